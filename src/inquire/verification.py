"""Lines and a catalog to evidence: which papers to ask about, and what was learned.

What is learned is handed over at once, so that an interrupted run keeps it. A title unlike
the newest one is not yet another paper: the titles of earlier versions are asked for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.catalogs import Catalog
from inquire.evidence import Evidence, Paper, Reply, Status, Unreachable, status
from inquire.model import Inquiry
from inquire.report import PaperRow
from inquire.titles import Likeness, compare


@dataclass(slots=True)
class Learned:
    """What a run learned, by bare id; `unknown` gives the reason for each without an answer."""

    evidence: dict[str, Evidence] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)


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
    unlike: list[Paper] = []
    for reply in catalog.look_up(sorted(wanted)) if wanted else ():
        if isinstance(reply, Unreachable):
            learned.unknown[reply.id] = reply.reason
            continue
        evidence = _with_known_titles(reply, known.get(reply.id))
        learned.evidence[evidence.id] = evidence
        keep(evidence)
        if isinstance(evidence, Paper) and _may_be_retitled(evidence, claimed.get(reply.id, ())):
            unlike.append(evidence)
    for paper in unlike:
        titles = catalog.titles_of_versions(paper)
        if isinstance(titles, Unreachable):
            learned.unknown[paper.id] = f"earlier titles: {titles.reason}"
        elif titles:
            learned.evidence[paper.id] = replace(paper, earlier_titles=titles)
            keep(learned.evidence[paper.id])
    return learned


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
    titles: dict[str, tuple[str, str]] = {}
    for inquiry in inquiries:
        for _, paper in inquiry.mentions():
            name = str(paper) if isinstance(paper, ArxivId) else paper.text
            papers[name] = paper
            if inquiry.id not in lines.setdefault(name, []):
                lines[name].append(inquiry.id)
        for anchor in inquiry.anchors:
            name = anchor.arxiv.base if isinstance(anchor.arxiv, ArxivId) else anchor.arxiv.text
            first = titles.get(name, ("", ""))
            titles[name] = (first[0] or anchor.title, first[1] or anchor.gloss)
    return tuple(
        _row(name, papers[name], tuple(lines[name]), learned, titles) for name in sorted(papers)
    )


def _row(
    name: str,
    paper: ArxivId | MalformedId,
    lines: tuple[str, ...],
    learned: Learned,
    titles: Mapping[str, tuple[str, str]],
) -> PaperRow:
    claimed, gloss = titles.get(paper.base if isinstance(paper, ArxivId) else name, ("", ""))
    if isinstance(paper, MalformedId):
        return PaperRow(name, lines, Status.MALFORMED.value, "", claimed, gloss)
    reply: Reply | None = learned.evidence.get(paper.base)
    told = status(paper, reply)
    if not isinstance(reply, Paper):
        catalog = reply.catalog if reply and not isinstance(reply, Unreachable) else ""
        asked = reply.asked.isoformat() if reply and not isinstance(reply, Unreachable) else ""
        return PaperRow(name, lines, told.value, "", claimed, gloss, catalog=catalog, asked=asked)
    return PaperRow(
        name,
        lines,
        told.value,
        reply.title,
        claimed,
        gloss,
        reply.published.isoformat(),
        reply.updated.isoformat(),
        reply.version,
        reply.catalog,
        reply.asked.isoformat(),
    )


def commonest(reasons: Iterable[str]) -> Iterator[str]:
    """The reasons, each once, the most frequent first."""
    from collections import Counter

    yield from (reason for reason, _ in Counter(reasons).most_common())
