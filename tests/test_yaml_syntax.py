"""Why a text is no YAML: the cause, its place and what to type, whatever libyaml says."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence. What is told of each mistake stands in `tests/lines/faulty`;
# here is what holds of all of them, and what no whole line shows.

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml import MarkedYAMLError, YAMLError
from yaml.error import Mark

from inquire.diagnostics import Fault
from inquire.yaml_syntax import explain, merge_conflicts
from inquire.yaml_tree import read_tree

LINES = sorted((Path(__file__).parent.parent / "lines").glob("*.yaml"))
SOURCE = LINES[0].read_text(encoding="utf-8")
MARKS = st.sampled_from(
    [*"'\"[]{},:#&*!|>@`%-?~\t \n\r\0\x85\u2028\ufeff", ": ", " #", "\n- ", "<<<<<<<"]
)


def fault_of(text: str) -> Fault:
    faults = [fault for fault in read_tree(text).faults if fault.code == "yaml-syntax"]
    assert len(faults) == 1
    return faults[0]


def shown(text: str) -> str:
    """The fault with the characters it points at."""
    fault = fault_of(text)
    return f"{fault.message} @ {text[fault.start : fault.end]!r}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", "': ' inside unquoted text starts a new key @ ': '"),
        ("a: b:", "':' at the end of unquoted text makes a key of it @ ':'"),
        ("a: 'b' c", "text goes on after the closing quote @ \"'\""),
        ("- 'b' c", "text goes on after the closing quote @ \"'\""),
        ("a: [b, 'c]'] d", "'[' at the start of text starts a list @ '['"),
        ("a: {b: \"}\"} d", "'{' at the start of text starts a mapping @ '{'"),
        ("a: {b: c}}", "a '}' too many @ '}'"),
        ("a: [b: c", "the '[' opened here is not closed before the next key or the end @ '['"),
        ("a: [b, {c: d]", "the '{' opened here is not closed before the next key or the end @ '{'"),
        ("[", "the '[' opened here is not closed before the next key or the end @ '['"),
        ("a: [b], c: [", "'[' at the start of text starts a list @ '['"),
        ("}", "text cannot start with '}' @ '}'"),
        ("a: b\n}", "a '}' without its '{' @ '}'"),
        ("a: [,]", "an item is missing before ',' @ ','"),
        (", a", "text cannot start with ',' @ ','"),
        ("a: ['b' 'c']", "no ',' before ''c'' @ \"'c'\""),
        ("a: b\n: c", "a key is missing before ':' @ ':'"),
        ("a: &b *c", "'&' at the start of text is read as a YAML anchor @ '&'"),
        ("a: !b !c d", "'!' at the start of text is read as a YAML tag @ '!'"),
        ("a: !b!c d", "'!' at the start of text is read as a YAML tag @ '!'"),
        ("a: |9x\n  b", "'|' at the start of text starts a block of lines @ '|'"),
        ("%", "'%' at the start of a row starts a YAML directive; a line has none @ '%'"),
        ("a: b\n- c", "this row is indented unlike the ones that it belongs to @ '- c'"),
        ("- a\nb: c", "this row is indented unlike the ones that it belongs to @ 'b: c'"),
        ("a\n: b", "a key is missing before ':' @ ':'"),
        ("b\n c: d", "no ':' after 'b' @ 'b'"),
        ("b b\n c: d", "the text above 'c' stands under no key @ 'b b'"),
        ("a\x85b: c", "the character U+0085 ends a line in YAML, though not on the screen @ '\\x85'"),
        ("a: 'b\n...\n", "the quote ' opened here is never closed @ \"'\""),
        ("a: b\n...\nc", "'...' ends the document, and text goes on after it @ '...'"),
        ("{}\nc", "the document has ended above; a line is keys and values @ 'c'"),
        ("a: \"\\", "the quote \" opened here is never closed @ '\"'"),
        ("a: \"\\q\"", "'\\q' is no escape that double-quoted text knows @ '\\\\q'"),
        ("a: \"\\u12\"", "'\\u12' is no escape that double-quoted text knows @ '\\\\u12'"),
        ("|||||||", "merge conflict left by git @ '|||||||'"),
        ("a: b\n>>>>>>> x", "merge conflict left by git @ '>>>>>>> x'"),
    ],
)  # fmt: skip
def test_the_cause_is_told_at_the_characters_that_did_it(text: str, expected: str) -> None:
    actual = shown(text)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab: c: d", "write `ab: >-` and put the text on the next line, indented; quotes inside it are then harmless"),
        ("Ab: c: d", "quote the whole text with single quotes"),
        ("ab: 'it's'", "write '' for an apostrophe inside single quotes; or write `ab: >-` and put the text on the next line, indented; quotes inside it are then harmless"),
        ("text\nab: c", "write `question: …` before it"),
        ("ab: c\nmore", "indent it by 2 blanks, further than 'ab'"),
        ("ab: |\n    c\n  more", "indent it by 4 blanks if it belongs to the text"),
        ("ab: c\ndate 2025-07", "indent it by 2 blanks, further than 'ab'; if it is a key, write `date: 2025-07`"),
        ("ab: c\n  de: f", "do not indent it, like 'ab' above"),
        ("x:\n ab: c\n   de: f", "indent it by 1 blank, like 'ab' above"),
    ],
)  # fmt: skip
def test_the_remedy_is_something_to_type(text: str, expected: str) -> None:
    actual = fault_of(text + "\nzz: y").help

    assert expected == actual


def test_a_remedy_is_found_also_far_below_the_last_key() -> None:
    text = "a: b\n" + "# \n" * 500 + "c\n"

    fault = fault_of(text + "d: e")

    assert fault.help == "write a key before the text, such as `question: …`"


def test_every_merge_conflict_is_told() -> None:
    text = "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n<<<<<<<\r\ne\n"

    actual = [text[fault.start : fault.end] for fault in merge_conflicts(text)]

    assert ["<<<<<<< a", "<<<<<<<"] == actual


def test_what_no_rule_knows_is_passed_on_in_the_words_of_the_parser() -> None:
    mark = Mark("", 2, 0, 2, None, 0)

    plain = explain("a: b", YAMLError("odd"))
    marked = explain("a: b", MarkedYAMLError(problem="it is odd", problem_mark=mark))
    silent = explain("a: b", MarkedYAMLError(problem_mark=mark))

    assert plain == Fault("yaml-syntax", 0, 1, "YAML cannot read this: odd")
    assert marked == Fault("yaml-syntax", 2, 3, "YAML cannot read on: it is odd")
    assert silent.message == "YAML cannot read on: "


def test_a_rule_that_does_not_know_the_place_leaves_it_to_the_next() -> None:
    mark = Mark("", 3, 0, 3, None, 0)
    words = (
        "did not find expected ',' or ']'",
        "could not find expected ':'",
        "found a tab character",
    )

    actual = [
        explain("a: b\nc", MarkedYAMLError(problem=each, problem_mark=mark)) for each in words
    ]

    assert actual[0].message == f"YAML cannot read on: {words[0]}"
    assert actual[1].message.startswith("'a: b' is read as a new key")
    assert actual[2].message == f"YAML cannot read on: {words[2]}"


def test_a_fault_at_the_end_of_a_text_points_at_its_last_character() -> None:
    fault = fault_of("a: [b")

    assert (fault.start, fault.end) == (3, 4)
    assert explain("", YAMLError("odd")).end == 0


@pytest.mark.parametrize(
    "mark", ["'", '"', "[", "{", "&", "*", "!", "|", "@", "\t", ": ", " #", "\n"]
)
def test_a_mark_put_anywhere_into_a_line_is_told_or_read(mark: str) -> None:
    for place in range(0, len(SOURCE), 97):
        text = SOURCE[:place] + mark + SOURCE[place:]

        faults = read_tree(text).faults

        assert all(0 <= fault.start < fault.end <= len(text) for fault in faults)
        assert not [fault for fault in faults if "in this context" in fault.message]


@given(st.lists(st.tuples(st.integers(0, len(SOURCE)), MARKS), min_size=1, max_size=4))
def test_a_line_with_marks_put_into_it_never_raises(marks: list[tuple[int, str]]) -> None:
    text = SOURCE
    for place, mark in marks:
        text = text[:place] + mark + text[place:]

    actual = read_tree(text.lstrip("\ufeff")).faults

    assert all(0 <= fault.start <= fault.end <= len(text) for fault in actual)
    assert all(fault.message for fault in actual)
