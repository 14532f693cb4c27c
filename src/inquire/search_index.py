"""Full-text search over questions, claims and notes: ranked, with the place of each hit.

SQLite's FTS5 does it, in memory: it folds case and accents, takes words by their stems and ranks
by BM25. What a user types is never its query language: every word is quoted, so that `AND`, `-`
or `title:` are words like others; only "a phrase" and a prefix* mean something.

To FTS5 a run of letters is a word, but Chinese, Japanese and Thai part no words by blanks, and
Korean not all. Their letters are words of their own here, and a run of them is a phrase: it is
found wherever it stands.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inquire.line_reading import Reading
from inquire.location import Lines, Span
from inquire.yaml_tree import Scalar

_TABLE = """
create virtual table texts using fts5 (
    question, claim, title, note,
    tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
)
"""
# M*: vowels of Hindi and Burmese are marks, and no end of a word.
# What a word counts in each column; the excerpt is the 32 words in which most was found.
_FIND = """
select rowid, snippet(texts, -1, char(2), char(3), '', 32) from texts
where texts match ? order by bm25(texts, 10, 4, 2, 1), rowid limit ?
"""
_PARTING = "\x04"
_MARKS = {0: " ", 2: " ", 3: " ", ord(_PARTING): " "}
"""Control characters that SQLite or the marks could trip over; as blanks they part words too."""
_UNPARTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Burmese, Khmer
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u3005-\u3007\u3040-\u318f\u31a0-\u31ff\uff66-\uffdc"  # kana, bopomofo, Hangul alone
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""Letters of scripts in which a word may end without a sign of it, as a class of expressions."""
_UNPARTED_RUN = re.compile(f"[{_UNPARTED}]+")


class NoFullText(Exception):
    """The SQLite at hand was built without FTS5."""


class Written(NamedTuple):
    """A text, and where its file has it: path, line and column of its start.

    `raw` is the text as written there, with quotes, indentation and line breaks.
    """

    text: str
    path: str
    line: int
    column: int
    raw: str


class Unit(NamedTuple):
    """What is found as one: a question, a claim, or a note with its title.

    `kind` is "question", "claim" or "note"; `id` that of the claim or the note, else empty.
    """

    line: str
    kind: str
    id: str
    texts: tuple[Written, ...]


class Hit(NamedTuple):
    """A unit that was found, and an excerpt of it on one row, in which `marked` was found.

    `lines` are the ids of all lines that have it; path, line and column the place of the first
    stretch that is marked, in the file.
    """

    unit: Unit
    lines: tuple[str, ...]
    path: str
    line: int
    column: int
    excerpt: str
    marked: tuple[Span, ...]


class Found(NamedTuple):
    """The best hits, best first, and how many there are in all.

    Not `whole` where no text has all the words, so that those with some of them are given.
    """

    hits: tuple[Hit, ...]
    total: int
    whole: bool


def units_of(reading: Reading) -> Iterator[Unit]:
    """The question, the claims and the notes of a line; nothing where its form is too wrong."""
    inquiry = reading.inquiry
    if inquiry is None:
        return
    yield Unit(inquiry.id, "question", "", (_written(reading, "/question", inquiry.question),))
    for index, claim in enumerate(inquiry.claims):
        text = _written(reading, f"/claims/{index}/text", claim.text)
        yield Unit(inquiry.id, "claim", claim.id, (text,))
    for index, note in enumerate(inquiry.notes):
        title = _written(reading, f"/notes/{index}/title", note.title)
        text = _written(reading, f"/notes/{index}/text", note.text)
        yield Unit(inquiry.id, "note", note.id, (title, text))


def _written(reading: Reading, pointer: str, text: str) -> Written:
    file, within = reading.resolved(pointer)
    _, node = file.tree.find(within)
    assert isinstance(node, Scalar), pointer
    raw = file.tree.text[node.start : node.end]
    return Written(text, file.path, *file.tree.lines.position(node.start), raw)


def terms(typed: str) -> list[str]:
    """What was typed, as strings of FTS5's query language, each once.

    Text in double quotes is a phrase; so is a word with signs in it, such as `multi-turn`. A `*`
    after either stands for any ending. What holds no letter and no digit is left out.
    """
    text = typed.encode("utf-8", "replace").decode("utf-8").translate(_MARKS)
    found: dict[str, None] = {}
    for phrase, star, word in re.findall(r'"([^"]*)"(\*?)|([^\s"]+)', text):
        wanted = (phrase or word).rstrip("*")
        if any(map(str.isalnum, wanted)):
            found[f'"{wanted}"' + "*" * bool(star or word.endswith("*"))] = None
    return [*found]


