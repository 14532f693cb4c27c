"""Untyped nodes to typed values, with every fault of form collected.

A kind reads a node or says what is wrong with it, and knows the JSON Schema of what it takes;
a record is a kind whose fields are named, so that one table (`line_format`) is decoder,
documentation and schema at once. Nothing raises for bad input: `MISSING` stands for a value
that could not be read, its fault is in the collector, and reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, StrEnum
from typing import Any, Protocol

from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.dates import DateFault, DateSpan, Duration, parse_date, parse_duration
from inquire.diagnostics import Fault
from inquire.yaml_tree import Mapping as MappingNode
from inquire.yaml_tree import Node, Scalar, Tree
from inquire.yaml_tree import Sequence as SequenceNode


class _Missing(Enum):
    MISSING = 0


MISSING = _Missing.MISSING
_NULLS = frozenset(("null", "Null", "NULL", "~"))
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]"
_EATEN = r"[ \t]+(#[^\s#][^\r\n]*)"
_LATEX_ESCAPE = r"(?<!\\)(?:\\\\)*(\\(?:t[a-z]|n(?:abla|ot|eq?\b|u\b|i\b)))"


class Collector:
    """The faults of one text; `hashes` where it has a `#word`, which may eat text."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.faults: list[Fault] = []
        self.hashes = re.search(r"#[^\s#]", tree.text) is not None

    def add(self, code: str, node: Node, message: str, help_text: str = "") -> _Missing:
        """Collect a fault at a node, and answer with the value that could not be read."""
        end = node.end if isinstance(node, Scalar) else node.start + 1
        self.faults.append(Fault(code, node.start, end, message, help_text))
        return MISSING

    def wrong_kind(self, key: str, node: Node, wanted: str, help_text: str = "") -> _Missing:
        """The fault of a value that is of another kind than its key takes."""
        return self.add(
            "wrong-kind", node, f"'{key}' must be {wanted}, found {describe(node)}", help_text
        )


class FieldKind(Protocol):
    """What a value may be: reads a node, and describes itself as a JSON Schema."""

    def read(self, node: Node, key: str, to: Collector) -> Any:
        """The value, or MISSING once its fault is collected."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value, as typed or as a YAML reader types it."""


