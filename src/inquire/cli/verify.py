"""`inquire verify`: ask arXiv about every paper, keep what it said, report what that shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from inquire import checks
from inquire.catalogs import Catalog
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._options import (
    AsOf,
    FailOn,
    FailOnSeverity,
    Format,
    LibraryNamed,
    LinesWanted,
    NoColour,
    Quiet,
    ReportFormat,
    Verbose,
    today,
)
from inquire.diagnostics import Diagnostic, plural
from inquire.evidence import Evidence
from inquire.inspection import Policy, Reading, judge
from inquire.library import Library, NotFound, Trouble
from inquire.lock import LockFault, write_lock
from inquire.model import Inquiry
from inquire.report import Report
from inquire.verification import Learned, commonest, learn, paper_rows

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="Thank you to arXiv for use of its open access interoperability. "
    "Examples:  inquire verify   |   inquire verify empathy --format json   "
    "Settings: INQUIRE_ARXIV_URL, INQUIRE_ARXIV_PACE, INQUIRE_ARXIV_TIMEOUT, "
    "INQUIRE_ARXIV_PATIENCE (seconds), INQUIRE_ARXIV_CONTROL."
)
def verify(
    lines: LinesWanted = None,
    as_of: AsOf = None,
    report_format: ReportFormat = Format.TEXT,
    fail_on: FailOnSeverity = FailOn.ERROR,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask again what was answered lately.")
    ] = False,
    library: LibraryNamed = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Ask arXiv about every paper that the lines stand on.

    What it says goes into inquire.lock. Trouble is never reported as a missing paper: a paper
    that got no trustworthy answer is unknown, the exit code is 3, and asking again asks only
    for the unknown ones.
    """
    day = today(as_of)
    wanted = lines or []
    opened = opening.open_library(library, wanted, needs_own="verify")
    lock, faults = opening.read_evidence(opened.library)
    readings = [asked.read() for asked in opening.asked_lines(opened, wanted)]
    inquiries = [reading.inquiry for reading in readings if reading.inquiry]
    learned = Learned()
    known = lock.records if lock else {}
    if not faults:
        learned = _ask(opened.library, inquiries, known, day, refresh=refresh, quiet=quiet)
    found = faults + _judged(opened, readings, learned, day)
    colour = output.colour_wanted(no_color)
    report = Report(
        command="verify",
        as_of=day.isoformat(),
        lines=len(readings),
        diagnostics=tuple(found),
        papers=paper_rows(inquiries, learned),
        verbose=verbose,
        terminal=os.isatty(1),
        colour=colour,
    )
    output.put_report(report, report_format, quiet=quiet)
    if learned.unknown:
        _say_unknown(report, learned, opened.library)
    output.leave(found, fail_on, trouble=bool(learned.unknown))


def _ask(
    library: Library,
    inquiries: Sequence[Inquiry],
    known: dict[str, Evidence],
    day: date,
    *,
    refresh: bool,
    quiet: bool,
) -> Learned:
    """Ask, and keep in the lock what was learned, however the asking ends."""
    kept: dict[str, Evidence] = {}

    def keep(evidence: Evidence) -> None:
        kept[evidence.id] = evidence

    papers = len({str(paper) for inquiry in inquiries for _, paper in inquiry.mentions()})
    try:
        with (
            _progress(papers, quiet) as (tell, advance),
            _catalog(day, tell, advance, refresh) as catalog,
        ):
            return learn(inquiries, catalog, known, keep)
    finally:
        _write(library, kept, quiet)


def _write(library: Library, kept: dict[str, Evidence], quiet: bool) -> None:
    path = library.lock_path
    if not kept:
        return
    if path is None:
        output.say("no library of your own here, so no lock was written", quiet=quiet)
        return
    try:
        fault = write_lock(path, kept)
    except OSError as error:
        raise Trouble(
            f"cannot write {path}: {error.strerror}; what was learned is cached"
        ) from error
    if isinstance(fault, LockFault):
        raise Trouble(f"{path}:{fault.line}: {fault.message}; what was learned is cached")


@contextmanager
def _catalog(
    day: date, tell: Callable[[str], None], advance: Callable[[int], None], refresh: bool
) -> Iterator[Catalog]:
    """arXiv, with the answers of the last day before it."""
    import platformdirs

    from inquire.catalogs.arxiv import ArxivCatalog, BadSetting, Settings
    from inquire.catalogs.cached import CachedCatalog

    try:
        settings = Settings.from_environment(os.environ)
    except BadSetting as error:
        raise NotFound(str(error)) from error
    path = Path(platformdirs.user_cache_dir("inquire", appauthor=False)) / "replies.sqlite"
    asked = ArxivCatalog(settings, day, tell, advance)
    cached = CachedCatalog(asked, path, day, tell, advance, refresh=refresh)
    try:
        yield cached
    finally:
        cached.close()


@contextmanager
def _progress(
    papers: int, quiet: bool
) -> Iterator[tuple[Callable[[str], None], Callable[[int], None]]]:
    """What to call with a message and with progress; a bar only where stderr is a terminal."""
    if quiet or not os.isatty(2):
        yield lambda message: output.say(message, quiet=quiet), lambda settled: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("asking arXiv"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("papers", total=papers)

        def tell(message: str) -> None:
            from rich.text import Text

            from inquire.diagnostics import harmless

            bar.console.print(Text(f"inquire: {harmless(message)}"))

        yield tell, lambda settled: bar.advance(task, settled)


def _judged(
    opened: opening.Opened, readings: Sequence[Reading], learned: Learned, day: date
) -> list[Diagnostic]:
    """Faults of form and what the evidence of this run shows; nothing of what is only old."""
    settings = opened.settings
    policy = Policy(settings.select, settings.ignore, settings.severity)
    context = checks.Context(today=day, limits=opened.limits, evidence=learned.evidence)
    found: list[Diagnostic] = []
    for reading in readings:
        found += judge(reading, context, checks.found("evidence"), policy, partial=True)
    return found


def _say_unknown(report: Report, learned: Learned, library: Library) -> None:
    unknown = [paper for paper in report.papers or () if paper.status == "unknown"]
    count = len(unknown) or len(learned.unknown)
    ids = ", ".join(paper.id for paper in unknown[:10]) + (", …" if len(unknown) > 10 else "")
    why = "; ".join(list(commonest(learned.unknown.values()))[:2])
    kept = "inquire.lock" if library.lock_path else "the cache"
    output.say(
        f"{count} of {plural(len(report.papers or ()), 'paper')} could not be judged: {why}\n"
        f"  unknown, not wrong: {ids or ', '.join(learned.unknown)}\n"
        f"  what was learned is in {kept}; run it again and only "
        f"{'this one is' if count == 1 else f'these {count} are'} asked"
    )
