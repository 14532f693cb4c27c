"""The title of an anchor is unlike the paper's newest, and earlier titles were not asked for.

Why it matters: papers are retitled. As long as the titles of earlier versions are unknown, a
title that differs from the newest shows neither another paper nor the right one.

```yaml
question: Does longer reasoning make models more accurate?
claims:
  - text: Past a point, more thinking tokens lower accuracy.
    anchors: [2506.04210]
anchors:
  - arxiv: 2506.04210
    title: Sycophantic AI Decreases Prosocial Intentions and Promotes Dependence
```

```lock
{"inquire-lock": 1}
{"id": "2506.04210", "version": 3, "title": "Does Thinking More always Help? Mirage of Test-Time Scaling in Reasoning Models", "authors": ["Ghosal"], "published": "2025-06-04", "updated": "2025-10-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:6:12: warning: arXiv's newest title of arXiv:2506.04210 differs, and earlier versions' titles were not asked for [unconfirmed-title]
  yours: Sycophantic AI Decreases Prosocial Intentions and Promotes Dependence
  arXiv: Does Thinking More always Help? Mirage of Test-Time Scaling in Reasoning Models, Ghosal, 2025-06   (arXiv, 2026-11-22)
  help: inquire verify line
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import PaperFault, Problem, Severity
from inquire.model import Inquiry
from inquire.paper_messages import both_titles, how_to_fix
from inquire.standing import TitleStanding, right_paper, titled

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor whose title only earlier versions could confirm, with both titles."""
    if not context.evidence:
        return
    for found in titled(inquiry, context.evidence, TitleStanding.UNCONFIRMED):
        right = right_paper(found.anchor, context.evidence, context.found_by_title)
        yield Problem(
            f"{found.paper.catalog}'s newest title of arXiv:{found.anchor.arxiv} differs, and "
            f"earlier versions' titles were not asked for{both_titles(found)}",
            found.pointer,
            how_to_fix(right, inquiry) if right else f"inquire verify {inquiry.id}",
            paper_fault=PaperFault.UNDECIDABLE,
        )
