"""One layout for all lines: keys in the order of the format, dates in EDTF, nothing said anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from inquire.dates import DateFault, parse_date
from inquire.decode import Collector
from inquire.field_kinds import When
from inquire.key_order import Left, left, mappings, ordered
from inquire.line_format import LINE
from inquire.records import Record
from inquire.yaml_splices import Splice, value_set
from inquire.yaml_tree import Mapping, Scalar, Tree, read_tree

_MOMENT = r"[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?"
_EDTF = re.compile(rf"{_MOMENT}(?:/(?:{_MOMENT}|\.\.))?")


class Layout(NamedTuple):
    """A text laid out, and the mappings in it that stay as they are."""

    tree: Tree
    left: tuple[Left, ...]


def laid_out(tree: Tree, form: Record = LINE) -> Layout:
    """The layout of a text that has no fault of form as that record.

    What is laid out already stays as it is, character by character.
    """
    made = _dated(ordered(tree, form), form)
    return Layout(made, tuple(left(made, form)))


def _dated(tree: Tree, form: Record) -> Tree:
    """The text with its dates in EDTF, or as it is where it would then be read otherwise."""
    splices = [splice for each in mappings(tree.root, form) for splice in _dates(tree.text, *each)]
    if not splices:
        return tree
    pieces, done = [], 0
    for splice in sorted(splices):
        pieces += [tree.text[done : splice.start], splice.text]
        done = splice.end
    made = read_tree("".join(pieces) + tree.text[done:])
    return tree if made.faults or _value(made, form) != _value(tree, form) else made


def _value(tree: Tree, form: Record) -> Any:
    """What the text is read as."""
    return form.read(tree.root, "", Collector(tree)) if tree.root else None


def _dates(text: str, mapping: Mapping, record: Record) -> Iterator[Splice]:
    """The splices for those dates of a mapping that are in another spelling.

    What is EDTF stays: `2025?` is read as `2025~`, but says something else to a person.
    """
    for name, (_, node) in mapping.entries.items():
        if isinstance(record.fields.get(name), When) and isinstance(node, Scalar):
            when = parse_date(node.text.strip())
            if not isinstance(when, DateFault) and not _EDTF.fullmatch(node.text.strip()):
                yield from value_set(text, mapping, name, when.edtf())
