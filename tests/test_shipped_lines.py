"""The lines that ship with the project: nothing to be said of them but that they age."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from inquire import checks
from inquire.ages import DEFAULT_LIMITS
from inquire.inspection import judge
from inquire.line_reading import read

LINES = sorted((Path(__file__).parent.parent / "lines").glob("*.yaml"))
AGES = {"stale-claim", "stale-note", "due-claim", "due-note"}


def judged(path, today):
    reading = read(path.read_bytes(), path.name, path.stem)
    context = checks.Context(
        today=today,
        limits=DEFAULT_LIMITS,
        line_ids=frozenset(line.stem for line in LINES),
        template_needs=("role", "topic"),
    )
    return judge(reading, context, checks.found())


def test_there_are_three_of_them():
    assert len(LINES) == 3


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2031, 1, 1)])
def test_a_shipped_line_shows_nothing_but_ages(path, today):
    assert {diagnostic.code for diagnostic in judged(path, today)} <= AGES


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_every_anchor_of_a_shipped_line_has_its_title_author_and_month(path):
    inquiry = read(path.read_bytes(), path.name, path.stem).inquiry

    bare = [
        str(anchor.arxiv)
        for anchor in inquiry.anchors
        if not (anchor.title and anchor.authors and anchor.date)
    ]

    assert bare == []


def test_no_lock_is_shipped_for_papers_that_nobody_asked_about():
    assert not (LINES[0].parent / "inquire.lock").exists()
    assert not (LINES[0].parent.parent / "inquire.lock").exists()


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_a_shipped_line_asks_for_everything_a_prompt_can_ask(path):
    inquiry = read(path.read_bytes(), path.name, path.stem).inquiry

    missing = [name for name, value in inquiry.retest._asdict().items() if not value]

    assert missing == []
    assert all(claim.short and claim.basis and claim.notes for claim in inquiry.claims)
    assert re.search(r"\[\[[\w-]+\]\]", inquiry.essay)
