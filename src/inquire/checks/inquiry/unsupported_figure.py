"""A figure in a claim is in none of the notes that the claim cites.

Why it matters: figures are what readers remember, and a figure that changed on its way from
note to claim is the commonest way in which a line says more than its papers. Judged are only
percentages, points, multiples, ranges and decimals of claims that cite notes.

```yaml
question: Does training for warmth cost accuracy?
notes:
  - id: warmth-five-models
    title: How much accuracy does warmth cost?
    text: Five models trained for warmth made 5-9 percentage points more errors.
    anchors: [2507.21919]
claims:
  - text: Training for warmth raises error rates by 10-30 percentage points.
    notes: [warmth-five-models]
```

```text
line.yaml:8:53: info: '10-30' is in none of the notes this claim cites; note 'warmth-five-models' has '5-9' [unsupported-figure]
  help: give the unit and which figure it is: abstract, average, worst case
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.figure_support import numbers
from inquire.figures import Figure, Unit, figures, is_approximate
from inquire.model import Inquiry, Note

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every exact figure of a claim that its notes do not bear out."""
    for index, claim in enumerate(inquiry.claims):
        judged = [*filter(_is_exact, figures(claim.text))] if claim.notes else []
        if not judged:
            continue
        notes = [note for name in claim.notes if (note := inquiry.note(name))]
        found = numbers(text for note in notes for text in (note.title, note.text))
        for figure in judged:
            if not found.support(figure) and not is_approximate(claim.text, figure):
                yield _problem(index, figure, notes)


def _is_exact(figure: Figure) -> bool:
    """Whether a figure has a unit, is a range or has decimals."""
    return bool(figure.unit) or figure.span or "." in figure.number


def _problem(index: int, figure: Figure, notes: list[Note]) -> Problem:
    message = f"'{figure.number}' is in none of the notes this claim cites"
    for note in notes:
        for other in figures(note.text):
            alike = other.unit is figure.unit and other.span == figure.span
            if alike and figure.unit is not Unit.NONE:
                message += f"; note '{note.id}' has '{other.number}'"
                return _at(index, figure, message)
    return _at(index, figure, message)


def _at(index: int, figure: Figure, message: str) -> Problem:
    return Problem(
        message,
        f"/claims/{index}/text",
        "give the unit and which figure it is: abstract, average, worst case",
        within=figure.number,
    )
