"""A part of the answer that a prompt asks for was not found: contrary work, or two questions.

Why it matters: the strongest contrary work is what a line most needs to know, and the questions
are where it may go next. Info, since a brief prompt asks for neither.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```answer
C1 | no-new-evidence | none | nothing tests it
```

```text
answer.md:1:1: info: the answer has no part on the strongest contrary work [missing-task]
  help: ask for it, or for the searches that found none
answer.md:1:1: info: the answer has no two research questions [missing-task]
  help: ask for them
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit
from inquire.diagnostics import Problem, Severity

SEVERITY = Severity.INFO


def check(audit: Audit) -> Iterator[Problem]:
    """The second and the third task, where they were not done."""
    if not audit.line_id and not audit.reference:
        return
    if not audit.contrary:
        yield Problem(
            "the answer has no part on the strongest contrary work",
            help="ask for it, or for the searches that found none",
        )
    if not audit.questions:
        yield Problem("the answer has no two research questions", help="ask for them")
