"""An answer cites a version of a paper that the paper does not have.

Why it matters: a version that does not exist was never read. Said only where that very version
was asked for, twice.

```lock
{"inquire-lock": 1}
{"id": "2401.00820", "version": 2, "title": "A Computational Framework for Behavioral Assessment of LLM Therapists", "authors": ["Yu Ying Chiu"], "published": "2024-01-01", "updated": "2024-11-28", "missing": [9], "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
Models turn to advice when clients disclose emotions (arXiv:2401.00820v9).
```

```text
answer.md:1:55: error: arXiv:2401.00820 has no version 9; the newest is v2 (arXiv, 2026-11-22) [cited-version-missing]
  help: ask which version was read; 2401.00820 is whichever is newest
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.arxiv_id import ArxivId
from inquire.audit import Audit, CitationStatus
from inquire.citation_messages import with_status
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper
from inquire.paper_messages import told_by

SEVERITY = Severity.ERROR


def check(audit: Audit) -> Iterator[Problem]:
    """Every citation of a version that is beyond the newest."""
    for pointer, one in with_status(audit, CitationStatus.VERSION_MISSING):
        paper, known = one.citation.paper, one.reply
        assert isinstance(paper, ArxivId)
        assert isinstance(known, Paper)
        yield Problem(
            f"arXiv:{paper.base} has no version {paper.version}; "
            f"the newest is v{known.version} ({told_by(known)})",
            pointer,
            f"ask which version was read; {paper.base} is whichever is newest",
            paper_fault=one.fault or "",
        )
