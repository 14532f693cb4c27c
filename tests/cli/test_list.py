"""`inquire list`, the installed command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scenes import INQUIRE, MINIMAL, RICH, ROOT, Run, Terminal

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
    root = library(faulty=FAULTY, line=MINIMAL, broken="question: [")

    done = run("list", cwd=root)
    quiet = run("list", "-q", cwd=root)

    assert done.code == quiet.code == 1
    assert "broken\t\nfaulty\tIs it?\nline\tDoes it hold?\n" == done.out
    assert done.err == quiet.err == "inquire: 2 lines with faults of form (inquire check)\n"


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


def test_colour_is_for_terminals(
    run: Run, library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(rich=RICH)
    pane = terminal(60)

    assert "\x1b[1m" in pane.run(f"cd {root}; {INQUIRE} list")
    assert "\x1b[" not in pane.run(f"{INQUIRE} list --no-color")
    assert "\x1b[" not in pane.run(f"NO_COLOR=1 {INQUIRE} list")
    assert "\x1b[" not in run("list", cwd=root).out
