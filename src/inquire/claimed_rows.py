"""What the cells of a table's row claim of the paper that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inquire.addresses import Mention
from inquire.bibliography import DATE, Named, named, year_of
from inquire.claimed import Claimed
from inquire.claimed_beside import claimed_beside
from inquire.location import Span
from inquire.marked_text import says_something
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import Shape, clean, shape

_NOTHING = re.compile(
    r"(?:C\d{1,3}(?:\s*(?:,|;|&|and|\u2013|-)\s*)?)+|none|n/?a|[-\u2014?]|", re.IGNORECASE
)
_AUTHORS = re.compile(
    rf"[\s*_]{{0,3}}([^()\d]{{2,80}}?)[\s,(]{{0,3}}({DATE})?[)\s*_]{{0,4}}\Z", re.IGNORECASE
)
_DESCRIBED = re.compile(
    rf"\s{{0,2}}[(,]\s?(?:[^()]{{0,60}}et al\.?)?[\s,]{{0,2}}(?:{DATE})?\)?,?\s{{0,2}}[(\[]?\s?\Z",
    re.IGNORECASE,
)
_DATE = re.compile(DATE, re.IGNORECASE)
_QUOTE_MARK = re.compile(r"(?:\A|\n)[ \t]*>")
_VERDICT = re.compile(r"C\d{1,3}\b")
_TITLE_BEHIND = re.compile(r"[\s*_`:,\u2013\u2014-]{1,5}\(?([^\n;()]{10,300}?)[\s)*_.,;]{0,6}\Z")
_BY_AND_MARKED = re.compile(
    rf"[\s_*]{{0,3}}([^*_\"\u201c(]{{2,120}}?)[\s,:(]{{1,3}}({DATE})?[\s,:)]{{0,3}}([*_]{{1,2}})(?=\S)([^*_]{{8,300}})(?<=\S)\3(?![*_])",
    re.IGNORECASE,
)
_BY_AND_DATE = re.compile(
    rf"([^*_\"\u201c(:]{{2,80}}?),?\s\(?({DATE})\)?[,.:]\s(?=\S)", re.IGNORECASE
)
"""How authors begin a cell that has a title: `Kuchen, *Title*`, `Kuchen 2026, Title`."""
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201c\u201d]{8,300})[\"\u201d]")


def claimed_in_row(
    text: str, block: Block, found: Sequence[Mention], names: frozenset[str]
) -> list[Claimed]:
    """What a row claims of each of the papers that it names, in their order."""
    papers = {mention.paper for mention in found if mention.paper}
    claimed = _whole_row(text, block, found, names) if len(papers) < 2 else Claimed()
    if claimed.title or claimed.authors.names or claimed.year:
        return [claimed] * len(found)
    result = [Claimed()] * len(found)
    verdict = _VERDICT.match(_label(text, block))
    for at, cell in enumerate(block.cells):
        inside = [i for i, one in enumerate(found) if cell.start <= one.start < cell.end]
        if not inside:
            continue
        alone = Block(*cell, Kind.PARAGRAPH)
        told = claimed_beside(text, alone, [found[i] for i in inside], names)
        ends = [*(found[i].outer.start for i in inside[1:]), cell.end]
        for i, one, end in zip(inside, told, ends, strict=True):
            listed = verdict and at in (1, 2) and not one.title
            result[i] = (
                _behind_id(text, Span(found[i].outer.end, end), one, names) if listed else one
            )
    return result


def _behind_id(text: str, rest: Span, claimed: Claimed, names: frozenset[str]) -> Claimed:
    """`C1 | holds | arXiv:2507.21919 Title | reason`, or with the title in parentheses."""
    found = _TITLE_BEHIND.match(text, *rest)
    if not found:
        return claimed
    span = Span(*found.span(1))
    title = clean(found[1])
    plain = ": " in title or ("," not in title and len(title.split()) > 4)  # no list of names
    if not plain or shape(title, names) is not Shape.STRONG:
        return claimed
    return claimed._replace(title=title, span=span, sure=True)


def row_alone(text: str, block: Block, names: frozenset[str]) -> Claimed:
    """What a row claims that names no paper, where its table is one of papers."""
    roles = block.roles
    listed = "title" in roles or ("paper" in roles and ("authors" in roles or "id" in roles))
    if "header" in roles or not (listed or _label(text, block) == "NEW"):
        return Claimed()
    return _whole_row(text, block, (), names)


def _label(text: str, block: Block) -> str:
    return text[block.cells[0].start : block.cells[0].end].strip(" *_`[]()") if block.cells else ""


def _whole_row(
    text: str, block: Block, found: Sequence[Mention], acronyms: frozenset[str]
) -> Claimed:
    label = _label(text, block)
    if _VERDICT.match(label) and not {"title", "paper"} & set(block.roles):
        return Claimed()  # a verdict and its reason
    if label == "NEW":
        return _newer(text, block, found)
    roles = block.roles if any(block.roles) else ("",) * len(block.cells)
    cells = list(zip(block.cells, (*roles, *[""] * len(block.cells)), strict=False))
    headed = any(roles)
    names, year = Named(), None
    for cell, role in cells:
        written = text[cell.start : cell.end].strip()
        named_in = any(cell.start <= one.start < cell.end for one in found)
        if role == "authors" or (not headed and not named_in and named(written).sure):
            names = names if names.names else named(written)
        elif role == "year" or (not headed and _DATE.fullmatch(written)):
            year = year or year_of(written)
    described = bool(names.names or year)
    span = None
    for cell, role in cells:
        if headed and role not in ("title", "paper"):
            continue
        inside = [one for one in found if cell.start <= one.start < cell.end]
        inner, who, when = _by_and_title(text, cell) if role == "paper" else (None, Named(), None)
        if inner:
            names, year = (names if names.names else who), year or when
        else:
            inner = _title_in(text, cell, inside)
        if inner and span is None and _is_title(text[slice(*inner)], role, acronyms, described):
            span = inner
        elif role == "paper" and not names.names:
            names, more = _authors_in(text[cell.start : cell.end])
            year = year or more
    title = clean(text[span.start : span.end]) if span else ""
    told = any(role in ("title", "paper") for role in roles)
    sure = bool(title) and (told or shape(title, acronyms) is Shape.STRONG)
    return Claimed(title, span, names, year, bool(names.names) and (headed or bool(title)), sure)


def _is_title(written: str, role: str, acronyms: frozenset[str], described: bool) -> bool:
    """Whether what stands in a cell is a title, by its form and what the header says of it."""
    title = clean(written)
    form, size = shape(title, acronyms), len(title.split())
    if named(title).sure:
        return False
    if role == "title":
        return size > 2 or (size > 1 and described) or form is not Shape.NONE
    if role == "paper":
        return form is not Shape.NONE
    if form is Shape.STRONG:
        return size > 4 or described
    return form is Shape.PLAUSIBLE and described


def _title_in(text: str, cell: Span, inside: Sequence[Mention]) -> Span | None:
    """Where the title in a cell stands: a link's text, or what is left of the cell."""
    for mention in inside:
        if mention.link and says_something(text, mention.link):
            return mention.link
    start, end = cell.start, min((one.outer.start for one in inside), default=cell.end)
    if not text[start:end].strip(" *_`([") and inside:
        start, end = max(one.outer.end for one in inside), cell.end
    written = text[start:end]
    if quoted := _QUOTED.search(written):
        return Span(start + quoted.start(1), start + quoted.end(1))
    described = _DESCRIBED.search(written) if "," in written or "(" in written else None
    stop = described.start() if described and described.start() else len(written)
    stripped = written[:stop].rstrip(" (,;:[\u2013\u2014-")
    return Span(start, start + len(stripped)) if stripped.strip(" *_") else None


