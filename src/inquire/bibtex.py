"""What an entry in BibTeX claims: its title, authors and year."""

from __future__ import annotations

import re

from inquire.bibliography import Named, year_of
from inquire.claimed import Claimed
from inquire.location import Span
from inquire.text_blocks import Block
from inquire.title_shapes import clean

_AT = re.compile(r"\s{0,80}@")
_FIELD = re.compile(r"(?<![\w-])(title|author|year|date)\s{0,20}=\s{0,20}([{\"]?)", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_END = {'"': re.compile('"'), "": re.compile(r"[,\n}]")}

# What stands where names are not known.
_NOBODY = re.compile(
    r"|others|et al\.?|unknown(?: authors?)?|anonymous(?: authors?)?|various(?: authors)?|authors?"
    r"|n/?a|tb[ad]|\?+",
    re.IGNORECASE,
)


def claimed_in_bibtex(text: str, block: Block) -> Claimed | None:
    """What a block claims that is a BibTeX entry; None of any other block."""
    if not _AT.match(text, block.start, block.end):
        return None
    fields = _fields(text, block)
    span = fields.get("title")
    written = text[slice(*span)] if span else ""
    title = clean(written if "\\" in written else _BRACE.sub("", written))
    authors = _authors(text[slice(*fields["author"])]) if "author" in fields else Named()
    when = fields.get("year") or fields.get("date")
    year = year_of(text[slice(*when)]) if when else None
    return Claimed(title, span, authors, year, bool(authors.names), bool(title))


def _fields(text: str, block: Block) -> dict[str, Span]:
    """Where the values of the fields stand, by their names; of two with one name the first."""
    fields: dict[str, Span] = {}
    for match in _FIELD.finditer(text, block.start, min(block.end, block.start + 20000)):
        start = match.end()
        high = min(block.end, start + 5000)
        if match[2] == "{":
            end = _closed(text, start, high)
        else:
            found = _END[match[2]].search(text, start, high)
            end = found.start() if found else start
        fields.setdefault(match[1].lower(), Span(start, end))
    return fields


def _authors(written: str) -> Named:
    plain = _BRACE.sub("", " ".join(written.split()))
    names = re.split(r"\s+and\s+", plain)
    return Named(tuple(name for name in names if not _NOBODY.fullmatch(name)), True)


def _closed(text: str, start: int, high: int) -> int:
    """Where the brace is closed that was opened before `start`; there, if it never is."""
    depth = 1
    for brace in _BRACE.finditer(text, start, high):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return start
