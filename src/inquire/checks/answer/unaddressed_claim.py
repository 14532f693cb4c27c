"""An answer says nothing of a claim of the line.

Why it matters: the claim was not tested again, and it goes on ageing. Nothing is recorded of it.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```answer
Here is an overview of the field in general.
```

```text
answer.md:1:1: warning: C1 is not addressed: 'Training for warmth raises error rates.' [unaddressed-claim]
  help: ask for a verdict on C1
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit
from inquire.diagnostics import Problem, Severity
from inquire.location import shortened

SEVERITY = Severity.WARNING


def check(audit: Audit) -> Iterator[Problem]:
    """Every claim that no part of the answer is about."""
    for index, claim in enumerate(audit.claims):
        if claim.verdict is None and not claim.line:
            yield Problem(
                f"{claim.label} is not addressed: '{shortened(claim.text)}'",
                f"/claims/{index}",
                f"ask for a verdict on {claim.label}",
            )
