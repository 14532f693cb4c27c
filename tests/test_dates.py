"""Dates: every spelling that is read, every fault, and round trips."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.dates import DateFault, DateSpan, Moment, parse_date

TODAY = date(2026, 11, 22)
DASH = "\u2013"


def span(text: str) -> DateSpan:
    found = parse_date(text)
    assert isinstance(found, DateSpan)
    return found


def fault(text: str) -> DateFault:
    found = parse_date(text)
    assert isinstance(found, DateFault)
    return found


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    day = draw(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    about = draw(st.booleans())
    return draw(
        st.sampled_from(
            [
                Moment(day.year, about=about),
                Moment(day.year, day.month, about=about),
                Moment(day.year, day.month, day.day, about=about),
            ]
        )
    )


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    start = draw(moments())
    form = draw(st.sampled_from(["moment", "open", "span"]))
    if form == "moment":
        return DateSpan(start)
    if form == "open":
        return DateSpan(start, open=True)
    end = draw(moments())
    return DateSpan(start, end) if start.first <= end.last else DateSpan(end, start)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025", "2025"),
        ("2025-07", "2025-07"),
        ("2025-07-29", "2025-07-29"),
        ("2025~", "2025~"),
        ("2025?", "2025~"),
        ("2025%", "2025~"),
        ("~2025-07", "2025-07~"),
        ("2024/2025", "2024/2025"),
        ("2024~/2025~", "2024~/2025~"),
        ("2024~/2025", "2024~/2025"),
        ("2025-07/..", "2025-07/.."),
        ("2025-07-01/2025-07-29", "2025-07-01/2025-07-29"),
        ("2025/today", "2025/.."),
        (f"~2024{DASH}2025", "2024~/2025~"),
        ("~2024-2025", "2024~/2025~"),
        (f"2024{DASH}2025~", "2024/2025~"),
        ("2024\u20142025", "2024/2025"),
        (f"2024 {DASH} 2025", "2024/2025"),
        ("2024 - 2025", "2024/2025"),
        ("2024 to 2025", "2024/2025"),
        ("10/2025", "2025-10"),
        (f"2022{DASH}10/2025", "2022/2025-10"),
        (f"12/2022{DASH}10/2025", "2022-12/2025-10"),
        ("12/2022-10/2025", "2022-12/2025-10"),
        ("10/2022-2025", "2022-10/2025"),
        ("2022-10/2025", "2022-10/2025"),
        ("July 2025", "2025-07"),
        ("jul 2025", "2025-07"),
        ("Sept. 2025", "2025-09"),
        ("JULY, 2025", "2025-07"),
        ("29 July 2025", "2025-07-29"),
        ("29th July 2025", "2025-07-29"),
        ("July 29, 2025", "2025-07-29"),
        ("Jul 29 2025", "2025-07-29"),
        ("May 2024 to June 2025", "2024-05/2025-06"),
        ("july 2025-october 2025", "2025-07/2025-10"),
        ("2025-7", "2025-07"),
        ("2025-7-9", "2025-07-09"),
        ("early-2025", "2025-01/2025-04"),
        ("mid-2025", "2025-05/2025-08"),
        ("Late 2025", "2025-09/2025-12"),
        ("~mid-2025", "2025-05~/2025-08~"),
        (f"early 2024{DASH}late 2025", "2024-01/2025-12"),
        ("mid-2025/2025-05", "2025-05/2025-05"),
        ("mid-2025 to today", "2025-05/.."),
        ("c. 2025", "2025~"),
        ("c.2025", "2025~"),
        ("ca. 2025", "2025~"),
        ("circa 2025", "2025~"),
        ("about 2025", "2025~"),
        ("Around July 2025", "2025-07~"),
        (f"c. 2024{DASH}2025", "2024~/2025~"),
        (f"2025{DASH}today", "2025/.."),
        ("2025-now", "2025/.."),
        ("2025 to present", "2025/.."),
        (f"07/2025{DASH}today", "2025-07/.."),
        ("  2025-07\u00a0", "2025-07"),
        ("2024-02-29", "2024-02-29"),
        ("1900", "1900"),
        ("2199-12-31", "2199-12-31"),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, edtf: str) -> None:
    found = span(text)

    assert edtf == found.edtf()


@pytest.mark.parametrize(
    ("text", "code", "message", "remedy"),
    [
        (
            "2025/07",
            "ambiguous-date",
            "'2025/07' could be July 2025 or a span of years",
            "2025-07, or 2025/2027 for a span",
        ),
        (
            f"2010{DASH}12",
            "ambiguous-date",
            f"'2010{DASH}12' could be December 2010 or a span of years",
            "2010-12, or 2010/2012 for a span",
        ),
        (
            "03/04/2025",
            "ambiguous-date",
            "'03/04/2025' could be 3 April or March 4",
            "2025-04-03, or 2025-03-04",
        ),
        (
            "~2024/2025",
            "ambiguous-date",
            "'~2024/2025' could be about at its start or at both ends",
            "2024~/2025, or 2024~/2025~",
        ),
        ("2024-02-30", "bad-date", "'2024-02-30': February 2024 has 29 days", "write it like"),
        ("30 February 2023", "bad-date", "'30 February 2023': February 2023 has 28", "write it"),
        ("2025-13", "bad-date", "'2025-13' has month 13; expected 01 to 12", "write it like"),
        ("2025-00", "bad-date", "'2025-00' has month 0; expected 01 to 12", "write it like"),
        ("2024-25", "bad-date", "'2024-25' has month 25; a span of years has both", "2024/2025"),
        ("1899", "bad-date", "'1899' has year 1899; expected 1900 to 2199", "write it like"),
        ("2200-01", "bad-date", "'2200-01' has year 2200; expected 1900", "write it like"),
        ("mid-1800", "bad-date", "'mid-1800' has year 1800; expected 1900", "write it like"),
        ("2025/2024", "bad-date", "'2025/2024' ends before it starts", "2024/2025"),
        (
            "late 2025 to early 2025",
            "bad-date",
            "'late 2025 to early 2025' ends before",
            "2025-01/",
        ),
        ("2024/2025-13", "bad-date", "'2024/2025-13' has month 13", "write it like"),
        ("2025-07-29T10:00", "bad-date", "'2025-07-29T10:00' has a time", "2025-07-29"),
        ("at 10:30", "bad-date", "'at 10:30' has a time; expected a day", "write it like"),
        ("25/12/2025", "bad-date", "'25/12/2025' is not written year first", "2025-12-25"),
        ("12/25/2025", "bad-date", "'12/25/2025' is not written year first", "2025-12-25"),
        ("04.04.2025", "bad-date", "'04.04.2025' is not written year first", "2025-04-04"),
        ("2025/07/29", "bad-date", "'2025/07/29' is not written year first", "2025-07-29"),
        ("20250729", "bad-date", "'20250729' is not written year first", "2025-07-29"),
        ("07-2025", "bad-date", "'07-2025' is not written year first", "2025-07"),
        ("31/02/2025", "bad-date", "'31/02/2025' is not a date", "write it like 2025"),
        ("soon", "bad-date", "'soon' is not a date", "write it like 2025, 2025-07"),
        ("today", "bad-date", "'today' is not a date", "write it like"),
        ("July", "bad-date", "'July' is not a date", "write it like"),
        (f"2023{DASH}2024{DASH}2025", "bad-date", "is not a date", "write it like"),
        ("\u0662\u0660\u0662\u0665", "bad-date", "is not a date", "write it like"),
        ("\uff12\uff10\uff12\uff15", "bad-date", "is not a date", "write it like"),
        ("", "bad-date", "no date", "write it like"),
        (" \n", "bad-date", "no date", "write it like"),
        ("9" * 70, "bad-date", "999...' is not a date", "write it like"),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_to_write(
    text: str, code: str, message: str, remedy: str
) -> None:
    found = fault(text)

    assert code == found.code
    assert message in found.message
    assert remedy in found.help


@pytest.mark.parametrize(
    ("edtf", "page"),
    [
        ("2025-07", "2025-07"),
        ("2025~", "~2025"),
        ("2025-07-29~", "~2025-07-29"),
        ("2024/2025", f"2024{DASH}2025"),
        ("2024~/2025~", f"~2024{DASH}2025"),
        ("2024~/2025", "2024~/2025"),
        ("2022/2025-10", f"2022{DASH}10/2025"),
        ("2022-12/2025-10", f"12/2022{DASH}10/2025"),
        ("2025-07/..", f"07/2025{DASH}today"),
        ("2025/..", f"2025{DASH}today"),
        ("2025~/..", f"~2025{DASH}today"),
        ("2025-07-29/..", "2025-07-29/.."),
        ("2025/2025-07-29", "2025/2025-07-29"),
    ],
)
def test_a_prompt_prints_the_pages_spelling_unless_that_loses_something(
    edtf: str, page: str
) -> None:
    found = span(edtf)

    assert page == found.page()


@given(spans())
def test_every_date_reads_back_from_edtf(given_span: DateSpan) -> None:
    found = parse_date(given_span.edtf())

    assert given_span == found


@given(spans())
def test_every_date_reads_back_from_the_pages_spelling(given_span: DateSpan) -> None:
    found = parse_date(given_span.page())

    assert given_span == found


DATE_LIKE = st.text(f"0123456789-/~?%.:, {DASH}abcdefjlmnoprstuvyzT\u0662", max_size=30)


@given(st.text() | DATE_LIKE)
def test_no_text_makes_reading_a_date_fail(text: str) -> None:
    found = parse_date(text)

    assert isinstance(found, DateSpan | DateFault)


@given(DATE_LIKE)
def test_what_is_read_ends_no_earlier_than_it_starts(text: str) -> None:
    found = parse_date(text)

    assert isinstance(found, DateFault) or found.earliest() <= found.latest(TODAY)


def test_a_bare_year_ends_on_the_last_of_december() -> None:
    found = span("2025")

    assert (date(2025, 1, 1), date(2025, 12, 31)) == (found.earliest(), found.latest(TODAY))


def test_a_month_ends_on_its_last_day() -> None:
    found = span("2024-02")

    assert (date(2024, 2, 1), date(2024, 2, 29)) == (found.earliest(), found.latest(TODAY))


def test_about_widens_nothing() -> None:
    found = span("2025-07-29~")

    assert (date(2025, 7, 29), date(2025, 7, 29)) == (found.earliest(), found.latest(TODAY))


@pytest.mark.parametrize(
    ("text", "about"),
    [("2025", False), ("2025~", True), ("2024/2025~", True), ("2024~/2025", True)],
)
def test_a_span_is_about_where_either_end_is(text: str, about: bool) -> None:
    found = span(text)

    assert about is found.about


def test_an_open_span_ends_today_but_never_before_its_start() -> None:
    found = span("2025-07/..")

    assert found.latest(TODAY) == TODAY
    assert found.latest(date(2024, 1, 1)) == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("2025-10", 13, 13),
        ("2025", 11, 22),
        ("2022/2025-10", 13, 58),
        ("2025-07/..", 0, 16),
        ("2026", 0, 10),
        ("2027-03", 0, 0),
    ],
)
def test_ages_are_the_fewest_and_the_most_calendar_months(
    text: str, fewest: int, most: int
) -> None:
    found = span(text).ages(TODAY)

    assert (fewest, most) == found
