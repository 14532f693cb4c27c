"""Dates as people write them: intervals with a mark for "about".

Claims are dated `~2024-2025`, `10/2025` or `mid-2025`, which known date libraries refuse or
half-read without a word. What can be read two ways is a fault that says so, never a guess.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

FORMS = "write it like 2025, 2025-07, 2025-07-29, ~2025, 2024/2025 or 2025-07/.."
NAMES = "January February March April May June July August September October November December"
MONTHS = NAMES.split()

ABOUT = r"(?:~|(?:c|ca|approx)\. ?|(?:c|ca|circa|about|around|approx) ) ?"
DASH = "[\u2012-\u2015\u2212]"
TODAY = r"\.\.|today|now|present"
NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|" + "|".join(MONTHS).lower() + ")"
DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
SIDES = (  # the spellings of one end of a span, and which group is year, month, day
    (r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", (1, 2, 3)),
    (r"([0-9]{1,2})/([0-9]{4})", (2, 1, 0)),
    (rf"(?:{DAY} )?{NAME}\.?,? ([0-9]{{4}})", (3, 2, 1)),
    (rf"{NAME}\.? {DAY},? ([0-9]{{4}})", (3, 1, 2)),
)
TURNED = (  # unmistakable, yet not read: the help writes it year first
    (r"([0-9]{4})[/.]?([0-9]{1,2})(?:[/.]?([0-9]{1,2}))?", (1, 2, 3)),
    (r"([0-9]{1,2})[-.]([0-9]{4})", (2, 1, 0)),
    (r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", (3, 2, 1)),
    (r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", (3, 1, 2)),
)


class Moment(NamedTuple):
    """A year, a month or a day; `about` marks it as uncertain and widens nothing."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day; a bare year ends on 31 December."""
        month = self.month or 12
        return date(self.year, month, self.day or days_in(self.year, month))

    def written(self) -> str:
        """The moment in EDTF without its mark, such as 2025-07."""
        parts = (f"{part:02}" for part in (self.month, self.day) if part is not None)
        return "-".join((f"{self.year:04}", *parts))


class DateSpan(NamedTuple):
    """A moment, a span of two, or (`open`) a span that ends today."""

    start: Moment
    end: Moment | None = None
    open: bool = False

    @property
    def about(self) -> bool:
        """Whether either end is uncertain."""
        return self.start.about or (self.end is not None and self.end.about)

    def earliest(self) -> date:
        """The first day it may mean."""
        return self.start.first

    def latest(self, today: date) -> date:
        """The last day it may mean; an open span ends today, but never before its start."""
        if self.open:
            return max(today, self.start.first)
        return (self.end or self.start).last

    def ages(self, today: date) -> tuple[int, int]:
        """The fewest and the most calendar months between it and today; the future is 0."""
        this_month = today.year * 12 + today.month
        newest, oldest = self.latest(today), self.earliest()
        fewest = this_month - newest.year * 12 - newest.month
        return max(0, fewest), max(0, this_month - oldest.year * 12 - oldest.month)

    def edtf(self) -> str:
        """Its form in the Extended Date/Time Format, such as `2024~/2025~`."""
        ends = (self.start, self.end) if self.end else (self.start,)
        written = [moment.written() + "~" * moment.about for moment in ends]
        return "/".join(written + [".."] * self.open)

    def page(self) -> str:
        """The spelling for prompts, such as `10/2025`; EDTF where that would lose something."""
        tilde = "~" * self.start.about
        if self.end is None and not self.open:
            return tilde + self.start.written()
        end = self.end or self.start
        if end.about != self.start.about or self.start.day or end.day:
            return self.edtf()
        left, right = (
            f"{moment.month:02}/{moment.year:04}" if moment.month else f"{moment.year:04}"
            for moment in (self.start, end)
        )
        return f"{tilde}{left}\u2013{'today' if self.open else right}"


class DateFault(NamedTuple):
    """Why a text is no date: `code` is "bad-date" or "ambiguous-date"."""

    code: str
    message: str
    help: str = ""


@lru_cache(maxsize=4096)
def parse_date(text: str) -> DateSpan | DateFault:
    """Read a date in any of the spellings that are meant to be read, or say why it is none."""
    if plain := re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text):
        moment = _moment(*plain.groups())
        if isinstance(moment, Moment):
            return DateSpan(moment)
    quoted = repr(text if len(text) <= 60 else text[:57] + "...")
    body, about = re.subn(f"^{ABOUT}", "", " ".join(text.lower().split()))
    if not body or len(body) > 60:
        return DateFault("bad-date", f"{quoted} is not a date" if body else "no date", FORMS)
    if fault := _known_fault(body, quoted, about > 0):
        return fault
    first, *rest = _sides(body)
    start = _side(first, about > 0)
    if isinstance(start, str):
        turned = _read(body, TURNED)
        if isinstance(turned, Moment):
            return DateFault("bad-date", f"{quoted} is not written year first", turned.written())
        return DateFault("bad-date", quoted + start, FORMS)
    if not rest:
        return DateSpan(*start)
    if re.fullmatch(TODAY, rest[0]):
        return DateSpan(start[0], open=True)
    end = _side(rest[0], about > 0)
    if isinstance(end, str):
        return DateFault("bad-date", quoted + end, FORMS)
    span = DateSpan(start[0], end[1] or end[0])
    if span.latest(span.earliest()) < span.earliest():
        other_way = DateSpan(end[0], start[1] or start[0]).edtf()
        return DateFault("bad-date", f"{quoted} ends before it starts", other_way)
    return span


