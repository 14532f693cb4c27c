"""An answer gives a verdict that no grounded citation supports.

Why it matters: such a verdict is the model's word alone, and `inquire record` does not file it
unless told. Of `no-new-evidence`, `untestable` and `not-searched` no paper is asked. An answer
that calls its own verdict UNGROUNDED is believed, whatever it cites.

```yaml
question: Does training for warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```lock
{"inquire-lock": 1}
{"id": "2507.99999", "absent": true, "second": {"catalog": "DataCite", "agrees": true}, "asked": "2026-11-22", "catalog": "arXiv"}
```

```answer
C1 | holds | arXiv:2507.99999 | replicated with newer models
```

```text
answer.md:1:6: warning: C1 'holds' rests on nothing that is grounded: 2507.99999 (not-found) [ungrounded-verdict]
  help: ask for a paper that shows it, with id and exact title; or take it as no-new-evidence
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from inquire.audit import Audit, CitationStatus, JudgedCitation
from inquire.citation_messages import NEEDS_SUPPORT, support
from inquire.diagnostics import Problem, Severity
from inquire.evidence import Unreachable
from inquire.location import shortened

SEVERITY = Severity.WARNING
MOST = 5


def check(audit: Audit) -> Iterator[Problem]:
    """Every verdict that needs a paper and has none; what could not be judged may be one yet."""
    for index, claim in enumerate(audit.claims):
        if claim.verdict not in NEEDS_SUPPORT or claim.grounded:
            continue
        cited = support(audit, claim)
        told = [f"{shortened(name)} ({one.status})" for name, one in cited.items()]
        rests = "rests on no paper at all"
        if audit.disowns(claim):
            rests = "is called UNGROUNDED by the answer itself: " + ", ".join(told[:MOST])
        elif told:
            rests = "rests on nothing that is grounded: " + ", ".join(told[:MOST])
        if len(told) > MOST:
            rests += f", and {len(told) - MOST} more"
        yield Problem(
            f"{claim.label} '{claim.verdict}' {rests}", f"/claims/{index}", _help(cited.values())
        )


def _help(cited: Collection[JudgedCitation]) -> str:
    """What to do before the verdict is given up: what was not checked may bear it out."""
    if any(one.status is CitationStatus.UNKNOWN and _may_be_told(one) for one in cited):
        return "audit again in some days, before another paper is asked for"
    if any(one.status is CitationStatus.ELSEWHERE for one in cited):
        return "open it: nobody was asked about what is not on arXiv; or ask for an arXiv paper"
    return "ask for a paper that shows it, with id and exact title; or take it as no-new-evidence"


def _may_be_told(one: JudgedCitation) -> bool:
    """Whether asking again may tell more: not of a title alone that nothing was found to bear."""
    return one.citation.paper is not None or isinstance(one.reply, Unreachable)
