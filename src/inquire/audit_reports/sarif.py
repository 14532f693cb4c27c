"""For code scanning: the diagnostics as `check` gives them, and what the audit found beside."""

from __future__ import annotations

import json

from inquire.audit_reports import AuditReport
from inquire.audit_reports.json import found
from inquire.report import Report
from inquire.reports import sarif
from inquire.reports.json import as_json


def write(report: AuditReport) -> str:
    """One SARIF log; the run's properties hold citations, claims and counts as the JSON does."""
    plain = Report("audit", report.audit.as_of.isoformat(), 1, report.diagnostics)
    log = json.loads(sarif.write(plain))
    log["runs"][0]["properties"] |= found(report.audit)
    return as_json(log)
