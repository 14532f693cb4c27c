"""An answer gives as an arXiv id what cannot be one.

Why it matters: it opens nothing, and nobody was asked about it. Often one digit is wrong or
missing: the title then finds the paper that was meant.

```answer
Warmth costs accuracy (arXiv:2507.2191).
```

```text
answer.md:1:24: error: '2507.2191' has 4 digits after the dot; ids from 2015 on have 5 [cited-malformed]
  help: ask for the id as it stands on the paper's arXiv page
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.arxiv_id import MalformedId
from inquire.audit import Audit, CitationStatus
from inquire.citation_messages import remedy, titles, with_status
from inquire.diagnostics import Problem, Severity

SEVERITY = Severity.ERROR


def check(audit: Audit) -> Iterator[Problem]:
    """Every id that cannot be one."""
    for pointer, one in with_status(audit, CitationStatus.MALFORMED):
        paper = one.citation.paper
        reason = paper.reason if isinstance(paper, MalformedId) else "no arXiv id"
        otherwise = "ask for the id as it stands on the paper's arXiv page"
        yield Problem(
            f"{reason}{titles(one)}", pointer, remedy(one, otherwise), paper_fault=one.fault or ""
        )
