"""The authors that stand beside an id or a title, and whether they can only be that paper's.

`Ibrahim et al. (2025, arXiv:…)` says who wrote it; `unlike Smith et al. (2024), arXiv:…` does
not. What is not sure helps to confirm a paper and never to doubt one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inquire.bibliography import DATE, GONE, Named, behind, named, year_of
from inquire.location import Span
from inquire.marked_text import MarkedText

_NAME = r"[^\W\d_a-z][\w'\u2019-]{1,30}"
_PARTICLES = r"(?:(?:van|von|de|der|den|del|di|da|du|la|le|al|el|ter|ten) ){0,3}"
_MENTIONED = re.compile(
    rf"(?<![\w-])({_PARTICLES}{_NAME}(?:,? (?:and|&) {_NAME})?)"
    r"(?:,? et\.? al\b\.?|(?:['\u2019]s)? and (?:colleagues|co-?workers))"
    rf"|(?<![\w-])({_NAME}(?:, {_NAME}){{0,4}},? (?:and|&) {_PARTICLES}{_NAME})(?= ?[(\[]?(?:(?:19|20)\d\d|{GONE}))"
)
_ONE = re.compile(
    rf"([^\W\d_a-z](?<![\w-].)[\w'\u2019-]{{1,30}}(?: {_NAME})?) ?\((?:((?i:{DATE})),? )?\Z"
)
_UNDOUBTED = re.compile(r"\bet\.? al\b|colleagues|(?<![^\W\d_])[^\W\d_a-z]\.")
_SEVERAL = re.compile(r" al\b| and |&")
_IN_PAREN = re.compile(
    rf"\(([^()]{{2,100}}?)[,;]?\s{{0,2}}({DATE})?[,;:]?\s{{0,2}}(?:preprint\s)?[\[\s]{{0,2}}\Z",
    re.IGNORECASE,
)
_PAREN_BEHIND = re.compile(rf"[)\]]?\s?\(([^()]{{2,100}}?)[,;]?\s{{0,2}}({DATE})?\)", re.IGNORECASE)
_BY_BEHIND = re.compile(
    rf"[)\]]?\s?,?\s?by ([^().;]{{2,100}}?(?:\bet al\.)?)(?:[\s,(]{{1,3}}({DATE})|(?=[;)]|\.(?<!al\.)|\Z)|(?<=al\.)(?!\s(?:in\s)?[\"\u201c*_]))",
    re.IGNORECASE,
)
_JOINT = re.compile(rf"\s?([(\[]?)({DATE})?[)\]]?(,?)[;,]?\s?([(\[]?)\Z", re.IGNORECASE)
_SENTENCE = re.compile(
    r"[.!?](?<!\bal.)(?<!\b[A-Z].)[\"\u201d)\]*_]{0,3}\s{1,3}(?=[^\Wa-z\s]|[\"\u201c(\[*])"
)
_BREAK = re.compile(r"[\n;:().](?<!\b[A-Z]\.)")
_OTHER_WORDS = re.compile(r"\b(?:by|in|of|see|from|while|and)\s(?=.*\bet al)")
_BEHIND_NAMES = re.compile(
    rf"(\bet al\.)?[\s,]{{0,3}}\(?({DATE})?\)?[,:]?\s{{0,2}}[(\[*]{{0,3}}\Z", re.IGNORECASE
)
_NEXT = re.compile(r"[\w.,](?:\s?,)?\s(?:in\s)?[\"\u201c\u201e\u00ab*_]{1,3}(?=\w)")
"""What stands between names and the title of another paper, whose they are."""


class Authors(NamedTuple):
    """Who is named beside an id, and when; `firm` where only this paper's can stand there."""

    names: Named = Named()
    year: int | None = None
    firm: bool = False


