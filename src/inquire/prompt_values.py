"""The names a template may use: an inquiry on a given day, as plain values.

This is a public interface (docs/templates.md is made from the docstrings below), so it is
kept apart from the model, which may change. Every value is text, a whole number, true or
false, or a list of such or of the records below; what is not known is empty. Dates stand as
prompts print them.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from inquire.ages import Age, AgeState, age_of, date_of, newest, paper_dates
from inquire.arxiv_id import ArxivId
from inquire.dates import DateSpan, Duration
from inquire.diagnostics import harmless
from inquire.evidence import Absent, Evidence, Paper, Status, status
from inquire.model import Anchor, Claim, Inquiry, Limits, Look, Note

DEFAULT_WINDOW = Duration(months=6)


class ClaimValues(NamedTuple):
    """A claim.

    label: C1, C2 … in the order of the line
    id: its id
    text: the statement
    short: the same in a few words, or empty
    date: when the evidence is from, such as 2025-07 or ~2024–2025; empty when undated
    age: its age in calendar months, such as `16` or `11 to 22`; empty when undated
    kind: perishable or durable
    basis: experiment, observation, argument, inference, or empty
    papers: the papers it rests on, as `arXiv:2507.21919`
    notes: ids of the notes it rests on
    looked: when somebody last looked, or empty
    limit: how old a look may get, such as `6 months`
    overdue: true when the last look is past that limit
    verdict: what the last re-test found, or empty
    verdict_date: when that was
    """

    label: str
    id: str
    text: str
    short: str
    date: str
    age: str
    kind: str
    basis: str
    papers: tuple[str, ...]
    notes: tuple[str, ...]
    looked: str
    limit: str
    overdue: bool
    verdict: str
    verdict_date: str


class AnchorValues(NamedTuple):
    """A paper the line stands on.

    id: its arXiv id without prefix
    date: month of the version meant; the id's own month where the line gives none
    authors: the first author, or all of up to three
    title: exact title, from the line or the lock; may be empty
    gloss: what the paper stands for here
    published: journal edition, from the line or the lock
    claims: labels of the claims that rest on it; empty for background
    mark: `withdrawn …` or `not found …` with the catalog and the day; else empty
    """

    id: str
    date: str
    authors: str
    title: str
    gloss: str
    published: str
    claims: tuple[str, ...]
    mark: str


class NoteValues(NamedTuple):
    """A note.

    id: its id
    title: the question it answers
    text: what the library read
    date: when that was so, or empty
    papers: the papers it rests on, as `arXiv:2507.21919`
    """

    id: str
    title: str
    text: str
    date: str
    papers: tuple[str, ...]


class PromptValues(NamedTuple):
    """The names at the top.

    line: the line's id
    today: the day of the prompt, such as 2026-11-22
    reference: the reference line that the answer repeats, `inquire: LINE DATE HASH`
    question: the question of the line
    summary: what the line explores
    finding: the library's own short answer
    essay: Markdown, with [[note-id]] citations
    surveyed: when the library last looked at all of it, or empty
    papers_from: month of the oldest paper or claim, or empty
    papers_to: month of the newest
    span: both, such as 2022–10/2025
    search_from: where a search starts: the last survey, or `window_from` when that is earlier
    search_to: where it ends: today
    window: what the search puts first, such as `6 months`
    window_from: the day on which that window starts
    role: who the model is to be
    topic: a clause that completes `re-testing whether`; where it is empty the question serves
    focus: where most effort should go
    relaxed_by: what may have changed the findings, a list
    lasting: what should outlive today's models
    changing: what may not
    challenges: questions whose answer would overturn the finding, a list
    questions: research questions to sharpen or replace, a list
    claims: the claims, a list of the record below
    anchors: the papers, oldest first, a list of the record below
    notes: the notes, a list of the record below
    overdue: how many claims are past their limit
    next: ids of other lines, a list
    """

    line: str
    today: str
    reference: str
    question: str
    summary: str
    finding: str
    essay: str
    surveyed: str
    papers_from: str
    papers_to: str
    span: str
    search_from: str
    search_to: str
    window: str
    window_from: str
    role: str
    topic: str
    focus: str
    relaxed_by: tuple[str, ...]
    lasting: str
    changing: str
    challenges: tuple[str, ...]
    questions: tuple[str, ...]
    claims: tuple[ClaimValues, ...]
    anchors: tuple[AnchorValues, ...]
    notes: tuple[NoteValues, ...]
    overdue: int
    next: tuple[str, ...]


def prompt_values(
    inquiry: Inquiry, today: date, limits: Limits, evidence: Mapping[str, Evidence]
) -> PromptValues:
    """What the templates see of an inquiry on that day; `evidence` is keyed by bare id."""
    retest = inquiry.retest
    window = retest.window or DEFAULT_WINDOW
    window_from = window.before(today)
    surveyed = inquiry.surveyed
    search_from = window_from.isoformat()
    if surveyed and surveyed.earliest() <= window_from:
        search_from = _start(surveyed)
    claims = tuple(
        _claim(inquiry, index, claim, today, limits)
        for index, claim in enumerate(inquiry.claims, start=1)
    )
    first, last, span = _span(inquiry, today)
    return PromptValues(
        line=inquiry.id,
        today=today.isoformat(),
        reference=f"inquire: {inquiry.id} {today.isoformat()} {check_value(inquiry)}",
        question=inquiry.question,
        summary=inquiry.summary,
        finding=inquiry.finding,
        essay=inquiry.essay,
        surveyed=surveyed.page() if surveyed else "",
        papers_from=first,
        papers_to=last,
        span=span,
        search_from=search_from,
        search_to=today.isoformat(),
        window=str(window),
        window_from=window_from.isoformat(),
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


def check_value(inquiry: Inquiry) -> str:
    """Eight hexadecimal digits over the claims' ids, order and texts, and nothing else.

    By it an answer tells which wording it answers: SHA-256 over id, NUL, text, NUL of each.
    """
    told = "".join(f"{claim.id}\0{claim.text}\0" for claim in inquiry.claims)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _claim(inquiry: Inquiry, index: int, claim: Claim, today: date, limits: Limits) -> ClaimValues:
    when = date_of(inquiry, claim)
    age: Age = age_of(inquiry, claim, today, limits)
    look = _last_look(inquiry, claim, today)
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
        verdict=look.verdict.value if look else "",
        verdict_date=look.date.page() if look else "",
    )


def _start(span: DateSpan) -> str:
    """Where a search over what came since begins: the date as written, of a span its first day."""
    whole = span.end is None and not span.open and not span.about
    return span.page() if whole else span.earliest().isoformat()


def _papers(inquiry: Inquiry, item: Claim | Note) -> tuple[str, ...]:
    return tuple(f"arXiv:{paper}" for paper in inquiry.papers_of(item))


def _months(when: DateSpan, today: date) -> str:
    least, most = when.ages(today)
    return str(least) if least == most else f"{least} to {most}"


def _last_look(inquiry: Inquiry, claim: Claim, today: date) -> Look | None:
    """The newest entry of the claim's history; of one day's the later written."""
    looks = [look for look in inquiry.history if look.claim == claim.id]
    when = newest((look.date for look in looks), today)
    return next((look for look in reversed(looks) if look.date == when), None)


def _note(inquiry: Inquiry, note: Note) -> NoteValues:
    when = date_of(inquiry, note)
    papers = _papers(inquiry, note)
    return NoteValues(note.id, note.title, note.text, when.page() if when else "", papers)


def _span(inquiry: Inquiry, today: date) -> tuple[str, str, str]:
    """First and last date of the papers and claims, and both as one span."""
    spans = [claim.date for claim in inquiry.claims if claim.date]
    items: tuple[Claim | Note, ...] = (*inquiry.claims, *inquiry.notes)
    for item in items:
        spans += paper_dates(inquiry, item)
    spans += [when for anchor in inquiry.anchors if (when := date_of(inquiry, anchor))]
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
