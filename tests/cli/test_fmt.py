"""`inquire fmt`: which lines are written, and what it says and leaves with."""

from __future__ import annotations

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import INQUIRE, MINIMAL, RICH, Run, Terminal

Library = Callable[..., Path]
OLD = """\
# kept by hand

claims:
  - date: July 2025   # as the paper says
    text: It holds

question: Does it hold?
"""
NEW = """\
# kept by hand

question: Does it hold?

claims:
  - text: It holds
    date: 2025-07   # as the paper says
"""
DIFF = """\
--- lines/old.yaml
+++ lines/old.yaml
@@ -1,7 +1,7 @@
 # kept by hand
\x20
+question: Does it hold?
+
 claims:
-  - date: July 2025   # as the paper says
-    text: It holds
-
-question: Does it hold?
+  - text: It holds
+    date: 2025-07   # as the paper says
"""
FAULTY = "claims:\n  - date: July 2025\n    text: It holds\n"


def text_of(root: Path, name: str = "old") -> str:
    return (root / f"lines/{name}.yaml").read_bytes().decode()


def test_a_line_is_written_as_it_is_laid_out(run: Run, library: Library) -> None:
    root = library(old=OLD)

    done = run("fmt", "old", cwd=root)

    assert (0, "", "inquire: formatted lines/old.yaml\n") == (done.code, done.out, done.err)
    assert NEW == text_of(root)


def test_a_second_time_no_file_is_touched(run: Run, library: Library) -> None:
    root = library(old=NEW, rich=RICH.replace("~2025", "2025~"))

    def written() -> list[tuple[int, int]]:
        stati = [path.stat() for path in sorted((root / "lines").iterdir())]
        return [(each.st_ino, each.st_mtime_ns) for each in stati]

    before = written()
    done = run("fmt", cwd=root)

    assert (0, "inquire: 0 of 2 lines formatted\n") == (done.code, done.err)
    assert before == written()


def test_all_lines_of_a_library_are_laid_out(run: Run, library: Library) -> None:
    root = library(old=OLD, other=OLD, fine=MINIMAL)

    done = run("fmt", cwd=root)

    told = "formatted lines/old.yaml\ninquire: formatted lines/other.yaml\ninquire: 2 of 3 lines formatted"
    assert (0, "", f"inquire: {told}\n") == (done.code, done.out, done.err)
    assert NEW == text_of(root) == text_of(root, "other")


def test_check_names_the_lines_and_writes_nothing(run: Run, library: Library) -> None:
    root = library(old=OLD, fine=MINIMAL)

    done = run("fmt", "--check", cwd=root)

    told = "lines/old.yaml would change\ninquire: 1 of 2 lines would change"
    assert (1, "", f"inquire: {told}\n") == (done.code, done.out, done.err)
    assert OLD == text_of(root)
    assert 0 == run("fmt", "--check", "fine", cwd=root).code
    assert (1, b"", b"") == run("fmt", "--check", "-q", cwd=root)


@pytest.mark.parametrize(("options", "code"), [(["--diff"], 0), (["--diff", "--check"], 1)])
def test_the_diff_goes_to_stdout_and_nothing_is_written(
    run: Run, library: Library, options: list[str], code: int
) -> None:
    root = library(old=OLD)

    done = run("fmt", *options, cwd=root)

    assert (code, DIFF) == (done.code, done.out)
    assert OLD == text_of(root)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_patch_takes_the_diff(run: Run, library: Library, ending: str, last: bool) -> None:
    root = library()
    file = root / "lines/old.yaml"
    old = OLD.replace("\n", ending)
    file.write_bytes((old if last else old.removesuffix(ending)).encode())
    diff = run("fmt", "--diff", "old", cwd=root)

    command = ["git", "apply", "-p0", "--whitespace=nowarn", "-"]
    subprocess.run(command, cwd=root, input=diff.stdout, check=True)
    patched = file.read_bytes()

    assert patched == NEW.replace("\n", ending).encode().removesuffix(b"" if last else ending.encode())  # fmt: skip
    assert 0 == run("fmt", "--check", "old", cwd=root).code


def test_a_faulty_line_is_told_and_left_and_the_others_are_laid_out(
    run: Run, library: Library
) -> None:
    root = library(faulty=FAULTY, old=OLD)

    done = run("fmt", cwd=root)

    assert (1, "") == (done.code, done.out)
    assert "lines/faulty.yaml:1:1: error: a line needs 'question' [missing-key]" in done.err
    assert "inquire: 1 of 2 lines formatted\n" in done.err
    assert (FAULTY, NEW) == (text_of(root, "faulty"), text_of(root))


