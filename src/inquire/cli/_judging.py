"""Judging lines, many of them on every processor there is.

Processes that are forked share the notes of a library, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from inquire import checks
from inquire.cli._opening import Asked
from inquire.cli._side_by_side import MANY, side_by_side
from inquire.inspection import Policy, judge
from inquire.shared_notes import Told

_BATCH = 64


def judge_lines(asked: Sequence[Asked], context: checks.Context, policy: Policy) -> Told:
    """What is to be told of the lines and of the notes that they share.

    Raises Trouble where a file cannot be read.
    """
    work = partial(_judge_batch, asked, context=context, policy=policy)
    starts = range(0, len(asked), _BATCH)
    checks.found()  # before there are processes, which then share them
    return _gathered((side_by_side if len(asked) >= MANY else map)(work, starts))


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
