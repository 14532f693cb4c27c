"""Text taken from a source piece by piece, each piece knowing where it was taken.

What reads a form (HTML, JSON) yields pieces; joined, they are the Markdown that is judged.
"""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of the text judged, and the offset in the source from which it was taken.

    Text that stands for something which is no text in the source, such as a heading's `#`, has
    the place of what it stands for.
    """

    text: str
    origin: int
