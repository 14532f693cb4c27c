r"""The title of an anchor is not that of the paper its id opens, in any of its versions.

Why it matters: 99 of 100 numbers below a month's highest exist, so a wrong number opens some
other real paper, and whoever checks only that it opens is satisfied. A title that is only cut
short or worded otherwise counts here too when the first author named did not write the paper.
An unlike title by the paper's own first author, or with the same name before the colon, counts
here only where another paper bears it.

```yaml
question: Does comfort by default get in the way of learning?
claims:
  - text: Comfort by default works as a pacifier.
    anchors: [2212.10983]
anchors:
  - arxiv: 2507.03112
    title: 'Computer says "No": The Case Against Empathetic Conversational AI'
    authors: [Curry]
  - arxiv: 2212.10983
```

```lock
{"inquire-lock": 1}
{"id": "2212.10983", "version": 1, "title": "Computer says \"No\": The Case Against Empathetic Conversational AI", "authors": ["Alba Curry", "Amanda Cercas Curry"], "published": "2022-12-21", "updated": "2022-12-21", "asked": "2026-11-22", "catalog": "arXiv"}
{"id": "2507.03112", "version": 1, "title": "RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents", "authors": ["Peisong Wang"], "published": "2025-07-03", "updated": "2025-07-03", "asked": "2026-11-22", "catalog": "arXiv"}
```

```text
line.yaml:6:12: error: arXiv:2507.03112 is another paper [wrong-paper]
  yours: Computer says "No": The Case Against Empathetic Conversational AI
  arXiv: RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents, Peisong Wang, 2025-07   (arXiv, 2026-11-22)
  help: arXiv:2212.10983 has this title and is listed too; delete this entry
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import PaperFault, Problem, Severity
from inquire.model import Inquiry
from inquire.paper_messages import both_titles, how_to_fix
from inquire.standing import TitleStanding, another_paper, titled

SEVERITY = Severity.ERROR


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor whose title is another paper's, with both titles."""
    if not context.evidence:
        return
    for found in titled(inquiry, context.evidence, TitleStanding.OTHER_PAPER, TitleStanding.UNLIKE):
        wrong, right = another_paper(found, context.evidence, context.found_by_title)
        if not wrong:
            continue
        yield Problem(
            f"arXiv:{found.anchor.arxiv} is another paper{both_titles(found)}",
            found.pointer,
            how_to_fix(right, inquiry)
            if right
            else "copy the number from the page of the paper you mean, or the title from this one's",
            paper_fault=PaperFault.MISDESCRIBED,
        )
