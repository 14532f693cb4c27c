"""A date lies in the future, even by its first day.

Why it matters: nobody has read or looked at anything tomorrow. A date in the future is mostly a
typing error, and it keeps a claim fresh for as long as it lasts.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2027-10
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```text
line.yaml:2:11: warning: 'surveyed' is 2027-10, which is after today (2026-11-22) [future-date]
  help: surveyed: 2026-11-22 at the latest; if today is another day: --as-of DATE
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.dates import DateSpan
from inquire.diagnostics import Problem, Severity
from inquire.model import Claim, Inquiry, Note

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every date that begins after today."""
    for pointer, dated in _dates(inquiry):
        if dated is not None and dated.earliest() > context.today:
            key = pointer.rpartition("/")[2]
            yield Problem(
                f"'{key}' is {dated.edtf()}, which is after today ({context.today})",
                pointer,
                f"{key}: {context.today} at the latest; if today is another day: --as-of DATE",
            )


def _dates(inquiry: Inquiry) -> Iterator[tuple[str, DateSpan | None]]:
    """Every date of a line with its pointer."""
    yield "/surveyed", inquiry.surveyed
    dated: list[tuple[str, Claim | Note]] = [
        *((f"/claims/{index}", claim) for index, claim in enumerate(inquiry.claims)),
        *((f"/notes/{index}", note) for index, note in enumerate(inquiry.notes)),
    ]
    for pointer, item in dated:
        yield f"{pointer}/date", item.date
        yield f"{pointer}/reviewed", item.reviewed
    for index, anchor in enumerate(inquiry.anchors):
        yield f"/anchors/{index}/date", anchor.date
    for index, look in enumerate(inquiry.history):
        yield f"/history/{index}/date", look.date