def _by_and_title(text: str, cell: Span) -> tuple[Span | None, Named, int | None]:
    """The title of a cell that begins with authors, they, and the year."""
    for form, title in ((_BY_AND_MARKED, 4), (_BY_AND_DATE, 0)):
        found = form.match(text, *cell)
        names = named(found[1]) if found else Named()
        if found and names.names:
            span = Span(*found.span(title)) if title else Span(found.end(), cell.end)
            year = _DATE.search(text, found.end(), cell.end) if title else None
            return span, names, year_of(found[2] or (year[0] if year else ""))
    return None, Named(), None


def _authors_in(written: str) -> tuple[Named, int | None]:
    """The authors and year of a cell such as `Ibrahim et al. (2025)`."""
    found = _AUTHORS.match(written) if len(written) < 200 else None
    names = named(found[1]) if found else Named()
    return (names, year_of(found[2] or "")) if found and names.sure else (Named(), None)


def _newer(text: str, block: Block, found: Sequence[Mention]) -> Claimed:
    """`NEW | id | YYYY-MM | title | claims`, with one or another of them missing."""
    span = year = None
    for cell in block.cells[1:]:
        written = text[cell.start : cell.end].replace("\\", "").strip(" *_`")
        if any(cell.start <= one.start < cell.end for one in found):
            continue
        if _DATE.fullmatch(written):
            year = year or year_of(written)
        elif span is None and not _NOTHING.fullmatch(written[:80]) and len(written.split()) > 1:
            span = cell
    title = clean(_QUOTE_MARK.sub(" ", text[span.start : span.end])) if span else ""
    return Claimed(title, span, year=year, sure=bool(title))
