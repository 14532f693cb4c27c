"""What goes out: data to stdout, messages to stderr, and the exit code that findings mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from inquire.cli._options import FailOn, Format
from inquire.diagnostics import Diagnostic, Severity, harmless

if TYPE_CHECKING:
    from inquire.report import Report


def say(message: str, *, quiet: bool = False) -> None:
    """A message on stderr, made harmless for a terminal."""
    if not quiet:
        sys.stdout.flush()
        print(f"inquire: {harmless(message)}", file=sys.stderr)


def put(text: str) -> None:
    """Data on stdout: the same UTF-8 bytes to a terminal, a pipe and a file."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()


def say_diagnostics(
    diagnostics: Sequence[Diagnostic], *, quiet: bool = False, no_colour: bool = False
) -> None:
    """Diagnostics on stderr, for commands whose stdout is for something else."""
    from inquire.reports.text import diagnostic_rows

    sys.stdout.flush()
    width = columns(2) if os.isatty(2) else 0
    for diagnostic in diagnostics:
        if not quiet or diagnostic.severity is Severity.ERROR:
            for row in diagnostic_rows(diagnostic, width, colour_wanted(no_colour, 2)):
                print(row, file=sys.stderr)


def columns(stream: int = 1) -> int:
    """How wide the terminal at a stream is; 80 where nobody knows."""
    try:
        return os.get_terminal_size(stream).columns or 80
    except OSError:
        return 80


def colour_wanted(no_colour: bool, stream: int = 1) -> bool:
    """Colour goes to a terminal that nobody asked to be spared it."""
    if no_colour or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return os.isatty(stream)


def leave(
    diagnostics: Sequence[Diagnostic], fail_on: FailOn = FailOn.ERROR, *, trouble: bool = False
) -> None:
    """Exit 1 for findings at or above `fail_on`, else 3 for trouble, else return."""
    if fail_on is not FailOn.NEVER:
        least = Severity(fail_on.value).rank
        if any(diagnostic.severity.rank >= least for diagnostic in diagnostics):
            raise typer.Exit(1)
    if trouble:
        raise typer.Exit(3)


def put_report(report: Report, form_wanted: Format, *, quiet: bool = False) -> None:
    """The report on stdout; a quiet text report only when there is an error to tell."""
    from dataclasses import replace

    from inquire.reports import form

    if form_wanted is Format.TEXT and quiet:
        errors = tuple(item for item in report.diagnostics if item.severity is Severity.ERROR)
        if not errors:
            return
        report = replace(report, diagnostics=errors)
    put(form(form_wanted.value).write(report))
