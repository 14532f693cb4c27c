"""`inquire snapshot`: make the off-line catalog from arXiv's metadata snapshot, and describe it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inquire.cli import _output as output
from inquire.cli._options import Quiet, today
from inquire.diagnostics import plural
from inquire.library import NotFound, Trouble

if TYPE_CHECKING:
    from inquire.catalogs._snapshot_build import Built

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Build the off-line catalog from arXiv's metadata snapshot.\n\n"
    "arXiv publishes the metadata of all its papers as one file, under CC0: "
    "kaggle.com/datasets/Cornell-University/arxiv. Built into a catalog it answers for papers "
    "and titles without a network.",
    epilog="\b\nSettings (environment):\n"
    "  INQUIRE_SNAPSHOT  where the catalog is kept, if not in the data folder\n\n"
    "\b\nExamples:\n  inquire snapshot build arxiv-metadata-oai-snapshot.json\n"
    "  inquire snapshot info",
)
Out = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="OUT", help="Write to this file.", show_default=False),
]
Dated = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="The day of the snapshot, YYYY-MM-DD; else the newest day in it.",
        show_default=False,
    ),
]


@app.command(
    epilog="\b\nExamples:\n  inquire snapshot build arxiv-metadata-oai-snapshot.json\n"
    "  inquire snapshot build archive.zip -o snapshot.sqlite --date 2026-11-20"
)
def build(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The snapshot: JSON lines, plain, .gz or .zip.", show_default=False
        ),
    ],
    out: Out = None,
    dated: Dated = None,
    quiet: Quiet = False,
) -> None:
    """Make the catalog; its path goes to stdout.

    A damaged line is counted and skipped. Whatever ends a build leaves the old catalog as it
    was. A paper that is missing counts as such only where the file holds its month whole.
    """
    from inquire.catalogs import _snapshot_build as building
    from inquire.catalogs._snapshot_source import BadSource
    from inquire.catalogs.snapshot import path_from

    now = today(None)
    day = _day(dated, now)
    target = out or path_from(os.environ)
    if out is None:
        target.parent.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    try:
        with _progress(quiet) as advance:
            built = building.build(file, target, today=now, dated=day, advance=advance)
    except (building.NotBuilt, BadSource) as error:
        raise Trouble(str(error)) from error
    except building.BadDate as error:
        raise NotFound(f"--date: {error}") from error
    seconds = time.monotonic() - start
    size = target.stat().st_size / 1e6
    output.say(f"{_told(built)}; {size:,.1f} MB in {seconds:,.0f} s: {target}", quiet=quiet)
    output.put(f"{target}\n")


@app.command(epilog="\b\nExample:\n  inquire snapshot info")
def info(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="The catalog, instead of the usual one.", show_default=False
        ),
    ] = None,
) -> None:
    """Print path, day, papers and skipped lines of the catalog."""
    from inquire.catalogs.snapshot import NoSnapshot, SnapshotCatalog, path_from

    try:
        catalog = SnapshotCatalog(file or path_from(os.environ))
    except NoSnapshot as error:
        raise NotFound(str(error)) from error
    if catalog.description is None:
        raise Trouble(catalog.trouble)
    told = catalog.description
    catalog.close()
    output.put(
        f"path     {catalog.endpoint}\ndate     {told.dated}\n"
        f"papers   {told.papers}\ndamaged  {told.damaged}\n"
    )


def _day(text: str | None, now: date) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise NotFound(f"--date takes a day, YYYY-MM-DD, found '{text}'")
    if day > now:
        raise NotFound(f"--date: {day} is still to come")
    return day


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """What to call with bytes read and bytes there are; a bar only where stderr is a terminal."""
    if quiet or not os.isatty(2):
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("bytes", total=None)
        yield lambda done, size: bar.update(task, completed=done, total=size or None)


def _told(built: Built) -> str:
    """What was made, in one row."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in built.damaged.items())
    skipped = f"{plural(sum(built.damaged.values()), 'damaged line')} skipped"
    return (
        f"snapshot of {built.dated}: {plural(built.papers, 'paper')}"
        + (f", {built.repeated:,} repeated" if built.repeated else "")
        + f", {skipped}"
        + (f" ({kinds})" if kinds else "")
    )
