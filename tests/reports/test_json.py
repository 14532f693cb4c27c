"""The report for programs."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from inquire.diagnostics import Diagnostic, Severity
from inquire.report import PaperRow, Report
from inquire.reports.json import as_json, write

DIAGNOSTIC = Diagnostic("lines/a.yaml", 3, 5, "some-code", Severity.ERROR, "it is", source="x")


def test_a_report_is_one_object() -> None:
    expected = {
        "version": 1,
        "as_of": "2026-11-22",
        "diagnostics": [
            {
                "path": "lines/a.yaml",
                "line": 3,
                "column": 5,
                "code": "some-code",
                "severity": "error",
                "message": "it is",
                "help": None,
                "fault": None,
            }
        ],
    }

    assert expected == json.loads(write(Report("check", "2026-11-22", 1, (DIAGNOSTIC,))))


def test_what_is_wrong_with_a_paper_is_told_of_it_and_of_its_diagnostics() -> None:
    paper = PaperRow(
        "2501.99901", ("a",), "not-found", fault="misdescribed", suggestion="2501.99902"
    )
    made = DIAGNOSTIC._replace(paper_fault="misdescribed")

    told = json.loads(write(Report("verify", "2026-11-22", 1, (made,), papers=(paper,))))

    assert "misdescribed" == told["diagnostics"][0]["fault"]
    assert ("misdescribed", "2501.99902") == (
        told["papers"][0]["fault"],
        told["papers"][0]["suggestion"],
    )


def test_papers_stand_where_a_catalog_was_asked() -> None:
    paper = PaperRow("2501.99901", ("a", "b"), "unknown")

    told = json.loads(write(Report("verify", "2026-11-22", 1, (), papers=(paper,))))

    assert ["version", "as_of", "papers", "diagnostics"] == list(told)
    expected = {"id": "2501.99901", "lines": ["a", "b"], "status": "unknown"}
    empty = "title claimed_title published updated version catalog asked fault suggestion"
    assert expected | dict.fromkeys(empty.split()) == told["papers"][0]


# Two halves of a pair that stand side by side would be read as one character.
@given(st.text(st.characters(exclude_categories=["Cs"])) | st.characters(categories=["Cs"]))
def test_any_text_survives_and_none_can_harm(text: str) -> None:
    written = as_json({"text": text})

    assert {"text": text} == json.loads(written)
    assert all(char.isprintable() or char == "\n" for char in written)
    assert written.encode("utf-8")


def test_what_people_read_is_not_escaped() -> None:
    assert '"Schütze 日本"\n' == as_json("Schütze 日本")
