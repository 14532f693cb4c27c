"""HTML copied from a chat page, as the Markdown that it was made from.

What finds citations and verdicts reads Markdown, so headings, links, lists, tables and code come
back as that, and what a page shows round a text (buttons, menus, drawings) does not.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from html import unescape

from inquire.answer_markdown import MarkdownWriter
from inquire.answer_pieces import Piece
from inquire.html_signs import FRAGMENT
from inquire.html_tags import UNREAD, Tag, attributes, tags_and_texts
from inquire.location import Span

_ENTITY = r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31})"
_IN_TEXT = re.compile(rf"{_ENTITY};?| {{2,}}")
_IN_VERBATIM = re.compile(rf"{_ENTITY};?")
_IN_CELL = re.compile(rf"{_ENTITY};?| {{2,}}|\|")
_IN_ADDRESS = re.compile(rf"{_ENTITY};|[\t\r\n\f]+")
_BLANK = dict.fromkeys(map(ord, "\t\r\n\f"), " ")

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_APART = _HEADINGS | frozenset("p dl figure section article".split())
"""Elements with an empty row before and behind them."""

_BLOCKS = _APART | frozenset(
    "address aside blockquote body caption center dd details dialog div dt fieldset figcaption "
    "footer form header html legend li main menu ol option pre summary table tbody td textarea tfoot th "
    "thead tr ul".split()
)
"""Elements that begin a row."""

_EMPHASIS = {
    **dict.fromkeys(("em", "i", "cite"), "*"),
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`"),
    "q": '"',
}
_LEADS_OUT = re.compile(r"(?:https?:)?//|/|doi:|www\.", re.IGNORECASE)
_NORMAL = re.compile(r"font-weight:\s*(?:normal|400)")


def html_pieces(source: str, leave_out: AbstractSet[str] = UNREAD) -> list[Piece]:
    """The text of an HTML document, as Markdown, but for that of the elements left out.

    Whatever it is, there is a reading of it, in time linear in its length.
    """
    start, end = 0, len(source)
    if (fragment := source.find(FRAGMENT[0])) >= 0:  # after a header, on Windows
        start = fragment + len(FRAGMENT[0])
        if (closed := source.find(FRAGMENT[1], start)) >= 0:
            end = closed
    return _Reader(source[:end], leave_out).read(start)


class _Reader:
    """One document on its way from tags to Markdown."""

    def __init__(self, source: str, leave_out: AbstractSet[str]) -> None:
        self._source = source
        self._leave_out = leave_out
        self._writer = MarkdownWriter()
        self._blocks = 0  # open round the text
        self._pre = 0
        self._cell = self._header = False
        self._address: list[Piece] | None = None  # of the link that is open
        self._in_link = 0  # blocks opened since the link was
        self._local = False

    def read(self, at: int) -> list[Piece]:
        """All pieces from that offset on."""
        for one in tags_and_texts(self._source, at, self._leave_out):
            if isinstance(one, Span):
                self._text(*one)
            elif one.opens:
                self._start_tag(one)
            else:
                self._end_tag(one.name, one.start)
        self._end_link(len(self._source))
        return self._writer.finished(len(self._source))

    # ---- text ----------------------------------------------------------------------------

    def _text(self, start: int, end: int) -> None:
        if self._writer.in_fence:
            self._writer.verbatim(self._decoded(start, end, _IN_VERBATIM))
            return
        if self._blocks:
            self._words(start, end)
            return
        while (row := self._source.find("\n", start, end)) >= 0:  # Markdown round some HTML
            self._words(start, row)
            self._writer.new_row(row)
            start = row + 1
        self._words(start, end)

    def _words(self, start: int, end: int) -> None:
        self._writer.words(self._decoded(start, end, _IN_CELL if self._cell else _IN_TEXT))

    def _decoded(self, start: int, end: int, special: re.Pattern[str]) -> list[Piece]:
        """The pieces of a stretch of the source: entities decoded, runs of blanks made one."""
        text = self._source[start:end]
        if special is _IN_TEXT or special is _IN_CELL:
            text = text.translate(_BLANK)
        pieces = []
        at = 0
        for match in special.finditer(text):
            if match.start() > at:
                pieces.append(Piece(text[at : match.start()], start + at))
            pieces.append(Piece(_meant(match[0]), start + match.start()))
            at = match.end()
        if at < len(text):
            pieces.append(Piece(text[at:], start + at))
        return pieces

    # ---- elements ------------------------------------------------------------------------

    def _start_tag(self, tag: Tag) -> None:
        writer, name, at = self._writer, tag.name, tag.start
        if name in _EMPHASIS:
            if not (name == "b" and self._is_normal(tag)):
                writer.emphasis(_EMPHASIS[name], True, at)
        elif name == "a":
            self._start_link(tag)
        elif name == "sup":
            writer.begin_note()
        elif name == "br":
            writer.new_row(at)
        elif name == "hr":
            writer.rule(at)
        elif name in _BLOCKS:
            self._start_block(tag)
            self._blocks += 1
            self._in_link += 1

    def _start_block(self, tag: Tag) -> None:
        writer, name, at = self._writer, tag.name, tag.start
        if name in ("td", "th"):
            self._end_link(at)
            self._cell = True
            self._header |= name == "th"
            writer.cell(self._number(tag, "colspan"), at)
        elif name in ("tr", "table"):
            self._end_row(at)
            if name == "table":
                writer.table(at)
        elif name == "ol":
            writer.open_list(self._number(tag, "start") or 1, at)
        elif name in ("ul", "menu"):
            writer.open_list(0, at)
        elif name == "li":
            writer.item(self._number(tag, "value"), at)
        elif name in _HEADINGS:
            writer.heading(int(name[1]), at)
        elif name == "blockquote":
            writer.quote(1, at)
        elif name in ("pre", "textarea"):
            self._pre += 1
            writer.fence(True, at)
        else:
            writer.break_row(at, 2 if name in _APART else 1)

    def _end_tag(self, name: str, at: int) -> None:
        if name in _EMPHASIS:
            self._writer.emphasis(_EMPHASIS[name], False, at)
        elif name == "a":
            self._end_link(at)
        elif name == "sup":
            self._writer.end_note(surely=self._local, at=at)
        elif name in _BLOCKS:
            self._in_link -= 1
            if self._in_link < 0:  # the link was left open in a block that ends
                self._end_link(at)
            self._blocks = max(0, self._blocks - 1)
            self._end_block(name, at)

    def _end_block(self, name: str, at: int) -> None:
        writer = self._writer
        if name in ("tr", "table", "thead", "tbody"):
            self._end_row(at)
            if name == "table":
                writer.table(at)
        elif name in ("ul", "ol", "menu"):
            writer.close_list(at)
        elif name == "blockquote":
            writer.quote(-1, at)
        elif name in ("pre", "textarea"):
            self._pre = max(0, self._pre - 1)
            if not self._pre:
                writer.fence(False, at)
        else:
            writer.break_row(at, 2 if name in _APART else 1)

    def _end_row(self, at: int) -> None:
        self._end_link(at)
        self._writer.end_row(at, header=self._header)
        self._cell = self._header = False

    # ---- links ---------------------------------------------------------------------------

    def _start_link(self, tag: Tag) -> None:
        self._end_link(tag.start)
        start, end = attributes(self._source, tag).get("href", Span(tag.end, tag.end))
        value = self._source[start:end]
        start, end = end - len(value.lstrip()), start + len(value.rstrip())
        address = [piece for piece in self._decoded(start, end, _IN_ADDRESS) if piece.text]
        written = "".join(text for text, _ in address)
        self._local = written.startswith("#")
        if self._local:
            self._writer.begin_note()
        elif _LEADS_OUT.match(written) and not self._writer.in_fence:
            self._address, self._in_link = address, 0
            self._writer.open_link()

    def _end_link(self, at: int) -> None:
        if self._local:
            self._writer.end_note(surely=True, at=at)
            self._local = False
        if self._address is not None:
            self._writer.close_link(self._address, at)
            self._address = None

    # ---- attributes ----------------------------------------------------------------------

    def _number(self, tag: Tag, name: str) -> int:
        """The number that an attribute has; 0 without one."""
        value = attributes(self._source, tag).get(name)
        text = self._source[slice(*value)].strip() if value else ""
        return int(text) if re.fullmatch("[0-9]{1,6}", text) else 0

    def _is_normal(self, tag: Tag) -> bool:
        """Whether a `<b>` is none: Google's documents come wrapped into such a one."""
        value = attributes(self._source, tag).get("style")
        return bool(value and _NORMAL.search(self._source, *value))


def _meant(written: str) -> str:
    """What an entity, a run of blanks or a bar in a cell stands for."""
    if written[0] == "&":
        return unescape(written)
    if written[0] == "|":
        return r"\|"
    return " " if written[0] == " " else ""
