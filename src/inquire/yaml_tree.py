"""YAML text to nodes that say where they stand.

Events are read and nothing is ever constructed: constructed, `arxiv: 2303.08770` becomes the
float 2303.0877, `no` becomes False and a repeated key vanishes. Here each scalar is the
characters typed. What a line has no use for (aliases, anchors, tags, several documents,
repeated keys, deep nesting) is a fault. Only libyaml's parser is used: PyYAML's own rejects
`[Is it?]`. The loop is flat, so that no nesting can exhaust a stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml import YAMLError
from yaml.cyaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from inquire.diagnostics import Fault
from inquire.location import Lines

MOST_LEVELS = 100


class Scalar:
    """Characters as typed; `style` is '' for plain text, else one of `' " | >`.

    `absent` is an empty plain value: the key stands there with nothing after it.
    """

    __slots__ = ("absent", "end", "start", "style", "text")

    def __init__(self, text: str, style: str, start: int, end: int) -> None:
        self.text = text
        self.style = style
        self.start = start
        self.end = end
        self.absent = not (text or style)


class Sequence:
    """A list; `flow` when it was written in brackets."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, flow: bool, start: int, end: int) -> None:
        self.items: list[Node] = []
        self.flow = flow
        self.start = start
        self.end = end

    absent = False


class Mapping:
    """Keys with their values in the order written.

    A key that is no scalar is left out, and of a repeated key the first stands.
    """

    __slots__ = ("end", "entries", "flow", "start")

    def __init__(self, flow: bool, start: int, end: int) -> None:
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.flow = flow
        self.start = start
        self.end = end

    absent = False


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Tree:
    """A text, the root of what it says (None when it says nothing) and its faults."""

    text: str
    root: Node | None = None
    faults: list[Fault] = field(default_factory=list)

    def find(self, pointer: str) -> tuple[Scalar | None, Node | None]:
        """Key and value at a pointer, or of the nearest place above it that is there."""
        key: Scalar | None = None
        node = self.root
        for part in pointer.split("/")[1:]:
            if isinstance(node, Mapping):
                entry = node.entries.get(part.replace("~1", "/").replace("~0", "~"))
                if entry is None or entry[1].absent:
                    break
                key, node = entry
            elif isinstance(node, Sequence) and part.isdigit() and int(part) < len(node.items):
                key, node = None, node.items[int(part)]
            else:
                break
        return key, node

    def scalars(self) -> Iterator[Scalar]:
        """Every scalar of the tree, keys included."""
        waiting: list[Node] = [self.root] if self.root else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, Scalar):
                yield node
            elif isinstance(node, Sequence):
                waiting += node.items
            else:
                for entry in node.entries.values():
                    waiting += entry


def read_tree(text: str) -> Tree:
    """The tree of a YAML text, without a byte-order mark at its start.

    Never raises for anything in the text: what is wrong stands in `faults`. After a fault of
    syntax the tree is not to be used; YAML can tell one such fault a file.
    """
    tree = Tree(text)
    try:
        _build(tree)
    except YAMLError as error:
        from inquire.yaml_syntax import explain

        fault = explain(text, error)
        tree.root = None
        tree.faults = [other for other in tree.faults if other.start != fault.start] + [fault]
    return tree


def _build(tree: Tree) -> None:
    """Read events into nodes; `key` is the one that the innermost mapping has yet to fill.

    One loop without calls for what is common: it runs for every value of every line.
    """
    next_event = CParser(tree.text).get_event
    opened: list[tuple[Sequence | Mapping | None, Node | None]] = []
    parent: Sequence | Mapping | None = None
    key: Node | None = None
    documents = 0
    while True:
        event = next_event()
        kind = type(event)
        node: Node
        if kind is ScalarEvent:
            start, end = event.start_mark.index, event.end_mark.index
            node = Scalar(event.value, event.style, start, end)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if parent is not None:
                parent.end = event.end_mark.index
            parent, key = opened.pop()
            continue
        elif kind is MappingStartEvent:
            node = Mapping(event.flow_style, event.start_mark.index, event.end_mark.index)
        elif kind is SequenceStartEvent:
            node = Sequence(event.flow_style, event.start_mark.index, event.end_mark.index)
        elif kind is AliasEvent:
            node = Scalar("", "'", event.start_mark.index, event.end_mark.index)
            tree.faults.append(_alias(tree.text, node.start, node.end))
        elif kind is DocumentStartEvent and documents:
            tree.faults.append(_several_documents(event.start_mark.index))
            return
        elif kind is StreamEndEvent:
            return
        else:
            documents += kind is DocumentStartEvent
            continue
        if kind is not AliasEvent and (event.anchor is not None or event.tag is not None):
            tree.faults.append(_property(tree.text, event))
        if parent is None:
            tree.root = node
        elif type(parent) is Sequence:
            parent.items.append(node)
        elif key is None:
            key = node
            if kind is not ScalarEvent:
                tree.faults.append(_key_of_no_text(node))
        else:
            _fill(tree, parent, key, node)
            key = None
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            opened.append((parent, key))
            if len(opened) > MOST_LEVELS:
                tree.root = None
                tree.faults.append(_too_deep(node.start))
                return
            parent, key = node, None  # type: ignore[assignment]  # a collection, by its event


def _fill(tree: Tree, mapping: Node, key: Node, value: Node) -> None:
    """Enter a value under its key, unless the key is no text or was there before."""
    if type(mapping) is Mapping and type(key) is Scalar:
        first = mapping.entries.setdefault(key.text, (key, value))
        if first[0] is not key:
            tree.faults.append(_repeated(tree.text, key, first[0]))


def _repeated(text: str, key: Scalar, first: Scalar) -> Fault:
    line, column = Lines(text).position(first.start)
    message = f"key '{key.text}' stands twice; the first is at {line}:{column}"
    return Fault("repeated-key", key.start, key.end, message, "keep one; put both values into it")


def _alias(text: str, start: int, end: int) -> Fault:
    message = f"'{text[start:end]}' is read as a YAML alias; a line has none"
    return Fault("yaml-anchor", start, end, message, "quote it if it is text; else write it out")


def _property(text: str, event: NodeEvent) -> Fault:
    """The fault of a node with a YAML anchor (`&x`) or a tag (`!x`)."""
    start = event.start_mark.index
    word = re.match(r"[^\s,\]}]+", text[start:])
    end = start + (word.end() if word else 1)
    written = text[start:end]
    if event.anchor:
        message = f"'{written}' is read as a YAML anchor; a line has none"
        return Fault("yaml-anchor", start, end, message, "quote it if it is text; else drop it")
    if written.startswith("!!") or written.startswith("!<"):
        message = f"'{written}' is a YAML tag; a line has none"
        return Fault("yaml-tag", start, end, message, "drop it: every value is read as typed")
    message = f"'{written}' is read as a YAML tag and lost"
    return Fault("lost-text", start, end, message, "quote the text")


def _key_of_no_text(node: Node) -> Fault:
    message = "text that starts with '{' or '[' is read as a collection, here as a key"
    return Fault("wrong-kind", node.start, node.start + 1, message, "quote the text")


def _several_documents(start: int) -> Fault:
    message = "'---' starts a second document; a line is one"
    return Fault("several-documents", start, start + 3, message, "put it into a file of its own")


def _too_deep(start: int) -> Fault:
    message = f"nested more than {MOST_LEVELS} levels deep"
    return Fault("too-deep", start, start + 1, message, "a line needs six levels at most")
