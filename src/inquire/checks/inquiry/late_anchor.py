"""An anchor is dated later than the month that its arXiv id tells, and names no later version.

Why it matters: an id holds the month in which the paper was announced. Of 671,175 records one
had a first version dated after it, so a later date is a typing error, the date of a journal
edition, or that of a later version, which should then be named. An earlier date is normal.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
anchors:
  - arxiv: 2507.21919
    date: 2025-10
```

```text
line.yaml:7:11: warning: anchor arXiv:2507.21919 is dated 2025-10, after the month of its id (2025-07) [late-anchor]
  help: date: 2025-07; or name the version of that date: arxiv: 2507.21919v2
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inquire.arxiv_id import ArxivId
from inquire.checks import Context
from inquire.dates import DateSpan
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Evidence, Paper
from inquire.model import Inquiry

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor whose date no version is known to have."""
    for index, anchor in enumerate(inquiry.anchors):
        paper, dated = anchor.arxiv, anchor.date
        if dated is None or not isinstance(paper, ArxivId) or (paper.version or 1) > 1:
            continue
        first = dated.earliest()
        if (first.year, first.month) <= paper.month:
            continue
        if _may_be_a_versions(dated, context.evidence.get(paper.base), context.today):
            continue
        month = f"{paper.month[0]}-{paper.month[1]:02}"
        yield Problem(
            f"anchor arXiv:{paper} is dated {dated.edtf()}, after the month of its id ({month})",
            f"/anchors/{index}/date",
            f"date: {month}; or name the version of that date: arxiv: {paper.base}v2",
        )


def _may_be_a_versions(dated: DateSpan, known: Evidence | None, today: date) -> bool:
    """Whether a version is known to be of that date, or one whose date is unknown may be."""
    if not isinstance(known, Paper):
        return False
    first, last = dated.earliest(), dated.latest(today)
    between = known.version > 2 and first <= known.updated
    return between or first <= known.published <= last or first <= known.updated <= last
