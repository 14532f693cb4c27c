"""`inquire init`: a folder becomes a library; nothing that is there is written over."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from scenes import HEADER, INQUIRE, MINIMAL, ROOT, Run, lock_record

from inquire.ages import DEFAULT_LIMITS
from inquire.explanations import codes
from inquire.library import Library
from inquire.lock import Lock, read_lock
from inquire.settings import Settings, settings_of

FILES = [
    ".gitattributes",
    ".github/workflows/inquire.yml",
    ".pre-commit-config.yaml",
    "inquire.toml",
    "lines/.gitkeep",
    "prompts/.gitkeep",
]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with what is in it, git's own aside."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    named = {str(path.relative_to(folder)): path.read_bytes() for path in paths}
    return {name: data for name, data in named.items() if ".git/" not in name}


def git(folder: Path, *args: str) -> str:
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.invalid"]
    command = ["git", *identity, "-c", "init.defaultBranch=main", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout


def from_yaml(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)


def test_an_empty_folder_becomes_a_library(run: Run, tmp_path: Path) -> None:
    done = run("init", cwd=tmp_path)

    assert 0 == done.code
    assert [
        "inquire: say in .github/workflows/inquire.yml what pip installs, such as "
        "git+https://HOST/OWNER/inquire",
        "inquire: begin a line: inquire new ID",
    ] == done.err.splitlines()
    assert FILES == sorted(done.out.splitlines()) == [*files_of(tmp_path)]
    assert 0 == run("new", "x", "--question", "Is it?", cwd=tmp_path).code
    assert ["x.yaml"] == [path.name for path in Library(tmp_path).paths().values()]


def test_a_new_library_has_nothing_to_complain_of(run: Run, tmp_path: Path) -> None:
    run("init", cwd=tmp_path)

    assert 0 == run("check", cwd=tmp_path).code
    assert 0 == run("fmt", "--check", cwd=tmp_path).code


def test_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    run("init", "new/library", cwd=tmp_path)
    before = files_of(tmp_path)

    done = run("init", "new/library", cwd=tmp_path)

    assert (0, "") == (done.code, done.out)
    assert before == files_of(tmp_path)
    assert [
        "inquire: new/library/lines is there already",
        "inquire: new/library/prompts is there already",
        "inquire: new/library/inquire.toml is there already",
        "inquire: new/library/.gitattributes is there already",
        "inquire: new/library/.github/workflows/inquire.yml is there already",
        "inquire: new/library/.pre-commit-config.yaml is there already",
    ] == done.err.splitlines()[:-1]
    assert (0, b"", b"") == run("init", "new/library", "-q", cwd=tmp_path)


@pytest.mark.parametrize("missing", FILES)
def test_what_is_there_stays_and_the_rest_is_made(run: Run, tmp_path: Path, missing: str) -> None:
    mine = b"# mine\n"
    for name in FILES:
        if name != missing:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(mine)

    done = run("init", cwd=tmp_path)

    assert 0 == done.code
    assert f"{missing}\n" == done.out
    assert {mine} == {data for name, data in files_of(tmp_path).items() if name != missing}


def test_what_a_file_of_ones_own_lacks_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("*.png binary\n", "utf-8")
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", "utf-8")

    done = run("init", cwd=tmp_path)

    assert [
        "inquire: .gitattributes is there already; add a row: inquire.lock merge=union",
        "inquire: .pre-commit-config.yaml is there already; "
        "add hooks: inquire check, inquire fmt --check",
    ] == [row for row in done.err.splitlines() if "already" in row]


def test_a_link_that_leads_nowhere_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "inquire.toml").symlink_to(tmp_path / "elsewhere.toml")

    done = run("init", cwd=tmp_path)

    assert "inquire: inquire.toml is there already" in done.err
    assert not (tmp_path / "elsewhere.toml").exists()


def test_the_settings_are_the_defaults_also_without_their_signs(run: Run, tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    assert Settings() == settings_of(Library(tmp_path))

    text = (tmp_path / "inquire.toml").read_text("utf-8")
    (tmp_path / "inquire.toml").write_text(re.sub(r"(?m)^# (?=\S+ =)", "", text), "utf-8")
    settings = settings_of(Library(tmp_path))

    assert (DEFAULT_LIMITS, Settings().template) == (settings.limits, settings.template)
    assert {"stale-claim"} == {*settings.severity} <= {*codes()}
    assert {"template", "select", "ignore", "limits", "severity"} == {
        *tomllib.loads((tmp_path / "inquire.toml").read_text("utf-8"))
    }


def in_repository(run: Run, top: Path, library: str = ".") -> list[str]:
    """Make a library there with a line, commit it, and give the rows of shell of the workflow."""
    git(top, "init", "-q")
    run("init", library, cwd=top)
    (top / library / "lines/fine.yaml").write_text(MINIMAL, "utf-8")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "a library")
    workflow = from_yaml(top / ".github/workflows/inquire.yml")
    steps = workflow["jobs"]["check"]["steps"]
    return [step["run"] for step in steps if "run" in step]


@pytest.mark.parametrize("library", [".", "research/my library, it's"])
def test_workflow_and_hooks_judge_the_library(
    run: Run, tmp_path: Path, library: str, clean_environment: dict[str, str]
) -> None:
    install, *steps = in_repository(run, tmp_path, library)
    hooks = from_yaml(tmp_path / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    rows = [*steps, *(hook["entry"] for hook in hooks)]
    path = f"{INQUIRE.parent}:{clean_environment['PATH']}"

    def codes_of() -> list[int]:
        return [
            subprocess.run(
                shlex.split(row), cwd=tmp_path, env={**clean_environment, "PATH": path}, check=False
            ).returncode
            for row in rows
        ]

    assert install.startswith('pip install "${INQUIRE:?')
    assert [0, 0, 0, 0] == codes_of()
    line = tmp_path / library / "lines/fine.yaml"
    line.write_text("claims: [{text: a}]\nquestion: Is it?\n", "utf-8")
    assert [0, 1, 0, 1] == codes_of()
    line.write_text("question: Is it?\n", "utf-8")
    assert [1, 1, 1, 1] == codes_of()


@pytest.mark.parametrize("library", [".", "research/my library (1)"])
def test_the_hooks_run_for_the_files_of_the_library(run: Run, tmp_path: Path, library: str) -> None:
    in_repository(run, tmp_path, library)
    hooks = from_yaml(tmp_path / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    below = "" if library == "." else f"{library}/"

    for hook in hooks:
        assert ("system", "false") == (hook["language"], hook["pass_filenames"])
        for file in ("lines/a.yaml", "lines/b-c.yml", "inquire.toml", "inquire.lock", "d.yaml"):
            assert re.search(hook["files"], below + file)
        for file in (f"{below}README.md", f"other/{below}lines/a.yaml", f"{below}lines/a.yaml.bak"):
            assert not re.search(hook["files"], file)


def test_the_workflow_says_where_what_it_installs_has_to_be_named(run: Run, tmp_path: Path) -> None:
    install, *_ = in_repository(run, tmp_path)
    workflow = from_yaml(tmp_path / ".github/workflows/inquire.yml")

    done = subprocess.run(
        ["bash", "-e", "-c", install], env=workflow["env"], capture_output=True, check=False
    )

    assert {"INQUIRE": ""} == workflow["env"]
    assert 0 != done.returncode
    assert b"say in .github/workflows/inquire.yml what pip installs" in done.stderr


@pytest.mark.parametrize("what", ["git+https://host.invalid/a/b@v1", "inquire-lines==9: #1 'x'"])
def test_what_the_workflow_installs_can_be_said(run: Run, tmp_path: Path, what: str) -> None:
    done = run("init", "--install", f" {what}\n", cwd=tmp_path)

    assert "inquire: begin a line: inquire new ID\n" == done.err
    assert {"INQUIRE": what} == from_yaml(tmp_path / ".github/workflows/inquire.yml")["env"]


def test_a_control_character_is_nothing_that_pip_installs(run: Run, tmp_path: Path) -> None:
    done = run("init", "--install", "a\x07b", cwd=tmp_path)

    assert 2 == done.code
    assert [] == [*tmp_path.iterdir()]


def test_the_workflow_is_one_that_github_takes(run: Run, tmp_path: Path) -> None:
    in_repository(run, tmp_path)
    workflow = from_yaml(tmp_path / ".github/workflows/inquire.yml")

    assert ["name", "on", "permissions", "env", "jobs"] == [*workflow]
    assert ["push", "pull_request"] == workflow["on"]
    job = workflow["jobs"]["check"]
    assert ["runs-on", "steps"] == [*job]
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert ["actions/checkout@v4", "actions/setup-python@v5"] == used
    assert all(len({"uses", "run"} & step.keys()) == 1 for step in job["steps"])


def test_in_a_repository_what_works_only_at_its_top_goes_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "repository/deep").mkdir(parents=True)
    git(tmp_path / "repository", "init", "-q")

    done = run("init", "library", cwd=tmp_path / "repository/deep")

    top = {".github/workflows/inquire.yml", ".pre-commit-config.yaml"}
    below = {f"deep/library/{name}" for name in FILES if name not in top}
    assert top | below == {*files_of(tmp_path / "repository")}
    assert f"{tmp_path}/repository/.pre-commit-config.yaml\n" in done.out
    assert "library/inquire.toml\n" in done.out


def test_locks_of_two_branches_merge_also_where_they_speak_of_one_paper(
    run: Run, tmp_path: Path
) -> None:
    in_repository(run, tmp_path)
    lock = tmp_path / "inquire.lock"
    one, two = lock_record("2501.99901"), lock_record("2501.99902")

    def commit_on(branch: str, text: str) -> None:
        git(tmp_path, "switch", "-qc", branch, "main")
        lock.write_text(HEADER + text, "utf-8")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", branch)

    commit_on("left", one + two)
    commit_on("right", lock_record("2501.99901", journal="A Journal") + two)
    git(tmp_path, "merge", "-q", "left")
    first = read_lock(lock)
    git(tmp_path, "branch", "-f", "main", "HEAD")
    commit_on("older", lock_record("2501.99900") + one)
    commit_on("newer", one + lock_record("2501.99902", journal="Another") + two)
    git(tmp_path, "merge", "-q", "older")
    second = read_lock(lock)

    assert isinstance(first, Lock)
    assert ["2501.99901", "2501.99902"] == [*first.records]
    assert isinstance(second, Lock)
    assert {"2501.99900", "2501.99901", "2501.99902"} == {*second.records}


def test_a_library_without_a_folder_for_lines_keeps_its_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "inquire.toml").touch()
    (tmp_path / "mine.yaml").write_text(MINIMAL, "utf-8")

    done = run("init", cwd=tmp_path)

    assert 0 == done.code
    assert not (tmp_path / "lines").exists()
    assert "mine\tDoes it hold?\n" == run("list", cwd=tmp_path).out


def test_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert (2, "inquire: 'file' is no folder\n") == (
        (done := run("init", "file", cwd=tmp_path)).code,
        done.err,
    )
    below = run("init", "file/x", cwd=tmp_path)
    assert 3 == below.code
    assert "inquire: cannot make the folder file/x/lines: Not a directory\n" == below.err


def test_a_file_in_the_place_of_a_folder_is_trouble(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".github").touch()

    done = run("init", cwd=tmp_path)

    assert 3 == done.code
    assert "cannot make the folder" in done.err


def test_nothing_is_written_beside_the_shipped_lines(run: Run) -> None:
    before = beside_the_lines()

    done = run("init", ROOT)

    assert 2 == done.code
    assert "nothing is written beside the lines of inquire" in done.err
    assert before == beside_the_lines()


def beside_the_lines() -> list[str]:
    """What stands in the checkout, without what other tests leave of their coverage meanwhile."""
    return sorted(name for name in os.listdir(ROOT) if not name.startswith(".coverage"))
