"""Which part of a page is what, and how much of it went where.

Parts are known by what stands above them, in whatever order they come; pages differ in the words
and leave parts out. What no part takes stays unplaced: that is what a block is until somebody
says otherwise, so that nothing can be dropped without being told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from inquire.page_interface import KICKER, KICKERS, OURS, TAIL, is_interface
from inquire.page_text import Block, Kind, Page


class Part(StrEnum):
    """What a stretch of a page became, in the order in which it is told."""

    QUESTION = "question"
    SUMMARY = "summary"
    ESSAY = "essay"
    NOTES = "notes"
    CLAIMS = "claims"
    ANCHORS = "anchors"
    TASK = "task"
    PHRASES = "its set phrases"
    NEXT = "next lines"
    INTERFACE = "dropped interface text"
    UNPLACED = "unplaced"


class Section(StrEnum):
    """Where in a page a block stands, by the heading above it."""

    TOP = "top"
    SUMMARY = "summary"
    ESSAY = "essay"
    NOTES = "notes"
    PROMPT = "prompt"
    CLAIMS = "claims"
    ANCHORS = "anchors"
    TASK = "task"
    NEXT = "next"
    OTHER = "other"


class Unplaced(NamedTuple):
    """Text that became nothing, and its line and column in the page's file."""

    line: int
    column: int
    text: str


_PARENTHESIS = r"(?: ?\([^()]{1,140}\))?"
_LABELS = {
    Section.SUMMARY: r"(?:summary|abstract|in short|tl;?dr|overview)",
    Section.ESSAY: r"(?:essay|discussion|synthesis|the answer|what the (?:corpus|library|notes) says?)",
    Section.NOTES: rf"(?:(?:the )?(?:sources?|notes?|source notes|references)\W*(?:\d+ ?(?:sources?|notes?|papers?)?\)?|{_PARENTHESIS})"
    r"|\d+ (?:sources|notes)|sources and notes|list of sources)",
    Section.PROMPT: rf"(?:research|re-?test(?:ing)?) prompt(?: (?:for|to) .{{1,60}})?{_PARENTHESIS}|(?:the )?prompt",
    Section.CLAIMS: r"what (?:a|the|our|this|your) (?:curated )?library (?:has )?(?:found|claims|says|holds|knows)"
    rf"(?: ?[,\u2012-\u2015-]{{1,2}} ?.{{1,40}})?{_PARENTHESIS}"
    rf"|(?:the )?(?:dated |library's )?(?:claims|findings|constraints)(?: so far| to (?:re-?)?test|"
    rf" (?:of|from|in) (?:the|our|a|this) (?:curated )?library)?{_PARENTHESIS}",
    Section.ANCHORS: rf"(?:the )?(?:anchors?|anchor papers?|papers|key papers){_PARENTHESIS}",
    Section.TASK: rf"(?:your |the )?(?:tasks?|assignment){_PARENTHESIS}",
    Section.NEXT: r"(?:next|related|further|more|other|neighbou?ring|follow-?up) (?:inquiring |inquiry )?"
    r"(?:lines?|questions|inquiries)(?: of inquiry)?|where to go next|next",
}
_LABEL = {section: re.compile(words, re.IGNORECASE) for section, words in _LABELS.items()}
_MARKS = re.compile(r"[*_#`]")
_TASK = re.compile(r"[*_]*re-?test\s", re.IGNORECASE)
_ROLE = re.compile(r"you are (?:an?|the)\b", re.IGNORECASE)
_RETESTS = re.compile(
    r"you are (?:an?|the)\b.{2,160}?\bre-?(?:test|examin|visit|assess|evaluat|check|validat)ing\b",
    re.IGNORECASE,
)


_LONGEST_LABEL = 240


