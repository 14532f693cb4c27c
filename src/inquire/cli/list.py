"""`inquire list`: which lines there are, and how they are."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, NamedTuple

import typer

from inquire.arxiv_id import MalformedId, parse_arxiv_id
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._browsing import Form, FormWanted, JsonWanted
from inquire.cli._options import AsOf, LibraryNamed, NoColour, Quiet, today
from inquire.cli._reading import every_line, leave_if_faulty, of_lines, question_of
from inquire.diagnostics import harmless
from inquire.evidence import Evidence
from inquire.library import NotFound
from inquire.line_reading import Reading
from inquire.model import Limits
from inquire.overview import Overview, overview
from inquire.reports.json import as_json

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class _Order(StrEnum):
    ID = "id"
    CLAIMS = "claims"
    AGE = "age"
    STALE = "stale"
    VERIFIED = "verified"


class Row(NamedTuple):
    """A line of the list; `facts` are None where its form is too wrong to tell them.

    `papers` are the bare ids of those that it names anywhere.
    """

    id: str
    path: str
    question: str
    sound: bool
    facts: Overview | None = None
    papers: frozenset[str] = frozenset()


@app.command(
    "list",
    epilog="\b\nExamples:\n  inquire list\n  inquire list --stale --sort age\n"
    "  inquire list --cites 2507.21919 | cut -f1",
)
def list_lines(
    sort: Annotated[
        _Order, typer.Option("--sort", help="Most claims, oldest look, most stale, … first.")
    ] = _Order.ID,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only lines with stale claims or notes.")
    ] = False,
    cites: Annotated[
        str | None,
        typer.Option(
            "--cites",
            metavar="PAPER",
            help="Only lines that name this paper: an arXiv id, address or DOI.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    form: FormWanted = Form.TEXT,
    json: JsonWanted = False,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """List the lines of the library.

    A table on a terminal: stale claims and notes, how old the oldest look at one is, claims, and
    the day on which the paper asked about longest ago was verified, or how many papers ever were.
    Piped, one line a row: id, tab, question.
    """
    gc.disable()
    day = today(as_of)
    wanted = _paper(cites) if cites is not None else ""
    opened = opening.open_library(library)
    asked = every_line(opened, quiet)
    evidence = opening.known_evidence(opened, quiet=quiet)
    take = partial(_row, day=day, limits=opened.limits, evidence=evidence)
    every = of_lines(asked, take)
    rows = [
        row
        for row in sorted(every, key=_ORDERS[sort])
        if (not stale or (row.facts and row.facts.stale)) and (not wanted or wanted in row.papers)
    ]
    if json or form is Form.JSON:
        told = {"version": 1, "as_of": day.isoformat(), "lines": [_entry(row) for row in rows]}
        output.put(as_json(told))
    elif os.isatty(1) and rows:
        _draw(rows, day, no_color)
    else:
        output.put(harmless("".join(f"{row.id}\t{row.question}\n" for row in rows)))
    if every and not rows:
        sought = " and ".join(["is stale"] * stale + [f"names arXiv:{wanted}"] * bool(wanted))
        output.say(f"no line here {sought}", quiet=quiet)
    leave_if_faulty(sum(not row.sound for row in every))


def _paper(text: str) -> str:
    """The bare id of a paper, however it is written."""
    paper = parse_arxiv_id(text)
    if isinstance(paper, MalformedId):
        raise NotFound(f"--cites: {paper.reason}")
    return paper.base


def _row(
    asked: opening.Asked,
    reading: Reading,
    day: date,
    limits: Limits,
    evidence: Mapping[str, Evidence],
) -> Row:
    row = Row(asked.line_id, asked.path, question_of(reading), reading.sound)
    if reading.inquiry is None:
        return row
    facts = overview(reading.inquiry, day, limits, evidence)
    return row._replace(facts=facts, papers=frozenset(reading.inquiry.papers()))


def _by(rank: Callable[[Overview], Any]) -> Callable[[Row], tuple[Any, ...]]:
    """An order by a fact, then by id; lines without facts come last."""
    return lambda row: (0, rank(row.facts), row.id) if row.facts else (1, row.id)


def _verified_rank(facts: Overview) -> tuple[bool, date]:
    """What was never verified comes first; nothing to verify, last."""
    last = None if facts.unverified else facts.verified
    return not facts.papers, last or date.min


_ORDERS: Mapping[_Order, Callable[[Row], Any]] = {
    _Order.ID: lambda row: row.id,
    _Order.CLAIMS: _by(lambda facts: -facts.claims),
    _Order.AGE: _by(lambda facts: facts.oldest.earliest() if facts.oldest else date.min),
    _Order.STALE: _by(lambda facts: -facts.stale),
    _Order.VERIFIED: _by(_verified_rank),
}


def _entry(row: Row) -> dict[str, Any]:
    """The documented shape: docs/json.md."""
    made: dict[str, Any] = {
        "id": row.id,
        "path": row.path,
        "question": row.question or None,
        "sound": row.sound,
    }
    facts = row.facts
    return made | {
        "claims": facts and facts.claims,
        "stale_claims": facts and facts.stale_claims,
        "stale_notes": facts and facts.stale_notes,
        "undated": facts and facts.undated,
        "oldest": facts and facts.oldest and facts.oldest.edtf(),
        "papers": facts and facts.papers,
        "never_verified": facts and facts.unverified,
        "verified": facts and facts.verified and facts.verified.isoformat(),
    }


def _draw(rows: Sequence[Row], day: date, no_color: bool) -> None:
    from inquire.cli._table import draw_facts

    ids = [row.id for row in rows]
    facts = [{name: tell(row.facts, day) for name, tell in _FACTS.items()} for row in rows]
    questions = [
        " ".join(filter(None, (row.question, "" if row.sound else "(faults of form)")))
        for row in rows
    ]
    colour = output.colour_wanted(no_color)
    draw_facts("line", ids, facts, "question", questions, colour=colour)


def _oldest(facts: Overview | None, day: date) -> str:
    if facts is None or facts.oldest is None:
        return "undated" if facts and facts.undated else "-"
    fewest, most = facts.oldest.ages(day)
    return f"{fewest}{f'-{most}' if most != fewest else ''} month{'s' * (most != 1)}"


def _verified(facts: Overview | None, _: date) -> str:
    if facts is None or not facts.papers:
        return "-"
    if facts.verified is None:
        return "never"
    known = facts.papers - facts.unverified
    return f"{known} of {facts.papers}" if facts.unverified else facts.verified.isoformat()


_FACTS: Mapping[str, Callable[[Overview | None, date], str]] = {
    "stale": lambda facts, _: str(facts.stale) if facts else "-",
    "oldest": _oldest,
    "claims": lambda facts, _: str(facts.claims) if facts else "-",
    "verified": _verified,
}
