"""A catalog that was working, asked twice, has no paper of that id.

Why it matters: nobody can read a paper that is not there. A second catalog is asked before this
is said; where it does not answer, the message says that nobody confirmed it, and where it does
have the paper that is [catalogs-disagree] and no error. No answer is never told as no paper.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.99999]
```

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "absent": true, "second": {"catalog": "DataCite", "agrees": true}, "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:4:15: error: arXiv has no 2507.99999: asked twice, and DataCite has none (2026-11-22) [not-found]
  help: copy the number from the paper's arXiv page; if it was announced this week, ask again in two days: inquire verify line
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Absent, Status
from inquire.model import Inquiry
from inquire.paper_messages import how_to_fix, missing
from inquire.standing import fault_of, in_state, right_paper

SEVERITY = Severity.ERROR


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper that is confirmed to be absent, once."""
    if not context.evidence:
        return
    for cited in in_state(inquiry, context.evidence, Status.NOT_FOUND):
        known = cited.evidence
        assert isinstance(known, Absent)
        anchor = inquiry.anchor(cited.paper)
        right = anchor and right_paper(anchor, context.evidence, context.found_by_title)
        yield Problem(
            missing(known),
            cited.pointer,
            how_to_fix(right, inquiry)
            if right
            else "copy the number from the paper's arXiv page; "
            f"if it was announced this week, ask again in two days: inquire verify {inquiry.id}",
            paper_fault=fault_of(cited.paper, anchor, known, right) or "",
        )
