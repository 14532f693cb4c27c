"""Titles compared: the same, reworded, or another paper's.

That an arXiv id exists proves little, for an invented one is usually some other, real paper. The
title tells; but papers are retitled, cut short and mistyped, and an accusation must be right.
So words that any paper of the field may have count for nothing, and numbers count for much.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

LETTERS = str.maketrans(
    {"\u00f8": "o", "\u0142": "l", "\u00e6": "ae", "\u0153": "oe", "\u0111": "d", "\u0131": "i"}
    | {"\u00f0": "d", "\u00fe": "th", "&": " and ", "`": "", "'": "", "\u2019": "", "\u2018": ""}
    | dict.fromkeys("{}$^_\u02bc\u2032")
)
# Words that say nothing of what a title is about.
STOP = (
    "a an and are as at be been by can could do does don for from has have how if in into is it "
    "its less make makes may more most must no not of on or our out over should so such than "
    "that the their them then there these they this those through to toward towards under up "
    "via via was we were what when where which who why will with within without you your"
)
# Words that a title of this field shares with any other; they cannot show two to be one.
GENERIC = (
    "agent ai algorithm align alignment analysis approach artificial attention augment augmented "
    "automatic base based behavior behaviour benchmark better beyond bias chain challenge "
    "comprehensive conversational data dataset deep design development dialogue diffusion effect "
    "efficient elicit empirical evaluate evaluation evidence experiment experimental explain "
    "feedback few fine finetune finetuning framework general generate generation generative gpt "
    "graph guide human image improve inference information instruction intelligence intelligent "
    "introduction investigate knowledge language large learn learner learning llm long machine "
    "measure method modal model modeling modelling multi multimodal natural network neural new "
    "note novel open optimal optimization overview parameter perform performance policy "
    "preference pretrain pretrained pretraining problem process processing prompt prompting "
    "question reason reasoning recent reinforcement report research result retrieval review "
    "reward robust safety scale scaling self shot small speech state structure study survey "
    "system task technical test text theory thought time tool toolkit train training transformer "
    "tune tuning understand understanding use user using video vision visual zero"
)
ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii".split())
PARTICLES = frozenset("von van der den de del della di da dos du la le ter ten".split())


class Likeness(StrEnum):
    """How a title as claimed stands to the real one."""

    SAME = "same"
    REWORDED = "reworded"
    DIFFERENT = "different"


def fold(title: str) -> str:
    """The title's words alone: case, accents, mark-up, punctuation and blanks folded away."""
    text = title
    if "&" in text:
        from html import unescape

        text = unescape(text)
    text = re.sub(r"</?(?:i|b|em|strong|su[bp]|scp|tt|span|p|br|mml:\w+)\b[^<>]*>", "", text)
    if "\\" in text:
        text = _without_latex(text)
    text = unicodedata.normalize("NFKD", text.replace("~", " ")).casefold().translate(LETTERS)
    text = "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Cf"))
    return " ".join(re.findall(r"[^\W_]+", re.sub("[\u0370-\u03ff]", _spelled_out, text)))


@lru_cache(maxsize=1024)
def compare(claimed: str, real: str) -> Likeness:
    """Whether a claimed title is the real one, that one reworded, or another paper's."""
    claimed, real = sorted((claimed, real))  # which is which must make no difference
    one, two = fold(claimed), fold(real)
    if one.replace(" ", "") == two.replace(" ", ""):
        return Likeness.SAME
    mains = (*_parts(claimed)[:1], *_parts(real)[:1])
    if _differ_in_number_alone(one, two) or (len(mains) == 2 and _differ_in_number_alone(*mains)):
        return Likeness.DIFFERENT
    alike = (
        _cut_short(claimed, one, two)
        or _cut_short(real, two, one)
        or _lacks_subtitle(claimed, real)
        or _lacks_subtitle(real, claimed)
        or (not _numbers_clash(one, two) and _shares_words(claimed, real))
        or (_numbers(one) == _numbers(two) and _mistyped(one, two))
    )
    return Likeness.REWORDED if alike else Likeness.DIFFERENT


def same_surname(claimed_author: str, real_author: str) -> bool:
    """Whether two ways of writing an author agree in the surname.

    A name alone may be either part, since many are written with the surname first.
    """
    one, two = _name(claimed_author), _name(real_author)
    if not one or not two:
        return False
    if len(one) == 1 or len(two) == 1 or set(one) == set(two):
        ours, theirs = (set(fold(author).split()) for author in (claimed_author, real_author))
        return bool(set(one) & (set(two) | theirs) or set(two) & ours)
    return bool(_surnames(claimed_author) & _surnames(real_author))


def _without_latex(text: str) -> str:
    """Accents and styles applied or dropped; other commands as plain words."""
    text = re.sub(
        r"\\([\"'`^~=.]|[uvHckrbdt](?![A-Za-z]))\s*\{?\s*\\?([A-Za-z]+)\s*\}?", r"\2", text
    )
    text = re.sub(r"\\(ae|oe|o|l|aa|ss|i|j)(?![A-Za-z])\s*", r"\1", text)
    styles = "emph|text[a-z]*|math[a-z]*|it|bf|rm|sc|tt|sf|em|mbox|left|right|boldsymbol|bm"
    text = re.sub(rf"\\(?:{styles})(?![A-Za-z])\s*", "", text)
    return re.sub(r"\\([A-Za-z]+|.)", r" \1 ", text)


