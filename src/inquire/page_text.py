"""A page as it was copied or saved, and the blocks that stand in it, each with its place.

Text, Markdown and HTML all become one Markdown text whose characters know where they stood, as an
answer's do. A browser copies a paragraph as one row and people wrap it again by hand, so whether a
row goes on with the one above is decided by whether that row had to end where it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from inquire.answer_html import html_pieces
from inquire.answer_marks import AS_PLAIN, text_spans
from inquire.answer_pieces import Piece
from inquire.answer_text import AnswerText
from inquire.html_signs import is_html
from inquire.location import Span

MOST_TAGS = 40_000
"""The most tags that are read of a page, and so of a hostile one in less than two seconds."""
MOST_ROWS = 20_000
"""The most rows that are read of a page."""

_WIDEST = 120  # a row that is longer was wrapped by nobody
_HIDDEN = frozenset("svg select template video audio annotation".split())
_NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]+"
    "|(?<=\u00ad)[ \t]*\r?\n[ \t]*"  # a word that was parted there
)
_AS_ROWS = AS_PLAIN | dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n") | {ord("\t"): " "}
_PICTURE = "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?"
_SIGN = (
    r" *(?:[\u2022\u2023\u25e6\u25aa\u25ab\u25b8\u25ba\u25cf\u25cb\u25a0\u25a1\u27a4\u2192\u2713\u2219\u2043\u00b7] *"
    r"|\| *|(?:[-*+\u2013\u2014]|\(?(?P<number>\d{1,3})(?:[.)]|\ufe0f?\u20e3)|\(?[a-z]\)"
    rf"|{_PICTURE})[ \n]+)(?=\S)"
)
_ITEM = re.compile(_SIGN)
_NUMBER_ALONE = re.compile(r" *\(?\d{1,3}[.)]")
_HEADING = re.compile(rf"(?: {{0,3}}|{_SIGN})(?P<level>#{{1,6}}) +")
_HEADING_ID = re.compile(r" *\{#[\w.:-]{1,100}\}$")
_PARTED = re.compile(r"(?<=\w[\u2010-\u2015-])\s*\n\s*(?=\w)")
PRINTED = re.compile(
    r" *(?:\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?\b.{0,300}|.{0,300} \d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d\d(?: ?[AP]M)?"
    r"|https?://\S{1,500} \d{1,4}/\d{1,4}|(?:page )?\d{1,4} of \d{1,4})",
    re.IGNORECASE,
)
"""The row above or below a page that a browser printed: a moment and a title, an address."""
_LINE = re.compile(" *[=_*~-]{2,}")
_QUOTE = re.compile(r" {0,3}> ?")
_QUOTED_ROW = re.compile(rf"\n{_QUOTE.pattern}")
_QUOTED_PROMPT = re.compile(
    rf"^{_QUOTE.pattern}you are (?:an?|the)\b", re.IGNORECASE | re.MULTILINE
)
_LABELLED = re.compile("[A-Z][a-z]+(?: [a-z]+){0,5}: ")
_RULE = re.compile(r"\|[ :|-]*-[ :|-]*(?:\n|$)")
_EMPTY = " |\u2012\u2013\u2014\u2015-"
"""What stands in the cells of a table that say nothing."""
_NO_ROW = re.compile(rf" *(?:```|~~~)|{_RULE.pattern}| *\|[ |]*$")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


class Block(NamedTuple):
    """A stretch of a page that stands together: its place, and its words with single blanks.

    `start` is that of its bullet, number or `#`, and `at` that of its words, which are without
    it; `number` is 0 for a bullet. `level` is a heading's.
    """

    start: int
    end: int
    kind: Kind
    words: str
    number: int = 0
    level: int = 0
    at: int = 0


class Page(NamedTuple):
    """A page's text, and its blocks in order; what stands in none of them was not read."""

    text: AnswerText
    blocks: tuple[Block, ...]


