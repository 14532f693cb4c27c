"""Reading arXiv's Atom strictly: a feed is whole, or it is refused.

arXiv was seen to answer 200 with nothing, a web page, a notice that it is throttling and half a
feed. Each of these read as "no such paper" by a lenient parser, so none gets past this one. An
entry that cannot be right (no title, no date, two that contradict each other) is set aside: it
says nothing about its paper and must not spoil the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.catalogs._patience import Scope, Trouble

LONGEST_TITLE = 3_000
"""Characters; a longer title is taken for damage, and never compared with anybody's."""

_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_ERRORS = "/api/errors#"  # in an entry's id; a paper may well be called "Error"


class Refused(Exception):
    """An answer that is no trustworthy feed; carries the trouble through the `arxiv` package."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.reason)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole feed: the text of its fit entries, and what is wrong with the others."""

    text: bytes
    unfit: dict[ArxivId, str]


def read_feed(body: bytes, *, part: bool = False) -> Feed:
    """The feed in the body of an answer; `Refused` when it is not a whole one.

    The `part` of what a search found may be less than it counts.
    """
    root = _parse(body)
    entries = root.findall(f"{_ATOM}entry")
    if message := _error_among(entries):
        raise Refused(Trouble(f"arXiv answered an error: {message}", Scope.QUESTION))
    total = root.find(_TOTAL)
    if total is not None and _number(total.text) > len(entries) and not part:
        raise Refused(Trouble("arXiv's answer lists fewer papers than it counts"))
    unfit = _set_aside(root, entries)
    if total is not None:
        # Else the package, missing the entries set aside, would go and ask for a next page.
        total.text = str(len(root.findall(f"{_ATOM}entry")))
    return Feed(ET.tostring(root, "utf-8"), unfit)


def error_in(body: bytes) -> str:
    """The message of an Error entry in the body of an answer, empty when there is none."""
    try:
        return _error_among(_parse(body).findall(f"{_ATOM}entry"))
    except Refused:
        return ""


def _error_among(entries: list[ET.Element]) -> str:
    for entry in entries:
        if _ERRORS in _text(entry, "id"):
            return _text(entry, "summary") or "without a word"
    return ""


def _set_aside(root: ET.Element, entries: list[ET.Element]) -> dict[ArxivId, str]:
    """Take repeated and unfit entries out of the feed; why each of the unfit is."""
    unfit: dict[ArxivId, str] = {}
    seen: dict[ArxivId, bytes] = {}
    for entry in entries:
        paper = parse_arxiv_id(_text(entry, "id"))
        if not isinstance(paper, ArxivId) or paper.version is None:
            raise Refused(Trouble("arXiv's answer has an entry without id and version"))
        entry.tail = None
        content = ET.tostring(entry)
        fault = _fault(entry)
        if seen.setdefault(paper, content) != content:
            fault = "is there twice, with a difference"
        if fault:
            unfit[paper] = fault
        if fault or seen[paper] is not content:
            root.remove(entry)
    return unfit


def _fault(entry: ET.Element) -> str:
    """Why an entry cannot be used, empty when it can."""
    title = entry.find(f"{_ATOM}title")
    if title is None or len(title) or not _text(entry, "title"):
        return "has no title"
    if len(_text(entry, "title")) > LONGEST_TITLE:
        return f"has a title of more than {LONGEST_TITLE} characters"
    if not (_is_time(_text(entry, "published")) and _is_time(_text(entry, "updated"))):
        return "has no date that can be read"
    if not any(_text(author, "name") for author in entry.findall(f"{_ATOM}author")):
        return "names no author"
    return ""


def _text(element: ET.Element, name: str) -> str:
    return " ".join((element.findtext(f"{_ATOM}{name}") or "").split())


def _is_time(text: str) -> bool:
    """Whether the package, which reads times the same way, will get through."""
    try:
        datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return True


def _number(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() else 0


_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# XML 1.0 has no such characters, neither as such nor by number, and one in a title would make the
# whole feed unreadable. In UTF-8 these bytes are never part of another character.
_NO_XML = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#0*(?:[0-8]|1[124-9]|2[0-9]|3[01]);"
    rb"|&#x0*(?:[0-8bcef]|1[0-9a-f]);",
    re.IGNORECASE,
)


def _parse(body: bytes) -> ET.Element:
    if _DECLARATIONS.search(body):  # entities could grow beyond all measure; a feed has none
        raise Refused(_unreadable(body.strip()))
    try:
        root = ET.fromstring(_NO_XML.sub(b"", body))  # noqa: S314 - declarations are refused above
    except (ET.ParseError, ValueError, LookupError):
        raise Refused(_unreadable(body.strip())) from None
    if root.tag != f"{_ATOM}feed":
        raise Refused(_unreadable(body.strip()))
    return root


def _unreadable(body: bytes) -> Trouble:
    """What stands in the place of a feed."""
    if not body:
        return Trouble("arXiv answered with nothing")
    if len(body) < 200 and b"<" not in body:
        scope = Scope.SERVICE if b"rate" in body.lower() else Scope.ANSWER
        return Trouble(f"arXiv answered '{body.decode('ascii', 'replace')}'", scope)
    if re.search(rb"<(!doctype )?html", body[:1000], re.IGNORECASE):
        return Trouble("arXiv answered with a web page")
    if body.endswith(b"</feed>"):
        # Whole, yet no XML: some paper in it, so ask for fewer at a time.
        return Trouble("arXiv's answer is not well-formed", Scope.QUESTION)
    return Trouble("arXiv's answer was cut short")
