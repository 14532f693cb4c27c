"""`inquire search`, the installed command."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import INQUIRE, MINIMAL, RICH, Run, Terminal

WARM = """\
question: Does warmth cost accuracy?
claims:
  - id: errors
    text: >-
      Models that were trained to be warm
      err more often
notes:
  - id: five
    title: Did five models lose accuracy?
    text: They did, when trained for warmth.
"""


def test_a_pipe_gets_a_row_for_each_hit_with_its_place(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(rich=RICH, warm=WARM)

    done = run("search", "accuracy", cwd=root)

    expected = [
        "lines/warm.yaml:1:28: question: Does warmth cost accuracy?",
        "lines/rich.yaml:16:11: claim overthinking: Accuracy fell from 87.3% to 70.3% when the "
        "budget grew from about 1,100 to 16,000 tokens",
        "lines/warm.yaml:9:33: note five: Did five models lose accuracy?",
        "lines/rich.yaml:10:11: note token-budget: Accuracy fell from 87.3% to 70.3% as the "
        "budget grew from about 1,100 to 16,000 tokens.",
    ]
    assert expected[0] == done.out.splitlines()[0]
    assert sorted(expected) == sorted(done.out.splitlines())
    assert (0, "") == (done.code, done.err)


def test_words_phrases_and_prefixes_are_understood(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH, warm=WARM)

    def places(*words: str) -> list[str]:
        return [row.split(": ")[0] for row in run("search", *words, cwd=root).out.splitlines()]

    assert ["lines/warm.yaml:5:38"] == places("WÁRM", "often")
    assert ["lines/warm.yaml:5:38"] == places("warm err")
    assert ["lines/warm.yaml:5:38"] == places('"warm err"')
    assert [] == places('"err warm"')
    assert ["lines/warm.yaml:1:23"] == places("accur*", "cost")
    assert places("accurac*") == places("accuracy")


def test_what_looks_like_syntax_is_text(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH, warm=WARM)

    for words in (
        ["question:warmth"],
        ["warmth", "NOT", "xyzzy"],
        ["NEAR(warmth", "cost)"],
        ["^a"],
    ):
        done = run("search", *words, cwd=root)
        assert done.code in (0, 1)
        assert "Traceback" not in done.err
    done = run("search", "--", "-warmth", cwd=root)
    assert 3 == len(done.out.splitlines()) + 1


def test_nothing_found_is_exit_code_1(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)

    none = run("search", "xyzzy", cwd=root)
    quiet = run("search", "xyzzy", "-q", cwd=root)
    paper = run("search", "arXiv:2506.04210v1", cwd=root)

    assert (1, "", "inquire: nothing found\n") == (none.code, none.out, none.err)
    assert (1, "", "") == (quiet.code, quiet.out, quiet.err)
    assert "inquire: nothing found (inquire list --cites 2506.04210v1)\n" == paper.err


def test_where_nothing_has_all_the_words_some_of_them_are_enough(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(rich=RICH, warm=WARM)

    done = run("search", "often", "budget", cwd=root)

    assert 0 == done.code
    assert {"claim errors", "claim overthinking", "note token-budget"} == {
        row.split(": ")[1] for row in done.out.splitlines()
    }
    assert "inquire: nothing has all of these words; this has some of them\n" == done.err


def test_the_best_are_shown_and_how_many_there_are(run: Run, library: Callable[..., Path]) -> None:
    root = library(**{f"l{number}": MINIMAL for number in range(15)})

    twenty = run("search", "holds", cwd=root)
    two = run("search", "holds", "-n", "2", cwd=root)

    assert (20, 2) == (len(twenty.out.splitlines()), len(two.out.splitlines()))
    assert "inquire: the best 20 of 30 hits (-n)\n" == twenty.err
    first = "lines/l0.yaml:1:19: question: Does it hold?"
    assert first == two.out.splitlines()[0]
    assert 2 == run("search", "holds", "-n", "0", cwd=root).code


@pytest.mark.parametrize("words", [['"'], [" "], ["*", "-"]])
def test_without_a_word_it_is_wrong_usage(
    run: Run, library: Callable[..., Path], words: list[str]
) -> None:
    done = run("search", *words, cwd=library(rich=RICH))

    assert (2, "") == (done.code, done.out)
    assert f"inquire: no word to look for in '{' '.join(words)}'\n" == done.err


def test_a_faulty_line_is_told_and_the_others_are_searched(
    run: Run, library: Callable[..., Path]
) -> None:
    slip = MINIMAL + "    anchors: [2501.1939]\n"
    root = library(faulty="question: Does it hold\nclaims: none\n", line=MINIMAL, slip=slip)

    done = run("search", "holds", cwd=root)

    assert ["line", "slip"] == sorted({re.split("[/.]", row)[1] for row in done.out.splitlines()})
    assert (1, "inquire: 2 lines with faults of form (inquire check)\n") == (done.code, done.err)


@pytest.mark.parametrize("form", [["--json"], ["--format", "json"]])
def test_the_json_is_versioned_and_whole(
    run: Run, library: Callable[..., Path], form: list[str]
) -> None:
    root = library(warm=WARM)

    done = run("search", "warmth", "trained", "-n", "1", *form, cwd=root)

    hit = {
        "kind": "note",
        "id": "five",
        "lines": ["warm"],
        "path": "lines/warm.yaml",
        "line": 10,
        "column": 26,
        "excerpt": "They did, when trained for warmth.",
        "marked": [[15, 22], [27, 33]],
    }
    assert {"version": 1, "all_words": True, "total": 1, "hits": [hit]} == json.loads(done.out)
    nothing = json.loads(run("search", "xyzzy", "--json", cwd=root).out)
    assert {"version": 1, "all_words": False, "total": 0, "hits": []} == nothing


def test_what_could_harm_a_terminal_is_harmless_in_a_pipe_too(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(x="question: Is \u200e warmth \u200e real \u200e?\nclaims:\n  - text: It is\n")

    done = run("search", '"warmth real"', cwd=root)

    shown = r"Is \u{200e} warmth \u{200e} real \u{200e}?"
    assert f"lines/x.yaml:1:16: question: {shown}\n" == done.out


def test_outside_any_library_the_shipped_lines_are_searched(run: Run) -> None:
    done = run("search", "pacifier")

    assert 0 == done.code
    assert "lines/empathy-emotional-learning.yaml:" in done.out
    assert "inquire: no library here; using the 3 lines shipped with inquire\n" == done.err


def test_a_terminal_gets_marked_words_on_rows_that_fit(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    hostile = "question: Is warmth \u061c [bold]real[/bold]?\nclaims:\n  - text: It is\n"
    root = library(warm=WARM, hostile=hostile)
    pane = terminal(40)

    screen = pane.run(f"cd {root}; {INQUIRE} search warmth trained*")
    plain = pane.run(f"NO_COLOR=1 {INQUIRE} search warmth")

    assert "\x1b[1mtrained\x1b[0m" in screen
    assert "\x1b[1mwarmth\x1b[0m" in screen
    assert "\x1b[" not in plain
    assert max(map(len, plain.splitlines())) <= 40
    assert r"Is warmth \u{061c} [bold]real[/bold]?" in " ".join(plain.split())
    assert "lines/warm.yaml:1:16: question\n  Does warmth cost accuracy?\n" in plain


NO_FTS5 = """\
import importlib.machinery, importlib.util, sys, sysconfig
spec = importlib.machinery.PathFinder.find_spec("sqlite3", [sysconfig.get_path("stdlib")])
real = importlib.util.module_from_spec(spec)
sys.modules["sqlite3"] = real
spec.loader.exec_module(real)

