"""What the workflow of a new library installs, by where this package was installed from."""

from __future__ import annotations

import json

import pytest

from inquire.new_library import requirement_of

GIT = {"vcs": "git", "commit_id": "0123abcd", "requested_revision": "v1"}


@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        (
            {"url": "https://host.invalid/a/inquire.git", "vcs_info": GIT},
            "git+https://host.invalid/a/inquire.git@0123abcd",
        ),
        (
            {"url": "https://host.invalid/inquire-1-py3-none-any.whl", "archive_info": {}},
            "https://host.invalid/inquire-1-py3-none-any.whl",
        ),
        ({"url": "file:///home/ada/inquire", "dir_info": {"editable": True}}, ""),
        ({"url": "https://ada:secret@host.invalid/inquire.git", "vcs_info": GIT}, ""),
        ({"url": "ssh://git@host.invalid/a/inquire.git", "vcs_info": GIT}, ""),
        ({"url": "https://host.invalid/\u202ea", "archive_info": {}}, ""),
        ({"url": 1}, ""),
        ({"url": "https://host.invalid/a", "vcs_info": {"commit_id": "0"}}, ""),
        ({"url": "https://host.invalid/a", "vcs_info": []}, ""),
        ({}, ""),
        ([], ""),
    ],
)
def test_only_an_address_that_others_reach_is_installed_from(
    origin: object, requirement: str
) -> None:
    assert requirement == requirement_of(json.dumps(origin))


@pytest.mark.parametrize("origin", [None, "", "{", "null"])
def test_where_it_was_installed_from_may_be_unknown(origin: str | None) -> None:
    assert "" == requirement_of(origin)
