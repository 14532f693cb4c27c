"""Ages in words: what a check says of a look that is old, and what to do about it.

Claims and notes, stale and due, are four rules that differ in one word each; what they say is
written once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from inquire.ages import Age, AgeState, age_of
from inquire.dates import DateSpan
from inquire.diagnostics import Problem
from inquire.model import Claim, Inquiry, Limits, Note


def aged(
    inquiry: Inquiry,
    today: date,
    limits: Limits,
    items: Literal["claims", "notes"],
    state: AgeState,
) -> Iterator[Problem]:
    """A problem for each claim or each note whose age is in that state."""
    for index, item, age in _ages(inquiry, today, limits, getattr(inquiry, items)):
        if age.state is state and age.looked is not None:
            message = f"{items[:-1]} '{item.id}' {_told(inquiry, item, age, age.looked, today)}"
            yield Problem(message, f"/{items}/{index}", _help(inquiry, item, today))


def _ages(
    inquiry: Inquiry, today: date, limits: Limits, items: tuple[Claim | Note, ...]
) -> Iterator[tuple[int, Claim | Note, Age]]:
    """The age of each item; the same for all of a kind that only the survey looked at."""
    looked_at = {look.claim for look in inquiry.history}
    surveyed: dict[object, Age] = {}
    for index, item in enumerate(items):
        if inquiry.surveyed is None or item.reviewed or item.id in looked_at:
            yield index, item, age_of(inquiry, item, today, limits)
            continue
        kind = item.kind if isinstance(item, Claim) else None
        if kind not in surveyed:
            surveyed[kind] = age_of(inquiry, item, today, limits)
        yield index, item, surveyed[kind]


def _told(inquiry: Inquiry, item: Claim | Note, age: Age, looked: DateSpan, today: date) -> str:
    """When somebody looked, how long ago that is, and what limit applies."""
    kind = item.kind if isinstance(item, Claim) else ""
    months = months_ago(looked, today)
    if inquiry.surveyed or item.reviewed or any(look.claim == item.id for look in inquiry.history):
        told = f"was last looked at {when(looked)}, {months}"
    else:
        told = f"is of {looked.edtf()}, {months}, and nobody has looked at it since"
    if age.state is AgeState.STALE:
        return f"{told}; its limit is {age.limit}" + (f" ({kind})" if kind else "")
    limit = f"limit: {age.limit}, {kind}" if kind else f"limit: {age.limit}"
    perhaps = (
        "may be stale already and surely is" if _may_be_past(age, looked, today) else "is stale"
    )
    return f"{told}; it {perhaps} from {age.stale_from(today)} on ({limit})"


def _may_be_past(age: Age, looked: DateSpan, today: date) -> bool:
    return age.limit.after(looked.earliest()) < today


def _help(inquiry: Inquiry, item: Claim | Note, today: date) -> str:
    if isinstance(item, Note):
        return f"look again, then write it into the note: reviewed: {today.isoformat()}"
    return (
        f"inquire prompt {inquiry.id} --copy, then inquire record ANSWER; "
        f"or, if you looked yourself, inquire reviewed {inquiry.id} {item.id}"
    )


def when(span: DateSpan) -> str:
    """`in 2025-10`, `on 2025-10-03`, or a span in EDTF."""
    is_day = span.end is None and not span.open and span.start.day is not None
    return f"{'on' if is_day else 'in'} {span.edtf()}"


def months_ago(span: DateSpan, today: date) -> str:
    """How long ago that was, in calendar months: `13 months ago`, `10 to 21 months ago`."""
    fewest, most = span.ages(today)
    if most == 0:
        return "this month"
    shown = str(most) if fewest == most else f"{fewest} to {most}"
    return f"{shown} month{'s' * (most != 1)} ago"
