"""Looks into a line's history: what would change is shown, asked about and written."""

from __future__ import annotations

from collections.abc import Iterable

from inquire.cli import _output as output
from inquire.cli._confirming import write_if_wanted
from inquire.cli._opening import Asked
from inquire.diagnostics import plural
from inquire.history_entries import new_looks, with_looks
from inquire.line_reading import Reading
from inquire.model import Inquiry, Look


def record_looks(
    one: Asked,
    reading: Reading,
    inquiry: Inquiry,
    looks: Iterable[Look],
    *,
    yes: bool,
    no_colour: bool,
    quiet: bool,
) -> None:
    """Write the looks that the line's history lacks, if the user wants them.

    Trouble where the answer is no or nobody can be asked, and where the line cannot be written
    or was changed since it was read.
    """
    new = new_looks(inquiry, looks)
    if not new:
        output.say(f"nothing to record in {one.path}", quiet=quiet)
        return
    text = with_looks(reading.text, inquiry, new)
    told = f"{plural(len(new), 'look')} in the history of {one.path}"
    write_if_wanted(
        one, reading, text, f"record {told}?", yes=yes, no_colour=no_colour, quiet=quiet
    )
    output.say(f"recorded {told}", quiet=quiet)
