"""The numbered task of a page: what to re-test, what to look for, which questions to sharpen.

A sentence is taken apart by the words that pages share: `especially` before the focus, `durable`
and `perishable` before what lasts and what does not. One that holds none of them is kept whole
among the challenges, where a prompt tells what else to look into. What is only the prompt's own
demand (cite what resolved it) is left to the templates, which all make it.
"""

from __future__ import annotations

import re
from typing import Any

from inquire.durations import Duration, parse_duration
from inquire.model import Retest
from inquire.page_sentences import listed, sentences
from inquire.page_text import Block, Kind

_DASH = r"(?:\s*[\u2014\u2015]+\s*|(?<![\d\s])[\u2012\u2013]|\s+[\u2012\u2013-]{1,2}\s+)"
_QUESTIONS = re.compile(r"research questions?|questions that", re.IGNORECASE)
_RETEST = re.compile(r"re-?test|each (?:constraint|claim|finding)|durable", re.IGNORECASE)
_CONTRARY = re.compile(r"contradict|supersed|contrary|overturn|strongest", re.IGNORECASE)

_DEMAND = re.compile(
    r"[*_]*(?:re-?test (?:each|every|all|the) \w+(?: \w+)?"
    r"|(?:cite|flag)(?:\W+(?:a|an|and|any|anything|anchors?|are|arxiv|cannot|can't|can|cite|claims?|edition|each|every|exact|flag|for|from|ground|have"
    r"|ids?|in|is|it|its|later|new|newer|no|not|of|only|opened|or|papers?|real|resolved|sources?|statements?|that|the|them|titles?|to|ungrounded"
    r"|what|which|with|work|you|your))+"
    r"|if you cannot (?:search|browse)\b[^?]*"
    r"|separate (?:the durable \w+ from the perishable \w+(?:[;,] (?:and )?cite\b[^?]*)?|what should last from what may not)"
    r"|end with this block\b[^?]*"
    r"|(?:surface|find|identify|report|list|search for|look for) (?:the )?(?:\d+ |two |three )?(?:strongest |newest |best )?"
    r"(?:contradict|supersed|contrary)\w*(?:(?:,| or| and|/) ?(?:contradict|supersed)\w*)?(?: (?:work|papers?|evidence|results?|studies|findings))?"
    r"[*_]*(?:,? (?:from|of|in|within|since) (?:the )?(?:last|past|previous) [\w ~]{1,20}?)?"
    r"(?:, first what appeared since .{1,80})?"
    r"|for each (?:finding|claim|constraint))[*_]*[.:;]?[*_]*",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"[*_]*(?:(?P<focus>above all|most effort to|focus)|(?P<relaxed_by>what may have relaxed it|possible causes of change|relaxed by)"
    r"|(?P<lasting>durable|expected to last|lasting)|(?P<changing>perishable|may have changed|changing))[*_]*: ?[*_]*(?P<value>.+)",
    re.IGNORECASE,
)
_SUBHEADING = re.compile(
    r"[*_]*(?:(?P<questions>(?:research )?questions)|challenges)[*_]*:[*_]*", re.IGNORECASE
)
_FOCUS = re.compile(
    r"\b(?:especially|particularly|in particular|above all|notably|most of all) "
    rf"(.{{3,300}}?)(?:{_DASH}|[,;:)] ?(?=(?:determine|judge|decide|establish|check|assess|test|say|find)\b)|[.]?$)",
    re.IGNORECASE,
)
_CHANGED = r"[*_]*(?:relaxed|loosened|removed|eased|lifted|overturned|dissolved|weakened|resolved|softened|broken|confirmed)[*_]*"
_RELAXED = re.compile(
    rf"\bwhether (?P<by>.{{2,600}}?) (?:have|has|had)(?: since| now| already)? {_CHANGED}(?:(?:,| or| and) {_CHANGED})*"
    r"(?: (?P<what>.{2,200}?))?[.?]?$",
    re.IGNORECASE,
)
_RELAXED_BY = re.compile(
    rf"\b{_CHANGED}(?:(?:,| or| and) {_CHANGED})* by (?P<by>.{{2,600}}?)(?P<what>)[.?]?$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:it|they|this|these|any|(?:newer |new |later |recent )?(?:work|research|evidence|papers|studies)(?: made public .+)?)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:it|them|this|these|(?:the|this|each|that|those) (?:constraints?|limits?|claims?|findings?))",
    re.IGNORECASE,
)
_INSIDE = r"\(((?:[^()]|\([^()]*\)){2,300})\)"
_FIELDS = (
    ("focus", _FOCUS),
    ("relaxed_by", _RELAXED),
    ("relaxed_by", _RELAXED_BY),
    ("lasting", re.compile(rf"\bdurable\b[^().]{{0,60}}{_INSIDE}", re.IGNORECASE)),
    (
        "lasting",
        re.compile(
            r"\bdurable (?:\w+ ){0,2}?(?:that|:) ?(.{3,200}?) from (?:the )?(?=perishable)",
            re.IGNORECASE,
        ),
    ),
    ("changing", re.compile(rf"\bperishable\b[^().]{{0,60}}{_INSIDE}", re.IGNORECASE)),
    (
        "changing",
        re.compile(r"\bperishable (?:\w+ ){0,2}?(?:that|:) ?(.{3,200}?)[.]?$", re.IGNORECASE),
    ),
)
_WORDING = re.compile(
    r"\W*(?:(?:(?:for|in|of|with) (?:each|every) (?:finding|claim|constraint|result|one)s?(?: above| below)?|determine|judge"
    r"|decide|establish|check|assess|test|say|find out|separate|distinguish|split|keep|tell|whether|the|an?"
    r"|from|and|apart|between|clearly|explicitly|then|please|it|they|still|holds?|or|has|have|been|since)\b\W*)*",
    re.IGNORECASE,
)
_LONGEST = 2000
_WINDOW = re.compile(
    r"\b(?:last|past|previous) (?:~ ?|about |around )?((?:\d+|[a-z]+) )?(years?|months?|weeks?|days?)\b",
    re.IGNORECASE,
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_LETTERED = re.compile(r"(?:^|(?<=\s))\(?[a-h]\) +")
_INTRO = re.compile(
    r"[*_]*(?:propose|suggest|formulate|draft|pose|offer) (?:\d+|[a-z]+) (?:\w+ )?research questions?[*_]*"
    r"(?: that assumes? .{3,80}?(?:softened|relaxed|changed|shifted|moved|eased|loosened|resolved|gone))?[*_]* ?[.:]? *"
    r"(?:sharpen or replace these(?:, do not repeat them)?: *)?",
    re.IGNORECASE,
)


MOST_SENTENCES = 300
"""The most sentences that are read of a task; what follows is unplaced."""


class TaskReading:
    """What the task of a page asks for, as it is read block by block."""

    def __init__(self) -> None:
        self._fields: dict[str, Any] = {}
        self._task: re.Pattern[str] | None = None
        self._read = 0

    @property
    def retest(self) -> Retest:
        """All that was read so far."""
        return Retest(**self._fields)

    def read(self, block: Block) -> list[str] | None:
        """Take what a block says; those of its words that found no place, or None if none did.

        A paragraph without a number is the task's where it begins one, or only demands.
        """
        task = _task_of(block.words[:100]) or (_task_of(block.words) if block.number else None)
        if heading := _SUBHEADING.fullmatch(block.words):
            self._task = _QUESTIONS if heading["questions"] else _CONTRARY
            return []
        said = [*sentences(block.words)]
        if task is None and block.kind is not Kind.ITEM and not _LABELLED.fullmatch(block.words):
            return [] if all(map(_DEMAND.fullmatch, said)) else None
        self._task = task or self._task
        if self._read + len(said) > MOST_SENTENCES:
            return None
        self._read += len(said)
        if self._task is _QUESTIONS:
            return self._read_questions(block.words)
        return [left for sentence in said for left in self._read_sentence(sentence)]

    def _read_questions(self, words: str) -> list[str]:
        """Take questions with letters, or sentence by sentence; an introduction may be unread."""
        intro = _INTRO.match(words)
        asked = words[intro.end() :] if intro else words
        before, *lettered = _LETTERED.split(asked)
        if lettered and before.rstrip(" ;").endswith(
            "?"
        ):  # that of which the letter was taken for a bullet's
            before, lettered = "", [before, *lettered]
        if not lettered:
            before, lettered = "", [*sentences(asked)]
        self._add(
            "questions", *filter(None, (each.strip(" ;") for each in lettered[:MOST_SENTENCES]))
        )
        return [
            left for left in (before.strip(), *lettered[MOST_SENTENCES:]) if re.search(r"\w", left)
        ]

    def _read_sentence(self, sentence: str) -> list[str]:
        """Take the parts of a sentence that have a place of their own, or all of it."""
        if window := _window(sentence):
            self._fields.setdefault("window", window)
        if _DEMAND.fullmatch(sentence):
            return []
        parts: dict[str, str] = {}
        left = [sentence]
        if len(sentence) <= _LONGEST and not sentence.endswith("?"):
            parts, left = _parts(sentence)
        if not parts and left:
            self._add("challenges", sentence)
            return []
        for name, text in parts.items():
            if name == "relaxed_by":
                self._add(name, *listed(text))
            else:
                known = self._fields.get(name)
                self._fields[name] = f"{known}; {text}" if known else text
        return left

    def _add(self, name: str, *texts: str) -> None:
        if texts:
            self._fields[name] = (*self._fields.get(name, ()), *texts)


def _task_of(words: str) -> re.Pattern[str] | None:
    """Which of the three tasks these words begin."""
    return next((task for task in (_QUESTIONS, _RETEST, _CONTRARY) if task.search(words)), None)


def _parts(sentence: str) -> tuple[dict[str, str], list[str]]:
    """What a sentence says by field of `retest`, and its words beside that say something too."""
    if labelled := _LABELLED.fullmatch(sentence):
        name = next(name for name in Retest._fields if labelled.groupdict().get(name))
        return {name: labelled["value"].strip(" .")}, []
    found: dict[str, str] = {}
    rest = sentence
    for name, pattern in _FIELDS:
        match = pattern.search(rest) if name not in found else None
        if match and not (name == "relaxed_by" and _NOBODY.fullmatch(match[1])):
            found[name] = match[1].strip(" .")
        if match:
            what = match.groupdict().get("what") or ""
            if what and not _NOTHING.fullmatch(what):
                found["focus"] = "; ".join(filter(None, (found.get("focus"), what)))
            rest = f"{rest[: match.start()]}\n{rest[match.end() :]}"
    left = [part.strip() for part in rest.split("\n") if not _WORDING.fullmatch(part)]
    return found, [part for part in left if not _DEMAND.fullmatch(part.rstrip(" ,"))]


def _window(sentence: str) -> Duration | None:
    """The length of time that a sentence names as the last one."""
    found = _WINDOW.search(sentence)
    if not found:
        return None
    number = (found[1] or "1").strip().lower()
    if number in _NUMBERS:
        number = str(_NUMBERS.index(number) + 1)
    return parse_duration(f"{number} {found[2]}")
