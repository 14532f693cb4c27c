"""One piece of evidence as a line of JSON: a record of the lock, and of the cache.

Everything that can be wrong with such a line is a value with a place, since people merge locks
by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.evidence import Absent, Evidence, Paper, SecondWord


@dataclass(frozen=True, slots=True)
class LockFault:
    """Why a lock cannot be read; line and column count from 1, columns in characters.

    `code` is `lock-conflict` for marks that git left, else `bad-lock`.
    """

    line: int
    column: int
    code: str
    message: str
    help: str = ""


# Line separators would break "one record, one line", and what cannot be seen has no place in a
# file that people review; JSON's own escape for them loses nothing.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def as_line(evidence: Evidence) -> str:
    """One record as a line of JSON without its end: keys in fixed order, empty facts left out."""
    record: dict[str, Any] = {"id": evidence.id}
    if isinstance(evidence, Absent):
        record["absent"] = True
    else:
        record["version"] = evidence.version
        record["title"] = evidence.title
        record["authors"] = evidence.authors
        record["published"] = evidence.published.isoformat()
        record["updated"] = evidence.updated.isoformat()
        record |= {
            name: value
            for name in ("withdrawn", "successors", "journal", "doi", "earlier_titles", "missing")
            if (value := getattr(evidence, name))
        }
    if evidence.second is not None:
        said = evidence.second
        record["second"] = {"catalog": said.catalog, "agrees": said.agrees}
        record["second"] |= {"says": said.says} if said.says else {}
    record["asked"] = evidence.asked.isoformat()
    record["catalog"] = evidence.catalog
    text = json.dumps(record, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def from_line(text: str, line: int = 1) -> Evidence | LockFault:
    """The record on a line of a lock, or what is wrong with it; `line` is its number."""
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        return bad(line, f"not a record: {error.msg}", error.colno)
    except (ValueError, RecursionError):
        return bad(line, "not a record: a number or a nesting beyond all measure")
    if not isinstance(record, dict):
        return bad(line, "not a record: expected {...}")
    keys = _ABSENT if "absent" in record else _PAPER
    for key in record:
        if key not in keys:
            return bad(line, f"unknown key '{key}' in a record", text.find(f'"{key}"') + 1)
    for key, (holds, expected) in keys.items():
        if key not in record and key not in _OPTIONAL:
            return bad(line, f"a record without '{key}'")
        if key in record and not holds(record[key]):
            return bad(line, f"'{key}' must be {expected}", text.find(f'"{key}"') + 1)
    return _evidence(record)


def _evidence(record: dict[str, Any]) -> Evidence:
    if "absent" in record:
        asked = date.fromisoformat(record["asked"])
        return Absent(record["id"], asked, record["catalog"], _second(record))
    return Paper(
        id=record["id"],
        version=record["version"],
        title=record["title"],
        authors=tuple(record["authors"]),
        published=date.fromisoformat(record["published"]),
        updated=date.fromisoformat(record["updated"]),
        asked=date.fromisoformat(record["asked"]),
        catalog=record["catalog"],
        withdrawn=record.get("withdrawn", ""),
        journal=record.get("journal", ""),
        doi=record.get("doi", ""),
        earlier_titles=tuple(map(tuple, record.get("earlier_titles", ()))),
        successors=tuple(record.get("successors", ())),
        missing=tuple(record.get("missing", ())),
        second=_second(record),
    )


def _second(record: dict[str, Any]) -> SecondWord | None:
    said = record.get("second")
    return said and SecondWord(said["catalog"], said["agrees"], said.get("says", ""))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_version(value: object) -> bool:
    return type(value) is int and value > 0  # `true` would pass isinstance


def _are_versions(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_version, value))


def _are_titles(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and _is_version(pair[0]) and _is_text(pair[1])
        for pair in value
    )


def _is_day(value: object) -> bool:
    try:
        # The round trip refuses the other spellings of ISO 8601, of which there are many.
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_bare_id(value: object) -> bool:
    if not isinstance(value, str):
        return False
    paper = parse_arxiv_id(value)
    return isinstance(paper, ArxivId) and paper.version is None and paper.base == value


def _is_second(value: object) -> bool:
    return (
        isinstance(value, dict)
        and {"catalog", "agrees"} <= value.keys() <= {"catalog", "agrees", "says"}
        and isinstance(value["agrees"], bool)
        and _is_text(value["catalog"])
        and _is_text(value.get("says", ""))
    )


def _are_bare_ids(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_bare_id, value))


_Form = tuple[Callable[[object], bool], str]
_ID: _Form = (_is_bare_id, "a bare arXiv id such as 1605.08386")
_DAY: _Form = (_is_day, "a day such as 2026-11-22")
_TEXT: _Form = (_is_text, "text")
_SECOND: _Form = (_is_second, 'such as {"catalog": "DataCite", "agrees": true}')
_ABSENT: Mapping[str, _Form] = {
    "id": _ID,
    "absent": (lambda value: value is True, "true"),
    "second": _SECOND,
    "asked": _DAY,
    "catalog": _TEXT,
}
_PAPER: Mapping[str, _Form] = {
    "id": _ID,
    "version": (_is_version, "a number from 1"),
    "title": _TEXT,
    "authors": (_is_list_of_texts, "a list of names"),
    "published": _DAY,
    "updated": _DAY,
    "withdrawn": _TEXT,
    "successors": (_are_bare_ids, "a list of bare arXiv ids"),
    "second": _SECOND,
    "journal": _TEXT,
    "doi": _TEXT,
    "earlier_titles": (_are_titles, "a list of [version, title]"),
    "missing": (_are_versions, "a list of numbers from 1"),
    "asked": _DAY,
    "catalog": _TEXT,
}
_OPTIONAL = frozenset("withdrawn successors second journal doi earlier_titles missing".split())


def bad(line: int, message: str, column: int = 1) -> LockFault:
    """A fault in a line of a lock, with the remedy that suits any."""
    remedy = f"delete line {line}, then ask again: inquire verify"
    return LockFault(line, max(column, 1), "bad-lock", message, remedy)