def _sides(body: str) -> list[str]:
    """The two ends of a span, or the whole where it is none."""
    for between in (
        rf"(.+?) ?{DASH} ?(.+)|(.+?) (?:-|to) (.+)",
        rf"([^/]*[0-9]{{4}}[^/]*)/([^/0-9]*[0-9]{{4}}.*|{TODAY})",
        r"(.*[0-9]{4}[~?%]?)-(~?[0-9]{4}.*|[a-z].*)|(.*/.*)-(.*/.*)",
    ):
        if found := re.fullmatch(between, body):
            return [side.strip() for side in found.groups() if side is not None]
    return [body]


def _side(text: str, about: bool) -> tuple[Moment, Moment | None] | str:
    """One end of a span as its first and last moment, or why it is none."""
    bare, marks = re.subn(f"^{ABOUT}|[~?%]+$", "", text)
    third = re.fullmatch(r"(early|mid|late)[- ]?([0-9]{4})", bare)
    read = _moment(third[2]) if third else _read(bare, SIDES)
    if isinstance(read, str):
        return read
    read = read._replace(about=about or marks > 0)
    if third is None:
        return read, None
    month = {"early": 1, "mid": 5, "late": 9}[third[1]]
    return read._replace(month=month), read._replace(month=month + 3)


def _read(text: str, forms: tuple[tuple[str, tuple[int, int, int]], ...]) -> Moment | str:
    """The moment that a text spells in one of these forms, or why it does not."""
    reason = " is not a date"
    for form, places in forms:
        if found := re.fullmatch(form, text):
            read = _moment(*(found[place] if place else None for place in places))
            if isinstance(read, Moment):
                return read
            reason = read
    return reason


def _moment(year: str | None, month: str | None = None, day: str | None = None) -> Moment | str:
    """The moment with these parts, or why there is none such."""
    when = int(year or 0)
    if not 1900 <= when <= 2199:
        return f" has year {year}; expected 1900 to 2199"
    if month is None:
        return Moment(when)
    named = (name.lower().startswith(month[:3]) for name in MONTHS)
    number = int(month) if month[0] <= "9" else [*named].index(True) + 1
    if not 1 <= number <= 12:
        return f" has month {number}; expected 01 to 12"
    if day is not None and not 1 <= int(day) <= days_in(when, number):
        return f": {MONTHS[number - 1]} {when} has {days_in(when, number)} days"
    return Moment(when, number, None if day is None else int(day))


def _known_fault(body: str, quoted: str, about: bool) -> DateFault | None:
    """The fault of a text with two readings, of a span of years cut short, or of a time."""
    if short := re.fullmatch(rf"([0-9]{{4}}) ?(-|/|{DASH}) ?([0-9]{{1,2}})", body):
        year, number = int(short[1]), int(short[3])
        full = year - year % 100 + number
        span = f"{year}/{full if full > year else year + 2}"
        if 1 <= number <= 12 and short[2] != "-":
            either = f"{MONTHS[number - 1]} {year} or a span of years"
            return _ambiguous(quoted, either, f"{year}-{number:02}, or {span} for a span")
        if number > 12 and full > year:
            message = f"{quoted} has month {number}; a span of years has both in full"
            return DateFault("bad-date", message, span)
    if orders := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", body):
        one, two = int(orders[1]), int(orders[2])
        if one != two and 1 <= one <= 12 and 1 <= two <= 12:
            either = f"{one} {MONTHS[two - 1]} or {MONTHS[one - 1]} {two}"
            write = f"{orders[3]}-{two:02}-{one:02}, or {orders[3]}-{one:02}-{two:02}"
            return _ambiguous(quoted, either, write)
    if about and re.fullmatch(r"[0-9]{4}/[0-9]{4}", body):
        start, end = body.split("/")
        either = "about at its start or at both ends"
        return _ambiguous(quoted, either, f"{start}~/{end}, or {start}~/{end}~")
    if clock := re.match(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?.*[0-9]:[0-9]{2}", body):
        return DateFault("bad-date", f"{quoted} has a time; expected a day", clock[1] or FORMS)
    return None


def _ambiguous(quoted: str, either: str, write: str) -> DateFault:
    return DateFault("ambiguous-date", f"{quoted} could be {either}", write)


def days_in(year: int, month: int) -> int:
    """How many days that month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days
