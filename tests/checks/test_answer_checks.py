"""Checks of an answer: each says what is wrong, once, and nothing of what is right."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from audit_scenes import ABSENT, MADE_UP, RLVER, WARM, WITHDRAWN, audit_of, cited, everything

from inquire.audit import Audit, CitationStatus, Flag, JudgedCitation, JudgedClaim, Labels
from inquire.checks import found
from inquire.diagnostics import PaperFault, Problem, Severity
from inquire.evidence import Absent, Paper, Unreachable
from inquire.judgements import Reference
from inquire.model import Verdict

GROUNDED = cited("2507.21919", CitationStatus.GROUNDED, title=WARM.title, reply=WARM)
ANCHOR = replace(GROUNDED, flags=(Flag.ALREADY_AN_ANCHOR,))
OF_CITATIONS = {
    CitationStatus.ID_ONLY: "untitled-citation",
    CitationStatus.UNKNOWN: "undecided-citation",
    CitationStatus.WRONG_PAPER: "cited-wrong-paper",
    CitationStatus.NOT_FOUND: "cited-not-found",
    CitationStatus.VERSION_MISSING: "cited-version-missing",
    CitationStatus.WITHDRAWN: "cited-withdrawn",
    CitationStatus.MALFORMED: "cited-malformed",
}


def told(audit: Audit) -> list[tuple[str, Problem]]:
    """Everything that any check of answers says."""
    return [(code, each) for code, check in found("answer").items() for each in check.check(audit)]


def codes(audit: Audit) -> list[str]:
    return [code for code, _ in told(audit)]


def only(audit: Audit) -> Problem:
    [(_, problem)] = told(audit)
    return problem


def claimed(verdict: Verdict | None, *citations: JudgedCitation, **facts: Any) -> Audit:
    """An audit with one claim, which all the citations support."""
    grounded = any(one.status is CitationStatus.GROUNDED for one in citations)
    claim = JudgedClaim(
        "C1", "warmth", "Warmth costs accuracy", verdict, tuple(range(len(citations))), grounded,
        line=1, column=1,
    )  # fmt: skip
    return audit_of(*citations, claims=(replace(claim, **facts),), contrary=True, questions=True)


def test_a_grounded_citation_and_one_elsewhere_are_told_nothing() -> None:
    elsewhere = cited("10.1/x", CitationStatus.ELSEWHERE, elsewhere="10.1/x")

    assert [] == told(audit_of(GROUNDED, elsewhere))


def test_of_each_citation_its_own_check_speaks_and_no_other() -> None:
    audit = everything()
    expected = Counter(
        OF_CITATIONS[one.status] for one in audit.citations if one.status in OF_CITATIONS
    )
    expected |= Counter({"misdescribed-citation": 1, "too-old-work": 1})

    actual = Counter(code for code, each in told(audit) if each.pointer.startswith("/citations"))

    assert expected == actual


def test_what_is_wrong_is_an_error_and_what_is_in_doubt_is_none() -> None:
    actual = {code for code, check in found("answer").items() if check.SEVERITY is Severity.ERROR}

    assert {code for code in OF_CITATIONS.values() if code.startswith("cited-")} == actual


def test_a_problem_carries_the_fault_of_its_citation() -> None:
    audit = everything()

    for _, problem in told(audit):
        kind, _, index = problem.pointer.removeprefix("/").partition("/")
        fault = audit.citations[int(index)].fault if kind == "citations" else None
        if problem.paper_fault:
            assert fault == problem.paper_fault
    assert {fault.value for fault in PaperFault} == {
        problem.paper_fault for _, problem in told(audit) if problem.paper_fault
    }


def test_no_message_calls_a_paper_fabricated() -> None:
    for _, problem in told(everything()):
        assert "fabricat" not in problem.message + problem.help


def test_of_another_paper_both_titles_are_shown_and_the_right_one_is_named() -> None:
    one = cited("2507.03112", CitationStatus.WRONG_PAPER, title=WARM.title, reply=RLVER, right=WARM)

    problem = only(audit_of(one))

    assert (
        "arXiv:2507.03112 is another paper\n"
        f"yours: {WARM.title}\n"
        f"arXiv: {RLVER.title}, Peisong Wang, 2025-07   (arXiv, 2026-11-22)"
    ) == problem.message
    assert problem.help.startswith("arXiv:2507.21919 has this title")


def test_of_an_author_who_did_not_write_it_the_real_ones_and_the_title_are_shown() -> None:
    one = cited("2507.03112", CitationStatus.WRONG_PAPER, authors=("Curry", "et\nal."), reply=RLVER)

    assert (
        "arXiv:2507.03112 is by others\n"
        "yours: Curry, et al.\n"
        "arXiv: Peisong Wang   (arXiv, 2026-11-22)\n"
        f"arXiv: {RLVER.title}, Peisong Wang, 2025-07   (arXiv, 2026-11-22)"
    ) == only(audit_of(one)).message


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (ABSENT, "arXiv has no 2501.99901: asked twice, and DataCite has none (2026-11-22)"),
        (
            Absent("2501.99901", date(2026, 11, 22), "arXiv"),
            "arXiv has no 2501.99901: asked twice, and nobody confirmed it (2026-11-22)",
        ),
        (
            Absent("2501.99901", date(2026, 11, 22), "snapshot"),
            "snapshot has no 2501.99901: unconfirmed (2026-11-22)",
        ),
    ],
)
def test_how_sure_a_miss_is_is_told(reply: Absent, expected: str) -> None:
    one = cited("2501.99901", CitationStatus.NOT_FOUND, title=MADE_UP, reply=reply)

    assert f"{expected}\nyours: {MADE_UP}" == only(audit_of(one)).message


def test_a_withdrawal_that_nobody_confirmed_is_told_as_that() -> None:
    one = cited("2501.99902", CitationStatus.WITHDRAWN, reply=replace(WITHDRAWN, second=None))
    alone = replace(one, reply=replace(WITHDRAWN, successors=()))

    assert "(arXiv, 2026-11-22; nobody confirmed it)" in only(audit_of(one)).message
    assert "\nnamed instead: arXiv:2501.99903" in only(audit_of(one)).message
    assert "named instead" not in only(audit_of(alone)).message


def test_each_part_of_a_description_that_is_not_the_papers_own_is_told() -> None:
    one = replace(
        cited(
            "2507.21919", CitationStatus.GROUNDED,
            title=WARM.title.replace("warm", "friendly"), authors=("Curry",), year=2019,
        ),
        reply=WARM, differs=("title", "authors", "year"), fault=PaperFault.MISDESCRIBED,
    )  # fmt: skip

    title, authors, year = (problem for _, problem in told(audit_of(one)))

    assert "[friendly]" in title.message
    assert "[warm]" in title.message
    assert "Curry did not write arXiv:2507.21919" == authors.message.split("\n")[0]
    assert "arXiv:2507.21919 was not public in 2019: first on 2025-07-29 (arXiv, 2026-11-22)" == (
        year.message
    )


@pytest.mark.parametrize(
    ("status", "reply", "expected"),
    [
        (CitationStatus.ID_ONLY, WARM, ["misdescribed-citation", "untitled-citation"]),
        (CitationStatus.WITHDRAWN, WITHDRAWN, ["cited-withdrawn", "misdescribed-citation"]),
        (CitationStatus.WRONG_PAPER, WARM, ["cited-wrong-paper"]),
    ],
)
def test_a_wrong_year_is_told_of_whatever_is_the_paper_meant(
    status: CitationStatus, reply: Paper, expected: list[str]
) -> None:
    one = cited(
        reply.id, status, authors=("A",), year=2019, reply=reply, differs=("year",),
        fault=PaperFault.MISDESCRIBED,
    )  # fmt: skip

    assert expected == codes(audit_of(one))
    assert PaperFault.MISDESCRIBED in {each.paper_fault for _, each in told(audit_of(one))}


@pytest.mark.parametrize(
    ("one", "message", "help_"),
    [
        (
            cited("arXiv:2501.99904v2", CitationStatus.UNKNOWN, doubt="no\nanswer"),
            "arXiv:2501.99904v2 could not be judged: no answer",
            "unknown, not wrong; open https://arxiv.org/abs/2501.99904 or audit again in some days",
        ),
        (
            cited(MADE_UP, CitationStatus.UNKNOWN, title=MADE_UP, doubt="nothing bears it"),
            f"'{MADE_UP}' could not be judged: nothing bears it",
            "unknown, not wrong; ask for its arXiv id, DOI or address",
        ),
    ],
)
def test_what_is_unknown_is_never_told_as_wrong(
    one: JudgedCitation, message: str, help_: str
) -> None:
    problem = only(audit_of(one))

    assert (message, help_) == (problem.message, problem.help)


def test_a_title_alone_that_found_a_withdrawn_paper_is_named_by_its_id() -> None:
    one = cited(WITHDRAWN.title, CitationStatus.WITHDRAWN, title=WITHDRAWN.title, reply=WITHDRAWN)

    assert only(audit_of(one)).message.startswith("arXiv:2501.99902 was withdrawn in v2")


SUPPORTED = [Verdict.HOLDS, Verdict.RELAXED, Verdict.CONTRADICTED, Verdict.SUPERSEDED]


@pytest.mark.parametrize("verdict", Verdict)
def test_only_what_says_that_a_paper_was_found_needs_one(verdict: Verdict) -> None:
    expected = ["ungrounded-verdict"] if verdict in SUPPORTED else []

    assert expected == codes(claimed(verdict))
    assert [] == codes(claimed(verdict, GROUNDED))


def test_an_ungrounded_verdict_names_what_it_rests_on() -> None:
    missing = cited("2501.99901", CitationStatus.NOT_FOUND, reply=ABSENT)
    unchecked = cited("10.1/x", CitationStatus.ELSEWHERE, elsewhere="10.1/x")
    audit = claimed(Verdict.HOLDS, missing, missing, unchecked)

    messages = [each.message for code, each in told(audit) if code == "ungrounded-verdict"]

    assert [
        "C1 'holds' rests on nothing that is grounded: 2501.99901 (not-found), 10.1/x (elsewhere)"
    ] == messages
    assert "C1 'holds' rests on no paper at all" == only(claimed(Verdict.HOLDS)).message


def test_of_many_papers_only_some_are_named() -> None:
    many = [cited(f"2501.9990{n}", CitationStatus.NOT_FOUND, reply=ABSENT) for n in range(1, 8)]

    messages = dict(told(claimed(Verdict.HOLDS, *many)))

    assert messages["ungrounded-verdict"].message.endswith("2501.99905 (not-found), and 2 more")


def test_a_paper_that_could_not_be_judged_is_not_held_against_a_verdict() -> None:
    unknown = cited("2501.99904", CitationStatus.UNKNOWN, doubt="no answer")
    missing = cited("2501.99901", CitationStatus.NOT_FOUND, reply=ABSENT)

    helps = [
        dict(told(claimed(Verdict.HOLDS, *some)))["ungrounded-verdict"].help
        for some in ([missing], [missing, unknown])
    ]

    assert helps[0].startswith("ask for a paper that shows it")
    assert helps[1].startswith("audit again")


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (cited(MADE_UP, CitationStatus.UNKNOWN, title=MADE_UP), "ask for a paper that shows it"),
        (
            cited(MADE_UP, CitationStatus.UNKNOWN, title=MADE_UP, reply=Unreachable("", "503")),
            "audit again in some days",
        ),
        (cited("10.1/x", CitationStatus.ELSEWHERE, elsewhere="10.1/x"), "open it"),
        (cited("2507.21919", CitationStatus.ID_ONLY, reply=WARM), "ask for a paper that shows it"),
    ],
)
def test_the_remedy_depends_on_what_may_yet_bear_a_verdict_out(
    citation: JudgedCitation, expected: str
) -> None:
    [problem] = [
        each
        for code, each in told(claimed(Verdict.HOLDS, citation))
        if code == "ungrounded-verdict"
    ]

    assert problem.help.startswith(expected)


def test_of_a_verdict_that_the_answer_calls_ungrounded_it_is_not_said_that_its_papers_are() -> None:
    audit = claimed(Verdict.HOLDS, GROUNDED, grounded=False)
    sound = claimed(Verdict.HOLDS, GROUNDED)

    problem = only(audit)

    assert (True, False) == (audit.disowns(audit.claims[0]), sound.disowns(sound.claims[0]))
    assert (
        "C1 'holds' is called UNGROUNDED by the answer itself: 2507.21919 (grounded)"
        == problem.message
    )


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (
            cited("2507.03112", CitationStatus.WRONG_PAPER, title=WARM.title, reply=RLVER),
            "ask which of the two was read",
        ),
        (
            cited("2501.99901", CitationStatus.NOT_FOUND, title=WARM.title, reply=ABSENT),
            "ask whether it is meant",
        ),
        (cited("2507.2191", CitationStatus.MALFORMED, title=WARM.title), "ask whether it is meant"),
    ],
)
def test_of_two_papers_one_was_read_only_where_there_are_two(
    wrong: JudgedCitation, expected: str
) -> None:
    problem = only(audit_of(replace(wrong, right=WARM)))

    assert f"arXiv:2507.21919 has this title; {expected}" == problem.help


def test_a_title_that_could_not_be_looked_for_is_looked_for_again_first() -> None:
    title = cited(MADE_UP, CitationStatus.UNKNOWN, title=MADE_UP)

    alone = only(audit_of(title))
    trouble = only(audit_of(replace(title, reply=Unreachable("", "503"))))

    assert "unknown, not wrong; ask for its arXiv id, DOI or address" == alone.help
    assert "unknown, not wrong; audit again, before its id is asked for" == trouble.help


def test_of_several_citations_of_a_paper_a_grounded_one_counts() -> None:
    bare = cited("2507.21919", CitationStatus.UNKNOWN, doubt="no answer")

    for order in ((bare, ANCHOR), (ANCHOR, bare)):
        assert "anchor-only-verdict" in codes(claimed(Verdict.HOLDS, *order))


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], ["anchor-only-verdict"]),
        ([ANCHOR], ["anchor-only-verdict"]),
        ([cited("2501.99901", CitationStatus.NOT_FOUND, reply=ABSENT)], ["anchor-only-verdict"]),
        ([cited("2507.03112", CitationStatus.GROUNDED, reply=RLVER)], []),
        ([cited("2507.03112", CitationStatus.ID_ONLY, reply=RLVER)], []),
        ([cited("2501.99904", CitationStatus.UNKNOWN)], []),
        ([cited("10.1/x", CitationStatus.ELSEWHERE, elsewhere="10.1/x")], []),
    ],
)
def test_a_verdict_rests_on_anchors_alone_where_nothing_else_may_be_new(
    others: list[JudgedCitation], expected: list[str]
) -> None:
    actual = codes(claimed(Verdict.HOLDS, ANCHOR, *others))

    assert expected == [code for code in actual if code.endswith("-verdict")]


def test_a_fruitless_search_may_name_anchors() -> None:
    assert [] == codes(claimed(Verdict.NO_NEW_EVIDENCE, ANCHOR))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("supersede", "C1: 'supersede' is no verdict; did you mean 'superseded'?"),
        ("Contradict", "C1: 'Contradict' is no verdict; did you mean 'contradicted'?"),
        ("qwertz", "C1: 'qwertz' is no verdict"),
        ("true / false", "C1: 'true / false' is no verdict"),
        ("holds / relaxed", "C1: 'holds / relaxed' is no single verdict"),
        ("", "C1: no verdict"),
    ],
)
def test_what_stands_in_place_of_a_verdict_is_told_with_the_nearest(
    said: str, expected: str
) -> None:
    assert expected == only(claimed(None, said=said)).message


def test_a_claim_that_is_not_addressed_is_quoted() -> None:
    problem = only(claimed(None, line=0, column=0))

    assert "C1 is not addressed: 'Warmth costs accuracy'" == problem.message


def test_tasks_are_missed_only_where_a_prompt_is_known() -> None:
    asked = audit_of(GROUNDED, line_id="line", labels=Labels.AGREE)

    assert ["missing-task", "missing-task"] == codes(asked)
    assert ["missing-task"] == codes(replace(asked, contrary=True))
    assert ["missing-task"] == codes(replace(asked, questions=True))
    assert [] == codes(audit_of(GROUNDED))


REFERENCE = Reference("line", date(2026, 11, 20), "00000000", 0, 33)


def test_tasks_are_missed_of_a_line_that_is_not_here() -> None:
    asked = Reference("other", date(2026, 11, 20), "7c1e90ab", 0, 1)

    assert ["missing-task"] * 2 == codes(audit_of(reference=asked))


def test_work_is_too_old_only_where_it_is_known_since_when_to_search() -> None:
    old = replace(GROUNDED, flags=(Flag.TOO_OLD,))

    assert [] == codes(audit_of(old))
    assert ["too-old-work"] == codes(audit_of(old, search_from=date(2026, 1, 1)))


def test_changed_claims_are_told_at_the_reference_line() -> None:
    audit = replace(claimed(Verdict.UNTESTABLE), labels=Labels.CHANGED, reference=REFERENCE)

    problem = only(replace(audit, line_id="line"))

    assert "/reference" == problem.pointer
    assert problem.message.startswith("the claims of 'line' are no longer those of the prompt")


def test_an_answer_to_the_prompt_of_another_line_is_told_as_that() -> None:
    audit = replace(claimed(Verdict.UNTESTABLE), labels=Labels.CHANGED, reference=REFERENCE)

    problem = only(replace(audit, line_id="other"))

    assert "the prompt was that of 'line', not of 'other': the labels are not used" == (
        problem.message
    )


def test_labels_without_a_reference_line_are_told_where_they_are_used() -> None:
    used = replace(claimed(Verdict.UNTESTABLE), labels=Labels.UNPROVEN, line_id="line")
    unused = replace(used, claims=())

    assert ["unproven-labels"] == codes(used)
    assert [] == codes(unused)


def test_the_checks_of_lines_are_apart_from_those_of_answers() -> None:
    assert not set(found()) & set(found("answer"))
    assert set(found()) == set(found("inquiry", "evidence"))
