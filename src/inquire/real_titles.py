"""The real title of a paper cited, where it stands beside its id, however it is set.

What an answer claims as a title is read before anybody knows the paper, by form and place, and
people set titles in more ways than any reader knows. Once a catalog has told of the paper, its
title can be looked for instead: where it stands with the id, and with no other paper's, nothing
else was meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.authors import first_author_agrees
from inquire.cited import Citation
from inquire.evidence import Absent, Evidence, Paper
from inquire.location import Span
from inquire.real_authors import named_beside
from inquire.title_words import fold
from inquire.word_weights import stems, telling

_ROW = re.compile(r"([ \t>]*)(#{1,6}[ \t])?([^\n]*)\n?")
_JOINT = re.compile(
    r"[\"\u201d\u00bb\u300d\u300f\u300b*_`'\u2019}]{0,4}\s{0,2}(?:\]\(<?|[(\[\uff08]{1,2})\s?"
    r"(?:(?:preprint|e-?print|at|doi:?)\s)?\Z",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"[\[\"\u201c\u201e\u00ab\u300c\u300e\u300a*_]([^\[\]\"\u201c-\u201e\u00ab\u00bb\u300a-\u300f*_\n]{6,160})"
    r"[\]\"\u201d\u00bb\u300d\u300f\u300b*_]{1,3}[\s(\[<\uff08]{1,3}\Z"
)
_BRACKET_BEHIND = re.compile(r"[)\]}]{0,2}\s?[(\[{][^)\]}\n]{2,80}")
_MAIN = re.compile(r"\A([^:]+): (?!\d)")
_APART = re.compile(r"\brespectively\b", re.IGNORECASE)
_FAR = 1_500
"""Characters on either side of an id beyond which no title is its own."""
_NEAR = 320
_ROWS = 40
_MOST = 40
_TELLING = 8


def with_real_titles(
    cited: Sequence[Citation], text: str, evidence: Mapping[str, Evidence]
) -> Iterator[Citation]:
    """The citations, each with the real title of its paper where that stands beside it.

    Where no title is claimed, its real first author confirms it, too.
    """
    missing = {paper for paper, told in evidence.items() if isinstance(told, Absent)}
    places = _Places(text, cited, missing)
    newest = {paper.id: paper.title for paper in evidence.values() if isinstance(paper, Paper)}
    for index, one in enumerate(cited):
        paper = evidence.get(one.paper.base) if isinstance(one.paper, ArxivId) else None
        if not isinstance(paper, Paper):
            yield one
            continue
        titles = [paper.title, *(title for _, title in paper.earlier_titles)]
        fits = one.title in titles or (one.title and fold(one.title) in map(fold, titles))
        apart = places.names_apart(one.unit)  # what stands nearest to an id may be another's title
        if fits and not apart:
            yield one._replace(sure=True)
        elif joined := "" if apart else places.title_joined(one, titles):
            firm = one.firm and not one.title
            yield one._replace(title=joined, sure=True, firm=firm)
        elif found := "" if apart else places.title_beside(index, titles):
            firm = one.firm and not one.title  # authors read beside another title may be none
            yield one._replace(title=found, sure=True, firm=firm)
        elif places.in_order(one.unit, newest):
            yield one._replace(title=paper.title, sure=True, firm=False)
        elif apart:
            yield one._replace(title="", sure=False, firm=False)
        elif one.title or one.firm or first_author_agrees(one.authors, paper.authors):
            yield one
        else:
            found_authors = places.named_beside(index, paper.authors)
            yield one._replace(authors=found_authors or one.authors)


class _Places:
    """A text's rows, and the citations in them."""

    def __init__(self, text: str, cited: Sequence[Citation], missing: Container[str]) -> None:
        self._text = text
        self._missing = missing
        self._papers = [one for one in cited if one.paper is not None]
        self._starts = [one.start for one in self._papers]
        self._cited = cited
        self._apart = _APART.search(text) is not None
        self._rows: list[Span] = []
        self._indents: list[int] = []
        self._headings: list[int] = []

    def title_joined(self, one: Citation, titles: Sequence[str]) -> str:
        """One of the titles that stands right before an id in brackets, or the first part of one.

        A part, which ends where the colon is, must tell the paper and have four words, or stand in
        marks or be the text of the link; it counts where nothing else is claimed.
        """
        before = self._text[max(0, one.start - _NEAR) : one.start]
        joint = _JOINT.search(before, max(0, len(before) - 24))
        folded = f" {fold(before[: joint.start()])}" if joint else ""
        for title in titles if joint else ():
            own = fold(title)
            if len(own) >= _TELLING and folded.endswith(f" {own}"):
                return title
        marked = _MARKED.search(before) if joint and not one.title else None
        part = fold(marked[1]) if marked else ""
        for main in filter(None, map(_MAIN.match, titles)):
            own = fold(main[1])
            whole = part == own or (own.count(" ") > 2 and folded.endswith(f" {own}"))
            if not one.title and whole and " " in own and telling(stems(own)):
                return main[1]  # and no name of a method
        return ""

    def named_beside(self, index: int, authors: Sequence[str]) -> tuple[str, ...]:
        """The first of the authors, as named in the row of an id and not beyond another."""
        self._read_rows()
        one = self._cited[index]
        row = self._rows[bisect_right(self._rows, one.start, key=lambda row: row.start) - 1]
        last = self._cited[index - 1].end if index else 0
        low = max(row.start, last, one.start - _NEAR)
        following = self._cited[index + 1].start if index + 1 < len(self._cited) else row.end
        high = min(row.end, following, one.end + _NEAR)
        if any(map(str.isalnum, self._text[row.start : one.start])):
            bracket = _BRACKET_BEHIND.match(self._text, one.end, row.end)
            high = bracket.end() if bracket else one.end
        return named_beside(self._text[low : one.start], authors) or (
            named_beside(self._text[one.end : high], authors)
        )

    def title_beside(self, index: int, titles: Sequence[str]) -> str:
        """One of the titles that stands with a citation and with no other, or nothing."""
        one = self._cited[index]
        claimed = bool(one.title) and one.sure
        for number, unit in enumerate(self._units(one)):
            if claimed and number > 1:
                break
            if self._alone(one, unit, wide=number > 1):
                near = Span(max(unit.start, one.start - _FAR), min(unit.end, one.end + _FAR))
                folded = self._folded(near)
                for title in titles:
                    if _place(title, folded) >= 0:
                        return title
        return ""

    def names_apart(self, unit: Span) -> bool:
        """Whether a unit first names several papers and then gives their ids."""
        if not self._apart:
            return False
        return len(self._inside(unit)) > 1 and bool(_APART.search(self._text, *unit))

    def in_order(self, unit: Span, titles: Mapping[str, str]) -> bool:
        """Whether the titles of all papers cited in a unit stand in it, in the order of the ids."""
        cited = self._inside(unit)
        inside = dict.fromkeys(map(_bare, cited))
        if len(cited) == _MOST or len(inside) < 2 or not inside.keys() <= titles.keys():
            return False
        folded = self._folded(unit)
        places = [_place(titles[paper], folded) for paper in inside]
        return places[0] >= 0 and all(one < two for one, two in pairwise(places))

    def _folded(self, span: Span) -> str:
        return f" {fold(self._text[span.start : span.end])} "

    def _inside(self, unit: Span) -> list[Citation]:
        """The papers cited in a stretch; of very many the first."""
        first, last = bisect_left(self._starts, unit.start), bisect_left(self._starts, unit.end)
        return self._papers[first : min(last, first + _MOST)]

    def _alone(self, one: Citation, unit: Span, *, wide: bool) -> bool:
        """Whether no other paper is cited in a stretch; in a `wide` one, nor this one described."""
        inside = self._inside(unit)
        if len(inside) == _MOST:
            return False
        if wide and any(each.title and each.start != one.start for each in inside):
            return False
        if not one.title:  # what is not there has no title
            inside = [each for each in inside if not self._is_missing(each)]
        return len({_bare(each) for each in inside} | {_bare(one)}) == 1

    def _is_missing(self, one: Citation) -> bool:
        return isinstance(one.paper, MalformedId) or _bare(one) in self._missing

    def _units(self, one: Citation) -> Iterator[Span]:
        """What a citation stands in, from the least on: its row, block, item, paragraph and section."""
        self._read_rows()
        at = bisect_right(self._rows, one.start, key=lambda row: row.start) - 1
        yield self._rows[at]
        yield one.unit
        yield from self._outline(at)
        yield self._together(at)
        yield self._section(at)

    def _outline(self, at: int) -> Iterator[Span]:
        """The items above that hold a row, each with all that is below it."""
        indent = self._indents[at]
        for above in range(at - 1, max(-1, at - _ROWS), -1):
            if -1 < self._indents[above] < indent:
                indent, below = self._indents[above], above + 1
                while below < len(self._rows) and not -1 < self._indents[below] <= indent:
                    below += 1
                yield Span(self._rows[above].start, self._rows[below - 1].end)

    def _together(self, at: int) -> Span:
        """The rows round one up to the next empty ones."""
        low = high = at
        while low > max(0, at - _ROWS) and self._indents[low - 1] >= 0:
            low -= 1
        while high < min(len(self._rows) - 1, at + _ROWS) and self._indents[high + 1] >= 0:
            high += 1
        return Span(self._rows[low].start, self._rows[high].end)

    def _section(self, at: int) -> Span:
        """The heading above a row, and all up to the next."""
        after = bisect_right(self._headings, at)
        start = self._rows[self._headings[after - 1]].start if after else 0
        ends = after < len(self._headings)
        return Span(start, self._rows[self._headings[after]].start if ends else len(self._text))

    def _read_rows(self) -> None:
        if self._rows:
            return
        for found in _ROW.finditer(self._text):
            if found[2]:
                self._headings.append(len(self._rows))
            self._rows.append(Span(*found.span()))
            self._indents.append(len(found[1].expandtabs(4)) if found[3].strip() else -1)


def _place(title: str, folded: str) -> int:
    """Where a title stands in a folded text, or -1; one that is too short to tell is not there."""
    sought = fold(title)
    return folded.find(f" {sought} ") if len(sought) >= _TELLING else -1


def _bare(one: Citation) -> str:
    return one.paper.base if isinstance(one.paper, ArxivId) else str(one.paper)
