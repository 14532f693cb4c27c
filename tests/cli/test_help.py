"""Help, versions, completion and wrong usage of the installed command."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import MINIMAL, RICH, ROOT, Run

from inquire import __version__
from inquire.cli._app import COMMANDS

SHIPPED = sorted(path.stem for path in (ROOT / "lines").glob("*.yaml"))


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")

    assert (0, "") == (done.code, done.err)
    for name, sentence in COMMANDS.items():
        assert f"  {name} " in done.out
        assert " ".join(sentence.split()) in " ".join(done.out.split())


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help_with_an_example(run: Run, command: str, option: str) -> None:
    done = run(command, option)

    assert (0, "") == (done.code, done.err)
    assert done.out.startswith(f"Usage: inquire {command} ")
    assert COMMANDS[command].split(".")[0] in " ".join(done.out.split())
    assert f"  inquire {command}" in done.out.split("Example")[1]
    assert max(map(len, done.out.splitlines())) <= 80


def test_the_terms_of_arxiv_are_acknowledged(run: Run) -> None:
    done = run("verify", "--help")

    expected = "Thank you to arXiv for use of its open access interoperability."
    assert expected in " ".join(done.out.split())


def test_the_version_is_told(run: Run) -> None:
    done = run("--version")

    assert (0, f"inquire {__version__}\n", "") == (done.code, done.out, done.err)


def test_python_can_run_the_package(clean_environment: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "inquire", "--version"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=clean_environment,
    )

    assert f"inquire {__version__}\n".encode() == done.stdout


def test_without_a_command_help_is_given(run: Run) -> None:
    done = run()

    assert (2, b"") == (done.code, done.stdout)
    assert "Commands:" in done.err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["chek"], "inquire: no command 'chek'; did you mean 'check'? (inquire --help)"),
        (["xyzzy"], "inquire: no command 'xyzzy' (inquire --help)"),
        (["--", "-x"], "No such option: -x"),
        (["--verson"], "No such option: --verson"),
        (["prompt", "x", "--templat", "y"], "No such option: --templat"),
        (["prompt", "x", "y"], "Got unexpected extra argument"),
        (["prompt", "x", "--template"], "requires an argument"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'github'"),
        (["check", "--fail-on", "all"], "'all' is not one of"),
    ],
    ids=str,
)
def test_wrong_usage_is_2(run: Run, args: list[str], told: str) -> None:
    done = run(*args)

    assert (2, b"") == (done.code, done.stdout)
    assert told in done.err


def completed(run: Run, words: str, count: int, cwd: Path | None = None) -> list[str]:
    """What bash is offered."""
    env = {
        "_INQUIRE_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(count),
    }
    return run(cwd=cwd, env=env).out.split()


def test_lines_and_templates_are_completed_without_reading_yaml(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(broken="question: [", rich=RICH, minimal=MINIMAL)

    assert ["broken", "minimal", "rich"] == completed(run, "inquire prompt ", 2, root)
    assert ["minimal"] == completed(run, "inquire check m", 2, root)
    assert SHIPPED == completed(run, "inquire prompt ", 2)
    assert ["rich"] == completed(run, f"inquire prompt --library {root} r", 4)
    templates = ["brief", "contrary", "offline", "page", "retest"]
    assert completed(run, "inquire prompt x --template ", 4) == templates
    assert ["brief"] == completed(run, "inquire prompt x -t b", 4)
    assert [] == completed(run, "inquire prompt --library /nowhere r", 4)
    assert [] == completed(run, "inquire prompt --library /nowhere -t r", 5)
    assert "stale-claim" in completed(run, "inquire explain stale", 2)
    assert ["check"] == completed(run, "inquire ch", 1)


def test_a_clean_exit_table_holds(run: Run, library: Callable[..., Path]) -> None:
    root = library(fine=MINIMAL, faulty="question: Is it?\n")
    (root / "answer.md").write_text("C1 | no-new-evidence | none | nothing\n", "utf-8")

    expected = {
        ("list",): 1, ("show", "fine"): 0, ("show", "faulty"): 1, ("show", "none"): 2,
        ("prompt", "fine"): 0, ("prompt", "faulty"): 1, ("prompt", "none"): 2,
        ("prompt", "fine", "-o", "missing/out"): 3, ("prompt", "fine", "-t", "none"): 2,
        ("check", "fine"): 0, ("check",): 1, ("check", "none"): 2, ("check", "no/such.yaml"): 2,
        ("stale", "fine"): 0, ("stale",): 1, ("stale", "none"): 2,
        ("verify", "fine"): 0, ("verify",): 1, ("verify", "none"): 2,
        ("explain",): 0, ("explain", "none"): 2, ("schema",): 0,
        ("audit", "answer.md"): 0, ("audit",): 2, ("audit", "none.md"): 2,
        ("audit", "answer.md", "--line", "faulty"): 1, ("audit", "lines"): 3,
        ("record", "answer.md", "--line", "fine"): 3, ("record", "answer.md"): 2,
        ("record", "answer.md", "--line", "fine", "--yes"): 0,
        ("record", "answer.md", "--line", "faulty", "--yes"): 1,
        ("reviewed", "fine", "--yes"): 0, ("reviewed", "faulty", "--yes"): 1,
        ("reviewed", "none", "--yes"): 2, ("reviewed", "fine", "--date", "2026-01-01"): 3,
    }  # fmt: skip

    actual = {args: run(*args, cwd=root).code for args in expected}

    assert expected == actual
