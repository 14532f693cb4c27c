"""`inquire verify` and every fault that a catalog, or what stands before it, was seen to have.

Each fault is met two ways: for the first two requests, and for good from the second request on.
Whatever happens, no paper that exists may be called missing, titled otherwise or withdrawn. (From
the start and for good, and all faults of the second catalog: see tests/catalogs.) The commands
run several at a time, since some of them wait.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from arxiv_server import FAULTS, ArxivServer
from datacite_server import DataCitePaper, DataCiteServer
from scenes import HEADER, TODAY, Completed, clean_environment_in, completed

WORDS = (
    "warm cold sparse dense shallow deep small large early late plain strange quick slow".split()
)
COUNT = 3_000
MISSING = "2502.99999"
GONE = "2501.00119"
WITHDRAWN = "This paper has been withdrawn by the authors"


def title_of(number: int) -> str:
    """A title of the tests' own making, unlike any other."""
    first, second = WORDS[number % 14], WORDS[number // 14 % 14]
    return f"On {first} and {second} machines, report {number}"


PAPERS = tuple(
    DataCitePaper(
        f"2501.{number:05}",
        (title_of(number),) * (2 if f"2501.{number:05}" == GONE else 1),
        (f"Ada Number{number}",),
        comment=WITHDRAWN if f"2501.{number:05}" == GONE else "",
        withdrawn=(2,) if f"2501.{number:05}" == GONE else (),
    )
    for number in range(1, COUNT + 1)
)
CITED = tuple(paper.id for paper in PAPERS[:120])
SOUND = frozenset(CITED) - {GONE}

HARMLESS = ("doubled", "unasked", "control-characters", "bidi-characters")
STOPPING = ("403", "404")
SLOW = ("hang", "drip", "endless", "megabyte-title")
SECOND = ("404", "404-page", "429", "hang", "another-record", "title-of-no-text", "cut-5", "reset")
PASSING, LASTING, SECONDS = "two requests long", "lasting", "of the second catalog"


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


def verified(root: Path, fault: str, arxiv: ArxivServer, datacite: DataCiteServer) -> Verified:
    """What `inquire verify` says of that line."""
    timeout = "0.8" if fault in SLOW else "20"
    (root / "lines").mkdir(parents=True)
    (root / "lines/line.yaml").write_text(line(), "utf-8")
    environment = clean_environment_in(root) | {
        "INQUIRE_ARXIV_URL": arxiv.url,
        "INQUIRE_ARXIV_TIMEOUT": timeout,
        "INQUIRE_ARXIV_PATIENCE": "10",
        "INQUIRE_DATACITE_URL": datacite.url,
        "INQUIRE_DATACITE_TIMEOUT": timeout,
        "INQUIRE_DATACITE_PATIENCE": "10",
    }
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


def met(root: Path, fault: str, way: str) -> Verified:
    """A run that meets a fault in one of these ways."""
    with ArxivServer(PAPERS) as arxiv, DataCiteServer(PAPERS) as datacite:
        if way is SECONDS:
            datacite.misbehave(fault)
        elif way is PASSING:
            arxiv.misbehave(fault, 2)
        else:
            spared, change = iter((True,)), FAULTS[fault]
            arxiv.misbehave(lambda h, a: a if next(spared, False) else change(h, a))
        return verified(root, fault, arxiv, datacite)


CASES = [(fault, way) for fault in FAULTS for way in (PASSING, LASTING)]
CASES += [(fault, SECONDS) for fault in SECOND]
Runs = Mapping[tuple[str, str], Future[Verified]]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """Every case, begun at once and waited for by the test that asks for it."""
    with ThreadPoolExecutor(4) as pool:
        yield {case: pool.submit(met, tmp_path_factory.mktemp("run"), *case) for case in CASES}


def assert_nobody_is_accused(run: Verified) -> None:
    """No real paper is called missing, another, otherwise titled or withdrawn."""
    assert {run.statuses[paper] for paper in SOUND} <= {"found", "unknown"}
    assert run.statuses[GONE] in ("withdrawn", "found", "unknown")
    assert run.statuses[MISSING] in ("not-found", "unknown")
    assert run.codes <= {"withdrawn", "not-found", "catalogs-disagree"}
    assert "Traceback" not in run.done.err


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in STOPPING])
def test_a_passing_fault_ends_in_the_right_status(runs: Runs, fault: str) -> None:
    assert_all_is_right(runs[fault, PASSING].result())


@pytest.mark.parametrize("fault", STOPPING)
def test_a_fault_that_says_stop_ends_the_run(runs: Runs, fault: str) -> None:
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
def test_what_does_not_make_an_answer_wrong_does_not_disturb(runs: Runs, fault: str) -> None:
    assert_all_is_right(runs[fault, LASTING].result())


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in HARMLESS])
def test_a_lasting_fault_ends_in_unknown_and_what_was_learned_before_it_is_kept(
    runs: Runs, fault: str
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
def test_no_fault_of_the_second_catalog_accuses_anybody(runs: Runs, fault: str) -> None:
    run = runs[fault, SECONDS].result()

    assert_nobody_is_accused(run)
    assert {"found"} == {run.statuses[paper] for paper in SOUND}
    assert 1 == run.done.code
