"""`inquire add anchor`: papers are looked up, and entered where a line lists those it stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from inquire import checks
from inquire.anchor_entries import with_anchors
from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._asking import Listener, ages_wanted, catalogs
from inquire.cli._confirming import require_files, write_if_wanted
from inquire.cli._keeping import Keeper
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
    complete_line,
    today,
)
from inquire.cli.prompt import sound_inquiry
from inquire.diagnostics import harmless, plural
from inquire.evidence import Evidence, Learned, Status, status
from inquire.library import NotFound
from inquire.model import Anchor, Inquiry
from inquire.verification import learn

if TYPE_CHECKING:
    from inquire.catalogs._cached import Ages

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Add to a line: `add anchor` looks papers up and lists them.",
    epilog="\b\nExample:\n  inquire add anchor empathy 2507.21919",
)
_WRONG = (Status.NOT_FOUND, Status.WITHDRAWN, Status.VERSION_MISSING)
_TOLD_BY = ("not-found", "withdrawn", "version-missing", "too-new", "catalogs-disagree")


@app.callback()
def _group() -> None:
    """Keep `anchor` a word of its own: an app with one command would swallow it."""


@app.command(
    epilog="\b\nExamples:\n  inquire add anchor empathy 2507.21919\n"
    "  inquire add anchor empathy 2507.21919 --gloss 'the cost of warmth' --yes\n"
    "  inquire add anchor empathy 2507.03112 2402.12556 --catalog snapshot\n\n"
    "Thank you to arXiv for use of its open access interoperability."
)
def anchor(
    line: Annotated[
        str,
        typer.Argument(
            metavar="LINE", help="Id or path.", show_default=False, autocompletion=complete_line
        ),
    ],
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ARXIV-ID...", help="Ids, addresses or DOIs of papers.", show_default=False
        ),
    ],
    gloss: Annotated[
        str | None,
        typer.Option(
            "--gloss",
            metavar="TEXT",
            help="What the paper stands for in this line.",
            show_default=False,
        ),
    ] = None,
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
    """Look papers up and list them under the anchors of a line.

    Month, title and first author are written as arXiv gives them, and what it said goes into
    inquire.lock. A paper that is malformed, missing, withdrawn or unknown is refused, and then
    nothing is written. What would change is shown and asked about.
    """
    day = today(as_of)
    ages = ages_wanted(day, max_age, refresh=refresh, offline=offline)
    papers, words = _papers(ids), _gloss(gloss, ids)
    opened = opening.open_library(library, [line])
    asked = opening.find_line(opened, line)
    require_files([asked], "add anchor", shipped=opened.library.shipped and not opened.loose)
    reading = asked.read()
    inquiry = sound_inquiry(reading, quiet, no_color)
    lock, faults = opening.read_evidence(opened)
    if faults:
        output.say_diagnostics(faults, quiet=quiet, no_colour=no_color)
        raise typer.Exit(1)
    new = [paper for paper in papers if inquiry.anchor(paper) is None]
    for paper in papers:
        if paper not in new:
            output.say(f"arXiv:{paper.base} is listed in {asked.path} already", quiet=quiet)
    if not new:
        return
    about = Inquiry(asked.line_id, "", (), anchors=tuple(map(Anchor, new)))
    listener = Listener(lambda: None, quiet)
    learned = _learn(about, lock.records if lock else {}, catalog, ages, day, listener)
    if verbose:
        output.say(listener.told(), quiet=quiet)
    _require_found(about, new, learned, checks.Context(day, opened.limits, learned.evidence))
    text = with_anchors(reading.text, new, learned.evidence, words)
    told = f"{plural(len(new), 'anchor')} to {asked.path}"
    write_if_wanted(asked, reading, text, f"add {told}?", yes=yes, no_colour=no_color)
    output.say(f"added {told}", quiet=quiet)
    _keep(opened, learned, quiet)


def _papers(ids: Sequence[str]) -> list[ArxivId]:
    """The papers, each once; NotFound where one cannot be."""
    papers: dict[str, ArxivId] = {}
    for each in ids:
        paper = parse_arxiv_id(each)
        if isinstance(paper, MalformedId):
            raise NotFound(paper.reason + (f" ({paper.help})" if paper.help else ""))
        papers.setdefault(paper.base, paper)
    return [*papers.values()]


def _gloss(gloss: str | None, ids: Sequence[str]) -> str:
    """The gloss on one row; NotFound where it is not of one paper, or a terminal would obey it."""
    words = " ".join((gloss or "").split())
    if words and len(ids) > 1:
        raise NotFound("--gloss says what one paper stands for: add one at a time")
    if harmless(words) != words:
        raise NotFound(f"--gloss '{words}' holds a control character")
    return words


def _learn(
    about: Inquiry,
    known: Mapping[str, Evidence],
    catalog: str,
    ages: Ages,
    day: date,
    listener: Listener,
) -> Learned:
    """Ask about the papers; nothing is kept before the line is written."""
    with (
        listener.run(len(about.anchors), day) as run,
        catalogs(catalog, ages, run) as (asked, _),
    ):
        return learn([about], asked, known, lambda _: None, day)


def _require_found(
    about: Inquiry, papers: Sequence[ArxivId], learned: Learned, context: checks.Context
) -> None:
    """Tell what speaks against papers, and leave unless every one was found.

    1 for what is wrong with a paper, 3 for what is not known of it. A withdrawal of which the
    second catalog knows nothing is told and no hindrance.
    """
    found = checks.found("evidence")
    for code in _TOLD_BY:
        for problem in found[code].check(about, context):
            output.say(f"{problem.message} [{code}]\n  help: {problem.help}")
    for paper in papers:
        if why := learned.unknown.get(str(paper)) or learned.unknown.get(paper.base):
            output.say(f"arXiv:{paper} could not be looked up ({why}): unknown, not wrong")
    told = {status(paper, learned.evidence.get(paper.base)) for paper in papers}
    if told != {Status.FOUND}:
        output.say("nothing was written")
        raise typer.Exit(3 if told.isdisjoint(_WRONG) else 1)


def _keep(opened: opening.Opened, learned: Learned, quiet: bool) -> None:
    """What was said of the papers goes into the lock."""
    keeper = Keeper(None if opened.loose else opened.library.lock_path)
    for evidence in learned.evidence.values():
        keeper.keep(evidence)
    keeper.write()
    keeper.tell(quiet)
    if keeper.trouble:
        raise typer.Exit(3)
