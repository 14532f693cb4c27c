"""An answer cites a paper by its number alone, so that there is nothing to compare.

Why it matters: the number opens a real paper, and almost any number does. Whether it is the paper
meant only a reader can tell: here is what it opens.

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
Warmth costs accuracy [arXiv:2507.21919].
```

```text
answer.md:1:24: info: arXiv:2507.21919 is cited without a title or an author [untitled-citation]
  arXiv: Training language models to be warm and empathetic makes them less reliable and more sycophantic, Lujain Ibrahim, 2025-07   (arXiv, 2026-11-22)
  help: see that this is the paper meant, or ask for the exact title
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit, CitationStatus
from inquire.citation_messages import named, titles, with_status
from inquire.diagnostics import Problem, Severity

SEVERITY = Severity.INFO


def check(audit: Audit) -> Iterator[Problem]:
    """Every citation of which nothing but the id is claimed, with the real title."""
    for pointer, one in with_status(audit, CitationStatus.ID_ONLY):
        yield Problem(
            f"{named(one)} is cited without a title or an author{titles(one)}",
            pointer,
            "see that this is the paper meant, or ask for the exact title",
        )
