"""`inquire audit` and every fault of a catalog: trouble is never an accusation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from arxiv_server import FAULTS, ArxivServer
from scenes import TODAY, Completed, completed
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

ALONE = PAPERS[2_000]
OF_RECORDS = ("another-record", "title-of-no-text")


@dataclass(frozen=True, slots=True)
class Audited:
    """How a run ended: the statuses and faults by id, or by title where there is none."""

    done: Completed
    statuses: Mapping[str, str]
    faults: Mapping[str, str | None]


def answer() -> str:
    """An answer that cites 120 papers with their titles, one that is none, and a title alone."""
    rows = "".join(
        f"- {paper.authors[0]} (2025). *{paper.versions[-1]}*. arXiv:{paper.id}\n"
        for paper in PAPERS[:120]
    )
    alone = f'- {ALONE.authors[0]} (2025). "{ALONE.versions[-1]}".\n'
    return f"## References\n\n{rows}- arXiv:{MISSING}\n{alone}"


def audited(root: Path, environment: Mapping[str, str], _: ArxivServer) -> Audited:
    """What `inquire audit` says of that answer."""
    root.mkdir(exist_ok=True)
    (root / "answer.md").write_text(answer(), "utf-8")
    words = ("audit", "answer.md", "--format", "json", "--as-of", TODAY)
    done = completed(*words, cwd=root, env=environment)
    told: dict[str, Any] = json.loads(done.out)
    cited = {
        each["claimed_title"] if not each["id"] else each["id"]: each for each in told["citations"]
    }
    return Audited(
        done,
        {name: each["status"] for name, each in cited.items()},
        {name: each["fault"] for name, each in cited.items()},
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs[Audited]]:
    """Every case, begun at once."""
    yield from all_met(tmp_path_factory, audited)


def assert_nobody_is_accused(run: Audited) -> None:
    """No real paper is called missing, another or withdrawn, and none misdescribed."""
    assert {run.statuses[paper] for paper in SOUND} <= {"grounded", "unknown"}
    assert {run.faults[paper] for paper in SOUND} <= {None, "undecidable"}
    assert run.statuses[GONE] in ("withdrawn", "grounded", "unknown")
    assert run.statuses[MISSING] in ("not-found", "unknown")
    assert alone(run) in ("grounded", "unknown")
    assert "Traceback" not in run.done.err


def assert_all_is_right(run: Audited) -> None:
    """Every status is what it should be."""
    assert {"grounded"} == {run.statuses[paper] for paper in SOUND}
    assert ("withdrawn", "not-found") == (run.statuses[GONE], run.statuses[MISSING])
    assert "fabricated" == run.faults[MISSING]
    assert 1 == run.done.code
    assert alone(run) in ("grounded", "unknown")


def alone(run: Audited) -> str:
    """The status of the title alone; where a search also gives what nobody asked for, unknown."""
    return run.statuses.get(ALONE.id) or run.statuses[ALONE.versions[-1]]


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in STOPPING])
def test_a_passing_fault_ends_in_the_right_status(runs: Runs[Audited], fault: str) -> None:
    run = runs[fault, PASSING].result()

    assert_all_is_right(run)
    assert "grounded" == alone(run)


@pytest.mark.parametrize("fault", STOPPING)
def test_a_fault_that_says_stop_ends_the_run(runs: Runs[Audited], fault: str) -> None:
    run = runs[fault, PASSING].result()

    assert 3 == run.done.code
    assert {"unknown"} == set(run.statuses.values())
    assert {"undecidable"} == set(run.faults.values())
    assert "121 papers could not be judged" in run.done.err
    assert "1 title could not be judged" in run.done.err


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_does_not_make_an_answer_wrong_does_not_disturb(
    runs: Runs[Audited], fault: str
) -> None:
    assert_all_is_right(runs[fault, LASTING].result())


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in HARMLESS])
def test_a_lasting_fault_ends_in_unknown(runs: Runs[Audited], fault: str) -> None:
    run = runs[fault, LASTING].result()
    first = frozenset(sorted(CITED)[:100])

    assert_nobody_is_accused(run)
    assert 3 == run.done.code
    assert {"grounded"} == {run.statuses[paper] for paper in first}
    later = {told for paper, told in run.statuses.items() if paper in {*CITED, MISSING} - first}
    assert {"unknown"} == later
    assert "21 papers could not be judged" in run.done.err


@pytest.mark.parametrize("fault", SECOND)
def test_no_fault_of_the_second_catalog_accuses_anybody(runs: Runs[Audited], fault: str) -> None:
    run = runs[fault, SECONDS].result()

    assert_nobody_is_accused(run)
    assert {"grounded"} == {run.statuses[paper] for paper in SOUND}
    confirmed = fault in OF_RECORDS  # that there is no record is told rightly all the same
    assert ("fabricated" if confirmed else "undecidable") == run.faults[MISSING]
    assert "grounded" == alone(run)
    assert 1 == run.done.code
