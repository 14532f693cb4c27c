"""An answer cites an arXiv id that no paper has.

Why it matters: nobody can read what is not there. A catalog that was working was asked twice;
where a second one has none either the fault is *fabricated*, unless the title is another paper's.
No answer is never told as no paper: that is [undecided-citation].

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "absent": true, "second": {"catalog": "DataCite", "agrees": true}, "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
- N. N., "A Paper of the Tests' Own Making", arXiv:2507.99999
```

```text
answer.md:1:46: error: arXiv has no 2507.99999: asked twice, and DataCite has none (2026-11-22) [cited-not-found]
  yours: A Paper of the Tests' Own Making
  help: ask for a paper that can be opened, or for the claim without it
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit, CitationStatus
from inquire.citation_messages import remedy, titles, with_status
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Absent
from inquire.paper_messages import missing

SEVERITY = Severity.ERROR


def check(audit: Audit) -> Iterator[Problem]:
    """Every citation of a paper that is confirmed to be absent."""
    for pointer, one in with_status(audit, CitationStatus.NOT_FOUND):
        otherwise = "ask for a paper that can be opened, or for the claim without it"
        assert isinstance(one.reply, Absent)
        yield Problem(
            f"{missing(one.reply)}{titles(one)}",
            pointer,
            remedy(one, otherwise),
            paper_fault=one.fault or "",
        )
