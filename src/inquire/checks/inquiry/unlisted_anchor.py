"""A claim or note names a paper that is not listed under `anchors`.

Why it matters: the id is enough to verify the paper, but only an anchor carries its title, its
authors and what it stands for, so the prompt can name no more than a number. What only the
history names is no anchor: the line does not stand on it. For a paper of a note that lines share
it is told where the line cites that note.

```yaml
question: Can rehearsal with a language model help people?
claims:
  - text: Rehearsing hard conversations lowered negative emotions by up to 25%.
    anchors: [2402.12556]
```

```text
line.yaml:4:15: info: arXiv:2402.12556 is not under 'anchors', so the prompt cannot name its title [unlisted-anchor]
  help: inquire add anchor line 2402.12556
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.arxiv_id import ArxivId
from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import HISTORY, Inquiry

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every paper that is cited and not listed, where it is first cited."""
    told = {anchor.arxiv.base for anchor in inquiry.anchors if isinstance(anchor.arxiv, ArxivId)}
    for named_at, paper in inquiry.mentions():
        if named_at.startswith(HISTORY):
            continue
        if isinstance(paper, ArxivId) and paper.base not in told:
            told.add(paper.base)
            pointer, named, within = named_at, f"arXiv:{paper}", ""
            note = inquiry.note_at(named_at)
            if note and note.shared:  # it is the line that lacks the anchor, and not the note
                named += f", a paper of note '{note.id}',"
                pointer, within = inquiry.cited_notes()[note.id], f"[[{note.id}]]"
            yield Problem(
                f"{named} is not under 'anchors', so the prompt cannot name its title",
                pointer,
                f"inquire add anchor {inquiry.id} {paper}",
                within,
            )
