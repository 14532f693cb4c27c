"""Options and arguments that several commands share, worded once."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from inquire.dates import DateFault, parse_date
from inquire.library import Library, NotFound, Trouble, for_lines


class FailOn(StrEnum):
    """The least severity that makes a command exit 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Format(StrEnum):
    """The reports there are."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def complete_line(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of the lines at hand, from file names alone: no YAML is read."""
    try:
        return [line for line in _at_hand(ctx).paths() if line.startswith(incomplete)]
    except (NotFound, Trouble, OSError):
        return []


def complete_template(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of the templates at hand, from file names alone."""
    try:
        names = for_lines(_at_hand(ctx).templates())
        return [name for name in names if name.startswith(incomplete)]
    except (NotFound, OSError):
        return []


def _at_hand(ctx: typer.Context) -> Library:
    import os
    from pathlib import Path

    from inquire.library import find_library, shipped_library

    named = ctx.params.get("library") or os.environ.get("INQUIRE_LIBRARY")
    return find_library(Path.cwd(), named) or shipped_library()


Line = Annotated[
    str | None,
    typer.Argument(
        metavar="LINE",
        help="Id, path, or - for YAML on stdin.",
        show_default=False,
        autocompletion=complete_line,
    ),
]
LinesWanted = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[LINE]...",
        help="Ids, paths, or - for YAML on stdin; all lines of the library when none is named.",
        show_default=False,
        autocompletion=complete_line,
    ),
]
LibraryNamed = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="The library to use, instead of the one found by walking up from here. "
        "[env var: INQUIRE_LIBRARY]",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Take this day as today: YYYY-MM-DD.", show_default=False
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Silence all messages but errors.")]
NoColour = Annotated[
    bool, typer.Option("--no-color", help="No colour, as the variable NO_COLOR does.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell each repeat.")]
ReportFormat = Annotated[Format, typer.Option("--format", help="The form of the report.")]
FailOnSeverity = Annotated[
    FailOn, typer.Option("--fail-on", help="Exit 1 for findings at or above this severity.")
]
CatalogNamed = Annotated[
    str,
    typer.Option(
        "--catalog",
        metavar="NAME",
        help="Who is asked: arxiv, datacite, or snapshot (off line; see inquire snapshot).",
    ),
]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask again what was answered lately.")]
Offline = Annotated[
    bool, typer.Option("--offline", help="Ask nobody; only what was answered lately counts.")
]
MaxAge = Annotated[
    str | None,
    typer.Option(
        "--max-age",
        metavar="TIME",
        help="How old an answer may be that found a paper, such as 30d (the default).",
        show_default=False,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODE", help="Only these checks.", show_default=False),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CODE", help="All but these checks.", show_default=False),
]


def today(as_of: str | None) -> date:
    """The day to reckon with: `--as-of`, else the clock's. The only place that reads it."""
    if as_of is None:
        return date.today()  # noqa: DTZ011 - the day where the reader is
    return one_day("--as-of", as_of)


def one_day(option: str, text: str) -> date:
    """The day that an option names; NotFound where it names none or several."""
    when = parse_date(text)
    if isinstance(when, DateFault):
        raise NotFound(f"{option}: {when.message}")
    if when.start.day is None or when.end or when.open or when.about:
        raise NotFound(f"{option} takes one day, YYYY-MM-DD, found '{text}'")
    return when.earliest()
