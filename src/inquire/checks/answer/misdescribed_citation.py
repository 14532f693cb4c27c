"""An answer cites the right paper and words its title otherwise, or gets its author or year wrong.

Why it matters: the paper is the one meant, but whoever searches by what is claimed may not find
it, and somebody else may be credited. A title that is only cut short is no fault; a year counts
only where it lies before the paper was public.

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
Curry et al. (2025), "Training language models to be warm and empathetic makes them less reliable and more sycophantic", arXiv:2507.21919
```

```text
answer.md:1:122: warning: Curry did not write arXiv:2507.21919 [misdescribed-citation]
  yours: Curry
  arXiv: Lujain Ibrahim, Franziska Sofia Hafner, Luc Rocher   (arXiv, 2026-11-22)
  help: cite it as Lujain Ibrahim's
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit, CitationStatus, JudgedCitation
from inquire.authors import people
from inquire.citation_messages import authors, named, titles
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper
from inquire.location import shortened
from inquire.paper_messages import told_by

SEVERITY = Severity.WARNING


def check(audit: Audit) -> Iterator[Problem]:
    """Every citation of the right paper, for each part of its description that is not its own."""
    for index, one in enumerate(audit.citations):
        if one.status is not CitationStatus.WRONG_PAPER and isinstance(one.reply, Paper):
            for part in one.differs:
                message, help_ = _told(part, one, one.reply)
                yield Problem(message, f"/citations/{index}", help_, paper_fault=one.fault or "")


def _told(part: str, one: JudgedCitation, paper: Paper) -> tuple[str, str]:
    """Message and remedy for one part: its title, its authors or its year."""
    if part == "title":
        message = f"the title of {named(one)} is worded otherwise{titles(one, marked=True)}"
        return message, "cite it with the catalog's title, or say which edition has the other"
    if part == "authors":
        first = next(iter(people(one.citation.authors)), "the author named")
        own = next(iter(people(paper.authors)), "its authors")
        return f"{shortened(first)} did not write {named(one)}{authors(one)}", f"cite it as {own}'s"
    return (
        f"{named(one)} was not public in {one.citation.year}: "
        f"first on {paper.published} ({told_by(paper)})",
        f"cite it with the year {paper.published.year}",
    )
