"""How each citation of an answer stands to what catalogs said, and each verdict to its citations.

A citation is judged as an anchor of a line is, by the same functions: an answer and a line that
give one paper the same title must never be told different things of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from inquire.answer import Answer
from inquire.arxiv_id import ArxivId, MalformedId
from inquire.audit import Audit, CitationStatus, Flag, JudgedCitation, JudgedClaim, Labels
from inquire.authors import first_author_agrees
from inquire.citations import Citation
from inquire.diagnostics import PaperFault
from inquire.evidence import Absent, Learned, Paper, Reply, Status, status
from inquire.judgements import Judged, Judgement, Reference
from inquire.model import Anchor, Inquiry
from inquire.paper_messages import disagreement
from inquire.prompt_values import search_start
from inquire.standing import TitleStanding, fault_of, judge_title
from inquire.title_words import fold
from inquire.wordings import check_value

NO_ID = MalformedId("", "no id is given")
SOUND = (CitationStatus.GROUNDED, CitationStatus.ID_ONLY)


class _Outcome(NamedTuple):
    status: CitationStatus
    fault: PaperFault | None = None
    differs: tuple[str, ...] = ()
    doubt: str = ""


def as_inquiry(answer: Answer) -> Inquiry:
    """The papers cited as the anchors of an inquiry: so they are asked about as those are."""
    anchors = [_anchor(one) for one in answer.cited.citations if one.paper or not one.elsewhere]
    return Inquiry("", "", (), anchors=tuple(dict.fromkeys(anchors)))


def _anchor(citation: Citation) -> Anchor:
    """A citation as an anchor; authors count only where they can be no others.

    A title alone is as one whose id is malformed: both are looked for by title.
    """
    authors = citation.authors if citation.firm else ()
    return Anchor(citation.paper or NO_ID, title=citation.title, authors=authors)


def audited(
    path: str, answer: Answer, inquiry: Inquiry | None, learned: Learned, today: date
) -> Audit:
    """Everything that is to be said of an answer.

    `path` names it; `inquiry` is the line it is about, None where that is not known; `learned`
    is what was learned of the papers of `as_inquiry`.
    """
    reference, labels, names, start = answer.reference, Labels.NO_LINE, [], None
    if inquiry:
        labels = _labels(inquiry, reference)
        names = [f"C{number}" for number in range(1, len(inquiry.claims) + 1)]
        start = search_start(inquiry, reference.date if reference else today)
    judged = answer.judged(names)
    newer = set(answer.within(judged.newer)) if start else set()
    anchors = inquiry._replace(history=()).papers() if inquiry else set()
    citations = [
        _judged(answer, citation, learned, anchors, start if index in newer else None)
        for index, citation in enumerate(answer.cited.citations)
    ]
    claims: tuple[JudgedClaim, ...] = ()
    if inquiry and labels is not Labels.CHANGED:
        claims = tuple(_claims(inquiry, answer, judged, citations))
    return Audit(
        path=path,
        as_of=today,
        answer=answer.text,
        citations=tuple(citations),
        claims=claims,
        line_id=inquiry.id if inquiry else "",
        labels=labels,
        reference=reference,
        search_from=start,
        contrary=judged.contrary,
        questions=judged.questions,
        unasked=len(learned.unknown) + len(learned.unasked),
    )


def _judged(
    answer: Answer,
    citation: Citation,
    learned: Learned,
    anchors: Container[str],
    offered_since: date | None,
) -> JudgedCitation:
    """A citation with its place and all that is to be said of it."""
    line, column = answer.text.place(citation.start)
    reply = _reply(citation, learned)
    right = learned.found_by_title.get(citation.title) if citation.paper else None
    outcome = _outcome(citation, reply, right, learned)
    if outcome.status in SOUND:  # another citation may give its title to a wrong id
        right = None
    return JudgedCitation(
        citation,
        line,
        column,
        outcome.status,
        outcome.fault,
        tuple(_flags(citation, reply, anchors, offered_since)),
        reply,
        right,
        outcome.differs,
        outcome.doubt,
    )


def _labels(inquiry: Inquiry, reference: Reference | None) -> Labels:
    """Whether the claims are still those that the answer's prompt had."""
    if reference is None:
        return Labels.UNPROVEN
    return Labels.AGREE if reference.check_value == check_value(inquiry) else Labels.CHANGED


def _reply(citation: Citation, learned: Learned) -> Reply | None:
    """What was said of the paper cited, or of the one that bears a title cited alone."""
    if isinstance(citation.paper, ArxivId):
        return learned.evidence.get(citation.paper.base)
    if citation.paper is None and not citation.elsewhere:
        return learned.found_by_title.get(citation.title)
    return None


def _flags(
    citation: Citation, reply: Reply | None, anchors: Container[str], offered_since: date | None
) -> Iterator[Flag]:
    """What is to be said beside the status; `offered_since` is set for what is offered as newer."""
    paper = citation.paper.base if isinstance(citation.paper, ArxivId) else ""
    if isinstance(reply, Paper):
        paper = reply.id
    if citation.elsewhere:
        yield Flag.UNCHECKED
    elif paper in anchors:
        yield Flag.ALREADY_AN_ANCHOR
    elif offered_since and isinstance(reply, Paper) and reply.published < offered_since:
        yield Flag.TOO_OLD


