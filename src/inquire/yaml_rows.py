"""Rows of a YAML text, as a person sees them: indentation, dashes, key and value.

A parser that gave up has no tree to look at; what remains is the layout. A row is taken apart
by its looks alone, so what is said here holds for what somebody meant to write.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_ROWS = 200
_PARTS = r"([ \t]*(?:- +)*)(?:([\w-]+):(?:[ \t]+|$))?(.*)"


class Stop(NamedTuple):
    """Where a parser stopped in a text, and where what it could not finish had begun."""

    text: str
    at: int
    since: int


class Row(NamedTuple):
    """A row of text: `lead` is what stands before its key or value, dashes included."""

    start: int
    text: str
    lead: str
    key: str
    value: str

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def column(self) -> int:
        """How many characters stand before its key or value."""
        return len(self.lead)

    @property
    def dashed(self) -> bool:
        """Whether it is an item of a list."""
        return "-" in self.lead

    @property
    def content(self) -> int:
        """The offset of its key or, where it has none, of its value."""
        return self.start + len(self.lead)

    @property
    def value_start(self) -> int:
        """The offset of its value."""
        return self.start + len(self.text) - len(self.value)

    @property
    def end(self) -> int:
        """The offset of its end, white space aside."""
        return self.start + len(self.text.rstrip())


def row_at(text: str, at: int) -> Row:
    """The row that holds the character at `at`."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = re.compile(r"[\r\n]|\Z").search(text, at)
    row = text[start : end.start() if end else len(text)]
    parts = re.compile(_PARTS, re.DOTALL).match(row)
    lead, key, value = parts.groups() if parts else ("", "", row)
    return Row(start, row, lead, key or "", value)


def rows_above(text: str, row: Row) -> Iterator[Row]:
    """The rows above that say something, nearest first; not without end."""
    for _ in range(MOST_ROWS):
        end = len(text[: row.start].rstrip())
        if not end:
            return
        row = row_at(text, end)
        if not row.text.lstrip().startswith("#"):
            yield row


def key_above(text: str, row: Row) -> Row | None:
    """The nearest row above that holds a key."""
    return next((above for above in rows_above(text, row) if above.key), None)
