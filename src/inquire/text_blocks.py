"""The blocks of an answer's Markdown: what stands together, and what a table's columns hold.

What is claimed of a paper stands in the same list item, table row, reference entry or paragraph
as its id. No Markdown parser is used: none says where in the text a list item stands, and chat
pages break the rules (rows of a table without bars, entries without a list) in ways that people
read without trouble.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from inquire.location import Span
from inquire.table_cells import (
    BARS,
    cells_in,
    comma_cells,
    heads_commas,
    is_rule,
    roles_of,
    separator,
    wraps,
)

_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_QUOTE = re.compile(r"[ \t]{0,8}(?:>[ \t]?){1,8}")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_ITEM = re.compile(
    r"(?:[-*+\u2022\u2023\u25e6\u25aa\u00b7\u2013]|(\d{1,3})[.)]|\(\d{1,3}\)|[a-z][.)]|\([a-z]\))[ \t]+"
)
_LABEL = re.compile(
    r"(?:\\?\[(\d{1,3}|[A-Z][A-Za-z+]{0,12}\d{2}[a-z]?)\\?\](?!\()|\[\^([^\]\s]{1,20})\]"
    r"|([\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}))(:)?[ \t]*"
)
_BIBTEX = re.compile(r"[ \t]*@[A-Za-z]{1,20}[ \t]*\{[ \t]*([^\s,{}]{0,60})")
_SOURCES = re.compile(
    r"(?:(?:\d{1,2}|[ivx]{1,4})[.)][ \t]+)?"
    r"(?:(?:key|main|selected|full|cited|all|list of|primary|numbered)[ \t]+)?"
    r"(?:references?(?: list| cited)?|sources?(?: cited| consulted| used)?|works cited|cited works"
    r"|bibliography|citations?|literature(?: cited)?|(?:foot|end)notes|further reading"
    r"|papers(?: cited)?|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|referencias"
    r"|fuentes|bibliograf[i\u00ed]a|r[e\u00e9]f[e\u00e9]rences|bibliographie"
    r"|\u53c2\u8003\u6587\u732e|\u5f15\u7528)"
    r"(?:[ \t]*\([^()\n]{0,40}\))?",
    re.IGNORECASE,
)
_LONGEST_ROW = 5000  # with commas
_SUPERSCRIPTS = str.maketrans(
    "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", "1230456789"
)
_MARKED = re.compile(
    r"arxiv|https?://|\bdoi\b|10\.\d{4}|\d{4}\.\d{4,5}|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_STARTS_ENTRY = re.compile(r"[^\W\d_a-z][^,\n]{0,40},|[^\W\d_a-z]\.|.{1,60}\bet al", re.DOTALL)


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ENTRY = "entry"
    HEADING = "heading"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"


class Block(NamedTuple):
    """A stretch of text that stands together, from behind its bullet or label to its end.

    A paragraph may be several rows long; of a table, a quotation and code each row is a block of
    its own. `label` is a reference entry's, with its `^` where that is a footnote; `parent` is
    the index of the item above. `cells` are a table row's, and `roles` what the table's header
    says that they hold (`title paper authors year id` or nothing). `sources` says that a heading
    such as References stands above.
    """

    start: int
    end: int
    kind: Kind
    label: str = ""
    parent: int = -1
    cells: tuple[Span, ...] = ()
    roles: tuple[str, ...] = ()
    sources: bool = False


def blocks(text: str) -> list[Block]:
    """The blocks of a Markdown or plain text, in order, without overlap."""
    reading = _Reading(text)
    for start, end in _rows(text):
        reading.row(start, end)
    return reading.blocks


def _rows(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


class _Reading:
    """The blocks read so far, and what the next row needs to know of those above it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.open = False  # whether a row of plain text goes on with the last block
        self.gap = False  # whether a blank row stands between them
        self.items: list[tuple[int, int]] = []  # indentation and index of the items above
        self.fenced = False
        self.braces = 0  # open ones of a BibTeX entry
        self.sources = 0  # level of the heading such as References, 0 where there is none
        self.roles: tuple[str, ...] | None = None  # of the table being read
        self.commas = False  # whether commas part its cells

    def row(self, start: int, end: int) -> None:
        text = self.text
        if self.braces > 0:
            self._more_bibtex(start, end)
            return
        body = text[start:end]
        if not body or body.isspace():
            self.gap, self.roles = True, None
            self.open = self.open and self.blocks[-1].kind in (Kind.ITEM, Kind.ENTRY)
            return
        if ("```" in body or "~~~" in body) and _FENCE.match(body):
            self.fenced, self.open, self.roles = not self.fenced, False, None
            return
        if "@" in body and (bibtex := _BIBTEX.match(body)):
            self._add(Block(start, start, Kind.ENTRY, bibtex[1]))
            self._more_bibtex(start, end)
            return
        quote = _QUOTE.match(body) if ">" in body else None
        at = start + (quote.end() if quote else 0)
        if self._table_row(at, end):
            return
        self.roles = None
        if self.fenced:
            self._add(Block(at, end, Kind.CODE, sources=bool(self.sources)))
        elif not self._heading(at, end):
            self._prose(at, end, bool(quote))

    def _add(self, block: Block, *, go_on: bool = False) -> None:
        self.blocks.append(block)
        self.open, self.gap = go_on, False

    def _more_bibtex(self, start: int, end: int) -> None:
        body = self.text[start:end]
        self.braces += body.count("{") - body.count("}")
        self.blocks[-1] = self.blocks[-1]._replace(end=end)
        if not body.strip() or body.lstrip().startswith("```"):
            self.braces = 0  # never closed
        self.open = False

    def _heading(self, start: int, end: int) -> bool:
        text = self.text
        heading = _HEADING.match(text, start, end)
        bare = text[start:end].strip(" \t*_#:\r") if end - start < 80 else ""
        named = bool(bare) and _SOURCES.fullmatch(bare) is not None
        if not heading and not named:
            return False
        level = len(heading[1]) if heading else 6
        if named:
            self.sources = level
        elif level <= self.sources:
            self.sources = 0
        self.items.clear()
        self._add(Block(heading.end() if heading else start, end, Kind.HEADING))
        return True

    def _table_row(self, start: int, end: int) -> bool:
        """Take a row of cells; whether it was one."""
        text, last = self.text, self.blocks[-1] if self.blocks else None
        if last and last.kind is Kind.TABLE and wraps(text, Span(last.start, last.end), start):
            self.blocks[-1] = last._replace(end=end, cells=cells_in(text, last.start, end, "|"))
            return True
        self.commas = heads_commas(text, start, end) or (self.commas and self.roles is not None)
        if self.commas:
            return self._comma_row(start, end)
        row = text[start:end]
        if "|" not in row and "\t" not in row:
            return False
        item = _ITEM.match(text, start + _indent(text, start, end), end)
        at = item.end() if item else start
        sign = separator(text, start, at, end)
        if sign in BARS and is_rule(text, start, end):
            if last and last.kind is Kind.TABLE and not self.roles:
                self.roles = roles_of(text, last.cells)
                self.blocks[-1] = last._replace(roles=("header",) * len(last.cells))
            return True
        cells = cells_in(text, at, end, sign) if sign else ()
        if not sign or (sign not in BARS and len(cells) < 2):
            return False
        roles = self.roles or ()
        if self.roles is None:
            found = roles_of(text, cells)
            self.roles = found if sum(map(bool, found)) > 1 else ()
            roles = ("header",) * len(cells) if self.roles else ()
        self._add(Block(at, end, Kind.TABLE, cells=cells, roles=roles, sources=bool(self.sources)))
        return True

    def _comma_row(self, start: int, end: int) -> bool:
        """Take a row of a table with commas; one with other cells than the header is none."""
        cells = comma_cells(self.text, start, end) if end - start < _LONGEST_ROW else ()
        if self.roles is None or heads_commas(self.text, start, end):
            self.roles, roles = roles_of(self.text, cells), ("header",) * len(cells)
        elif len(cells) == len(self.roles):
            roles = self.roles
        else:
            return False
        sources = bool(self.sources)
        self._add(Block(start, end, Kind.TABLE, cells=cells, roles=roles, sources=sources))
        return True

    def _prose(self, start: int, end: int, quoted: bool) -> None:
        text, kind = self.text, Kind.QUOTE if quoted else Kind.PARAGRAPH
        width = _indent(text, start, end)
        at = start + width
        item = _ITEM.match(text, at, end)
        label = _LABEL.match(text, item.end() if item else at, end)
        if label and (item or self._is_entry(label, end)):
            name = label[1] or (label[2] and "^" + label[2]) or label[3].translate(_SUPERSCRIPTS)
            self.items.clear()
            self._add(Block(label.end(), end, Kind.ENTRY, name, sources=True), go_on=True)
        elif item:
            self._item(width, item, end)
        elif self.open and self._goes_on(width, start, end, quoted):
            self.blocks[-1] = self.blocks[-1]._replace(end=end)
            self.gap = False
        elif self.sources and not quoted:
            self.items.clear()
            self._add(Block(at, end, Kind.ENTRY, sources=True), go_on=True)
        else:
            self.items.clear()
            self._add(Block(at, end, kind), go_on=not quoted)

    def _is_entry(self, label: re.Match[str], end: int) -> bool:
        """Whether a row with a label in front is an entry, and no sentence that begins with one."""
        follows = self.text[label.end() : label.end() + 1]
        if label[2]:
            return bool(label[4])
        if self.sources or label[4]:
            return True
        whole = self.text[label.end() : end]
        sentence = follows.islower() and not _MARKED.match(whole)
        return bool(label[1]) and not sentence and bool(_MARKED.search(whole))

    def _item(self, width: int, item: re.Match[str], end: int) -> None:
        while self.items and self.items[-1][0] >= width:
            self.items.pop()
        parent = self.items[-1][1] if self.items else -1
        self.items.append((width, len(self.blocks)))
        top = self.sources and parent < 0
        kind = Kind.ENTRY if top else Kind.ITEM
        label = (item[1] or "") if top else ""
        block = Block(item.end(), end, kind, label, parent, sources=bool(self.sources))
        self._add(block, go_on=True)

    def _goes_on(self, width: int, start: int, end: int, quoted: bool) -> bool:
        """Whether a row of plain text belongs to the block above it."""
        last = self.blocks[-1]
        if quoted or (self.gap and (width < 2 or not self.items)):
            return False
        if last.kind is Kind.ENTRY and not last.label and not self.items:
            above = self.text[max(last.start, last.end - 600) : last.end]
            if _MARKED.search(above) or above.rstrip().endswith("."):
                return _STARTS_ENTRY.match(self.text, start + width, end) is None
        return True


def _indent(text: str, start: int, end: int) -> int:
    at = start
    while at < end and text[at] in " \t":
        at += 1
    return at - start
