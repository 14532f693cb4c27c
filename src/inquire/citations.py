"""Every mention of a paper in an answer, with what the answer claims of that paper."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from inquire import text_blocks
from inquire.addresses import Mention
from inquire.arxiv_id import ArxivId
from inquire.block_citations import Found, citations_in, titles_cited_in
from inquire.citation_ids import mentions
from inquire.cited import Cited, Pointer
from inquire.claimed import Claimed
from inquire.claimed_above import claimed_from_above
from inquire.location import Span
from inquire.pointers import Entry, places
from inquire.tagged_records import claimed_in_records, tagged_records, without_repeats
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import acronyms
from inquire.title_words import fold

_TOGETHER = 256
"""Blocks that are read together, where several processes read."""
_InBlocks: TypeAlias = "tuple[list[Found], list[Found]]"
Each: TypeAlias = "Callable[[Callable[[int], _InBlocks], Iterable[int]], Iterable[_InBlocks]]"


class _Folded(dict[str, str]):
    """Titles folded, each once."""

    def __missing__(self, title: str) -> str:
        return self.setdefault(title, fold(title))


def citations(text: str, each: Each = map) -> Cited:
    """All that a Markdown or plain text cites, and the places that point to it.

    `each` applies a function to many things, as `map` does; another may do it on several
    processors, as the blocks of a text know nothing of each other.
    """
    blocks = text_blocks.blocks(text)
    names = acronyms(text)
    records = tagged_records(text)
    named = without_repeats(records, mentions(text, blocks))
    named_in = _by_block(blocks, named)
    above = claimed_from_above(text, blocks, named_in, names) | claimed_in_records(records, named)
    work = partial(_some, text, blocks, named_in, names, above)
    found: list[Found] = []
    alone: list[Found] = []
    for cited, titles in each(work, range(0, len(blocks), _TOGETHER)):
        found += cited
        alone += titles
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
    cited: list[Found] = []
    alone: list[Found] = []
    for index in range(start, min(start + _TOGETHER, len(blocks))):
        if named := named_in.get(index):
            cited += citations_in(text, blocks, index, named, names, above)
        else:
            alone += titles_cited_in(text, blocks, index, names)
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


def _without_doubtful_titles(found: list[Found], folded: _Folded) -> list[Found]:
    """A title in a doubtful place is none where the answer surely claims another for that id."""
    doubted = {_titled(one) for one in found if not one.citation.sure} - {None}
    surely: dict[ArxivId | None, set[str]] = defaultdict(set)
    for one in found:
        if one.citation.sure and (paper := _titled(one)) in doubted:
            surely[paper].add(folded[one.citation.title])

    def is_doubtful(one: Found) -> bool:
        titles = None if one.citation.sure else surely.get(_titled(one))
        return titles is not None and folded[one.citation.title] not in titles

    return [
        one._replace(citation=one.citation._replace(title="")) if is_doubtful(one) else one
        for one in found
    ]


def _titled(one: Found) -> ArxivId | None:
    """The paper of arXiv's, whichever version, for which a citation claims a title."""
    paper = one.citation.paper if one.citation.title else None
    return paper.bare if isinstance(paper, ArxivId) else None


def _with_titles_alone(
    found: list[Found], alone: list[Found], folded: _Folded
) -> tuple[list[Found], list[tuple[Span, str]]]:
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
    found: Sequence[Found],
    repeated: Sequence[tuple[Span, str]],
    folded: _Folded,
) -> tuple[Pointer, ...]:
    """The places that point to an entry, and those where a title is repeated; none twice."""
    titles: dict[str, list[int]] = defaultdict(list)
    entries = []
    for index, one in enumerate(found):
        citation, block = one.citation, blocks[one.block]
        if repeated and citation.title:
            titles[folded[citation.title]].append(index)
        author = citation.authors[0] if citation.authors and block.kind is Kind.ENTRY else ""
        if block.label or author:
            entries.append(Entry(index, block.label, author, citation.year))
    every = [*places(text, blocks, entries)]
    titled = {title: tuple(indexes) for title, indexes in titles.items()}
    every += [(span, titled[title]) for span, title in repeated]
    pointers: list[Pointer] = []
    for span, indexes in sorted(every):
        if not (pointers and span.start < pointers[-1].end):
            pointers.append(Pointer(span.start, span.end, indexes))
    return tuple(pointers)
