"""Withdrawn papers as recorded from arXiv, where the recordings lie beside the checkout."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from inquire.withdrawal import withdrawal_words

RECORDED = Path(__file__).resolve().parents[2].parent / "shared" / "recorded"
RAW = "{http://arxiv.org/OAI/arXivRaw/}"


def recorded(name: str) -> str:
    path = RECORDED / name
    if not path.is_file():
        pytest.skip(f"no recording at {path}")
    return path.read_text(encoding="utf-8")


def test_every_recorded_withdrawal_is_found_by_its_comment() -> None:
    papers = ET.fromstring(recorded("withdrawn_records_extract.xml")).iter(f"{RAW}arXivRaw")

    missed = [
        paper.findtext(f"{RAW}id")
        for paper in papers
        if "withdrawn" not in withdrawal_words(paper.findtext(f"{RAW}comments") or "", "")
    ]

    assert missed == []


def test_the_abstracts_that_say_so_are_found_without_the_comment() -> None:
    papers = ET.fromstring(recorded("withdrawn_records_extract.xml")).iter(f"{RAW}arXivRaw")

    found = {
        paper.findtext(f"{RAW}id")
        for paper in papers
        if withdrawal_words("", paper.findtext(f"{RAW}abstract") or "")
    }

    assert found == {"0811.3882", "0811.4009", "0811.4628"}


def test_of_two_hundred_records_only_the_withdrawn_one_is_named() -> None:
    records = [json.loads(line) for line in recorded("kaggle_sample.jsonl").splitlines()]

    found = [
        record["id"]
        for record in records
        if withdrawal_words(record["comments"] or "", record["abstract"])
    ]

    assert found == ["0704.0156"]
