"""A claim or note names a paper that is not listed under `anchors`.

Why it matters: the id is enough to verify the paper, but only an anchor carries its title, its
authors and what it stands for, so the prompt can name no more than a number. What only the
history names is no anchor: the line does not stand on it.

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
    for pointer, paper in inquiry.mentions():
        if pointer.startswith(HISTORY):
            continue
        if isinstance(paper, ArxivId) and paper.base not in told:
            told.add(paper.base)
            yield Problem(
                f"arXiv:{paper} is not under 'anchors', so the prompt cannot name its title",
                pointer,
                f"inquire add anchor {inquiry.id} {paper}",
            )
