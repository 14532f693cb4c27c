"""One catalog has no such paper, or calls it withdrawn, and a second one says otherwise.

Why it matters: one of them is behind, and to take either's word could accuse a real paper. So it
is told and is no error; a person can open the paper's page and see.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.99999]
```

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "absent": true, "second": {"catalog": "DataCite", "agrees": false, "says": "An Impossible Paper"}, "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:4:15: warning: arXiv has no 2507.99999, but DataCite has 'An Impossible Paper' (2026-11-22) [catalogs-disagree]
  help: open https://arxiv.org/abs/2507.99999; ask again in two days: inquire verify line
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import PaperFault, Problem, Severity
from inquire.model import Inquiry
from inquire.paper_messages import disagreement
from inquire.standing import papers

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper on which two catalogs disagree, once."""
    if not context.evidence:
        return
    told = set()
    for pointer, paper in papers(inquiry):
        known = context.evidence.get(paper.base)
        told_of = disagreement(known) if known and paper.base not in told else ""
        if not told_of:
            continue
        told.add(paper.base)
        yield Problem(
            told_of,
            pointer,
            f"open {paper.bare.url}; ask again in two days: inquire verify {inquiry.id}",
            paper_fault=PaperFault.UNDECIDABLE,
        )
