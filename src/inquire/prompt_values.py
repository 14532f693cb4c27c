"""An inquiry on a given day, as the plain values that templates see.

What the model holds as dates, ids and references becomes text here, in the words of a prompt;
`prompt_names` says what each name means.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from inquire.ages import Age, AgeState, age_of, date_of, newest, paper_dates
from inquire.arxiv_id import ArxivId
from inquire.dates import DateSpan
from inquire.diagnostics import harmless
from inquire.durations import Duration
from inquire.evidence import Absent, Evidence, Paper, Status, status
from inquire.model import Anchor, Claim, Inquiry, Limits, Look, Note
from inquire.prompt_names import AnchorValues, ClaimValues, NoteValues, PromptValues
from inquire.wordings import reference_line, wording

DEFAULT_WINDOW = Duration(months=6)


def prompt_values(
    inquiry: Inquiry, today: date, limits: Limits, evidence: Mapping[str, Evidence]
) -> PromptValues:
    """What the templates see of an inquiry on that day; `evidence` is keyed by bare id."""
    retest = inquiry.retest
    window = retest.window or DEFAULT_WINDOW
    surveyed = inquiry.surveyed
    claims = tuple(
        _claim(inquiry, index, claim, today, limits)
        for index, claim in enumerate(inquiry.claims, start=1)
    )
    first, last, span = _span(inquiry, today)
    return PromptValues(
        line=inquiry.id,
        today=today.isoformat(),
        reference=reference_line(inquiry, today),
        question=inquiry.question,
        summary=inquiry.summary,
        finding=inquiry.finding,
        essay=inquiry.essay,
        surveyed=surveyed.page() if surveyed else "",
        papers_from=first,
        papers_to=last,
        span=span,
        search_from=_search_from(inquiry, today),
        search_to=today.isoformat(),
        window=str(window),
        window_from=window.before(today).isoformat(),
        role=retest.role,
        topic=retest.topic,
        focus=retest.focus,
        relaxed_by=retest.relaxed_by,
        lasting=retest.lasting,
        changing=retest.changing,
        challenges=retest.challenges,
        questions=retest.questions,
        claims=claims,
        anchors=tuple(_anchors(inquiry, claims, evidence)),
        notes=tuple(_note(inquiry, note) for note in inquiry.notes),
        overdue=sum(claim.overdue for claim in claims),
        next=inquiry.next,
    )


def search_start(inquiry: Inquiry, today: date) -> date:
    """The first day of the prompt's search: the last survey, or the window when that is longer."""
    window_from = (inquiry.retest.window or DEFAULT_WINDOW).before(today)
    return min(inquiry.surveyed.earliest(), window_from) if inquiry.surveyed else window_from


def _claim(inquiry: Inquiry, index: int, claim: Claim, today: date, limits: Limits) -> ClaimValues:
    when = date_of(inquiry, claim)
    age: Age = age_of(inquiry, claim, today, limits)
    look = _last_verdict(inquiry, claim, today)
    return ClaimValues(
        label=f"C{index}",
        id=claim.id,
        text=claim.text,
        short=claim.short,
        date=when.page() if when else "",
        age=_months(when, today) if when else "",
        kind=claim.kind.value,
        basis=claim.basis.value if claim.basis else "",
        papers=_papers(inquiry, claim),
        notes=claim.notes,
        looked=age.looked.page() if age.looked else "",
        limit=str(age.limit),
        overdue=age.state is AgeState.STALE,
        verdict=str(look.verdict) if look else "",
        verdict_date=look.date.page() if look else "",
        verdict_mark=", ".join(marks(look, claim)) if look else "",
    )


def _search_from(inquiry: Inquiry, today: date) -> str:
    """Where the prompt's search begins; a survey as its date is written, of a span its first day."""
    start, surveyed = search_start(inquiry, today), inquiry.surveyed
    if surveyed is None or start != surveyed.earliest():
        return start.isoformat()
    whole = surveyed.end is None and not surveyed.open and not surveyed.about
    return surveyed.page() if whole else start.isoformat()


def _papers(inquiry: Inquiry, item: Claim | Note) -> tuple[str, ...]:
    return tuple(f"arXiv:{paper}" for paper in inquiry.papers_of(item))


def _months(when: DateSpan, today: date) -> str:
    least, most = when.ages(today)
    return str(least) if least == most else f"{least} to {most}"


