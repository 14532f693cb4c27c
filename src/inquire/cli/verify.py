"""`inquire verify`: ask arXiv about every paper, keep what it said, report what that shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from inquire.diagnostics import plural
from inquire.evidence import Evidence
from inquire.explanations import codes
from inquire.inspection import judge
from inquire.library import NotFound
from inquire.lock import LockFault, write_lock
from inquire.model import Inquiry
from inquire.report import Report
from inquire.verification import Learned, commonest, learn, paper_rows, papers_named

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="\b\nSettings (environment):\n"
    "  INQUIRE_ARXIV_URL       the query endpoint\n"
    "  INQUIRE_ARXIV_PACE      seconds between requests (3)\n"
    "  INQUIRE_ARXIV_TIMEOUT   seconds for one request (30)\n"
    "  INQUIRE_ARXIV_PATIENCE  seconds in all before giving up (300)\n"
    "  INQUIRE_ARXIV_CONTROL   a paper known to exist, asked about each time\n\n"
    "\b\nExamples:\n  inquire verify\n  inquire verify empathy --format json\n\n"
    "Thank you to arXiv for use of its open access interoperability."
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
    policy = opening.policy(opened, codes(), [], [])
    opening.say_fallback(opened, quiet)
    lock, found = opening.read_evidence(opened)
    readings = [asked.read() for asked in opening.asked_lines(opened, wanted)]
    inquiries = [reading.inquiry for reading in readings if reading.inquiry]
    keeper = _Keeper(None if opened.loose else opened.library.lock_path)
    learned = Learned()
    if not found:
        learned = _ask(inquiries, lock.records if lock else {}, keeper, day, refresh, quiet)
    context = checks.Context(today=day, limits=opened.limits, evidence=learned.evidence)
    for reading in readings:
        found += judge(reading, context, checks.found("evidence"), policy, partial=True)
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
    if learned.unknown:
        output.say(_told_unknown(inquiries, learned))
    output.leave(found, fail_on, trouble=bool(learned.unknown or keeper.trouble))


class _Keeper:
    """Keeps in the lock what was learned, however the asking ends."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.kept: dict[str, Evidence] = {}
        self.trouble = ""

    def keep(self, evidence: Evidence) -> None:
        """Take one piece of evidence."""
        self.kept[evidence.id] = evidence

    def write(self) -> None:
        """Merge all of it into the lock, where there is one; what went wrong is `trouble`."""
        if self.path is None or not self.kept:
            return
        try:
            fault = write_lock(self.path, self.kept)
        except OSError as error:
            self.trouble = f"cannot write {self.path}: {error.strerror}"
            return
        if isinstance(fault, LockFault):
            self.trouble = f"cannot write {self.path}: line {fault.line}: {fault.message}"

    def tell(self, quiet: bool) -> None:
        """Say why there is no lock with what was learned."""
        if self.trouble:
            output.say(f"{self.trouble}; what was learned is in the cache for a day")
        elif self.path is None and self.kept:
            output.say("no library of your own here, so no lock was written", quiet=quiet)


def _ask(
    inquiries: Sequence[Inquiry],
    known: Mapping[str, Evidence],
    keeper: _Keeper,
    day: date,
    refresh: bool,
    quiet: bool,
) -> Learned:
    try:
        with (
            _progress(len(papers_named(inquiries)), quiet) as (tell, advance),
            _catalog(day, tell, advance, refresh) as catalog,
        ):
            return learn(inquiries, catalog, known, keeper.keep)
    finally:
        keeper.write()


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
        yield lambda message: output.say(message, quiet=quiet), lambda _: None
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
