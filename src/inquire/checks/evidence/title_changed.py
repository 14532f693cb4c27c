"""The title of a paper changed since it was last asked about.

Why it matters: a new title often comes with a new reading of the results. Told once, by the
`verify` that learns of it; the lock then holds the new one.

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
{"id": "2507.21919", "version": 1, "title": "Training Models to be Warm Makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-29", "asked": "2026-08-01", "catalog": "arXiv"}
```

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:6:12: info: the title of arXiv:2507.21919 changed since 2026-08-01 [title-changed]
  2026-08-01: Training Models to be Warm Makes them less reliable and more sycophantic (v1)
  2026-11-22: Training language models to be warm and empathetic makes them less reliable and more sycophantic (v2)
  help: see whether the claims still say what the paper says
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry
from inquire.standing import changed
from inquire.titles import Likeness, compare

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper with another title than before, with both and their days."""
    for pointer, before, now in changed(inquiry, context.before, context.evidence):
        if compare(before.title, now.title) is not Likeness.SAME:
            yield Problem(
                f"the title of arXiv:{now.id} changed since {before.asked}\n"
                f"{before.asked}: {before.title} (v{before.version})\n"
                f"{now.asked}: {now.title} (v{now.version})",
                pointer,
                "see whether the claims still say what the paper says",
            )
