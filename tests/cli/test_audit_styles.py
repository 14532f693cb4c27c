"""`inquire audit` over one paper after the other, each written down in many styles.

What a citation claims is told from running text, and a title taken with a name too many becomes an
accusation. `styles.txt` has ways in which people and models write a paper down, a row each, that say
of it only what is so; `mentions.txt` has sentences that name a paper and claim nothing of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from answer_sheets import ANSWERS, Audit, auditing, base, listed

STYLES, MENTIONS = (
    [row.replace("\\n", "\n") for row in (ANSWERS / name).read_text("utf-8").splitlines()]
    for name in ("styles.txt", "mentions.txt")
)
PAPERS = [  # those with five digits after the dot that are not withdrawn
    paper
    for paper in listed("papers.json")
    if re.fullmatch(r"\d{4}\.\d{5}", paper["id"]) and "comment" not in paper
]
TURNS = 12


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audit]:
    with auditing(tmp_path_factory.mktemp("styles")) as audit:
        yield audit


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_right_citation_is_not_accused_in_whatever_style_it_is_written(
    turn: int, audit: Audit
) -> None:
    rows = [
        written(paper, paper, STYLES[(n + turn) % len(STYLES)]) for n, paper in enumerate(PAPERS)
    ]

    told = json.loads(audit("-", stdin="\n\n".join(rows)).out)

    wrong = [one for one in told["citations"] if one["fault"] or one["status"] == "unknown"]
    assert [] == [(one["text"], one["claimed_title"], one["title"]) for one in wrong]
    assert [paper["id"] for paper in PAPERS] == [base(one["id"]) for one in told["citations"]]


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_wrong_citation_does_not_pass_in_whatever_style_it_is_written(
    turn: int, audit: Audit
) -> None:
    others = [*PAPERS[9 + turn :], *PAPERS[: 9 + turn]]
    pairs = [
        (paper, other)
        for paper, other in zip(PAPERS, others, strict=True)
        if not set(map(_surname, paper["authors"])) & set(map(_surname, other["authors"]))
    ]
    rows = [
        written(paper, other, STYLES[(n + turn) % len(STYLES)])
        for n, (paper, other) in enumerate(pairs)
    ]

    told = json.loads(audit("-", stdin="\n\n".join(rows)).out)

    passed = [one for one in told["citations"] if one["status"] == "grounded" and not one["fault"]]
    assert [] == [(one["text"], one["claimed_title"], one["title"]) for one in passed]
    assert len(told["citations"]) >= len(pairs)


def test_a_sentence_that_claims_nothing_of_a_paper_accuses_nobody(audit: Audit) -> None:
    rows = [
        mention.format(id=paper["id"]) for mention, paper in zip(MENTIONS, PAPERS, strict=False)
    ]

    told = json.loads(audit("-", stdin="\n\n".join(rows)).out)

    claimed = [one for one in told["citations"] if one["fault"] or one["claimed_title"]]
    assert [] == [(one["text"], one["claimed_title"]) for one in claimed]
    assert len(MENTIONS) == len(told["citations"])


def written(paper: dict[str, Any], described: dict[str, Any], style: str) -> str:
    """A citation of one paper, with title, authors and date of the other."""
    authors = described["authors"]
    *before, last = authors
    named = [f"{_surname(each)}, {each[0]}." for each in authors[:2]]
    year, month, _ = described["published"].split("-")
    return style.format(
        id=paper["id"],
        title=described["versions"][-1],
        surname=_surname(authors[0]),
        names=f"{', '.join(before)}{',' if before[1:] else ''} and {last}" if before else last,
        apa=", & ".join(named) + (", et al." if authors[2:] else ""),
        ieee=f"{authors[0][0]}. {_surname(authors[0])}" + (" et al." if before else ""),
        year=year,
        month=month,
    )


def _surname(author: str) -> str:
    return author.rpartition(" ")[2]
