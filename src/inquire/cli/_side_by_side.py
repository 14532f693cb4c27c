"""Work on every processor there is.

Reading is Python's own work from end to end, so a library of thousands of lines, or an answer of
megabytes, takes seconds on one processor. Processes are forked, which costs some milliseconds and
shares all that was read so far; where a system cannot fork, one processor does it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

Made = TypeVar("Made")

MANY = 256
"""Lines from which more processes pay."""


def side_by_side(work: Callable[[int], Made], starts: Iterable[int]) -> Iterator[Made]:
    """What `map` gives, on every processor where processes can be forked.

    What `work` gives must be able to be pickled; what it knows need not.
    """
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if processors < 2:
        yield from map(work, starts)
        return
    from multiprocessing import get_context

    with get_context("fork").Pool(processors, _start, (work,)) as pool:
        yield from pool.imap(_work, starts)


_worker: Callable[[int], Any]


def _start(work: Callable[[int], Any]) -> None:
    """In a new process: keep the work; an interrupt is the parent's to answer."""
    global _worker  # noqa: PLW0603 - a forked process has nowhere else to keep it
    _worker = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(start: int) -> Any:
    return _worker(start)
