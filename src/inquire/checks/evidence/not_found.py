"""A catalog that was working, asked twice, has no paper of that id.

Why it matters: nobody can read a paper that is not there. The number may be mistyped or
invented; which of the two, nobody can say from here. No answer is never told as no paper.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.99999]
```

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "absent": true, "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:4:15: error: arXiv has no 2507.99999: asked twice (2026-11-22) [not-found]
  help: copy the number from the paper's arXiv page; if it was announced this week, ask again in two days: inquire verify line
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Status
from inquire.model import Inquiry
from inquire.standing import in_state

SEVERITY = Severity.ERROR


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper that is confirmed to be absent, once."""
    if not context.evidence:
        return
    for cited in in_state(inquiry, context.evidence, Status.NOT_FOUND):
        known = cited.evidence
        yield Problem(
            f"{known.catalog} has no {cited.paper.base}: asked twice ({known.asked})",
            cited.pointer,
            "copy the number from the paper's arXiv page; "
            f"if it was announced this week, ask again in two days: inquire verify {inquiry.id}",
        )
