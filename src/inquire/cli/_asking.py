"""From options to catalogs: who is asked, who confirms it, and what hears of it.

A service is asked behind the cache, and its gravest words are put before a second service. A
catalog on this machine needs neither.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from inquire.catalogs import BadSetting, Catalog, Run, names, open_catalog
from inquire.cli import _output as output
from inquire.durations import parse_duration
from inquire.library import NotFound

if TYPE_CHECKING:
    from inquire.catalogs._cached import Ages

SECOND = "datacite"


class Catalogs(NamedTuple):
    """The catalog to ask about papers, and those to look for titles with, in that order."""

    asked: Catalog
    finders: tuple[Catalog, ...]


@contextmanager
def catalogs(name: str, ages: Ages, run: Run) -> Iterator[Catalogs]:
    """The catalog of that name with what stands round it, until the block ends.

    NotFound for an unknown name and for a setting that makes no sense.
    """
    if name not in names():
        from inquire.decode import did_you_mean

        known = ", ".join(names())
        raise NotFound(f"no catalog '{name}'{did_you_mean(name, names())} (there are: {known})")
    with ExitStack() as stack:
        asked = _opened(name, ages, run)
        stack.callback(asked.close)
        if not _is_service(asked):
            yield Catalogs(asked, (asked,))
            return
        finders: tuple[Catalog, ...] = ()
        if (snapshot := _snapshot(run)) is not None:
            stack.callback(snapshot.close)
            finders = (snapshot,)
        if name != SECOND:
            from inquire.catalogs._confirmed import ConfirmedCatalog

            # What the second says is no progress: the first has told of the paper.
            second = _opened(SECOND, ages, replace(run, advance=lambda _: None))
            stack.callback(second.close)
            asked = ConfirmedCatalog(asked, second, run.tell)
        yield Catalogs(asked, (*finders, asked))


def ages_wanted(day: date, max_age: str | None, *, refresh: bool, offline: bool) -> Ages:
    """How old an answer may be; NotFound where the options make no sense together."""
    if refresh and offline:
        raise NotFound("--refresh asks again and --offline asks nobody: give one of them")
    from inquire.catalogs._cached import Ages

    ages = Ages(refresh=refresh, offline=offline)
    if max_age is None:
        return ages
    period = parse_duration(max_age)
    if period is None:
        raise NotFound(f"--max-age takes a length of time such as 30d, found '{max_age}'")
    days = (period.after(day) - day).days
    return replace(ages, found=days, grave=min(days, ages.grave))


def _opened(name: str, ages: Ages, run: Run) -> Catalog:
    try:
        catalog = open_catalog(name, os.environ, run)
    except BadSetting as error:
        raise NotFound(str(error)) from error
    if run.folder is None or not _is_service(catalog):
        return catalog
    from inquire.catalogs._cached import CachedCatalog

    return CachedCatalog(catalog, run.folder / "replies.sqlite", run, ages)


def _is_service(catalog: Catalog) -> bool:
    return catalog.endpoint.startswith(("http://", "https://"))


def _snapshot(run: Run) -> Catalog | None:
    """The snapshot, where one was built: it finds titles without asking anybody."""
    try:
        return open_catalog("snapshot", os.environ, run)
    except BadSetting:
        return None


def cache_folder() -> Path:
    """Where the cache is, and where processes keep their pace together."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("inquire", appauthor=False))


class Listener:
    """Hears of a run: counts its requests, shows its progress, and saves before each wait."""

    def __init__(self, save: Callable[[], None], quiet: bool) -> None:
        self.requests: Counter[str] = Counter()
        self._save = save
        self._quiet = quiet

    def _asking(self, service: str) -> None:
        self._save()
        self.requests[service] += 1

    def told(self) -> str:
        """How many requests were made, and to whom."""
        made = [f"{count:,} to {service}" for service, count in self.requests.items()]
        return f"requests: {', '.join(made) or 'none'}"

    @contextmanager
    def run(self, papers: int, day: date) -> Iterator[Run]:
        """The run to give to catalogs; a bar only where stderr is a terminal."""
        folder = cache_folder()
        if self._quiet or not os.isatty(2):
            yield Run(day, folder, self._say, asking=self._asking)
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
        from rich.text import Text

        from inquire.diagnostics import harmless

        columns = (TextColumn("papers"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("papers", total=papers)
            yield Run(
                day,
                folder,
                lambda message: bar.console.print(Text(f"inquire: {harmless(message)}")),
                lambda settled: bar.advance(task, settled),
                self._asking,
            )

    def _say(self, message: str) -> None:
        output.say(message, quiet=self._quiet)
