"""`inquire reviewed`: a person looked at claims, which goes into the line's history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.cli import _opening as opening
from inquire.cli._confirming import require_files
from inquire.cli._options import AsOf, LibraryNamed, Line, NoColour, Quiet, Yes, one_day, today
from inquire.cli._recording import record_looks
from inquire.cli.prompt import lines_there, sound_inquiry
from inquire.dates import DateSpan, Moment
from inquire.decode import did_you_mean
from inquire.library import NotFound
from inquire.model import Claim, Inquiry, Look, Mark, Verdict
from inquire.wordings import wording

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_GIVEN = [verdict for verdict in Verdict if verdict is not Verdict.NOT_SEARCHED]
_WITHOUT_PAPER = (Verdict.NO_NEW_EVIDENCE, Verdict.UNTESTABLE)


@app.command(
    epilog="\b\nExamples:\n  inquire reviewed empathy\n  inquire reviewed empathy warmth C3 --yes\n"
    "  inquire reviewed empathy warmth --verdict relaxed --by 2507.21919"
)
def reviewed(
    line: Line = None,
    claims: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIM]...",
            help="Ids or labels (C1, C2 …) of claims; all of the line when none is named.",
            show_default=False,
        ),
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Option(
            "--verdict",
            metavar="VERDICT",
            help=f"What you found: {', '.join(_GIVEN)}.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="ID",
            help="The arXiv id of a paper by which that is so; repeatable.",
            show_default=False,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help="The day of the look: YYYY-MM-DD; else today.",
            show_default=False,
        ),
    ] = None,
    yes: Yes = False,
    as_of: AsOf = None,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """File in a line's history that a person looked at its claims.

    Ages count from the look, and a claim that was found contradicted may stand. With a verdict
    the history keeps what was found; `holds`, `relaxed`, `contradicted` and `superseded` need a
    paper. What would change is shown and asked about.
    """  # fmt: skip
    found = _verdict(verdict)
    papers = _papers(by or [], found)
    day = _day(on, today(as_of))
    opened = opening.open_library(library, [line] if line else [])
    if line is None:
        raise NotFound(lines_there(opened))
    asked = opening.find_line(opened, line)
    require_files([asked], "reviewed", shipped=opened.library.shipped and not opened.loose)
    reading = asked.read()
    inquiry = sound_inquiry(reading, quiet, no_color)
    looks = [
        Look(claim.id, day, found, papers, wording=wording(claim), mark=Mark.REVIEWED)
        for claim in _claims(inquiry, claims or [])
    ]
    record_looks(asked, reading, inquiry, looks, yes=yes, no_colour=no_color, quiet=quiet)


def _verdict(word: str | None) -> Verdict | None:
    """The verdict of that name; NotFound where there is none to be given."""
    if word is None:
        return None
    if word == Verdict.NOT_SEARCHED:
        raise NotFound(f"--verdict: '{word}' is never recorded")
    if word not in _GIVEN:
        known = ", ".join(_GIVEN)
        raise NotFound(f"no verdict '{word}'{did_you_mean(word, _GIVEN)} (there are: {known})")
    return Verdict(word)


def _papers(ids: Sequence[str], verdict: Verdict | None) -> tuple[ArxivId, ...]:
    """The papers, each once and bare; NotFound where one cannot be, or one is needed and not given."""
    papers: dict[str, ArxivId] = {}
    for each in ids:
        paper = parse_arxiv_id(each)
        if isinstance(paper, MalformedId):
            raise NotFound(f"--by: {paper.reason}" + (f" ({paper.help})" if paper.help else ""))
        papers[paper.base] = paper.bare
    if papers and verdict is None:
        raise NotFound("--by names papers by which a verdict is so: give --verdict too")
    if verdict and not papers and verdict not in _WITHOUT_PAPER:
        raise NotFound(f"'{verdict}' needs a paper by which it is so: give --by ID")
    return tuple(papers.values())


def _day(on: str | None, today: date) -> DateSpan:
    day = today if on is None else one_day("--date", on)
    if day > today:
        raise NotFound(f"--date: {day} is after today ({today})")
    return DateSpan(Moment(day.year, day.month, day.day))


def _claims(inquiry: Inquiry, named: Sequence[str]) -> list[Claim]:
    """The claims of these ids or labels, each once; all where none is named.

    An id goes before a label, if a claim has one like that.
    """
    known = {f"C{number}": claim for number, claim in enumerate(inquiry.claims, start=1)}
    known |= {claim.id: claim for claim in inquiry.claims}
    found: dict[str, Claim] = {}
    for name in named:
        key = name if name in known or not re.fullmatch("c[0-9]+", name) else name.upper()
        if key not in known:
            near = did_you_mean(name, known) or f" (inquire show {inquiry.id})"
            raise NotFound(f"no claim '{name}' in {inquiry.id}{near}")
        found[known[key].id] = known[key]
    return [*found.values()] or [*inquiry.claims]
