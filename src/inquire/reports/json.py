"""For programs: a versioned shape of its own, so that our types can change and it need not."""

from __future__ import annotations

import json
import re
from typing import Any

from inquire.diagnostics import Diagnostic
from inquire.report import PaperRow, Report

VERSION = 1


def write(report: Report) -> str:
    """One JSON object; `papers` only where a catalog was asked. Documented in docs/json.md."""
    made: dict[str, Any] = {"version": VERSION, "as_of": report.as_of}
    if report.papers is not None:
        made["papers"] = [paper_entry(paper) for paper in report.papers]
    made["diagnostics"] = [_diagnostic(diagnostic) for diagnostic in report.diagnostics]
    return as_json(made)


def as_json(value: object) -> str:
    """Readable JSON; characters that could harm a terminal, or are no text, stand escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return re.sub(r"[^ -~\n]", lambda found: _shown(found[0]), text)


def _shown(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]


def paper_entry(paper: PaperRow) -> dict[str, Any]:
    """One paper as it is cited: null where nothing is known."""
    return {
        "id": paper.id,
        "lines": list(paper.lines),
        "status": paper.status,
        "title": paper.title or None,
        "claimed_title": paper.claimed_title or None,
        "published": paper.published or None,
        "updated": paper.updated or None,
        "version": paper.version,
        "catalog": paper.catalog or None,
        "asked": paper.asked or None,
        "fault": paper.fault or None,
        "suggestion": paper.suggestion or None,
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help or None,
        "fault": diagnostic.paper_fault or None,
    }
