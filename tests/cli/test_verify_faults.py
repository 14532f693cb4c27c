"""`inquire verify` and every fault that a catalog, or what stands before it, was seen to have.

Whatever happens, no paper that exists may be called missing, titled otherwise or withdrawn. (From
the start and for good, and all faults of the second catalog: see tests/catalogs.) The commands
run several at a time, since some of them wait.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from arxiv_server import FAULTS, ArxivServer
from scenes import HEADER, TODAY, Completed, completed
from troubled import (
    CITED,
    GONE,
    HARMLESS,
    LASTING,
    MISSING,
    PAPERS,
    PASSING,
    SECOND,
    SECONDS,
    SOUND,
    STOPPING,
    Runs,
    all_met,
)


@dataclass(frozen=True, slots=True)
class Verified:
    """How a run ended: the papers by id, the diagnostics' codes by paper, the lock's ids."""

    done: Completed
    statuses: Mapping[str, str]
    codes: frozenset[str]
    locked: frozenset[str]
    requests: int


def line() -> str:
    """A line that cites 120 papers with their titles, and one that does not exist."""
    anchors = "".join(
        f"  - arxiv: {paper.id}\n    title: {paper.versions[-1]}\n    authors: {paper.authors[0]}\n"
        for paper in PAPERS[:120]
    )
    claims = "question: Does it hold?\nclaims:\n  - text: It holds\n"
    return f"{claims}anchors:\n{anchors}  - arxiv: {MISSING}\n"


def verified(root: Path, environment: Mapping[str, str], arxiv: ArxivServer) -> Verified:
    """What `inquire verify` says of that line."""
    (root / "lines").mkdir(parents=True)
    (root / "lines/line.yaml").write_text(line(), "utf-8")
    done = completed("verify", "--format", "json", "--as-of", TODAY, cwd=root, env=environment)
    told: dict[str, Any] = json.loads(done.out)
    lock = root / "inquire.lock"
    rows = lock.read_text("utf-8").removeprefix(HEADER).splitlines() if lock.exists() else []
    return Verified(
        done,
        {paper["id"]: paper["status"] for paper in told["papers"]},
        frozenset(diagnostic["code"] for diagnostic in told["diagnostics"]),
        frozenset(json.loads(row)["id"] for row in rows),
        len(arxiv.requests),
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs[Verified]]:
    """Every case, begun at once."""
    yield from all_met(tmp_path_factory, verified)


def assert_nobody_is_accused(run: Verified) -> None:
    """No real paper is called missing, another, otherwise titled or withdrawn."""
    assert {run.statuses[paper] for paper in SOUND} <= {"found", "unknown"}
    assert run.statuses[GONE] in ("withdrawn", "found", "unknown")
    assert run.statuses[MISSING] in ("not-found", "unknown")
    assert run.codes <= {"withdrawn", "not-found", "catalogs-disagree"}
    assert "Traceback" not in run.done.err


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in STOPPING])
def test_a_passing_fault_ends_in_the_right_status(runs: Runs[Verified], fault: str) -> None:
    assert_all_is_right(runs[fault, PASSING].result())


@pytest.mark.parametrize("fault", STOPPING)
def test_a_fault_that_says_stop_ends_the_run(runs: Runs[Verified], fault: str) -> None:
    run = runs[fault, PASSING].result()

    assert (3, 1) == (run.done.code, run.requests)
    assert {"unknown"} == set(run.statuses.values())
    assert "121 of 121 papers could not be judged" in run.done.err


def assert_all_is_right(run: Verified) -> None:
    """Every status is what it should be, and the lock knows all papers."""
    assert {"found"} == {run.statuses[paper] for paper in SOUND}
    assert ("withdrawn", "not-found") == (run.statuses[GONE], run.statuses[MISSING])
    assert {"withdrawn", "not-found"} == run.codes
    assert 1 == run.done.code
    assert {*CITED, MISSING} == run.locked


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_does_not_make_an_answer_wrong_does_not_disturb(
    runs: Runs[Verified], fault: str
) -> None:
    assert_all_is_right(runs[fault, LASTING].result())


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in HARMLESS])
def test_a_lasting_fault_ends_in_unknown_and_what_was_learned_before_it_is_kept(
    runs: Runs[Verified], fault: str
) -> None:
    run = runs[fault, LASTING].result()
    first = frozenset(sorted(CITED)[:100])

    assert_nobody_is_accused(run)
    assert 3 == run.done.code
    assert {"found"} == {run.statuses[paper] for paper in first}
    assert {"unknown"} == {told for paper, told in run.statuses.items() if paper not in first}
    assert first == run.locked
    assert "21 of 121 papers could not be judged" in run.done.err


@pytest.mark.parametrize("fault", SECOND)
def test_no_fault_of_the_second_catalog_accuses_anybody(runs: Runs[Verified], fault: str) -> None:
    run = runs[fault, SECONDS].result()

    assert_nobody_is_accused(run)
    assert {"found"} == {run.statuses[paper] for paper in SOUND}
    assert 1 == run.done.code
