"""A file's bytes as a line or as a shared note: its text, its tree, and the inquiry in it.

Reading never stops at the first fault: whatever is wrong is a value beside what could be read,
and there is an inquiry unless the form of the file is wrong.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from inquire.decode import MISSING, Collector
from inquire.diagnostics import Fault, Severity
from inquire.line_format import LINE, NOTE_FILE
from inquire.model import Inquiry, Note
from inquire.references import References, made_ids
from inquire.yaml_tree import Tree, read_tree

MOST_BYTES = 1024 * 1024
BOM = "\ufeff"
FORM_SEVERITIES: Mapping[str, Severity] = {"split-sentence": Severity.WARNING}


class NoteFile(NamedTuple):
    """A note in a file of its own, which lines share, as read: its text, its tree, and the note.

    No note where its form is wrong.
    """

    path: str
    text: str
    tree: Tree
    note: Note | None
    faults: tuple[Fault, ...]

    @property
    def files(self) -> tuple["NoteFile"]:
        """All that was read: this file."""
        return (self,)


class Reading(NamedTuple):
    """A file as read: its text, its tree, and the inquiry unless its form is wrong.

    `shared` are the files of the shared notes that it cites, in the order in which they follow
    the line's own among the notes of the inquiry.
    """

    path: str
    text: str
    tree: Tree
    inquiry: Inquiry | None
    faults: tuple[Fault, ...]
    shared: tuple[NoteFile, ...] = ()

    @property
    def files(self) -> "tuple[Reading | NoteFile, ...]":
        """All that was read for the inquiry: the line and the notes that it shares."""
        return (self, *self.shared)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with its form (split sentences are a warning)."""
        return self.inquiry is not None and all(
            fault.code in FORM_SEVERITIES for file in self.files for fault in file.faults
        )

    def resolved(self, pointer: str) -> "tuple[Reading | NoteFile, str]":
        """The file to which a pointer into the inquiry leads, and the pointer there."""
        if self.shared and self.inquiry and pointer.startswith("/notes/"):
            index, slash, rest = pointer.removeprefix("/notes/").partition("/")
            after = int(index) - (len(self.inquiry.notes) - len(self.shared))
            if after >= 0:
                return self.shared[after], slash + rest
        return self, pointer


NONE: Mapping[str, NoteFile] = MappingProxyType({})


def read(data: bytes, path: str, line_id: str, shared: Mapping[str, NoteFile] = NONE) -> Reading:
    """A file's bytes, read as a line; whatever is wrong stands in `faults`.

    UTF-8 only, with or without a byte-order mark; at most 1 MiB. `shared` are the notes of the
    library by id; only those that the line cites and does not have itself are looked at.
    """
    tree, fault = _tree(data, "line", "split it into several lines")
    if fault:
        return Reading(path, tree.text, tree, None, (fault,))
    inquiry, faults = decode_line(tree, line_id, shared)
    if inquiry is None:
        return Reading(path, tree.text, tree, None, faults)
    files = _shared_by(inquiry, shared)
    notes = [file.note for file in files if file.note]
    whole = inquiry._replace(notes=(*inquiry.notes, *notes)) if notes else inquiry
    made = whole if len(notes) == len(files) else None
    return Reading(path, tree.text, tree, made, faults, files)


def read_note(data: bytes, path: str, note_id: str) -> NoteFile:
    """A file's bytes, read as a shared note; as with a line, whatever is wrong is in `faults`."""
    tree, fault = _tree(data, "note", "a note is what was read in one place, in a few sentences")
    if fault:
        return NoteFile(path, tree.text, tree, None, (fault,))
    return NoteFile(path, tree.text, tree, *decode_note(tree, note_id))


def _tree(data: bytes, what: str, remedy: str) -> tuple[Tree, Fault | None]:
    """The tree of a file's bytes, or one without a root and why they are no text."""
    if len(data) > MOST_BYTES:
        message = f"the file has more than {MOST_BYTES:,} bytes, the most that a {what} may have"
        return Tree(""), Fault("too-large", 0, 0, message, remedy)
    try:
        return read_tree(data.decode("utf-8").lstrip(BOM)), None
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode("utf-8").lstrip(BOM))
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            message = "the file is UTF-16, not UTF-8"
        text = data.decode("utf-8", "replace").lstrip(BOM)
        return Tree(text), Fault("not-utf8", at, at + 1, message, "save the file as UTF-8")


def _shared_by(inquiry: Inquiry, shared: Mapping[str, NoteFile]) -> tuple[NoteFile, ...]:
    """The files of the notes that the line cites and does not have, in the order cited."""
    if not shared:
        return ()
    own = {note.id for note in inquiry.notes}
    return tuple(
        shared[name] for name in inquiry.cited_notes() if name not in own and name in shared
    )


class Decoded(NamedTuple):
    """What a tree says: an inquiry, unless its form is wrong, and the faults of its form.

    A malformed arXiv id is a fault and a value; it alone does not cost the inquiry.
    """

    inquiry: Inquiry | None
    faults: tuple[Fault, ...]


def decode_line(tree: Tree, line_id: str, shared: Collection[str] = ()) -> Decoded:
    """The inquiry that a tree holds, with `line_id` (the stem of its file) as its id.

    `shared` are the ids of notes that claims may rest on beside the line's own.
    """
    if tree.root is None or tree.root.absent:
        return Decoded(None, _says_nothing(tree, "question: …"))
    to = Collector(tree, LINE.homes_of)
    made = LINE.read(tree.root, "a line", to)
    faults = (*tree.faults, *to.faults, *References(tree, shared).faults())
    sound = made is not MISSING and all(
        fault.code in ("malformed-id", "split-sentence") for fault in faults
    )
    if not sound:
        return Decoded(None, faults)
    ids = made_ids((claim.id, claim.text) for claim in made.claims)
    claims = tuple(
        claim if claim.id else claim._replace(id=made_id)
        for claim, made_id in zip(made.claims, ids, strict=True)
    )
    return Decoded(made._replace(id=line_id, claims=claims), faults)


class DecodedNote(NamedTuple):
    """What the tree of a note's file says; as with a line, a malformed id does not cost the note."""

    note: Note | None
    faults: tuple[Fault, ...]


def decode_note(tree: Tree, note_id: str) -> DecodedNote:
    """The shared note that a tree holds, with `note_id` (the stem of its file) as its id."""
    if tree.root is None or tree.root.absent:
        return DecodedNote(None, _says_nothing(tree, "title: …"))
    to = Collector(tree, LINE.homes_of)
    made = NOTE_FILE.read(tree.root, "a note", to)
    if made is not MISSING and made.id not in ("", note_id):
        _, node = tree.find("/id")
        message = f"the id of this note is the name of its file, '{note_id}', and not '{made.id}'"
        to.add("bad-id", node or tree.root, message, "delete the row, or rename the file")
    faults = (*tree.faults, *to.faults)
    sound = made is not MISSING and all(fault.code == "malformed-id" for fault in faults)
    return DecodedNote(made._replace(id=note_id) if sound else None, faults)


def _says_nothing(tree: Tree, first: str) -> tuple[Fault, ...]:
    """The faults of a tree without a root, at least that it says nothing."""
    empty = Fault("empty-file", 0, 0, "the file says nothing", first)
    return tuple(tree.faults) or (empty,)