class Placing:
    """The parts that the blocks of a page went to; unplaced until `put` somewhere."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._parts: dict[int, Part] = {}
        self._apart: dict[int, list[tuple[str, Part]]] = {}
        self._of_task: int | None = None

    def put(self, block: Block, part: Part, *unplaced: str) -> None:
        """The block went to that part, but for these of its words, which went nowhere."""
        self._parts[block.start] = part
        for words in unplaced:
            self.split(block, words, Part.UNPLACED)

    def split(self, block: Block, words: str, part: Part) -> None:
        """Some of the block's words went elsewhere than the rest."""
        self._apart.setdefault(block.start, []).append((words, part))

    def keep_of_task(self, text: str) -> None:
        """Of what is placed as task the line has this text; the rest every prompt says."""
        self._of_task = _visible(text)

    def part_of(self, block: Block) -> Part:
        """Where the block went."""
        return self._parts.get(block.start, Part.UNPLACED)

    def is_free(self, block: Block) -> bool:
        """Whether the block went nowhere yet."""
        return self.part_of(block) is Part.UNPLACED

    def counts(self) -> dict[Part, int]:
        """How many characters that are no blanks went where."""
        found = Counter(dict.fromkeys(Part, 0))
        for block in self._page.blocks:
            part = self.part_of(block)
            found[part] += _visible(self._page.text.text[block.start : block.end])
            for words, other in (
                self._apart.get(block.start, ()) if part is not Part.UNPLACED else ()
            ):
                found[part] -= _visible(words)
                found[other] += _visible(words)
        if self._of_task is not None:
            found[Part.PHRASES] = max(0, found[Part.TASK] - self._of_task)
            found[Part.TASK] -= found[Part.PHRASES]
        found[Part.UNPLACED] += _visible(self._unread())
        return {part: found[part] for part in Part}

    def unplaced(self) -> Iterator[Unplaced]:
        """Everything that went nowhere, in the order of the page."""
        text = self._page.text
        for block in self._page.blocks:
            if self.part_of(block) is Part.UNPLACED:
                yield Unplaced(*text.place(block.at), block.words)
                continue
            for words, part in self._apart.get(block.start, ()):
                if part is Part.UNPLACED:
                    pattern = r"\s+".join(map(re.escape, words.split()[:12]))
                    place = re.compile(pattern).search(text.text, block.start, block.end)
                    yield Unplaced(*text.place(place.start() if place else block.at), words)
        if rest := self._unread():
            at = len(text.text) - len(rest.lstrip())
            yield Unplaced(*text.place(at), rest[:2000].strip())

    def _unread(self) -> str:
        """What stands behind the last block; not the end of a fence."""
        rest = self._page.text.text[self._page.blocks[-1].end if self._page.blocks else 0 :]
        return rest if re.search(r"\w", rest) else ""


_PART_OF = {
    Section.SUMMARY: Part.SUMMARY,
    Section.ESSAY: Part.ESSAY,
    Section.NOTES: Part.NOTES,
    Section.PROMPT: Part.TASK,
    Section.CLAIMS: Part.CLAIMS,
    Section.ANCHORS: Part.ANCHORS,
    Section.TASK: Part.TASK,
    Section.NEXT: Part.NEXT,
}


def second_page(blocks: Sequence[Block]) -> int:
    """Where a second page begins in the same file, or how many blocks there are where none does.

    It does with a second kicker over a question, behind sources or a prompt, and at the latest
    with a second role: of two pages in one file, one line would say what neither says.
    """
    begun = asked = full = False
    for index, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        label = _MARKS.sub("", block.words[:_LONGEST_LABEL]).strip(" :")
        kicker = below and below.words.rstrip(" *_").endswith("?") and KICKER.fullmatch(label)
        role = _RETESTS.match(block.words)
        if (full and kicker) or (asked and role):
            return index
        begun, asked = begun or bool(kicker), asked or bool(role)
        full = full or (begun and (asked or _named(block, label) is Section.NOTES))
    return len(blocks)


def sections(blocks: Sequence[Block], placing: Placing) -> dict[Section, list[Block]]:
    """The blocks by section, without headings and interface text, which are placed already."""
    found: dict[Section, list[Block]] = {section: [] for section in Section}
    section, level = Section.TOP, 0
    for block in blocks:
        tail = TAIL.search(block.words)
        words = block.words[: tail.start()] if tail else block.words
        label = _MARKS.sub("", words).strip(" :") if len(words) <= _LONGEST_LABEL else words
        if is_interface(block, label):
            placing.put(block, Part.INTERFACE)
            if KICKERS.fullmatch(label) and not found[Section.TOP]:
                section = Section.TOP
            continue
        if OURS.fullmatch(words):
            placing.put(block, Part.TASK)
            continue
        if tail:
            placing.split(block, tail[0], Part.INTERFACE)
        if named := _named(block, label):
            section, level = named, block.level
            placing.put(block, _PART_OF[named])
            continue
        if block.number == 1 and _TASK.match(words):
            section = Section.TASK
        if _ROLE.match(words) and section in (Section.TOP, Section.ESSAY, Section.NOTES):
            section = Section.PROMPT
        elif block.kind is Kind.HEADING and _ends(section, block, level):
            section = Section.OTHER
        found[section].append(block._replace(words=words))
    return found


def _named(block: Block, label: str) -> Section | None:
    """The section that begins with this block, where it is a heading of one."""
    if block.kind is Kind.ITEM or len(label) > _LONGEST_LABEL:
        return None
    return next((name for name, words in _LABEL.items() if words.fullmatch(label)), None)


def _ends(section: Section, block: Block, level: int) -> bool:
    """Whether a heading that names no section ends the one above it."""
    if section in (Section.TOP, Section.SUMMARY, Section.ESSAY):
        return False
    return section is not Section.NOTES or (block.level <= level and not block.words.endswith("?"))


def _visible(text: str) -> int:
    return sum(map(len, text.split()))
