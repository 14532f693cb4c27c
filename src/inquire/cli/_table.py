"""Tables on a terminal, drawn by Rich; imported only where one is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from inquire.cli._output import columns
from inquire.diagnostics import harmless

ROOM = 32
"""Columns that a text needs beside its facts; where it has fewer, some of them go below it."""


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
    console = Console(
        width=columns(),  # of itself Rich believes COLUMNS, and that a dumb terminal has 80 …
        height=25,  # … unless it is told a height too
        no_color=not colour,
        highlight=False,
        soft_wrap=False,
        emoji=False,
    )
    table = Table(box=None, pad_edge=False, header_style="bold" if colour else "")
    for index, name in enumerate(head):
        last = index == len(head) - 1
        table.add_column(name, overflow="fold", no_wrap=index < rigid, ratio=1 if last else None)
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    console.print(table)


def draw_facts(
    name: str,
    names: Sequence[str],
    facts: Sequence[Mapping[str, str]],
    head: str,
    texts: Sequence[str],
    *,
    colour: bool,
) -> None:
    """A table of names, the facts of each, and a text under `head`.

    Facts that would leave the texts no room stand below them, but for a "-", which tells nothing.
    """
    beside = {fact: [each[fact] for each in facts] for fact in (facts[0] if facts else ())}
    below: list[str] = []
    while beside and _width({name: names, **beside}) + ROOM > columns():
        below.insert(0, beside.popitem()[0])
    made = []
    for text, each in zip(texts, facts, strict=True):
        told = ", ".join(f"{fact} {each[fact]}" for fact in below if each[fact] != "-")
        made.append("\n".join(filter(None, (text, told))))
    table = {name: names, **beside, head: made}
    draw([*table], zip(*table.values(), strict=True), colour=colour)


def _width(table: Mapping[str, Sequence[str]]) -> int:
    return sum(max(map(cell_len, (head, *column))) + 2 for head, column in table.items())
