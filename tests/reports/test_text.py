"""The report for people."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from inquire.diagnostics import Diagnostic, Severity
from inquire.report import PaperRow, Report
from inquire.reports.text import diagnostic_rows, write

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def diagnostic(**changes: object) -> Diagnostic:
    made = Diagnostic("lines/a.yaml", 3, 5, "some-code", WARNING, "something is odd")
    return made._replace(**changes)  # type: ignore[arg-type]


def report(*diagnostics: Diagnostic, **changes: object) -> Report:
    values = {"command": "check", "as_of": "2026-11-22", "lines": 2} | changes
    return Report(diagnostics=diagnostics, **values)  # type: ignore[arg-type]


def test_a_diagnostic_is_a_row_with_its_help_below() -> None:
    made = diagnostic(message="one\ntwo\nthree", help="do it", source="text: here")

    expected = [
        "lines/a.yaml:3:5: warning: one [some-code]",
        "  two",
        "  three",
        "  help: do it",
    ]
    assert expected == [*diagnostic_rows(made, 0, False)]


def test_what_is_wrong_with_a_paper_stands_beside_the_code() -> None:
    made = diagnostic(paper_fault="fabricated")

    expected = ["lines/a.yaml:3:5: warning: something is odd [some-code, fabricated]"]
    assert expected == [*diagnostic_rows(made, 0, False)]


def test_papers_are_counted_by_what_is_wrong_with_them() -> None:
    papers = tuple(
        PaperRow(f"2501.9990{number}", ("a",), "not-found", fault=fault)
        for number, fault in enumerate(("fabricated", "undecidable", "fabricated", ""))
    )

    told = write(report(papers=papers)).splitlines()[-1]

    assert told.endswith("; 4 papers: 4 not-found; 2 fabricated; 1 undecidable")


def test_a_terminal_gets_the_row_and_a_caret() -> None:
    made = diagnostic(column=7, width=4, source="text:\there it is")

    expected = [
        "lines/a.yaml:3:5: warning: something is odd [some-code]".replace(":5:", ":7:"),
        "    text: here it is",
        "          ^~~~",
    ]
    assert expected == [*diagnostic_rows(made, 80, False)]


def test_colour_is_for_severity_and_caret() -> None:
    first, _, caret = diagnostic_rows(diagnostic(severity=ERROR, source="abcdef"), 80, True)

    assert first.startswith("\x1b[1mlines/a.yaml:3:5\x1b[0m: \x1b[31merror\x1b[0m: ")
    assert "    \x1b[31m    ^\x1b[0m" == caret


@pytest.mark.parametrize(
    ("source", "column", "width", "expected"),
    [
        ("日本語 text", 5, 4, "           ^~~~"),
        ("e\u0301te\u0301 text", 7, 4, "        ^~~~"),
        ("\x1b[1m text", 6, 4, "                ^~~~"),
        ("short", 6, 3, "         ^"),
        ("日本語", 1, 3, "    ^~~~~~"),
    ],
)
def test_a_caret_stands_below_its_place(
    source: str, column: int, width: int, expected: str
) -> None:
    made = diagnostic(column=column, width=width, source=source)

    assert expected == [*diagnostic_rows(made, 80, False)][2]


@given(st.text(st.characters(exclude_characters="\n\r")), st.integers(1, 300), st.integers(20, 120))
@example("0" * 20 + "\u0300" * 2, 1, 20)
def test_an_excerpt_fits_the_terminal(source: str, column: int, width: int) -> None:
    made = diagnostic(column=min(column, len(source) + 1), source=source, width=10)

    rows = [*diagnostic_rows(made, width, False)][1:]

    for row in rows:
        assert cell_len(row) <= max(24, width) + 1  # a combining accent takes no column
        assert "\x1b" not in row


def test_a_row_without_text_has_no_excerpt() -> None:
    assert 1 == len([*diagnostic_rows(diagnostic(source="  "), 80, False)])


def test_repeats_of_a_code_in_a_file_are_folded_and_errors_are_not() -> None:
    repeated = [diagnostic(line=line) for line in (3, 4, 5)]
    errors = [diagnostic(line=line, code="bad", severity=ERROR) for line in (6, 7)]
    elsewhere = diagnostic(path="lines/b.yaml", line=1)

    expected = (
        "lines/a.yaml:3:5: warning: something is odd [some-code]\n"
        "lines/a.yaml:6:5: error: something is odd [bad]\n"
        "lines/a.yaml:7:5: error: something is odd [bad]\n"
        "lines/a.yaml: 2 more some-code (-v shows each)\n"
        "lines/b.yaml:1:5: warning: something is odd [some-code]\n"
        "check: 2 lines, 2 errors, 4 warnings, 0 info\n"
    )
    assert expected == write(report(*repeated, *errors, elsewhere))


def test_nothing_is_folded_when_each_is_wanted() -> None:
    repeated = [diagnostic(line=line) for line in (3, 4, 5)]

    assert 4 == len(write(report(*repeated, verbose=True)).splitlines())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"lines": 1}, "check: 1 line, 0 errors, 0 warnings, 0 info\n"),
        (
            {"never_verified": 6, "papers_known": 88},
            "check: 2 lines, 0 errors, 0 warnings, 0 info;"
            " 6 of 88 papers never verified (inquire verify)\n",
        ),
        (
            {"papers": (), "command": "verify"},
            "verify: 2 lines, 0 errors, 0 warnings, 0 info; 0 papers: none\n",
        ),
    ],
)
def test_the_counts_stand_at_the_end(changes: dict[str, object], expected: str) -> None:
    assert expected == write(report(**changes))


def test_a_title_that_nobody_gave_is_shown_for_a_person_to_judge() -> None:
    papers = (
        PaperRow("2501.99901", ("a",), "found", "Its \x1btitle", gloss="the gloss"),
        PaperRow("2501.99902", ("a",), "found", "Another", claimed_title="Another"),
        PaperRow("2501.99903", ("a",), "unknown"),
    )

    expected = (
        "arXiv:2501.99901 found: Its \\u{001b}title  (the gloss)\n"
        "check: 2 lines, 0 errors, 0 warnings, 0 info; 3 papers: 2 found, 1 unknown\n"
    )
    assert expected == write(report(papers=papers))


def test_hostile_text_is_made_harmless() -> None:
    made = diagnostic(path="\x1bp", message="\x9bm\u202e", help="\x07h", severity=INFO)

    text = write(report(made))

    assert r"\u{001b}p:3:5: info: \u{009b}m\u{202e} [some-code]" in text
    assert r"help: \u{0007}h" in text
