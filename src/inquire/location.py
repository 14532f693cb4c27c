"""Where a stretch of text stands: offsets to lines and columns.

YAML counts NEL, LS and PS as line breaks and editors do not, so a parser's own line numbers
are not used: positions are derived from character offsets, by the rule editors share
(LF, CRLF or a lone CR ends a line), and only when something has to be said. What is said
quotes the stretch, shortened.
"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of characters, `end` not included."""

    start: int
    end: int


class Lines:
    """A text's lines, found once; lines and columns count from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        if "\r" in text:
            self._starts += (match.end() for match in re.finditer(r"\r\n|\n|\r", text))
        else:  # five times as fast, and every line of a library comes this way
            self._starts += accumulate(len(row) + 1 for row in text.split("\n")[:-1])
        self._last = (0, "")

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`; one past the end is allowed."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number`, without its line break.

        Asked again, it is the same string: a thousand faults of one long line share it.
        """
        if self._last[0] != number:
            start = self._starts[number - 1]
            end = self._starts[number] if number < len(self._starts) else len(self._text)
            self._last = (number, self._text[start:end].rstrip("\r\n"))
        return self._last[1]


def shortened(text: str) -> str:
    """A text for quoting in a message: on one row, and not longer than one can take in."""
    row = " ".join(text.split())
    return row if len(row) <= 60 else row[:57] + "..."
