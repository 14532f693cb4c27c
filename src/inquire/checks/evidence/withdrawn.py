"""A paper that the line rests on was withdrawn.

Why it matters: its authors, or arXiv, no longer stand by it. Earlier versions still open, so a
reader who follows the id may never notice.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.99999]
```

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "version": 2, "title": "An Impossible Paper", "authors": ["N. N."], "published": "2025-07-30", "updated": "2025-09-02", "withdrawn": "This paper has been withdrawn due to an error in Table 2", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:4:15: error: arXiv:2507.99999 was withdrawn: 'This paper has been withdrawn due to an error in Table 2' (arXiv, 2026-11-22) [withdrawn]
  help: rest the claim on another paper; to keep this one: # inquire: allow[withdrawn] and why
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper, Status
from inquire.model import Inquiry
from inquire.standing import in_state, told_by

SEVERITY = Severity.ERROR
MOST_CHARACTERS = 200


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every withdrawn paper, once, with the reason given."""
    if not context.evidence:
        return
    for cited in in_state(inquiry, context.evidence, Status.WITHDRAWN):
        known = cited.evidence
        reason = " ".join(known.withdrawn.split()) if isinstance(known, Paper) else ""
        if len(reason) > MOST_CHARACTERS:
            reason = reason[: MOST_CHARACTERS - 3] + "..."
        yield Problem(
            f"arXiv:{cited.paper.base} was withdrawn: '{reason}' ({told_by(known)})",
            cited.pointer,
            "rest the claim on another paper; to keep this one: "
            "# inquire: allow[withdrawn] and why",
        )
