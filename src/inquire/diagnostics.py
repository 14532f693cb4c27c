"""What is wrong with a line: first as a problem, then as a diagnostic.

A problem is what a check or the decoder yields; its place is still a pointer. Whoever holds
the text turns it into a diagnostic with file, line and column, and stamps code and severity.
"""

import re
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a diagnostic is; `rank` is higher for worse."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


class PaperFault(StrEnum):
    """What is wrong with a paper as it was cited; three things that are never mixed up.

    A *fabricated* one does not exist, by the word of two catalogs; a *misdescribed* one does,
    and was told wrongly; of an *undecidable* one too little is known to say either.
    """

    FABRICATED = "fabricated"
    MISDESCRIBED = "misdescribed"
    UNDECIDABLE = "undecidable"


class Problem(NamedTuple):
    """Something wrong, at the value a pointer names.

    `within` narrows the place to the first occurrence of that text in the value as written;
    `code` is empty where the runner stamps it (checks) and given where it cannot (decoding).
    `paper_fault` is a `PaperFault` where the problem is how a paper is cited.
    A message may have several lines; the first stands alone.
    """

    message: str
    pointer: str = ""
    help: str = ""
    within: str = ""
    code: str = ""
    paper_fault: str = ""


class Diagnostic(NamedTuple):
    """A problem with its place: lines and columns from 1, columns in characters.

    `source` is the text of that line and `width` how many of its characters are meant;
    `paper_fault` is that of its problem.
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
    paper_fault: str = ""


class Fault(NamedTuple):
    """A fault of form, found while reading: its place is known as offsets into the text.

    `paper_fault` as of a problem.
    """

    code: str
    start: int
    end: int
    message: str
    help: str = ""
    paper_fault: str = ""


_HARMFUL = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    """Text from outside for a terminal: control and bidi characters as visible escapes."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_HARMFUL, lambda found: f"\\u{{{ord(found[0]):04x}}}", text)


def plural(count: int, thing: str, things: str = "") -> str:
    """`1 line`, `2 lines`."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"
