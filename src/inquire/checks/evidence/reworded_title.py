"""The title of an anchor is like the paper's, but worded otherwise.

Why it matters: it may be a slip, a subtitle left out or the title of the journal edition. The
paper is most likely the right one, but whoever searches by the title may not find it.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
anchors:
  - arxiv: 2507.21919
    title: Training language models to be warm can reduce accuracy and increase sycophancy
    authors: [Ibrahim]
```

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim"], "published": "2025-07-29", "updated": "2025-07-30", "earlier_titles": [[1, "Training language models to be warm and empathetic makes them less reliable and more sycophantic"]], "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:6:12: warning: the title of arXiv:2507.21919 is worded otherwise [reworded-title]
  yours: Training language models to be warm can reduce accuracy and increase sycophancy
  arXiv: Training language models to be warm and empathetic makes them less reliable and more sycophantic, Lujain Ibrahim, 2025-07   (arXiv, 2026-11-22)
  help: copy arXiv's title; a journal's title belongs under 'published'
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry
from inquire.standing import TitleStanding, both_titles, titled

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor whose title is worded otherwise, with both titles."""
    if not context.evidence:
        return
    for found in titled(inquiry, context.evidence, TitleStanding.REWORDED):
        yield Problem(
            f"the title of arXiv:{found.anchor.arxiv} is worded otherwise{both_titles(found)}",
            found.pointer,
            f"copy {found.paper.catalog}'s title; a journal's title belongs under 'published'",
        )
