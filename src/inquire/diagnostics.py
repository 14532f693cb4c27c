"""What is wrong with a line: first as a problem, then as a diagnostic.

A problem is what a check or the decoder yields; its place is still a pointer. Whoever holds
the text turns it into a diagnostic with file, line and column, and stamps code and severity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a diagnostic is; `rank` is higher for worse."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, at the value a pointer names.

    `within` narrows the place to the first occurrence of that text in the value as written;
    `code` is empty where the runner stamps it (checks) and given where it cannot (decoding).
    A message may have several lines; the first stands alone.
    """

    message: str
    pointer: str = ""
    help: str = ""
    within: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem with its place: lines and columns from 1, columns in characters.

    `source` is the text of that line and `width` how many of its characters are meant.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    help: str = ""
    source: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of form, found while reading: its place is known as offsets into the text."""

    code: str
    start: int
    end: int
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of a `verify` report, as it was cited; dates are EDTF, empty when unknown."""

    id: str
    lines: tuple[str, ...]
    status: str
    title: str = ""
    claimed_title: str = ""
    gloss: str = ""
    published: str = ""
    updated: str = ""
    version: int | None = None
    catalog: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a command has to say, for any form of output.

    `never_verified` of `papers_known` papers have no evidence; `papers` is None for commands
    that ask no catalog; `terminal` adds excerpts and colour, `verbose` tells each repeat.
    """

    command: str
    as_of: str
    lines: int
    diagnostics: tuple[Diagnostic, ...]
    never_verified: int = 0
    papers_known: int = 0
    papers: tuple[PaperRow, ...] | None = None
    verbose: bool = False
    terminal: bool = False
    colour: bool = False

    def count(self, severity: Severity) -> int:
        """How many diagnostics of that severity there are."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    """Text from outside for a terminal: control and bidi characters as visible escapes."""
    if text.isascii() and text.isprintable():
        return text
    return _HARMFUL.sub(lambda found: f"\\u{{{ord(found[0]):04x}}}", text)


def plural(count: int, thing: str) -> str:
    """`1 line`, `2 lines`."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
