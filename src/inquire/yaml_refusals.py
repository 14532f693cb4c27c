"""What YAML has and a line does not: the faults of a text that is good YAML.

Aliases, anchors and tags make a value something else than the characters typed; a repeated key
or a second document would be lost without a word.
"""

from __future__ import annotations

import re
from typing import Any

from yaml.events import ScalarEvent

from inquire.diagnostics import Fault
from inquire.location import shortened


def repeated(name: str, start: int, end: int, first: tuple[int, int]) -> Fault:
    """A key that its mapping has already; `first` is line and column of that one."""
    line, column = first
    message = f"key '{shortened(name)}' stands twice; the first is at {line}:{column}"
    return Fault("repeated-key", start, end, message, "keep one; put both values into it")


def alias(text: str, start: int, end: int) -> Fault:
    """A YAML alias."""
    message = f"'{shortened(text[start:end])}' is read as a YAML alias; a line has none"
    return Fault("yaml-anchor", start, end, message, "quote it if it is text; else write it out")


def node_property(text: str, event: Any) -> Fault:
    """The fault of a node with a YAML anchor (`&x`) or a tag (`!x`)."""
    start = event.start_mark.index
    word = re.compile(r"!<[^>\s]*>|[^\s,\]}]+").match(text, start)
    end = word.end() if word else start + 1
    written = shortened(text[start:end])
    if event.anchor:
        message = f"'{written}' is read as a YAML anchor; a line has none"
        return Fault("yaml-anchor", start, end, message, "quote it if it is text; else drop it")
    if written.startswith(("!!", "!<")) or not isinstance(event, ScalarEvent):
        message = f"'{written}' is a YAML tag; a line has none"
        return Fault("yaml-tag", start, end, message, "drop it: every value is read as typed")
    message = f"'{written}' is read as a YAML tag and lost"
    return Fault("lost-text", start, end, message, "quote the text")


def key_of_no_text(start: int) -> Fault:
    """A key that is a list or a mapping."""
    message = "text that starts with '{' or '[' is read as a collection, here as a key"
    return Fault("wrong-kind", start, start + 1, message, "quote the text")


def several_documents(start: int) -> Fault:
    """The start of another document."""
    message = "'---' starts a second document; a line is one"
    return Fault("several-documents", start, start + 3, message, "put it into a file of its own")


def too_deep(start: int, levels: int) -> Fault:
    """One level too many."""
    message = f"nested more than {levels} levels deep"
    return Fault("too-deep", start, start + 1, message, "a line needs six levels at most")
