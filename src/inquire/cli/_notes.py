"""The notes that the lines of a library share, a file each: read when a line cites one, and once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from inquire.diagnostics import Fault
from inquire.library import Library, Trouble
from inquire.line_reading import MOST_BYTES, NoteFile, read_note


class AskedNote(NamedTuple):
    """A shared note as lines ask for it: where its text is, and how to name it.

    `twin` is the name of another file for the same id, if there is one: it is never read.
    """

    path: str
    note_id: str
    file: Path
    twin: str = ""

    def read(self) -> NoteFile:
        """The note as read; Trouble where the file cannot be."""
        return self.as_read(bytes_of(self.file, self.path))

    def as_read(self, data: bytes) -> NoteFile:
        """The note as these bytes have it."""
        made = read_note(data, self.path, self.note_id)
        if not self.twin:
            return made
        message = f"note id '{self.note_id}' is given twice: {self.twin} has it too"
        fault = Fault("duplicate-id", 0, 0, message, "delete one of the files, or rename it")
        return made._replace(note=None, faults=(fault, *made.faults))


class SharedNotes(Mapping[str, NoteFile]):
    """The shared notes of a library by id, none where there is no library.

    Its folder is listed when a line first cites a note that it does not have. Trouble, whenever
    that or a file cannot be read.
    """

    def __init__(self, library: Library | None) -> None:
        self._library = library
        self._asked: dict[str, AskedNote] | None = None
        self._read: dict[str, NoteFile] = {}

    def __getitem__(self, note_id: str) -> NoteFile:
        """The note of that id, read once."""
        if note_id not in self._read:
            self._read[note_id] = self.asked(note_id).read()
        return self._read[note_id]

    def __contains__(self, note_id: object) -> bool:
        """Whether there is a file for it: nothing is read."""
        return note_id in self._listed()

    def __iter__(self) -> Iterator[str]:
        """The ids, sorted."""
        return iter(self._listed())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._listed())

    def asked(self, note_id: str) -> AskedNote:
        """The note of that id, to be read anew."""
        return self._listed()[note_id]

    def forget(self) -> None:
        """Read each note anew from now on, since files were written."""
        self._read.clear()

    def _listed(self) -> dict[str, AskedNote]:
        if self._asked is None:
            paths = self._library.note_paths() if self._library else {}
            self._asked = {
                note_id: AskedNote(
                    shown(file), note_id, file, "".join(each.name for each in twins[:1])
                )
                for note_id, (file, *twins) in paths.items()
            }
        return self._asked


def bytes_of(file: Path, path: str) -> bytes:
    """What is in a file, as far as it is looked at; Trouble where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise Trouble(f"cannot read {path}: {error.strerror}") from error


def shown(path: Path) -> str:
    """A path as messages show it: from here, unless that leads upwards."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
