"""`inquire check`, the installed command: what it finds, how it tells it, what it exits with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import HEADER, INQUIRE, MINIMAL, RICH, TODAY, Run, Terminal, lock_record

FAULTY = "question: Is it?\nclaims:\n  - txt: It is\n"


def test_the_shipped_lines_show_nothing_but_ages(run: Run) -> None:
    done = run("check", "empathy-emotional-learning", "--format", "json", "--as-of", TODAY)

    found = {each["code"] for each in json.loads(done.out)["diagnostics"]}
    assert 0 == done.code
    assert found <= {"stale-claim", "stale-note", "due-claim", "due-note", "never-verified"}
    assert "using the 3 lines shipped with inquire" in done.err


def test_without_a_library_a_line_is_needed(run: Run) -> None:
    done = run("check")

    assert (2, b"") == (done.code, done.stdout)
    assert "no library here (looked up to /); 'check' needs one." in done.err
    assert "give a file, --library DIR, or set INQUIRE_LIBRARY" in done.err


def test_a_library_is_found_from_within(run: Run, library: Callable[..., Path]) -> None:
    root = library(faulty=FAULTY, rich=RICH)

    done = run("check", "--as-of", TODAY, cwd=root / "lines")

    assert 1 == done.code
    assert done.out.startswith("faulty.yaml:")
    assert "" == done.err
    assert "check: 2 lines, " in done.out.splitlines()[-1]


@pytest.mark.parametrize(
    ("args", "env"), [(["--library", "{}"], {}), ([], {"INQUIRE_LIBRARY": "{}"})]
)
def test_a_library_can_be_named(
    run: Run, library: Callable[..., Path], args: list[str], env: dict[str, str]
) -> None:
    root = str(library(faulty=FAULTY))

    done = run(
        "check",
        *(arg.format(root) for arg in args),
        env={name: value.format(root) for name, value in env.items()},
    )

    assert 1 == done.code
    assert f"{root}/lines/faulty.yaml:3:5: error: unknown key 'txt'" in done.out


def test_a_library_that_is_not_there_is_wrong_usage(run: Run) -> None:
    done = run("check", "--library", "nowhere")

    assert 2 == done.code
    assert "inquire: no folder 'nowhere' for a library\n" == done.err


def test_a_folder_with_settings_and_yaml_beside_them_is_a_library(run: Run, tmp_path: Path) -> None:
    (tmp_path / "inquire.toml").write_text("", "utf-8")
    (tmp_path / "line.yml").write_text(FAULTY, "utf-8")

    done = run("check", cwd=tmp_path)

    assert done.out.startswith("line.yml:")


def test_files_without_a_library_stand_for_themselves(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(MINIMAL + "next: [nowhere]\n", "utf-8")

    done = run("check", "one.yaml", "two.yaml", "one.yaml", cwd=tmp_path)

    assert 0 == done.code
    assert "unknown-next" not in done.out
    assert "check: 2 lines, 0 errors" in done.out
    assert "" == done.err


def test_lines_of_two_libraries_are_not_mixed(run: Run, library: Callable[..., Path]) -> None:
    one, two = library("one", line=MINIMAL), library("two", line=MINIMAL)

    paths = run("check", one / "lines/line.yaml", two / "lines/line.yaml")
    mixed = run("check", one / "lines/line.yaml", "line", cwd=two)
    same = run("check", "lines/line.yaml", "line", cwd=two)

    assert (2, b"") == (paths.code, paths.stdout)
    assert "lie in different libraries: name them apart, or give --library DIR" in paths.err
    assert 2 == mixed.code
    assert "check: 1 line, " in same.out


def test_yaml_on_stdin_is_judged(run: Run) -> None:
    done = run("check", "-", stdin=FAULTY)

    assert 1 == done.code
    assert done.out.startswith("-:3:5: error: ")


@pytest.mark.parametrize(
    ("fail_on", "fine", "warned", "faulty"),
    [("error", 0, 0, 1), ("warning", 0, 1, 1), ("info", 1, 1, 1), ("never", 0, 0, 0)],
)
def test_the_exit_code_follows_the_severity(
    run: Run, fail_on: str, fine: int, warned: int, faulty: int
) -> None:
    args = ("check", "-", "--as-of", TODAY, "--fail-on", fail_on)
    dated = MINIMAL + "    date: 2026-11\n    anchors: [2506.04210]\n"

    codes = [
        run(*args, "--ignore", "claim-later-than-papers", stdin=dated).code,
        run(*args, stdin=MINIMAL).code,
        run(*args, stdin=FAULTY).code,
    ]

    assert codes == [fine, warned, faulty]


@pytest.mark.parametrize("fail_on", ["error", "never"])
def test_form_comes_before_all_else(run: Run, fail_on: str) -> None:
    done = run("check", "-", "--fail-on", fail_on, stdin=FAULTY)

    codes = re.findall(r"\[([a-z-]+)\]$", done.out, re.MULTILINE)
    assert {"unknown-key", "missing-key"} == set(codes)


def test_checks_are_chosen_and_left_out(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=MINIMAL)

    def codes(*args: str) -> set[str]:
        out = run("check", "--format", "json", *args, cwd=root).out
        return {each["code"] for each in json.loads(out)["diagnostics"]}

    every = codes()
    assert {"undated-claim", "unanchored-claim"} <= every
    assert {"undated-claim"} == codes("--select", "undated-claim")
    assert codes("--ignore", "undated-claim") == every - {"undated-claim"}
    both = codes("--select", "undated-claim,unanchored-claim")
    assert {"undated-claim", "unanchored-claim"} == both
    (root / "inquire.toml").write_text('ignore = ["undated-claim"]\n', "utf-8")
    assert codes() == every - {"undated-claim"}
    assert {"undated-claim"} == codes("--select", "undated-claim")
    (root / "inquire.toml").write_text('select = ["undated-claim"]\n', "utf-8")
    assert {"undated-claim"} == codes()


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_check_that_is_none_is_wrong_usage(run: Run, option: str) -> None:
    done = run("check", "-", option, "stale-clam", stdin=MINIMAL)

    assert (2, b"") == (done.code, done.stdout)
    assert f"inquire: {option}: no check 'stale-clam'; did you mean 'stale-claim'?\n" == done.err


@pytest.mark.parametrize(
    ("template", "lacking"), [("retest", "'role' and 'topic'"), ("contrary", "'topic'")]
)
def test_what_the_template_of_the_library_needs_is_looked_for(
    run: Run, library: Callable[..., Path], template: str, lacking: str
) -> None:
    root = library(line=MINIMAL)
    (root / "inquire.toml").write_text(f'template = "{template}"\n', "utf-8")

    done = run("check", "--select", "thin-retest", cwd=root)

    assert f"'retest' lacks {lacking}, which the template '{template}' asks for" in done.out


def test_the_settings_change_a_severity(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=MINIMAL)
    (root / "inquire.toml").write_text('[severity]\nundated-claim = "error"\n', "utf-8")

    done = run("check", cwd=root)

    assert 1 == done.code
    assert ": error: claim 'it-holds' has no date" in done.out


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("limit = 1", "unknown key 'limit'; known: limits, template, select, ignore, severity"),
        ("[limits]\nfast = '1 month'", "unknown limit 'fast'"),
        ("[limits]\nnote = 'soon'", "limit 'note' must be a length of time"),
        ("[limits]\nnote = 3", "limit 'note' must be a length of time"),
        ("limits = 3", "'limits' must be a table"),
        ("template = 3", "'template' must be text"),
        ("select = 'all'", "'select' must be a list of codes"),
        ("[severity]\nstale-claim = 'bad'", "severity of 'stale-claim' must be error"),
        ("[severity]\nstale-clam = 'error'", "no check 'stale-clam'"),
        ("ignore = ['stale-clam']", "no check 'stale-clam'"),
        ("limits = [", "inquire.toml: "),
        (b"\xff\xfe", "it is not UTF-8"),
    ],
    ids=str,
)
@pytest.mark.parametrize("command", ["check", "verify"])
def test_settings_that_make_no_sense_are_trouble(
    run: Run, library: Callable[..., Path], settings: str | bytes, told: str, command: str
) -> None:
    root = library(line=MINIMAL)
    data = settings if isinstance(settings, bytes) else settings.encode()
    (root / "inquire.toml").write_bytes(data)

    done = run(command, cwd=root)

    assert (3, b"") == (done.code, done.stdout)
    assert told in done.err
    assert "Traceback" not in done.err


def test_two_files_for_one_line_are_trouble(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=MINIMAL)
    (root / "lines/line.yml").write_text(MINIMAL, "utf-8")

    done = run("check", cwd=root)

    assert 3 == done.code
    assert "inquire: two files for one line: line.yaml and line.yml\n" == done.err


def test_a_line_that_cannot_be_read_is_trouble(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=MINIMAL)
    (root / "lines/gone.yaml").symlink_to("nowhere")

    done = run("check", cwd=root)

    assert 3 == done.code
    assert "inquire: cannot read lines/gone.yaml: No such file or directory\n" == done.err


def test_a_folder_is_no_line(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=MINIMAL)
    (root / "lines/folder.yaml").mkdir()
    (root / "lines/.hidden.yaml").write_text(FAULTY, "utf-8")

    done = run("check", cwd=root)

    assert 0 == done.code
    assert "check: 1 line, " in done.out


def test_the_lock_is_used(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(
        HEADER + lock_record("2501.19393", title="A title") + lock_record(withdrawn="Withdrawn."),
        "utf-8",
    )

    done = run("check", "--as-of", TODAY, cwd=root)

    assert 1 == done.code
    assert "[withdrawn]" in done.out
    assert "never verified" not in done.out


def test_papers_without_evidence_are_counted(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)

    done = run("check", cwd=root)

    assert done.out.endswith("; 2 of 2 papers never verified (inquire verify)\n")


def test_a_lock_with_conflict_marks_is_a_diagnostic(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(HEADER + "<<<<<<< ours\n", "utf-8")

    done = run("check", cwd=root)

    assert 1 == done.code
    assert "inquire.lock:2:1: error: merge conflict left by git [lock-conflict]\n" in done.out


def test_a_lock_that_cannot_be_read_is_trouble(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").mkdir()

    done = run("check", cwd=root)

    assert 3 == done.code
    assert "inquire.lock: Is a directory" in done.err


def test_repeats_are_folded_unless_each_is_wanted(run: Run) -> None:
    many = "question: Is it?\nclaims:\n" + "".join(f"  - text: It is {n}\n" for n in range(5))

    folded = run("check", "-", "--select", "undated-claim", stdin=many)
    each = run("check", "-", "--select", "undated-claim", "-v", stdin=many)

    assert 1 == folded.out.count("[undated-claim]")
    assert "-: 4 more undated-claim (-v shows each)\n" in folded.out
    assert 5 == each.out.count("[undated-claim]")
    assert folded.out.endswith("check: 1 line, 0 errors, 5 warnings, 0 info\n")


def test_quiet_tells_errors_only(run: Run) -> None:
    fine = run("check", "-", "-q", stdin=MINIMAL)
    faulty = run("check", "-", "-q", stdin=FAULTY)

    assert (0, b"", b"") == fine
    assert 1 == faulty.code
    assert "error: unknown key 'txt'" in faulty.out


def test_the_json_is_versioned_and_whole(run: Run) -> None:
    done = run("check", "-", "--format", "json", "--as-of", TODAY, stdin=FAULTY)

    told = json.loads(done.out)
    assert (told["version"], told["as_of"]) == (1, TODAY)
    assert {"version", "as_of", "diagnostics"} == set(told)
    keys = {"path", "line", "column", "code", "severity", "message", "help", "fault"}
    assert all(set(each) == keys for each in told["diagnostics"])


def test_github_gets_ten_a_severity_and_is_told_of_the_rest(run: Run) -> None:
    rows = "".join(f"  - text: 'It is {n}'\n    txt: {n}\n" for n in range(12))
    done = run("check", "-", "--format", "github", stdin=f"question: Is it?\nclaims:\n{rows}")

    *told, last = done.out.splitlines()
    assert 10 == len(told)
    assert all(row.startswith("::error file=-,line=") for row in told)
    assert "check: 2 errors more, left out: GitHub shows 10 a severity" == last


HOSTILE = 'question: Is it?\nclaims:\n  - text: It is\n    "\\e[31m\\u202Ekey\\x9b": 1\n'


def test_hostile_text_is_made_harmless(run: Run) -> None:
    for form in ("text", "json", "github"):
        done = run("check", "-", "--format", form, stdin=HOSTILE)

        assert 1 == done.code
        assert not re.search("[\x1b\x9b\u202e]", done.out)
        if form == "json":
            assert "\x1b[31m\u202ekey\x9b" in json.loads(done.out)["diagnostics"][0]["message"]


def test_colour_only_on_a_terminal_and_only_if_wanted(
    run: Run, library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(faulty=FAULTY)
    pane = terminal(100)
    command = f"cd {root}; {INQUIRE} check --as-of {TODAY}"

    assert "\x1b[" not in run("check", cwd=root).out
    assert "\x1b[31merror" in pane.run(command)
    assert 1 == pane.code
    assert "\x1b[31m" not in pane.run(f"{command} --no-color")
    assert "\x1b[31m" not in pane.run(f"export NO_COLOR=1; {command}")
    assert "\x1b[31m" not in pane.run(f"unset NO_COLOR; export TERM=dumb; {command}")


def test_a_narrow_terminal_shows_the_place_in_a_long_row(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    text = "Where words are many " * 8
    root = library(line=f"question: {text}日本 #lost and gone\nclaims:\n  - text: It is\n")
    pane = terminal(60)

    screen = pane.run(f"cd {root}; {INQUIRE} check --no-color --select lost-text")

    rows = screen.splitlines()
    caret = next(row for row in rows if row.strip().startswith("^"))
    source = rows[rows.index(caret) - 1]
    cells = "".join(char + "\0" if ord(char) > 0x3000 else char for char in source)
    assert max(map(len, rows)) <= 60
    assert cells[caret.index("^") :].startswith("#lost and gone")
    assert caret.strip() == "^" + "~" * (len("#lost and gone") - 1)


MANY = 300
"""More than one process judges."""


def test_many_lines_are_told_in_their_order(run: Run, library: Callable[..., Path]) -> None:
    root = library(**{f"line{number:03}": MINIMAL for number in range(MANY)})

    done = run("check", "--select", "undated-claim", cwd=root)

    rows = [row for row in done.out.splitlines() if row.endswith("[undated-claim]")]
    expected = [f"lines/line{number:03}.yaml:3:5" for number in range(MANY)]
    assert expected == [row.split(": ")[0] for row in rows]
    assert done.out.endswith("check: 300 lines, 0 errors, 300 warnings, 0 info\n")


def test_one_of_many_that_cannot_be_read_is_trouble(run: Run, library: Callable[..., Path]) -> None:
    root = library(**{f"line{number:03}": MINIMAL for number in range(MANY)})
    (root / "lines/gone.yaml").symlink_to("nowhere")

    done = run("check", cwd=root)

    assert (3, b"") == (done.code, done.stdout)
    assert "inquire: cannot read lines/gone.yaml: No such file or directory\n" == done.err


def test_a_template_that_cannot_be_read_is_trouble(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=MINIMAL)
    (root / "prompts").mkdir()
    (root / "prompts/retest.md.j2").write_bytes(b"\xff")

    done = run("check", cwd=root)

    assert 3 == done.code
    assert "retest.md.j2: it is not UTF-8" in done.err


@pytest.mark.parametrize("command", ["check", "verify", "stale", "list"])
def test_an_empty_library_is_fine(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "lines").mkdir()

    done = run(command, cwd=tmp_path)

    assert 0 == done.code