def _last_verdict(inquiry: Inquiry, claim: Claim, today: date) -> Look | None:
    """The newest entry of the claim's history that has a verdict; of one day's the later written."""
    looks = [look for look in inquiry.history if look.claim == claim.id and look.verdict]
    when = newest((look.date for look in looks), today)
    return next((look for look in reversed(looks) if look.date == when), None)


def marks(look: Look, claim: Claim) -> Iterator[str]:
    """What must be said beside a look: its mark, and that the claim was worded otherwise then."""
    if look.mark:
        yield look.mark.value
    if look.wording and look.wording != wording(claim):
        yield "of an earlier wording"


def _note(inquiry: Inquiry, note: Note) -> NoteValues:
    when = date_of(inquiry, note)
    papers = _papers(inquiry, note)
    return NoteValues(note.id, note.title, note.text, when.page() if when else "", papers)


def _span(inquiry: Inquiry, today: date) -> tuple[str, str, str]:
    """First and last date of the papers, without papers of the claims, and both as one span."""
    items: tuple[Claim | Note, ...] = (*inquiry.claims, *inquiry.notes)
    spans = [when for item in items for when in paper_dates(inquiry, item)]
    spans += [when for anchor in inquiry.anchors if (when := date_of(inquiry, anchor))]
    spans = spans or [claim.date for claim in inquiry.claims if claim.date]
    if not spans:
        return "", "", ""
    first = min(spans, key=DateSpan.earliest).start
    last = max(spans, key=lambda span: span.latest(today))
    end = last.end or last.start
    shown_first, shown_last = DateSpan(first), DateSpan(end)
    if last.open or shown_first == shown_last:
        return shown_first.page(), last.page(), last.page() if last.open else shown_last.page()
    return shown_first.page(), shown_last.page(), DateSpan(first, end).page()


def _anchors(
    inquiry: Inquiry, claims: tuple[ClaimValues, ...], evidence: Mapping[str, Evidence]
) -> list[AnchorValues]:
    """The papers under `anchors` and those that only claims name, by month and number."""
    listed = [
        (anchor.arxiv, anchor) for anchor in inquiry.anchors if isinstance(anchor.arxiv, ArxivId)
    ]
    known = {paper.base for paper, _ in listed}
    resting: dict[str, list[str]] = {}
    for claim, values in zip(inquiry.claims, claims, strict=True):
        for paper in inquiry.papers_of(claim):
            if paper.base not in known:
                known.add(paper.base)
                listed.append((paper, Anchor(paper)))
            resting.setdefault(paper.base, []).append(values.label)
    listed.sort(key=lambda pair: (pair[0].month, str(pair[0])))
    return [
        _anchor(inquiry, anchor, tuple(resting.get(paper.base, ())), evidence.get(paper.base))
        for paper, anchor in listed
    ]


def _anchor(
    inquiry: Inquiry, anchor: Anchor, labels: tuple[str, ...], known: Evidence | None
) -> AnchorValues:
    when = date_of(inquiry, anchor)
    paper = known if isinstance(known, Paper) else None
    return AnchorValues(
        id=str(anchor.arxiv),
        date=when.page() if when else "",
        authors=_names(anchor.authors or (paper.authors if paper else ())),
        title=anchor.title or (_row(paper.title) if paper else ""),
        gloss=anchor.gloss,
        published=anchor.published or (_row(paper.journal) if paper else ""),
        claims=labels,
        mark=paper_mark(anchor, known),
    )


def paper_mark(anchor: Anchor, known: Evidence | None) -> str:
    """What must be said beside a paper before anybody builds on it; empty when nothing."""
    if known is None or not isinstance(anchor.arxiv, ArxivId):
        return ""
    told = status(anchor.arxiv, known)
    where = f"({known.catalog}, {known.asked.isoformat()})"
    if isinstance(known, Absent):
        return f"not found {where}" if told is Status.NOT_FOUND else ""
    if told is Status.WITHDRAWN:
        return f"withdrawn {where}"
    if told is Status.VERSION_MISSING:
        return f"version {anchor.arxiv.version} not found, newest is {known.version} {where}"
    return ""


def _row(text: str) -> str:
    """A catalog's text on one row, harmless on a terminal."""
    return harmless(" ".join(text.split()))


def _names(authors: tuple[str, ...]) -> str:
    """Up to three authors by name, of more the first."""
    authors = tuple(map(_row, authors))
    if len(authors) > 3:
        return f"{authors[0]} et al."
    if len(authors) > 1:
        return f"{', '.join(authors[:-1])} and {authors[-1]}"
    return "".join(authors)
