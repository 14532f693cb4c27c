"""A catalog that remembers what another one said, for every library of a person.

arXiv's terms of use ask not to be asked the same thing twice a day; and after trouble a second
run asks only for what the first one did not learn. Only trustworthy replies are kept. The cache
is a convenience: whatever is wrong with its file costs one warning and never the run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

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

_TABLE = """
create table if not exists replies (
    endpoint text not null, id text not null, logic integer not null, record text not null,
    primary key (endpoint, id)
)
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
        """What the catalog finds; what it finds is not remembered."""
        if self._ages.offline:
            return Unreachable(title, NOT_ASKED)
        return self._catalog.find_title(title)

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
            database.execute(_TABLE)
        except (sqlite3.Error, OSError) as error:
            self._warn(error)
            if database is not None:
                database.close()
            return None
        return database

    def _recall(self, paper_id: str) -> Evidence | None:
        if self._database is None or self._ages.refresh:
            return None
        query = "select record from replies where endpoint = ? and id = ? and logic = ?"
        try:
            row = self._database.execute(query, (self.endpoint, paper_id, LOGIC)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        known = from_line(row[0]) if row and isinstance(row[0], str) else None
        if known is None or isinstance(known, LockFault) or known.id != paper_id:
            return None
        grave = isinstance(known, Absent) or known.withdrawn
        limit = self._ages.grave if grave else self._ages.found
        return known if 0 <= (self._run.today - known.asked).days < limit else None

    def _keep(self, evidence: Evidence) -> None:
        if self._database is None:
            return
        row = (self.endpoint, evidence.id, LOGIC, as_line(evidence))
        try:
            self._database.execute("insert or replace into replies values (?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        self._warn(error)
        self._forget()

    def _warn(self, error: Exception) -> None:
        self._run.tell(f"cannot use the cache {self._path} ({error}); going on without it")
