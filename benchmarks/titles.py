"""Titles judged: how many true variants are accused, how many false ones pass.

    .venv/bin/python benchmarks/titles.py FILE [SAMPLE]

FILE has real titles: JSON lines with `id` and `title`, as in arXiv's metadata snapshot, or one
title a line; the order of the file says which are neighbours. SAMPLE titles (all, if not given)
are judged, each against variants of itself and against three other papers' titles.
"""

from __future__ import annotations

import json
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from math import log2
from pathlib import Path

from inquire.titles import Likeness, compare

SEED = 20260
POSTINGS = 400
"""A word in more titles than that leads to no candidates for the most similar one."""
TEX_ACCENTS = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"'}


def read(path: Path) -> list[str]:
    rows = path.read_text("utf-8").splitlines()
    if rows and rows[0].startswith("{"):
        rows = [json.loads(row)["title"] for row in rows if row]
    return [" ".join(row.split()) for row in rows if row.strip()]


def cased(title: str, dice: random.Random) -> str:
    return dice.choice((str.upper, str.lower, str.title))(title)


def unpunctuated(title: str, _: random.Random) -> str:
    return re.sub(r"[,:;.?!'\"()]+(?=\s|$)|(?<!\S)['\"(]+", "", title)


def dashed(title: str, dice: random.Random) -> str:
    curly = title.replace("'", "\u2019").replace(' "', " \u201c").replace('"', "\u201d")
    return curly.replace(": ", dice.choice((" \u2014 ", " - ", " \u2013 ")))


def without_tex(title: str, dice: random.Random) -> str:
    if not re.search(r"[$\\]", title):
        return title
    plain = re.sub(r"\\(?:text|math)[a-z]*\s*", "", title)
    return re.sub(r"[$\\{}^_]", "", plain) if dice.random() < 0.5 else re.sub(r"[$\\]", "", plain)


def with_tex(title: str, _: random.Random) -> str:
    def command(letter: re.Match[str]) -> str:
        base, *marks = unicodedata.normalize("NFD", letter[0])
        name = unicodedata.name(base, "").lower().split()
        if name[:1] == ["greek"] and "letter" in name:
            return f"$\\{name[-1].replace('lamda', 'lambda')}$"
        accent = TEX_ACCENTS.get("".join(marks))
        return f"{{\\{accent}{base}}}" if accent else letter[0]

    return re.sub(r"[^\W\d_a-zA-Z]", command, title)


def main_title(title: str, _: random.Random) -> str:
    main, colon, subtitle = title.partition(": ")
    return main if colon and subtitle else title


def cut(title: str, dice: random.Random) -> str:
    size = round(len(title) * dice.uniform(0.4, 0.9))
    return title[:size].rstrip() + dice.choice(("...", "\u2026", " ..."))


def word_lost(title: str, dice: random.Random) -> str:
    words = title.split()
    del words[dice.randrange(len(words))]
    return " ".join(words) if len(words) > 2 else title


def mistyped(title: str, dice: random.Random) -> str:
    places = [match.start() for match in re.finditer(r"(?<=[a-zA-Z])[a-z](?=[a-z]{2})", title)]
    if not places:
        return title
    at = dice.choice(places)
    letter = dice.choice("abcdefghijklmnopqrstuvwxyz".replace(title[at], ""))
    return title[:at] + dice.choice(
        (letter + title[at + 1 :], title[at + 1 :], letter + title[at:])
        + ((title[at + 1] + title[at] + title[at + 2 :],) if title[at] != title[at + 1] else ())
    )


def hyphens(title: str, dice: random.Random) -> str:
    return re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", dice.choice((" ", "", "\u2010", "\u2013")), title)


VARIANTS: dict[str, Callable[[str, random.Random], str]] = {
    "letter case": cased,
    "punctuation lost": unpunctuated,
    "other dashes and quotes": dashed,
    "LaTeX stripped": without_tex,
    "LaTeX written": with_tex,
    "subtitle dropped": main_title,
    "cut with an ellipsis": cut,
    "one word lost": word_lost,
    "one typing error": mistyped,
    "hyphens changed": hyphens,
}


class Similar:
    """The most similar other title of a file, by the weight of the words they share."""

    def __init__(self, titles: list[str]) -> None:
        self.words = [set(re.findall(r"\w+", title.casefold())) for title in titles]
        self.titles = defaultdict(list)
        for number, words in enumerate(self.words):
            for word in words:
                self.titles[word].append(number)
        self.weight = {w: log2(len(titles) / len(found)) for w, found in self.titles.items()}

    def to(self, number: int) -> int | None:
        found: Counter[int] = Counter()
        for word in self.words[number]:
            if len(self.titles[word]) <= POSTINGS:
                for other in self.titles[word]:
                    found[other] += 1
        del found[number]
        return max(found, key=lambda other: self._likeness(number, other), default=None)

    def _likeness(self, one: int, two: int) -> float:
        ours, theirs = self.words[one], self.words[two]
        weigh = self.weight.__getitem__
        return sum(map(weigh, ours & theirs)) / sum(map(weigh, ours | theirs))


def false_pairs(titles: list[str], numbers: list[int]) -> Iterator[tuple[str, str, str]]:
    dice, similar = random.Random(SEED), Similar(titles)
    for number in numbers:
        yield "random other paper", titles[dice.randrange(len(titles))], titles[number]
        yield "neighbouring id", titles[number - 1], titles[number]
        other = similar.to(number)
        if other is not None:
            yield "most similar other title", titles[other], titles[number]


def true_pairs(titles: list[str], numbers: list[int]) -> Iterator[tuple[str, str, str]]:
    for kind, variant in VARIANTS.items():
        dice = random.Random(SEED)
        for number in numbers:
            claimed = variant(titles[number], dice)
            if claimed != titles[number]:
                yield kind, claimed, titles[number]


def table(pairs: Iterator[tuple[str, str, str]], wrong: tuple[Likeness, ...], name: str) -> None:
    counts: dict[str, Counter[Likeness]] = defaultdict(Counter)
    alike = 0
    for kind, claimed, real in pairs:
        if "".join(claimed.casefold().split()) == "".join(real.casefold().split()):
            alike += kind.endswith(("paper", "id", "title"))
            if name == "misses":
                continue
        counts[kind][compare(claimed, real)] += 1
    heads = [kind.value for kind in Likeness]
    print(f"{'':26}{'pairs':>8}" + "".join(f"{head:>11}" for head in heads) + f"{name:>14}")
    for kind, found in counts.items():
        share = sum(found[likeness] for likeness in wrong) / found.total()
        row = "".join(f"{found[likeness]:>11}" for likeness in Likeness)
        print(f"{kind:26}{found.total():>8}{row}{share:>13.3%}")
    if alike:
        print(f"({alike} false pairs left out: both papers bear the same title)")


def main(path: str, sample: str = "0") -> None:
    titles = read(Path(path))
    numbers = list(range(len(titles)))
    if 0 < int(sample) < len(titles):
        numbers = sorted(random.Random(SEED).sample(numbers, int(sample)))
    print(f"{len(titles)} titles, {len(numbers)} of them judged\n")
    table(true_pairs(titles, numbers), (Likeness.DIFFERENT,), "false alarms")
    print()
    table(false_pairs(titles, numbers), (Likeness.SAME, Likeness.SHORTENED), "misses")


if __name__ == "__main__":
    main(*sys.argv[1:])