def _spelled_out(letter: re.Match[str]) -> str:
    """A Greek letter as its name, which is how LaTeX writes it."""
    name = unicodedata.name(letter[0], "").rpartition(" ")[2].lower()
    return " lambda " if name == "lamda" else f" {name} "


def _numbers(folded: str) -> Counter[str]:
    """The figures and Roman numerals in a folded title."""
    words = folded.split()
    return Counter(re.findall(r"\d+", folded) + [word for word in words if word in ROMAN])


def _numbers_clash(one: str, two: str) -> bool:
    ours, theirs = _numbers(one), _numbers(two)
    return bool(ours - theirs) and bool(theirs - ours)


def _differ_in_number_alone(one: str, two: str) -> bool:
    """Whether two folded titles are one but for figures, as those of two parts or versions are."""
    bare = [
        re.sub(r"\d", "", "".join(word for word in title.split() if word not in ROMAN | {"part"}))
        for title in (one, two)
    ]
    return bare[0] == bare[1] and _numbers(one) != _numbers(two)


def _mistyped(one: str, two: str) -> bool:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one[:500], two[:500], autojunk=False)
    return matcher.quick_ratio() >= 0.9 and matcher.ratio() >= 0.9


def _cut_short(short: str, folded: str, other: str) -> bool:
    """Whether a title is the beginning of the other: enough of it to tell, or marked as cut."""
    if short.rstrip(" .").endswith("\u2026") or short.rstrip().endswith(("...", "[...]")):
        return len(_content(folded)) > 1 and other.startswith(folded)
    words = _content(folded)
    telling = len(words) > 1 and not _generic(words)
    return telling and f"{other} ".startswith(f"{folded} ")


def _parts(title: str) -> list[str]:
    """The main title and what follows it, each folded."""
    split = re.split(r":(?!\d)|[?!.]\s|\s(?:-{1,3}|[\u2013\u2014])\s|\u2014", title, maxsplit=1)
    return [folded for part in split if (folded := fold(part))]


def _lacks_subtitle(short: str, whole: str) -> bool:
    """Whether one is the other's main title or subtitle, or their main titles are the same."""
    ours, theirs = _parts(short), _parts(whole)
    if len(theirs) < 2 or not ours:
        return False
    main = _content(ours[0])
    if len(ours) == 1 and ours[0] in theirs:
        return not _generic(main) and (ours[0] == theirs[0] or len(main) > 1)
    if ours[0] != theirs[0] or _numbers_clash(ours[-1], theirs[-1]):
        return False
    telling = len([word for word in main if not _generic([word])])
    shared = set(_content(ours[-1])) & set(_content(theirs[-1]))
    return telling > 1 or (telling == 1 and bool(shared))


def _shares_words(one: str, two: str) -> bool:
    """Whether almost all words are shared, or half of them, telling ones in two places."""
    ours, theirs = sorted((_content(fold(one)), _content(fold(two))), key=len)
    shared = set(ours) & set(theirs)
    if len(shared) < 3 or 2 * len(shared) < len(set(ours)):
        return False
    if 5 * len(shared) >= 4 * len(set(theirs)):
        return sum(not _generic([word]) for word in shared) > 1
    neighbours = set(pairwise(theirs))
    places: list[list[str]] = []
    for before, word in pairwise(["", *ours]):
        if word in shared and (before, word) in neighbours:
            places[-1].append(word)
        elif word in shared:
            places.append([word])
    return sum(not _generic(place) for place in places) > 1


@lru_cache(maxsize=64)
def _stems(words: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words.split())


def _stem(word: str) -> str:
    """A word without most of its ending, so that `sycophancy` meets `sycophantic`."""
    if len(word) > 4:
        word = re.sub(r"(?:ly|ed|ing|s)$", "", word)
    return word[:6]


def _content(folded: str) -> list[str]:
    """The stems of the words that mean something, in order."""
    text = re.sub(r"\bllms?\b", "large language model", folded)
    return [_stem(word) for word in text.split() if word not in STOP.split()]


def _generic(stems: list[str]) -> bool:
    """Whether none of these stems tells one title of the field from another."""
    return all(stem in _stems(GENERIC) or stem.isdigit() for stem in stems)


def _name(author: str) -> list[str]:
    """The parts of the first name given, without initials, particles and what follows."""
    first = re.split(r"\bet al\b|\s+and\s+|\s*[;&]\s*", author, maxsplit=1)[0]
    words = [re.sub("([aou])e", r"\1", word) for word in fold(first).split()]
    titles = PARTICLES | {"jr", "sr", "the", "collaboration", "team"}
    return [word for word in words if len(word) > 1 and word not in titles] or words


def _surnames(author: str) -> set[str]:
    """The words of an author's surname: all those before a comma, else the last."""
    before, comma, _ = author.partition(",")
    return set(_name(before)) if comma else set(_name(author)[-1:])
