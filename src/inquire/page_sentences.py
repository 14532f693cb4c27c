"""Where a sentence on a page begins and ends, and what it enumerates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from inquire.page_text import Block, Kind

_BREAK = re.compile(r"[.?!][\"'\u2019\u201d)*_]*\s+(?=[\"'\u201c(*\[]*[A-Z0-9])")
_SHORTENED = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|et al|etc|resp|approx|ca)|\b[A-Z])\.\Z")
_OPEN = re.compile(r"(?:,|\b(?:whether|if|that|by|or|and))[*_]*\Z")


def whole_sentences(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks, each with the items below it that go on with its sentence.

    A page may list in the middle of one: "determine whether", then a bullet for each cause.
    """
    made: list[Block] = []
    for block in blocks:
        item = block.kind is Kind.ITEM and not block.number
        if made and not (item and _OPEN.search(made[-1].words)):
            yield made
            made = []
        made.append(block)
    if made:
        yield made


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; an abbreviation ends none."""
    start = 0
    for found in _BREAK.finditer(text):
        if not _SHORTENED.search(text[max(start, found.start() - 8) : found.start() + 1]):
            yield text[start : found.end()].strip()
            start = found.end()
    if text[start:].strip():
        yield text[start:].strip()


def listed(text: str) -> Iterator[str]:
    """The items of an enumeration in a sentence; what stands in brackets is not parted."""
    pattern = r"[()]|; ?" if ";" in text else r"[()]|(?:, ?(?:and/or |or |and )?| or )(?:by )?"
    depth, start, items = 0, 0, []
    for found in re.finditer(pattern, text):
        if found[0] in "()":
            depth += 1 if found[0] == "(" else -1
        elif depth <= 0:
            items.append(text[start : found.start()])
            start = found.end()
    yield from filter(None, (item.strip() for item in (*items, text[start:])))
