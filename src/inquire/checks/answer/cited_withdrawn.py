"""An answer cites a paper that was withdrawn.

Why it matters: its authors, or arXiv, no longer stand by it, and what is withdrawn supports no
verdict. Where a second catalog knows of no withdrawal that is [undecided-citation] and no error.

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "version": 2, "title": "An Impossible Paper", "authors": ["N. N."], "published": "2025-07-30", "updated": "2025-09-02", "withdrawn": "This paper has been withdrawn due to an error in Table 2; see 2507.99998", "successors": ["2507.99998"], "second": {"catalog": "DataCite", "agrees": true, "says": "withdrawn on 2025-09-02"}, "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
This was shown lately (arXiv:2507.99999).
```

```text
answer.md:1:24: error: arXiv:2507.99999 was withdrawn in v2 of 2025-09-02 (arXiv, 2026-11-22; DataCite says so too) [cited-withdrawn]
  reason: This paper has been withdrawn due to an error in Table 2; see 2507.99998
  named instead: arXiv:2507.99998
  help: ask for another paper that shows the same
```
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from inquire.audit import Audit, CitationStatus
from inquire.citation_messages import named, with_status
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper
from inquire.paper_messages import told_by

SEVERITY = Severity.ERROR


def check(audit: Audit) -> Iterator[Problem]:
    """Every citation of a withdrawn paper, with reason and what is named in its place."""
    for pointer, one in with_status(audit, CitationStatus.WITHDRAWN):
        paper = one.reply
        assert isinstance(paper, Paper)
        second = f"{paper.second.catalog} says so too" if paper.second else "nobody confirmed it"
        message = (
            f"{named(one)} was withdrawn in v{paper.version} of {paper.updated} "
            f"({told_by(paper)}; {second})"
            f"\nreason: {shorten(paper.withdrawn, 200, placeholder='...')}"
        )
        if paper.successors:
            message += "\nnamed instead: " + ", ".join(f"arXiv:{each}" for each in paper.successors)
        yield Problem(message, pointer, "ask for another paper that shows the same")
