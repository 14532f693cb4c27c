"""Titles that stand above the id they belong to: in an item above, or in fields one below another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from inquire.addresses import Mention
from inquire.bibliography import GONE, Named, behind, named, year_of
from inquire.claimed import Claimed
from inquire.location import Span
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import Shape, clean, shape

_FIELD = re.compile(
    r"^[ \t>*_+\u2022\"{`-]{0,12}(?:\d{1,3}[.)] )?[*_`\"]{0,3}(title|paper|paper title|full title|authors?|first author|lead author"
    r"|year|date|published|submitted|posted|month|arxiv(?: ids?| link)?|paper id|id|identifier|link|url|doi|venue|journal)"
    r"[*_`\"]{0,3}[ \t]?[:\uff1a][*_`]{0,3}[ \t]{0,3}[*_`\"]{0,3}([^\n]{0,600})",
    re.IGNORECASE | re.MULTILINE,
)
_AUTHORS_AND_YEAR = re.compile(
    r"[*_\"\u201d]{0,3}\s{0,2}(?:[,(\u2013\u2014]\s?|by )[^()]{0,80}(?:et al\.?|\d{4})[^()]{0,20}\)?\s*\Z"
)
_BLANK_ROW = re.compile(r"\n[ \t]*\n")
_NUMBER = re.compile(r"\A\W*\d{1,2}[.)]\s+")
_TITLED = (Kind.HEADING, Kind.ITEM, Kind.PARAGRAPH)
_IDS = ("arxiv", "paper id", "id", "ident", "link", "url", "doi")


def claimed_from_above(
    text: str,
    blocks: Sequence[Block],
    named_in: Mapping[int, Sequence[Mention]],
    names: frozenset[str],
) -> dict[int, Claimed]:
    """By the offset of a mention, what is claimed of its paper in the item or the fields above."""
    return _in_items(text, blocks, named_in, names) | _in_fields(text, blocks, named_in, names)


def _in_items(
    text: str,
    blocks: Sequence[Block],
    named_in: Mapping[int, Sequence[Mention]],
    names: frozenset[str],
) -> dict[int, Claimed]:
    """Titles that are all of an item, with the id in an item of its own below."""
    below: dict[int, set[object]] = defaultdict(set)
    for index, inside in named_in.items():
        parent = blocks[index].parent
        while parent >= 0:
            below[parent] |= {one.paper for one in inside if one.paper}
            parent = blocks[parent].parent
    found: dict[int, Claimed] = {}
    for index, inside in named_in.items():
        parent = blocks[index].parent
        if parent < 0 or parent in named_in or len(below[parent]) != 1:
            continue
        authors, year, alone = _only_bibliography(text, blocks[index], inside)
        claimed = _titled(text, blocks[parent], authors, year, names) if alone else None
        if claimed:
            found |= {one.start: claimed for one in inside}
    return found


def _titled(
    text: str, above: Block, authors: Named, year: int | None, names: frozenset[str]
) -> Claimed | None:
    """What an item claims that is a title, perhaps with authors and year; these may stand below."""
    if above.end - above.start > 600:
        return None
    written = text[above.start : above.end]
    cut = _AUTHORS_AND_YEAR.search(written)
    end = cut.start() if cut else len(written)
    title = clean(written[:end])
    form, size = shape(title, names), len(title.split())
    described = bool(authors.names or year or cut)
    marked = written.lstrip()[:1] in '*"\u201c_'
    surely = form is Shape.STRONG and (size > 4 or ": " in title or described)
    if not surely and not (form is Shape.PLAUSIBLE and size > 7 and (described or marked)):
        return None
    span = Span(above.start, above.start + end)
    return Claimed(title, span, authors, year, bool(authors.names), described)


def _only_bibliography(
    text: str, block: Block, inside: Sequence[Mention]
) -> tuple[Named, int | None, bool]:
    """Names and year beside the ids of a block, and whether nothing else stands there."""
    if block.end - block.start > 400:
        return Named(), None, False
    masked, at = "", block.start
    for one in inside:
        masked += text[at : one.outer.start] + GONE * (one.outer.end - max(at, one.outer.start))
        at = max(at, one.outer.end)
    masked += text[at : block.end]
    label = re.match(r"[\s*_]{0,3}[A-Za-z]{2,10}(?: [A-Za-z]{2,6})?[*_]{0,3}:[*_]{0,3}\s", masked)
    stripped = behind(masked, label.end() if label else 0, len(masked))
    return stripped.names, stripped.year, stripped.at >= len(masked)


def _in_fields(
    text: str,
    blocks: Sequence[Block],
    named_in: Mapping[int, Sequence[Mention]],
    names: frozenset[str],
) -> dict[int, Claimed]:
    every = sorted(
        (one for inside in named_in.values() for one in inside), key=lambda one: one.start
    )
    starts = [one.start for one in every]
    found: dict[int, Claimed] = {}
    for record in _records(text):
        low, high = record[0].start(), record[-1].end()
        inside = every[bisect_left(starts, low) : bisect_left(starts, high)]
        papers = {one.paper for one in inside if one.paper}
        if not inside or len(papers) > 1:
            continue
        claimed = _of_record(text, record, blocks, names)
        if claimed.title or claimed.authors.names:
            found |= {one.start: claimed for one in inside}
    return found


def _records(text: str) -> list[list[re.Match[str]]]:
    """The runs of fields that describe one paper each."""
    records: list[list[re.Match[str]]] = []
    for field in _FIELD.finditer(text):
        name = _name(field)
        last = records[-1] if records else []
        between = text[last[-1].end() : field.start()] if last else ""
        apart = len(between) > 300 or between.count("\n") > 2 or "\n#" in between
        apart = apart or (name == "title" and _BLANK_ROW.search(between) is not None)
        if not last or apart or name in map(_name, last):
            records.append([])
        records[-1].append(field)
    return [record for record in records if len(record) > 1]


def _name(field: re.Match[str]) -> str:
    name = field[1].lower()
    if name.startswith(_IDS):
        return "id " + name[:5]
    return "authors" if "author" in name else "title" if "title" in name else name


def _of_record(
    text: str, record: Sequence[re.Match[str]], blocks: Sequence[Block], names: frozenset[str]
) -> Claimed:
    fields = {_name(field): field for field in record}
    authors = Named()
    if who := fields.get("authors"):
        authors = named(re.sub(r"\([^()]*\)|[\"\]\[]", "", who[2]))
    year = next(
        (
            year_of(fields[name][2])
            for name in ("year", "date", "published", "submitted", "posted", "month")
            if name in fields
        ),
        None,
    )
    title, span = "", None
    if what := fields.get("title") or _titled_paper(fields, names):
        title, span = clean(re.sub(r"\",?\s*\Z", "", what[2])), Span(*what.span(2))
    elif authors.names:
        title, span = _title_above(text, record[0].start(), blocks, names)
    if len(title.split()) < 2 and ":" not in title:
        title, span = "", None
    return Claimed(title, span, authors, year, bool(authors.names), bool(title))


def _titled_paper(
    fields: Mapping[str, re.Match[str]], names: frozenset[str]
) -> re.Match[str] | None:
    """The field `Paper:` where it holds a title, and no id or names."""
    found = fields.get("paper")
    title = clean(found[2]) if found else ""
    telling = ": " in title or title.endswith("?") or len(title.split()) > 4
    fits = telling and shape(title, names) is Shape.STRONG and not named(title).sure
    return found if fits else None


def _title_above(
    text: str, start: int, blocks: Sequence[Block], names: frozenset[str]
) -> tuple[str, Span | None]:
    """The title that stands in the block above the fields that begin there, and its place."""
    at = bisect_left(blocks, start, key=_start) - 1
    above = blocks[at] if at >= 0 else None
    if not above or above.kind not in _TITLED or above.end > start:
        return "", None
    written = _NUMBER.sub("", text[above.start : above.end])
    title = clean(written)
    if shape(title, names) is not Shape.STRONG or "\n" in written.strip():
        return "", None
    return title, Span(above.start, above.end)


def _start(block: Block) -> int:
    return block.start
