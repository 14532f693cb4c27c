"""Checks that compare dates: of claims, of papers, of surveys and of today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from inquire.diagnostics import Problem
from inquire.evidence import Absent, Paper

Told = Callable[..., list[Problem]]
ASKED = date(2026, 11, 22)


def paper(published: str, updated: str = "", version: int = 1) -> dict[str, Paper]:
    first = date.fromisoformat(published)
    last = date.fromisoformat(updated) if updated else first
    return {"2507.21919": Paper("2507.21919", version, "T", (), first, last, ASKED, "arXiv")}


ANCHOR = """\
question: Is it so?
claims: [{{text: It is}}]
anchors: [{{arxiv: {paper}, date: '{date}'}}]
"""


@pytest.mark.parametrize(
    ("arxiv", "dated", "expected"),
    [
        ("2507.21919", "2025-07", 0),
        ("2507.21919", "2025-06", 0),
        ("2507.21919", "2025", 0),
        ("2507.21919", "2025-07-31", 0),
        ("2507.21919", "2025-08", 1),
        ("2507.21919", "2025-08-01", 1),
        ("2507.21919", "~2026", 1),
        ("2507.21919v1", "2025-08", 1),
        ("2507.21919v2", "2025-08", 0),
        ("math/0309136", "2003-09", 0),
        ("math/9309136", "1993-10", 1),
        ("hep-th/9912001", "2000-01", 1),
    ],
)
def test_an_anchor_is_late_after_the_month_of_its_id(
    told: Told, arxiv: str, dated: str, expected: int
) -> None:
    actual = told("late-anchor", ANCHOR.format(paper=arxiv, date=dated))
    expected = ["/anchors/0/date"] * expected

    assert expected == [problem.pointer for problem in actual]


@pytest.mark.parametrize(
    ("dated", "evidence", "expected"),
    [
        ("2025-10", paper("2025-07-29", "2025-10-05", 2), 0),
        ("2025-09", paper("2025-07-29", "2025-10-05", 2), 1),
        ("2025-09", paper("2025-07-29", "2025-10-05", 3), 0),
        ("2025-11", paper("2025-07-29", "2025-10-05", 3), 1),
        ("2025-10", paper("2025-07-29"), 1),
        ("2025-08", paper("2025-08-01"), 0),
        ("2025-10", {"2507.21919": Absent("2507.21919", ASKED, "arXiv")}, 1),
    ],
)
def test_an_anchor_may_be_of_the_month_of_any_version(
    told: Told, dated: str, evidence: dict[str, Paper], expected: int
) -> None:
    text = ANCHOR.format(paper="2507.21919", date=dated)

    actual = told("late-anchor", text, evidence=evidence)

    assert expected == len(actual)


def test_anchors_without_a_date_are_not_late(told: Told) -> None:
    actual = told(
        "late-anchor", "question: Is it?\nclaims: [{text: It is}]\nanchors: [{arxiv: 2507.21919}]"
    )
    expected = []

    assert expected == actual


CLAIM = """\
question: Is it so?
claims: [{{text: It is, date: {date}, anchors: [{papers}]}}]
anchors: [{{arxiv: 2402.12556, date: '{anchored}'}}]
"""


@pytest.mark.parametrize(
    ("dated", "papers", "anchored", "expected"),
    [
        ("2024-02", "2402.12556", "2024-02", None),
        ("2024-05-29", "2402.12556", "2024-02", None),
        (
            "2024-05-30",
            "2402.12556",
            "2024-02",
            "claim dated 2024-05-30, but its only paper is of 2024-02, three months earlier",
        ),
        (
            "~2025",
            "2402.12556",
            "2024-02",
            "claim dated 2025, but its only paper is of 2024-02, ten months earlier",
        ),
        (
            "2026-02",
            "2402.12556",
            "2024-02",
            "claim dated 2026-02, but its only paper is of 2024-02, 23 months earlier",
        ),
        (
            "2022",
            "2402.12556",
            "2024-02",
            "claim dated 2022, but its only paper is of 2024-02, 13 months later",
        ),
        ("2024/2025", "2402.12556", "2024-02", None),
        ("~2024-2025", "2402.12556", "2024-02", None),
        ("2025-07", "2402.12556, 2507.21919", "2024-02", None),
        (
            "2026-02",
            "2402.12556, 2507.21919",
            "2024-02",
            "claim dated 2026-02, but the nearest of its 2 papers is of 2025-07, six months earlier",
        ),
        ("2025-02", "2402.12556", "2025-01", None),
        ("2024-02", "2402.12556", "2025-01", None),
        ("2024-02/..", "2507.21919", "2024-02", None),
        ("2025", "", "2024-02", None),
        ("", "2402.12556", "2024-02", None),
    ],
)
def test_a_claim_is_of_the_time_of_its_nearest_paper(
    told: Told, dated: str, papers: str, anchored: str, expected: str | None
) -> None:
    text = CLAIM.format(date=dated, papers=papers, anchored=anchored)

    actual = [problem.message for problem in told("claim-later-than-papers", text)]
    expected = [expected] if expected else []

    assert expected == actual


def test_a_claim_may_be_of_the_time_of_a_later_version(told: Told) -> None:
    text = CLAIM.format(date="2026-02", papers="2507.21919", anchored="2024-02")
    evidence = paper("2025-07-29", "2026-02-01", 3)

    actual = told("claim-later-than-papers", text, evidence=evidence)
    expected = []

    assert expected == actual


def test_every_date_that_begins_after_today_is_told(told: Told) -> None:
    text = """\
    question: Is it so?
    surveyed: 2026-12
    notes:
      - {id: note, title: Is it?, text: It is, date: 2026-11-23, reviewed: 2026-11-22}
    claims:
      - {id: claim, text: It is, date: 2026, reviewed: 2027}
    anchors:
      - {arxiv: 2507.21919, date: 2026-11}
      - {arxiv: 2507.03112, date: 2027-01}
    history:
      - {claim: claim, date: 2026-11-22, verdict: holds}
      - {claim: claim, date: 2026-11-23, verdict: holds}
    """

    actual = [problem.pointer for problem in told("future-date", text)]
    expected = [
        "/surveyed",
        "/claims/0/reviewed",
        "/notes/0/date",
        "/anchors/1/date",
        "/history/1/date",
    ]

    assert expected == actual


@pytest.mark.parametrize(
    ("surveyed", "question", "expected"),
    [
        ("2025-10", "since mid-2025", ["since mid-2025"]),
        ("2025-10", "post-2025", ["post-2025"]),
        ("2025-10", "after July 2025", ["after July 2025"]),
        ("2025-10", "up to 07/2025", ["up to 07/2025"]),
        ("2025-10", "as of 2025-07-29", ["as of 2025-07-29"]),
        ("2025-10", "until early 2026", ["until early 2026"]),
        ("2025-10", "since 2025-10", []),
        ("2025-10", "since October 2025", []),
        ("2025-10", "through 10/2025", []),
        ("2025-10", "since 2020", []),
        ("2025-10", "since 2024-10", ["since 2024-10"]),
        ("2025-10", "since 2024-09", []),
        ("2025-10", "up to 2025 tokens", []),
        ("2025-10", "up to 2,025 of them", []),
        ("2025-10", "since Marchtime 2025", []),
        ("2025-10", "about 2025", []),
        ("2025-10", "in mid-2025", []),
        ("", "since mid-2025 and post-2025", ["post-2025"]),
        ("", "since mid-2025", []),
        ("", "since 2020, after 2025", []),
    ],
)
def test_cut_offs_within_a_year_of_each_other_must_agree(
    told: Told, surveyed: str, question: str, expected: list[str]
) -> None:
    text = f"question: Is it so, {question}?\nsurveyed: {surveyed}\nclaims: [{{text: It is}}]\n"

    actual = [problem.within for problem in told("conflicting-cutoff", text)]

    assert expected == actual


def test_cut_offs_are_looked_for_in_all_that_the_prompt_says_beside_the_claims(told: Told) -> None:
    phrase = "since mid-2025"
    text = f"""\
    question: Is it so {phrase}?
    summary: Yes {phrase}
    finding: Yes {phrase}
    surveyed: 2025-10
    essay: Yes {phrase}
    claims: [{{text: It is {phrase}}}]
    retest:
      topic: it is {phrase}
      relaxed_by: [models {phrase}]
      challenges: [another, models {phrase}]
    """

    actual = [problem.pointer for problem in told("conflicting-cutoff", text)]
    expected = [
        "/question",
        "/summary",
        "/finding",
        "/retest/topic",
        "/retest/relaxed_by/0",
        "/retest/challenges/1",
    ]

    assert expected == actual
