"""From what was typed to what is read: the library, its lines and its evidence."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inquire.ages import DEFAULT_LIMITS
from inquire.cli._notes import SharedNotes, bytes_of, shown
from inquire.cli._output import say
from inquire.diagnostics import Diagnostic, Severity, plural
from inquire.library import (
    Library,
    NotFound,
    Trouble,
    find_library,
    library_of,
    shipped_library,
)
from inquire.line_reading import MOST_BYTES, Reading, read
from inquire.model import Limits
from inquire.settings import Settings, settings_of

if TYPE_CHECKING:
    from inquire.evidence import Evidence
    from inquire.lock import Lock


class Opened(NamedTuple):
    """A library with its settings, and the notes that its lines share.

    `fallback` when there was none and the shipped one serves; `loose` when a file or stdin was
    asked for that lies in no library, so that of other lines nothing is known.
    """

    library: Library
    settings: Settings
    notes: SharedNotes
    fallback: bool = False
    loose: bool = False

    @property
    def limits(self) -> Limits:
        """The library's limits, ours where it has none."""
        own = self.settings.limits
        return Limits(
            own.perishable or DEFAULT_LIMITS.perishable,
            own.durable or DEFAULT_LIMITS.durable,
            own.note or DEFAULT_LIMITS.note,
        )


class Asked(NamedTuple):
    """A line that was asked for: where its text is, and how to name it."""

    path: str
    line_id: str
    file: Path | None
    notes: SharedNotes

    def read(self) -> Reading:
        """The line as read, with the notes that it shares; Trouble where a file cannot be."""
        if self.file is not None:
            return self.as_read(bytes_of(self.file, self.path))
        try:
            return self.as_read(sys.stdin.buffer.read(MOST_BYTES + 1))
        except OSError as error:
            raise Trouble(f"cannot read {self.path}: {error.strerror}") from error

    def as_read(self, data: bytes) -> Reading:
        """The line as these bytes have it."""
        return read(data, self.path, self.line_id, self.notes)


def open_library(named: str | None, wanted: Sequence[str] = (), *, needs_own: str = "") -> Opened:
    """The library to use: the one named, the one a path lies in, or the nearest above.

    Where there is none, the shipped lines serve, unless the command `needs_own`.
    """
    folders = {os.path.dirname(os.path.abspath(line)): line for line in wanted if is_path(line)}
    if named is None and folders:
        return _opened_around([*folders.values()], wanted)
    library = find_library(Path.cwd(), named or os.environ.get("INQUIRE_LIBRARY"))
    if library is not None:
        return _opened(library)
    if "-" in wanted:
        return _opened(None)
    if needs_own and not wanted:
        raise NotFound(
            f"no library here (looked up to /); '{needs_own}' needs one. "
            "give a file, --library DIR, or set INQUIRE_LIBRARY"
        )
    shipped = shipped_library()
    return Opened(shipped, Settings(), SharedNotes(shipped), fallback=True)


def _opened_around(files: Sequence[str], wanted: Sequence[str]) -> Opened:
    """The one library that these files lie in; lines of several cannot share a lock."""
    around = {file: library_of(Path(file)) for file in files}
    if any(not is_path(line) and line != "-" for line in wanted):
        named = os.environ.get("INQUIRE_LIBRARY")
        around["."] = find_library(Path.cwd(), named) or shipped_library()
    roots = {library and os.path.realpath(library.root): library for library in around.values()}
    if len(roots) > 1:
        told = " and ".join(f"'{file}'" for file in [*around][:2])
        raise NotFound(f"{told} lie in different libraries: name them apart, or give --library DIR")
    library = next(iter(roots.values()))
    return _opened(library)


def _opened(library: Library | None) -> Opened:
    """A library of the reader's own; with none, lines stand for themselves."""
    if library is None:
        return Opened(shipped_library(), Settings(), SharedNotes(None), loose=True)
    return Opened(library, settings_of(library), SharedNotes(library))


