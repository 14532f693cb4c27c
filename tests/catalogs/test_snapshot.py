"""The off-line catalog: what it says of papers, of misses, of titles, and of a damaged file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from snapshots import TITLE, TODAY, as_lines, many, months, record, version

from inquire.arxiv_id import ArxivId
from inquire.catalogs import Catalog
from inquire.catalogs import snapshot as reading
from inquire.catalogs._snapshot_build import BadDate, Built, NotBuilt, build
from inquire.catalogs._snapshot_file import SHAPE
from inquire.catalogs._snapshot_records import LONGEST_LINE, read_block
from inquire.catalogs._snapshot_source import PIECE, open_source
from inquire.catalogs.snapshot import NoSnapshot, SnapshotCatalog, path_from
from inquire.evidence import Absent, Paper, Reply, Status, Unreachable, status

Make = Callable[..., SnapshotCatalog]
LATEST = "2026-11-23"


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Builds a catalog of these records (or bytes) and opens it."""
    with ExitStack() as stack:

        def make(*records: object, **named: Any) -> SnapshotCatalog:
            catalog = SnapshotCatalog(built(tmp_path, *records, **named)[0])
            stack.callback(catalog.close)
            return catalog

        yield make


def built(folder: Path, *records: object, **named: Any) -> tuple[Path, Built]:
    source, target = folder / "records.jsonl", folder / "snapshot.sqlite"
    source.write_bytes(as_lines(records))
    return target, build(source, target, today=TODAY, **named)


def reply(catalog: Catalog, paper: str) -> Reply:
    (answer,) = catalog.look_up([paper])
    return answer


def test_a_paper_is_told_in_full(make: Make) -> None:
    told = record(
        title="A Paper of\n  the Tests'  Own Making",
        versions=[
            version(10, 3, "Mar 2025"), version(1, 15, "Jan 2025"), version(9, 20, "Feb 2025")
        ],
        **{"journal-ref": "J. Made-up\n Res. 1 (2025)", "doi": "10.0000/1", "update_date": "2025-03-04"},
    )  # fmt: skip

    expected = Paper(
        "2501.99901",
        10,
        TITLE,
        ("Ada Example", "Bo M. Sample Jr"),
        date(2025, 1, 15),
        date(2025, 3, 3),
        date(2025, 3, 4),
        "arXiv snapshot",
        journal="J. Made-up Res. 1 (2025)",
        doi="10.0000/1",
    )
    assert expected == reply(make(told), "2501.99901")


def test_it_is_a_catalog(make: Make, tmp_path: Path) -> None:
    catalog: Catalog = make(
        record(versions=[version(1, 15, "Jan 2025"), version(2, 16, "Jan 2025")])
    )

    paper = reply(catalog, "2501.99901")

    assert ("arXiv snapshot", str(tmp_path / "snapshot.sqlite")) == (catalog.name, catalog.endpoint)
    assert isinstance(paper, Paper)
    assert () == catalog.titles_of_versions(paper)


def test_every_id_gets_one_reply(make: Make) -> None:
    catalog = make(*months("2411", "2412", "2501"))
    asked = ["2411.00002", "2411.00009", "2411.00002", "math/0309999", "2612.99999", "nonsense", ""]

    replies = list(catalog.look_up(asked))

    assert sorted(set(asked)) == [each.id for each in replies]


@pytest.mark.parametrize("paper", ["2411.00009v1", "arXiv:2411.00009", "math.GT/0309136", "m", ""])
def test_what_is_no_bare_id_is_never_called_missing(make: Make, paper: str) -> None:
    catalog = make(*months("2411", "2412", "2501"), record("math/0309136"))

    assert isinstance(reply(catalog, paper), Unreachable)
    assert isinstance(reply(catalog, "2411.00009"), Absent)


def test_a_withdrawn_paper_is_told_in_its_own_words(make: Make) -> None:
    comment = "This paper has been withdrawn by the authors."
    catalog = make(
        record("2501.00001", comments=comment),
        record("2501.00002", abstract="  This paper has been withdrawn\ndue to an error.\n"),
        record("2501.00003", abstract="  Troops were withdrawn and tumours removed.\n"),
    )

    said = [each.withdrawn for each in catalog.look_up(["2501.00001", "2501.00002", "2501.00003"])]

    assert [comment, "This paper has been withdrawn due to an error.", ""] == said


