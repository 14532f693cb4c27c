"""A block without the ids named in it, and what in it stands in quotes, bold, italic or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inquire.addresses import Mention
from inquire.bibliography import GONE
from inquire.location import Span
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import MOST

REACH = 700  # characters beside a mention in which something may be claimed of it

_GENERIC = re.compile(
    r"\W*(?:pdf|html|link|url|paper|source|arxiv|arxiv\.org|abs|here|doi|preprint|abstract|full text"
    r"|(?:arxiv:?\s?)?\d{4}\.\d{4,5}(?:v\d{1,3})?(?:\s?\[[a-z.-]{2,12}\])?|[a-z-]{2,9}(?:\.[a-z]{2})?/\d{7}(?:v\d{1,3})?"
    r"|see|read|online|view|web|\d{1,3})\W*",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(
    r"\*(?<![\\*].)(\*{1,2})(?=[^\s*_])([^*\x00]{3,400}?)(?<=[^\s])\*\1(?!\*)"
    r"|_(?<![\\*].)_(?=[^\s*_])([^*\x00]{3,400}?)(?<=[^\s])__(?!\*)"
    r"|\*(?<![\w*\\].)(?=[^\s*])([^*\x00]{3,400})(?<=[^\s])\*(?!\*)"
    r"|_(?<![\w_\\].)(?=[^\s_])([^_\x00]{3,400})(?<=[^\s])_(?![\w_])"
)
_MARKS = re.compile('["\u201c\u201d\u201e\u00ab\u00bb\u300a\u300b\u300c\u300d\u300e\u300f]')
# In single quotes an apostrophe is followed by a letter, or stands behind an s and before a word.
_SINGLE = re.compile(
    r"(?<![\w\u2019'])\u2018((?:[^\u2018\u2019\n]|\u2019(?=\w)|(?<=s)\u2019(?= \w)(?=[^\u2018\n]{1,200}\u2019)){8,300})\u2019(?!\w)"
    r"|(?<![\w\u2019'])'((?:[^'\n]|'(?=\w)|(?<=s)'(?= \w)(?=[^'\n]{1,200}'(?!\w))){8,300})'(?!\w)"
)
_LATEX = re.compile(
    r"\\(?:emph|text(?:it|bf|sl))\{((?:[^{}\n]|\{[^{}\n]{0,60}\}){3,300})\}"
    r"|\\href\{\x00{1,500}\}\{((?:[^{}\n]|\{[^{}\n]{0,60}\}){3,300})\}"
    r"|``([^`\n]{3,300}?)''"
)
_EMPHASISED, _LINKED = 1, 2  # its groups


class Stretch(NamedTuple):
    """Text in marks, from mark to mark, and what stands between them.

    `link` is the index of the mention to which it is linked, or -1.
    """

    start: int
    end: int
    inner: Span
    quoted: bool
    link: int = -1


class MarkedText:
    """The part of a block that is near the papers named in it; all offsets are the text's.

    `found` are the mentions of these papers, in order, and `listed` says that the block is an
    entry of a list of references. In what `at` gives, each character of a mention is GONE, and so are the marks of a link whose
    text says something.
    """

    def __init__(self, text: str, block: Block, found: Sequence[Mention]) -> None:
        self.source = text
        self.block = block
        self.found = found
        self.listed = block.sources and block.kind in (Kind.ENTRY, Kind.CODE)
        self._bounds: dict[int, tuple[int, int]] = {}
        self.low = max(block.start, found[0].outer.start - REACH) if found else block.start
        self.high = min(block.end, found[-1].outer.end + REACH) if found else block.end
        self.high = self.high if found else min(self.high, self.low + 2 * REACH)
        self.text = self._masked()
        self.stretches = self._outermost()

    def at(self, start: int, end: int) -> str:
        """The masked text from one offset to another."""
        low = self.low
        return self.text[start - low if start > low else 0 : end - low if end > low else 0]

    def bounds(self, index: int) -> tuple[int, int]:
        """How far on both sides of the mention with that index no other paper is named."""
        if index not in self._bounds:
            self._bounds[index] = self._low_bound(index), self._high_bound(index)
        return self._bounds[index]

    def _low_bound(self, index: int) -> int:
        mention = self.found[index]
        low = max(self.low, mention.outer.start - REACH)
        for at in range(index - 1, -1, -1):
            end = self.found[at].outer.end
            if end <= low:
                break
            if end <= mention.outer.start and mention.is_other_than(self.found[at]):
                return end
        return low

    def _high_bound(self, index: int) -> int:
        mention = self.found[index]
        high = min(self.high, mention.outer.end + REACH)
        for at in range(index + 1, len(self.found)):
            start = self.found[at].outer.start
            if start >= high:
                break
            if start >= mention.outer.end and mention.is_other_than(self.found[at]):
                return start
        return high

    def _masked(self) -> str:
        chars, at = [], self.low
        for mention in self.found:
            spans = [mention.outer]
            if mention.link and says_something(self.source, mention.link):
                before, behind = mention.link
                spans = [Span(mention.outer.start, before), Span(behind, mention.outer.end)]
            for span in spans:
                start, end = max(at, span.start), max(at, span.end)
                chars += [self.source[at:start], GONE * (end - start)]
                at = end
        return "".join([*chars, self.source[at : self.high]])

    def _outermost(self) -> list[Stretch]:
        """The stretches, none within another; quotes round a link or in bold count as one."""
        every = [
            Stretch(*mention.outer, mention.link, False, index)
            for index, mention in enumerate(self.found)
            if mention.link and mention.link.end > mention.link.start
        ]
        emphasised = "*" in self.text or "_" in self.text
        for match in _EMPHASIS.finditer(self.text) if emphasised else ():
            group = next(group for group in (2, 3, 4, 5) if match[group] is not None)
            inner = self._span(match.start(group), match.end(group))
            every.append(Stretch(*self._span(*match.span()), inner, False))
        every += [*self._in_latex(), *self._quotations()]
        every.sort(key=lambda one: (one.start, -one.end))
        outermost: list[Stretch] = []
        for one in every:
            last = outermost[-1] if outermost else None
            if last is None or one.start >= last.end:
                outermost.append(one)
            elif not self.at(last.inner.start, one.start).strip(GONE + '*_["\u201c ') and (
                not self.at(one.end, last.inner.end).strip(GONE + '*_])"\u201d ')
            ):
                quoted = one.quoted or last.quoted
                link = max(one.link, last.link)
                outermost[-1] = last._replace(inner=one.inner, quoted=quoted, link=link)
        return outermost

    def _in_latex(self) -> Iterator[Stretch]:
        if "\\" not in self.text and "``" not in self.text:
            return
        ends = {mention.end: index for index, mention in enumerate(self.found)}
        for match in _LATEX.finditer(self.text):
            group = match.lastindex or 1
            inner = self._span(*match.span(group))
            start = match.start() if group != _LINKED else match.start(group) - 1
            link = ends.get(inner.start - 2, -1) if group == _LINKED else -1
            outer = self._span(start, match.end())
            yield Stretch(*outer, inner, group != _EMPHASISED, link)

    def _quotations(self) -> list[Stretch]:
        text = self.text
        found: list[Stretch] = []
        opened: list[int] = []
        for match in _MARKS.finditer(text):
            at, mark = match.start(), match[0]
            left, right = text[at - 1 : at], text[at + 1 : at + 2]
            if mark == '"':
                opens = not right.isspace() and (
                    not left or left in " \t\n([{*_\u2014\u2013-,:;|" + GONE
                )
            else:
                last = text[opened[-1]] if opened else ""
                opens = _opens(mark, last, right)
            if opens:
                opened.append(at)
            elif opened:
                start = opened.pop()
                if 8 <= at - start <= MOST + 100:
                    while found and found[-1].start >= start + self.low:
                        found.pop()
                    found.append(
                        Stretch(*self._span(start, at + 1), self._span(start + 1, at), True)
                    )
        single = "'" in text or "\u2018" in text
        for match in _SINGLE.finditer(text) if single else ():
            span = self._span(*match.span())
            apart = all(one.end <= span.start or span.end <= one.start for one in found[-3:])
            if " " in match[0] and apart:
                found.append(Stretch(*span, Span(span.start + 1, span.end - 1), True))
        return found

    def _span(self, start: int, end: int) -> Span:
        return Span(start + self.low, end + self.low)


def _opens(mark: str, last: str, right: str) -> bool:
    """Whether a mark opens a quotation, `last` being the one that is open: „so“, »so«, “so”."""
    if mark == "\u201c":
        return last != "\u201e"
    if mark == "\u00ab":
        return last != "\u00bb"
    if mark == "\u00bb":
        return last != "\u00ab" and right.isalnum()
    return mark in "\u201e\u300a\u300c\u300e"


def says_something(text: str, link: Span) -> bool:
    """Whether the text of a link is more than a word such as PDF."""
    return not _GENERIC.fullmatch(text, *link)
