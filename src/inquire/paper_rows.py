"""From what was learned to the rows of a report: each paper as it is cited, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.evidence import Absent, Reply, Status, Unreachable, status
from inquire.model import Anchor, Inquiry
from inquire.report import PaperRow
from inquire.standing import fault_of
from inquire.verification import Learned


def paper_rows(inquiries: Iterable[Inquiry], learned: Learned) -> tuple[PaperRow, ...]:
    """One row for each paper as it is cited, sorted by id; malformed ids stand as typed.

    A paper that got no answer is unknown, whatever an older lock says of it.
    """
    lines: dict[str, list[str]] = {}
    papers: dict[str, ArxivId | MalformedId] = {}
    anchors: dict[str, Anchor] = {}
    for inquiry in inquiries:
        for _, paper in inquiry.mentions():
            name = str(paper) if isinstance(paper, ArxivId) else paper.text
            papers[name] = paper
            if inquiry.id not in lines.setdefault(name, []):
                lines[name].append(inquiry.id)
        for anchor in inquiry.anchors:
            name = _bare(anchor.arxiv)
            first = anchors.setdefault(name, anchor)
            if (anchor.title and not first.title) or (anchor.gloss and not first.gloss):
                anchors[name] = first._replace(
                    title=first.title or anchor.title, gloss=first.gloss or anchor.gloss
                )
    return tuple(
        _row(papers[name], tuple(lines[name]), anchors.get(_bare(papers[name])), learned)
        for name in sorted(papers)
    )


def _bare(paper: ArxivId | MalformedId) -> str:
    return paper.base if isinstance(paper, ArxivId) else paper.text


def _row(
    paper: ArxivId | MalformedId, lines: tuple[str, ...], anchor: Anchor | None, learned: Learned
) -> PaperRow:
    reply: Reply | None = None
    told, name = Status.MALFORMED, _bare(paper)
    if isinstance(paper, ArxivId):
        reply, name = learned.evidence.get(paper.base), str(paper)
        told = status(paper, reply)
    right = learned.found_by_title.get(anchor.title) if anchor else None
    fault = fault_of(paper, anchor, reply, right)
    row = PaperRow(
        name,
        lines,
        told.value,
        claimed_title=anchor.title if anchor else "",
        gloss=anchor.gloss if anchor else "",
        fault=fault.value if fault else "",
        suggestion=right.id if right and fault else "",
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
