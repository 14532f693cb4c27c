"""From a line as read to sorted diagnostics: severities, policy, places and allowances."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest

from inquire.ages import DEFAULT_LIMITS
from inquire.checks import Context, found
from inquire.diagnostics import Diagnostic, Problem, Severity
from inquire.inspection import Policy, by_place, judge
from inquire.line_reading import read
from inquire.model import Inquiry

CONTEXT = Context(date(2026, 11, 22), DEFAULT_LIMITS)
SPLIT = "retest:\n  challenges: [Do models, with long inputs, still lose it?]\n"
HEAD = "question: Is it?\n"


def check(
    *pointers: str, within: str = "", code: str = "", severity: str = "warning"
) -> ModuleType:
    """A check that finds a problem at each of these places."""

    def judged(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
        for pointer in pointers:
            yield Problem(f"odd: {pointer}", pointer, "mend it", within, code)

    return cast("ModuleType", SimpleNamespace(SEVERITY=Severity(severity), check=judged))


def told(text: str, policy: Policy = Policy(), **checks: ModuleType) -> list[Diagnostic]:  # noqa: B008
    named = {name.replace("_", "-"): module for name, module in checks.items()}
    return judge(read(text.encode(), "line.yaml", "line"), CONTEXT, named, policy)


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


# Severities and policy


def test_faults_of_form_are_errors_except_for_split_sentences() -> None:
    text = f"{HEAD}claims: [{{text: x, date: soon}}]\n{SPLIT}"

    actual = [(diagnostic.code, diagnostic.severity) for diagnostic in told(text)]

    assert [("bad-date", "error"), ("split-sentence", "warning")] == actual


def test_errors_of_form_can_be_neither_ignored_nor_lowered_nor_left_unselected() -> None:
    text = f"{HEAD}claims: [{{text: x, date: soon}}]\n"
    policies = [
        Policy(ignore=frozenset({"bad-date"})),
        Policy(select=frozenset({"stale-claim"})),
        Policy(severity={"bad-date": Severity.INFO}),
    ]

    actual = [[(one.code, one.severity) for one in told(text, policy)] for policy in policies]

    assert [[("bad-date", "error")]] * 3 == actual


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Policy(), ["warning"]),
        (Policy(ignore=frozenset({"split-sentence"})), []),
        (Policy(select=frozenset({"stale-claim"})), []),
        (Policy(select=frozenset({"split-sentence"})), ["warning"]),
        (Policy(severity={"split-sentence": Severity.INFO}), ["info"]),
    ],
)
def test_a_split_sentence_follows_the_policy(policy: Policy, expected: list[str]) -> None:
    actual = [one.severity.value for one in told(f"{HEAD}claims: [{{text: x}}]\n{SPLIT}", policy)]

    assert expected == actual


def test_checks_follow_the_policy() -> None:
    text = f"{HEAD}claims: [{{text: x}}]\n"
    checks = {"one": check("/claims/0"), "two": check("/claims/0")}

    ignored = told(text, Policy(ignore=frozenset({"one"})), **checks)
    selected = told(text, Policy(select=frozenset({"one"})), **checks)
    raised = told(text, Policy(severity={"one": Severity.ERROR}), **checks)

    assert codes(ignored) == ["two"]
    assert codes(selected) == ["one"]
    assert [(one.code, one.severity) for one in raised] == [("one", "error"), ("two", "warning")]


def test_no_check_runs_on_a_line_whose_form_is_wrong() -> None:
    diagnostics = told(f"{HEAD}claims: [{{text: x, dat: y}}]\n", one=check("/claims/0"))

    assert codes(diagnostics) == ["unknown-key"]


def test_a_malformed_id_stops_the_checks_unless_they_are_to_go_on() -> None:
    text = f"{HEAD}claims: [{{text: x, anchors: [2513.01234]}}]\n"
    reading = read(text.encode(), "line.yaml", "line")
    checks = {"one": check("/claims/0")}

    stopped = judge(reading, CONTEXT, checks)
    partial = judge(reading, CONTEXT, checks, partial=True)

    assert codes(stopped) == ["malformed-id"]
    assert codes(partial) == ["one", "malformed-id"]


def test_a_split_sentence_stops_no_check() -> None:
    diagnostics = told(f"{HEAD}claims: [{{text: x}}]\n{SPLIT}", one=check("/claims/0"))

    assert codes(diagnostics) == ["one", "split-sentence"]


# Places


@pytest.mark.parametrize(
    ("pointer", "within", "place"),
    [
        ("", "", (1, 1, 1)),
        ("/question", "", (1, 11, 6)),
        ("/claims/0", "", (3, 5, 1)),
        ("/claims/0/text", "", (3, 11, 11)),
        ("/claims/0/text", "10–30", (4, 13, 5)),
        ("/claims/0/text", "by about 10–30", (3, 20, 2)),
        ("/claims/0/text", "not there", (3, 11, 11)),
        ("/claims/0/date", "", (3, 5, 1)),
    ],
)
def test_a_problem_is_placed_by_its_pointer(
    pointer: str, within: str, place: tuple[int, int, int]
) -> None:
    text = f"{HEAD}claims:\n  - text: It rises by\n      about 10–30 points\n    date:\n"

    [diagnostic] = told(text, one=check(pointer, within=within))

    assert place == (diagnostic.line, diagnostic.column, diagnostic.width)
    assert diagnostic.help == "mend it"


def test_a_problem_may_bring_its_own_code() -> None:
    diagnostics = told(f"{HEAD}claims: [{{text: x}}]\n", one=check("", code="two"))

    assert codes(diagnostics) == ["two"]


def test_diagnostics_are_sorted_by_place_then_worst_first_then_by_code() -> None:
    text = f"{HEAD}claims: [{{text: x}}]\n{SPLIT}"

    diagnostics = told(
        text,
        b=check("/claims/0/text", "/question"),
        a=check("/claims/0/text"),
        z=check("/claims/0/text", severity="error"),
        i=check("/claims/0/text", severity="info"),
    )

    assert codes(diagnostics) == ["b", "z", "a", "b", "i", "split-sentence"]
    assert diagnostics == sorted(diagnostics, key=by_place)


# Allowances

ALLOW = "# inquire: allow[one]"


@pytest.mark.parametrize(
    "claim",
    [
        f"  - text: x  {ALLOW} as agreed\n    date: 2025\n",
        f"  - text: 'x'  {ALLOW}\n",
        "  - text: x #inquire:allow[one]\n",
        "  - text: x # inquire: allow[ two , one ]\n",
        "  - text: x # as agreed # inquire: allow[one]\n",
        f"  - text:  {ALLOW}\n      x\n",
        f"  - text:\n      x  {ALLOW}\n",
        f"  - text: >-  {ALLOW}\n      x\n      y\n",
        f"  - text: |  {ALLOW}\r\n      x\r\n",
        f"  - text: a text that goes on\n      here  {ALLOW}\n",
        f"  - text: 'a text that goes on\n      here'  {ALLOW}\n",
    ],
)  # fmt: skip
def test_a_comment_on_a_row_of_the_value_or_its_key_allows_what_is_said_there(claim: str) -> None:
    diagnostics = told(f"{HEAD}claims:\n{claim}", one=check("/claims/0/text"))

    assert diagnostics == []


@pytest.mark.parametrize(
    "claim",
    [
        f"  {ALLOW}\n  - text: x\n",
        f"  - text: x\n  {ALLOW}\n",
        f"  - text: x\n    date: 2025  {ALLOW}\n",
        f"  - text: >-\n      x\n  {ALLOW}\n",
        "  - text: x  # inquire: allow[two]\n",
    ],
)
def test_a_comment_elsewhere_allows_nothing_and_is_told(claim: str) -> None:
    diagnostics = told(f"{HEAD}claims:\n{claim}", one=check("/claims/0/text"), two=check())

    assert sorted(codes(diagnostics)) == ["one", "unused-allowance"]


@pytest.mark.parametrize(
    "claim",
    [
        f"  - text: >-\n      x {ALLOW}\n",
        f"  - text: |\n      {ALLOW}\n",
        f"  - text: 'x {ALLOW}'\n",
        f'  - text: "x {ALLOW}"\n',
        "  - text: x#inquire:allow[one]\n",
        "  - text: x\n  #\n  # inquire: allow\n",
        "  - text: x # inquire: allow(one)\n",
        "  - text: x #\n    kind: durable #  inquire: allow[one]\n",
    ],
)
def test_what_is_no_such_comment_neither_allows_nor_is_told(claim: str) -> None:
    diagnostics = told(f"{HEAD}claims:\n{claim}", one=check("/claims/0/text"))

    assert codes(diagnostics) == ["one"]


def test_a_claim_is_allowed_on_its_first_row_and_a_list_in_brackets_on_its_last() -> None:
    text = (
        f"{HEAD}claims:\n  - id: a  {ALLOW}\n    text: x\n"
        f"    anchors: [2507.21919,\n      2212.10983]  {ALLOW}\n"
    )

    diagnostics = told(text, one=check("/claims/0", "/claims/0/anchors"))

    assert diagnostics == []


def test_a_list_in_rows_is_allowed_on_its_key_and_not_on_its_last_row() -> None:
    text = f"{HEAD}claims:\n  - text: x\n    notes:{{}}\n      - a{{}}\nnotes: [{{{{id: a, title: b, text: c}}}}]\n"

    on_key = told(text.format(f"  {ALLOW}", ""), one=check("/claims/0/notes"))
    on_item = told(text.format("", f"  {ALLOW}"), one=check("/claims/0/notes"))

    assert on_key == []
    assert on_item == []  # the first item is where the list begins


def test_an_allowance_narrows_to_the_row_of_the_words_meant() -> None:
    text = f"{HEAD}claims:\n  - text: It rises\n      by 10  {ALLOW}\n"

    diagnostics = told(text, one=check("/claims/0/text", within="by 10"))

    assert diagnostics == []


def test_one_comment_may_allow_several_codes_and_is_used_if_one_matches() -> None:
    text = f"{HEAD}claims:\n  - text: x  # inquire: allow[one, two]\n"

    both = told(text, one=check("/claims/0/text"), two=check("/claims/0/text"))
    first = told(text, one=check("/claims/0/text"), two=check())
    neither = told(text, one=check(), two=check())

    assert both == first == []
    assert [one.message for one in neither] == [
        "nothing here is one or two: the allowance matches nothing"
    ]


def test_an_unused_allowance_is_told_where_it_stands() -> None:
    text = f"{HEAD}claims:\n  - text: 'allow[one] {ALLOW}' {ALLOW} so\n"

    [diagnostic] = told(text, one=check())

    assert (diagnostic.line, diagnostic.column, diagnostic.width) == (3, 46, len(ALLOW))
    assert (diagnostic.severity, diagnostic.help) == ("warning", "delete it")


def test_an_allowance_of_no_check_is_told() -> None:
    text = f"{HEAD}claims:\n  - text: x  # inquire: allow[stale-clam]\n"

    [diagnostic] = told(text, one=check("/claims/0/text", within="no"), two=check())[1:]

    assert diagnostic.message == "'stale-clam' is no check that can be allowed"


def test_of_an_allowance_whose_check_did_not_run_nothing_is_said() -> None:
    text = f"{HEAD}claims:\n  - text: x  # inquire: allow[stale-claim]\n"
    ignored = Policy(ignore=frozenset({"stale-claim"}))

    not_among = told(text, one=check())
    not_wanted = judge(read(text.encode(), "line.yaml", "line"), CONTEXT, found(), ignored)

    assert not_among == []
    assert "unused-allowance" not in codes(not_wanted)


def test_unused_allowances_follow_the_policy() -> None:
    text = f"{HEAD}claims:\n  - text: x  {ALLOW}\n"

    ignored = told(text, Policy(ignore=frozenset({"unused-allowance"})), one=check())
    raised = told(text, Policy(severity={"unused-allowance": Severity.ERROR}), one=check())

    assert ignored == []
    assert [one.severity for one in raised] == ["error"]


def test_an_error_of_form_cannot_be_allowed() -> None:
    diagnostics = told(f"{HEAD}claims:\n  - text: x\n    date: soon # inquire: allow[bad-date]\n")

    assert codes(diagnostics) == ["bad-date"]
