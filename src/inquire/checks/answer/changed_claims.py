"""The claims of the line were changed since the prompt that this answers was made.

Why it matters: nobody can say which claim a label such as `C1` meant, so that labels are refused
and not guessed. The citations are judged all the same.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```answer
inquire: line 2026-11-01 00000000
C1 | no-new-evidence | none | nothing tests it
```

```text
answer.md:1:1: warning: the claims of 'line' are no longer those of the prompt of 2026-11-01: the labels are not used [changed-claims]
  help: ask again with the prompt as it is now: inquire prompt line
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit, Labels
from inquire.diagnostics import Problem, Severity
from inquire.location import shortened

SEVERITY = Severity.WARNING


def check(audit: Audit) -> Iterator[Problem]:
    """A reference line whose check value is another than that of the claims, or of another line."""
    if audit.labels is not Labels.CHANGED or not audit.reference:
        return
    if audit.reference.line != audit.line_id:
        yield Problem(
            f"the prompt was that of '{shortened(audit.reference.line)}', not of "
            f"'{audit.line_id}': the labels are not used",
            "/reference",
            "audit without --line",
        )
    else:
        yield Problem(
            f"the claims of '{audit.line_id}' are no longer those of the prompt of "
            f"{audit.reference.date}: the labels are not used",
            "/reference",
            f"ask again with the prompt as it is now: inquire prompt {audit.line_id}",
        )
