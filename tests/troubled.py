"""Three thousand papers, and two catalogs that have trouble with telling of them.

Each fault is met two ways: for the first two requests, and for good from the second request on;
and those of the second catalog from its first one on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from arxiv_server import FAULTS, ArxivServer
from datacite_server import DataCitePaper, DataCiteServer
from scenes import clean_environment_in

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
SLOW = ("hang", "drip", "endless")
SECOND = ("404", "404-page", "429", "hang", "another-record", "title-of-no-text", "cut-5", "reset")
PASSING, LASTING, SECONDS = "two requests long", "lasting", "of the second catalog"

CASES = [(fault, way) for fault in FAULTS for way in (PASSING, LASTING)]
CASES += [(fault, SECONDS) for fault in SECOND]

T = TypeVar("T")
Runs = Mapping[tuple[str, str], Future[T]]


def met(
    root: Path,
    fault: str,
    way: str,
    run: Callable[[Path, Mapping[str, str], ArxivServer], T],
) -> T:
    """What a run gives that meets a fault in one of these ways.

    `run` gets its folder, its environment and the arXiv that it asks.
    """
    with ArxivServer(PAPERS) as arxiv, DataCiteServer(PAPERS) as datacite:
        if way is SECONDS:
            datacite.misbehave(fault)
        elif way is PASSING:
            arxiv.misbehave(fault, 2)
        else:
            spared, change = iter((True,)), FAULTS[fault]
            arxiv.misbehave(lambda h, a: a if next(spared, False) else change(h, a))
        # Twice the time-out must be less than a fifth of the patience, and a busy machine takes
        # a second for an answer now and then.
        timeout, patience = ("3", "40") if fault in SLOW else ("20", "25")
        environment = clean_environment_in(root) | {
            "INQUIRE_ARXIV_URL": arxiv.url,
            "INQUIRE_ARXIV_TIMEOUT": timeout,
            "INQUIRE_ARXIV_PATIENCE": patience,
            "INQUIRE_DATACITE_URL": datacite.url,
            "INQUIRE_DATACITE_TIMEOUT": timeout,
            "INQUIRE_DATACITE_PATIENCE": patience,
        }
        return run(root, environment, arxiv)


def all_met(
    folders: pytest.TempPathFactory,
    run: Callable[[Path, Mapping[str, str], ArxivServer], T],
) -> Iterator[Runs[T]]:
    """Every case, begun at once and waited for by the test that asks for it."""
    with ThreadPoolExecutor(4) as pool:
        yield {case: pool.submit(met, folders.mktemp("run"), *case, run) for case in CASES}
