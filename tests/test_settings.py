"""What `inquire.toml` says, and that what it cannot say is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquire.dates import Duration
from inquire.diagnostics import Severity
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
