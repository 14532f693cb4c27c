"""Markdown written piece by piece, as a document's elements open and close.

Breaks, blanks and the signs before a text are only due until some text comes: elements without
text leave nothing behind, and `<b> so </b>` becomes ` **so** `, which is what Markdown takes for
bold. Inside a table's cell and a link's text there are no rows, only blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from inquire.answer_pieces import Piece

_NUMBER = re.compile(r"\d{1,4}(?:, ?\d{1,4}|[\u2013-]\d{1,4}){0,9}")
_AFTER_WORD = frozenset(".,;:!?)\"'\u2019\u201d*")
_DEEPEST = 20
"""Levels of nesting, and columns that a cell spans, are shown up to here."""


class MarkdownWriter:
    """The Markdown so far, and what is due before the next text.

    `at` is always the offset in the source of what a call stands for.
    """

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._rows_due = 0
        self._blank_due = False
        self._sign = ""  # of an item, a heading or a table's row, before its first text
        self._waiting: list[str] = []  # `[`, `*`, `**`, "`" before their first text
        self._open: list[str] = []  # those of them that end with the same sign
        self._quotes = 0
        self._lists: list[int] = []  # the number of the next item; 0 where there are bullets
        self._cells = 0  # begun in the row of a table that is open
        self._owed = 0  # bars behind the cell that is open
        self._first_row = True
        self._in_link = False
        self.in_fence = False  # whether text is verbatim
        self._noted = -1  # the piece with which the number of a note may begin

    def words(self, pieces: Iterable[Piece]) -> None:
        """Text in which white space is only a blank between words."""
        for text, origin in pieces:
            body = text.lstrip(" ")
            self._blank_due |= len(body) < len(text)
            if body:
                kept = body.rstrip(" ")
                self._put(kept, origin + len(text) - len(body))
                self._blank_due = len(kept) < len(body)

    def verbatim(self, pieces: Iterable[Piece]) -> None:
        """Text that stays as it is, rows and blanks included."""
        for text, origin in pieces:
            self._put(text, origin)

    def finished(self, at: int) -> list[Piece]:
        """All that was written, and what is open closed."""
        self.fence(False, at)
        self.end_row(at)
        self._close_all(at)
        return self._pieces

    def break_row(self, at: int, rows: int = 1) -> None:
        """Let what follows begin a row of its own; a paragraph of its own with two."""
        if self.in_fence:
            if not self._last().endswith("\n"):
                self._pieces.append(Piece("\n", at))
        elif self._in_link or self._cells:
            self._blank_due = True
        else:
            self._close_all(at)
            self._rows_due = max(self._rows_due, 1 if self._lists else rows)

    def new_row(self, at: int) -> None:
        """One row further down, whatever stands before; two make a paragraph."""
        if self.in_fence:
            self._pieces.append(Piece("\n", at))
        else:
            self.break_row(at, min(2, self._rows_due + 1))

    def heading(self, level: int, at: int) -> None:
        """Let what follows be a heading."""
        self.break_row(at, 2)
        if not (self._cells or self._in_link or self.in_fence):
            self._sign += "#" * level + " "

    def quote(self, deeper: int, at: int) -> None:
        """Go one quotation in (1) or out (-1)."""
        self.break_row(at, 2)
        self._quotes = max(0, self._quotes + deeper)

    def rule(self, at: int) -> None:
        """A line across."""
        self.break_row(at, 2)
        self._put("---", at)
        self.break_row(at, 2)

    def fence(self, opens: bool, at: int) -> None:
        """Begin or end a block of code, whose text stays as it is."""
        if opens == self.in_fence or self._cells or self._in_link:
            return
        self.break_row(at, 2)
        self.in_fence = opens
        self._put("```\n" if opens else "```", at)
        if not opens:
            self.break_row(at, 2)

    def open_list(self, first: int, at: int) -> None:
        """A list inside what is open, whose items count from that number; 0 for bullets."""
        self.break_row(at, 2)
        self._lists.append(first)

    def close_list(self, at: int) -> None:
        """End the innermost list."""
        if self._lists:
            self._lists.pop()
        self._sign = ""
        self.break_row(at, 2)

    def item(self, number: int, at: int) -> None:
        """The next item of a list, with a number of its own or, for 0, the next in order."""
        self.break_row(at)
        if self._cells or self._in_link or self.in_fence:
            return
        self._sign = "- "
        if self._lists and self._lists[-1]:
            number = number or self._lists[-1]
            self._lists[-1] = number + 1
            self._sign = f"{number}. "

    def table(self, at: int) -> None:
        """A table begins or ends; one that stands in a cell takes the cell's place."""
        self.end_row(at)
        self._first_row = True
        self.break_row(at, 2)

    def cell(self, columns: int, at: int) -> None:
        """The next cell of a table's row, as wide as so many columns."""
        if self._cells:
            self._close_all(at)
            self._blank_due = True
            self._begin(at)
            self._pieces.append(Piece(" ".join("|" * self._owed), at))
            self._blank_due = True
        else:
            self.break_row(at)
            self._sign += "| "
        self._owed = max(1, min(columns, _DEEPEST))
        self._cells += self._owed

    def end_row(self, at: int, *, header: bool = False) -> None:
        """End the row of a table that is open; dashes follow where it is a header."""
        cells, self._cells = self._cells, 0
        if not cells:
            return
        self._close_all(at)
        if self._sign.endswith("| "):  # and so far there was no text in it
            self._sign = self._sign[:-2]
            return
        self._blank_due = False
        self._pieces.append(Piece(" |" * self._owed, at))
        self.break_row(at)
        if header and self._first_row:
            self._begin(at)
            self._pieces.append(Piece("|" + "---|" * cells, at))
            self.break_row(at)
        self._first_row = False

    def emphasis(self, sign: str, opens: bool, at: int) -> None:
        """A sign such as `*` before and behind a stretch of text."""
        if self.in_fence:
            return
        if opens and sign not in self._open:
            self._open.append(sign)
            self._waiting.append(sign)
        elif not opens and sign in self._open:
            self._open.remove(sign)
            if sign in self._waiting:
                self._waiting.remove(sign)
            else:
                self._pieces.append(Piece(sign, at))

    def open_link(self) -> None:
        """What follows is the text of a link."""
        self._in_link = True
        self._waiting.append("[")

    def close_link(self, address: list[Piece], at: int) -> None:
        """The link's end, and its address; that stands alone where the link has no text."""
        self._in_link = False
        if "[" in self._waiting:
            self._waiting.remove("[")
            self._put("<", at)
            after = ">"
        else:
            plain = not any(sign in text for text, _ in address for sign in " ()<>")
            before, after = ("](", ")") if plain else ("](<", ">)")
            self._pieces.append(Piece(before, at))
        self._pieces.extend(address)
        self._pieces.append(Piece(after, at))

    def begin_note(self) -> None:
        """What follows may be the number of a note."""
        self._noted = len(self._pieces)

    def end_note(self, *, surely: bool, at: int) -> None:
        """Put what followed into brackets if it is the number of a note: surely, or behind a word.

        Behind a figure it is a power.
        """
        start, self._noted = self._noted, -1
        written = self._pieces[start:]
        if start < 0 or len(written) > 4:
            return
        while written and written[0].text.isspace():
            del written[0]
            start += 1
        if not _NUMBER.fullmatch("".join(text for text, _ in written)):
            return
        before = "".join(text for text, _ in self._pieces[max(0, start - 2) : start]).rstrip()[-1:]
        if before != "[" and (surely or before.isalpha() or before in _AFTER_WORD):
            self._pieces.insert(start, Piece("[", written[0].origin))
            self._pieces.append(Piece("]", at))
        elif before.isdigit():
            self._pieces.insert(start, Piece("^", written[0].origin))

    def _put(self, text: str, at: int) -> None:
        self._begin(at)
        if self._waiting:
            self._pieces.append(Piece("".join(self._waiting), at))
            self._waiting.clear()
        self._pieces.append(Piece(text, at))

    def _begin(self, at: int) -> None:
        """Write the breaks, signs and blanks that are due."""
        if self._rows_due or not self._pieces:
            rows = "\n" * self._rows_due if self._pieces else ""
            self._pieces.append(Piece(rows + self._row_start(), at))
            self._rows_due, self._sign = 0, ""
        elif self._blank_due:
            self._pieces.append(Piece(" ", at))
        self._blank_due = False

    def _row_start(self) -> str:
        quotes = "> " * min(self._quotes, _DEEPEST)
        if self.in_fence:
            return quotes
        depth = min(len(self._lists), _DEEPEST)
        return quotes + " " * 4 * (depth - bool(self._sign and depth)) + self._sign

    def _close_all(self, at: int) -> None:
        """Close what is open, and let it wait for the next text: it goes on there."""
        for sign in reversed(self._open):
            if sign not in self._waiting:
                self._pieces.append(Piece(sign, at))
                self._waiting.append(sign)

    def _last(self) -> str:
        return self._pieces[-1].text if self._pieces else "\n"
