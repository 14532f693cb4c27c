"""What a whole block claims that is written as a reference entry: authors, title, venue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquire.bibliography import DATE, GONE, named
from inquire.claimed import Claimed
from inquire.location import Span
from inquire.marked_text import MarkedText
from inquire.reference_entries import read_entry
from inquire.text_blocks import Kind
from inquire.title_shapes import Shape, clean, may_be_title, shape

_ELSE = re.compile(
    r"\b(?:see|cf|compare|also|unlike|related|follow-?up|extend\w*|replac\w+|supersed\w+|reply|comment|erratum"
    r"|contradict\w*|replicat\w+|cite[sd]|contrast|versus|vs)\b",
    re.IGNORECASE,
)
_IN_PRINT = re.compile(
    rf"{GONE}|arxiv|in proc|preprint|journal|trans(?:actions|\.)|{DATE}|available|doi",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s{0,4}\*\*[^*\n]{1,40}(?:[.:]\*\*|\*\*[.:])\s{1,3}")


def claimed_by_entry(marked: MarkedText, names: frozenset[str]) -> Claimed | None:
    """What a block claims as a reference entry, where it is one.

    `names` are the acronyms that the answer uses: the long form of one is no title.
    """
    claims = (_claimed_from(marked, start, names) for start in _starts(marked))
    return next(filter(None, claims), None)


def _starts(marked: MarkedText) -> Iterator[int]:
    """Where an entry may begin: with the block, with the row of its id, or behind a bold label."""
    yield marked.low
    if marked.block.kind is Kind.PARAGRAPH and marked.found:
        row = marked.source.rfind("\n", marked.low, marked.found[0].start) + 1
        if row > marked.low:
            yield row
    label = _LABEL.match(marked.source, marked.block.start, marked.high)
    if label and not marked.listed:
        yield label.end()


def _claimed_from(marked: MarkedText, start: int, names: frozenset[str]) -> Claimed | None:
    low = marked.low
    entry = read_entry(marked.text, start - low, marked.high - low, listed=marked.listed)
    if not entry.authors.names and not entry.title:
        return None
    plain = Span(entry.title.start + low, entry.title.end + low) if entry.title else None
    span = _title_in_marks(marked, plain) or plain
    title = clean(marked.source[slice(*span)]) if span else ""
    if not span or not _is_title(marked, span, title, names):
        title, span = "", None
    if span is None and not (marked.listed and entry.authors.sure):
        return None
    if span and marked.found and _ELSE.search(marked.at(span.end, marked.found[0].outer.start)):
        return None  # the id is another paper's
    return Claimed(title, span, entry.authors, entry.year, bool(entry.authors.names), bool(title))


def _title_in_marks(marked: MarkedText, span: Span | None) -> Span | None:
    """The stretch in marks that is an entry's title, where one is: quoted, or a link's text.

    `span` is what the entry's form takes for its title.
    """
    for one in marked.stretches if marked.listed or span else ():
        inside = span is not None and span.start < one.start and one.end < span.end
        whole = span is not None and span.start == one.start  # in LaTeX
        is_marked = one.quoted or one.link >= 0 or whole
        if is_marked and not inside and _may_be_title(clean(marked.source[slice(*one.inner)])):
            return one.inner
    return None


def _is_title(marked: MarkedText, span: Span, title: str, names: frozenset[str]) -> bool:
    """Whether what stands in a title's place is one; in running text its form must tell, too."""
    form = shape(title, names)
    if marked.listed:
        return form is not Shape.NONE or _may_be_title(title)
    return form is not Shape.NONE and _in_print(marked, span, form)


def _may_be_title(title: str) -> bool:
    """Whether a text in a place for titles may be one, even if its form does not tell."""
    return may_be_title(title) and not named(title).sure


def _in_print(marked: MarkedText, span: Span, form: Shape) -> bool:
    """Whether a title in running text is followed by an id or a venue, and no quotation."""
    lead = marked.at(span.start - 6, span.start).rstrip(' "\u201c*_')
    if form is not Shape.STRONG and lead.endswith(":"):
        return False
    rest = marked.at(span.end, span.end + 60).lstrip(' .,;:*_"\u201d?!()[]')
    return _IN_PRINT.match(rest) is not None
