"""`inquire verify`: ask a catalog about every paper, keep what it said, report what that shows."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from inquire import checks
from inquire.catalogs._cached import Ages
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._asking import Listener, ages_wanted, catalogs
from inquire.cli._confirming import require_files
from inquire.cli._fixing import fix_lines
from inquire.cli._keeping import Keeper
from inquire.cli._options import (
    AsOf,
    CatalogNamed,
    FailOn,
    FailOnSeverity,
    Format,
    LibraryNamed,
    LinesWanted,
    MaxAge,
    NoColour,
    Offline,
    Quiet,
    Refresh,
    ReportFormat,
    Verbose,
    Yes,
    today,
)
from inquire.cli._policy import policy_for
from inquire.diagnostics import Diagnostic, plural
from inquire.evidence import Evidence, Learned
from inquire.inspection import Policy, judge
from inquire.line_reading import Reading
from inquire.model import Inquiry
from inquire.paper_rows import paper_rows
from inquire.report import Report
from inquire.shared_notes import Told
from inquire.verification import (
    commonest,
    find_right_papers,
    learn,
    papers_named,
    with_right_ids,
)

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="\b\nSettings (environment):\n"
    "  INQUIRE_ARXIV_URL       the query endpoint\n"
    "  INQUIRE_ARXIV_PACE      seconds between requests (3)\n"
    "  INQUIRE_ARXIV_TIMEOUT   seconds for one request (30)\n"
    "  INQUIRE_ARXIV_PATIENCE  seconds in all before giving up (300)\n"
    "  INQUIRE_ARXIV_CONTROL   a paper known to exist, asked about each time\n"
    "  INQUIRE_DATACITE_URL    the second catalog; _PACE, _TIMEOUT, _PATIENCE too\n"
    "  INQUIRE_MAIL            a mail address of yours, which DataCite asks for\n"
    "  INQUIRE_SNAPSHOT        where the off-line catalog is\n\n"
    "\b\nExamples:\n  inquire verify\n  inquire verify empathy --format json\n"
    "  inquire verify --fix --catalog snapshot\n\n"
    "Thank you to arXiv for use of its open access interoperability."
)
def verify(
    lines: LinesWanted = None,
    as_of: AsOf = None,
    report_format: ReportFormat = Format.TEXT,
    fail_on: FailOnSeverity = FailOn.ERROR,
    catalog: CatalogNamed = "arxiv",
    refresh: Refresh = False,
    offline: Offline = False,
    max_age: MaxAge = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Write titles, first authors, months and right ids into lines."),
    ] = False,
    yes: Yes = False,
    library: LibraryNamed = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Ask arXiv about every paper that the lines stand on.

    What it says goes into inquire.lock. Trouble is never reported as a missing paper: a paper
    that got no trustworthy answer is unknown, the exit code is 3, and asking again asks only
    for the unknown ones. DataCite is asked to confirm that a paper is missing or withdrawn.
    """
    day = today(as_of)
    ages = ages_wanted(day, max_age, refresh=refresh, offline=offline)
    wanted = lines or []
    opened = opening.open_library(library, wanted, needs_own="verify")
    policy = policy_for(opened)
    opening.say_fallback(opened, quiet)
    lock, lock_faults = opening.read_evidence(opened)
    before = lock.records if lock else {}
    asked_lines = opening.asked_lines(opened, wanted)
    if fix:
        require_files(asked_lines, "--fix", shipped=opened.library.shipped and not opened.loose)
    readings = [asked.read() for asked in asked_lines]
    inquiries = [reading.inquiry for reading in readings if reading.inquiry]
    keeper = Keeper(None if opened.loose else opened.library.lock_path)
    listener = Listener(keeper.save, quiet)
    learned = Learned()
    if not lock_faults:  # else what is learned could not be kept
        learned = _learn(inquiries, before, catalog, ages, day, keeper, listener)
    context = checks.Context(
        today=day,
        limits=opened.limits,
        evidence=learned.evidence,
        before=before,
        found_by_title=learned.found_by_title,
    )
    found = lock_faults + _judged(readings, context, policy)
    report = Report(
        command="verify",
        as_of=day.isoformat(),
        lines=len(readings),
        diagnostics=tuple(found),
        papers=paper_rows(inquiries, learned),
        verbose=verbose,
        width=output.columns() if os.isatty(1) else 0,
        colour=output.colour_wanted(no_color),
    )
    output.put_report(report, report_format, quiet=quiet)
    keeper.tell(quiet)
    if verbose:
        output.say(listener.told(), quiet=quiet)
    if learned.unknown:
        output.say(_told_unknown(inquiries, learned))
    if fix and fix_lines(
        asked_lines, readings, opened.notes, context, yes=yes, no_colour=no_color, quiet=quiet
    ):
        found = lock_faults + _judged([one.read() for one in asked_lines], context, policy)
    output.leave(found, fail_on, trouble=bool(learned.unknown or keeper.trouble))


def _learn(
    inquiries: Sequence[Inquiry],
    before: Mapping[str, Evidence],
    catalog: str,
    ages: Ages,
    day: date,
    keeper: Keeper,
    listener: Listener,
) -> Learned:
    """Ask about every paper, and for the right one where a title has a wrong id."""
    try:
        with (
            listener.run(len(papers_named(inquiries)), day) as run,
            catalogs(catalog, ages, run) as (asked, finders),
        ):
            learned = learn(inquiries, asked, before, keeper.keep, day)
            find_right_papers(inquiries, learned, before, finders)
            return learned
    finally:
        keeper.write()


def _judged(
    readings: Sequence[Reading], context: checks.Context, policy: Policy
) -> list[Diagnostic]:
    told = Told()
    for reading in readings:
        helped = with_right_ids(reading, context.found_by_title)
        found = judge(helped, context, checks.found("evidence"), policy, partial=True)
        told.add(helped, found, judged=helped.inquiry is not None)
    return told.diagnostics()


def _told_unknown(inquiries: Sequence[Inquiry], learned: Learned) -> str:
    """One row: how many papers got no answer, why, and that only those will be asked."""
    papers = papers_named(inquiries)
    unknown = sorted(learned.unknown)
    ids = ", ".join(unknown[:5]) + (", …" if len(unknown) > 5 else "")
    why = "; ".join([*commonest(learned.unknown.values())][:2])
    again = "only this one is" if len(unknown) == 1 else f"only these {len(unknown):,} are"
    return (
        f"{len(unknown):,} of {plural(len(papers), 'paper')} could not be judged ({why}): "
        f"unknown, not wrong: {ids}; run it again and {again} asked"
    )
