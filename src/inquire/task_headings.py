"""Which row of an answer heads the newer work, and which the research questions.

The prompt numbers its three tasks. Answers number their sections so, too, or say in words what
they are, and a list inside a section has numbers of its own.
"""

from __future__ import annotations

import re

_BRIEF, _SHORT, _WORDS = 40, 80, 100

_NUMBER = re.compile(
    r"(?:[^\w([\uff08]|_){0,12}(?:(task|part|section|step)[ \t]{1,2})?([(\uff08]?)([1-9])(?!\w)[).:\uff09\u3001]?"
    r"[^\w\n(]{0,6}",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"contrary|contradict|supersed|\bnew(?:er)?\b.{0,12}\b(?:work|papers|evidence|studies|research"
    r"|literature|findings)|counter-?evidence|opposing|disconfirm|refut|challeng",
    re.IGNORECASE,
)
_TWO_SURELY = re.compile(
    r"[\W_]{0,8}(?:the )?(?:strongest (?:contra|counter|challeng|oppos)|trabalhos? contr\u00e1rio"
    r"|contradicting (?:or|and|/|&) supersed)",
    re.IGNORECASE,
)
_TWO_LIKELY = re.compile(
    r"[\W_]{0,8}(?:contra(?:ry|dicting|dictory)(?: (?:or|and|/|&) \w+)?|newer)"
    r" (?:work|papers|literature|evidence)",
    re.IGNORECASE,
)
_THREE = re.compile(
    r"(?:research|open|new|two|2|sharpened|follow-?up) questions|questions (?:for|to)\b|^[\W_]*questions?\b"
    r"|forschungsfragen|preguntas de investigaci|perguntas de pesquisa|\u7814\u7a76\u95ee\u9898",
    re.IGNORECASE,
)
LED = re.compile(r"\*\*[^*\n]{1,80}(?:[.:]\*\*|\*\*[.:])")
"""Words in bold that head a paragraph on the row on which it begins."""
_NOT_DONE = re.compile(r"(?:not done|not attempted|not possible|skipped|omitted)\b", re.IGNORECASE)


def task_of(
    text: str, start: int, end: int, *, heading: bool, in_claim: bool, after_gap: bool
) -> str:
    """Which task a row is the heading of, `newer` or `questions`; else empty.

    `heading` says that it is one by its form, in Markdown or in bold; `in_claim` that a section
    on a claim is open round it, `after_gap` that it begins a paragraph.
    """
    number, sure, words = _numbered(text, start, end)
    if number == "1" or _NOT_DONE.match(words):
        return ""
    led = LED.match(text, start, end) is not None
    headed = heading or led or sure or len(words) < _SHORT or ":" in words[:_SHORT]
    if headed and _THREE.search(words if heading else words[:_BRIEF]):
        return "questions"
    likely = not in_claim and _TWO_LIKELY.match(words)
    if headed and (_TWO_SURELY.match(words) or likely or (sure and _TWO.search(words))):
        return "newer"
    if heading and not in_claim and _TWO.search(words):
        return "newer"
    if sure and (heading or (after_gap and not in_claim)):
        return {"2": "newer", "3": "questions"}.get(number, "")
    return ""


def _numbered(text: str, start: int, end: int) -> tuple[str, bool, str]:
    """The number of a heading, whether it can be no list's, as in `(2)`, and its words."""
    found = _NUMBER.match(text, start, end)
    if found is None:
        return "", False, text[start : min(end, start + _WORDS)]
    sure = bool(found[1] or found[2])
    return found[3], sure, text[found.end() : min(end, found.end() + _WORDS)]
