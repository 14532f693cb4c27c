"""What is said of a paper: who says it and when, both titles, and how to put it right.

A message says what is known and never what to conclude; checks of lines and of answers share
these words, so that the same thing reads the same in both.
"""

from __future__ import annotations

from collections.abc import Sequence

from inquire.arxiv_id import ArxivId
from inquire.evidence import Absent, Evidence, Paper
from inquire.location import shortened
from inquire.model import Inquiry
from inquire.standing import Titled
from inquire.titles import difference


def told_by(evidence: Paper | Absent) -> str:
    """The catalog and the day it was asked, such as `arXiv, 2026-11-22`."""
    return f"{evidence.catalog}, {evidence.asked}"


def missing(absent: Absent) -> str:
    """Who has no such paper and how sure that is, such as `arXiv has no 2501.99901: asked twice …`.

    Whole lists are not asked twice, and nobody is asked about them.
    """
    if absent.second:
        sure = f"asked twice, and {absent.second.catalog} has none"
    else:
        sure = "unconfirmed"
        if absent.catalog == "arXiv":
            sure = "asked twice, and nobody confirmed it"
    return f"{absent.catalog} has no {absent.id}: {sure} ({absent.asked})"


def disagreement(evidence: Evidence) -> str:
    """What two catalogs say that disagree, and when; empty where they do not."""
    second = evidence.second
    if second is None or second.agrees:
        return ""
    if isinstance(evidence, Absent):
        says = f"has no {evidence.id}, but {second.catalog} has '{shortened(second.says)}'"
    else:
        says = (
            f"says of {evidence.id} '{shortened(evidence.withdrawn)}', "
            f"but {second.catalog} knows of no withdrawal"
        )
    return f"{evidence.catalog} {says} ({evidence.asked})"


def both_titles(titled: Titled, *, marked: bool = False) -> str:
    """The claimed title and the catalog's, a row each, as the second half of a message.

    `marked` puts what differs into brackets.
    """
    paper = titled.paper
    author = f", {paper.authors[0]}" if paper.authors else ""
    label = f"{paper.catalog}:"
    yours, theirs = (" ".join(text.split()) for text in (titled.anchor.title, paper.title))
    if marked:
        yours, theirs = difference(yours, theirs)
    return (
        f"\n{'yours:':{len(label)}} {yours}"
        f"\n{label:6} {theirs}{author}, {paper.published:%Y-%m}   ({told_by(paper)})"
    )


def how_to_fix(right: Paper, inquiry: Inquiry) -> str:
    """The remedy where the right paper is known; one that is listed already needs no second entry."""
    if inquiry.anchor(ArxivId(right.id)):
        return f"arXiv:{right.id} has this title and is listed too; delete this entry"
    return f"arXiv:{right.id} has this title; inquire verify --fix {inquiry.id}"


def names(authors: Sequence[str]) -> str:
    """Names for a message: the first five."""
    return ", ".join(authors[:5]) + (f", and {len(authors) - 5} more" if len(authors) > 5 else "")
