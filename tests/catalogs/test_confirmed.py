"""The gravest words of one catalog are put before a second one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from inquire.arxiv_id import ArxivId
from inquire.catalogs._confirmed import ConfirmedCatalog
from inquire.evidence import (
    Absent,
    Paper,
    Reply,
    SecondWord,
    Status,
    Unreachable,
    status,
)

TODAY = date(2026, 11, 22)
SOUND = Paper(
    "2501.99901", 1, "A title", ("Ada",), date(2025, 1, 1), date(2025, 1, 1), TODAY, "first"
)
GONE = replace(SOUND, id="2501.99902", withdrawn="This paper was withdrawn")
MISSING = Absent("2501.99903", TODAY, "first")


class MadeUp:
    """A catalog that gives the replies it was made with."""

    endpoint = "nowhere"

    def __init__(self, name: str, *replies: Reply) -> None:
        self.name = name
        self.asked: list[str] = []
        self._replies = {reply.id: reply for reply in replies}

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:
        self.asked += ids
        for paper_id in ids:
            yield self._replies[paper_id]

    def look_up_version(self, paper: ArxivId) -> Reply:
        return self._replies[paper.base]

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...]:
        return ((1, f"{self.name}'s title of {paper.id}"),)

    def close(self) -> None:
        self.asked.append("closed")

    def find_title(self, title: str) -> tuple[Paper, ...]:
        return (replace(SOUND, title=f"{self.name}: {title}"),)


def confirmed(*second: Reply, told: list[str] | None = None) -> dict[str, Reply]:
    """What is said of the three papers when the second catalog says so of the last two."""
    first = MadeUp("first", SOUND, GONE, MISSING)
    tell = told if told is not None else []
    catalog = ConfirmedCatalog(first, MadeUp("second", *second), tell.append)
    return {reply.id: reply for reply in catalog.look_up([SOUND.id, GONE.id, MISSING.id])}


def statuses(replies: dict[str, Reply]) -> list[Status]:
    return [status(ArxivId(key), replies[key]) for key in sorted(replies)]


def test_only_misses_and_withdrawals_are_put_before_the_second() -> None:
    first, second = MadeUp("first", SOUND), MadeUp("second")

    (reply,) = ConfirmedCatalog(first, second, lambda _: None).look_up([SOUND.id])

    assert SOUND == reply
    assert [] == second.asked


def test_where_both_agree_it_is_confirmed() -> None:
    gone = replace(GONE, catalog="second", withdrawn="withdrawn on 2025-02-01")

    replies = confirmed(gone, replace(MISSING, catalog="second"))

    assert [Status.FOUND, Status.WITHDRAWN, Status.NOT_FOUND] == statuses(replies)
    said = SecondWord("second", agrees=True, says="withdrawn on 2025-02-01")
    assert replace(GONE, second=said) == replies[GONE.id]
    assert replace(MISSING, second=SecondWord("second", agrees=True)) == replies[MISSING.id]


def test_where_they_disagree_nobody_is_accused() -> None:
    sound = replace(SOUND, catalog="second")

    replies = confirmed(replace(sound, id=GONE.id), replace(sound, id=MISSING.id))

    assert [Status.FOUND, Status.FOUND, Status.UNKNOWN] == statuses(replies)
    assert SecondWord("second", agrees=False, says="A title") == replies[MISSING.id].second  # type: ignore[union-attr]


def test_where_the_second_is_silent_the_first_ones_word_stands_unconfirmed() -> None:
    told: list[str] = []

    replies = confirmed(
        Unreachable(GONE.id, "no answer"), Unreachable(MISSING.id, "no answer"), told=told
    )

    assert [Status.FOUND, Status.WITHDRAWN, Status.NOT_FOUND] == statuses(replies)
    assert (GONE, MISSING) == (replies[GONE.id], replies[MISSING.id])
    assert ["2 misses or withdrawals unconfirmed: no answer"] == told


def test_of_a_paper_that_it_does_not_hold_the_second_cannot_deny_a_withdrawal() -> None:
    replies = confirmed(Absent(GONE.id, TODAY, "second"), Absent(MISSING.id, TODAY, "second"))

    assert GONE == replies[GONE.id]


def test_all_else_is_the_first_ones() -> None:
    catalog = ConfirmedCatalog(MadeUp("first", SOUND), MadeUp("second"), lambda _: None)

    assert ("first", "nowhere") == (catalog.name, catalog.endpoint)
    assert ((1, "first's title of 2501.99901"),) == catalog.titles_of_versions(SOUND)
    assert SOUND == catalog.look_up_version(ArxivId(SOUND.id, 1))
    assert "first: x" == catalog.find_title("x")[0].title  # type: ignore[index, union-attr]
