"""A note hedges a figure that the claim states flatly.

Why it matters: "up to 25%" is the best case and "25%" a result. Hedges are the first thing
lost when a note becomes a claim, and nobody downstream can put them back.

```yaml
question: Can rehearsal with a language model help people?
notes:
  - id: simulation
    title: Can rehearsal teach people to handle hard conversations?
    text: The simulation lowered negative emotions by up to 25%.
    anchors: [2402.12556]
claims:
  - text: Rehearsing hard conversations lowered negative emotions by 25%.
    notes: [simulation]
```

```text
line.yaml:8:70: info: '25%' stands in the claim, 'up to 25%' in note 'simulation' [lost-hedge]
  help: write 'up to 25%' in the claim too
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.figures import Figure, Unit, figures, hedge, is_hedged
from inquire.model import Inquiry, Note

SEVERITY = Severity.INFO
_HINTS = ("up to", "up\nto", "at most", "at\nmost", "about", "nearly", "likely", "may", "ypothesi")


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every figure that is hedged wherever the cited notes have it, and not in the claim."""
    hedging = {note.id for note in inquiry.notes if _may_hedge(note)}
    for index, claim in enumerate(inquiry.claims):
        if hedging.isdisjoint(claim.notes):
            continue
        judged = figures(claim.text)
        notes = [note for name in claim.notes if (note := inquiry.note(name))] if judged else []
        for figure in judged:
            hedged = _hedged_in(notes, figure)
            if hedged and not is_hedged(claim.text, figure):
                yield Problem(
                    f"'{figure.number}' stands in the claim, "
                    f"'{hedged[1]}' in note '{hedged[0].id}'",
                    f"/claims/{index}/text",
                    f"write '{hedged[1]}' in the claim too",
                    within=figure.number,
                )


def _may_hedge(note: Note) -> bool:
    """A cheap question first: whether any hedge stands in the note, figures or not."""
    text = note.text.lower()
    return any(hint in text for hint in _HINTS)


def _hedged_in(notes: list[Note], figure: Figure) -> tuple[Note, str] | None:
    """The first note that hedges the figure, unless some note has it without a hedge."""
    found = None
    for note in notes:
        for other in figures(note.text):
            if other.values != figure.values or not _comparable(figure.unit, other.unit):
                continue
            hedged = hedge(note.text, other)
            if not hedged:
                return None
            found = found or (note, hedged)
    return found


def _comparable(one: Unit, other: Unit) -> bool:
    return one is other or {one, other} == {Unit.PERCENT, Unit.POINTS}
