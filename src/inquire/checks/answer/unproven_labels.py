"""An answer does not repeat the reference line of its prompt, so that its labels prove nothing.

Why it matters: the labels are taken for the claims of the line that was named, as they stand
today. If claims were added or moved since the prompt was made, verdicts would be filed wrongly.

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
answer.md:1:1: info: no reference line: C1 and the rest are taken for the claims of 'line' as they stand [unproven-labels]
  help: see that they are the claims of the prompt; or ask for the closing block with its first row
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit, Labels
from inquire.diagnostics import Problem, Severity

SEVERITY = Severity.INFO


def check(audit: Audit) -> Iterator[Problem]:
    """Labels in an answer without a reference line."""
    if audit.labels is Labels.UNPROVEN and any(claim.line for claim in audit.claims):
        yield Problem(
            "no reference line: C1 and the rest are taken for the claims of "
            f"'{audit.line_id}' as they stand",
            help="see that they are the claims of the prompt; "
            "or ask for the closing block with its first row",
        )
