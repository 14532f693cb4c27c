"""What `inquire.toml` says, and that what it cannot say is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquire.diagnostics import Severity
from inquire.durations import Duration
from inquire.library import Library, Trouble
from inquire.model import Limits
from inquire.settings import Settings, settings_of


def test_without_settings_they_are_the_usual(tmp_path: Path) -> None:
    assert Settings() == settings_of(Library(tmp_path))


def test_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "inquire.toml").write_text(
        "\ufefftemplate = 'brief'\nselect = ['a']\nignore = ['b', 'c']\n"
        "[limits]\nperishable = '3 months'\nnote = '1 year'\n[severity]\nd = 'warning'\n",
        "utf-8",
    )

    expected = Settings(
        Limits(perishable=Duration(months=3), note=Duration(months=12)),
        "brief",
        frozenset({"a"}),
        frozenset({"b", "c"}),
        {"d": Severity.WARNING},
    )
    assert expected == settings_of(Library(tmp_path))


def test_settings_that_cannot_be_read_are_trouble(tmp_path: Path) -> None:
    (tmp_path / "inquire.toml").mkdir()

    with pytest.raises(Trouble, match=r"cannot read .*inquire.toml: Is a directory"):
        settings_of(Library(tmp_path))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"select = {'[' * 100_000}", "its lists or tables are nested too deeply"),
        (f"template = {'9' * 5_000}", "Exceeds the limit"),
    ],
    ids=["nested", "long"],
)
def test_what_the_reader_of_toml_cannot_take_is_trouble(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "inquire.toml").write_text(text, "utf-8")

    with pytest.raises(Trouble, match=rf"inquire\.toml: {told}"):
        settings_of(Library(tmp_path))