class Without(real.Connection):
    def execute(self, sql, *values):
        if "fts5" in sql:
            raise real.OperationalError("no such module: fts5")
        return super().execute(sql, *values)

connect = real.connect
real.connect = lambda *args, **named: connect(*args, factory=Without, **named)
"""


def test_an_sqlite_without_full_text_search_is_trouble_that_is_told(
    run: Run, library: Callable[..., Path], tmp_path: Path
) -> None:
    """The Python's own library of that name is one that was built without the module."""
    (tmp_path / "sqlite3.py").write_text(NO_FTS5, "utf-8")
    root = library(warm=WARM)

    done = run("search", "warmth", cwd=root, env={"PYTHONPATH": str(tmp_path)})

    expected = "inquire: the SQLite of this Python cannot search texts (no such module: fts5)\n"
    assert (3, "", expected) == (done.code, done.out, done.err)


def test_many_lines_are_searched_side_by_side(run: Run, library: Callable[..., Path]) -> None:
    root = library(**{f"l{number:03}": MINIMAL for number in range(300)}, warm=WARM)

    done = run("search", "warmth", cwd=root)

    assert 2 == len(done.out.splitlines())
    assert (0, "") == (done.code, done.err)


def test_a_note_that_lines_share_is_one_hit_in_its_own_file(
    run: Run, library: Callable[..., Path]
) -> None:
    line = MINIMAL + "    notes: [five]\n"
    root = library(a=line, b=line)
    (root / "notes").mkdir()
    note = (
        "title: Did five models lose accuracy?\ntext: >-\n  They did, when\n  trained for warmth.\n"
    )
    (root / "notes" / "five.yaml").write_text(note, "utf-8")

    done = run("search", "warmth", cwd=root)

    expected = "notes/five.yaml:4:15: note five (in 2 lines): They did, when trained for warmth.\n"
    assert (0, expected) == (done.code, done.out)
