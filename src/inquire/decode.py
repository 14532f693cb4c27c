"""Untyped nodes to typed values, with every fault of form collected.

A kind reads a node or says what is wrong with it, and knows the JSON Schema of what it takes,
so that one table (`line_format`) is decoder, documentation and schema at once. Nothing raises
for bad input: `MISSING` stands for a value that could not be read, its fault is in the
collector, and reading goes on. The kinds are in `field_kinds` and, of what holds other values,
in `records`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, Protocol

from inquire.diagnostics import Fault
from inquire.location import shortened
from inquire.yaml_tree import Mapping as MappingNode
from inquire.yaml_tree import Node, Scalar, Tree, Unread
from inquire.yaml_tree import Sequence as SequenceNode


class Missing(Enum):
    """The type of `MISSING`, a value that could not be read."""

    MISSING = 0


MISSING = Missing.MISSING
NULLS = frozenset(("null", "Null", "NULL", "~"))
MOST_SUGGESTIONS = 100


class Collector:
    """The faults of one text; `hashes` where it has a `#word`, which may eat text.

    `homes` tells where a key belongs that stands in the wrong place.
    """

    def __init__(self, tree: Tree, homes: Callable[[str], Iterable[str]] = lambda _: ()) -> None:
        self.tree = tree
        self.faults: list[Fault] = []
        self.hashes = re.search(r"#[^\s#]", tree.text) is not None
        self._homes = homes

    def add(self, code: str, node: Node, message: str, help_text: str = "") -> Missing:
        """Collect a fault at a node, and answer with the value that could not be read."""
        end = node.end if isinstance(node, Scalar) else node.start + 1
        self.faults.append(Fault(code, node.start, end, message, help_text))
        return MISSING

    def wrong_kind(self, what: str, node: Node, wanted: str, help_text: str = "") -> Missing:
        """The fault of a value of another kind than `what` must be."""
        if type(node) is Unread:
            return MISSING
        if isinstance(node, Scalar) and not node.style and node.text in NULLS:
            message = f"'{node.text}' is no value: {what} must be {wanted}"
            if what.startswith("'"):
                help_text = "leave the value empty, or delete the key"
            help_text = help_text or "write its value, or delete the item"
            return self.add("null-value", node, message, help_text)
        message = f"{what} must be {wanted}, found {describe(node)}"
        return self.add("wrong-kind", node, message, help_text)

    def lost_to_comment(self, node: Node) -> bool:
        """Whether `#word` after unquoted text (or in place of it) ate the rest, as collected."""
        row = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)").match(self.tree.text, node.end)
        if row is None or row[1].startswith("#inquire:"):
            return False
        message = f"'{shortened(row[1])}' is read as a comment and lost"
        help_text = "quote the text; a comment after a value needs a space: '# like this'"
        self.faults.append(Fault("lost-text", *row.span(1), message, help_text))
        return True

    def suggestion(self, word: str, known: Iterable[str]) -> str:
        """`; did you mean 'x'?`, as long as there are not too many faults to read them."""
        return did_you_mean(word, known) if len(self.faults) < MOST_SUGGESTIONS else ""

    def unknown_key(self, key: Scalar, what: str, known: Iterable[str], *, flow: bool) -> None:
        """The fault of a key that `what` does not have."""
        name = shortened(key.text)
        homes = ", ".join(self._homes(key.text))
        told = f"; it is a key of {homes}" if homes else self.suggestion(key.text, known)
        message = f"unknown key '{name}' in {what}{told}"
        help_text = ""
        if not flow and " " in name:
            help_text = "if this row goes on with the text above it, indent it further"
        self.add("unknown-key", key, message, help_text)


ITEM = "an item of "


def quoted(key: str) -> str:
    """A key as messages show it; what says that it is an item says so already."""
    return key if key.startswith(ITEM) else f"'{key}'"


class FieldKind(Protocol):
    """What a value may be: reads a node, and describes itself as a JSON Schema.

    `prose` is free text, of which YAML may lose a part without a word.
    """

    prose: bool

    def read(self, node: Node, key: str, to: Collector) -> Any:
        """The value, or MISSING once its fault is collected."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value, as typed or as a YAML reader types it."""


class ItemKind(FieldKind, Protocol):
    """What an item of a list may be."""

    def listed(self, text: str) -> str:
        """How a text that stands where a list must be would be written as one."""


def describe(node: Node) -> str:
    """A node in the words of a message."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "keys and values"
    return f"the text '{shortened(node.text)}'" if node.text.strip() else "an empty text"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is likest, or nothing where none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:100], list(known), 1, 0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing where no known word is near."""
    near = nearest(word, known)
    return f"; did you mean '{near}'?" if near else ""
