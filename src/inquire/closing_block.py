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

from inquire.claim_labels import ClaimLabels, Named, rows
from inquire.location import Span
from inquire.verdict_words import WORD, Stated, exactly, shown, stated

REFERENCE = re.compile(
    r"([0-9]{4})[-\u2010-\u2014]([0-9]{2})[-\u2010-\u2014]([0-9]{2})[\s*_`]{1,6}"
    r"([0-9a-fA-F]{8})(?!\w)"
)
UNGROUNDED = re.compile(
    r"(?<!not )(?<!\w)(?:UNGROUNDED|[Uu]ngrounded(?=[\s*_`)\]]{0,4}(?:$|[|;.])))"
)
_BAR = re.compile(r"(?<!\\)[|\uff5c\u2502\u00a6]|\t")
_BARRED = re.compile(r"[\s\])*_`~:]{0,8}[|\uff5c\u2502\u00a6\t]")
_SAYS = re.compile(
    rf"[\s*_`\[(|]{{0,6}}(?:[:\uff1a=.)]|[-\u2010-\u2015\u2192>]{{1,2}})?[\W_]{{0,8}}{WORD}(?!\w|-\w)",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"[\W_]{0,24}(?:[0-9]{1,2}[.)][\W_]{1,8})?(?:NEW(?!\w)|[Nn]ew[\s*_`]{0,4}\|)[\s*_`\])]{0,6}(?=[|:\uff1a\uff5c\t]|[-\u2013\u2014] )"
)
_NOTHING = re.compile(
    r"[\W_]*(?:none|nothing|no\s|n/?a\b|$)(?!.*(?:[0-9]{4}\.[0-9]{4}|http|10\.))", re.IGNORECASE
)
_LONGEST_REFERENCE = 1000
_RULE = re.compile(r"[\s|:+\uff5c\u2502-]+$")
_FENCE = re.compile(r"[\s>]*(?:```|~~~)")
_VERDICT_COLUMN = re.compile(
    r"(?:re-?test )?(?:verdict|status|judge?ment|assessment|ruling|urteil|veredicto|\u5224\u5b9a|\u7ed3\u8bba)",
    re.IGNORECASE,
)
_REASON_COLUMN = re.compile(
    r"(?:the )?(?:reason|why|rationale|basis|notes?|comment)", re.IGNORECASE
)


class BlockRow(NamedTuple):
    """One row of a closing block: the labels, what it says of them, and the stretch it takes."""

    named: Named
    span: Span
    stated: Stated | None
    reason: str
    ungrounded: bool


class Block(NamedTuple):
    """Rows that stand together, from the first to the last."""

    rows: tuple[BlockRow, ...]
    span: Span


class Blocks(NamedTuple):
    """The blocks of an answer, its NEW rows that name work, and whether one says there is none."""

    blocks: tuple[Block, ...]
    newer: tuple[Span, ...]
    none_newer: bool


class _Raw(NamedTuple):
    named: Named
    start: int
    barred: bool
    header: tuple[str, ...]


class _Reader:
    """The rows of a text, one after the other; a block is open while they belong together."""

    def __init__(self, text: str, labels: ClaimLabels) -> None:
        self._text = text
        self._labels = labels
        self.blocks: list[Block] = []
        self.newer: list[Span] = []
        self.none_newer = False
        self._header: tuple[str, ...] = ()
        self._open: list[tuple[_Raw, int]] = []
        self._referred = False
        self._new: tuple[int, int] | None = None
        self._start = self._end = 0
        self._running = self._gap = False

    def row(self, start: int, end: int) -> None:
        """Take the next row."""
        text = self._text
        if start == end or text[start:end].isspace():
            self._running, self._gap = False, True
            return
        if _FENCE.match(text, start, end):
            self._running = False
            return
        if _is_reference(text, start, end):
            self.close()
            self._referred, self._start, self._end = True, start, end
            return
        named = self._entry(start, end)
        barred = bool(_BAR.search(text, start, end))
        if named:
            raw = _Raw(named, start, barred, self._header)
            if self._gap and not (barred or self._referred):
                self.close()  # paragraphs with room between them are sections
            self._finish_new()
            self._begin(start)
            self._open.append((raw, end))
        elif _NEW.match(text, start, end):
            self._finish_new()
            self._begin(start)
            self._new = (start, end)
        elif barred and (_RULE.match(text, start, end) or self._is_header(start, end)):
            self._begin(start)
        elif self._is_other_cell_row(start):
            pass
        elif self._running:
            self._wrap(end)
        elif not self._is_instruction(start, end):
            self.close()
            return
        self._end = end
        self._running, self._gap = True, False

    def _begin(self, start: int) -> None:
        if not self._open and self._new is None and not self._referred:
            self._start = start

    def _entry(self, start: int, end: int) -> Named | None:
        """The labels of a row that is one of a block's, by bars or by a verdict behind them."""
        text = self._text
        if text[start:end].lstrip(" >").startswith("#"):
            return None
        named = self._labels.heading(text, start, end)
        if named is None:
            return None
        edged = text[start : start + 12].lstrip(" >")[:1] in ("|", "\uff5c", "\u2502")
        if edged or _BARRED.match(text, named.after, end) or _SAYS.match(text, named.after, end):
            return named
        in_cells = (self._open and self._open[-1][0].barred) or self._header
        return named if in_cells and _BAR.search(text, named.after, end) else None

    def _is_header(self, start: int, end: int) -> bool:
        cells = tuple(shown(self._text[a:b]) for a, b in _cells(self._text, start, end))
        if not any(_VERDICT_COLUMN.match(cell) for cell in cells[1:]):
            return False
        if self._open:
            self.close()
        self._header = cells
        return True

    def _is_other_cell_row(self, start: int) -> bool:
        edged = self._text[start : start + 12].lstrip(" >")[:1] in ("|", "\uff5c", "\u2502")
        return edged and bool(self._open or self._header)

    def _is_instruction(self, start: int, end: int) -> bool:
        """Whether it is the row of the prompt's pattern that stands for all other claims."""
        return self._text.startswith("(one such line", start, end)

    def _wrap(self, end: int) -> None:
        if self._new:
            self._new = (self._new[0], end)
        elif self._open:
            self._open[-1] = (self._open[-1][0], end)

    def _finish_new(self) -> None:
        if self._new is None:
            return
        start, end = self._new
        self._new = None
        said = _NEW.match(self._text, start, end)
        rest = (said.end() if said else start) + 1
        if "YYYY-MM" in self._text[start:end]:
            return
        if _NOTHING.match(self._text, rest, end):
            self.none_newer = True
        else:
            self.newer.append(Span(start, end))

    def close(self) -> None:
        """What belongs together ends here."""
        self._finish_new()
        taken, self._open = self._open, []
        read = [row for raw, end in taken if (row := _read(self._text, raw, end)) is not None]
        barred = any(raw.barred for raw, _ in taken)
        says = any(row.stated and row.stated.verdict for row in read)
        if read and (self._referred or (says and (barred or len(read) > 1))):
            self.blocks.append(Block(tuple(read), Span(self._start, self._end)))
        self._header, self._referred, self._running = (), False, False


