"""What stands on a paper: which lines, and which of their claims would be left without one.

A claim rests on the papers that it names and on those of its notes. When one of these is
withdrawn, a claim that has no other is left with nothing; the others of a paper that is gone
already, or that no catalog has, hold nothing up either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.evidence import Evidence, Paper, Status, status
from inquire.model import Anchor, Inquiry

GONE = frozenset((Status.WITHDRAWN, Status.NOT_FOUND, Status.MALFORMED))
"""What a paper is that bears nothing."""
WORST = (
    Status.MALFORMED,
    Status.NOT_FOUND,
    Status.WITHDRAWN,
    Status.VERSION_MISSING,
    Status.UNKNOWN,
    Status.TOO_NEW,
    Status.FOUND,
)
"""The worse first: a paper that is cited in several versions has the worst status of theirs."""


class Resting(NamedTuple):
    """A claim that rests on a paper: named by itself (`direct`), or through these notes.

    `others` are the bare ids of its other papers; `alone` where none of them bears anything.
    """

    id: str
    text: str
    direct: bool
    notes: tuple[str, ...]
    others: tuple[str, ...]
    alone: bool


class Standing(NamedTuple):
    """How a line stands on a paper; `cited` are the forms in which it names it.

    `listed` where it has an entry under 'anchors'; `notes` are the ids of all notes that name
    the paper, `verdicts` how many entries of the history do.
    """

    line: str
    cited: tuple[ArxivId | MalformedId, ...]
    title: str
    listed: bool
    notes: tuple[str, ...]
    claims: tuple[Resting, ...]
    verdicts: int


class Borne(NamedTuple):
    """A paper, by bare id or as typed, and all that stands on it.

    `title` is the catalog's, else the first that a line gives; `evidence` None without any.
    """

    paper: str
    status: Status
    title: str
    evidence: Evidence | None
    lines: tuple[Standing, ...]

    @property
    def claims(self) -> int:
        """How many claims rest on it."""
        return sum(len(line.claims) for line in self.lines)

    @property
    def alone(self) -> int:
        """How many claims would be left without a paper that bears them."""
        return sum(claim.alone for line in self.lines for claim in line.claims)


def standings(inquiry: Inquiry, evidence: Mapping[str, Evidence]) -> Iterator[tuple[str, Standing]]:
    """How the line stands on each paper that it names, by bare id or, of a malformed one, as typed."""
    cited: dict[str, dict[str, ArxivId | MalformedId]] = {}
    for _, paper in inquiry.mentions():
        cited.setdefault(_name(paper), {}).setdefault(str(paper), paper)
    anchors: dict[str, Anchor] = {}
    for anchor in inquiry.anchors:
        anchors.setdefault(_name(anchor.arxiv), anchor)
    for name, forms in cited.items():
        entry = anchors.get(name)
        yield (
            name,
            Standing(
                inquiry.id,
                tuple(forms.values()),
                entry.title if entry else "",
                entry is not None,
                tuple(note.id for note in inquiry.notes if _names(note.anchors, name)),
                tuple(_resting(inquiry, name, evidence)),
                sum(_names(look.papers, name) for look in inquiry.history),
            ),
        )


def _resting(inquiry: Inquiry, name: str, evidence: Mapping[str, Evidence]) -> Iterator[Resting]:
    """The claims that rest on that paper."""
    naming = {note.id for note in inquiry.notes if _names(note.anchors, name)}
    for claim in inquiry.claims:
        direct = _names(claim.anchors, name)
        notes = tuple(note for note in claim.notes if note in naming)
        if direct or notes:
            papers = [paper for paper in inquiry.papers_of(claim) if paper.base != name]
            alone = all(status(paper, evidence.get(paper.base)) in GONE for paper in papers)
            others = tuple(paper.base for paper in papers)
            yield Resting(claim.id, claim.text, direct, notes, others, alone)


def borne(
    standing: Iterable[tuple[str, Standing]], evidence: Mapping[str, Evidence]
) -> list[Borne]:
    """The papers with all lines that stand on them, that of most lines first, then of most claims."""
    lines: dict[str, list[Standing]] = {}
    for name, each in standing:
        lines.setdefault(name, []).append(each)
    found = [_borne(name, each, evidence.get(name)) for name, each in lines.items()]
    return sorted(found, key=lambda one: (-len(one.lines), -one.claims, one.paper))


def _borne(name: str, lines: Sequence[Standing], evidence: Evidence | None) -> Borne:
    told = {
        status(paper, evidence) if isinstance(paper, ArxivId) else Status.MALFORMED
        for line in lines
        for paper in line.cited
    }
    title = evidence.title if isinstance(evidence, Paper) else ""
    title = title or next((line.title for line in lines if line.title), "")
    return Borne(name, min(told, key=WORST.index), title, evidence, tuple(lines))


def _name(paper: ArxivId | MalformedId) -> str:
    return paper.base if isinstance(paper, ArxivId) else paper.text


def _names(papers: Iterable[ArxivId | MalformedId], name: str) -> bool:
    return any(_name(paper) == name for paper in papers)
