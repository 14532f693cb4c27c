"""Reading the clipboard, by real tools where they are there and by small programs where not."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from scenes import Completed, Terminal

DRIVER = """\
import sys

from inquire.cli._clipboard import paste_text
from inquire.library import Trouble

try:
    sys.stdout.buffer.write(paste_text())
except Trouble as trouble:
    print(f"inquire: {trouble}", file=sys.stderr)
    sys.exit(3)
"""
TEXT = "“Wärme” and 温暖, a\ttab,\n\n  two rows – arXiv:2501.99901\n"

Paste = Callable[[Mapping[str, str]], Completed]


@pytest.fixture
def paste(clean_environment: dict[str, str]) -> Paste:
    """Reads the clipboard in a process of its own."""

    def paste(environment: Mapping[str, str]) -> Completed:
        done = subprocess.run(
            [sys.executable, "-c", DRIVER],
            env=clean_environment | dict(environment),
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Completed(done.returncode, done.stdout, done.stderr)

    return paste


@pytest.fixture
def display() -> Iterator[str]:
    """An X server without a screen."""
    if not (shutil.which("Xvfb") and shutil.which("xclip")):
        pytest.skip("Xvfb and xclip are not installed")
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-noreset", "-nolisten", "tcp"],
        pass_fds=[theirs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as stream:
        number = stream.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def tool(folder: Path, name: str, script: str) -> dict[str, str]:
    """A program on PATH, of the test's own making; the environment in which it is found."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)
    return {"PATH": str(folder)}


def copy(display: str, text: str) -> None:
    subprocess.run(
        ["xclip", "-selection", "clipboard"],
        input=text.encode(),
        env={"DISPLAY": display, "PATH": os.environ["PATH"]},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def test_the_clipboard_of_x_is_read_byte_for_byte(paste: Paste, display: str) -> None:
    copy(display, TEXT)

    done = paste({"DISPLAY": display})

    assert (0, TEXT) == (done.code, done.out), done.err


def test_a_long_answer_is_read_whole(paste: Paste, display: str) -> None:
    long = "arXiv:2501.99901 once more\n" * 40_000
    copy(display, long)

    done = paste({"DISPLAY": display})

    assert (0, long) == (done.code, done.out), done.err


def test_an_empty_clipboard_is_trouble_that_says_so(paste: Paste, display: str) -> None:
    never = paste({"DISPLAY": display})
    copy(display, " \n")
    blank = paste({"DISPLAY": display})

    assert (3, b"") == (never.code, never.stdout)
    assert "inquire: nothing on the clipboard; xclip: " in never.err
    assert (3, b"") == (blank.code, blank.stdout)
    assert "nothing on the clipboard; xclip: it is empty" in blank.err


def test_inside_tmux_without_a_display_its_buffer_is_read(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    pane = terminal(80)
    (tmp_path / "driver.py").write_text(DRIVER, "utf-8")
    (tmp_path / "text").write_text(TEXT, "utf-8")
    pane.tmux("load-buffer", str(tmp_path / "text"))

    pane.run(f"{sys.executable} {tmp_path / 'driver.py'} > {tmp_path / 'got'}")

    assert TEXT == (tmp_path / "got").read_text("utf-8")


def test_what_a_browser_copied_goes_before_the_buffer_of_tmux(
    terminal: Callable[..., Terminal], display: str, tmp_path: Path
) -> None:
    pane = terminal(80, DISPLAY=display)
    (tmp_path / "driver.py").write_text(DRIVER, "utf-8")
    pane.tmux("set-buffer", "the prompt that was copied before")
    copy(display, TEXT)

    pane.run(f"{sys.executable} {tmp_path / 'driver.py'} > {tmp_path / 'got'}")

    assert TEXT == (tmp_path / "got").read_text("utf-8")


@pytest.mark.parametrize(
    ("environment", "name", "arguments"),
    [
        ({"DISPLAY": ":9"}, "xclip", "-selection clipboard -o"),
        ({"DISPLAY": ":9"}, "xsel", "--clipboard --output"),
        ({"WAYLAND_DISPLAY": "wayland-9"}, "wl-paste", "--no-newline"),
        ({"TMUX": "/nowhere,1,0"}, "tmux", "save-buffer -"),
        ({}, "powershell.exe", "Get-Clipboard -Raw"),
    ],
)
def test_each_tool_is_asked_in_its_own_way(
    paste: Paste, tmp_path: Path, environment: dict[str, str], name: str, arguments: str
) -> None:
    path = tool(tmp_path / "bin", name, f'echo "$*" > {tmp_path}/args; printf "from {name}"')

    done = paste(environment | path)

    assert f"from {name}" == done.out
    assert (tmp_path / "args").read_text("utf-8").strip().endswith(arguments)


def test_the_next_tool_is_asked_where_one_fails_or_has_nothing(
    paste: Paste, tmp_path: Path
) -> None:
    tool(tmp_path / "bin", "xclip", "echo spoilt; echo 'cannot open display' >&2; exit 1")
    tool(tmp_path / "bin", "xsel", "exit 0")
    env = {"DISPLAY": ":9", "TMUX": "/nowhere,1,0"} | tool(tmp_path / "bin", "tmux", "echo held")

    next_one = paste(env)
    tool(tmp_path / "bin", "tmux", "exit 4")
    none = paste(env)

    assert (0, "held\n") == (next_one.code, next_one.out)
    assert (3, b"") == (none.code, none.stdout)
    told = "xclip: cannot open display; xsel: it is empty; tmux: exit status 4\n"
    assert none.err.endswith(f"nothing on the clipboard; {told}")


def test_without_a_tool_that_reads_the_remedy_is_told(paste: Paste) -> None:
    done = paste({"PATH": "/nowhere", "SSH_TTY": "/dev/pts/99"})

    assert (3, b"") == (done.code, done.stdout)
    assert "no clipboard tool here that reads" in done.err
    assert "name a file, or - and pipe the answer" in done.err
