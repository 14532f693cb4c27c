"""Changes to what a line's YAML says, made at their place, so that comments and layout survive.

Layout has more forms than any splice can foresee. So after each change the text is read again,
and what it then says must be what it said before plus that change. Anything else is a refusal:
it costs the user an edit by hand, where a wrong text would cost trust.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from inquire.yaml_splices import Splice, item_added, key_added, list_made, value_set
from inquire.yaml_tree import Mapping, Node, Sequence, Tree, read_tree
from inquire.yaml_writing import Item, Value

Content: TypeAlias = "str | list[Content] | dict[str, Content] | None"


class Put(NamedTuple):
    """A key gets a value, or an item another text; `pointer` is as RFC 6901 has it.

    A missing key is written below the key named `after`, or as the last of its mapping where
    there is no such key.
    """

    pointer: str
    value: Value
    after: str = ""


class Append(NamedTuple):
    """A list gets one more item at its end, unless it has that very item.

    A list that is missing is made, as the last key of its mapping.
    """

    pointer: str
    item: Item


Edit = Put | Append


class Refusal(NamedTuple):
    """Why a text was left as it is."""

    reason: str


class _Unfit(Exception):
    """An edit that the text does not admit; never leaves this module."""


def edited(text: str, edits: Iterable[Edit]) -> str | Refusal:
    """The text with all of the edits, one after the other, or why not; never with some.

    `text` is without a byte-order mark, as `inspection.Reading` has it. Every character outside
    of the places edited stays, and what is so already is not touched.
    """
    tree = read_tree(text)
    if tree.faults:
        return Refusal(f"it cannot be read without fault: {tree.faults[0].message}")
    content, wanted = _content(tree.root), list(edits)
    try:
        for edit in wanted:
            changed = _with(content, _parts(edit.pointer), edit)
            if changed != content:
                tree, content = _proven(tree, edit, changed), changed
        for edit in wanted:
            if _with(content, _parts(edit.pointer), edit) != content:
                raise _Unfit(f"'{edit.pointer}' was to become two things at once")
    except _Unfit as unfit:
        return Refusal(str(unfit))
    return tree.text


def _proven(tree: Tree, edit: Edit, wanted: Content) -> Tree:
    """The tree of the edited text, once it is sure to say what is wanted."""
    text = tree.text
    for splice in sorted(_splices(tree, edit), reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    made = read_tree(text)
    if made.faults or _content(made.root) != wanted:
        raise _Unfit(f"'{edit.pointer}' cannot be changed safely in the way it is written")
    return made


def _splices(tree: Tree, edit: Edit) -> list[Splice]:
    """Where to change the text; `_with` made sure that there is a place for the edit."""
    *above, name = _parts(edit.pointer)
    parent = tree.root
    for part in above:
        parent = _child(parent, part)
    node = _child(parent, name)
    if isinstance(edit, Append):
        if isinstance(node, Sequence) and node.items:
            return [item_added(tree.text, node, edit.item)]
        if isinstance(parent, Mapping):
            return list_made(tree.text, parent, name, edit.item)
    elif node is None and isinstance(parent, Mapping):
        return [key_added(tree.text, parent, name, edit.value, edit.after)]
    elif isinstance(parent, Mapping | Sequence):
        return value_set(tree.text, parent, name, edit.value)
    return []


def _child(node: Node | None, name: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.entries[name][1] if name in node.entries else None
    return node.items[int(name)] if isinstance(node, Sequence) else None


def _parts(pointer: str) -> list[str]:
    if not pointer.startswith("/"):
        raise _Unfit(f"there is no place for '{pointer}'")
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def _content(node: Node | None) -> Content:
    """What a node says, wherever it stands and however it is written.

    The end of a block of rows is layout: the last row of a file may lack its line break.
    """
    if isinstance(node, Sequence):
        return [_content(item) for item in node.items]
    if isinstance(node, Mapping):
        return {name: _content(value) for name, (_, value) in node.entries.items()}
    if node is None or node.absent:
        return None
    return node.text.rstrip("\n") if node.style in ("|", ">") else node.text


def _with(content: Content, parts: list[str], edit: Edit) -> Content:
    """The content as the edit wants it; a missing key and one without a value are alike."""
    if not parts:
        return _put(content, edit) if isinstance(edit, Put) else _appended(content, edit)
    name, below = parts[0], parts[1:]
    if isinstance(content, dict):
        return {**content, name: _with(content.get(name), below, edit)}
    if isinstance(content, list) and name.isdecimal() and int(name) < len(content):
        at = int(name)
        return [*content[:at], _with(content[at], below, edit), *content[at + 1 :]]
    raise _Unfit(f"there is no place for '{edit.pointer}'")


def _put(content: Content, edit: Put) -> Content:
    value = _said(edit.value)
    if isinstance(content, list | dict) and content != value:
        raise _Unfit(f"'{edit.pointer}' holds a list or keys; only a text is replaced")
    return value


def _appended(content: Content, edit: Append) -> Content:
    if content is not None and not isinstance(content, list):
        raise _Unfit(f"'{edit.pointer}' is no list")
    items, item = content or [], _said(edit.item)
    return items if item in items else [*items, item]


def _said(value: Value | Item) -> Content:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [*value]
    return {key: _said(inner) for key, inner in value.items()}
