"""`inquire search`: questions, claims and notes by their words."""

from __future__ import annotations

import gc
import os
from typing import Annotated, Any

import typer

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._browsing import Form, FormWanted, JsonWanted, Most
from inquire.cli._options import LibraryNamed, NoColour, Quiet
from inquire.cli._reading import every_line, leave_if_faulty, of_lines
from inquire.cli._wrapping import wrapped
from inquire.diagnostics import harmless, plural
from inquire.library import NotFound, Trouble
from inquire.line_reading import Reading
from inquire.location import Span
from inquire.reports.json import as_json
from inquire.search_index import Hit, Index, NoFullText, Unit, terms, units_of

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="\b\nExamples:\n  inquire search warmth reliability\n"
    "  inquire search '\"longer reasoning\"' -n 5\n  inquire search 'sycophan*' --json"
)
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help='What to look for: words, "a phrase" in double quotes, a prefix*.',
            show_default=False,
        ),
    ],
    most: Most = 20,
    form: FormWanted = Form.TEXT,
    json: JsonWanted = False,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Search questions, claims and notes, the best hit first.

    A word in a question counts for more than in a claim, and there for more than in a note. Case,
    accents and endings do not matter. Chinese and what else is written without blanks is found
    wherever it stands. Where nothing has all the words, what has some of them is shown. Nothing
    found is exit code 1.
    """
    gc.disable()
    wanted = terms(" ".join(words))
    if not wanted:
        raise NotFound(f"no word to look for in '{' '.join(words)}'")
    opened = opening.open_library(library)
    asked = every_line(opened, quiet)
    read = of_lines(asked, _taken)
    try:
        index = Index(unit for units, _ in read for unit in units)
    except NoFullText as error:
        raise Trouble(f"the SQLite of this Python cannot search texts ({error})") from error
    found = index.find(wanted, most)
    if json or form is Form.JSON:
        told = {
            "version": 1,
            "all_words": found.whole,
            "total": found.total,
            "hits": [_entry(hit) for hit in found.hits],
        }
        output.put(as_json(told))
    else:
        _tell(found.hits, no_color)
    if not found.total:
        paper = parse_arxiv_id(" ".join(words))
        hint = f" (inquire list --cites {paper})" if isinstance(paper, ArxivId) else ""
        output.say(f"nothing found{hint}", quiet=quiet or not asked)
    elif not found.whole:
        output.say("nothing has all of these words; this has some of them", quiet=quiet)
    if found.total > len(found.hits):
        output.say(f"the best {len(found.hits)} of {plural(found.total, 'hit')} (-n)", quiet=quiet)
    leave_if_faulty(sum(not sound for _, sound in read))
    if not found.total:
        raise typer.Exit(1)


def _taken(_: opening.Asked, reading: Reading) -> tuple[list[Unit], bool]:
    return [*units_of(reading)], reading.sound


def _entry(hit: Hit) -> dict[str, Any]:
    """The documented shape: docs/json.md."""
    return {
        "kind": hit.unit.kind,
        "id": hit.unit.id or None,
        "lines": list(hit.lines),
        "path": hit.path,
        "line": hit.line,
        "column": hit.column,
        "excerpt": hit.excerpt,
        "marked": [list(span) for span in hit.marked],
    }


def _tell(hits: tuple[Hit, ...], no_color: bool) -> None:
    """A row for each hit, as compilers and grep write places; on a terminal wrapped and marked."""
    bold = ("\x1b[1m", "\x1b[0m") if output.colour_wanted(no_color) else ("", "")
    width = max(20, output.columns()) if os.isatty(1) else 0
    rows = []
    for hit in hits:
        more = f" (in {len(hit.lines):,} lines)" if len(hit.lines) > 1 else ""
        what = f"{hit.unit.kind} {hit.unit.id}".rstrip() + more
        place = harmless(f"{hit.path}:{hit.line}:{hit.column}: {what}")
        excerpt = _marked(hit.excerpt, hit.marked)
        if width:
            excerpt = wrapped(excerpt, width, "  ")
        shown = excerpt.replace("\x02", bold[0]).replace("\x03", bold[1])
        rows.append(f"{place}\n{shown}\n" if width else f"{place}: {shown}\n")
    output.put("".join(rows))


def _marked(excerpt: str, marked: tuple[Span, ...]) -> str:
    """The excerpt made harmless, with control characters where marks begin and end."""
    at, pieces = 0, []
    for start, end in marked:
        pieces += [harmless(excerpt[at:start]), "\x02", harmless(excerpt[start:end]), "\x03"]
        at = end
    return "".join([*pieces, harmless(excerpt[at:])])
