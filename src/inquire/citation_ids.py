"""Where an answer names a paper by its arXiv id, by an address or by a DOI.

Numbers in the form of an id are everywhere: amounts, versions, dates. One that is marked as
arXiv's is an id, a malformed one too; one that is not marked is an id only where it stands like
one. Every pattern is anchored at something rare and bounded, so that none takes more than linear
time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.location import Span
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import Shape, clean, shape

_URL = re.compile(
    r"(?:https?://|(?<![\w./@:-])(?:www\.|(?:[a-z0-9-]{1,40}\.){1,4}"
    r"(?:org|com|net|io|ai|edu|gov|co|dev|info|eu|uk|de|fr|ch|cn|jp)/(?=[\w~@%?#])))"
    r"[^\s<>\"`|{}^\u2026\u201c\u201d\u3000-\u303f\uff08-\uff0f\uff1a-\uff20\x00]{1,2000}",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?<![\w./-])10\.(?:\\?[_.]|\d){4,9}/[^\s<>\"`|{}\u201c\u201d\u3001\u3002\uff0c\uff09]{1,300}"
)
_ARXIV = re.compile(r"(?<![a-z0-9])arxiv", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:[ \t]{1,2}(?:pre-?prints?|e-?prints?|ids?|identifiers?|numbers?|nos?\.?|papers?|abs|ref)"
    r"(?![a-z])){0,2}",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\s:\uff1a#./\-=\[\](*_`\"'\u2013\u2014|]{1,10}")
_DIGIT = "0-9\uff10-\uff19"
_OLD = r"[A-Za-z]{1,8}(?:-[A-Za-z]{1,5})?(?:\.[A-Za-z]{2})?/\d{5,9}(?:v\d{0,4})?"
_NUMBER = re.compile(rf"(?:{_OLD}|\d{{4}}\\?\.\d{{4,5}}(?:[vV]\d{{1,4}})?)(?![^\W_])(?!\.\d{{2}})")
_BROKEN = re.compile(
    rf"(?:[{_DIGIT}]{{3,6}}|[xXnNyYmM?#*0-9]{{4}})\\?[.\uff0e\u00b7,:_\u2010-\u2015\u2212-]"
    rf"(?:[{_DIGIT}]{{3,8}}|[xXnNyYmM?#*0-9]{{4,6}})(?:[vV][0-9xX]{{0,5}})?(?![^\W_])"
    r"|\d{8,9}(?:[vV]\d{1,3})?(?![^\W_]|[.-]\d)"
    r"|[A-Za-z]{1,8}(?:-[A-Za-z]{1,5})?(?:\.[A-Za-z]{2})?/[xX?#]{4,7}(?![^\W_])"
)
_DATE = re.compile(r"(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_BARE = re.compile(
    r"(?<![0-9A-Za-z.,/$\u20ac\u00a3\u00a5#+~\u2248=<>\\@&%:-])(?:(?:abs|pdf|html|papers)/)?"
    r"\d{4}\\?\.\d{4,5}(?:v\d{1,3})?(?:\.pdf)?(?![^\W_]|[%\u2030\u00b0/]|[.,:-]\d|\s?[\u2013\u00b1\u00d7])"
)
_BARE_OLD = re.compile(
    r"(?<![\w./@:\\-])[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?(?![\w/]|\.\d)"
)
_PATTERN = re.compile(r"YYMM\.N+|YYMM\.NNNNN", re.IGNORECASE)
_URL_ID = re.compile(
    r"(?<![0-9A-Za-z.])(?:\d{4}\.\d{4,5}(?:v\d{1,4})?(?![0-9A-Za-z]|\.\d)"
    r"|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?(?:/|%2F)\d{7}(?:v\d{1,4})?(?!\d))",
    re.IGNORECASE,
)
_BIBCODE = re.compile(r"(?:19|20)\d\darXiv(\d{4})(\d{4,5})[A-Z](?![A-Za-z0-9])")
_ARXIV_PAGE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.){0,3}(?:arxiv\.org|ar5iv\.[a-z.]{2,12}|alphaxiv\.org|xxx\.lanl\.gov)/"
    r"(?:abs|pdf|html|format|e-print|src|ps|overview|abs-pdf)/([^?#]{3,60})",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"arxiv|papers?[/=]|ar5iv|alphaxiv|scirate|alpha-?xiv|lanl\.gov", re.IGNORECASE
)
_UNIT = re.compile(
    r"[\s\u00a0]?(?:%|\u00b0|[kMGT]?Hz\b|k[mg]\b|[mc]m\b|USD|EUR|GBP|CHF|dollars?|euros?|points?\b"
    r"|tokens\b|seconds?\b|ms\b|hours?\b|kg\b|eV\b|[kMG]eV\b|pp\b|percent|million|billion|shares"
    r"|units?\b|[kKMGT]i?B\b)"
)
_CURRENCY = re.compile(
    r"(?:[$\u20ac\u00a3\u00a5]|\b(?:USD|EUR|GBP|CHF|version|release|build|firmware|ver\.?|rev\.?"
    r"|amount|total|sum|price|invoice|order|tel|phone|fax|row|lines?|grid|page|room|ticket|issue"
    r"|cost|balance|fee|rate|frequency|kernel|driver|model))[\s:*_`(#]{0,4}\Z",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(
    r"\b(?:papers?|pre-?prints?|e-?prints?|ids?|identifiers?|see(?: also)?|cf\.?|refs?\.?"
    r"|references?|articles?|manuscripts?|anchors?|cit(?:e|es|ing|ed)|stud(?:y|ies)|abs|eprint)"
    r"[\s:=#*_`\"'{\[(]{1,5}\Z",
    re.IGNORECASE,
)
_AUTHOR_BEFORE = re.compile(
    r"(?:\bet al\.?(?:['\u2019]s)?[,;:]?|\bcolleagues|[^\W\d_a-z][^\W\d_]+ (?:and|&) [^\W\d_a-z][^\W\d_]+,?)"
    r"\s{0,2}(?:\(?(?:19|20)\d\d[a-z]?\)?[,;:]?\s{0,2})?[(\[]?\Z"
)
_QUOTED_BEFORE = re.compile(r"[\"\u201d\u00bb*][,.;:]?\s{0,2}[(\[]?\Z")
_QUOTED_AFTER = re.compile(r"[)\]]?[,:]?\s{0,2}[(\u2013\u2014-]?\s{0,2}[\"\u201c\u201e\u00ab]\w")
_CLASS_AFTER = re.compile(r"\s{0,2}\\?\[[a-z-]{2,8}(?:\.[A-Za-z-]{2,8})?\\?\]")
_SERIES = re.compile(r"[\s,;/&)\]`*(\[]{1,6}(?:and|or|und|y|et)?[\s`*(\[]{0,4}")
_OPENERS, _CLOSERS = "([`\uff08\u3010{", ")]`\uff09\u3011},;"


class Mention(NamedTuple):
    """A paper named by id or address, at `start` to `end` of the text.

    `outer` is the same with the Markdown link round it, and `link` the text of that link.
    """

    start: int
    end: int
    paper: ArxivId | MalformedId | None
    elsewhere: str
    outer: Span
    link: Span | None = None


def mentions(text: str, blocks: Sequence[Block]) -> list[Mention]:
    """Every paper named by id, address or DOI, in the order of the text."""
    found = [*_addresses(text)]
    taken = _Taken(found)
    found += [mention for mention in _dois(text) if taken.free(mention)]
    taken = _Taken(found)
    found += [mention for mention in _marked(text) if taken.free(mention)]
    taken = _Taken(found)
    starts = [block.start for block in blocks]
    bare = []
    series_end = -1
    marked_ends = {mention.outer.end: mention for mention in found}
    for mention in _bare(text):
        if not taken.free(mention):
            continue
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or mention.end > blocks[at].end:
            continue
        follows = taken.end_before(mention.start)
        after_id = max(series_end, follows if follows in marked_ends else -1)
        if _stands_like_id(text, mention, blocks, at, after_id):
            bare.append(mention)
            series_end = mention.end
    found += bare
    found.sort()
    return found


class _Taken:
    """The places that mentions found so far have."""

    def __init__(self, found: Sequence[Mention]) -> None:
        spans = sorted((mention.start, mention.end) for mention in found)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._outers = sorted(mention.outer.end for mention in found)

    def free(self, mention: Mention) -> bool:
        at = bisect_right(self._starts, mention.start) - 1
        if at >= 0 and self._ends[at] > mention.start:
            return False
        return at + 1 >= len(self._starts) or self._starts[at + 1] >= mention.end

    def end_before(self, start: int) -> int:
        at = bisect_right(self._outers, start) - 1
        return self._outers[at] if at >= 0 else -1


def _addresses(text: str) -> Iterator[Mention]:
    for match in _URL.finditer(text):
        start, end = match.span()
        linked = text.startswith("](", start - 2) or text.startswith("](<", start - 3)
        if linked:
            end = _closing(text, start, end)
        end = start + len(_trimmed(text[start:end]))
        if end - start < 8:
            continue
        outer, link = Span(start, end), None
        if linked:
            close = text.find(")", end, end + 300)
            middle = text.rfind("](", 0, start)
            opened = _opening(text, middle)
            if opened >= 0:
                picture = text.startswith("!", opened - 1) and opened
                if picture:
                    continue
                outer = Span(opened, close + 1 if close >= 0 else end)
                link = Span(opened + 1, middle)
        url = text[start:end]
        paper = _paper_at(url)
        yield Mention(start, end, paper, "" if paper else url, outer, link)


def _closing(text: str, start: int, end: int) -> int:
    """Where the address of a Markdown link ends: at the bracket that was not opened in it."""
    depth = 0
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return end


def _opening(text: str, middle: int) -> int:
    """Where the Markdown link whose text ends there begins, or -1."""
    low = max(0, middle - 500)
    at, depth = middle, 1
    for _ in range(12):
        opened, closed = text.rfind("[", low, at), text.rfind("]", low, at)
        if opened < 0 and closed < 0:
            return -1
        at = max(opened, closed)
        if text[at - 1 : at] == "\\":
            continue
        depth += -1 if at == opened else 1
        if not depth:
            return -1 if "\n\n" in text[at:middle] else at
    return -1


def _trimmed(url: str) -> str:
    """An address without the punctuation of the sentence that it stands in."""
    while True:
        shorter = url.rstrip(".,;:!?'*_\u2019\u00bb>\\")
        for opening, closing in ("()", "[]"):
            if shorter.endswith(closing) and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter == url:
            break
        url = shorter
    for opening, closing in (("(", ")"), ("[", "]")):
        cut = url.find(closing)
        if cut >= 0 and opening not in url[:cut]:
            url = url[:cut]
    return url


def _paper_at(url: str) -> ArxivId | MalformedId | None:
    """The paper whose id an address carries."""
    plain = url.replace("\\", "")
    doi = re.search(r"10\.48550/arxiv\.([^?#]+)", plain, re.IGNORECASE)
    if doi:
        return parse_arxiv_id(doi[1])
    if bibcode := _BIBCODE.search(plain):
        read = parse_arxiv_id(f"{bibcode[1]}.{bibcode[2]}")
        return read if isinstance(read, ArxivId) else None
    host, _, path = (
        plain.partition("//")[2].partition("/") if "//" in plain else plain.partition("/")
    )
    carries = _CARRIES.search(plain)
    if carries:
        low = carries.end() if not _CARRIES.search(host) else plain.find("/", len(host))
        for found in _URL_ID.finditer(plain, max(0, low)):
            read = parse_arxiv_id(found[0].replace("%2F", "/").replace("%2f", "/"))
            if isinstance(read, ArxivId):
                return read
    page = _ARXIV_PAGE.match(plain)
    number = re.sub(r"\.pdf$", "", page[1].strip("/")) if page else ""
    if number and (any(map(str.isdigit, number)) or re.search(r"[xX]{4}", number)):
        return parse_arxiv_id(url)
    return None


def _dois(text: str) -> Iterator[Mention]:
    for match in _DOI.finditer(text):
        start = match.start()
        end = start + len(_trimmed(match[0]))
        doi = text[start:end]
        if doi.endswith("/"):
            continue
        marked = re.match(r"10\.48550/arxiv\.(.+)", doi.replace("\\", ""), re.IGNORECASE)
        paper = parse_arxiv_id(marked[1]) if marked else None
        yield Mention(start, end, paper, "" if paper else doi, Span(start, end))


def _marked(text: str) -> Iterator[Mention]:
    for match in _ARXIV.finditer(text):
        words = _WORDS.match(text, match.end())
        assert words
        signs = _SIGNS.match(text, words.end())
        if not signs:
            continue
        at = signs.end()
        while at > signs.start() and text[at - 1] in "?#*":
            at -= 1  # signs of a placeholder
        found = _NUMBER.match(text, at) or (_BROKEN.match(text, at) if _is_firm(signs[0]) else None)
        if not found or _PATTERN.match(found[0]) or _DATE.match(found[0]):
            continue
        if "\n\n" in signs[0]:
            continue
        start, end = match.start(), found.end()
        if signs[0].strip(" \t:\uff1a#.") or len(signs[0]) > 3 or "\n" in signs[0]:
            start = at
        number = found[0].replace("\\", "")
        paper = parse_arxiv_id(number)
        if isinstance(paper, MalformedId):
            if "/" in number and not _is_firm(signs[0]):
                continue
            paper = paper._replace(text=text[start:end])
        yield Mention(start, end, paper, "", Span(start, end))


def _is_firm(signs: str) -> bool:
    """Whether what stands behind `arXiv` says that a number must follow."""
    return ":" in signs or "\uff1a" in signs or signs.strip() == "."


def _bare(text: str) -> Iterator[Mention]:
    """Numbers in the form of an id that nothing marks as one."""
    for pattern in (_BARE, _BARE_OLD):
        for match in pattern.finditer(text):
            number = match[0].replace("\\", "").removesuffix(".pdf")
            read = parse_arxiv_id(
                number.partition("/")[2] if pattern is _BARE and "/" in number else number
            )
            if isinstance(read, ArxivId):
                yield Mention(match.start(), match.end(), read, "", Span(*match.span()))


def _stands_like_id(
    text: str, mention: Mention, blocks: Sequence[Block], at: int, after_id: int
) -> bool:
    block = blocks[at]
    start, end = mention.start, mention.end
    before = text[max(block.start, start - 80) : start]
    after = text[end : min(block.end, end + 80)]
    if _UNIT.match(after) or _CURRENCY.search(before):
        return False
    number = text[start:end]
    assert isinstance(mention.paper, ArxivId)
    if "/" in number or mention.paper.version or _CLASS_AFTER.match(after):
        return True
    if after_id >= block.start and _SERIES.fullmatch(text, after_id, start):
        return True
    if block.kind is Kind.TABLE:
        if (verdict := _in_column(text, block, start)) is not None:
            return verdict
    left, right = before.rstrip(' *_\\"'), after.lstrip(' *_\\"')
    if left[-1:] in _OPENERS and left and right[:1] in _CLOSERS and right:
        return True
    if _WORD_BEFORE.search(before) or _AUTHOR_BEFORE.search(before):
        return True
    if _QUOTED_AFTER.match(after) or (_QUOTED_BEFORE.search(before) and len(before) > 12):
        return True
    head = not text[block.start : start].strip(' *_`[(\\"') if start - block.start < 8 else False
    if head and block.kind is not Kind.TABLE:
        follows = re.match(r"[\s*_`)\]]{0,4}(?:[:,.;|\u2013\u2014-]|\s-{1,2})\s{1,2}", after)
        rest = clean(text[end + follows.end() : min(block.end, end + 160)]) if follows else ""
        if (
            follows
            and rest[:1].isupper()
            and len(rest.split()) > 2
            and shape(rest[:120]) is not Shape.NONE
        ):
            return True
        if not right.strip(".,;)"):
            return _announced(text, blocks, at)
    if block.sources:
        return True
    return False


def _announced(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether the row above a list of bare numbers says that they are papers."""
    if blocks[at].sources:
        return True
    for index in range(at - 1, max(-1, at - 40), -1):
        above = blocks[index]
        if above.kind is not blocks[at].kind or above.kind in (Kind.PARAGRAPH, Kind.HEADING):
            said = text[above.start : min(above.end, above.start + 300)]
            return bool(
                re.search(r"arxiv|papers?\b|preprints?\b|\bids\b|anchors", said, re.IGNORECASE)
            )
    return False


def _in_column(text: str, block: Block, start: int) -> bool | None:
    """Whether the table says that a number is an id; None where its cell is not all numbers."""
    cells = [text[cell.start : cell.end] for cell in block.cells]
    at = next((i for i, cell in enumerate(block.cells) if cell.start <= start < cell.end), -1)
    if at < 0:
        return None
    rest = re.sub(r"\d{4}\\?\.\d{4,5}(?:v\d+)?|arxiv|and", "", cells[at], flags=re.IGNORECASE)
    if rest.strip(" ,;:.()[]*_`/&"):
        return None
    label = cells[0].strip(" *_`[]()")
    if re.fullmatch(r"C\d{1,3}(?:\s*[,\u2013-]\s*C?\d{1,3})*", label):
        return at in (1, 2)
    if label == "NEW":
        return at == 1
    role = block.roles[at] if at < len(block.roles) else ""
    if any(block.roles):
        return role in ("id", "paper")
    return any(shape(clean(cell)) is not Shape.NONE for i, cell in enumerate(cells) if i != at)
