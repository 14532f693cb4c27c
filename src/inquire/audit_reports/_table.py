"""Tables as rows of text, drawn by Rich; imported only where one is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

NARROW = 72
_STYLES = {
    "grounded": "green",
    "UNGROUNDED": "red",
    "unknown": "yellow",
    "not-addressed": "yellow",
    **dict.fromkeys("wrong-paper not-found version-missing withdrawn malformed".split(), "red"),
}


def drawn(
    head: Sequence[str], rows: Iterable[Sequence[str]], width: int, colour: bool
) -> list[str]:
    """A table of that width; nothing is markup. On a narrow terminal all but the last is one column."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    table = Table(box=None, pad_edge=False, header_style="bold" if colour else "")
    narrow = width < NARROW
    for name in ("", head[-1]) if narrow else head:
        table.add_column(
            name, overflow="fold", max_width=None if name == head[-1] else max(16, width // 3)
        )
    for row in rows:
        cells = [Text(cell, style=_STYLES.get(cell, "")) for cell in row]
        if narrow:
            cells = [Text("\n").join(cell for cell in cells[:-1] if cell), cells[-1]]
        table.add_row(*cells)
    with console.capture() as capture:
        console.print(table)
    return [line.rstrip() for line in capture.get().splitlines()]
