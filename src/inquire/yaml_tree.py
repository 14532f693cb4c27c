"""YAML text to nodes that say where they stand.

Events are read and nothing is ever constructed: constructed, `arxiv: 2303.08770` becomes the
float 2303.0877, `no` becomes False and a repeated key vanishes. Here each scalar is the
characters typed. What a line has no use for (aliases, anchors, tags, several documents,
repeated keys, deep nesting) is a fault. Only libyaml's parser is used: PyYAML's own rejects
`[Is it?]`. The loop is flat, so that no nesting can exhaust a stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yaml import CBaseLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from inquire.diagnostics import Fault
from inquire.location import Lines
from inquire.yaml_refusals import (
    alias,
    key_of_no_text,
    node_property,
    repeated,
    several_documents,
    too_deep,
)

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


class Unread(Scalar):
    """What stands where YAML put something else than text: its fault is told already."""

    __slots__ = ()

    def __init__(self, start: int, end: int) -> None:
        super().__init__("", "*", start, end)


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


class Tree:
    """A text, the root of what it says (None when it says nothing) and its faults."""

    __slots__ = ("_lines", "faults", "root", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._lines: Lines | None = None

    @property
    def lines(self) -> Lines:
        """The text's lines, looked for when first asked."""
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines

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
            elif isinstance(node, Sequence) and part.isdecimal() and int(part) < len(node.items):
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
    syntax the tree is not to be used; YAML can tell one such fault a file. Merge conflicts
    come first, since some would be read as text.
    """
    tree = Tree(text)
    if "<<<<<<<" in text:
        from inquire.yaml_syntax import merge_conflicts

        tree.faults = merge_conflicts(text)
        if tree.faults:
            return tree
    try:
        _build(tree)
    except YAMLError as error:
        from inquire.yaml_syntax import explain

        fault = explain(text, error)
        if "maximum nesting depth" in str(error):  # libyaml's own, since PyYAML 6.0.4
            fault = too_deep(fault.start, MOST_LEVELS)
        tree.root = None
        tree.faults = [other for other in tree.faults if other.start != fault.start] + [fault]
    return tree


def _build(tree: Tree) -> None:
    """Read events into nodes; `key` is the one that the innermost mapping has yet to fill.

    One loop without calls for what is common: it runs for every value of every line.
    """
    next_event: Callable[[], Any] = CBaseLoader(tree.text).get_event
    opened: list[tuple[Sequence | Mapping | None, Node | None]] = []
    parent: Sequence | Mapping | None = None
    key: Node | None = None
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
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            make = Mapping if kind is MappingStartEvent else Sequence
            node = make(event.flow_style, event.start_mark.index, event.end_mark.index)
        elif kind is AliasEvent:
            node = Unread(event.start_mark.index, event.end_mark.index)
        elif kind is DocumentStartEvent and tree.root is not None:
            tree.faults.append(several_documents(event.start_mark.index))
            return
        elif kind is StreamEndEvent:
            return
        else:
            continue
        if event.anchor is not None or event.tag is not None:
            node = _marked(tree, event, node)
        if parent is None:
            tree.root = node
        elif type(parent) is Sequence:
            parent.items.append(node)
        elif key is None:
            key = node
        else:
            _fill(tree, parent, key, node)
            key = None
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            opened.append((parent, key))
            if len(opened) > MOST_LEVELS:
                tree.root = None
                tree.faults.append(too_deep(node.start, MOST_LEVELS))
                return
            parent, key = node, None  # type: ignore[assignment]  # a collection, by its event


def _marked(tree: Tree, event: Any, node: Node) -> Node:
    """A node with an alias, a YAML anchor or a tag, once its fault is told."""
    if type(event) is AliasEvent:
        tree.faults.append(alias(tree.text, node.start, node.end))
        return node
    tree.faults.append(node_property(tree.text, event))
    return Unread(node.start, node.end) if node.absent else node


def _fill(tree: Tree, mapping: Node, key: Node, value: Node) -> None:
    """Enter a value under its key, unless the key is no text or was there before."""
    if isinstance(key, Sequence | Mapping):
        tree.faults.append(key_of_no_text(key.start))
    elif type(mapping) is Mapping and type(key) is Scalar:
        first = mapping.entries.setdefault(key.text, (key, value))
        if first[0] is not key:
            tree.faults.append(
                repeated(key.text, key.start, key.end, tree.lines.position(first[0].start))
            )
