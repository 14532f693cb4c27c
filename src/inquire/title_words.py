"""A title as its words alone, by which titles are compared and looked for.

The same title comes in LaTeX, in HTML and as typed, in one case or another; what is part of a
name must outlive the folding, or `C` would be `C++`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from inquire.latex import plain

# Before compatibility forms are folded away, since that would make P≠NP the same as P=NP.
SIGNS = str.maketrans(
    {"\u2260": " neq ", "\u00d7": "x", "\u2192": " to ", "\u221e": " infty ", "\u266f": "#"}
    | {"\u2217": "*", "\u22c6": "*", "\u00b0": "", "\u00b4": "", "~": " "}
)
LETTERS = str.maketrans(
    {"\u00f8": "o", "\u0142": "l", "\u00e6": "ae", "\u0153": "oe", "\u0111": "d", "\u0131": "i"}
    | {"\u00f0": "d", "\u00fe": "th", "&": " and ", "`": "", "'": "", "\u2019": "", "\u2018": ""}
    | dict.fromkeys("{}$^_\u02bb\u02bc\u2032")
)
TRANSLATED = re.compile("[&`'{}$^_]")
TAG = re.compile(r"</?(?:i|b|em|strong|su[bp]|scp|tt|span|p|br|mml:\w+)\b[^<>]*>", re.IGNORECASE)

# Half of all words in titles; looking for them finds nothing.
STOP = frozenset("a an and are as at by for from in into is its of on or the to via with".split())


@lru_cache(maxsize=1024)
def fold(title: str) -> str:
    """The title's words alone: case, accents, mark-up, punctuation and blanks folded away.

    Signs that are part of a name stay, spelled out: `C++`, `F#`, `A*`, `.NET`, `Qwen2.5`.
    """
    text = " ".join(title.split())
    if "&" in text:
        from html import unescape

        text = unescape(text)
    text = TAG.sub("", text)
    if "\\" in text:
        text = plain(text)
    if not text.isascii() or "~" in text:  # of millions of titles most are
        text = unicodedata.normalize("NFKD", text.translate(SIGNS))
    text = text.casefold()
    if not text.isascii() or TRANSLATED.search(text):  # translating takes twenty times as long
        text = text.translate(LETTERS)
    if not text.isascii():
        text = "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Cf"))
        text = re.sub("[\u0370-\u03ff]", _spelled_out, text)
    if "," in text:
        text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    if "." in text:
        text = re.sub(r"(?<=\d)\.(?=\d)", "point", text)
        text = re.sub(r"(?<![^\W_])\.(?=net\b)", "dot", text)
    if "#" in text or "*" in text:
        text = re.sub(r"(?<![^\W_])([a-z])(?:(#)|\*)", _with_sign, text)
    if "+" in text:
        text = re.sub(r"(?<=[^\W_])(?:\+{2,}|\+(?![^\W_]))", _pluses, text)
    return " ".join(re.findall(r"[^\W_]+", text))


def search_words(title: str) -> list[str]:
    """The words to look for a title by, each once: those that say something, else all there are."""
    words = list(dict.fromkeys(fold(title).split()))
    return [word for word in words if word not in STOP] or words


def _spelled_out(letter: re.Match[str]) -> str:
    """A Greek letter as its name, which is how LaTeX writes it."""
    name = unicodedata.name(letter[0], "").rpartition(" ")[2].lower()
    return " lambda " if name == "lamda" else f" {name} "


def _with_sign(name: re.Match[str]) -> str:
    return name[1] + ("sharp" if name[2] else "star")


def _pluses(signs: re.Match[str]) -> str:
    return "plus" * len(signs[0])
