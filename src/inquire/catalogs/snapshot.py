"""The catalog of one file: arXiv's public metadata snapshot, for work off line.

It knows what arXiv had on the day of the snapshot, so that day is when it was asked. A miss is
told as one only where the file shows that it would hold the paper: people build it from parts of
the snapshot, and then silence is not absence. `inquire snapshot build` makes the file.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.catalogs import BadSetting, Run
from inquire.catalogs._feed import LONGEST_TITLE
from inquire.catalogs._snapshot_file import Description, read_description
from inquire.catalogs._snapshot_titles import all_of, nearest, some_of
from inquire.diagnostics import plural
from inquire.evidence import Absent, Paper, Reply, Status, Unreachable, status
from inquire.title_words import search_words
from inquire.titles import Likeness, compare
from inquire.withdrawal import successors

WHOLE = 0.985
"""Share of a month's numbers that must be there. Of all of arXiv's it is 0.9925 (671,175 records);
below this most gaps would be papers that the file lacks, and not numbers without a paper."""
LOCKED_FOR_SECONDS = 1.0

_CANDIDATES = 50
_WORDS = 32
_PAPERS = (
    "select id, version, title, authors, published, updated, withdrawn, journal, doi from papers"
)
_DAMAGE = (sqlite3.Error, OSError, ValueError, TypeError, AttributeError)
"""What reading a file raises that is not what it should be."""


class NoSnapshot(BadSetting):
    """There is no file; says where it was looked for and how to make one."""


def path_from(environ: Mapping[str, str]) -> Path:
    """Where the snapshot is kept: `INQUIRE_SNAPSHOT`, else in the user's folder for data."""
    if named := environ.get("INQUIRE_SNAPSHOT", "").strip():
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("inquire", appauthor=False)) / "snapshot.sqlite"


def open_catalog(environ: Mapping[str, str], run: Run) -> SnapshotCatalog:  # noqa: ARG001 - every catalog's
    """The snapshot where it is kept; `NoSnapshot` when there is none."""
    return SnapshotCatalog(path_from(environ))


