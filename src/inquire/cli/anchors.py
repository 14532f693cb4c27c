"""`inquire anchors`: the papers of the library, and what stands on them."""

from __future__ import annotations

import gc
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, Any

import typer

from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._browsing import Form, FormWanted, JsonWanted, one_row
from inquire.cli._options import LibraryNamed, NoColour, Quiet
from inquire.cli._reading import every_line, leave_if_faulty, of_lines
from inquire.cli._wrapping import wrapped
from inquire.dependents import Borne, Resting, Standing, borne, standings
from inquire.diagnostics import harmless, plural
from inquire.evidence import Evidence, Paper, Status
from inquire.library import NotFound
from inquire.line_reading import Reading
from inquire.reports.json import as_json

app = typer.Typer(rich_markup_mode=None, add_completion=False)

Standings = list[tuple[str, Standing]]


@app.command(
    epilog="\b\nExamples:\n  inquire anchors\n  inquire anchors --withdrawn\n"
    "  inquire anchors 2507.21919\n  inquire anchors --status not-found --json"
)
def anchors(
    paper: Annotated[
        str | None,
        typer.Argument(
            metavar="[PAPER]",
            help="Tell of this paper alone: an arXiv id, address or DOI.",
            show_default=False,
        ),
    ] = None,
    statuses: Annotated[
        list[Status] | None,
        typer.Option("--status", help="Only papers of this status.", show_default=False),
    ] = None,
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="The same as --status withdrawn.")
    ] = False,
    form: FormWanted = Form.TEXT,
    json: JsonWanted = False,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """List the papers of the library with the lines that stand on them.

    That of most lines comes first. 'claims' rest on the paper, themselves or through their notes;
    'alone' are those that have no other which is not gone too. The status is what inquire.lock
    knows (inquire verify). With PAPER, each claim is told. Piped, the columns are paper, status,
    lines, claims, alone, title and ids of the lines, separated by tabs.
    """
    gc.disable()
    wanted = {*(statuses or []), *((Status.WITHDRAWN,) if withdrawn else ())}
    only = _base(paper) if paper is not None else ""
    if only and wanted:
        raise NotFound("a status is for the list; with a paper leave it out")
    opened = opening.open_library(library)
    asked = every_line(opened, quiet)
    evidence = opening.known_evidence(opened, quiet=quiet)
    read = of_lines(asked, partial(_taken, evidence=evidence, only=only))
    every = borne((one for standing, _ in read for one in standing), evidence)
    papers = [each for each in every if not wanted or each.status in wanted]
    if json or form is Form.JSON:
        output.put(as_json({"version": 1, "papers": [_entry(each) for each in papers]}))
    elif only:
        output.put("".join(_told(each) for each in papers))
    elif os.isatty(1) and papers:
        _draw(papers, no_color)
    else:
        output.put(harmless("".join("\t".join(_cells(each)) + "\n" for each in papers)))
    if asked and not papers:
        output.say(_nothing(only, wanted), quiet=quiet)
    if wanted - {Status.UNKNOWN, Status.MALFORMED}:
        unverified = sum(each.status is Status.UNKNOWN and not each.evidence for each in every)
        known = f"{unverified:,} of {plural(len(every), 'paper')} never verified (inquire verify)"
        output.say(known, quiet=quiet or not unverified)
    leave_if_faulty(sum(not sound for _, sound in read))


def _nothing(only: str, wanted: Collection[Status]) -> str:
    """What is to be said where no paper is to be told of."""
    if only:
        return f"nothing here stands on arXiv:{only}"
    statuses = " or ".join(sorted(status.value for status in wanted))
    return f"no paper here has status {statuses}" if wanted else "no line here names a paper"


def _base(text: str) -> str:
    paper = parse_arxiv_id(text)
    if isinstance(paper, MalformedId):
        raise NotFound(paper.reason)
    return paper.base


def _taken(
    _: opening.Asked, reading: Reading, evidence: Mapping[str, Evidence], only: str
) -> tuple[Standings, bool]:
    if reading.inquiry is None:
        return [], False
    every = standings(reading.inquiry, evidence)
    return [each for each in every if not only or each[0] == only], reading.sound


