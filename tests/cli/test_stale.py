"""`inquire stale`, the installed command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import HEADER, INQUIRE, MINIMAL, RICH, TODAY, Run, Terminal, lock_record


def rows(text: str) -> list[list[str]]:
    return [row.split("\t") for row in text.splitlines()]


def test_a_pipe_gets_plain_columns_oldest_look_first(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(rich=RICH, minimal=MINIMAL)

    done = run("stale", "--as-of", TODAY, cwd=root)

    model = "a-model-cannot-tell-when"
    expected = [
        ["undated", "minimal", "claim", "it-holds", "-", "6 months", "-", "-"],
        ["stale", "rich", "anchor", "2501.19393", "2025-10", "12 months", "2026-11-01", "13"],
        ["stale", "rich", "anchor", "2506.04210", "2025-10", "12 months", "2026-11-01", "13"],
        ["stale", "rich", "claim", model, "2025-10", "6 months", "2026-05-01", "13"],
        ["stale", "rich", "claim", "overthinking", "2026-01-15", "6 months", "2026-07-16", "10"],
    ]
    assert 0 == done.code
    assert expected == rows(done.out)
    assert "inquire: 7 ages: 2 fresh, 0 due, 4 stale, 1 undated\n" == done.err


def test_the_look_that_may_be_the_oldest_stands_first(run: Run) -> None:
    looks = {"march": "2024-03", "year": "2024", "second": "2024-03-02"}
    claims = "".join(
        f"  - {{id: {name}, text: It holds, reviewed: {day}}}\n" for name, day in looks.items()
    )

    done = run("stale", "-", "--as-of", TODAY, stdin=f"question: Does it?\nclaims:\n{claims}")

    assert [("year", "23-34"), ("march", "32"), ("second", "32")] == [
        (row[3], row[7]) for row in rows(done.out)
    ]


def test_all_shows_what_is_fresh_too(run: Run) -> None:
    some = run("stale", "-", "--as-of", TODAY, stdin=RICH)
    every = run("stale", "-", "--all", "--as-of", TODAY, stdin=RICH)

    assert {"fresh"} == {row[0] for row in rows(every.out)} - {row[0] for row in rows(some.out)}


def test_within_a_time_shows_what_falls_due(run: Run) -> None:
    line = MINIMAL + "    reviewed: 2026-07-01\n"

    soon = run("stale", "-", "--within", "30d", "--as-of", TODAY, stdin=line)
    later = run("stale", "-", "--within", "2 months", "--as-of", TODAY, stdin=line)

    assert "" == soon.out
    assert later.out.startswith("due\t-\tclaim\tit-holds\t2026-07-01\t6 months\t2027-01-02\t4")


def test_a_time_that_is_none_is_wrong_usage(run: Run) -> None:
    done = run("stale", "-", "--within", "soon", stdin=RICH)

    assert (2, b"") == (done.code, done.stdout)
    assert "inquire: --within takes a length of time such as 30d, found 'soon'\n" == done.err


def test_the_json_is_versioned_and_whole(run: Run) -> None:
    done = run("stale", "-", "--format", "json", "--as-of", TODAY, stdin=RICH)

    told = json.loads(done.out)
    assert (told["version"], told["as_of"], len(told["ages"])) == (1, TODAY, 6)
    assert {
        "line": "-",
        "kind": "claim",
        "id": "overthinking",
        "state": "stale",
        "looked": "2026-01-15",
        "limit": "6 months",
        "stale_from": "2026-07-16",
        "months": [10, 10],
    } in told["ages"]


def test_the_lock_counts_as_a_look_at_a_paper(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(HEADER + lock_record("2501.19393"), "utf-8")

    done = run("stale", "--all", "--as-of", TODAY, cwd=root)

    assert "fresh\trich\tanchor\t2501.19393\t2026-11-20\t" in done.out


def test_a_conflicted_lock_costs_a_warning(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(HEADER + "=======\n", "utf-8")

    done = run("stale", cwd=root)

    assert 0 == done.code
    assert "merge conflict left by git; evidence left out" in done.err


def test_a_faulty_line_is_told_and_the_others_are_shown(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(faulty="question: Is it?\n", minimal=MINIMAL)

    done = run("stale", "-q", cwd=root)

    assert 1 == done.code
    assert done.out.startswith("undated\tminimal\t")
    told = "lines/faulty.yaml has faults of form (inquire check lines/faulty.yaml)"
    assert f"inquire: {told}\n" == done.err


def test_without_a_library_a_line_is_needed(run: Run) -> None:
    done = run("stale")

    assert (2, b"") == (done.code, done.stdout)
    assert "'stale' needs one" in done.err


def test_an_unknown_form_is_wrong_usage(run: Run) -> None:
    assert 2 == run("stale", "-", "--format", "xml", stdin=RICH).code


@pytest.mark.parametrize("columns", [60, 120])
def test_a_terminal_gets_a_table_with_bars(
    library: Callable[..., Path], terminal: Callable[..., Terminal], columns: int
) -> None:
    root = library(rich=RICH, minimal=MINIMAL)
    pane = terminal(columns)

    screen = pane.run(f"cd {root}; {INQUIRE} stale --no-color --all --as-of {TODAY}")

    assert 0 == pane.code
    assert max(map(len, screen.splitlines())) <= columns
    assert ("██████████!" if columns == 120 else "█████!") in screen
    assert "stale claim" in screen
    assert "rich: overthinking" in " ".join(screen.split())
    assert "7 ages: 2 fresh, 0 due, 4 stale, 1 undated" in screen


def test_a_narrow_terminal_shows_dates_and_ids_whole(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(rich=RICH)
    pane = terminal(40)

    screen = pane.run(f"cd {root}; {INQUIRE} stale --no-color --all --as-of {TODAY}")

    rows = [row.split() for row in screen.splitlines()]
    assert ["2026-01-15", "stale", "claim", "overthinking"] in rows
    assert max(map(len, screen.splitlines())) <= 40


def test_a_terminal_is_told_when_nothing_is_old(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(fresh=MINIMAL + "    reviewed: 2026-11\n")
    pane = terminal(60)

    assert "nothing is stale or due" in pane.run(f"cd {root}; {INQUIRE} stale --as-of {TODAY}")
