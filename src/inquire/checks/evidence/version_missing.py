"""A line cites a version of a paper that the paper does not have.

Why it matters: the figures of a claim are those of one version. A version that does not exist
was never read. Said only where that very version was asked for, twice.

```yaml
question: How do language models behave as therapists?
claims:
  - text: Models turn to advice when clients disclose emotions.
    anchors: [2401.00820v9]
```

```lock
{"inquire-lock": 1}
{"id": "2401.00820", "version": 2, "title": "A Computational Framework for Behavioral Assessment of LLM Therapists", "authors": ["Yu Ying Chiu"], "published": "2024-01-01", "updated": "2024-11-28", "missing": [9], "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:4:15: error: arXiv:2401.00820 has no version 9; the newest is v2 (arXiv, 2026-11-22) [version-missing]
  help: 2401.00820v2, or 2401.00820 for whichever is newest
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import PaperFault, Problem, Severity
from inquire.evidence import Paper, Status
from inquire.model import Inquiry
from inquire.paper_messages import told_by
from inquire.standing import in_state

SEVERITY = Severity.ERROR


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every version that is beyond the newest, once."""
    if not context.evidence:
        return
    for cited in in_state(inquiry, context.evidence, Status.VERSION_MISSING):
        paper, known = cited.paper, cited.evidence
        newest = known.version if isinstance(known, Paper) else 0
        yield Problem(
            f"arXiv:{paper.base} has no version {paper.version}; "
            f"the newest is v{newest} ({told_by(known)})",
            cited.pointer,
            f"{paper.base}v{newest}, or {paper.base} for whichever is newest",
            paper_fault=PaperFault.MISDESCRIBED,
        )
