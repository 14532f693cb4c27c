"""The first paragraph of a page's prompt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.page_role import Role, read_role, without_cutoff


def told(words: str) -> tuple[str, str, str, str, str]:
    read = read_role(words) or Role()
    surveyed = read.surveyed.edtf() if read.surveyed else ""
    return read.role, read.topic, read.finding, surveyed, read.unread


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "You are a sleep researcher re-testing whether lamps help—a question that may have "
            "shifted since 03/2025. A curated library (spanning 2021–03/2025) claims that they do.",
            ("sleep researcher", "lamps help", "they do", "2025-03", ""),
        ),
        (
            "You are an expert re-testing whether lamps help, a question that might have changed "
            "since mid-2025. Our library (spanning 2021–03/2025) says: it depends. On what?",
            (
                "expert",
                "lamps help, a question that might have changed since mid-2025",
                "it depends. On what?",
                "2025-03",
                "",
            ),
        ),
        (
            "You are a judge retesting if A vs. B matters – a question that may have shifted since "
            "July 2025.",
            ("judge", "A vs. B matters", "", "2025-07", ""),
        ),
        (
            "You are a reader. Re-test whether lamps help. Do it well. The library, covering 2021 "
            "to July 2025, found no.",
            ("reader", "lamps help", "no", "2025-07", "Do it well."),
        ),
        ("You are a reader. Do it well.", ("reader", "", "", "", "Do it well.")),
        ("A curated library (2021–today) claims yes.", ("", "", "yes", "", "")),
        ("A curated library claims yes", ("", "", "yes", "", "")),
        ("Nobody is a reader.", ("", "", "", "", "")),
    ],
)
def test_role_topic_finding_and_survey_are_told_apart(
    words: str, expected: tuple[str, ...]
) -> None:
    assert expected == told(words)


def test_a_topic_can_do_without_the_clause_of_its_cutoff() -> None:
    assert "it is" == without_cutoff("it is—a question that may have shifted since mid-2025")


@given(st.text("abc .,—–?()", max_size=200))
def test_whatever_follows_it_is_read(text: str) -> None:
    read = read_role(f"You are a reader re-testing whether {text}")

    assert read is not None
    assert "reader" == read.role
    kept = [word for word in text.split() if any(map(str.isalpha, word))]
    assert all(word.strip(".,—–?()") in f"{read.topic} {read.unread}" for word in kept)
