"""For programs: what became of each citation and claim, in a versioned shape of its own."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from inquire.audit import NOT_ADDRESSED, Audit, JudgedCitation, JudgedClaim
from inquire.audit_reports import AuditReport
from inquire.citation_messages import support
from inquire.diagnostics import PaperFault
from inquire.evidence import Absent, Paper
from inquire.report import Report
from inquire.reports.json import as_json
from inquire.reports.json import write as write_diagnostics

VERSION = 1


def write(report: AuditReport) -> str:
    """One JSON object, documented in docs/json.md; diagnostics as `check` has them."""
    audit = report.audit
    plain = Report("audit", audit.as_of.isoformat(), 1, report.diagnostics)
    return as_json(
        {
            "version": VERSION,
            "as_of": plain.as_of,
            **found(audit),
            "diagnostics": json.loads(write_diagnostics(plain))["diagnostics"],
        }
    )


def found(audit: Audit) -> dict[str, Any]:
    """What the audit found: everything but the diagnostics."""
    reference = audit.reference
    faults = Counter(one.fault for one in audit.citations)
    return {
        "line": audit.line_id or None,
        "reference": reference
        and {
            "line": reference.line,
            "date": reference.date.isoformat(),
            "check_value": reference.check_value,
        },
        "labels": audit.labels.value,
        "search_from": audit.search_from and audit.search_from.isoformat(),
        "citations": [citation_entry(one) for one in audit.citations],
        "claims": [_claim(audit, claim) for claim in audit.claims],
        "tasks": {"contrary_work": audit.contrary, "questions": audit.questions},
        "counts": audit.counts(),
        "total": len(audit.citations),
        "share_grounded": audit.share_grounded(),
        "faults": {fault.value: faults[fault] for fault in PaperFault},
    }


def citation_entry(one: JudgedCitation) -> dict[str, Any]:
    """One citation: null where nothing is known."""
    citation, reply, right = one.citation, one.reply, one.right
    paper = reply if isinstance(reply, Paper) else None
    told = reply if isinstance(reply, Paper | Absent) else None
    return {
        "text": citation.text,
        "id": one.id or None,
        "line": one.line,
        "column": one.column,
        "status": one.status.value,
        "fault": one.fault and one.fault.value,
        "flags": [flag.value for flag in one.flags],
        "claimed_title": citation.title or None,
        "claimed_authors": list(citation.authors) or None,
        "claimed_year": citation.year,
        "title": one.title or None,
        "authors": list(paper.authors) if paper else None,
        "published": paper and paper.published.isoformat(),
        "suggestion": right and right.id,
        "differs": list(one.differs),
        "doubt": one.doubt or None,
        "catalog": told and told.catalog,
        "asked": told and told.asked.isoformat(),
    }


def _claim(audit: Audit, claim: JudgedClaim) -> dict[str, Any]:
    return {
        "label": claim.label,
        "claim": claim.claim or None,
        "verdict": claim.verdict.value if claim.verdict else NOT_ADDRESSED,
        "citations": list(support(audit, claim)),
        "grounded": claim.grounded,
        "reason": claim.reason or None,
        "said": claim.said or None,
        "line": claim.line or None,
        "column": claim.column or None,
    }
