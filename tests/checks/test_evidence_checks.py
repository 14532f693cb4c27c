"""Checks of what a catalog said: each status told once, and never more than is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inquire.diagnostics import Problem
from inquire.evidence import Absent, Paper

Told = Callable[..., list[Problem]]
ASKED = date(2026, 11, 22)
WARM = (
    "Training language models to be warm and empathetic makes them less reliable and more "
    "sycophantic"
)
RLVER = "RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents"
PAPER = Paper(
    "2507.21919",
    1,
    WARM,
    ("Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"),
    date(2025, 7, 29),
    date(2025, 7, 30),
    ASKED,
    "arXiv",
)
CODES = (
    "not-found",
    "withdrawn",
    "version-missing",
    "too-new",
    "wrong-paper",
    "reworded-title",
    "retitled",
    "unconfirmed-title",
    "newer-version",
    "never-verified",
)


def all_told(told: Told, text: str, *known: Paper | Absent) -> list[tuple[str, str]]:
    evidence = {paper.id: paper for paper in known}
    return [
        (code, problem.pointer)
        for code in CODES
        for problem in told(code, text, evidence=evidence, lock_read=True)
    ]


CITED = """\
question: Is it so?
notes:
  - {{id: note, title: Is it?, text: It is, anchors: [{paper}]}}
claims:
  - {{text: It is, anchors: [{paper}]}}
  - {{text: It is too, anchors: [{paper}]}}
"""


@pytest.mark.parametrize(
    ("paper", "known", "expected"),
    [
        ("2507.21919", PAPER, []),
        ("2507.21919v1", PAPER, []),
        ("2507.21919", Absent("2507.21919", ASKED, "arXiv"), ["not-found"]),
        ("2507.21919v3", Absent("2507.21919", ASKED, "arXiv"), ["not-found"]),
        ("2611.00001", Absent("2611.00001", ASKED, "arXiv"), ["too-new"]),
        ("2610.00001", Absent("2610.00001", ASKED, "arXiv"), ["too-new"]),
        ("2609.00001", Absent("2609.00001", ASKED, "arXiv"), ["not-found"]),
        ("2507.21919", replace(PAPER, withdrawn="by the authors"), ["withdrawn"]),
        ("2507.21919v2", replace(PAPER, withdrawn="by the authors"), ["withdrawn"]),
        ("2507.21919v1", replace(PAPER, version=2, withdrawn="gone"), ["withdrawn"]),
        ("2507.21919v2", PAPER, ["version-missing"]),
        ("2507.21919v1", replace(PAPER, version=2), ["newer-version"]),
        ("2507.21919v2", replace(PAPER, version=2), []),
        ("2507.21919", replace(PAPER, version=9), []),
        ("2507.03112", PAPER, ["never-verified"]),
        ("2507.03112v2", PAPER, ["never-verified"]),
    ],
)
def test_a_status_is_told_once_where_the_paper_is_first_named(
    told: Told, paper: str, known: Paper | Absent, expected: list[str]
) -> None:
    actual = all_told(told, CITED.format(paper=paper), known)
    expected = [(code, "/claims/0/anchors/0") for code in expected]

    assert expected == actual


def test_a_status_is_told_at_the_anchor_where_there_is_one(told: Told) -> None:
    text = CITED.format(paper="2507.21919v2") + "anchors: [{arxiv: 2507.21919}]\n"

    actual = all_told(told, text, Absent("2507.21919", ASKED, "arXiv"))
    expected = [("not-found", "/anchors/0/arxiv")]

    assert expected == actual


def test_versions_are_told_apart_where_they_are_what_is_missing(told: Told) -> None:
    text = CITED.format(paper="2507.21919v2") + "anchors: [{arxiv: 2507.21919v3}]\n"

    actual = all_told(told, text, PAPER)
    expected = [
        ("version-missing", "/anchors/0/arxiv"),
        ("version-missing", "/claims/0/anchors/0"),
    ]

    assert expected == actual


def test_without_a_lock_nothing_is_called_unverified(told: Told) -> None:
    actual = told("never-verified", CITED.format(paper="2507.21919"))
    expected = []

    assert expected == actual


def test_the_reason_of_a_withdrawal_is_one_row_and_no_longer_than_200_characters(
    told: Told,
) -> None:
    known = replace(PAPER, withdrawn="an error\nin Table 2 " + "x" * 300)

    (problem,) = told("withdrawn", CITED.format(paper="2507.21919"), evidence={"2507.21919": known})

    shown = problem.message.split("'")[1]
    expected = 200
    assert expected == len(shown)
    assert shown.startswith("an error in Table 2 xxx")
    assert shown.endswith("...")


def titled(title: str, authors: str = "", paper: str = "2507.21919") -> str:
    return f"""\
question: Is it so?
claims: [{{text: It is, anchors: [2507.21919]}}]
anchors:
  - arxiv: {paper}
    title: '{title}'
    authors: [{authors}]
