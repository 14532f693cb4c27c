"""One figure is a percentage in one place and percentage points in another.

Why it matters: a fall from 50% to 40% is 10 percentage points and 20 percent. Whoever mixes
them up makes an effect twice as large, or half.

```yaml
question: Does training for warmth cost accuracy?
notes:
  - id: warmth-five-models
    title: How much accuracy does warmth cost?
    text: The abstract says that errors rise by 10 to 30 percentage points.
    anchors: [2507.21919]
claims:
  - text: Training for warmth makes 10-30% more errors.
    notes: [warmth-five-models]
```

```text
line.yaml:8:37: info: '10-30%' here is '10 to 30 percentage points' in note 'warmth-five-models' [percent-or-points]
  help: a change from 50% to 40% is 10 percentage points, and 20 percent; use the paper's unit in both
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.figure_support import pairs_on_one_paper, same_subject, sentence_of
from inquire.figures import Figure, Unit, figures
from inquire.model import Inquiry, Note

SEVERITY = Severity.INFO
_PAIR = {Unit.PERCENT: Unit.POINTS, Unit.POINTS: Unit.PERCENT}


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every figure of a claim or note that has the other unit in a note beside it."""
    for index, claim in enumerate(inquiry.claims):
        if claim.notes and _with_unit(claim.text):
            notes = [note for name in claim.notes if (note := inquiry.note(name))]
            yield from _mixed(f"/claims/{index}/text", claim.text, notes)
    for (_, first), (index, second), _ in pairs_on_one_paper(inquiry):
        if _with_unit(second.text):
            yield from _mixed(f"/notes/{index}/text", second.text, [first])


def _with_unit(text: str) -> list[Figure]:
    return [figure for figure in figures(text) if figure.unit in _PAIR]


def _mixed(pointer: str, text: str, notes: list[Note]) -> Iterator[Problem]:
    """Figures that these notes have in the other unit, and never in this one."""
    told = set()
    ours = _with_unit(text)
    for figure in ours:
        if any(other.values == figure.values and other.unit != figure.unit for other in ours):
            continue
        others = [
            (note, other)
            for note in notes
            for other in _with_unit(note.text)
            if other.values == figure.values
        ]
        if any(other.unit is figure.unit for _, other in others) or figure.values in told:
            continue
        sentence = sentence_of(text, figure)
        for note, other in others:
            if same_subject(sentence, sentence_of(note.text, other)):
                told.add(figure.values)
                yield Problem(
                    f"'{figure.written}' here is '{other.written}' in note '{note.id}'",
                    pointer,
                    "a change from 50% to 40% is 10 percentage points, and 20 percent; "
                    "use the paper's unit in both",
                    within=figure.number,
                )
                break
