"""The lock, `inquire.lock`: the evidence a library keeps, in a file that git can merge.

It is text with one paper a line, sorted, and no date of its own, so that two branches verified
apart merge. Whatever is wrong with it is a value with a place, since people merge it by hand.
Only trouble with the disk is an `OSError`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.evidence import Absent, Evidence, Paper, merge, newer
from inquire.files import replace_file

LOCK_VERSION = 1


@dataclass(frozen=True, slots=True)
class Lock:
    """What `inquire.lock` holds, keyed by the bare arXiv id."""

    records: Mapping[str, Evidence]


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
    record: dict[str, object] = {"id": evidence.id}
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
            for name in ("withdrawn", "journal", "doi", "earlier_titles")
            if (value := getattr(evidence, name))
        }
    record["asked"] = evidence.asked.isoformat()
    record["catalog"] = evidence.catalog
    text = json.dumps(record, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def from_line(text: str, line: int = 1) -> Evidence | LockFault:
    """The record on a line of a lock, or what is wrong with it; `line` is its number."""
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        return _bad(line, f"not a record: {error.msg}", error.colno)
    except (ValueError, RecursionError):
        return _bad(line, "not a record: a number or a nesting beyond all measure")
    if not isinstance(record, dict):
        return _bad(line, "not a record: expected {...}")
    keys = _ABSENT if "absent" in record else _PAPER
    for key in record:
        if key not in keys:
            return _bad(line, f"unknown key '{key}' in a record", text.find(f'"{key}"') + 1)
    for key, (holds, expected) in keys.items():
        if key not in record and key not in _OPTIONAL:
            return _bad(line, f"a record without '{key}'")
        if key in record and not holds(record[key]):
            return _bad(line, f"'{key}' must be {expected}", text.find(f'"{key}"') + 1)
    return _evidence(record)


def _evidence(record: dict[str, Any]) -> Evidence:
    if "absent" in record:
        return Absent(record["id"], date.fromisoformat(record["asked"]), record["catalog"])
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
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_version(value: object) -> bool:
    return type(value) is int and value > 0  # `true` would pass isinstance


def _is_versions(value: object) -> bool:
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


_Form = tuple[Callable[[object], bool], str]
_ID: _Form = (_is_bare_id, "a bare arXiv id such as 1605.08386")
_DAY: _Form = (_is_day, "a day such as 2026-11-22")
_TEXT: _Form = (_is_text, "text")
_ABSENT: Mapping[str, _Form] = {
    "id": _ID,
    "absent": (lambda value: value is True, "true"),
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
    "journal": _TEXT,
    "doi": _TEXT,
    "earlier_titles": (_is_versions, "a list of [version, title]"),
    "asked": _DAY,
    "catalog": _TEXT,
}
_OPTIONAL = frozenset({"withdrawn", "journal", "doi", "earlier_titles"})


def _bad(line: int, message: str, column: int = 1) -> LockFault:
    remedy = f"delete line {line}, then ask again: inquire verify"
    return LockFault(line, max(column, 1), "bad-lock", message, remedy)


_HEADER_KEY = "inquire-lock"
_CONFLICT = re.compile(r"(<{7}|\|{7}|>{7})( |$)|={7}$")


def read_lock(path: Path) -> Lock | LockFault | None:
    """The lock at `path`, None where there is none; `OSError` when the disk refuses."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return parse_lock(data)


def parse_lock(data: bytes) -> Lock | LockFault:
    """The records in the bytes of a lock, or its first fault.

    No bytes at all are an empty lock. Of two lines for one paper (git's `merge=union` leaves
    such) the one asked later counts.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _bad(data.count(b"\n", 0, error.start) + 1, "not UTF-8")
    # Not splitlines(): it also breaks at U+2028 and five more, which JSON strings may hold.
    lines = text.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            remedy = "keep the lines of both sides and delete the marks; then: inquire verify"
            return LockFault(number, 1, "lock-conflict", "merge conflict left by git", remedy)
    written = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not written:
        return Lock({})
    if fault := _header_fault(*written[0]):
        return fault
    records: dict[str, Evidence] = {}
    for number, line in written[1:]:
        record = from_line(line, number)
        if isinstance(record, LockFault):
            return record
        records[record.id] = newer(records.get(record.id), record)
    return Lock(records)


def _header_fault(number: int, line: str) -> LockFault | None:
    try:
        version = json.loads(line)[_HEADER_KEY]
    except (ValueError, TypeError, LookupError, RecursionError):
        version = None
    if type(version) is not int or version < 1:
        remedy = "delete the file, then ask again: inquire verify"
        expected = f'not a lock: its first line must be {{"{_HEADER_KEY}": {LOCK_VERSION}}}'
        return LockFault(number, 1, "bad-lock", expected, remedy)
    if version > LOCK_VERSION:
        newer = f"lock version {version}; this inquire reads version {LOCK_VERSION}"
        return LockFault(number, 1, "bad-lock", newer, "update inquire")
    return None


def lock_text(records: Mapping[str, Evidence]) -> str:
    """The whole text of a lock."""
    header = json.dumps({_HEADER_KEY: LOCK_VERSION})
    return "\n".join([header, *(as_line(records[key]) for key in sorted(records)), ""])


def write_lock(path: Path, records: Mapping[str, Evidence]) -> Lock | LockFault:
    """Merge `records` into the lock at `path`; the lock as it then stands.

    A lock that cannot be read is left alone and its fault returned. `OSError` when the disk
    refuses; then the lock is as it was. Reading and writing happen under an advisory lock on
    the folder, so what another process writes meanwhile is kept.
    """
    target = Path(os.path.realpath(path))  # a symbolic link stays one
    with _held(target.parent):
        try:
            found = target.read_bytes()
        except FileNotFoundError:
            found = None
        old = parse_lock(found or b"")
        if isinstance(old, LockFault):
            return old
        merged = merge(old.records, records)
        text = lock_text(merged).encode()
        if merged and (found is None or found.replace(b"\r\n", b"\n") != text):
            replace_file(target, text)
        return Lock(merged)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the folder against other processes; where the system cannot, do without.

    The folder itself is held because a file for it would stay behind in people's libraries.
    """
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