"""


OLD = "Warm Words, Cold Facts: On Kindness and Truth"
OTHER = "Sycophantic AI Decreases Prosocial Intentions and Promotes Dependence"


@pytest.mark.parametrize(
    ("title", "authors", "changes", "expected"),
    [
        (WARM, "", {}, None),
        (WARM.upper(), "Nobody", {}, None),
        (WARM, "", {"version": 5}, None),
        (OTHER, "", {}, "wrong-paper"),
        (OTHER, "Cheng", {}, "wrong-paper"),
        (OTHER, "Ibrahim", {}, "reworded-title"),
        (OTHER, "Rocher", {}, "reworded-title"),
        (OTHER, "Cheng, Ibrahim", {}, "wrong-paper"),
        (OTHER, "", {"authors": ()}, "wrong-paper"),
        (OTHER, "Ibrahim", {"version": 2}, "unconfirmed-title"),
        (OTHER, "", {"version": 2}, "unconfirmed-title"),
        (OTHER, "", {"version": 3, "earlier_titles": ((2, WARM),)}, "unconfirmed-title"),
        (OTHER, "", {"version": 3, "earlier_titles": ((1, OLD), (2, WARM))}, "wrong-paper"),
        (OLD, "", {"version": 2, "earlier_titles": ((1, OLD),)}, "retitled"),
        (OLD, "", {"version": 3, "earlier_titles": ((1, OLD),)}, "retitled"),
        (OLD[:-6], "", {"version": 2, "earlier_titles": ((1, OLD),)}, "reworded-title"),
        ("Training language models to be warm", "", {}, "reworded-title"),
        ("Training language models to be warm", "", {"version": 2}, "reworded-title"),
    ],
)
def test_a_title_accuses_only_where_every_version_is_known_and_no_author_agrees(
    told: Told, title: str, authors: str, changes: dict[str, Any], expected: str | None
) -> None:
    known = replace(PAPER, **changes)

    actual = all_told(told, titled(title, authors), known)
    expected = [(expected, "/anchors/0/arxiv")] if expected else []

    assert expected == actual


def test_the_title_of_the_version_cited_is_right(told: Told) -> None:
    known = replace(PAPER, version=2, earlier_titles=((1, OLD),))

    actual = all_told(told, titled(OLD, paper="2507.21919v1"), known)
    expected = [("newer-version", "/anchors/0/arxiv")]

    assert expected == actual


@pytest.mark.parametrize(
    ("version", "earlier", "expected"),
    [
        (2, ((1, OLD),), ["was retitled in v2", "(v1, 2025-07)", "(v2; arXiv, 2026-11-22)"]),
        (4, ((1, OLD),), ["was retitled after v1", "(v1, 2025-07)", "(v4; arXiv, 2026-11-22)"]),
        (3, ((1, OLD), (2, OLD)), ["was retitled in v3", "(v2)", "(v3; arXiv, 2026-11-22)"]),
    ],
)
def test_a_retitled_paper_is_told_with_both_titles_and_their_versions(
    told: Told, version: int, earlier: tuple[tuple[int, str], ...], expected: list[str]
) -> None:
    known = replace(PAPER, version=version, earlier_titles=earlier)

    (problem,) = told("retitled", titled(OLD), evidence={"2507.21919": known})

    first, yours, now = problem.message.split("\n")
    assert expected == [first.removeprefix("arXiv:2507.21919 "), yours[-len(expected[1]) :],
                        now[-len(expected[2]) :]]  # fmt: skip
    assert yours.index("(v") == now.index("(v")


def test_another_paper_is_told_with_the_id_that_has_the_title(told: Told) -> None:
    right = replace(PAPER, id="2507.03112", title=RLVER)
    absent = Absent("2507.99999", ASKED, "arXiv")
    evidence = {"2507.99999": absent, "2507.21919": PAPER, "2507.03112": right}

    (problem,) = told("wrong-paper", titled(RLVER), evidence=evidence)
    expected = "arxiv: 2507.03112 has your title"

    assert expected == problem.help
    expected = (
        "arXiv:2507.21919 is another paper\n"
        f"yours: {RLVER}\n"
        f"arXiv: {WARM}, Lujain Ibrahim, 2025-07   (arXiv, 2026-11-22)"
    )
    assert expected == problem.message


def test_the_catalog_that_was_asked_is_named(told: Told) -> None:
    known = replace(PAPER, catalog="snapshot", authors=())

    (problem,) = told("wrong-paper", titled(RLVER), evidence={"2507.21919": known})

    assert (
        f"yours:    {RLVER}\nsnapshot: {WARM}, 2025-07   (snapshot, 2026-11-22)" in problem.message
    )


@pytest.mark.parametrize("code", [code for code in CODES if code != "never-verified"])
def test_without_evidence_nothing_is_told(told: Told, code: str) -> None:
    actual = told(code, titled(OTHER), lock_read=True)
    expected = []

    assert expected == actual


def test_an_absent_paper_has_no_title_to_compare(told: Told) -> None:
    actual = all_told(told, titled(OTHER), Absent("2507.21919", ASKED, "arXiv"))
    expected = [("not-found", "/anchors/0/arxiv")]

    assert expected == actual
