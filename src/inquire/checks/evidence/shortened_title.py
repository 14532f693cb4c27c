"""The title of an anchor is its paper's, cut short: a beginning, a short name, no subtitle.

Why it matters: hardly at all; people write titles so. It is told so that what was compared can
be seen. Where an author is named who did not write the paper it is [wrong-paper] instead.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
anchors:
  - arxiv: 2507.21919
    title: Training language models to be warm and empathetic
```

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:6:12: info: the title of arXiv:2507.21919 is cut short [shortened-title]
  yours: Training language models to be warm and empathetic
  arXiv: Training language models to be warm and empathetic makes them less reliable and more sycophantic, Lujain Ibrahim, 2025-07   (arXiv, 2026-11-22)
  help: inquire verify --fix line writes the whole of it
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry
from inquire.paper_messages import both_titles
from inquire.standing import TitleStanding, titled

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor whose title is a part of the paper's, with both."""
    if not context.evidence:
        return
    for found in titled(inquiry, context.evidence, TitleStanding.SHORTENED):
        yield Problem(
            f"the title of arXiv:{found.anchor.arxiv} is cut short{both_titles(found)}",
            found.pointer,
            f"inquire verify --fix {inquiry.id} writes the whole of it",
        )
