"""What the checks of an answer say of a citation, in one place, so that they agree.

A message names the paper as it was cited; below it stand what the answer claims (`yours`) and
what the catalog has, with the day it was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from inquire.arxiv_id import ArxivId
from inquire.audit import WRONG, Audit, CitationStatus, Flag, JudgedCitation, JudgedClaim
from inquire.evidence import Paper
from inquire.location import shortened
from inquire.model import Anchor, Verdict
from inquire.paper_messages import both_titles, names, told_by
from inquire.standing import Titled, TitleStanding

NEEDS_SUPPORT = frozenset(
    {Verdict.HOLDS, Verdict.RELAXED, Verdict.CONTRADICTED, Verdict.SUPERSEDED}
)
"""The verdicts that say what a paper found; the others say that there is none, or can be none."""


def with_status(audit: Audit, wanted: CitationStatus) -> Iterator[tuple[str, JudgedCitation]]:
    """The citations of that status, each with its pointer."""
    for index, one in enumerate(audit.citations):
        if one.status is wanted:
            yield f"/citations/{index}", one


def named(one: JudgedCitation) -> str:
    """The paper for a message: `arXiv:2507.21919`, also where its title found it, or the text."""
    if isinstance(one.citation.paper, ArxivId) or (one.citation.paper is None and one.id):
        return f"arXiv:{one.id}"
    return f"'{shortened(one.citation.text)}'"


def support(audit: Audit, claim: JudgedClaim) -> dict[str, JudgedCitation]:
    """The papers cited for a claim, each once, by id or else by address or title.

    Of several citations of one paper a grounded one counts.
    """
    found: dict[str, JudgedCitation] = {}
    for index in claim.citations:
        one = audit.citations[index]
        name = one.id or one.citation.elsewhere or " ".join(one.citation.text.split())
        if name not in found or one.status is CitationStatus.GROUNDED:
            found[name] = one
    return found


def old_support(audit: Audit, claim: JudgedClaim) -> list[str]:
    """The papers of a grounded verdict where all that support it are the line's own; else none.

    Work that nobody could check may be new: then it is not said that there is nothing new.
    """
    if not claim.grounded or claim.verdict not in NEEDS_SUPPORT:
        return []
    cited = {name: one for name, one in support(audit, claim).items() if one.status not in WRONG}
    known = all(Flag.ALREADY_AN_ANCHOR in one.flags for one in cited.values())
    return [*cited] if known else []


def titles(one: JudgedCitation, *, marked: bool = False) -> str:
    """Rows with the title claimed and the catalog's, or only the one that is known."""
    paper, claimed = one.reply, one.citation.title
    if not isinstance(paper, Paper):
        return f"\nyours: {' '.join(claimed.split())}" if claimed else ""
    anchor = Anchor(ArxivId(paper.id), title=claimed)
    first = tuple(" ".join(name.split()) for name in paper.authors[:1])  # a row must stay one
    titled = Titled("", anchor, replace(paper, authors=first), TitleStanding.REWORDED)
    rows = both_titles(titled, marked=marked)
    return rows if claimed else "\n" + rows.rsplit("\n", 1)[1]


def authors(one: JudgedCitation) -> str:
    """Rows with the authors claimed and the catalog's."""
    paper = one.reply
    assert isinstance(paper, Paper)
    yours, theirs = (
        " ".join(names(each).split()) for each in (one.citation.authors, paper.authors)
    )
    return f"\nyours: {yours}\n{paper.catalog}: {theirs}   ({told_by(paper)})"


def remedy(one: JudgedCitation, otherwise: str) -> str:
    """What to do: the right paper where it is known; what nobody has nobody can have read."""
    if not one.right:
        return otherwise
    asked = "which of the two was read" if isinstance(one.reply, Paper) else "whether it is meant"
    return f"arXiv:{one.right.id} has this title; ask {asked}"
