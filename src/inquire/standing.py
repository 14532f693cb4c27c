"""How the papers of a line stand to what catalogs said of them.

Each paper is told of once, at its entry under `anchors` or else where it is first named; what
a title proves is decided in one place, so that the checks cannot contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.authors import first_author_agrees
from inquire.diagnostics import PaperFault
from inquire.evidence import Absent, Evidence, Paper, Reply, Status, disputed, status
from inquire.model import Anchor, Inquiry
from inquire.title_words import fold
from inquire.titles import Likeness, compare, named_alike


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper as the line cites it, where, and what a catalog said of it."""

    pointer: str
    paper: ArxivId
    evidence: Evidence


def papers(inquiry: Inquiry) -> Iterator[tuple[str, ArxivId]]:
    """Every paper that a line names, once for each version, with its most telling place."""
    seen = set()
    for pointer, paper in inquiry.mentions():
        if isinstance(paper, ArxivId) and (key := str(paper)) not in seen:
            seen.add(key)
            yield pointer, paper


def in_state(inquiry: Inquiry, evidence: Mapping[str, Evidence], wanted: Status) -> Iterator[Cited]:
    """The papers of that status; versions apart only where the version is what is missing."""
    seen = set()
    for pointer, paper in papers(inquiry):
        known = evidence.get(paper.base)
        if known is None or status(paper, known) is not wanted:
            continue
        key = str(paper) if wanted is Status.VERSION_MISSING else paper.base
        if key not in seen:
            seen.add(key)
            yield Cited(pointer, paper, known)


class TitleStanding(StrEnum):
    """What the title of an anchor proves."""

    FITS = "fits"
    SHORTENED = "shortened"
    RETITLED = "retitled"
    REWORDED = "reworded"
    UNLIKE = "unlike"
    UNCONFIRMED = "unconfirmed"
    OTHER_PAPER = "other paper"


UNLIKE = (TitleStanding.OTHER_PAPER, TitleStanding.UNLIKE, TitleStanding.UNCONFIRMED)
"""No title that the paper is known to have had, nor one like it."""
_MISDESCRIBED = (TitleStanding.REWORDED, TitleStanding.UNLIKE, TitleStanding.OTHER_PAPER)


@dataclass(frozen=True, slots=True)
class Titled:
    """An anchor with a title that is not its paper's newest; `version` had it, where known."""

    pointer: str
    anchor: Anchor
    paper: Paper
    standing: TitleStanding
    version: int | None = None


def titled(
    inquiry: Inquiry, evidence: Mapping[str, Evidence], *wanted: TitleStanding
) -> Iterator[Titled]:
    """The anchors whose title stands so to their paper's."""
    for index, anchor in enumerate(inquiry.anchors):
        if not anchor.title or not isinstance(anchor.arxiv, ArxivId):
            continue
        paper = evidence.get(anchor.arxiv.base)
        if isinstance(paper, Paper):
            standing, version = judge_title(anchor, anchor.arxiv, paper)
            if standing in wanted:
                yield Titled(f"/anchors/{index}/arxiv", anchor, paper, standing, version)


def judge_title(anchor: Anchor, cited: ArxivId, paper: Paper) -> tuple[TitleStanding, int | None]:
    """What the title of an anchor proves, and the newest version that had it, where one did.

    Where the first author named did not write the paper, a title that is merely like its own
    proves nothing. Another paper only where the titles of all versions are known; and not by
    the same first author, since journals retitle papers, nor where both titles begin with one name
    and go on otherwise: then it is unlike, and another paper only where that bears the title.
    """
    versions = {paper.version: paper.title} | dict(paper.earlier_titles)
    likeness = {version: compare(anchor.title, title) for version, title in versions.items()}
    had_it = [version for version, like in likeness.items() if like is Likeness.SAME]
    if paper.version in had_it or cited.version in had_it:
        return TitleStanding.FITS, None
    if had_it:
        return TitleStanding.RETITLED, max(had_it)
    named = first_author_agrees(anchor.authors, paper.authors)
    like = set(likeness.values()) if named is not False else set()
    if Likeness.SHORTENED in like:
        return TitleStanding.SHORTENED, None
    if Likeness.REWORDED in like:
        return TitleStanding.REWORDED, None
    if len(versions) < paper.version:
        return TitleStanding.UNCONFIRMED, None
    wrote = first_author_agrees(anchor.authors, paper.authors[:1])
    called = named is not False and any(
        named_alike(anchor.title, each) for each in versions.values()
    )
    if wrote or called:
        return TitleStanding.UNLIKE, None
    return TitleStanding.OTHER_PAPER, None


