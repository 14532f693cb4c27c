"""Titles in quotes, bold, italic or a link's text, and to which of the papers beside them each belongs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from inquire.addresses import Mention
from inquire.bibliography import Named, before, behind, named
from inquire.claimed import Claimed
from inquire.claimed_authors import names_before, names_behind
from inquire.marked_text import MarkedText, Stretch
from inquire.title_places import (
    heads,
    is_called_otherwise,
    is_sure,
    speaks_for_title,
    stands_as_title,
)
from inquire.title_shapes import Shape, clean, may_be_title, shape

_TITLED = re.compile(
    r"\W*(?:(?:is|was|the|paper|study|article|preprint|formerly|originally|previously|titled|entitled"
    r"|called) ?){0,4}\W*"
)
_STOP = re.compile(r"\.\s|\n")


class _Pair(NamedTuple):
    """A stretch in marks and a mention near it; between `low` and `high` no other paper is named."""

    stretch: Stretch
    mention: Mention
    linked: bool  # whether the stretch is the text of the mention's own link
    low: int
    high: int

    @property
    def in_order(self) -> bool:
        """Whether the stretch stands before the id."""
        return self.low <= self.stretch.end <= self.mention.outer.start

    @property
    def turned(self) -> bool:
        """Whether the stretch stands behind the id."""
        return self.mention.outer.end <= self.stretch.start <= self.high


class _Joint(NamedTuple):
    """What stands between a stretch and an id, and who is named between or round them, and when."""

    glue: str
    names: Named
    year: int | None


def claimed_in_marks(marked: MarkedText, names: frozenset[str]) -> dict[int, Claimed]:
    """By the index of a mention, what the stretch claims that belongs to it.

    Each stretch belongs to one paper. `names` are the acronyms that the answer uses.
    """
    if not marked.stretches or not marked.found:
        return {}
    owners: dict[int, Mention] = {}
    pairs: dict[int, Claimed] = {}
    for _, index, at, claimed in sorted(_offers(marked, names), key=lambda offer: offer[:3]):
        mention, owner = marked.found[index], owners.get(at)
        if index not in pairs and (owner is None or not owner.is_other_than(mention)):
            if mention.paper:
                owners.setdefault(at, mention)
            pairs[index] = claimed
    return pairs


def _offers(marked: MarkedText, names: frozenset[str]) -> Iterator[tuple[float, int, int, Claimed]]:
    """The claims of the nearest stretches on each mention: how loose, both indexes, and the claim.

    Where the first stretch stands before the first id, titles stand before their ids.
    """
    stretches = marked.stretches
    titles_first = stretches[0].start < marked.found[0].outer.start
    starts = [one.start for one in stretches]
    for index, mention in enumerate(marked.found):
        low, high = marked.bounds(index)
        middle = bisect_left(starts, mention.outer.start)
        for at in range(max(0, middle - 3), min(len(starts), middle + 4)):
            one = stretches[at]
            if one.link >= 0 and marked.found[one.link].is_other_than(mention):
                continue
            pair = _Pair(one, mention, one.link == index, low, high)
            if offer := _offer(marked, pair, names):
                loose, claimed = offer
                wrong_side = (one.start >= mention.outer.end) is titles_first
                yield loose + wrong_side, index, at, claimed


def _offer(marked: MarkedText, pair: _Pair, names: frozenset[str]) -> tuple[float, Claimed] | None:
    """How loosely a stretch is joined to a mention, and what it claims of that, if anything."""
    if not (pair.in_order or pair.turned or pair.linked):
        return None
    one = pair.stretch
    title, form = _title_and_form(marked, pair, names)
    if form is Shape.NONE or is_called_otherwise(marked, one):
        return None
    if pair.linked:
        short = form is Shape.PLAUSIBLE and len(title.split()) < 8
        if short and not heads(marked, one.start):
            return None
        authors, year = names_behind(marked, one.end, pair.high)
        sure = form is Shape.STRONG and (len(title.split()) > 3 or title.endswith("?"))
        return 0.0, Claimed(title, one.inner, authors, year, authors.sure, sure)
    joint = _joint_of(marked, pair)
    if joint is None:
        return None
    described = bool(joint.names.names or joint.year)
    if not speaks_for_title(marked, one, pair.mention, title, form, described=described):
        return None
    loose = 0.3 * joint.glue.count(",") + 0.6 * sum(map(joint.glue.count, ").\n"))
    elsewhere = one.link >= 0  # and so the title of what that link leads to
    sure = not elsewhere and is_sure(marked, one, pair.mention, title, form)
    return loose, Claimed(title, one.inner, joint.names, joint.year, joint.names.sure, sure)


def _title_and_form(marked: MarkedText, pair: _Pair, names: frozenset[str]) -> tuple[str, Shape]:
    """What a stretch says as a title, and how far form and place let it be one."""
    one, mention = pair.stretch, pair.mention
    written = marked.source[slice(*one.inner)].rstrip()
    title = clean(written)
    form = shape(title, names)
    if form is Shape.NONE and stands_as_title(marked, one, mention, title, names):
        form = Shape.STRONG
    if not mention.paper and one.quoted and may_be_title(title):
        form = Shape.STRONG  # nobody judges what is no paper of arXiv's
    sentence = written.endswith(".") and not written.endswith("...")
    if named(title).sure or (sentence and form is not Shape.STRONG and not pair.linked):
        form = Shape.NONE
    return title, form


def _joint_of(marked: MarkedText, pair: _Pair) -> _Joint | None:
    """What stands between a stretch and an id, if it joins them: names, dates, venues."""
    one, mention, low, text = pair.stretch, pair.mention, marked.low, marked.text
    if pair.in_order:
        between = before(text, one.end - low, mention.outer.start - low)
        glue = text[one.end - low : mention.outer.start - low]
        apart = between.at > one.end - low
    elif pair.turned:
        between = behind(text, mention.outer.end - low, one.start - low)
        glue = text[mention.outer.end - low : one.start - low]
        rest = text[between.at : one.start - low]
        apart = not _TITLED.fullmatch(rest) or (one.quoted and bool(_STOP.search(glue)))
    else:
        return None
    if apart or (";" in glue and not (between.names.names or between.year)):
        return None
    if between.names.names:
        return _Joint(glue, between.names, between.year)
    names, year = _around(marked, pair)
    return _Joint(glue, names, between.year or year)


def _around(marked: MarkedText, pair: _Pair) -> tuple[Named, int | None]:
    """Names and year that stand before the title and its id, or behind both."""
    start = min(pair.stretch.start, pair.mention.outer.start)
    end = max(pair.stretch.end, pair.mention.outer.end)
    names, year = names_before(marked, start, pair.low)
    return (names, year) if names.names else names_behind(marked, end, pair.high)
