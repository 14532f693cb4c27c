"""Numbers in the form of an arXiv id that nothing marks as one, and which of them are ids.

Amounts, versions and dates have that form, too. One that nobody marked is an id only where it
stands like one: alone in brackets, behind a word such as preprint, in a column for ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from inquire.addresses import Mention
from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.bibliography import DATE, named
from inquire.location import Span
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import Shape, clean, shape

_BARE = re.compile(
    r"[0-9]\d{3}\\?\.\d{4,5}(?:v\d{1,3})?(?:\.pdf)?(?![^\W_]|[%\u2030\u00b0/]|[.,:-]\d|\s?[\u2013\u00b1\u00d7])"
)
_NOT_BEFORE = frozenset("./$\u20ac\u00a3\u00a5#+~\u2248=<>\\@&%:-")
_FIELD = re.compile(r"\beprint[ ]?=\Z", re.IGNORECASE)
_PAGE_BEFORE = re.compile(r"(?<![\w./])(?:abs|pdf|html|papers)/\Z")
_OLD_NUMBER = re.compile(r"/\d{7}(?:v\d{1,3})?(?![\w/]|\.\d)")
_ARCHIVE_BEFORE = re.compile(r"(?<![\w./@:\\-])[a-z]{2,8}(?:-[a-z]{2,5})?(?:\.[A-Z]{2})?\Z")
_UNIT = re.compile(
    r"[\s\u00a0]?(?:%|\u00b0|[kMGT]?Hz\b|k[mg]\b|[mc]m\b|USD|EUR|GBP|CHF|dollars?|euros?|points?\b"
    r"|tokens\b|seconds?\b|ms\b|hours?\b|kg\b|eV\b|[kMG]eV\b|pp\b|percent|million|billion|shares"
    r"|units?\b|[kKMGT]i?B\b)"
)
_CURRENCY = re.compile(
    r"(?:[$\u20ac\u00a3\u00a5]|\b(?:USD|EUR|GBP|CHF|version|release|build|firmware|ver\.?|rev\.?"
    r"|amount|total|sum|price|invoice|order|tel|phone|fax|row|grid|room|ticket"
    r"|cost|balance|fee|rate|frequency|kernel|driver|grant|award|eqs?\.?|equations?|figs?\.?|figures?"
    r"|tables?|sect?\.?|sections?|lemma|theorem))[\s:*_`(#]{0,4}\Z",
    re.IGNORECASE,
)
_OTHER_IDS = re.compile(
    r"\b(?:invoice|order|ticket|user|customer|part|serial|product|transaction|account|case|room|flight"
    r"|bank|payment|session|device|employee|patient|item)[\s-]{1,2}(?:ids?|ref\w{0,9}|no|number)[\s.:#(]{1,4}\Z",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(
    r"\b(?:papers?|pre-?prints?|e-?prints?|ids?|identifiers?|see(?: also)?|cf\.?|refs?\.?"
    r"|references?|articles?|manuscripts?|anchors?|cit(?:e|es|ing|ed)|stud(?:y|ies)|abs|eprint"
    r"|\u043f\u0440\u0435\u043f\u0440\u0438\u043d\u0442\w{0,3}|\u9884\u5370\u672c|\u8ad6\u6587|\u8bba\u6587|\u30d7\u30ec\u30d7\u30ea\u30f3\u30c8)"
    r"[\s:=#*_`\"'{\[(]{1,5}\Z",
    re.IGNORECASE,
)
_ACCESSION = re.compile(r"(?:\A|\n)[ \t]*(?:%M|AN {1,2}-) \Z")  # of EndNote, of RIS
_AUTHOR_BEFORE = re.compile(
    r"(?:\bet al\.?(?:['\u2019]s)?[,;:]?|\bcolleagues|[^\W\d_a-z][^\W\d_]+ (?:and|&) [^\W\d_a-z][^\W\d_]+,?)"
    r"\s{0,2}(?:\(?(?:19|20)\d\d[a-z]?\)?[,;:]?\s{0,2})?[(\[]?\Z"
)
_MARKED_BEFORE = re.compile(
    r"(?:[*_\"\u201c\u201e\u00ab])([^*_\"\u201c\u201d\u00ab\u00bb\n]{10,300})[*_\"\u201d\u00bb]{1,3}[,.;:]?\s{0,2}[(\[]?\Z"
)
_MARKED_AFTER = re.compile(
    r"[)\]*_`]{0,3}[,:]?\s{0,2}[(\u2013\u2014-]?\s{0,2}[*_]{0,2}[\"\u201c\u201e\u00ab*_]([^*_\"\u201c\u201d\u00ab\u00bb\n]{10,300})[\"\u201d\u00bb*_]"
)
_CLASS_AFTER = re.compile(
    r"\s{0,2}\\?\[(?:cs|stat|math|eess|econ|q-bio|q-fin|physics|cond-mat|astro-ph|gr-qc|hep-[a-z]{2,3}"
    r"|nucl-[a-z]{2}|quant-ph|nlin|math-ph)(?:\.[A-Za-z-]{2,8})?\\?\]"
)
_SERIES = re.compile(r"[\s,;/&)\]`*(\[]{1,6}(?:and|or|und|y|et)?[\s`*(\[]{0,4}")
_OPENERS = "([`\uff08\u3010{"
_CLOSED = re.compile(
    r"[)\]`\uff09\u3011}]|[,;]\s{0,2}(?:[^\W\d_]|\d{4}\.\d{4,5}(?:v\d{1,2})?(?=[)\],;\uff09]))"
)

_DATE = re.compile(DATE)
_FOLLOWED = re.compile(r"[\s*_`)\]]{0,4}(?:[:,.;|\u2013\u2014-]|\s-{1,2})\s{1,2}")
_HEADED_ROW = re.compile(
    r"[ \t]{0,8}(\d{4}\.\d{5}(?:v\d{1,2})?)[ \t]{1,4}([^\W\d_a-z][^\n]{8,200})"
)
_NEAR_ROWS = 4
_ROW_GOES_ON = re.compile(r"\s(?:[(\[]|->|=>|[\u2013\u2014-]\s)|;")
_ANNOUNCES = re.compile(r"arxiv|papers?\b|preprints?\b|\bids\b|anchors", re.IGNORECASE)
_IDS = re.compile(r"\d{4}\\?\.\d{4,5}(?:v\d+)?|arxiv|and", re.IGNORECASE)
_ROW_LABEL = re.compile(
    r"[\s*_`\[\]()]{0,8}(?:(NEW)|C\d{1,3}(?:\s*[,\u2013-]\s*C?\d{1,3})*)[\s*_`\[\]()]{0,8}"
)
_HEAD_OF_PART = re.compile(r"[\s*_`)\]]{0,6}(?:\Z|[|(\[,;:\u2013\u2014-]|[^\W\d_a-z])")


def unmarked(text: str) -> Iterator[Mention]:
    """Numbers in the form of an id that nothing marks as one."""
    for match in _BARE.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if before == "/" and (page := _PAGE_BEFORE.search(text[max(0, start - 8) : start])):
            start -= len(page[0])
        elif (before in _NOT_BEFORE and not _FIELD.search(text, max(0, start - 12), start)) or (
            before.isalnum()
        ):
            continue
        number = match[0].removesuffix(".pdf")
        read = parse_arxiv_id(number.replace("\\", ""))
        if isinstance(read, ArxivId):
            yield Mention(start, match.start() + len(number), read, "", Span(start, end))
    for match in _OLD_NUMBER.finditer(text):
        start, end = match.span()
        archive = _ARCHIVE_BEFORE.search(text[max(0, start - 20) : start])
        old = parse_arxiv_id(archive[0] + match[0]) if archive else None
        if archive and isinstance(old, ArxivId):
            start -= len(archive[0])
            yield Mention(start, end, old, "", Span(start, end))


def stands_like_id(
    text: str, mention: Mention, blocks: Sequence[Block], at: int, after_id: int
) -> bool:
    """Whether a number is an id, by what stands beside it in block `at`.

    `after_id` is where the nearest id before it ends, or -1: ids come in series.
    """
    block = blocks[at]
    start, end = mention.start, mention.end
    before = text[max(block.start, start - 80) : start]
    after = text[end : min(block.end, end + 80)]
    told = _in_column(text, block, start) if block.kind is Kind.TABLE else None
    if told is not None:
        return told
    if (
        text[start - 1 : start] == ","
        or _UNIT.match(after)
        or _CURRENCY.search(before)
        or _OTHER_IDS.search(before)
    ):
        return False
    number = text[start:end]
    assert isinstance(mention.paper, ArxivId)
    if "/" in number or mention.paper.version or _CLASS_AFTER.match(after):
        return True
    if after_id >= block.start and _SERIES.fullmatch(text, after_id, start):
        return True
    if _alone_in_brackets(before, after) or _in_id_cell(text, block, mention):
        return True
    if any(sign.search(before) for sign in (_WORD_BEFORE, _ACCESSION, _AUTHOR_BEFORE)):
        return True
    whole = text[max(block.start, start - 320) : start]
    marked = _MARKED_BEFORE.search(whole) or _MARKED_AFTER.match(
        text, end, min(block.end, end + 320)
    )
    if marked and shape(clean(marked[1])) is not Shape.NONE:
        return True
    if block.kind in (Kind.PARAGRAPH, Kind.CODE) and _heads_one_of_several_rows(text, start):
        return True
    head = not text[block.start : start].strip(' *_`[(\\"') if start - block.start < 8 else False
    if head and block.kind is not Kind.TABLE:
        follows = _FOLLOWED.match(after)
        rest = clean(text[end + follows.end() : min(block.end, end + 160)]) if follows else ""
        if (
            follows
            and rest[:1].isupper()
            and len(rest.split()) > 2
            and shape(rest[:120]) is not Shape.NONE
        ):
            return True
        if not after.strip(' *_\\".,;)'):
            return _announced(text, blocks, at)
    return block.sources


def _heads_one_of_several_rows(text: str, start: int) -> bool:
    """Whether a number heads a row, and rows near it are headed by numbers and go on with titles."""
    row = text.rfind("\n", 0, start) + 1
    if start - row > 8 or not _HEADED_ROW.match(text, row):
        return False
    low, high = row, start
    for _ in range(_NEAR_ROWS):
        low = text.rfind("\n", 0, max(0, low - 1)) + 1
        high = text.find("\n", high + 1) if high >= 0 else high
    near = text[max(low, row - 1500) : high if 0 <= high < row + 1500 else row + 1500]
    return sum(map(_goes_on_with_title, near.split("\n"))) > 1


@lru_cache(maxsize=256)
def _goes_on_with_title(row: str) -> bool:
    found = _HEADED_ROW.match(row)
    rest = clean(_ROW_GOES_ON.split(found[2], maxsplit=1)[0]) if found else ""
    return len(rest.split()) > 3 and shape(rest) is Shape.STRONG


def _alone_in_brackets(before: str, after: str) -> bool:
    """Whether a number stands in brackets with nothing but ids, or with words behind a comma."""
    left, right = before.rstrip(' *_\\"'), after.lstrip(' *_\\"')
    if left[-1:] not in _OPENERS or not left:
        return False
    return bool(_CLOSED.match(right))


def _announced(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether the row above a list of bare numbers says that they are papers."""
    if blocks[at].sources:
        return True
    for index in range(at - 1, max(-1, at - 40), -1):
        above = blocks[index]
        if above.kind is not blocks[at].kind or above.kind in (Kind.PARAGRAPH, Kind.HEADING):
            said = text[above.start : min(above.end, above.start + 300)]
            return _ANNOUNCES.search(said) is not None
    return False


