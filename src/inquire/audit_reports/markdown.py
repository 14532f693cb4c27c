"""For pasting into an issue or a note: a summary, a table of citations and one of claims.

Everything that comes from the answer or from a catalog stands in code spans. Nothing in them is
mark-up, a link, an image, a mention or mathematics, on GitHub or elsewhere; so no title has to
be escaped by rules of which each reader of Markdown has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.audit import NOT_ADDRESSED, WRONG, Audit, CitationStatus, JudgedCitation, JudgedClaim
from inquire.audit_reports import AuditReport
from inquire.audit_reports._counts import counted, one_row, sound_first
from inquire.citation_messages import support


def write(report: AuditReport) -> str:
    """Summary and tables; repeats of one paper are folded unless `verbose`."""
    audit = report.audit
    line = f" to {_quoted(audit.line_id)}" if audit.line_id else ""
    parts = [
        f"### Audit of {_quoted(audit.path)}",
        f"Of the answer{line}, judged on {audit.as_of}: {counted(audit)}.",
    ]
    if audit.citations:
        rows = _citations(audit, each=report.verbose)
        parts.append(_table("status | cited | at | title claimed | title found | remarks", rows))
    if audit.claims:
        rows = (_claim(audit, claim) for claim in audit.claims)
        parts.append(_table("claim | text | verdict | grounded | papers", rows))
    return "\n\n".join(parts) + "\n"


def _table(head: str, rows: Iterable[Sequence[str]]) -> str:
    """A table; a pipe would end a cell even in a code span, unless it is escaped."""
    made = [f"| {head} |", "|" + " --- |" * len(head.split(" | "))]
    for row in rows:
        cells = (cell.replace("|", r"\|") for cell in row)
        made.append(f"| {' | '.join(cells)} |")
    return "\n".join(made)


def _citations(audit: Audit, *, each: bool) -> Iterator[Sequence[str]]:
    """What is sound first; where all but the place is the same, one row with the first place."""
    places: dict[tuple[object, ...], list[str]] = {}
    for index, one in enumerate(sorted(audit.citations, key=sound_first)):
        key = (*_cells(one), index if each else 0)
        places.setdefault(key, []).append(f"{one.line}:{one.column}")
    for (status, cited, *more, _), at in places.items():
        again = f" ×{len(at)}" if len(at) > 1 else ""
        yield [str(status), f"{cited}{again}", at[0], *map(str, more)]


def _cells(one: JudgedCitation) -> tuple[str, str, str, str, str]:
    """Status, what names the paper, both titles, remarks. A title that fits stands once."""
    claimed, remarks = one.citation.title, [one.fault.value] if one.fault else []
    if one.status is CitationStatus.GROUNDED and "title" not in one.differs:
        claimed = ""
    if one.right:
        remarks.append(f"{_paper(one.right.id)} has the title claimed")
    if "authors" in one.differs:
        remarks.append(f"authors claimed: {_quoted(', '.join(one.citation.authors))}")
    if "year" in one.differs:
        remarks.append(f"year claimed: {one.citation.year}")
    remarks += [_quoted(one.doubt)] if one.doubt else []
    remarks += one.flags
    return (
        f"**{one.status}**" if one.status in WRONG else one.status.value,
        _paper(one.id or one.citation.elsewhere),
        _quoted(claimed),
        _quoted(one.title),
        ", ".join(remarks),
    )


def _claim(audit: Audit, claim: JudgedClaim) -> Sequence[str]:
    verdict = claim.verdict.value if claim.verdict else NOT_ADDRESSED
    return (
        _quoted(claim.label),
        _quoted(claim.text),
        f"{verdict} ({_quoted(claim.said)})" if claim.said else verdict,
        "yes" if claim.grounded else "no",
        ", ".join(map(_paper, support(audit, claim))),
    )


def _paper(name: str) -> str:
    """A link to arXiv where the name is an id; else as quoted text."""
    paper = parse_arxiv_id(name)
    if isinstance(paper, ArxivId) and str(paper) == name:
        return f"[{name}]({paper.url})"
    return _quoted(name)


def _quoted(text: str) -> str:
    """Text in a code span, whose fence is longer than any within."""
    row = one_row(text)
    if not row:
        return ""
    fence = "`" * (1 + max(map(len, re.findall("`+", row)), default=0))
    pad = " " if "`" in (row[0], row[-1]) else ""
    return f"{fence}{pad}{row}{pad}{fence}"
