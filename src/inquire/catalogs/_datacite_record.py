"""Reading what DataCite answers of one paper: its record, whole and of that paper, or trouble.

arXiv keeps one record for all versions of a paper. In recorded answers its `dates` name each
version, `Submitted` or in its place `Withdrawn`, with information such as `v2` or `v2; None`;
`Updated` is when arXiv last touched what it says of a version, at times years later. Only a
version that is the newest withdraws the paper: a later one took it up again.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

from inquire.catalogs._feed import LONGEST_TITLE
from inquire.catalogs._patience import Scope, Trouble
from inquire.evidence import Paper

CATALOG = "DataCite"


def doi_of(paper_id: str) -> str:
    """The DOI of a paper by its bare id, in the small letters that DataCite gives it back in."""
    return f"10.48550/arxiv.{paper_id}"


def says_not_found(body: bytes) -> bool:
    """Whether the body of a 404 is DataCite's own: a page or a proxy's word is no word of it."""
    errors = _objects(_at(_parsed(body), "errors"))
    return any(str(error.get("status")) == "404" for error in errors)


def read_record(body: bytes, paper_id: str, today: date) -> Paper | Trouble:
    """The paper in the body of an answer; trouble where it is no whole record of just that one."""
    document = _parsed(body)
    data = _at(document, "data")
    attributes = _at(data, "attributes")
    if not isinstance(attributes, dict):
        return _unreadable(body, document)
    doi = doi_of(paper_id)
    if [doi, doi] != [str(each).lower() for each in (_at(data, "id"), attributes.get("doi"))]:
        return Trouble(f"DataCite's answer is not the record of {doi}")
    titles = (
        _at(each, "title")
        for each in _objects(attributes.get("titles"))
        if not each.get("titleType")
    )
    title = next((each for each in titles if isinstance(each, str) and each.strip()), "")
    authors = tuple(filter(None, map(_name, _objects(attributes.get("creators")))))
    history = _History(attributes)
    if fault := _fault(title, authors, history):
        return Trouble(f"DataCite's record of {paper_id} {fault}", Scope.QUESTION)
    return Paper(
        id=paper_id,
        version=history.newest,
        title=_plain(title),
        authors=authors,
        published=history.days[1],
        updated=history.days.get(history.newest, max(history.days.values())),
        asked=today,
        catalog=CATALOG,
        withdrawn=history.withdrawal(),
    )


def _fault(title: str, authors: tuple[str, ...], history: _History) -> str:
    """Why a record cannot be used, empty when it can."""
    if len(title) > LONGEST_TITLE:
        return f"has a title of more than {LONGEST_TITLE} characters"
    if not _plain(title):
        return "has no title"
    if not authors:
        return "names no author"
    return "" if 1 in history.days else "has no date of version 1 that can be read"


class _History:
    """The versions that a record names: the newest, and the day of each that has one."""

    def __init__(self, attributes: Mapping[str, Any]) -> None:
        dates = _objects(attributes.get("dates"))
        self._withdrawals = [each for each in dates if each.get("dateType") == "Withdrawn"]
        submitted = [each for each in dates if each.get("dateType") == "Submitted"]
        self.days = {
            version: day
            for each in (*submitted, *self._withdrawals)
            if (version := _version(each.get("dateInformation"))) and (day := _day(each))
        }
        named = [_version(each.get("dateInformation")) for each in dates]
        self.newest = max(1, _version(f"v{attributes.get('version')}"), *named)

    def withdrawal(self) -> str:
        """When the newest version withdrew the paper, empty when it did not.

        An earlier one did not last; and one that names no version must be the last that happened.
        """
        for each in self._withdrawals:
            version, day = _version(each.get("dateInformation")), _day(each)
            last = day is not None and all(day >= other for other in self.days.values())
            if version == self.newest or (not version and last):
                when = f"withdrawn on {day}" if day else "withdrawn"
                return f"{when} (v{version})" if version else when
        return ""


def _version(text: object) -> int:
    """The version in what a date's information begins with, such as `v2; None`; 0 for none."""
    found = re.match(r"v([1-9][0-9]{0,3})(?![0-9])", text) if isinstance(text, str) else None
    return int(found[1]) if found else 0


def _day(entry: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(entry.get("date"))[:10])
    except ValueError:
        return None


def _name(creator: Mapping[str, Any]) -> str:
    """Given name, then family name; else the whole name, which groups and single names have."""
    parts = [creator.get("givenName"), creator.get("familyName")]
    if not all(isinstance(part, str) and part.strip() for part in parts):
        parts = [creator.get("name")]
    return _plain(" ".join(part for part in parts if isinstance(part, str)))


def _plain(text: str) -> str:
    """Text without entities, which DataCite leaves in, and controls; white space collapsed."""
    seen = (
        char
        for char in unescape(text)
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs")
    )
    return " ".join("".join(seen).split())


def _parsed(body: bytes) -> Any:
    """What the body is in JSON; None when it is none, or nested beyond all measure."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _at(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _unreadable(body: bytes, document: Any) -> Trouble:
    """What stands in the place of a record."""
    if not body.strip():
        return Trouble("DataCite answered with nothing")
    if re.search(rb"<(!doctype )?html", body[:1000], re.IGNORECASE):
        return Trouble("DataCite answered with a web page")
    if document is None:
        return Trouble("DataCite's answer was cut short, or is no JSON")
    return Trouble("DataCite's answer is no record")
