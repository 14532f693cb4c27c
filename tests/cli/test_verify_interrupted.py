"""`inquire verify` ended at any moment: what was learned stays, and only the rest is asked."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from arxiv_server import CONTROLS, ArxivServer, ServerPaper
from scenes import HEADER, INQUIRE, TODAY, Completed, clean_environment_in, completed, wait_until

from inquire.lock import Lock, read_lock
from inquire.lock_record import from_line

PAPERS = tuple(ServerPaper(f"2501.{number:05}") for number in range(1, 801))
IDS = frozenset(paper.id for paper in PAPERS)
MOMENTS = (0.0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.9, 1.1)


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    with ArxivServer(PAPERS) as running:
        yield running


def library_in(folder: Path, ids: frozenset[str] = IDS) -> Path:
    """A library with one line that cites the papers."""
    (folder / "lines").mkdir(parents=True)
    anchors = "".join(f"  - arxiv: {each}\n" for each in sorted(ids))
    text = f"question: Does it hold?\nclaims:\n  - text: It holds\nanchors:\n{anchors}"
    (folder / "lines/line.yaml").write_text(text, "utf-8")
    return folder


def environment(home: Path, server: ArxivServer, pace: float = 0.05) -> dict[str, str]:
    paced = {"INQUIRE_ARXIV_URL": server.url, "INQUIRE_ARXIV_PACE": str(pace)}
    return clean_environment_in(home) | paced


def begun(root: Path, env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [INQUIRE, "verify", "-q", "--as-of", TODAY],
        cwd=root,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def in_lock(root: Path) -> set[str]:
    """The papers of a lock, which must read cleanly."""
    lock = read_lock(root / "inquire.lock")
    assert lock is None or isinstance(lock, Lock), lock
    return set(lock.records) if lock else set()


def in_cache(home: Path) -> set[str]:
    """The papers of the cache, which must be whole."""
    path = home / "cache/inquire/replies.sqlite"
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as database:
        assert [("ok",)] == database.execute("pragma integrity_check").fetchall()
        table = database.execute("select 1 from sqlite_master where name = 'replies'").fetchone()
        rows = database.execute("select id, record from replies").fetchall() if table else []
    for paper_id, record in rows:
        assert from_line(record).id == paper_id  # type: ignore[union-attr]
    return {paper_id for paper_id, _ in rows}


def asked(server: ArxivServer) -> set[str]:
    return {each for request in server.requests for each in request.ids} - set(CONTROLS)


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_all_reads_cleanly_and_only_the_rest_is_asked(
    tmp_path: Path, server: ArxivServer, moment: float
) -> None:
    root = library_in(tmp_path / "library")
    env = environment(tmp_path, server)
    process = begun(root, env)
    if moment:
        wait_until(lambda: server.requests or process.poll() is not None)
        time.sleep(moment - 0.1)

    process.send_signal(signal.SIGKILL)
    process.communicate()
    locked, cached = in_lock(root), in_cache(tmp_path)
    server.requests.clear()
    done = completed("verify", "--as-of", TODAY, cwd=root, env=env)

    assert locked <= cached
    assert IDS - cached == asked(server)
    assert 0 == done.code
    assert IDS == in_lock(root)
    assert ["inquire.lock", "lines"] == sorted(path.name for path in root.iterdir())


@pytest.mark.parametrize("moment", [0.0, 0.15, 0.3])
def test_interrupted_nothing_learned_is_missing_in_the_lock(
    tmp_path: Path, server: ArxivServer, moment: float
) -> None:
    root = library_in(tmp_path / "library")
    process = begun(root, environment(tmp_path, server))
    wait_until(lambda: len(server.requests) > 2)
    time.sleep(moment)

    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode in (130, 0)
    assert b"Traceback" not in said
    assert in_lock(root) >= in_cache(tmp_path) - last_batch(server)


def last_batch(server: ArxivServer) -> set[str]:
    """What was being read when the interrupt came may be in the cache alone."""
    return set(server.requests[-1].ids)


def test_evidence_is_in_the_lock_before_the_next_request(
    tmp_path: Path, server: ArxivServer
) -> None:
    root = library_in(tmp_path / "library")
    process = begun(root, environment(tmp_path, server, pace=3))
    for batches in (1, 2):
        wait_until(lambda: len(in_lock(root)) == 100 * batches)  # noqa: B023 - called at once

        assert batches == len(server.requests)
    process.kill()
    process.communicate()


def test_two_runs_at_once_keep_the_pace_together_and_lose_nothing(
    tmp_path: Path, server: ArxivServer
) -> None:
    root = library_in(tmp_path / "both", IDS)
    other = library_in(tmp_path / "other", frozenset(sorted(IDS)[:400]))
    env = environment(tmp_path, server, pace=0.2)

    processes = [begun(root, env), begun(root, env), begun(other, env)]
    said = [process.communicate()[1] for process in processes]

    assert [0, 0, 0] == [process.returncode for process in processes]
    assert [b"", b"", b""] == said
    assert IDS == in_lock(root)
    # Single gaps differ by what starting and connecting took; three paces would take a third.
    times = [request.time for request in server.requests]
    assert times[-1] - times[0] > 0.7 * 0.2 * (len(times) - 1)


def verbose(root: Path, env: dict[str, str], *args: str) -> Completed:
    return completed("verify", "-v", "--as-of", TODAY, *args, cwd=root, env=env)


def test_known_papers_cost_a_request_a_hundred_and_none_when_they_are_remembered(
    tmp_path: Path, server: ArxivServer
) -> None:
    root = library_in(tmp_path / "library")
    elsewhere = library_in(tmp_path / "elsewhere")
    env = environment(tmp_path, server, pace=0)

    cold = verbose(root, env)
    warm = verbose(elsewhere, env)

    assert "requests: 8 to arXiv\n" in cold.err
    assert "requests: none\n" in warm.err
    assert 8 == len(server.requests)
    assert (root / "inquire.lock").read_bytes() == (elsewhere / "inquire.lock").read_bytes()
    assert (root / "inquire.lock").read_text("utf-8").startswith(HEADER)


def test_a_lock_is_made_of_what_each_record_says(tmp_path: Path, server: ArxivServer) -> None:
    root = library_in(tmp_path / "library", frozenset(["2501.00001"]))

    verbose(root, environment(tmp_path, server, pace=0))

    (record,) = (root / "inquire.lock").read_text("utf-8").splitlines()[1:]
    assert {"id": "2501.00001", "version": 1, "asked": TODAY}.items() <= json.loads(record).items()