def test_a_malformed_id_is_a_fault_too(run: Run, library: Library) -> None:
    text = OLD.replace("text: It holds", "text: It holds\n    anchors: [2501.9990]")
    root = library(old=text)

    done = run("fmt", cwd=root)

    assert (1, text) == (done.code, text_of(root))
    assert "[malformed-id, undecidable]" in done.err


def test_what_stays_is_told_once_for_each_reason(run: Run, library: Library) -> None:
    braces = "  - {date: 2025, text: It holds}\n"
    root = library(old=f"question: Is it?\n# which?\n\nclaims:\n{braces * 3}summary: It is.\n")

    done = run("fmt", "--check", cwd=root)

    assert (0, "") == (done.code, done.out)
    assert [
        "inquire: lines/old.yaml:5:5: the keys of a claim stay in their order: "
        "they stand in braces, and 2 more in this file",
        "inquire: lines/old.yaml:1:1: the keys of a line stay in their order: "
        "whose the comment in row 2 is, is not clear",
    ] == done.err.splitlines()
    assert b"" == run("fmt", "--check", "-q", cwd=root).stderr


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_breaks_are_kept(run: Run, library: Library, ending: str) -> None:
    root = library()
    file = root / "lines/old.yaml"
    file.write_bytes(("\ufeff" + OLD).replace("\n", ending).encode())
    file.chmod(0o640)

    run("fmt", cwd=root)

    assert ("\ufeff" + NEW).replace("\n", ending).encode() == file.read_bytes()
    assert 0o640 == stat.S_IMODE(file.stat().st_mode)
    assert [file] == [*file.parent.iterdir()]


def test_stdin_is_laid_out_on_stdout(run: Run) -> None:
    assert NEW == run("fmt", "-", stdin=OLD).out
    assert NEW == run("fmt", "-", stdin=NEW).out
    assert (1, b"") == run("fmt", "--check", "-", stdin=OLD)[:2]
    assert (0, b"") == run("fmt", "--check", "-", stdin=NEW)[:2]
    assert (1, b"") == run("fmt", "-", stdin=FAULTY)[:2]


