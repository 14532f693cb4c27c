"""From what was learned to the rows of a report: each paper as it is cited, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.evidence import Absent, Learned, Reply, Status, Unreachable, status
from inquire.model import Anchor, Inquiry
from inquire.report import PaperRow
from inquire.standing import fault_of


def paper_rows(inquiries: Iterable[Inquiry], learned: Learned) -> tuple[PaperRow, ...]:
    """One row for each paper as it is cited, sorted by id; malformed ids stand as typed.

    A paper that got no answer is unknown, whatever an older lock says of it. Of several anchors
    for one paper the first title and gloss are shown, and the first fault.
    """
    lines: dict[str, list[str]] = {}
    papers: dict[str, ArxivId | MalformedId] = {}
    anchors: dict[str, list[Anchor]] = {}
    for inquiry in inquiries:
        for _, paper in inquiry.mentions():
            name = str(paper) if isinstance(paper, ArxivId) else paper.text
            papers[name] = paper
            if inquiry.id not in lines.setdefault(name, []):
                lines[name].append(inquiry.id)
        for anchor in inquiry.anchors:
            anchors.setdefault(_bare(anchor.arxiv), []).append(anchor)
    return tuple(
        _row(papers[name], tuple(lines[name]), anchors.get(_bare(papers[name]), []), learned)
        for name in sorted(papers)
    )


def _bare(paper: ArxivId | MalformedId) -> str:
    return paper.base if isinstance(paper, ArxivId) else paper.text


def _row(
    paper: ArxivId | MalformedId, lines: tuple[str, ...], anchors: list[Anchor], learned: Learned
) -> PaperRow:
    reply: Reply | None = None
    told, name = Status.MALFORMED, _bare(paper)
    if isinstance(paper, ArxivId):
        reply, name = learned.evidence.get(paper.base), str(paper)
        told = status(paper, reply)
    faults: dict[str, str] = {}
    told_of: list[Anchor | None] = [*anchors] or [None]
    for anchor in told_of:
        right = learned.found_by_title.get(anchor.title) if anchor else None
        if found := fault_of(paper, anchor, reply, right):
            faults.setdefault(found.value, right.id if right else "")
    fault, suggestion = next(iter(faults.items()), ("", ""))
    row = PaperRow(
        name,
        lines,
        told.value,
        claimed_title=next((anchor.title for anchor in anchors if anchor.title), ""),
        gloss=next((anchor.gloss for anchor in anchors if anchor.gloss), ""),
        fault=fault,
        suggestion=suggestion,
    )
    if reply is None or isinstance(reply, Unreachable):
        return row
    row = replace(row, catalog=reply.catalog, asked=reply.asked.isoformat())
    if isinstance(reply, Absent):
        return row
    return replace(
        row,
        title=reply.title,
        published=reply.published.isoformat(),
        updated=reply.updated.isoformat(),
        version=reply.version,
    )
