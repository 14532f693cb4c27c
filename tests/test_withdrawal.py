"""Sentences that say a paper was withdrawn, and those that only sound like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.withdrawal import withdrawal_words

LONG = "We study something else at length. " * 12


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("This paper has been withdrawn", "This paper has been withdrawn"),
        (
            "9 pages, 3 figures This paper was submitted by mistake and has now\n  been withdrawn",
            "This paper was submitted by mistake and has now been withdrawn",
        ),
        (
            "This paper has been withdrawn by W. H. Mannan as the results are vacuous. See above.",
            "This paper has been withdrawn by W. H. Mannan as the results are vacuous.",
        ),
        ("Manuscript withdrawn: an error in section 2", "Manuscript withdrawn: an error in"),
        ("12 pages, withdrawn due to an error in eq. (3)", "12 pages, withdrawn due to"),
        ("Withdrawn", "Withdrawn"),
        ("4 pages; withdrawn by the authors", "4 pages; withdrawn by the authors"),
        ("Withdrawn by arXiv administrators due to a breach", "Withdrawn by arXiv administ"),
        ("arXiv admin note: This submission has been withdrawn by arXiv", "arXiv admin note: T"),
        ("arXiv admin note: withdrawn by arXiv admin", "arXiv admin note: withdrawn"),
        ("This submission has been removed by arXiv administrators", "This submission has been"),
        ("This article (12 pages) has been temporarily withdrawn", "This article (12 pages)"),
        ("This paper contains a mistake and has therefore been withdrawn", "This paper contains"),
        ("This paper was superseded by arXiv:1004.1803 and is withdrawn", "This paper was sup"),
        ("This paper is being withdrawn from arXiv", "This paper is being withdrawn from arXiv"),
        ("This version is withdrawn", "This version is withdrawn"),
        ("The paper was withdrawn by the authors", "The paper was withdrawn by the authors"),
        ("The authors have withdrawn this paper", "The authors have withdrawn this paper"),
        ("We hereby withdraw our submission", "We hereby withdraw our submission"),
        ("Our manuscript has been retracted", "Our manuscript has been retracted"),
        ("Temporarily withdrawn for revision", "Temporarily withdrawn for revision"),
    ],
)
def test_the_sentence_that_says_so_is_found_in_the_comment(comment: str, words: str) -> None:
    found = withdrawal_words(comment, "We show that it holds.")

    assert found.startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10 pages, 3 figures",
        "Prop 3.1 is withdrawn",
        "9 pages; Prop 3.1 is withdrawn",
        "replaces our earlier, withdrawn, paper",
        "This replaces our earlier, withdrawn, paper",
        "supersedes arXiv:2510.26642, which has been withdrawn",
        "This paper supersedes arXiv:2510.26642, which has been withdrawn",
        "This paper replaces the paper of 2003 and has been withdrawn papers' successor",
        "This paper has not been withdrawn",
        "This paper was withdrawn from a conference",
        "An earlier version of this paper was withdrawn",
        "Theorem 2 of this paper has been withdrawn",
        "The proof in this paper is withdrawn",
        "Version 1 was withdrawn",
        "replaces arXiv:0811.4148 (withdrawn due to an overlap)",
        "This paper corrects an error and Theorem 2 has been withdrawn",
        "text overlap with arXiv:0811.4148, withdrawn by its authors",
        "The paper of Smith has been withdrawn",
        "Withdrawn papers on arXiv: a study",
        "the paper was withdrawn in 1935",
        "drugs that were withdrawn, and social withdrawal",
        "The condition (2.1) was removed",
    ],
)
def test_other_talk_of_withdrawal_is_no_alarm(text: str) -> None:
    assert withdrawal_words(text, "") == ""
    assert withdrawal_words("", text) == ""
    assert withdrawal_words("", f"{text}. {LONG}") == ""


def test_the_abstract_serves_where_the_comment_is_silent() -> None:
    found = withdrawal_words(
        "5 pages", f"{LONG}Note the paper has been withdrawn. A proof is known."
    )

    assert found == "Note the paper has been withdrawn."


def test_the_comment_is_asked_before_the_abstract() -> None:
    found = withdrawal_words("Withdrawn.", "This paper has been withdrawn by the author.")

    assert found == "Withdrawn."


def test_a_brief_abstract_may_be_nothing_but_the_notice() -> None:
    found = withdrawal_words("", "Withdrawn by the author.")

    assert found == "Withdrawn by the author."


def test_a_drug_withdrawn_in_a_long_abstract_is_not_the_paper() -> None:
    found = withdrawal_words("", f"{LONG}Withdrawn by the regulator, the drug is still studied.")

    assert found == ""


@given(st.text(), st.text())
def test_no_text_makes_the_search_fail(comment: str, abstract: str) -> None:
    found = withdrawal_words(comment, abstract)

    assert found in " ".join(f"{comment} {abstract}".split())
