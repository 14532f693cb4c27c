"""The closing block of an answer: a row for each claim, in every state in which it comes back.

What the prompt asks for is `C1 | verdict | papers | reason`, in a code block, behind a reference
line. What comes back is that, a table, a list, rows with colons, tabs for bars, or half of it.
So a block is known by its rows: rows with cells, or rows that begin with a label and a verdict,
one after the other. Rows that say nothing of a verdict, such as a table of evidence, are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from inquire.block_rows import BARS, BlockRow, Header, has_bars, header, read_row
from inquire.claim_labels import LEAD, ClaimLabels, Named, rows
from inquire.location import Span
from inquire.verdict_words import WORD

REFERENCE = re.compile(
    r"([0-9]{4})\\?[-\u2010-\u2014]([0-9]{2})\\?[-\u2010-\u2014]([0-9]{2})[\s*_`]{1,6}"
    r"([0-9a-fA-F]{8})(?!\w)"
)
_LONGEST_REFERENCE = 1000
_EDGED = re.compile(rf"[\s>]{{0,12}}[{BARS}]")
_BARRED = re.compile(rf"[\s\])*_`~:\\]{{0,8}}[{BARS}\t]")
_SAYS = re.compile(
    r"[\s*_`\[(|]{0,6}(?:[:\uff1a=.)]|[-\u2010-\u2015\u2192>]{1,2})?[\W_]{0,8}"
    rf"{WORD}(?!\w|-\w)",
    re.IGNORECASE,
)
_NEW = re.compile(
    LEAD
    + rf"(?:NEW(?!\w)|[Nn]ew(?=[\s*_`]{{0,4}}[{BARS}]))[\s*_`\])]{{0,6}}(?:[:\uff1a{BARS}\t\\]|[-\u2013\u2014] )"
)
_NOTHING = re.compile(
    r"[\W_]*(?:none|nothing|no\s|n/?a\b|$)(?!.*(?:[0-9]{4}\.[0-9]{4}|http|10\.))", re.IGNORECASE
)
_RULE = re.compile(rf"[\s:+{BARS}\\-]+$")
_FENCE = re.compile(r"[\s>]*(?:```|~~~)")
_HEADING = re.compile(r"[ \t>]{0,8}#{1,6}[ \t]")


class Block(NamedTuple):
    """Rows that stand together, and the stretch from the first to the last of them."""

    rows: tuple[BlockRow, ...]
    span: Span


class Blocks(NamedTuple):
    """The blocks of an answer, its NEW rows that name work, and whether one says there is none."""

    blocks: tuple[Block, ...]
    newer: tuple[Span, ...]
    none_newer: bool


def closing_blocks(text: str, labels: ClaimLabels) -> Blocks:
    """Every block of the text, in order: the last word on a claim is the last block's."""
    reader = _Reader(text, labels)
    for start, end in rows(text):
        reader.row(start, end)
    reader.close()
    return Blocks(tuple(reader.blocks), tuple(reader.newer), reader.none_newer)


def last_rows(blocks: Iterable[Block], label: str) -> list[BlockRow]:
    """The rows on that claim in the last block that has any."""
    for block in reversed(tuple(blocks)):
        told = [row for row in block.rows if label in row.named.labels]
        if told:
            return told
    return []


class _Entry(NamedTuple):
    """A row of the block that is being read, of a claim or, without labels, of newer work."""

    start: int
    end: int
    named: Named | None
    barred: bool
    columns: Header


class _Reader:
    """The rows of a text, one after the other; a block is open while they belong together."""

    def __init__(self, text: str, labels: ClaimLabels) -> None:
        self._text = text
        self._labels = labels
        self.blocks: list[Block] = []
        self.newer: list[Span] = []
        self.none_newer = False
        self._entries: list[_Entry] = []
        self._columns: Header = ()
        self._start: int | None = None
        self._end = 0
        self._referred = False
        self._running = False  # the row before was one of the block's and may be wrapped
        self._gap = False

    def row(self, start: int, end: int) -> None:
        """Take the next row."""
        text = self._text
        if start == end or text[start:end].isspace():
            self._running, self._gap = False, True
            return
        if _FENCE.match(text, start, end):
            self._running = False
            return
        if self._is_reference(start, end):
            self.close()
            self._referred, self._start, self._end = True, start, end
            return
        entry = self._entry(start, end)
        if entry:
            if self._gap and entry.named and not (entry.barred or self._referred):
                self.close()  # paragraphs with room between them are sections
            self._entries.append(entry)
        elif not self._belongs(start, end):
            self.close()
            return
        self._start = start if self._start is None else self._start
        self._end = end
        self._running, self._gap = True, False

    def close(self) -> None:
        """What belongs together ends here."""
        text, read = self._text, []
        for entry in self._entries:
            if entry.named is None:
                self._newer(entry)
            elif row := read_row(text, entry.named, Span(entry.start, entry.end), entry.columns):
                read.append(row)
        barred = any(entry.barred for entry in self._entries if entry.named)
        says = any(row.stated and row.stated.verdict for row in read)
        if read and (self._referred or (says and (barred or len(read) > 1))):
            self.blocks.append(Block(tuple(read), Span(self._start or 0, self._end)))
        self._entries, self._columns, self._start = [], (), None
        self._referred = self._running = self._gap = False

    def _entry(self, start: int, end: int) -> _Entry | None:
        """The row as one of a block's: by its bars, or by a verdict behind the label."""
        text = self._text
        if _NEW.match(text, start, end):
            return _Entry(start, end, None, False, ())
        named = self._labels.heading(text, start, end)
        if named is None or _HEADING.match(text, start, end):
            return None
        barred = has_bars(text, start, end)
        in_cells = barred and (self._columns or (self._entries and self._entries[-1].barred))
        if in_cells or _EDGED.match(text, start, end) or _BARRED.match(text, named.after, end):
            return _Entry(start, end, named, True, self._columns)
        if _SAYS.match(text, named.after, end):
            return _Entry(start, end, named, barred, ())
        return None

    def _belongs(self, start: int, end: int) -> bool:
        """Whether a row without a label is part of a block: a header, a rule, a wrapped row."""
        text = self._text
        edged = _EDGED.match(text, start, end)
        if (edged or "\t" in text[start:end] or "|" in text[start:end]) and not self._entries:
            if columns := header(text, start, end):
                self._columns = columns
                return True
            return bool(self._columns) and bool(edged)
        if edged:
            return True
        if self._running and self._entries and not _HEADING.match(text, start, end):
            self._entries[-1] = self._entries[-1]._replace(end=end)
            return True
        # The row of the prompt's pattern that stands for all other claims.
        return self._start is not None and text.startswith("(one such line", start, end)

    def _is_reference(self, start: int, end: int) -> bool:
        text = self._text
        return (
            end - start < _LONGEST_REFERENCE
            and "inquire:" in text[start:end].lower()
            and bool(REFERENCE.search(text, start, end))
        )

    def _newer(self, entry: _Entry) -> None:
        text, start, end = self._text, entry.start, entry.end
        found = _NEW.match(text, start, end)
        if "YYYY-MM" in text[start:end]:
            return  # the pattern of the prompt
        if found and _NOTHING.match(text, found.end(), end):
            self.none_newer = True
        else:
            self.newer.append(Span(start, end))
