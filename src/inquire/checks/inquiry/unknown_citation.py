"""The essay cites a note that is not in the line.

Why it matters: the reader is promised a source and finds none, and a note that was renamed
silently loses its place in the essay.

```yaml
question: Does training for warmth cost accuracy?
essay: |
  Warm models make more errors [[warmth-five-model]].
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
line.yaml:3:32: error: the essay cites note 'warmth-five-model', which is not in this line; did you mean 'warmth-five-models'? [unknown-citation]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.decode import did_you_mean
from inquire.diagnostics import Problem, Severity
from inquire.essay import cited
from inquire.model import Inquiry

SEVERITY = Severity.ERROR


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every id in double brackets that names no note, once."""
    known = context.note_ids | {note.id for note in inquiry.notes}
    nowhere = "neither in this line nor a shared note" if context.note_ids else "not in this line"
    told = set()
    for citation in cited(inquiry.essay):
        if citation.note in known or citation.written in told:
            continue
        told.add(citation.written)
        near = did_you_mean(citation.note, known)
        yield Problem(
            f"the essay cites note '{citation.note}', which is {nowhere}{near}",
            "/essay",
            within=citation.written,
        )
