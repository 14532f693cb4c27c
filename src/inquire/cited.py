"""What an answer cites, as values: the mentions of papers, and the places that point to them."""

from __future__ import annotations

from typing import NamedTuple

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.location import Span


class Citation(NamedTuple):
    """One mention of a paper: by arXiv id, by DOI or URL, or by its title alone.

    `start` and `end` are offsets into the text judged: of the id or address as typed (`text`),
    or of the title where nothing else names the paper. `paper` is None where no arXiv id is
    named; then `elsewhere` is the DOI or URL, or empty for a title alone. `title`, `authors` (as
    typed, first author first) and `year` are what the answer claims of the paper beside it.
    `firm` says that the authors stand where only this paper's can: in a reference entry, in a
    row of a table, or joined to the id. `sure` says that what is taken for the title can be
    nothing else, by its form and place; else it may confirm a paper and never accuse one.
    `entry` is the label of the reference entry that the citation stands in, such as `3`; `unit`
    the list item, row of a table, entry or paragraph.
    """

    start: int
    end: int
    text: str
    paper: ArxivId | MalformedId | None = None
    elsewhere: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    firm: bool = False
    sure: bool = False
    entry: str = ""
    unit: Span = Span(0, 0)


class Pointer(NamedTuple):
    """A place in the text that points to a reference entry, such as `[3]`, `[^3]` or `(Lin, 2024)`.

    `citations` are the indexes, in the list of citations, of those that stand in that entry.
    """

    start: int
    end: int
    citations: tuple[int, ...]


class Cited(NamedTuple):
    """All that a text cites, in the order of the text."""

    citations: tuple[Citation, ...] = ()
    pointers: tuple[Pointer, ...] = ()
