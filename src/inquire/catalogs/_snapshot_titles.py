"""Which titles to look for in a snapshot, and which of those found are the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from inquire.evidence import Paper
from inquire.title_words import fold
from inquire.titles import Likeness, compare

NEAREST = 5
"""Papers that a title gives at most."""

_PAIRED = 5


def all_of(words: Iterable[str]) -> str:
    """A query of the full-text index for titles with each of these words."""
    return " AND ".join(map(_quoted, words))


def some_of(words: Sequence[str], common: Sequence[str]) -> str:
    """A query for titles with one of the rare words or two of the `common` ones, rarest first.

    Common words alone would bring up half of arXiv.
    """
    rare = [_quoted(word) for word in words if word not in common]
    pairs = combinations(map(_quoted, common[:_PAIRED]), 2)
    return " OR ".join(
        [*rare, *(f"({one} AND {two})" for one, two in pairs)] or [_quoted(words[0])]
    )


def nearest(title: str, papers: Iterable[Paper]) -> list[Paper]:
    """The nearest of the papers, each once, the likest title first."""
    ours = set(fold(title).split())

    def unlike(paper: Paper) -> tuple[float, str]:
        theirs = set(fold(paper.title).split())
        return -len(ours & theirs) / (len(ours) + len(theirs) or 1), paper.id

    near = sorted({paper.id: paper for paper in papers}.values(), key=unlike)[: 2 * NEAREST]
    # Comparing takes a hundred times as long as counting words, so only these are compared.
    order = [*Likeness]
    near.sort(key=lambda paper: order.index(compare(title, paper.title)))
    return near[:NEAREST]


def _quoted(word: str) -> str:
    """A word as the full-text index takes it; letters and digits alone come out of `fold`."""
    return f'"{word}"'
