"""The bullets of a page: claims and anchors, with the dates and papers that they name.

A bullet ends in what it rests on, such as `(~2024-2025)` or `(~2507.21919, 2025-07)`. That is
taken out of the text only where all of it is understood: what else stands there is the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.dates import DateSpan, parse_date
from inquire.model import Anchor, Basis, Claim, Kind

Paper = ArxivId | MalformedId

_ADDRESS = r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/"
_DOI = r"(?:https?://)?(?:(?:dx\.)?doi\.org/)?10\.48550/arxiv\."
_ID = r"(?:\d{4}\.\d{3,6}|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?"
_MARKED = re.compile(
    rf"~?(?:arxiv(?: ?: ?| )|{_ADDRESS}|{_DOI})({_ID})(?:\.pdf)?(?!\w|\.\d)", re.IGNORECASE
)
_BARE = re.compile(rf"(?<![\w.,/$-])~? ?({_ID})(?!\w|[.,-]\d|/)", re.IGNORECASE)
LINK = re.compile(
    r"(?<!!)\[([^\[\]]{1,400})\]\(<?([^()<>\s]{1,400})>?\)|<(https?://[^<>\s]{1,400})>"
)
_NO_GLOSS = re.compile(r"arxiv|pdf|link|paper|preprint|source|here|\[?\d{1,3}\]?", re.IGNORECASE)
_BULLET_INSIDE = re.compile(" [\u2022\u25aa\u25cf] ")
_OWN = re.compile(r"[#?.]|/(?!/)|(?!www\.)[^:/]+(?:/|\.html?\b)", re.IGNORECASE)
_LABEL = re.compile(r"\*{0,2}(?:\[?C\d{1,3}[\]:.)]|\[\d{1,3}\])\*{0,2} +")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,300})[)\]](?=[.;,:\u2026]?$)")
_LAST = (
    _IN_BRACKETS,
    re.compile(r"\s*\|\s*([^|]{0,200})$"),
    re.compile(r"\s+(?:[\u2012-\u2015]|--?) +([^()\u2012-\u2015]{4,80}?)(?=[.;]?$)"),
)
_LONGEST_GROUP = 400
_MOST_GROUPS = 4
_OWN_WORDS = re.compile(r"undated|\d+(?: to \d+)? months? old|OVERDUE: .*|last verdict: .*")
_BASES = {**{basis.value: basis for basis in Basis}, "the library's own inference": Basis.INFERENCE}
_KINDS = {kind.value: kind for kind in Kind}
_DATES = re.compile(r"[(\[]([^()\[\]]{0,60})[)\]]")
_DATE_FIRST = re.compile(
    r"^[\s|,;:\u00b7\u2012-\u2015-]*((?:~? ?[A-Z][a-z]{2,8}\.?[ -])?~?\d{4}[\d~/\u2013-]{0,9})(?= *[|:,\u00b7\u2014])"
)
_DATED = re.compile(  # in brackets, or a month, or "about" a year: a number alone may be a count
    r"[(\[](?=[^()\[\]]*\b(?:19|20)\d\d)([^()\[\]]{4,40})[)\]][:,]? +(?=\w)"
    r"|(~(?:19|20)\d\d|~?(?:19|20)\d\d-\d\d)(?:: +| [\u2013\u2014|\u00b7] +)(?=\w)"
)
_EDGES = " \t:;,|\u00b7\u2012\u2013\u2014\u2015-*_~"


class Support(NamedTuple):
    """What a text rests on, as far as it says so."""

    date: DateSpan | None = None
    papers: tuple[Paper, ...] = ()
    kind: Kind = Kind.PERISHABLE
    basis: Basis | None = None


def bullets_in(words: str) -> list[str]:
    """The bullets of a list that was copied as one row."""
    return _BULLET_INSIDE.split(words)


def read_claim(words: str) -> Claim:
    """The claim in a bullet; papers named anywhere in its text count as its own."""
    text, support = with_support(_LABEL.sub("", unlinked(words), count=1), claim=True)
    if support.date is None and (first := _DATED.match(text)):
        dated = parse_date(first[1] or first[2])
        if isinstance(dated, DateSpan):
            text, support = text[first.end() :], support._replace(date=dated)
    return Claim(
        "",
        text,
        date=support.date,
        kind=support.kind,
        basis=support.basis,
        anchors=each_once((*support.papers, *papers_in(text))),
    )


def with_support(words: str, *, claim: bool = False) -> tuple[str, Support]:
    """A text without what it says at its end that it rests on, and that.

    Only of a `claim` the kind and the basis are known words.
    """
    text, support = words, Support()
    for pattern in _LAST:
        for _ in range(_MOST_GROUPS):
            start = max(0, len(text) - _LONGEST_GROUP)
            found = pattern.search(text[start:])
            read, whole = _read_support(found[1], support, claim) if found else (support, False)
            if whole or pattern is _IN_BRACKETS:
                support = read
            if not found or not whole:
                break
            text = text[: start + found.start()].rstrip() + text[start + found.end() :]
    return text.strip(), support


def _read_support(written: str, known: Support, claim: bool) -> tuple[Support, bool]:
    """What is known with these words added, and whether all of them were understood."""
    if not written.strip(_EDGES):  # an empty cell
        return known, True
    whole, dates = True, {known.date} - {None}
    for part in written.split(";"):
        own = claim and _OWN_WORDS.fullmatch(part.strip())
        for piece in map(str.strip, [] if own else re.split(r",| and ", part)):
            named = _MARKED.fullmatch(piece) or _BARE.fullmatch(piece)
            dated = None if named else parse_date(piece)
            if named:
                known = known._replace(papers=(*known.papers, parse_arxiv_id(named[1])))
            elif isinstance(dated, DateSpan):
                dates.add(dated)
            elif claim and piece in _KINDS:
                known = known._replace(kind=_KINDS[piece])
            elif claim and piece in _BASES:
                known = known._replace(basis=_BASES[piece])
            else:
                whole = False
    if len(dates) > 1:  # which of them is meant nobody can tell
        return known, False
    return known._replace(date=next(iter(dates), None)), whole


def read_anchors(words: str) -> tuple[Anchor, ...]:
    """The papers that a bullet lists, each with the month and the gloss given; () for no paper."""
    text = _LABEL.sub("", unlinked(words), count=1)
    pattern = _MARKED if _MARKED.search(text) else _BARE
    papers = each_once(parse_arxiv_id(found[1]) for found in pattern.finditer(text))
    text = pattern.sub("", text)
    date: DateSpan | None = None
    for found in [*_DATES.finditer(text)][::-1]:
        inside = found[1].strip(" ,;")
        support, whole = (
            _read_support(inside, Support(date), False) if inside else (Support(date), True)
        )
        if whole and not support.papers:
            date = support.date
            text = text[: found.start()] + text[found.end() :]
    first = _DATE_FIRST.match(text)
    dated = parse_date(first[1]) if first and date is None else None
    if first and isinstance(dated, DateSpan):
        date, text = dated, text[first.end() :]
    elif date is None:
        shorter, support = with_support(text)
        if not support.papers:
            text, date = shorter, support.date
    gloss = re.sub(r"\s+(?=[:;,.])", "", " ".join(text.split())).strip(_EDGES)
    return tuple(Anchor(paper, gloss=gloss, date=date) for paper in papers)


def papers_in(text: str) -> tuple[Paper, ...]:
    """The papers that a text names with a mark that says so: `arXiv:`, an address or a DOI."""
    return each_once(parse_arxiv_id(found[1]) for found in _MARKED.finditer(text))


def each_once(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers without repeats, whichever version each names."""
    found: dict[str, Paper] = {}
    for paper in papers:
        found.setdefault(paper.base if isinstance(paper, ArxivId) else paper.text, paper)
    return tuple(found.values())


