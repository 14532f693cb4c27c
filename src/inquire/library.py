"""Where lines, the notes they share, templates, settings and lock live.

A library is a folder: with `lines/`, or with `inquire.toml` and its YAML beside it, or any
folder that was named. It is found by walking up from the working directory; the lines that
ship with the project stand in where there is none, and nothing is ever written beside them.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SETTINGS = "inquire.toml"
LOCK = "inquire.lock"
REPLY = "reply"
"""The template that answers an answer: rendered from an audit, never from a line."""
_PACKAGE = Path(__file__).parent
_SUFFIXES = (".yaml", ".yml")


class Trouble(Exception):
    """The job could not be done: a file, the disk, a template. Its text says what and why."""


class NotFound(Exception):
    """What was asked for is not there: an unknown line, template or library."""


class Library(NamedTuple):
    """A folder of lines. `shipped` where it is the project's own: never written to."""

    root: Path
    shipped: bool = False

    @property
    def lines_folder(self) -> Path:
        """Where the lines are."""
        folder = self.root / "lines"
        return folder if folder.is_dir() else self.root

    @property
    def lock_path(self) -> Path | None:
        """Where the evidence is kept; None where none may be written."""
        return None if self.shipped else self.root / LOCK

    def paths(self) -> dict[str, Path]:
        """The files of the lines by id, in the order of their ids; nothing is read."""
        folder = self.lines_folder
        try:
            files = _yaml_files(folder)
        except OSError as error:
            raise Trouble(f"cannot list {folder}: {error.strerror}") from error
        found: dict[str, Path] = {}
        for stem, path in files:
            if stem in found:
                raise Trouble(f"two files for one line: {found[stem].name} and {path.name}")
            found[stem] = path
        return found

    @property
    def notes_folder(self) -> Path:
        """Where the notes are that lines share, a file each, if there are any."""
        return self.root / "notes"

    def note_paths(self) -> dict[str, list[Path]]:
        """The files of shared notes by id, in the order of their ids; nothing is read.

        Two files for one note are for whoever reads them to tell: only its lines are concerned.
        """
        folder = self.notes_folder
        try:
            files = _yaml_files(folder) if folder.is_dir() else []
        except OSError as error:
            raise Trouble(f"cannot list {folder}: {error.strerror}") from error
        found: dict[str, list[Path]] = {}
        for stem, path in files:
            found.setdefault(stem, []).append(path)
        return found

    def templates(self) -> dict[str, Path]:
        """The templates by name; the library's own go before the shipped ones."""
        found: dict[str, Path] = {}
        for folder in (shipped_folder() / "prompts", self.root / "prompts"):
            if folder.is_dir():
                for path in sorted(folder.glob("*.md.j2")):
                    found[path.name.removesuffix(".md.j2")] = path
        return dict(sorted(found.items()))


def for_lines(templates: Iterable[str]) -> list[str]:
    """The names of those templates that turn a line into a prompt: no parts, and not the reply."""
    return [name for name in templates if not name.startswith("_") and name != REPLY]


def shipped_folder() -> Path:
    """The folder that holds the project's own `lines/` and `prompts/`.

    A wheel carries it inside the package; in a checkout (an editable install too) it is the
    checkout itself, so that what is edited is what is read.
    """
    carried = _PACKAGE / "_shipped"
    return carried if carried.is_dir() else _PACKAGE.parent.parent


def shipped_library() -> Library:
    """The lines that ship with the project."""
    return Library(shipped_folder(), shipped=True)


def find_library(start: Path, named: str | None = None) -> Library | None:
    """The library that was named, else the nearest one at or above `start`."""
    if named:
        root = Path(named).expanduser()
        if not root.is_dir():
            raise NotFound(f"no folder '{named}' for a library")
        return _opened(root)
    above = _upwards(Path(os.path.abspath(start)))
    return next((_opened(folder) for folder in above if _is_library(folder)), None)


def library_of(path: Path) -> Library | None:
    """The library that a file lies in, or None: then no lock is read or written."""
    folder = Path(os.path.abspath(path)).parent
    for root in _upwards(folder):
        if _is_library(root):
            return _opened(root) if Library(root).lines_folder == folder else None
    return None


def _opened(root: Path) -> Library:
    """The library at a folder, which is the shipped one when its lines are."""
    lines = Library(root).lines_folder.resolve()
    return Library(root, shipped=lines == shipped_library().lines_folder.resolve())


def _is_library(folder: Path) -> bool:
    return (folder / SETTINGS).is_file() or (folder / "lines").is_dir()


def _yaml_files(folder: Path) -> list[tuple[str, Path]]:
    """The YAML files of a folder with their stems, sorted; hidden ones are none."""
    with os.scandir(folder) as entries:
        names = [
            entry.name
            for entry in entries
            if entry.name.endswith(_SUFFIXES)
            and not entry.name.startswith(".")
            and not entry.is_dir()
        ]
    return [
        (os.path.splitext(name)[0], folder / name) for name in sorted(names, key=os.path.splitext)
    ]


def _upwards(start: Path) -> Iterator[Path]:
    yield start
    yield from start.parents
