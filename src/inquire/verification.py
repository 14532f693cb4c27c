"""Lines and a catalog to evidence: which papers to ask about, and what was learned.

What is learned is handed over at once, so that an interrupted run keeps it. A title unlike
the newest one is not yet another paper: the titles of earlier versions are asked for first; and
where a title has the wrong id, the paper that bears it is looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.catalogs import Catalog
from inquire.diagnostics import PaperFault
from inquire.evidence import Absent, Evidence, Paper, Reply, Status, Unreachable, status
from inquire.inspection import Reading
from inquire.model import Anchor, Inquiry
from inquire.report import PaperRow
from inquire.standing import fault_of, how_to_fix, misnumbered, the_one_titled
from inquire.titles import Likeness, compare


@dataclass(slots=True)
class Learned:
    """What a run learned, by bare id; `unknown` gives the reason for each without an answer.

    `found_by_title` has the right paper for titles, as anchors give them, that had a wrong id.
    """

    evidence: dict[str, Evidence] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    found_by_title: dict[str, Paper] = field(default_factory=dict)


def learn(
    inquiries: Iterable[Inquiry],
    catalog: Catalog,
    known: Mapping[str, Evidence],
    keep: Callable[[Evidence], None],
) -> Learned:
    """Ask the catalog about every paper that the inquiries name, versions aside.

    `known` (the lock) saves asking again for titles of earlier versions; `keep` is given each
    piece of evidence as it arrives. Malformed ids are never asked about.
    """
    told = list(inquiries)
    claimed = _claimed_titles(told)
    wanted = papers_named(told)
    learned = Learned()
    unlike: list[str] = []
    for reply in catalog.look_up(sorted(wanted)) if wanted else ():
        if isinstance(reply, Unreachable):
            learned.unknown[reply.id] = reply.reason
            continue
        old = known.get(reply.id)
        if isinstance(reply, Absent) and isinstance(old, Paper):
            # arXiv takes no paper away: what it once had is real, whatever is wrong today.
            was = f"{old.catalog} had it on {old.asked}"
            learned.unknown[reply.id] = f"{reply.catalog} has none now, but {was}"
            continue
        evidence = _with_known_titles(reply, old)
        learned.evidence[evidence.id] = evidence
        keep(evidence)
        if isinstance(evidence, Paper) and _may_be_retitled(evidence, claimed.get(reply.id, ())):
            unlike.append(evidence.id)
    _ask_for_versions(told, catalog, learned, keep)
    for paper_id in unlike:
        paper = learned.evidence[paper_id]
        assert isinstance(paper, Paper)
        titles = catalog.titles_of_versions(paper)
        if isinstance(titles, Unreachable):
            learned.unknown[paper.id] = f"earlier titles: {titles.reason}"
        elif titles:
            _revise(paper.id, learned, keep, earlier_titles=titles)
    return learned


def _ask_for_versions(
    inquiries: Iterable[Inquiry],
    catalog: Catalog,
    learned: Learned,
    keep: Callable[[Evidence], None],
) -> None:
    """Ask for each cited version beyond the newest known: it may be newer than what is known."""
    cited = {paper for inquiry in inquiries for _, paper in inquiry.mentions()}
    for paper in sorted(each for each in cited if isinstance(each, ArxivId) and each.version):
        evidence = learned.evidence.get(paper.base)
        if not isinstance(evidence, Paper) or status(paper, evidence) is not Status.UNKNOWN:
            continue
        reply = catalog.look_up_version(paper)
        if isinstance(reply, Unreachable):
            learned.unknown[str(paper)] = reply.reason
        elif isinstance(reply, Absent):
            missing = (*evidence.missing, paper.version)
            _revise(paper.base, learned, keep, missing=missing, asked=reply.asked)
        else:
            learned.evidence[paper.base] = reply
            keep(reply)


def _revise(
    paper_id: str, learned: Learned, keep: Callable[[Evidence], None], **facts: object
) -> None:
    """More facts of a paper that was learned of."""
    revised = replace(learned.evidence[paper_id], **facts)  # type: ignore[arg-type]
    learned.evidence[paper_id] = revised
    keep(revised)


def find_right_papers(
    inquiries: Iterable[Inquiry],
    learned: Learned,
    known: Mapping[str, Evidence],
    finders: Sequence[Catalog],
) -> None:
    """Look for the paper that bears the title of each anchor with a wrong id.

    First among the papers that are known, then with each of the finders, until one has it.
    """
    papers = [each for each in {**known, **learned.evidence}.values() if isinstance(each, Paper)]
    for inquiry in inquiries:
        for anchor in misnumbered(inquiry, learned.evidence):
            right = the_one_titled(anchor, papers)
            for finder in finders if right is None and anchor.title else ():
                found = finder.find_title(anchor.title)
                right = None if isinstance(found, Unreachable) else the_one_titled(anchor, found)
                if right:
                    break
            if right:
                learned.found_by_title[anchor.title] = right


def with_right_ids(reading: Reading, found_by_title: Mapping[str, Paper]) -> Reading:
    """The reading with the right id in the help of each malformed one, where it was found."""
    if reading.inquiry is None or not found_by_title:
        return reading
    right = {
        anchor.arxiv.text: found_by_title[anchor.title]
        for anchor in reading.inquiry.anchors
        if isinstance(anchor.arxiv, MalformedId) and anchor.title in found_by_title
    }
    helps = {}
    for pointer, paper in reading.inquiry.mentions():
        _, node = reading.tree.find(pointer)
        if isinstance(paper, MalformedId) and paper.text in right and node is not None:
            helps[node.start] = how_to_fix(right[paper.text], reading.inquiry)
    faults = tuple(
        fault._replace(help=helps[fault.start], paper_fault=PaperFault.MISDESCRIBED.value)
        if fault.code == "malformed-id" and fault.start in helps
        else fault
        for fault in reading.faults
    )
    return reading._replace(faults=faults)


def papers_named(inquiries: Iterable[Inquiry]) -> set[str]:
    """The bare ids of the papers that a catalog is asked about."""
    return set().union(*(inquiry.papers() for inquiry in inquiries))


def _claimed_titles(inquiries: Iterable[Inquiry]) -> dict[str, tuple[str, ...]]:
    claimed: dict[str, tuple[str, ...]] = {}
    for inquiry in inquiries:
        for anchor in inquiry.anchors:
            if isinstance(anchor.arxiv, ArxivId) and anchor.title:
                base = anchor.arxiv.base
                claimed[base] = (*claimed.get(base, ()), anchor.title)
    return claimed


def _with_known_titles(reply: Evidence, old: Evidence | None) -> Evidence:
    """Titles of earlier versions never change: those in the lock need no second question."""
    if isinstance(reply, Paper) and isinstance(old, Paper) and not reply.earlier_titles:
        titles = tuple(pair for pair in old.earlier_titles if pair[0] < reply.version)
        if old.version == reply.version:
            return replace(reply, earlier_titles=titles)
    return reply


def _may_be_retitled(paper: Paper, claimed: tuple[str, ...]) -> bool:
    return (
        paper.version > 1
        and not paper.earlier_titles
        and any(compare(title, paper.title) is not Likeness.SAME for title in claimed)
    )


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


def commonest(reasons: Iterable[str]) -> Iterator[str]:
    """The reasons, each once, the most frequent first."""
    from collections import Counter

    yield from (reason for reason, _ in Counter(reasons).most_common())
