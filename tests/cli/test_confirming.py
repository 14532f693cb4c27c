"""Showing a change, asking for a yes and writing it, as a process and at a real terminal."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from scenes import Completed, Terminal, wait_until

from inquire.cli._confirming import write_line
from inquire.files import held
from inquire.library import Trouble

DRIVER = """\
import sys
from pathlib import Path

from inquire.cli._confirming import confirm, show_diff, write_line
from inquire.line_reading import read
from inquire.library import Trouble
from inquire.yaml_edit import Put, edited

path, title, *flags = sys.argv[1:]
old = Path(path).read_bytes()
text = read(old, path, "line").text
new = edited(text, [Put("/anchors/0/title", title)])
assert isinstance(new, str), new
show_diff(path, text, new, no_colour="--no-color" in flags)
try:
    if not confirm(f"write this into {Path(path).name}?", "--yes" in flags):
        print("nothing was written", file=sys.stderr)
        sys.exit(3)
    write_line(Path(path), old, new)
except Trouble as trouble:
    print(f"inquire: {trouble}", file=sys.stderr)
    sys.exit(3)
"""
OLD = """\
question: Is it?
anchors:
  - arxiv: 2501.99901   # why
# the end
"""
NEW = OLD.replace("# why\n", "# why\n    title: Mine\n")
DIFF = """\
--- line.yaml
+++ line.yaml
@@ -1,4 +1,5 @@
 question: Is it?
 anchors:
   - arxiv: 2501.99901   # why
+    title: Mine
 # the end
