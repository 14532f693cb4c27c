"""Editing a line in place: what it says then, and that all else stays as it was."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import cycle, takewhile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inquire.line_reading import read
from inquire.yaml_edit import Append, Edit, Put, Refusal, edited
from inquire.yaml_tree import Mapping, Node, Scalar, Sequence, read_tree

ROOT = Path(__file__).parent.parent
SOUND = sorted((ROOT / "tests/lines/sound").glob("*.yaml"))
SHIPPED = sorted((ROOT / "lines").glob("*.yaml"))
LOOK = {"claim": "a", "date": "2026-12-01", "verdict": "holds"}


def changed(text: str, *edits: Edit) -> str:
    made = edited(text, edits)
    assert isinstance(made, str), made
    return made


def refused(text: str, *edits: Edit) -> str:
    made = edited(text, edits)
    assert isinstance(made, Refusal), made
    return made.reason


class Case(NamedTuple):
    """A name, a text, its edits and the text that they make."""

    name: str
    old: str
    edits: list[Edit]
    new: str


SET = [
    Case("plain", "a: x  # c\nb: y\n", [Put("/a", "z")], "a: z  # c\nb: y\n"),
    Case("tab after it", "a: x\t \t# c\n", [Put("/a", "z")], "a: z\t \t# c\n"),
    Case("now with a colon", "a: x  # c\n", [Put("/a", "y: z")], "a: 'y: z'  # c\n"),
    Case("single quotes", "a: 'x'\n", [Put("/a", "it's")], "a: 'it''s'\n"),
    Case("double quotes", 'a: "x" #c\n', [Put("/a", "y")], 'a: "y" #c\n'),
    Case("several rows", "a: x\n  y\n\n  z # c\n", [Put("/a", "w")], "a: w # c\n"),
    Case("below its key", "a:\n    x\n    y  # c\n", [Put("/a", "w")], "a:\n    w  # c\n"),
    Case("quotes over rows", "a: 'x\n  y'  # c\n", [Put("/a", "z")], "a: 'z'  # c\n"),
    Case("no value", "a:   # c\nb:\n", [Put("/a", "z"), Put("/b", "y")], "a: z   # c\nb: y\n"),
    Case("no value at the end", "b: x\na:", [Put("/a", "z")], "b: x\na: z"),
    Case("no value, a list", "a:\n", [Put("/a", ("x", "y, z"))], "a: [x, 'y, z']\n"),
    Case("item without value", "a:\n-  # c\n", [Put("/a/0", "z")], "a:\n- z  # c\n"),
    Case("item", "a: [x, y]\n", [Put("/a/1", "u, v")], "a: [x, 'u, v']\n"),
    Case("item of a block", "a:\n- x\n- y # c", [Put("/a/1", "u, v")], "a:\n- x\n- u, v # c"),
    Case("in braces", "{a: x, b: y}", [Put("/a", "u, v"), Put("/b", "w")], "{a: 'u, v', b: w}"),
    Case("no value in braces", "{'a', b: , c: }", [Put("/a", "x")], "{'a': x, b: , c: }"),
    Case("no value, a colon", "{'a', b: , c: }", [Put("/b", "x")], "{'a', b: x , c: }"),
    Case("folded", "a: >  # c\n   x\n   y\n\n# d\n", [Put("/a", "z")], "a: >-  # c\n   z\n\n# d\n"),
    Case("literal", "- |2+ #c\n   x\n\n", [Put("/0", "y\n\nz")], "- |- #c\n   y\n\n   z\n\n"),
    Case("block at the end", "a: |\n  x", [Put("/a", "y")], "a: |-\n  y"),
    Case("block, no fit", "a: > #c\n  x\n\nb: y", [Put("/a", " z")], "a: ' z' #c\n\nb: y"),
    Case("block, a list", "a: |\n  x\n", [Put("/a", ("z",))], "a: [z]\n"),
    Case("empty block, no fit", "a: |  # c\nb: x\n", [Put("/a", " z")], "a: ' z'  # c\nb: x\n"),
    Case("empty block", "a: |  # c\nb: x\n", [Put("/a", "z")], "a: 'z'  # c\nb: x\n"),
    Case("explicit key", "? a\n: x\n", [Put("/a", "z")], "? a\n: z\n"),
    Case("document", "---\na: x\n...\n# c\n", [Put("/a", "z")], "---\na: z\n...\n# c\n"),
    Case("astral before", "b: 😀\na: x # 😀\n", [Put("/a", "é")], "b: 😀\na: é # 😀\n"),
    Case("CRLF", "a: >\r\n  x\r\n  y\r\nb: z\r\n", [Put("/a", "u")], "a: >-\r\n  u\r\nb: z\r\n"),
    Case("escaped pointer", "a/b~c: x\n", [Put("/a~1b~0c", "z")], "a/b~c: z\n"),
    Case("as it is", 'a: "x"\nb: [y]\n', [Put("/a", "x"), Put("/b", ("y",))], 'a: "x"\nb: [y]\n'),
]
ADDED = [
    Case("at the end", "a: x # c\n\n# d\n", [Put("/b", "y")], "a: x # c\nb: y\n\n# d\n"),
    Case("no newline", "a: x", [Put("/b", "y")], "a: x\nb: y"),
    Case("comment last", "a: x # c", [Put("/b", "y")], "a: x # c\nb: y"),
    Case("below a key", "a: x # c\nb: y\n", [Put("/z", "w", "a")], "a: x # c\nz: w\nb: y\n"),
    Case("no such key", "a: x\nb: y\n", [Put("/z", "w", "q")], "a: x\nb: y\nz: w\n"),
    Case("in a row", "a: x\n", [Put("/b", "y"), Put("/c", "z", "b")], "a: x\nb: y\nc: z\n"),
    Case("CRLF", "a: x\r\nb: y\r\n", [Put("/z", "w", "a")], "a: x\r\nz: w\r\nb: y\r\n"),
    Case("CRLF, no newline", "a: x\r\nb: y", [Put("/z", "w")], "a: x\r\nb: y\r\nz: w"),
    Case("mixed breaks", "a: x\nb: y\r\n", [Put("/z", "w")], "a: x\nb: y\r\nz: w\r\n"),
    Case("lone CR", "a: x\rb: y\r", [Put("/z", "w", "a")], "a: x\rz: w\rb: y\r"),
    Case("list", "a: x\n", [Put("/b", ("y", "z: w"))], "a: x\nb: [y, 'z: w']\n"),
    Case("item", "l:\n  - a: x\nm: y\n", [Put("/l/0/b", "z")], "l:\n  - a: x\n    b: z\nm: y\n"),
    Case("wide dash", "l:\n-   a: x\n", [Put("/l/0/b", "z")], "l:\n-   a: x\n    b: z\n"),
    Case("own dash", "l:\n-\n  a: x\n- b\n", [Put("/l/0/c", "z")], "l:\n-\n  a: x\n  c: z\n- b\n"),
    Case("braces", "l:\n- {a: x} # c\n", [Put("/l/0/b", "y, z")], "l:\n- {a: x, b: 'y, z'} # c\n"),
    Case("after, braces", "{a: x, b: [y]}\n", [Put("/z", "w", "a")], "{a: x, z: w, b: [y]}\n"),
    Case("comma last", "{a: x,\n b: y, # c\n}", [Put("/z", "w")], "{a: x,\n b: y, z: w, # c\n}"),
    Case("empty braces", "a: { }\n", [Put("/a/z", "w")], "a: {z: w }\n"),
    Case(
        "below a block", "a: |\n  x\n\n\nb: y", [Put("/z", "w", "a")], "a: |\n  x\nz: w\n\n\nb: y"
    ),
    Case("below no value", "a:  # c\nb:\n", [Put("/z", "w", "a")], "a:  # c\nz: w\nb:\n"),
    Case(
        "below a list", "a:\n- x\n# c\nb: y\n", [Put("/z", "w", "a")], "a:\n- x\nz: w\n# c\nb: y\n"
    ),
    Case("markers", "---\na: x\n...\n", [Put("/z", "w")], "---\na: x\nz: w\n...\n"),
    Case(
        "deeper comment",
        "a: x # c\n     # d\n# e\n",
        [Put("/z", "w")],
        "a: x # c\n     # d\nz: w\n# e\n",
    ),
]
APPENDED = [
    Case(
        "to a block",
        "h:\n  - x # c\n# d\n",
        [Append("/h", "y: z")],
        "h:\n  - x # c\n  - 'y: z'\n# d\n",
    ),
    Case(
        "keys",
        "h:\n- a: x\n",
        [Append("/h", {"b": "y", "c": ("z",)})],
        "h:\n- a: x\n- b: y\n  c: [z]\n",
    ),
    Case(
        "no keys",
        "h:\n- a: x\n",
        [Append("/h", {}), Append("/i", {})],
        "h:\n- a: x\n- {}\ni:\n- {}\n",
    ),
    Case(
        "wide dash",
        "h:\n  -   a: x\n",
        [Append("/h", {"b": "y", "c": "z"})],
        "h:\n  -   a: x\n  -   b: y\n      c: z\n",
    ),
    Case(
        "own dash",
        "h:\n  -\n    a: x",
        [Append("/h", {"b": "y", "c": "z"})],
        "h:\n  -\n    a: x\n  - b: y\n    c: z",
    ),
    Case(
        "braces",
        "h:\n- {a: x} # c\n",
        [Append("/h", {"b": "y, z"})],
        "h:\n- {a: x} # c\n- {b: 'y, z'}\n",
    ),
    Case(
        "brackets", "h: [x, # c\n  y, # d\n]\n", [Append("/h", "z")], "h: [x, # c\n  y, z, # d\n]\n"
    ),
    Case("keys in brackets", "h: [{a: x}]\n", [Append("/h", {"b": "y"})], "h: [{a: x}, {b: y}]\n"),
    Case(
        "missing",
        "a: x # c\n# d\n",
        [Append("/h", LOOK), Append("/h", LOOK | {"claim": "b"})],
        "a: x # c\nh:\n  - claim: a\n    date: 2026-12-01\n    verdict: holds\n  - claim: b\n    date: 2026-12-01\n    verdict: holds\n# d\n",
    ),
    Case("missing text", "a: x\n", [Append("/h", "x"), Append("/h", "y")], "a: x\nh: [x, y]\n"),
    Case("missing in braces", "{a: x}", [Append("/h", {"b": "y"})], "{a: x, h: [{b: y}]}"),
    Case(
        "like its neighbours",
        "a:\n-   x\n",
        [Append("/h", {"b": "y", "c": "z"})],
        "a:\n-   x\nh:\n-   b: y\n    c: z\n",
    ),
    Case(
        "no value", "h:  # c\n\na: x\n", [Append("/h", {"b": "y"})], "h:  # c\n  - b: y\n\na: x\n"
    ),
    Case("no value, text", "h:  # c\n", [Append("/h", "y")], "h: [y]  # c\n"),
    Case("empty", "h:  [ ]  # c\na: x\n", [Append("/h", {"b": "y"})], "h:  # c\n  - b: y\na: x\n"),
    Case("empty, text", "h: []  # c\n", [Append("/h", "y")], "h: [y]  # c\n"),
    Case(
        "empty, a comment", "h: [ # c\n  ]\n", [Append("/h", {"b": "y"})], "h: [{b: y} # c\n  ]\n"
    ),
    Case("empty in braces", "{h: []}\n", [Append("/h", {"b": "y"})], "{h: [{b: y}]}\n"),
    Case(
        "empty in an item",
        "l:\n  - h: []\n    a: x\n",
        [Append("/l/0/h", {"b": "y"})],
        "l:\n  - h:\n      - b: y\n    a: x\n",
    ),
    Case(
        "comment of the last",
        "l:\n  - a: x\n    # c\n  # d\n",
        [Append("/l", {"a": "y"})],
        "l:\n  - a: x\n    # c\n  - a: y\n  # d\n",
    ),
    Case(
        "apart",
        "l:\r\n- a: x\r\n\r\n- a: y\r\n",
        [Append("/l", {"a": "z"})],
        "l:\r\n- a: x\r\n\r\n- a: y\r\n\r\n- a: z\r\n",
    ),
    Case(
        "not apart",
        "l:\r\n- a: x\r\n- a: y\r\n",
        [Append("/l", {"a": "z"})],
        "l:\r\n- a: x\r\n- a: y\r\n- a: z\r\n",
    ),
    Case("lone CR", "h:\r  - a: x", [Append("/h", {"a": "y"})], "h:\r  - a: x\r  - a: y"),
    Case(
        "after a block",
        "h:\n  - a: |+\n      x\n\nb: y\n",
        [Append("/h", {"a": "z"})],
        "h:\n  - a: |+\n      x\n  - a: z\n\nb: y\n",
    ),
    Case(
        "after a list in it",
        "h:\n- a:\n  - x # c\n",
        [Append("/h", "z")],
        "h:\n- a:\n  - x # c\n- z\n",
    ),
    Case("after an empty item", "h:\n- # c\nb: y\n", [Append("/h", "z")], "h:\n- # c\n- z\nb: y\n"),
    Case(
        "that very item",
        "h:\n- {verdict: holds, claim: a, date: 2026-12-01}\n",
        [Append("/h", LOOK)] * 2,
        "h:\n- {verdict: holds, claim: a, date: 2026-12-01}\n",
    ),
]


@pytest.mark.parametrize("case", SET, ids=lambda case: case.name)
def test_a_value_is_set_at_its_place(case: Case) -> None:
    assert case.new == changed(case.old, *case.edits)


@pytest.mark.parametrize("case", ADDED, ids=lambda case: case.name)
def test_a_key_is_added_at_its_place(case: Case) -> None:
    assert case.new == changed(case.old, *case.edits)


@pytest.mark.parametrize("case", APPENDED, ids=lambda case: case.name)
def test_an_item_is_added_at_the_end(case: Case) -> None:
    assert case.new == changed(case.old, *case.edits)


@pytest.mark.parametrize("case", SET + ADDED + APPENDED, ids=lambda case: case.name)
def test_the_same_edits_again_change_nothing(case: Case) -> None:
    assert case.new == changed(case.new, *case.edits)


@pytest.mark.parametrize("style", [">-", "|"])
def test_a_comment_that_would_be_taken_for_text_stays_behind_quotes(style: str) -> None:
    text = f"question: {style} #word\n  Is it?\nclaims: [{{text: It is.}}]\n"

    actual = changed(text, Put("/question", "Is it\nso?"), Put("/question", "Is it\nso?"))

    assert read(actual.encode(), "line.yaml", "line").sound
    assert "#word" in actual


def test_a_long_title_stays_on_one_row() -> None:
    title = "A Paper of the Tests' Own Making: " + "Very " * 60 + "Long"

    actual = changed("anchors:\n  - arxiv: 2501.99901\n", Put("/anchors/0/title", title))

    assert 3 == len(actual.splitlines())


@pytest.mark.parametrize(
    ("text", "edit", "reason"),
    [
        ("a: x\n", Put("/b/c", "y"), "there is no place for '/b/c'"),
        ("a: [x]\n", Put("/a/1", "y"), "there is no place for '/a/1'"),
        ("a: [x]\n", Put("/a/-", "y"), "there is no place for '/a/-'"),
        ("a: x\n", Put("/a/b", "y"), "there is no place for '/a/b'"),
        ("a: x\n", Put("", "y"), "there is no place for ''"),
        ("- x\n", Append("", "y"), "there is no place for ''"),
        ("a: x\n", Put("a", "y"), "there is no place for 'a'"),
        ("", Put("/a", "y"), "there is no place for '/a'"),
        ("# c\n", Append("/a", "y"), "there is no place for '/a'"),
        ("a: [x]\n", Put("/a", "y"), "'/a' holds a list or keys; only a text is replaced"),
        ("a: {b: x}\n", Put("/a", "y"), "'/a' holds a list or keys; only a text is replaced"),
        ("a: x\n", Append("/a", "y"), "'/a' is no list"),
        ("a: {b: x}\n", Append("/a", "y"), "'/a' is no list"),
        ("? a\n? b\n", Put("/a", "x"), "'/a' cannot be changed safely in the way it is written"),
        ("[a: x]\n", Put("/0/b", "y"), "'/0/b' cannot be changed safely in the way it is written"),
        ("a: x\n", Put("/a", "\ud800"), "'/a' cannot be changed safely in the way it is written"),
    ],
)
def test_what_cannot_be_done_is_refused(text: str, edit: Edit, reason: str) -> None:
    assert reason == refused(text, edit)


@pytest.mark.parametrize("text", ["a: x\na: y\n", "a: &b x\n", "a: b: c\n", "a: x\n---\nb: y\n"])
def test_a_text_with_faults_is_left_alone(text: str) -> None:
    assert refused(text, Put("/a", "z")).startswith("it cannot be read without fault: ")


def test_edits_that_contradict_each_other_are_refused() -> None:
    reason = refused("a: x\n", Put("/a", "y"), Put("/b", "w"), Put("/a", "z"))

    assert "'/a' was to become two things at once" == reason


def test_one_edit_that_cannot_be_done_undoes_all() -> None:
    assert "there is no place for '/b/c'" == refused("a: x\n", Put("/a", "y"), Put("/b/c", "z"))


# Random lines: an oracle of its own (PyYAML's constructed texts) says what a text means.

WORDS = ["Is it so?", "it's", "温さ 😀", "100%", "x", "2501.99901", "a - b", "no"]
ODD = st.text("ab :#-?,[]{}'\"\\&*!|>%@`~\t\n\x07\x85\u202e é温😀", max_size=10)
TEXTS = st.one_of(st.sampled_from(WORDS), ODD)
VALUES = st.one_of(TEXTS, st.lists(TEXTS, max_size=3).map(tuple))
ITEMS = st.one_of(TEXTS, st.dictionaries(st.sampled_from("klm"), VALUES, min_size=1))
KEYS = ["arxiv", "gloss", "title", "date", "authors"]


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line in the layouts that people write; every comment in it is another."""
    numbers = iter(range(10_000))

    def comment() -> str:
        return draw(st.sampled_from(["", "", "", " ", "  # {}", " #{}", "\t# {}: 'x"])).format(
            next(numbers)
        )

    def between(column: int) -> list[str]:
        margin = max(0, column + draw(st.integers(-2, 2)))
        kinds = [[], [], [], [], [""], [" " * margin + f"# {next(numbers)}"]]
        return draw(st.sampled_from([*kinds, ["", *kinds[-1]]]))

    def value(column: int) -> list[str]:
        """What stands behind a key's colon, and the rows below it."""
        first, second = draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS))
        margin = " " * (column + draw(st.integers(1, 4)))
        single = [f" {first}", f" {first}", "", f" '{first.replace(chr(39), '')}'", f' "{first}"']
        single += [f" [{first}, '{second[0]}' , x]", " []", f" {{k: {first}}}"]
        several = [
            [f" {first}", f"{margin}{second}"],
            [f' "{first}', "", f'{margin}{second}"'],
            ["", f"{margin}{first}"],
        ]
        made = draw(st.sampled_from([*([row] for row in single), *several]))
        if draw(st.integers(0, 4)) == 0:
            header = draw(st.sampled_from([" |", " >", " |-", " >+"]))
            return [header + comment(), f"{margin}{first}", f"{margin}{second} # text"]
        return [*made[:-1], made[-1] + comment()]

    def mapping(column: int, keys: list[str]) -> list[str]:
        rows = []
        for key in keys:
            first, *more = value(column)
            rows += [f"{' ' * column}{key}:{first}", *more, *between(column)]
        return rows

    def keys() -> list[str]:
        return draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True))

    def items(column: int) -> list[str]:
        column += draw(st.sampled_from([0, 2, 3]))
        gap = " " * draw(st.sampled_from([1, 1, 3]))
        rows = between(column)
        for _ in range(draw(st.integers(1, 3))):
            form = draw(st.sampled_from(["block", "block", "own row", "braces", "text"]))
            dash = f"{' ' * column}-"
            if form == "block":
                first, *more = mapping(column + 1 + len(gap), keys())
                rows += [dash + gap + first.lstrip(" "), *more]
            elif form == "own row":
                rows += [dash + comment().replace("\t", " "), *mapping(column + 2, keys())]
            elif form == "braces":
                rows += [f"{dash}{gap}{{arxiv: 'x, y', gloss: x }}{comment()}"]
            else:
                rows += [f"{dash}{gap}{draw(st.sampled_from(WORDS))}{comment()}"]
            rows += between(column)
        return rows

    rows = draw(st.sampled_from([[], ["---"], ["# top", ""]]))
    for name in draw(st.permutations(["question", "anchors", "claims", "next", "history"])):
        if draw(st.booleans()):
            rows = [*rows, *mapping(0, [name])]
        else:
            rows = [*rows, f"{name}:{comment()}", *items(0)]
    if draw(st.integers(0, 5)) == 0:
        rows = [*rows, "...", "# after"]
    newline = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return newline.join(rows) + draw(st.sampled_from([newline, ""]))


