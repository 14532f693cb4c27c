"""For GitHub's workflow runs: annotations at the place in the file.

GitHub keeps ten annotations a severity and step and drops the rest without a word, so the
worst come first, ten of each, and what was left out is said.
"""

from __future__ import annotations

from inquire.diagnostics import Diagnostic, Severity, harmless, plural
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
            count = len(found) - MOST
            left_out.append(
                f"{count:,} info" if severity is Severity.INFO else plural(count, severity.value)
            )
    if left_out:
        told = f"{', '.join(left_out)} more, left out: GitHub shows {MOST} a severity"
        rows.append(f"{report.command}: {told}")
    return "\n".join(rows) + "\n" if rows else ""


def _command(diagnostic: Diagnostic) -> str:
    text = diagnostic.message + (f"\nhelp: {diagnostic.help}" if diagnostic.help else "")
    fault = f" ({diagnostic.paper_fault})" if diagnostic.paper_fault else ""
    return (
        f"::{_COMMANDS[diagnostic.severity]} file={_property(diagnostic.path)},"
        f"line={diagnostic.line},col={diagnostic.column},title={_property(diagnostic.code + fault)}"
        f"::{_data(text)}"
    )


def _data(text: str) -> str:
    """The escapes of GitHub's workflow commands for a message, and of what could harm a log."""
    return harmless(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    """The escapes for a property, which also ends at `,` and `:`."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
