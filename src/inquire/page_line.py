"""From a page to an inquiry: each part of the page read by its own rules, and put in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from inquire.diagnostics import plural
from inquire.model import Anchor, Claim, Inquiry, Note
from inquire.page_claims import (
    LINK,
    linked_papers,
    merged,
    papers_in,
    site_unlinked,
    unlinked,
)
from inquire.page_essay import QUESTION_LABEL, essay_rows, question_at, question_in
from inquire.page_notes import (
    MOST_NOTES,
    NO_TEXT,
    Entry,
    Titles,
    entries,
    ids_of,
    line_id_in,
    notes,
)
from inquire.page_prompt import (
    MOST_BULLETS,
    anchors_in,
    claims_in,
    footnotes_in,
    role_in,
    said_in_prompt,
    task_in,
)
from inquire.page_role import without_cutoff
from inquire.page_sections import Part, Placing, Section, second_page, sections
from inquire.page_sentences import sentences
from inquire.page_text import Block, Kind, Page

_LONGEST_SUMMARY = 1000
_EMPHASIS = re.compile(r"^([*_]{1,3})([^*_]+)\1$")  # of the whole
_GLUED = re.compile(  # to a citation
    r"(?<=\]\]) ?(?:(?:read|view|open|see|show) (?:the )?(?:note|source|more) ?)?[\u2190-\u21ff\u25b2-\u25c5]",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\[(\d{1,3}(?:, ?\d{1,3})*)\](?![(\[])")


class Imported(NamedTuple):
    """The inquiry in a page, where its text went, and what had to be made up to complete it."""

    inquiry: Inquiry
    placing: Placing
    remarks: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was found of which a line could be made."""
        line = self.inquiry
        return not (line.question or line.claims or line.notes or line.anchors or any(line.retest))


def read_inquiry(page: Page) -> Imported:
    """The inquiry that a page holds; its `id` is empty, and it may lack what the page lacks."""
    return _Reading(page).imported()


