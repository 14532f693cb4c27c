"""The report for GitHub's workflow runs."""

from __future__ import annotations

import pytest

from inquire.diagnostics import Diagnostic, Severity
from inquire.report import Report
from inquire.reports.github import write

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def written(*diagnostics: Diagnostic) -> list[str]:
    return write(Report("check", "2026-11-22", 1, diagnostics)).splitlines()


def diagnostic(severity: Severity, **changes: object) -> Diagnostic:
    made = Diagnostic("lines/a.yaml", 3, 5, "some-code", severity, "it is")
    return made._replace(**changes)  # type: ignore[arg-type]


def test_the_worst_come_first() -> None:
    expected = [
        "::error file=lines/a.yaml,line=3,col=5,title=some-code::it is",
        "::warning file=lines/a.yaml,line=3,col=5,title=some-code::it is",
        "::notice file=lines/a.yaml,line=3,col=5,title=some-code::it is",
    ]

    assert expected == written(diagnostic(INFO), diagnostic(WARNING), diagnostic(ERROR))


def test_what_is_wrong_with_a_paper_stands_beside_the_code() -> None:
    (row,) = written(diagnostic(ERROR, paper_fault="misdescribed"))

    assert "title=some-code (misdescribed)::it is" in row


def test_what_ends_a_property_or_a_message_is_escaped() -> None:
    made = diagnostic(ERROR, path="a:b,c%.yaml", message="100%\nit\x1b", help="do")

    expected = (
        "::error file=a%3Ab%2Cc%25.yaml,line=3,col=5,title=some-code"
        "::100%25%0Ait\\u{001b}%0Ahelp: do"
    )
    assert [expected] == written(made)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({ERROR: 12}, "2 errors"),
        ({ERROR: 11, WARNING: 10, INFO: 30}, "1 error, 20 info"),
        ({WARNING: 11}, "1 warning"),
    ],
)
def test_ten_a_severity_and_the_rest_is_counted(counts: dict[Severity, int], expected: str) -> None:
    every = [diagnostic(severity) for severity, count in counts.items() for _ in range(count)]

    *shown, last = written(*every)

    assert sum(min(10, count) for count in counts.values()) == len(shown)
    assert f"check: {expected} more, left out: GitHub shows 10 a severity" == last


def test_nothing_to_tell_is_nothing() -> None:
    assert [] == written()
