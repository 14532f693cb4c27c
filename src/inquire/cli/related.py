"""`inquire related`: the lines to read next."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

import typer

from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._browsing import Form, FormWanted, JsonWanted, Most, one_row
from inquire.cli._options import LibraryNamed, Line, NoColour, Quiet
from inquire.cli._reading import leave_if_faulty, of_lines, question_of
from inquire.cli.prompt import lines_there, sound_inquiry
from inquire.diagnostics import harmless, plural
from inquire.library import NotFound
from inquire.line_reading import Reading
from inquire.relations import Profile, Relation, profile, related
from inquire.reports.json import as_json

app = typer.Typer(rich_markup_mode=None, add_completion=False)

MOST_TOLD = 3
"""So many papers, notes or words of a reason are told, and how many more there are."""


@app.command(
    "related",
    epilog="\b\nExamples:\n  inquire related empathy\n  inquire related empathy -n 5 --json\n"
    "  inquire related empathy | cut -f1",
)
def related_lines(
    line: Line = None,
    most: Most = 10,
    form: FormWanted = Form.TEXT,
    json: JsonWanted = False,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Tell which lines to read next, and why.

    First those that the line names under 'next', then those that share papers or notes with it,
    then those whose questions share words that tell. What few lines have counts for more. Piped,
    one line a row: id, question, reason, separated by tabs.
    """
    gc.disable()
    opened = opening.open_library(library, [line] if line else [])
    if line is None:
        raise NotFound(lines_there(opened))
    asked = opening.find_line(opened, line)
    if opened.loose:
        raise NotFound(f"'{line}' lies in no library whose lines it could be related to: --library")
    opening.say_fallback(opened, quiet)
    own = profile(sound_inquiry(asked.read(), quiet, no_color))
    every = opening.asked_lines(opened, [])
    others = of_lines([one for one in every if not _same(one.file, asked.file)], _profile)
    found = related(own, [other for other, _ in others])
    shown = found[:most]
    if json or form is Form.JSON:
        told = {"version": 1, "line": own.id, "related": [_entry(each) for each in shown]}
        output.put(as_json(told))
    elif os.isatty(1):
        _draw(shown, no_color)
    else:
        output.put(harmless("".join("\t".join(_cells(each)) + "\n" for each in shown)))
    if not found:
        output.say("nothing here is related to it", quiet=quiet)
    elif len(found) > most:
        output.say(f"the nearest {most} of {plural(len(found), 'line')} (-n)", quiet=quiet)
    leave_if_faulty(sum(not sound for _, sound in others))


def _same(one: Path | None, other: Path | None) -> bool:
    return bool(one and other) and os.path.realpath(str(one)) == os.path.realpath(str(other))


def _profile(asked: opening.Asked, reading: Reading) -> tuple[Profile, bool]:
    if reading.inquiry:
        return profile(reading.inquiry), reading.sound
    return Profile(asked.line_id, question_of(reading)), False


def _cells(relation: Relation) -> tuple[str, str, str]:
    return relation.id, relation.question or "", _reason(relation)


def _reason(relation: Relation) -> str:
    """Why, in words: `next; shares arXiv:2506.04210, note "…", words "reasoning", "accurate"`."""
    shared = [
        _listed("", [f"arXiv:{paper}" for paper in relation.papers]),
        _listed("note ", [f'"{one_row(title)}"' for title in relation.notes]),
        _listed("word ", [f'"{word}"' for word in relation.words]),
    ]
    told = ", ".join(filter(None, shared))
    parts = ["next" if relation.next else "", f"shares {told}" if told else ""]
    if relation.question is None:
        parts.append("no such line here")
    return "; ".join(filter(None, parts))


def _listed(label: str, things: list[str]) -> str:
    more = f" and {len(things) - MOST_TOLD:,} more" if len(things) > MOST_TOLD else ""
    several = label.replace(" ", "s ") if len(things) > 1 else label
    return several + ", ".join(things[:MOST_TOLD]) + more if things else ""


def _entry(relation: Relation) -> dict[str, Any]:
    """The documented shape: docs/json.md."""
    return {
        "id": relation.id,
        "question": relation.question,
        "next": relation.next,
        "papers": list(relation.papers),
        "notes": list(relation.notes),
        "words": list(relation.words),
    }


def _draw(relations: list[Relation], no_color: bool) -> None:
    from inquire.cli._table import draw

    rows = ((name, f"{question}\n{why}".lstrip()) for name, question, why in map(_cells, relations))
    draw(("line", "question and why"), rows, colour=output.colour_wanted(no_color))