class _Reading:
    """One page on its way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.placing = Placing(page)
        self.remarks: list[str] = []
        end = second_page(page.blocks)
        if page.blocks[end:]:
            line, _ = page.text.place(page.blocks[end].at)
            self.remarks.append(
                f"a second page begins in line {line}; import it from a file of its own"
            )
        self.parts = sections(page.blocks[:end], self.placing)
        self.anchors: list[Anchor] = []
        self.linked: list[Anchor] = []  # papers that the essay and the notes name or link to
        self.titles = Titles({})
        self.late: list[Block] = []  # of the essay, behind the sources
        self.numbered: dict[str, str] = {}

    def imported(self) -> Imported:
        """The parts, those first that others are known by."""
        kept = self._notes()
        role = role_in(self.parts[Section.PROMPT], self.placing)
        task = task_in(self.parts, self.placing)
        question, summary, essay = self._top()
        if role.begins:
            told = f"the library's span begins in {role.begins}: a line keeps when it ends, as surveyed"
            self.remarks.append(told)
        claimed, listed = self.parts[Section.CLAIMS], self.parts[Section.ANCHORS]
        footnotes = footnotes_in((*claimed, *listed), self.placing)
        claims = claims_in(claimed, footnotes, self.placing) or self._claims_of(kept)
        self.anchors += chain(*footnotes.values(), anchors_in(listed, self.placing))
        if lost := self.page.text.source.count("\ufffd"):
            self.remarks.append(f"{plural(lost, 'character')} could not be read: it is not UTF-8")
        question = question or self._question_in_prompt()
        if not question and role.topic:
            question = f"Is it true that {without_cutoff(role.topic)}?"
            self.remarks.append("the page has no question; one was made from the prompt's topic")
        inquiry = Inquiry(
            id="",
            question=question,
            claims=claims,
            summary=summary,
            finding=role.finding,
            surveyed=role.surveyed,
            essay=essay,
            notes=kept,
            anchors=merged((*self.anchors, *self.linked)),
            retest=task._replace(role=role.role, topic=role.topic),
            next=self._next(),
        )
        self.placing.keep_of_task(said_in_prompt(inquiry))
        return Imported(inquiry, self.placing, tuple(self.remarks))

    # ---- notes ---------------------------------------------------------------------------

    def _notes(self) -> tuple[Note, ...]:
        """The notes; papers that stand in the list of sources become anchors."""
        listed = self.parts[Section.NOTES]
        found = self._counted_off([*islice(entries(listed), MOST_NOTES)])
        self.titles = Titles(dict(zip((each.title for each in found), ids_of(found), strict=True)))
        if found:
            found[-1] = self._without_essay(found[-1])
        made = notes(found)
        self.numbered = {
            str(entry.number): note.id
            for entry, note in zip(found, made, strict=True)
            if entry.number
        }
        self._tell_count(len(made))
        for entry in found:
            for block in entry.blocks:
                self.placing.put(block, Part.NOTES)
                self.linked += linked_papers(block.words)
        essay = {*self.late, *self.parts[Section.TOP]}
        sources = [block for block in listed[:MOST_BULLETS] if block not in essay]
        self.anchors += anchors_in(sources, self.placing)
        lacking = sum(note.text == NO_TEXT for note in made)
        if lacking:
            self.remarks.append(
                f"{lacking} of {len(made)} notes have a title and no text on the page"
            )
        return made

    def _without_essay(self, last: Entry) -> Entry:
        """The last note without the essay, where that follows: it cites notes, and they do not."""
        head = 1 + (len(last.blocks) > len(last.paragraphs))
        if any(map(self._cites, last.blocks[head:])):
            self.late = last.blocks[head:]
            return last._replace(blocks=last.blocks[:head], paragraphs=last.paragraphs[:1])
        return last

    def _counted_off(self, found: list[Entry]) -> list[Entry]:
        """As many notes as their heading counts, where a page without a top has more.

        What follows them is the top then: its question reads like one more title.
        """
        count = next(self._counts(), 0)
        if 0 < count < len(found) and not self.parts[Section.TOP]:
            self.parts[Section.TOP] += chain.from_iterable(each.blocks for each in found[count:])
            return found[:count]
        return found

    def _counts(self) -> Iterator[int]:
        """How many notes there are, as headings of the sources say it."""
        for block in self.page.blocks:
            if self.placing.part_of(block) is Part.NOTES:
                counted = re.search(r"\d{1,4}", block.words)
                yield from [int(counted[0])] if counted else ()

    def _tell_count(self, count: int) -> None:
        """Say so where the heading of the sources counts them otherwise."""
        for counted in self._counts():
            if counted != count:
                self.remarks.append(f"the page counts {counted} notes, and {count} were found")

    def _claims_of(self, kept: Sequence[Note]) -> tuple[Claim, ...]:
        """What the notes say, each in its first sentence, where the page has no prompt."""
        if kept:
            self.remarks.append(
                "the page lists no claims; the first sentence of each note was made one"
            )
        return tuple(
            Claim("", next(sentences(note.text)), date=note.date, notes=(note.id,))
            for note in kept
            if note.text != NO_TEXT
        )

    # ---- the page above its sources --------------------------------------------------------

    def _top(self) -> tuple[str, str, str]:
        """Question, summary and essay."""
        top = self.parts[Section.TOP]
        at = question_at(top)
        question, body = "", top
        if at is not None:
            self.placing.put(top[at], Part.QUESTION)
            question, body = question_in(top[at]), top[at + 1 :]
            for block in (repeats := {each for each in body if question_in(each) == question}):
                self.placing.put(block, Part.QUESTION)
            body = [each for each in body if each not in repeats]
        summary = self.parts[Section.SUMMARY]
        if not summary and at is not None and body and self._is_summary(body[0]):
            summary, body = body[:1], body[1:]
        for block in summary:
            self.placing.put(block, Part.SUMMARY)
        body = [*(body if at is not None else ()), *self.parts[Section.ESSAY]]
        others = (Section.PROMPT, Section.TASK, Section.NEXT, Section.OTHER)
        strays = [block for section in others for block in self.parts[section]]
        body += self.late + [
            block for block in strays if self.placing.is_free(block) and self._cites(block)
        ]
        return question, self._prose(summary), self._essay(body)

    def _question_in_prompt(self) -> str:
        for block in self.parts[Section.PROMPT]:
            if QUESTION_LABEL.match(block.words):
                self.placing.put(block, Part.QUESTION)
                return question_in(block)
        return ""

    def _is_summary(self, block: Block) -> bool:
        plain = block.kind is Kind.PARAGRAPH and len(block.words) <= _LONGEST_SUMMARY
        return plain and self._cited(block.words) == block.words

    def _cites(self, block: Block) -> bool:
        return self.titles.cited_in(block.words) != block.words

    def _prose(self, blocks: Sequence[Block]) -> str:
        return " ".join(_EMPHASIS.sub(r"\2", unlinked(block.words)) for block in blocks)

    def _essay(self, blocks: Sequence[Block]) -> str:
        """The essay as Markdown, its paragraphs in rows; papers that it links to become anchors."""
        made: list[str] = []
        for index, block in enumerate(blocks):
            self.placing.put(block, Part.ESSAY)
            self.linked += linked_papers(block.words)
            self.linked += (Anchor(paper) for paper in papers_in(unlinked(block.words)))
            items = index and block.kind is blocks[index - 1].kind is Kind.ITEM
            made += [] if items or not made else [""]
            words = self._cited(block.words)
            for glued in _GLUED.finditer(words):
                self.placing.split(block, glued[0], Part.INTERFACE)
            made += essay_rows(block, _GLUED.sub("", words))
        return "\n".join(made)

    def _cited(self, words: str) -> str:
        """Prose with its citations of notes, by title or by number, as `[[id]]`."""
        return _NUMBERS.sub(self._numbered, site_unlinked(self.titles.cited_in(words)))

    def _numbered(self, found: re.Match[str]) -> str:
        ids = [self.numbered.get(number) for number in re.split(", ?", found[1])]
        return " ".join(f"[[{note_id}]]" for note_id in ids) if all(ids) else found[0]

    # ---- the page below its sources --------------------------------------------------------

    def _next(self) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for block in self.parts[Section.NEXT][:MOST_BULLETS]:
            if line_id := line_id_in(block.words):
                found[line_id] = None
                title = LINK.sub(r"\1", block.words)
                if title.endswith("?") and f"/{line_id}" not in block.words:
                    self.remarks.append(f"next line '{title}': '{line_id}' was made its id")
                self.placing.put(block, Part.NEXT)
        return tuple(found)
