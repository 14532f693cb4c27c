"""Judging lines, many of them on every processor there is.

Reading a line is Python's own work from end to end, so a library of thousands takes seconds on
one processor. Processes are forked, which costs some milliseconds and shares all that was read
so far; where a system cannot fork, and for few lines, one processor does it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from functools import partial

from inquire import checks
from inquire.cli._opening import Asked
from inquire.diagnostics import Diagnostic
from inquire.inspection import Policy, judge

MANY = 256
"""Lines from which more processes pay."""
_BATCH = 64


def judge_lines(
    asked: Sequence[Asked], context: checks.Context, policy: Policy
) -> tuple[list[Diagnostic], set[str]]:
    """Every diagnostic in the order of the lines, and the bare ids of all papers they name.

    Raises Trouble where a file cannot be read.
    """
    work = partial(_judge_batch, context=context, policy=policy)
    batches = [asked[start : start + _BATCH] for start in range(0, len(asked), _BATCH)]
    if len(asked) < MANY or sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        return _gathered(work(batch) for batch in batches)
    from multiprocessing import get_context

    checks.found()
    with get_context("fork").Pool(os.cpu_count(), _start, (work,)) as pool:
        return _gathered(pool.imap(_work, batches))


def _gathered(
    parts: Iterable[tuple[list[Diagnostic], set[str]]],
) -> tuple[list[Diagnostic], set[str]]:
    found: list[Diagnostic] = []
    papers: set[str] = set()
    for diagnostics, named in parts:
        found += diagnostics
        papers |= named
    return found, papers


def _judge_batch(
    asked: Sequence[Asked], context: checks.Context, policy: Policy
) -> tuple[list[Diagnostic], set[str]]:
    found: list[Diagnostic] = []
    papers: set[str] = set()
    for one in asked:
        reading = one.read()
        found += judge(reading, context, checks.found(), policy)
        if reading.inquiry:
            papers |= reading.inquiry.papers()
    return found, papers


_worker: partial[tuple[list[Diagnostic], set[str]]]


def _start(work: partial[tuple[list[Diagnostic], set[str]]]) -> None:
    """In a new process: keep the work; an interrupt is the parent's to answer."""
    global _worker  # noqa: PLW0603 - a forked process has nowhere else to keep it
    _worker = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(batch: Sequence[Asked]) -> tuple[list[Diagnostic], set[str]]:
    return _worker(batch)
