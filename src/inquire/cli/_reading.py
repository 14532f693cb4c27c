"""Reading many lines, on every processor there is, each read once.

Reading a line is Python's own work from end to end, so a library of thousands takes seconds on
one processor. Processes are forked, which costs some milliseconds and shares all that was read
so far; where a system cannot fork, and for few lines, one processor does it. What a command needs
of a line is taken where the line was read, since a whole one costs much to send back.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeVar

import typer

from inquire.cli import _output as output
from inquire.cli._browsing import one_row
from inquire.cli._opening import Asked
from inquire.diagnostics import plural
from inquire.inspection import Reading
from inquire.yaml_tree import Scalar

MANY = 256
"""Lines from which more processes pay."""
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


def side_by_side(work: Callable[[int], Taken], starts: Iterable[int]) -> Iterator[Taken]:
    """What `map` gives, on every processor where processes can be forked.

    What `work` gives must be able to be pickled; what it knows need not.
    """
    if sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        yield from map(work, starts)
        return
    from multiprocessing import get_context

    with get_context("fork").Pool(os.cpu_count(), _start, (work,)) as pool:
        yield from pool.imap(_work, starts)


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


_worker: Callable[[int], Any]


def _start(work: Callable[[int], Any]) -> None:
    """In a new process: keep the work; an interrupt is the parent's to answer."""
    global _worker  # noqa: PLW0603 - a forked process has nowhere else to keep it
    _worker = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(start: int) -> Any:
    return _worker(start)
