"""An answer offers as newer work a paper that was public before the search was to start.

Why it matters: the library looked at that time already, so that the paper says nothing about
what changed since. Counted from the paper's first version.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```lock
{"inquire-lock": 1}
{"id": "2507.03112", "version": 1, "title": "RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents", "authors": ["Peisong Wang"], "published": "2025-07-03", "updated": "2025-07-03", "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
NEW | arXiv:2507.03112 | 2025-07 | RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents | C1
```

```text
answer.md:1:7: warning: arXiv:2507.03112 is offered as newer work, and was public on 2025-07-03 (arXiv, 2026-11-22); the search was to start on 2025-10-01 [too-old-work]
  help: ask for work first made public since 2025-10
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit, Flag
from inquire.citation_messages import named
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper
from inquire.paper_messages import told_by

SEVERITY = Severity.WARNING


def check(audit: Audit) -> Iterator[Problem]:
    """Every citation that the audit flags as too old."""
    for index, one in enumerate(audit.citations):
        paper = one.reply
        if Flag.TOO_OLD not in one.flags or not isinstance(paper, Paper) or not audit.search_from:
            continue
        yield Problem(
            f"{named(one)} is offered as newer work, and was public on {paper.published} "
            f"({told_by(paper)}); the search was to start on {audit.search_from}",
            f"/citations/{index}",
            f"ask for work first made public since {audit.search_from:%Y-%m}",
        )
