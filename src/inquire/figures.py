"""Figures in prose: values with a unit, ranges and decimals, as an abstract gives them.

What is compared must be a figure beyond doubt, since one false alarm costs more than five
misses. So years, arXiv ids, versions, names of models and numbered things are passed over, and
a bare whole number is no figure unless it is large enough to be written with a comma. Patterns
start with a digit, which lets the search skip to digits: a library has thousands of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Unit(StrEnum):
    """What a figure counts, as far as figures of one unit can be compared."""

    NONE = ""
    PERCENT = "%"
    POINTS = "percentage points"
    TIMES = "times"


class Figure(NamedTuple):
    """One value or two joined; `span` is a range of two, not a change from one to the other.

    `number` is the digits as written, with a sign of percent that touches them; `written` has
    the unit too; `start` and `end` are its place in the text.
    """

    values: tuple[Decimal, ...]
    unit: Unit
    span: bool
    number: str
    written: str
    start: int
    end: int

    @property
    def low(self) -> Decimal:
        """The lower end."""
        return min(self.values)

    @property
    def high(self) -> Decimal:
        """The higher end."""
        return max(self.values)


class _Token(NamedTuple):
    """One number with the unit right after it; `sign_end` takes in a sign such as `%`."""

    digits: str
    unit: Unit
    start: int
    sign_end: int
    end: int


DASHES = ("-", "--", "---", *"\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
SEPARATOR = ",\u00a0\u2009\u202f"
_NO_SEPARATOR = str.maketrans("", "", SEPARATOR)
REST = rf"(?:\d{{0,2}}(?:[{SEPARATOR}]\d{{3}})+|\d*)(?:\.\d+)?"
"""A number after its first digit."""

_UNITS = (
    (
        (
            r"(?:\s?\\?%[- ]?(?:points?|pts?)|[-\s]?(?:percentage|percent|per\scent)[-\s]points?"
            r"|\s?ppt?s?|[-\s]?pts?|[-\s]?points?)\b(?!\s(?:of\sview|in\s(?:time|space)|out\sof"
            r"|on\s(?:the|an?)\s|scale|likert|rating|font))"
        ),
        Unit.POINTS,
    ),
    (r"\s?\\?%|[-\s]?(?:percent|per\scent|pct)\b", Unit.PERCENT),
    (
        r"\s?[x\u00d7](?!\s?\d)(?!\w)|[-\s]?fold\b|\stimes(?=\s(?:as|more|less|fewer|\w+er)\b)",
        Unit.TIMES,
    ),
)
_UNIT_OF_GROUP = {None: Unit.NONE, 1: Unit.NONE} | {
    group: unit for group, (_, unit) in enumerate(_UNITS, start=2)
}
_TOKEN = re.compile(
    rf"(\d(?<![\w.,=^_/#@:\\]\d){REST})"
    rf"(?:{'|'.join(f'({form})' for form, _ in _UNITS)})?"
    r"(?!\w|[.,:]\d|/\w|[-\u2010\u2011][^\W\d]|\s?[x\u00d7]\s?\d)"
)
_SIGN = re.compile(r"\\?[%x\u00d7]")
_NO_NUMBER = re.compile(r"(?:19|20|21)\d\d|\d{4}\.\d{4,5}")  # a year; an arXiv id
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:figures?|figs?|tables?|sections?|secs?|chapters?|appendix|equations?|eqs?|steps?|"
    r"stages?|levels?|phases?|versions?|study|studies|experiments?|layers?|pages?|no|numbers?|"
    r"parts?|tasks?|rounds?|days?|weeks?|grades?|types?|tier|lines?|items?|aged?|ages?)\.?[\s-]"
    r"|[\[x\u00d7$\u20ac]\s?|\b(?=\w*[A-Z])\S+\s)$"
)
_OTHER_UNIT = re.compile(
    r"[-\s]?(?:(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|s|ms|years?|yrs?|months?|weeks?|days?"
    r"|h|[kmgt]i?b|[kmbt]|hundred|thousand|million|billion|trillion|usd|dollars?|euros?)\b"
    r"|[\u20ac$])",
    re.IGNORECASE,
)
_JOINED_TO_WORD = re.compile(rf"[\w)\]%](?:{'|'.join(DASHES)})$")
_JOINTS = frozenset(
    f"{left}{joint}{right}{sign}"
    for joints, blanks in ((DASHES, (" ", "\n", "")), (("to", "and"), (" ", "\n")))
    for joint in joints
    for left in blanks
    for right in blanks
    for sign in ("", "+")
)
"""What stands between the two ends of a range, or of a change."""
_BETWEEN = re.compile(r"\bbetween(?:\s[a-z]+)?\s\W?$", re.IGNORECASE)
_FROM = re.compile(r"(\w*)\s?\bfrom(?:\s[a-z]+){0,2}\s\W?$", re.IGNORECASE)
_RANGING = re.compile(r"rang\w+|var(?:y|ie[sd]|ying)|r[au]ns?|running|spans?|spann\w+")
_HEDGE = re.compile(
    r"(?<!adds )(?<!add )(?<!added )(?<!adding )(?<!sum )(?<!sums )\bup\sto\b"
    r"|\b(?:at\smost|about|nearly|likely|hypothesi[sz]e[sd]?)\b|\b(?-i:may)\b",
    re.IGNORECASE,
)
_OTHER_HEDGE = re.compile(
    r"\b(?:may|might|could|can|possibly|perhaps|maybe|estimated?|most|as (?:much|many) as|maximum"
    r"|max|peak|best|worst|unlikely|presumably|suggests?|believed?)\b",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|over|under|above|below|than|least|"
    r"some|circa|ca|close to|just|beyond|exceed(?:s|ed|ing)?|within|another|remaining)\b"
    r"|[~\u2248<>\u2264\u2265=]\s?$",
    re.IGNORECASE,
)


def decimal(digits: str) -> Decimal:
    """A number without its thousands separators."""
    return Decimal(digits.translate(_NO_SEPARATOR))


@lru_cache(maxsize=512)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures in a text, in order: those with a unit, spans, decimals, and from 1,000 up."""
    return tuple(figure for figure in _merged(text, [*_tokens(text)]) if _is_figure(text, figure))


