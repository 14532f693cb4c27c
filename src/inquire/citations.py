"""Every mention of a paper in an answer, with what the answer claims of that paper."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from inquire import text_blocks
from inquire.addresses import Mention
from inquire.arxiv_id import ArxivId, MalformedId
from inquire.citation_ids import mentions
from inquire.claimed import claimed_beside
from inquire.claimed_above import claimed_from_above
from inquire.claimed_rows import claimed_in_row
from inquire.location import Span
from inquire.plain_titles import Claimed
from inquire.pointers import by_author, numbered
from inquire.reference_entries import bibtex_entry
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import acronyms
from inquire.title_words import fold
from inquire.titles_alone import titles_alone

_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?(?:(?:dx\.)?doi\.org/)?", re.IGNORECASE)
_TRACKING = re.compile(r"[?&]utm_[^#]*|#.*$|/$")


_TOGETHER = 256
"""Blocks that are read together, where several processes read."""
_InBlocks: TypeAlias = "tuple[list[tuple[int, Citation, bool]], list[tuple[int, Citation]]]"
Each: TypeAlias = "Callable[[Callable[[int], _InBlocks], Iterable[int]], Iterable[_InBlocks]]"


class Citation(NamedTuple):
    """One mention of a paper: by arXiv id, by DOI or URL, or by its title alone.

    `start` and `end` are offsets into the text judged: of the id or address as typed (`text`),
    or of the title where nothing else names the paper. `paper` is None where no arXiv id is
    named; then `elsewhere` is the DOI or URL, or empty for a title alone. `title`, `authors` (as
    typed, first author first) and `year` are what the answer claims of the paper beside it.
    `firm` says that the authors stand where only this paper's can: in a reference entry, in a
    row of a table, or joined to the id. `entry` is the label of the reference entry that the
    citation stands in, such as `3`.
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
    entry: str = ""


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


class _Folded(dict[str, str]):
    """Titles folded, each once."""

    def __missing__(self, title: str) -> str:
        return self.setdefault(title, fold(title))


class _Found(NamedTuple):
    """A citation, with what only the finder needs to know of it."""

    citation: Citation
    sure: bool
    block: Block


def citations(text: str, each: Each = map) -> Cited:
    """All that a Markdown or plain text cites, and the places that point to it.

    `each` applies a function to many things, as `map` does; another may do it on several
    processors, as the blocks of a text know nothing of each other.
    """
    blocks = text_blocks.blocks(text)
    names = acronyms(text)
    named_in = _by_block(blocks, mentions(text, blocks))
    above = claimed_from_above(text, blocks, named_in, names)
    work = partial(_some, text, blocks, named_in, names, above)
    found: list[_Found] = []
    alone: list[_Found] = []
    for cited, titles in each(work, range(0, len(blocks), _TOGETHER)):
        found += [_Found(one, sure, blocks[index]) for index, one, sure in cited]
        alone += [_Found(one, True, blocks[index]) for index, one in titles]
    folded = _Folded()
    found = _without_doubtful_titles(found, folded)
    found, repeated = _with_titles_alone(found, alone, folded)
    cited_at_all = tuple(one.citation for one in found)
    return Cited(cited_at_all, _pointers(text, blocks, found, repeated, folded))


def _some(
    text: str,
    blocks: Sequence[Block],
    named_in: Mapping[int, list[Mention]],
    names: frozenset[str],
    above: Mapping[int, Claimed],
    start: int,
) -> _InBlocks:
    """What the blocks from that index on cite, as many as are read together."""
    cited: list[tuple[int, Citation, bool]] = []
    alone: list[tuple[int, Citation]] = []
    for index in range(start, min(start + _TOGETHER, len(blocks))):
        block = blocks[index]
        if inside := named_in.get(index):
            found = _in_block(text, block, inside, names, above)
            cited += [(index, one.citation, one.sure) for one in found]
        else:
            alone += [
                (index, _cited(text, claimed)) for claimed in titles_alone(text, block, names)
            ]
    return cited, alone


def _by_block(blocks: Sequence[Block], named: Sequence[Mention]) -> dict[int, list[Mention]]:
    """The mentions in each block that has any."""
    named_in: dict[int, list[Mention]] = defaultdict(list)
    starts = [block.start for block in blocks]
    for mention in named:
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.end <= blocks[at].end:
            named_in[at].append(mention)
    return named_in


def _in_block(
    text: str,
    block: Block,
    named: Sequence[Mention],
    names: frozenset[str],
    above: Mapping[int, Claimed],
) -> list[_Found]:
    """The citations of one block: the mentions of a paper in one unit are one."""
    found: dict[object, _Found] = {}
    row, last = 0, block.start
    for mention, beside in zip(named, _claimed(text, block, named, names), strict=True):
        claimed = above.get(mention.start, beside)
        if not claimed.title:
            claimed = beside if beside.title or not claimed.authors.names else claimed
        if block.kind is Kind.PARAGRAPH:
            row += text.count("\n", last, mention.start)
            last = mention.start
        key = (row, mention.paper or _address(mention.elsewhere))
        known = found.get(key)
        if known is None:
            found[key] = _Found(_cited(text, claimed, mention, block), claimed.sure, block)
            continue
        title = known.citation.title
        if claimed.title and title and fold(claimed.title) != fold(title):
            cited = _cited(text, claimed, mention, block)
            found[*key, claimed.title] = _Found(cited, claimed.sure, block)
        else:
            found[key] = _merged(known, claimed)
    return list(found.values())


