"""A claim may be past its limit, or will be within 30 days.

Why it matters: a re-test is cheaper when it is planned. Where a look is dated by its year
alone, this is also the time in which nobody can say whether the limit has passed.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2026-05-30
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```text
line.yaml:4:5: info: claim 'warmth' was last looked at on 2026-05-30, 6 months ago; it is stale from 2026-12-01 on (limit: 6 months, perishable) [due-claim]
  help: inquire prompt line --copy, then inquire record ANSWER; or, if you looked yourself, inquire reviewed line warmth
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.age_messages import aged
from inquire.ages import AgeState
from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every claim that falls due."""
    return aged(inquiry, context.today, context.limits, "claims", AgeState.DUE)
