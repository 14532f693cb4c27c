"""An anchor names authors of whom the first did not write the paper.

Why it matters: where the title is the paper's own, the id is right and the name is not; who
cites it would credit somebody else. Accents, initials, order and "et al." are forgiven.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
anchors:
  - arxiv: 2507.21919
    authors: [Curry, Rocher]
```

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:7:14: warning: Curry did not write arXiv:2507.21919 [absent-author]
  yours: Curry, Rocher
  arXiv: Lujain Ibrahim, Franziska Sofia Hafner, Luc Rocher   (arXiv, 2026-11-22)
  help: authors: [Lujain Ibrahim]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.arxiv_id import ArxivId
from inquire.authors import absent, first_author_agrees
from inquire.checks import Context
from inquire.diagnostics import PaperFault, Problem, Severity
from inquire.evidence import Paper
from inquire.model import Inquiry
from inquire.paper_messages import names, told_by
from inquire.standing import TitleStanding, judge_title

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor whose first author is not among the paper's; of another paper's none."""
    if not context.evidence:
        return
    for index, anchor in enumerate(inquiry.anchors):
        if not anchor.authors or not isinstance(anchor.arxiv, ArxivId):
            continue
        paper = context.evidence.get(anchor.arxiv.base)
        if (
            not isinstance(paper, Paper)
            or first_author_agrees(anchor.authors, paper.authors) is not False
        ):
            continue
        standing = judge_title(anchor, anchor.arxiv, paper)[0] if anchor.title else None
        if standing in (TitleStanding.OTHER_PAPER, TitleStanding.UNCONFIRMED):
            continue
        missing = " and ".join(absent(anchor.authors, paper.authors))
        yield Problem(
            f"{missing} did not write arXiv:{anchor.arxiv}\n"
            f"yours: {names(anchor.authors)}\n"
            f"{paper.catalog}: {names(paper.authors)}   ({told_by(paper)})",
            f"/anchors/{index}/authors",
            f"authors: [{paper.authors[0]}]",
            paper_fault=PaperFault.MISDESCRIBED,
        )
