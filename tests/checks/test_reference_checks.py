"""Checks of what refers to what: notes, papers, other lines, and what a template needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inquire.diagnostics import Problem

Told = Callable[..., list[Problem]]


def places(problems: list[Problem]) -> list[str]:
    return [problem.pointer for problem in problems]


def test_a_claim_needs_a_paper_of_its_own_or_of_a_note_unless_it_is_argued(told: Told) -> None:
    text = """\
    question: Is it so?
    notes:
      - {id: anchored, title: Is it?, text: It is, anchors: [2507.21919]}
      - {id: bare, title: Is it?, text: It is, date: 2025}
    claims:
      - {text: one, anchors: [2507.21919]}
      - {text: two, notes: [bare, anchored]}
      - {text: three, basis: argument}
      - {text: four, basis: inference}
      - {text: five, notes: [bare]}
      - {text: six, basis: experiment}
    """

    actual = places(told("unanchored-claim", text))
    expected = ["/claims/4", "/claims/5"]

    assert expected == actual


def test_an_anchor_is_used_by_a_claim_a_note_or_the_essay_in_any_version(told: Told) -> None:
    text = """\
    question: Is it so?
    essay: As arXiv:2402.12556 has it.
    notes:
      - {id: note, title: Is it?, text: It is, anchors: [2507.03112v1]}
    claims:
      - {text: one, anchors: [2507.21919]}
    anchors:
      - arxiv: 2507.21919v2
      - arxiv: 2507.03112
      - arxiv: 2402.12556
      - arxiv: 2510.01395
    """

    actual = places(told("unused-anchor", text))
    expected = ["/anchors/3/arxiv"]

    assert expected == actual


def test_a_note_is_cited_by_the_essay_or_by_a_claim(told: Told) -> None:
    text = """\
    question: Is it so?
    essay: It is [[one]].
    notes:
      - {id: one, title: Is it?, text: It is}
      - {id: two, title: Is it?, text: It is}
      - {id: three, title: Is it?, text: It is}
    claims:
      - {text: one, notes: [two]}
    """

    actual = places(told("uncited-note", text))
    expected = ["/notes/2"]

    assert expected == actual


def test_a_line_without_notes_has_none_uncited(told: Told) -> None:
    actual = told("uncited-note", "question: Is it?\nclaims: [{text: It is}]\n")
    expected = []

    assert expected == actual


def test_an_unknown_citation_is_told_once_with_the_nearest_note(told: Told) -> None:
    text = """\
    question: Is it so?
    essay: It is [[token-budget]], [[token-buget]], again [[token-buget]] and [[zzz]].
    notes:
      - {id: token-budget, title: Is it?, text: It is}
    claims:
      - {text: one}
    """

    actual = [(problem.message, problem.within) for problem in told("unknown-citation", text)]
    expected = [
        (
            (
                "the essay cites note 'token-buget', which is not in this line"
                "; did you mean 'token-budget'?"
            ),
            "[[token-buget]]",
        ),
        ("the essay cites note 'zzz', which is not in this line", "[[zzz]]"),
    ]

    assert expected == actual


def test_an_unlisted_paper_is_told_once_where_it_is_first_cited(told: Told) -> None:
    text = """\
    question: Is it so?
    notes:
      - {id: note, title: Is it?, text: It is, anchors: [2507.21919, 2510.01395v2]}
    claims:
      - {text: one, anchors: [2507.21919v2, 2507.03112]}
      - {text: two, anchors: [2507.21919]}
    anchors:
      - arxiv: 2507.03112
    history:
      - {claim: one, date: 2026, verdict: holds, papers: [2501.99901]}
    """

    actual = places(told("unlisted-anchor", text))
    expected = ["/claims/0/anchors/0", "/notes/0/anchors/1"]

    assert expected == actual


NEXT = """\
question: Is it so?
claims: [{text: It is}]
next: [other, line, othr, zzz]
"""


def test_next_names_other_lines_of_the_library(told: Told) -> None:
    known = frozenset({"line", "other"})

    actual = [
        (problem.pointer, problem.message) for problem in told("unknown-next", NEXT, line_ids=known)
    ]
    expected = [
        ("/next/1", "'next' names this line itself"),
        ("/next/2", "'next' names 'othr', and the library has no such line; did you mean 'other'?"),
        ("/next/3", "'next' names 'zzz', and the library has no such line"),
    ]

    assert expected == actual


def test_of_an_unknown_library_nothing_can_be_said(told: Told) -> None:
    actual = told("unknown-next", NEXT, line_ids=None)
    expected = []

    assert expected == actual


@pytest.mark.parametrize(
    ("retest", "needs", "expected"),
    [
        ("{role: a, topic: b}", ("role", "topic"), []),
        ("{role: a}", ("role", "topic"), ["'topic'"]),
        ("", ("role", "topic"), ["'role' and 'topic'"]),
        ("", ("role", "topic", "focus"), ["'role', 'topic' and 'focus'"]),
        ("{role: a}", ("challenges",), ["'challenges'"]),
        ("", (), []),
        ("", ("no-such-key",), []),
    ],
)
def test_a_retest_that_lacks_what_the_template_needs_is_thin(
    told: Told, retest: str, needs: tuple[str, ...], expected: list[str]
) -> None:
    text = f"question: Is it?\nclaims: [{{text: It is}}]\nretest: {retest}\n"

    actual = [
        problem.message
        for problem in told("thin-retest", text, template="own", template_needs=needs)
    ]
    expected = [f"'retest' lacks {names}, which the template 'own' asks for" for names in expected]

    assert expected == actual


HISTORY = """\
question: Is it so?
claims:
  - {{id: one, text: It is{reviewed}}}
  - {{id: two, text: It is too}}
