"""The title of an anchor is that of an earlier version; the paper has since been retitled.

Why it matters: both titles are right, and a search for either should find the paper. Nothing is
wrong with the line.

```yaml
question: Does longer reasoning make models more accurate?
claims:
  - text: Past a point, more thinking tokens lower accuracy.
    anchors: [2506.04210]
anchors:
  - arxiv: 2506.04210
    title: >-
      Does Thinking More always Help? Understanding Test-Time Scaling in Reasoning Models
```

```lock
{"inquire-lock": 1}
{"id": "2506.04210", "version": 3, "title": "Does Thinking More always Help? Mirage of Test-Time Scaling in Reasoning Models", "authors": ["Ghosal"], "published": "2025-06-04", "updated": "2025-10-30", "earlier_titles": [[2, "Does Thinking More always Help? Understanding Test-Time Scaling in Reasoning Models"]], "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:6:12: info: arXiv:2506.04210 was retitled in v3 [retitled]
  yours: Does Thinking More always Help? Understanding Test-Time Scaling in Reasoning Models   (v2)
  now:   Does Thinking More always Help? Mirage of Test-Time Scaling in Reasoning Models       (v3; arXiv, 2026-11-22)
  help: both are right; inquire verify --fix line takes the new one
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry
from inquire.paper_messages import told_by
from inquire.standing import TitleStanding, titled

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor that bears an earlier title, with both titles."""
    if not context.evidence:
        return
    for found in titled(inquiry, context.evidence, TitleStanding.RETITLED):
        paper, version = found.paper, found.version or 1
        yours, now = (" ".join(text.split()) for text in (found.anchor.title, paper.title))
        width = max(len(yours), len(now))
        last = version == paper.version - 1
        since = f"in v{paper.version}" if last else f"after v{version}"
        month = f", {paper.published:%Y-%m}" if version == 1 else ""
        yield Problem(
            f"arXiv:{found.anchor.arxiv} was retitled {since}\n"
            f"yours: {yours:{width}}   (v{version}{month})\n"
            f"now:   {now:{width}}   (v{paper.version}; {told_by(paper)})",
            found.pointer,
            f"both are right; inquire verify --fix {inquiry.id} takes the new one",
        )