def describe(node: Node) -> str:
    """A node in the words of a message."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "keys and values"
    shown = " ".join(node.text.split())
    return f"the text '{shown if len(shown) <= 60 else shown[:57] + '...'}'"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing where no known word is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def _scalar(node: Node, key: str, to: Collector, wanted: str) -> str | _Missing:
    """The characters of a scalar, white space at the ends aside."""
    if not isinstance(node, Scalar):
        return to.wrong_kind(key, node, wanted)
    if not node.style and node.text in _NULLS:
        message = f"'{node.text}' is no value: '{key}' must be {wanted}"
        return to.add("null-value", node, message, "leave the value empty, or delete the key")
    return node.text.strip()


class Text:
    """Free text. What YAML would lose of it without a word is a fault."""

    def read(self, node: Node, key: str, to: Collector) -> str | _Missing:
        """The text as typed."""
        if type(node) is not Scalar or (not node.style and node.text in _NULLS):
            return self._no_text(node, key, to)
        text = node.text.strip()
        if not node.style:
            if to.hashes:
                self._lost_to_comment(node, to)
        elif node.style == '"' and "\\" in to.tree.text[node.start : node.end]:
            self._lost_to_escape(node, to)
        if not text.isprintable():
            control = re.search(_CONTROL, text)
            if control:
                message = f"'{key}' holds the control character U+{ord(control[0]):04X}"
                help_text = (
                    "delete it" if node.style != '"' else "use single quotes for backslashes"
                )
                return to.add("control-character", node, message, help_text)
        return text

    def _no_text(self, node: Node, key: str, to: Collector) -> _Missing:
        if isinstance(node, MappingNode) and len(node.entries) == 1:
            message = f"'{key}' must be text; '{next(iter(node.entries))}: …' is read as a key and a value"
            return to.add("wrong-kind", node, message, "quote the whole text")
        _scalar(node, key, to, "text")
        return MISSING

    def _lost_to_comment(self, node: Scalar, to: Collector) -> None:
        row = re.compile(_EATEN).match(to.tree.text, node.end)
        if row and not row[1].startswith("#inquire:"):
            message = f"'{row[1].rstrip()}' is read as a comment and lost"
            help_text = "quote the text; a comment after a value needs a space: '# like this'"
            fault = Fault("lost-text", row.start(1), row.end(1), message, help_text)
            to.faults.append(fault)

    def _lost_to_escape(self, node: Scalar, to: Collector) -> None:
        found = re.compile(_LATEX_ESCAPE).search(to.tree.text, node.start, node.end)
        if found:
            message = f"'{found[1]}' in double quotes is read as an escape and lost"
            start, end = found.span(1)
            to.faults.append(Fault("lost-text", start, end, message, "use single quotes"))

    def schema(self) -> dict[str, Any]:
        """Typed readers see `no` as false and `2025` as a number; both are text here."""
        return {"type": ["string", "number", "boolean", "null"]}


class Name:
    """The id of a note, a claim or a line: one word, so that `[[id]]` and lists can hold it."""

    pattern = r"^[^\W_][\w.\-]*$"

    def read(self, node: Node, key: str, to: Collector) -> str | _Missing:
        """The id as typed."""
        text = _scalar(node, key, to, "an id")
        if isinstance(text, _Missing) or re.match(self.pattern, text):
            return text
        slug = "-".join(re.findall(r"[^\W_]+", text.lower())) or "a-name"
        message = f"'{text}' is no id: letters, digits, '-', '_' and '.' only"
        return to.add("bad-id", node, message, f"{key}: {slug}")

    def schema(self) -> dict[str, Any]:
        """Numbers are admitted: `id: 2025` is read as typed."""
        return {"type": ["string", "number", "boolean"], "pattern": r"^\s*[^\W_][\w.\-]*\s*$"}


class When:
    """A date: EDTF or as people write it."""

    def read(self, node: Node, key: str, to: Collector) -> DateSpan | _Missing:
        """The span of days that the date means."""
        text = _scalar(node, key, to, "a date")
        if isinstance(text, _Missing):
            return MISSING
        when = parse_date(text)
        if isinstance(when, DateFault):
            return to.add(when.code, node, when.message, when.help)
        return when

    def schema(self) -> dict[str, Any]:
        """A date must hold a year; the reader knows the rest."""
        pattern = r"(^|[^0-9])(19|2[01])[0-9]{2}([^0-9]|$)"
        return {"type": ["string", "integer", "null"], "pattern": pattern}


class Period:
    """A length of time such as `6 months`."""

    def read(self, node: Node, key: str, to: Collector) -> Duration | _Missing:
        """The length of time."""
        text = _scalar(node, key, to, "a length of time")
        if isinstance(text, _Missing):
            return MISSING
        period = parse_duration(text)
        if period is None:
            message = f"'{text}' is no length of time"
            return to.add("bad-period", node, message, "6 months, 3 years or 90 days")
        return period

    def schema(self) -> dict[str, Any]:
        """A number and a unit."""
        return {"type": ["string", "null"], "pattern": r"^\s*[0-9]+\s*[A-Za-z]+"}


class PaperId:
    """An arXiv id, also as a URL or DOI; a malformed one is a value of its own."""

    def read(self, node: Node, key: str, to: Collector) -> ArxivId | MalformedId | _Missing:
        """The canonical id; its fault is collected where it is malformed."""
        if isinstance(node, MappingNode) and node.flow and len(node.entries) == 1:
            name, value = next(iter(node.entries.values()))
            if name.text.lower() == "arxiv" and isinstance(value, Scalar):
                message = f"'{name.text}: {value.text}' in [...] is read as a key and a value"
                help_text = f"drop the space, or write {value.text}"
                return to.add("wrong-kind", node, message, help_text)
        text = _scalar(node, key, to, "an arXiv id")
        if isinstance(text, _Missing):
            return MISSING
        paper = parse_arxiv_id(text)
        if isinstance(paper, MalformedId):
            to.add("malformed-id", node, paper.reason, paper.help)
        return paper

    def schema(self) -> dict[str, Any]:
        """Typed readers see `2506.04210` as a number, its last zero gone."""
        pattern = r"[0-9]{4}\.[0-9]{4,5}|[A-Za-z-]+(\.[A-Za-z-]+)?/[0-9]{7}"
        return {"type": ["string", "number"], "pattern": pattern}


class OneOf:
    """One word of a closed list; `refused` says more of words that are none."""

    def __init__(self, words: type[StrEnum], refused: Mapping[str, str] | None = None) -> None:
        self.words = words
        self.known = {word.value: word for word in words}
        self.refused = refused or {}

    def read(self, node: Node, key: str, to: Collector) -> StrEnum | _Missing:
        """The word."""
        wanted = f"one of {', '.join(self.words)}"
        text = _scalar(node, key, to, wanted)
        if isinstance(text, _Missing):
            return MISSING
        if text in self.known:
            return self.known[text]
        why = self.refused.get(text) or did_you_mean(text, self.words)
        return to.add("unknown-value", node, f"'{key}' must be {wanted}, found '{text}'{why}")

    def schema(self) -> dict[str, Any]:
        """The words."""
        return {"enum": [*self.words, None]}


class ListOf:
    """A list of values of one kind.

    `sentences` are watched for commas that cut one in two; `single` takes one text for a list.
    """

    def __init__(self, item: FieldKind, *, sentences: bool = False, single: bool = False) -> None:
        self.item = item
        self.sentences = sentences
        self.single = single

    def read(self, node: Node, key: str, to: Collector) -> tuple[Any, ...] | _Missing:
        """The values that could be read."""
        if not isinstance(node, SequenceNode):
            if self.single and isinstance(node, Scalar):
                return (self.item.read(node, key, to),)
            help_text = ""
            if isinstance(node, Scalar) and not (not node.style and node.text in _NULLS):
                parts = [part.strip() for part in node.text.split(",")]
                listed = all(re.match(r"^[\w./:-]+$", part) for part in parts)
                help_text = f"[{', '.join(parts)}]" if listed else f"- {node.text.strip()[:60]}"
            return to.wrong_kind(key, node, "a list", help_text)
        if self.sentences and node.flow:
            self._watch_commas(node, to)
        values = []
        read = self.item.read
        for item in node.items:
            if item.absent:
                message = f"an empty item in '{key}'"
                to.add("wrong-kind", item, message, "write its value, or delete the row")
            else:
                values.append(read(item, key, to))
        return MISSING if MISSING in values else tuple(values)

    def _watch_commas(self, node: SequenceNode, to: Collector) -> None:
        items = [item for item in node.items if isinstance(item, Scalar)]
        for index, item in enumerate(items[1:], start=1):
            later = items[index:]
            if (
                not item.style
                and item.text[:1].islower()
                and any(other.text.endswith("?") for other in later)
            ):
                shown = " · ".join(f"'{part.text}'" for part in items)
                message = f"',' split one sentence into {len(items)} items: {shown}"
                help_text = (
                    "write one '- sentence' a line, or quote the sentence; "
                    f"if {len(items)} items are meant, write them one a line"
                )
                comma = to.tree.text.rfind(",", items[index - 1].end - 1, item.start)
                to.faults.append(Fault("split-sentence", comma, comma + 1, message, help_text))
                return

    def schema(self) -> dict[str, Any]:
        """An array; where one text may stand for a list of one, that too."""
        item = self.item.schema()
        if isinstance(item.get("type"), list):
            item["type"] = [kind for kind in item["type"] if kind != "null"]
        array = {"type": ["array", "null"], "items": item}
        return {"anyOf": [array, item]} if self.single else array


class Record:
    """Named fields that make one value; the call of `make` is the schema."""

    def __init__(
        self,
        what: str,
        make: Callable[..., Any],
        fields: Mapping[str, FieldKind],
        *,
        required: Sequence[str] = (),
        about: Mapping[str, str] | None = None,
    ) -> None:
        self.what = what
        self.make = make
        self.fields = fields
        self.required = required
        self.about = about or {}

    def read(self, node: Node, key: str, to: Collector) -> Any:
        """The value; MISSING when anything in it is wrong."""
        if not isinstance(node, MappingNode):
            return to.wrong_kind(key, node, f"{self.what} (keys and values)")
        values: dict[str, Any] = {}
        unread = False
        fields = self.fields
        for name, (place, value) in node.entries.items():
            kind = fields.get(name)
            if kind is None:
                near = did_you_mean(name, fields)
                to.add("unknown-key", place, f"unknown key '{name}' in {self.what}{near}")
                unread = True
            elif not value.absent:
                values[name] = read = kind.read(value, name, to)
                unread = unread or read is MISSING
        for name in self.required:
            if values.get(name, "") in ("", ()):
                to.add("missing-key", node, f"{self.what} needs '{name}'", f"{name}: …")
                unread = True
        return MISSING if unread else self.make(**values)

    def schema(self) -> dict[str, Any]:
        """An object without other keys."""
        properties = {}
        for name, kind in self.fields.items():
            properties[name] = kind.schema()
            if name in self.about:
                properties[name]["description"] = self.about[name]
        made: dict[str, Any] = {"type": "object", "properties": properties}
        for name in self.required:
            wanted = properties[name]
            if isinstance(wanted.get("type"), list) and "null" in wanted["type"]:
                wanted["type"] = [kind for kind in wanted["type"] if kind != "null"]
            if "string" in wanted.get("type", ()) and "pattern" not in wanted:
                wanted["pattern"] = r"\S"
        if self.required:
            made["required"] = list(self.required)
        made["additionalProperties"] = False
        return made
