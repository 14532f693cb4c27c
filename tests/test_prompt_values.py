"""The names a template may use: each documented, each with the value that it promises."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from datetime import date

import pytest
from scenes import MINIMAL, RICH

from inquire import prompt_names as module
from inquire.ages import DEFAULT_LIMITS
from inquire.arxiv_id import ArxivId
from inquire.evidence import Absent, Evidence, Paper
from inquire.line_reading import read
from inquire.model import Anchor, Limits
from inquire.prompt_names import AnchorValues, ClaimValues, NoteValues, PromptValues
from inquire.prompt_values import paper_mark, prompt_values

TODAY = date(2026, 11, 22)


def values(text: str, limits: Limits = DEFAULT_LIMITS, today: date = TODAY) -> PromptValues:
    inquiry = read(text.encode(), "line.yaml", "line").inquiry
    assert inquiry
    return prompt_values(inquiry, today, limits, {})


@pytest.mark.parametrize("record", [ClaimValues, AnchorValues, NoteValues, PromptValues])
def test_every_name_is_documented_and_every_documented_name_is_there(record: type) -> None:
    expected = re.findall(r"^(\w+): ", inspect.getdoc(record) or "", re.MULTILINE)

    actual = list(record._fields)  # type: ignore[attr-defined]

    assert expected == actual


def test_every_record_of_values_is_public() -> None:
    records = {name for name in vars(module) if name.endswith("Values")}

    assert {"ClaimValues", "AnchorValues", "NoteValues", "PromptValues"} == records


def test_a_rich_line_gives_every_value() -> None:
    expected = ClaimValues(
        label="C1",
        id="overthinking",
        text="Accuracy fell from 87.3% to 70.3% when the budget grew from about 1,100 to 16,000"
        " tokens",
        short="more tokens, less accuracy",
        date="~2025",
        age="11 to 22",
        kind="perishable",
        basis="experiment",
        papers=("arXiv:2506.04210",),
        notes=("token-budget",),
        looked="2026-01-15",
        limit="6 months",
        overdue=True,
        verdict="no-new-evidence",
        verdict_date="2026-01-15",
        verdict_mark="",
    )

    actual = values(RICH)

    assert expected == actual.claims[0]
    assert (
        actual.claims[2].id,
        actual.claims[2].date,
        actual.claims[2].age,
        actual.claims[2].looked,
    ) == ("a-model-cannot-tell-when", "", "", "2025-10")
    assert (
        actual.search_from,
        actual.search_to,
        actual.window_from,
        actual.window,
    ) == ("2025-10", "2026-11-22", "2026-05-22", "6 months")
    assert (actual.papers_from, actual.papers_to) != ("2025", "2025-12")
    assert ["2501.19393", "2506.04210"] == [anchor.id for anchor in actual.anchors]
    assert [(), ("C1", "C2")] == [anchor.claims for anchor in actual.anchors]
    assert 2 == actual.overdue


def test_what_is_not_known_is_empty() -> None:
    actual = values(MINIMAL)

    empty = {"summary", "finding", "essay", "surveyed", "papers_from", "papers_to", "span", "role"}
    empty |= {"topic", "focus", "lasting", "changing"}
    assert {name for name in PromptValues._fields if getattr(actual, name) == ""} == empty
    assert ClaimValues(
        "C1", "it-holds", "It holds", "", "", "", "perishable", "", (), (), "", "6 months", False,
        "", "", "",
    ) == actual.claims[0]  # fmt: skip


@pytest.mark.parametrize(
    ("surveyed", "window", "expected"),
    [
        ("", "", "2026-05-22"),
        ("2025-10", "", "2025-10"),
        ("2025-10-03", "", "2025-10-03"),
        ("2025", "", "2025"),
        ("2026-05", "", "2026-05"),
        ("2026-09", "", "2026-05-22"),
        ("2026-09", "1 month", "2026-09"),
        ("2027", "", "2026-05-22"),
        ("~2025-10", "", "2025-10-01"),
        ("~2024-2025", "", "2024-01-01"),
        ("mid-2025", "", "2025-05-01"),
        ("2025-07/..", "", "2025-07-01"),
    ],
)
def test_a_search_starts_at_the_survey_or_at_the_window(
    surveyed: str, window: str, expected: str
) -> None:
    text = f"surveyed: {surveyed}\nretest:\n  window: {window}\n" + MINIMAL

    assert expected == values(text).search_from


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([("2026-01-01", "holds"), ("2025-01-01", "relaxed")], "holds"),
        ([("2026-01-01", "holds"), ("2026-01-01", "relaxed")], "relaxed"),
        ([("2026-01-01", "holds"), ("2026", "relaxed")], "relaxed"),
    ],
)
def test_the_newest_verdict_counts(history: list[tuple[str, str]], expected: str) -> None:
    looks = "".join(
        f"  - {{claim: it-holds, date: {day}, verdict: {verdict}}}\n" for day, verdict in history
    )

    assert expected == values(MINIMAL + "history:\n" + looks).claims[0].verdict


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        (["verdict: holds"], ("holds", "2026-01-02", "")),
        (["verdict: holds, mark: ungrounded"], ("holds", "2026-01-02", "ungrounded")),
        (["verdict: holds", "mark: reviewed"], ("holds", "2026-01-02", "")),
        (["mark: reviewed"], ("", "", "")),
        (["verdict: holds, wording: d5c5ed5e"], ("holds", "2026-01-02", "")),
        (
            ["verdict: holds, wording: 00000000, mark: reviewed"],
            ("holds", "2026-01-02", "reviewed, of an earlier wording"),
        ),
    ],
)
def test_a_verdict_comes_with_what_must_be_said_beside_it(
    looks: list[str], expected: tuple[str, str, str]
) -> None:
    rows = "".join(f"  - {{claim: it-holds, date: 2026-01-02, {look}}}\n" for look in looks)

    claim = values(MINIMAL + "history:\n" + rows).claims[0]

    assert expected == (claim.verdict, claim.verdict_date, claim.verdict_mark)


def test_ages_are_calendar_months_and_the_future_is_none() -> None:
    claims = "question: Is it?\nclaims:\n"
    for day in ("2026-10-31", "2027-01", "2025-12", "2024/2025-06"):
        claims += f"  - text: Of {day}\n    date: {day}\n"

    assert ["1", "0", "11", "17 to 34"] == [claim.age for claim in values(claims).claims]


def test_the_span_of_the_papers_is_told() -> None:
    text = MINIMAL + "    date: ~2024\n    anchors: [2212.10983, 2510.01395]\n"

    actual = values(text)

    assert (
        actual.papers_from,
        actual.papers_to,
        actual.span,
    ) == ("2022-12", "2025-10", "12/2022–10/2025")


def test_an_open_span_of_papers_ends_today() -> None:
    actual = values(MINIMAL + "    date: 2025-07/..\n")

    assert (
        actual.papers_from,
        actual.papers_to,
        actual.span,
    ) == ("2025-07", "07/2025–today", "07/2025–today")


def test_papers_come_oldest_first_and_none_is_lost() -> None:
    text = (
        MINIMAL
        + "    anchors: [2501.19393, math/0309136]\n"
        + "anchors:\n"
        + "".join(f"  - arxiv: {each}\n" for each in ("2506.04210v2", "0704.0001"))
    )

    actual = [anchor.id for anchor in values(text).anchors]

    assert ["math/0309136", "0704.0001", "2501.19393", "2506.04210v2"] == actual


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("[]", ""),
        ("[Curry]", "Curry"),
        ("[Curry, Cercas Curry]", "Curry and Cercas Curry"),
        ("[Ibrahim, Hafner, Rocher]", "Ibrahim, Hafner and Rocher"),
        ("[Chiu, Sharma, Lin, Althoff]", "Chiu et al."),
    ],
)
def test_up_to_three_authors_are_named(authors: str, expected: str) -> None:
    text = MINIMAL + f"anchors:\n  - arxiv: 2212.10983\n    authors: {authors}\n"

    assert expected == values(text).anchors[0].authors


FOUND = Paper("2506.04210", 3, "T", ("A",), date(2025, 6, 5), date(2025, 10, 1), TODAY, "arXiv")


@pytest.mark.parametrize(
    ("evidence", "version", "expected"),
    [
        (None, None, ""),
        (FOUND, None, ""),
        (FOUND, 3, ""),
        (FOUND, 4, ""),
        (
            replace(FOUND, missing=(4,)),
            4,
            "version 4 not found, newest is 3 (arXiv, 2026-11-22)",
        ),
        (Absent("2506.04210", TODAY, "arXiv"), None, "not found (arXiv, 2026-11-22)"),
        (Absent("2506.04210", date(2025, 7, 1), "arXiv"), None, ""),
    ],
)
def test_a_paper_is_marked_when_nobody_should_build_on_it(
    evidence: Evidence | None, version: int | None, expected: str
) -> None:
    assert expected == paper_mark(Anchor(ArxivId("2506.04210", version)), evidence)


def test_the_check_value_depends_on_nothing_else_of_a_claim() -> None:
    dated = RICH.replace("date: ~2025\n", "date: 2024\n").replace("short: more", "short: some")

    assert values(RICH).reference == values(dated).reference
    assert values(RICH).reference != values(RICH.replace("87.3%", "87.4%")).reference


def test_the_librarys_limits_decide_what_is_overdue() -> None:
    limits = DEFAULT_LIMITS._replace(perishable=DEFAULT_LIMITS.durable)

    assert 0 == values(RICH, limits).overdue
