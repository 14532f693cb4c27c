"""Authors compared by surname, however a list of them is written.

A title cut short is only credible where the author agrees, and an accusation must be right: what
can be read in two ways agrees. `Smith` is still not `Smythe`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from inquire.title_words import fold

AND = re.compile(r"\s*[;&]\s*|,?\s+and\s+", re.IGNORECASE)
OTHERS = re.compile(
    r",?\s*(?:\band\b\s*)?(?:\bet\.?\s*al\b|(?:\b\d+\s+)?\bothers\b|\u2026|\.\.\.).*",
    re.IGNORECASE,
)
INITIALS = re.compile(r"(?:(?:[^\W\d_a-z]\.?|[a-z]\.)[\s-]?){1,4}|[JjSs]r\.?")
PARTICLES = frozenset("von van der den de del della di da dos du la le el al ter ten".split())
NO_NAMES = frozenset("jr sr dr prof the collaboration team".split())


class _Name(NamedTuple):
    """The folded words of a name, given names first.

    `all` is every word, `words` those that are neither initials nor particles. `surnames` may be
    the surname: each by itself and, as one word, with what stands before it.
    """

    all: list[str]
    words: list[str]
    surnames: set[str]


def first_author_agrees(claimed: Sequence[str], real: Sequence[str]) -> bool | None:
    """Whether the first author claimed is among the real ones, wherever they stand.

    None where that cannot be told: nobody is named (`et al.`), or in another script.
    """
    ours, theirs = people(claimed), people(real)
    if not ours or not theirs:
        return None
    if any(same_surname(ours[0], name) for name in theirs):
        return True
    return False if _latin(ours[0]) and all(map(_latin, theirs)) else None


def absent(claimed: Sequence[str], real: Sequence[str]) -> tuple[str, ...]:
    """The names claimed that no real author bears, as they are written.

    None is absent where no real author is known; nor is one in another script.
    """
    theirs = people(real)
    if not theirs or not all(map(_latin, theirs)):
        return ()
    return tuple(
        name
        for name in people(claimed)
        if _latin(name) and not any(same_surname(name, other) for other in theirs)
    )


def people(authors: Sequence[str]) -> tuple[str, ...]:
    """The names in a list of authors, in order, whatever its entries hold.

    An entry is one name (`Lujain Ibrahim`, `Ibrahim, L.`) or several, parted by semicolons,
    commas, ampersands or `and`. What `et al.` stands for is left out.
    """
    return tuple(name for entry in authors for name in _names(entry) if _read(name).all)


def same_surname(claimed: str, real: str) -> bool:
    """Whether two ways of writing an author agree in the surname.

    A name alone may be either part, since many are written with the surname first, and of two
    surnames one may be left out.
    """
    ours, theirs = _read(claimed), _read(real)
    if ours.surnames & theirs.surnames or _orders(ours.all) & _orders(theirs.all):
        return True
    for alone, other in ((ours, theirs), (theirs, ours)):
        if len(alone.words) < 2 and alone.surnames & set(other.all):
            return True
    if not ours.words or not theirs.words or ours.words[0][0] != theirs.words[0][0]:
        return False
    return ours.words[-1] in theirs.words[1:] or theirs.words[-1] in ours.words[1:]


def _names(entry: str) -> list[str]:
    """The names in one entry. `Ibrahim, Hafner` alone is read as a surname and a given name."""
    chunks = AND.split(OTHERS.sub("", " ".join(entry.split())))
    pieces = [[piece.strip() for piece in chunk.split(",")] for chunk in chunks]
    if all(len(parts) == 2 and " " not in parts[0].strip() for parts in pieces):
        return chunks
    names: list[str] = []
    for parts in pieces:
        for place, part in enumerate(parts):
            if place and INITIALS.fullmatch(part):
                names[-1] += f", {part}"
            else:
                names.append(part)
    return names


def _read(name: str) -> _Name:
    """A name taken apart. Up to three capitals are initials (`Smith JA`) or a surname (`LI`)."""
    before, comma, after = name.partition(",")
    capitals = re.compile(rf"(?:[A-Z]\.?){{2,{2 if name.isupper() else 3}}}")
    read = _Name([], [], set())
    for part in (after, before):
        pieces = [(piece, token) for token in part.split() for piece in _folded(token).split()]
        whole = [place for place, (piece, _) in enumerate(pieces) if len(piece) > 1]
        for place, (piece, token) in enumerate(pieces):
            if piece in NO_NAMES:
                continue
            read.all.append(piece)
            if capitals.fullmatch(token):
                read.surnames.add(piece)
            elif place in whole and (piece not in PARTICLES or place == whole[-1]):
                read.words.append(piece)
    surname = [piece for piece in _folded(before).split() if piece in read.words] if comma else []
    read.surnames.update(surname or read.words[-1:] or read.all)
    read.surnames.update("".join(read.all[-size:]) for size in (2, 3) if len(read.all) >= size)
    return read


def _folded(text: str) -> str:
    """Folded as a title is, with `Müller`, `Mueller` and `Muller` the same."""
    return re.sub(r"([aou])e(?=\w)|aa(?=\w)", lambda vowel: vowel[1] or "a", fold(text))


def _orders(words: list[str]) -> set[str]:
    """The whole name as one word, surname last and first, if it has a given name."""
    if len([word for word in words if len(word) > 1]) < 2:
        return set()
    turned = (words, [*words[1:], *words[:1]], [*words[-1:], *words[:-1]])
    return {"".join(order) for order in turned}


def _latin(name: str) -> bool:
    return bool(re.search("[a-z]", unicodedata.normalize("NFKD", name).casefold()))
