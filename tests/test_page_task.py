"""The numbered task of a page: what goes to which key, and that no word of it is lost."""

from __future__ import annotations

from typing import Any

import pytest

from inquire.page_task import MOST_SENTENCES, TaskReading
from inquire.page_text import read_page


def told(text: str) -> tuple[dict[str, Any], list[str]]:
    """The keys that a task fills, and what of it was left."""
    reading, left = TaskReading(), []
    for block in read_page(text.encode()).blocks:
        unread = reading.read(block)
        left += [block.words] if unread is None else unread
    filled = {name: value for name, value in reading.retest._asdict().items() if value}
    if "window" in filled:
        filled["window"] = str(filled["window"])
    return filled, left


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "For each finding—especially the 10–30 pt drop—determine whether better data, tools "
            "(e.g., search, code), or both have since *relaxed* the trade-off.",
            {
                "focus": "the 10–30 pt drop; the trade-off",
                "relaxed_by": ("better data", "tools (e.g., search, code)", "both"),
            },
        ),
        (
            "For each claim, particularly the second, judge whether newer models have relaxed it.",
            {"focus": "the second", "relaxed_by": ("newer models",)},
        ),
        (
            "Check for each claim whether it still holds or has been relaxed by coats or by age.",
            {"relaxed_by": ("coats", "age")},
        ),
        ("Determine whether newer work has since overturned it.", {}),
        (
            "Separate the durable claim (sleep (of any kind) helps) from the perishable limit "
            "(lamps are white).",
            {"lasting": "sleep (of any kind) helps", "changing": "lamps are white"},
        ),
        (
            "Separate the durable claim that sleep helps from the perishable limit that lamps are white.",
            {"lasting": "sleep helps", "changing": "lamps are white"},
        ),
        ("Separate the durable claim from the perishable limit.", {}),
        (
            "Separate the durable question from the perishable limit; cite what resolved it, and "
            "say plainly where it still holds.",
            {},
        ),
        ("For each claim above, judge whether age has relaxed it.", {"relaxed_by": ("age",)}),
        ("Cite what resolved it.", {}),
        (
            "Cite studies of children first.",
            {"challenges": ("Cite studies of children first.",)},
        ),
        ("Flag any claim about minors.", {"challenges": ("Flag any claim about minors.",)}),
        (
            "Re-test each claim, above all the second.",
            {"focus": "the second"},
        ),
        ("Above all: the second claim", {"focus": "the second claim"}),
        ("What may have relaxed it: a, b; c", {"relaxed_by": ("a, b", "c")}),
        ("Look at men and women apart.", {"challenges": ("Look at men and women apart.",)}),
        ("Does age matter?", {"challenges": ("Does age matter?",)}),
    ],
)
def test_a_sentence_of_the_retest_fills_its_keys(sentence: str, expected: dict[str, Any]) -> None:
    filled, left = told(f"(1) **RE-TEST EACH CONSTRAINT.** {sentence}")

    assert (expected, []) == (filled, left)


def test_words_beside_what_is_known_are_left() -> None:
    filled, left = told(
        "1. Re-test each claim. For findings in children, judge whether age has since relaxed it."
    )

    assert {"relaxed_by": ("age",)} == filled
    assert ["For findings in children, judge"] == left


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("from the last 6 months.", {"window": "6 months"}),
        ("from the last ~6 months.", {"window": "6 months"}),
        ("from the past year.", {"window": "12 months"}),
        ("from the last two years.", {"window": "2 years"}),
        (
            "in the last 90 days. Is there any?",
            {"window": "90 days", "challenges": ("Is there any?",)},
        ),
    ],
)
def test_contrary_work_has_a_window_and_challenges(sentence: str, expected: dict[str, Any]) -> None:
    filled, left = told(f"(2) **Surface strongest CONTRADICTING or SUPERSEDING work** {sentence}")

    assert (expected, []) == (filled, left)


def test_a_search_that_asks_for_more_is_kept_whole() -> None:
    filled, _ = told("2. Find contradicting work from the last 6 months on clinics in the south.")

    assert {
        "window": "6 months",
        "challenges": ("Find contradicting work from the last 6 months on clinics in the south.",),
    } == filled


@pytest.mark.parametrize(
    "text",
    [
        "(3) **Propose 2 research questions** that assume the tension may have softened: (a) Is it? (b) Was it?",
        "3. Suggest two research questions: a) Is it?; b) Was it?",
        "3) Propose 2 new research questions.\n  a) Is it?\n  b) Was it?",
        "Propose two research questions. Is it? Was it?",
        "Propose 2 research questions:\n\n(a) Is it? (b) Was it?",
        "**Questions:**\n- Is it?\n- Was it?",
    ],
)
def test_questions_come_with_letters_or_one_after_the_other(text: str) -> None:
    assert ({"questions": ("Is it?", "Was it?")}, []) == told(text)


def test_an_introduction_that_says_more_is_left() -> None:
    filled, left = told("(3) Propose 2 research questions for clinics: (a) Is it?")

    assert ({"questions": ("Is it?",)}, ["for clinics:"]) == (
        filled,
        left,
    )


def test_tasks_are_known_by_their_words_in_any_order() -> None:
    filled, left = told(
        "1. Propose 2 research questions: (a) Is it?\n2. Surface the strongest contradicting work "
        "from the last 3 months.\n3. Re-test each finding. What of age?"
    )

    assert {
        "questions": ("Is it?",),
        "window": "3 months",
        "challenges": ("What of age?",),
    } == filled
    assert [] == left


def test_a_paragraph_behind_the_task_belongs_to_it_only_where_it_makes_a_demand() -> None:
    text = "1. Re-test each claim.\n\nCite arXiv IDs; flag anything you cannot ground.\n\n© Nobody"

    assert ({}, ["© Nobody"]) == told(text)


def test_very_many_sentences_are_left() -> None:
    _, left = told("1. Re-test each claim. " + "Is it? " * MOST_SENTENCES)

    assert 1 == len(left)
