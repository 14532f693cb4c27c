"""Citations of notes in an essay, and double brackets that are none."""

from __future__ import annotations

import pytest

from inquire.essay import cited


@pytest.mark.parametrize(
    ("essay", "expected"),
    [
        ("It falls [[token-budget]], then [[rises.2]].", ["token-budget", "rises.2"]),
        ("It falls [[ token-budget ]].", ["token-budget"]),
        ("It falls [[12]] and [[token budget]].", ["12", "token budget"]),
        ("One citation twice [[a]] [[a]].", ["a", "a"]),
        ("Nothing here [a] [b](c).", []),
        ("A link [[1]](https://example.org) and [[]] and [[ ]].", []),
        ("A matrix [[1, 2], [3, 4]] and [[1, 2]].", []),
        ("Code `x[[index]]` and ``y[[`a]]`` but [[note]].", ["note"]),
        ("Text [[a]]\n```\nx[[index]]\n```\n[[b]]", ["a", "b"]),
        ("Text [[a]]\n~~~\nx[[index]]\n~~~\n[[b]]", ["a", "b"]),
        ("A lone ` backtick [[a]]", ["a"]),
    ],
)
def test_double_brackets_cite_a_note_outside_of_code_and_links(
    essay: str, expected: list[str]
) -> None:
    actual = [citation.note for citation in cited(essay)]

    assert expected == actual
