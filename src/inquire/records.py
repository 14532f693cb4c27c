"""The kinds of values that hold others: lists, and records with named fields.

A record is the schema of what it makes: which keys there are, what each takes and which must be
there. Everything wrong with its fields is collected before it gives up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from inquire.decode import ITEM, MISSING, NULLS, Collector, FieldKind, ItemKind, Missing, quoted
from inquire.diagnostics import Fault
from inquire.location import shortened
from inquire.yaml_tree import Mapping as MappingNode
from inquire.yaml_tree import Node, Scalar
from inquire.yaml_tree import Sequence as SequenceNode


class ListOf:
    """A list of values of one kind.

    `sentences` are watched for commas that cut one in two; `single` takes one text for a list.
    """

    prose = False

    def __init__(self, item: ItemKind, *, sentences: bool = False, single: bool = False) -> None:
        self.item = item
        self.sentences = sentences
        self.single = single

    def read(self, node: Node, key: str, to: Collector) -> tuple[Any, ...] | Missing:
        """The values that could be read."""
        if not isinstance(node, SequenceNode):
            return self._read_single(node, key, to)
        if self.sentences and node.flow:
            self._watch_commas(node, to)
        values = []
        read = self.item.read
        what = f"{ITEM}'{key}'"
        for item in node.items:
            if item.absent and to.hashes and self.item.prose and to.lost_to_comment(item):
                continue
            value = "" if item.absent else read(item, what, to)
            if value == "":
                message = f"an empty item in '{key}'"
                value = to.add("wrong-kind", item, message, "write its value, or delete the row")
            values.append(value)
        return MISSING if MISSING in values else tuple(values)

    def _read_single(self, node: Node, key: str, to: Collector) -> tuple[Any, ...] | Missing:
        if self.single and isinstance(node, Scalar):
            value = self.item.read(node, key, to)
            return MISSING if value is MISSING else (value,) if value else ()
        help_text = ""
        if isinstance(node, Scalar):
            help_text = self.item.listed(node.text) if node.text.strip() else ""
        elif isinstance(node, MappingNode) and node.entries and not node.flow:
            first = next(iter(node.entries))
            help_text = f"write '- ' before '{shortened(first)}'"
            if isinstance(self.item, Record) and first not in self.item.fields:
                help_text = f"- {self.item.required[0]}: {shortened(first)}"
            if first.startswith("-"):
                help_text = f"write a blank after the '-' of '{shortened(first)}'"
        return to.wrong_kind(quoted(key), node, "a list", help_text)

    def _watch_commas(self, node: SequenceNode, to: Collector) -> None:
        items = [item for item in node.items if isinstance(item, Scalar)]
        asked = [index for index, item in enumerate(items) if item.text.endswith("?")]
        for index in range(1, asked[-1] + 1 if asked else 0):
            item = items[index]
            if not item.style and item.text[:1].islower():
                shown = " · ".join(f"'{shortened(part.text)}'" for part in items[:8])
                more = " · …" if len(items) > 8 else ""
                message = f"',' split one sentence into {len(items)} items: {shown}{more}"
                help_text = (
                    "write one '- sentence' a line, or quote the sentence; "
                    f"if {len(items)} items are meant, write them one a line"
                )
                comma = to.tree.text.rfind(",", items[index - 1].end - 1, item.start)
                to.faults.append(Fault("split-sentence", comma, comma + 1, message, help_text))
                return

    def schema(self) -> dict[str, Any]:
        """An array; where one text may stand for a list of one, that too."""
        item = full(self.item.schema())
        array = {"type": ["array", "null"], "items": item}
        return {"anyOf": [array, item]} if self.single else array


class Record:
    """Named fields that make one value; the call of `make` is the schema.

    `unless` tells of a required field which other field, with which word of its closed list,
    makes it needless.
    """

    prose = False

    def __init__(
        self,
        what: str,
        make: Callable[..., Any],
        fields: Mapping[str, FieldKind],
        *,
        required: Sequence[str] = (),
        unless: Mapping[str, tuple[str, str]] | None = None,
        about: Mapping[str, str] | None = None,
    ) -> None:
        self.what = what
        self.make = make
        self.fields = fields
        self.required = required
        self.unless = unless or {}
        self.about = about or {}

    def read(self, node: Node, key: str, to: Collector) -> Any:
        """The value; MISSING when anything in it is wrong."""
        if not isinstance(node, MappingNode):
            return to.wrong_kind(self.what, node, "keys and values", self._remedy(node, key))
        values: dict[str, Any] = {}
        unread = False
        fields = self.fields
        for name, (place, value) in node.entries.items():
            kind = fields.get(name)
            if kind is None:
                to.unknown_key(place, self.what, fields, flow=node.flow)
                unread = True
            elif not value.absent:
                values[name] = read = kind.read(value, name, to)
                unread = unread or read is MISSING
            elif to.hashes and kind.prose and to.lost_to_comment(value):
                values[name] = MISSING
                unread = True
        for name in self.required:
            if values.get(name, "") in ("", ()) and not self._needless(name, values):
                self._tell_missing(name, node, to)
                unread = True
        return MISSING if unread else self.make(**values)

    def _needless(self, name: str, values: Mapping[str, Any]) -> bool:
        """Whether a required field may be missing, or might: the other one cannot be read."""
        other, word = self.unless.get(name, ("", ""))
        return values.get(other) in (word, MISSING)

    def _tell_missing(self, name: str, node: MappingNode, to: Collector) -> None:
        kind = self.fields[name]
        help_text = f"{name}: …"
        if name in self.unless:
            help_text += ", or {}: {}".format(*self.unless[name])
        if isinstance(kind, ListOf):
            help_text = f"write `{name}:` and below it, indented, `{kind.item.listed('…')}`"
        if name in node.entries:
            message = f"'{name}' is empty; {self.what} needs it"
            to.add("missing-key", node.entries[name][0], message, help_text)
        else:
            to.add("missing-key", node, f"{self.what} needs '{name}'", help_text)

    def _remedy(self, node: Node, key: str) -> str:
        if key.startswith(ITEM):
            text = node.text if isinstance(node, Scalar) else ""
            return self.listed("…" if text in NULLS else text or "…")
        first = next(iter(self.required or self.fields))
        if f"'{key}'" == self.what:
            return f"write its keys below it, indented, such as `{first}: …`"
        return f"begin with `{first}: …`, not indented and without a dash"

    def homes_of(self, name: str) -> Iterator[str]:
        """The records, this one and those in it, that have a key of that name."""
        if name in self.fields:
            yield self.what
        for kind in self.fields.values():
            inner = kind.item if isinstance(kind, ListOf) else kind
            if isinstance(inner, Record):
                yield from inner.homes_of(name)

    def listed(self, text: str) -> str:
        """The text as the one that the record is about."""
        name = "text" if "text" in self.fields else self.required[0]
        return f"- {name}: {shortened(text)}"

    def schema(self) -> dict[str, Any]:
        """An object without other keys."""
        properties = {}
        for name, kind in self.fields.items():
            properties[name] = kind.schema()
            if name in self.required and name not in self.unless:
                properties[name] = full(properties[name])
            if name in self.about:
                properties[name]["description"] = self.about[name]
        made: dict[str, Any] = {"type": ["object", "null"], "properties": properties}
        if self.required:
            made["required"] = [name for name in self.required if name not in self.unless]
        for name, (other, word) in self.unless.items():
            there = {"required": [name], "properties": {name: {"not": {"type": "null"}}}}
            needless = {"required": [other], "properties": {other: {"const": word}}}
            made["anyOf"] = [there, needless]
        made["additionalProperties"] = False
        return made


def full(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that must not be empty: an item, or what must be there."""
    made = dict(schema)
    if "enum" in made:
        made["enum"] = [word for word in made["enum"] if word is not None]
    if isinstance(made.get("type"), list):
        kinds = [kind for kind in made["type"] if kind != "null"]
        made["type"] = kinds if len(kinds) > 1 else kinds[0]
        if "string" in kinds and "pattern" not in made:
            made["pattern"] = r"\S"
        if kinds == ["array"]:
            made["minItems"] = 1
    return made