def closing_blocks(text: str, labels: ClaimLabels) -> Blocks:
    """Every block of the text, in order: the last word on a claim is the last block's."""
    reader = _Reader(text, labels)
    for start, end in rows(text):
        reader.row(start, end)
    reader.close()
    return Blocks(tuple(reader.blocks), tuple(reader.newer), reader.none_newer)


def _is_reference(text: str, start: int, end: int) -> bool:
    return (
        end - start < _LONGEST_REFERENCE
        and "inquire:" in text[start:end].lower()
        and bool(REFERENCE.search(text, start, end))
    )


def _read(text: str, raw: _Raw, end: int) -> BlockRow | None:
    """A row with what it says, or None for the pattern that the prompt shows."""
    cells = _cells(text, raw.start, end)
    at = next((i for i, (_, stop) in enumerate(cells) if stop >= raw.named.end), 0)
    if not raw.barred or len(cells) == 1:
        said, reason = stated(text, raw.named.after, end), _rest(text, raw, end)
    elif raw.header:
        said, reason = _by_header(text, cells, raw.header)
    else:
        said, reason = _by_place(text, cells[at + 1 :])
    if said and said.said.lower() in ("verdict", "verdict, one word"):
        return None
    ungrounded = bool(UNGROUNDED.search(text, raw.named.after, end))
    return BlockRow(raw.named, Span(raw.start, end), said, reason, ungrounded)


def _by_header(
    text: str, cells: list[tuple[int, int]], header: tuple[str, ...]
) -> tuple[Stated | None, str]:
    column = next(i for i, cell in enumerate(header) if i and _VERDICT_COLUMN.match(cell))
    said = stated(text, *cells[column]) if column < len(cells) else None
    why = next((i for i, cell in enumerate(header) if _REASON_COLUMN.match(cell)), len(header) - 1)
    reason = shown(text[slice(*cells[why])]) if column != why < len(cells) else ""
    return said, reason


def _by_place(text: str, cells: list[tuple[int, int]]) -> tuple[Stated | None, str]:
    """The verdict of cells without a header: the first cell, or one further that is nothing else."""
    if not cells:
        return None, ""
    first = stated(text, *cells[0])
    at = 0
    if first is None or first.verdict is None:
        later = enumerate(cells[1 : max(2, len(cells) - 1)], start=1)
        found = [(i, one) for i, cell in later if (one := exactly(text, *cell))]
        if first is not None and found:
            at, first = found[0]
    reason = " | ".join(shown(text[a:b]) for a, b in cells[at + 2 :])
    return first, reason.strip(" |")


def _rest(text: str, raw: _Raw, end: int) -> str:
    """What follows the verdict of a row without cells."""
    said = stated(text, raw.named.after, end)
    return shown(text[said.end : end]) if said and said.verdict else ""


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a row, the empty ones at its edges left out."""
    found, at = [], start
    for bar in _BAR.finditer(text, start, end):
        found.append((at, bar.start()))
        at = bar.end()
    found.append((at, end))
    first = 1 if len(found) > 1 and not shown(text[slice(*found[0])]) else 0
    last = len(found) - (1 if len(found) > 2 and not text[slice(*found[-1])].strip() else 0)
    return found[first:last]


def last_rows(blocks: Iterable[Block], label: str) -> list[BlockRow]:
    """The rows on that claim in the last block that has any."""
    for block in reversed(tuple(blocks)):
        told = [row for row in block.rows if label in row.named.labels]
        if told:
            return told
    return []
