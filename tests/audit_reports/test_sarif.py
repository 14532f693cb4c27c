"""The report for code scanning, held against the published schema where that is at hand."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest
from audit_scenes import audit_of, everything, with_texts
from hypothesis import given
from hypothesis import strategies as st

from inquire.audit_diagnostics import diagnostics
from inquire.audit_reports import AuditReport, form

PUBLISHED = Path(sys.prefix) / "share/sarif-2.1.0.json"


def written(name, audit):
    return json.loads(form(name).write(AuditReport(audit, tuple(diagnostics(audit)))))


@pytest.fixture(scope="module")
def published():
    """A validator for SARIF 2.1.0."""
    if not PUBLISHED.exists():
        pytest.skip(f"no schema of SARIF at {PUBLISHED}: `python3 dev.py test` gets it by npm")
    return jsonschema.Draft4Validator(json.loads(PUBLISHED.read_text("utf-8")))


def test_a_log_has_the_diagnostics_as_results_and_the_rest_as_properties():
    log, told = written("sarif", everything()), written("json", everything())

    [run] = log["runs"]
    assert run["automationDetails"]["id"] == "inquire/audit/"
    assert [each["ruleId"] for each in run["results"]] == [
        each["code"] for each in told["diagnostics"]
    ]
    assert run["properties"] == {
        name: value for name, value in told.items() if name not in ("version", "diagnostics")
    }


def test_a_result_says_what_is_wrong_with_the_paper():
    [run] = written("sarif", everything())["runs"]

    faults = {each["ruleId"]: each.get("properties", {}).get("fault") for each in run["results"]}
    assert faults["cited-not-found"] == "fabricated"
    assert faults["cited-wrong-paper"] == "misdescribed"
    assert faults["missing-task"] is None


def test_an_answer_without_citations_is_a_log(published):
    published.validate(written("sarif", audit_of()))


@given(st.text())
def test_whatever_is_said_is_one_log_that_the_schema_allows(published, text):
    published.validate(written("sarif", with_texts(text)))
