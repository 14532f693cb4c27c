"""`inquire fmt`: lines and shared notes laid out, keys in one order and dates in EDTF."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._confirming import change, require_files, write_line
from inquire.cli._notes import AskedNote, shown
from inquire.cli._options import LibraryNamed, LinesWanted, NoColour, Quiet
from inquire.diagnostics import harmless
from inquire.inspection import form_diagnostics
from inquire.library import Trouble
from inquire.line_format import LINE, NOTE_FILE
from inquire.line_layout import Layout, laid_out
from inquire.line_reading import FORM_SEVERITIES, NoteFile, Reading
from inquire.yaml_edit import Refusal

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_Asked = opening.Asked | AskedNote


class _Outcome(Enum):
    """What became of a file."""

    SAME = "as it should be"
    CHANGED = "changed, or to be changed"
    FAULTY = "left alone for its faults"
    FAILED = "not read or not written"


@app.command(
    epilog="\b\nExamples:\n  inquire fmt\n  inquire fmt empathy notes/warmth.yaml --diff\n"
    "  inquire fmt --check\n  inquire fmt - < line.yaml"
)
def fmt(
    lines: LinesWanted = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 where a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print what would change as a diff.")
    ] = False,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Put keys of lines and notes into one order, and dates into EDTF.

    Comments stay with what they are about, and the rest as it is typed: blank rows, quotes,
    line breaks. What cannot be moved safely stays and is told. What has faults of form is left
    alone. Shared notes are laid out with the whole library, or by their paths.
    """
    gc.disable()
    writes = not (check or diff)
    asked = _asked(library, lines or [], writes=writes)
    outcomes: Counter[_Outcome] = Counter()
    for one in asked:
        try:
            reading = _alone(one.read())
            if any(fault.code not in FORM_SEVERITIES for fault in reading.faults):
                output.say_diagnostics(form_diagnostics(reading), quiet=quiet, no_colour=no_color)
                outcomes[_Outcome.FAULTY] += 1
                continue
            layout = laid_out(reading.tree, LINE if isinstance(reading, Reading) else NOTE_FILE)
            if not quiet:
                _tell_left(one.path, layout)
            outcomes[_put(one, reading, layout, writes=writes, diff=diff, quiet=quiet)] += 1
        except Trouble as trouble:
            output.say(str(trouble))
            outcomes[_Outcome.FAILED] += 1
    notes = any(isinstance(one, AskedNote) for one in asked)
    _tell(outcomes, "lines and notes" if notes else "lines", writes=writes, quiet=quiet)
    if outcomes[_Outcome.FAULTY] or (check and outcomes[_Outcome.CHANGED]):
        raise typer.Exit(1)
    if outcomes[_Outcome.FAILED]:
        raise typer.Exit(3)


def _asked(library: str | None, wanted: Sequence[str], *, writes: bool) -> list[_Asked]:
    """The lines and then the shared notes that were named, or all of the library."""
    named = [line for line in wanted if not opening.is_shared_note(line)]
    paths = dict.fromkeys(Path(line) for line in wanted if opening.is_shared_note(line))
    notes: list[_Asked] = [AskedNote(shown(path), path.stem, path) for path in paths]
    if notes and not named:
        return notes
    opened = opening.open_library(library, named, needs_own="fmt")
    lines = opening.asked_lines(opened, named)
    files = [one for one in lines if one.file]
    if writes and files:
        require_files(files, "fmt", shipped=opened.library.shipped and not opened.loose)
    if not wanted:
        notes += [opened.notes.asked(note_id) for note_id in opened.notes]
    return [*lines, *notes]


def _alone(reading: Reading | NoteFile) -> Reading | NoteFile:
    """What was read of the file itself; the notes that a line shares are files of their own."""
    return reading._replace(shared=()) if isinstance(reading, Reading) else reading


def _put(
    one: _Asked,
    reading: Reading | NoteFile,
    layout: Layout,
    *,
    writes: bool,
    diff: bool,
    quiet: bool,
) -> _Outcome:
    """Write a text as it is laid out, to stdout what came from stdin; or say that it would change.

    Raises Trouble where it cannot be written.
    """
    text = layout.tree.text
    if writes and one.file is None:
        output.put(text)
    if text == reading.text:
        return _Outcome.SAME
    if diff:
        output.put("".join(_diff(one.path, reading.text, text)))
    elif not writes:
        output.say(f"{one.path} would change", quiet=quiet)
    elif one.file is not None:
        try:
            _write(one, reading, text)
        except Trouble:
            if one.read().text != text:  # nobody else has laid it out meanwhile
                raise
            return _Outcome.SAME
        output.say(f"formatted {one.path}", quiet=quiet)
    return _Outcome.CHANGED


def _write(one: _Asked, reading: Reading | NoteFile, text: str) -> None:
    made = change(one, reading, text)
    if isinstance(made, Refusal):
        raise Trouble(f"cannot write {one.path}: {made.reason}")
    write_line(made.file, made.old, made.text)


def _tell_left(path: str, layout: Layout) -> None:
    """What stays in another order, and why: the first of each reason."""
    reasons = Counter(each.reason for each in layout.left)
    for each in layout.left:
        if more := reasons.pop(each.reason, 0):
            line, column = layout.tree.lines.position(each.start)
            others = f", and {more - 1} more in this file" if more > 1 else ""
            told = f"the keys of {each.what} stay in their order: {each.reason}{others}"
            output.say(f"{path}:{line}:{column}: {told}")


def _tell(outcomes: Counter[_Outcome], things: str, *, writes: bool, quiet: bool) -> None:
    changed, total = outcomes[_Outcome.CHANGED], outcomes.total()
    if total > 1:
        what = "formatted" if writes else "would change"
        output.say(f"{changed:,} of {total:,} {things} {what}", quiet=quiet)


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    """A unified diff that `patch` takes; on a terminal, control characters made harmless."""
    from difflib import unified_diff

    for row in unified_diff(_rows(old), _rows(new), path, path):
        whole = row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n"
        yield harmless(whole.removesuffix("\n")) + "\n" if os.isatty(1) else whole


def _rows(text: str) -> list[str]:
    """The rows with their ends, as `patch` counts them."""
    *rows, last = text.split("\n")
    return [*(f"{row}\n" for row in rows), *([last] if last else [])]
