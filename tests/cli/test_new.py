"""`inquire new`: a line that lacks nothing but what is to be filled in."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scenes import INQUIRE, MINIMAL, TODAY, Run, Terminal

from inquire.diagnostics import harmless
from inquire.line_format import ANCHOR, CLAIM, LINE, NOTE, RETEST
from inquire.line_layout import laid_out
from inquire.line_reading import read
from inquire.skeleton import skeleton
from inquire.yaml_tree import read_tree

Library = Callable[..., Path]
QUESTION = "Does it hold: 'always', or #1 of [some]?"


def codes(run: Run, root: Path) -> list[tuple[str, int]]:
    """What `check` says of the new line: each code with its row."""
    done = run("check", "warmth", "--format", "json", "--as-of", TODAY, cwd=root)
    return [(each["code"], each["line"]) for each in json.loads(done.out)["diagnostics"]]


def row_of(text: str, start: str) -> int:
    return next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith(start))


def test_a_new_line_lacks_only_the_text_of_its_claim(run: Run, library: Library) -> None:
    root = library()

    done = run("new", "warmth", "--question", QUESTION, cwd=root)

    text = (root / "lines/warmth.yaml").read_text("utf-8")
    told = "fill in its claim; then: inquire check warmth, inquire add anchor warmth ID"
    assert (0, "lines/warmth.yaml\n", f"inquire: {told}\n") == (done.code, done.out, done.err)
    assert [("missing-key", row_of(text, "    text:"))] == codes(run, root)
    assert f"warmth\t{QUESTION}\n" == run("list", cwd=root).out


def test_what_is_filled_in_is_no_longer_missed(run: Run, library: Library) -> None:
    root = library()
    run("new", "warmth", "--question", QUESTION, cwd=root)
    file = root / "lines/warmth.yaml"
    filled = file.read_text("utf-8").replace("    text:", "    text: It holds.")

    file.write_text(filled, "utf-8")
    assert {"undated-claim", "unanchored-claim", "thin-retest"} == {
        code for code, _ in codes(run, root)
    }

    for key, value in (("date", "2026-10"), ("basis", "argument")):
        filled = filled.replace(f"    {key}:", f"    {key}: {value}", 1)
    for key, value in (("role", "a researcher"), ("topic", "it holds")):
        filled = filled.replace(f"  {key}:", f"  {key}: {value}", 1)
    file.write_text(filled, "utf-8")
    assert [] == codes(run, root)
    assert 0 == run("prompt", "warmth", cwd=root).code


def test_every_key_stands_there_in_its_order() -> None:
    text = skeleton(QUESTION)
    uncommented = re.sub(r"^# (?=- |  )", "  ", text, flags=re.MULTILINE)
    root = read_tree(uncommented).root

    assert [name for name in LINE.fields if name not in ("history", "limits")] == [*root.entries]
    for name, record in (("notes", NOTE), ("claims", CLAIM), ("anchors", ANCHOR)):
        (item,) = root.entries[name][1].items
        assert [*record.fields] == [*item.entries]
    assert [*RETEST.fields] == [*root.entries["retest"][1].entries]
    assert text == laid_out(read_tree(text)).tree.text


def test_entries_that_stand_as_comments_can_be_filled_in(run: Run, library: Library) -> None:
    text = re.sub(r"^# (?=- |  )", "", skeleton(QUESTION), flags=re.MULTILINE)
    for start, value in (
        ("- id:", "n"),
        ("  title:", "Is it?"),
        ("  text:", "It is."),
        ("    text:", "It holds."),
        ("- arxiv:", "2501.99901"),
    ):
        text = re.sub(rf"^{start}", f"{start} {value} ", text, count=1, flags=re.MULTILINE)

    assert read(text.encode(), "x.yaml", "x").sound


@given(st.text(max_size=60) | st.sampled_from([QUESTION, "null", "~", "- x", "yes", "{a: b}"]))
def test_any_question_is_the_question_of_its_line(question: str) -> None:
    row = " ".join(question.split())
    assume(row and harmless(row) == row)

    tree = read_tree(skeleton(row))

    assert [] == tree.faults
    assert row == tree.root.entries["question"][1].text


@pytest.mark.parametrize("line_id", ["warmth", "Warmth"])
@pytest.mark.parametrize("file", ["warmth.yaml", "warmth.yml"])
def test_a_line_that_is_there_is_not_written_over(
    run: Run, library: Library, line_id: str, file: str
) -> None:
    root = library()
    (root / "lines" / file).write_text(MINIMAL, "utf-8")

    done = run("new", line_id, "--question", QUESTION, cwd=root)

    assert (2, "") == (done.code, done.out)
    assert f"line 'warmth' is there already: {root}/lines/{file}" in done.err
    assert [file] == os.listdir(root / "lines")
    assert MINIMAL == (root / "lines" / file).read_text("utf-8")


def test_a_link_that_leads_nowhere_is_not_written_through(run: Run, library: Library) -> None:
    root = library()
    (root / "lines/warmth.yaml").symlink_to(root / "elsewhere.yaml")

    done = run("new", "warmth", "--question", QUESTION, cwd=root)

    assert 2 == done.code
    assert not (root / "elsewhere.yaml").exists()


@pytest.mark.parametrize(
    ("line_id", "told"),
    [
        ("my line", "'my line' is no id: letters, digits, '-', '_' and '.' only; such as: my-line"),
        ("a/b", "'a/b' is no id: letters, digits, '-', '_' and '.' only; such as: a-b"),
        ("../x", "'../x' is no id"),
        ("_x", "'_x' is no id: it must begin with a letter or a digit; such as: x"),
        ("", "'' is no id"),
        ("-", "'-' is no id"),
        ("x.yaml", "'x.yaml' names a file; the id of its line is x"),
        ("lines/x.yml", "'lines/x.yml' is no id"),
    ],
)
def test_what_is_no_id_is_told(run: Run, library: Library, line_id: str, told: str) -> None:
    root = library()

    done = run("new", "--question", QUESTION, "--", line_id, cwd=root)

    assert (2, "") == (done.code, done.out)
    assert told in done.err
    assert [] == os.listdir(root / "lines")


@pytest.mark.parametrize("line_id", ["2025", "test_time.reasoning", "温さ", "a"])
def test_other_ids_are_taken(run: Run, library: Library, line_id: str) -> None:
    root = library()

    run("new", line_id, "--question", QUESTION, cwd=root)

    assert [f"{line_id}.yaml"] == os.listdir(root / "lines")
    assert f"{line_id}\t{QUESTION}\n" == run("list", cwd=root).out


@pytest.mark.parametrize("question", ["", " \n ", "Is it\x07?", "Is it\u202e?", b"Is it \xff?"])
def test_what_can_be_no_question_is_told(run: Run, library: Library, question: str | bytes) -> None:
    root = library()
    text = question if isinstance(question, str) else os.fsdecode(question)

    done = run("new", "warmth", "--question", text, cwd=root)

    assert (2, b"") == done[:2]
    assert [] == os.listdir(root / "lines")


def test_a_question_over_several_rows_stands_on_one(run: Run, library: Library) -> None:
    root = library()

    run("new", "warmth", "--question", "Is it\n  so?", cwd=root)

    assert "warmth\tIs it so?\n" == run("list", cwd=root).out


def test_the_question_is_asked_for_on_the_terminal(
    run: Run, library: Library, terminal: Callable[..., Terminal]
) -> None:
    root = library()
    pane = terminal(100)

    screen = pane.answer(
        f"cd {root}; echo no | {INQUIRE} new warmth | cat", "question:", "Is it: 温さ?"
    )

    assert 0 == pane.code
    assert "lines/warmth.yaml" in screen
    assert "warmth\tIs it: 温さ?\n" == run("list", cwd=root).out


def test_no_answer_is_no_line(library: Library, terminal: Callable[..., Terminal]) -> None:
    root = library()
    pane = terminal(100)

    screen = pane.answer(f"cd {root}; {INQUIRE} new warmth", "question:", "")

    assert 3 == pane.code
    assert "inquire: no question was given; nothing was written" in screen
    assert [] == os.listdir(root / "lines")


@pytest.mark.parametrize(
    ("key", "code", "told"),
    [("C-d", 3, "question:\ninquire: no question was given"), ("C-c", 130, "question: ^C")],
)
def test_whoever_ends_the_question_gets_no_line(
    library: Library, terminal: Callable[..., Terminal], key: str, code: int, told: str
) -> None:
    root = library()
    pane = terminal(100)

    screen = pane.answer(f"cd {root}; trap : INT; {INQUIRE} new warmth", "question:", key)

    assert code == pane.code
    assert told in re.sub(" *\n+", "\n", screen)
    assert [] == os.listdir(root / "lines")


def test_without_a_terminal_the_option_is_needed(
    library: Library, clean_environment: dict[str, str]
) -> None:
    root = library()

    done = subprocess.run(
        [INQUIRE, "new", "warmth"],
        input=b"Is it?\n",
        capture_output=True,
        cwd=root,
        env=clean_environment,
        start_new_session=True,
        check=False,
    )

    assert 3 == done.returncode
    assert b"give --question TEXT" in done.stderr
    assert [] == os.listdir(root / "lines")


def test_a_library_is_needed_and_never_the_shipped_one(run: Run, tmp_path: Path) -> None:
    nowhere = run("new", "warmth", "--question", QUESTION)
    (tmp_path / "plain").mkdir()
    named = run("new", "warmth", "--question", QUESTION, "--library", tmp_path / "plain")

    assert 2 == nowhere.code
    assert "no library here (looked up to /): inquire init makes one" in nowhere.err
    assert (0, f"{tmp_path}/plain/warmth.yaml\n") == (named.code, named.out)


def test_a_name_that_the_disk_refuses_is_trouble(run: Run, library: Library) -> None:
    root = library()

    done = run("new", "a" * 300, "--question", QUESTION, cwd=root)

    assert 3 == done.code
    assert "File name too long" in done.err
    assert [] == os.listdir(root / "lines")


def test_a_disk_that_is_full_leaves_no_half_of_a_line(
    library: Library, clean_environment: dict[str, str]
) -> None:
    root = library()

    done = subprocess.run(
        ["sh", "-c", f"ulimit -f 0; exec {INQUIRE} new warmth --question 'Is it?'"],
        capture_output=True,
        cwd=root,
        env=clean_environment,
        check=False,
    )

    assert (3, b"") == (done.returncode, done.stdout)
    assert b"inquire: cannot write " in done.stderr
    assert [] == os.listdir(root / "lines")
