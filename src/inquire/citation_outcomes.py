"""What became of each citation by what catalogs said of its paper: sound, wrong, or in doubt.

A citation is judged as an anchor of a line is, by the same functions: an answer and a line that
give one paper the same title must never be told different things of it. In doubt nobody is
accused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.audit import CitationStatus
from inquire.authors import absent, first_author_agrees
from inquire.cited import Citation
from inquire.diagnostics import PaperFault
from inquire.evidence import Absent, Learned, Paper, Reply, Status, Unreachable, status
from inquire.model import Anchor
from inquire.paper_messages import disagreement
from inquire.standing import UNLIKE, TitleStanding, by_letters, fault_of, judge_title, letters
from inquire.title_words import fold
from inquire.word_weights import stems, telling

_TELLING = 3
"""Words of a title that surely is one."""
_NO_ID = MalformedId("", "no id is given")
_SOUND = (CitationStatus.GROUNDED, CitationStatus.ID_ONLY)


class Outcome(NamedTuple):
    """What became of a citation, with fields as in `JudgedCitation`."""

    status: CitationStatus
    fault: PaperFault | None = None
    differs: tuple[str, ...] = ()
    doubt: str = ""
    reply: Reply | None = None
    right: Paper | None = None


def with_titles_cited(learned: Learned, cited: Sequence[Citation]) -> Learned:
    """What was learned, each title claimed with the paper cited that bears it and no other does.

    A search for a title heeds the author claimed, too; where an answer gives the title of one
    paper to another by the author named, only its own citations tell which paper bears it.
    """
    bearing = by_letters(each for each in learned.evidence.values() if isinstance(each, Paper))
    borne: dict[str, Paper] = {}
    for one in cited:
        found = bearing.get(letters(one.title), [])
        if len(found) == 1 and not found[0].withdrawn and telling(stems(fold(one.title))):
            borne[one.title] = found[0]
    return replace(learned, found_by_title=borne | learned.found_by_title)


def outcome(citation: Citation, learned: Learned) -> Outcome:
    """What became of a citation by what was learned of the papers."""
    reply = _reply(citation, learned)
    right = learned.found_by_title.get(citation.title) if citation.paper else None
    if right and isinstance(citation.paper, ArxivId) and right.id == citation.paper.base:
        right = None
    found = _judged(citation, reply, right, learned)
    if found.status in _SOUND:  # another citation may give its title to a wrong id
        right = None
    return found._replace(reply=reply, right=right)


def believed(citation: Citation, learned: Learned) -> Citation:
    """A citation without what was taken for a title, where it was none.

    That is so of what may be another thing, is not the paper's title, and is borne by no paper:
    a finding, a heading or a nickname beside an id.
    """
    reply = _reply(citation, learned)
    short = len(citation.title.split()) < _TELLING  # a name, by which papers are called, too
    doubtful = citation.title and (short or not citation.sure)
    if not doubtful:
        return citation
    if not isinstance(citation.paper, ArxivId) or not isinstance(reply, Paper):
        return citation
    standing, _ = judge_title(as_anchor(citation), citation.paper, reply)
    misread = standing in UNLIKE
    return citation._replace(title="", firm=False) if misread else citation


def as_anchor(citation: Citation) -> Anchor:
    """A citation as an anchor; authors count only where they can be no others.

    A title alone is as one whose id is malformed: both are looked for by title.
    """
    authors = citation.authors if citation.firm else ()
    return Anchor(citation.paper or _NO_ID, title=citation.title, authors=authors)


def _reply(citation: Citation, learned: Learned) -> Reply | None:
    """What was said of the paper cited, or of the one that bears a title cited alone."""
    if isinstance(citation.paper, ArxivId):
        return learned.evidence.get(citation.paper.base)
    if citation.paper is not None or citation.elsewhere:
        return None
    if reason := learned.unasked.get(citation.title):
        return Unreachable("", reason)
    return learned.found_by_title.get(citation.title)


def _judged(
    citation: Citation, reply: Reply | None, right: Paper | None, learned: Learned
) -> Outcome:
    """The status, what is wrong, and the doubt; `right` is another paper that bears the title."""
    cited = citation.paper
    if cited is None:
        return _without_id(citation, reply)
    if isinstance(cited, MalformedId):
        return Outcome(CitationStatus.MALFORMED, fault_of(cited, None, None, right))
    told = status(cited, reply)
    fault = fault_of(cited, as_anchor(citation), reply, right)
    if told is Status.NOT_FOUND:
        return Outcome(CitationStatus.NOT_FOUND, fault)
    if told is Status.VERSION_MISSING:
        return Outcome(CitationStatus.VERSION_MISSING, fault)
    if not isinstance(reply, Paper) or told is Status.UNKNOWN:
        return _unknown(_doubt(cited, told, reply, learned))
    found = _described(citation, cited, reply, right)
    wrong = found.status is CitationStatus.WRONG_PAPER
    if wrong and right is None and _holds_title(citation.title, reply):
        return _unknown("what seems to be its title holds the real one and more")
    if told is Status.WITHDRAWN and found.status in _SOUND:
        return found._replace(status=CitationStatus.WITHDRAWN)
    return found


def _holds_title(claimed: str, paper: Paper) -> bool:
    """Whether a title claimed holds one of the paper's and more, perhaps by a slip of the reading.

    Names or words before a title may be taken for a part of it; a comment on a paper bears its
    title, too. So nobody is accused, and nothing is believed.
    """
    folded = f" {fold(claimed)} "
    titles = (paper.title, *(title for _, title in paper.earlier_titles))
    return any(f" {own} " in folded and own.count(" ") > 2 for own in map(fold, titles))


def _without_id(citation: Citation, reply: Reply | None) -> Outcome:
    """A DOI, an address or a title alone. That nothing bears a title proves nothing."""
    if citation.elsewhere:
        return Outcome(CitationStatus.ELSEWHERE)
    if isinstance(reply, Paper):
        return _sound(CitationStatus.GROUNDED, citation, reply)
    if isinstance(reply, Unreachable):
        return _unknown(f"its title could not be looked for: {reply.reason}")
    return _unknown("no id is given, and no paper was found that bears this title")


def _described(citation: Citation, cited: ArxivId, paper: Paper, right: Paper | None) -> Outcome:
    """A paper that is there: is it the one described?"""
    if not citation.title:
        agrees = first_author_agrees(citation.authors, paper.authors)
        if agrees is False and citation.firm:
            misdescribed = PaperFault.MISDESCRIBED
            return Outcome(CitationStatus.WRONG_PAPER, misdescribed, ("authors",))
        return _sound(
            CitationStatus.GROUNDED if _named_for_it(citation, paper) else CitationStatus.ID_ONLY,
            citation,
            paper,
        )
    standing, _ = judge_title(as_anchor(citation), cited, paper)
    if standing is TitleStanding.OTHER_PAPER or (standing is TitleStanding.UNLIKE and right):
        return Outcome(CitationStatus.WRONG_PAPER, PaperFault.MISDESCRIBED, ("title",))
    if standing is TitleStanding.UNCONFIRMED:
        return _unknown("the titles of its earlier versions are not known")
    if standing is TitleStanding.UNLIKE and not first_author_agrees(
        citation.authors, paper.authors
    ):
        return _unknown("its title begins like the real one, and goes on otherwise")
    reworded = standing in (TitleStanding.REWORDED, TitleStanding.UNLIKE)
    return _sound(CitationStatus.GROUNDED, citation, paper, ("title",) if reworded else ())


def _named_for_it(citation: Citation, paper: Paper) -> bool:
    """Whether the authors claimed are enough to know a paper by: the first, or two of its own.

    Many papers have some Li or Liu among ten authors.
    """
    if first_author_agrees(citation.authors, paper.authors[:1]):
        return True
    return len(citation.authors) > 1 and not absent(citation.authors, paper.authors)


def _sound(
    found: CitationStatus, citation: Citation, paper: Paper, differs: tuple[str, ...] = ()
) -> Outcome:
    """The right paper; its authors and year are judged where they can be no other's."""
    if citation.firm:
        if first_author_agrees(citation.authors, paper.authors) is False:
            differs = (*differs, "authors")
        if citation.year and _too_early(citation.year, paper):
            differs = (*differs, "year")
    return Outcome(found, PaperFault.MISDESCRIBED if differs else None, differs)


def _too_early(year: int, paper: Paper) -> bool:
    """Whether a year is before the paper was public; a journal may have had it before arXiv."""
    return year < paper.published.year and str(year) not in paper.journal


def _unknown(doubt: str) -> Outcome:
    return Outcome(CitationStatus.UNKNOWN, PaperFault.UNDECIDABLE, doubt=doubt)


def _doubt(cited: ArxivId, told: Status, reply: Reply | None, learned: Learned) -> str:
    """Why nothing is known of a paper."""
    if told is Status.TOO_NEW and isinstance(reply, Absent):
        return f"{reply.catalog} has none yet ({reply.asked}), and it may be of these weeks"
    if isinstance(reply, Absent | Paper) and (told_of := disagreement(reply)):
        return told_of
    reason = learned.unknown.get(str(cited)) or learned.unknown.get(cited.base)
    return f"no trustworthy answer: {reason}" if reason else "nobody was asked about it"
