"""A catalog that remembers what another one said, for every library of a person.

arXiv's terms of use ask not to be asked the same thing twice a day; and after trouble a second
run asks only for what the first one did not learn. Only trustworthy replies are kept. The cache
is a convenience: whatever is wrong with its file costs one warning and never the run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from inquire.arxiv_id import ArxivId
from inquire.catalogs import Catalog, Run
from inquire.evidence import Absent, Evidence, Paper, Reply, Unreachable
from inquire.lock_record import LockFault, as_line, from_line

LOGIC = 2
"""Version of the rules that make a reply (withdrawal, titles): raise it when one of them changes,
so that what an older rule concluded is asked again."""
NOT_ASKED = "not asked (--offline)"
LOCKED_FOR_SECONDS = 1.0
"""How long to wait for another process that is writing."""

_TABLES = """
create table if not exists replies (
    endpoint text not null, id text not null, logic integer not null, record text not null,
    primary key (endpoint, id)
);
create table if not exists titles (
    endpoint text not null, title text not null, logic integer not null, asked text not null,
    records text not null, primary key (endpoint, title)
);
"""


@dataclass(frozen=True, slots=True)
class Ages:
    """How many days old an answer may be, the day of asking being 0; none at all may be trouble.

    What is missing today may be announced tomorrow, and what was withdrawn may be restored, so
    `grave` answers are asked for sooner than those that `found` the paper sound. With `refresh` nothing is read, only
    written; `offline` asks nobody, and what is not remembered has no answer.
    """

    found: int = 30
    grave: int = 1
    refresh: bool = False
    offline: bool = False


class CachedCatalog:
    """Answers from the file at `path` what `catalog` was asked lately, and asks it the rest.

    `run` says what day it is, hears of each paper that was settled from the cache, and gets
    the warning.
    """

    def __init__(self, catalog: Catalog, path: Path, run: Run, ages: Ages = Ages()) -> None:
        """The file is opened, and made where there is none."""
        self.name = catalog.name
        self.endpoint = catalog.endpoint
        self._catalog = catalog
        self._path = path
        self._run = run
        self._ages = ages
        self._database = self._open()

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:
        """One reply for each of the bare ids: those remembered first, then those asked for."""
        asked = []
        for paper_id in sorted(set(ids)):
            known = None if fresh else self._recall(paper_id)
            if known is None:
                asked.append(paper_id)
            else:
                self._run.advance(1)
                yield known
        if self._ages.offline:
            yield from (Unreachable(paper_id, NOT_ASKED) for paper_id in asked)
            return
        for reply in self._catalog.look_up(asked, fresh=fresh) if asked else ():
            if not isinstance(reply, Unreachable):
                self._keep(reply)  # before the caller has it: what it has seen is not lost
            yield reply

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:
        """Pairs (version, title), remembered with the paper once they were asked for."""
        if paper.earlier_titles or paper.version == 1:
            return paper.earlier_titles
        if self._ages.offline:
            return Unreachable(paper.id, NOT_ASKED)
        titles = self._catalog.titles_of_versions(paper)
        if not isinstance(titles, Unreachable):
            self._keep(replace(paper, earlier_titles=titles))
        return titles

    def look_up_version(self, paper: ArxivId) -> Reply:
        """What the catalog says; what is remembered did not reach so far."""
        if self._ages.offline:
            return Unreachable(paper.base, NOT_ASKED)
        reply = self._catalog.look_up_version(paper)
        if isinstance(reply, Paper):
            self._keep(reply)
        return reply

    def find_title(self, title: str) -> tuple[Paper, ...] | Unreachable:
        """What the catalog found under this very title lately, else what it finds."""
        known = self._recall_title(title)
        if known is not None:
            return known
        if self._ages.offline:
            return Unreachable(title, NOT_ASKED)
        found = self._catalog.find_title(title)
        if not isinstance(found, Unreachable):
            records = "\n".join(map(as_line, found))
            row = (self.endpoint, _key(title), LOGIC, self._run.today.isoformat(), records)
            self._write("insert or replace into titles values (?, ?, ?, ?, ?)", row)
        return found

    def close(self) -> None:
        """Let go of the file and of the catalog."""
        self._forget()
        self._catalog.close()

    def _forget(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _open(self) -> sqlite3.Connection | None:
        database = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Without a transaction of our own every reply is on disk before the next is asked.
            database = sqlite3.connect(self._path, timeout=LOCKED_FOR_SECONDS, isolation_level=None)
            # A power cut may cost the cache, which is no loss worth a disk's pause per paper.
            database.execute("pragma synchronous = off")
            database.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            self._warn(error)
            if database is not None:
                database.close()
            return None
        return database

    def _recall(self, paper_id: str) -> Evidence | None:
        query = "select record from replies where endpoint = ? and id = ? and logic = ?"
        row = self._read(query, (self.endpoint, paper_id, LOGIC))
        known = from_line(row[0]) if row and isinstance(row[0], str) else None
        if known is None or isinstance(known, LockFault) or known.id != paper_id:
            return None
        grave = isinstance(known, Absent) or bool(known.withdrawn)
        return known if self._is_young(known.asked, grave=grave) else None

    def _recall_title(self, title: str) -> tuple[Paper, ...] | None:
        """What was found under a title; that nothing was is asked again as a missing paper is."""
        query = "select asked, records from titles where endpoint = ? and title = ? and logic = ?"
        row = self._read(query, (self.endpoint, _key(title), LOGIC))
        if not row or not all(isinstance(cell, str) for cell in row):
            return None
        records = [from_line(record) for record in row[1].split("\n") if record]
        papers = tuple(record for record in records if isinstance(record, Paper))
        try:
            asked = date.fromisoformat(row[0])
        except ValueError:
            return None
        whole = len(papers) == len(records)
        return papers if whole and self._is_young(asked, grave=not papers) else None

    def _is_young(self, asked: date, *, grave: bool) -> bool:
        limit = self._ages.grave if grave else self._ages.found
        return 0 <= (self._run.today - asked).days < limit

    def _read(self, query: str, values: tuple[object, ...]) -> tuple[Any, ...] | None:
        """The one row that a query finds, unless nothing remembered will do."""
        if self._database is None or self._ages.refresh:
            return None
        try:
            row: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row

    def _keep(self, evidence: Evidence) -> None:
        row = (self.endpoint, evidence.id, LOGIC, as_line(evidence))
        self._write("insert or replace into replies values (?, ?, ?, ?)", row)

    def _write(self, command: str, row: tuple[object, ...]) -> None:
        if self._database is None:
            return
        try:
            self._database.execute(command, row)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        self._warn(error)
        self._forget()

    def _warn(self, error: Exception) -> None:
        self._run.tell(f"cannot use the cache {self._path} ({error}); going on without it")


def _key(title: str) -> str:
    """A title as SQLite takes it: what is no text (half of a character, out of JSON) is spelled."""
    return title.encode("utf-8", "backslashreplace").decode("utf-8")