class SnapshotCatalog:
    """Answers from the file at `path`. `NoSnapshot` when there is none.

    Whatever else is wrong with the file is the reason of each reply; after one such trouble
    nothing more is asked of it. It is opened for reading only.
    """

    name = "arXiv snapshot"

    def __init__(self, path: Path) -> None:
        """The file is opened and its description read."""
        self.endpoint = str(path)
        self.trouble = ""
        self.description: Description | None = None
        self._path = path
        self._month = lru_cache(maxsize=1024)(self._count_month)
        self._database: sqlite3.Connection | None = None
        try:
            path.stat()
            # A path may hold what means something in an address; the locks of others are heeded.
            address = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro&immutable=0"
            self._database = sqlite3.connect(address, uri=True, timeout=LOCKED_FOR_SECONDS)
            self.description = read_description(self._database)
        except (FileNotFoundError, NotADirectoryError) as error:
            make = "make one: inquire snapshot build FILE"
            raise NoSnapshot(f"no snapshot at {path}; {make}") from error
        except _DAMAGE as error:
            self._give_up(error)

    def close(self) -> None:
        """Let go of the file; from now on every reply is `Unreachable`."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:  # noqa: ARG002 - nothing is remembered here
        """One reply for each of the bare ids, each id once, sorted."""
        for paper_id in sorted(set(ids)):
            try:
                reply = self._reply(paper_id)
            except _DAMAGE as error:
                self._give_up(error)
                reply = Unreachable(paper_id, self.trouble)
            yield reply

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:  # noqa: ARG002 - the protocol's
        """Nothing: the snapshot knows only the newest title."""
        return ()

    def look_up_version(self, paper: ArxivId) -> Reply:
        """Not known: versions may have come since."""
        return Unreachable(paper.base, "the snapshot knows no later versions")

    def find_title(self, title: str) -> tuple[Paper, ...] | Unreachable:
        """Up to five papers with the titles nearest to this one, best first.

        Those that have all its words; where none of them is it, also those that share some.
        Trouble is an `Unreachable` without an id.
        """
        title = title[:LONGEST_TITLE]
        words = search_words(title)[:_WORDS]
        if self.trouble or not words:
            return Unreachable("", self.trouble) if self.trouble else ()
        try:
            found = nearest(title, self._matching(all_of(words)))
            if not found or compare(title, found[0].title) is Likeness.DIFFERENT:
                found = nearest(
                    title, [*found, *self._matching(some_of(words, self._common(words)))]
                )
        except _DAMAGE as error:
            self._give_up(error)
            return Unreachable("", self.trouble)
        return tuple(found)

    def _reply(self, paper_id: str) -> Reply:
        if self.trouble or self.description is None:
            return Unreachable(paper_id, self.trouble)
        row = self._rows(f"{_PAPERS} where id = ?", paper_id).fetchone()
        if row:
            return self._paper(row)
        paper = parse_arxiv_id(paper_id)
        if not isinstance(paper, ArxivId) or paper.base != paper_id:
            return Unreachable(paper_id, f"{paper_id} is not a bare arXiv id")
        missed = Absent(paper_id, self.description.dated, self.name)
        if status(paper, missed) is Status.TOO_NEW:
            return missed
        doubt = self._doubt(paper, self.description.nameless)
        return Unreachable(paper_id, doubt) if doubt else missed

    def _doubt(self, paper: ArxivId, nameless: int) -> str:
        """Why a paper that is not in the file may exist for all that; "" when nothing says so."""
        if self._rows("select 1 from unread where id = ?", paper.base).fetchone():
            return "the snapshot's record of it is damaged"
        if nameless:
            lines = plural(nameless, "damaged line")
            return f"the snapshot was built without {lines} that could be about any paper"
        held, highest, last = self._month(paper.base[: -3 if "/" in paper.base else 4])
        month = "{}-{:02}".format(*paper.month)
        if not held:
            return f"the snapshot holds no papers of {month}"
        if last or held < WHOLE * highest:
            return f"the snapshot holds only some of the papers of {month}"
        return ""

    def _count_month(self, month: str) -> tuple[int, int, bool]:
        """How many papers of a month there are, the highest number, and whether none come after.

        In a file that was cut the last month is not whole, however dense it is. An old archive
        counts its months apart.
        """
        query = "select count(*), max(id) from papers where id between ? and ?"
        held, highest = self._rows(query, month, f"{month}~").fetchone()
        number = highest[len(month) :].lstrip(".") if highest else "0"
        after = self._rows("select 1 from papers where id > ? limit 1", f"{month}~").fetchone()
        return held, int(number), after is None

    def _matching(self, query: str) -> list[Paper]:
        """The papers whose titles match a query of the full-text index best."""
        best = "select rowid from titles where titles match ? order by rank limit ?"
        rows = self._rows(f"{_PAPERS} where number in ({best})", query, _CANDIDATES)
        return [self._paper(row) for row in rows]

    def _common(self, words: list[str]) -> list[str]:
        """Those of the words that are too common to be looked up alone, the rarest first."""
        query = (
            "select word from common where word in (select value from json_each(?)) order by papers"
        )
        return [word for (word,) in self._rows(query, json.dumps(words))]

    def _paper(self, row: tuple[Any, ...]) -> Paper:
        assert self.description
        paper_id, version, *texts = row
        title, authors, published, updated, withdrawn, journal, doi = texts
        if {*map(type, texts)} != {str}:  # a damaged file may turn up bytes
            raise TypeError(f"its record of {paper_id} is damaged")
        return Paper(
            id=paper_id,
            version=int(version),
            title=title,
            authors=tuple(authors.splitlines()),
            published=date.fromisoformat(published),
            updated=date.fromisoformat(updated),
            asked=self.description.dated,
            catalog=self.name,
            withdrawn=withdrawn,
            successors=successors(withdrawn, paper_id) if withdrawn else (),
            journal=journal,
            doi=doi,
        )

    def _rows(self, query: str, *values: object) -> sqlite3.Cursor:
        if self._database is None:
            raise ValueError("it was closed")
        return self._database.execute(query, values)

    def _give_up(self, error: Exception) -> None:
        """From now on every reply is this trouble: one question more would not help."""
        if not self.trouble:
            self.trouble = f"cannot use the snapshot {self._path}: {error}"
