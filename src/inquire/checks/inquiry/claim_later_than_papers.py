"""A claim's date and its papers' months lie more than 90 days apart, in either direction.

Why it matters: the date of a claim is that of its evidence. A claim dated a year after its
only paper makes an old result look new, and searches for newer work start too late.

```yaml
question: Can rehearsal with a language model help people?
claims:
  - text: Rehearsing hard conversations lowered negative emotions by up to 25%.
    date: 2025
    anchors: [2402.12556]
```

```text
line.yaml:4:11: warning: claim dated 2025, but its only paper is of 2024-02, ten months earlier [claim-later-than-papers]
  help: date: 2024-02, or add the paper of 2025 that it rests on
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from inquire.ages import paper_dates
from inquire.checks import Context
from inquire.dates import DateSpan, Moment
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper
from inquire.model import Claim, Inquiry

SEVERITY = Severity.WARNING
MOST_DAYS = 90
_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every claim whose nearest paper is too far from its date."""
    for index, claim in enumerate(inquiry.claims):
        if claim.date is None:
            continue
        nearest = _nearest(claim.date, paper_dates(inquiry, claim), context.today)
        if nearest is None or abs(nearest[0]) <= MOST_DAYS:
            continue
        versions = _other_dates(inquiry, claim, context)
        other = _nearest(claim.date, versions, context.today) or nearest
        gap, dated = min(nearest, other, key=lambda pair: abs(pair[0]))
        if abs(gap) > MOST_DAYS:
            count = len(inquiry.papers_of(claim))
            yield _problem(f"/claims/{index}/date", claim.date, dated, gap, count)


def _nearest(
    claimed: DateSpan, dates: Iterable[DateSpan], today: date
) -> tuple[int, DateSpan] | None:
    """The date nearest to the claim's, with the days between."""
    gaps = ((_gap(claimed, dated, today), dated) for dated in dates)
    return min(gaps, key=lambda pair: abs(pair[0]), default=None)


def _other_dates(inquiry: Inquiry, claim: Claim, context: Context) -> Iterator[DateSpan]:
    """What else a paper of the claim may be dated by: its id and its versions."""
    for paper in inquiry.papers_of(claim):
        yield DateSpan(Moment(*paper.month))
        known = context.evidence.get(paper.base)
        if isinstance(known, Paper):
            yield _day(known.published)
            yield _day(known.updated)


def _day(day: date) -> DateSpan:
    return DateSpan(Moment(day.year, day.month, day.day))


def _gap(claimed: DateSpan, paper: DateSpan, today: date) -> int:
    """Days between the nearest ends, more than 0 where the claim is later."""
    later = (claimed.earliest() - paper.latest(today)).days
    earlier = (paper.earliest() - claimed.latest(today)).days
    return later if later > 0 else -max(earlier, 0)


def _problem(pointer: str, claimed: DateSpan, paper: DateSpan, gap: int, count: int) -> Problem:
    months = round(abs(gap) / 30.4375)
    shown = _WORDS[months] if months < len(_WORDS) else str(months)
    when = claimed.edtf().replace("~", "")
    which = "its only paper" if count == 1 else f"the nearest of its {count} papers"
    return Problem(
        f"claim dated {when}, but {which} is of {paper.edtf()}, "
        f"{shown} months {'earlier' if gap > 0 else 'later'}",
        pointer,
        f"date: {paper.edtf()}, or add the paper of {when} that it rests on",
    )
