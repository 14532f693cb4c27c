"""`inquire list`, the installed command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import HEADER, INQUIRE, MINIMAL, RICH, ROOT, TODAY, Run, Terminal, lock_record

FAULTY = "question: Is\n  it?\nclaims: none\n"


def test_a_pipe_gets_id_tab_question(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH, bold="question: >\n  Is it\n\n  bold?\nclaims:\n  - text: It is\n")

    done = run("list", cwd=root)

    expected = "bold\tIs it bold?\nrich\tDoes longer reasoning make small models more accurate?\n"
    assert (0, expected, "") == (done.code, done.out, done.err)


def test_outside_any_library_the_shipped_lines_are_listed(run: Run) -> None:
    done = run("list")

    expected = sorted(path.stem for path in (ROOT / "lines").glob("*.yaml"))
    assert expected == [row.split("\t")[0] for row in done.out.splitlines()]
    assert "inquire: no library here; using the 3 lines shipped with inquire\n" == done.err


def test_a_faulty_line_is_listed_and_told(run: Run, library: Callable[..., Path]) -> None:
    root = library(faulty=FAULTY, line=MINIMAL, broken="question: [", words="only words\n")

    done = run("list", cwd=root)
    quiet = run("list", "-q", cwd=root)

    assert done.code == quiet.code == 1
    assert "broken\t\nfaulty\tIs it?\nline\tDoes it hold?\nwords\t\n" == done.out
    assert done.err == quiet.err == "inquire: 3 lines with faults of form (inquire check)\n"


def test_an_empty_library_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()

    done = run("list", cwd=tmp_path)

    assert (0, b"") == (done.code, done.stdout)
    assert f"inquire: no line in {tmp_path}/lines yet\n" == done.err


def test_a_terminal_gets_a_table_that_fits(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    hostile = 'question: "Is it \\e[31m[bold]red[/bold] :tada:?"\nclaims:\n  - text: It is\n'
    root = library(a_line_with_a_long_name=RICH, faulty=FAULTY, hostile=hostile)
    pane = terminal(60)

    screen = pane.run(f"cd {root}; {INQUIRE} list --no-color")

    assert 1 == pane.code
    assert max(map(len, screen.splitlines())) <= 60
    assert ["line", "question"] == screen.splitlines()[0].split()
    assert "a-line-with-a-long-name" in screen
    assert "Is it? (faults of form)" in screen
    assert r"\u{001b}[31m[bold]red[/bold] :tada:?" in " ".join(screen.split())
    assert "\x1b[31m" not in screen


@pytest.mark.parametrize("setting", ["TERM=dumb", "COLUMNS=30", "COLUMNS=200"])
def test_a_table_is_as_wide_as_the_terminal_is(
    library: Callable[..., Path], terminal: Callable[..., Terminal], setting: str
) -> None:
    root = library(rich=RICH)
    pane = terminal(60)

    plain = pane.run(f"cd {root}; {INQUIRE} list --no-color")
    screen = pane.run(f"{setting} {INQUIRE} list --no-color")

    assert plain == screen


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (["--stale"], "is stale"),
        (["--cites", "arXiv:2501.99909v2"], "names arXiv:2501.99909"),
        (["--stale", "--cites", "2501.99909"], "is stale and names arXiv:2501.99909"),
    ],
)
def test_where_a_filter_leaves_nothing_it_says_so(
    run: Run, library: Callable[..., Path], filters: list[str], told: str
) -> None:
    root = library(fresh=FRESH)

    done = run("list", *filters, "--as-of", TODAY, cwd=root)

    assert (0, "", f"inquire: no line here {told}\n") == (done.code, done.out, done.err)
    assert b"" == run("list", *filters, "-q", "--as-of", TODAY, cwd=root).stderr


def test_a_terminal_gets_no_table_of_nothing(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(fresh=FRESH)

    screen = terminal(80).run(f"cd {root}; {INQUIRE} list --cites 2501.99909; {INQUIRE} anchors")

    assert [
        "inquire: no line here names arXiv:2501.99909",
        "inquire: no line here names a paper",
    ] == [row for row in screen.splitlines() if not row.startswith("$")]


def test_colour_is_for_terminals(
    run: Run, library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(rich=RICH)
    pane = terminal(60)

    assert "\x1b[1m" in pane.run(f"cd {root}; {INQUIRE} list")
    assert "\x1b[" not in pane.run(f"{INQUIRE} list --no-color")
    assert "\x1b[" not in pane.run(f"NO_COLOR=1 {INQUIRE} list")
    assert "\x1b[" not in run("list", cwd=root).out


FRESH = MINIMAL + "    reviewed: 2026-11\n"
TWO_PAPERS = """\
question: Does it hold?
surveyed: 2026-01/2026-02
claims:
  - text: It holds
    anchors: [2506.04210]
  - text: It holds still
    kind: durable
