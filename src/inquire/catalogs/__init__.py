"""Catalogs: services and files that are asked about papers, one a file.

A catalog answers for every id it is asked about, always, because a paper that silently dropped
out would read as one that does not exist. Trouble is the reply `Unreachable`, never an exception.
A module here whose name has no underscore is a catalog that `verify --catalog` can name; it has
a function `open_catalog(environ, run)`. The others serve them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Protocol

from inquire.arxiv_id import ArxivId
from inquire.evidence import Paper, Reply, Unreachable


class BadSetting(ValueError):
    """A setting that cannot be used; says which, and what was expected."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a catalog knows of the run it serves.

    `today` is the day of asking; in `folder` processes of one machine keep their pace together.
    `tell` gets a line for each wait and each loss, `advance` the number of papers settled,
    `asking` the name of a service before each request to it.
    """

    today: date
    folder: Path | None = None
    tell: Callable[[str], None] = lambda _: None
    advance: Callable[[int], None] = lambda _: None
    asking: Callable[[str], None] = lambda _: None


class Catalog(Protocol):
    """What every catalog can do; one that it wraps, too."""

    @property
    def name(self) -> str:
        """What people call it; kept with the evidence."""

    @property
    def endpoint(self) -> str:
        """Where it answers: two with one endpoint give the same answers."""

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:
        """One reply for each of the bare ids (`ArxivId.base`), each id once, in any order.

        Replies come as they are learned, so that a caller who is interrupted keeps what came
        before. Bare ids, because the newest version N says that 1 to N exist. With `fresh`
        nothing remembered will do.
        """

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:
        """Pairs (version, title) of the versions before the newest, as far as they are known."""

    def look_up_version(self, paper: ArxivId) -> Reply:
        """The paper in the version named, which the newest known does not reach.

        `Absent` only for a version that is surely not there; its id is the bare one.
        """

    def close(self) -> None:
        """Let go of files and connections."""

    def find_title(self, title: str) -> tuple[Paper, ...] | Unreachable:
        """Papers whose titles are like this one, the likeliest first; few, and perhaps none.

        None found proves nothing. The id of an `Unreachable` is the title.
        """


def names() -> list[str]:
    """The catalogs there are, by name."""
    from pkgutil import iter_modules

    return sorted(each.name for each in iter_modules(__path__) if not each.name.startswith("_"))


def open_catalog(name: str, environ: Mapping[str, str], run: Run) -> Catalog:
    """The catalog of that name, with its settings; `BadSetting` where one makes no sense."""
    opened: Catalog = import_module(f"inquire.catalogs.{name}").open_catalog(environ, run)
    return opened