# What a miss means.


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("2410.00004", Status.NOT_FOUND),
        ("2411.00004", Status.NOT_FOUND),
        ("2412.00004", Status.TOO_NEW),
        ("2501.00004", Status.TOO_NEW),
        ("2502.00001", Status.TOO_NEW),
        ("2611.00001", Status.TOO_NEW),
        ("2409.00001", Status.UNKNOWN),
        ("math/0309136", Status.UNKNOWN),
    ],
)
def test_a_miss_is_judged_by_the_day_of_the_snapshot(
    make: Make, paper: str, expected: Status
) -> None:
    missed = reply(make(*months("2410", "2411", "2412", "2501")), paper)

    assert expected is status(ArxivId(paper), missed)
    if isinstance(missed, Absent):
        assert (date(2025, 1, 16), "arXiv snapshot") == (missed.asked, missed.catalog)


def test_part_of_a_month_says_nothing_of_the_rest_of_it(make: Make) -> None:
    part = [each for each in months("2301", each=98) if each["id"][-2:] not in ("07", "09")]

    missed = reply(make(*part, *months("2302", "2501")), "2301.00009")

    assert (
        Unreachable("2301.00009", "the snapshot holds only some of the papers of 2023-01") == missed
    )


def test_the_last_month_of_a_file_that_was_cut_says_nothing(make: Make) -> None:
    catalog = make(*months("2301", "2302"), record("2302.00004", update_date="2025-01-16"))

    assert isinstance(reply(catalog, "2301.00009"), Absent)
    assert isinstance(reply(catalog, "2302.00009"), Unreachable)


def test_old_archives_count_their_months_apart(make: Make) -> None:
    old = [record(f"math/0309{number:03}") for number in range(1, 4)]
    catalog = make(*months("2501"), *old, record("cs/0309001"), record("quant-ph/0201001"))

    assert isinstance(reply(catalog, "math/0309003"), Paper)
    assert isinstance(reply(catalog, "math/0309009"), Absent)
    assert Unreachable("math/0310001", "the snapshot holds no papers of 2003-10") == reply(
        catalog, "math/0310001"
    )


def test_a_paper_whose_line_is_damaged_is_not_a_missing_one(make: Make) -> None:
    cut = as_lines([record("2411.00002")])[:60]
    old = rb'{"id": "math\/0309004", "title": null}'
    catalog = make(*months("2411", "2412", "2501"), cut.replace(b"00002", b"00004"), old)

    for paper in ("2411.00004", "math/0309004"):
        assert Unreachable(paper, "the snapshot's record of it is damaged") == reply(catalog, paper)
    assert isinstance(reply(catalog, "2411.00005"), Absent)


def test_a_damaged_line_without_an_id_may_be_about_any_missing_paper(make: Make) -> None:
    catalog = make(*months("2411", "2412", "2501"), b"{")

    missed = reply(catalog, "2411.00004")

    assert isinstance(missed, Unreachable)
    assert "without 1 damaged line that could be about any paper" in missed.reason
    assert isinstance(reply(catalog, "2612.00001"), Absent)


# The day of the snapshot.


def test_the_day_is_the_newest_that_a_record_tells(tmp_path: Path) -> None:
    later = record(versions=[version(1, 15, "Jan 2025"), version(2, 20, "May 2025")])

    assert date(2025, 1, 16) == built(tmp_path, record())[1].dated
    assert date(2025, 5, 20) == built(tmp_path, later)[1].dated
    assert date(2025, 2, 13) == built(tmp_path, record(), dated=date(2025, 2, 13))[1].dated
    assert date(2024, 1, 1) == built(tmp_path, record(), dated=date(2024, 1, 1))[1].dated


def test_a_day_long_after_the_newest_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadDate, match="2025-02-14 is long after the newest record, of 2025-01-16"):
        built(tmp_path, record(), dated=date(2025, 2, 14))

    assert not (tmp_path / "snapshot.sqlite").exists()


def test_a_record_of_a_day_to_come_makes_no_newer_snapshot(tmp_path: Path) -> None:
    bad = [
        record("2501.00002", update_date="2026-11-24"),
        record("2501.00003", versions=[version(1, 15, "Jan 2099")]),
    ]

    _, told = built(tmp_path, record("2501.00001", update_date="2026-11-23"), *bad)

    assert (date(2026, 11, 23), 1, {"with a date to come": 2}) == (
        told.dated,
        told.papers,
        told.damaged,
    )


