"""The report for people, on terminals and in pipes.

`INQUIRE_UPDATE_GOLDEN=1` writes the golden files anew; each is then to be read by a person.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from audit_scenes import audit_of, cited, everything, with_texts
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from inquire.audit import CitationStatus, JudgedClaim, Labels
from inquire.audit_diagnostics import diagnostics
from inquire.audit_reports import AuditReport
from inquire.audit_reports._table import drawn
from inquire.audit_reports.text import write
from inquire.diagnostics import harmless
from inquire.model import Verdict

GOLDEN = Path(__file__).parent / "golden"


def report(audit=None, **facts):
    audit = audit or everything()
    return AuditReport(audit, tuple(diagnostics(audit)), **facts)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("piped", {}),
        ("piped-verbose", {"verbose": True}),
        ("terminal-100", {"width": 100}),
        ("terminal-40", {"width": 40}),
        ("terminal-80-colour", {"width": 80, "colour": True}),
    ],
)
def test_a_report_reads_as_the_golden_file(name, facts):
    golden = GOLDEN / f"{name}.out"

    actual = write(report(**facts))

    if os.environ.get("INQUIRE_UPDATE_GOLDEN"):
        golden.write_text(actual, "utf-8")
    assert golden.read_text("utf-8") == actual


def test_what_is_sound_comes_first():
    rows = write(report()).splitlines()
    statuses = [row.split(": ")[1] for row in rows[:10]]

    assert (
        statuses
        == (
            "grounded grounded id-only elsewhere unknown wrong-paper not-found version-missing withdrawn "
            "malformed"
        ).split()
    )


@pytest.mark.parametrize("width", [0, 200])
def test_the_fault_of_a_citation_stands_in_its_row(width):
    rows = write(report(width=width)).splitlines()

    for status, fault in [
        ("not-found", "fabricated"),
        ("wrong-paper", "misdescribed"),
        ("unknown", "undecidable"),
    ]:
        assert any(status in row and row.endswith(f" ({fault})") for row in rows)


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict.HOLDS, "holds UNGROUNDED"),
        (Verdict.UNTESTABLE, "untestable UNGROUNDED"),
        (Verdict.NO_NEW_EVIDENCE, "no-new-evidence"),
        (Verdict.NOT_SEARCHED, "not-searched"),
        (None, "not-addressed"),
    ],
)
def test_only_what_was_searched_for_and_found_has_to_be_grounded(verdict, told):
    claims = (JudgedClaim("C1", "one", "It is", verdict, line=1, column=6),)

    rows = write(report(audit_of(claims=claims))).splitlines()

    assert f"answer.md:1:6: C1: {told}" in rows


def test_repeats_are_counted_unless_each_is_wanted():
    one = cited("2501.99904", CitationStatus.UNKNOWN, (1, 1), doubt="no answer")
    audit = audit_of(*(replace(one, line=line) for line in range(1, 10)), source="x\n" * 9)

    folded = write(report(audit)).splitlines()
    each = write(report(audit, verbose=True)).splitlines()

    assert folded[0] == "answer.md:1:1: unknown: 2501.99904 ×9"
    assert "  also at 2:1, 3:1, 4:1, 5:1, 6:1, and 3 more (-v shows each)" in folded
    assert sum(": unknown: 2501.99904" in row for row in each) == 9
    assert sum("[undecided-citation]" in row for row in each) == 9


def test_the_same_message_under_two_codes_is_told_twice():
    [item, *_] = diagnostics(everything())
    made = replace(report(), diagnostics=(item, item._replace(code="another")))

    assert sum(item.message in row for row in write(made).splitlines()) == 2


def test_on_a_terminal_what_the_table_tells_is_not_told_again_unless_each_is_wanted():
    assert "[cited-wrong-paper" not in write(report(width=100))
    assert "[ungrounded-verdict]" in write(report(width=100))
    assert "[cited-wrong-paper" in write(report(width=100, verbose=True))
    assert "[cited-wrong-paper" in write(report())


def test_tasks_are_told_where_a_prompt_is_known():
    audit = everything()
    unknown = replace(audit, labels=Labels.NO_LINE, claims=(), line_id="")

    assert "contrary work: yes; research questions: no\n" in write(report(unknown))
    assert "contrary work" not in write(report(replace(unknown, reference=None)))


@pytest.mark.parametrize("width", [0, 80])
def test_an_answer_without_citations_is_one(width):
    assert write(report(audit_of(), width=width)).endswith("audit: 0 citations\n")


def test_the_share_counts_what_could_be_checked():
    grounded = cited("2501.99901", CitationStatus.GROUNDED)
    unknown = cited("2501.99904", CitationStatus.UNKNOWN)

    told = write(report(audit_of(grounded, unknown))).splitlines()[-1]

    assert told == (
        "audit: 2 citations: 1 grounded, 1 unknown; 1 of 1 that could be checked are grounded (100%)"
    )
    assert "that could be checked" not in write(report(audit_of(unknown))).splitlines()[-1]


TEXTS = st.text(min_size=1).filter(lambda text: text.split())


@given(TEXTS, st.booleans())
def test_any_text_stays_on_its_row_and_harms_no_terminal(text, terminal):
    plain = write(report(with_texts("plain"), verbose=True))
    hostile = write(report(with_texts(text), verbose=True, width=0))

    assert len(plain.splitlines()) == len(hostile.split("\n")) - 1
    shown = write(report(with_texts(text), width=60 if terminal else 0))
    assert harmless(shown) == shown
    assert shown.encode("utf-8")


@given(st.lists(st.tuples(*[st.text(max_size=80)] * 4), max_size=4), st.integers(20, 200))
def test_a_table_fits_the_terminal(rows, width):
    harmless_rows = [[harmless(cell) for cell in row] for row in rows]

    for row in drawn(("status", "cited", "at", "paper"), harmless_rows, width, colour=False):
        assert cell_len(row) <= width


def test_nothing_in_a_table_is_markup():
    assert "[bold]x[/] :smile:" in drawn(("a", "b"), [("1", "[bold]x[/] :smile:")], 80, False)[1]
