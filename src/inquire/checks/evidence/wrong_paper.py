r"""The title of an anchor is not that of the paper its id opens, in any of its versions.

Why it matters: 99 of 100 numbers below a month's highest exist, so a wrong number opens some
other real paper, and whoever checks only that it opens is satisfied.

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
  help: arxiv: 2212.10983 has your title
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Evidence, Paper
from inquire.model import Inquiry
from inquire.standing import Titled, TitleStanding, both_titles, titled
from inquire.titles import fold

SEVERITY = Severity.ERROR


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every anchor whose title is another paper's, with both titles."""
    if not context.evidence:
        return
    for found in titled(inquiry, context.evidence, TitleStanding.OTHER_PAPER):
        yield Problem(
            f"arXiv:{found.anchor.arxiv} is another paper{both_titles(found)}",
            found.pointer,
            _remedy(found, context.evidence),
        )


def _remedy(found: Titled, evidence: Mapping[str, Evidence]) -> str:
    """The id that does have the title, where some paper of the lock has it."""
    claimed = fold(found.anchor.title)
    for paper in evidence.values():
        if isinstance(paper, Paper) and fold(paper.title) == claimed:
            return f"arxiv: {paper.id} has your title"
    return "copy the number from the page of the paper you mean, or the title from this one's"
