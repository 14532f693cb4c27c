"""A catalog whose gravest words are put before a second one.

That a paper is missing or was withdrawn accuses somebody, so another catalog is asked before
either is believed. Where the two disagree nobody is accused; where the second does not answer,
the first one's word stands and says that nobody confirmed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from inquire.arxiv_id import ArxivId
from inquire.catalogs import Catalog
from inquire.diagnostics import plural
from inquire.evidence import Absent, Evidence, Paper, Reply, SecondWord, Unreachable


class ConfirmedCatalog:
    """What `first` says, each miss and each withdrawal with the word of `second` on it.

    `tell` gets a line when the second did not answer.
    """

    def __init__(self, first: Catalog, second: Catalog, tell: Callable[[str], None]) -> None:
        self.name = first.name
        self.endpoint = first.endpoint
        self._first = first
        self._second = second
        self._tell = tell

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:
        """One reply for each of the bare ids; those that accuse nobody first."""
        grave: dict[str, Evidence] = {}
        for reply in self._first.look_up(ids, fresh=fresh):
            if isinstance(reply, Absent) or (isinstance(reply, Paper) and reply.withdrawn):
                grave[reply.id] = reply
            else:
                yield reply
        silent = []
        for second in self._second.look_up(sorted(grave)) if grave else ():
            if isinstance(second, Unreachable):
                silent.append(second.reason)
            yield replace(grave[second.id], second=_word(grave[second.id], second))
        if silent:
            told = f"{plural(len(silent), 'miss or withdrawal', 'misses or withdrawals')}"
            self._tell(f"{told} unconfirmed: {silent[0]}")

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:
        """What the first catalog says."""
        return self._first.titles_of_versions(paper)

    def look_up_version(self, paper: ArxivId) -> Reply:
        """What the first catalog says; the second has one record for all versions."""
        return self._first.look_up_version(paper)

    def close(self) -> None:
        """Close both."""
        self._first.close()
        self._second.close()

    def find_title(self, title: str) -> tuple[Paper, ...] | Unreachable:
        """What the first catalog finds."""
        return self._first.find_title(title)


def _word(grave: Evidence, second: Reply) -> SecondWord | None:
    """What the second reply says of the first; None when it says nothing of it."""
    if isinstance(second, Unreachable):
        return None
    if isinstance(grave, Absent):
        says = second.title if isinstance(second, Paper) else ""
        return SecondWord(second.catalog, agrees=isinstance(second, Absent), says=says)
    if isinstance(second, Absent):  # of a paper it does not hold it cannot know a withdrawal
        return None
    return SecondWord(second.catalog, agrees=bool(second.withdrawn), says=second.withdrawn)
