"""A claim still stands although its newest re-test found it contradicted or superseded.

Why it matters: the history keeps what was found, but the prompt goes on presenting the claim.
It has to be reworded, or withdrawn, or looked at again by a person who lets it stand.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
history:
  - claim: warmth
    date: 2026-11-20
    verdict: contradicted
```

```text
line.yaml:3:5: warning: claim 'warmth' was found contradicted on 2026-11-20 and still stands [contradicted-claim]
  help: reword or delete it; if it may stand, add reviewed: 2026-11-22
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.age_messages import when
from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Claim, Inquiry, Look, Verdict

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every claim whose last word is against it."""
    if not inquiry.history:
        return
    for index, claim in enumerate(inquiry.claims):
        look = _newest(inquiry, claim, context)
        if look is None or look.verdict not in (Verdict.CONTRADICTED, Verdict.SUPERSEDED):
            continue
        last = look.date.latest(context.today)
        if claim.reviewed and claim.reviewed.latest(context.today) >= last:
            continue
        yield Problem(
            f"claim '{claim.id}' was found {look.verdict} {when(look.date)} and still stands",
            f"/claims/{index}",
            f"reword or delete it; if it may stand, add reviewed: {context.today}",
        )


def _newest(inquiry: Inquiry, claim: Claim, context: Context) -> Look | None:
    """The look that ends last; of those, the one written last."""
    looks = [look for look in inquiry.history if look.claim == claim.id]
    return max(reversed(looks), key=lambda look: look.date.latest(context.today), default=None)
