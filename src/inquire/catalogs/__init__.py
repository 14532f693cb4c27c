"""Catalogs: services and files that are asked about papers, one a file.

A catalog answers for every id it is asked about, always, because a paper that silently dropped
out would read as one that does not exist. Trouble is the reply `Unreachable`, never an exception.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from inquire.evidence import Paper, Reply, Unreachable


class Catalog(Protocol):
    """What every catalog can do; one that it wraps, too."""

    @property
    def name(self) -> str:
        """What people call it; kept with the evidence."""

    @property
    def endpoint(self) -> str:
        """Where it answers: two with one endpoint give the same answers."""

    def look_up(self, ids: Sequence[str]) -> Iterator[Reply]:
        """One reply for each of the bare ids (`ArxivId.base`), each id once, in any order.

        Replies come as they are learned, so that a caller who is interrupted keeps what came
        before. Bare ids, because the newest version N says that 1 to N exist.
        """

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:
        """Pairs (version, title) of the versions before the newest, as far as they are known."""
