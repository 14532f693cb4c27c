"""`inquire related`, the installed command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import INQUIRE, MINIMAL, RICH, Run, Terminal

OTHER = """\
question: Is warmth dear, and to whom?
claims:
  - text: It is
    anchors: [2506.04210]
notes:
  - {id: budget, title: WHEN do more thinking tokens stop helping?, text: Soon.}
"""
WORDS = "question: Do pelicans make longer journeys?\nclaims:\n  - text: They do\n"
NEXT = "next: [warmth, nowhere]\n"


def test_a_pipe_gets_id_question_and_reason(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH + NEXT, warmth=MINIMAL, other=OTHER, words=WORDS, nothing=MINIMAL)

    done = run("related", "rich", cwd=root)

    expected = (
        "warmth\tDoes it hold?\tnext\n"
        "nowhere\t\tnext; no such line here\n"
        "other\tIs warmth dear, and to whom?\tshares arXiv:2506.04210, "
        'note "When do more thinking tokens stop helping?"\n'
        'words\tDo pelicans make longer journeys?\tshares word "longer"\n'
    )
    assert expected == done.out
    assert (0, "") == (done.code, done.err)


def test_of_many_the_nearest_are_shown(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH, **{f"l{number:02}": OTHER for number in range(12)})

    ten = run("related", "rich", cwd=root)
    two = run("related", "rich", "-n", "2", "-q", cwd=root)

    assert 10 == len(ten.out.splitlines())
    assert "inquire: the nearest 10 of 12 lines (-n)\n" == ten.err
    assert ["l00", "l01"] == [row.split("\t")[0] for row in two.out.splitlines()]
    assert "" == two.err


def test_a_path_and_stdin_are_related_to_the_library_too(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(rich=RICH, other=OTHER)

    path = run("related", root / "lines" / "rich.yaml")
    stdin = run("related", "-", stdin=RICH, cwd=root)

    assert ["other"] == [row.split("\t")[0] for row in path.out.splitlines()]
    assert ["rich", "other"] == [row.split("\t")[0] for row in stdin.out.splitlines()]


def test_what_lies_in_no_library_is_related_to_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(RICH, "utf-8")

    path = run("related", tmp_path / "x.yaml")
    stdin = run("related", "-", stdin=RICH)

    assert (2, b"") == (path.code, path.stdout)
    assert "lies in no library" in path.err
    assert (2, b"") == (stdin.code, stdin.stdout)


def test_a_long_reason_is_cut_short(run: Run, library: Callable[..., Path]) -> None:
    papers = ", ".join(f"2501.9990{number}" for number in range(1, 7))
    text = MINIMAL + f"    anchors: [{papers}]\n"
    root = library(one=text, two=text)

    done = run("related", "one", cwd=root)

    expected = "shares arXiv:2501.99901, arXiv:2501.99902, arXiv:2501.99903 and 3 more, "
    assert expected in done.out


@pytest.mark.parametrize("form", [["--json"], ["--format", "json"]])
def test_the_json_is_versioned_and_whole(
    run: Run, library: Callable[..., Path], form: list[str]
) -> None:
    root = library(rich=RICH + "next: [nowhere]\n", other=OTHER)

    done = run("related", "rich", *form, cwd=root)

    nowhere = {
        "id": "nowhere",
        "question": None,
        "next": True,
        "papers": [],
        "notes": [],
        "words": [],
    }
    other = {
        "id": "other",
        "question": "Is warmth dear, and to whom?",
        "next": False,
        "papers": ["2506.04210"],
        "notes": ["When do more thinking tokens stop helping?"],
        "words": [],
    }
    expected = {"version": 1, "line": "rich", "related": [nowhere, other]}
    assert expected == json.loads(done.out)


def test_what_could_harm_a_terminal_is_harmless_in_a_pipe_too(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(rich=RICH, other=OTHER.replace("dear,", "d\u061cear"))

    done = run("related", "rich", cwd=root)

    assert done.out.startswith(r"other\tIs warmth d\u{061c}ear".replace(r"\t", "\t"))


def test_faulty_lines_are_told_and_a_faulty_next_line_is_there(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(rich=RICH + "next: [faulty]\n", faulty="question: Is it?\n", other=OTHER)

    done = run("related", "rich", cwd=root)

    assert done.out.startswith("faulty\tIs it?\tnext\nother\t")
    assert (1, "inquire: 1 line with faults of form (inquire check)\n") == (done.code, done.err)


def test_a_line_whose_form_is_wrong_is_told(run: Run, library: Callable[..., Path]) -> None:
    root = library(faulty="question: Is it?\n", rich=RICH)

    done = run("related", "faulty", cwd=root)

    assert (1, b"") == (done.code, done.stdout)
    assert "[missing-key]" in done.err


def test_nothing_related_is_said(run: Run, library: Callable[..., Path]) -> None:
    done = run("related", "rich", cwd=library(rich=RICH))

    assert (0, "") == (done.code, done.out)
    assert "inquire: nothing here is related to it\n" == done.err


def test_without_a_line_the_lines_there_are_told(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)

    none = run("related", cwd=root)
    unknown = run("related", "rish", cwd=root)

    assert (2, "inquire: which LINE? there are:\n  rich\n") == (none.code, none.err)
    assert 2 == unknown.code
    assert "nearest: rich" in unknown.err


def test_the_shipped_lines_have_next_lines(run: Run) -> None:
    done = run("related", "long-context-use")

    assert done.out.startswith("test-time-reasoning\t")
    assert (0, "inquire: no library here; using the 3 lines shipped with inquire\n") == (
        done.code,
        done.err,
    )


def test_a_terminal_gets_a_table_that_fits(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(rich=RICH, other=OTHER.replace("dear,", "d\u061cear"))
    pane = terminal(60)

    screen = pane.run(f"cd {root}; {INQUIRE} related rich --no-color")

    assert ["line", "question", "and", "why"] == screen.splitlines()[0].split()
    assert max(map(len, screen.splitlines())) <= 60
    assert r"d\u{061c}ear" in screen
    assert "\x1b[" not in screen
