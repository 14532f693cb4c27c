"""The JSON Schema for editors agrees with the reader, as far as a schema can say.

A line is looked at in three ways: as typed (each value the characters that stand there, empty
plain values left out), and as editors see it, by YAML 1.2's core schema and by YAML 1.1.
"""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from inquire.line_format import json_schema, note_json_schema
from inquire.line_reading import read, read_note
from inquire.yaml_tree import Node, Scalar, Sequence

LINES = Path(__file__).parent / "lines"
SHIPPED = sorted((Path(__file__).parent.parent / "lines").glob("*.yaml"))
SOUND = [*sorted((LINES / "sound").glob("*.yaml")), *SHIPPED]
FAULTY = sorted((LINES / "faulty").glob("*.yaml"))
SEEN = frozenset(
    "unknown-key missing-key wrong-kind unknown-value malformed-id bad-date bad-period bad-id".split()
)
UNSEEN = {
    "key-of-no-text": "a key that is a list is none in JSON",
    "malformed-id-of-two": "one of two ids is an id",
}
VALIDATOR = Draft202012Validator(json_schema())
NOTE_VALIDATOR = Draft202012Validator(note_json_schema())


class CoreLoader(yaml.CBaseLoader):
    """Types values by the core schema of YAML 1.2, as most editors do."""


class OldLoader(yaml.CSafeLoader):
    """Types values as YAML 1.1, as PyYAML's `safe_load` does; dates stay text."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, form) for tag, form in forms if not tag.endswith("timestamp")]
        for first, forms in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


CORE = (
    (r"null|Null|NULL|~|", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+|0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"([-+]?\.(inf|Inf|INF))|\.(nan|NaN|NAN)", lambda text: float(text.replace(".", ""))),
)


def core_value(loader: CoreLoader, node: yaml.ScalarNode) -> Any:
    text = loader.construct_scalar(node)
    if node.style:
        return text
    return next((make(text) for form, make in CORE if re.fullmatch(form, text)), text)


def core_mapping(loader: CoreLoader, node: yaml.MappingNode) -> Any:
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


def core_sequence(loader: CoreLoader, node: yaml.SequenceNode) -> Any:
    return [loader.construct_object(item, deep=True) for item in node.value]


CoreLoader.add_constructor("tag:yaml.org,2002:str", core_value)
CoreLoader.add_constructor("tag:yaml.org,2002:map", core_mapping)
CoreLoader.add_constructor("tag:yaml.org,2002:seq", core_sequence)
CoreLoader.add_constructor(None, core_value)


def as_typed(node: Node) -> Any:
    """A tree as JSON: each value the characters that stand there."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [as_typed(item) for item in node.items]
    return {key: as_typed(value) for key, (_, value) in node.entries.items() if not value.absent}


def complaints(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def reading_of(path: Path) -> Any:
    reading = read(path.read_bytes(), path.name, path.stem)
    return reading, reading.tree.root


READABLE = [path for path in FAULTY if reading_of(path)[1] is not None]
"""What is no YAML has no JSON either."""


def codes(data: Any) -> set[str]:
    """What the reader says of JSON, which is YAML with every text in quotes."""
    text = json.dumps(data, ensure_ascii=False)
    return {fault.code for fault in read(text.encode(), "line.yaml", "line").faults}


@pytest.mark.parametrize("schema", [json_schema(), note_json_schema()], ids=["line", "note"])
def test_the_schema_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)

    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("schema", [json_schema(), note_json_schema()], ids=["line", "note"])
def test_every_key_is_described_except_where_its_name_says_all(schema: dict[str, Any]) -> None:
    undescribed = [name for name, each in schema["properties"].items() if "description" not in each]

    assert undescribed == []


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_line_is_admitted_as_typed(path: Path) -> None:
    _, root = reading_of(path)

    actual = complaints(as_typed(root))

    assert [] == actual


@pytest.mark.parametrize("loader", [CoreLoader, OldLoader])
@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_line_is_admitted_as_editors_see_it(path: Path, loader: Any) -> None:
    text = path.read_bytes().decode("utf-8-sig").replace("%YAML 1.2\n---", "")

    actual = complaints(yaml.load(text, loader))

    assert [] == actual


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_a_faulty_line_is_refused_where_a_schema_can_see_its_fault(path: Path) -> None:
    reading, root = reading_of(path)
    seen = {fault.code for fault in reading.faults} & SEEN

    actual = complaints(as_typed(root))

    assert bool(actual) >= bool(seen and path.stem not in UNSEEN)
    assert path.stem not in UNSEEN or not actual


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_a_line_that_the_schema_refuses_is_faulty(path: Path) -> None:
    reading, root = reading_of(path)

    refused = complaints(as_typed(root))

    assert reading.faults or not refused


