"""Which lines of a library are near to one, and why: named as next, or much in common.

Lines share papers, notes and words of their questions. What is shared counts the more the fewer
lines have it, in bits (2 to the minus that is the share of lines that have it): a paper that half
of a library stands on brings nobody together. Papers and notes go before words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import log2
from typing import NamedTuple

from inquire.model import Inquiry
from inquire.title_words import fold
from inquire.word_weights import stems, telling

NOTHING: Mapping[str, str] = {}


class Profile(NamedTuple):
    """What of a line can be shared.

    `papers` are bare ids; `notes` the titles by the same in small letters, since lines may have
    copies of a note under ids of their own; `words` those of the question by their stems.
    """

    id: str
    question: str
    papers: frozenset[str] = frozenset()
    notes: Mapping[str, str] = NOTHING
    words: Mapping[str, str] = NOTHING
    next: tuple[str, ...] = ()


class Relation(NamedTuple):
    """A line that is near to another, and why; its question is None where it is not there.

    `next` where the other names it so; then what they share: papers by bare id, titles of notes
    and words, each with what fewest lines have first.
    """

    id: str
    question: str | None
    next: bool
    papers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def profile(inquiry: Inquiry) -> Profile:
    """What of the line can be shared."""
    words: dict[str, str] = {}
    for word in fold(inquiry.question).split():
        for stem in stems(word):
            words.setdefault(stem, word)
    return Profile(
        inquiry.id,
        " ".join(inquiry.question.split()),
        frozenset(inquiry.papers()),
        {" ".join(note.title.casefold().split()): note.title for note in inquiry.notes},
        words,
        inquiry.next,
    )


def related(line: Profile, others: Sequence[Profile]) -> list[Relation]:
    """The lines near to that one: those it names as next, in its order, then the nearest first.

    Words count only where they tell what a question is about: a rare one, or several common ones
    (`word_weights.telling`). Whatever is equally near is in the order of ids.
    """
    papers = _Common(line.papers, [other.papers for other in others])
    notes = _Common(line.notes, [other.notes for other in others])
    words = _Common(line.words, [other.words for other in others])
    found: dict[str, tuple[float, float, Relation]] = {}
    for index, other in enumerate(others):
        told = words.with_(index) if telling(words.with_(index)) else ()
        if not (papers.with_(index) or notes.with_(index) or told or other.id in line.next):
            continue
        relation = Relation(
            other.id,
            other.question,
            other.id in line.next,
            papers.with_(index),
            tuple(line.notes[key] for key in notes.with_(index)),
            tuple(dict.fromkeys(line.words[stem] for stem in told)),
        )
        near = papers.bits(index) + notes.bits(index)
        found[other.id] = (-near, -words.bits(index) if told else 0, relation)
    named = [
        found.pop(name)[2] if name in found else Relation(name, None, next=True)
        for name in dict.fromkeys(line.next)
        if name != line.id
    ]
    nearest = sorted(found.values(), key=lambda each: (each[0], each[1], each[2].id))
    return named + [relation for _, _, relation in nearest]


class _Common:
    """What a line has in common with each of the others, and how much it tells."""

    def __init__(self, own: Collection[str], others: Sequence[Collection[str]]) -> None:
        self._shared = [[thing for thing in other if thing in own] for other in others]
        self._count = Counter(thing for shared in self._shared for thing in shared)
        self._lines = len(others) + 1

    def with_(self, index: int) -> tuple[str, ...]:
        """What is shared with that one, what fewest lines have first."""
        return tuple(sorted(self._shared[index], key=lambda thing: (self._count[thing], thing)))

    def bits(self, index: int) -> float:
        """How much that tells; even what all lines have tells a little."""
        had = (self._count[thing] + 1 for thing in self._shared[index])
        return round(sum(log2((self._lines + 1) / count) for count in had), 6)
