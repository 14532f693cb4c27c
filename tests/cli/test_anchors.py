"""`inquire anchors`, the installed command."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import HEADER, INQUIRE, MINIMAL, RICH, Run, Terminal, lock_record

TWO = """\
question: Does it hold?
claims:
  - {id: holds, text: It holds., anchors: [2506.04210, 2501.99901]}
notes:
  - {id: bare, title: Is it so?, text: So., anchors: [2506.04210]}
history:
  - {claim: holds, date: 2026-01-02, verdict: holds, papers: [2506.04210]}
"""
LOCK = (
    HEADER
    + lock_record("2501.19393", title="s1: Simple\ttest-time \u202escaling")
    + lock_record(withdrawn="Withdrawn by \u202ethe authors.")
)
TITLE = "Does Thinking More always Help?"
UNVERIFIED = "inquire: 1 of 3 papers never verified (inquire verify)"
SHOWN = r"""arXiv:2506.04210 Does Thinking More always Help?
withdrawn (arXiv, 2026-11-20): Withdrawn by \u{202e}the authors.
2 lines rest on it, with 3 claims; 2 without another paper

rich
  - overthinking: Accuracy fell from 87.3% to 70.3% when the budget grew from
    about 1,100 to 16,000 tokens
    (names it, through note 'token-budget'; no other paper)
  - no-thought: More tokens are not more thought: what is longer is not
    therefore deeper.
    (names it; no other paper)

two
  - holds: It holds.
    (names it; beside arXiv:2501.99901)
  in note 'bare', in 1 entry of the history
