"""The citations of one block: what it claims joined to what it names, each paper once in a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from inquire.addresses import Mention
from inquire.bibtex import claimed_in_bibtex
from inquire.cited import Citation
from inquire.claimed import Claimed
from inquire.claimed_beside import claimed_beside
from inquire.claimed_rows import claimed_in_row
from inquire.location import Span
from inquire.text_blocks import Block, Kind
from inquire.title_words import fold
from inquire.titles_alone import titles_alone

_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?(?:(?:dx\.)?doi\.org/)?", re.IGNORECASE)
_ENOUGH_ROWS = 3
_TRACKING = re.compile(r"[?&]utm_[^#]*|#.*$|/$")


class Found(NamedTuple):
    """A citation, and the index of its block."""

    citation: Citation
    block: int


def citations_in(
    text: str,
    blocks: Sequence[Block],
    index: int,
    named: Sequence[Mention],
    names: frozenset[str],
    above: Mapping[int, Claimed],
) -> list[Found]:
    """The citations of the block with that index, which names these papers.

    The mentions of a paper in one unit are one: in a row of a paragraph, or in any other block.
    `names` are the acronyms that the answer uses, `above` what is claimed further up, by the
    offset of a mention.
    """
    block = blocks[index]
    found: dict[object, Found] = {}
    row, last = 0, block.start
    for mention, beside in zip(named, _claimed(text, block, named, names), strict=True):
        claimed = _better(above.get(mention.start, beside), beside)
        if block.kind is Kind.PARAGRAPH:
            row += text.count("\n", last, mention.start)
            last = mention.start
        key = (row, mention.paper or _address(mention.elsewhere))
        known = found.get(key)
        if known and not _contradicts(known.citation, claimed):
            found[key] = _merged(known, claimed)
            continue
        citation = Citation(
            mention.start,
            mention.end,
            text[mention.start : mention.end],
            mention.paper,
            mention.elsewhere,
            claimed.title,
            claimed.authors.names,
            claimed.year,
            claimed.firm,
            claimed.sure,
            block.label.lstrip("^"),
            Span(block.start, block.end),
        )
        found[(*key, claimed.title) if known else key] = Found(citation, index)
    return list(found.values())


def titles_cited_in(
    text: str, blocks: Sequence[Block], index: int, names: frozenset[str]
) -> Iterator[Found]:
    """The titles that the block with that index cites, which names no paper otherwise."""
    for claimed in titles_alone(text, blocks[index], names):
        assert claimed.span
        at = text.find(claimed.title, *claimed.span)
        start, end = (at, at + len(claimed.title)) if at >= 0 else claimed.span
        citation = Citation(
            start,
            end,
            text[start:end],
            title=claimed.title,
            authors=claimed.authors.names,
            year=claimed.year,
            firm=claimed.firm,
            sure=True,
            unit=Span(blocks[index].start, blocks[index].end),
        )
        yield Found(citation, index)


def _claimed(
    text: str, block: Block, named: Sequence[Mention], names: frozenset[str]
) -> Sequence[Claimed]:
    """What the block claims of each of the papers that it names."""
    if block.kind is Kind.TABLE:
        return claimed_in_row(text, block, named, names)
    bibtex = claimed_in_bibtex(text, block) if block.kind is Kind.ENTRY else None
    if bibtex:
        return [bibtex] * len(named)
    rows = _listed_rows(text, block, named)
    return [claimed for row, inside in rows for claimed in claimed_beside(text, row, inside, names)]


def _listed_rows(
    text: str, block: Block, named: Sequence[Mention]
) -> list[tuple[Block, Sequence[Mention]]]:
    """The rows of a paragraph that is a list without bullets, as items; else the block itself.

    So it is where most of the rows that name papers, and three at least, name one each, which
    stands at the head of the row or at its end.
    """
    whole = [(block, named)]
    if block.kind is not Kind.PARAGRAPH or len(named) < _ENOUGH_ROWS:
        return whole
    rows: dict[int, list[Mention]] = {}
    for one in named:
        rows.setdefault(max(block.start, text.rfind("\n", block.start, one.start) + 1), []).append(
            one
        )
    found: list[tuple[Block, Sequence[Mention]]] = []
    edged = 0
    for start, inside in rows.items():
        end = text.find("\n", inside[-1].outer.end, block.end)
        row = Block(start, end if end >= 0 else block.end, Kind.ITEM, parent=block.parent)
        sides = text[start : inside[0].outer.start], text[inside[-1].outer.end : row.end]
        edged += len(inside) == 1 and not all(any(map(str.isalnum, side)) for side in sides)
        found.append((row, inside))
    return found if edged >= _ENOUGH_ROWS and 4 * edged >= 3 * len(rows) else whole


def _better(above: Claimed, beside: Claimed) -> Claimed:
    """What stands above an id where that has a title, or names and nothing better is beside."""
    return above if above.title or (above.authors.names and not beside.title) else beside


def _contradicts(citation: Citation, claimed: Claimed) -> bool:
    """Whether a second mention of a paper gives it another title."""
    titles = citation.title, claimed.title
    return all(titles) and fold(titles[0]) != fold(titles[1])


def _merged(known: Found, claimed: Claimed) -> Found:
    """The citation with what a second mention of its paper claims."""
    citation = known.citation
    authors, firm = citation.authors, citation.firm
    firmer = claimed.firm and not firm and claimed.authors.names
    if not authors or firmer:
        authors, firm = claimed.authors.names, claimed.firm
    merged = citation._replace(
        title=citation.title or claimed.title,
        authors=authors,
        firm=firm,
        year=citation.year or claimed.year,
        sure=citation.sure or claimed.sure,
    )
    return known._replace(citation=merged)


def _address(address: str) -> str:
    """A DOI or URL in the one form in which two of them are compared."""
    return _TRACKING.sub("", _SCHEME.sub("", address)).lower()