def test_a_file_outside_of_any_library_is_laid_out(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(OLD, "utf-8")

    assert 0 == run("fmt", file).code
    assert NEW == file.read_text("utf-8")


def test_what_may_not_be_written_is_wrong_usage(run: Run) -> None:
    shipped = run("fmt", "long-context-use")
    nowhere = run("fmt")

    assert (2, 2) == (shipped.code, nowhere.code)
    assert "fmt writes into lines, and those shipped with inquire stay as they are" in shipped.err
    assert "no library here" in nowhere.err
    assert 0 == run("fmt", "long-context-use", "--check").code


def test_a_line_that_is_not_there_is_wrong_usage(run: Run, library: Library) -> None:
    done = run("fmt", "odl", cwd=library(old=OLD))

    assert (2, b"") == done[:2]
    assert "nearest: old" in done.err


def test_a_file_that_cannot_be_written_does_not_keep_others_from_it(
    run: Run, library: Library
) -> None:
    """A file that says something else when it is read again was changed meanwhile."""
    root = library(b=OLD)
    (root / "lines/a.yaml").symlink_to("/dev/stdin")

    done = run("fmt", cwd=root, stdin=OLD)

    assert 3 == done.code
    assert "inquire: cannot write lines/a.yaml: it was changed meanwhile\n" in done.err
    assert NEW == text_of(root, "b")


def test_a_file_that_cannot_be_read_does_not_keep_others_from_being_laid_out(
    run: Run, library: Library
) -> None:
    """A link into a folder that is gone can be neither read nor written; the rest is."""
    root = library(old=OLD)
    (root / "lines/link.yaml").symlink_to(root / "gone/link.yaml")

    done = run("fmt", cwd=root)

    assert 3 == done.code
    assert "cannot read lines/link.yaml: No such file or directory" in done.err
    assert NEW == text_of(root)


OLD_NOTE = """\
# kept by hand

text: It does.   # as the paper says
anchors: [2501.99901]
date: July 2025
title: Does it hold?
"""
NEW_NOTE = """\
# kept by hand

title: Does it hold?
text: It does.   # as the paper says
date: 2025-07
anchors: [2501.99901]
"""
CITING = NEW + "    notes: [why]\n"


def with_notes(root: Path, **notes: str) -> Path:
    (root / "notes").mkdir()
    for name, text in notes.items():
        (root / f"notes/{name}.yaml").write_text(text, "utf-8")
    return root


def test_shared_notes_are_laid_out_with_the_library(run: Run, library: Library) -> None:
    root = with_notes(library(old=OLD), why=OLD_NOTE, fine=NEW_NOTE)

    checked = run("fmt", "--check", cwd=root)
    done = run("fmt", cwd=root)

    told = ["lines/old.yaml would change", "notes/why.yaml would change"]
    told += ["2 of 3 lines and notes would change"]
    assert (1, "") == (checked.code, checked.out)
    assert [f"inquire: {each}" for each in told] == checked.err.splitlines()
    assert (0, "inquire: 2 of 3 lines and notes formatted") == (
        done.code,
        done.err.splitlines()[-1],
    )
    assert NEW_NOTE == (root / "notes/why.yaml").read_text("utf-8")
    assert 0 == run("fmt", "--check", cwd=root).code


def test_a_shared_note_keeps_the_order_of_a_note_in_a_line(run: Run, library: Library) -> None:
    note = "text: It does.\nreviewed: 2026\ntitle: Does it hold?\nid: why\ndate: 2025\n"
    root = with_notes(library(fine=MINIMAL), why=note)

    run("fmt", cwd=root)

    made = (root / "notes/why.yaml").read_text("utf-8")
    assert ["id", "title", "text", "date", "reviewed"] == [
        row.split(":")[0] for row in made.splitlines()
    ]


def test_a_shared_note_is_laid_out_by_its_path(run: Run, library: Library) -> None:
    root = with_notes(library(old=OLD), why=OLD_NOTE)

    named = run("fmt", "--check", "notes/why.yaml", "./notes/why.yaml", cwd=root)
    both = run("fmt", root / "notes/why.yaml", "old", "--library", root)

    assert (1, "inquire: notes/why.yaml would change\n") == (named.code, named.err)
    assert (0, NEW, NEW_NOTE) == (both.code, text_of(root), (root / "notes/why.yaml").read_text())
    missing = run("fmt", "notes/why.yml", cwd=root)
    assert (2, "inquire: no file 'notes/why.yml'\n") == (missing.code, missing.err)


def test_a_line_that_is_named_is_laid_out_without_its_notes(run: Run, library: Library) -> None:
    root = with_notes(library(old=OLD + "essay: So [[why]].\n"), why=OLD_NOTE)

    assert 0 == run("fmt", "old", cwd=root).code
    assert OLD_NOTE == (root / "notes/why.yaml").read_text("utf-8")


def test_a_faulty_note_is_told_once_and_the_lines_that_cite_it_are_laid_out(
    run: Run, library: Library
) -> None:
    faulty = "title: Does it hold?\ntext:\n"
    old = OLD.replace("It holds\n", "It holds\n    notes: [why]\n")
    malformed = CITING + "    anchors: [2501.9990]\n"
    root = with_notes(library(a=old, b=old, c=CITING, d=malformed), why=faulty, other=OLD_NOTE)

    done = run("fmt", cwd=root)

    assert 1 == done.code
    assert 1 == done.err.count("notes/why.yaml:2:1: error: 'text' is empty; a note needs it")
    assert "inquire: 3 of 6 lines and notes formatted\n" in done.err
    assert faulty == (root / "notes/why.yaml").read_text("utf-8")
    assert CITING == text_of(root, "a") == text_of(root, "b") == text_of(root, "c")


def test_two_files_for_one_note_are_left_alone(run: Run, library: Library) -> None:
    root = with_notes(library(fine=MINIMAL), why=OLD_NOTE)
    (root / "notes/why.yml").write_text(OLD_NOTE, "utf-8")

    done = run("fmt", cwd=root)

    assert 1 == done.code
    assert "notes/why.yaml:1:1: error: note id 'why' is given twice" in done.err
    assert OLD_NOTE == (root / "notes/why.yaml").read_text("utf-8")


def test_two_at_once_lay_all_lines_out_and_neither_fails(library: Library) -> None:
    root = library(**{f"l{number}": OLD for number in range(150)})

    runs = [
        subprocess.Popen([INQUIRE, "fmt", "-q"], cwd=root, stderr=subprocess.PIPE) for _ in range(2)
    ]
    ended = [(each.communicate()[1], each.returncode) for each in runs]

    assert [(b"", 0)] * 2 == ended
    assert {NEW} == {text_of(root, f"l{number}") for number in range(150)}
    assert 150 == len([*(root / "lines").iterdir()])


def test_on_a_terminal_the_diff_shows_control_characters(
    library: Library, terminal: Callable[..., Terminal]
) -> None:
    root = library(old=OLD.replace("It holds\n", '"It \\\n      holds" # \u202e\n'))

    screen = terminal(100).run(f"cd {root}; {INQUIRE} fmt --diff")

    assert "\\u{202e}" in screen
    assert "\u202e" not in screen
