"""Reading many lines, on every processor there is, each read once.

What a command needs of a line is taken where the line was read, since a whole one costs much to
send back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

import typer

from inquire.cli import _output as output
from inquire.cli._browsing import one_row
from inquire.cli._opening import Asked, Opened, asked_lines, say_fallback
from inquire.cli._side_by_side import MANY, side_by_side
from inquire.diagnostics import plural
from inquire.line_reading import Reading
from inquire.yaml_tree import Scalar

_BATCH = 64

Taken = TypeVar("Taken")
Take = Callable[[Asked, Reading], Taken]


def of_lines(asked: Sequence[Asked], take: Take[Taken]) -> list[Taken]:
    """What is taken of each line, in their order.

    Raises Trouble where a file cannot be read. What `take` gives must be able to be pickled.
    """
    work = partial(_batch, asked, take)
    starts = range(0, len(asked), _BATCH)
    each = side_by_side if len(asked) >= MANY else map
    return [*chain.from_iterable(each(work, starts))]


def every_line(opened: Opened, quiet: bool) -> list[Asked]:
    """All lines of the library, of which it is said whose they are, or that there is none."""
    say_fallback(opened, quiet)
    asked = asked_lines(opened, [])
    if not asked:
        output.say(f"no line in {opened.library.lines_folder} yet", quiet=quiet)
    return asked


def question_of(reading: Reading) -> str:
    """The line's question on one row, also of a line that cannot be used."""
    if reading.inquiry:
        return one_row(reading.inquiry.question)
    key, node = reading.tree.find("/question")
    return one_row(node.text) if key and isinstance(node, Scalar) else ""


def leave_if_faulty(faulty: int) -> None:
    """Say how many lines have faults of form, and exit 1 where one has."""
    if faulty:
        output.say(f"{plural(faulty, 'line')} with faults of form (inquire check)")
        raise typer.Exit(1)


def _batch(asked: Sequence[Asked], take: Take[Taken], start: int) -> list[Taken]:
    return [take(one, one.read()) for one in asked[start : start + _BATCH]]
