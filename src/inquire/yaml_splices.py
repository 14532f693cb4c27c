"""Where a text is cut, and what goes in, to change what its YAML says.

A node knows where it begins; where the next row may go in is looked for from there, since a
block collection's own end runs past the comments that follow it. Comments stay with what they
stand beside or are indented under. New rows take over indentation, dashes, brackets and line
breaks of those around them. Nothing here is proof against every layout: `yaml_edit` reads the
result again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inquire.yaml_tree import Mapping, Node, Scalar, Sequence
from inquire.yaml_writing import Item, Value, entries, fits_block, inline

_BREAK = r"(?>\r\n|\n|\r)"
_BLOCK = re.compile(
    rf"(?P<indicator>[|>][-+\d]*)(?P<comment>[ \t]*(?:#[^\r\n]*)?)"
    rf"(?:(?P<newline>{_BREAK})(?:[ \t]*{_BREAK})*(?P<indent> *))?"
)


class Splice(NamedTuple):
    """The characters from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


def value_set(text: str, parent: Mapping | Sequence, name: str, value: Value) -> list[Splice]:
    """Another text for a key or an item that is there, perhaps without a value."""
    if isinstance(parent, Mapping):
        key, node = parent.entries[name]
        end = _end(text, key, node)
    else:
        node = parent.items[int(name)]
        end = _end(text, None, node)
    if not isinstance(node, Scalar) or node.absent:
        colon = "" if text[end - 1] in ":-" else ":"
        return [Splice(end, end, f"{colon} {inline(value, flow=parent.flow)}")]
    block = _BLOCK.match(text, node.start) if node.style in ("|", ">") else None
    if block is None:
        style = node.style if node.style in ("'", '"') else ""
        return [Splice(node.start, end, inline(value, flow=parent.flow, style=style))]
    empty = block.end("comment") >= end
    if isinstance(value, str) and fits_block(value, node.style) and not empty:
        rows = [block["indent"] + row if row else "" for row in value.split("\n")]
        header = f"{node.style}-{block['comment']}"
        return [Splice(node.start, end, block["newline"].join([header, *rows]))]
    return [  # in quotes, since the comment behind it may be one that would be taken for text
        Splice(node.start, block.end("indicator"), inline(value, flow=False, style="'")),
        Splice(block.end("comment"), max(end, block.end("comment")), ""),
    ]


def key_added(
    text: str, mapping: Mapping, name: str, value: Value | tuple[Item], after: str = ""
) -> Splice:
    """One more key, below the one named `after` or at the end."""
    made = f"{inline(name, flow=mapping.flow)}: {inline(value, flow=mapping.flow)}"
    if mapping.flow:
        return _between_commas(text, mapping, after, made)
    return _below(text, _end_of_entry(text, mapping, after), _column(text, mapping.start), [made])


def item_added(text: str, items: Sequence, item: Item) -> Splice:
    """One more item for a list that has some: in the form of the last, and as far from it."""
    *earlier, last = items.items
    if items.flow:
        return _between_commas(text, items, "", inline(item, flow=True))
    column = _column(text, items.start)
    in_brackets = isinstance(last, Mapping) and last.flow
    rows = _item_rows(item, _gap(text, items), in_brackets=in_brackets)
    if earlier:
        between = text[_end(text, None, earlier[-1]) : last.start]
        rows = ["", *rows] if re.search(rf"{_BREAK}[ \t]*{_BREAK}", between) else rows
    return _below(text, _end(text, None, items), column, rows)


