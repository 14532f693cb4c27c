"""Text taken from a source piece by piece, each piece knowing where it was taken.

What reads a form (HTML, JSON) yields pieces; joined, they are the Markdown that is judged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of the text judged, and the offset in the source from which it was taken.

    Text that stands for something which is no text in the source, such as a heading's `#`, has
    the place of what it stands for.
    """

    text: str
    origin: int


def through(pieces: Iterable[Piece], source: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces of a text that was itself taken from a source, with their places in that."""
    starts = [0, *accumulate(len(text) for text, _ in source)][:-1]
    for text, origin in pieces:
        at = max(0, bisect_right(starts, origin) - 1)
        done = 0
        while done < len(text) and at < len(source):
            within = origin + done - starts[at]
            last = at + 1 == len(source)
            end = len(text) if last else done + len(source[at].text) - within
            yield Piece(text[done:end], source[at].origin + within)
            at, done = at + 1, end
