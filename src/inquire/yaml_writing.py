"""Text to YAML, such that this project's reader has the same characters back.

Text is left plain wherever that holds, which no list of special characters decides here: the
reader itself is asked. Else it is put in single quotes, where nothing but the quote is special,
and in double quotes only where characters must be written as escapes. It always stays on one
row: folded, one change of a title would show as several in a diff.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from inquire.yaml_tree import Scalar, Sequence, read_tree

Value = str | tuple[str, ...]
"""What a key may be given: a text, or a list of texts."""
Item = str | Mapping[str, Value]
"""What a list may be given: a text, or keys with their values."""

_NO_VALUE = frozenset(("null", "~"))
_AS_ESCAPE = (
    "[^\t\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)


def scalar(text: str, *, flow: bool, style: str = "") -> str:
    """A text as a scalar on one row; `flow` where it stands in brackets.

    `style` is how its predecessor was written: quotes stay quotes of that kind, as far as they
    can hold the text.
    """
    if style == '"' or re.search(_AS_ESCAPE, text):
        return _in_double_quotes(text)
    if not style and _holds_plain(text, flow):
        return text
    return "'" + text.replace("'", "''") + "'"


def inline(value: Value | Item | tuple[Item], *, flow: bool, style: str = "") -> str:
    """A value on one row; a list or a mapping in brackets."""
    if isinstance(value, str):
        return scalar(value, flow=flow, style=style)
    if isinstance(value, tuple):
        return f"[{', '.join(inline(item, flow=True) for item in value)}]"
    return f"{{{', '.join(entries(value, flow=True))}}}"


def entries(values: Mapping[str, Value], *, flow: bool) -> list[str]:
    """Each key with its value, as it stands on a row or between commas."""
    return [
        f"{scalar(key, flow=flow)}: {inline(value, flow=flow)}" for key, value in values.items()
    ]


def fits_block(text: str, style: str) -> bool:
    """Whether the rows below a `|` or `>` can hold a text as it is.

    Not with blanks at its ends, which the layout would swallow, and not folded in several rows.
    """
    rows = text.split("\n")
    return (
        bool(text)
        and text == text.strip()
        and not any(re.search(_AS_ESCAPE, row) for row in rows)
        and (style == "|" or len(rows) == 1)
    )


def _holds_plain(text: str, flow: bool) -> bool:
    """Whether the reader finds the text alone, unquoted, to be one scalar with these characters."""
    if not text or text.lower() in _NO_VALUE:
        return False
    tree = read_tree(f"[{text}]" if flow else f"- {text}")
    if tree.faults or not isinstance(tree.root, Sequence) or len(tree.root.items) != 1:
        return False
    item = tree.root.items[0]
    return isinstance(item, Scalar) and not item.style and item.text == text


def _in_double_quotes(text: str) -> str:
    """A text with escapes, most of them by number: a break before `ot` would look like LaTeX."""

    def escape(found: re.Match[str]) -> str:
        character = found[0]
        if character in '"\\':
            return f"\\{character}"
        if character == "\n" and not text[found.end() : found.end() + 1].isalpha():
            return "\\n"
        code = ord(character)
        return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"

    return '"' + re.sub(rf'["\\]|{_AS_ESCAPE}', escape, text) + '"'
