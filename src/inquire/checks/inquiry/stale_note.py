"""A note was last looked at longer ago than the limit for notes, even by the youngest reading.

Why it matters: claims rest on notes. A note that nobody has opened for a year may have been
overtaken by the very paper it sums up.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
notes:
  - id: warmth-five-models
    title: How much accuracy does warmth cost?
    text: Error rates rose in all five models.
    anchors: [2507.21919]
claims:
  - text: Training for warmth raises error rates.
    notes: [warmth-five-models]
```

```text
line.yaml:4:5: warning: note 'warmth-five-models' was last looked at in 2025-10, 13 months ago; its limit is 12 months [stale-note]
  help: look again, then write it into the note: reviewed: 2026-11-22
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
    """Every note that is past its limit."""
    return aged(inquiry, context.today, context.limits, "notes", AgeState.STALE)
