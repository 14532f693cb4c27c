"""Records of papers in fields with tags, as reference managers and wikis write them.

RIS (`TI  - Title`), EndNote (`%T Title`) and templates (`{{cite arXiv |title=Title}}`) each say
what a field holds, so that a title there can be nothing else. A record is one unit, and so is an
object of JSON: what it names twice, as an address and a DOI, is one citation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inquire.addresses import Mention
from inquire.arxiv_id import ArxivId, MalformedId
from inquire.bibliography import Named, year_of
from inquire.claimed import Claimed
from inquire.location import Span
from inquire.title_shapes import clean

_RECORD = re.compile(
    r"^[ \t>]{0,8}TY[ ]{1,2}- [^\n]*\n(?:[^\n]*\n){1,60}?[ \t>]{0,8}ER[ ]{1,2}-"
    r"|^[ \t>]{0,8}%0 [^\n]+(?:\n[ \t>]{0,8}%[^\n]+){1,60}"
    r"|^[ \t]{0,12}\{[ \t]*\n(?:[ \t]*\"[^\n]*\n|[ \t]*[{}\]][^\n]{1,200}\n){1,40}?[ \t]{0,12}\},?[ \t]*$"
    r"|\{\{\s{0,3}(?:cite|citation)\b[^{}]{10,2000}\}\}",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS = ("ER  -", "ER -", "%0 ", "{")
"""What every record has, and few texts."""
_FIELD = re.compile(
    r"^[ \t>]{0,8}(?:(?P<ris>[A-Z][A-Z0-9])[ ]{1,2}- |%(?P<endnote>[A-Z0-9]) )(?P<value>[^\n]*)"
    r"|\|\s{0,3}(?P<wiki>[a-z]{3,6}[0-9]{0,2})\s{0,3}=\s{0,3}(?P<given>[^|{}]*)",
    re.MULTILINE,
)
_HOLDS = {
    **dict.fromkeys(("TI", "T1", "T", "title"), "title"),
    **dict.fromkeys(("AU", "A1", "A", "last", "last1", "author"), "author"),
    **dict.fromkeys(("PY", "Y1", "D", "year", "date"), "year"),
}


class Record(NamedTuple):
    """A record of one paper: its place, and what it claims."""

    span: Span
    claimed: Claimed


def tagged_records(text: str) -> list[Record]:
    """The records in a text, in order; RIS from TY to ER, EndNote up to the next empty row."""
    if not any(sign in text for sign in _SIGNS):
        return []
    return [Record(Span(*found.span()), _claimed(text, found)) for found in _RECORD.finditer(text)]


def claimed_in_records(records: Sequence[Record], named: Sequence[Mention]) -> dict[int, Claimed]:
    """By the offset of a mention, what the record claims in which it stands with no other paper."""
    told = ((one, inside) for one, inside in _of_one(records, named) if one.claimed.title)
    return {one.start: record.claimed for record, inside in told for one in inside}


def without_repeats(records: Sequence[Record], named: Sequence[Mention]) -> list[Mention]:
    """The mentions, of several of one paper in a record the first alone."""
    again: set[int] = set()
    for _, inside in _of_one(records, named):
        first = {one.paper: one for one in reversed(inside)}
        again |= {one.start for one in inside if one.paper and one is not first[one.paper]}
    return [one for one in named if one.start not in again]


def _of_one(
    records: Sequence[Record], named: Sequence[Mention]
) -> Iterator[tuple[Record, list[Mention]]]:
    starts = [one.start for one in named]
    for record in records:
        low, high = (bisect_left(starts, at) for at in record.span)
        inside = list(named[low:high])
        if len({_bare(one.paper) for one in inside if one.paper}) < 2:
            yield record, inside


def _bare(paper: ArxivId | MalformedId) -> str:
    return paper.base if isinstance(paper, ArxivId) else paper.text


def _claimed(text: str, record: re.Match[str]) -> Claimed:
    fields: dict[str, list[Span]] = {"title": [], "author": [], "year": []}
    for field in _FIELD.finditer(text, *record.span()):
        tag = field["ris"] or field["endnote"] or field["wiki"]
        value = field.span("value" if field["wiki"] is None else "given")
        if tag in _HOLDS and text[slice(*value)].strip():
            fields[_HOLDS[tag]].append(Span(*value))
    span = fields["title"][0] if fields["title"] else None
    names = tuple(text[slice(*each)].strip() for each in fields["author"])
    year = next((year_of(text[slice(*each)]) for each in fields["year"]), None)
    title = clean(text[slice(*span)]) if span else ""
    return Claimed(title, span, Named(names, True), year, bool(names), bool(title))