@pytest.mark.parametrize(
    ("typed", "admitted"),
    [
        ({"arxiv": 2506.0421}, True),
        ({"arxiv": 704.0001}, True),
        ({"arxiv": 9}, False),
        ({"arxiv": None}, False),
        ({"arxiv": True}, False),
        ({"arxiv": "2507.21919", "date": 2025}, True),
        ({"arxiv": "2507.21919", "date": 1066}, False),
        ({"arxiv": "2507.21919", "date": 2025.5}, False),
        ({"arxiv": "2507.21919", "date": None, "title": None, "authors": None}, True),
        ({"arxiv": "2507.21919", "title": False, "gloss": 1.5, "authors": True}, True),
        ({"arxiv": "2507.21919", "authors": [None]}, False),
        ({"arxiv": "2507.21919", "authors": [""]}, False),
        ({"arxiv": "2507.21919", "authors": ["Liu", 7]}, True),
    ],
)
def test_an_anchor_as_an_editor_types_it(typed: dict[str, Any], admitted: bool) -> None:
    line = {"question": "Is it?", "claims": [{"text": "It is."}], "anchors": [typed]}

    actual = complaints(line)

    assert admitted == (not actual)


@pytest.mark.parametrize(
    "line",
    [
        None,
        [],
        "question",
        {},
        {"question": "Is it?"},
        {"question": "Is it?", "claims": None},
        {"question": "Is it?", "claims": []},
        {"question": "Is it?", "claims": [None]},
        {"question": "Is it?", "claims": [{}]},
        {"question": None, "claims": [{"text": "x"}]},
        {"question": " ", "claims": [{"text": "x"}]},
        {"question": "Is it?", "claims": [{"text": "x", "notes": [None]}]},
        {"question": "Is it?", "claims": [{"text": "x"}], "history": [{"claim": "a"}]},
        {
            "question": "Is it?",
            "claims": [{"text": "x"}],
            "history": [{"claim": "x", "date": "2025"}],
        },
        {
            "question": "Is it?",
            "claims": [{"text": "x"}],
            "history": [{"claim": "x", "date": "2025", "verdict": None, "mark": "ungrounded"}],
        },
        {"question": "Is it?", "claims": [{"text": "x"}], "limits": {"note": 6}},
    ],
)
def test_what_must_be_there_is_asked_for(line: Any) -> None:
    actual = complaints(line)

    assert actual


@pytest.mark.parametrize(
    ("date", "admitted"),
    [
        *((text, True) for text in "2025|2025-07|2025-07-29|2025~|2024/2025|2025-07/..|10/2025|July 2025|2022–10/2025|mid-2025|~2024–2025|2024-2025".split("|")),
        *((text, False) for text in "soon|25|2025-13|2025-00|2025/07|2025/7|1066|20255|2025-99".split("|")),
    ],
)  # fmt: skip
def test_a_date_holds_a_year_and_no_month_13(date: str, admitted: bool) -> None:
    line = {"question": "Is it?", "claims": [{"text": "x"}], "surveyed": date}

    actual = not complaints(line)

    assert admitted == actual
    assert admitted == (codes(line) == set())


TEXTS = st.sampled_from(["Is it?", "", " ", "no", "a: b", "温", "2025"])
NAMES = st.sampled_from(
    ["a", "b-c", "2025", "über", "a b", "-a", "", " a ", "a!", "it's", "a_.-", "_a"]
)
DATES = st.sampled_from(
    ["2025", "2025-07", "~2025", "10/2025", "July 2025", "2025-07/..", "soon", "", "2025-13", "25"]
)
PAPERS = st.sampled_from(
    [
        "2507.21919",
        "arXiv:2507.21919v2",
        "https://arxiv.org/abs/2507.21919",
        "https://doi.org/10.48550/arXiv.2507.21919",
        "math.GT/0309136",
        "astro-ph/0501436",
        "2303.08770 [cs.CL]",
        "2507.2191",
        "2513.01234",
        "1412.12345",
        "0701.0001",
        "math/0313136",
        "math/03091",
        "10.1145/3442188.3445922",
        "warmth",
        "",
    ]
)
PERIODS = st.sampled_from(
    [
        "6 months",
        "3 years",
        "90 DAYS",
        "30d",
        "2 years 6 months",
        "1y2m3w4d",
        "0 days",
        "6",
        "soon",
        "",
    ]
)
KINDS = st.sampled_from(["perishable", "durable", "Durable", "", "lasting"])
VERDICTS = st.sampled_from(["holds", "no-new-evidence", "not-searched", ""])
ODD = st.sampled_from(["x", [], {}, ["x"], {"a": "b"}, [[]]])


