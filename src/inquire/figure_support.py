"""Whether notes bear a claim's figure out, and whether two texts speak of the same thing.

Support is read generously, and sameness strictly: a number may be spelled out, rounded or the
difference of two that stand side by side, and a text that merely shares a number with another
may well speak of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from inquire.arxiv_id import ArxivId
from inquire.figures import REST, Figure, Unit, decimal
from inquire.model import Inquiry, Note

_ANY_NUMBER = re.compile(
    rf"(\d(?<![^\W_]\d)(?<![^\W\d_]-\d)(?<!\d\.\d){REST}|\.\d(?<![\w.]\.\d)\d*)(?![KkBbMm]\b)"
)
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_LARGE = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLED: dict[str, tuple[str, ...]] = {
    **{word: (str(value),) for value, word in enumerate(_SMALL.split())},
    **{word: (str(value * 10),) for value, word in enumerate(_LARGE.split(), 2)},
    "dozen": ("12",),
    "hundred": ("100",),
    "thousand": ("1000",),
    "once": ("1",),
    "half": ("50", "0.5", "2"),
    "halves": ("50", "0.5", "2"),
    "halved": ("50", "0.5", "2"),
    "halving": ("50", "0.5", "2"),
    "third": ("33", "33.3", "3"),
    "thirds": ("66.7", "67", "3"),
    "quarter": ("25", "0.25", "4"),
    "quarters": ("75", "0.75", "4"),
    "fifth": ("20", "5"),
    "sixth": ("16.7", "17", "6"),
    "eighth": ("12.5", "8"),
    "tenth": ("10",),
    "twice": ("2", "100"),
    "double": ("2", "100"),
    "doubled": ("2", "100"),
    "doubles": ("2", "100"),
    "doubling": ("2", "100"),
    "triple": ("3", "200"),
    "tripled": ("3", "200"),
    "triples": ("3", "200"),
    "all": ("100",),
    "none": ("0",),
    "no": ("0",),
}
_FOLD = re.compile(r"([a-z]+)fold")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PROPER = re.compile(r"\b(?:[^\W\d_]\w*[A-Z]\w*|[^\W\d_]+\d+\w*)\b")
_COMMON = (
    "the and for with from that this than then when were was are has have had been its their "
    "not but into over under most more less least each some any all both only also while "
    "which what where who how does did why can may might would could should there these "
    "those they them other others between across about after before during above below up "
    "to at by of in on as an is it or no one two three four five six seven eight nine ten "
    "model models language large train trained training trains task tasks study studies "
    "paper papers abstract body library author authors report reports reported result "
    "results find finds found percent percentage point points average averages mean range "
    "ranges rate rates show shows showed shown rise rises rose raised raise raises fall "
    "falls fell drop drops dropped lower lowers lowered higher increase increases increased "
    "decrease decreased decreases reduce reduced reduces improve improves improved gain "
    "gains cost costs number numbers value values figure figures same different much many "
    "well new newer such use used uses using user users people participants data test tests "
    "tested set sets benchmark benchmarks method methods small good better best worst case"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Every number in some texts, and each difference of two that stand side by side."""

    texts: tuple[str, ...]
    in_digits: tuple[tuple[Decimal, ...], ...]

    def support(self, figure: Figure) -> bool:
        """Whether each end of a figure is among them, as it stands or in another form."""
        as_written = {value for values in self.in_digits for value in values}
        if as_written.issuperset(figure.values):
            return True
        values = as_written.union(*map(_spelled_out, self.texts))
        differences = {
            abs(one - other) for values in self.in_digits for one, other in pairwise(values)
        }
        return all(_bears_out(values, differences, value, figure.unit) for value in figure.values)


def _bears_out(values: set[Decimal], differences: set[Decimal], value: Decimal, unit: Unit) -> bool:
    """Whether a value is among these as it stands, as a share, rounded or as a difference."""
    if value in values or value * 100 in values or value / 100 in values:
        return True
    if unit in (Unit.POINTS, Unit.PERCENT) and value in differences:
        return True
    if unit is Unit.PERCENT and 100 - value in values:
        return True
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return any(abs(other - value) * 2 <= step for other in values)


def numbers(texts: Iterable[str]) -> Numbers:
    """The numbers in these texts, spelled out or in digits; names such as GPT-4 have none."""
    read = tuple(texts)
    in_digits = (tuple(decimal(match[1]) for match in _ANY_NUMBER.finditer(text)) for text in read)
    return Numbers(read, tuple(in_digits))


def _spelled_out(text: str) -> set[Decimal]:
    words = re.findall(r"[a-z]+", text.lower())
    found = {Decimal(digits) for word in words for digits in _SPELLED.get(word, ())}
    for word in words:
        if (fold := _FOLD.fullmatch(word)) and fold[1] in _SPELLED:
            found.add(Decimal(_SPELLED[fold[1]][0]))
    for tens, unit in pairwise(words):
        if tens in _LARGE.split() and unit in _SMALL.split()[1:10]:
            found.add(Decimal(_SPELLED[tens][0]) + Decimal(_SPELLED[unit][0]))
    return found


def sentence_of(text: str, figure: Figure) -> str:
    """The sentence in which a figure of that text stands."""
    start = max(text.rfind(mark, 0, figure.start) for mark in (". ", "? ", "! "))
    ends = [end for mark in (". ", "? ", "! ") if (end := text.find(mark, figure.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


@cache
def _common() -> frozenset[str]:
    return frozenset(_COMMON.split())


@lru_cache(maxsize=256)
def subjects(text: str) -> frozenset[str]:
    """The beginnings of the words in a text that tell what it is about."""
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in _common())


def same_subject(one: str, other: str) -> bool:
    """Whether two sentences share a telling word, and no proper name sets them apart."""
    if not subjects(one) & subjects(other):
        return False
    ours, theirs = (set(_PROPER.findall(text)) for text in (one, other))
    return not (ours and theirs) or bool(ours & theirs)


def pairs_on_one_paper(
    inquiry: Inquiry,
) -> Iterator[tuple[tuple[int, Note], tuple[int, Note], ArxivId]]:
    """Every two notes with a paper in common, with their indexes and that paper.

    Of a shared note and one of the line's own the latter is the second, and of two shared ones
    it is the same in every line: what is said of a pair is said of its second.
    """
    seen: dict[str, list[tuple[int, Note]]] = {}
    told = set()
    for index, note in sorted(enumerate(inquiry.notes), key=_shared_first):
        for paper in inquiry.papers_of(note):
            earlier = seen.setdefault(paper.base, [])
            for other in earlier:
                if (other[0], index) not in told:
                    told.add((other[0], index))
                    yield other, (index, note), paper.bare
            earlier.append((index, note))


def _shared_first(indexed: tuple[int, Note]) -> tuple[bool, str]:
    _, note = indexed
    return not note.shared, note.id if note.shared else ""
