"""Shared notes as read, and what is said of them by many lines: in any order, in any parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inquire.ages import DEFAULT_LIMITS
from inquire.arxiv_id import ArxivId
from inquire.checks import Context, found
from inquire.diagnostics import Diagnostic
from inquire.inspection import Policy, form_diagnostics, judge
from inquire.library import Library
from inquire.line_reading import NoteFile, Reading, read, read_note
from inquire.model import Note
from inquire.shared_notes import Told

TODAY = date(2026, 11, 22)
NOTE = """\
title: How much accuracy does warmth cost?  # inquire: allow[due-note] as agreed
text: Error rates rose by 7 points in all five models.
date: 2027-07
anchors: [2507.21919, 2402.12556]
"""
OWN = "  - {id: own, title: Own?, text: So., anchors: [2402.12556, 2506.04210]}\n"


def note_file(name: str = "warmth", text: str = NOTE) -> NoteFile:
    return read_note(text.encode(), f"notes/{name}.yaml", name)


NOTES = {name: note_file(name) for name in ("warmth", "spare", "other")}


def reading(number: int = 0, surveyed: str = "2026-11", more: str = "") -> Reading:
    """A line that cites an own note and two shared ones."""
    text = (
        f"question: Is it?\nsurveyed: {surveyed}\nessay: It is [[warmth]].\nnotes:\n{OWN}"
        f"claims:\n  - {{text: It is, notes: [other, own, warmth]}}\n{more}"
    )
    return read(text.encode(), f"lines/{number}.yaml", f"{number}", NOTES)


def judged(readings: Sequence[Reading]) -> Told:
    context = Context(TODAY, DEFAULT_LIMITS, note_ids=frozenset(NOTES))
    told = Told()
    for each in readings:
        told.add(each, judge(each, context, found()), judged=each.sound)
    return told


def shown(told: Told) -> list[Diagnostic]:
    told.add_notes([*NOTES.values()], Policy())
    return told.diagnostics()


def test_a_note_gets_the_id_that_its_file_gives_it() -> None:
    made = note_file().note

    assert isinstance(made, Note)
    assert ("warmth", True) == (made.id, made.shared)
    assert (ArxivId("2507.21919"), ArxivId("2402.12556")) == made.anchors


def test_shared_notes_follow_the_lines_own_in_the_order_cited() -> None:
    inquiry = reading().inquiry

    assert inquiry
    assert ["own", "warmth", "other"] == [note.id for note in inquiry.notes]
    assert {"warmth": "/essay", "other": "/claims/0/notes/0", "own": "/claims/0/notes/1"} == (
        inquiry.cited_notes()
    )


def test_every_mention_leads_to_the_file_and_the_text_that_makes_it() -> None:
    made = reading()
    assert made.inquiry

    for pointer, paper in made.inquiry.mentions():
        file, place = made.resolved(pointer)
        _, node = file.tree.find(place)
        assert node
        assert str(paper) == file.text[node.start : node.end]


@pytest.mark.parametrize(
    ("pointer", "path", "place"),
    [
        ("/notes/0/text", "lines/0.yaml", "/notes/0/text"),
        ("/notes/1", "notes/warmth.yaml", ""),
        ("/notes/2/anchors/1", "notes/other.yaml", "/anchors/1"),
        ("/notes", "lines/0.yaml", "/notes"),
        ("/claims/0/notes/2", "lines/0.yaml", "/claims/0/notes/2"),
        ("", "lines/0.yaml", ""),
    ],
)
def test_a_pointer_leads_to_its_file(pointer: str, path: str, place: str) -> None:
    file, actual = reading().resolved(pointer)

    assert (path, place) == (file.path, actual)


def test_a_faulty_note_costs_the_inquiry_and_its_faults_are_those_of_the_line() -> None:
    notes = {**NOTES, "other": note_file("other", "title: Why?\n")}
    made = read(reading().text.encode(), "lines/0.yaml", "0", notes)

    (told,) = form_diagnostics(made)
    assert (None, False) == (made.inquiry, made.sound)
    assert ("notes/other.yaml", "missing-key") == (told.path, told.code)


@given(st.binary(max_size=200))
@example(b"\x00")
@example(b"[" * 300)
@example(b"id: [a]\n")
@example(b"id:\ntitle: a\ntext: b\n")
def test_any_bytes_are_a_note_or_told_and_never_raise(data: bytes) -> None:
    made = read_note(data, "notes/x.yaml", "x")

    assert (made.note is None) <= bool(form_diagnostics(made))
    assert made.note is None or "x" == made.note.id


SURVEYS = st.lists(st.sampled_from(("2025-01", "2025-06", "2025", "2026-11")), max_size=8)


@given(SURVEYS, st.lists(st.integers(0, 8), max_size=3))
def test_work_shared_in_any_parts_tells_the_same(surveys: list[str], cuts: list[int]) -> None:
    readings = [reading(number, when) for number, when in enumerate(surveys)]
    bounds = [0, *sorted(cuts), len(readings)]
    gathered = Told()
    for start, end in pairwise(bounds):
        gathered.merge(judged(readings[start:end] if start < end else []))

    assert shown(judged(readings)) == shown(gathered)


@given(SURVEYS.filter(bool))
def test_what_lines_say_of_a_note_is_told_once_in_any_order(surveys: list[str]) -> None:
    def of_notes(numbers: Sequence[int]) -> list[tuple[object, ...]]:
        told = shown(judged([reading(number, surveys[number]) for number in numbers]))
        return [one._replace(help="")[:7] for one in told if one.path.startswith("notes/")]

    there = of_notes(range(len(surveys)))
    back = of_notes(range(len(surveys) - 1, -1, -1))

    assert there == back
    assert len(there) == len(set(there))
    ages = [one for one in there if one[3] in ("stale-note", "due-note")]
    assert ("2026-11" in surveys or "2025" in surveys) <= (not ages)  # due is allowed there


def test_an_allowance_is_not_called_needless_while_a_line_cannot_be_read() -> None:
    broken = read(b"question: [\n", "lines/broken.yaml", "broken", NOTES)

    whole, part = shown(judged([reading()])), shown(judged([reading(), broken]))

    assert ["notes/other.yaml", "notes/warmth.yaml"] == [
        one.path for one in whole if "unused-allowance" == one.code
    ]
    assert [] == [one for one in part if one.code in ("unused-allowance", "uncited-note")]


def test_notes_are_listed_by_id_with_every_file_of_each(tmp_path: Path) -> None:
    (tmp_path / "notes/folder.yaml").mkdir(parents=True)
    for name in ("b.yaml", "a.yml", "a.yaml", ".hidden.yaml", "c.txt"):
        (tmp_path / "notes" / name).touch()

    listed = Library(tmp_path).note_paths()

    assert {"a": ["a.yaml", "a.yml"], "b": ["b.yaml"]} == {
        note_id: [path.name for path in files] for note_id, files in listed.items()
    }
    assert {} == Library(tmp_path / "elsewhere").note_paths()
