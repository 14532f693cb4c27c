"""Comments on a line that allow what a check says there: `# inquire: allow[code] reason`.

Only a comment counts. What looks like one inside a text is text, so the places of all values
must be known; and since a comment cannot stand inside folded text, an allowance serves for
every row on which its value, or the key of it, could have one.
"""

import re
from typing import NamedTuple

from inquire.yaml_tree import Node, Scalar, Tree


class Allowance(NamedTuple):
    """One such comment: the codes it allows, and where it stands."""

    codes: tuple[str, ...]
    row: int
    start: int
    end: int


def allowances(tree: Tree) -> list[Allowance]:
    """All of them, in the order of the text."""
    if "allow[" not in tree.text:
        return []
    texts = [(_content_start(tree.text, scalar), scalar.end) for scalar in tree.scalars()]
    found = []
    for comment in re.finditer(r"#[ \t]?inquire:[ \t]*allow\[([^\]\r\n]*)\]", tree.text):
        if not any(start <= comment.start() < end for start, end in texts):
            codes = tuple(code.strip() for code in comment[1].split(","))
            row = tree.lines.position(comment.start())[0]
            found.append(Allowance(codes, row, *comment.span()))
    return found


def rows_of(tree: Tree, key: Scalar | None, node: Node) -> set[int]:
    """The rows on which a comment can stand that speaks of this value."""
    places = [node.start]
    if key is not None:
        places.append(key.start)
    ends_on_a_row = node.style not in ("|", ">") if isinstance(node, Scalar) else node.flow
    if ends_on_a_row and node.end > node.start:
        places.append(node.end - 1)
    return {tree.lines.position(place)[0] for place in places}


def _content_start(text: str, scalar: Scalar) -> int:
    """A block scalar's span includes its header, where a comment may stand."""
    if scalar.style in ("|", ">"):
        header = re.compile(r"[^\r\n]*").match(text, scalar.start)
        return header.end() if header else scalar.start
    return scalar.start
