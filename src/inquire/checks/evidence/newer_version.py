"""A line cites a version of a paper that is not its newest.

Why it matters: authors correct figures in later versions. To name the version that was read is
right; this tells that there is another to read.

```yaml
question: How do language models behave as therapists?
claims:
  - text: Models turn to advice when clients disclose emotions.
    anchors: [2401.00820v1]
```

```lock
{"inquire-lock": 1}
{"id": "2401.00820", "version": 2, "title": "A Computational Framework for Behavioral Assessment of LLM Therapists", "authors": ["Yu Ying Chiu"], "published": "2024-01-01", "updated": "2024-11-28", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:4:15: info: arXiv:2401.00820v1 has a newer version, v2 of 2024-11-28 (arXiv, 2026-11-22) [newer-version]
  help: 2401.00820v2, once you have read it
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper
from inquire.model import Inquiry
from inquire.paper_messages import told_by
from inquire.standing import papers

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every version cited that has a successor; a withdrawal is none."""
    if not context.evidence:
        return
    for pointer, paper in papers(inquiry):
        known = context.evidence.get(paper.base)
        if paper.version is None or not isinstance(known, Paper) or known.withdrawn:
            continue
        if paper.version < known.version:
            yield Problem(
                f"arXiv:{paper} has a newer version, v{known.version} "
                f"of {known.updated} ({told_by(known)})",
                pointer,
                f"{paper.base}v{known.version}, once you have read it",
            )
