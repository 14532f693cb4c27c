"""What stands beside each paper that a block names: an entry, a title in marks, one without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquire.addresses import Mention
from inquire.arxiv_id import ArxivId, MalformedId
from inquire.bibliography import GONE, before
from inquire.claimed import Claimed
from inquire.claimed_authors import authors_beside
from inquire.claimed_entries import claimed_by_entry
from inquire.claimed_stretches import claimed_in_marks
from inquire.location import Span
from inquire.marked_text import MarkedText
from inquire.plain_titles import capitalised_before, dashed_behind, listed_behind
from inquire.text_blocks import Block, Kind
from inquire.title_places import heads


def claimed_beside(
    text: str, block: Block, found: Sequence[Mention], names: frozenset[str]
) -> list[Claimed]:
    """What stands in a block beside each of the papers that it names, in their order.

    The block is no row of a table. `names` are the acronyms that the answer uses: the long form
    of one is no title.
    """
    marked = MarkedText(text, block, found)
    papers = {mention.paper for mention in found if mention.paper}
    entry = claimed_by_entry(marked, names) if len(papers) < 2 else None
    if entry:
        return [entry] * len(found)
    in_marks = claimed_in_marks(marked, names)
    claims = [
        in_marks.get(index) or _without_marks(marked, index, names) for index in range(len(found))
    ]
    claims = [
        claimed if claimed.authors.names else _with_authors(marked, index, claimed, papers)
        for index, claimed in enumerate(claims)
    ]
    return _shared(marked, claims)


def entry_alone(text: str, block: Block, names: frozenset[str]) -> Claimed:
    """What a reference entry claims that names no paper by id or address."""
    return claimed_by_entry(MarkedText(text, block, ()), names) or Claimed()


def _without_marks(marked: MarkedText, index: int, names: frozenset[str]) -> Claimed:
    """A title without marks: in a row of fields, behind a dash or colon, or before the id."""
    mention, block = marked.found[index], marked.block
    if len(marked.found) > 1 and not mention.paper:
        return Claimed()
    low, high = marked.bounds(index)
    if block.kind is Kind.HEADING:  # what it is about may be no title
        place = Span(low, mention.outer.start)
        titled = capitalised_before(marked, place, names, item=block.start)
        return titled if titled and ": " in titled.title else Claimed()
    end = mention.outer.end
    at_head = heads(marked, mention.outer.start)
    item = block.start if heads(marked, block.start) else -1
    return (
        listed_behind(marked, end, high, names)
        or dashed_behind(marked, end, high, names, heads=at_head)
        or capitalised_before(marked, Span(low, mention.outer.start), names, item=item)
        or Claimed()
    )


def _with_authors(
    marked: MarkedText, index: int, claimed: Claimed, papers: set[ArxivId | MalformedId]
) -> Claimed:
    """A title with the authors that stand beside the id, `papers` being all that the block names."""
    mention = marked.found[index]
    alone = papers <= {mention.paper}
    beside = authors_beside(marked, mention.outer, *marked.bounds(index), alone=alone)
    told = mention.paper and (beside.names.sure or not claimed.title)
    if not (told or beside.firm):
        return claimed
    year = claimed.year or (beside.year if beside.firm else None)
    return claimed._replace(authors=beside.names, firm=beside.firm, year=year)


def _shared(marked: MarkedText, claims: list[Claimed]) -> list[Claimed]:
    """The claims, a DOI or URL joined to an id with the title that is claimed for that."""
    for index, other in _neighbours(marked):
        if claims[other].title and not claims[index].title and _are_joined(marked, index, other):
            claims[index] = claims[other]
    return claims


def _neighbours(marked: MarkedText) -> Iterator[tuple[int, int]]:
    """Each mention that is no paper of arXiv's, with the one before and the one behind it."""
    last = len(marked.found) - 1
    for index, mention in enumerate(marked.found):
        if not mention.paper:
            yield from ((index, other) for other in (index - 1, index + 1) if 0 <= other <= last)


def _are_joined(marked: MarkedText, index: int, other: int) -> bool:
    """Whether nothing but punctuation, names and dates stands between two mentions."""
    one, two = sorted((marked.found[index].outer, marked.found[other].outer))
    glue = marked.at(one.end, two.start)
    apart = ";" in glue and glue.strip(GONE + " ") != ";"
    return len(glue) < 60 and not apart and not before(glue, 0, len(glue)).at
