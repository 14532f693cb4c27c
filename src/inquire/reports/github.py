"""For GitHub's workflow runs: annotations at the place in the file.

GitHub keeps ten annotations a severity and step and drops the rest without a word, so the
worst come first, ten of each, and what was left out is said.
"""

from __future__ import annotations

from inquire.diagnostics import Diagnostic, Severity, plural
from inquire.report import Report

MOST = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report) -> str:
    """One workflow command a row, errors first; then one row for each severity cut short."""
    rows = []
    left_out = []
    for severity in Severity:
        found = [item for item in report.diagnostics if item.severity is severity]
        rows += [_command(diagnostic) for diagnostic in found[:MOST]]
        if len(found) > MOST:
            thing = "info" if severity is Severity.INFO else severity.value
            left_out.append(f"{plural(len(found) - MOST, f'more {thing}')} left out")
    if left_out:
        rows.append(f"{report.command}: {', '.join(left_out)} (GitHub shows {MOST} a severity)")
    return "\n".join(rows) + "\n" if rows else ""


def _command(diagnostic: Diagnostic) -> str:
    text = diagnostic.message + (f"\nhelp: {diagnostic.help}" if diagnostic.help else "")
    return (
        f"::{_COMMANDS[diagnostic.severity]} file={_property(diagnostic.path)},"
        f"line={diagnostic.line},col={diagnostic.column},title={_property(diagnostic.code)}"
        f"::{_data(text)}"
    )


def _data(text: str) -> str:
    """The escapes of GitHub's workflow commands for a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The escapes for a property, which also ends at `,` and `:`."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
