"""`verify --fix`: what evidence puts right in lines and shared notes, shown, asked about and written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inquire.checks import Context
from inquire.cli import _output as output
from inquire.cli._confirming import Change, change, confirm, show_diff, write_line
from inquire.cli._notes import AskedNote, SharedNotes
from inquire.cli._opening import Asked
from inquire.diagnostics import plural
from inquire.fixes import fixes, left_in_notes
from inquire.library import Trouble
from inquire.line_reading import NoteFile, Reading
from inquire.yaml_edit import Put, Refusal, edited


class _Wanted(NamedTuple):
    """A file, as read, and what is to be put right in it."""

    one: Asked | AskedNote
    read: Reading | NoteFile
    edits: list[Put]


def fix_lines(
    asked: Sequence[Asked],
    readings: Sequence[Reading],
    notes: SharedNotes,
    context: Context,
    *,
    yes: bool,
    no_colour: bool,
    quiet: bool,
) -> bool:
    """Show what would change, ask, and write; whether anything was written.

    Trouble where the answer is no or nobody can be asked, and where a file cannot be written.
    """
    planned: list[tuple[_Wanted, Change]] = []
    for wanted in _wanted(asked, readings, notes, context):
        made = _fixed(wanted)
        if isinstance(made, Change):
            show_diff(made.path, wanted.read.text, made.text, no_colour=no_colour)
            planned.append((wanted, made))
        elif made:
            output.say(f"{wanted.one.path} was not fixed: {made.reason}")
    for told in _left(readings, context):
        output.say(told)
    if not planned:
        output.say("nothing to fix", quiet=quiet)
        return False
    lines = sum(isinstance(wanted.one, Asked) for wanted, _ in planned)
    counts = ((lines, "line"), (len(planned) - lines, "note"))
    told = " and ".join(plural(count, thing) for count, thing in counts if count)
    if not confirm(f"write {told}?", yes):
        raise Trouble("nothing was written")
    for _, made in planned:
        write_line(made.file, made.old, made.text)
    notes.forget()
    output.say(f"fixed {told}", quiet=quiet)
    return True


def _wanted(
    asked: Sequence[Asked], readings: Sequence[Reading], notes: SharedNotes, context: Context
) -> list[_Wanted]:
    """What is to be put right, by file: several lines may want it of one note, and want the same."""
    made: dict[str, _Wanted] = {}
    for one, reading in zip(asked, readings, strict=True):
        if reading.inquiry is None:
            continue
        for edit in fixes(reading.inquiry, context.evidence, context.found_by_title):
            file, pointer = reading.resolved(edit.pointer)
            where = notes.asked(file.note.id) if isinstance(file, NoteFile) and file.note else one
            edits = made.setdefault(file.path, _Wanted(where, file, [])).edits
            placed = edit._replace(pointer=pointer)
            if placed not in edits:
                edits.append(placed)
    return [*made.values()]


def _fixed(wanted: _Wanted) -> Change | Refusal | None:
    """A file with what evidence puts right in it; a refusal where that cannot be done safely."""
    text = edited(wanted.read.text, wanted.edits)
    if isinstance(text, Refusal):
        return text
    return None if text == wanted.read.text else change(wanted.one, wanted.read, text)


def _left(readings: Sequence[Reading], context: Context) -> Iterator[str]:
    """Ids that are put right in a line and not in the notes that it shares, told once each."""
    told = set()
    for reading in readings:
        if reading.inquiry is None:
            continue
        for pointer, paper in left_in_notes(
            reading.inquiry, context.evidence, context.found_by_title
        ):
            file, _ = reading.resolved(pointer)
            if (file.path, paper) not in told:
                told.add((file.path, paper))
                yield (
                    f"{file.path} names arXiv:{paper} too and stays as it is: "
                    "the note, and other lines with it, may mean that paper"
                )
