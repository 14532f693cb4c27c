"""Where lines, templates, policy and lock live."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from scenes import MINIMAL, ROOT

from inquire.library import (
    Library,
    NotFound,
    Trouble,
    find_library,
    library_of,
    shipped_folder,
    shipped_library,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "lines/deep").mkdir(parents=True)
    (folder / "lines/one.yaml").write_text(MINIMAL, "utf-8")
    return folder


def test_a_checkout_ships_its_own_lines() -> None:
    assert ROOT == shipped_folder()
    assert shipped_library().lock_path is None
    assert ROOT / "lines" == shipped_library().lines_folder


@pytest.mark.parametrize("below", [".", "lines", "lines/deep"])
def test_the_nearest_library_above_is_found(root: Path, below: str) -> None:
    found = find_library(root / below)

    assert found == Library(root)
    assert root / "inquire.lock" == found.lock_path


def test_where_there_is_none_none_is_found(tmp_path: Path) -> None:
    assert find_library(tmp_path) is None
    assert library_of(tmp_path / "line.yaml") is None


def test_settings_make_a_library_of_the_yaml_beside_them(tmp_path: Path) -> None:
    (tmp_path / "inquire.toml").touch()
    (tmp_path / "one.yaml").touch()

    found = find_library(tmp_path)

    assert found == Library(tmp_path)
    assert {"one": tmp_path / "one.yaml"} == found.paths()


def test_a_named_folder_is_a_library_whatever_it_holds(tmp_path: Path) -> None:
    (tmp_path / "one.yml").touch()

    found = find_library(Path("/"), str(tmp_path))

    assert found
    assert ["one"] == list(found.paths())


def test_a_named_folder_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no folder '.*nowhere' for a library"):
        find_library(tmp_path, str(tmp_path / "nowhere"))


def test_a_name_may_stand_for_home(root: Path) -> None:
    home = os.path.expanduser("~")

    with pytest.raises(NotFound, match="~/no such folder"):
        find_library(root, "~/no such folder")
    assert find_library(root, "~") == find_library(root, home)


def test_a_file_lies_in_the_library_whose_lines_it_is_among(root: Path) -> None:
    assert library_of(root / "lines/one.yaml") == Library(root)
    assert library_of(root / "lines/../lines/deep/../one.yaml") == Library(root)
    assert library_of(root / "draft.yaml") is None
    assert library_of(root / "lines/deep/two.yaml") is None


@pytest.mark.parametrize("place", [".", "lines"])
def test_the_shipped_lines_are_never_written_beside(tmp_path: Path, place: str) -> None:
    (tmp_path / "link").symlink_to(ROOT)

    for named in (ROOT / place, tmp_path / "link" / place):
        found = find_library(tmp_path, str(named))

        assert found
        assert found.lock_path is None


def test_lines_come_in_the_order_of_their_ids(root: Path) -> None:
    for name in ("b.yaml", "a-b.yml", "a.yaml", ".hidden.yaml", "c.txt", "d.yaml~", "readme.md"):
        (root / "lines" / name).touch()
    (root / "lines/folder.yaml").mkdir()

    assert ["a", "a-b", "b", "one"] == list(Library(root).paths())


def test_two_files_for_one_line_are_trouble(root: Path) -> None:
    (root / "lines/one.yml").touch()

    with pytest.raises(Trouble, match=r"two files for one line: one.yaml and one.yml"):
        Library(root).paths()


def test_a_folder_that_cannot_be_listed_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"cannot list .*: No such file or directory"):
        Library(tmp_path / "nowhere").paths()


def test_own_templates_go_before_the_shipped_ones(root: Path) -> None:
    (root / "prompts").mkdir()
    for name in ("brief.md.j2", "mine.md.j2", "notes.txt"):
        (root / "prompts" / name).touch()

    templates = Library(root).templates()

    assert root / "prompts/brief.md.j2" == templates["brief"]
    assert root / "prompts/mine.md.j2" == templates["mine"]
    assert ROOT / "prompts/retest.md.j2" == templates["retest"]
    assert "notes.txt" not in templates
