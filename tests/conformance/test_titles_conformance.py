"""Titles and authors of recorded papers, where the recordings lie beside the checkout."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from inquire.authors import absent, first_author_agrees
from inquire.titles import Likeness, compare

SAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "recorded" / "kaggle_sample.jsonl"

pytestmark = pytest.mark.skipif(not SAMPLE.is_file(), reason=f"no recording at {SAMPLE}")


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]


def test_no_recorded_title_passes_for_that_of_another() -> None:
    titles = [record["title"] for record in records()[::2]]

    passed = [
        pair
        for pair in permutations(titles, 2)
        if compare(*pair) in {Likeness.SAME, Likeness.SHORTENED}
    ]

    assert passed == []


def test_recorded_authors_agree_with_the_names_parsed_from_them() -> None:
    wrong = []
    for record in records():
        parsed = [", ".join(filter(None, name[:2])) for name in record["authors_parsed"]]
        written = [record["authors"]]
        if first_author_agrees(parsed, written) is not True or absent(parsed, written):
            wrong.append((parsed, written))

    assert wrong == []
