"""The lock, `inquire.lock`: the evidence a library keeps, in a file that git can merge.

It is text with one paper a line, sorted, and no date of its own, so that two branches verified
apart merge. Whatever is wrong with it is a value with a place, since people merge it by hand.
Only trouble with the disk is an `OSError`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inquire.evidence import Evidence, merge, newer
from inquire.files import held, replace_file, sweep
from inquire.lock_record import LockFault, as_line, bad, from_line

LOCK_VERSION = 1


@dataclass(frozen=True, slots=True)
class Lock:
    """What `inquire.lock` holds, keyed by the bare arXiv id."""

    records: Mapping[str, Evidence]


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
        return bad(data.count(b"\n", 0, error.start) + 1, "not UTF-8")
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
    with held(target.parent):
        sweep(target)
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
