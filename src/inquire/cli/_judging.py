"""Judging lines, many of them on every processor there is.

Reading a line is Python's own work from end to end, so a library of thousands takes seconds on
one processor. Processes are forked, which costs some milliseconds and shares all that was read
so far, the notes of a library too; where a system cannot fork, and for few lines, one processor does it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from functools import partial

from inquire import checks
from inquire.cli._opening import Asked
from inquire.inspection import Policy, judge
from inquire.shared_notes import Told

MANY = 256
"""Lines from which more processes pay."""
_BATCH = 64


def judge_lines(asked: Sequence[Asked], context: checks.Context, policy: Policy) -> Told:
    """What is to be told of the lines and of the notes that they share.

    Raises Trouble where a file cannot be read.
    """
    work = partial(_judge_batch, asked, context=context, policy=policy)
    starts = range(0, len(asked), _BATCH)
    if len(asked) < MANY or sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        return _gathered(work(start) for start in starts)
    from multiprocessing import get_context

    checks.found()
    with get_context("fork").Pool(os.cpu_count(), _start, (work,)) as pool:
        return _gathered(pool.imap(_work, starts))


def _gathered(parts: Iterable[Told]) -> Told:
    told = Told()
    for part in parts:
        told.merge(part)
    return told


def _judge_batch(
    asked: Sequence[Asked], start: int, *, context: checks.Context, policy: Policy
) -> Told:
    told = Told()
    for one in asked[start : start + _BATCH]:
        reading = one.read()
        found = judge(reading, context, checks.found(), policy)
        told.add(reading, found, judged=reading.sound)
    return told


_worker: partial[Told]


def _start(work: partial[Told]) -> None:
    """In a new process: keep the work; an interrupt is the parent's to answer."""
    global _worker  # noqa: PLW0603 - a forked process has nowhere else to keep it
    _worker = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(start: int) -> Told:
    return _worker(start)