def fault_of(
    cited: ArxivId | MalformedId, anchor: Anchor | None, reply: Reply | None, right: Paper | None
) -> PaperFault | None:
    """What is wrong with a paper as cited; `right` is another that bears the title given.

    Fabricated only by the word of two catalogs, and only where its title belongs to nothing.
    """
    if isinstance(cited, MalformedId):
        return PaperFault.MISDESCRIBED if right else PaperFault.UNDECIDABLE
    told = status(cited, reply)
    if told is Status.NOT_FOUND and right:
        return PaperFault.MISDESCRIBED
    if told is Status.NOT_FOUND and isinstance(reply, Absent) and reply.second:
        return PaperFault.FABRICATED
    if not isinstance(reply, Paper) or disputed(reply) or told is Status.UNKNOWN:
        return PaperFault.UNDECIDABLE
    if told is Status.VERSION_MISSING:
        return PaperFault.MISDESCRIBED
    if anchor is None:
        return None
    standing = judge_title(anchor, cited, reply)[0] if anchor.title else TitleStanding.FITS
    if standing is TitleStanding.UNCONFIRMED:
        return PaperFault.UNDECIDABLE
    if standing in _MISDESCRIBED or first_author_agrees(anchor.authors, reply.authors) is False:
        return PaperFault.MISDESCRIBED
    return None


def right_paper(
    anchor: Anchor, evidence: Mapping[str, Evidence], found_by_title: Mapping[str, Paper]
) -> Paper | None:
    """The one paper that bears the title of an anchor whose id does not."""
    if not anchor.title:
        return None
    if anchor.title in found_by_title:
        return found_by_title[anchor.title]
    return the_one_titled(anchor, (each for each in evidence.values() if isinstance(each, Paper)))


def another_paper(
    found: Titled, evidence: Mapping[str, Evidence], found_by_title: Mapping[str, Paper]
) -> tuple[bool, Paper | None]:
    """Whether an anchor's id is another paper's, and the paper meant, where it is known.

    A title by the same first author must be borne by another paper, for journals retitle.
    """
    standing = found.standing
    if standing not in (TitleStanding.OTHER_PAPER, TitleStanding.UNLIKE):
        return False, None
    right = right_paper(found.anchor, evidence, found_by_title)
    return standing is TitleStanding.OTHER_PAPER or right is not None, right


def by_letters(papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    """The papers by the `letters` of their titles, among which one title finds its own."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        found.setdefault(letters(paper.title), []).append(paper)
    return found


def the_one_titled(anchor: Anchor, papers: Iterable[Paper]) -> Paper | None:
    """The only one of the papers that bears an anchor's title, and no other first author."""
    own = anchor.arxiv.base if isinstance(anchor.arxiv, ArxivId) else ""
    wanted = letters(anchor.title)
    bearing = {
        paper.id: paper
        for paper in papers
        if letters(paper.title) == wanted
        and paper.id != own
        and not paper.withdrawn
        and compare(anchor.title, paper.title) is Likeness.SAME
        and first_author_agrees(anchor.authors, paper.authors) is not False
    }
    return next(iter(bearing.values())) if len(bearing) == 1 else None


@lru_cache(maxsize=32768)
def letters(title: str) -> str:
    """What two titles that are the same have in common; a lock's are looked at again and again."""
    return fold(title).replace(" ", "")


def accused(inquiry: Inquiry, evidence: Mapping[str, Evidence]) -> set[str]:
    """The bare ids of papers that are called another one than the anchor means, or may be."""
    return {
        anchor.arxiv.base
        for anchor in inquiry.anchors
        if isinstance(anchor.arxiv, ArxivId) and _is_unlike(anchor, anchor.arxiv, evidence)
    }


def misnumbered(inquiry: Inquiry, evidence: Mapping[str, Evidence]) -> Iterator[Anchor]:
    """The anchors whose title is known and whose id is malformed, missing or another paper's."""
    for anchor in inquiry.anchors:
        cited = anchor.arxiv
        if anchor.title and (
            isinstance(cited, MalformedId)
            or status(cited, evidence.get(cited.base)) is Status.NOT_FOUND
            or _is_unlike(anchor, cited, evidence)
        ):
            yield anchor


def _is_unlike(anchor: Anchor, cited: ArxivId, evidence: Mapping[str, Evidence]) -> bool:
    """Whether the title of an anchor is no title that its paper is known to have had."""
    paper = evidence.get(cited.base)
    return (
        bool(anchor.title)
        and isinstance(paper, Paper)
        and judge_title(anchor, cited, paper)[0] in UNLIKE
    )


def changed(
    inquiry: Inquiry, before: Mapping[str, Evidence], evidence: Mapping[str, Evidence]
) -> Iterator[tuple[str, Paper, Paper]]:
    """The papers of which more than the day of asking is new: where, as before, and as now."""
    told = set()
    for pointer, paper in papers(inquiry) if before else ():
        old, new = before.get(paper.base), evidence.get(paper.base)
        if paper.base in told or not (isinstance(old, Paper) and isinstance(new, Paper)):
            continue
        if old.asked <= new.asked:
            told.add(paper.base)
            yield pointer, old, new
