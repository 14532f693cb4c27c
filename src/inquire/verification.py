"""Lines and a catalog to evidence: which papers to ask about, and what was learned.

What is learned is handed over at once, so that an interrupted run keeps it. A title unlike the
newest one is not yet another paper: what is only remembered of it is asked for anew, then the
titles of earlier versions; and where a title has the wrong id, the paper that bears it is looked
for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.catalogs import Catalog
from inquire.diagnostics import Fault, PaperFault
from inquire.evidence import Absent, Evidence, Learned, Paper, Status, Unreachable, status
from inquire.line_reading import NoteFile, Reading
from inquire.model import Inquiry
from inquire.paper_messages import how_to_fix
from inquire.standing import accused, by_letters, letters, misnumbered, the_one_titled
from inquire.titles import Likeness, compare


def learn(
    inquiries: Sequence[Inquiry],
    catalog: Catalog,
    known: Mapping[str, Evidence],
    keep: Callable[[Evidence], None],
    today: date,
    described: Callable[[Mapping[str, Evidence]], Sequence[Inquiry]] | None = None,
) -> Learned:
    """Ask the catalog about every paper that the inquiries name, versions aside.

    `known` (the lock) saves asking again for titles of earlier versions; `keep` is given each
    piece of evidence as it arrives. Malformed ids are never asked about. `described` gives the
    inquiries with the titles that they turn out to have once their papers are known.
    """
    asking = _Asking(catalog, known, keep, today)
    asking.look_up(papers_named(inquiries))
    learned = asking.learned.evidence
    if described:
        inquiries = described(learned)
    remembered = {each.id for each in learned.values() if each.asked < today}
    doubted = {paper for inquiry in inquiries for paper in accused(inquiry, learned)}
    asking.look_up(doubted & remembered, fresh=True)
    asking.look_up_versions(inquiries)
    for paper in _retitled_perhaps(inquiries, learned):
        asking.look_up_titles(paper)
    return asking.learned


class _Asking:
    """One run of questions to a catalog, and what it learned."""

    def __init__(
        self,
        catalog: Catalog,
        known: Mapping[str, Evidence],
        keep: Callable[[Evidence], None],
        today: date,
    ) -> None:
        self.learned = Learned()
        self._catalog = catalog
        self._known = known
        self._keep = keep
        self._today = today

    def look_up(self, ids: set[str], *, fresh: bool = False) -> None:
        """Ask about papers by their bare ids."""
        for reply in self._catalog.look_up(sorted(ids), fresh=fresh) if ids else ():
            old = self.learned.evidence.pop(reply.id, None) or self._known.get(reply.id)
            if isinstance(reply, Unreachable):
                self.learned.unknown[reply.id] = reply.reason
            elif isinstance(reply, Absent) and isinstance(old, Paper):
                # arXiv takes no paper away: what it once had is real, whatever is wrong today.
                was = f"{old.catalog} had it on {old.asked}"
                self.learned.unknown[reply.id] = f"{reply.catalog} has none now, but {was}"
            else:
                self._take(_with_known_titles(reply, old))

    def look_up_versions(self, inquiries: Iterable[Inquiry]) -> None:
        """Ask for each cited version beyond the newest known: it may have come since."""
        cited = {paper for inquiry in inquiries for _, paper in inquiry.mentions()}
        for paper in sorted(each for each in cited if isinstance(each, ArxivId) and each.version):
            evidence = self.learned.evidence.get(paper.base)
            if not isinstance(evidence, Paper) or status(paper, evidence) is not Status.UNKNOWN:
                continue
            if self._asked_today(paper):  # and the answer was that it is not there
                missing = (*evidence.missing, paper.version or 0)
                self._take(replace(evidence, missing=missing, asked=self._today))
                continue
            reply = self._catalog.look_up_version(paper)
            if isinstance(reply, Unreachable):
                self.learned.unknown[str(paper)] = reply.reason
            elif isinstance(reply, Absent):
                missing = (*evidence.missing, paper.version or 0)
                self._take(replace(evidence, missing=missing, asked=reply.asked))
            else:
                self._take(reply)

    def _asked_today(self, paper: ArxivId) -> bool:
        known = self._known.get(paper.base)
        missing = known.missing if isinstance(known, Paper) and known.asked == self._today else ()
        return paper.version in missing

    def look_up_titles(self, paper: Paper) -> None:
        """Ask for the titles of a paper's earlier versions."""
        titles = self._catalog.titles_of_versions(paper)
        if isinstance(titles, Unreachable):
            self.learned.unknown[paper.id] = f"earlier titles: {titles.reason}"
        elif titles:
            self._take(replace(paper, earlier_titles=titles))

    def _take(self, evidence: Evidence) -> None:
        self.learned.evidence[evidence.id] = evidence
        self._keep(evidence)


