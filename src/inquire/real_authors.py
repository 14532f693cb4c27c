"""The real first author of a paper cited, where the text beside its id names that person.

As with real titles: who is named is read before anybody knows the paper, and people name authors
in more ways than any reader knows. A surname alone may be any word, so it counts only in the form
in which authors are named, and only to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from inquire.authors import people, same_surname
from inquire.title_words import fold

_NAME = r"[^\W\d_a-z](?:[\w'\u2019-]|\\[\"'`^~=.]){1,30}"
_PARTICLES = r"(?:(?:van|von|de|der|den|del|di|da|du|la|le|al|el|ter|ten) ){0,3}"
_NAMED = re.compile(rf"(?<![\w-]){_NAME}")
_OTHERS = re.compile(
    r",? et\.? al\b|(?:['\u2019]s)? and (?:colleagues|co-?workers|others)\b"
    r"|['\u2019]s?[ )\]](?!\s)|[,;]? ?\(?(?:19|20)\d\d\b|: "
)
_JOINED = re.compile(
    rf"(?:, {_NAME}){{0,4}}(?:,? (?:and|&|und|et|y|e|i|och|en) |/|, )({_PARTICLES}{_NAME})"
)
_BY = re.compile(r"\bby \Z")


def named_beside(text: str, authors: Sequence[str]) -> tuple[str, ...]:
    """The first of the real authors as a text names that person, perhaps with another; or nobody."""
    everyone = people(authors)
    surname = fold(everyone[0]).split()[-1:] if everyone else []
    if not surname or surname[0] not in fold(text):
        return ()
    whole = fold(everyone[0])
    for found in _NAMED.finditer(text):
        name = found[0].removesuffix("'s").removesuffix("\u2019s")
        if not same_surname(name, everyone[0]):
            continue
        end = found.start() + len(name)
        in_full = " " in whole and f" {fold(text[:end])}".endswith(f" {whole}")
        if in_full or _OTHERS.match(text, end) or _BY.search(text, 0, found.start()):
            return (name,)
        joined = _JOINED.match(text, end)
        if joined and any(same_surname(joined[1], other) for other in everyone[1:]):
            return name, joined[1]
    return ()