"""
REMOVED = "\x1b[31m"
ADDED = "\x1b[32m"
LOCKS = Path("/proc/locks")
NOT_AS_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")


@pytest.fixture
def line(tmp_path: Path) -> Path:
    (tmp_path / "driver.py").write_text(DRIVER, "utf-8")
    path = tmp_path / "line.yaml"
    path.write_text(OLD, "utf-8")
    return path


Change = Callable[..., Completed]


@pytest.fixture
def change(line: Path, clean_environment: dict[str, str]) -> Change:
    """Changes the title, without a terminal to ask on."""

    def change(*args: str, stdin: bytes = b"") -> Completed:
        done = subprocess.run(
            [sys.executable, "driver.py", "line.yaml", *args],
            cwd=line.parent,
            env=clean_environment,
            input=stdin,
            capture_output=True,
            start_new_session=True,
            timeout=60,
            check=False,
        )
        return Completed(done.returncode, done.stdout, done.stderr)

    return change


def answered(
    pane: Terminal, folder: Path, keys: Sequence[str], args: str = "Mine", meanwhile: str = ""
) -> str:
    """What stands on the screen after the keys were typed at the question."""
    command = f"cd {folder}; {sys.executable} driver.py line.yaml {args} < /dev/null"
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(pane.run, command)
        wait_until(lambda: "[y/N]" in pane.tmux("capture-pane", "-p", "-J"))
        if meanwhile:
            (folder / "line.yaml").write_text(meanwhile, "utf-8")
        pane.tmux("send-keys", *keys)
        return running.result()


def test_with_yes_the_diff_is_shown_and_the_line_written(line: Path, change: Change) -> None:
    done = change("Mine", "--yes")

    assert (0, "", DIFF) == (done.code, done.out, done.err)
    assert NEW == line.read_text("utf-8")


def test_without_a_terminal_nothing_on_stdin_is_an_answer(line: Path, change: Change) -> None:
    done = change("Mine", stdin=b"y\n")

    expected = "inquire: 'write this into line.yaml?' needs a terminal to ask on, or --yes\n"
    assert (3, DIFF + expected) == (done.code, done.err)
    assert OLD == line.read_text("utf-8")


@pytest.mark.parametrize("typed", ["y", "yes", " Y "])
def test_a_yes_at_the_terminal_writes(
    line: Path, terminal: Callable[..., Terminal], typed: str
) -> None:
    pane = terminal()

    screen = answered(pane, line.parent, [typed, "Enter"])

    assert 0 == pane.code
    assert f"{ADDED}+    title: Mine" in screen
    assert NEW == line.read_text("utf-8")


@pytest.mark.parametrize(
    "typed", ["Enter", "n Enter", "yeah Enter", "y y Enter", "C-c", "C-d", "y C-d", "y C-c"]
)
def test_anything_else_is_a_no(line: Path, terminal: Callable[..., Terminal], typed: str) -> None:
    pane = terminal()

    screen = answered(pane, line.parent, typed.split())

    assert 3 == pane.code
    assert "\nnothing was written\n" in screen
    assert "Traceback" not in screen
    assert OLD == line.read_text("utf-8")


def test_what_was_typed_before_the_question_is_no_answer(
    line: Path, terminal: Callable[..., Terminal]
) -> None:
    driver = DRIVER.replace("show_diff(path, ", "input_waits()\nshow_diff(path, ")
    waits = "import time\n\n\ndef input_waits():\n    Path('begun').touch()\n"
    waits += "    while not Path('typed').exists():\n        time.sleep(0.02)\n\n\n"
    (line.parent / "driver.py").write_text(waits + driver, "utf-8")
    pane = terminal()

    with ThreadPoolExecutor(1) as pool:
        command = f"cd {line.parent}; {sys.executable} driver.py line.yaml Mine"
        running = pool.submit(pane.run, command)
        wait_until((line.parent / "begun").exists)
        pane.tmux("send-keys", "y", "Enter")
        wait_until(lambda: "y" in pane.tmux("capture-pane", "-p"))
        (line.parent / "typed").touch()
        wait_until(lambda: "[y/N]" in pane.tmux("capture-pane", "-p"))
        pane.tmux("send-keys", "n", "Enter")
        running.result()

    assert 3 == pane.code
    assert OLD == line.read_text("utf-8")


def test_a_file_changed_while_the_question_waited_is_left_alone(
    line: Path, terminal: Callable[..., Terminal]
) -> None:
    pane = terminal()

    screen = answered(pane, line.parent, ["y", "Enter"], meanwhile=OLD + "# mine\n")

    assert 3 == pane.code
    assert "inquire: line.yaml was changed meanwhile; nothing was written" in screen
    assert OLD + "# mine\n" == line.read_text("utf-8")
    assert ["driver.py", "line.yaml"] == sorted(os.listdir(line.parent))


def test_forty_columns_show_the_whole_of_a_long_title(
    line: Path, terminal: Callable[..., Terminal]
) -> None:
    title = "A Paper of the Tests Own Making, Whose Title Is Longer Than Any Terminal Is Wide"
    pane = terminal(40)

    answered(pane, line.parent, ["y", "Enter"], f"'{title}'")

    shown = pane.tmux("capture-pane", "-p", "-J")
    assert f"+    title: {title}\n" in shown
    assert "write this into line.yaml? [y/N] y\n" in shown


def test_hostile_text_is_shown_as_escapes(line: Path, terminal: Callable[..., Terminal]) -> None:
    line.write_text(OLD + "summary: '\u202egnorts\x85\u2066\ufeff text'\n", "utf-8")
    pane = terminal()

    screen = answered(pane, line.parent, ["n", "Enter"], "\"$(printf 'a\\033]0;b\\007\\033[2J')\"")

    assert "\\u{202e}gnorts\\u{0085}\\u{2066}\\u{feff} text'" in screen
    assert 'title: "a\\x1B]0;b\\x07\\x1B[2J"' in screen
    assert "\x1b]" not in screen


@pytest.mark.parametrize("spared", ["--no-color", "NO_COLOR"])
def test_colour_can_be_done_without(
    line: Path, terminal: Callable[..., Terminal], spared: str
) -> None:
    environment = {"NO_COLOR": "1"} if spared == "NO_COLOR" else {}
    pane = terminal(80, **environment)

    screen = answered(pane, line.parent, ["n", "Enter"], f"Mine {spared}")

    assert DIFF in screen


def test_a_replaced_row_is_shown_before_and_after(
    line: Path, terminal: Callable[..., Terminal]
) -> None:
    line.write_text(NEW, "utf-8")
    pane = terminal()

    screen = answered(pane, line.parent, ["n", "Enter"], "Other")

    assert f"{REMOVED}-    title: Mine" in screen
    assert f"{ADDED}+    title: Other" in screen


def test_line_breaks_of_every_kind_part_rows_and_no_others(line: Path, change: Change) -> None:
    line.write_bytes(b"\xef\xbb\xbfquestion: 'Is\xe2\x80\xa8it?'\r\nanchors:\r- arxiv: 2501.99901")

    done = change("Mine", "--yes")

    expected = DIFF.split("@@\n")[1].replace("Is it?", "'Is\\u{2028}it?'")
    expected = expected.replace("   # why", "").replace(" # the end\n", "").replace("     ", "   ")
    expected = expected.replace("   -", " -").replace("+    t", "+  t")
    assert expected == done.err.split("@@\n")[1]
    assert (
        b"\xef\xbb\xbfquestion: 'Is\xe2\x80\xa8it?'\r\nanchors:\r- arxiv: 2501.99901\r\n  title: Mine"
        == line.read_bytes()
    )


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "line.yaml"
    path.write_bytes(b"\xef\xbb\xbfquestion: Is it?\n")

    write_line(path, path.read_bytes(), "question: Is it so?\n")

    assert b"\xef\xbb\xbfquestion: Is it so?\n" == path.read_bytes()


def test_a_link_stays_a_link_and_permissions_stay(line: Path) -> None:
    line.chmod(0o640)
    link = line.with_name("link.yaml")
    link.symlink_to("line.yaml")

    write_line(link, OLD.encode(), NEW)

    assert "line.yaml" == os.readlink(link)
    assert NEW == line.read_text("utf-8")
    assert 0o640 == stat.S_IMODE(line.stat().st_mode)


@pytest.mark.parametrize("meanwhile", [OLD + "# mine\n", "", OLD.replace("\n", "\r\n")])
def test_another_files_bytes_are_not_written_over(line: Path, meanwhile: str) -> None:
    line.write_bytes(meanwhile.encode())

    with pytest.raises(Trouble, match=r"line\.yaml was changed meanwhile; nothing was written"):
        write_line(line, OLD.encode(), NEW)

    assert meanwhile.encode() == line.read_bytes()
    assert ["driver.py", "line.yaml"] == sorted(os.listdir(line.parent))


def test_a_file_that_went_away_is_not_made_anew(line: Path) -> None:
    line.unlink()

    with pytest.raises(Trouble, match=r"cannot write .*: No such file or directory"):
        write_line(line, OLD.encode(), NEW)

    assert ["driver.py"] == os.listdir(line.parent)


@pytest.mark.skipif(not LOCKS.exists(), reason="the system does not tell who waits for a lock")
def test_a_line_that_another_command_writes_is_waited_for_and_then_another(
    line: Path, clean_environment: dict[str, str]
) -> None:
    with held(line.parent):
        command = [sys.executable, "driver.py", "line.yaml", "Mine", "--yes"]
        driver = subprocess.Popen(
            command, cwd=line.parent, env=clean_environment, stderr=subprocess.DEVNULL
        )
        waits = re.compile(rf"-> FLOCK .* {driver.pid} ")
        wait_until(lambda: waits.search(LOCKS.read_text()) or driver.poll() is not None)
        line.write_text(OLD + "# mine\n", "utf-8")

    assert 3 == driver.wait(60)
    assert OLD + "# mine\n" == line.read_text("utf-8")


@NOT_AS_ROOT
def test_a_read_only_file_is_trouble_and_stays(line: Path, change: Change) -> None:
    line.chmod(0o400)

    done = change("Mine", "--yes")

    expected = "inquire: cannot write line.yaml: the file is read-only\n"
    assert (3, DIFF + expected) == (done.code, done.err)
    assert OLD == line.read_text("utf-8")


@NOT_AS_ROOT
def test_a_folder_that_takes_no_file_is_trouble(line: Path, change: Change) -> None:
    line.parent.chmod(0o500)

    done = change("Mine", "--yes")
    line.parent.chmod(0o700)

    expected = "inquire: cannot write line.yaml: Permission denied\n"
    assert (3, DIFF + expected) == (done.code, done.err)
    assert OLD == line.read_text("utf-8")
