"""The rows of tables: by what signs they are known, their cells, and what their columns hold.

Chat pages drop the bars round a table, and a closing block has rows like one without being one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from inquire.location import Span

_ROLES = {
    "title": "title|paper title|titel|t[i\u00ed]tulo|titre|full title|exact title",
    "paper": "(?:key |main |cited )?paper|papers|work|study|studies|publication|article|preprint|reference|source|name",
    "authors": "authors?|first author|author\\(s\\)|autor(?:en|es)?|who|lead author",
    "year": "year|date|published|month|when|submitted|jahr|datum|fecha|first public|v1",
    "id": r"(?:arxiv )?ids?|arxiv(?: ids?| no\.?| number| link)?|identifier|e-?print|preprint id"
    r"|paper ids?|refs?|sources|references|citations?|evidence|anchors?|grounding|grounded in|support(?:ing papers?)?"
    r"|papers? cited|cited(?: papers?)?|quellen?|fuentes?|arxiv ids? \(or doi, url\)|link|url|doi|arxiv/doi|id/doi|doi/arxiv",
}
_ROLE = re.compile(
    "|".join(f"(?P<{role}>{words})" for role, words in _ROLES.items()), re.IGNORECASE
)

BARS = ("|", "\\|")
_COMMA_CELL = re.compile(r'[ \t]*"((?:[^"\n]|""){0,2000})"[ \t]*(?=,|$)|([^,\n]*)')
_COMMA_HEADER = re.compile(r"[\w ./()\"-]{1,40}(?:,[\w ./()\"-]{0,40}){2,20}")
_ROW_LABEL = re.compile(r"[*_`\[(]{0,4}(?:C\d{1,3}|NEW)[^|\n]{0,20}\|")
_NO_ROW = rf"(?![ \t]*(?:[-*+][ \t]|```|~~~|inquire:|{_ROW_LABEL.pattern}))"
_WRAPPED = re.compile(rf"(?:{_NO_ROW}[^|\n]{{1,200}}\n){{0,2}}{_NO_ROW}[^|\n]{{1,200}}\|")


def separator(text: str, start: int, at: int, end: int) -> str:
    """The sign that parts the cells of a row: one of `BARS` or a tab; empty where it is no row.

    `at` is where the row begins behind its bullet; at its start where it has none.
    """
    bars = text.count("|", start, end)
    tabs = 0 if bars else text[start:end].strip().count("\t")
    if not 0 < bars + tabs < 100:
        return ""
    if tabs:
        return "\t"
    if bars > 1 and bars == text.count("\\|", start, end):
        return "\\|"
    piped = text[at:end].lstrip().startswith("|")
    parted = at == start and text.count(" | ", at, end) > 1
    return "|" if piped or parted or _ROW_LABEL.match(text, at, end) else ""


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether a row is the one of dashes below a table's header."""
    return "-" in text[start:end] and not text[start:end].strip(" \t\r|:+-")


def heads_commas(text: str, start: int, end: int) -> bool:
    """Whether a row is the header of a table of papers with commas between its cells."""
    row = text[start:end]
    if end - start > 400 or "rxiv" not in row.lower() or not _COMMA_HEADER.fullmatch(row.strip()):
        return False
    roles = roles_of(text, comma_cells(text, start, end))
    return "id" in roles and len(set(roles)) > 2


def comma_cells(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The cells of a row of comma-separated values (RFC 4180), without the quotes round them."""
    cells, at = [], start
    while found := _COMMA_CELL.match(text, at, end):
        low, high = found.span(2 if found[1] is None else 1)
        whole = text[low:high]
        left = low + len(whole) - len(whole.lstrip())
        cells.append(Span(left, max(left, low + len(whole.rstrip()))))
        at = found.end() + 1
        if at > end or text[at - 1] != ",":
            break
    return tuple(cells)


def wraps(text: str, above: Span, start: int) -> bool:
    """Whether a row goes on with the row of a closing block above it, to a cell further on."""
    if start - above.start > 1000 or text[above.end : start].strip(" \t>") != "\n":
        return False
    if not _ROW_LABEL.match(text, *above):
        return False
    return _WRAPPED.match(text, start, start + 1000) is not None


def cells_in(text: str, start: int, end: int, bar: str) -> tuple[Span, ...]:
    """The cells of a row, parted by `bar`, without the blanks round them.

    A bar behind a backslash is text; what is empty before the first bar and behind the last is no
    cell.
    """
    bounds = [start - 1]
    at = text.find(bar, start, end)
    while at >= 0:
        if text[at - 1 : at] != "\\":
            bounds.append(at)
        at = text.find(bar, at + 1, end)
    bounds.append(end)
    cells = []
    for before, after in pairwise(bounds):
        low = before + len(bar) if before >= start else start
        whole = text[low:after]
        left = low + len(whole) - len(whole.lstrip())
        cells.append(Span(left, max(left, low + len(whole.rstrip()))))
    if cells and cells[0].start >= cells[0].end and text[start:end].lstrip().startswith(bar):
        del cells[0]
    if cells and cells[-1].start >= cells[-1].end:
        del cells[-1]
    return tuple(cells)


def roles_of(text: str, header: Sequence[Span]) -> tuple[str, ...]:
    """What the columns of a table hold, by its header: `title paper authors year id` or nothing."""
    return tuple(_role(text[cell.start : cell.end]) for cell in header)


def _role(cell: str) -> str:
    bare = cell.strip(" *_`:").replace("_", " ") if len(cell) < 60 else ""
    found = _ROLE.fullmatch(bare)
    return (found.lastgroup or "") if found else ""
