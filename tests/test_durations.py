"""Lengths of time: every spelling that is read, how they are printed, and days moved by them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.durations import Duration, parse_duration


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("6 months", Duration(6)),
        ("1 month", Duration(1)),
        ("3 Years", Duration(36)),
        ("90 days", Duration(0, 90)),
        ("30d", Duration(0, 30)),
        ("6m", Duration(6)),
        ("6 mo", Duration(6)),
        ("2y", Duration(24)),
        ("2 weeks", Duration(0, 14)),
        ("2w", Duration(0, 14)),
        (" 2  years 6 months ", Duration(30)),
        ("100 years", Duration(1200)),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(text: str, length: Duration) -> None:
    found = parse_duration(text)

    assert length == found


@pytest.mark.parametrize(
    "text",
    [
        *("", "months", "6", "0 months", "-6 months", "6.5 months", "101 years"),
        *("100 years 1 day", "36526 days", "six months", "6 hours", "\u0666 months"),
        "6 months ago",
    ],
)
def test_other_lengths_are_refused(text: str) -> None:
    found = parse_duration(text)

    assert found is None


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (Duration(6), "6 months"),
        (Duration(1), "1 month"),
        (Duration(12), "12 months"),
        (Duration(36), "3 years"),
        (Duration(30), "30 months"),
        (Duration(0, 90), "90 days"),
        (Duration(1, 1), "1 month 1 day"),
        (Duration(), "0 days"),
    ],
)
def test_a_length_of_time_is_printed_in_months_or_whole_years(length: Duration, text: str) -> None:
    printed = str(length)

    assert text == printed


@given(st.builds(Duration, st.integers(0, 600), st.integers(0, 9000)))
def test_every_length_reads_back(length: Duration) -> None:
    found = parse_duration(str(length))

    assert found == (length if length.months or length.days else None)


@pytest.mark.parametrize(
    ("length", "before", "after"),
    [
        (Duration(6), date(2025, 11, 30), date(2026, 11, 30)),
        (Duration(9), date(2025, 8, 31), date(2027, 2, 28)),
        (Duration(0, 30), date(2026, 5, 1), date(2026, 6, 30)),
        (Duration(36), date(2023, 5, 31), date(2029, 5, 31)),
    ],
)
def test_months_clamp_to_their_last_day(length: Duration, before: date, after: date) -> None:
    day = date(2026, 5, 30) if length == Duration(6) else date(2026, 5, 31)

    assert (before, after) == (length.before(day), length.after(day))


@given(st.dates(), st.integers(0, 1200), st.integers(0, 36525))
def test_moving_a_day_stays_within_the_calendar(day: date, months: int, days: int) -> None:
    length = Duration(months, days)

    assert length.before(day) <= day <= length.after(day)


def test_the_calendars_ends_hold() -> None:
    length = Duration(12, 40)

    assert length.before(date(1, 1, 5)) == date.min
    assert Duration(0, 40).before(date(1, 1, 5)) == date.min
    assert length.after(date(9999, 12, 5)) == date.max
    assert Duration(1).after(date(9999, 11, 30)) == date(9999, 12, 30)


@given(st.text() | st.text("0123456789 ymdwoearsnthk.-\u0662", max_size=30))
def test_no_text_makes_reading_a_length_fail(text: str) -> None:
    found = parse_duration(text)

    assert found is None or date.min < found.before(date(2026, 11, 22)) < date(2026, 11, 22)
