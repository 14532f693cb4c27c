"""The bullets of a page: what they state, and what they say that rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId
from inquire.dates import parse_date
from inquire.model import Anchor, Basis, Kind
from inquire.page_claims import merged, read_anchors, read_claim


@pytest.mark.parametrize(
    ("bullet", "text", "date", "papers"),
    [
        ("It is so (~2024–2025).", "It is so.", "2024~/2025~", []),
        ("It is so (~2501.99901, 2025-01).", "It is so.", "2025-01", ["2501.99901"]),
        ("It is so (arXiv:2501.99901v2; 2025-01)", "It is so", "2025-01", ["2501.99901v2"]),
        ("It is so [2025];", "It is so;", "2025", []),
        ("It is so (2501.99901, 2501.99902)", "It is so", "", ["2501.99901", "2501.99902"]),
        ("It is so (mid-2025).", "It is so.", "2025-05/2025-08", []),
        ("It is so — 2501.99901, 2025-01.", "It is so.", "2025-01", ["2501.99901"]),
        ("It is so | 2025-01", "It is so", "2025-01", []),
        ("It is so (2025-01) (2501.99901)", "It is so", "2025-01", ["2501.99901"]),
        ("It is so (n = 9, ~2025).", "It is so (n = 9, ~2025).", "2025~", []),
        ("It is so (2024, 2025).", "It is so (2024, 2025).", "", []),
        ("It is so (2025/01).", "It is so (2025/01).", "", []),
        ("It is so (2501.9990, 2025)", "It is so", "2025", ["2501.9990"]),
        ("It (2024) is so (in part)", "It (2024) is so (in part)", "", []),
        ("See arXiv:2501.99901: it is so", "See arXiv:2501.99901: it is so", "", ["2501.99901"]),
        (
            "So it is ([2501.99901](https://arxiv.org/abs/2501.99901), 2025)",
            "So it is",
            "2025",
            ["2501.99901"],
        ),
        (
            "[A study](https://arxiv.org/pdf/2501.99901v1.pdf) says so",
            "A study (arXiv:2501.99901v1) says so",
            "",
            ["2501.99901v1"],
        ),
        ("[It](/so) is [so](https://a.example)", "It is [so](https://a.example)", "", []),
        ("[It](/so#x) [is](#y) [so](so.html), [a](b) c", "It is so, [a](b) c", "", []),
        ("[C3] It is so — and not so", "It is so — and not so", "", []),
        ("**C3.** It is so (undated)", "It is so", "", []),
        ("It rose — 2024, then it fell", "It rose — 2024, then it fell", "", []),
        ("It is so — 1234 of them", "It is so — 1234 of them", "", []),
        ("It is so (arXiv 2501.99901, January 2025):", "It is so:", "2025-01", ["2501.99901"]),
        ("So, arXiv 2501.99901.", "So, arXiv 2501.99901.", "", ["2501.99901"]),
        ("It is so | ~2024 | —", "It is so", "2024~", []),
        ("It is so | – | 2501.99901", "It is so", "", ["2501.99901"]),
        ("[~2025] It is so", "It is so", "2025~", []),
        ("2025-01: it is so (2501.99901)", "it is so", "2025-01", ["2501.99901"]),
        ("(2024) It is so (2025)", "(2024) It is so", "2025", []),
        ("(2501) of them", "(2501) of them", "", []),
        ("2048 — so many", "2048 — so many", "", []),
        ("(in 2024, n = 9) it is so", "(in 2024, n = 9) it is so", "", []),
        ("It is so (2025)…", "It is so…", "2025", []),
        ("[1] It is so (since 2019)", "It is so (since 2019)", "", []),
    ],
)
def test_a_claim_is_told_from_what_it_rests_on(
    bullet: str, text: str, date: str, papers: list[str]
) -> None:
    claim = read_claim(bullet)

    assert text == claim.text
    assert date == (claim.date.edtf() if claim.date else "")
    assert papers == [
        str(paper) if isinstance(paper, ArxivId) else paper.text for paper in claim.anchors
    ]


def test_kind_and_basis_are_taken_where_a_prompt_of_ours_tells_them() -> None:
    told = "(2025-01; 22 months old; durable; experiment; OVERDUE: last looked at 2025; arXiv:2501.99901)"

    claim = read_claim(f"• [C1] It is so {told}".removeprefix("• "))

    assert ("It is so", Kind.DURABLE, Basis.EXPERIMENT) == (claim.text, claim.kind, claim.basis)
    assert (ArxivId("2501.99901"),) == claim.anchors


@pytest.mark.parametrize(
    ("bullet", "paper", "date", "gloss"),
    [
        ("arXiv:2501.99901 (2025-01): the trial", "2501.99901", "2025-01", "the trial"),
        ("2501.99901 — the trial (2025-01)", "2501.99901", "2025-01", "the trial"),
        ("The trial (arXiv:2501.99901, 2025-01).", "2501.99901", "2025-01", "The trial."),
        ("The trial (arXiv:2501.99901): so", "2501.99901", "", "The trial: so"),
        ("arXiv:2501.99901v2 | 2025-01 | the trial", "2501.99901v2", "2025-01", "the trial"),
        ("https://arxiv.org/abs/2501.99901 – 2025-01 – so", "2501.99901", "", "2025-01 – so"),
        (
            "[The trial](https://arxiv.org/abs/2501.99901), 2025-01",
            "2501.99901",
            "",
            "The trial, 2025-01",
        ),
        ("**2501.99901** (2025-13): so", "2501.99901", "", "(2025-13): so"),
        ("arXiv:2501.9990 (2025-01)", "2501.9990", "2025-01", ""),
        ("arXiv 2501.99901v2, Nov 2024: so", "2501.99901v2", "2024-11", "so"),
        ("2025-01 · arXiv:2501.99901 · so", "2501.99901", "2025-01", "so"),
        ("[1] 2501.99901, ~January 2025, so", "2501.99901", "2025-01~", "so"),
        ("math/0309136: the old one", "math/0309136", "", "the old one"),
        ("10.48550/arXiv.2501.99901: so", "2501.99901", "", "so"),
    ],
)
def test_an_anchor_has_its_month_and_gloss(bullet: str, paper: str, date: str, gloss: str) -> None:
    (anchor,) = read_anchors(bullet)

    named = anchor.arxiv
    assert paper == (str(named) if isinstance(named, ArxivId) else named.text)
    assert date == (anchor.date.edtf() if anchor.date else "")
    assert gloss == anchor.gloss


@pytest.mark.parametrize("bullet", ["A report", "In 2025.12 it rose", "12501.99901", "10.1000/182"])
def test_what_names_no_paper_is_no_anchor(bullet: str) -> None:
    assert () == read_anchors(bullet)


def test_two_papers_in_a_bullet_are_two_anchors() -> None:
    two = read_anchors("arXiv:2501.99901 and arXiv:2501.99902 (2025-01): both")

    assert ["2501.99901", "2501.99902"] == [str(anchor.arxiv) for anchor in two]


def test_a_paper_that_is_listed_twice_is_one_anchor_with_both_glosses() -> None:
    paper, later = ArxivId("2501.99901"), ArxivId("2501.99901", 2)
    month = parse_date("2025-01")

    assert (Anchor(paper, "a; b", month),) == merged(
        [Anchor(paper, "a"), Anchor(later, "b", month), Anchor(paper, "a")]
    )


@given(
    st.text("abc ,;:()[]~|.-–—?é", max_size=60).filter(lambda text: "](" not in text),
    st.sampled_from(["2025", "~2024–2025", "2025-07", "10/2025"]),
)
def test_text_before_what_a_claim_rests_on_stays_as_it_is(text: str, date: str) -> None:
    text = " ".join(f"It is {text} so".split())

    claim = read_claim(f"{text} (arXiv:2501.99901, {date}).")

    assert (f"{text}.", parse_date(date)) == (claim.text, claim.date)
    assert (ArxivId("2501.99901"),) == claim.anchors
