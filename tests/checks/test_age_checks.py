"""Stale, due and undated: the boundaries between them, and what is said of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from inquire.diagnostics import Problem
from inquire.durations import Duration
from inquire.model import Limits

Told = Callable[..., list[Problem]]
AGE_CHECKS = ("stale-claim", "stale-note", "due-claim", "due-note", "undated-claim", "undated-note")


def line(top: str = "", claim: str = "", note: str = "") -> str:
    """A note and a claim of 2025-01, with these further keys."""
    return f"""\
question: Is it so?
{top}
notes:
  - {{id: note, title: Is it?, text: It is, date: 2025-01{note}}}
claims:
  - {{id: claim, text: It is, date: 2025-01{claim}}}
"""


def told_codes(told: Told, text: str, **context: object) -> list[str]:
    return [code for code in AGE_CHECKS for _ in told(code, text, **context)]


@pytest.mark.parametrize(
    ("reviewed", "expected"),
    [
        ("2026-05-21", ["stale-claim"]),
        ("2026-05-22", ["due-claim"]),
        ("2026-06-21", ["due-claim"]),
        ("2026-06-22", []),
        ("2026-11-22", []),
        ("2025-11-21", ["stale-claim", "stale-note"]),
        ("2025-11-22", ["stale-claim", "due-note"]),
        ("2025-12-22", ["stale-claim"]),
        ("2026", ["due-claim"]),
        ("2025/..", ["due-claim", "due-note"]),
    ],
)
def test_a_look_is_stale_after_its_limit_and_due_30_days_before(
    told: Told, reviewed: str, expected: list[str]
) -> None:
    text = line(claim=f", reviewed: {reviewed}", note=f", reviewed: {reviewed}")

    actual = told_codes(told, text)

    assert expected == actual


def test_a_survey_is_a_look_at_everything_that_has_none_of_its_own(told: Told) -> None:
    text = line("surveyed: 2026-10") + "  - {text: It is too, date: 2025-01}\n"

    actual = told_codes(told, text)
    expected = []

    assert expected == actual


def test_durable_claims_and_the_limits_of_line_and_library_count(told: Told) -> None:
    durable = line("surveyed: 2025-10", ", kind: durable", ", reviewed: 2026-11")
    of_line = durable.replace("question:", "limits: {durable: 1 year}\nquestion:")

    actual = [
        told_codes(told, durable),
        told_codes(told, of_line),
        told_codes(told, durable, limits=Limits(durable=Duration(days=30))),
        told_codes(told, durable, today=date(2028, 10, 15)),
    ]
    expected = [[], ["stale-claim"], ["stale-claim"], ["stale-note", "due-claim"]]

    assert expected == actual


@pytest.mark.parametrize(
    ("top", "look", "expected"),
    [
        (
            "surveyed: 2025-10",
            "",
            (
                "claim 'claim' was last looked at in 2025-10, 13 months ago; "
                "its limit is 6 months (perishable)"
            ),
        ),
        (
            "",
            "",
            (
                "claim 'claim' is of 2025-01, 22 months ago, and nobody has looked at it since; "
                "its limit is 6 months (perishable)"
            ),
        ),
        (
            "",
            ", reviewed: 2025",
            (
                "claim 'claim' was last looked at in 2025, 11 to 22 months ago; "
                "its limit is 6 months (perishable)"
            ),
        ),
        (
            "history: [{claim: claim, date: 2026-01-05, verdict: holds}]",
            "",
            (
                "claim 'claim' was last looked at on 2026-01-05, 10 months ago; "
                "its limit is 6 months (perishable)"
            ),
        ),
    ],
)
def test_a_message_says_when_somebody_looked_or_that_nobody_did(
    told: Told, top: str, look: str, expected: str
) -> None:
    text = line(top, look)

    actual = [problem.message for problem in told("stale-claim", text)]
    expected = [expected]

    assert expected == actual


def test_a_limit_shorter_than_a_month_is_told_in_words(told: Told) -> None:
    texts = [
        line("limits: {perishable: 3 days}", f", reviewed: {day}")
        for day in ("2026-11-10", "2026-10-31")
    ]

    actual = [problem.message for text in texts for problem in told("stale-claim", text)]
    expected = [
        (
            "claim 'claim' was last looked at on 2026-11-10, this month; "
            "its limit is 3 days (perishable)"
        ),
        (
            "claim 'claim' was last looked at on 2026-10-31, 1 month ago; "
            "its limit is 3 days (perishable)"
        ),
    ]

    assert expected == actual


def test_a_paper_dates_a_claim_and_a_note(told: Told) -> None:
    text = """\
    question: Is it so?
    notes:
      - {id: note, title: Is it?, text: It is, anchors: [2507.21919]}
      - {id: bare, title: Is it?, text: It is}
    claims:
      - {text: It is, notes: [note]}
      - {text: It is too, notes: [bare]}
      - {text: It was, date: 2025-07}
    """

    actual = [
        (code, problem.pointer)
        for code in ("undated-claim", "undated-note")
        for problem in told(code, text)
    ]
    expected = [("undated-claim", "/claims/1"), ("undated-note", "/notes/1")]

    assert expected == actual
