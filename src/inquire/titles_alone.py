"""Titles cited with no id or address: in reference entries, with author and year, in rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquire.bibliography import DATE, Named, named, year_of
from inquire.bibtex import claimed_in_bibtex
from inquire.claimed import Claimed
from inquire.claimed_beside import entry_alone
from inquire.claimed_rows import row_alone
from inquire.location import Span
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import Shape, clean, shape

_QUOTED = r"[\"\u201c\u201e\u00ab*_]([^\"\u201c\u201d\u201e\u00ab\u00bb*_\n]{10,300})[\"\u201d\u201c\u00bb*_]"
_MARKS = '"\u201c\u201e\u00ab*_'
_QUOTES = re.compile(f"[{_MARKS}]")
_BEFORE = re.compile(
    rf"((?-i:[^\W\d_a-z])[^\n.;:()\"\u201c\u201d]{{1,80}}(?:\bet al\.)?)\s?\(({DATE})\)['\u2019s]{{0,2}}[,.]?\s{{1,2}}[*_]?{_QUOTED}",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"{_QUOTED}[*_]?,?\s{{1,2}}\(([^\n();\"]{{2,80}}?)[,\s]{{1,2}}({DATE})\)", re.IGNORECASE
)
_WHOLE_ITEM = re.compile(
    rf"[*_\"\u201c]{{1,3}}(?=\S)([^\n]{{10,300}}?)(?<=\S)[*_\"\u201d]{{1,3}},?\s"
    rf"(?:\(([^()\n]{{2,80}}?)(?:,?\s({DATE}))?\)|by\s([^\n.;()]{{2,80}}?))[.,]?\s{{0,20}}\Z",
    re.IGNORECASE,
)
_OTHER_WORDS = re.compile(
    r"\b(?:by|in|of|see|from|unlike|and|while)\s(?=[A-Z][^,]*\bet al)|,\s(?=[A-Z][^,]*\bet al)"
)


def titles_alone(text: str, block: Block, names: frozenset[str]) -> Iterator[Claimed]:
    """The titles that a block cites which names no paper by id or address."""
    if block.kind is Kind.TABLE:
        claimed = row_alone(text, block, names)
        if claimed.title:
            yield claimed
    elif block.kind is Kind.ENTRY:
        claimed = claimed_in_bibtex(text, block) or entry_alone(text, block, names)
        dated = claimed.year and claimed.span and text[claimed.span.start - 1] in _MARKS
        told = claimed.authors.names or dated or shape(claimed.title, names) is Shape.STRONG
        if claimed.title and told:
            yield claimed
    elif block.kind is Kind.ITEM and (item := _whole_item(text, block, names)):
        yield item
    elif block.kind not in (Kind.HEADING, Kind.CODE):
        yield from _with_authors(text, block, names)


def _whole_item(text: str, block: Block, names: frozenset[str]) -> Claimed | None:
    """`**Title** (Ibrahim & Rocher)` or `*Title* by Ibrahim and Rocher`, as all that an item has."""
    if block.end - block.start > 450 or text[block.start : block.start + 1] not in _MARKS:
        return None
    found = _WHOLE_ITEM.match(text, block.start, block.end)
    authors = named(found[2] or found[4]) if found else Named()
    title = clean(found[1]) if found and authors.names else ""
    telling = authors.sure or (found and found[2] and ": " in title)
    if not found or not telling or shape(title, names) is not Shape.STRONG:
        return None
    return Claimed(title, Span(*found.span(1)), authors, year_of(found[3] or ""), True, True)


def _with_authors(text: str, block: Block, names: frozenset[str]) -> Iterator[Claimed]:
    """`Cheng et al. (2025), "Title"` and `"Title" (Cheng et al., 2025)`."""
    if not _QUOTES.search(text, block.start, block.end):
        return
    for pattern, (who, when, what) in ((_BEFORE, (1, 2, 3)), (_BEHIND, (2, 3, 1))):
        for match in pattern.finditer(text, block.start, block.end):
            title = clean(match[what])
            authors = named(_OTHER_WORDS.split(match[who])[-1])
            if authors.sure and shape(title, names) is Shape.STRONG:
                span = Span(*match.span(what))
                yield Claimed(title, span, authors, year_of(match[when]), True, True)