def record(needed: dict[str, Any], others: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Mappings with these keys; now and then one is missing, unknown or of another kind."""
    fields = {name: rare(kind) for name, kind in {**needed, **others}.items()}
    mapping = st.fixed_dictionaries(
        {name: fields[name] for name in needed},
        optional={name: fields[name] for name in others} | {"unknown": ODD},
    )
    without = st.tuples(mapping, st.sampled_from([*needed, ""])).map(
        lambda pair: {name: value for name, value in pair[0].items() if name != pair[1]}
    )
    return st.one_of(mapping, mapping, mapping, without)


def rare(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(kind, kind, kind, kind, kind, ODD)


def listed(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(rare(kind), max_size=2)


CLAIM = record(
    {"text": TEXTS},
    {"id": NAMES, "short": TEXTS, "date": DATES, "kind": KINDS, "notes": listed(NAMES), "anchors": listed(PAPERS)},
)  # fmt: skip
NOTE = record({"id": NAMES, "title": TEXTS, "text": TEXTS}, {"date": DATES, "reviewed": DATES})
ANCHOR = record(
    {"arxiv": PAPERS}, {"gloss": TEXTS, "date": DATES, "authors": st.one_of(TEXTS, listed(TEXTS))}
)
RETEST = record({}, {"role": TEXTS, "window": PERIODS, "questions": listed(TEXTS)})
DIGITS = st.sampled_from(["7c1e90ab", "12345678", "", "7C1E90AB", "7c1e90a", "7c1e90ab0", "soon"])
MARKS = st.sampled_from(["reviewed", "ungrounded", "", "Reviewed"])
LOOK = st.one_of(
    record(
        {"claim": NAMES, "date": DATES, "verdict": VERDICTS},
        {"papers": listed(PAPERS), "prompt": DIGITS, "model": TEXTS, "mark": MARKS},
    ),
    record({"claim": NAMES, "date": DATES, "mark": MARKS}, {"wording": DIGITS}),
)
LINE = record(
    {"question": TEXTS, "claims": listed(CLAIM)},
    {
        "surveyed": DATES,
        "notes": listed(NOTE),
        "anchors": listed(ANCHOR),
        "retest": RETEST,
        "next": listed(NAMES),
        "history": listed(LOOK),
        "limits": record({}, {"perishable": PERIODS, "note": PERIODS}),
    },
)


@given(st.one_of(LINE, record({"question": TEXTS, "claims": listed(CLAIM)}, {}), ODD))
def test_reader_and_schema_agree_on_any_line(line: Any) -> None:
    told = codes(line)

    actual = complaints(line)

    assert bool(told & SEEN) == bool(actual), (told, actual)


SHARED_NOTE = record(
    {"title": TEXTS, "text": TEXTS},
    {"id": NAMES, "date": DATES, "reviewed": DATES, "anchors": listed(PAPERS)},
)


@given(st.one_of(SHARED_NOTE, SHARED_NOTE, NOTE, ODD))
def test_reader_and_schema_agree_on_any_note(note: Any) -> None:
    """Whether an id is the name of its file no schema can tell, so here it is."""
    name = note.get("id") if isinstance(note, dict) else ""
    text = json.dumps(note, ensure_ascii=False)
    made = read_note(text.encode(), "note.yaml", name.strip() if isinstance(name, str) else "")
    told = {fault.code for fault in made.faults}

    actual = [error.message for error in NOTE_VALIDATOR.iter_errors(note)]

    assert bool(told & SEEN) == bool(actual), (told, actual)


@pytest.mark.parametrize(
    ("note", "admitted"),
    [
        ({"title": "Is it?", "text": "It is."}, True),
        ({"title": "Is it?", "text": "It is.", "id": None, "date": 2025}, True),
        ({"title": "Is it?", "text": "It is.", "anchors": [2501.99901]}, True),
        ({"title": "Is it?", "text": None}, False),
        ({"title": "Is it?", "text": "It is.", "shared": True}, False),
        ([{"id": "a", "title": "Is it?", "text": "It is."}], False),
        (None, False),
    ],
)
def test_a_note_as_an_editor_types_it(note: Any, admitted: bool) -> None:
    assert admitted == NOTE_VALIDATOR.is_valid(note)


@pytest.mark.parametrize(
    ("kind", "key"), [(PERIODS, "window"), (DATES, "surveyed"), (PAPERS, "arxiv"), (NAMES, "id")]
)
@given(data=st.data())
def test_reader_and_schema_agree_on_any_value(kind: Any, key: str, data: st.DataObject) -> None:
    value = data.draw(kind)
    line: dict[str, Any] = {"question": "Is it?", "claims": [{"text": "It is."}]}
    homes = {
        "window": {"retest": {"window": value}},
        "surveyed": {"surveyed": value},
        "arxiv": {"anchors": [{"arxiv": value}]},
        "id": {"claims": [{"text": "It is.", "id": value}]},
    }
    line |= homes[key]

    actual = complaints(line)

    assert bool(codes(line)) == bool(actual)