# Damaged lines.

DAMAGED = [
    (b"{", "not JSON"),
    (b"\xff\xfe", "not UTF-8"),
    (b'"\xed\xa0\x80"', "not UTF-8"),
    (b"[1]", "not an object"),
    (b"null", "not an object"),
    (b"[" * 100_000, "not JSON"),
    (b'{"id":' * 100_000, "not JSON"),
    (b"9" * 10_000, "not JSON"),
    (b"x" * (LONGEST_LINE + 1), "too long"),
    ({}, "without an arXiv id"),
    (record(id=2501.99901), "without an arXiv id"),
    (record("2513.99901"), "without an arXiv id"),
    (record("not an id"), "without an arXiv id"),
    (record(title=None), "without a title"),
    (record(title=" \n "), "without a title"),
    (record(title=["A title"]), "without a title"),
    (record(title="long " * 700), "without a title"),
    (record(versions=None), "without versions"),
    (record(versions=[]), "without versions"),
    (record(versions=[version(2, 15, "Jan 2025")]), "without versions"),
    (record(versions=["v1"]), "with a value of a wrong type"),
    (record(versions=[{"version": "v0", "created": ""}]), "with a bad version"),
    (record(versions=[{"version": 1}]), "with a bad version"),
    (record(versions=[{"version": "v1"}]), "with a bad date"),
    (record(versions=[version(1, 30, "Feb 2025")]), "with a bad date"),
    (record(versions=[version(1, 0, "Feb 2025")]), "with a bad date"),
    (record(versions=[version(1, 3, "Foo 2025")]), "with a bad date"),
    (record(versions=[version(1, 3, "Feb 0000")]), "with a bad date"),
    (record(versions=[{"version": "v1", "created": "2025-01-15"}]), "with a bad date"),
    (record(update_date="16 Jan 2025"), "with a bad date"),
    (record(update_date="20250116"), "with a bad date"),
    (record(update_date=20250116), "with a value of a wrong type"),
    (record(authors_parsed="Ada Example"), "with a value of a wrong type"),
    (record(authors_parsed=[["Ada"]]), "with a value of a wrong type"),
    (record(authors_parsed=[["Ada", None, ""]]), "with a value of a wrong type"),
    (record(comments=12), "with a value of a wrong type"),
    (record(abstract=["text"]), "with a value of a wrong type"),
    (record(doi={"a": 1}), "with a value of a wrong type"),
    (record(title="half a pair \ud835"), "with text that is no Unicode"),
    (record(authors_parsed=[["\udc00", "Ada", ""]]), "with text that is no Unicode"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind"), DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_line_is_told_and_passed_over(line: object, kind: str) -> None:
    block = as_lines([record("2501.00001"), line, record("2501.00002")])

    rows, damaged, _ = read_block(block, LATEST)

    assert ["2501.00001", "2501.00002"] == [row[0] for row in rows]
    assert [kind] == [told for told, _ in damaged]


def test_damage_is_counted_by_kind_and_blank_lines_are_none(tmp_path: Path) -> None:
    _, told = built(tmp_path, b"", b"  \r", b"{", record(), b"[]", b"", b"{")

    assert ({"not JSON": 2, "not an object": 1}, 1) == (told.damaged, told.papers)


def test_versions_go_by_number_and_not_by_day(make: Make) -> None:
    paper = reply(
        make(record(versions=[version(2, 3, "Jan 2025"), version(1, 9, "Jan 2025")])), "2501.99901"
    )

    assert isinstance(paper, Paper)
    assert (2, date(2025, 1, 9), date(2025, 1, 3)) == (
        paper.version,
        paper.published,
        paper.updated,
    )


def test_what_is_optional_may_be_missing(make: Make) -> None:
    bare = {key: record()[key] for key in ("id", "title", "versions")}

    paper = reply(make(bare), "2501.99901")

    assert isinstance(paper, Paper)
    assert ((), "", "", date(2025, 1, 15)) == (paper.authors, paper.doi, paper.journal, paper.asked)


def test_text_of_any_script_comes_through(make: Make) -> None:
    title = "G\\\"odel, \U0001d4d0 \u6df1\u5ea6\u5b66\u4e60 and $\\alpha$ \u202e\x00 \\'etale"
    authors = [["\u00c5str\u00f6m", "\U0001d4d0.", "III", "Lund"], ["", "", ""]]

    paper = reply(make(record(title=title, authors_parsed=authors)), "2501.99901")

    assert isinstance(paper, Paper)
    assert (title, ("\U0001d4d0. \u00c5str\u00f6m III",)) == (paper.title, paper.authors)


@given(st.binary())
@example(b'{"id": "' + b"\xff")
@example(b'{"id":"2501.99901","title":"x","versions":[{"version":"v1","created":[]}]}')
def test_any_bytes_are_a_record_or_damage(line: bytes) -> None:
    rows, damaged, _ = read_block(line, LATEST)

    lines = [each for each in line.split(b"\n") if each.strip()]
    assert len(lines) == len(rows) + len(damaged)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(record())), VALUES)
