"""Where the prompt ends that still stands on top of an answer.

A whole chat is pasted as readily as the answer alone, and the papers of the prompt are not the
answer's. Every shipped prompt says where it ends. Older ones and templates of one's own are known
by the unfilled rows of their closing block. But models repeat what they are asked for: a marker
or rows that stand in an answer must not cost what stands above them. So the text is read once
from the top, and an end counts where a prompt led up to it and no filled row of an answer did.
"""

from __future__ import annotations

import re

_MARKED = r"[\s>*_`]{0,20}"
_APART = r"[\s>]{1,20}"


def _words(text: str) -> str:
    """A pattern for these words, however a page spaced, wrapped or quoted them."""
    return _APART.join(map(re.escape, text.split()))


_ROW_END = r"\s{1,20}(?:>\s{0,9}){0,3}"
_REFERENCE = re.compile(
    rf"inquire:{_ROW_END}(\S(?:[^\n]{{0,200}}?\S)??){_ROW_END}(\d{{4}}-\d\d-\d\d){_ROW_END}([0-9a-f]{{8}})\b"
)
_MARKER = re.compile(
    rf"{_words('End of the prompt. Its reference:')}{_MARKED}{_REFERENCE.pattern}[ \t*_`]{{0,9}}"
)
_ROW = rf"C\d{{1,4}}{_APART}" + _words(
    "| verdict | arXiv ids (or DOI, URL), or none | the reason in one line"
)
_IN_PARAGRAPH = r"(?:[^\n]|\n(?![ \t>]*\n)){0,3000}"
_LAST_WORDS = _words("One NEW line for each paper you found; none if there is none.")
_UNFILLED = re.compile(
    rf"{_ROW}(?:{_APART}{_ROW}){{0,500}}"
    + rf"(?:{_APART}\({_words('one such line for')}[^()\n]{{1,80}}\))?"
    + rf"(?:{_APART}{_words('NEW | arXiv id (or DOI, URL) | YYYY-MM | title |')}"
    + rf"{_APART}{_words('the claims it bears on')})?"
    + rf"(?:{_APART}(?:`{{3,9}}|~{{3,9}}))?"
    + rf"(?:{_APART}{_words('Verdict, one word:')}"
    + rf"(?:{_IN_PARAGRAPH}?not-searched`?\.(?:{_APART}{_LAST_WORDS})?|{_IN_PARAGRAPH}))?"
)
_FILLED = re.compile(
    r"C\d{1,4}[\]*`]{0,4}[ \t]{0,9}\|[ \t*`]{0,9}"
    r"(?:holds|relaxed|contradicted|superseded|no.new.evidence|untestable|not.searched)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"{_words('End with this block')}|{_words('Cite only what you opened')}"
    r"|</?(?:claims|anchors|failed|titles)>"
)
_EMPTY_ROWS = re.compile(r"(?:[ \t>]*+\n)*+(?:[ \t>]*+\Z)?+")
_ENOUGH = 200
_TELLING = {_MARKER: 1, _UNFILLED: _ENOUGH}
"""Characters of prose that must follow where nothing else shows that a prompt ended. Rows that
only repeat what was asked are followed by a word or two, and then by those that are filled."""


def reference_in(text: str) -> str:
    """The last reference line in a text, in one row; empty without one, and then it is no prompt.

    As `inquire: LINE DATE HASH`, however it was quoted or wrapped.
    """
    found = _REFERENCE.findall(text)
    return f"inquire: {' '.join(found[-1])}" if found else ""


def prompt_end(text: str) -> int:
    """The offset behind the last prompt in the text; 0 where there is none."""
    end = 0
    asked = unfilled = filled = False
    signs = _signs(text)
    last_filled = max((match.start() for kind, match in signs if kind is _FILLED), default=0)
    for kind, match in signs:
        if match.start() < end:
            continue
        if kind is _ASKS:
            asked = True
        elif kind is _FILLED:
            filled, asked, unfilled = True, False, False
        else:
            unfilled |= kind is _UNFILLED
            # A template of one's own may ask in other words, and a person asking again may.
            at_first = end == 0 and not filled
            again = kind is _MARKER and filled and match.end() < last_filled
            prose = _prose(text, match.end()) if at_first or again else 0
            if asked or (kind is _MARKER and unfilled) or prose >= _TELLING[kind]:
                end = match.end()
                asked = filled = False
                unfilled = kind is _UNFILLED
    empty = _EMPTY_ROWS.match(text, end)
    return empty.end() if end and empty else end


def _signs(text: str) -> list[tuple[re.Pattern[str], re.Match[str]]]:
    """What tells prompts from answers, in the order of the text."""
    ends = [(kind, match) for kind in (_UNFILLED, _MARKER) for match in kind.finditer(text)]
    if ends:
        ends += [(kind, match) for kind in (_ASKS, _FILLED) for match in kind.finditer(text)]
    return sorted(ends, key=lambda sign: sign[1].start())


def _prose(text: str, at: int) -> int:
    """How many characters follow before the next closing block, up to what is enough to tell."""
    following = text[at : at + 10 * _ENOUGH]
    block = _REFERENCE.search(following)
    return len(following[: block.start() if block else None].strip(" \t\n>`~*_"))
