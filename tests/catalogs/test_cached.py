"""The cache: nothing is asked again too soon, and whatever is wrong with it costs one warning."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from inquire.arxiv_id import ArxivId
from inquire.catalogs import Catalog, Run, _cached
from inquire.catalogs._cached import Ages, CachedCatalog
from inquire.evidence import Absent, Paper, Reply, Unreachable

TODAY = date(2026, 11, 22)
PAPER = Paper(
    "2501.99901",
    2,
    "A made-up title",
    ("Ada Example",),
    date(2025, 1, 15),
    date(2025, 2, 14),
    TODAY,
    "made up",
)
ABSENT = Absent("2501.99902", TODAY, "made up")
SILENT = Unreachable("2501.99903", "no answer")
IDS = (PAPER.id, ABSENT.id, SILENT.id)


Cache = Callable[..., CachedCatalog]


class MadeUp:
    """A catalog that knows three answers and remembers what it was asked."""

    name = "made up"

    def __init__(self, today: date = TODAY, endpoint: str = "here") -> None:
        self.endpoint = endpoint
        self.asked: list[str] = []
        self.titles: tuple[tuple[int, str], ...] | Unreachable = ((1, "Before"),)
        self.papers: tuple[Paper, ...] = ()
        self.version: Reply = SILENT
        self.bearing: tuple[Paper, ...] | Unreachable = (PAPER,)
        self._today = today

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:
        known: dict[str, Reply] = {
            PAPER.id: replace(PAPER, asked=self._today),
            ABSENT.id: replace(ABSENT, asked=self._today),
            SILENT.id: SILENT,
            **{paper.id: paper for paper in self.papers},
        }
        for paper_id in ids:
            self.asked.append(paper_id)
            yield known[paper_id]

    def look_up_version(self, paper: ArxivId) -> Reply:
        self.asked.append(str(paper))
        return self.version

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:
        self.asked.append(f"{paper.id}v*")
        return self.titles

    def close(self) -> None:
        self.asked.append("closed")

    def find_title(self, title: str) -> tuple[Paper, ...] | Unreachable:
        self.asked.append(title)
        return self.bearing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "replies.sqlite"


@pytest.fixture
def cache() -> Iterator[Cache]:
    """Caches that are closed when the test ends."""
    with ExitStack() as stack:

        def opened(*words: Any, **named: Any) -> CachedCatalog:
            catalog = CachedCatalog(*words, **named)
            stack.callback(catalog.close)
            return catalog

        yield opened


def replies(catalog: Catalog, *ids: str) -> dict[str, Reply]:
    """The replies by id."""
    return {reply.id: reply for reply in catalog.look_up(ids)}


def asked_again(cache: Cache, path: Path, days: int, **changes: object) -> list[str]:
    """What is asked in a run so many days after one that asked everything."""
    later = MadeUp(TODAY + timedelta(days))
    for name, value in changes.items():
        setattr(later, name, value)
    replies(cache(MadeUp(), path, Run(TODAY)), *IDS)
    found = replies(cache(later, path, Run(TODAY + timedelta(days))), *IDS)

    assert set(IDS) == set(found)
    return later.asked


def test_it_says_what_the_catalog_said(cache: Cache, path: Path) -> None:
    expected = {PAPER.id: PAPER, ABSENT.id: ABSENT, SILENT.id: SILENT}

    assert expected == replies(cache(MadeUp(), path, Run(TODAY)), *IDS)
    assert expected == replies(cache(MadeUp(), path, Run(TODAY)), *IDS)


def test_on_the_same_day_only_what_was_not_answered_is_asked(cache: Cache, path: Path) -> None:
    assert [SILENT.id] == asked_again(cache, path, days=0)


def test_on_the_next_day_what_was_missing_is_asked_again(cache: Cache, path: Path) -> None:
    assert [ABSENT.id, SILENT.id] == asked_again(cache, path, days=1)


def test_a_paper_that_was_found_is_remembered_for_thirty_days(cache: Cache, path: Path) -> None:
    assert [ABSENT.id, SILENT.id] == asked_again(cache, path, days=29)


@pytest.mark.parametrize("days", [30, -1])
def test_on_any_other_day_everything_is_asked(cache: Cache, path: Path, days: int) -> None:
    assert list(IDS) == asked_again(cache, path, days=days)


def test_a_withdrawn_paper_is_asked_about_again_the_next_day(cache: Cache, path: Path) -> None:
    gone = MadeUp()
    gone.papers = (replace(PAPER, withdrawn="withdrawn"),)
    replies(cache(gone, path, Run(TODAY)), PAPER.id)
    tomorrow = TODAY + timedelta(1)
    same_day, later = MadeUp(), MadeUp(tomorrow)

    replies(cache(same_day, path, Run(TODAY)), PAPER.id)
    replies(cache(later, path, Run(tomorrow)), PAPER.id)

    assert [] == same_day.asked
    assert [PAPER.id] == later.asked


def test_nothing_remembered_will_do_where_it_must_be_fresh(cache: Cache, path: Path) -> None:
    replies(cache(MadeUp(), path, Run(TODAY)), PAPER.id)
    catalog = MadeUp()

    list(cache(catalog, path, Run(TODAY)).look_up([PAPER.id], fresh=True))

    assert [PAPER.id] == catalog.asked


def test_a_newer_version_that_was_asked_for_by_name_is_remembered(cache: Cache, path: Path) -> None:
    catalog = MadeUp()
    newer = replace(PAPER, version=3)
    catalog.version = newer
    cached = cache(catalog, path, Run(TODAY))

    assert newer == cached.look_up_version(ArxivId(PAPER.id, 3))
    assert {PAPER.id: newer} == replies(cached, PAPER.id)
    assert [f"{PAPER.id}v3"] == catalog.asked


def test_off_line_no_version_is_asked_for(cache: Cache, path: Path) -> None:
    catalog = MadeUp()
    offline = cache(catalog, path, Run(TODAY), Ages(offline=True))

    assert isinstance(offline.look_up_version(ArxivId(PAPER.id, 3)), Unreachable)
    assert [] == catalog.asked


def test_ages_can_be_chosen(cache: Cache, path: Path) -> None:
    replies(cache(MadeUp(), path, Run(TODAY)), *IDS)
    week = TODAY + timedelta(7)
    short, long = MadeUp(week), MadeUp(week)

    replies(cache(long, path, Run(week), Ages(found=8)), PAPER.id)
    replies(cache(short, path, Run(week), Ages(found=7)), PAPER.id)

    assert [] == long.asked
    assert [PAPER.id] == short.asked


def test_off_line_nobody_is_asked_and_what_is_not_remembered_has_no_answer(
    cache: Cache, path: Path
) -> None:
    replies(cache(MadeUp(), path, Run(TODAY)), PAPER.id)
    catalog = MadeUp()
    offline = cache(catalog, path, Run(TODAY), Ages(offline=True))

    found = replies(offline, PAPER.id, ABSENT.id)

    assert {PAPER.id: PAPER, ABSENT.id: Unreachable(ABSENT.id, "not asked (--offline)")} == found
    assert isinstance(offline.titles_of_versions(PAPER), Unreachable)
    assert isinstance(offline.find_title("A made-up title"), Unreachable)
    assert [] == catalog.asked


def test_a_title_is_looked_for_with_the_catalog(cache: Cache, path: Path) -> None:
    catalog = MadeUp()

    assert (PAPER,) == cache(catalog, path, Run(TODAY)).find_title("made up")
    assert ["made up"] == catalog.asked


@pytest.mark.parametrize("title", ["made up", "a\n\x00 \ud800'; drop table titles"])
def test_what_bears_a_title_is_looked_for_once_and_off_line_it_is_known(
    title: str, cache: Cache, path: Path
) -> None:
    first, second = MadeUp(), MadeUp(TODAY + timedelta(29))
    other = replace(PAPER, id="2501.99905", title="A made-up title\u2028of two rows")
    first.bearing = (PAPER, other)

    found = cache(first, path, Run(TODAY)).find_title(title)
    later = cache(second, path, Run(TODAY + timedelta(29)), Ages(offline=True)).find_title(title)

    assert (PAPER, other) == found == later
    assert [title] == first.asked
    assert [] == second.asked


@pytest.mark.parametrize(
    ("found", "days", "again"),
    [((PAPER,), 29, False), ((PAPER,), 30, True), ((), 0, False), ((), 1, True)],
)
def test_that_nothing_bears_a_title_is_believed_for_a_day(
    found: tuple[Paper, ...], days: int, again: bool, cache: Cache, path: Path
) -> None:
    first, second = MadeUp(), MadeUp()
    first.bearing = found
    cache(first, path, Run(TODAY)).find_title("made up")

    told = cache(second, path, Run(TODAY + timedelta(days))).find_title("made up")

    assert (["made up"] if again else []) == second.asked
    assert ((PAPER,) if again else found) == told


def test_a_search_without_an_answer_is_made_again_and_so_is_one_to_be_refreshed(
    cache: Cache, path: Path
) -> None:
    silent, catalog = MadeUp(), MadeUp()
    silent.bearing = Unreachable("made up", "no answer")

    assert silent.bearing == cache(silent, path, Run(TODAY)).find_title("made up")
    assert (PAPER,) == cache(catalog, path, Run(TODAY)).find_title("made up")
    assert (PAPER,) == cache(catalog, path, Run(TODAY), Ages(refresh=True)).find_title("made up")
    assert ["made up", "made up"] == catalog.asked


@pytest.mark.parametrize(
    "row",
    ["asked = 'soon'", "asked = 1", "records = 'no record'", "records = x'ff'", "logic = 1"],
)
def test_a_spoilt_row_of_a_title_is_asked_anew(row: str, cache: Cache, path: Path) -> None:
    cache(MadeUp(), path, Run(TODAY)).find_title("made up")
    with sqlite3.connect(path) as database:
        database.execute(f"update titles set {row}")
    database.close()
    catalog = MadeUp()

    assert (PAPER,) == cache(catalog, path, Run(TODAY)).find_title("made up")
    assert ["made up"] == catalog.asked


def test_another_endpoint_has_answers_of_its_own(cache: Cache, path: Path) -> None:
    assert list(IDS) == asked_again(cache, path, days=0, endpoint="elsewhere")


def test_an_answer_made_by_other_rules_is_asked_again(
    cache: Cache, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies(cache(MadeUp(), path, Run(TODAY)), *IDS)
    monkeypatch.setattr(_cached, "LOGIC", _cached.LOGIC + 1)
    later = MadeUp()

    replies(cache(later, path, Run(TODAY)), *IDS)

    assert list(IDS) == later.asked


def test_refreshing_asks_everything_and_remembers_it(cache: Cache, path: Path) -> None:
    replies(cache(MadeUp(), path, Run(TODAY)), *IDS)
    tomorrow = TODAY + timedelta(1)
    refreshing = MadeUp(tomorrow)

    found = replies(cache(refreshing, path, Run(tomorrow), Ages(refresh=True)), *IDS)

    assert list(IDS) == refreshing.asked
    assert replace(PAPER, asked=tomorrow) == found[PAPER.id]
    assert found[PAPER.id] == replies(cache(MadeUp(), path, Run(tomorrow)), *IDS)[PAPER.id]


def test_what_was_answered_before_an_interruption_is_remembered(cache: Cache, path: Path) -> None:
    interrupted = cache(MadeUp(), path, Run(TODAY)).look_up(IDS)
    next(interrupted)
    later = MadeUp()

    replies(cache(later, path, Run(TODAY)), *IDS)

    assert [ABSENT.id, SILENT.id] == later.asked


def test_only_papers_out_of_the_cache_count_as_its_progress(cache: Cache, path: Path) -> None:
    progress: list[int] = []
    replies(cache(MadeUp(), path, Run(TODAY, advance=progress.append)), *IDS)
    assert progress == []

    replies(cache(MadeUp(), path, Run(TODAY, advance=progress.append)), *IDS, *IDS)

    assert progress == [1, 1]


def test_earlier_titles_are_asked_for_once(cache: Cache, path: Path) -> None:
    first = MadeUp()
    assert cache(first, path, Run(TODAY)).titles_of_versions(PAPER) == ((1, "Before"),)
    later = MadeUp()
    catalog = cache(later, path, Run(TODAY))

    (known,) = catalog.look_up([PAPER.id])

    assert isinstance(known, Paper)
    assert catalog.titles_of_versions(known) == ((1, "Before"),)
    assert later.asked == []


def test_trouble_with_earlier_titles_is_not_remembered(cache: Cache, path: Path) -> None:
    silent = MadeUp()
    silent.titles = Unreachable(PAPER.id, "no answer")

    assert silent.titles == cache(silent, path, Run(TODAY)).titles_of_versions(PAPER)
    assert cache(MadeUp(), path, Run(TODAY)).titles_of_versions(PAPER) == ((1, "Before"),)


def test_a_first_version_has_no_earlier_titles(cache: Cache, path: Path) -> None:
    catalog = MadeUp()

    first = replace(PAPER, version=1)

    assert cache(catalog, path, Run(TODAY)).titles_of_versions(first) == ()
    assert catalog.asked == []


def warned_once(cache: Cache, path: Path, told: list[str]) -> None:
    """All is answered nevertheless, and one warning names the file."""
    catalog = cache(MadeUp(), path, Run(TODAY, tell=told.append))

    assert {PAPER.id: PAPER, ABSENT.id: ABSENT, SILENT.id: SILENT} == replies(catalog, *IDS)
    assert catalog.titles_of_versions(PAPER) == ((1, "Before"),)
    catalog.close()
    assert len(told) == 1
    assert str(path) in told[0]


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_cache_costs_a_warning(cache: Cache, path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)

    warned_once(cache, path, [])


def test_a_cache_damaged_in_the_middle_costs_a_warning(cache: Cache, path: Path) -> None:
    replies(cache(MadeUp(), path, Run(TODAY)), *IDS)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)

    warned_once(cache, path, [])


def test_a_cache_where_a_folder_cannot_be_costs_a_warning(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")

    warned_once(cache, tmp_path / "cache" / "replies.sqlite", [])


def test_a_cache_of_another_shape_costs_a_warning(cache: Cache, path: Path) -> None:
    path.parent.mkdir()
    database = sqlite3.connect(path)
    database.execute("create table replies (other text)")
    database.close()

    warned_once(cache, path, [])


def test_a_cache_that_another_process_holds_costs_a_warning(
    cache: Cache, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_cached, "LOCKED_FOR_SECONDS", 0.05)
    cache(MadeUp(), path, Run(TODAY)).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin exclusive")

    warned_once(cache, path, [])
    holder.close()


def test_a_full_cache_costs_a_warning(cache: Cache, path: Path) -> None:
    told: list[str] = []
    catalog = cache(MadeUp(), path, Run(TODAY, tell=told.append))
    assert catalog._database
    catalog._database.execute("pragma max_page_count = 1")
    long = MadeUp()
    long.titles = ((1, "long " * 10_000),)
    full = cache(long, path, Run(TODAY, tell=told.append))
    assert full._database
    full._database.execute("pragma max_page_count = 1")

    assert long.titles == full.titles_of_versions(PAPER)
    assert {SILENT.id: SILENT} == replies(full, SILENT.id)
    assert len(told) == 1
    assert "full" in told[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_cache_that_may_not_be_written_costs_a_warning(cache: Cache, path: Path) -> None:
    cache(MadeUp(), path, Run(TODAY)).close()
    path.chmod(0o400)

    warned_once(cache, path, [])


@pytest.mark.parametrize("record", ["nonsense", 5, '{"id": "2501.99909"}'])
def test_a_row_that_cannot_be_read_is_asked_again(cache: Cache, path: Path, record: object) -> None:
    replies(cache(MadeUp(), path, Run(TODAY)), PAPER.id)
    database = sqlite3.connect(path)
    database.execute("update replies set record = ?", (record,))
    database.commit()
    database.close()
    later = MadeUp()

    assert {PAPER.id: PAPER} == replies(cache(later, path, Run(TODAY)), PAPER.id)
    assert [PAPER.id] == later.asked
