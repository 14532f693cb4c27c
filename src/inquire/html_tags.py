"""The tags and texts of an HTML document, each with its offsets in the source.

By the rules of the HTML standard as far as they concern text. The parser of the standard library
needs quadratic time for unclosed tags and comments (in 3.11 a minute for 60 kB of `<a `) and ends
some documents in an AssertionError, and no parser at hand tells the offset of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from inquire.location import Span

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")
_VALUE = r"\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)"
_ATTRIBUTE = re.compile(rf"[\s/]*+([^\s/>=]++|=[^\s/>=]*+)(?:\s*+=\s*+(?:{_VALUE})?+)?+")
_TAG_END = re.compile(rf"(?:{_ATTRIBUTE.pattern})*+[\s/]*+>")

_RAW = frozenset("script style textarea title iframe noembed noframes xmp".split())
"""Elements in which nothing is a tag but their own end; but for boxes nobody reads their text."""

UNREAD = frozenset(
    "svg button select template noscript nav annotation video audio textarea".split()
)
"""Elements whose text is no part of an answer on a page."""


class Tag(NamedTuple):
    """A start or end tag: its name in lower case, and where it begins and ends.

    Its attributes stand between `attributes` and `end`.
    """

    name: str
    opens: bool
    start: int
    attributes: int
    end: int


def tags_and_texts(
    source: str, at: int, leave_out: AbstractSet[str] = UNREAD
) -> Iterator[Tag | Span]:
    """All tags and the texts between them, from that offset on, but for the elements left out.

    A tag or a comment that never ends takes the rest of the document with it, as in a browser.
    An element left out that never ends hides nothing.
    """
    unread = set(leave_out)
    while found := _MARKUP.search(source, at):
        if found.start() > at:
            yield Span(at, found.start())
        at = found.start()
        tag = _tag(source, at)
        if tag is None:
            at = _comment_end(source, at)
            continue
        at = tag.end
        if tag.name in ("http:", "https:"):  # an address as Markdown writes it
            yield Span(tag.start, at)
        elif tag.opens and tag.name in _RAW:
            at = _raw_end(source, tag.name, at)
            if tag.name == "textarea" and tag.name not in leave_out:
                yield from (tag, Span(tag.end, at))
        elif tag.opens and tag.name in unread:
            end = _element_end(source, tag)
            unread -= {tag.name} if end is None else set()
            at = end or at
        else:
            yield tag
    if at < len(source):
        yield Span(at, len(source))


def attributes(source: str, tag: Tag) -> dict[str, Span]:
    """Where the values of a tag's attributes stand, by their names; of two the first counts."""
    found: dict[str, Span] = {}
    for match in _ATTRIBUTE.finditer(source, tag.attributes, tag.end):
        group = match.lastindex or 1
        value = Span(*match.span(group)) if group > 1 else Span(match.end(), match.end())
        found.setdefault(match[1].lower(), value)
    return found


def _tag(source: str, at: int) -> Tag | None:
    """The tag that begins there; one without an end has no name. None where none begins."""
    begun = _TAG.match(source, at)
    if begun is None:
        return None
    ends = _TAG_END.match(source, begun.end())
    if ends is None:
        return Tag("", False, at, len(source), len(source))
    return Tag(begun[2].lower(), not begun[1], at, begun.end(), ends.end())


def _element_end(source: str, tag: Tag) -> int | None:
    """The offset behind an element, in which others of its name may stand; None without an end."""
    if source.startswith("/>", tag.end - 2):
        return tag.end
    same = re.compile(rf"</?{tag.name}(?=[\s/>])", re.IGNORECASE)
    depth, at = 1, tag.end
    while depth and (found := same.search(source, at)):
        inner = _tag(source, found.start())
        if inner is None or not inner.name:
            return None
        at = inner.end
        if not inner.opens:
            depth -= 1
        elif not source.startswith("/>", at - 2):
            depth += 1
    return at if depth == 0 else None


def _comment_end(source: str, at: int) -> int:
    """Where a comment or a declaration ends."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 2)
        return end + 3 if end >= 0 else len(source)
    end = source.find(">", at)
    return end + 1 if end >= 0 else len(source)


def _raw_end(source: str, name: str, at: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return found.start() if found else len(source)
