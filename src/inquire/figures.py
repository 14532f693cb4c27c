"""Figures in prose: values with a unit, ranges and decimals, as an abstract gives them.

What is compared must be a figure beyond doubt, since one false alarm costs more than five
misses. So dates, arXiv ids, versions, names of models and numbered things are blanked out
first, and a bare whole number is no figure unless it is large enough to be written with a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache


class Unit(StrEnum):
    """What a figure counts, as far as figures of one unit can be compared."""

    NONE = ""
    PERCENT = "%"
    POINTS = "percentage points"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Figure:
    """One value or the two ends of a span; `span` is a range, not a change from A to B.

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


@dataclass(frozen=True, slots=True)
class _Token:
    """One number with the unit right after it."""

    value: Decimal
    unit: Unit
    start: int
    digits_end: int
    end: int


DASH = r"(?:-{1,3}|[\u2010-\u2015\u2212])"
NUMBER = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_NO_POINTS = (
    r"(?!\s(?:of\sview|in\s(?:time|space)|out\sof|on\s(?:the|an?)\s|scale|likert|rating|font))"
)
_UNITS = (
    (r"\s?\\?%[- ]?(?:points?|pts?)\b", Unit.POINTS),
    (r"[-\s]?(?:percentage|percent|per\scent)[-\s]points?\b", Unit.POINTS),
    (rf"(?:\s?pp(?:ts?)?|[-\s]?pts?|[-\s]?points?)\b{_NO_POINTS}", Unit.POINTS),
    (r"\s?\\?%", Unit.PERCENT),
    (r"[-\s]?(?:percent|per\scent|pct)\b", Unit.PERCENT),
    (r"\s?[x\u00d7](?!\w)(?!\s?\d)", Unit.TIMES),
    (r"[-\s]?fold\b", Unit.TIMES),
    (r"\stimes(?=\s(?:as|more|less|fewer|\w+er)\b)", Unit.TIMES),
)
_TOKEN = re.compile(
    rf"(?<![\w.,=^_/#@:\\])({NUMBER})"
    rf"({'|'.join(f'(?:{form})' for form, _ in _UNITS)})?"
    r"(?!\w|[.,:/]\d|[-\u2010\u2011][^\W\d])"
)
_UNIT_FORMS = [(re.compile(form, re.IGNORECASE), unit) for form, unit in _UNITS]
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:19|20|21)\d\d"
_NUMBERED = (
    "figures? figs? tables? sections? secs? chapters? appendix equations? eqs? steps? stages? "
    "levels? phases? versions? study studies experiments? layers? pages? no numbers? parts? "
    "tasks? rounds? days? weeks? grades? types? tier lines? items? aged? ages?"
).replace(" ", "|")
_NO_FIGURE = re.compile(
    r"https?://\S+|\b10\.\d{4,}/\S+"
    r"|\b(?:arxiv:\s?)?(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7}(?:v\d+)?)\b"
    r"|\[\d+(?:\s?[,;\u2013-]\s?\d+)*\]"
    rf"|\b{_YEAR}[-/]\d{{1,2}}(?:[-/]\d{{1,2}})?\b|\b\d{{1,2}}/{_YEAR}\b"
    rf"|\b{_MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?{_YEAR}\b"
    rf"|\b\d{{1,2}}\s{_MONTH}\s{_YEAR}\b"
    rf"|(?<![\w.,]){_YEAR}s?(?:\s?{DASH}\s?{_YEAR})?(?![\w%]|[.,]\d|\s?(?:%|percent|p(?:oin)?ts?\b))"
    r"|\bv\d+(?:\.\d+)+\b|\b\d+(?:\.\d+){2,}"
    rf"|\b(?:{_NUMBERED})\.?[\s-]\d+(?:\.\d+)?(?:\s?{DASH}\s?\d+(?:\.\d+)?)?"
    r"|\b\d+\s?[x\u00d7]\s?\d+\b",
    re.IGNORECASE,
)
_OTHER_UNIT = re.compile(
    r"[-\s]?(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|s|ms|years?|yrs?|months?|weeks?|days?|h|"
    r"[kmgt]i?b|[kmbt]|hundred|thousand|million|billion|trillion|usd|dollars?|euros?|\u20ac|\$)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?<!range )(?<!ranges )(?<!ranging )(?<!vary )(?<!varies )(?<!run )"
                     r"(?<!runs )(?<!ranged )(?<!varied )(?<!ran )\bfrom(?:\s[a-z]+){0,2}\s\W?$")
_BETWEEN = re.compile(r"\bbetween(?:\s[a-z]+)?\s\W?$", re.IGNORECASE)
_JOINED = re.compile(rf"\s?\+?{DASH}\s?\+?|\sto\s\+?")
_NAME_BEFORE = re.compile(r"[^\W\d_]*[A-Z]\S*\s$")
_HEDGE = re.compile(
    r"(?<!adds )(?<!add )(?<!added )(?<!adding )(?<!sum )(?<!sums )\bup to\b"
    r"|\b(?:at most|about|nearly|likely|hypothesi[sz]e[sd]?)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\bmay\b")