def _outcome(
    citation: Citation, reply: Reply | None, right: Paper | None, learned: Learned
) -> _Outcome:
    """What became of a citation; in doubt nobody is accused."""
    cited = citation.paper
    if cited is None:
        return _without_id(citation, reply, learned)
    if isinstance(cited, MalformedId):
        return _Outcome(CitationStatus.MALFORMED, fault_of(cited, None, None, right))
    told = status(cited, reply)
    fault = fault_of(cited, _anchor(citation), reply, right)
    if told is Status.NOT_FOUND:
        return _Outcome(CitationStatus.NOT_FOUND, fault)
    if told is Status.VERSION_MISSING:
        return _Outcome(CitationStatus.VERSION_MISSING, fault)
    if not isinstance(reply, Paper) or told is Status.UNKNOWN:
        return _unknown(_doubt(cited, told, reply, learned))
    outcome = _described(citation, cited, reply)
    wrong = outcome.status is CitationStatus.WRONG_PAPER
    if wrong and right is None and _holds_title(citation.title, reply):
        return _unknown("what seems to be its title holds the real one and more")
    if told is Status.WITHDRAWN and outcome.status in SOUND:
        return outcome._replace(status=CitationStatus.WITHDRAWN)
    return outcome


def _holds_title(claimed: str, paper: Paper) -> bool:
    """Whether a title claimed holds one of the paper's and more, perhaps by a slip of the reading.

    Names or words before a title may be taken for a part of it; a comment on a paper bears its
    title, too. So nobody is accused, and nothing is believed.
    """
    folded = f" {fold(claimed)} "
    titles = (paper.title, *(title for _, title in paper.earlier_titles))
    return any(f" {own} " in folded and own.count(" ") > 2 for own in map(fold, titles))


def _without_id(citation: Citation, reply: Reply | None, learned: Learned) -> _Outcome:
    """A DOI, an address or a title alone. That nothing bears a title proves nothing."""
    if citation.elsewhere:
        return _Outcome(CitationStatus.ELSEWHERE)
    if isinstance(reply, Paper):
        return _sound(CitationStatus.GROUNDED, citation, reply)
    if reason := learned.unasked.get(citation.title):
        return _unknown(f"its title could not be looked for: {reason}")
    return _unknown("no id is given, and no paper was found that bears this title")


def _described(citation: Citation, cited: ArxivId, paper: Paper) -> _Outcome:
    """A paper that is there: is it the one described?"""
    if not citation.title:
        agrees = first_author_agrees(citation.authors, paper.authors)
        if agrees is False and citation.firm:
            misdescribed = PaperFault.MISDESCRIBED
            return _Outcome(CitationStatus.WRONG_PAPER, misdescribed, ("authors",))
        return _sound(
            CitationStatus.GROUNDED if agrees else CitationStatus.ID_ONLY, citation, paper
        )
    standing, _ = judge_title(_anchor(citation), cited, paper)
    if standing is TitleStanding.OTHER_PAPER:
        return _Outcome(CitationStatus.WRONG_PAPER, PaperFault.MISDESCRIBED, ("title",))
    if standing is TitleStanding.UNCONFIRMED:
        return _unknown("the titles of its earlier versions are not known")
    reworded = standing is TitleStanding.REWORDED
    return _sound(CitationStatus.GROUNDED, citation, paper, ("title",) if reworded else ())


def _sound(
    found: CitationStatus, citation: Citation, paper: Paper, differs: tuple[str, ...] = ()
) -> _Outcome:
    """The right paper; its authors and year are judged where they can be no other's."""
    if citation.firm:
        if first_author_agrees(citation.authors, paper.authors) is False:
            differs = (*differs, "authors")
        if citation.year and _too_early(citation.year, paper):
            differs = (*differs, "year")
    return _Outcome(found, PaperFault.MISDESCRIBED if differs else None, differs)


def _too_early(year: int, paper: Paper) -> bool:
    """Whether a year is before the paper was public; a journal may have had it before arXiv."""
    return year < paper.published.year and str(year) not in paper.journal


def _unknown(doubt: str) -> _Outcome:
    return _Outcome(CitationStatus.UNKNOWN, PaperFault.UNDECIDABLE, doubt=doubt)


def _doubt(cited: ArxivId, told: Status, reply: Reply | None, learned: Learned) -> str:
    """Why nothing is known of a paper."""
    if told is Status.TOO_NEW and isinstance(reply, Absent):
        return f"{reply.catalog} has none yet ({reply.asked}), and it may be of these weeks"
    if isinstance(reply, Absent | Paper) and (told_of := disagreement(reply)):
        return told_of
    reason = learned.unknown.get(str(cited)) or learned.unknown.get(cited.base)
    return f"no trustworthy answer: {reason}" if reason else "nobody was asked about it"


def _claims(
    inquiry: Inquiry, answer: Answer, judged: Judged, citations: Sequence[JudgedCitation]
) -> Iterator[JudgedClaim]:
    said: Mapping[str, Judgement] = {one.label: one for one in judged.judgements}
    for number, claim in enumerate(inquiry.claims, start=1):
        label = f"C{number}"
        judgement = said.get(label)
        if judgement is None:
            yield JudgedClaim(label, claim.id, claim.text)
            continue
        line, column = answer.text.place(judgement.start)
        support = answer.within(judgement.spans)
        grounded = any(citations[index].status is CitationStatus.GROUNDED for index in support)
        yield JudgedClaim(
            label,
            claim.id,
            claim.text,
            judgement.verdict,
            support,
            grounded and not judgement.ungrounded,
            judgement.reason,
            judgement.said,
            line,
            column,
        )
