"""Which titles a snapshot looks for, and which of those found are the nearest."""

from __future__ import annotations

from datetime import date

import pytest

from inquire.catalogs._snapshot_titles import NEAREST, all_of, nearest, some_of
from inquire.evidence import Paper

DAY = date(2026, 11, 22)


def paper(number: int, title: str) -> Paper:
    return Paper(f"2501.999{number:02}", 1, title, (), DAY, DAY, DAY, "arXiv snapshot")


def test_at_first_every_word_is_wanted() -> None:
    assert '"warm" AND "rye"' == all_of(["warm", "rye"])


@pytest.mark.parametrize(
    ("words", "common", "query"),
    [
        (["warm", "rye"], [], '"warm" OR "rye"'),
        (["warm", "rye", "loaf"], ["loaf", "rye"], '"warm" OR ("loaf" AND "rye")'),
        (["rye", "loaf"], ["loaf", "rye"], '("loaf" AND "rye")'),
        (["rye"], ["rye"], '"rye"'),
    ],
)
def test_then_one_rare_word_or_two_common_ones(
    words: list[str], common: list[str], query: str
) -> None:
    assert query == some_of(words, common)


def test_of_many_common_words_the_rarest_five_are_paired() -> None:
    words = [f"w{number}" for number in range(9)]

    query = some_of(words, words)

    assert 10 == query.count(" AND ")
    assert "w5" not in query


def test_the_likest_come_first_each_once_and_five_at_most() -> None:
    found = [paper(number, f"Of warm rye {number}") for number in range(8)]

    near = nearest("Of warm rye 7", [*found, *found])

    assert NEAREST == len(near) == len({each.id for each in near})
    assert "2501.99907" == near[0].id