def named(paper: Paper) -> str:
    """A paper as texts name it."""
    return f"arXiv:{paper if isinstance(paper, ArxivId) else paper.text}"


def unlinked(words: str) -> str:
    """A text with its links to arXiv as ids, and without those that lead to the page's own site."""
    return LINK.sub(_as_text, words) if "](" in words or "<http" in words else words


def site_unlinked(words: str) -> str:
    """A text without the links that lead to the page's own site."""
    return LINK.sub(_unless_own, words) if "](" in words else words


def paper_at(address: str) -> Paper | None:
    """The paper whose page on arXiv, or whose DOI, an address is."""
    found = _MARKED.fullmatch(address.partition("#")[0].partition("?")[0])
    return parse_arxiv_id(found[1]) if found else None


def linked_papers(words: str) -> Iterator[Anchor]:
    """The papers that a text links to; the link's text is the gloss, where it says anything."""
    for link in LINK.finditer(words):
        if paper := paper_at(link[2] or link[3]):
            yield Anchor(paper, gloss=_gloss_of(link))


def _gloss_of(link: re.Match[str]) -> str:
    text = link[1] or ""
    says = not (_MARKED.search(text) or _BARE.search(text) or _NO_GLOSS.fullmatch(text))
    return text if says else ""


def _as_text(link: re.Match[str]) -> str:
    address = link[2] or link[3]
    if paper := paper_at(address):
        gloss = _gloss_of(link)
        return f"{gloss} ({named(paper)})" if gloss else named(paper)
    return _unless_own(link)


def _unless_own(link: re.Match[str]) -> str:
    return link[1] if link[2] and _OWN.match(link[2]) else link[0]


def merged(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """The anchors, each paper once, with all glosses and the first month that were given for it."""
    found: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        paper = anchor.arxiv
        found.setdefault(paper.base if isinstance(paper, ArxivId) else paper.text, []).append(
            anchor
        )
    return tuple(
        same[0]._replace(
            gloss="; ".join(dict.fromkeys(each.gloss for each in same if each.gloss)),
            date=next((each.date for each in same if each.date), None),
        )
        for same in found.values()
    )
