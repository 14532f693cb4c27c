"""A claim speaks of several studies, and all that it cites is one paper.

Why it matters: several notes on one paper are one piece of evidence. A claim that counts them
as several looks replicated when it is not.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Several studies find that training for warmth raises error rates.
    anchors: [2507.21919]
```

```text
line.yaml:3:11: info: 'Several studies', but this claim rests on one paper, arXiv:2507.21919 [single-study]
  help: name the other papers under anchors, or write 'one study'
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Claim, Inquiry

SEVERITY = Severity.INFO
_SEVERAL = re.compile(
    r"(?<!no )(?<!than )(?<!unlike )(?<!against )(?<!contrary to )(?<!whether )(?<!until )"
    r"\b(?:two|three|four|five|several|both|multiple|many|numerous|various)\s+"
    r"(?:(?:recent|independent|separate|different|new|newer|other|earlier|of (?:the|these))\s+)?"
    r"(?:studies|papers|works)\b(?!['\u2019]|\s+(?:of\s+art|are\s+needed|would|should|could))",
    re.IGNORECASE,
)


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every claim that counts more studies than it cites."""
    for index, claim in enumerate(inquiry.claims):
        if not any(ending in claim.text.lower() for ending in ("studies", "papers", "works")):
            continue
        several = _SEVERAL.search(claim.text)
        if several is None:
            continue
        papers = inquiry.papers_of(claim)
        if len(papers) == 1 and not _rests_on_more(inquiry, claim):
            yield Problem(
                f"'{' '.join(several[0].split())}', but this claim rests on one paper, "
                f"arXiv:{papers[0]}",
                f"/claims/{index}/text",
                "name the other papers under anchors, or write 'one study'",
                within=several[0],
            )


def _rests_on_more(inquiry: Inquiry, claim: Claim) -> bool:
    """Whether a note has studies of its own: on no listed paper, or several in one paper."""
    notes = [note for name in claim.notes if (note := inquiry.note(name))]
    return any(not note.anchors or _SEVERAL.search(note.text) for note in notes)
