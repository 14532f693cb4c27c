"""What evidence puts right in a line, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from inquire.evidence import Absent, Evidence, Learned, Paper
from inquire.fixes import fixes
from inquire.line_reading import read
from inquire.model import Inquiry
from inquire.verification import find_right_papers
from inquire.yaml_edit import Put

ASKED = date(2026, 11, 22)
PAPER = Paper(
    "2501.99901",
    1,
    "Warm Answers: What They Cost",
    ("Ada Example", "Bo Sample"),
    date(2025, 1, 15),
    date(2025, 1, 15),
    ASKED,
    "arXiv",
)
OTHER = replace(PAPER, id="2501.99902", title="Penguins in the Andes", authors=("Cy Other",))


def inquiry(*anchors: str) -> Inquiry:
    """A line with these anchors."""
    listed = "".join(f"  - {{{anchor}}}\n" for anchor in anchors)
    text = f"question: Is it so?\nclaims:\n  - text: It is\nanchors:\n{listed}"
    made = read(text.encode(), "line.yaml", "line").inquiry
    assert made
    return made


def fixed(
    *anchors: str, known: tuple[Evidence, ...], found: dict[str, Paper] | None = None
) -> list[Put]:
    evidence = {each.id: each for each in known}
    return fixes(inquiry(*anchors), evidence, found or {})


FULL = f"title: '{PAPER.title}', date: 2025-01, authors: [Ada Example]"


def test_what_is_whole_is_left_alone() -> None:
    assert [] == fixed(f"arxiv: 2501.99901, {FULL}", known=(PAPER,))


def test_what_is_missing_is_written() -> None:
    expected = [
        Put("/anchors/0/date", "2025-01", "arxiv"),
        Put("/anchors/0/title", PAPER.title, "date"),
        Put("/anchors/0/authors", ("Ada Example",), "title"),
    ]

    assert expected == fixed("arxiv: 2501.99901", known=(PAPER,))


def test_nothing_is_written_of_a_withdrawn_an_absent_or_another_paper() -> None:
    gone = replace(PAPER, withdrawn="Withdrawn")

    assert [] == fixed("arxiv: 2501.99901", known=(gone,))
    assert [] == fixed("arxiv: 2501.99901", known=(Absent("2501.99901", ASKED, "arXiv"),))
    assert [] == fixed("arxiv: 2501.99901, title: Penguins in the Andes", known=(PAPER,))
    assert [] == fixed("arxiv: 2501.99901", known=())


def test_a_right_id_that_is_listed_already_leaves_the_rest_to_be_fixed() -> None:
    edits = fixed(f"arxiv: 2501.99902, {FULL}", "arxiv: 2501.99901", known=(PAPER, OTHER))

    assert {"/anchors/1/date", "/anchors/1/title", "/anchors/1/authors"} == {
        edit.pointer for edit in edits
    }


def test_two_wrong_ids_of_one_title_are_not_both_put_right() -> None:
    edits = fixed(
        f"arxiv: 2501.99902, {FULL}",
        f"arxiv: 2501.99903, {FULL}",
        known=(PAPER, OTHER, Absent("2501.99903", ASKED, "arXiv")),
    )

    assert [Put("/anchors/0/arxiv", "2501.99901")] == edits


def test_a_paper_in_the_history_is_put_right_only_where_it_can_be_none() -> None:
    history = "history:\n- {claim: it-is, date: 2026, verdict: holds, papers: [WRONG]}\n"
    line = "question: Is it so?\nclaims:\n  - text: It is\nanchors:\n  - {arxiv: WRONG, FULL}\n"

    def pointers(wrong: str) -> list[str]:
        text = (line + history).replace("WRONG", wrong).replace("FULL", FULL)
        made = read(text.encode(), "line.yaml", "line").inquiry
        assert made
        return [edit.pointer for edit in fixes(made, {OTHER.id: OTHER, PAPER.id: PAPER}, {})]

    assert ["/anchors/0/arxiv"] == pointers("2501.99902")
    assert ["/anchors/0/arxiv", "/history/0/papers/0"] == pointers("2501.9990")


def right(*papers: Paper, authors: str = "") -> dict[str, Paper]:
    """What is found for a wrong id when these papers are known."""
    line = inquiry(f"arxiv: 2501.99902, title: '{PAPER.title}', authors: [{authors}]")
    learned = Learned(evidence={OTHER.id: OTHER})
    find_right_papers([line], learned, {paper.id: paper for paper in papers}, ())
    return learned.found_by_title


def test_the_paper_that_bears_a_title_is_found() -> None:
    assert {PAPER.title: PAPER} == right(PAPER)
    assert {PAPER.title: PAPER} == right(PAPER, authors="Sample et al.")


def test_where_two_papers_bear_a_title_neither_is_taken_unless_an_author_tells() -> None:
    twin = replace(PAPER, id="2501.99909", authors=("Di Twin",))

    assert {} == right(PAPER, twin)
    assert {PAPER.title: twin} == right(PAPER, twin, authors="Twin")


def test_a_withdrawn_paper_or_one_with_a_title_that_is_merely_like_it_is_not_taken() -> None:
    assert {} == right(replace(PAPER, withdrawn="Withdrawn"))
    assert {} == right(replace(PAPER, title=PAPER.title + " Today"))


@pytest.mark.parametrize(
    "anchor",
    [
        "title: 'RLVER: How Soup Is Cooked at Sea', date: 2025-01",
        "title: 'Penguins and Their Kitchens by Night', date: 2025-01, authors: [Ada Example]",
    ],
)
def test_an_unlike_title_is_never_replaced_for_it_may_be_the_id_that_is_wrong(anchor: str) -> None:
    paper = replace(PAPER, title="RLVER: Rewards for Agents with Empathy")

    assert [] == fixed(f"arxiv: {PAPER.id}, {anchor}", known=(paper,))
