"""Places that point to a reference entry: `[3]`, `[^3]`, a raised number, or an author and a year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from inquire.authors import people
from inquire.location import Span
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
    r"(?<![\w-])([^\W\d_a-z][\w'\u2019-]{1,30})"
    r"(?:,? et al\.?|(?:, [^\W\d_a-z][\w'\u2019-]{1,30}){0,3},? (?:and|&) [^\W\d_a-z][\w'\u2019-]{1,30})?"
    r"(?:['\u2019]s)?,?\s{1,2}\(?\Z"
)


def numbered(text: str, entries: Mapping[str, Sequence[int]]) -> Iterator[tuple[Span, list[int]]]:
    """The places that point by the label of an entry, and what they point to.

    `entries` has for each label the indexes of what stands in that entry; a footnote's label
    begins with `^`.
    """
    if not entries:
        return
    labelled = [(match, _labels(match[1])) for match in _NUMBERS.finditer(text)]
    labelled += [
        (match, [match[0].translate(_SUPERSCRIPTS)])
        for match in _RAISED.finditer(text)
        if match.start() and text[match.start() - 1] not in " \t\n0123456789"
    ]
    for match, labels in labelled:
        indexes: list[int] = []
        for label in labels:
            for name in (label, f"^{label}", label.lstrip("^")):
                if name in entries:
                    indexes += entries[name]
                    break
        if indexes:
            yield Span(*match.span()), list(dict.fromkeys(indexes))


def by_author(
    text: str, described: Sequence[tuple[int, str, int | None]]
) -> Iterator[tuple[Span, list[int]]]:
    """The places that point by an author and a year.

    `described` has index, first author and year of what stands in reference entries.
    """
    known: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, author, year in described:
        surname = _surname(author)
        if surname and year:
            known[surname, year].append(index)
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
