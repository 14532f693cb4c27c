"""`verify --fix`: what evidence puts right in lines, shown, asked about and written."""

from __future__ import annotations

from collections.abc import Sequence

from inquire.checks import Context
from inquire.cli import _output as output
from inquire.cli._confirming import Change, change, confirm, show_diff, write_line
from inquire.cli._opening import Asked
from inquire.diagnostics import plural
from inquire.fixes import fixes
from inquire.inspection import Reading
from inquire.library import Trouble
from inquire.yaml_edit import Refusal, edited


def fix_lines(
    asked: Sequence[Asked],
    readings: Sequence[Reading],
    context: Context,
    *,
    yes: bool,
    no_colour: bool,
    quiet: bool,
) -> bool:
    """Show what would change, ask, and write; whether anything was written.

    Trouble where the answer is no or nobody can be asked, and where a file cannot be written.
    """
    planned = []
    for one, reading in zip(asked, readings, strict=True):
        made = _fixed(one, reading, context)
        if isinstance(made, Change):
            show_diff(made.path, reading.text, made.text, no_colour=no_colour)
            planned.append(made)
        elif made:
            output.say(f"{one.path} was not fixed: {made.reason}")
    if not planned:
        output.say("nothing to fix", quiet=quiet)
        return False
    told = plural(len(planned), "line")
    if not confirm(f"write {told}?", yes):
        raise Trouble("nothing was written")
    for made in planned:
        write_line(made.file, made.old, made.text)
    output.say(f"fixed {told}", quiet=quiet)
    return True


def _fixed(one: Asked, reading: Reading, context: Context) -> Change | Refusal | None:
    """A line with what evidence puts right in it; a refusal where that cannot be done safely."""
    if reading.inquiry is None:
        return None
    edits = fixes(reading.inquiry, context.evidence, context.found_by_title)
    text = edited(reading.text, edits) if edits else reading.text
    if isinstance(text, Refusal):
        return text
    return None if text == reading.text else change(one, reading, text)