class Index:
    """The texts of a library, to be searched; `NoFullText` where SQLite cannot.

    A note that several lines share is one unit of several lines.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: list[tuple[Unit, list[str]]] = []
        self._database = sqlite3.connect(":memory:")
        try:
            self._database.execute(_TABLE)
        except sqlite3.OperationalError as error:
            raise NoFullText(str(error)) from error
        self._database.executemany(
            "insert into texts (rowid, question, claim, title, note) values (?, ?, ?, ?, ?)",
            self._rows(units),
        )

    def _rows(self, units: Iterable[Unit]) -> Iterator[tuple[int, str, str, str, str]]:
        places: dict[tuple[str, int, int], list[str]] = {}
        for unit in units:
            place = unit.texts[0][1:4]
            if place in places:
                places[place].append(unit.line)
                continue
            places[place] = [unit.line]
            self._units.append((unit, places[place]))
            texts = [_parted(written.text.translate(_MARKS)) for written in unit.texts]
            before = {"question": 0, "claim": 1, "note": 2}[unit.kind]
            cells = ["", "", "", ""]
            cells[before : before + len(texts)] = texts
            yield len(self._units), cells[0], cells[1], cells[2], cells[3]

    def find(self, wanted: list[str], most: int) -> Found:
        """The best of what has all these `terms` or, where nothing has, some of them."""
        for operator in (" AND ", " OR "):
            query = _parted(operator.join(wanted))
            count = "select count(*) from texts where texts match ?"
            total = self._database.execute(count, (query,)).fetchone()[0]
            if total:
                break
        rows = self._database.execute(_FIND, (query, most)) if total else ()
        hits = [_hit(excerpt, *self._units[row - 1]) for row, excerpt in rows]
        return Found(tuple(hits), total, operator == " AND ")


def _parted(text: str) -> str:
    """The text with something that parts words around each letter that is one by itself."""
    if text.isascii():
        return text
    return _UNPARTED_RUN.sub(lambda run: _PARTING.join(("", *run[0], "")), text)


def _hit(excerpt: str, unit: Unit, lines: list[str]) -> Hit:
    """The hit, from an excerpt in which control characters stand around what was found."""
    excerpt = excerpt.replace(_PARTING, "")
    plain = excerpt.translate({2: None, 3: None})
    for written in unit.texts:
        start = written.text.translate(_MARKS).find(plain)
        if start >= 0:
            break
    first = re.search("\x02([^\x03]*)", excerpt)
    assert first, excerpt
    place = _place(written, start + first.start(), first[1])
    more = start + len(plain) < len(written.text.rstrip())
    shown = " ".join(f"{'…' * (start > 0)}{excerpt}{'…' * more}".split())
    pieces = re.split("[\x02\x03]", shown)
    ends = [len("".join(pieces[: index + 1])) for index in range(len(pieces))]
    marked = tuple(Span(ends[at - 1], ends[at]) for at in range(1, len(pieces), 2))
    return Hit(unit, tuple(lines), *place, "".join(pieces), marked)


def _place(written: Written, offset: int, found: str) -> tuple[str, int, int]:
    """Where the stretch at an offset of the text stands in its file, line folds aside.

    Where the file does not have it as it reads (there are escapes), the start of the text.
    """
    words = r"\s+".join(map(re.escape, found.split()))
    begins = "" if _UNPARTED_RUN.match(found[0]) else rf"(?<![^\W_{_UNPARTED}])"
    ends = "" if _UNPARTED_RUN.match(found[-1]) else rf"(?![^\W_{_UNPARTED}])"
    pattern = re.compile(begins + words + ends)
    header = written.raw.find("\n") + 1 if written.raw[:1] in ("|", ">") else 0
    read = [match.start() for match in pattern.finditer(written.text)]
    there = [match.start() for match in pattern.finditer(written.raw, header)]
    alike = len(read) == len(there) and offset in read
    row, column = Lines(written.raw).position(there[read.index(offset)] if alike else 0)
    column += written.column - 1 if row == 1 else 0
    return written.path, written.line + row - 1, column
