"""`inquire list`: which lines there are."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import typer

from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._options import LibraryNamed, NoColour, Quiet
from inquire.diagnostics import plural
from inquire.inspection import Reading
from inquire.yaml_tree import Scalar

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("list", epilog="\b\nExamples:\n  inquire list\n  inquire list | cut -f1")
def list_lines(
    library: LibraryNamed = None, quiet: Quiet = False, no_color: NoColour = False
) -> None:
    """List the lines of the library: id and question.

    A table on a terminal; piped, one line a row: id, tab, question.
    """
    gc.disable()
    opened = opening.open_library(library)
    asked = opening.asked_lines(opened, [])
    opening.say_fallback(opened, quiet)
    if not asked:
        output.say(f"no line in {opened.library.lines_folder} yet", quiet=quiet)
    rows = []
    unread = []
    for one in asked:
        reading = one.read()
        question = _question(reading)
        rows.append((one.line_id, question))
        if not reading.sound:
            unread.append(one.line_id)
    if os.isatty(1):
        _draw(rows, set(unread), no_color)
    else:
        output.put("".join(f"{line_id}\t{question}\n" for line_id, question in rows))
    if unread:
        output.say(f"{plural(len(unread), 'line')} with faults of form (inquire check)")
        raise typer.Exit(1)


def _question(reading: Reading) -> str:
    """The line's question on one row, also of a line that cannot be used."""
    if reading.inquiry:
        return " ".join(reading.inquiry.question.split())
    node = reading.tree.find("/question")[1]
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""


def _draw(rows: Sequence[tuple[str, str]], unread: AbstractSet[str], no_color: bool) -> None:
    from inquire.cli._table import draw

    shown = [
        (line_id, question + (" (faults of form)" if line_id in unread else ""))
        for line_id, question in rows
    ]
    draw(("line", "question"), shown, colour=output.colour_wanted(no_color))