notes:
  - {id: why, title: Why?, text: So., anchors: [2501.19393], reviewed: 2024-01}
anchors:
  - arxiv: 2506.04210
"""


def test_a_wide_terminal_gets_every_fact(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(faulty=FAULTY, fresh=FRESH, minimal=MINIMAL, rich=RICH, two=TWO_PAPERS)
    (root / "inquire.lock").write_text(HEADER + lock_record("2506.04210"), "utf-8")
    pane = terminal(120)

    screen = pane.run(f"cd {root}; {INQUIRE} list --no-color --as-of {TODAY}")

    rows = [" ".join(row.split()) for row in screen.splitlines()]
    assert rows[:6] == [
        "line stale oldest claims verified question",
        "faulty - - - - Is it? (faults of form)",
        "fresh 0 0 months 1 - Does it hold?",
        "minimal 0 undated 1 - Does it hold?",
        "rich 2 13 months 3 1 of 2 Does longer reasoning make small models more accurate?",
        "two 1 9-10 months 2 1 of 2 Does it hold?",
    ]


@pytest.mark.parametrize(
    ("columns", "head", "below"),
    [
        (57, "line question", "stale 2, oldest 13 months, claims 3, verified never"),
        (58, "line stale question", "oldest 13 months, claims 3, verified never"),
        (69, "line stale oldest question", "claims 3, verified never"),
        (77, "line stale oldest claims question", "verified never"),
        (87, "line stale oldest claims verified question", "accurate? fresh"),
    ],
)
def test_on_a_narrower_terminal_facts_stand_below_the_question(
    library: Callable[..., Path],
    terminal: Callable[..., Terminal],
    columns: int,
    head: str,
    below: str,
) -> None:
    root = library(fresh=FRESH, a_line_of_sixteen=RICH)
    pane = terminal(columns)

    screen = pane.run(f"cd {root}; {INQUIRE} list --no-color --as-of {TODAY}")

    assert head.split() == screen.splitlines()[0].split()
    assert below in " ".join(screen.split())
    assert max(map(len, screen.splitlines())) <= columns
    assert "a-line-of-sixteen " in screen


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("id", ["faulty", "fresh", "minimal", "rich", "two"]),
        ("claims", ["rich", "two", "fresh", "minimal", "faulty"]),
        ("age", ["minimal", "rich", "two", "fresh", "faulty"]),
        ("stale", ["rich", "two", "fresh", "minimal", "faulty"]),
    ],
)
def test_lines_are_sorted_by_what_was_asked_for(
    run: Run, library: Callable[..., Path], order: str, expected: list[str]
) -> None:
    root = library(faulty=FAULTY, fresh=FRESH, minimal=MINIMAL, rich=RICH, two=TWO_PAPERS)

    done = run("list", "--sort", order, "--as-of", TODAY, cwd=root)

    assert expected == [row.split("\t")[0] for row in done.out.splitlines()]


def test_what_was_verified_longest_ago_comes_first_or_never(
    run: Run, library: Callable[..., Path]
) -> None:
    def naming(*papers: str) -> str:
        return MINIMAL + f"    anchors: [{', '.join(papers)}]\n"

    root = library(
        a_faulty=FAULTY,
        a_none=MINIMAL,
        lately=naming("2506.04210"),
        long_ago=naming("2506.04210", "2501.19393"),
        partly=naming("2506.04210", "2507.14417"),
        quite_never=naming("2507.14417"),
    )
    older = lock_record("2501.19393").replace("2026-11-20", "2026-10-20")
    (root / "inquire.lock").write_text(HEADER + older + lock_record("2506.04210"), "utf-8")

    done = run("list", "--sort", "verified", cwd=root)

    expected = ["partly", "quite-never", "long-ago", "lately", "a-none", "a-faulty"]
    assert expected == [row.split("\t")[0] for row in done.out.splitlines()]


def test_only_lines_with_stale_claims_or_notes_are_listed(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(faulty=FAULTY, fresh=FRESH, minimal=MINIMAL, rich=RICH, two=TWO_PAPERS)

    then = run("list", "--stale", "--as-of", "2025-10-01", cwd=root)
    now = run("list", "--stale", "--as-of", TODAY, cwd=root)

    assert "" == then.out
    assert ["rich", "two"] == [row.split("\t")[0] for row in now.out.splitlines()]
    assert "inquire: 1 line with faults of form (inquire check)\n" == now.err
    assert 1 == then.code == now.code


@pytest.mark.parametrize(
    "paper",
    [
        "2501.19393",
        "2501.19393v2",
        "arXiv:2501.19393",
        "https://arxiv.org/pdf/2501.19393v1.pdf",
        "10.48550/arXiv.2501.19393",
    ],
)
def test_lines_that_cite_a_paper_are_found_however_it_is_written(
    run: Run, library: Callable[..., Path], paper: str
) -> None:
    judged = MINIMAL + (
        "history:\n  - {claim: it-holds, date: 2026-01-02, verdict: holds, papers: [2501.19393v3]}\n"
    )
    root = library(minimal=MINIMAL, rich=RICH, two=TWO_PAPERS, verdict=judged)

    done = run("list", "--cites", paper, cwd=root)

    assert ["rich", "two", "verdict"] == [row.split("\t")[0] for row in done.out.splitlines()]
    assert (0, "") == (done.code, done.err)


def test_what_is_no_paper_is_wrong_usage(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)

    done = run("list", "--cites", "2501.1939", cwd=root)
    empty = run("list", "--cites", "", cwd=root)

    assert (2, b"") == (done.code, done.stdout)
    assert "inquire: --cites: '2501.1939' has 4 digits after the dot; ids from 2015 on" in done.err
    assert (2, b"") == (empty.code, empty.stdout)


@pytest.mark.parametrize("form", [["--json"], ["--format", "json"]])
def test_the_json_is_versioned_and_whole(
    run: Run, library: Callable[..., Path], form: list[str]
) -> None:
    root = library(faulty="question: [", two=TWO_PAPERS)
    (root / "inquire.lock").write_text(HEADER + lock_record("2506.04210"), "utf-8")

    done = run("list", *form, "--as-of", TODAY, cwd=root)

    nothing = dict.fromkeys(
        "claims stale_claims stale_notes undated oldest papers never_verified verified".split()
    )
    faulty = {"id": "faulty", "path": "lines/faulty.yaml", "question": None, "sound": False}
    two = {
        "id": "two",
        "path": "lines/two.yaml",
        "question": "Does it hold?",
        "sound": True,
        "claims": 2,
        "stale_claims": 1,
        "stale_notes": 0,
        "undated": 0,
        "oldest": "2026-01/2026-02",
        "papers": 2,
        "never_verified": 1,
        "verified": "2026-11-20",
    }
    expected = {"version": 1, "as_of": TODAY, "lines": [faulty | nothing, two]}
    assert expected == json.loads(done.out)
    assert 1 == done.code


def test_a_line_with_a_malformed_id_alone_is_told_of_all_the_same(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(slip=TWO_PAPERS.replace("2501.19393", "2501.1939"))

    done = run("list", "--cites", "2506.04210", "--json", "--as-of", TODAY, cwd=root)

    (line,) = json.loads(done.out)["lines"]
    assert (False, 2, 1) == (line["sound"], line["claims"], line["papers"])
    assert 1 == done.code


def test_a_conflicted_lock_costs_a_warning(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(HEADER + "=======\n", "utf-8")

    done = run("list", cwd=root)

    assert 0 == done.code
    assert "merge conflict left by git; evidence left out" in done.err


def test_many_lines_are_read_side_by_side_in_their_order(
    run: Run, library: Callable[..., Path]
) -> None:
    numbers = [f"{number:03}" for number in range(300)]
    root = library(
        **{
            f"l{number}": f"question: Is it {number}?\nclaims: [text: It is]\n"
            for number in numbers
        }
    )

    done = run("list", cwd=root)

    assert "".join(f"l{number}\tIs it {number}?\n" for number in numbers) == done.out
    assert (0, "") == (done.code, done.err)


def test_what_could_harm_a_terminal_is_harmless_in_a_pipe_too(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(hostile='question: "Is\\tit \\e[31m\\u202ered?"\nclaims: [text: It is]\n')

    assert "hostile\tIs it \\u{001b}[31m\\u{202e}red?\n" == run("list", cwd=root).out
