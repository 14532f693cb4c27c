"""A note is cited neither by the essay nor by a claim.

Why it matters: what nobody cites is out of sight. Either a claim lacks its note, or the note
has had its day. Of a note in a file of its own it is told where no line of the library cites it.

```yaml
question: Does training for warmth cost accuracy?
notes:
  - id: warmth-five-models
    title: How much accuracy does warmth cost?
    text: Error rates rose in all five models.
    anchors: [2507.21919]
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```text
line.yaml:3:5: info: note 'warmth-five-models' is cited neither by the essay nor by a claim [uncited-note]
  help: [[warmth-five-models]] in the essay, or notes: [warmth-five-models] in a claim
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every note that nobody cites."""
    if not inquiry.notes:
        return
    used = inquiry.cited_notes()
    for index, note in enumerate(inquiry.notes):
        if note.id not in used:
            yield Problem(
                f"note '{note.id}' is cited neither by the essay nor by a claim",
                f"/notes/{index}",
                f"[[{note.id}]] in the essay, or notes: [{note.id}] in a claim",
            )
