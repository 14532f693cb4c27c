"""Whether the place of a text in marks speaks for a title: at a head, behind names, before an id.

The form of a text is judged in `title_shapes`. A title and a finding may have one form, and then
what stands round it decides.
"""

from __future__ import annotations

import re

from inquire.addresses import Mention
from inquire.claimed_authors import names_before
from inquire.location import Span
from inquire.marked_text import MarkedText, Stretch
from inquire.text_blocks import Kind
from inquire.title_shapes import Shape, cased, may_be_title, tells_finding

_CUE = re.compile(
    r"(?:\b(?:titled|entitled|called|paper|study|article|preprint|manuscript|titulad[oa]|titel"
    r"|intitul\w{1,2}|studie|arbeit|art[i\u00ed]culo)"
    r"|\bet al\.?,?|[(\s](?:19|20)\d\d[a-z]?\)?[.,]?|[a-z]['\u2019]s|s['\u2019])[\s(*_]{1,4}\Z",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"[\s.,*_)\]\x00]{0,400}?\s(?:[a-z]{2,12}(?:s|ed)|found|show|find|report|argue|propose)\b"
)
_NO_TITLE_BEHIND = re.compile(
    r"(?:verdict|status|finding|result|quote|reason|claim|abstract|note|summary|slogan|sentence|phrase|term"
    r"|motto|words?|line|statement|heading|section|query|prompt|label|label(?:l)?ed|for)s?\b\W{0,6}\Z"
)  # in lower case
_WORD = re.compile(r"[^\W\d_]{2}")
_STOP = re.compile(r"[.!?][\"\u201d*_)]{0,3}\s|\n")


def heads(marked: MarkedText, start: int) -> bool:
    """Whether a place is the head of an item, an entry or a heading."""
    block = marked.block
    if block.kind not in (Kind.ITEM, Kind.ENTRY, Kind.HEADING) or start - block.start > 40:
        return False
    return not _WORD.search(marked.at(block.start, start))


def is_called_otherwise(marked: MarkedText, one: Stretch) -> bool:
    """Whether the words before a stretch in marks say that it is something else than a title."""
    low = max(marked.block.start, one.start - 40)
    return _NO_TITLE_BEHIND.search(marked.source[low : one.start].lower()) is not None


def stands_as_title(
    marked: MarkedText, one: Stretch, mention: Mention, title: str, names: frozenset[str]
) -> bool:
    """Whether a text without a title's form is one by its place: at the head, or behind names."""
    if one.end > mention.start or not may_be_title(title):
        return False
    if one.quoted:
        follows = marked.at(mention.outer.end, mention.outer.end + 4).lstrip(")] ")[:1]
        at_head = heads(marked, one.start) and not follows.isalnum()
        told = at_head or not mention.paper or _follows_names(marked, one)
        return cased(title, names) and told
    fits = len(title.split()) > 5 and not tells_finding(title)
    return fits and title[:1].isupper() and _follows_names(marked, one)


def speaks_for_title(
    marked: MarkedText, one: Stretch, mention: Mention, title: str, form: Shape, *, described: bool
) -> bool:
    """Whether the place of a stretch in marks lets it be a title, its form being what it is.

    `described` says that authors or a year stand beside it.
    """
    size = len(title.split())
    lead = _lead(marked, one)
    if form is not Shape.STRONG and one.quoted and lead.rstrip(" *_").endswith(":"):
        return False  # what somebody says
    if _ends_with_colon(marked, one) and not one.quoted and one.end <= mention.start:
        return size > 7 or ": " in title  # else it is a label
    if form is Shape.STRONG:
        telling = one.quoted or described or ": " in title or title.endswith("?")
        return size > 4 or marked.listed or telling or heads(marked, one.start)
    if marked.listed or (described and one.start > mention.start):
        return True
    if not one.quoted:
        led = title[:1].isupper() and _follows_names(marked, one)
        return size > 9 or (described and (led or heads(marked, one.start)))
    if _CUE.search(lead):
        return True
    begins = _begins_row(marked, one) and size > 8
    return described and (begins or _goes_on(marked, mention) or heads(marked, one.start))


def is_sure(marked: MarkedText, one: Stretch, mention: Mention, title: str, form: Shape) -> bool:
    """Whether what is taken for a title can be nothing else, nor belong to another paper.

    Not where a sentence ends between it and the id, and another begins with the id. A sentence
    must be quoted and called a title; bold or italics must be no name of a method.
    """
    called = one.quoted and _CUE.search(_lead(marked, one))
    if form is not Shape.STRONG and not called and not marked.listed:
        return False
    before_id = one.end <= mention.outer.start
    between = Span(*sorted((one.end, mention.outer.start)))
    glue = marked.at(*between) if before_id else marked.at(mention.outer.end, one.start)
    if before_id and _STOP.search(glue) and _goes_on(marked, mention):
        return False
    if ";" in glue or "\n" in glue.strip(" \n"):
        return False
    return one.quoted or ": " in title or title.endswith("?") or len(title.split()) > 6


def _lead(marked: MarkedText, one: Stretch) -> str:
    return marked.source[max(marked.block.start, one.start - 60) : one.start]


def _ends_with_colon(marked: MarkedText, one: Stretch) -> bool:
    return ":" in marked.at(one.end - 3, one.end + 2)


def _follows_names(marked: MarkedText, one: Stretch) -> bool:
    return bool(names_before(marked, one.start, marked.low)[0].names)


def _begins_row(marked: MarkedText, one: Stretch) -> bool:
    """Whether a stretch begins a row of a paragraph."""
    row = marked.at(max(marked.low, one.start - 30), one.start).rpartition("\n")[2]
    return marked.block.kind is Kind.PARAGRAPH and not row.strip(" *_")


def _goes_on(marked: MarkedText, mention: Mention) -> bool:
    """Whether a verb follows a mention, so that what stands before it is the subject."""
    end = mention.outer.end
    return _VERB.match(marked.at(end, end + 200)) is not None