def _with_known_titles(reply: Evidence, old: Evidence | None) -> Evidence:
    """Titles of earlier versions never change: those in the lock need no second question."""
    if isinstance(reply, Paper) and isinstance(old, Paper) and not reply.earlier_titles:
        titles = tuple(pair for pair in old.earlier_titles if pair[0] < reply.version)
        if old.version == reply.version:
            return replace(reply, earlier_titles=titles)
    return reply


def _retitled_perhaps(
    inquiries: Iterable[Inquiry], evidence: Mapping[str, Evidence]
) -> list[Paper]:
    """The papers with earlier versions that some anchor gives another title than the newest."""
    found = {}
    for inquiry in inquiries:
        for anchor in inquiry.anchors:
            paper = evidence.get(anchor.arxiv.base) if isinstance(anchor.arxiv, ArxivId) else None
            if not isinstance(paper, Paper) or paper.version == 1 or paper.earlier_titles:
                continue
            if anchor.title and compare(anchor.title, paper.title) is not Likeness.SAME:
                found[paper.id] = paper
    return list(found.values())


def find_right_papers(
    inquiries: Iterable[Inquiry],
    learned: Learned,
    known: Mapping[str, Evidence],
    finders: Sequence[Catalog],
) -> None:
    """Look for the paper that bears the title of each anchor with a wrong id.

    First among the papers that are known, then with each of the finders, until one has it.
    `unasked` has the reason for each title that could not be looked for everywhere.
    """
    papers = by_letters(
        each for each in {**known, **learned.evidence}.values() if isinstance(each, Paper)
    )
    for inquiry in inquiries:
        for anchor in misnumbered(inquiry, learned.evidence):
            if anchor.title in learned.found_by_title or anchor.title in learned.unasked:
                continue
            right = the_one_titled(anchor, papers.get(letters(anchor.title), ()))
            for finder in finders if right is None else ():
                found = finder.find_title(anchor.title)
                if isinstance(found, Unreachable):
                    learned.unasked[anchor.title] = found.reason
                elif right := the_one_titled(anchor, found):
                    break
            if right:
                learned.found_by_title[anchor.title] = right
                learned.unasked.pop(anchor.title, None)


def with_right_ids(reading: Reading, found_by_title: Mapping[str, Paper]) -> Reading:
    """The reading with the right id in the help of each malformed one, where it was found."""
    if reading.inquiry is None or not found_by_title:
        return reading
    right = {
        anchor.arxiv.text: found_by_title[anchor.title]
        for anchor in reading.inquiry.anchors
        if isinstance(anchor.arxiv, MalformedId) and anchor.title in found_by_title
    }
    helps: dict[tuple[str, int], str] = {}
    for pointer, paper in reading.inquiry.mentions():
        if isinstance(paper, MalformedId) and paper.text in right:
            file, place = reading.resolved(pointer)
            _, node = file.tree.find(place)
            if node is not None:
                helps[file.path, node.start] = how_to_fix(right[paper.text], reading.inquiry)

    def helped(file: Reading | NoteFile) -> tuple[Fault, ...]:
        return tuple(
            fault._replace(help=help_text, paper_fault=PaperFault.MISDESCRIBED.value)
            if fault.code == "malformed-id" and (help_text := helps.get((file.path, fault.start)))
            else fault
            for fault in file.faults
        )

    shared = tuple(file._replace(faults=helped(file)) for file in reading.shared)
    return reading._replace(faults=helped(reading), shared=shared)


def papers_named(inquiries: Iterable[Inquiry]) -> set[str]:
    """The bare ids of the papers that a catalog is asked about."""
    return set().union(*(inquiry.papers() for inquiry in inquiries))


def commonest(reasons: Iterable[str]) -> Iterator[str]:
    """The reasons, each once, the most frequent first."""
    from collections import Counter

    yield from (reason for reason, _ in Counter(reasons).most_common())