history:
{looks}
"""


@pytest.mark.parametrize(
    ("looks", "reviewed", "expected"),
    [
        (["2026-01 contradicted"], "", 1),
        (["2026-01 superseded"], "", 1),
        (["2026-01 relaxed"], "", 0),
        (["2026-01 contradicted", "2026-02 holds"], "", 0),
        (["2026-02 holds", "2026-01 contradicted"], "", 0),
        (["2026-01 holds", "2026-01 contradicted"], "", 1),
        (["2026-01 contradicted", "2026-01 holds"], "", 0),
        (["2026-01-10 contradicted"], ", reviewed: 2026-01-10", 0),
        (["2026-01-10 contradicted"], ", reviewed: 2026-01-09", 1),
        (["2026-01 contradicted", "2026-02 no-new-evidence"], "", 1),
        (["2026-01 contradicted", "2026-02 no-new-evidence,mark:reviewed"], "", 0),
        (["2026-01 contradicted", "2026-02 untestable"], "", 0),
        (["2026-01-10 contradicted", "2026-01-10 ,mark:reviewed"], "", 0),
        (["2026-01-10 ,mark:reviewed", "2026-01-10 contradicted"], "", 1),
        (["2026-01-10 contradicted", "2026-01-09 ,mark:reviewed"], "", 1),
        (["2026-01 contradicted,mark:reviewed"], "", 1),
        (["2026-01 contradicted,wording:130deb98"], "", 1),
        (["2026-01 contradicted,wording:00000000"], "", 0),
    ],
)
def test_the_newest_verdict_counts_until_a_person_looks(
    told: Told, looks: list[str], reviewed: str, expected: int
) -> None:
    entries = [look.split() for look in looks]
    rows = [
        f"  - {{claim: one, date: {day}, verdict: {found.replace(':', ': ').replace(',', ', ')}}}"
        for day, found in entries
    ]
    text = HISTORY.format(reviewed=reviewed, looks="\n".join(rows))

    actual = places(told("contradicted-claim", text))
    expected = ["/claims/0"] * expected

    assert expected == actual


def test_an_ungrounded_verdict_is_told_as_one(told: Told) -> None:
    looks = "  - {claim: one, date: 2026-01-10, verdict: superseded, mark: ungrounded}"

    (problem,) = told("contradicted-claim", HISTORY.format(reviewed="", looks=looks))

    expected = "claim 'one' was found superseded (ungrounded) on 2026-01-10 and still stands"
    assert expected == problem.message
    assert problem.help.endswith("if it may stand: inquire reviewed line one")


def test_without_a_history_nothing_is_contradicted(told: Told) -> None:
    actual = told("contradicted-claim", "question: Is it?\nclaims: [{text: It is}]\n")
    expected = []

    assert expected == actual
