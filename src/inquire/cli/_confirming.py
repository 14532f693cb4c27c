"""Before a line is changed: what would change, whether that is wanted, and then the writing.

The question goes to the terminal itself and is answered there, so that neither a pipe into the
command nor one out of it can say yes.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from inquire.cli._notes import AskedNote
from inquire.cli._opening import Asked
from inquire.cli._output import colour_wanted
from inquire.diagnostics import harmless
from inquire.files import held, replacing
from inquire.library import NotFound, Trouble
from inquire.line_reading import BOM, NoteFile, Reading
from inquire.yaml_edit import Refusal

_TERMINAL = "/dev/tty"
_LONGEST_ANSWER = 4096
_COLOURS = {"-": "31", "+": "32", "@": "36"}


class Change(NamedTuple):
    """The file of a line or a note, the bytes that it was read from, and the text that it is to have."""

    file: Path
    path: str
    old: bytes
    text: str


def require_files(asked: Sequence[Asked], what: str, *, shipped: bool) -> None:
    """NotFound where there is nothing that `what` may write to."""
    if shipped:
        raise NotFound(f"{what} writes into lines, and those shipped with inquire stay as they are")
    if any(one.file is None for one in asked):
        raise NotFound(f"{what} writes into files; what comes from stdin is none")


def write_if_wanted(
    one: Asked,
    reading: Reading,
    text: str | Refusal,
    question: str,
    *,
    yes: bool,
    no_colour: bool,
    quiet: bool = False,
) -> None:
    """Show what would change in the line, ask the question, and write the text.

    What is not asked about is not shown to who wants it `quiet`. Trouble where the answer is no or nobody can be asked, and where the line cannot be written
    or was changed since it was read.
    """
    made = text if isinstance(text, Refusal) else change(one, reading, text)
    if isinstance(made, Refusal):
        raise Trouble(f"nothing was written into {one.path}: {made.reason}")
    if not (quiet and yes):
        show_diff(one.path, reading.text, made.text, no_colour=no_colour)
    if not confirm(question, yes):
        raise Trouble("nothing was written")
    write_line(made.file, made.old, made.text)


def change(one: Asked | AskedNote, reading: Reading | NoteFile, text: str) -> Change | Refusal:
    """The change of a line or a shared note to that text.

    Why not, where it would have a fault or changed itself.
    """
    faults = {fault.code for fault in one.as_read(text.encode()).faults}
    if more := faults - {fault.code for fault in reading.faults}:
        what = "line" if isinstance(one, Asked) else "note"
        return Refusal(f"the {what} would then have a fault ({', '.join(sorted(more))})")
    if one.file is None:
        return Refusal("it is no file")
    try:
        old = one.file.read_bytes()
    except OSError as error:
        return Refusal(f"it cannot be read again: {error.strerror}")
    if one.as_read(old).text != reading.text:
        return Refusal("it was changed meanwhile")
    return Change(one.file, one.path, old, text)


def show_diff(path: str, old: str, new: str, *, no_colour: bool = False) -> None:
    """What would change in a file, as a unified diff on stderr, made harmless for a terminal."""
    from difflib import unified_diff

    sys.stdout.flush()
    colour = colour_wanted(no_colour, 2)
    for number, row in enumerate(unified_diff(_rows(old), _rows(new), path, path, lineterm="")):
        shown = harmless(row)
        mark = "1" if number < 2 else _COLOURS.get(row[:1])
        print(f"\x1b[{mark}m{shown}\x1b[0m" if mark and colour else shown, file=sys.stderr)


def _rows(text: str) -> list[str]:
    """The rows of a text, which end where editors say that they do."""
    *rows, last = re.split(r"\r\n|\n|\r", text)
    return [*rows, last] if last else rows


def confirm(question: str, yes: bool) -> bool:
    """Whether the user says yes at the terminal; with `yes` that is taken as said.

    Anything but `y` or `yes` is a no, Ctrl-C and the end of input too. Trouble where there is
    no terminal to ask on.
    """
    if yes:
        return True
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY)
    except OSError as error:
        raise Trouble(f"'{question}' needs a terminal to ask on, or --yes") from error
    try:
        return _ask(terminal, question)
    except OSError as error:
        raise Trouble(f"'{question}' got no answer: {error.strerror}; try --yes") from error
    finally:
        os.close(terminal)


def _ask(terminal: int, question: str) -> bool:
    """Ask and read one row; what was typed before the question was seen is no answer to it."""
    from termios import TCIFLUSH, tcflush

    sys.stderr.flush()
    tcflush(terminal, TCIFLUSH)
    try:
        os.write(terminal, f"{harmless(question)} [y/N] ".encode())
        answer = os.read(terminal, _LONGEST_ANSWER)
    except KeyboardInterrupt:
        answer = b""
    if not answer.endswith(b"\n"):
        os.write(terminal, b"\n")
        return False
    return answer.strip().lower() in (b"y", b"yes")


def write_line(path: Path, old: bytes, new_text: str) -> None:
    """Put the text into the file, if that still holds the bytes which were read.

    A byte-order mark stays, and so do permissions and links. Trouble where the file was changed
    meanwhile or cannot be written; then it is as it was. Of two commands that write at once one
    is told that it was changed.
    """
    text = old.decode("utf-8")
    marks = text[: len(text) - len(text.lstrip(BOM))]
    try:
        with (
            held(Path(os.path.realpath(path)).parent),
            replacing(path, f"{marks}{new_text}".encode()),
        ):
            if path.read_bytes() != old:
                raise Trouble(f"{path} was changed meanwhile; nothing was written")
    except OSError as error:
        raise Trouble(f"cannot write {path}: {error.strerror}") from error
