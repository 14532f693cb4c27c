"""Keys of a line put into the order of its format, with all that belongs to them.

A key moves with its rows and its comments: those that touch it from above at its indentation,
and those below it that are indented further. Any other comment may be a heading, or speak of
either neighbour, so its mapping stays in the order that it has, as braces do. What was moved is
read again, and what it then says must be what it said before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from inquire.allowances import allowances
from inquire.records import ListOf, Record
from inquire.yaml_tree import Mapping, Node, Scalar, Sequence, Tree, read_tree

_BREAK = r"(?:\r\n|\n|\r)"
_OF_THE_FILE = re.compile(r"#[ \t]*yaml-language-server:")

Said: TypeAlias = "tuple[str, str] | list[Said] | dict[str, Said] | None"


class Left(NamedTuple):
    """A mapping whose keys stay in another order: where it begins, what it is, and why."""

    start: int
    what: str
    reason: str


class _Unclear(Exception):
    """Why a mapping stays as it is; never leaves this module."""


def ordered(tree: Tree, form: Record) -> Tree:
    """The text with its keys in order, or as it is where it would then say something else."""
    awry = _awry(tree, form)
    if not awry:
        return tree
    rows = _Rows(tree)
    for mapping, record in awry:
        try:
            rows.put_in_order(mapping, record)
        except _Unclear:
            continue
    text = rows.text()
    if text == tree.text:
        return tree
    made = read_tree(text)
    return tree if made.faults or _said(made.root) != _said(tree.root) else made


def left(tree: Tree, form: Record) -> Iterator[Left]:
    """The mappings of a text that are not in order, and why they stay so."""
    awry = _awry(tree, form)
    if not awry:
        return
    rows = _Rows(tree)
    for mapping, record in awry:
        reason = "they cannot be moved safely in the way they are written"
        try:
            rows.order(mapping, record)
        except _Unclear as unclear:
            reason = str(unclear)
        yield Left(mapping.start, record.what, reason)


def _awry(tree: Tree, form: Record) -> list[tuple[Mapping, Record]]:
    """The mappings whose keys are in another order than that of their record."""
    return [
        (mapping, record)
        for mapping, record in mappings(tree.root, form)
        if [*mapping.entries] != [name for name in record.fields if name in mapping.entries]
    ]


def mappings(node: Node | None, record: Record) -> Iterator[tuple[Mapping, Record]]:
    """Every mapping and the record that it is; those within it come before it."""
    if not isinstance(node, Mapping):
        return
    for name, (_, value) in node.entries.items():
        kind = record.fields.get(name)
        if isinstance(kind, Record):
            yield from mappings(value, kind)
        elif isinstance(kind, ListOf) and isinstance(kind.item, Record):
            for item in value.items if isinstance(value, Sequence) else ():
                yield from mappings(item, kind.item)
    yield node, record


def _said(node: Node | None) -> Said:
    """What a node says and with which quotes, whatever the order of keys."""
    if isinstance(node, Mapping):
        return {name: _said(value) for name, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [_said(item) for item in node.items]
    return None if node is None else (node.style, node.text)


class _Entry(NamedTuple):
    """The numbers of the rows of a key.

    From `blanks` on blank ones stand before it and from `comments` on its comments; `end` is
    the row behind its last.
    """

    blanks: int
    comments: int
    key: int
    end: int


class _Rows:
    """The rows of a text, which change places within their mappings.

    Inner mappings are put in order before outer ones: all of a mapping's rows stay among
    themselves, so that places found in the text as it was read still hold.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._read = re.findall(rf"[^\r\n]*{_BREAK}|[^\r\n]+", tree.text)
        self._starts = [0, *accumulate(map(len, self._read))]
        self._rows = [*self._read]
        self._allowing = {allowance.row - 1 for allowance in allowances(tree)}
        self._unended = bool(self._rows) and self._rows[-1][-1] not in "\r\n"
        if self._unended:
            ending = re.search(_BREAK, tree.text)
            self._rows[-1] += ending[0] if ending else "\n"

    def text(self) -> str:
        """The rows as they stand now; without a last break where there was none."""
        text = "".join(self._rows)
        return re.sub(rf"{_BREAK}\Z", "", text) if self._unended else text

    def put_in_order(self, mapping: Mapping, record: Record) -> None:
        """Move the entries of a mapping; `_Unclear` where it has to stay as it is."""
        order = self.order(mapping, record)
        column, entries = self._column(mapping), self._entries(mapping)
        rows, first = self._rows, entries[0].key
        made: list[str] = []
        for place, index in enumerate(order):
            entry = entries[index]
            before = entries[order[0]] if index == 0 else entry  # the two change their blanks
            made += rows[before.blanks : before.comments] if place else []
            made += rows[entry.comments : entry.key]
            margin = rows[first][:column] if place == 0 else " " * column
            made += [margin + rows[entry.key][column:], *rows[entry.key + 1 : entry.end]]
        rows[first : entries[-1].end] = made

    def order(self, mapping: Mapping, record: Record) -> list[int]:
        """The entries in the order that they should have."""
        ranks = {name: rank for rank, name in enumerate(record.fields)}
        keys = [*mapping.entries]
        order = sorted(range(len(keys)), key=lambda index: ranks[keys[index]])
        if mapping.flow:
            raise _Unclear("they stand in braces")
        entries = self._entries(mapping)
        if order[0] != 0:
            self._require_free_start(mapping, entries[0], entries[order[0]])
        if order[-1] != len(order) - 1 and self._indent(entries[-1].end) == self._column(mapping):
            raise self._comment(entries[-1].end)
        return order

    def _require_free_start(self, mapping: Mapping, old: _Entry, new: _Entry) -> None:
        """`_Unclear` where what stands at a mapping's start may speak of all of it."""
        dashed = self._read[old.key][: self._column(mapping)].strip()
        above = max(old.key - 1, 0)
        if dashed and new.comments < new.key:
            raise self._comment(new.comments)
        of_the_file = _OF_THE_FILE.match(self._read[above])
        if not dashed and self._indent(above) >= 0 and not of_the_file:
            raise self._comment(above)
        for entry in (old, new):
            if entry.key in self._allowing:
                raise self._comment(entry.key)

    def _entries(self, mapping: Mapping) -> list[_Entry]:
        """The entries of a mapping with the rows of each."""
        found: list[_Entry] = []
        column = self._column(mapping)
        for key, node in mapping.entries.values():
            row = self._row(key.start)
            margin = self._tree.text[self._starts[row] : key.start]
            if len(margin) != column or (found and margin.strip(" ")):
                raise _Unclear("a key does not begin its row")
            blanks = found[-1].end if found else row
            comments = blanks
            while comments < row and self._is_blank(comments):
                comments += 1
            for other in range(comments, row):
                if self._indent(other) < column:
                    raise self._comment(comments)
            found.append(_Entry(blanks, comments, row, self._end(key, node, column)))
        return found

    def _end(self, key: Scalar, node: Node, column: int) -> int:
        """The row behind an entry and behind the comments below it that are indented further."""
        last: Scalar | None = key
        while not isinstance(node, Scalar) and not node.flow:
            last = None
            if isinstance(node, Mapping):
                last, node = next(reversed(node.entries.values()))
            else:
                node = node.items[-1]
        end = last.end if node.absent and last else node.end
        kept = False
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            written = self._tree.text[node.start : node.end]
            end = node.start + len(written.rstrip())
            kept = re.match(r".\d?\+", written) is not None
        row = self._row(end - 1) + 1
        while kept and row < len(self._read) and self._is_blank(row):
            row += 1  # the blank rows are text
        below = row
        while below < len(self._read) and (self._is_blank(below) or self._indent(below) > column):
            below += 1
            row = row if self._is_blank(below - 1) else below
        return row

    def _comment(self, row: int) -> _Unclear:
        number = self._tree.lines.position(self._starts[row])[0]
        return _Unclear(f"whose the comment in row {number} is, is not clear")

    def _column(self, mapping: Mapping) -> int:
        return mapping.start - self._starts[self._row(mapping.start)]

    def _row(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _is_blank(self, row: int) -> bool:
        return not self._read[row].strip(" \t\r\n")

    def _indent(self, row: int) -> int:
        """How far the comment is indented that fills a row; -1 where none does."""
        comment = re.match(r"([ \t]*)#", self._read[row]) if row < len(self._read) else None
        return len(comment[1]) if comment else -1
