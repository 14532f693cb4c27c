"""An answer as it was pasted, and the plain Markdown in it that is judged.

People paste what a chat page gives them: Markdown, HTML, a JSON export. All of it becomes one
text in which citations are looked for, and each character of it knows where it came from, so that
what is said of it can be found in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from inquire.location import Lines


class Piece(NamedTuple):
    """A stretch of the text judged, and the offset in the source from which it was taken.

    Text that stands for something which is no text in the source, such as a heading's `#`, has
    the place of what it stands for.
    """

    text: str
    origin: int


class AnswerText:
    """The text of an answer; `source` is the file's, `text` what is judged."""

    def __init__(self, source: str, pieces: Sequence[Piece]) -> None:
        self.source = source
        self.text = "".join(piece.text for piece in pieces)
        self._origins = [piece.origin for piece in pieces]
        self._starts = []
        start = 0
        for piece in pieces:
            self._starts.append(start)
            start += len(piece.text)
        self._lines: Lines | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the source of the character at that offset of the text."""
        return self._rows().position(self._origin(offset))

    def row(self, line: int) -> str:
        """The line of the source with that number, without its end."""
        return self._rows().line(line)

    def _origin(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        return min(self._origins[at] + offset - self._starts[at], len(self.source))

    def _rows(self) -> Lines:
        if self._lines is None:
            self._lines = Lines(self.source)
        return self._lines