"""


@pytest.fixture
def root(library: Callable[..., Path]) -> Path:
    made = library(rich=RICH, two=TWO)
    (made / "inquire.lock").write_text(LOCK, "utf-8")
    return made


def test_a_pipe_gets_every_paper_that_of_most_lines_first(run: Run, root: Path) -> None:
    done = run("anchors", cwd=root)

    expected = (
        f"2506.04210\twithdrawn\t2\t3\t2\t{TITLE}\trich,two\n"
        "2501.99901\tunknown\t1\t1\t1\t\ttwo\n"
        "2501.19393\tfound\t1\t0\t0\ts1: Simple test-time \\u{202e}scaling\trich\n"
    )
    assert expected == done.out
    assert (0, "") == (done.code, done.err)


@pytest.mark.parametrize(
    ("options", "expected", "told"),
    [
        (["--withdrawn"], ["2506.04210"], [UNVERIFIED]),
        (["--status", "withdrawn"], ["2506.04210"], [UNVERIFIED]),
        (["--status", "found", "--withdrawn"], ["2506.04210", "2501.19393"], [UNVERIFIED]),
        (["--status", "unknown", "--status", "found"], ["2501.99901", "2501.19393"], [UNVERIFIED]),
        (["--status", "unknown"], ["2501.99901"], []),
        (
            ["--status", "not-found"],
            [],
            ["inquire: no paper here has status not-found", UNVERIFIED],
        ),
    ],
)
def test_papers_of_a_status_alone_are_listed(
    run: Run, root: Path, options: list[str], expected: list[str], told: list[str]
) -> None:
    done = run("anchors", *options, cwd=root)

    assert expected == [row.split("\t")[0] for row in done.out.splitlines()]
    assert (0, told) == (done.code, done.err.splitlines())


@pytest.mark.parametrize("paper", ["2506.04210", "https://arxiv.org/abs/2506.04210v2"])
def test_one_paper_is_told_with_every_claim_that_rests_on_it(
    run: Run, root: Path, paper: str
) -> None:
    done = run("anchors", paper, cwd=root)

    assert SHOWN == done.out
    assert (0, "") == (done.code, done.err)


def test_another_paper_that_is_gone_too_is_told(run: Run, root: Path) -> None:
    done = run("anchors", "2501.99901", cwd=root)

    assert done.out.startswith("arXiv:2501.99901\nnever verified\n1 line rests on it, with 1 claim")
    assert "(names it; beside arXiv:2506.04210, which is gone too)" in done.out


def test_a_paper_that_nothing_stands_on_is_said(run: Run, root: Path) -> None:
    done = run("anchors", "2501.99999", cwd=root)

    assert (0, "") == (done.code, done.out)
    assert "inquire: nothing here stands on arXiv:2501.99999\n" == done.err


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["2506.0421"], "'2506.0421' has 4 digits after the dot"),
        (["2506.04210", "--withdrawn"], "a status is for the list; with a paper leave it out"),
        (["--status", "gone"], "Invalid value for '--status'"),
    ],
)
def test_wrong_usage_is_told(run: Run, root: Path, args: list[str], expected: str) -> None:
    done = run("anchors", *args, cwd=root)

    assert (2, "") == (done.code, done.out)
    assert expected in done.err


def test_a_malformed_id_is_listed_as_typed_and_is_a_fault(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(slip=TWO.replace("2501.99901", "2501.9990"), faulty="question: Is it?\n")

    done = run("anchors", "--status", "malformed", cwd=root)

    assert "2501.9990\tmalformed\t1\t1\t0\t\tslip\n" == done.out
    assert (1, "inquire: 2 lines with faults of form (inquire check)\n") == (done.code, done.err)


@pytest.mark.parametrize("form", [["--json"], ["--format", "json"]])
def test_the_json_is_versioned_and_whole(run: Run, root: Path, form: list[str]) -> None:
    done = run("anchors", "2506.04210", *form, cwd=root)

    told = json.loads(done.out)
    (paper,) = told["papers"]
    assert 1 == told["version"]
    assert {
        "line": "two",
        "cited": ["2506.04210"],
        "listed": False,
        "notes": ["bare"],
        "verdicts": 1,
        "claims": [
            {
                "id": "holds",
                "text": "It holds.",
                "direct": True,
                "notes": [],
                "others": ["2501.99901"],
                "alone": False,
            }
        ],
    } == paper.pop("lines")[1]
    assert {
        "id": "2506.04210",
        "status": "withdrawn",
        "title": TITLE,
        "withdrawn": "Withdrawn by \u202ethe authors.",
        "catalog": "arXiv",
        "asked": "2026-11-20",
        "claims": 3,
        "alone": 2,
    } == paper
    every = json.loads(run("anchors", *form, cwd=root).out)["papers"]
    assert ["2506.04210", "2501.99901", "2501.19393"] == [each["id"] for each in every]
    assert (None, None, None) == (every[1]["title"], every[1]["catalog"], every[1]["asked"])


def test_a_conflicted_lock_costs_a_warning(run: Run, root: Path) -> None:
    (root / "inquire.lock").write_text(HEADER + "=======\n", "utf-8")

    done = run("anchors", cwd=root)

    assert 0 == done.code
    assert "merge conflict left by git; evidence left out" in done.err
    assert {"unknown"} == {row.split("\t")[1] for row in done.out.splitlines()}


def test_the_papers_of_the_shipped_lines_are_listed_without_a_library(run: Run) -> None:
    done = run("anchors", "2507.21919")

    assert "\nempathy-emotional-learning\n" in done.out
    assert "inquire: no library here; using the 3 lines shipped with inquire\n" == done.err


def test_without_evidence_it_says_of_how_many_papers_nothing_is_known(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(rich=RICH)

    nothing = run("anchors", "--withdrawn", cwd=root)
    (root / "inquire.lock").write_text(LOCK, "utf-8")
    known = run("anchors", "--withdrawn", cwd=root)
    none = run("anchors", "--status", "not-found", "--status", "malformed", cwd=root)

    unknown = "inquire: no paper here has status withdrawn\n"
    unknown += "inquire: 2 of 2 papers never verified (inquire verify)\n"
    assert (0, "", unknown) == (nothing.code, nothing.out, nothing.err)
    assert (0, "") == (known.code, known.err)
    assert known.out.startswith("2506.04210\twithdrawn\t1\t")
    assert "inquire: no paper here has status malformed or not-found\n" == none.err


def test_a_library_without_lines_is_told(run: Run, library: Callable[..., Path]) -> None:
    root = library()

    for command, code in (("list", 0), ("anchors", 0), ("search x", 1), ("anchors 2501.99901", 0)):
        done = run(*command.split(), cwd=root)
        assert (code, f"inquire: no line in {root}/lines yet\n") == (done.code, done.err)


@pytest.mark.parametrize("columns", [40, 50, 110])
def test_a_terminal_gets_a_table_that_fits(
    library: Callable[..., Path], terminal: Callable[..., Terminal], columns: int
) -> None:
    root = library(rich=RICH, two=TWO, l3=TWO, l4=TWO, l5=MINIMAL)
    (root / "inquire.lock").write_text(LOCK, "utf-8")
    pane = terminal(columns)

    screen = pane.run(f"cd {root}; {INQUIRE} anchors --no-color")
    one = pane.run(f"{INQUIRE} anchors 2506.04210")

    head = ["paper", "status", "lines", "claims", "alone", "title", "and", "lines"]
    assert (head == screen.splitlines()[0].split()) == (columns == 110)
    assert max(map(len, [*screen.splitlines(), *one.splitlines()])) <= columns
    assert "2506.04210" in screen
    assert "l3, l4, rich and 1 more" in " ".join(screen.split())
    assert ("status withdrawn" in " ".join(screen.split())) == (columns < 60)
    assert "\x1b[" not in screen


@pytest.mark.parametrize("command", ["list", "anchors", "related rich", "search models"])
def test_a_pipe_that_is_closed_is_no_failure_of_any_command_that_browses(
    library: Callable[..., Path], clean_environment: dict[str, str], command: str
) -> None:
    root = library(rich=RICH, **{f"l{number}": RICH for number in range(40)})

    done = subprocess.run(
        f"{INQUIRE} {command} -q | true; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=root,
        env=clean_environment,
        capture_output=True,
        check=True,
        text=True,
    )

    assert ("0\n", "") == (done.stdout, done.stderr)
