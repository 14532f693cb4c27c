"""What evidence says of a cited paper, and which of two records is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId
from inquire.evidence import (
    RENEWED_AFTER_DAYS,
    Absent,
    Evidence,
    Paper,
    Reply,
    SecondWord,
    Status,
    Unreachable,
    merge,
    newer,
    status,
)

ASKED = date(2026, 11, 22)
PAPER = Paper(
    "2501.99901",
    2,
    "A made-up title",
    ("Ada Example",),
    date(2025, 1, 15),
    date(2025, 2, 14),
    ASKED,
    "arXiv",
)
ABSENT = Absent("2501.99901", ASKED, "arXiv")


@pytest.mark.parametrize(
    ("version", "reply", "expected"),
    [
        (None, PAPER, Status.FOUND),
        (1, PAPER, Status.FOUND),
        (2, PAPER, Status.FOUND),
        (3, PAPER, Status.UNKNOWN),
        (3, replace(PAPER, missing=(3,)), Status.VERSION_MISSING),
        (4, replace(PAPER, missing=(3,)), Status.UNKNOWN),
        (3, replace(PAPER, withdrawn="withdrawn by the author"), Status.WITHDRAWN),
        (None, ABSENT, Status.NOT_FOUND),
        (None, Unreachable("2501.99901", "arXiv answered 503"), Status.UNKNOWN),
        (None, None, Status.UNKNOWN),
    ],
)
def test_a_reply_gives_a_status(version: int | None, reply: Reply | None, expected: Status) -> None:
    assert expected is status(ArxivId("2501.99901", version), reply)


@pytest.mark.parametrize(
    ("base", "asked", "expected"),
    [
        ("2611.99901", date(2026, 11, 22), Status.TOO_NEW),
        ("2610.99901", date(2026, 11, 22), Status.TOO_NEW),
        ("2609.99901", date(2026, 11, 22), Status.NOT_FOUND),
        ("2612.99901", date(2026, 11, 22), Status.TOO_NEW),
        ("3001.99901", date(2026, 11, 22), Status.TOO_NEW),
        ("2512.99901", date(2026, 1, 2), Status.TOO_NEW),
        ("2511.99901", date(2026, 1, 2), Status.NOT_FOUND),
        ("math/9201999", date(2026, 1, 2), Status.NOT_FOUND),
    ],
)
def test_an_absent_paper_of_this_month_or_the_last_is_too_new(
    base: str, asked: date, expected: Status
) -> None:
    assert expected is status(ArxivId(base), Absent(base, asked, "arXiv"))


def test_a_record_with_the_same_facts_stays_until_it_is_old() -> None:
    day_before = replace(PAPER, asked=ASKED + timedelta(RENEWED_AFTER_DAYS - 1))
    on_the_day = replace(PAPER, asked=ASKED + timedelta(RENEWED_AFTER_DAYS))

    assert newer(PAPER, day_before) is PAPER
    assert newer(PAPER, on_the_day) is on_the_day


def test_another_catalog_that_says_the_same_changes_nothing() -> None:
    assert newer(PAPER, replace(PAPER, catalog="snapshot")) is PAPER


@pytest.mark.parametrize(
    "fresh",
    [
        replace(PAPER, title="Another"),
        replace(PAPER, version=3),
        replace(PAPER, withdrawn="withdrawn"),
        replace(PAPER, journal="J. Tests"),
        ABSENT,
    ],
)
def test_a_record_changes_when_its_facts_do_and_back(fresh: Evidence) -> None:
    assert newer(PAPER, fresh) is fresh
    assert newer(fresh, PAPER) is PAPER


def test_of_two_that_contradict_each_other_the_one_asked_later_counts() -> None:
    stale = replace(PAPER, title="Before", asked=ASKED - timedelta(1))

    assert newer(PAPER, stale) is PAPER


def test_earlier_titles_once_learned_are_kept() -> None:
    known = replace(PAPER, earlier_titles=((1, "Before"),))
    grown = replace(PAPER, version=3, earlier_titles=((2, "A made-up title"),))

    assert newer(known, PAPER) is known
    assert newer(known, grown).earlier_titles == ((1, "Before"), (2, "A made-up title"))  # type: ignore[union-attr]


def test_what_a_second_catalog_disputes_is_held_against_nobody() -> None:
    denies = SecondWord("DataCite", agrees=False)
    gone = replace(PAPER, withdrawn="withdrawn by the author")

    assert Status.FOUND is status(ArxivId(PAPER.id), replace(gone, second=denies))
    assert Status.UNKNOWN is status(ArxivId(PAPER.id), replace(ABSENT, second=denies))
    assert Status.FOUND is status(ArxivId(PAPER.id, 1), replace(gone, second=denies))


def test_what_a_second_catalog_confirms_stays_so() -> None:
    confirms = SecondWord("DataCite", agrees=True)

    assert Status.NOT_FOUND is status(ArxivId(ABSENT.id), replace(ABSENT, second=confirms))


def test_a_second_catalog_that_is_silent_later_takes_nothing_back() -> None:
    confirmed = replace(ABSENT, second=SecondWord("DataCite", agrees=True))
    silent = replace(ABSENT, asked=ASKED + timedelta(1))
    much_later = replace(ABSENT, asked=ASKED + timedelta(RENEWED_AFTER_DAYS))

    assert newer(confirmed, silent) is confirmed
    assert newer(confirmed, much_later) is much_later


def test_a_second_catalog_that_changes_its_mind_is_heard() -> None:
    confirmed = replace(ABSENT, second=SecondWord("DataCite", agrees=True))
    disputed = replace(ABSENT, second=SecondWord("DataCite", agrees=False, says="A title"))

    assert newer(ABSENT, confirmed) is confirmed
    assert newer(confirmed, disputed) is disputed


def test_versions_once_missing_stay_so_until_they_are_there() -> None:
    known = replace(PAPER, missing=(3, 5))
    grown = replace(PAPER, version=3)

    assert newer(known, PAPER) is known
    assert newer(known, grown) == replace(grown, missing=(5,))


def test_merging_keeps_what_only_one_side_has() -> None:
    other = replace(ABSENT, id="2501.99902")

    assert {PAPER.id: PAPER, other.id: other} == merge({PAPER.id: PAPER}, {other.id: other})


EVIDENCE = st.sampled_from(
    [
        PAPER,
        ABSENT,
        replace(PAPER, title="Another"),
        replace(PAPER, earlier_titles=((1, "Before"),)),
        replace(PAPER, asked=ASKED + timedelta(3)),
        replace(ABSENT, asked=ASKED + timedelta(100)),
        replace(ABSENT, second=SecondWord("DataCite", agrees=True)),
        replace(PAPER, second=SecondWord("DataCite", agrees=False, says="Another")),
    ]
)


@given(EVIDENCE, EVIDENCE)
def test_what_was_merged_once_is_not_changed_by_merging_it_again(
    old: Evidence, new: Evidence
) -> None:
    once = newer(old, new)

    assert newer(once, new) == once
    assert newer(old, old) == old
