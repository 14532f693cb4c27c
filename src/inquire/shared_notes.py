"""What is said of the notes that lines share, told once however many lines say it.

Each line is judged with the notes that it cites, as if they stood in it. So what is wrong with a
note is found as often as lines cite it; here that becomes one diagnostic. Two things depend on
the line: a note is as old as its last look, and whoever surveyed one of its lines has looked at
it; and a comment that allows something may be needed in one line only. Those are told where
every line that was judged says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from inquire.diagnostics import Diagnostic, Problem, Severity
from inquire.inspection import Found, Policy, by_place, diagnostics_of, form_diagnostics
from inquire.line_reading import NoteFile, Reading

_AGES = ("stale-note", "due-note")
_UNUSED = "unused-allowance"
_UNCITED = "uncited-note"

_Place = tuple[str, int, int, str, str]


class Told:
    """Diagnostics of lines in the order of the lines, and those of their shared notes.

    `papers` are the bare ids of all papers that the lines name.
    """

    def __init__(self) -> None:
        self.papers: set[str] = set()
        self._of_lines: list[Diagnostic] = []
        self._of_notes: dict[_Place, Diagnostic] = {}
        self._lines_saying: Counter[_Place] = Counter()
        self._lines_judged: Counter[str] = Counter()
        self._cited: set[str] = set()
        self._unread = False
        self._whole = False

    def add(self, reading: Reading, diagnostics: Iterable[Diagnostic], *, judged: bool) -> None:
        """What is said of a line and its notes; `judged` where it was not of form alone."""
        if reading.inquiry:
            self.papers |= reading.inquiry.papers()
        if not reading.shared:
            self._unread |= reading.inquiry is None
            self._of_lines += diagnostics
            return
        notes = {file.path for file in reading.shared}
        self._cited |= notes
        if judged:
            self._lines_judged.update(notes)
        saying: dict[_Place, Diagnostic] = {}
        for diagnostic in diagnostics:
            if diagnostic.path in notes:
                saying[_place(diagnostic)] = diagnostic
            else:
                self._of_lines.append(diagnostic)
        self._say(saying)
        self._lines_saying.update(saying.keys())

    def merge(self, other: Told) -> None:
        """What was told of the lines that come next."""
        self.papers |= other.papers
        self._of_lines += other._of_lines
        self._cited |= other._cited
        self._unread |= other._unread
        self._lines_judged.update(other._lines_judged)
        self._lines_saying.update(other._lines_saying)
        self._say(other._of_notes)

    def add_notes(self, notes: Sequence[NoteFile], policy: Policy) -> None:
        """What is said of notes whoever cites them; `notes` are all of a library's, as are the lines.

        Where the form of a line is wrong nobody knows what it cites, and no note is called uncited.
        """
        self._whole = True
        for note in notes:
            told = form_diagnostics(note)
            if note.note and not told and note.path not in self._cited and not self._unread:
                told += diagnostics_of(note, _uncited(note.note.id, policy), {}, policy)
            self._say({_place(diagnostic): diagnostic for diagnostic in told})

    def diagnostics(self) -> list[Diagnostic]:
        """All of them, those of shared notes at the end and sorted by their places."""
        notes = [each for place, each in self._of_notes.items() if self._holds(place, each)]
        return self._of_lines + sorted(notes, key=by_place)

    def _say(self, saying: dict[_Place, Diagnostic]) -> None:
        """Keep one of what is said of the same; of ages that of the youngest reading."""
        for place, diagnostic in saying.items():
            known = self._of_notes.setdefault(place, diagnostic)
            if known is not diagnostic and diagnostic.code in _AGES:
                self._of_notes[place] = max(known, diagnostic, key=_youth)

    def _holds(self, place: _Place, diagnostic: Diagnostic) -> bool:
        """Whether it is so for all lines, where it may differ from line to line."""
        if diagnostic.code not in (*_AGES, _UNUSED) or not self._lines_saying[place]:
            return True
        if diagnostic.code == _UNUSED and (self._unread or not self._whole):
            return False
        return self._lines_saying[place] >= self._lines_judged[diagnostic.path]


def _place(diagnostic: Diagnostic) -> _Place:
    """What makes two lines say the same: the help may name the line, and an age be another."""
    code, message = diagnostic.code, diagnostic.message
    if code in _AGES:
        code, message = "age", ""
    return diagnostic.path, diagnostic.line, diagnostic.column, code, message


def _youth(diagnostic: Diagnostic) -> tuple[bool, str]:
    """Due is younger than stale, and of two that are alike the later date is."""
    return diagnostic.code == "due-note", diagnostic.message


def _uncited(note_id: str, policy: Policy) -> list[Found]:
    """The problem of a note that no line of its library cites."""
    if not policy.wants(_UNCITED):
        return []
    problem = Problem(
        f"shared note '{note_id}' is cited by no line",
        help=f"[[{note_id}]] in an essay, or notes: [{note_id}] in a claim; else delete the file",
    )
    return [Found(_UNCITED, problem, Severity.INFO)]
