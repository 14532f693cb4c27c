"""A paper of the line was never asked about.

Why it matters: an id that looks right proves nothing, and an invented one is usually some other,
real paper. Asking takes one command. Told only where there is a lock to look it up in.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```lock
{"inquire-lock": 1}
```

```text
line.yaml:4:15: info: arXiv:2507.21919 was never verified [never-verified]
  help: inquire verify line
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry
from inquire.standing import papers

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper without evidence, once."""
    if not context.lock_read:
        return
    told = set()
    for pointer, paper in papers(inquiry):
        if paper.base not in context.evidence and paper.base not in told:
            told.add(paper.base)
            yield Problem(
                f"arXiv:{paper.base} was never verified", pointer, f"inquire verify {inquiry.id}"
            )
