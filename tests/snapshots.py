"""Records of the form of arXiv's metadata snapshot, of the tests' own making."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 22)
TITLE = "A Paper of the Tests' Own Making"


def record(paper: str = "2501.99901", title: str = TITLE, **changes: Any) -> dict[str, Any]:
    """A record as the snapshot has it, with these fields changed."""
    return {
        "id": paper,
        "submitter": "Ada Example",
        "authors": "Ada Example and Bo M. Sample Jr",
        "title": title,
        "comments": "12 pages",
        "journal-ref": None,
        "doi": None,
        "report-no": None,
        "categories": "cs.LG",
        "license": None,
        "abstract": "  We show that it holds.\n",
        "versions": [version(1, 15, "Jan 2025")],
        "update_date": "2025-01-16",
        "authors_parsed": [["Example", "Ada", ""], ["Sample", "Bo M.", "Jr"]],
        **changes,
    }


def version(number: int, day: int, month: str) -> dict[str, str]:
    """A version as the snapshot tells it."""
    return {"version": f"v{number}", "created": f"Wed, {day} {month} 19:18:42 GMT"}


def as_lines(records: Iterable[object]) -> bytes:
    """Records as lines of JSON; bytes among them as they are."""
    return b"".join(
        (each if isinstance(each, bytes) else json.dumps(each).encode()) + b"\n" for each in records
    )


def months(*named: str, each: int = 3) -> list[dict[str, Any]]:
    """Whole months, such as 2501: their first papers, each with a title of its own."""
    return [
        record(f"{month}.{number:05}", f"{TITLE} {month} {number}")
        for month in named
        for number in range(1, each + 1)
    ]


def many(path: Path, count: int) -> Path:
    """A file of so many records, large enough to be read by two processes."""
    with path.open("wb") as stream:
        for number in range(count):
            paper = f"25{number // 90_000 + 1:02}.{number % 90_000 + 1:05}"
            stream.write(as_lines([record(paper, f"{TITLE} {number}", abstract="word " * 200)]))
    return path
