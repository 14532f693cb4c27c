"""The names a template may use.

A public interface (docs/templates.md is made from the docstrings below), so it is kept apart
from the model, which may change. Every value is text, a whole number, true or false, or a list
of such or of the records below; what is not known is empty. Dates stand as prompts print them.
"""

from typing import NamedTuple


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
    verdict_mark: `ungrounded`, `reviewed` (by a person), `of an earlier wording`, or empty
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
    verdict_mark: str


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
    papers_from: month of the oldest paper, without papers of the oldest claim; or empty
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