_NEAR = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|over|under|above|below|than|least|"
    r"some|circa|ca|close to|just|beyond|exceed(?:s|ed|ing)?|within|another|remaining)\b"
    r"|[~\u2248<>\u2264\u2265=]\s?$",
    re.IGNORECASE,
)


def blanked(text: str) -> str:
    """The text with what only looks like a figure blanked out, every place kept."""
    return _NO_FIGURE.sub(lambda found: " " * len(found[0]), text)


def decimal(digits: str) -> Decimal:
    """A number without its thousands separators."""
    return Decimal(re.sub("[,\u00a0\u2009\u202f]", "", digits))


@lru_cache(maxsize=512)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures in a text, in order: those with a unit, spans, decimals, and from 1,000 up."""
    shown = blanked(text)
    found = _merged(shown, [*_tokens(shown)])
    return tuple(_as_written(text, figure) for figure in found if _is_figure(shown, figure))


def _as_written(text: str, figure: Figure) -> Figure:
    """With white space folded, as a message quotes it."""
    number = " ".join(figure.number.split())
    return replace(figure, number=number, written=" ".join(figure.written.split()))


def _tokens(shown: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(shown):
        unit = next(
            (unit for form, unit in _UNIT_FORMS if match[2] and form.fullmatch(match[2])),
            Unit.NONE,
        )
        start, digits_end = match.span(1)
        if match[2] and match[2].lstrip("\\")[:1] in "%x\u00d7":
            digits_end += len(match[2]) if len(match[2].lstrip("\\")) == 1 else 1
        yield _Token(decimal(match[1]), unit, start, digits_end, match.end())


def _merged(shown: str, tokens: list[_Token]) -> Iterator[Figure]:
    """Numbers that belong together as one figure; one joined to a word is left out."""
    index = 0
    while index < len(tokens):
        first = tokens[index]
        index += 1
        before = shown[: first.start]
        if re.search(rf"[\w)\]%]\s?{DASH}$", before):
            continue
        if index < len(tokens):
            second = tokens[index]
            gap = shown[first.end : second.start]
            between = _BETWEEN.search(before)
            units = {first.unit, second.unit} - {Unit.NONE}
            joined = _JOINED.fullmatch(gap) or (between and gap in (" and ", " and +"))
            if joined and len(units) < 2:
                index += 1
                change = gap.strip(" +") == "to" and _CHANGE.search(before)
                span = first.value < second.value and not change
                if span or "to" in gap:
                    yield _figure(shown, first, second, span)
                continue
        yield _figure(shown, first, first, False)


def _figure(shown: str, first: _Token, second: _Token, span: bool) -> Figure:
    values = (first.value,) if first is second else (first.value, second.value)
    return Figure(
        values,
        first.unit or second.unit,
        span,
        shown[first.start : second.digits_end],
        shown[first.start : second.end],
        first.start,
        second.end,
    )


def _is_figure(shown: str, figure: Figure) -> bool:
    """Whether a number is one to compare, and not a name's, a size or a length of time."""
    if figure.unit:
        return True
    if _OTHER_UNIT.match(shown, figure.end) or _NAME_BEFORE.search(shown[: figure.start]):
        return False
    return figure.span or "," in figure.number or "." in figure.number


def hedge(text: str, figure: Figure) -> str:
    """The hedge within three words before a figure, from it to the figure's end, or nothing."""
    start = _before(text, figure.start)
    found = None
    for pattern in (_HEDGE, _MAY):
        found = pattern.search(text, start, figure.start) or found
    return " ".join(text[found.start() : figure.end].split()) if found else ""


def is_hedged(text: str, figure: Figure) -> bool:
    """Whether anything before the figure, in its sentence, makes less of it than a fact."""
    start = max(text.rfind(mark, 0, figure.start) for mark in (". ", "; ", "? ", "! "))
    before = text[max(start, 0) : figure.start]
    return bool(
        _HEDGE.search(before)
        or re.search(
            r"\b(?:may|might|could|can|possibly|perhaps|maybe|estimated?|most|as (?:much|many) as"
            r"|maximum|max|peak|best|worst|unlikely|presumably|suggests?|believed?)\b",
            before,
            re.IGNORECASE,
        )
        or is_approximate(text, figure)
    )


def is_approximate(text: str, figure: Figure) -> bool:
    """Whether the words right before the figure say that it is not the exact one."""
    return bool(_NEAR.search(text[_before(text, figure.start) : figure.start]))


def _before(text: str, start: int) -> int:
    """Where the three words before a place begin, in the same clause."""
    at = start
    for word in reversed(list(re.finditer(r"\S+", text[max(0, start - 80) : start]))[-3:]):
        if re.search(r"[.;:,()!?\d]$|^[\d(]", word[0]):
            break
        at = max(0, start - 80) + word.start()
    return at
