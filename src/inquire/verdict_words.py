"""Verdicts as people and models write them: `No_New_Evidence`, `**holds** (weaker)`.

One word was asked for and more comes back. What begins with a verdict says it, whatever
qualifies it behind; a denial, a condition, a question or two different verdicts say none, since
what an answer did not say must not go into a history.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from inquire.model import Verdict

JOINT = r"[\s_\\\-\u2010-\u2015]{1,3}"
WORD = (
    r"(?:holds|relaxed|contradicted|superseded|untestable"
    rf"|no{JOINT}new{JOINT}evidence|not{JOINT}searched)"
)
_ALONE = re.compile(rf"(?<!\w)(?<!\w[-\u2010\u2011]){WORD}(?!\w|-\w)", re.IGNORECASE)
_BEFORE = re.compile(
    r"[\W_]*(?:(?:still|now|clearly|fully|strongly|firmly|verdict|is|was|been|has|the|this|claim"
    r"|it)(?!\w)[\W_]*){0,4}",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"[\W_]{0,4}(?:\?|(?:or|nor|if|unless|only|when|where|whether|but not|in part|part(?:ly|ially)"
    r"|mostly|somewhat)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\.(?=[\s*_`)]|$)|[;\n\u2014]|:(?=[\s*_`])|\s[-\u2013]{1,2}\s")
_NAMED = re.compile(r"[\W_]{0,8}(?:verdict|status)[*_` ]{0,4}[:=\uff1a]", re.IGNORECASE)
_REMARK = re.compile(r"[\W_]*(?:\([^()]*\))?[\W_]*")
_LETTER = re.compile(r"[^\W_]")
_LISTED = 3
_LONGEST = 160


class Stated(NamedTuple):
    """What stands where a verdict should: the verdict, or None and the words that are none.

    `start` and `end` are the place of the verdict, or of what stands there.
    """

    verdict: Verdict | None
    said: str
    start: int
    end: int


def verdicts(text: str, start: int, end: int) -> Iterator[Stated]:
    """Every verdict word in a stretch of text, whatever is said of it."""
    for found in _ALONE.finditer(text, start, end):
        word = re.sub(JOINT, "-", found[0].lower())
        yield Stated(Verdict(word), "", found.start(), found.end())


def stated(text: str, start: int, end: int) -> Stated | None:
    """What a cell or a value says in its first clause; None where it is empty.

    None, too, for a list of the verdicts that were allowed.
    """
    named = _NAMED.match(text, start, end)
    start = named.end() if named else start
    first = _LETTER.search(text, start, end)
    if first is None:
        return None
    stop = _clause_end(text, first.start(), end)
    word = next(verdicts(text, start, end), None)
    if word and word.start >= stop:
        word = None
    stop = _clause_end(text, word.end, end) if word else stop
    found = list(verdicts(text, start, stop))
    different = {one.verdict for one in found}
    if len(different) >= _LISTED:
        return None
    if word and len(different) == 1 and _is_plain(text, start, word, stop):
        return word
    return Stated(None, shown(text[start:stop]), first.start(), stop)


def exactly(text: str, start: int, end: int) -> Stated | None:
    """The verdict that a stretch consists of, marks and a remark in parentheses aside."""
    before = _BEFORE.match(text, start, end)
    word = _ALONE.match(text, before.end(), end) if before else None
    if word is None or end - word.end() > _LONGEST:
        return None
    if _TURNED.match(text, word.end(), end) or not _REMARK.fullmatch(text, word.end(), end):
        return None
    return next(verdicts(text, word.start(), end))


def agreed(statements: list[Stated]) -> Stated | None:
    """What several statements come to: their verdict where they agree, else all that was said."""
    if not statements:
        return None
    told = dict.fromkeys(one.verdict.value if one.verdict else one.said for one in statements)
    last = statements[-1]
    if len(told) == 1:
        return last
    return Stated(None, " / ".join(told)[:_LONGEST], last.start, last.end)


def shown(text: str) -> str:
    """Words for `said` or a reason: on one row, without marks round them."""
    return " ".join(text[: 4 * _LONGEST].split()).strip(" .*_`|[]<>~→:-–—")[:_LONGEST]


def _is_plain(text: str, start: int, word: Stated, stop: int) -> bool:
    before = _BEFORE.match(text, start, word.start)
    covered = before is not None and before.end() == word.start
    return covered and not _TURNED.match(text, word.end, min(stop + 1, len(text)))


def _clause_end(text: str, start: int, end: int) -> int:
    found = _CLAUSE.search(text, start, end)
    return found.start() if found else end
