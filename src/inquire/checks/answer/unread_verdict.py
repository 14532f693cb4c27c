"""Where the verdict on a claim should stand is a word that is none.

Why it matters: what is not one of the seven verdicts is not guessed, so that the claim counts as
not addressed and nothing of it is recorded.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```answer
## C1

Verdict: plausible
```

```text
answer.md:1:4: warning: C1: 'plausible' is no verdict [unread-verdict]
  help: ask for one of holds, relaxed, contradicted, superseded, no-new-evidence, untestable, not-searched
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit, JudgedClaim
from inquire.decode import did_you_mean
from inquire.diagnostics import Problem, Severity
from inquire.location import shortened
from inquire.model import Verdict

SEVERITY = Severity.WARNING


def check(audit: Audit) -> Iterator[Problem]:
    """Every claim that is addressed without a verdict."""
    for index, claim in enumerate(audit.claims):
        if claim.verdict is None and claim.line:
            yield Problem(
                f"{claim.label}: {_told(claim)}",
                f"/claims/{index}",
                f"ask for one of {', '.join(Verdict)}",
            )


def _told(claim: JudgedClaim) -> str:
    said = f"'{shortened(claim.said)}'"
    if claim.divided:
        return f"{said} is no single verdict"
    near = did_you_mean(claim.said.casefold(), Verdict)
    return f"{said} is no verdict{near}" if claim.said else "no verdict"
