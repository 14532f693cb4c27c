"""Writing a file: whole or not at all, and what it was stays what it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from inquire.files import replace_file, replacing


def test_a_new_file_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    old = os.umask(0o027)
    replace_file(tmp_path / "new", b"data")
    os.umask(old)

    assert b"data" == (tmp_path / "new").read_bytes()
    assert 0o640 == stat.S_IMODE((tmp_path / "new").stat().st_mode)
    assert ["new"] == os.listdir(tmp_path)


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "old").chmod(0o600)

    replace_file(tmp_path / "old", b"new")

    assert b"new" == (tmp_path / "old").read_bytes()
    assert 0o600 == stat.S_IMODE((tmp_path / "old").stat().st_mode)


def test_a_link_stays_a_link_also_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")

    replace_file(tmp_path / "link", b"data")

    assert "target" == os.readlink(tmp_path / "link")
    assert b"data" == (tmp_path / "target").read_bytes()


def test_a_failure_before_the_end_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")

    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "old", b"new"):
        raise KeyboardInterrupt

    assert b"old" == (tmp_path / "old").read_bytes()
    assert ["old"] == os.listdir(tmp_path)


def test_the_file_is_made_before_and_placed_after(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")

    with replacing(tmp_path / "old", b"new"):
        between = (tmp_path / "old").read_bytes()
        beside = len(os.listdir(tmp_path))

    assert (b"old", 2) == (between, beside)
    assert b"new" == (tmp_path / "old").read_bytes()


@pytest.mark.parametrize("place", ["missing/file", "file/below", "."])
def test_a_place_that_takes_no_file_is_an_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"old")

    with pytest.raises(OSError, match=r"No such|Not a|Is a"), replacing(tmp_path / place, b"new"):
        pytest.fail("the block began")

    assert ["file"] == os.listdir(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "old").chmod(0o400)

    with pytest.raises(PermissionError, match="the file is read-only"):
        replace_file(tmp_path / "old", b"new")


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    replace_file(tmp_path / ("n" * 255), b"data")

    assert b"data" == (tmp_path / ("n" * 255)).read_bytes()


def test_a_pipe_is_written_to_directly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    replace_file(tmp_path / "pipe", b"data")

    assert b"data" == os.read(reader, 10)
    os.close(reader)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
