"""What tells one title of a series from the next: figures, Roman numerals, letters such as C++.

Nothing else in a title weighs as much for its size: `GPT-3` and `GPT-4`, `Part I` and `Part II`,
`7B` and `70B` are other papers, however alike the rest may be. Titles come folded.
"""

from __future__ import annotations

import re
from collections import Counter

FIGURE = re.compile(r"\d+(?:point\d+)*")
LETTER = re.compile(r"[b-z]|[a-z](?:sharp|star|(?:plus)+)")
NUMERALS = "i ii iii iv v vi vii viii ix x xi xii".split()
ROMAN = {numeral: str(number) for number, numeral in enumerate(NUMERALS, 1)}
SERIAL = frozenset(("part", *NUMERALS))


def figures(title: str) -> list[str]:
    """The figures in order, those inside words too; `2point5` is one."""
    return FIGURE.findall(title)


def is_number(word: str) -> bool:
    """Whether a word is a figure, a Roman numeral or `part`."""
    return word in SERIAL or bool(FIGURE.fullmatch(word))


def clash(one: str, two: str) -> bool:
    """Whether each title has a number that the other lacks."""
    ours, theirs = _numbers(one), _numbers(two)
    return bool(ours - theirs) and bool(theirs - ours)


def differ_in_number_alone(one: str, two: str) -> bool:
    """Whether one title has a number more, at its end or as part of a name, and all else agrees.

    A figure that is lost in the midst of five words or more may be a slip.
    """
    if _numbers(one) == _numbers(two) or _without_numbers(one) != _without_numbers(two):
        return False
    short, long = sorted((one.split(), two.split()), key=len)
    lost = Counter(long) - Counter(short)
    return long[-1] in lost or len(short) < 5 or not all(map(FIGURE.fullmatch, lost))


def _numbers(title: str) -> Counter[str]:
    words = [ROMAN.get(word, word) for word in title.split()]
    return Counter(figures(" ".join(words)) + [word for word in words if LETTER.fullmatch(word)])


def _without_numbers(title: str) -> str:
    return FIGURE.sub("", "".join(word for word in title.split() if word not in SERIAL))
