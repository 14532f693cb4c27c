"""YAML text to nodes: what is kept as typed, where it stands, and what is refused."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from inquire.yaml_tree import Mapping, Node, Scalar, Sequence, Unread, read_tree

LINES = sorted((Path(__file__).parent.parent / "lines").glob("*.yaml"))
WORDS = st.text(alphabet="abz09 .-_é温😀#:,'\"[]{}!&*?|>%@`~\\", min_size=1, max_size=20)


def value_of(text: str, pointer: str) -> Node | None:
    tree = read_tree(text)
    assert tree.faults == []
    return tree.find(pointer)[1]


def text_of(text: str, pointer: str = "/key") -> str:
    node = value_of(text, pointer)
    assert isinstance(node, Scalar)
    return node.text


def codes(text: str) -> list[str]:
    return [fault.code for fault in read_tree(text).faults]


@pytest.mark.parametrize(
    "typed", ["2303.08770", "no", "2024-02-30", "1e3", "0x1F", "012", "null", "~", "[Is it?]"[1:-1]]
)
def test_a_value_is_the_characters_typed(typed: str) -> None:
    actual = text_of(f"key: {typed}")

    assert typed == actual


def test_an_item_that_is_a_question_may_stand_in_brackets() -> None:
    actual = text_of("key: [Is it?]", "/key/0")

    assert actual == "Is it?"


@pytest.mark.parametrize(
    ("written", "style"), [("x", ""), ("'x'", "'"), ('"x"', '"'), ("|\n  x", "|"), (">\n  x", ">")]
)
def test_a_scalar_knows_how_it_was_written(written: str, style: str) -> None:
    node = value_of(f"key: {written}\n", "/key")

    assert isinstance(node, Scalar)
    assert style == node.style


def test_a_collection_knows_whether_it_was_written_in_brackets() -> None:
    tree = read_tree("a: [x]\nb: {c: d}\ne:\n  - x\nf:\n  g: h\n")

    nodes = [tree.find(pointer)[1] for pointer in ("/a", "/b", "/e", "/f")]
    actual = [node.flow for node in nodes if isinstance(node, Sequence | Mapping)]

    assert [True, True, False, False] == actual


@pytest.mark.parametrize(
    ("text", "absent"), [("key:", True), ("key: ''", False), ("key: x", False)]
)
def test_only_an_empty_plain_value_is_absent(text: str, absent: bool) -> None:
    tree = read_tree(text)
    assert isinstance(tree.root, Mapping)

    actual = tree.root.entries["key"][1].absent

    assert absent == actual


def test_a_pointer_leads_to_key_and_value() -> None:
    text = "claims:\n  - date: 2025\n"
    tree = read_tree(text)

    key, node = tree.find("/claims/0/date")

    assert key is not None
    assert node is not None
    assert text[key.start : key.end] == "date"
    assert text[node.start : node.end] == "2025"


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", 0),
        ("/claims/0/kind", 12),
        ("/claims/0/empty", 12),
        ("/claims/7", 10),
        ("/claims/²", 10),
        ("/claims/x/y", 10),
        ("/claims/0/date/month", 18),
        ("/nothing/at/all", 0),
    ],
)
def test_a_pointer_to_nothing_leads_to_the_nearest_place_above(pointer: str, place: int) -> None:
    tree = read_tree("claims:\n  - date: 2025\n    empty:\n")

    node = tree.find(pointer)[1]

    assert node is not None
    assert place == node.start


def test_a_pointer_escapes_tilde_and_slash() -> None:
    actual = value_of("a/b~c: x", "/a~1b~0c")

    assert isinstance(actual, Scalar)
    assert actual.text == "x"


def test_a_pointer_into_nothing_is_nothing() -> None:
    assert read_tree("").find("/a") == (None, None)


def test_all_scalars_are_given_keys_included() -> None:
    tree = read_tree("a: [b, {c: d}]\ne: f\n")

    actual = {scalar.text for scalar in tree.scalars()}

    assert set("abcdef") == actual
    assert list(read_tree("").scalars()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: *x", ["yaml-anchor"]),
        ("a: &x b", ["yaml-anchor"]),
        ("a: &x", ["yaml-anchor"]),
        ("a: !!str b", ["yaml-tag"]),
        ("a: !x [b]", ["yaml-tag"]),
        ("a: !x b", ["lost-text"]),
        ("a: !x", ["lost-text"]),
        ("a: !<x> b", ["yaml-tag"]),
        ("*x : b", ["yaml-anchor"]),
        ("a: b\na: c", ["repeated-key"]),
        ("[a]: b", ["wrong-kind"]),
        ("{a: b}: c", ["wrong-kind"]),
        ("a: b\n---\nc: d", ["several-documents"]),
        ("a: b\n...\n", []),
        ("---\na: b", []),
        ("a: [", ["yaml-syntax"]),
        ("a: &x [\n", ["yaml-anchor", "yaml-syntax"]),
        ("a: x\0", ["control-character"]),
    ],
)
def test_what_a_line_has_no_use_for_is_refused(text: str, expected: list[str]) -> None:
    actual = codes(text)

    assert expected == actual


def test_what_stands_for_an_alias_is_told_no_second_time() -> None:
    node = read_tree("a: *x").find("/a")[1]

    assert isinstance(node, Unread)
    assert not node.absent


def test_of_a_repeated_key_the_first_stands() -> None:
    node = read_tree("a: b\na: c").find("/a")[1]

    assert isinstance(node, Scalar)
    assert node.text == "b"


@pytest.mark.parametrize(("open_", "close"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_a_hundred_levels_are_read_and_one_more_is_refused(open_: str, close: str) -> None:
    fine = read_tree(open_ * 100 + "x" + close * 100)
    refused = read_tree(open_ * 101 + "x" + close * 101)

    assert fine.faults == []
    assert fine.root is not None
    assert [fault.code for fault in refused.faults] == ["too-deep"]
    assert refused.root is None


@pytest.mark.parametrize("open_", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_sixty_thousand_bytes_of_nested_lists_crash_nothing(open_: str) -> None:
    tree = read_tree(open_ * (60_000 // len(open_)))

    assert tree.faults[-1].code == "too-deep"


@pytest.mark.parametrize(
    "text",
    [
        "a:\n" * 30_000,
        "[" + "!a ," * 30_000 + "]",
        "[" + "*a ," * 30_000 + "]",
        "\n" * 100_000 + "@",
        "#\n" * 50_000 + "@",
        "a: 'b" + "'' " * 30_000,
        "a: [b" + "]" * 30_000,
        "a: [" + '"b" ' * 30_000,
        'a: "b"\n' * 30_000 + "@",
        "a: |\n" + "  b\n" * 30_000 + " c: d: e\n",
    ],
)
def test_a_large_text_with_a_thousand_faults_is_told_in_time(text: str) -> None:
    actual = read_tree(text).faults

    assert actual


def test_a_merge_conflict_is_told_also_where_it_would_be_read_as_text() -> None:
    text = 'a: "b\n<<<<<<< ours\nc\n=======\nd\n>>>>>>> theirs\n"\n'

    actual = read_tree(text).faults

    assert [fault.message for fault in actual] == ["merge conflict left by git"]


def test_less_than_signs_inside_text_are_no_conflict() -> None:
    assert codes("a: b <<<<<<< c\nd: <<<<<<< e\n") == []


def test_lines_are_found_once() -> None:
    tree = read_tree("a: b\nc: d\n")

    assert tree.lines is tree.lines
    assert tree.lines.position(5) == (2, 1)


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
def test_every_plain_scalar_of_a_shipped_line_stands_where_it_says(path: Path) -> None:
    tree = read_tree(path.read_text(encoding="utf-8"))
    scalars = [scalar for scalar in tree.scalars() if not scalar.style and not scalar.absent]

    actual = [tree.text[scalar.start : scalar.end] for scalar in scalars]

    assert [scalar.text for scalar in scalars] == [" ".join(text.split()) for text in actual]
    assert len(scalars) > 100


def pointers(node: Node, above: str = "") -> list[str]:
    """The pointer of every scalar value below a node."""
    if isinstance(node, Scalar):
        return [above]
    if isinstance(node, Sequence):
        items = enumerate(node.items)
        return [each for index, item in items for each in pointers(item, f"{above}/{index}")]
    escaped = {
        name.replace("~", "~0").replace("/", "~1"): value
        for name, (_, value) in node.entries.items()
    }
    return [each for name, value in escaped.items() for each in pointers(value, f"{above}/{name}")]


VALUES = st.recursive(
    st.from_regex(r"[a-z][a-z0-9 ~/é😀]{0,8}[a-z0-9]", fullmatch=True),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z~/]{1,4}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=12,
)


def as_block(value: object, indent: str = "") -> str:
    """A value as block YAML, its texts plain."""
    if isinstance(value, str):
        return f" {value}\n"
    if not value:
        return " []\n" if isinstance(value, list) else " {}\n"
    assert isinstance(value, list | dict)
    entries = [("-", item) for item in value] if isinstance(value, list) else value.items()
    rows = [
        f"{indent}{name}{'' if name == '-' else ':'}{as_block(item, indent + '  ')}"
        for name, item in entries
    ]
    return "\n" + "".join(rows)


@given(VALUES)
def test_the_pointer_of_a_plain_scalar_leads_to_its_characters(value: object) -> None:
    text = "é: # 😀" + as_block({"root": value}, "  ")
    tree = read_tree(text)
    assert tree.faults == []
    assert tree.root is not None

    for pointer in pointers(tree.root):
        node = tree.find(pointer)[1]
        assert isinstance(node, Scalar)
        assert text[node.start : node.end] == node.text


@given(WORDS)
def test_a_text_in_single_quotes_is_read_as_it_is(text: str) -> None:
    actual = text_of("key: '" + text.replace("'", "''") + "'")

    assert text == actual


@given(st.text(max_size=30))
def test_a_text_in_double_quotes_is_read_as_it_is(text: str) -> None:
    escaped = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)

    actual = text_of(f'key: "{"".join(escaped)}"')

    assert text == actual


@given(st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=4))
def test_a_text_in_a_block_is_read_as_it_is(rows: list[str]) -> None:
    actual = text_of("key: |\n" + "".join(f"    {row}\n" for row in rows))

    assert "".join(f"{row}\n" for row in rows) == actual


@given(WORDS.filter(lambda text: not text.startswith("#") and " #" not in text))
def test_a_text_that_may_stand_plain_is_read_as_it_is(text: str) -> None:
    tree = read_tree(f"key: {text}\n")
    node = tree.find("/key")[1]
    assume(not tree.faults and isinstance(node, Scalar) and node.style == "")
    assert isinstance(node, Scalar)

    actual = node.text

    assert text.strip() == actual


@given(st.text(max_size=200))
def test_reading_any_text_ends_without_an_exception(text: str) -> None:
    tree = read_tree(text)

    assert all(0 <= fault.start <= fault.end <= len(text) + 3 for fault in tree.faults)
