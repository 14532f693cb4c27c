r"""Escapes that nobody meant: LaTeX lost in double quotes, and characters that nobody sees.

In double quotes YAML reads `\nabla` as a new row and `abla`, and `\frac` as a form feed and `rac`.
Few texts have either, so this is imported where one has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquire.diagnostics import Fault
from inquire.yaml_tree import Scalar

_LATEX = r"(?<!\\)(?:\\\\)*(\\(?:t[a-z]+|n(?:abla|ot|eq?\b|u\b|i\b)|N[a-z]+|[LP][a-z]+|_\w*))"
_ESCAPE = r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))"
_NAMED = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27}


def latex_lost(text: str, node: Scalar) -> Iterator[Fault]:
    """The fault of the first LaTeX command in double quotes that YAML takes for an escape, if any.

    `text` is all of the file, in which the node stands.
    """
    found = re.compile(_LATEX).search(text, node.start, node.end)
    if found:
        message = f"'{found[1]}' in double quotes is read as an escape and lost"
        yield Fault("lost-text", *found.span(1), message, "use single quotes")


def control_character(text: str, node: Scalar, control: str, what: str) -> Fault:
    """The fault of a control character that `what` holds, at its place or at that of its escape."""
    message = f"{what} holds the control character U+{ord(control):04X}"
    start = text.find(control, node.start, node.end)
    if start >= 0:
        return Fault("control-character", start, start + 1, message, "delete it")
    place = node.start, node.end
    for escape in re.compile(_ESCAPE, re.DOTALL).finditer(text, node.start, node.end):
        *digits, named = escape.groups()
        code = _NAMED.get(named) if named else int("".join(filter(None, digits)), 16)
        if code == ord(control):
            place = escape.span()
            break
    return Fault("control-character", *place, message, "use single quotes for backslashes")
