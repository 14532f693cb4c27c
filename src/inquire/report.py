"""What a command has to say, before any form of output is chosen for it."""

from __future__ import annotations

from dataclasses import dataclass

from inquire.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of a `verify` report, as it was cited; dates are EDTF, empty when unknown.

    `fault` is a `PaperFault`, empty when none; `suggestion` the id of the paper that bears the
    title given for this one.
    """

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
    fault: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a command has to say, for any form of output.

    `never_verified` of `papers_known` papers have no evidence; `papers` is None for commands
    that ask no catalog; `width` is that of the terminal, which gets excerpts, or 0 where there
    is none; `verbose` tells each repeat.
    """

    command: str
    as_of: str
    lines: int
    diagnostics: tuple[Diagnostic, ...]
    never_verified: int = 0
    papers_known: int = 0
    papers: tuple[PaperRow, ...] | None = None
    verbose: bool = False
    width: int = 0
    colour: bool = False

    def count(self, severity: Severity) -> int:
        """How many diagnostics of that severity there are."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)
