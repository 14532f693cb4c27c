"""Text to inquiry to checks to sorted diagnostics: what is wrong with a line, and where.

Reading never stops at the first fault, and no check runs on a line whose form is wrong. A
problem says where it is by pointer; here it gets file, line and column, its severity by
policy, and is dropped where a comment on the line allows it.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from inquire.allowances import Allowance, allowances
from inquire.checks import Context, found
from inquire.diagnostics import Diagnostic, Fault, Problem, Severity
from inquire.line_format import decode_line, decode_note
from inquire.model import Inquiry, Note
from inquire.placing import Placing
from inquire.yaml_tree import Tree, read_tree

MOST_BYTES = 1024 * 1024
BOM = "\ufeff"
FORM_SEVERITIES: Mapping[str, Severity] = {"split-sentence": Severity.WARNING}


class Policy(NamedTuple):
    """Which diagnostics there are and how bad: from `inquire.toml` and the command line.

    `select` empty means all codes; `severity` overrides the one a check has.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = MappingProxyType({})

    def wants(self, code: str) -> bool:
        """Whether problems of that code are to be told."""
        return code not in self.ignore and (not self.select or code in self.select)


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


def form_diagnostics(
    reading: Reading | NoteFile,
    policy: Policy = Policy(),  # noqa: B008
) -> list[Diagnostic]:
    """The faults of form, sorted by place. Its errors are errors, whatever the policy."""
    made = []
    for file in reading.files:
        if not file.faults:
            continue
        placing = Placing(file.path, file.tree)
        for fault in file.faults:
            severity = Severity.ERROR
            if fault.code in FORM_SEVERITIES:
                severity = policy.severity.get(fault.code, FORM_SEVERITIES[fault.code])
                if not policy.wants(fault.code):
                    continue
            made.append(placing.diagnostic(fault, severity))
    return sorted(made, key=by_place)


def judge(
    reading: Reading,
    context: Context,
    checks: Mapping[str, ModuleType],
    policy: Policy = Policy(),  # noqa: B008
    *,
    partial: bool = False,
) -> list[Diagnostic]:
    """Everything that is to be said of a reading, sorted by place.

    `checks` are the modules by code (`checks.found()`). On a line whose form is wrong only
    the faults of its form are told; `partial` goes on where only an arXiv id is malformed.
    What is to be said of a shared note stands in its own file.
    """
    told = form_diagnostics(reading, policy)
    if reading.inquiry is None or not (reading.sound or partial):
        return told
    found_in: dict[str, list[Found]] = {}
    for code, check in checks.items():
        if policy.wants(code):
            for problem in check.check(reading.inquiry, context):
                file, pointer = reading.resolved(problem.pointer)
                placed = problem._replace(pointer=pointer) if file is not reading else problem
                one = Found(problem.code or code, placed, check.SEVERITY)
                found_in.setdefault(file.path, []).append(one)
    for file in reading.files:
        told += diagnostics_of(file, found_in.get(file.path, ()), checks, policy)
    return sorted(told, key=by_place)


class Found(NamedTuple):
    """A problem of a file, with its code and the severity that its check gives it."""

    code: str
    problem: Problem
    severity: Severity


def diagnostics_of(
    file: Reading | NoteFile,
    problems: Sequence[Found],
    checks: Mapping[str, ModuleType],
    policy: Policy,
) -> Iterator[Diagnostic]:
    """The problems of one file that no comment there allows, and the comments that allow none."""
    allowed = allowances(file.tree)
    if not problems and not allowed:
        return
    placing = Placing(file.path, file.tree)
    used: set[Allowance] = set()
    for code, problem, severity in problems:
        fault, rows = placing.place(code, problem)
        matching = {one for one in allowed if one.row in rows and code in one.codes}
        used |= matching
        if not matching:
            yield placing.diagnostic(fault, policy.severity.get(code, severity))
    if policy.wants("unused-allowance"):
        severity = policy.severity.get("unused-allowance", Severity.WARNING)
        unused = [one for one in allowed if one not in used]
        for fault in _unused(unused, checks, policy):
            yield placing.diagnostic(fault, severity)


def _unused(
    unused: Sequence[Allowance], checks: Mapping[str, ModuleType], policy: Policy
) -> Iterator[Fault]:
    """Allowances that matched nothing; of codes that were not judged nothing can be said."""
    for one in unused:
        unknown = [code for code in one.codes if code not in checks and code not in found()]
        message = f"nothing here is {' or '.join(one.codes)}: the allowance matches nothing"
        if unknown:
            message = f"'{unknown[0]}' is no check that can be allowed"
        elif not all(code in checks and policy.wants(code) for code in one.codes):
            continue
        yield Fault("unused-allowance", one.start, one.end, message, "delete it")


def by_place(diagnostic: Diagnostic) -> tuple[str, int, int, int, str, str]:
    """The order of diagnostics: file, line, column, worst first, code."""
    return (
        diagnostic.path,
        diagnostic.line,
        diagnostic.column,
        -diagnostic.severity.rank,
        diagnostic.code,
        diagnostic.message,
    )
