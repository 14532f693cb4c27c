"""For code scanning: one SARIF 2.1.0 log, as OASIS published it and GitHub reads it.

Each code that occurs is a rule. A result is told apart from its neighbours by the row that it
stands on and not by the number of that row or by its message, which counts months and names
rows: so a finding stays the same one when lines are added above it, or when time passes.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from inquire import __version__
from inquire.diagnostics import Diagnostic, Severity, harmless
from inquire.explanations import explanation, summary
from inquire.report import Report
from inquire.reports.json import as_json, paper_entry

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report) -> str:
    """One run: every diagnostic as a result, and the papers of `verify` as in the JSON report."""
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    properties: dict[str, Any] = {"as_of": report.as_of}
    if report.papers is not None:
        properties["papers"] = [paper_entry(paper) for paper in report.papers]
    driver = {
        "name": "inquire",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"inquire/{report.command}/"},
        "columnKind": "unicodeCodePoints",
        "results": _results(report.diagnostics, {code: at for at, code in enumerate(codes)}),
        "properties": properties,
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    """A check as a rule: the first sentence of its explanation, and all of it as help.

    GitHub asks for a short description and a full one.
    """
    sentence = {"text": summary(code)}
    return {
        "id": code,
        "shortDescription": sentence,
        "fullDescription": sentence,
        "help": {"text": f"inquire explain {code}", "markdown": explanation(code) or ""},
    }


def _results(diagnostics: tuple[Diagnostic, ...], rules: dict[str, int]) -> list[dict[str, Any]]:
    """The diagnostics in their order; rows that repeat word for word are counted."""
    seen: Counter[str] = Counter()
    results = []
    for diagnostic in diagnostics:
        digest = _digest(diagnostic)
        seen[digest] += 1
        text = diagnostic.message + (f"\nhelp: {diagnostic.help}" if diagnostic.help else "")
        result: dict[str, Any] = {
            "ruleId": diagnostic.code,
            "ruleIndex": rules[diagnostic.code],
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": harmless(text)},
            "locations": [{"physicalLocation": _place(diagnostic)}],
            "partialFingerprints": {"primaryLocationLineHash": f"{digest}:{seen[digest]}"},
        }
        if diagnostic.paper_fault:
            result["properties"] = {
                "fault": diagnostic.paper_fault,
                "tags": [diagnostic.paper_fault],
            }
        results.append(result)
    return results


def _digest(diagnostic: Diagnostic) -> str:
    """16 hexadecimal digits for the code, the file, its row and the part of it that is meant."""
    start = diagnostic.column - 1
    meant = diagnostic.source[start : start + diagnostic.width]
    row = diagnostic.source.strip() or diagnostic.message.split("\n", 1)[0]
    told = f"{diagnostic.code}\0{diagnostic.path}\0{row}\0{meant}"
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _place(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "artifactLocation": _artifact(diagnostic.path),
        "region": {
            "startLine": diagnostic.line,
            "startColumn": diagnostic.column,
            "endColumn": diagnostic.column + diagnostic.width,
        },
    }


def _artifact(path: str) -> dict[str, Any]:
    """A file as a URI (RFC 3986), relative paths below the folder the command was run in."""
    if path == "-":
        return {"uri": "stdin:", "description": {"text": "standard input"}}
    quoted = quote(path, safe="/", errors="surrogateescape")
    if path.startswith("/"):
        return {"uri": f"file://{quoted}"}
    return {"uri": quoted, "uriBaseId": "%SRCROOT%"}
