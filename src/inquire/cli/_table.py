"""Tables on a terminal, drawn by Rich; imported only where one is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from inquire.diagnostics import harmless


def draw(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    colour: bool,
    rigid: int = 0,
) -> None:
    """A table on stdout as wide as the terminal; nothing is markup.

    Long cells wrap, except in the first `rigid` columns.
    """
    console = Console(no_color=not colour, highlight=False, soft_wrap=False, emoji=False)
    table = Table(box=None, pad_edge=False, header_style="bold" if colour else "")
    for index, name in enumerate(head):
        last = index == len(head) - 1
        table.add_column(name, overflow="fold", no_wrap=index < rigid, ratio=1 if last else None)
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    console.print(table)
