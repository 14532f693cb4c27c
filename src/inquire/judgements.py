"""What an answer says of each claim of the line that it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from inquire.answer_sections import Section, outline
from inquire.block_rows import UNGROUNDED, BlockRow
from inquire.claim_labels import ClaimLabels
from inquire.closing_block import REFERENCE, closing_blocks, last_rows
from inquire.location import Span
from inquire.model import Verdict
from inquire.stated_verdicts import in_section, in_sentences
from inquire.verdict_words import Stated, agreed, shown


class Reference(NamedTuple):
    """The reference line `inquire: LINE DATE HASH` that an answer repeats from its prompt."""

    line: str
    date: date
    check_value: str
    start: int
    end: int


class Judgement(NamedTuple):
    """What the answer says of one claim, by the label that the prompt gave it.

    `start` and `end` are the place of the verdict, or of the label where there is none; `verdict`
    is None where the claim is addressed without a word that is a verdict, and `said` then has
    what stands in its place. `spans` are the stretches of the text whose citations support the
    verdict: the row of the closing block and the section on the claim. `ungrounded` says that
    the answer itself calls it so. `reason` is the reason given in one line, or empty.
    """

    label: str
    start: int
    end: int
    verdict: Verdict | None
    said: str = ""
    spans: tuple[Span, ...] = ()
    reason: str = ""
    ungrounded: bool = False


class Judged(NamedTuple):
    """What an answer says of a line's claims and of the other two tasks.

    `newer` are the stretches that offer newer work: NEW rows and the second section; `contrary`
    and `questions` say whether the second and the third task were done at all; `block` whether
    the closing block was there.
    """

    reference: Reference | None = None
    judgements: tuple[Judgement, ...] = ()
    newer: tuple[Span, ...] = ()
    contrary: bool = False
    questions: bool = False
    block: bool = False


_NONE_FOUND = re.compile(
    r"[nN](?i:o(?<!\w..) (?:\w+ ){0,3}(?:contrary|contradict(?:ory|ing)|superseding|opposing|conflicting)"
    r"(?: (?:or|and) \w+)? (?:work|papers?|evidence|stud(?:y|ies)|results?|findings?)\b"
    r"|(?:o(?<!\w..)|['\u2019])t (?:find|found|identify|locate) any (?:\w+ ){0,2}(?:contrary|contradict))"
)
_INQUIRE = re.compile(r"inquire:", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\))?")
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n\s*\n")
_LONGEST_LINE_ID, _LONGEST_SAID = 240, 1000


def judgements(text: str, labels: Sequence[str]) -> Judged:
    """What an answer in Markdown says of the claims with these labels, `C1` to `Cn`.

    Of a closing block and a section the block counts, of several blocks the last. Where nothing
    certain is said, the verdict is None. Judgements come in the order of the labels; a claim that
    the answer does not address has none.
    """
    known = ClaimLabels(labels)
    found = closing_blocks(text, known)
    spans = [block.span for block in found.blocks] + list(found.newer)
    parts = outline(text, known, spans)
    said = in_sentences(text, known)
    sections: dict[str, list[Section]] = {}
    for section in parts.claims:
        for label in section.named.labels:
            sections.setdefault(label, []).append(section)
    made = [
        _judgement(
            text,
            label,
            last_rows(found.blocks, label),
            sections.get(label, []),
            said.get(label, []),
        )
        for label in dict.fromkeys(labels)
    ]
    newer = tuple(sorted((*parts.newer, *found.newer)))
    contrary = bool(newer) or found.none_newer or bool(_NONE_FOUND.search(text))
    return Judged(
        reference=reference(text),
        judgements=tuple(one for one in made if one),
        newer=newer,
        contrary=contrary,
        questions=parts.questions,
        block=bool(found.blocks),
    )


def reference(text: str) -> Reference | None:
    """The last reference line in a text, whatever marks a chat page put round its parts."""
    last = None
    for found in REFERENCE.finditer(text):
        earliest = max(0, found.start() - _LONGEST_LINE_ID)
        row = max(text.rfind("\n", earliest, found.start()) + 1, earliest)
        begins = list(_INQUIRE.finditer(text, row, found.start()))
        if not begins:
            continue
        start, named_from = begins[-1].span()
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
        named = _LINK.sub(r"\1", text[named_from : found.start()])
        line = re.sub("[\u2010\u2011]", "-", named.replace("\\", "")).strip(' \t*_`<>"')
        if line:
            last = Reference(line, day, found[4].lower(), start, found.end())
    return last


def _judgement(
    text: str, label: str, rows: list[BlockRow], sections: list[Section], said: list[Stated]
) -> Judgement | None:
    """What the rows of the block, the sections and the sentences on one claim come to."""
    if not (rows or sections or said):
        return None
    in_block = agreed([row.stated for row in rows if row.stated])
    told = in_block or agreed([one for each in sections if (one := in_section(text, each))])
    told = told or agreed(said)
    spans = [row.span for row in rows] + [Span(each.start, each.end) for each in sections]
    if not spans and told:
        spans = [_row_around(text, told.start)]
    first = rows[0].named if rows else sections[0].named if sections else None
    place = Span(first.start, first.end) if first else Span(said[0].start, said[0].end)
    ungrounded = any(row.ungrounded for row in rows)
    if told and told.verdict:
        place = Span(told.start, told.end)
        if not in_block:
            ungrounded = bool(UNGROUNDED.search(text, told.end, _row_around(text, told.end).end))
    return Judgement(
        label,
        *place,
        verdict=told.verdict if told else None,
        said=(told.said if told else _opening(text, sections)),
        spans=tuple(dict.fromkeys(spans)),
        reason=next((row.reason for row in reversed(rows) if row.reason), ""),
        ungrounded=ungrounded,
    )


def _row_around(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text))


def _opening(text: str, sections: list[Section]) -> str:
    """The first sentence below the heading of a section that says no verdict, or the heading."""
    for section in sections:
        for start, end in ((section.head.end, section.end), section.head):
            for sentence in _SENTENCE.split(text[start : min(end, start + _LONGEST_SAID)]):
                if words := shown(sentence):
                    return words
    return ""
