"""The report for code scanning, held against the published schema where that is at hand.

`python3 dev.py test` fetches the schema once, by npm; without it what needs it is skipped.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire import __version__
from inquire.diagnostics import Diagnostic, Severity
from inquire.explanations import codes, explanation
from inquire.report import PaperRow, Report
from inquire.reports.json import paper_entry
from inquire.reports.sarif import SCHEMA, write

PUBLISHED = Path(sys.prefix) / "share/sarif-2.1.0.json"
DIAGNOSTIC = Diagnostic(
    "lines/a b.yaml", 3, 5, "unknown-key", Severity.ERROR, "it is", "do", "  - txt: It is", 3
)
SENTENCE = "A key is not one that a line knows in that place."
FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("uri")
@FORMATS.checks("uri-reference")
def is_uri(text: str) -> bool:
    """The characters of RFC 3986; jsonschema passes everything where it lacks a library."""
    return bool(re.fullmatch(r"(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9A-F]{2})*", text, re.ASCII))


@pytest.fixture(scope="module")
def published() -> Any:
    """A validator for SARIF 2.1.0."""
    if not PUBLISHED.exists():
        pytest.skip(f"no schema of SARIF at {PUBLISHED}: `python3 dev.py test` gets it by npm")
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=FORMATS)


def run_of(*diagnostics: Diagnostic, **facts: Any) -> dict[str, Any]:
    log = json.loads(write(Report("check", "2026-11-22", 1, diagnostics, **facts)))
    return log["runs"][0]


def result_of(**changes: Any) -> dict[str, Any]:
    return run_of(DIAGNOSTIC._replace(**changes))["results"][0]


def artifact_of(path: str) -> dict[str, Any]:
    return result_of(path=path)["locations"][0]["physicalLocation"]["artifactLocation"]


def fingerprints_of(*diagnostics: Diagnostic) -> list[str]:
    results = run_of(*diagnostics)["results"]
    return [each["partialFingerprints"]["primaryLocationLineHash"] for each in results]


def test_a_report_is_one_log_with_one_run() -> None:
    expected = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "inquire",
                        "semanticVersion": __version__,
                        "rules": [
                            {
                                "id": "unknown-key",
                                "shortDescription": {"text": SENTENCE},
                                "fullDescription": {"text": SENTENCE},
                                "help": {
                                    "text": "inquire explain unknown-key",
                                    "markdown": explanation("unknown-key"),
                                },
                            }
                        ],
                    }
                },
                "automationDetails": {"id": "inquire/check/"},
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": "unknown-key",
                        "ruleIndex": 0,
                        "level": "error",
                        "message": {"text": "it is\nhelp: do"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {
                                        "uri": "lines/a%20b.yaml",
                                        "uriBaseId": "%SRCROOT%",
                                    },
                                    "region": {"startLine": 3, "startColumn": 5, "endColumn": 8},
                                }
                            }
                        ],
                        "partialFingerprints": {"primaryLocationLineHash": "2481ae3e84579cc2:1"},
                    }
                ],
                "properties": {"as_of": "2026-11-22"},
            }
        ],
    }

    assert expected == json.loads(write(Report("check", "2026-11-22", 1, (DIAGNOSTIC,))))


def test_nothing_to_tell_is_a_run_without_results(published: Any) -> None:
    written = json.loads(write(Report("check", "2026-11-22", 1, ())))

    published.validate(written)
    assert [] == written["runs"][0]["results"]
    assert [] == written["runs"][0]["tool"]["driver"]["rules"]


def test_each_code_is_a_rule_once_and_results_point_at_theirs() -> None:
    names = ("wrong-kind", "stale-claim", "wrong-kind", "bad-date")
    run = run_of(*(DIAGNOSTIC._replace(code=code) for code in names))

    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ["bad-date", "stale-claim", "wrong-kind"] == rules
    assert [*names] == [rules[each["ruleIndex"]] for each in run["results"]]
    assert [*names] == [each["ruleId"] for each in run["results"]]


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_a_severity_is_a_level(severity: Severity, level: str) -> None:
    assert level == result_of(severity=severity)["level"]


def test_columns_count_characters() -> None:
    result = result_of(source="- 😀😀 txt: x", column=6, width=3)

    region = {"startLine": 3, "startColumn": 6, "endColumn": 9}
    assert region == result["locations"][0]["physicalLocation"]["region"]


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        ("a.yaml", {"uri": "a.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a:b?c#d%.yaml", {"uri": "a%3Ab%3Fc%23d%25.yaml", "uriBaseId": "%SRCROOT%"}),
        ("Schütze/日.yaml", {"uri": "Sch%C3%BCtze/%E6%97%A5.yaml", "uriBaseId": "%SRCROOT%"}),
        ("not-utf8-\udcff.yaml", {"uri": "not-utf8-%FF.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/a b.yaml", {"uri": "file:///tmp/a%20b.yaml"}),
        ("-", {"uri": "stdin:", "description": {"text": "standard input"}}),
        ("./-", {"uri": "./-", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_a_path_is_a_uri(path: str, artifact: dict[str, Any]) -> None:
    assert artifact == artifact_of(path)


def test_a_fingerprint_outlives_moved_rows_and_passing_time() -> None:
    moved = DIAGNOSTIC._replace(line=30, column=7, source="    - txt: It is")
    older = DIAGNOSTIC._replace(message="it is, 13 months on", help="", severity=Severity.INFO)

    assert fingerprints_of(DIAGNOSTIC) == fingerprints_of(moved) == fingerprints_of(older)


def test_fingerprints_tell_findings_apart() -> None:
    others = [
        DIAGNOSTIC,
        DIAGNOSTIC,
        DIAGNOSTIC._replace(code="wrong-kind"),
        DIAGNOSTIC._replace(path="lines/b.yaml"),
        DIAGNOSTIC._replace(source="  - txt: It is not"),
        DIAGNOSTIC._replace(column=10),
        DIAGNOSTIC._replace(source="", message="one"),
        DIAGNOSTIC._replace(source="", message="another"),
    ]

    found = fingerprints_of(*others)

    assert len(others) == len(set(found))
    assert found[1] == found[0].replace(":1", ":2")


def test_papers_stand_as_in_the_json_report(published: Any) -> None:
    paper = PaperRow("2501.99901", ("a",), "unknown")
    report = Report("verify", "2026-11-22", 1, (), papers=(paper,))

    written = json.loads(write(report))

    published.validate(written)
    run = written["runs"][0]
    assert {"as_of": "2026-11-22", "papers": [paper_entry(paper)]} == run["properties"]
    assert "inquire/verify/" == run["automationDetails"]["id"]


def test_text_that_could_harm_a_reader_is_visible() -> None:
    text = result_of(message="\x1b[31m\u202ered\ud800", help="")["message"]["text"]

    assert "\\u{001b}[31m\\u{202e}red\\u{d800}" == text


# As the system gives them: bytes that are no UTF-8 come as halves of pairs.
PATHS = st.binary(min_size=1).map(lambda name: name.decode("utf-8", "surrogateescape"))
DIAGNOSTICS = st.builds(
    Diagnostic,
    path=PATHS | st.sampled_from(["-", "a.yaml"]),
    line=st.integers(1, 10**6),
    column=st.integers(1, 10**4),
    code=st.sampled_from(codes()),
    severity=st.sampled_from(Severity),
    message=st.text(),
    help=st.text(),
    source=st.text(),
    width=st.integers(1, 10**4),
)
PAPERS = st.builds(PaperRow, st.text(), st.tuples(st.text()), st.text(), st.text())


@given(st.lists(DIAGNOSTICS, max_size=5).map(tuple), st.none() | st.tuples(PAPERS))
def test_whatever_is_said_is_one_log_that_the_schema_allows(
    published: Any, diagnostics: tuple[Diagnostic, ...], papers: tuple[PaperRow, ...] | None
) -> None:
    written = write(Report("check", "2026-11-22", 1, diagnostics, papers=papers))

    log = json.loads(written)
    published.validate(log)
    assert len(diagnostics) == len(log["runs"][0]["results"])
    assert all(char.isprintable() or char == "\n" for char in written)
    assert written.encode("utf-8").endswith(b"}\n")


@pytest.mark.parametrize("uri", ["a b", "a%2", "ä", 'a"b'])
def test_the_schema_is_held_against_uris_too(published: Any, uri: str) -> None:
    log = json.loads(write(Report("check", "2026-11-22", 1, (DIAGNOSTIC,))))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    place["artifactLocation"]["uri"] = uri

    assert not published.is_valid(log)


def test_what_is_wrong_with_a_paper_is_a_property_and_a_tag() -> None:
    assert {"fault": "fabricated", "tags": ["fabricated"]} == result_of(paper_fault="fabricated")[
        "properties"
    ]
    assert "properties" not in result_of()