def _claimed(
    text: str, block: Block, named: Sequence[Mention], names: frozenset[str]
) -> Sequence[Claimed]:
    if block.kind is Kind.TABLE:
        return claimed_in_row(text, block, named, names)
    bibtex = bibtex_entry(text, block) if block.kind is Kind.ENTRY else None
    return [bibtex] * len(named) if bibtex else claimed_beside(text, block, named, names)


def _merged(known: _Found, claimed: Claimed) -> _Found:
    """The citation with what a second mention of its paper claims."""
    citation = known.citation
    authors, firm = citation.authors, citation.firm
    if not authors or (claimed.firm and not firm and claimed.authors.names):
        authors, firm = claimed.authors.names, claimed.firm
    merged = citation._replace(
        title=citation.title or claimed.title,
        authors=authors,
        firm=firm,
        year=citation.year or claimed.year,
    )
    return _Found(merged, known.sure or claimed.sure, known.block)


def _cited(
    text: str, claimed: Claimed, mention: Mention | None = None, block: Block | None = None
) -> Citation:
    if mention is None:
        assert claimed.span
        within = text.find(claimed.title, *claimed.span)
        start, end = (within, within + len(claimed.title)) if within >= 0 else claimed.span
    else:
        start, end = mention.start, mention.end
    return Citation(
        start,
        end,
        text[start:end],
        mention.paper if mention else None,
        mention.elsewhere if mention else "",
        claimed.title,
        claimed.authors.names,
        claimed.year,
        claimed.firm,
        block.label.lstrip("^") if block else "",
    )


def _address(address: str) -> str:
    """A DOI or URL in the one form in which two of them are compared."""
    return _TRACKING.sub("", _SCHEME.sub("", address)).lower()


def _without_doubtful_titles(found: list[_Found], folded: _Folded) -> list[_Found]:
    """A title in a doubtful place is none where the answer surely claims another for that id."""
    sure: dict[object, set[str]] = defaultdict(set)
    for one in found:
        if one.sure and one.citation.title and isinstance(one.citation.paper, ArxivId):
            sure[one.citation.paper.bare].add(folded[one.citation.title])
    return [
        one._replace(citation=one.citation._replace(title=""))
        if not one.sure
        and isinstance(one.citation.paper, ArxivId)
        and one.citation.title
        and folded[one.citation.title]
        not in sure.get(one.citation.paper.bare, (folded[one.citation.title],))
        else one
        for one in found
    ]


def _with_titles_alone(
    found: list[_Found], alone: list[_Found], folded: _Folded
) -> tuple[list[_Found], list[tuple[Span, str]]]:
    """The citations with the titles that nothing else cites, and the places of the others."""
    known = {folded[one.citation.title] for one in found if one.citation.title}
    repeated = []
    for one in alone:
        title = folded[one.citation.title]
        if title in known:
            repeated.append((Span(one.citation.start, one.citation.end), title))
        else:
            known.add(title)
            found.append(one)
    found.sort(key=lambda one: one.citation.start)
    return found, repeated


def _pointers(
    text: str,
    blocks: Sequence[Block],
    found: Sequence[_Found],
    repeated: Sequence[tuple[Span, str]],
    folded: _Folded,
) -> tuple[Pointer, ...]:
    entries: dict[str, list[int]] = defaultdict(list)
    titles: dict[str, list[int]] = defaultdict(list)
    described = []
    for index, one in enumerate(found):
        citation = one.citation
        if one.block.label:
            entries[one.block.label].append(index)
        if citation.title:
            titles[folded[citation.title]].append(index)
        if citation.authors and one.block.kind is Kind.ENTRY:
            described.append((index, citation.authors[0], citation.year))
    places = [*numbered(text, entries), *by_author(text, described)]
    starts = [block.start for block in blocks]
    places = [(span, to) for span, to in places if not _in_entry(blocks, starts, span)]
    places += [(span, titles[title]) for span, title in repeated]
    pointers: list[Pointer] = []
    for span, indexes in sorted(places):
        if not (pointers and span.start < pointers[-1].end):
            pointers.append(Pointer(span.start, span.end, tuple(indexes)))
    return tuple(pointers)


def _in_entry(blocks: Sequence[Block], starts: Sequence[int], span: Span) -> bool:
    """Whether a place is in a reference entry, or its label."""
    at = bisect_left(starts, span.end)
    inside = blocks[at - 1] if at else None
    if inside and inside.kind is Kind.ENTRY and span.start < inside.end:
        return True
    label = blocks[at] if at < len(blocks) else None
    return label is not None and label.kind is Kind.ENTRY and label.start - span.end < 4
