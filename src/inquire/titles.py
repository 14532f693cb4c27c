"""Titles compared: the same, cut short, reworded, or another paper's.

That an arXiv id exists proves little, for an invented one is usually some other, real paper. The
title tells; but papers are retitled, cut short and mistyped, and an accusation must be right.
No measure of similarity can decide it: harmless variants score as low as strangers, and another
paper of the same series as high as a slip of the pen. So titles are told apart by what differs:
a number decides, a lost ending does not, and of shared words the rare ones count.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import lru_cache
from itertools import islice, pairwise

from inquire.series import clash, differ_in_number_alone, figures, is_number
from inquire.title_words import fold
from inquire.word_weights import ENOUGH, bits, stems, telling, weight

MARK = re.compile(r":(?!\d)|[?!.]\s|\s(?:-{1,3}|[\u2013\u2014])\s|\u2014")
CUT = ("\u2026", "...", "[...]", "[\u2026]")


_LONG_FORMS = {
    "ai": "artificial intelligence",
    "cot": "chain of thought",
    "dpo": "direct preference optimization",
    "kg": "knowledge graph",
    "llm": "large language model",
    "lm": "language model",
    "lvlm": "large vision language model",
    "mllm": "multimodal large language model",
    "moe": "mixture of experts",
    "rag": "retrieval augmented generation",
    "rl": "reinforcement learning",
    "rlhf": "reinforcement learning from human feedback",
    "rlvr": "reinforcement learning with verifiable rewards",
    "sft": "supervised fine tuning",
    "vla": "vision language action",
    "vlm": "vision language model",
}
"""Names that people write short or out as they like, in the words of `fold`."""


class Likeness(StrEnum):
    """How a title as claimed stands to the real one."""

    SAME = "same"
    SHORTENED = "shortened"
    REWORDED = "reworded"
    DIFFERENT = "different"


@lru_cache(maxsize=1024)
def compare(claimed: str, real: str) -> Likeness:
    """Whether a claimed title is the real one, that one cut short or reworded, or another's.

    Shortened is what leaves words out and adds none; a claimed title that goes on where the real
    one ends says what no record says, so that it is reworded at best. Where doubt remains it is
    reworded too, since that accuses nobody and still passes nothing unseen.
    """
    one, two = fold(claimed), fold(real)
    if one.replace(" ", "") == two.replace(" ", "") and figures(one) == figures(two):
        return Likeness.SAME if one or claimed.split() == real.split() else Likeness.DIFFERENT
    if _begins(claimed, real):
        *whole, last = one.split()
        enough = telling(stems(" ".join(whole))) and not is_number(last)
        return Likeness.SHORTENED if enough else Likeness.REWORDED
    pairs = [(one, two), *zip(_parts(claimed), _parts(real), strict=False)]
    if one not in _mains(real) and any(clash(*p) or differ_in_number_alone(*p) for p in pairs):
        return Likeness.DIFFERENT
    if _shortened(claimed, real):
        return Likeness.SHORTENED
    alike = (
        _shortened(real, claimed)
        or _one_word_apart(claimed, real)
        or _mistyped(one, two)
        or _shares_a_part(claimed, real)
        or _shares_words(one, two)
    )
    return Likeness.REWORDED if alike else _written_out(claimed, real)


def _written_out(claimed: str, real: str) -> Likeness:
    """Reworded, where two titles differ in nothing much but that one has a name in short."""
    ours, theirs = _in_long_form(claimed), _in_long_form(real)
    if {ours, theirs} == {fold(claimed), fold(real)}:
        return Likeness.DIFFERENT
    unlike = compare(ours, theirs) is Likeness.DIFFERENT
    return Likeness.DIFFERENT if unlike else Likeness.REWORDED


def _in_long_form(title: str) -> str:
    words = fold(title).split()
    return " ".join(
        _LONG_FORMS.get(word)
        or (f"{_LONG_FORMS[word[:-1]]}s" if word[:-1] in _LONG_FORMS and word[-1] == "s" else word)
        for word in words
    )


def named_alike(claimed: str, real: str) -> bool:
    """Whether two titles begin with one telling name before a colon, as `AlphaEvolve: …` do.

    Two papers may call two things by one name, and whoever remembers the name makes up the rest.
    """
    ours, theirs = _parts(claimed), _parts(real)
    return len(theirs) > 1 and ours[:1] == theirs[:1] and telling(stems(ours[0]))


def difference(claimed: str, real: str) -> tuple[str, str]:
    """Both titles, with `[...]` round the words that the other has not in that place.

    What follows the sixtieth word is left out.
    """
    from difflib import SequenceMatcher

    ours, theirs = (_words(" ".join(title.split()[:60])) for title in (claimed, real))
    one, two = ([fold(word).replace(" ", "") for word in words] for words in (ours, theirs))
    changes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return (
        " ".join(_marked(ours[i:j], kind) for kind, i, j, _, _ in changes if i < j),
        " ".join(_marked(theirs[i:j], kind) for kind, _, _, i, j in changes if i < j),
    )


def _parts(title: str) -> list[str]:
    """The main title and what follows it, each folded."""
    return [folded for part in MARK.split(title, maxsplit=1) if (folded := fold(part))]


def _mains(title: str) -> list[str]:
    """What may be the main title, folded: what stands before the first mark, or the next two."""
    befores = (title[: mark.start()] for mark in islice(MARK.finditer(title), 3))
    return [folded for before in befores if (folded := fold(before))]


def _begins(claimed: str, real: str) -> bool:
    """Whether a claimed title marked as cut is the beginning of the real one, letter by letter.

    Then the last word may be half of one, and `Part I...` be Part II.
    """
    cut = fold(claimed).replace(" ", "") if claimed.rstrip().endswith(CUT) else ""
    return bool(cut) and fold(real).replace(" ", "").startswith(cut)


def _shortened(claimed: str, real: str) -> bool:
    """Whether a claimed title is the first words or a part of the real one, and enough to tell.

    Of a title that goes on with a number there may be others that begin so.
    """
    one, two = fold(claimed), fold(real)
    words = stems(one)
    if f"{two} ".startswith(f"{one} "):
        follows = two[len(one) :].split()[0]
        return telling(words) and (len(words) > 2 or one in _mains(real)) and not is_number(follows)
    return [one] == _parts(real)[1:] and bits(words) >= ENOUGH


def _one_word_apart(claimed: str, real: str) -> bool:
    """Whether one is the other with a run of letters more: of a word, or a whole one."""
    short, long = sorted((claimed, real), key=lambda title: len(fold(title)))
    one, two = fold(short).replace(" ", ""), fold(long).replace(" ", "")
    start = _same_start(one, two)
    end = _same_start(one[start:][::-1], two[start:][::-1])
    words, more = len(_words(short)), len(_words(long))
    return start + end == len(one) and 1 < words <= more <= words + 1


def _same_start(one: str, two: str) -> int:
    differing = (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b)
    return next(differing, min(len(one), len(two)))


def _mistyped(one: str, two: str) -> bool:
    """Whether the words that only one of them has are those of the other, mistyped."""
    from difflib import SequenceMatcher

    ours, theirs = Counter(one.split()), Counter(two.split())
    lost, found = sorted("".join(words.elements()) for words in (ours - theirs, theirs - ours))
    return max(len(lost), len(found)) <= 40 and SequenceMatcher(None, lost, found).ratio() >= 0.75


def _shares_a_part(claimed: str, real: str) -> bool:
    """Whether one is the other's main title, or both go on from one name with a word in common."""
    if fold(claimed) in _mains(real) or fold(real) in _mains(claimed):
        return True
    ours, theirs = _parts(claimed), _parts(real)
    if len(ours) < 2 or ours[:1] != theirs[:1]:
        return False
    shared = set(stems(ours[-1])) & set(stems(theirs[-1]))
    return telling(stems(ours[0])) and bool(shared)


def _shares_words(one: str, two: str) -> bool:
    """Whether the shared words point out the paper, or are almost all there are.

    To point it out they must be half of the shorter title as well. Words that stand together in
    both may be the name of one thing: all but the rarest of such a run count half.
    """
    ours, theirs = sorted((stems(one), stems(two)))
    shared = set(ours) & set(theirs)
    neighbours = set(pairwise(theirs))
    runs: list[list[int]] = []
    for before, word in pairwise(("", *dict.fromkeys(ours))):
        if word in shared and (before, word) in neighbours:
            runs[-1].append(weight(word))
        elif word in shared:
            runs.append([weight(word)])
    told = sum(max(run) + sum(run) for run in runs) / 2
    common = bits(shared)
    least, most = sorted((bits(set(ours)), bits(set(theirs))))
    return common >= ENOUGH and (4 * common >= 3 * most or (told >= ENOUGH and 2 * common >= least))


def _words(title: str) -> list[str]:
    """The title by blanks, punctuation that stands alone with the word before it."""
    words: list[str] = []
    for word in title.split():
        if words and not fold(word):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _marked(words: list[str], kind: str) -> str:
    return " ".join(words) if kind == "equal" else f"[{' '.join(words)}]"
