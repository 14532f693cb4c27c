"""A note of the line has the id of a note that the library's lines share, and hides it.

Why it matters: the line's own note counts. Whoever then changes the shared one, in
`notes/warmth-five-models.yaml`, believes it changed everywhere, and here it is not.

```yaml
question: Does training for warmth cost accuracy?
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
line.yaml:3:9: warning: note 'warmth-five-models' hides the shared note of that id [shadowed-note]
  help: delete it here to use the shared one, or give it another id
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every note of the line's own whose id a shared note has."""
    if not context.note_ids:
        return
    for index, note in enumerate(inquiry.notes):
        if not note.shared and note.id in context.note_ids:
            yield Problem(
                f"note '{note.id}' hides the shared note of that id",
                f"/notes/{index}/id",
                "delete it here to use the shared one, or give it another id",
            )
