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
_PERCENT = ("%", "percent", "pct", "per cent", "per\ncent")
_POINTS = ("point", "pp", "pt")
_PAIR = {Unit.PERCENT: Unit.POINTS, Unit.POINTS: Unit.PERCENT}


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every figure of a claim or note that has the other unit in a note beside it."""
    for index, claim in enumerate(inquiry.claims):
        notes = [note for name in claim.notes if (note := inquiry.note(name))]
        if any(_may_differ(claim.text, note.text) for note in notes):
            yield from _mixed(f"/claims/{index}/text", claim.text, notes)
    for (_, first), (index, second), _ in pairs_on_one_paper(inquiry):
        if _may_differ(first.text, second.text):
            yield from _mixed(f"/notes/{index}/text", second.text, [first])


def _may_differ(one: str, other: str) -> bool:
    """A cheap question first: whether one may have a percentage and the other points."""
    return (_may_have(_PERCENT, one) and _may_have(_POINTS, other)) or (
        _may_have(_POINTS, one) and _may_have(_PERCENT, other)
    )


def _may_have(hints: tuple[str, ...], text: str) -> bool:
    return any(hint in text for hint in hints)


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
        if "absolute" in sentence:
            continue
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
