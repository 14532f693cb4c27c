"""`inquire check`: everything that can be said of lines without asking anybody."""

from __future__ import annotations

import gc
import os

import typer

from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._judging import judge_lines
from inquire.cli._options import (
    AsOf,
    FailOn,
    FailOnSeverity,
    Format,
    Ignore,
    LibraryNamed,
    LinesWanted,
    NoColour,
    Quiet,
    ReportFormat,
    Select,
    Verbose,
    today,
)
from inquire.cli._policy import context_for, policy_for
from inquire.report import Report

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="\b\nExamples:\n  inquire check\n  inquire check empathy --select stale-claim -v\n"
    "  inquire check --format github --fail-on warning"
)
def check(
    lines: LinesWanted = None,
    as_of: AsOf = None,
    report_format: ReportFormat = Format.TEXT,
    fail_on: FailOnSeverity = FailOn.ERROR,
    select: Select = None,
    ignore: Ignore = None,
    library: LibraryNamed = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Judge lines off line, against their form, each other and the lock.

    `inquire explain CODE` tells why a check exists. A comment on the row allows one:
    `# inquire: allow[stale-note] reason`.
    """
    gc.disable()  # trees are acyclic, and the collector would walk all of them again and again
    wanted = lines or []
    opened = opening.open_library(library, wanted, needs_own="check")
    policy = policy_for(opened, select or [], ignore or [])
    opening.say_fallback(opened, quiet)
    lock, found = opening.read_evidence(opened)
    context = context_for(opened, lock, today(as_of))
    asked = opening.asked_lines(opened, wanted)
    notes = [] if wanted else [*opened.notes.values()]  # read once, before there are processes
    told = judge_lines(asked, context, policy)
    if not wanted:
        told.add_notes(notes, policy)
    found += told.diagnostics()
    colour = output.colour_wanted(no_color)
    report = Report(
        command="check",
        as_of=context.today.isoformat(),
        lines=len(asked),
        diagnostics=tuple(found),
        never_verified=len(told.papers - context.evidence.keys()),
        papers_known=len(told.papers),
        verbose=verbose,
        width=output.columns() if os.isatty(1) else 0,
        colour=colour,
    )
    output.put_report(report, report_format, quiet=quiet)
    output.leave(found, fail_on)
