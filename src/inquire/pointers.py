"""Places that point to a reference entry: `[3]`, `[^3]`, a raised number, or an author and a year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from inquire.authors import people
from inquire.location import Span
from inquire.text_blocks import Block, Kind
from inquire.title_words import fold

_NUMBERS = re.compile(
    r"\[\\?\[?((?:\d{1,3}|[A-Z][A-Za-z+]{0,12}\d{2}[a-z]?|\^[^\]\s]{1,20})"
    r"(?:\s?[,;\u2013-]\s?(?:\d{1,3}|\^[^\]\s]{1,20})){0,20})\]?\\?\](?![(:])"
)
_RAISED = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}")
_SUPERSCRIPTS = str.maketrans(
    "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", "1230456789"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?<=[\s(,]\d{4})[a-z]?(?![\w.-]*\d)")
_AUTHOR_BEFORE = re.compile(
    r"([^\W\d_a-z](?<![\w-].)[\w'\u2019-]{1,30}+)"
    r"(?:,? et al\.?|(?:, [^\W\d_a-z][\w'\u2019-]{1,30}+){0,3},? (?:and|&) [^\W\d_a-z][\w'\u2019-]{1,30}+)?"
    r"(?:['\u2019]s)?,?\s{1,2}\(?\Z"
)


class Entry(NamedTuple):
    """What stands in a reference entry: its index among all citations, and what points to it.

    A footnote's label begins with `^`; label, first author and year may be missing.
    """

    citation: int
    label: str
    author: str
    year: int | None


def places(
    text: str, blocks: Sequence[Block], entries: Iterable[Entry]
) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """The places outside of entries that point to one, and the indexes of what they point to."""
    labelled: dict[str, list[int]] = defaultdict(list)
    described: dict[tuple[str, int], list[int]] = defaultdict(list)
    for entry in entries:
        if entry.label:
            labelled[entry.label].append(entry.citation)
        if entry.year and (surname := _surname(entry.author)):
            described[surname, entry.year].append(entry.citation)
    known = {key: tuple(indexes) for key, indexes in described.items()}
    starts = [block.start for block in blocks]
    for span, to in (*_numbered(text, labelled), *_by_author(text, known)):
        if not _in_entry(blocks, starts, span):
            yield span, to


def _numbered(
    text: str, entries: Mapping[str, Sequence[int]]
) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """The places that point by the label of an entry."""
    if not entries:
        return
    written = [(match, match[1]) for match in _NUMBERS.finditer(text)]
    raised = any(chr(sign) in text for sign in _SUPERSCRIPTS)
    written += [
        (match, match[0].translate(_SUPERSCRIPTS))
        for match in (_RAISED.finditer(text) if raised else ())
        if match.start() and text[match.start() - 1] not in " \t\n0123456789"
    ]
    known: dict[str, tuple[int, ...]] = {}  # one label may have many entries and many pointers
    for match, label in written:
        if label not in known:
            known[label] = tuple(dict.fromkeys(_pointed_to(label, entries)))
        if known[label]:
            yield Span(*match.span()), known[label]


def _pointed_to(written: str, entries: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """What the entries have to which `1, 3-5` points; the label of a footnote has a `^`."""
    for label in _labels(written):
        names = (label, f"^{label}", label.lstrip("^"))
        yield from next((entries[name] for name in names if name in entries), ())


def _by_author(
    text: str, known: Mapping[tuple[str, int], tuple[int, ...]]
) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """The places that point by an author and a year; `known` has the surname and the year."""
    if not known:
        return
    years = {str(year) for _, year in known}
    for match in _YEAR.finditer(text):
        if match[0][:4] not in years:
            continue
        low = max(0, match.start() - 70)
        before = _AUTHOR_BEFORE.search(text[low : match.start()])
        indexes = known.get((_surname(before[1]), int(match[0][:4]))) if before else None
        if before and indexes:
            yield Span(low + before.start(), match.start() + 4), indexes


def _in_entry(blocks: Sequence[Block], starts: Sequence[int], span: Span) -> bool:
    """Whether a place is in a reference entry, or its label."""
    at = bisect_left(starts, span.end)
    inside = blocks[at - 1] if at else None
    if inside and inside.kind is Kind.ENTRY and span.start < inside.end:
        return True
    label = blocks[at] if at < len(blocks) else None
    return label is not None and label.kind is Kind.ENTRY and label.start - span.end < 4


def _labels(written: str) -> list[str]:
    """`1, 3–5` as 1, 3, 4, 5."""
    labels: list[str] = []
    for part in re.split(r"\s?[,;]\s?", written):
        ends = re.fullmatch(r"(\d{1,3})\s?[\u2013-]\s?(\d{1,3})", part)
        if ends and 0 <= int(ends[2]) - int(ends[1]) < 50:
            labels += map(str, range(int(ends[1]), int(ends[2]) + 1))
        else:
            labels.append(part)
    return labels


@lru_cache(maxsize=4096)
def _surname(author: str) -> str:
    if "," in author:
        return fold(author.partition(",")[0])
    names = people((author,))
    words = fold(names[0] if names else author).split()
    return words[-1] if words else ""
