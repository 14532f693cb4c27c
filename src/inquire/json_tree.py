"""JSON read so that each string knows where it stands, however deep, large or odd it is.

The parser of the standard library tells no places, gives up in a RecursionError on nested lists
and in a ValueError on long numbers. Here nothing is converted: strings and numbers are stretches
of the source, decoded when somebody wants their text.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from inquire.answer_pieces import Piece

_TOKEN = re.compile(
    r"[ \t\r\n]*+(?:"
    r'([\[\]{}:,])|"((?:[^"\\]++|\\.)*+)"'
    r"|(-?[0-9][0-9.eE+-]*+|true|false|null|NaN|-?Infinity)"
    r")",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t\r\n]*+")
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"{_PAIR}|\\u[0-9a-fA-F]{{4}}|\\.", re.DOTALL)
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}


class Scalar(NamedTuple):
    """A string (the stretch between its quotes), or a number or word as it stands."""

    start: int
    end: int
    quoted: bool


Node: TypeAlias = "dict[str, Node] | list[Node] | Scalar"


def read_json(source: str) -> list[Node] | None:
    """The values that a text consists of, one after the other; None where it is no JSON.

    Several values are what logs have, one a line. Of a key that is repeated the last counts.
    """
    values: list[Node] = []
    opened: list[dict[str, Node] | list[Node]] = [values]
    key = ""
    wanted = "value"
    at = 0
    while token := _TOKEN.match(source, at):
        at = token.end()
        sign = token[1]
        within = opened[-1]
        if sign == ",":
            if wanted != "next":
                return None
            wanted = "key" if isinstance(within, dict) else "value"
        elif sign == ":":
            if wanted != "colon":
                return None
            wanted = "value"
        elif sign in ("}", "]"):
            if wanted not in ("next", "first") or (sign == "}") != isinstance(within, dict):
                return None
            opened.pop()
            wanted = "next" if len(opened) > 1 else "value"
        elif wanted == "key" or (wanted == "first" and isinstance(within, dict)):
            if token[2] is None:
                return None
            key = text_of(source, Scalar(*token.span(2), True))
            wanted = "colon"
        elif wanted in ("value", "first"):
            node = _begun(token)
            if isinstance(within, dict):
                within[key] = node
            else:
                within.append(node)
            if isinstance(node, Scalar):
                wanted = "next" if len(opened) > 1 else "value"
            else:
                opened.append(node)
                wanted = "first"
        else:
            return None
    whole = len(opened) == 1 and _SPACE.fullmatch(source, at) is not None
    return values if whole and values else None


def text_of(source: str, node: Node | None) -> str:
    """A string's text, escapes decoded; a number as it stands; nothing for all else."""
    return "".join(text for text, _ in pieces_of(source, node))


def pieces_of(source: str, node: Node | None) -> list[Piece]:
    """The same, piece by piece; half of a surrogate pair is replaced."""
    if not isinstance(node, Scalar):
        return []
    at, end, _ = node
    if source.find("\\", at, end) < 0:
        return [Piece(source[at:end], at)]
    pieces = []
    for escape in _ESCAPE.finditer(source, at, end):
        start = escape.start()
        if start > at:
            pieces.append(Piece(source[at:start], at))
        pieces.append(Piece(_meant(escape[0]), start))
        at = escape.end()
    if at < end:
        pieces.append(Piece(source[at:end], at))
    return pieces


def _begun(token: re.Match[str]) -> Node:
    if token[1]:
        return {} if token[1] == "{" else []
    group = 2 if token[2] is not None else 3
    return Scalar(*token.span(group), group == 2)


def _meant(escape: str) -> str:
    if len(escape) == 2:
        return _SHORT.get(escape[1], escape[1])
    code = int(escape[2:6], 16)
    if len(escape) == 12:
        return chr(0x10000 + ((code - 0xD800) << 10) + int(escape[8:], 16) - 0xDC00)
    return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
