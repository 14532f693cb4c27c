"""A paper was not found, but its number is so new that it may not be indexed yet.

Why it matters: papers announced this week can be missing from arXiv's index for a day or more.
To call such a paper invented would accuse a real one.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2611.99999]
```

```lock
{"inquire-lock": 1}
{"id": "2611.99999", "absent": true, "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:4:15: warning: arXiv had no 2611.99999 on 2026-11-22, when a paper of that number could still be missing from its index [too-new]
  help: ask again two days after it was announced: inquire verify line
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import PaperFault, Problem, Severity
from inquire.evidence import Status
from inquire.model import Inquiry
from inquire.standing import in_state

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper that was absent while new, once."""
    if not context.evidence:
        return
    for cited in in_state(inquiry, context.evidence, Status.TOO_NEW):
        known = cited.evidence
        yield Problem(
            f"{known.catalog} had no {cited.paper.base} on {known.asked}, "
            "when a paper of that number could still be missing from its index",
            cited.pointer,
            f"ask again two days after it was announced: inquire verify {inquiry.id}",
            paper_fault=PaperFault.UNDECIDABLE,
        )