def say_fallback(opened: Opened, quiet: bool) -> None:
    """Say that the lines are not the reader's own."""
    if opened.fallback:
        count = plural(len(opened.library.paths()), "line")
        say(f"no library here; using the {count} shipped with inquire", quiet=quiet)


def is_path(line: str) -> bool:
    """Whether a LINE is meant as a path: it has a folder in it or a YAML file's ending."""
    return line != "-" and (os.sep in line or line.endswith((".yaml", ".yml")))


def asked_lines(opened: Opened, wanted: Sequence[str]) -> list[Asked]:
    """The lines that were named, or all of the library, in the order of their ids."""
    if not wanted:
        paths = opened.library.paths()
        return [_asked(path, line_id, opened) for line_id, path in paths.items()]
    made: dict[str, Asked] = {}
    for line in wanted:
        asked = find_line(opened, line)
        made.setdefault(asked.path, asked)
    return list(made.values())


def find_line(opened: Opened, line: str) -> Asked:
    """The line that an id, a path or `-` names; NotFound with the nearest ids where none is."""
    if line == "-":
        return Asked("-", "-", None, opened.notes)
    if is_path(line):
        path = Path(line)
        if not path.is_file():
            raise NotFound(f"no file '{line}'" if not path.exists() else f"'{line}' is no file")
        if is_shared_note(line):
            raise NotFound(f"'{line}' is a note that lines share, and no line (inquire check)")
        return _asked(path, path.stem, opened)
    paths = opened.library.paths()
    if line not in paths:
        raise NotFound(_unknown_line(line, opened.library, paths))
    return _asked(paths[line], line, opened)


def is_shared_note(line: str) -> bool:
    """Whether a LINE is the path of a file with a note that the lines of its library share."""
    there = is_path(line) and os.path.isfile(line)
    folder = Path(os.path.abspath(line)).parent if there else Path()
    library = find_library(folder) if folder.name == "notes" else None
    return library is not None and library.notes_folder == folder


def _asked(path: Path, line_id: str, opened: Opened) -> Asked:
    return Asked(shown(path), line_id, path, opened.notes)


def _unknown_line(line: str, library: Library, paths: Mapping[str, Path]) -> str:
    near = sorted(paths, key=lambda known: -_likeness(line.lower(), known.lower()))[:3]
    near = [known for known in near if _likeness(line.lower(), known.lower()) > 0.6]
    told = f"; nearest: {', '.join(near)}" if near else " (inquire list)"
    count = plural(len(paths), "line")
    return f"no line '{line}' in {library.lines_folder} ({count}){told}"


def _likeness(typed: str, known: str) -> float:
    """How near a typed id is to a known one, to its beginning or to one of its words."""
    from difflib import SequenceMatcher

    parts = (known, known[: len(typed) + 1], *known.split("-"))
    return max(SequenceMatcher(None, typed, part).ratio() for part in parts)


def read_evidence(opened: Opened) -> tuple["Lock | None", list[Diagnostic]]:
    """The lock, or what is wrong with it as a diagnostic."""
    path = None if opened.loose else opened.library.lock_path
    if path is None or not path.exists():
        return None, []
    from inquire.lock import read_lock
    from inquire.lock_record import LockFault

    try:
        found = read_lock(path)
    except OSError as error:
        raise Trouble(f"cannot read {path}: {error.strerror}") from error
    if isinstance(found, LockFault):
        fault = Diagnostic(
            shown(path),
            found.line,
            found.column,
            found.code,
            Severity.ERROR,
            found.message,
            found.help,
        )
        return None, [fault]
    return found, []


def known_evidence(opened: Opened, *, quiet: bool = False) -> "Mapping[str, Evidence]":
    """What the lock says, for commands that can do without: a fault in it costs a warning."""
    lock, faults = read_evidence(opened)
    for fault in faults:
        say(f"{fault.path}:{fault.line}: {fault.message}; evidence left out", quiet=quiet)
    return lock.records if lock else {}
