"""The off-line catalog over the head of arXiv's real metadata snapshot, 200 records.

It lies beside the checkout, not in it, and is skipped where it does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from inquire.arxiv_id import ArxivId
from inquire.catalogs._snapshot_build import build
from inquire.catalogs.snapshot import SnapshotCatalog
from inquire.evidence import Absent, Paper, Status, Unreachable, status

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "recorded" / "kaggle_sample.jsonl"

pytestmark = pytest.mark.skipif(
    not SAMPLE.is_file(), reason="no recorded snapshot beside the checkout (shared/recorded)"
)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SnapshotCatalog]:
    target = tmp_path_factory.mktemp("snapshot") / "snapshot.sqlite"
    told = build(SAMPLE, target, today=date(2026, 11, 22))

    assert (200, 0, {}) == (told.papers, told.repeated, told.damaged)
    opened = SnapshotCatalog(target)
    yield opened
    opened.close()


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SAMPLE.read_bytes().splitlines()]


def test_every_record_is_found_as_it_was_written(catalog: SnapshotCatalog) -> None:
    papers = {each.id: each for each in catalog.look_up([each["id"] for each in records()])}

    for record in records():
        paper = papers[record["id"]]
        days = [parsedate_to_datetime(each["created"]).date() for each in record["versions"]]
        assert isinstance(paper, Paper)
        assert " ".join(record["title"].split()) == paper.title
        assert (len(days), days[0], days[-1]) == (paper.version, paper.published, paper.updated)
        assert len(record["authors_parsed"]) == len(paper.authors)
        assert paper.authors[0].startswith(record["authors_parsed"][0][1])
        assert " ".join((record["journal-ref"] or "").split()) == paper.journal
        assert (record["doi"] or "") == paper.doi
    assert ["0704.0156"] == [each.id for each in papers.values() if each.withdrawn]


def test_every_record_is_found_by_its_title(catalog: SnapshotCatalog) -> None:
    missed = []
    for record in records():
        words = record["title"].split()
        rarest = max(words, key=len)
        for title in (
            record["title"],
            record["title"].upper(),
            " ".join(word for word in words if word != rarest),
            f"{record['title']} revisited",
        ):
            found = catalog.find_title(title)
            if isinstance(found, Unreachable) or record["id"] not in [each.id for each in found]:
                missed.append((record["id"], title))

    assert [] == missed


def test_the_head_of_the_snapshot_accuses_no_paper(catalog: SnapshotCatalog) -> None:
    asked = ["0704.0201", "0704.9999", "0705.0001", "1605.08386", "math/0309136", "2203.99999"]

    for reply in catalog.look_up(asked):
        told = status(ArxivId(reply.id), reply)
        assert told is (Status.TOO_NEW if reply.id == "2203.99999" else Status.UNKNOWN)
    (newer,) = catalog.look_up(["2611.00001"])
    assert Absent("2611.00001", date(2022, 3, 31), "arXiv snapshot") == newer