def test_any_value_in_any_field_is_a_record_or_damage(field: str, value: object) -> None:
    line = json.dumps(record() | {field: value}).encode()

    rows, damaged, _ = read_block(line, LATEST)

    assert 1 == len(rows) + len(damaged)


# The file that is built.


def test_of_a_paper_told_twice_the_newer_version_counts_then_the_later_line(make: Make) -> None:
    two = [version(1, 15, "Jan 2025"), version(2, 16, "Jan 2025")]
    catalog = make(
        record("2501.00001", "First Second", versions=two),
        record("2501.00001", "Older Words"),
        record("2501.00001", "Latest Second", versions=two),
        record("2501.00002", "Another", versions=two),
        record("2501.00002", "Much Older"),
    )

    papers = list(catalog.look_up(["2501.00001", "2501.00002"]))

    assert ["Latest Second", "Another"] == [each.title for each in papers]
    assert () == catalog.find_title("Much older")
    assert 2 == catalog.description.papers
    assert () == catalog.find_title("First")
    assert () == catalog.find_title("Older Words")
    assert (papers[0],) == catalog.find_title("Latest second")


def test_a_file_without_one_good_record_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    path, _ = built(tmp_path, record())
    before = path.read_bytes()

    with pytest.raises(NotBuilt, match=r"holds no record of a paper \(2 not JSON\)"):
        built(tmp_path, b"{", b"}")
    with pytest.raises(NotBuilt, match=r"holds no record of a paper \(it is empty\)"):
        built(tmp_path)

    assert before == path.read_bytes()
    assert {"records.jsonl", "snapshot.sqlite"} == {each.name for each in tmp_path.iterdir()}


def test_a_large_file_is_read_by_two_processes_to_the_same_end(tmp_path: Path, make: Make) -> None:
    source = many(tmp_path / "many.jsonl", 4_000)
    with source.open("ab") as stream:
        stream.write(b"{\n" + b"x" * (LONGEST_LINE * 2) + b"\n" + as_lines([record("2508.00001")]))
    seen: list[tuple[int, int]] = []

    told = build(
        source, tmp_path / "s", today=TODAY, advance=lambda done, size: seen.append((done, size))
    )
    catalog = SnapshotCatalog(tmp_path / "s")

    assert (4_001, 0) == (told.papers, told.repeated)
    assert {"not JSON": 1, "too long": 1} == told.damaged
    assert (source.stat().st_size,) * 2 == seen[-1]
    assert seen == sorted(seen)
    ids = [f"2501.{number + 1:05}" for number in range(4_000)]
    assert all(isinstance(each, Paper) for each in catalog.look_up([*ids, "2508.00001"]))
    catalog.close()


