"""How the papers of a line stand to what catalogs said of them.

Each paper is told of once, at its entry under `anchors` or else where it is first named; what
a title proves is decided in one place, so that four checks cannot contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from inquire.arxiv_id import ArxivId
from inquire.evidence import Absent, Evidence, Paper, Status, status
from inquire.model import Anchor, Inquiry
from inquire.titles import Likeness, compare, same_surname


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


def told_by(evidence: Paper | Absent) -> str:
    """The catalog and the day it was asked, such as `arXiv, 2026-11-22`."""
    return f"{evidence.catalog}, {evidence.asked}"


class TitleStanding(StrEnum):
    """What the title of an anchor proves."""

    FITS = "fits"
    RETITLED = "retitled"
    REWORDED = "reworded"
    UNCONFIRMED = "unconfirmed"
    OTHER_PAPER = "other paper"


@dataclass(frozen=True, slots=True)
class Titled:
    """An anchor with a title that is not its paper's newest; `version` had it, where known."""

    pointer: str
    anchor: Anchor
    paper: Paper
    standing: TitleStanding
    version: int | None = None


def titled(
    inquiry: Inquiry, evidence: Mapping[str, Evidence], wanted: TitleStanding
) -> Iterator[Titled]:
    """The anchors whose title stands so to their paper's."""
    for index, anchor in enumerate(inquiry.anchors):
        if not anchor.title or not isinstance(anchor.arxiv, ArxivId):
            continue
        paper = evidence.get(anchor.arxiv.base)
        if isinstance(paper, Paper):
            standing, version = _judge(anchor, anchor.arxiv, paper)
            if standing is wanted:
                yield Titled(f"/anchors/{index}/arxiv", anchor, paper, standing, version)


def _judge(anchor: Anchor, cited: ArxivId, paper: Paper) -> tuple[TitleStanding, int | None]:
    """Another paper only where the titles of all versions are known and no author agrees."""
    newest = compare(anchor.title, paper.title)
    if newest is Likeness.SAME:
        return TitleStanding.FITS, None
    earlier = [(version, compare(anchor.title, title)) for version, title in paper.earlier_titles]
    had_it = [version for version, likeness in earlier if likeness is Likeness.SAME]
    if cited.version in had_it:
        return TitleStanding.FITS, None
    if had_it:
        return TitleStanding.RETITLED, max(had_it)
    if newest is Likeness.REWORDED or any(likeness is Likeness.REWORDED for _, likeness in earlier):
        return TitleStanding.REWORDED, None
    if set(range(1, paper.version)) - {version for version, _ in earlier}:
        return TitleStanding.UNCONFIRMED, None
    if anchor.authors and any(same_surname(anchor.authors[0], name) for name in paper.authors):
        return TitleStanding.REWORDED, None
    return TitleStanding.OTHER_PAPER, None


def both_titles(titled: Titled) -> str:
    """The claimed title and the catalog's, a row each, as the second half of a message."""
    paper = titled.paper
    author = f", {paper.authors[0]}" if paper.authors else ""
    label = f"{paper.catalog}:"
    return (
        f"\n{'yours:':{len(label)}} {' '.join(titled.anchor.title.split())}"
        f"\n{label:6} {' '.join(paper.title.split())}{author}, "
        f"{paper.published:%Y-%m}   ({told_by(paper)})"
    )
