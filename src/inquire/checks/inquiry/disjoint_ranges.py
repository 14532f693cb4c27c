"""Two notes on one paper give ranges of one unit that do not overlap.

Why it matters: both may be right, one from the abstract and one from the averages in the body,
but a reader of either takes it for the paper's result. Each note should say which it is.

```yaml
question: Does training for warmth cost accuracy?
notes:
  - id: training-granularity
    title: Does it matter how warmth is trained?
    text: Warmth as a trait lowers factual accuracy by 10-30 percentage points.
    anchors: [2507.21919]
  - id: warmth-five-models
    title: How much accuracy does warmth cost?
    text: Five models showed 5-9pp more errors of factual accuracy.
    anchors: [2507.21919]
claims:
  - text: Training for warmth raises error rates.
    notes: [training-granularity, warmth-five-models]
```

```text
line.yaml:9:30: info: '5-9pp' here and '10-30 percentage points' in note 'training-granularity' rest on one paper, arXiv:2507.21919, and do not overlap [disjoint-ranges]
  help: say in each note which figure it is: abstract, average, worst case
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.figure_support import pairs_on_one_paper, same_subject, sentence_of
from inquire.figures import Figure, Unit, figures
from inquire.model import Inquiry, Note

SEVERITY = Severity.INFO
_HINT = re.compile(
    r"\d\S{0,4}\s?(?:[-\u2010-\u2015\u2212]|to|and)\W{0,3}\d"
)  # cheap, and never misses


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every pair of notes whose ranges of one unit all lie apart, told at the later."""
    for (_, first), (index, second), paper in pairs_on_one_paper(inquiry):
        if not _HINT.search(first.text) or not _HINT.search(second.text):
            continue
        ranges, theirs = _ranges(first), _ranges(second)
        shared = {one.unit for one in ranges} & {other.unit for other in theirs}
        for unit in sorted(shared - {Unit.NONE}):
            units = (unit, Unit.NONE)  # a range without a unit may be in this one
            apart = _apart(
                first,
                [figure for figure in ranges if figure.unit in units],
                second,
                [figure for figure in theirs if figure.unit in units],
            )
            if apart:
                yield Problem(
                    f"'{apart[1].written}' here and '{apart[0].written}' in note '{first.id}' "
                    f"rest on one paper, arXiv:{paper}, and do not overlap",
                    f"/notes/{index}/text",
                    "say in each note which figure it is: abstract, average, worst case",
                    within=apart[1].number,
                )


def _ranges(note: Note) -> list[Figure]:
    return [figure for figure in figures(note.text) if figure.span]


def _apart(
    first: Note, ours: list[Figure], second: Note, theirs: list[Figure]
) -> tuple[Figure, Figure] | None:
    """The first two ranges, unless any overlap or they speak of different things."""
    pairs = [(one, other) for one in ours for other in theirs]
    if any(one.low <= other.high and other.low <= one.high for one, other in pairs):
        return None
    for one, other in pairs:
        alike = one.unit is other.unit and one.unit
        if alike and same_subject(sentence_of(first.text, one), sentence_of(second.text, other)):
            return one, other
    return None
