"""`next` names a line that is not in the library, or the line itself.

Why it matters: `next` is how a reader gets from one question to another; a name that leads
nowhere is mostly a line that was renamed.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
next: [sycophancy]
```

```text
line.yaml:5:8: warning: 'next' names 'sycophancy', and the library has no such line [unknown-next]
  help: inquire list shows the lines there are
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.decode import did_you_mean
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every id under `next` that leads nowhere."""
    if context.line_ids is None:
        return
    for index, line_id in enumerate(inquiry.next):
        if line_id == inquiry.id:
            yield Problem("'next' names this line itself", f"/next/{index}", "delete it")
        elif line_id not in context.line_ids:
            near = did_you_mean(line_id, context.line_ids - {inquiry.id})
            yield Problem(
                f"'next' names '{line_id}', and the library has no such line{near}",
                f"/next/{index}",
                "" if near else "inquire list shows the lines there are",
            )
