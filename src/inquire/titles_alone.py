"""Titles cited with no id or address: in reference entries, with author and year, in rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquire.bibliography import DATE, named, year_of
from inquire.claimed import Claim, claims_alone
from inquire.location import Span
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import Shape, clean, shape

_QUOTED = (
    r"[\"\u201c\u201e\u00ab]([^\"\u201c\u201d\u201e\u00ab\u00bb\n]{10,300})[\"\u201d\u201c\u00bb]"
)
_BEFORE = re.compile(
    rf"((?-i:[^\W\d_a-z])[^\n.;:()\"\u201c\u201d]{{1,80}}(?:\bet al\.)?)\s?\(({DATE})\)['\u2019s]{{0,2}}[,.]?\s{{1,2}}[*_]?{_QUOTED}",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"{_QUOTED}[*_]?,?\s{{1,2}}\(([^\n();\"]{{2,80}}?)[,\s]{{1,2}}({DATE})\)", re.IGNORECASE
)


def titles_alone(text: str, block: Block, names: frozenset[str]) -> Iterator[Claim]:
    """The titles that a block cites, where it names no paper otherwise."""
    if block.kind is Kind.TABLE or block.kind is Kind.ENTRY:
        claim = claims_alone(text, block, names)
        if claim.title:
            yield claim
        return
    if block.kind in (Kind.HEADING, Kind.CODE):
        return
    for pattern, (who, when, what) in ((_BEFORE, (1, 2, 3)), (_BEHIND, (2, 3, 1))):
        for match in pattern.finditer(text, block.start, block.end):
            title = clean(match[what])
            written = re.split(
                r"\b(?:by|in|of|see|from|unlike|and|while)\s(?=[A-Z][^,]*\bet al)|,\s(?=[A-Z][^,]*\bet al)",
                match[who],
            )[-1]
            authors = named(written)
            if authors.sure and shape(title, names) is not Shape.NONE:
                strong = shape(title, names) is Shape.STRONG
                if strong:
                    yield Claim(
                        title, Span(*match.span(what)), authors, year_of(match[when]), True, True
                    )
