"""Makes the file of the catalog `snapshot` out of arXiv's metadata snapshot.

Three million records pass through: one process reads them, this one stores them, and neither
holds more than a few blocks. The file comes into its place whole, by renaming, so that whatever
ends a build leaves the old one as it was.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import IO, cast

from inquire.catalogs import _snapshot_records as records
from inquire.catalogs._snapshot_file import SETTINGS, TABLES
from inquire.catalogs._snapshot_records import Block, read_block
from inquire.catalogs._snapshot_source import open_source
from inquire.title_words import search_words

COMMON = 1_000
"""Titles from which on a word is too common to be looked up alone."""
DATED_BEYOND = 28
"""Days that a snapshot may be said to be newer than its newest record: papers of this month and
the last are never called missing, so up to here no date does harm."""

# A repeated line is a correction, unless it is of an older version. The one that loses stays in
# the index of titles under a number that no paper has any more, where nothing finds it.
_STORE = """
insert into papers values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (id) do update set
    number = excluded.number, version = excluded.version, title = excluded.title,
    authors = excluded.authors, published = excluded.published, updated = excluded.updated,
    withdrawn = excluded.withdrawn, journal = excluded.journal, doi = excluded.doi
where excluded.version >= papers.version
"""
_FINISH = """
insert into titles (titles) values ('optimize');
create virtual table temp.vocabulary using fts5vocab ('main', 'titles', 'row');
"""
_COMMON = "insert into common select term, doc from temp.vocabulary where doc >= ?"


class NotBuilt(Exception):
    """The file could not be made; the old one is as it was. Says what and why."""


class BadDate(ValueError):
    """The day that a snapshot was said to be of cannot be its day."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was made: its day, its papers, lines that repeated a paper, damaged lines by kind."""

    dated: date
    papers: int
    repeated: int
    damaged: Mapping[str, int]


def build(
    source: Path,
    target: Path,
    *,
    today: date,
    dated: date | None = None,
    advance: Callable[[int, int], None] = lambda *_: None,
) -> Built:
    """Put the catalog of the records in `source` into `target`.

    `dated` is the day of the snapshot, else the newest that a record tells; `today` tells which
    days cannot be. `advance` gets the bytes of the source that were read and all there are (0
    when nobody knows). `NotBuilt`, `BadSource`, `BadDate` or `OSError` when nothing was made.
    """
    latest = (today + timedelta(1)).isoformat()  # where the reader is it may still be yesterday
    with open_source(source) as (blocks, position, size), _in_place_of(target, source) as path:
        try:
            with (
                closing(sqlite3.connect(path, isolation_level=None)) as database,
                closing(_read(blocks, latest)) as parts,
            ):
                database.executescript(SETTINGS + TABLES)
                tally = _store(database, parts, lambda: advance(position(), size))
                built = _describe(database, tally, dated, source)
                database.executescript(_FINISH)  # which first commits all that was stored
                database.execute(_COMMON, (COMMON,))
        except sqlite3.Error as error:
            raise NotBuilt(f"cannot write {target}: {error}") from error
    return built


@dataclass(slots=True)
class _Tally:
    """Records stored, damaged lines by kind, those that name no paper, the newest day told."""

    records: int
    damaged: Counter[str]
    nameless: int
    newest: str


def _store(
    database: sqlite3.Connection, parts: Iterator[Block], advance: Callable[[], None]
) -> _Tally:
    tally = _Tally(0, Counter(), 0, "")
    for rows, faults, newest in parts:
        numbered = [(number, *row) for number, row in enumerate(rows, tally.records + 1)]
        database.executemany(_STORE, numbered)
        titles = [(row[0], " ".join(search_words(row[3]))) for row in numbered]
        database.executemany("insert into titles (rowid, words) values (?, ?)", titles)
        unread = [(paper,) for _, paper in faults if paper]
        database.executemany("insert or ignore into unread values (?)", unread)
        tally.records += len(rows)
        tally.damaged.update(kind for kind, _ in faults)
        tally.nameless += len(faults) - len(unread)
        tally.newest = max(tally.newest, newest)
        advance()
    return tally


def _describe(
    database: sqlite3.Connection, tally: _Tally, dated: date | None, source: Path
) -> Built:
    """Write what the file says of itself; `NotBuilt` or `BadDate` when that would not be true."""
    kinds = dict(tally.damaged.most_common())
    if not tally.records:
        told = ", ".join(f"{count:,} {kind}" for kind, count in kinds.items())
        raise NotBuilt(f"{source} holds no record of a paper ({told or 'it is empty'})")
    last = date.fromisoformat(tally.newest)
    if dated and dated > last + timedelta(DATED_BEYOND):
        reason = "papers in between would be called missing"
        raise BadDate(f"{dated} is long after the newest record, of {last}: {reason}")
    (papers,) = database.execute("select count(*) from papers").fetchone()
    built = Built(dated or last, papers, tally.records - papers, kinds)
    values = (built.dated.isoformat(), papers, tally.damaged.total(), tally.nameless)
    database.execute("insert into snapshot values (?, ?, ?, ?)", values)
    return built


def _read(blocks: Iterator[bytes], latest: str) -> Generator[Block]:
    """What the blocks hold, in order; from the second block on a process of its own reads them.

    It has one block at a time, and gets the next before the answer to the last is used.
    """
    first, second = next(blocks, b""), next(blocks, None)
    if second is None:
        yield read_block(first, latest)
        return
    # Not from the working directory, which may hold anything; and in a session of its own, so
    # that Ctrl-C at the terminal is for this process to answer.
    command = [sys.executable, "-P", "-m", records.__name__, latest]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, start_new_session=True) as process:
        assert process.stdin
        assert process.stdout
        try:
            records.send(process.stdin, first)
            for block in chain([second], blocks):
                part = _answer(process.stdout)
                records.send(process.stdin, block)
                yield part
            yield _answer(process.stdout)
        except BrokenPipeError as error:
            raise NotBuilt("the process that reads the records was ended") from error
        except BaseException:
            process.kill()
            raise


def _answer(stream: IO[bytes]) -> Block:
    data = records.receive(stream)
    if data is None:
        raise BrokenPipeError
    return cast(Block, marshal.loads(data))  # noqa: S302 - our own process wrote it


@contextmanager
def _in_place_of(target: Path, source: Path) -> Iterator[Path]:
    """A path beside `target` that is renamed over it once the block has ended well.

    A link stays a link and permissions stay. What a killed build left there is begun anew, and
    while one runs another is refused.
    """
    target = Path(os.path.realpath(target))
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None:
        if not stat.S_ISREG(mode):
            raise NotBuilt(f"{target} is not a file, so it cannot be replaced")
        if target.samefile(source):
            raise NotBuilt(f"{target} is the file to read; write to another")
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "the file is read-only", str(target))
    temporary = target.with_name(f".{target.name}.building")
    handle = _held(temporary, target)
    try:
        yield temporary
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        os.fsync(handle)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    finally:
        os.close(handle)


def _held(temporary: Path, target: Path) -> int:
    """The temporary file, empty and held against other builds; where nothing can hold it, not."""
    while True:
        handle = os.open(temporary, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise NotBuilt(f"another build of {target} is running") from error
        except (ImportError, OSError):  # pragma: no cover - Windows, some network file systems
            pass
        # A build that has just ended may have renamed it away from under this one.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), temporary.stat()):
                os.truncate(handle, 0)
                return handle
        os.close(handle)
