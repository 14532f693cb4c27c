"""What in a pasted answer is no text: invisible characters and the marks of chat exports.

Chat pages wrap their citation marks into characters of a private area (`cite`, `turn0search1`
between U+E200 and U+E201, parts divided by U+E202) or write `【8†source】`. They name no paper:
what they lead to stayed in the chat. Soft hyphens, zero-width and bidi characters come with
copied pages; inside an id they would hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquire.location import Span

# Marks whose words a reader sees are kept without their wrapping: a link's text and address, and
# the name in an entity's `["company","OpenAI"]`.
_WRAPPED = (
    "\ue200(?:"
    '(?:entity)\ue202\\["[^"\ue200\ue201]{0,80}","(?P<name>[^"\ue200\ue201]{0,200})"'
    "[^\ue200\ue201]{0,400}"
    "|(?:url|link_title)\ue202(?P<link>[^\ue200\ue201]{0,2000})"
    "|[^\ue200\ue201]{0,2000}"
    ")\ue201"
)
_BRACKETED = r"[\[【]\d{1,4}(?::\d{1,4})?†[^\[\]【】\n]{0,200}[\]】]"
_UNWRAPPED = r"\b(?:file)?cite(?:turn\d{1,4}[a-z]{1,20}\d{1,4})+"
_INVISIBLE = (
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]+"
)
_NO_TEXT = re.compile(rf"{_WRAPPED}|{_BRACKETED}|{_UNWRAPPED}|{_INVISIBLE}|\r(?=\n)")
_TURN = re.compile("\ue202(?:turn\\d{1,4}[a-z]{1,20}\\d{1,4}\ue202?)+")

AS_PLAIN = {ord(blank): " " for blank in "\xa0\u1680\u202f\u205f\u3000"} | {
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(range(0x2500, 0x2580), "|"),
    **dict.fromkeys(map(ord, "\u2500\u2501\u2504\u2505\u2550"), "-"),
    ord("\r"): "\n",
    0xE202: " ",
}
"""Characters that stand for another: blanks that are none to a program, a lone CR, and the
lines of tables that a terminal draws."""

_SIGN = re.compile(f"[{''.join(map(chr, AS_PLAIN))}\u2020{_INVISIBLE[1:-2]}]")


def is_marked(text: str) -> bool:
    """Whether there may be marks in a text, or characters that stand for another."""
    return "citeturn" in text or _SIGN.search(text) is not None


def text_spans(text: str) -> Iterator[Span]:
    """The stretches of a text that are text, in order."""
    start = 0
    for mark in _NO_TEXT.finditer(text):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
        for group in ("name", "link"):
            if mark[group]:
                turn = _TURN.search(text, *mark.span(group))
                yield Span(mark.start(group), turn.start() if turn else mark.end(group))
    if start < len(text):
        yield Span(start, len(text))
