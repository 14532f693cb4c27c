"""`inquire new`: the file of a new line, with every key that it may have."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._confirming import require_files
from inquire.cli._creating import create_file
from inquire.cli._options import LibraryNamed, Quiet
from inquire.decode import ITEM, Collector
from inquire.diagnostics import harmless
from inquire.field_kinds import Name
from inquire.library import NotFound, Trouble
from inquire.skeleton import skeleton
from inquire.yaml_tree import Scalar, Tree

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_TERMINAL = "/dev/tty"
_LONGEST_QUESTION = 4096


@app.command(
    epilog="\b\nExamples:\n  inquire new warmth\n"
    "  inquire new warmth --question 'Does training for warmth cost accuracy?'\n"
    "  $EDITOR $(inquire new warmth)"
)
def new(
    line_id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of the new line.", show_default=False)
    ],
    question: Annotated[
        str | None,
        typer.Option(
            "--question",
            metavar="TEXT",
            help="Its question; else it is asked for on the terminal.",
            show_default=False,
        ),
    ] = None,
    library: LibraryNamed = None,
    quiet: Quiet = False,
) -> None:
    """Begin a line: a file with every key and what belongs there.

    The path of the file goes to stdout. An empty key is an absent one: what is not filled in
    may stay or be deleted, and `inquire check` tells what a line cannot do without.
    """
    opened = opening.open_library(library)
    if opened.fallback:
        raise NotFound("no library here (looked up to /): inquire init makes one, or --library DIR")
    require_files([], "new", shipped=opened.library.shipped)
    path = _free_path(opened, line_id)
    asked = _on_one_row(_ask("question:") if question is None else question)
    if not create_file(path, skeleton(asked).encode()):
        raise NotFound(f"{path} is there already")
    output.put(f"{opening.find_line(opened, line_id).path}\n")
    told = f"fill in its claim; then: inquire check {line_id}, inquire add anchor {line_id} ID"
    output.say(told, quiet=quiet)


def _free_path(opened: opening.Opened, line_id: str) -> Path:
    """The file of a line that is not there yet; NotFound where it is, or the id is none."""
    if fault := _fault_of(line_id):
        raise NotFound(fault)
    stem = re.sub(r"\.ya?ml$", "", line_id)
    if stem != line_id:
        raise NotFound(f"'{line_id}' names a file; the id of its line is {stem}")
    library = opened.library
    taken = next((known for known in library.paths() if known.lower() == line_id.lower()), None)
    if taken:
        raise NotFound(f"line '{taken}' is there already: {library.paths()[taken]}")
    return library.lines_folder / f"{line_id}.yaml"


def _fault_of(line_id: str) -> str:
    """Why a word is no id, by the rule for ids in lines; nothing where it is one."""
    to = Collector(Tree(line_id))
    Name().read(Scalar(line_id, "'", 0, len(line_id)), f"{ITEM}'next'", to)
    return "; ".join(f"{fault.message}; such as: {fault.help}" for fault in to.faults)


def _ask(question: str) -> str:
    """What the user answers at the terminal; Trouble where there is none."""
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY)
    except OSError as error:
        told = "the question of the line is asked for on a terminal: give --question TEXT"
        raise Trouble(told) from error
    from termios import TCIFLUSH, tcflush

    try:
        tcflush(terminal, TCIFLUSH)  # what was typed before it was asked is no answer
        os.write(terminal, f"{question} ".encode())
        answer = os.read(terminal, _LONGEST_QUESTION).decode("utf-8", "replace")
        if not answer.endswith("\n"):  # the end of input, and not of a row
            os.write(terminal, b"\n")
            answer = ""
    except OSError as error:
        raise Trouble(f"no question: {error.strerror}; try --question TEXT") from error
    finally:
        os.close(terminal)
    if not answer.strip():
        raise Trouble("no question was given; nothing was written")
    return answer


def _on_one_row(question: str) -> str:
    """The question with single blanks; NotFound where it is empty or no text for a file."""
    row = " ".join(question.split())
    if not row:
        raise NotFound("a line needs a question: give --question TEXT")
    if harmless(row) != row or "\ufffd" in row:
        raise NotFound(f"the question '{row}' holds a character that cannot stand in a line")
    return row
