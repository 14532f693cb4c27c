"""Checks of what a catalog said: each status told once, and never more than is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inquire.diagnostics import Problem
from inquire.evidence import Absent, Paper, SecondWord

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
DENIES = SecondWord("DataCite", agrees=False, says="A title")
AGREES = SecondWord("DataCite", agrees=True)
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
    "shortened-title",
    "absent-author",
    "catalogs-disagree",
    "revised-since",
)
HISTORY = """\
question: Is it so?
claims: [{text: It is}]
history: [{claim: it-is, date: 2026-11-01, verdict: holds, papers: [2507.21919]}]
"""
DRIFT = ("title-changed", "authors-changed", "published-since")


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
        ("2507.21919v2", replace(PAPER, missing=(2,)), ["version-missing"]),
        ("2507.21919v2", PAPER, []),
        ("2507.21919", replace(PAPER, withdrawn="gone", second=DENIES), ["catalogs-disagree"]),
        ("2507.21919", Absent("2507.21919", ASKED, "arXiv", DENIES), ["catalogs-disagree"]),
        ("2507.21919", replace(PAPER, withdrawn="gone", second=AGREES), ["withdrawn"]),
        ("2507.21919", Absent("2507.21919", ASKED, "arXiv", AGREES), ["not-found"]),
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

    actual = all_told(told, text, replace(PAPER, missing=(2, 3)))
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

    shown = problem.message.split("reason: ")[1]
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
        (WARM.upper(), "Nobody", {}, "absent-author"),
        (WARM, "Ibrahim et al.", {}, None),
        (WARM, "Rocher", {}, None),
        (WARM, "", {"version": 5}, None),
        (OTHER, "", {}, "wrong-paper"),
        (OTHER, "Cheng", {}, "wrong-paper"),
        (OTHER, "Ibrahim", {}, "reworded-title"),
        (OTHER, "Rocher", {}, "wrong-paper"),
        (OTHER, "Cheng, Ibrahim", {}, "wrong-paper"),
        (OTHER, "", {"authors": ()}, "wrong-paper"),
        (OTHER, "Ibrahim", {"version": 2}, "unconfirmed-title"),
        (OTHER, "", {"version": 2}, "unconfirmed-title"),
        (OTHER, "", {"version": 3, "earlier_titles": ((2, WARM),)}, "unconfirmed-title"),
        (OTHER, "", {"version": 3, "earlier_titles": ((1, OLD), (2, WARM))}, "wrong-paper"),
        (OLD, "", {"version": 2, "earlier_titles": ((1, OLD),)}, "retitled"),
        (OLD, "", {"version": 3, "earlier_titles": ((1, OLD),)}, "retitled"),
        (OLD[:-6], "", {"version": 2, "earlier_titles": ((1, OLD),)}, "shortened-title"),
        (WARM[:51], "", {}, "shortened-title"),
        (WARM[:51], "Rocher", {}, "shortened-title"),
        (WARM[:51], "Nobody", {}, "wrong-paper"),
        (WARM[:51], "Nobody", {"version": 2}, "unconfirmed-title"),
        (WARM.replace("warm", "wrm"), "", {}, "reworded-title"),
        (WARM.replace("warm", "wrm"), "Nobody", {}, "wrong-paper"),
    ],
)
def test_a_title_accuses_only_where_every_version_is_known_and_no_author_agrees(
    told: Told, title: str, authors: str, changes: dict[str, Any], expected: str | None
) -> None:
    known = replace(PAPER, **changes)

    actual = all_told(told, titled(title, authors), known)
    place = "authors" if expected == "absent-author" else "arxiv"
    expected = [(expected, f"/anchors/0/{place}")] if expected else []

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
    expected = "arXiv:2507.03112 has this title; inquire verify --fix line"

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


@pytest.mark.parametrize("code", ["not-found", "wrong-paper", "unconfirmed-title"])
def test_a_paper_found_by_the_title_is_the_remedy(told: Told, code: str) -> None:
    known: dict[str, Paper | Absent] = {
        "not-found": Absent("2507.21919", ASKED, "arXiv"),
        "wrong-paper": PAPER,
        "unconfirmed-title": replace(PAPER, version=2),
    }
    right = replace(PAPER, id="2507.03112", title=RLVER)

    (problem,) = told(
        code,
        titled(RLVER),
        evidence={"2507.21919": known[code]},
        found_by_title={RLVER: right},
    )

    assert "arXiv:2507.03112 has this title; inquire verify --fix line" == problem.help


@pytest.mark.parametrize(
    ("known", "found", "expected"),
    [
        (Absent("2507.21919", ASKED, "arXiv"), {}, "undecidable"),
        (Absent("2507.21919", ASKED, "arXiv", AGREES), {}, "fabricated"),
        (Absent("2507.21919", ASKED, "arXiv", AGREES), {WARM: PAPER}, "misdescribed"),
        (Absent("2507.21919", ASKED, "arXiv snapshot"), {}, "undecidable"),
    ],
)
def test_only_two_catalogs_call_a_paper_fabricated_and_only_where_its_title_is_nobodys(
    told: Told, known: Absent, found: dict[str, Paper], expected: str
) -> None:
    (problem,) = told(
        "not-found", titled(WARM), evidence={"2507.21919": known}, found_by_title=found
    )

    assert expected == problem.paper_fault


def test_how_sure_a_miss_is_stands_in_the_message(told: Told) -> None:
    def message(known: Absent) -> str:
        evidence = {"2507.21919": known}
        (problem,) = told("not-found", CITED.format(paper="2507.21919"), evidence=evidence)
        return problem.message

    absent = Absent("2507.21919", ASKED, "arXiv")
    assert "arXiv has no 2507.21919: asked twice, and nobody confirmed it (2026-11-22)" == message(
        absent
    )
    assert "asked twice, and DataCite has none" in message(replace(absent, second=AGREES))
    assert "arXiv snapshot has no 2507.21919: unconfirmed (2026-11-22)" == message(
        replace(absent, catalog="arXiv snapshot")
    )


def test_a_withdrawal_is_told_with_version_reason_successor_and_what_was_before(
    told: Told,
) -> None:
    gone = replace(
        PAPER, version=3, withdrawn="Withdrawn: see 2507.03112", successors=("2507.03112",)
    )
    before = replace(PAPER, asked=date(2026, 8, 1))

    (problem,) = told(
        "withdrawn",
        CITED.format(paper="2507.21919"),
        evidence={gone.id: gone},
        before={before.id: before},
    )

    assert [
        "arXiv:2507.21919 was withdrawn in v3 of 2025-07-30 (arXiv, 2026-11-22; "
        "nobody confirmed it)",
        "reason: Withdrawn: see 2507.03112",
        "before: not withdrawn (arXiv, 2026-08-01)",
        "named instead: arXiv:2507.03112",
    ] == problem.message.split("\n")


def drifted(told: Told, **changes: Any) -> list[str]:
    """The codes of what is told of a paper that changed so since August."""
    before = {PAPER.id: replace(PAPER, asked=date(2026, 8, 1))}
    evidence = {PAPER.id: replace(PAPER, **changes)}
    text = CITED.format(paper=PAPER.id)
    return [code for code in DRIFT for _ in told(code, text, evidence=evidence, before=before)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"version": 2}, []),
        ({"title": WARM.upper()}, []),
        ({"title": RLVER, "version": 2}, ["title-changed"]),
        ({"authors": PAPER.authors[::-1]}, []),
        ({"authors": ("L. Ibrahim", "F. S. Hafner", "L. Rocher")}, []),
        ({"authors": PAPER.authors[:2]}, ["authors-changed"]),
        ({"authors": (*PAPER.authors, "Ada Example")}, ["authors-changed"]),
        ({"journal": "J. Tests 1 (2026)"}, ["published-since"]),
        ({"doi": "10.1000/tests"}, ["published-since"]),
        ({"title": RLVER, "doi": "10.1000/tests"}, ["title-changed", "published-since"]),
    ],
)
def test_what_changed_since_the_lock_is_told_once(
    told: Told, changes: dict[str, Any], expected: list[str]
) -> None:
    assert expected == drifted(told, **changes)


@pytest.mark.parametrize("code", DRIFT)
def test_without_an_earlier_answer_nothing_has_changed(told: Told, code: str) -> None:
    evidence = {PAPER.id: replace(PAPER, title=RLVER, authors=("Ada",), journal="J. Tests")}

    assert [] == told(code, CITED.format(paper=PAPER.id), evidence=evidence)


@pytest.mark.parametrize(
    ("look", "version", "expected"),
    [
        ("date: 2025-07-29", 2, ["/claims/0/anchors/0"]),
        ("date: 2025-07", 2, []),
        ("date: 2025-07-29", 1, []),
        ("date: 2025-07-29, reviewed: 2026-01", 2, []),
        ("date: 2025-06", 2, ["/claims/0/anchors/0"]),
    ],
)
def test_a_version_that_came_after_the_last_look_is_told_at_the_claim(
    told: Told, look: str, version: int, expected: list[str]
) -> None:
    text = f"question: Is it so?\nclaims: [{{text: It is, {look}, anchors: [2507.21919]}}]\n"
    evidence = {PAPER.id: replace(PAPER, version=version)}

    problems = told("revised-since", text, evidence=evidence)

    assert expected == [problem.pointer for problem in problems]


def test_a_claim_that_names_its_version_is_not_told_of_a_revision(told: Told) -> None:
    text = (
        "question: Is it so?\nclaims: [{text: It is, date: 2025-07-29, anchors: [2507.21919v1]}]\n"
    )

    assert [] == told("revised-since", text, evidence={PAPER.id: replace(PAPER, version=2)})


def test_a_right_paper_that_is_listed_already_needs_no_second_entry(told: Told) -> None:
    text = titled(RLVER) + "  - arxiv: 2507.03112\n"
    right = replace(PAPER, id="2507.03112", title=RLVER)

    (problem,) = told("wrong-paper", text, evidence={PAPER.id: PAPER, right.id: right})

    assert "arXiv:2507.03112 has this title and is listed too; delete this entry" == problem.help


def test_a_paper_that_only_the_history_names_is_watched(told: Told) -> None:
    place = "/history/0/papers/0"

    assert [("never-verified", place)] == all_told(told, HISTORY)
    assert [] == all_told(told, HISTORY, PAPER)
    assert [] == all_told(told, HISTORY, replace(PAPER, version=2, updated=date(2026, 11, 20)))
    assert [("not-found", place)] == all_told(told, HISTORY, Absent("2507.21919", ASKED, "arXiv"))
    assert [("withdrawn", place)] == all_told(told, HISTORY, replace(PAPER, withdrawn="gone"))


def test_what_rested_on_a_paper_now_withdrawn_is_to_be_tested_again(told: Told) -> None:
    known = {"2507.21919": replace(PAPER, withdrawn="gone")}

    (problem,) = told("withdrawn", HISTORY, evidence=known)

    assert problem.help.startswith("re-test the claim (inquire prompt line --copy); ")