def _cells(paper: Borne) -> tuple[str, ...]:
    lines = ",".join(line.line for line in paper.lines)
    counts = map(str, (len(paper.lines), paper.claims, paper.alone))
    return (one_row(paper.paper), paper.status.value, *counts, one_row(paper.title), lines)


def _draw(papers: Sequence[Borne], no_color: bool) -> None:
    from inquire.cli._table import draw_facts

    names, facts, texts = [], [], []
    for paper in papers:
        name, status, lines, claims, alone, title, _ = _cells(paper)
        ids = [line.line for line in paper.lines]
        more = f" and {len(ids) - 3:,} more" if len(ids) > 3 else ""
        names.append(name)
        facts.append({"status": status, "lines": lines, "claims": claims, "alone": alone})
        texts.append("\n".join(filter(None, (title, ", ".join(ids[:3]) + more))))
    colour = output.colour_wanted(no_color)
    draw_facts("paper", names, facts, "title and lines", texts, colour=colour)


def _told(paper: Borne) -> str:
    """The paper, what evidence says of it, and below each line the claims that rest on it."""
    rows = [_wrapped(f"arXiv:{paper.paper} {paper.title}".rstrip())]
    rows.append(_wrapped(_evidence(paper)))
    rest = "rests" if len(paper.lines) == 1 else "rest"
    rows.append(
        f"{plural(len(paper.lines), 'line')} {rest} on it, with {plural(paper.claims, 'claim')}; "
        f"{paper.alone:,} without another paper"
    )
    for line in paper.lines:
        rows += ["", harmless(line.line)]
        rows += [row for claim in line.claims for row in _claim(claim)]
        if besides := ", ".join(_besides(line)):
            rows.append(_wrapped(besides, "  "))
    return "\n".join(rows) + "\n"


def _evidence(paper: Borne) -> str:
    known = paper.evidence
    if known is None:
        return "never verified"
    why = f": {known.withdrawn}" if isinstance(known, Paper) and known.withdrawn else ""
    return f"{paper.status.value} ({known.catalog}, {known.asked.isoformat()}){why}"


def _claim(claim: Resting) -> Iterator[str]:
    yield _wrapped(f"{claim.id}: {claim.text}", "    ", "  - ")
    notes = ", ".join(f"'{note}'" for note in claim.notes)
    how = ["names it"] if claim.direct else []
    how += [f"through {'notes' if len(claim.notes) > 1 else 'note'} {notes}"] if notes else []
    others = ", ".join(f"arXiv:{other}" for other in claim.others)
    besides = f"beside {others}" if others else "no other paper"
    gone = ", which is gone too" if len(claim.others) == 1 else ", which are gone too"
    yield _wrapped(f"({', '.join(how)}; {besides}{gone if claim.alone and others else ''})", "    ")


def _besides(line: Standing) -> Iterator[str]:
    """Where else the line names the paper."""
    resting = {note for claim in line.claims for note in claim.notes}
    notes = [f"'{note}'" for note in line.notes if note not in resting]
    if notes:
        yield f"in {'notes' if len(notes) > 1 else 'note'} {', '.join(notes)}"
    if line.verdicts:
        yield f"in {plural(line.verdicts, 'entry', 'entries')} of the history"
    if line.listed and not (line.claims or line.notes):
        yield "only under 'anchors'"


def _wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """A text on rows that fit the terminal, at most 100 columns; piped, 80."""
    return wrapped(harmless(one_row(text)), max(20, min(100, output.columns())), indent, first)


def _entry(paper: Borne) -> dict[str, Any]:
    """The documented shape: docs/json.md."""
    known = paper.evidence
    return {
        "id": paper.paper,
        "status": paper.status.value,
        "title": paper.title or None,
        "withdrawn": (known.withdrawn or None) if isinstance(known, Paper) else None,
        "catalog": known.catalog if known else None,
        "asked": known.asked.isoformat() if known else None,
        "claims": paper.claims,
        "alone": paper.alone,
        "lines": [
            {
                "line": line.line,
                "cited": [str(one) if isinstance(one, ArxivId) else one.text for one in line.cited],
                "listed": line.listed,
                "notes": list(line.notes),
                "verdicts": line.verdicts,
                "claims": [claim._asdict() for claim in line.claims],
            }
            for line in paper.lines
        ],
    }