def authors_beside(marked: MarkedText, place: Span, low: int, high: int, *, alone: bool) -> Authors:
    """The authors beside the id at that place; no other paper is named between low and high.

    `alone` says that none is named in the whole block: then a name in the same sentence may be
    its author's.
    """
    left = marked.at(max(low, place.start - 160), place.start)
    right = marked.at(place.end, min(high, place.end + 160))
    for found in (_IN_PAREN.search(left), _PAREN_BEHIND.match(right), _BY_BEHIND.match(right)):
        names = named(found[1]) if found else Named()
        if found and names.names and (names.sure or found[2] or found.re is _BY_BEHIND):
            firm = names.sure and bool(found[2] or _UNDOUBTED.search(found[1]))
            return Authors(names, year_of(found[2] or ""), firm)
    beside = _joined(left) or _one(left)
    return beside or (_in_sentence(marked, place) if alone else Authors())


def _joined(left: str) -> Authors | None:
    """`Ibrahim et al. (arXiv:…)`, `Ibrahim et al. (2025, arXiv:…)`; with a comma it is not sure."""
    if not _SEVERAL.search(left):
        return None
    everyone = list(_MENTIONED.finditer(left + GONE))
    if not everyone:
        return None
    last = everyone[-1]
    joint = _JOINT.fullmatch(left, last.end()) if last.end() <= len(left) else None
    if not joint:
        return None
    opened = joint[4] or (
        joint[1] and left[last.end() :].count(joint[1]) > _closings(left[last.end() :])
    )
    undoubted = joint[2] or _UNDOUBTED.search(last[0])
    firm = bool(opened and undoubted) and len(everyone) == 1
    names = named(last[1] or last[2])
    return Authors(Named(names.names, True), year_of(joint[2] or ""), firm) if names.names else None


def _one(left: str) -> Authors | None:
    """`Jane Smith (arXiv:…)`, which may be an author and as well a model."""
    one = _ONE.search(left) if "(" in left[-40:] else None
    names = named(one[1]) if one else Named()
    return Authors(names, year_of(one[2] or "")) if one and names.names else None


def _closings(text: str) -> int:
    return text.count(")") + text.count("]")


def _in_sentence(marked: MarkedText, place: Span) -> Authors:
    """The one author named in the sentence, who may be this paper's."""
    start, end = max(marked.low, place.start - 300), min(marked.high, place.end + 300)
    if not _SEVERAL.search(marked.at(start, end)):
        return Authors()
    for stop in _SENTENCE.finditer(marked.text, start - marked.low, place.start - marked.low):
        start = stop.end() + marked.low
    stop_behind = _SENTENCE.search(marked.text, place.end - marked.low, end - marked.low)
    if stop_behind:
        end = stop_behind.start() + marked.low
    everyone = list(_MENTIONED.finditer(marked.at(start, end)))
    if len(everyone) != 1:
        return Authors()
    names = named(everyone[0][1] or everyone[0][2])
    return Authors(Named(names.names, True))


def names_before(marked: MarkedText, start: int, low: int) -> tuple[Named, int | None]:
    """Names and year that stand before a place, no further off than `low`, where they are surely names."""
    lead = marked.at(max(low, start - 120), start)
    found = _BEHIND_NAMES.search(lead, max(0, len(lead) - 50))
    assert found  # nothing at all, at least
    begin = max((mark.end() for mark in _BREAK.finditer(lead, 0, found.start())), default=0)
    written = lead[begin : found.end(1) if found[1] else found.start()]
    names = named(_OTHER_WORDS.split(written)[-1])
    return (names, year_of(found[2] or "")) if names.sure else (Named(), None)


def names_behind(marked: MarkedText, end: int, high: int) -> tuple[Named, int | None]:
    """Names and year that stand behind a place, such as `(Ibrahim et al., 2025)`."""
    low = marked.low
    tail = behind(marked.text, end - low, min(high, end + 200) - low)
    if tail.names.names and _NEXT.search(marked.text, end - low, tail.at + 8):
        return Named(), None
    if tail.names.sure or (tail.names.names and tail.year):
        return tail.names, tail.year
    joined = marked.at(end, end + 2).strip()[:1] in ("(", ",")
    return Named(), tail.year if joined else None
