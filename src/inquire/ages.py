"""How old a look is, from dates alone: old is not false.

Every date is a span of days, so an age is a range, from today minus the span's last day to
today minus its first. Stale is what is past its limit even by the youngest reading; due is
what may be past it, or will be soon.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from inquire.arxiv_id import ArxivId
from inquire.dates import DateSpan, Moment
from inquire.durations import Duration
from inquire.evidence import Evidence
from inquire.model import Anchor, Claim, Inquiry, Kind, Limits, Note

DEFAULT_LIMITS = Limits(
    perishable=Duration(months=6), durable=Duration(months=36), note=Duration(months=12)
)
SOON = Duration(days=30)

Item = Claim | Note | Anchor


class AgeState(StrEnum):
    """What dates say of a claim, a note or an anchor."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"
    UNDATED = "undated"


class Age(NamedTuple):
    """The state, the look it is counted from (None when undated) and the limit applied."""

    state: AgeState
    looked: DateSpan | None
    limit: Duration

    def stale_from(self, today: date) -> date | None:
        """The first day on which the youngest reading is past the limit."""
        if self.looked is None:
            return None
        last = self.limit.after(self.looked.latest(today))
        return last + timedelta(days=1) if last < date.max else last


def age_of(
    inquiry: Inquiry,
    item: Item,
    today: date,
    policy: Limits = DEFAULT_LIMITS,
    evidence: Mapping[str, Evidence] | None = None,
    soon: Duration = SOON,
) -> Age:
    """The age of a claim, a note or an anchor of that inquiry.

    `policy` is the library's; the line's own limits go before it. `evidence` counts as a look
    at an anchor. `soon` is how far ahead something counts as due.
    """
    limit = limit_of(inquiry, item, policy)
    looked = looked_at(inquiry, item, today, evidence or {})
    if looked is None:
        return Age(AgeState.UNDATED, None, limit)
    latest, earliest = limit.after(looked.latest(today)), limit.after(looked.earliest())
    if latest < today:
        state = AgeState.STALE
    elif earliest < today or latest < soon.after(today):
        state = AgeState.DUE
    else:
        state = AgeState.FRESH
    return Age(state, looked, limit)


def limit_of(inquiry: Inquiry, item: Item, policy: Limits = DEFAULT_LIMITS) -> Duration:
    """How old a look at the item may get: the line's word, else the library's, else ours."""
    if isinstance(item, Claim):
        name = "perishable" if item.kind is Kind.PERISHABLE else "durable"
    else:
        name = "note"
    for limits in (inquiry.limits, policy, DEFAULT_LIMITS):
        limit: Duration | None = getattr(limits, name)
        if limit is not None:
            return limit
    raise AssertionError(name)


def looked_at(
    inquiry: Inquiry, item: Item, today: date, evidence: Mapping[str, Evidence]
) -> DateSpan | None:
    """When somebody last looked: the newest look, else the item's own date or papers."""
    looks = [inquiry.surveyed]
    if isinstance(item, Claim | Note):
        looks.append(item.reviewed)
    if isinstance(item, Claim):
        looks += (look.date for look in inquiry.history if look.claim == item.id)
    if isinstance(item, Anchor) and isinstance(item.arxiv, ArxivId):
        known = evidence.get(item.arxiv.base)
        if known:
            asked = known.asked
            looks.append(DateSpan(Moment(asked.year, asked.month, asked.day)))
    return newest((look for look in looks if look), today) or date_of(inquiry, item)


def newest(spans: Iterable[DateSpan], today: date) -> DateSpan | None:
    """The span that ends last and, of those, starts last."""
    return max(spans, key=lambda span: (span.latest(today), span.earliest()), default=None)


def date_of(inquiry: Inquiry, item: Item) -> DateSpan | None:
    """The date of the work itself: the item's own or, where it has none, its papers' months."""
    if item.date:
        return item.date
    if isinstance(item, Anchor):
        return _month(item.arxiv) if isinstance(item.arxiv, ArxivId) else None
    months = list(paper_dates(inquiry, item))
    if not months:
        return None
    first = min(months, key=DateSpan.earliest)
    last = max(months, key=DateSpan.earliest)
    return first if first == last else DateSpan(first.start, last.end or last.start)


def paper_dates(inquiry: Inquiry, item: Claim | Note) -> Iterator[DateSpan]:
    """The date of each paper that the item rests on: its anchor's, else its id's month."""
    for paper in inquiry.papers_of(item):
        anchor = inquiry.anchor(paper)
        yield (anchor.date if anchor and anchor.date else _month(paper))


def _month(paper: ArxivId) -> DateSpan:
    year, month = paper.month
    return DateSpan(Moment(year, month))