@pytest.mark.parametrize("size", [PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_blocks_are_whole_lines_wherever_they_are_cut(tmp_path: Path, size: int) -> None:
    lines = [b"a" * size, b"b" * 10, b"", b"c" * size, b"last"]
    (tmp_path / "lines").write_bytes(b"\n".join(lines))

    with open_source(tmp_path / "lines") as (blocks, _, _):
        read = [line for block in blocks for line in block.split(b"\n")]

    assert [line for line in lines if line] == [line for line in read if line]


def test_a_line_without_end_takes_no_memory(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(b"a" * 20 * PIECE + b"\nlast")

    with open_source(tmp_path / "lines") as (blocks, _, _):
        longest = max(map(len, blocks))

    assert LONGEST_LINE < longest <= LONGEST_LINE + 2 * PIECE


# Titles.

TITLES = {
    "2501.00001": "Training language models to be warm: a paper nobody wrote",
    "2501.00002": "On $\\alpha$-decay of G\\\"odel's \\emph{made-up} nuclei",
    "2501.00003": "To be or not to be",
    "2501.00004": "Deep Learning",
    "2501.00005": "Deep Learning for Penguins in the Andes: Part II",
    "2501.00006": "\u6df1\u5ea6\u5b66\u4e60",
    "2501.00007": "0",
    "2501.00008": "NEAR AND OR NOT: queries in the full text",
}


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SnapshotCatalog]:
    folder = tmp_path_factory.mktemp("titles")
    path, _ = built(folder, *(record(paper, title) for paper, title in TITLES.items()))
    catalog = SnapshotCatalog(path)
    yield catalog
    catalog.close()


@pytest.mark.parametrize(
    ("title", "paper"),
    [
        *((title, paper) for paper, title in TITLES.items()),
        ("TRAINING LANGUAGE MODELS TO BE WARM - A PAPER NOBODY WROTE!", "2501.00001"),
        ("Training language models to be warm", "2501.00001"),
        ("Training models to be warm: a paper nobody wrote", "2501.00001"),
        ("Trainings of languages models warm: paper nobody", "2501.00001"),
        ("On alpha-decay of Gödel's made up nuclei", "2501.00002"),
        ("alpha decay of Godels nuclei", "2501.00002"),
        ("deep learning", "2501.00004"),
        ("Deep learning for penguins", "2501.00005"),
        ('near("and" or not): queries* ^in {full}:text', "2501.00008"),
    ],
)
def test_a_paper_is_found_by_its_title(titled: SnapshotCatalog, title: str, paper: str) -> None:
    found = titled.find_title(title)

    assert not isinstance(found, Unreachable)
    assert paper == found[0].id


@pytest.mark.parametrize("title", ["", " \n", "...", "\x00", "\u200b", "the of", "?" * 1_000_000])
def test_a_title_without_a_word_of_any_paper_finds_none(
    titled: SnapshotCatalog, title: str
) -> None:
    assert () == titled.find_title(title)


@pytest.mark.parametrize(
    "title", ["word " * 200_000, "w" * 1_000_000, "\u5b66" * 1_000_000, "\ud800", '"' * 999]
)
def test_a_hostile_title_finds_none(titled: SnapshotCatalog, title: str) -> None:
    assert () == titled.find_title(title)
    assert not titled.trouble


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text()
    | st.lists(st.sampled_from('AND OR NOT NEAR ( ) " * ^ : + - deep words'.split())).map(" ".join)
)
def test_any_title_can_be_asked_for(titled: SnapshotCatalog, title: str) -> None:
    found = titled.find_title(title)

    assert not isinstance(found, Unreachable)
    assert len(found) <= 5


def test_at_most_five_are_found_and_the_same_one_first(make: Make) -> None:
    catalog = make(
        *(record(f"2501.{number:05}", f"Common words {number}") for number in range(1, 80))
    )

    found = catalog.find_title("common words 42")

    assert not isinstance(found, Unreachable)
    assert "2501.00042" == found[0].id
    assert 5 == len(catalog.find_title("Common words"))


def test_of_titles_as_near_the_one_that_is_meant_comes_first(make: Make) -> None:
    catalog = make(
        record("2501.00001", "Warm penguins of Andes 3"),
        record("2501.00002", "Warm penguin of Andes 2"),
    )

    found = catalog.find_title("Warms penguins of Andes 2")

    assert not isinstance(found, Unreachable)
    assert ["2501.00002", "2501.00001"] == [each.id for each in found]


def test_a_title_of_common_words_is_found_all_the_same(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = ("red green", "green blue", "blue red", "red grey", "green grey")
    from inquire.catalogs import _snapshot_build

    monkeypatch.setattr(_snapshot_build, "COMMON", 2)
    catalog = make(*(record(f"2501.0000{n}", title) for n, title in enumerate(named, 1)))

    found = catalog.find_title("green red lost")

    assert not isinstance(found, Unreachable)
    assert "red green" == found[0].title


# What is wrong with the file.


def test_without_a_file_it_says_how_to_make_one(tmp_path: Path) -> None:
    path = tmp_path / "none" / "snapshot.sqlite"

    with pytest.raises(NoSnapshot, match="make one: inquire snapshot build FILE") as told:
        SnapshotCatalog(path)

    assert f"no snapshot at {path}; " in str(told.value)


@pytest.mark.parametrize("name", ["a?b#c %41.sqlite", "mode=ro&x.sqlite", "sp ace", "caf\u00e9"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    built(tmp_path, record())[0].rename(tmp_path / name)

    catalog = SnapshotCatalog(tmp_path / name)

    assert isinstance(reply(catalog, "2501.99901"), Paper)
    catalog.close()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def sql(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        database = sqlite3.connect(path)
        for statement in statements:
            database.execute(statement)
        database.commit()
        database.close()

    return change


DAMAGES = {
    "empty": lambda path: path.write_bytes(b""),
    "no database": lambda path: path.write_bytes(b"no database"),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "only a header": lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096),
    "cut": cut,
    "overwritten": overwritten,
    "another database": lambda path: (path.unlink(), sql("create table t (a)")(path)),
    "another shape": sql(f"pragma user_version = {SHAPE + 1}"),
    "no papers": sql("drop table papers"),
    "no description": sql("delete from snapshot"),
    "a day that is none": sql("update snapshot set dated = 'today'"),
    "bytes for a text": sql("update papers set authors = x'41'"),
    "a text for a number": sql("update papers set version = 'v1'"),
    "a text that is none": sql("update papers set title = cast(x'ff' as text)"),
    "no date": sql("update papers set published = ''"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_trouble_and_no_answer(tmp_path: Path, damage: str) -> None:
    path, _ = built(tmp_path, *months("2411", "2412", "2501"))
    DAMAGES[damage](path)

    catalog = SnapshotCatalog(path)
    asked = ["2411.00001", "2411.00002", "2411.00099"]
    replies = list(catalog.look_up(asked))
    found = catalog.find_title(TITLE)
    catalog.close()

    assert asked == [each.id for each in replies]
    assert [Unreachable] * 3 == [type(each) for each in replies]
    assert isinstance(found, Unreachable)
    assert f"cannot use the snapshot {path}: " in found.reason


@pytest.mark.parametrize("every", [3, 7, 64])
def test_no_damage_to_any_page_raises(tmp_path: Path, every: int) -> None:
    path, _ = built(tmp_path, *months("2411", "2412", "2501", each=40))
    data = bytearray(path.read_bytes())
    for start in range(0, len(data), 512):
        spoiled = data.copy()
        spoiled[start : start + 512 : every] = b"\x55" * len(spoiled[start : start + 512 : every])
        path.write_bytes(spoiled)

        catalog = SnapshotCatalog(path)
        assert 3 == len(list(catalog.look_up(["2411.00001", "2412.00039", "2411.00099"])))
        catalog.find_title(TITLE)
        catalog.find_title("own lost making")
        catalog.close()


def test_a_file_that_another_process_holds_is_trouble(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LOCKED_FOR_SECONDS", 0.05)
    catalog = make(record())
    holder = sqlite3.connect(tmp_path / "snapshot.sqlite", isolation_level=None)
    holder.execute("begin exclusive")

    held, opened = reply(catalog, "2501.99901"), SnapshotCatalog(tmp_path / "snapshot.sqlite")

    assert isinstance(held, Unreachable)
    assert "database is locked" in opened.trouble
    holder.close()
    opened.close()


def test_a_closed_catalog_has_no_answers(make: Make) -> None:
    catalog = make(record())
    catalog.close()
    catalog.close()

    assert isinstance(reply(catalog, "2501.99901"), Unreachable)
    assert isinstance(catalog.find_title(TITLE), Unreachable)


def test_a_file_replaced_while_it_is_read_goes_on_answering(make: Make, tmp_path: Path) -> None:
    catalog = make(record())
    built(tmp_path, record("2501.00001"))

    assert isinstance(reply(catalog, "2501.99901"), Paper)
    assert isinstance(reply(make(record("2501.00002")), "2501.00002"), Paper)


def test_it_is_kept_where_the_environment_says() -> None:
    assert Path("/elsewhere/s") == path_from({"INQUIRE_SNAPSHOT": "/elsewhere/s"})
    assert ("inquire", "snapshot.sqlite") == path_from({}).parts[-2:]
    assert path_from({}) == path_from({"INQUIRE_SNAPSHOT": " "})
