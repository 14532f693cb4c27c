"""What is said of a paper: names, who has it not, and how to put it right."""

from __future__ import annotations

from datetime import date

import pytest

from inquire.arxiv_id import ArxivId
from inquire.evidence import Absent, Paper, SecondWord
from inquire.model import Anchor, Inquiry
from inquire.paper_messages import how_to_fix, missing, names

DAY = date(2026, 11, 22)
RIGHT = Paper("2501.99901", 1, "A Title", ("Ada",), DAY, DAY, DAY, "arXiv")


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, ""), (1, "A1"), (5, "A1, A2, A3, A4, A5"), (7, "A1, A2, A3, A4, A5, and 2 more")],
)
def test_the_first_five_names_are_told(count: int, told: str) -> None:
    assert told == names([f"A{number}" for number in range(1, count + 1)])


@pytest.mark.parametrize(
    ("absent", "sure"),
    [
        (Absent("2501.99901", DAY, "arXiv"), "asked twice, and nobody confirmed it"),
        (Absent("2501.99901", DAY, "arXiv snapshot"), "unconfirmed"),
        (
            Absent("2501.99901", DAY, "arXiv", SecondWord("DataCite", agrees=True)),
            "asked twice, and DataCite has none",
        ),
    ],
    ids=["one catalog", "a list", "two catalogs"],
)
def test_it_is_said_how_sure_an_absence_is(absent: Absent, sure: str) -> None:
    assert f"{absent.catalog} has no 2501.99901: {sure} (2026-11-22)" == missing(absent)


def test_a_right_paper_that_is_listed_needs_no_second_entry() -> None:
    bare = Inquiry("line", "Q?", ())
    listed = bare._replace(anchors=(Anchor(ArxivId("2501.99901")),))

    assert "arXiv:2501.99901 has this title; inquire verify --fix line" == how_to_fix(RIGHT, bare)
    assert how_to_fix(RIGHT, listed).endswith("is listed too; delete this entry")
