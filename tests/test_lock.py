"""The lock as a file: what it holds survives, what is wrong with it is told, nothing is lost."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquire.evidence import Absent, Evidence, Paper, SecondWord
from inquire.files import _left_of
from inquire.lock import Lock, lock_text, parse_lock, read_lock
from inquire.lock import write_lock as write
from inquire.lock_record import LockFault, as_line, from_line

ASKED = date(2026, 11, 22)
HEADER = '{"inquire-lock": 1}\n'


def paper(number: int, **changes: object) -> Paper:
    """A paper of the tests' own making."""
    made_up = Paper(
        f"2501.{99900 + number}",
        2,
        "A made-up title",
        ("Ada Example", "Élie Beispiel"),
        date(2025, 1, 15),
        date(2025, 2, 14),
        ASKED,
        "arXiv",
    )
    return replace(made_up, **changes)  # type: ignore[arg-type]


def by_id(*records: Evidence) -> dict[str, Evidence]:
    """Records as a lock keys them."""
    return {record.id: record for record in records}


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return [path.name for path in folder.iterdir()]


TEXT = st.text(st.characters(), max_size=30)
IDS = st.integers(1, 99999).map(lambda n: f"2501.{n:05}")
SECONDS = st.none() | st.builds(SecondWord, TEXT, st.booleans(), TEXT)
PAPERS = st.builds(
    Paper,
    IDS,
    st.integers(1, 10**20),
    TEXT,
    st.lists(TEXT, max_size=3).map(tuple),
    st.dates(),
    st.dates(),
    st.dates(),
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    st.lists(st.tuples(st.integers(1, 99), TEXT), max_size=3).map(tuple),
    st.lists(IDS, max_size=2).map(tuple),
    st.lists(st.integers(1, 99), max_size=2).map(tuple),
    SECONDS,
)
EVIDENCE = PAPERS | st.builds(Absent, IDS, st.dates(), TEXT, SECONDS)


@given(EVIDENCE)
def test_a_record_survives_as_one_line(record: Evidence) -> None:
    line = as_line(record)

    assert len(line.splitlines()) == 1
    assert line.encode()
    assert from_line(line) == record


@given(st.lists(EVIDENCE, max_size=5))
def test_a_lock_survives_with_either_line_ending(records: list[Evidence]) -> None:
    written = lock_text(by_id(*records)).encode()

    assert Lock(by_id(*records)) == parse_lock(written)
    assert Lock(by_id(*records)) == parse_lock(b"\xef\xbb\xbf" + written.replace(b"\n", b"\r\n"))


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
@settings(max_examples=300)
def test_any_bytes_are_a_lock_or_a_fault_with_a_place(data: bytes) -> None:
    for text in (data, HEADER.encode() + data):
        found = parse_lock(text)

        assert isinstance(found, Lock | LockFault)
        if isinstance(found, LockFault):
            assert found.line >= 1
            assert found.column >= 1


def test_the_text_is_sorted_and_leaves_out_what_is_empty() -> None:
    expected = (
        HEADER
        + '{"id": "2501.99901", "version": 2, "title": "A made-up title", '
        + '"authors": ["Ada Example", "Élie Beispiel"], "published": "2025-01-15", '
        + '"updated": "2025-02-14", "doi": "10.1000/x", "asked": "2026-11-22", '
        + '"catalog": "arXiv"}\n'
        + '{"id": "2501.99902", "absent": true, "asked": "2026-11-22", "catalog": "arXiv"}\n'
    )

    records = by_id(Absent("2501.99902", ASKED, "arXiv"), paper(1, doi="10.1000/x"))

    assert expected == lock_text(records)


def test_characters_that_nobody_sees_are_escaped() -> None:
    line = as_line(paper(1, title="a\u2028b\x85c\u202ed\x1be\ud800f"))

    assert r'"a\u2028b\u0085c\u202ed\u001be\ud800f"' in line


RECORD = json.loads(as_line(paper(1)))
NOT_OF_ABSENT = ("version", "title", "authors", "published", "updated")


def changed(**changes: object) -> str:
    """A record's line with other values; None takes the key away."""
    record = {**RECORD, **changes}
    return json.dumps({key: value for key, value in record.items() if value is not None})


