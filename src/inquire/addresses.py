"""Addresses and DOIs in an answer, and the arXiv id that an address carries.

Any page that shows a paper of arXiv's may stand for it: its own pages, its mirrors, and the many
sites that have its id in their addresses. Of arXiv's own pages a number that cannot be an id is
a malformed one; elsewhere it is just a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.location import Span

_REST = r"[^\s<>\"`|{}^\u2026\u201c\u201d\u3000-\u303f\uff08-\uff0f\uff1a-\uff20\x00]{1,2000}"
_SCHEME = re.compile(r"[hHw](?:(?<=[hH])[tT][tT][pP][sS]?://|(?<=w)ww\.)")
_SCHEMELESS = re.compile(
    r"\.(?:org|com|net|io|ai|edu|gov|co|dev|info|eu|uk|de|fr|ch|cn|jp)/(?=[\w~@%?#])"
)
_HOST_BEFORE = re.compile(r"(?<![\w./@:-])[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){0,3}\Z")
_PATH = re.compile(_REST)
_LONGEST = 2000
_DOI = re.compile(
    r"10\.(?<![\w./-]10\.)(?:\\?[_.]|\d){4,9}/[^\s<>\"`|{}\u201c\u201d\u3001\u3002\uff0c\uff09]{1,300}"
)
_URL_ID = re.compile(
    r"(?<![0-9A-Za-z.])(?:\d{4}\.\d{4,5}(?:v\d{1,4})?(?![0-9A-Za-z]|\.\d)"
    r"|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?(?:/|%2F)\d{7}(?:v\d{1,4})?(?!\d))",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[()]")
_BIBCODE = re.compile(r"(?:19|20)\d\darXiv(\d{4})(\d{4,5})[A-Z](?![A-Za-z0-9])")
_ARXIV_PAGE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.){0,3}(?:arxiv\.org|ar5iv\.[a-z.]{2,12}|alphaxiv\.org|xxx\.lanl\.gov)/"
    r"(?:abs|pdf|html|format|e-print|src|ps|overview|abs-pdf)/([^?#]{3,60})",
    re.IGNORECASE,
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.([^?#]+)", re.IGNORECASE)
_CARRIES = re.compile(
    r"arxiv|papers?[/=]|ar5iv|alphaxiv|scirate|alpha-?xiv|lanl\.gov", re.IGNORECASE
)


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

    def is_other_than(self, other: Mention) -> bool:
        """Whether both name a paper of arXiv's, and not the same."""
        return self.paper is not None and other.paper is not None and self.paper != other.paper


def addresses(text: str) -> Iterator[Mention]:
    """Every address in a text, whether of a paper or of any other page; pictures are left out."""
    for start, stop in _address_spans(text):
        linked = text.startswith("](", start - 2) or text.startswith("](<", start - 3)
        end = start + len(_trimmed(text[start : _closing(text, start, stop) if linked else stop]))
        if end - start < 8:
            continue
        outer, link = Span(start, end), None
        if linked:
            close = text.find(")", end, end + 300)
            middle = text.rfind("](", 0, start)
            opened = _opening(text, middle)
            if opened > 0 and text[opened - 1] == "!":
                continue
            if opened >= 0:
                outer = Span(opened, close + 1 if close >= 0 else end)
                link = Span(opened + 1, middle)
        url = text[start:end]
        paper = _paper_at(url)
        yield Mention(start, end, paper, "" if paper else url, outer, link)


def _address_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand, with or without a scheme."""
    last = 0
    while scheme := _SCHEME.search(text, last):
        start = scheme.start()
        next_link = text.find(")[", start, start + _LONGEST)
        path = _PATH.match(text, scheme.end(), next_link + 1 if next_link >= 0 else len(text))
        yield from _schemeless(text, last, start)
        last = path.end() if path else scheme.end()
        if path and (scheme[0][0] in "hH" or not text[start - 1 : start].strip("([<*_\"'")):
            yield start, last
    yield from _schemeless(text, last, len(text))


def _schemeless(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    end = low
    for dot in _SCHEMELESS.finditer(text, low, high):
        if dot.start() < end:
            continue
        host = _HOST_BEFORE.search(text[max(end, dot.start() - 90) : dot.start()])
        path = _PATH.match(text, dot.end())
        if host and path:
            end = path.end()
            yield dot.start() - len(host[0]), end


def _closing(text: str, start: int, end: int) -> int:
    """Where the address of a Markdown link ends: at the bracket that was not opened in it."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, end):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0:
            return bracket.start()
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
        shorter = url.rstrip(".,;:!?'*_\u2019\u00bb>\\\u060c\u061b\u3002\uff0c\uff1b\u3001")
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
    doi = _ARXIV_DOI.search(plain) if "48550" in plain else None
    if doi:
        return parse_arxiv_id(doi[1])
    bibcode = _BIBCODE.search(plain) if "arXiv" in plain else None
    if bibcode:
        read = parse_arxiv_id(f"{bibcode[1]}.{bibcode[2]}")
        return read if isinstance(read, ArxivId) else None
    if carries := _CARRIES.search(plain):
        scheme = plain.find("//") + 2 if "//" in plain else 0
        host = plain.find("/", scheme)
        for found in _URL_ID.finditer(
            plain, max(host, 0) if carries.end() <= host else carries.end()
        ):
            read = parse_arxiv_id(found[0].replace("%2F", "/").replace("%2f", "/"))
            if isinstance(read, ArxivId):
                return read
    page = _ARXIV_PAGE.match(plain)
    number = re.sub(r"\.pdf$", "", page[1].strip("/")) if page else ""
    if number and (any(map(str.isdigit, number)) or re.search(r"[xX]{4}", number)):
        return parse_arxiv_id(url)
    return None


def dois(text: str) -> Iterator[Mention]:
    """Every DOI in a text, without a prefix such as `doi:`."""
    for match in _DOI.finditer(text):
        start = match.start()
        end = start + len(_trimmed(match[0]))
        doi = text[start:end]
        if doi.endswith("/"):
            continue
        marked = _ARXIV_DOI.match(doi.replace("\\", ""))
        paper = parse_arxiv_id(marked[1]) if marked else None
        yield Mention(start, end, paper, "" if paper else doi, Span(start, end))
