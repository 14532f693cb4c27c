"""From bytes to sorted diagnostics: reading, severities, allowances, and what never raises."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inquire.ages import DEFAULT_LIMITS
from inquire.checks import Context, found
from inquire.diagnostics import Diagnostic, Problem, Severity
from inquire.inspection import (
    MOST_BYTES,
    Policy,
    by_place,
    form_diagnostics,
    judge,
    read,
)
from inquire.model import Inquiry

LINES = sorted((Path(__file__).parent.parent / "lines").glob("*.yaml"))
SOURCES = [path.read_bytes() for path in LINES]
FAULTY = Path(__file__).parent / "lines" / "faulty"
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


def only(data: bytes) -> Diagnostic:
    diagnostics = form_diagnostics(read(data, "line.yaml", "line"))
    assert len(diagnostics) == 1
    return diagnostics[0]


# Reading


def test_a_line_gets_the_id_that_its_file_gives_it() -> None:
    reading = read(b"question: Is it?\nclaims:\n  - text: It is.\n", "lines/is-it.yaml", "is-it")

    assert reading.sound
    assert reading.inquiry is not None
    assert reading.inquiry.id == "is-it"
    assert reading.path == "lines/is-it.yaml"


def test_a_byte_order_mark_moves_no_column() -> None:
    diagnostic = only(
        b"\xef\xbb\xbf\xef\xbb\xbfquestio: Is it?\nquestion: x\nclaims: [{text: y}]\n"
    )

    assert (diagnostic.line, diagnostic.column) == (1, 1)
    assert diagnostic.source == "questio: Is it?"


@pytest.mark.parametrize(
    ("data", "place", "source"),
    [
        ("question: Caf\u00e9?".encode("latin-1"), (1, 14), "question: Caf\ufffd?"),
        (b"\xef\xbb\xbfa: b\nc: \xff", (2, 4), "c: \ufffd"),
        (b"question: \xed\xa0\x80", (1, 11), "question: \ufffd\ufffd\ufffd"),
        (b"question: \xf0\x9f\x98", (1, 11), "question: \ufffd"),
    ],
)
def test_what_is_not_utf8_is_told_at_the_byte(
    data: bytes, place: tuple[int, int], source: str
) -> None:
    diagnostic = only(data)

    actual = (diagnostic.line, diagnostic.column)

    assert place == actual
    assert diagnostic.code == "not-utf8"
    assert diagnostic.source == source


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_of_unicode_are_refused(encoding: str) -> None:
    diagnostic = only("question: Is it?".encode(encoding))

    assert diagnostic.code in ("not-utf8", "control-character")
    assert diagnostic.line == 1


def test_a_mebibyte_is_read_and_one_byte_more_is_refused() -> None:
    text = b"question: Is it?\nclaims:\n  - text: It is.\n#"
    fine = read(text.ljust(MOST_BYTES, b"x"), "line.yaml", "line")
    diagnostic = only(text.ljust(MOST_BYTES + 1, b"x"))

    assert fine.sound
    assert diagnostic.code == "too-large"
    assert (diagnostic.line, diagnostic.column, diagnostic.width) == (1, 1, 1)


def test_nel_and_the_unicode_separators_do_not_count_as_lines() -> None:
    diagnostic = only("question: 'a\x85b\u2028c'\nclaims: [{text: x}]\ndate: 2025\n".encode())

    assert (diagnostic.line, diagnostic.column) == (3, 1)


def test_the_characters_meant_end_with_their_row() -> None:
    text = "question: Is it?\nclaims:\n  - text: x\n    date: 'so\n      on'\n"

    diagnostic = only(text.encode())

    assert (diagnostic.line, diagnostic.column, diagnostic.width) == (4, 11, 3)
    assert diagnostic.source == "    date: 'so"


@pytest.mark.parametrize(
    "unit", ["- x\n", "  x1: y\n", "  - {date: soon}\n", "  - {kind: x, notes: [y]}\n"]
)
def test_a_large_line_with_a_thousand_faults_is_told_in_time(unit: str) -> None:
    text = f"question: Is it?\nclaims:\n{unit * 3000}"

    actual = form_diagnostics(read(text.encode(), "line.yaml", "line"))

    assert actual


def test_the_faults_of_one_long_row_share_its_text() -> None:
    text = f"question: Is it?\nclaims: [{{text: x, anchors: [{'y, ' * 1000}]}}]\n"
    diagnostics = form_diagnostics(read(text.encode(), "line.yaml", "line"))

    actual = {id(diagnostic.source) for diagnostic in diagnostics}

    assert len(diagnostics) == 1000
    assert len(actual) == 1


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


# What holds of all input


def inspected(data: bytes) -> list[Diagnostic]:
    """The diagnostics of any bytes, each of which must stand inside the text."""
    reading = read(data, "line.yaml", "line")
    diagnostics = form_diagnostics(reading)
    rows = reading.tree.lines
    for diagnostic in diagnostics:
        source = rows.line(diagnostic.line)
        assert diagnostic.source == source
        assert 1 <= diagnostic.column <= len(source) + 1
        assert 1 <= diagnostic.width
        assert diagnostic.column + diagnostic.width <= max(len(source), diagnostic.column) + 1
        assert diagnostic.message
    assert (reading.inquiry is None) <= bool(diagnostics)
    return diagnostics


@given(st.binary(max_size=200))
@example(b"\x00")
@example(b"[" * 300)
@example(b"\xef\xbb\xbf")
@example(b"'\\")
def test_any_bytes_are_told_and_never_raise(data: bytes) -> None:
    inspected(data)


@given(st.text(max_size=200))
def test_any_text_is_told_and_never_raises(text: str) -> None:
    inspected(text.encode())


WORDS = st.sampled_from(
    "question claims text notes anchors id date kind retest window history verdict next - - : : "
    "[ ] { } , ' \" # | > * & ! 2507.21919 2025 durable ~ null soon x".split()
)


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", "\n  ", "\n    ", ""])), max_size=60))
def test_any_heap_of_words_is_told_and_never_raises(words: list[tuple[str, str]]) -> None:
    inspected("".join(word + gap for word, gap in words).encode())


@given(
    st.sampled_from(SOURCES),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=4)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_real_line_with_bytes_exchanged_is_told_and_never_raises(
    data: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    for share, length, put in changes:
        place = int(share * len(data))
        data = data[:place] + put + data[place + length :]

    inspected(data)


@given(st.sampled_from(SOURCES), st.data())
def test_a_real_line_with_rows_moved_is_told_and_never_raises(
    data: bytes, choices: st.DataObject
) -> None:
    rows = data.splitlines(keepends=True)
    place = choices.draw(st.integers(0, len(rows) - 1))
    indent = choices.draw(st.sampled_from([b"", b" ", b"  ", b"      ", b"\t", b"- "]))
    rows[place] = indent + rows[place].lstrip()

    inspected(b"".join(rows))


def test_a_real_line_cut_off_anywhere_is_told_and_never_raises() -> None:
    data = SOURCES[0][:4000] + SOURCES[0][-2500:]

    told_of = [bool(inspected(data[:length])) for length in range(len(data))]

    assert told_of[0]
    assert len(told_of) == len(data)


@pytest.mark.parametrize("path", sorted(FAULTY.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_faulty_line_cut_off_anywhere_is_told_and_never_raises(path: Path) -> None:
    data = path.read_bytes()

    for length in range(len(data)):
        inspected(data[:length])
