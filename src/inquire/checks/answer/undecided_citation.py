"""Nobody can say whether what an answer cites is real.

Why it matters: it is unknown and not wrong. A catalog gave no trustworthy answer, or two of them
disagree; or the id is so new that it may be missing from the index for days; or a title stands
alone and nothing that was found bears it.

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "absent": true, "second": {"catalog": "DataCite", "agrees": false, "says": "An Impossible Paper"}, "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
This was shown lately (arXiv:2507.99999).
```

```text
answer.md:1:24: warning: arXiv:2507.99999 could not be judged: arXiv has no 2507.99999, but DataCite has 'An Impossible Paper' (2026-11-22) [undecided-citation]
  help: unknown, not wrong; open https://arxiv.org/abs/2507.99999 or audit again in some days
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.arxiv_id import ArxivId
from inquire.audit import Audit, CitationStatus
from inquire.citation_messages import named, remedy, titles, with_status
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Unreachable

SEVERITY = Severity.WARNING


def check(audit: Audit) -> Iterator[Problem]:
    """Every citation that could not be judged, with the doubt."""
    for pointer, one in with_status(audit, CitationStatus.UNKNOWN):
        paper = one.citation.paper
        doubt = f": {' '.join(one.doubt.split())}" if one.doubt else ""
        claimed = titles(one) if paper else ""
        if isinstance(paper, ArxivId):
            look = f"open {paper.bare.url} or audit again in some days"
        elif isinstance(one.reply, Unreachable):
            look = "audit again, before its id is asked for"
        else:
            look = "ask for its arXiv id, DOI or address"
        yield Problem(
            f"{named(one)} could not be judged{doubt}{claimed}",
            pointer,
            remedy(one, f"unknown, not wrong; {look}"),
            paper_fault=one.fault or "",
        )
