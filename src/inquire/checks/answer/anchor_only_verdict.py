"""A verdict is grounded, but only in papers that the line stands on already.

Why it matters: the same study again, in a later edition too, is no new evidence. A verdict that
says more than `no-new-evidence` should name what is new.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
It still stands (Ibrahim et al., "Training language models to be warm and empathetic makes them less reliable and more sycophantic", arXiv:2507.21919).

C1 | holds | arXiv:2507.21919 | still true
```

```text
answer.md:3:6: warning: C1 'holds' rests on nothing but what the line stands on already: 2507.21919 [anchor-only-verdict]
  help: ask for work that is not an anchor; or take it as no-new-evidence
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit
from inquire.citation_messages import old_support
from inquire.diagnostics import Problem, Severity

SEVERITY = Severity.WARNING


def check(audit: Audit) -> Iterator[Problem]:
    """Every grounded verdict whose support is all among the line's own papers."""
    for index, claim in enumerate(audit.claims):
        if papers := old_support(audit, claim):
            yield Problem(
                f"{claim.label} '{claim.verdict}' rests on nothing but what the line stands on "
                f"already: {', '.join(papers)}",
                f"/claims/{index}",
                "ask for work that is not an anchor; or take it as no-new-evidence",
            )
