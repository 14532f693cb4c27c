"""`inquire import`: a page in, as a browser copies or saves it; out a line, and what is wrong with it."""

from __future__ import annotations

import gc
import os
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from inquire.answer_prompt import reference_in
from inquire.checks import found
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._input import bytes_given
from inquire.cli._options import AsOf, LibraryNamed, NoColour, Quiet, today
from inquire.cli._policy import context_for, policy_for
from inquire.diagnostics import Diagnostic, plural
from inquire.files import replace_file
from inquire.inspection import judge
from inquire.library import Trouble
from inquire.line_reading import read
from inquire.line_writing import written
from inquire.page_line import Imported, read_inquiry
from inquire.page_text import read_page
from inquire.report import Report
from inquire.reports import form

MOST_BYTES = 16 * 1024 * 1024
"""The most that a page may have; saved ones carry pictures along."""
MOST_TOLD = 20
"""The most unplaced stretches that are told one by one, unless all are asked for."""
MOST_SHOWN = 500
"""The most characters of such a stretch that are shown."""

_STARTS = {
    b"%PDF-": "a PDF: give its text, such as pdftotext FILE - | inquire import -",
    b"\x1f\x8b": "compressed: gunzip -c FILE | inquire import -",
    b"PK\x03\x04": "an archive: give the page in it",
}
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    name="import",
    epilog="\b\nExamples:\n  inquire import page.txt -o lines/ai-empathy.yaml\n"
    "  inquire import saved.html | inquire check -\n  inquire import - < copied.txt",
)
def import_page(
    page: Annotated[
        str,
        typer.Argument(
            metavar="PAGE",
            help="A page as text or HTML, or - for one on stdin.",
            show_default=False,
        ),
    ],
    to_file: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the line here, not to stdout."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace FILE where there is one already.")
    ] = False,
    as_of: AsOf = None,
    library: LibraryNamed = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell all text that found no place.")
    ] = False,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Turn a page of an inquiring line into the YAML of one, and judge that as `check` does.

    What found no place in the line is told with its place in the page, and how much of the page
    went where. Titles of notes that stand in the essay become citations; claims, anchors and the
    task are read from the page's prompt.
    """
    gc.disable()  # nothing here is cyclic
    day = today(as_of)
    target = None if to_file is None or str(to_file) == "-" else to_file
    if target and not force and (target.is_file() or target.is_symlink()):
        raise Trouble(f"'{target}' is there already; --force replaces it")
    opened = opening.open_library(library, [str(target.absolute()) if target else "-"])
    policy = policy_for(opened)
    made = _read(page)
    text = written(made.inquiry).encode()
    _hand_over(text, target)
    if not quiet:
        _tell(page, made, None if verbose else MOST_TOLD)
    reading = read(text, str(target or "-"), target.stem if target else "-")
    lock, faults = opening.read_evidence(opened)
    faults += judge(reading, context_for(opened, lock, day), found(), policy)
    if quiet:
        output.say_diagnostics(faults, quiet=quiet, no_colour=no_color)
    else:
        _report(faults, day, verbose=verbose, no_color=no_color)
    output.leave(faults)


def _read(page: str) -> Imported:
    """The inquiry in a page; Trouble where there is none in it, and where it is no text."""
    data = bytes_given(page, MOST_BYTES, "a page")
    if what := _other_than_text(data):
        raise Trouble(f"{page} is {what}")
    read_in = read_page(data)
    text = read_in.text.text
    if reference_in(text) and "You are " not in text:
        raise Trouble(
            f"{page} is a prompt of ours in another form than a page's; "
            "inquire prompt LINE --template page gives one that can be imported"
        )
    made = read_inquiry(read_in)
    if made.empty:
        raise Trouble(f"nothing in {page} reads like the page of an inquiring line")
    return made


def _other_than_text(data: bytes) -> str:
    """What a file is that is no text, and what to do about it; empty for a text."""
    named = next((what for start, what in _STARTS.items() if data.startswith(start)), "")
    if named or data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return named
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return "no text that can be read: save it as UTF-8" if 100 * controls > len(data) else ""


def _report(faults: Sequence[Diagnostic], day: date, *, verbose: bool, no_color: bool) -> None:
    """What `check` would print of the line, on stderr: stdout may have the line itself."""
    report = Report(
        command="import",
        as_of=day.isoformat(),
        lines=1,
        diagnostics=tuple(faults),
        verbose=verbose,
        width=output.columns(2) if os.isatty(2) else 0,
        colour=output.colour_wanted(no_color, 2),
    )
    sys.stderr.write(form("text").write(report))


def _hand_over(text: bytes, target: Path | None) -> None:
    if target is None:
        output.put(text.decode())
        return
    try:
        replace_file(target, text)
    except OSError as error:
        raise Trouble(f"cannot write {target}: {error.strerror}") from error


def _tell(page: str, made: Imported, most: int | None) -> None:
    """What found no place, what was made up, and how much of the page went where."""
    unplaced = [*made.placing.unplaced()]
    for line, column, text in unplaced[:most]:
        shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}..."
        output.say(f"{page}:{line}:{column}: not placed: '{shown}'")
    if more := len(unplaced[most:]) if most else 0:
        output.say(f"{page}: {more} more stretches not placed (-v tells them)")
    for remark in made.remarks:
        output.say(f"{page}: {remark}")
    counts = made.placing.counts()
    whole = sum(counts.values())
    shares = ", ".join(f"{part} {_share(count, whole)}" for part, count in counts.items())
    output.say(f"{page}: {plural(whole, 'character')}: {shares}")


def _share(count: int, whole: int) -> str:
    """A share in per cent; what there is shows, however little."""
    return "<1%" if 0 < 100 * count < whole else f"{100 * count / whole:.0f}%" if count else "0%"
