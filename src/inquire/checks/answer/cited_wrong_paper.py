"""An answer gives a paper the id of another one, or an author who did not write it.

Why it matters: a number made up usually opens some other, real paper, so that whoever only
checks that it opens is satisfied. Said only where what is claimed can be nothing but a title and
no version of that paper has it; or, where no title is claimed, of an author who stands where only
this paper's can.

```lock
{"inquire-lock": 1}
{"id": "2507.21919", "version": 2, "title": "Training language models to be warm and empathetic makes them less reliable and more sycophantic", "authors": ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"], "published": "2025-07-29", "updated": "2025-07-30", "asked": "2026-11-22", "catalog": "arXiv"}
{"id": "2507.03112", "version": 1, "title": "RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents", "authors": ["Peisong Wang"], "published": "2025-07-03", "updated": "2025-07-03", "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
Warmth costs accuracy (Ibrahim et al., "Training language models to be warm and empathetic makes
them less reliable and more sycophantic", arXiv:2507.03112).
```

```text
answer.md:2:43: error: arXiv:2507.03112 is another paper [cited-wrong-paper]
  yours: Training language models to be warm and empathetic makes them less reliable and more sycophantic
  arXiv: RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents, Peisong Wang, 2025-07   (arXiv, 2026-11-22)
  help: arXiv:2507.21919 has this title; ask which of the two was read
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit, CitationStatus
from inquire.citation_messages import authors, named, remedy, titles, with_status
from inquire.diagnostics import Problem, Severity

SEVERITY = Severity.ERROR


def check(audit: Audit) -> Iterator[Problem]:
    """Every citation whose title, or whose author where there is none, is not its paper's."""
    for pointer, one in with_status(audit, CitationStatus.WRONG_PAPER):
        if one.citation.title:
            message = f"{named(one)} is another paper{titles(one)}"
        else:
            message = f"{named(one)} is by others{authors(one)}{titles(one)}"
        otherwise = "ask for the id that opens this title, or for the title of this id"
        yield Problem(message, pointer, remedy(one, otherwise), paper_fault=one.fault or "")
