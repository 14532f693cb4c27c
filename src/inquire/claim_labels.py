"""The labels by which an answer names the claims of a line: `C1`, `[C2]`, `Claim 3`, `C4–C6`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LEAD = r"[\W_]{0,24}(?:[0-9]{1,2}(?:[.)]|\s{0,3}\|)[\W_]{1,8})?"
_HEAD = re.compile(LEAD + r"(?=c ?[0-9]|claims?[\W_])", re.IGNORECASE)
_ONE = re.compile(
    r"(?:(?:claims?[\W_]{1,4})?C ?|claims?[\W_]{1,4})0{0,3}([0-9]{1,4})(?!\w|\.[0-9])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"([0-9]{1,3})(?!\w|\.[0-9])")
_JOIN = re.compile(
    r"[\])*_`]{0,4}\s{0,2}(,\s{0,2}(?:and\s|&)?|&|/|\+|and\s|to\s|through\s"
    r"|[-\u2010-\u2015\u2212]|\.\.)\s{0,2}[\[(*_`]{0,4}",
    re.IGNORECASE,
)
_CLOSERS = re.compile(r"[\])*_`~]{0,8}")
_ANYWHERE = re.compile(r"(?<![\w.])(?:C ?|claims?[ #]{1,2})[0-9]{1,4}(?!\w|\.[0-9])", re.IGNORECASE)
_MOST_JOINED = 64


class Named(NamedTuple):
    """Labels that stand together: which of the line's, where, and where what follows them begins.

    `labels` is empty where the line has none of them. `marked` tells that brackets, bold or the
    like close them.
    """

    labels: tuple[str, ...]
    start: int
    end: int
    after: int
    marked: bool


class ClaimLabels:
    """The labels of one line, found in text."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._known = {
            int(label[1:]): label for label in labels if re.fullmatch(r"C[0-9]{1,4}", label)
        }

    def heading(self, text: str, start: int, end: int) -> Named | None:
        """The labels with which a row begins, behind bullets, numbers, bars and other marks."""
        lead = _HEAD.match(text, start, end)
        return self.at(text, lead.end(), end) if lead else None

    def at(self, text: str, start: int, end: int) -> Named | None:
        """The labels that begin exactly there, a list or a range of them taken together."""
        one = _ONE.match(text, start, end)
        if one is None:
            return None
        numbers = [range(int(one[1]), int(one[1]) + 1)]
        several = one[0][:6].lower() == "claims"
        stop = one.end()
        while len(numbers) < _MOST_JOINED and (join := _JOIN.match(text, stop, end)):
            one = _ONE.match(text, join.end(), end)
            ranging = join[1][0] in "-.\u2010\u2011\u2012\u2013\u2014\u2015\u2212tT"
            if one is None and (several or (ranging and join.end() - stop == 1)):
                one = _NUMBER.match(text, join.end(), end)
            if one is None:
                break
            first = numbers[-1].start if ranging else int(one[1])
            numbers.append(range(first, int(one[1]) + 1))
            stop = one.end()
        closers = _CLOSERS.match(text, stop, end)
        after = closers.end() if closers else stop
        return Named(self._labels(numbers), start, stop, after, after > stop)

    def first(self, text: str, start: int, end: int) -> Named | None:
        """The first labels that are named anywhere in a stretch of text."""
        found = _ANYWHERE.search(text, start, end)
        return self.at(text, found.start(), end) if found else None

    def _labels(self, numbers: list[range]) -> tuple[str, ...]:
        if len(numbers) == 1 and len(numbers[0]) == 1:  # as nearly always
            return tuple(filter(None, [self._known.get(numbers[0].start)]))
        return tuple(self._known[number] for number in self._known if _among(number, numbers))


def rows(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each row of a text, without its line feed."""
    start = 0
    for row in text.split("\n"):
        yield start, start + len(row)
        start += len(row) + 1


def _among(number: int, numbers: list[range]) -> bool:
    return any(number in each for each in numbers)
