"""The sections of an answer: one on each claim, the newer work, the research questions.

The prompt asks for a section headed by each claim's label, then the two other tasks. A heading
may be Markdown's, a row in bold, or only the label at the head of a paragraph; the weaker sort
opens a section only where no stronger one says that the talk is of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inquire.claim_labels import ClaimLabels, Named, rows
from inquire.location import Span
from inquire.task_headings import LED, task_of

_NEAR = 24
BOLD_ROW, ROW = 7, 8
"""Levels of a row all in bold and of a mere paragraph; 1 to 6 are those of Markdown's headings."""

_FIELD = re.compile(r"[ \t]*claims?:[ \t]*\[[^\[\]\n]{0,200}\][ \t]*$")  # of a paper, in YAML
_MARKED = re.compile(
    r"[ \t>]{0,8}(?:#{1,6}[ \t]|\*\*|__|(?:[-*_][ \t]?){3})|[\W_]{0,16}(?:[0-9]{1,2}[.)][\W_]{1,8})?"
    r"(?:c ?[0-9]|claims?[\W_]|[1-9][).:\uff09\u3001\\]|(?:task|part|section|step)[ \t]|(?:the )?strongest"
    r"|contra|newer|two |research|open q|new q|sharpened|follow|questions|forschungs|preguntas|perguntas|trabalho|\u7814)",
    re.IGNORECASE,
)
_ATX = re.compile(r"[ \t>]{0,8}(#{1,6})[ \t]")
_BOLD = re.compile(r"[ \t>]{0,8}(?:\*\*|__)(?:(?!\*\*|__)[^\n]){1,300}(?:\*\*|__)[ \t]*:?[ \t]*$")
_BREAK = re.compile(r"[ \t>]{0,8}(?:[-*_][ \t]?){3,40}$")
_LISTED = re.compile(r"[ \t>]{0,8}(?:[-*+\u2022][ \t]|[0-9]{1,2}[.)][ \t])")
_DELIMITER = re.compile(
    r"[ \t]{0,2}(?:\([^()\n]{1,60}\)[ \t]?)?(?:[:\uff1a.]|[-\u2010-\u2015]{1,2}[ \t]|$)"
)
_END = re.compile(
    r"[\W_]{0,8}(?:references|sources|bibliography|works cited|citations|summary|overall|conclusions?"
    r"|bottom line|limitations|caveats|closing block|notes|methods?|searches|final)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:[?\uff1f]|\u304b\u3002)(?=[\s*_\"\u201d)\]\uff08]|$)")
_ITEM = re.compile(
    r"^[ \t>]{0,8}(?:[-*+\u2022][ \t]|[*_(]{0,4}(?:[abAB1-3]|R?Q[1-3])[).:])[^\n]{25}", re.MULTILINE
)
_LETTERED = re.compile(r"^[\W_]{0,8}\(?([ab])\)[^\n?]{10,1000}\?", re.MULTILINE)

_BOLD_LABEL = r"(?:\*\*|__)[\[(]?C ?[0-9]{1,4}[\])]?(?:\*\*|__)?[ \t]?[(:.\u2013\u2014-]"
_HEADED = re.compile(rf"[ \t>]{{0,8}}{_BOLD_LABEL}")
_NEXT_HEAD = re.compile(rf"(?<=[.!?)*_\]])[ \t]{{1,4}}(?={_BOLD_LABEL})")


class Section(NamedTuple):
    """A section on claims: their labels and where these stand; `head` is the rest of that row."""

    start: int
    end: int
    named: Named
    level: int
    head: Span


class Outline(NamedTuple):
    """The sections on claims, those on newer work, and whether research questions were asked."""

    claims: tuple[Section, ...]
    newer: tuple[Span, ...]
    questions: bool


class _Open(NamedTuple):
    kind: str
    level: int
    start: int
    row_end: int
    named: Named | None = None
    head: Span = Span(0, 0)