@pytest.mark.parametrize(
    ("line", "key", "message"),
    [
        ("nonsense", "", "not a record: Expecting value"),
        ("[]", "", "not a record: expected {...}"),
        ("[" * 200_000, "", "not a record: a number or a nesting beyond all measure"),
        ("9" * 5_000, "", "not a record: a number or a nesting beyond all measure"),
        ('{"absent": true}', "", "a record without 'id'"),
        (changed(title=None), "", "a record without 'title'"),
        (changed(id="2501.99901v2"), "id", "'id' must be a bare arXiv id such as 1605.08386"),
        (changed(id="math.GT/0309136"), "id", "'id' must be a bare arXiv id such as 1605.08386"),
        (changed(id=2501.9), "id", "'id' must be a bare arXiv id such as 1605.08386"),
        (changed(version=True), "version", "'version' must be a number from 1"),
        (changed(version=0), "version", "'version' must be a number from 1"),
        (changed(title=["x"]), "title", "'title' must be text"),
        (changed(authors="Ada"), "authors", "'authors' must be a list of names"),
        (changed(authors=[1]), "authors", "'authors' must be a list of names"),
        (changed(asked="20261122"), "asked", "'asked' must be a day such as 2026-11-22"),
        (changed(asked="2026-02-30"), "asked", "'asked' must be a day such as 2026-11-22"),
        (changed(asked=5), "asked", "'asked' must be a day such as 2026-11-22"),
        (changed(mood="fine"), "mood", "unknown key 'mood' in a record"),
        (changed(absent=True), "version", "unknown key 'version' in a record"),
        (
            changed(earlier_titles=[[1]]),
            "earlier_titles",
            "'earlier_titles' must be a list of [version, title]",
        ),
        (
            changed(earlier_titles={}),
            "earlier_titles",
            "'earlier_titles' must be a list of [version, title]",
        ),
        (
            changed(absent=1, **dict.fromkeys(NOT_OF_ABSENT)),
            "absent",
            "'absent' must be true",
        ),
    ],
)
def test_a_record_that_cannot_be_one_is_told_with_its_place(
    line: str, key: str, message: str
) -> None:
    found = parse_lock(f"{HEADER}\n{line}\n".encode())

    assert isinstance(found, LockFault)
    assert ("bad-lock", 3, message) == (found.code, found.line, found.message)
    assert (line.index(f'"{key}"') + 1 if key else 1) == found.column
    assert "inquire verify" in found.help


def test_a_fault_of_json_is_told_with_its_column() -> None:
    found = parse_lock(f'{HEADER}{{"id": }}'.encode())

    assert isinstance(found, LockFault)
    assert (found.line, found.column) == (2, 8)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", "||||||| merged", ">>>>>>> theirs"])
def test_a_conflict_left_by_git_has_a_code_of_its_own(mark: str) -> None:
    found = parse_lock(f"{HEADER}{as_line(paper(1))}\n{mark}\n".encode())

    assert isinstance(found, LockFault)
    assert (found.code, found.line, found.column) == ("lock-conflict", 3, 1)
    assert found.message == "merge conflict left by git"


@pytest.mark.parametrize("header", ["{}", "[]", "x", '{"inquire-lock": true}', "[" * 200_000])
def test_a_file_that_is_no_lock_is_told(header: str) -> None:
    found = parse_lock(f"{header}\n".encode())

    assert isinstance(found, LockFault)
    assert (found.code, found.line) == ("bad-lock", 1)
    assert '{"inquire-lock": 1}' in found.message


def test_a_newer_lock_says_so() -> None:
    found = parse_lock(b'{"inquire-lock": 2}\n')

    assert isinstance(found, LockFault)
    assert found.message == "lock version 2; this inquire reads version 1"
    assert found.help == "update inquire"


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    found = parse_lock(HEADER.encode() + b"\xff\n")

    assert isinstance(found, LockFault)
    assert (found.line, found.message) == (2, "not UTF-8")


def test_of_two_lines_for_one_paper_the_one_asked_later_counts() -> None:
    later = paper(1, title="Later", asked=ASKED + timedelta(1))
    lines = [as_line(later), as_line(paper(1)), ""]

    assert Lock(by_id(later)) == parse_lock((HEADER + "\n".join(lines)).encode())


def test_no_file_is_no_lock_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    assert None is read_lock(tmp_path / "inquire.lock")
    (tmp_path / "inquire.lock").write_bytes(b"")
    assert Lock({}) == read_lock(tmp_path / "inquire.lock")


