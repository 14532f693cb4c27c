"""Forms of output for an audit: each module has `write(report) -> str`, found by its name."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from inquire.audit import Audit
from inquire.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class AuditReport:
    """An audit and what the checks say of it, for any form of output.

    `width` is that of the terminal, which gets tables and excerpts, or 0 where there is none;
    `verbose` tells each repeat.
    """

    audit: Audit
    diagnostics: tuple[Diagnostic, ...]
    width: int = 0
    colour: bool = False
    verbose: bool = False


class Form(Protocol):
    """A form of output for an audit."""

    def write(self, report: AuditReport) -> str:
        """The whole report as text that ends in a newline."""


def form(name: str) -> Form:
    """The module for a name: `text`, `json`, `markdown` or `sarif`."""
    return cast(Form, import_module(f"inquire.audit_reports.{name}"))
