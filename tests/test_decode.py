"""Nodes to values, kind by kind: what is read, what is refused, and what YAML would lose."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence. Each message stands in a golden file of `tests/lines/faulty`.

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.decode import (
    MISSING,
    Collector,
    FieldKind,
    describe,
    did_you_mean,
    nearest,
    quoted,
)
from inquire.diagnostics import Fault
from inquire.durations import Duration
from inquire.field_kinds import Name, OneOf, PaperId, Period, Text, When
from inquire.records import ListOf, Record, full
from inquire.yaml_tree import Scalar, read_tree


class Mood(StrEnum):
    WARM = "warm"
    COLD = "cold"


class Made(NamedTuple):
    text: str
    moods: tuple[str, ...] = ()
    inner: Any = None


INNER = Record("an inner thing", lambda **values: values, {"mood": OneOf(Mood), "short": Text()})
MADE = Record(
    "a thing",
    Made,
    {"text": Text(), "moods": ListOf(OneOf(Mood)), "inner": INNER},  # type: ignore[arg-type]
    required=("text",),
)


def decoded(kind: FieldKind, written: str) -> tuple[Any, list[Fault]]:
    """What a kind reads under `key`, and its faults."""
    tree = read_tree(f"key: {written}\n")
    assert tree.faults == []
    to = Collector(tree)
    node = tree.find("/key")[1]
    assert node is not None
    return kind.read(node, "key", to), to.faults


def value_of(kind: FieldKind, written: str) -> Any:
    value, faults = decoded(kind, written)
    assert faults == []
    return value


def code_of(kind: FieldKind, written: str) -> str:
    value, faults = decoded(kind, written)
    assert len(faults) == 1
    assert value is MISSING or faults[0].code in ("lost-text", "split-sentence", "malformed-id")
    return faults[0].code


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (Text(), "It is.", "It is."),
        (Text(), "no", "no"),
        (Text(), "'null'", "null"),
        (Text(), "' padded '", "padded"),
        (Text(), "''", ""),
        (Text(), "a # comment", "a"),
        (Text(), "a #inquire: allow[x]", "a"),
        (Text(), "'a #b'", "a #b"),
        (Text(), "a#b", "a#b"),
        (Text(), '"a\\nb"', "a\nb"),
        (Text(), '"a \\\\theta"', "a \\theta"),
        (Text(), "'a \\theta'", "a \\theta"),
        (Text(), '"a\\nnew row"', "a\nnew row"),
        (Text(), "zero\u200bwidth \u200fמ\u200e", "zero\u200bwidth \u200fמ\u200e"),
        (Name(), "a.b_c-d", "a.b_c-d"),
        (Name(), "2025", "2025"),
        (Name(), "温", "温"),
        (Name(), "' a '", "a"),
        (When(), "2024-02-29", None),
        (Period(), "6 months", Duration(6)),
        (PaperId(), "2303.08770", ArxivId("2303.08770")),
        (PaperId(), "math.GT/0309136", ArxivId("math/0309136")),
        (OneOf(Mood), "warm", Mood.WARM),
        (ListOf(Name()), "[a, b]", ("a", "b")),
        (ListOf(Name()), "[]", ()),
        (ListOf(Text(), single=True), "a, b", ("a, b",)),
        (ListOf(Text(), single=True), "''", ()),
        (ListOf(Text(), sentences=True), "[Is it?, Is it not?]", ("Is it?", "Is it not?")),
        (ListOf(Text(), sentences=True), "[one, two]", ("one", "two")),
        (ListOf(Text(), sentences=True), "[Is it?, then so]", ("Is it?", "then so")),
        (ListOf(Text(), sentences=True), "['so', 'is it?']", ("so", "is it?")),
        (ListOf(Text()), "[Is it, is it?]", ("Is it", "is it?")),
        (MADE, "{text: x}", Made("x")),
        (MADE, "{text: x, moods: [warm], inner: {mood: cold}}", Made("x", ("warm",), {"mood": "cold"})),
        (MADE, "{text: x, moods: , inner: }", Made("x")),
    ],
)  # fmt: skip
def test_a_kind_reads_what_it_takes(kind: FieldKind, written: str, expected: Any) -> None:
    actual = value_of(kind, written)

    assert expected in (actual, None)


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (Text(), "null", "null-value"),
        (Text(), "~", "null-value"),
        (Text(), "[a]", "wrong-kind"),
        (Text(), "{a: b}", "wrong-kind"),
        (Text(), "a #b", "lost-text"),
        (Text(), '"\\theta"', "lost-text"),
        (Text(), '"\\\\ \\tau"', "lost-text"),
        (Text(), '"\\nabla"', "lost-text"),
        (Text(), '"\\neq 1"', "lost-text"),
        (Text(), '"\\Lambda"', "lost-text"),
        (Text(), '"\\_x"', "lost-text"),
        (Text(), '"\\frac"', "control-character"),
        (Text(), '"\\x1b"', "control-character"),
        (Text(), '"\\U0000202e"', "control-character"),
        (Text(), "a\u202eb", "control-character"),
        (Name(), "a b", "bad-id"),
        (Name(), "'a\n\n  b'", "bad-id"),
        (Name(), "_a", "bad-id"),
        (Name(), "''", "bad-id"),
        (Name(), "'!!'", "bad-id"),
        (Name(), "Null", "null-value"),
        (Name(), "[a]", "wrong-kind"),
        (When(), "soon", "bad-date"),
        (When(), "2025/07", "ambiguous-date"),
        (When(), "{a: b}", "wrong-kind"),
        (Period(), "soon", "bad-period"),
        (Period(), "[6 months]", "wrong-kind"),
        (PaperId(), "2513.01234", "malformed-id"),
        (PaperId(), "''", "malformed-id"),
        (PaperId(), "{arXiv: 2507.21919}", "wrong-kind"),
        (PaperId(), "{arXiv: [x]}", "wrong-kind"),
        (PaperId(), "{doi: x}", "wrong-kind"),
        (OneOf(Mood), "hot", "unknown-value"),
        (OneOf(Mood), "''", "unknown-value"),
        (OneOf(Mood), "[warm]", "wrong-kind"),
        (ListOf(Name()), "a", "wrong-kind"),
        (ListOf(Name()), "{a: b}", "wrong-kind"),
        (ListOf(Name()), "null", "null-value"),
        (ListOf(Name()), "''", "wrong-kind"),
        (ListOf(Name()), "\n  -\n  - a", "wrong-kind"),
        (ListOf(Text()), "['']", "wrong-kind"),
        (ListOf(Text()), "\n  - #a\n  - b", "lost-text"),
        (ListOf(Text(), single=True), "null", "null-value"),
        (ListOf(Text(), single=True), "{a: b}", "wrong-kind"),
        (ListOf(Text(), sentences=True), "[Is it, is it?]", "split-sentence"),
        (ListOf(Text(), sentences=True), "[Is it, so, [x], 'is it?']", "wrong-kind"),
        (MADE, "x", "wrong-kind"),
        (MADE, "[x]", "wrong-kind"),
        (MADE, "~", "null-value"),
        (MADE, "{}", "missing-key"),
        (MADE, "{text: }", "missing-key"),
        (MADE, "{text: '  '}", "missing-key"),
        (MADE, "\n  text: #x", "lost-text"),
        (MADE, "{text: x, texts: y}", "unknown-key"),
        (MADE, "{text: x, moods: [hot]}", "unknown-value"),
        (MADE, "{text: x, inner: {short: [x]}}", "wrong-kind"),
        (MADE, "{text: x, inner: []}", "wrong-kind"),
    ],
)  # fmt: skip
def test_a_kind_refuses_what_it_does_not_take(kind: FieldKind, written: str, expected: str) -> None:
    _, faults = decoded(kind, written)

    actual = {fault.code for fault in faults}

    assert expected in actual
    assert len(faults) == 1 or "split-sentence" in actual


def test_a_malformed_id_is_a_value_of_its_own() -> None:
    value, faults = decoded(PaperId(), "2507.2191")

    assert isinstance(value, MalformedId)
    assert [fault.code for fault in faults] == ["malformed-id"]


def test_every_fault_of_a_record_is_collected() -> None:
    value, faults = decoded(
        MADE, "{texts: x, moods: [hot, cold, dry], inner: {mood: [], short: ~}}"
    )

    actual = [fault.code for fault in faults]

    assert value is MISSING
    assert actual == [
        "unknown-key",
        "unknown-value",
        "unknown-value",
        "wrong-kind",
        "null-value",
        "missing-key",
    ]


def test_of_a_control_character_the_place_is_told() -> None:
    raw = decoded(Text(), "ab\u202ec")[1][0]
    escaped = decoded(Text(), '"ab \\" \\x41 \\\\f \\x1b"')[1][0]

    assert (raw.start, raw.end) == (7, 8)
    assert (escaped.start, escaped.end) == (21, 25)


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (ListOf(PaperId()), "2507.21919; 2507.03112", "[2507.21919, 2507.03112]"),
        (ListOf(Name()), "One line, two_b", "[one-line, two_b]"),
        (ListOf(Text()), "Is it, so?", "- Is it, so?"),
        (ListOf(MADE), "It is.", "- text: It is."),
        (ListOf(MADE), "\n  text: It is.", "write '- ' before 'text'"),
        (ListOf(MADE), "\n  It: is", "- text: It"),
        (ListOf(MADE), "\n  -text: is", "write a blank after the '-' of '-text'"),
        (ListOf(Name()), "\n  a: b", "write '- ' before 'a'"),
        (ListOf(Name()), "{a: b}", ""),
        (ListOf(MADE), "[It is.]", "- text: It is."),
        (ListOf(MADE), "[[]]", "- text: …"),
        (ListOf(MADE), "[~]", "- text: …"),
        (MADE, "{text: }", "text: …"),
        (Record("'key'", dict, {"mood": OneOf(Mood)}), "x", "write its keys below it, indented, such as `mood: …`"),
        (Record("a line", dict, {"mood": OneOf(Mood)}), "x", "begin with `mood: …`, not indented and without a dash"),
        (Record("a line", dict, {"moods": ListOf(MADE)}, required=("moods",)), "{}", "write `moods:` and below it, indented, `- text: …`"),
        (Name(), "Ein Name", "key: ein-name"),
        (Name(), "'!'", "key: a-name"),
        (ListOf(Name()), "[Ein Name]", "ein-name"),
    ],
)  # fmt: skip
def test_the_remedy_is_something_to_type(kind: FieldKind, written: str, expected: str) -> None:
    actual = decoded(kind, written)[1][0].help

    assert expected == actual


def test_of_the_kind_of_another_place_it_is_told_where_it_belongs() -> None:
    tree = read_tree("short: x\nmod: y\n")
    to = Collector(tree, MADE.homes_of)
    assert tree.root is not None

    MADE.read(tree.root, "key", to)
    actual = [fault.message for fault in to.faults]

    assert actual[:2] == [
        "unknown key 'short' in a thing; it is a key of an inner thing",
        "unknown key 'mod' in a thing; did you mean 'moods'?",
    ]


def test_suggestions_end_when_nobody_reads_them_any_more() -> None:
    tree = read_tree("".join(f"tex{number}: x\n" for number in range(150)))
    to = Collector(tree)
    assert tree.root is not None

    MADE.read(tree.root, "key", to)
    told = ["did you mean" in fault.message for fault in to.faults]

    assert told.count(True) == 100
    assert len(told) == 151


def test_a_node_is_named_in_the_words_of_a_message() -> None:
    tree = read_tree("a: [x]\nb: {}\nc: 'one\n  two'\nd: ' '\n")
    nodes = [tree.find(f"/{name}")[1] for name in "abcd"]

    actual = [describe(node) for node in nodes if node]

    assert ["a list", "keys and values", "the text 'one two'", "an empty text"] == actual


@pytest.mark.parametrize(
    ("word", "expected"),
    [("anchor", "anchors"), ("Anchors", "anchors"), ("zzz", ""), ("", ""), ("a" * 10_000, "")],
)
def test_the_nearest_known_word_is_found(word: str, expected: str) -> None:
    actual = nearest(word, ["anchors", "notes"])

    assert expected == actual


def test_a_suggestion_is_a_clause_or_nothing() -> None:
    assert did_you_mean("note", ["notes"]) == "; did you mean 'notes'?"
    assert did_you_mean("zzz", ["notes"]) == ""


def test_a_key_is_quoted_and_an_item_says_what_it_is() -> None:
    assert quoted("date") == "'date'"
    assert quoted("an item of 'next'") == "an item of 'next'"


def test_a_collector_gives_what_stands_for_a_value_that_could_not_be_read() -> None:
    tree = read_tree("a: b")
    to = Collector(tree)

    actual = to.add("wrong-kind", Scalar("a", "", 0, 1), "odd", "mend it")

    assert actual is MISSING
    assert to.faults == [Fault("wrong-kind", 0, 1, "odd", "mend it")]


def test_what_stands_for_an_alias_is_told_no_second_time() -> None:
    for kind in (Text(), Name(), When(), ListOf(Name()), ListOf(Text(), single=True), MADE):
        tree = read_tree("key: *x\n")
        to = Collector(tree)
        node = tree.find("/key")[1]
        assert node is not None

        value = kind.read(node, "key", to)  # type: ignore[attr-defined]

        assert value is MISSING
        assert to.faults == []


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": ["string", "null"]}, {"type": "string", "pattern": r"\S"}),
        ({"type": ["string", "null"], "pattern": "x"}, {"type": "string", "pattern": "x"}),
        ({"type": ["array", "null"]}, {"type": "array", "minItems": 1}),
        ({"type": ["object", "null"]}, {"type": "object"}),
        ({"enum": ["a", None]}, {"enum": ["a"]}),
        ({"anyOf": []}, {"anyOf": []}),
    ],
)
def test_the_schema_of_what_must_be_there_admits_nothing_empty(
    schema: dict[str, Any], expected: dict[str, Any]
) -> None:
    actual = full(schema)

    assert expected == actual


PROSE = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")), max_size=40
).filter(lambda text: text == " ".join(text.split(" ")).strip())


@given(PROSE)
def test_a_text_in_any_quotes_or_block_is_the_same_text(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    single, double = "'" + text.replace("'", "''") + "'", f'"{escaped}"'

    actual = [
        value_of(Text(), written) for written in (single, double, f"|\n  {text}", f">-\n  {text}")
    ]

    assert [text.strip()] * 4 == actual


@given(PROSE)
def test_a_plain_text_is_read_as_typed_or_told(text: str) -> None:
    tree = read_tree(f"key: {text}\n")
    to = Collector(tree)
    node = tree.find("/key")[1]
    if tree.faults or not isinstance(node, Scalar) or node.style or node.absent:
        return

    actual = Text().read(node, "key", to)

    commented = " # " in f" {text} " or " ##" in text
    assert to.faults or commented or text.strip() == actual
