"""How each citation of an answer stands to what catalogs said, and each verdict to its citations."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from inquire.answer import Answer
from inquire.arxiv_id import ArxivId
from inquire.audit import Audit, CitationStatus, Flag, JudgedCitation, JudgedClaim, Labels
from inquire.citation_outcomes import Outcome, as_anchor, believed, outcome, with_titles_cited
from inquire.cited import Citation
from inquire.evidence import Learned, Paper, Reply
from inquire.judgements import Judged, Judgement, Reference
from inquire.model import Inquiry
from inquire.prompt_values import search_start
from inquire.wordings import check_value


def as_inquiry(answer: Answer, learned: Learned | None = None) -> Inquiry:
    """The papers cited as the anchors of an inquiry: so they are asked about as those are.

    With what was `learned` of them, they have no titles that were none, for which nobody need look.
    """
    cited = answer.cited.citations
    if learned:
        cited = tuple(_believed(answer, learned))
    anchors = [as_anchor(one) for one in cited if one.paper or not one.elsewhere]
    return Inquiry("", "", (), anchors=tuple(dict.fromkeys(anchors)))


def _believed(answer: Answer, learned: Learned) -> Iterator[Citation]:
    return (believed(one, learned) for one in answer.knowing(learned.evidence).cited.citations)


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
    cited = [*_believed(answer, learned)]
    learned = with_titles_cited(learned, cited)
    citations = tuple(
        _citation(answer, one, outcome(one, learned), anchors, start if index in newer else None)
        for index, one in enumerate(cited)
    )
    claims: tuple[JudgedClaim, ...] = ()
    if inquiry and labels is not Labels.CHANGED:
        claims = tuple(_claims(inquiry, answer, judged, citations))
    return Audit(
        path=path,
        as_of=today,
        answer=answer.text,
        citations=citations,
        claims=claims,
        line_id=inquiry.id if inquiry else "",
        labels=labels,
        reference=reference,
        search_from=start,
        contrary=judged.contrary,
        questions=judged.questions,
        unasked=len(learned.unknown) + len(learned.unasked),
    )


def _labels(inquiry: Inquiry, reference: Reference | None) -> Labels:
    """Whether the claims are still those that the answer's prompt had."""
    if reference is None:
        return Labels.UNPROVEN
    return Labels.AGREE if reference.check_value == check_value(inquiry) else Labels.CHANGED


def _citation(
    answer: Answer,
    citation: Citation,
    found: Outcome,
    anchors: Container[str],
    offered_since: date | None,
) -> JudgedCitation:
    line, column = answer.text.place(citation.start)
    return JudgedCitation(
        citation,
        line,
        column,
        found.status,
        found.fault,
        tuple(_flags(citation, found.reply, anchors, offered_since)),
        found.reply,
        found.right,
        found.differs,
        found.doubt,
    )


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
