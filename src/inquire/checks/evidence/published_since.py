"""A paper came out in a journal since it was last asked about.

Why it matters: the journal's edition was reviewed, may have other figures and often another
title. Told once, by the `verify` that learns of it.

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
{"id": "2507.21919", "version": 1, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-29", "asked": "2026-08-01", "catalog": "arXiv"}
```

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "journal": "An Impossible Journal 1 (2026)", "doi": "10.1000/impossible", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:6:12: info: arXiv:2507.21919 was published since 2026-08-01: An Impossible Journal 1 (2026), doi:10.1000/impossible [published-since]
  2026-08-01: no journal (v1)
  2026-11-22: An Impossible Journal 1 (2026), doi:10.1000/impossible (v2)
  help: see whether its figures are the same; published: An Impossible Journal 1 (2026), doi:10.1000/impossible
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper
from inquire.model import Inquiry
from inquire.standing import changed

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper that got a journal reference or a DOI."""
    for pointer, before, now in changed(inquiry, context.before, context.evidence):
        if (now.journal and not before.journal) or (now.doi and not before.doi):
            edition = _edition(now)
            yield Problem(
                f"arXiv:{now.id} was published since {before.asked}: {edition}\n"
                f"{before.asked}: {_edition(before) or 'no journal'} (v{before.version})\n"
                f"{now.asked}: {edition} (v{now.version})",
                pointer,
                f"see whether its figures are the same; published: {edition}",
            )


def _edition(paper: Paper) -> str:
    return ", ".join(filter(None, (paper.journal, paper.doi and f"doi:{paper.doi}")))
