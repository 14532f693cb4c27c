"""The pace: so many seconds between requests, in one process and in several together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from scenes import wait_until

from inquire.catalogs import _pace
from inquire.catalogs._pace import Pace

ENDPOINT = "http://127.0.0.1:8000/api/query"
TURNS = """\
import sys, time
from pathlib import Path
from inquire.catalogs._pace import Pace
pace = Pace(0.1, "http://127.0.0.1:8000/api/query", Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    with pace.turn():
        began = time.time()
        time.sleep(float(sys.argv[3]))
        print(began, time.time(), flush=True)
"""


def in_turn(pace: Pace, count: int) -> list[float]:
    """When so many turns began."""
    began = []
    for _ in range(count):
        with pace.turn():
            began.append(time.time())
    return began


def process(folder: Path, turns: int, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", TURNS, str(folder), str(turns), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def spans(*processes: subprocess.Popen[str]) -> list[tuple[float, float]]:
    """When each turn of all processes began and ended, in order."""
    rows = [row for one in processes for row in one.communicate()[0].splitlines()]
    made = [tuple(map(float, row.split())) for row in rows]
    return sorted((began, ended) for began, ended in made)


@pytest.mark.parametrize("shared", [True, False])
def test_turns_lie_a_pace_apart(tmp_path: Path, shared: bool) -> None:
    began = in_turn(Pace(0.1, ENDPOINT, tmp_path if shared else None), 4)

    assert all(later - earlier > 0.05 for earlier, later in pairwise(began))


def test_the_first_turn_of_a_second_run_waits_for_the_last_of_the_first(tmp_path: Path) -> None:
    first = in_turn(Pace(0.2, ENDPOINT, tmp_path), 1)
    second = in_turn(Pace(0.2, ENDPOINT, tmp_path), 1)

    assert second[0] - first[0] > 0.1


def test_another_service_has_a_pace_of_its_own(tmp_path: Path) -> None:
    in_turn(Pace(5, ENDPOINT, tmp_path), 1)
    began = time.monotonic()

    in_turn(Pace(5, "http://127.0.0.1:8001/dois", tmp_path), 1)

    assert time.monotonic() - began < 4


def test_two_processes_keep_the_pace_together_and_never_ask_at_once(tmp_path: Path) -> None:
    told = spans(process(tmp_path, 8, 0.03), process(tmp_path, 8, 0.03))

    assert 16 == len(told)
    assert told[-1][0] - told[0][0] > 0.9 * 0.1 * 15
    assert all(later[0] >= earlier[1] for earlier, later in pairwise(told))


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_a_process_that_was_killed_in_its_turn_holds_nobody_up(tmp_path: Path) -> None:
    killed = process(tmp_path, 1, 60)
    wait_until(lambda: list(tmp_path.glob("pace-*")))
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    began = time.monotonic()

    in_turn(Pace(0.1, ENDPOINT, tmp_path), 2)

    assert time.monotonic() - began < 30


def test_a_process_that_never_ends_its_turn_is_waited_for_no_longer_than_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_pace, "HELD_FOR_SECONDS", 0.2)
    held = Pace(0.01, ENDPOINT, tmp_path)

    with held.turn():
        in_turn(Pace(0.01, ENDPOINT, tmp_path), 2)


@pytest.mark.parametrize("content", ["", "soon", "9999999999.0", "nan", "-1", "\xff" * 50])
def test_a_file_that_holds_no_moment_of_the_past_costs_no_wait(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "pace-127.0.0.1-8000").write_text(content, "latin-1")
    began = time.monotonic()

    in_turn(Pace(30, ENDPOINT, tmp_path), 1)

    assert time.monotonic() - began < 20


def test_where_no_file_can_be_the_pace_is_kept_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    began = in_turn(Pace(0.1, ENDPOINT, tmp_path / "file" / "folder"), 3)

    assert all(later - earlier > 0.05 for earlier, later in pairwise(began))


def test_a_password_in_an_address_is_not_written_down(tmp_path: Path) -> None:
    in_turn(Pace(0.01, "http://me:secret@127.0.0.1:8000/api", tmp_path), 1)

    assert ["pace-127.0.0.1-8000"] == [path.name for path in tmp_path.iterdir()]
