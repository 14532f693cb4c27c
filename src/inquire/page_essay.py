"""How a page begins: its question, and its essay as Markdown in rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from inquire.line_writing import folded
from inquire.page_claims import unlinked
from inquire.page_sentences import sentences
from inquire.page_text import Block, Kind

QUESTION_LABEL = re.compile(
    r"[*_]*(?:inquiring line|question|the question in full)[*_]*: ?[*_]*|inquiring (?-i:LINE(?=[A-Z]))",
    re.IGNORECASE,
)
_LONGEST_QUESTION = 400
_AT_TOP = 4  # blocks, of which a name of the site may be one
_ESSAY_WIDTH = 78
_STARTS_BLOCK = re.compile(r"(?:[-+*]|#{1,6}|\d{1,9}[.)])(?: |$)|[>|]|```|~~~|[-=_*]{3,}$")


def question_at(blocks: Sequence[Block]) -> int | None:
    """Where the question of a page stands: what asks at its top, else a heading, else what asks."""
    plain = [index for index, block in enumerate(blocks) if block.kind is not Kind.ITEM]
    asking = [index for index in plain if _asks(blocks[index])]
    headings = [index for index in plain if blocks[index].kind is Kind.HEADING]
    at_top = [index for index in asking if index in plain[:_AT_TOP]]
    asking_headings = [index for index in asking if index in headings]
    return next(iter((*at_top, *asking_headings, *headings, *asking)), None)


def _asks(block: Block) -> bool:
    """Whether a block is one question and nothing else."""
    if len(block.words) > _LONGEST_QUESTION or not question_in(block).endswith("?"):
        return False
    return len([*sentences(block.words)]) == 1


def question_in(block: Block) -> str:
    """The question that a block asks, without a label before it."""
    return QUESTION_LABEL.sub("", unlinked(block.words), count=1).strip(" *_")


def essay_rows(block: Block, words: str) -> Iterator[str]:
    """A block of the essay in rows, none of which Markdown takes for the start of another."""
    mark = "#" * block.level + " " if block.level else ""
    if block.kind is Kind.ITEM:
        mark = f"{block.number}. " if block.number else "- "
    if block.kind is Kind.HEADING:
        yield mark + words
        return
    row = ""
    for part in folded(words, _ESSAY_WIDTH - len(mark)):
        if row and not _STARTS_BLOCK.match(part):
            yield row
            row = " " * len(mark) + part
        else:
            row = f"{row} {part}" if row else mark + part
    yield row
