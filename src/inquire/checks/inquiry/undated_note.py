"""A note has neither a date nor a paper that gives it one.

Why it matters: a note is what somebody read at some time. Without any date there is no telling
whether newer work was even possible.

```yaml
question: Does comfort by default get in the way of learning?
surveyed: 2026-11
essay: Comfort may come at a price [[pacifier]].
notes:
  - id: pacifier
    title: Why call comfort a pacifier?
    text: It silences a feeling and leaves its cause alone.
claims:
  - text: Comfort by default works as a pacifier.
    date: 2022-12
    basis: argument
```

```text
line.yaml:5:5: warning: note 'pacifier' has no date and names no paper that gives one [undated-note]
  help: date: YYYY-MM of what it says, or add anchors: [...]
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
    """Every note of which nothing tells the date."""
    for index, note in enumerate(inquiry.notes):
        if note.date is None and date_of(inquiry, note) is None:
            yield Problem(
                f"note '{note.id}' has no date and names no paper that gives one",
                f"/notes/{index}",
                "date: YYYY-MM of what it says, or add anchors: [...]",
            )
