"""`inquire stale`: claims, notes and papers by age, the oldest look first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from inquire.ages import SOON, Age, AgeState, Item, age_of
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._options import AsOf, LibraryNamed, LinesWanted, NoColour, Quiet, today
from inquire.diagnostics import plural
from inquire.durations import Duration, parse_duration
from inquire.evidence import Evidence
from inquire.library import NotFound
from inquire.model import Claim, Inquiry, Limits, Note
from inquire.reports.json import as_json

NARROW = 60
"""Columns of a terminal below which bars and limits would cost what is to be looked at."""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class _Form(StrEnum):
    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, note or anchor with its age."""

    line: str
    thing: str
    id: str
    age: Age
    stale_from: date | None
    months: tuple[int, int] | None

    def order(self) -> tuple[date, str, str, str]:
        """Oldest look first; what has no date before everything."""
        looked = self.age.looked
        return (looked.earliest() if looked else date.min, self.line, self.thing, self.id)


@app.command(
    epilog="\b\nExamples:\n  inquire stale\n  inquire stale empathy --within 30d\n"
    "  inquire stale --format json | jq '.ages[] | select(.state == \"stale\")'"
)
def stale(
    lines: LinesWanted = None,
    as_of: AsOf = None,
    within: Annotated[
        str | None,
        typer.Option(
            "--within",
            metavar="TIME",
            help="Show what is stale or falls due within this time: 30d, 2 months.",
            show_default=False,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show what is fresh, too.")] = False,
    form: Annotated[_Form, typer.Option("--format", help="The form of the output.")] = _Form.TEXT,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Show how old the looks at claims, notes and papers are, the oldest first.

    Old is not false: a look past its limit is one to repeat. Piped, the columns are
    state, line, kind, id, looked, limit, stale from, months, separated by tabs.
    """
    day = today(as_of)
    soon = _period(within)
    wanted = lines or []
    opened = opening.open_library(library, wanted, needs_own="stale")
    opening.say_fallback(opened, quiet)
    evidence = opening.known_evidence(opened, quiet=quiet)
    rows: list[Row] = []
    faulty = 0
    for asked in opening.asked_lines(opened, wanted):
        reading = asked.read()
        if reading.inquiry is None or not reading.sound:
            faulty += 1
            output.say(f"{asked.path} has faults of form (inquire check {asked.path})")
            continue
        rows += _rows(reading.inquiry, day, opened.limits, evidence, soon)
    shown = [
        row
        for row in sorted(rows, key=Row.order)
        if everything or form is _Form.JSON or row.age.state is not AgeState.FRESH
    ]
    if form is _Form.JSON:
        output.put(_json(shown, day))
    elif os.isatty(1):
        _draw(shown, day, no_color)
    else:
        output.put("".join("\t".join(_cells(row)) + "\n" for row in shown))
    counts = {state: sum(row.age.state is state for row in rows) for state in AgeState}
    told = ", ".join(f"{count} {state.value}" for state, count in counts.items())
    output.say(f"{plural(len(rows), 'age')}: {told}", quiet=quiet)
    if faulty:
        raise typer.Exit(1)


def _period(within: str | None) -> Duration:
    if within is None:
        return SOON
    period = parse_duration(within)
    if period is None:
        raise NotFound(f"--within takes a length of time such as 30d, found '{within}'")
    return period


def _rows(
    inquiry: Inquiry,
    day: date,
    limits: Limits,
    evidence: Mapping[str, Evidence],
    soon: Duration,
) -> Iterator[Row]:
    items: tuple[Item, ...] = (*inquiry.claims, *inquiry.notes, *inquiry.anchors)
    for item in items:
        age = age_of(inquiry, item, day, limits, evidence, soon)
        if isinstance(item, Claim):
            thing, name = "claim", item.id
        elif isinstance(item, Note):
            thing, name = "note", item.id
        else:
            thing, name = "anchor", str(item.arxiv)
        months = age.looked.ages(day) if age.looked else None
        yield Row(inquiry.id, thing, name, age, age.stale_from(day), months)


def _months(row: Row) -> str:
    if row.months is None:
        return "-"
    least, most = row.months
    return str(least) if least == most else f"{least}-{most}"


def _cells(row: Row) -> tuple[str, ...]:
    looked = row.age.looked.edtf() if row.age.looked else "-"
    stale_from = row.stale_from.isoformat() if row.stale_from else "-"
    state = row.age.state.value
    return (
        state,
        row.line,
        row.thing,
        row.id,
        looked,
        str(row.age.limit),
        stale_from,
        _months(row),
    )


def _json(rows: list[Row], day: date) -> str:
    """The documented shape: docs/json.md."""
    ages = [
        {
            "line": row.line,
            "kind": row.thing,
            "id": row.id,
            "state": row.age.state.value,
            "looked": row.age.looked.edtf() if row.age.looked else None,
            "limit": str(row.age.limit),
            "stale_from": row.stale_from.isoformat() if row.stale_from else None,
            "months": list(row.months) if row.months else None,
        }
        for row in rows
    ]
    told = {"version": 1, "as_of": day.isoformat(), "ages": ages}
    return as_json(told)


def _draw(rows: list[Row], day: date, no_color: bool) -> None:
    from inquire.cli._table import draw

    if not rows:
        print("nothing is stale or due")
        return
    columns = output.columns()
    cells = 10 if columns >= 80 else 5
    several = len({row.line for row in rows}) > 1
    made = [
        (
            _bar(row, day, cells),
            row.age.looked.edtf() if row.age.looked else "never",
            str(row.age.limit),
            f"{row.age.state.value} {row.thing}",
            f"{row.line}: {row.id}" if several else row.id,
        )
        for row in rows
    ]
    head = ("", "looked", "limit", "what", "line: id" if several else "id")
    colour = output.colour_wanted(no_color)
    if columns >= NARROW:
        draw(head, made, colour=colour, rigid=4)
    else:
        without = [(looked, what, name) for _, looked, _, what, name in made]
        draw((head[1], *head[3:]), without, colour=colour, rigid=2)


def _bar(row: Row, day: date, cells: int) -> str:
    """Age over limit: full at the limit, with a mark beyond it."""
    if row.age.looked is None:
        return "?".ljust(cells + 1)
    start = row.age.looked.latest(day)
    span = max(1, (row.age.limit.after(start) - start).days)
    filled = min(cells, max(0, (day - start).days * cells // span))
    past = "!" if row.age.state is AgeState.STALE else " "
    return "█" * filled + "·" * (cells - filled) + past