def test_a_disk_that_refuses_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "inquire.lock").mkdir()

    with pytest.raises(OSError, match="directory"):
        read_lock(tmp_path / "inquire.lock")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    lock = tmp_path / "inquire.lock"

    assert Lock(by_id(paper(1))) == write(lock, by_id(paper(1)))
    assert Lock(by_id(paper(1), paper(2))) == write(lock, by_id(paper(2)))
    assert Lock(by_id(paper(1), paper(2))) == read_lock(lock)
    assert names(tmp_path) == ["inquire.lock"]


def test_nothing_learned_is_nothing_written(tmp_path: Path) -> None:
    assert Lock({}) == write(tmp_path / "inquire.lock", {})
    assert names(tmp_path) == []


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_lock_that_would_say_the_same_is_not_touched(tmp_path: Path, ending: bytes) -> None:
    lock = tmp_path / "inquire.lock"
    lock.write_bytes(lock_text(by_id(paper(1))).encode().replace(b"\n", ending))
    os.utime(lock, (1, 1))

    write(lock, by_id(paper(1, asked=ASKED + timedelta(30))))

    assert lock.stat().st_mtime == 1


def test_a_lock_that_cannot_be_read_is_not_overwritten(tmp_path: Path) -> None:
    lock = tmp_path / "inquire.lock"
    lock.write_text("<<<<<<< HEAD\n")

    found = write(lock, by_id(paper(1)))

    assert isinstance(found, LockFault)
    assert lock.read_text() == "<<<<<<< HEAD\n"


def test_the_mode_is_kept_and_a_new_lock_follows_the_umask(tmp_path: Path) -> None:
    lock = tmp_path / "inquire.lock"
    old = os.umask(0o027)
    try:
        write(lock, by_id(paper(1)))
    finally:
        os.umask(old)
    assert stat.S_IMODE(lock.stat().st_mode) == 0o640
    lock.chmod(0o664)

    write(lock, by_id(paper(2)))

    assert stat.S_IMODE(lock.stat().st_mode) == 0o664


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "the.lock"
    target.parent.mkdir()
    link = tmp_path / "inquire.lock"
    link.symlink_to(target)

    write(link, by_id(paper(1)))
    write(link, by_id(paper(2)))

    assert link.is_symlink()
    assert Lock(by_id(paper(1), paper(2))) == read_lock(target)


def test_a_lock_that_may_not_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "inquire.lock"
    write(lock, by_id(paper(1)))
    before = lock.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)  # for tests run as root, too

    with pytest.raises(PermissionError):
        write(lock, by_id(paper(2)))

    assert before == lock.read_bytes()


def test_a_full_disk_leaves_the_lock_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "inquire.lock"
    write(lock, by_id(paper(1)))
    before = lock.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        write(lock, by_id(paper(2)))

    assert before == lock.read_bytes()
    assert names(tmp_path) == ["inquire.lock"]


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "inquire.lock"

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: write(lock, by_id(paper(n))), range(40)))

    assert Lock(by_id(*map(paper, range(40)))) == read_lock(lock)
    assert names(tmp_path) == ["inquire.lock"]


def test_two_branches_verified_apart_merge_in_git(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(["git", *identity, *words], cwd=tmp_path, check=True, capture_output=True)

    lock = tmp_path / "inquire.lock"
    git("init", "-b", "main")
    write(lock, by_id(*map(paper, range(10, 60, 10))))
    git("add", "-A")
    git("commit", "-m", "first")
    git("checkout", "-b", "other")
    write(lock, by_id(paper(15), paper(20, version=3)))
    git("commit", "-am", "other")
    git("checkout", "main")
    write(lock, by_id(paper(45), paper(40, version=3)))
    git("commit", "-am", "main")
    git("merge", "other")

    found = read_lock(lock)

    assert isinstance(found, Lock)
    assert len(found.records) == 7
    assert [found.records[f"2501.999{n}"].version for n in (20, 40)] == [3, 3]  # type: ignore[union-attr]


def test_what_a_writer_that_was_killed_left_behind_is_removed(tmp_path: Path) -> None:
    lock = tmp_path / "inquire.lock"
    for name in ("inquire.lock", "other"):
        left = f"{_left_of(tmp_path / name)}0123abcd.tmp"
        (tmp_path / left).write_text("half", "utf-8")

    write(lock, by_id(paper(1)))

    (other,) = set(names(tmp_path)) - {"inquire.lock"}
    assert other.startswith(_left_of(tmp_path / "other"))
