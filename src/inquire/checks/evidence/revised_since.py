"""A paper got a new version after somebody last looked at the claim that rests on it.

Why it matters: authors correct figures in later versions, and the claim has those of an earlier
one. A claim that names its version is told of by [newer-version].

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    date: 2025-07-29
    anchors: [2507.21919]
```

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:5:15: info: arXiv:2507.21919 was revised since this claim was looked at: 2025-07-29, but v2 is of 2025-07-30 (arXiv, 2026-11-22) [revised-since]
  help: see whether v2 has the same figures; then: inquire reviewed line training-for-warmth-raises-error
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.ages import looked_at
from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper
from inquire.model import Inquiry
from inquire.paper_messages import told_by

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper of a claim with a version younger than the claim's last look, once a claim."""
    if not context.evidence:
        return
    for index, claim in enumerate(inquiry.claims):
        looked = looked_at(inquiry, claim, context.today, context.evidence)
        if looked is None:
            continue
        for place, cited in enumerate(inquiry.papers_of(claim)):
            known = context.evidence.get(cited.base)
            if cited.version or not isinstance(known, Paper) or known.withdrawn:
                continue
            if known.version > 1 and known.updated > looked.latest(context.today):
                own = place < len(claim.anchors)
                yield Problem(
                    f"arXiv:{cited} was revised since this claim was looked at: "
                    f"{looked.edtf()}, but v{known.version} is of {known.updated} "
                    f"({told_by(known)})",
                    f"/claims/{index}/anchors/{place}" if own else f"/claims/{index}/notes",
                    f"see whether v{known.version} has the same figures; "
                    f"then: inquire reviewed {inquiry.id} {claim.id}",
                )
