"""A claim has no date, and no paper that it rests on gives it one.

Why it matters: a claim without a date reads as a truth without one. Neither a check nor a
model that reads the prompt can tell whether it is this year's finding.

```yaml
question: Does comfort by default get in the way of learning?
surveyed: 2026-11
claims:
  - id: pacifier
    text: Comfort by default works as a pacifier.
    basis: argument
```

```text
line.yaml:4:5: warning: claim 'pacifier' has no date and rests on no paper that gives one [undated-claim]
  help: date: YYYY-MM of the evidence, or add anchors: [...]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.ages import date_of
from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every claim of which nothing tells the date."""
    for index, claim in enumerate(inquiry.claims):
        if claim.date is None and date_of(inquiry, claim) is None:
            yield Problem(
                f"claim '{claim.id}' has no date and rests on no paper that gives one",
                f"/claims/{index}",
                "date: YYYY-MM of the evidence, or add anchors: [...]",
            )
