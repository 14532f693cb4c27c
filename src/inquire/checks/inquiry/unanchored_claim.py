"""A claim names no paper, neither itself nor through its notes, and is not called an argument.

Why it matters: what rests on no paper can be re-tested against none. An argument needs no
experiment behind it, but should be called one.

```yaml
question: Does comfort by default get in the way of learning?
surveyed: 2026-11
claims:
  - id: pacifier
    text: Comfort by default works as a pacifier.
    date: 2022-12
```

```text
line.yaml:4:5: warning: claim 'pacifier' names no paper, neither itself nor through its notes [unanchored-claim]
  help: add anchors: [...], or notes: [...] whose notes have anchors; basis: argument if there is none
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Basis, Inquiry

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every claim without a paper."""
    with_papers = {note.id for note in inquiry.notes if note.anchors}
    for index, claim in enumerate(inquiry.claims):
        if claim.anchors or claim.basis in (Basis.ARGUMENT, Basis.INFERENCE):
            continue
        if with_papers.isdisjoint(claim.notes):
            yield Problem(
                f"claim '{claim.id}' names no paper, neither itself nor through its notes",
                f"/claims/{index}",
                "add anchors: [...], or notes: [...] whose notes have anchors; "
                "basis: argument if there is none",
            )
