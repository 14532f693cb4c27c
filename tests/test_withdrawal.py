"""Sentences that say a paper was withdrawn, and those that only sound like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.withdrawal import Withdrawal, successors, withdrawal, withdrawal_words

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
        ("This papers has been withdrawn", "This papers has been withdrawn"),
        ("This paper as been withdrawn", "This paper as been withdrawn"),
        ("This has been withdrawn by arXiv administrators due to a dispute", "This has been"),
        ("the paper is withdraw because the calculation is wrong", "the paper is withdraw because"),
        ("This paper has been withdrown by the authors", "This paper has been withdrown by"),
        ("paper withdrawn due to the possible error in a calculation", "paper withdrawn due to"),
        ("We want to withdraw this paper, because of an error in eq. 6", "We want to withdraw"),
        ("Theorem 4 is wrong. We therefore withdraw the preprint", "We therefore withdraw"),
        ("We're withdrawing our paper from arXiv due to an error", "We're withdrawing our"),
        ("The author requests to withdraw this paper due to an error", "The author requests to"),
        ("The proof is wrong. So, please withdraw the manuscript", "So, please withdraw the man"),
        ("After careful consideration, we have decided to withdraw the manuscript", "After care"),
        ("Therefore, this manuscript needs to be withdrawn", "Therefore, this manuscript needs"),
        ("This version of manuscript is withdrawn because of a loophole", "This version of manu"),
        ("Reason for withdrawal: There is an issue with the proof", "Reason for withdrawal: Th"),
        ("We request the withdrawal of this submission", "We request the withdrawal of this"),
        ("I respectfully request that this work be withdrawn", "I respectfully request that"),
        ("There is a mistake and we withdrew the paper from arXiv", "There is a mistake and we"),
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
        "The condition (2.1) was removed; see arXiv:1004.1803",
        "A previous version of this manuscript was withdrawn due to an error in interpretation",
        "The previous version was withdrawn because of a proof error; this one fixes it",
        "Earlier version withdrawn. This revision corrects Theorem 3",
        "This is a merger of the original version 1 with the withdrawn paper arXiv:2407.18191",
        "This is a replacement for the previously withdrawn paper",
        "It is the corrected version of arXiv:2105.14712, which was recently withdrawn",
        "This manuscript supersedes the earlier, withdrawn preprint arXiv:2504.15607",
        'incorporates arXiv:2011.10199 "Super-clustering", which has been withdrawn',
        "A proof was announced in arXiv:0811.4148. The paper has been withdrawn",
        "Jones et al. announced a proof, but the paper has been withdrawn",
        "Complete rewrite of v1, new title. Withdrawn as erroneous: the definition (Def. 4)",
        "v2: symmetry correction (the linear coupling of v1 is forbidden and withdrawn)",
        "v3: substantive correction; v2's central claims are withdrawn",
        "Section 6 (quantum-classical separation) is withdrawn",
        "Accepted at a workshop; withdrawn from the proceedings because nobody could attend",
        "It could be withdrawn if accepted in IEEE Transactions",
        "This paper should be withdrawn if the referee insists",
        "We withdraw the paper's main claim",
        "We have withdrawn the note on page 3",
        "We do not withdraw this paper",
        "We have withdrawn our submission to ICLR",
        "Withdrawn from ICLR",
        "Submission withdrawn from ICLR after the reviews",
        "I hereby retract the claimed result",
        "$A$ is a deformation retract of the space",
    ],
)
def test_other_talk_of_withdrawal_is_no_alarm(text: str) -> None:
    assert withdrawal_words(text, "") == ""
    assert withdrawal_words("", text) == ""
    assert withdrawal_words("", f"{text}. {LONG}") == ""


@pytest.mark.parametrize(
    "text",
    [
        "This paper had erroneously been withdrawn; this new version is identical",
        "This paper has been erroneously withdrawn. This new version is identical to the first",
        "This paper was mistakenly withdrawn by the author",
        "This paper has been withdrawn by mistake and is reinstated",
        "This paper was withdrawn in error. It stands as it is",
        "This paper was withdrawn by the author. The withdrawal has been revoked",
        "This paper was withdrawn by the author in 2010. This is a corrected version",
        "This paper was withdrawn by the author. The present version corrects the mistake",
    ],
)
def test_a_withdrawal_that_was_undone_is_none(text: str) -> None:
    assert withdrawal(text, "") is None
    assert withdrawal("", text) is None
    assert withdrawal("5 pages", f"{text}. {LONG}") is None


def test_an_abstract_that_was_not_brought_up_to_date_does_not_undo_the_restoration() -> None:
    comment = "This paper had erroneously been withdrawn; this new version is identical"

    assert withdrawal(comment, "This paper has been withdrawn by the author.") is None
    assert withdrawal("This paper has been withdrawn", comment) is None


def test_a_paper_submitted_by_mistake_is_withdrawn_all_the_same() -> None:
    found = withdrawal("This paper was submitted by mistake and has now been withdrawn", "")

    assert found is not None


# The comments of real records, shortened: first those that send the reader somewhere.
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Withdrawn because of eq. (2). Is currently superseded by arXiv:1702.08338", "1702.08338"),
        ("most results are included in a version which appears in arXiv:1004.1803", "1004.1803"),
        (
            "due to a new work in [arXiv:0901.0456v4] which can contain the results in this paper",
            "0901.0456",
        ),
        ("Part of results is moved to to the arXiv paper, arXiv:2109.07655", "2109.07655"),
        ("it has been merged with the article GCT3 (arXiv: CS/0501076 [cs.CC])", "cs/0501076"),
        ("A much extended version of this paper was registered as arXiv:1102.3002.", "1102.3002"),
        ("The corrected version of the manuscript is available at arXiv:1412.5539.", "1412.5539"),
        ("in conflict with a later version uploaded and approved (arXiv:2111.00622)", "2111.00622"),
        ("A fixed version of the material is now found at arXiv:2208.14378", "2208.14378"),
        ("The correct theory is given in arXiv:1809.02653v4", "1809.02653"),
        ("Its main result reappears in arXiv:1603.01573 [math.DS]", "1603.01573"),
        ("A correct calculation appears in appendix B in arXiv:1306.4645", "1306.4645"),
        ("Errors in Theorem 1.2. See arXiv:1501.04507 for the corrected statements", "1501.04507"),
        ("Some lemmas are wrong. Please refer to arXiv:2308.10073 for the follow up", "2308.10073"),
        ('See my latest submission entitled, "A Title" arXiv:1610.01211', "1610.01211"),
        ("For a new paper on the topic see arXiv:1709.08493", "1709.08493"),
        ("They survive in more suitable way. See arXiv:1911.05291", "1911.05291"),
        ("Withdrawn; see http://arxiv.org/abs/1004.1803v2.", "1004.1803"),
        ("replaced by 1004.1803", "1004.1803"),
        (
            "Two new papers are available as arXiv:1710.06566 and arXiv:1710.06987, fixing it",
            "1710.06566 1710.06987",
        ),
        # And those that only mention a paper, or may.
        ("Substantial text overlap with arXiv:1310.0596", ""),
        ("withdrawn by arXiv administrators due to plagiarism. See arXiv:1004.1803", ""),
        ("plagiarism of arXiv:1004.1803", ""),
        ("This result contradicts arXiv:1004.1803", ""),
        ("an error found in arXiv:1004.1803", ""),
        ("a new error was found in arXiv:1004.1803", ""),
        ("A new counterexample appears in arXiv:1004.1803", ""),
        ("There is a counterexample. See arXiv:1004.1803", ""),
        ("The main theorem is erroneous. See arXiv:2112.00609 for more details", ""),
        ("a gap in Theorem 1 [see arXiv:1309.0906 for what is currently provable]", ""),
        ("as indeed pointed out in their paper arXiv:2405.05223", ""),
        ("In a later work (see arXiv:1512.05094) the authors still had the same mistake", ""),
        ("has already been proved under a more general setting in arXiv:1801.04215", ""),
        ("our conclusions are correct for one equation (as presented in arXiv:1612.07334)", ""),
        ("Corollary 6.3 is correct, however, and is used in arXiv:0709.2338", ""),
        ("In the current version Lemma 3 of arXiv:1004.1803 is misquoted", ""),
        ("The corrected argument given in Section 2 relies on arXiv:1004.1803", ""),
        ("In the current version we use arXiv:1004.1803", ""),
        ("Assumption 2 is replaced by a weaker one, using arXiv:1004.1803", ""),
        ("Replaces arXiv:1004.1803", ""),
        ("This paper supersedes arXiv:1004.1803", ""),
        ("not superseded by arXiv:1004.1803", ""),
        ("superseded by arXiv:2513.01234", ""),
        ("superseded by Phys. Rev. Lett. 102, 110504 (2009)", ""),
        ("superseded by arXiv:2507.2191x", ""),
    ],
)
def test_a_successor_is_where_the_words_send_the_reader(words: str, expected: str) -> None:
    assert tuple(expected.split()) == successors(words, "0811.4148")


@pytest.mark.parametrize("own", ["1004.1803", "1004.1803v2", "arXiv:1004.1803"])
def test_no_paper_succeeds_itself(own: str) -> None:
    assert () == successors("superseded by arXiv:1004.1803v3", own)


def test_the_successor_may_stand_beside_the_sentence_or_only_in_the_abstract() -> None:
    notice = "This paper has been withdrawn by the authors."
    sent = "This paper has been superseded by arXiv:1702.08338"

    expected = Withdrawal(notice, ("1702.08338",))
    assert expected == withdrawal(f"{notice} {sent}", "We show that it holds.")
    assert expected == withdrawal("", f"{notice} {sent}")
    assert expected == withdrawal("", f"{LONG}{notice} {sent}")
    assert expected == withdrawal(notice, f"{notice} {sent}")


def test_an_abstract_that_says_nothing_of_it_names_no_successor() -> None:
    found = withdrawal("Withdrawn", "A new proof is available in arXiv:1702.08338.")

    assert Withdrawal("Withdrawn") == found


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


WORDS = (
    "withdrawn superseded by see arXiv:1004.1803 1702.08338v2 hep-th/0607218 new version available "
    "this paper has been merged with contains error . ; , ( ) in at"
).split()


@given(st.lists(st.sampled_from(WORDS)).map(" ".join), st.sampled_from(["", "1004.1803", "x"]))
def test_every_successor_is_another_paper_that_stands_in_the_words(words: str, own: str) -> None:
    found = successors(words, own)

    assert own not in found
    assert len(set(found)) == len(found)
    assert all(each in words and parse_arxiv_id(each) == ArxivId(each) for each in found)
