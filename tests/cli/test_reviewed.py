"""`inquire reviewed`: that a person looked at claims is filed in the history, shown and asked first."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from scenes import INQUIRE, ROOT, TODAY, Completed, Run, Terminal, wait_until

from inquire.line_reading import read
from inquire.model import Look

LINE = """\
# kept by hand
question: Does it hold?   # the question
surveyed: 2025-10
claims:
  - id: warmth
    text: It holds   # for now
  - text: It holds too

  # the last comment
"""
ENTRY = """\
history:
  - claim: warmth
    date: 2026-11-22
    wording: d5c5ed5e
    mark: reviewed
"""
LOOKED = LINE + ENTRY
NAMED = LINE.replace("It holds too\n", "It holds too\n    id: it-holds-too\n")

Reviewed = Callable[..., Completed]


@pytest.fixture
def line(library: Callable[..., Path]) -> Path:
    return library(empathy=LINE) / "lines/empathy.yaml"


@pytest.fixture
def reviewed(run: Run, line: Path) -> Reviewed:
    """Runs `inquire reviewed empathy`, in its library and on the day of the tests."""

    def reviewed(*args: str) -> Completed:
        return run("reviewed", "empathy", *args, "--as-of", TODAY, cwd=line.parent.parent)

    return reviewed


def text_of(line: Path) -> str:
    return line.read_text("utf-8")


def looks_of(line: Path) -> tuple[Look, ...]:
    inquiry = read(line.read_bytes(), line.name, line.stem).inquiry
    assert inquiry
    return inquiry.history


def test_a_look_at_one_claim_is_written_at_its_place(line: Path, reviewed: Reviewed) -> None:
    done = reviewed("warmth", "--yes")

    assert (0, "") == (done.code, done.out)
    assert LOOKED == text_of(line)
    assert "+    mark: reviewed" in done.err
    told = "inquire: recorded 1 look in the history of lines/empathy.yaml\n"
    assert done.err.endswith(told)


def test_without_a_claim_all_were_looked_at_and_get_ids(line: Path, reviewed: Reviewed) -> None:
    reviewed("--yes")

    assert ["warmth", "it-holds-too"] == [look.claim for look in looks_of(line)]
    assert text_of(line).startswith(NAMED)


@pytest.mark.parametrize("named", [["C2"], ["c2"], ["it-holds-too"], ["C2", "it-holds-too", "C2"]])
def test_a_claim_is_named_by_its_id_or_its_label(
    line: Path, reviewed: Reviewed, named: list[str]
) -> None:
    reviewed(*named, "--yes")

    assert ["it-holds-too"] == [look.claim for look in looks_of(line)]


def test_an_id_that_looks_like_a_label_goes_first(line: Path, reviewed: Reviewed) -> None:
    line.write_text(LINE.replace("id: warmth", "id: C2"), "utf-8")

    reviewed("C2", "--yes")

    assert ["C2"] == [look.claim for look in looks_of(line)]


def test_a_second_time_changes_nothing_and_another_day_is_another_look(
    line: Path, reviewed: Reviewed
) -> None:
    reviewed("warmth", "--yes")
    again = reviewed("warmth")

    assert (0, "inquire: nothing to record in lines/empathy.yaml\n") == (again.code, again.err)
    assert LOOKED == text_of(line)

    reviewed("warmth", "--date", "2026-11-21", "--yes")
    assert "nothing to record" in reviewed("warmth", "--date", TODAY).err

    assert ["2026-11-22", "2026-11-21"] == [look.date.edtf() for look in looks_of(line)]


def test_a_verdict_is_kept_with_its_papers(line: Path, reviewed: Reviewed) -> None:
    papers = ("--by", "2501.99901", "--by", "2501.99902", "--by", "arXiv:2501.99901v3")

    done = reviewed("warmth", "--verdict", "relaxed", *papers, "--yes")

    assert "+    verdict: relaxed\n+    papers: [2501.99901, 2501.99902]\n" in done.err
    assert ["2501.99901", "2501.99902"] == [str(paper) for paper in looks_of(line)[0].papers]


@pytest.mark.parametrize("verdict", ["no-new-evidence", "untestable"])
def test_some_verdicts_need_no_paper(line: Path, reviewed: Reviewed, verdict: str) -> None:
    done = reviewed("warmth", "--verdict", verdict, "--yes")

    assert 0 == done.code
    assert [verdict] == [look.verdict for look in looks_of(line)]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["warmt"], "no claim 'warmt' in empathy; did you mean 'warmth'?"),
        (["C3"], "no claim 'C3' in empathy (inquire show empathy)"),
        (["C0"], "no claim 'C0' in empathy"),
        (["--verdict", "holds"], "'holds' needs a paper by which it is so: give --by ID"),
        (["--verdict", "not-searched"], "--verdict: 'not-searched' is never recorded"),
        (["--verdict", "contradict"], "no verdict 'contradict'; did you mean 'contradicted'?"),
        (["--by", "2501.99901"], "--by names papers by which a verdict is so: give --verdict too"),
        (
            ["--verdict", "holds", "--by", "2513.01234"],
            "--by: '2513.01234' has month 13",
        ),
        (["--date", "2026-11-23"], "--date: 2026-11-23 is after today (2026-11-22)"),
        (["--date", "2026-11"], "--date takes one day, YYYY-MM-DD, found '2026-11'"),
        (["--date", "soon"], "--date: 'soon' is not a date"),
    ],
    ids=str,
)
def test_wrong_usage_writes_nothing(
    line: Path, reviewed: Reviewed, args: list[str], told: str
) -> None:
    done = reviewed(*args, "--yes")

    assert (2, "") == (done.code, done.out)
    assert told in done.err
    assert LINE == text_of(line)


@pytest.mark.parametrize("where", ["-", "long-context-use"])
def test_what_may_not_be_written_is_wrong_usage(run: Run, where: str) -> None:
    done = run("reviewed", where, "--yes", stdin=LINE)

    assert (2, "") == (done.code, done.out)
    assert "reviewed writes into" in done.err


def test_a_shipped_line_by_its_path_is_none_to_write(run: Run) -> None:
    path = ROOT / "lines/long-context-use.yaml"
    before = path.read_bytes()

    done = run("reviewed", path, "--yes")

    assert 2 == done.code
    assert before == path.read_bytes()


def test_a_line_outside_any_library_can_be_looked_at(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "loose.yaml"
    path.write_text(LINE, "utf-8")

    done = run("reviewed", path, "warmth", "--yes", "--as-of", TODAY)

    assert 0 == done.code
    assert LOOKED == text_of(path)


@pytest.mark.parametrize("args", [["none"], []])
def test_an_unknown_line_is_wrong_usage(run: Run, line: Path, args: list[str]) -> None:
    done = run("reviewed", *args, "--yes", cwd=line.parent.parent)

    assert 2 == done.code


def test_faults_of_form_end_it(line: Path, reviewed: Reviewed) -> None:
    line.write_text(LINE + "histori: []\n", "utf-8")

    done = reviewed("--yes")

    assert 1 == done.code
    assert "did you mean 'history'?" in done.err
    assert LINE + "histori: []\n" == text_of(line)


def test_without_a_terminal_yes_is_needed(line: Path, run: Run) -> None:
    root = line.parent.parent

    done = run("reviewed", "empathy", "--as-of", TODAY, stdin="y\n", cwd=root)

    assert 3 == done.code
    assert "needs a terminal to ask on, or --yes" in done.err
    assert LINE == text_of(line)


@pytest.mark.parametrize(("typed", "code", "after"), [("y", 0, LOOKED), ("n", 3, LINE)])
def test_the_question_is_asked_on_the_terminal(
    line: Path, terminal: Callable[..., Terminal], typed: str, code: int, after: str
) -> None:
    pane = terminal()
    command = f"cd {line.parent.parent}; {INQUIRE} reviewed empathy warmth --as-of {TODAY}"

    screen = pane.answer(command, "[y/N]", typed)

    assert code == pane.code
    assert "record 1 look in the history of lines/empathy.yaml? [y/N]" in screen
    assert after == text_of(line)


def test_a_line_changed_while_the_question_waited_is_left_alone(
    line: Path, terminal: Callable[..., Terminal]
) -> None:
    pane = terminal()
    command = f"cd {line.parent.parent}; {INQUIRE} reviewed empathy warmth --as-of {TODAY}"
    with ThreadPoolExecutor(1) as pool:
        screen = pool.submit(pane.run, command)
        wait_until(lambda: "[y/N]" in pane.tmux("capture-pane", "-p"))
        line.write_text(LINE + "# mine\n", "utf-8")
        pane.tmux("send-keys", "y", "Enter")
        shown = screen.result()

    assert 3 == pane.code
    assert "was changed meanwhile; nothing was written" in " ".join(shown.split())
    assert LINE + "# mine\n" == text_of(line)


def test_every_byte_stays_that_the_reader_does_not_see(line: Path, reviewed: Reviewed) -> None:
    odd = "\ufeff" + LINE.replace("\n", "\r\n").rstrip("\r\n")
    line.write_bytes(odd.encode())

    done = reviewed("warmth", "--yes")

    assert 0 == done.code
    assert (odd + "\r\n" + ENTRY.replace("\n", "\r\n")).rstrip("\r\n").encode() == line.read_bytes()


def test_a_link_stays_a_link(line: Path, run: Run) -> None:
    link = line.with_name("link.yaml")
    link.symlink_to("empathy.yaml")

    run("reviewed", "link", "warmth", "--yes", "--as-of", TODAY, cwd=line.parent.parent)

    assert link.is_symlink()
    assert LOOKED == text_of(line)


def test_a_folder_that_takes_no_file_is_trouble(line: Path, reviewed: Reviewed) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only to root")
    line.parent.chmod(0o500)

    done = reviewed("--yes")
    line.parent.chmod(0o700)

    assert 3 == done.code
    assert "cannot write lines/empathy.yaml: Permission denied" in done.err
    assert LINE == text_of(line)


def test_a_full_disk_leaves_the_line_as_it_was(
    line: Path, clean_environment: dict[str, str]
) -> None:
    """`ulimit -f 0`: no file may get longer than nothing."""
    command = f"trap '' XFSZ; ulimit -f 0; {INQUIRE} reviewed empathy --yes 2>&1 | cat"

    done = subprocess.run(
        ["bash", "-c", command],
        cwd=line.parent.parent,
        env={
            name: value
            for name, value in clean_environment.items()
            if not name.startswith("COV")  # coverage writes files too
        },
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert b"lines/empathy.yaml: File too large\n" in done.stdout
    assert LINE == text_of(line)
    assert ["empathy.yaml"] == os.listdir(line.parent)


def test_a_line_that_would_grow_past_what_is_read_is_left_alone(
    line: Path, reviewed: Reviewed
) -> None:
    full = LINE + "#" * (1024 * 1024 - len(LINE) - 5) + "\n"
    line.write_text(full, "utf-8")

    done = reviewed("--yes")

    assert 3 == done.code
    assert "the line would then have a fault (too-large)" in done.err
    assert full == text_of(line)


def test_of_many_at_once_none_is_lost_unless_told(
    line: Path, clean_environment: dict[str, str]
) -> None:
    days = [f"2026-11-{day:02}" for day in range(1, 9)]
    running = [
        subprocess.Popen(
            [INQUIRE, "reviewed", "empathy", "warmth", "--yes", "--date", day, "--as-of", TODAY],
            cwd=line.parent.parent,
            env=clean_environment,
            stderr=subprocess.DEVNULL,
        )
        for day in days
    ]

    codes = [each.wait(60) for each in running]

    written = {look.date.edtf() for look in looks_of(line)}
    assert {0, 3} >= set(codes)
    assert {day for day, code in zip(days, codes, strict=True) if code == 0} == written
    assert written
    assert ["empathy.yaml"] == os.listdir(line.parent)


def test_ctrl_c_at_the_question_is_a_no(line: Path, terminal: Callable[..., Terminal]) -> None:
    pane = terminal()
    command = f"cd {line.parent.parent}; {INQUIRE} reviewed empathy --as-of {TODAY}"
    with ThreadPoolExecutor(1) as pool:
        screen = pool.submit(pane.run, command)
        wait_until(lambda: "[y/N]" in pane.tmux("capture-pane", "-p"))
        pane.tmux("send-keys", "C-c")
        shown = screen.result()

    assert 3 == pane.code
    assert "Traceback" not in shown
    assert LINE == text_of(line)


def test_a_look_makes_a_claim_fresh_and_lets_a_contradicted_one_stand(
    line: Path, reviewed: Reviewed, run: Run
) -> None:
    root = line.parent.parent
    against = ("--verdict", "contradicted", "--by", "2501.99901", "--date", "2026-11-20")
    reviewed("warmth", *against, "--yes")
    before = run("check", "empathy", "--as-of", TODAY, cwd=root)

    reviewed("--yes")
    after = run("check", "empathy", "--as-of", TODAY, cwd=root)

    assert "[contradicted-claim]" in before.out
    assert "inquire reviewed empathy warmth" in before.out
    assert "claim 'it-holds-too' was last looked at in 2025-10" in before.out
    assert "contradicted-claim" not in after.out
    assert "stale-claim" not in after.out


def test_a_reworded_claim_is_contradicted_no_more(line: Path, reviewed: Reviewed, run: Run) -> None:
    reviewed("warmth", "--verdict", "superseded", "--by", "2501.99901", "--yes")
    line.write_text(text_of(line).replace("text: It holds   #", "text: It held   #"), "utf-8")
    root = line.parent.parent

    check = run("check", "empathy", "--as-of", TODAY, cwd=root)
    prompt = run("prompt", "empathy", "--as-of", TODAY, cwd=root)
    show = run("show", "empathy", "--as-of", TODAY, cwd=root)

    assert "contradicted-claim" not in check.out
    assert "Last verdict: superseded (2026-11-22, reviewed, of an earlier wording)." in prompt.out
    assert (
        "    2026-11-22 superseded by arXiv:2501.99901 (reviewed, of an earlier wording)\n"
        in show.out
    )