def _in_column(text: str, block: Block, start: int) -> bool | None:
    """Whether the table says that a number is an id; None where its cell is not all numbers."""
    at = _cell_at(block, start)
    if at < 0:
        return None
    cells = [text[cell.start : cell.end] for cell in block.cells]
    if _IDS.sub("", cells[at]).strip(" ,;:.()[]*_`/&"):
        return None
    if _is_id_cell(cells[0], at):
        return True
    role = block.roles[at] if at < len(block.roles) else ""
    if block.roles or _ROW_LABEL.fullmatch(cells[0]):
        return role in ("id", "paper")
    others = [clean(cell) for i, cell in enumerate(cells) if i != at]
    described = any(map(_DATE.fullmatch, others)) or any(named(cell).sure for cell in others)
    return any(
        shape(cell) is not Shape.NONE and (described or len(cell.split()) > 6) for cell in others
    )


def _in_id_cell(text: str, block: Block, mention: Mention) -> bool:
    """Whether a number heads a part of that cell of the closing block in which ids stand.

    A title or a name may follow it there, no word of a sentence.
    """
    at = _cell_at(block, mention.start)
    if at < 0 or not _is_id_cell(text[slice(*block.cells[0])], at):
        return False
    before = text[block.cells[at].start : mention.start].rstrip(" *_`[(")
    heads = not before or before[-1] in ",;"
    return heads and _HEAD_OF_PART.match(text, mention.end, block.end) is not None


def _cell_at(block: Block, start: int) -> int:
    return next((i for i, cell in enumerate(block.cells) if cell.start <= start < cell.end), -1)


def _is_id_cell(label: str, at: int) -> bool:
    """Whether ids stand in a cell of a row with that label: `C1 | holds | ids`, `NEW | id`."""
    found = _ROW_LABEL.fullmatch(label)
    return bool(found) and at in ((1,) if found and found[1] else (1, 2))
