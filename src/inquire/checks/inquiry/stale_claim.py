"""A claim was last looked at longer ago than its limit, even by the youngest reading.

Why it matters: findings about AI go out of date in months. An old look is not a false claim,
but nobody can say whether it still holds, and a prompt would repeat it as if somebody could.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
anchors:
  - arxiv: 2507.21919
```

```text
line.yaml:4:5: warning: claim 'warmth' was last looked at in 2025-10, 13 months ago; its limit is 6 months (perishable) [stale-claim]
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

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every claim that is past its limit."""
    return aged(inquiry, context.today, context.limits, "claims", AgeState.STALE)
