"""What an audit comes to, in words that every form for people uses."""

from __future__ import annotations

from collections import Counter

from inquire.audit import Audit, CitationStatus, JudgedCitation
from inquire.diagnostics import harmless, plural

SOUND_FIRST = [
    CitationStatus.GROUNDED,
    CitationStatus.ID_ONLY,
    CitationStatus.ELSEWHERE,
    CitationStatus.UNKNOWN,
    CitationStatus.WRONG_PAPER,
    CitationStatus.NOT_FOUND,
    CitationStatus.VERSION_MISSING,
    CitationStatus.WITHDRAWN,
    CitationStatus.MALFORMED,
]


def sound_first(one: JudgedCitation) -> int:
    """Where a citation stands in the order of the statuses, for sorting."""
    return SOUND_FIRST.index(one.status)


def counted(audit: Audit) -> str:
    """How many citations have each status, what is wrong with them, and the share grounded."""
    counts = audit.counts()
    faults = Counter(one.fault for one in audit.citations if one.fault)
    told = [plural(len(audit.citations), "citation")]
    if audit.citations:
        named = (f"{counts[status]:,} {status}" for status in SOUND_FIRST if counts[status])
        told[0] += f": {', '.join(named)}"
    told += (f"{count:,} {fault}" for fault, count in sorted(faults.items()))
    share = audit.share_grounded()
    if share is not None:
        grounded = counts[CitationStatus.GROUNDED]
        unchecked = counts[CitationStatus.ELSEWHERE] + counts[CitationStatus.UNKNOWN]
        checked = len(audit.citations) - unchecked
        told.append(f"{grounded:,} of {checked:,} that could be checked are grounded ({share:.0%})")
    return "; ".join(told)


def one_row(text: str) -> str:
    """Text from outside on one row, harmless to a terminal."""
    return harmless(" ".join(text.split()))
