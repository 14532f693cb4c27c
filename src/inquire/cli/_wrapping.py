"""Text on rows that fit a terminal, where wide characters take two columns and marks none.

Rows end at blanks, and between characters of scripts that have none. What is too long for a row,
such as an address, stays whole, so that it can be copied: the terminal breaks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

_BEGINS = "「『（《〈【〔［｛“‘\x02"
_ENDS = "、。，．：；？！）」』》〉】〕］｝”’…‥・ーゝゞ々\x03"
"""What no row ends with, and what none begins with."""


def cells(text: str) -> int:
    """The columns that a text takes; control characters take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(
        0 if category(char) in ("Mn", "Me", "Cf", "Cc") else 2 if _is_wide(char) else 1
        for char in text
    )


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    """The words of a text on rows of that width, each behind its indentation."""
    rows: list[str] = []
    row = indent if first is None else first
    taken, filled = cells(row), False
    for word in text.split():
        blank = " " if filled else ""
        for piece in _pieces(word):
            room = cells(blank + piece)
            if filled and taken + room > width:
                rows.append(row)
                row, taken, blank = indent, cells(indent), ""
                room = cells(piece)
            row += blank + piece
            taken += room
            blank, filled = "", True
    return "\n".join([*rows, row]) if filled else ""


def _pieces(word: str) -> Iterator[str]:
    """A word in pieces, behind each of which a row may end."""
    start = 0
    if not word.isascii():
        for at in range(1, len(word)):
            before, after = word[at - 1], word[at]
            wide = _is_wide(before) or _is_wide(after)
            if wide and before not in _BEGINS and after not in _ENDS and cells(after):
                yield word[start:at]
                start = at
    yield word[start:]


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in "WF"
