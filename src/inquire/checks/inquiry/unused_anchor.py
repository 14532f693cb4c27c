"""An anchor backs no claim and no note, and the essay does not name it.

Why it matters: the prompt presents anchors as what the line stands on. A paper that nothing
rests on invites the reader to think that more was found than is written here.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
anchors:
  - arxiv: 2507.21919
  - arxiv: 2510.01395
    gloss: sycophancy and dependence
```

```text
line.yaml:7:12: info: anchor arXiv:2510.01395 backs no claim and no note [unused-anchor]
  help: anchors: [2510.01395] in the claim or note that rests on it, or delete the anchor
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.arxiv_id import ArxivId
from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Claim, Inquiry, Note

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor that nothing uses."""
    items: tuple[Claim | Note, ...] = (*inquiry.claims, *inquiry.notes)
    used = {paper.base for item in items for paper in item.anchors if isinstance(paper, ArxivId)}
    for index, anchor in enumerate(inquiry.anchors):
        paper = anchor.arxiv
        if isinstance(paper, ArxivId) and paper.base not in used:
            if paper.base in inquiry.essay:
                continue
            yield Problem(
                f"anchor arXiv:{paper} backs no claim and no note",
                f"/anchors/{index}/arxiv",
                f"anchors: [{paper}] in the claim or note that rests on it, or delete the anchor",
            )
