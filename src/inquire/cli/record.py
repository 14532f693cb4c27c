"""`inquire record`: what a model's answer found of the claims goes into the history of their line."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from inquire.audit import WRONG, Audit
from inquire.cli import _auditing as auditing
from inquire.cli import _output as output
from inquire.cli._asking import ages_wanted
from inquire.cli._confirming import require_files
from inquire.cli._options import (
    AsOf,
    CatalogNamed,
    LibraryNamed,
    MaxAge,
    NoColour,
    Offline,
    Quiet,
    Refresh,
    Verbose,
    Yes,
    today,
)
from inquire.cli._recording import record_looks
from inquire.diagnostics import harmless, plural
from inquire.history_entries import Findings, findings, new_looks
from inquire.judgements import Reference
from inquire.library import NotFound, Trouble
from inquire.model import Inquiry, Look
from inquire.wordings import check_value

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="\b\nExamples:\n  inquire record answer.md\n  inquire record --paste --model 'some model'\n"
    "  inquire record answer.md --line empathy --ungrounded --yes"
)
def record(
    answer: auditing.AnswerNamed = None,
    line: auditing.LineNamed = None,
    paste: auditing.Paste = False,
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            metavar="NAME",
            help="Which model answered, to be kept with its verdicts.",
            show_default=False,
        ),
    ] = None,
    ungrounded: Annotated[
        bool,
        typer.Option(
            "--ungrounded", help="Take verdicts without a grounded citation too, and mark them."
        ),
    ] = False,
    yes: Yes = False,
    as_of: AsOf = None,
    catalog: CatalogNamed = "arxiv",
    refresh: Refresh = False,
    offline: Offline = False,
    max_age: MaxAge = None,
    library: LibraryNamed = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """File what a model's answer found of the claims in the history of their line.

    Its citations are judged as `inquire audit` does, and a verdict is recorded with the papers
    that bear it out. `no-new-evidence` needs none and counts as a look; `not-searched` is never
    recorded. What would change is shown and asked about. Recording twice changes nothing. While
    a catalog does not answer, the verdicts that wait for it are left out and the exit code is 3.
    """
    day = today(as_of)
    ages = ages_wanted(day, max_age, refresh=refresh, offline=offline)
    name = _named(model or "")
    source = auditing.pasted(answer, paste=paste, line=line)
    read = auditing.read(source)
    auditing.tell_nothing(read, quiet=quiet)
    about = auditing.line_of(read, line, library, quiet=True, no_color=no_color)
    if about.asked is None or about.reading is None or about.reading.inquiry is None:
        raise NotFound(f"{_lineless(read.reference)}: name its line with --line LINE")
    opened, inquiry = about.opened, about.reading.inquiry
    require_files([about.asked], "record", shipped=opened.library.shipped and not opened.loose)
    _require_its_claims(read.reference, inquiry, day)
    made, learned = auditing.audit_of(
        source.path, read, about, day, catalog, ages, quiet=quiet, verbose=verbose
    )
    told = findings(made, inquiry, model=name, ungrounded=ungrounded)
    _tell(made, inquiry, told, quiet=quiet)
    auditing.tell_trouble(learned)
    record_looks(
        about.asked, about.reading, inquiry, told.looks, yes=yes, no_colour=no_color, quiet=quiet
    )
    if any(left.unanswered for left in told.left_out):
        raise typer.Exit(3)


def _named(model: str) -> str:
    """The name of a model on one row; NotFound where a terminal would obey it."""
    name = " ".join(model.split())
    if harmless(name) != name:
        raise NotFound(f"--model '{name}' holds a control character")
    return name


def _lineless(reference: Reference | None) -> str:
    if reference is None:
        return "the answer repeats no reference line"
    return f"the answer is about line '{reference.line}', which is not here"


def _require_its_claims(reference: Reference | None, inquiry: Inquiry, day: date) -> None:
    """Trouble where the labels of an answer may mean other claims, before anybody is asked."""
    if reference is None:
        return
    if reference.check_value != check_value(inquiry):
        why = f"the claims of '{inquiry.id}' were changed since the prompt of {reference.date}"
        remedy = f"inquire prompt {inquiry.id}"
        if reference.line != inquiry.id:
            why = f"the answer is about line '{reference.line}', not '{inquiry.id}'"
            remedy = "record it without --line"
        raise Trouble(f"{why}, so its labels are refused ({remedy})")
    if reference.date > day:
        told = f"the answer's reference line is of {reference.date}, which is after today ({day})"
        raise Trouble(f"{told}; if today is another day: --as-of DATE")


def _tell(audit: Audit, inquiry: Inquiry, told: Findings, *, quiet: bool) -> None:
    """What is recorded of each claim, and what is not and why, in the order of the line."""
    new = new_looks(inquiry, told.looks)
    rows = {look.claim: _row(look, known=look not in new) for look in told.looks}
    rows |= {left.claim: f"not recorded: {left.reason}" for left in told.left_out}
    for claim in audit.claims:
        if claim.claim in rows:
            output.say(f"{claim.label} {claim.claim}: {rows[claim.claim]}", quiet=quiet)
    if wrong := sum(one.status in WRONG for one in audit.citations):
        output.say(f"{plural(wrong, 'wrong citation')} (inquire audit tells which)", quiet=quiet)


def _row(look: Look, *, known: bool) -> str:
    papers = ", ".join(f"arXiv:{paper}" for paper in look.papers)
    row = f"{look.verdict} by {papers}" if papers else f"{look.verdict}"
    row += f" ({look.mark})" if look.mark else ""
    return f"{row}; recorded already" if known else row
