"""The authors of a paper changed since it was last asked about.

Why it matters: somebody joined the paper or took their name off it. Told once, by the `verify`
that learns of it; the lock then holds the new list.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
anchors:
  - arxiv: 2507.21919
```

```before
{"inquire-lock": 1}
{"id": "2507.21919", "version": 1, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-29", "asked": "2026-08-01", "catalog": "arXiv"}
```

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:6:12: info: the authors of arXiv:2507.21919 changed since 2026-08-01 [authors-changed]
  2026-08-01: Lujain Ibrahim, Luc Rocher (v1)
  2026-11-22: Lujain Ibrahim, Franziska Sofia Hafner, Luc Rocher (v2)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.authors import absent
from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry
from inquire.paper_messages import names
from inquire.standing import changed

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper that gained or lost an author; spelling and order are no change."""
    for pointer, before, now in changed(inquiry, context.before, context.evidence):
        if absent(before.authors, now.authors) or absent(now.authors, before.authors):
            yield Problem(
                f"the authors of arXiv:{now.id} changed since {before.asked}\n"
                f"{before.asked}: {names(before.authors)} (v{before.version})\n"
                f"{now.asked}: {names(now.authors)} (v{now.version})",
                pointer,
            )