def list_made(text: str, parent: Mapping, name: str, item: Item) -> list[Splice]:
    """A list of one item where there is no list yet, or an empty one."""
    key, node = parent.entries.get(name, (None, None))
    if parent.flow or isinstance(item, str):
        if key is None or node is None:
            return [key_added(text, parent, name, (item,))]
        if isinstance(node, Sequence):
            return [Splice(node.start + 1, node.start + 1, inline(item, flow=True))]
        end = _end(text, key, node)
        return [Splice(end, end, f" {inline((item,), flow=True)}")]
    shift, gap = _list_layout(text, parent)
    column = _column(text, parent.start)
    rows = [" " * shift + row for row in _item_rows(item, gap)]
    if key is None or node is None:
        rows = [f"{inline(name, flow=False)}:", *rows]
        return [_below(text, _end_of_entry(text, parent, ""), column, rows)]
    end = _end_of_key(text, key)
    if isinstance(node, Sequence) and not re.fullmatch(r"\s*\[\s*\]", text[end : node.end]):
        return [Splice(node.start + 1, node.start + 1, inline(item, flow=True))]
    return [Splice(end, max(end, node.end), ""), _below(text, max(end, node.end), column, rows)]


def _between_commas(text: str, node: Mapping | Sequence, after: str, made: str) -> Splice:
    """What goes into brackets, behind the key named `after` or at the end."""
    if isinstance(node, Mapping) and node.entries:
        end = _end_of_entry(text, node, after)
    elif isinstance(node, Sequence) and node.items:
        end = _end(text, None, node.items[-1])
    else:
        return Splice(node.start + 1, node.start + 1, made)
    return Splice(end, end, f", {made}")


def _below(text: str, at: int, column: int, rows: list[str]) -> Splice:
    """Rows at a column, below the row of the offset `at`.

    Comments below it that are indented further stay with what is above.
    """
    rest = re.compile(
        rf"[^\r\n]*(?:{_BREAK}(?:[ \t]*{_BREAK})*[ ]{{{column + 1},}}#[^\r\n]*)*"
    ).match(text, at)
    end = rest.end() if rest else at
    ending = re.compile(_BREAK).search(text, end) or re.compile(_BREAK).search(text)
    newline = ending[0] if ending else "\n"
    return Splice(end, end, "".join(f"{newline}{' ' * column if row else ''}{row}" for row in rows))


def _item_rows(item: Item, gap: str, *, in_brackets: bool = False) -> list[str]:
    """An item behind its dash, one key a row."""
    if isinstance(item, str) or in_brackets or not item:
        return [f"-{gap}{inline(item, flow=not isinstance(item, str))}"]
    first, *more = entries(item, flow=False)
    return [f"-{gap}{first}", *(f" {' ' * len(gap)}{row}" for row in more)]


def _list_layout(text: str, mapping: Mapping) -> tuple[int, str]:
    """How far the lists of a mapping are indented, and what follows their dashes."""
    for _, node in mapping.entries.values():
        if isinstance(node, Sequence) and not node.flow:
            shift = _column(text, node.start) - _column(text, mapping.start)
            return max(shift, 0), _gap(text, node)
    return 2, " "


def _gap(text: str, items: Sequence) -> str:
    """The blanks between the first dash of a list and its item; one where it stands alone."""
    gap = text[items.start + 1 : items.items[0].start]
    return gap if gap and not gap.strip(" ") else " "


def _column(text: str, at: int) -> int:
    return at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) - 1


def _end_of_entry(text: str, mapping: Mapping, name: str) -> int:
    """Where the entry of that name ends, or the last one."""
    if name not in mapping.entries:
        name = next(reversed(mapping.entries))
    return _end(text, *mapping.entries[name])


def _end_of_key(text: str, key: Scalar) -> int:
    """The offset behind the colon of a key; behind the key where it has none."""
    colon = re.compile(r"\s*:").match(text, key.end)
    return colon.end() if colon else key.end


def _end(text: str, key: Scalar | None, node: Node) -> int:
    """Where the last character stands that belongs to an entry or an item, comments left out."""
    if isinstance(node, Mapping) and not node.flow:
        return _end_of_entry(text, node, "")
    if isinstance(node, Sequence) and not node.flow:
        return _end(text, None, node.items[-1])
    if node.absent and key is not None:
        return _end_of_key(text, key)
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        return node.start + len(text[node.start : node.end].rstrip(" \t\r\n"))
    return node.end
