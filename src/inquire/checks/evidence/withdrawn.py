"""A paper that the line rests on was withdrawn.

Why it matters: its authors, or arXiv, no longer stand by it. Earlier versions still open, so a
reader who follows the id may never notice. A second catalog is asked before this is said; where
it knows of no withdrawal that is [catalogs-disagree] and no error.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.99999]
```

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "version": 2, "title": "An Impossible Paper", "authors": ["N. N."], "published": "2025-07-30", "updated": "2025-09-02", "withdrawn": "This paper has been withdrawn due to an error in Table 2; see 2507.99998", "successors": ["2507.99998"], "second": {"catalog": "DataCite", "agrees": true, "says": "withdrawn on 2025-09-02"}, "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:4:15: error: arXiv:2507.99999 was withdrawn in v2 of 2025-09-02 (arXiv, 2026-11-22; DataCite says so too) [withdrawn]
  reason: This paper has been withdrawn due to an error in Table 2; see 2507.99998
  named instead: arXiv:2507.99998
  help: rest the claim on another paper; to keep this one: # inquire: allow[withdrawn] and why
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Paper, Status
from inquire.model import HISTORY, Inquiry
from inquire.paper_messages import told_by
from inquire.standing import in_state

SEVERITY = Severity.ERROR
MOST_CHARACTERS = 200


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every withdrawn paper, once, with version, reason and what is named in its place."""
    if not context.evidence:
        return
    for cited in in_state(inquiry, context.evidence, Status.WITHDRAWN):
        paper, before = cited.evidence, context.before.get(cited.paper.base)
        assert isinstance(paper, Paper)
        second = f"{paper.second.catalog} says so too" if paper.second else "nobody confirmed it"
        rows = [
            f"arXiv:{paper.id} was withdrawn in v{paper.version} of {paper.updated} "
            f"({told_by(paper)}; {second})",
            f"reason: {_shortened(paper.withdrawn)}",
        ]
        if isinstance(before, Paper) and not before.withdrawn:
            rows.append(f"before: not withdrawn ({told_by(before)})")
        if paper.successors:
            named = ", ".join(f"arXiv:{successor}" for successor in paper.successors)
            rows.append(f"named instead: {named}")
        instead = "rest the claim on another paper"
        if cited.pointer.startswith(HISTORY):
            instead = f"re-test the claim (inquire prompt {inquiry.id} --copy)"
        yield Problem(
            "\n".join(rows),
            cited.pointer,
            f"{instead}; to keep this one: # inquire: allow[withdrawn] and why",
        )


def _shortened(words: str) -> str:
    row = " ".join(words.split())
    return row if len(row) <= MOST_CHARACTERS else row[: MOST_CHARACTERS - 3] + "..."