class _Outliner:
    def __init__(self, text: str, labels: ClaimLabels) -> None:
        self._text = text
        self._labels = labels
        self._open: list[_Open] = []
        self._seen: set[str] = set()
        self.claims: list[Section] = []
        self.newer: list[Span] = []
        self.questions: list[Span] = []

    def row(self, start: int, end: int, after_gap: bool) -> None:
        """Take a row that may open or end a section."""
        level = _level(self._text, start, end)
        named = self._named(start, end, level, after_gap)
        lead = BOLD_ROW if LED.match(self._text, start, end) else level
        in_claim = any(one.kind == "claim" and one.level < lead for one in self._open)
        heading = level < ROW
        task = task_of(
            self._text, start, end, heading=heading, in_claim=in_claim, after_gap=after_gap
        )
        if named and (not task or named.start - start <= _NEAR):
            self._claim(start, end, level, named)
        elif task:
            self.close(0, start)
            self._open.append(_Open(task, level, start, end))
        elif level < ROW:
            ends = _END.match(self._text, start, end)
            self.close(0 if ends else level, start)
        elif _BREAK.match(self._text, start, end) and self._has_body(start):
            self.close(0, start)

    def _named(self, start: int, end: int, level: int, after_gap: bool) -> Named | None:
        """The labels that a row is headed by; in a heading they may stand anywhere."""
        named = self._labels.heading(self._text, start, end)
        if level == ROW:
            begins = named and (after_gap or named.marked or _LISTED.match(self._text, start, end))
            ends = named and (
                named.marked
                or self._text.endswith(("**", "__"), start, named.start)
                or _DELIMITER.match(self._text, named.after, end)
            )
            return named if begins and ends else None
        if named is None and level < BOLD_ROW:
            named = self._labels.first(self._text, start, end)
        return named

    def _claim(self, start: int, end: int, level: int, named: Named) -> None:
        at_head = named.start - start <= _NEAR
        if level == ROW and self._seen.issuperset(named.labels) and self._in_task():
            return  # newer work, sorted by the claims that it bears on
        about = [one for one in self._open if one.level < level]
        nested = all(one.named and set(named.labels) <= set(one.named.labels) for one in about)
        if not nested and (level == ROW or not at_head):
            return  # a section on something else mentions the claim
        # Of a section on several claims only what precedes the part on one is on all of them.
        whole = bool(about) and all(one.named and one.named.labels == named.labels for one in about)
        self.close(level if whole else 0, start)
        self._seen.update(named.labels)
        head = Span(named.after if at_head else start, end)
        self._open.append(_Open("claim", level, start, end, named, head))

    def _in_task(self) -> bool:
        return any(one.kind != "claim" for one in self._open)

    def _has_body(self, start: int) -> bool:
        return bool(self._open) and not self._text[self._open[-1].row_end : start].isspace()

    def close(self, level: int, at: int) -> None:
        """End every open section of that level or a deeper one."""
        while self._open and self._open[-1].level >= level:
            one = self._open.pop()
            if one.named:
                self.claims.append(Section(one.start, at, one.named, one.level, one.head))
            elif one.kind == "newer":
                self.newer.append(Span(one.start, at))
            else:
                self.questions.append(Span(one.row_end if one.level < ROW else one.start, at))


def outline(text: str, labels: ClaimLabels, blocks: Sequence[Span]) -> Outline:
    """The sections of a text; a closing block is none of them and ends the one before it."""
    outliner = _Outliner(text, labels)
    waiting = sorted(blocks, reverse=True)
    gap = True
    for start, end in rows(text):
        while waiting and waiting[-1].end < start:
            waiting.pop()
        if waiting and waiting[-1].start <= start:
            if waiting[-1].start == start:
                outliner.close(0, start)
            gap = True
        elif start == end or text[start:end].isspace():
            gap = True
        else:
            for part, stop in _parts(text, start, end):
                if _MARKED.match(text, part, stop) and not _FIELD.match(text, part, stop):
                    outliner.row(part, stop, gap)
            gap = False
    outliner.close(0, len(text))
    questions = any(_asks(text, span) for span in outliner.questions)
    lettered = {found[1] for found in _LETTERED.finditer(text)}
    return Outline(
        tuple(sorted(outliner.claims, key=lambda one: one.start)),
        tuple(sorted(outliner.newer)),
        questions or len(lettered) == 2,
    )


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A row, or the parts of one that is headed by a bold label and has others in the middle."""
    at = start
    if _HEADED.match(text, start, end):
        for found in _NEXT_HEAD.finditer(text, start, end):
            yield at, found.end()
            at = found.end()
    yield at, end


def _asks(text: str, span: Span) -> bool:
    return bool(_ASKS.search(text, *span) or _ITEM.search(text, *span))


def _level(text: str, start: int, end: int) -> int:
    heading = _ATX.match(text, start, end)
    if heading:
        return len(heading[1])
    return BOLD_ROW if _BOLD.match(text, start, end) else ROW
