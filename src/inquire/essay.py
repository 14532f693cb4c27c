"""The essay of a line and the notes that it cites, as `[[id]]` in Markdown.

Two brackets also stand in code (`a[[0]]`) and around a link's text (`[[1]](url)`); neither is
a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CITATION = re.compile(r"\[\[([^\[\]\n]*[^\W\d][^\[\]\n]*|\s*\d+\s*)\]\](?!\()")
_CODE = re.compile(r"(?ms)^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)")


class Citation(NamedTuple):
    """The id that is cited, and the brackets as written."""

    note: str
    written: str


def cited(essay: str) -> Iterator[Citation]:
    """The citations of notes in an essay, in order."""
    if "[[" not in essay:
        return
    prose = _CODE.sub("", essay) if "`" in essay or "~~~" in essay else essay
    for match in _CITATION.finditer(prose):
        yield Citation(match[1].strip(), match[0])