def _tokens(text: str) -> Iterator[_Token]:
    """The numbers of a text, years and arXiv ids aside."""
    for match in _TOKEN.finditer(text):
        unit = _UNIT_OF_GROUP[match.lastindex]
        if unit or not _NO_NUMBER.fullmatch(match[1]):
            start, sign_end = match.span(1)
            sign = _SIGN.match(text, sign_end)
            yield _Token(match[1], unit, start, sign.end() if sign else sign_end, match.end())


def _merged(text: str, tokens: list[_Token]) -> Iterator[Figure]:
    """Numbers that belong together as one figure; one joined to a word is left out."""
    index = 0
    while index < len(tokens):
        first = tokens[index]
        index += 1
        before = text[max(0, first.start - 40) : first.start]
        if index < len(tokens) and (gap := text[first.end : tokens[index].start]) in _JOINTS:
            second = tokens[index]
            joined = "and" not in gap or _BETWEEN.search(before)
            if joined and (first.unit is second.unit or not (first.unit and second.unit)):
                index += 1
                in_words = "to" in gap
                span = _is_span(first, second) and not (in_words and _is_change(before))
                if (span or in_words) and not _JOINED_TO_WORD.search(before[-5:]):
                    yield _figure(text, first, second, span)
                continue
        if (first.unit or not first.digits.isdigit()) and not _JOINED_TO_WORD.search(before[-5:]):
            yield _figure(text, first, first, False)


def _is_span(first: _Token, second: _Token) -> bool:
    return decimal(first.digits) < decimal(second.digits)


def _is_change(before: str) -> bool:
    """Whether what stands before `A to B` makes it a change from A to B."""
    found = _FROM.search(before)
    return bool(found) and not (found and _RANGING.fullmatch(found[1]))


def _figure(text: str, first: _Token, second: _Token, span: bool) -> Figure:
    digits = (first.digits,) if first is second else (first.digits, second.digits)
    return Figure(
        tuple(map(decimal, digits)),
        first.unit or second.unit,
        span,
        " ".join(text[first.start : second.sign_end].split()),
        " ".join(text[first.start : second.end].split()),
        first.start,
        second.end,
    )


def _is_figure(text: str, figure: Figure) -> bool:
    """Whether a number is one to compare, and not a name's, a size or a length of time."""
    if figure.unit:
        return True
    if not (figure.span or "," in figure.number or "." in figure.number):
        return False
    return not (
        _OTHER_UNIT.match(text, figure.end)
        or _LABEL_BEFORE.search(text[max(0, figure.start - 24) : figure.start])
    )


def hedge(text: str, figure: Figure) -> str:
    """The hedge within three words before a figure, from it to the figure's end, or nothing."""
    found = None
    for match in _HEDGE.finditer(text, _before(text, figure.start), figure.start):
        found = match
    return " ".join(text[found.start() : figure.end].split()) if found else ""


def is_hedged(text: str, figure: Figure) -> bool:
    """Whether anything before the figure, in its sentence, makes less of it than a fact."""
    start = max(text.rfind(mark, 0, figure.start) for mark in (". ", "; ", "? ", "! "))
    before = text[max(start, 0) : figure.start]
    return bool(
        _HEDGE.search(before) or _OTHER_HEDGE.search(before) or is_approximate(text, figure)
    )


def is_approximate(text: str, figure: Figure) -> bool:
    """Whether the words right before the figure say that it is not the exact one."""
    return bool(_NEAR.search(text[_before(text, figure.start) : figure.start]))


def _before(text: str, start: int) -> int:
    """Where the three words before a place begin, in the same clause."""
    since = max(0, start - 80)
    at = start
    for word in reversed([*re.finditer(r"\S+", text[since:start])][-3:]):
        if re.search(r"[.;:,()!?\d%]$|^[\d(]", word[0]):
            break
        at = since + word.start()
    return at
