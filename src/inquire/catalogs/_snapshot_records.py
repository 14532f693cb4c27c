"""Lines of arXiv's metadata snapshot as records, and why a line is none.

Each line is an object of 14 fields. A wrong record would pass a wrong citation and a lost one
accuse a real paper, so what cannot be right is damage and never guessed at, and damage names the
paper it befell wherever that can be seen.

Reading a record takes as long as storing it, so a process of its own does it: this module, run
as a program.
"""

from __future__ import annotations

import json
import marshal
import re
import sys
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import IO, Any

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.catalogs._feed import LONGEST_TITLE
from inquire.withdrawal import withdrawal_words

LONGEST_LINE = 4 << 20
"""Bytes; the longest lines, of papers by thousands of authors, take a tenth of that."""

Row = tuple[str, int, str, str, str, str, str, str, str]
"""Id, version, title, authors (one a line), days of the first and the newest version, withdrawal,
journal, DOI."""
Damage = tuple[str, str]
"""What is wrong with a line, and the bare id it names, "" where none can be seen."""
Block = tuple[list[Row], list[Damage], str]
"""The records of some lines, the damage among them, and the newest day they tell."""

_MONTHS = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}
_CREATED = re.compile(r"[A-Z][a-z]{2}, ([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4}) [0-9:]{8} GMT")
_VERSION = re.compile(r"v([1-9][0-9]{0,3})")
_ID = re.compile(rb'"id"\s*:\s*"([^"]{1,60})"')


def read_block(block: bytes, latest: str) -> Block:
    """The records and the damage in a block of whole lines; empty lines are nothing.

    A record that tells a day after `latest` (ISO) is damaged: it would make the snapshot newer
    than it is, and every paper that it cannot know a missing one.
    """
    rows: list[Row] = []
    damaged: list[Damage] = []
    newest = ""
    for line in block.split(b"\n"):
        if not line or line.isspace():
            continue
        read = _read_line(line, latest)
        if isinstance(read, str):
            damaged.append((read, _id_in(line)))
        else:
            row, told = read
            rows.append(row)
            newest = max(newest, told)
    return rows, damaged, newest


def _read_line(line: bytes, latest: str) -> tuple[Row, str] | str:
    """The record and the newest day that it tells, or what is wrong with the line."""
    if len(line) > LONGEST_LINE:
        return "too long"
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "not UTF-8"
    except (ValueError, RecursionError):
        return "not JSON"
    if not isinstance(fields, dict):
        return "not an object"
    return _read_fields(fields, latest)


def _read_fields(fields: dict[str, Any], latest: str) -> tuple[Row, str] | str:
    paper = parse_arxiv_id(named) if isinstance(named := fields.get("id"), str) else None
    if not isinstance(paper, ArxivId):
        return "without an arXiv id"
    title = fields.get("title")
    if not isinstance(title, str) or not (title := _line(title)) or len(title) > LONGEST_TITLE:
        return "without a title"
    days = _days(fields.get("versions"))
    if isinstance(days, str):
        return days
    texts = [fields.get(name) or "" for name in ("comments", "abstract", "journal-ref", "doi")]
    names = _names(fields.get("authors_parsed") or [])
    told = fields.get("update_date") or ""
    if names is None or not all(isinstance(text, str) for text in (*texts, told)):
        return "with a value of a wrong type"
    version = max(days)
    newest = max(told, *days.values())
    if told and not _is_day(told):
        return "with a bad date"
    if newest > latest:
        return "with a date to come"
    row = (
        paper.base,
        version,
        title,
        "\n".join(names),
        days[1],
        days[version],
        withdrawal_words(texts[0], texts[1]),
        _line(texts[2]),
        _line(texts[3]),
    )
    try:
        "".join((*row[2:4], *row[6:9])).encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can spell
        return "with text that is no Unicode"
    return row, newest


def _id_in(line: bytes) -> str:
    """The bare id of the paper that a damaged line is about, "" where none can be seen."""
    found = _ID.search(line[:4096])
    text = found[1].replace(b"\\/", b"/").decode("utf-8", "replace") if found else ""
    paper = parse_arxiv_id(text)
    return paper.base if isinstance(paper, ArxivId) else ""


def _days(versions: object) -> dict[int, str] | str:
    """The day of each version by its number, or what is wrong; they may be in any order."""
    if not isinstance(versions, list):
        return "without versions"
    days: dict[int, str] = {}
    for each in versions:
        if not isinstance(each, dict):
            return "with a value of a wrong type"
        name, created = each.get("version"), each.get("created")
        number = _VERSION.fullmatch(name) if isinstance(name, str) else None
        if not number:
            return "with a bad version"
        day = _day(created) if isinstance(created, str) else ""
        if not day:
            return "with a bad date"
        days[int(number[1])] = day
    return days if 1 in days else "without versions"


def _day(created: str) -> str:
    """The day (UTC, ISO) of a time like `Mon, 2 Apr 2007 19:18:42 GMT`, "" when it is none."""
    found = _CREATED.fullmatch(created)
    return _iso(found[1], found[2], found[3]) if found else ""


@lru_cache(maxsize=4096)
def _iso(day: str, month: str, year: str) -> str:
    text = f"{year}-{_MONTHS.get(month, 0):02}-{day:>02}"
    return text if _is_day(text) else ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _names(authors: object) -> list[str] | None:
    """`["Last", "First", "Jr.", affiliation…]` as `First Last Jr.`; None for any other shape."""
    if not isinstance(authors, list):
        return None
    names = []
    for author in authors:
        match author:
            case [str(last), str(first), str(suffix), *_]:
                names.append(_line(f"{first} {last} {suffix}"))
            case _:
                return None
    return [name for name in names if name]


def _line(text: str) -> str:
    """Text with its white space collapsed; the snapshot wraps titles."""
    return " ".join(text.split())


def send(stream: IO[bytes], data: bytes) -> None:
    """Write `data` with its length before it."""
    stream.write(len(data).to_bytes(4, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """What the other side sent; None once it has closed the stream or is gone."""
    head = stream.read(4)
    data = stream.read(int.from_bytes(head, "big"))
    return data if len(head) == 4 and len(data) == int.from_bytes(head, "big") else None


def main(latest: str) -> None:
    """Read blocks from stdin and write what they hold to stdout, until either is closed."""
    # Not sys.stdout, which would complain of a closed pipe once more as the process ends.
    with suppress(BrokenPipeError), open(0, "rb") as asked, open(1, "wb") as answers:
        while (block := receive(asked)) is not None:
            send(answers, marshal.dumps(read_block(block, latest)))


if __name__ == "__main__":
    main(sys.argv[1])
