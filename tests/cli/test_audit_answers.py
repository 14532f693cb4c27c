"""`inquire audit` over labelled answers, held to the sheet that was written for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from answer_sheets import (
    NAMES,
    STATUSES,
    Tally,
    actual_of,
    answer_of,
    auditing,
    count,
    differences,
    expected_of,
    read_in,
    sheet_of,
)
from scenes import Completed

LEAST = {"ids, recall": 0.99, "ids, precision": 0.995, "statuses": 0.985}
"""Of what a careful reader finds: what is in doubt is left out."""
Audited = Callable[[str], Completed]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    """Audits the answer of that name, once."""
    with auditing(tmp_path_factory.mktemp("answers")) as audit:

        @cache
        def audited(name: str) -> Completed:
            return audit(str(answer_of(name)), *sheet_of(name).get("options", []))

        yield audited


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_audited_as_its_sheet_says(name: str, audited: Audited) -> None:
    expected = expected_of(name)

    done = audited(name)

    actual = actual_of(done, expected)
    assert [] == differences(expected, actual)
    assert expected == actual
    assert b"Traceback" not in done.stderr


def test_over_all_answers_ids_are_found_and_statuses_and_verdicts_are_right(
    audited: Audited, record_property: Callable[[str, object], None]
) -> None:
    tallies: dict[str, Tally] = {}

    for name in NAMES:
        count(read_in(name), actual_of(audited(name), expected_of(name)), tallies)

    record_property("figures", f"{len(NAMES)} labelled answers")
    for what, tally in tallies.items():
        record_property("figures", f"  {what:29}{tally}")
    assert tallies["verdicts"].asked == tallies["verdicts"].right
    for what, share in LEAST.items():
        assert tallies[what].right >= share * tallies[what].asked, (what, str(tallies[what]))


def test_on_the_page_of_traps_nothing_is_taken_for_an_id(audited: Audited) -> None:
    told = json.loads(audited("traps").out)

    assert [] == [one["text"] for one in told["citations"] if one["id"]]


def test_the_sheets_are_many_and_speak_of_what_stands_in_the_answers() -> None:
    said = {one.status for name in NAMES for one in expected_of(name).citations}

    assert len(NAMES) >= 48
    assert set(STATUSES) == said
    for name in NAMES:
        rows = answer_of(name).read_text("utf-8").split("\n")
        for one in sheet_of(name)["citations"]:
            assert one["text"] in rows[one["line"] - 1], (name, one)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["citations"].pop(),
        lambda told: told["citations"].append(told["citations"][0]),
        lambda told: told["citations"][0].update(status="id-only"),
        lambda told: told["citations"][0].update(id="2601.99012"),
        lambda told: told["citations"][0].update(line=99),
        lambda told: told["citations"][0].update(claimed_title="Another Title"),
        lambda told: told["citations"][2].update(claimed_title="A Title Nobody Claimed"),
        lambda told: told["citations"][2].update(flags=[]),
        lambda told: told["citations"][0].update(fault="misdescribed"),
        lambda told: told["citations"][0].update(suggestion="2601.99012"),
        lambda told: told["claims"][0].update(verdict="holds"),
        lambda told: told["claims"][0].update(grounded=False),
        lambda told: told["claims"][0]["citations"].pop(),
        lambda told: told["tasks"].update(contrary_work=False),
        lambda told: told.update(line=None),
    ],
)
def test_a_difference_in_any_field_is_seen(change: Callable[[dict[str, Any]], object]) -> None:
    expected = expected_of("deep-research-marks")
    told = json.loads(json.dumps(sheet_of("deep-research-marks")))
    told["tasks"]["contrary_work"] = told["tasks"].pop("contrary")
    assert expected == actual_of(Completed(0, json.dumps(told).encode(), b""), expected)

    change(told)

    actual = actual_of(Completed(0, json.dumps(told).encode(), b""), expected)
    assert expected != actual
    assert 0 < len(differences(expected, actual)) <= 2


def test_what_a_sheet_has_as_missed_counts_and_is_not_compared() -> None:
    expected, whole = expected_of("m-remembered"), read_in("m-remembered")
    tallies: dict[str, Tally] = {}

    count(whole, expected, tallies)

    assert expected_of("as-asked") == read_in("as-asked")
    assert 3 == len(whole.citations) - len(expected.citations)
    assert (1, 4) == (tallies["statuses"].right, tallies["statuses"].asked)
    assert {"id-only", "wrong-paper"} == {
        one.status
        for sheet in (expected_of("n-referee"), read_in("n-referee"))
        for one in sheet.citations
        if (one.line, one.id) == (5, "2603.99026")
    }