def nodes(node: Node | None, pointer: str = "") -> Iterator[tuple[str, Node]]:
    if node is not None:
        yield pointer, node
    if isinstance(node, Mapping):
        for name, (_, value) in node.entries.items():
            yield from nodes(value, f"{pointer}/{name}")
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from nodes(item, f"{pointer}/{number}")


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> Edit:
    """An edit that the text has a place for."""
    root = read_tree(text).root
    assert root is not None
    pointer, node = draw(st.sampled_from([*nodes(root)]))
    if isinstance(node, Mapping):
        after = draw(st.sampled_from(["", *node.entries]))
        if draw(st.booleans()):
            return Append(f"{pointer}/added", draw(ITEMS))
        return Put(f"{pointer}/added", draw(VALUES), after)
    if isinstance(node, Sequence) or (node.absent and draw(st.booleans())):
        return Append(pointer, draw(ITEMS))
    return Put(pointer, draw(VALUES))


def meaning(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)


def with_edit(said: Any, edit: Edit) -> Any:
    """What is said, changed as a reader of the edit would."""
    said = copy.deepcopy(said)
    *above, name = edit.pointer.split("/")[1:]
    parent = said
    for part in above:
        parent = parent[int(part) if isinstance(parent, list) else part]
    place: Any = int(name) if isinstance(parent, list) else name
    if isinstance(edit, Put):
        parent[place] = listed(edit.value)
    else:
        items = parent.get(place) if isinstance(parent, dict) else parent[place]
        item = listed(edit.item)
        parent[place] = [*(items or []), *([] if item in (items or []) else [item])]
    return said


def listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: listed(inner) for key, inner in value.items()}
    return [*value] if isinstance(value, tuple) else value


def level(said: Any) -> Any:
    """What is said, the ends of blocks of rows aside: they are layout."""
    if isinstance(said, dict):
        return {key: level(value) for key, value in said.items()}
    if isinstance(said, list):
        return [level(item) for item in said]
    return said.rstrip("\n")


def assert_untouched(old: str, new: str, edit: Edit) -> None:
    """Nothing went but what the edit replaced: a scalar, or the brackets of an empty list."""
    node = dict(nodes(read_tree(old).root)).get(edit.pointer)
    if isinstance(node, Scalar) and isinstance(edit, Put) and not node.absent:
        assert new.startswith(old[: node.start])
        assert new.endswith(old[node.end :])
        header = re.match(r"[|>][-+\d]*\s+(# \d+)", old[node.start : node.end])
        assert header is None or header[1] in new
    elif isinstance(node, Sequence) and not node.items:
        without = old[: node.start].rstrip(" ") + old[node.end :]
        assert one_stretch_more(old, new) or one_stretch_more(without, new)
    else:
        assert one_stretch_more(old, new)


def one_stretch_more(old: str, new: str) -> bool:
    """Whether the new text is the old one with something put in at one place."""
    pairs = zip(old, new, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return len(old) <= len(new) and new.endswith(old[same:])


@given(st.data())
def test_a_random_edit_of_a_random_line_is_what_was_asked_for(data: st.DataObject) -> None:
    old = data.draw(lines())
    edit = data.draw(edits_of(old))

    new = changed(old, edit)

    assert level(with_edit(meaning(old), edit)) == level(meaning(new))
    assert_untouched(old, new, edit)
    assert new == changed(new, edit)


@given(st.data())
def test_random_edits_together_are_the_same_as_one_by_one(data: st.DataObject) -> None:
    old = data.draw(lines())
    some = data.draw(st.lists(edits_of(old), max_size=4, unique_by=lambda edit: edit.pointer))

    together = edited(old, some)

    if isinstance(together, str):
        for edit in some:
            old = changed(old, edit)
        assert old == together == changed(together, *some)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_line_takes_every_edit_and_stays_sound(path: Path) -> None:
    """Every text, every list and every mapping of the line is edited in turn."""
    text = read(path.read_bytes(), str(path), path.stem).text
    new_texts = cycle(["A: b", "It's #1, [sic]", '"No": it is', " x", "null", "- x", "a\nb"])
    refusals = []
    for pointer, node in nodes(read_tree(text).root):
        edit: Edit = Put(pointer, next(new_texts))
        if isinstance(node, Mapping):
            edit = Put(f"{pointer}/added", next(new_texts), next(iter(node.entries)))
        elif isinstance(node, Sequence):
            edit = Append(pointer, {"id": next(new_texts)})
        made = edited(text, [edit])
        if isinstance(made, Refusal):
            refusals.append((edit, made))
        else:
            assert level(with_edit(meaning(text), edit)) == level(meaning(made))
            assert_untouched(text, made, edit)

    assert [] == refusals


@pytest.mark.parametrize("path", SOUND + SHIPPED, ids=lambda path: path.stem)
def test_titles_looks_and_papers_leave_a_sound_line_sound(path: Path) -> None:
    reading = read(path.read_bytes(), str(path), path.stem)
    assert reading.inquiry
    claim = reading.inquiry.claims[-1].id
    number = len(reading.inquiry.claims) - 1
    edits: list[Edit] = [
        Put(f"/claims/{number}/id", claim),
        Put(f"/claims/{number}/reviewed", "2026-12-01", "date"),
        Append("/history", LOOK | {"claim": claim}),
        Append("/anchors", {"arxiv": "2501.99901", "authors": ("Example", "B, C")}),
        Append(f"/claims/{number}/anchors", "2501.99901"),
        Put("/question", "Is it: \\theta, or 'not' #1?"),
    ]
    for at in range(len(reading.inquiry.anchors)):
        edits += [
            Put(f"/anchors/{at}/title", 'Computer says "No": A Paper of the Tests\' Own Making'),
            Put(f"/anchors/{at}/date", "2026-12", "title"),
        ]

    made = read(changed(reading.text, *edits).encode(), str(path), path.stem).inquiry

    assert made
    assert "Is it: \\theta, or 'not' #1?" == made.question
    assert claim == made.history[-1].claim == made.claims[-1].id
    assert ("Example", "B, C") == made.anchors[-1].authors
    titles = {anchor.title for anchor in made.anchors[:-1]}
    assert titles <= {'Computer says "No": A Paper of the Tests\' Own Making'}