def read_page(data: bytes) -> Page:
    """The page in these bytes: UTF-8, or UTF-16 where a mark says so.

    Nothing is refused: what cannot be decoded is replaced, and what is no HTML is plain text.
    """
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    source = data.decode(encoding, "replace").removeprefix("\ufeff")
    end = len(source)
    pieces = [Piece(source, 0)]
    if html := is_html(source):
        end = _read_to(source)
        pieces = html_pieces(source[:end], _HIDDEN)
    text = AnswerText(source, [*pieces, Piece(source[end:], end)])
    unread = len(text.text) - len(source[end:])
    kept = [*_visible(text.text)]
    text = text.only(kept)
    text.text = text.text.translate(_AS_ROWS)
    unread = sum(min(span.end, unread) - span.start for span in kept if span.start < unread)
    return Page(text, tuple(_blocks(text.text, unread, wrapped=not html)))


def _read_to(source: str) -> int:
    """Where the first tag begins that is not read any more."""
    tag = next(islice(re.finditer("<", source), MOST_TAGS, None), None)
    return tag.start() if tag else len(source)


def _visible(text: str) -> Iterator[Span]:
    """The stretches of a text between what nobody sees."""
    for start, end in text_spans(text):
        at = start
        for control in _NO_TEXT.finditer(text, start, end):
            if control.start() > at:
                yield Span(at, control.start())
            at = control.end()
        if at < end:
            yield Span(at, end)


def _blocks(text: str, end: int, *, wrapped: bool) -> Iterator[Block]:
    rows = [*islice(_rows(text, end), MOST_ROWS)]
    width = 0
    if wrapped:
        width = max((row.end - row.start for row in rows if " " in text[slice(*row)]), default=0)
    group: list[Span] = []
    for row in rows:
        if group and not _goes_on(text, group, row, width if width <= _WIDEST else 0):
            yield _block(text, group)
            group = []
        group.append(row)
    if group:
        yield _block(text, group)


def _rows(text: str, end: int) -> Iterator[Span]:
    """The rows that hold something, without the blanks behind them.

    A prompt that stands in a quotation is read without its signs.
    """
    start = 0
    prompt = _QUOTED_PROMPT.search(text, 0, end)
    quoted = prompt.start() if prompt else end
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if start >= quoted and (sign := _QUOTE.match(text, start, stop)):
            start = sign.end()
        row = text[start:stop].rstrip()
        if row.lstrip() and not _NO_ROW.match(row):
            bar = row.startswith("|")
            header = bar and _RULE.match(text, stop + 1)
            yield Span(start + bool(header), start + len(row.rstrip(_EMPTY) if bar else row))
        start = stop + 1


def _goes_on(text: str, group: list[Span], row: Span, width: int) -> bool:
    """Whether a row belongs to the block above it.

    It does where its first word had no room there, where the row above ends in the middle of a
    sentence, where it is indented below an item, and below a number that stands alone.
    """
    above = group[-1]
    if _NUMBER_ALONE.fullmatch(text, *row):
        return False
    if _NUMBER_ALONE.fullmatch(text, *above):
        return True
    begins = _HEADING.match(text, *row) or _ITEM.match(text, *row)
    if "\n" in text[above.end + 1 : row.start] or begins or _HEADING.match(text, *above):
        return False
    if any(each.fullmatch(text, *one) for each in (PRINTED, _LINE) for one in (above, row)):
        return False
    words = text[row.start : row.end].lstrip()
    indented = row.end - row.start - len(words) >= 2
    if indented and _ITEM.match(text, *group[0]):
        return not _LABELLED.match(words)
    if not width:
        return False
    forced = above.end - above.start + 1 + len(words.split(None, 1)[0]) > width
    goes_on = words[0].islower() or words[0] == "("
    return forced or (goes_on and text[above.end - 1] not in ".?!:")


def _block(text: str, group: list[Span]) -> Block:
    start, end = group[0].start, group[-1].end
    kind, number, level = Kind.PARAGRAPH, 0, 0
    if mark := _HEADING.match(text, start, end):
        kind, level, number = Kind.HEADING, len(mark["level"]), int(mark["number"] or 0)
    elif mark := _ITEM.match(text, start, end):
        kind, number = Kind.ITEM, int(mark["number"] or 0)
    rest = text[mark.end() if mark else start : end]
    at = end - len(rest.lstrip())
    words = " ".join(_PARTED.sub("", _QUOTED_ROW.sub("\n", rest)).split())
    return Block(
        start, end, kind, _HEADING_ID.sub("", words) if level else words, number, level, at
    )
