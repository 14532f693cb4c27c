"""From what the checks say of an answer to places in its file."""

from __future__ import annotations

from dataclasses import replace

from audit_scenes import ANSWER, audit_of, cited, everything

from inquire.audit import CitationStatus, Labels
from inquire.audit_diagnostics import LONGEST_ROW, diagnostics
from inquire.diagnostics import Severity
from inquire.inspection import Policy, by_place


def test_a_diagnostic_marks_the_citation_in_its_row() -> None:
    for item in diagnostics(everything()):
        if item.code.startswith("cited-"):
            marked = item.source[item.column - 1 : item.column - 1 + item.width]
            assert item.source == ANSWER.splitlines()[item.line - 1]
            assert marked.startswith("arXiv:")


def test_a_claim_is_marked_at_its_verdict_or_label_and_the_answer_at_its_start() -> None:
    places = {item.code: (item.line, item.column, item.width) for item in diagnostics(everything())}

    assert (11, 6, len("relaxed")) == places["ungrounded-verdict"]
    assert (10, 1, len("C2")) == places["unread-verdict"]
    assert (1, 1, 1) == places["unaddressed-claim"] == places["missing-task"]


def test_changed_claims_are_marked_at_the_reference_line() -> None:
    audit = replace(everything(), labels=Labels.CHANGED, claims=())

    [item] = [item for item in diagnostics(audit) if item.code == "changed-claims"]

    assert (8, 1) == (item.line, item.column)
    assert "inquire: line 2026-11-20 7c1e90ab" == item.source[: item.width]


def test_diagnostics_are_sorted_by_place() -> None:
    made = diagnostics(everything())

    assert sorted(made, key=by_place) == made


def test_the_policy_chooses_and_grades() -> None:
    chosen = Policy(select=frozenset({"untitled-citation"}))
    graded = Policy(
        ignore=frozenset({"cited-withdrawn"}), severity={"untitled-citation": Severity.ERROR}
    )

    assert {"untitled-citation"} == {item.code for item in diagnostics(everything(), chosen)}
    made = {item.code: item.severity for item in diagnostics(everything(), graded)}
    assert "cited-withdrawn" not in made
    assert Severity.ERROR is made["untitled-citation"]


def test_a_width_ends_with_the_row_and_a_whole_chat_on_one_row_is_not_quoted() -> None:
    one = cited("arXiv:2501.99904", CitationStatus.UNKNOWN, (1, 3))
    short = audit_of(one, source="x arXiv\n")
    long = audit_of(replace(one, line=1), source="x arXiv:2501.99904" + "y" * LONGEST_ROW)

    [clipped], [unquoted] = diagnostics(short), diagnostics(long)

    assert (len("arXiv"), "x arXiv") == (clipped.width, clipped.source)
    assert "" == unquoted.source


def test_a_place_past_the_end_is_no_failure() -> None:
    one = cited("arXiv:2501.99904", CitationStatus.UNKNOWN, (1, 99))

    assert 1 == diagnostics(audit_of(one, source=""))[0].width
