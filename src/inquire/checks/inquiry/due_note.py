"""A note may be past the limit for notes, or will be within 30 days.

Why it matters: it says what to read again next, before the claims that rest on it go stale.

```yaml
question: Does training for warmth cost accuracy?
notes:
  - id: warmth-five-models
    title: How much accuracy does warmth cost?
    text: Error rates rose in all five models.
    reviewed: 2025
    anchors: [2507.21919]
claims:
  - text: Training for warmth raises error rates.
    reviewed: 2026-11
    notes: [warmth-five-models]
```

```text
line.yaml:3:5: info: note 'warmth-five-models' was last looked at in 2025, 11 to 22 months ago; it may be stale already and surely is from 2027-01-01 on (limit: 12 months) [due-note]
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

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every note that falls due."""
    return aged(inquiry, context.today, context.limits, "notes", AgeState.DUE)
