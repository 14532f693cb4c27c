"""The title of an anchor is like the paper's, but worded otherwise.

Why it matters: it may be a slip or the title of the journal edition. The paper is most likely
the right one, but whoever searches by the title may not find it. Brackets show what differs.
An unlike title counts here too where the paper's own first author is named, or where both begin
with one name before the colon, and no other paper is known to bear it.

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
  yours: Training language models to be warm [can reduce accuracy] and [increase sycophancy]
  arXiv: Training language models to be warm and [empathetic makes them less reliable and more sycophantic], Lujain Ibrahim, 2025-07   (arXiv, 2026-11-22)
  help: inquire verify --fix line takes arXiv's title; a journal's belongs under 'published'
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import PaperFault, Problem, Severity
from inquire.model import Inquiry
from inquire.paper_messages import both_titles
from inquire.standing import Titled, TitleStanding, another_paper, titled

SEVERITY = Severity.WARNING


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor whose title is worded otherwise, with both titles."""
    if not context.evidence:
        return
    for found in titled(inquiry, context.evidence, TitleStanding.REWORDED, TitleStanding.UNLIKE):
        if another_paper(found, context.evidence, context.found_by_title)[0]:
            continue  # wrong-paper tells
        yield Problem(
            f"the title of arXiv:{found.anchor.arxiv} is worded otherwise"
            f"{both_titles(found, marked=True)}",
            found.pointer,
            _remedy(found, inquiry),
            paper_fault=PaperFault.MISDESCRIBED,
        )


def _remedy(found: Titled, inquiry: Inquiry) -> str:
    """What to do; an unlike title is never replaced, for it may be the id that is wrong."""
    catalog = found.paper.catalog
    if found.standing is TitleStanding.UNLIKE:
        return (
            f"see that it is the paper you mean, then write {catalog}'s title; "
            "a journal's belongs under 'published'"
        )
    return (
        f"inquire verify --fix {inquiry.id} takes {catalog}'s title; "
        "a journal's belongs under 'published'"
    )
