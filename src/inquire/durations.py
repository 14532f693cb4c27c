"""Lengths of time, in calendar months and days, as limits and windows have them."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from inquire.dates import days_in


class Duration(NamedTuple):
    """A length of time, in calendar months and days."""

    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        """Such as `6 months`, `3 years` or `90 days`; ages are told in months, so one year is 12."""
        whole = self.months >= 24 and self.months % 12 == 0
        years, months = (self.months // 12, 0) if whole else (0, self.months)
        parts = ((years, "year"), (months, "month"), (self.days, "day"))
        written = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in parts if count]
        return " ".join(written) or "0 days"

    def before(self, day: date) -> date:
        """The day that lies this long before; months clamp to their last day."""
        return _shifted(day, -self.months, -self.days)

    def after(self, day: date) -> date:
        """The day that lies this long after; months clamp to their last day."""
        return _shifted(day, self.months, self.days)


@lru_cache(maxsize=256)
def parse_duration(text: str) -> Duration | None:
    """Read a length of time such as `6 months`, `30d` or `2 years 6 months`, 100 years at most."""
    form = (
        r"(?:([0-9]{1,3}) ?(?:years?|yrs?|y))? ?(?:([0-9]{1,4}) ?(?:months?|mos?|m))? ?"
        r"(?:([0-9]{1,4}) ?(?:weeks?|wks?|w))? ?(?:([0-9]{1,5}) ?(?:days?|d))?"
    )
    if not (found := re.fullmatch(form, " ".join(text.lower().split()))):
        return None
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    length = Duration(years * 12 + months, weeks * 7 + days)
    return length if 0 < length.months * 30.4375 + length.days <= 36525 else None


def _shifted(day: date, months: int, days: int) -> date:
    """That day moved by months, then by days, no further than the calendar goes."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    moved = date(year, month + 1, min(day.day, days_in(year, month + 1)))
    return date.fromordinal(min(max(moved.toordinal() + days, 1), date.max.toordinal()))
