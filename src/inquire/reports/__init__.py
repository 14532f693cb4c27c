"""Forms of output: each module has `write(report) -> str` and is found by its name."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from inquire.report import Report


class Form(Protocol):
    """A form of output for diagnostics."""

    def write(self, report: Report) -> str:
        """The whole report as text that ends in a newline."""


def form(name: str) -> Form:
    """The module for a name such as `text`, `json` or `github`."""
    return cast(Form, import_module(f"inquire.reports.{name}"))
