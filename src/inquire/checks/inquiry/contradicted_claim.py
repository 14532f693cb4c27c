"""A claim still stands as it was, although its last verdict is contradicted or superseded.

Why it matters: the history keeps what was found, but the prompt goes on presenting the claim.
It has to be reworded, or withdrawn, or looked at again by a person who lets it stand. A search
that found nothing newer lifts no verdict. Where the entry tells of which wording it was found
(`wording`, as `inquire record` writes it) and the claim has another now, nothing is said.

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
  help: reword it, or delete it with its entries in 'history'; if it may stand: inquire reviewed line warmth
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.age_messages import when
from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Claim, Inquiry, Look, Mark, Verdict
from inquire.wordings import wording

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
        if look.wording and look.wording != wording(claim):
            continue
        doubt = " (ungrounded)" if look.mark is Mark.UNGROUNDED else ""
        yield Problem(
            f"claim '{claim.id}' was found {look.verdict}{doubt} {when(look.date)} "
            "and still stands",
            f"/claims/{index}",
            "reword it, or delete it with its entries in 'history'; "
            f"if it may stand: inquire reviewed {inquiry.id} {claim.id}",
        )


def _newest(inquiry: Inquiry, claim: Claim, context: Context) -> Look | None:
    """The look that ends last; of those, the one written last. A vain search is none."""
    looks = [
        look
        for look in inquiry.history
        if look.claim == claim.id
        and (look.verdict is not Verdict.NO_NEW_EVIDENCE or look.mark is Mark.REVIEWED)
    ]
    return max(reversed(looks), key=lambda look: look.date.latest(context.today), default=None)
