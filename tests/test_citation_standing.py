"""What becomes of each citation, and of each verdict that rests on some."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inquire.answer import Answer, read_answer
from inquire.answer_text import AnswerText, Piece
from inquire.arxiv_id import parse_arxiv_id
from inquire.audit import Audit, CitationStatus, Flag, JudgedCitation, Labels
from inquire.citation_standing import as_inquiry, audited
from inquire.cited import Citation, Cited
from inquire.diagnostics import PaperFault
from inquire.evidence import Absent, Learned, Paper, SecondWord
from inquire.line_reading import read
from inquire.model import Inquiry, Verdict
from inquire.wordings import check_value

TODAY = date(2026, 11, 22)
TITLE = "Warm Answers: What They Cost"
PAPER = Paper(
    "2501.99901",
    2,
    TITLE,
    ("Ada Example", "Ben Sample"),
    date(2025, 1, 15),
    date(2025, 2, 14),
    TODAY,
    "arXiv",
    earlier_titles=((1, "Warmth and Its Price"),),
)
OTHER = replace(PAPER, id="2502.99902", version=1, title="Cold Machines at Rest", earlier_titles=())
ABSENT = Absent("2503.99903", TODAY, "arXiv", SecondWord("DataCite", agrees=True))
WITHDRAWN = replace(PAPER, withdrawn="withdrawn by the authors", second=None)


def judged(learned: Learned, paper: str = "", **claimed: Any) -> JudgedCitation:
    """One citation of a paper described so, judged by what was learned."""
    text = paper or claimed.get("elsewhere") or claimed["title"]
    cited = parse_arxiv_id(paper) if paper else None
    citation = Citation(0, len(text), text, cited, **{"sure": True, **claimed})
    answer = Answer(AnswerText(text, [Piece(text, 0)]), Cited((citation,)))
    return audited("answer.md", answer, None, learned, TODAY).citations[0]


def learned(*evidence: Paper | Absent, **more: Any) -> Learned:
    return Learned({each.id: each for each in evidence}, **more)


G, W, U = CitationStatus.GROUNDED, CitationStatus.WRONG_PAPER, CitationStatus.UNKNOWN
MISDESCRIBED, UNDECIDABLE = PaperFault.MISDESCRIBED, PaperFault.UNDECIDABLE


@pytest.mark.parametrize(
    ("claimed", "status", "fault", "differs"),
    [
        ({"title": TITLE}, G, None, ()),
        ({"title": "warm answers - what they cost"}, G, None, ()),
        ({"title": "Warmth and Its Price"}, G, None, ()),
        ({"title": "Warm Answers"}, G, None, ()),
        ({"title": "Warm Answers: What Do They Cost Us?"}, G, MISDESCRIBED, ("title",)),
        ({"title": "Sparse Attention for Long Documents"}, W, MISDESCRIBED, ("title",)),
        (
            {"title": "Sparse Attention for Long Documents", "sure": False},
            CitationStatus.ID_ONLY,
            None,
            (),
        ),
        ({"authors": ("Example",)}, G, None, ()),
        ({"authors": ("B. Sample", "Example")}, G, None, ()),
        # one of its own, and not the first: many papers have some Li among ten authors
        ({"authors": ("B. Sample",)}, CitationStatus.ID_ONLY, None, ()),
        ({"authors": ("B. Sample", "Nobody")}, CitationStatus.ID_ONLY, None, ()),
        ({"authors": ("B. Sample",), "firm": True}, CitationStatus.ID_ONLY, None, ()),
        ({"authors": ("Nobody",)}, CitationStatus.ID_ONLY, None, ()),
        ({"authors": ("Nobody",), "firm": True}, W, MISDESCRIBED, ("authors",)),
        ({"title": TITLE, "authors": ("Nobody",)}, G, None, ()),
        ({"title": TITLE, "authors": ("Nobody",), "firm": True}, G, MISDESCRIBED, ("authors",)),
        ({"title": TITLE, "year": 2024, "firm": True}, G, MISDESCRIBED, ("year",)),
        ({"title": TITLE, "year": 2024}, G, None, ()),
        ({"title": TITLE, "year": 2026, "firm": True}, G, None, ()),
        ({}, CitationStatus.ID_ONLY, None, ()),
        ({"year": 2025}, CitationStatus.ID_ONLY, None, ()),
    ],
)
def test_a_description_is_held_against_the_paper(
    claimed: dict[str, Any],
    status: CitationStatus,
    fault: PaperFault | None,
    differs: tuple[str, ...],
) -> None:
    one = judged(learned(PAPER), PAPER.id, **claimed)

    assert (status, fault, differs) == (one.status, one.fault, one.differs)
    assert TITLE == one.title


@pytest.mark.parametrize(
    ("claimed", "right", "status", "fault"),
    [
        # by its first author: journals retitle
        (
            {"title": "Cold Machines at Rest", "authors": ("Example",), "firm": True},
            0,
            G,
            MISDESCRIBED,
        ),
        (
            {"title": "Cold Machines at Rest", "authors": ("Example",), "firm": True},
            1,
            W,
            MISDESCRIBED,
        ),
        # under its name: who remembers the name makes up the rest
        ({"title": "Pingwin: Sparse Attention for All"}, 0, U, UNDECIDABLE),
        ({"title": "Pingwin: Sparse Attention for All"}, 1, W, MISDESCRIBED),
        # a name alone is what people call a paper
        ({"title": "WarmBench"}, 0, CitationStatus.ID_ONLY, None),
    ],
)
def test_an_unlike_title_with_a_tie_to_the_paper_is_another_papers_where_one_bears_it(
    claimed: dict[str, Any], right: int, status: CitationStatus, fault: PaperFault | None
) -> None:
    paper = replace(PAPER, title="Pingwin: Answers That Keep Nobody Warm")
    found = {claimed["title"]: OTHER} if right else {}

    one = judged(learned(paper, found_by_title=found), paper.id, **claimed)

    assert (status, fault) == (one.status, one.fault)


def test_a_journal_may_have_had_a_paper_before_arxiv() -> None:
    paper = replace(PAPER, journal="Journal of Made-up Results 12 (2023)")

    one = judged(learned(paper), PAPER.id, title=TITLE, year=2023, firm=True)

    assert (G, None) == (one.status, one.fault)


def test_a_wrong_paper_comes_with_the_one_that_bears_the_title() -> None:
    found = learned(PAPER, OTHER, found_by_title={"Cold Machines at Rest": OTHER})

    one = judged(found, PAPER.id, title="Cold Machines at Rest")

    assert (W, OTHER) == (one.status, one.right)


@pytest.mark.parametrize(
    ("title", "right", "status"),
    [
        (f"Ash Ember and Bo Sample, {TITLE}, On Trial", None, U),
        (f"Ash Ember and Bo Sample, {TITLE}, On Trial", OTHER, W),
        ("Warmth and Its Price in the Andes among Penguins and Llamas at Night", None, U),
    ],
)
def test_a_title_that_holds_the_real_one_and_more_is_neither_believed_nor_accused(
    title: str, right: Paper | None, status: CitationStatus
) -> None:
    found = {title: right} if right else {}

    one = judged(learned(PAPER, found_by_title=found), PAPER.id, title=title)

    assert status is one.status


def test_a_sound_citation_needs_no_other_id_when_another_misuses_its_title() -> None:
    one = judged(learned(PAPER, found_by_title={TITLE: PAPER}), PAPER.id, title=TITLE)

    assert (G, None) == (one.status, one.right)


@pytest.mark.parametrize(
    ("second", "right", "fault"),
    [
        (SecondWord("DataCite", agrees=True), None, PaperFault.FABRICATED),
        (SecondWord("DataCite", agrees=True), OTHER, MISDESCRIBED),
        (None, None, UNDECIDABLE),
    ],
)
def test_what_is_missing_is_fabricated_by_the_word_of_two_and_without_a_title_of_a_real_paper(
    second: SecondWord | None, right: Paper | None, fault: PaperFault
) -> None:
    found = {"Cold Machines at Rest": right} if right else {}
    known = learned(replace(ABSENT, second=second), found_by_title=found)

    one = judged(known, ABSENT.id, title="Cold Machines at Rest")

    assert (CitationStatus.NOT_FOUND, fault) == (one.status, one.fault)


@pytest.mark.parametrize(
    ("reply", "paper", "doubt"),
    [
        (None, PAPER.id, "nobody was asked about it"),
        (Absent("2611.99904", TODAY, "arXiv"), "2611.99904", "arXiv has none yet (2026-11-22)"),
        (
            replace(ABSENT, second=SecondWord("DataCite", agrees=False, says="A title")),
            ABSENT.id,
            "arXiv has no 2503.99903, but DataCite has 'A title' (2026-11-22)",
        ),
        (replace(PAPER, earlier_titles=()), PAPER.id, "earlier versions are not known"),
        (PAPER, "2501.99901v7", "nobody was asked about it"),
    ],
)
def test_in_doubt_nobody_is_accused(reply: Paper | Absent | None, paper: str, doubt: str) -> None:
    known = learned(*([reply] if reply else []))

    one = judged(known, paper, title="Sparse Attention for Long Documents")

    assert (U, UNDECIDABLE) == (one.status, one.fault)
    assert doubt in one.doubt


def test_no_answer_is_told_with_its_reason() -> None:
    one = judged(Learned(unknown={PAPER.id: "arXiv answered 503"}), PAPER.id, title=TITLE)

    assert (U, UNDECIDABLE) == (one.status, one.fault)
    assert "no trustworthy answer: arXiv answered 503" == one.doubt


def test_a_withdrawn_paper_is_told_whatever_is_claimed_of_it_unless_it_is_another() -> None:
    known = learned(WITHDRAWN)

    assert CitationStatus.WITHDRAWN is judged(known, PAPER.id, title=TITLE).status
    assert CitationStatus.WITHDRAWN is judged(known, PAPER.id).status
    assert W is judged(known, PAPER.id, title="Sparse Attention for Long Documents").status


def test_a_missing_version_is_misdescribed() -> None:
    one = judged(learned(replace(PAPER, missing=(7,))), "2501.99901v7", title=TITLE)

    assert (CitationStatus.VERSION_MISSING, MISDESCRIBED) == (one.status, one.fault)


@pytest.mark.parametrize(("right", "fault"), [(None, UNDECIDABLE), (OTHER, MISDESCRIBED)])
def test_a_malformed_id_is_asked_about_by_its_title_alone(
    right: Paper | None, fault: PaperFault
) -> None:
    found = {"Cold Machines at Rest": right} if right else {}

    one = judged(Learned(found_by_title=found), "2513.99901", title="Cold Machines at Rest")

    assert (CitationStatus.MALFORMED, fault, right) == (one.status, one.fault, one.right)
    assert "2513.99901" == one.id


def test_a_title_alone_is_grounded_by_the_paper_that_bears_it() -> None:
    one = judged(Learned(found_by_title={TITLE: PAPER}), title=TITLE)

    assert (G, None, PAPER.id, TITLE) == (one.status, one.fault, one.id, one.title)


@pytest.mark.parametrize(
    ("unasked", "doubt"),
    [
        ({}, "no id is given, and no paper was found that bears this title"),
        ({TITLE: "no answer"}, "its title could not be looked for: no answer"),
    ],
)
def test_that_nothing_bears_a_title_proves_nothing(unasked: dict[str, str], doubt: str) -> None:
    one = judged(Learned(unasked=unasked), title=TITLE)

    assert (U, UNDECIDABLE, doubt, "") == (one.status, one.fault, one.doubt, one.id)


def test_what_is_elsewhere_is_unchecked_and_no_fault() -> None:
    one = judged(Learned(), elsewhere="https://example.org/paper", title=TITLE)

    assert (CitationStatus.ELSEWHERE, None, (Flag.UNCHECKED,)) == (one.status, one.fault, one.flags)


LINE = """\
question: Does warmth cost accuracy?
surveyed: 2025-06
claims:
  - id: warmth
    text: Warmth costs accuracy.
    anchors: [2502.99902]
  - text: Cold machines are exact.
  - text: Nobody knows why.
"""
BLOCK = f"""\
```
inquire: line 2026-11-20 CHECK
C1 | contradicted | arXiv:2501.99901 | it does not
C2 | holds | arXiv:2502.99902, https://example.org/x | it does
NEW | arXiv:2501.99901 | 2025-01 | {TITLE} | C1
```
"""


def line() -> Inquiry:
    inquiry = read(LINE.encode(), "line.yaml", "line").inquiry
    assert inquiry
    return inquiry


def audit_of(text: str, inquiry: Inquiry | None, *evidence: Paper | Absent) -> Audit:
    return audited("a.md", read_answer(text.encode()), inquiry, learned(*evidence), TODAY)


def test_a_verdict_is_grounded_by_a_citation_that_is() -> None:
    audit = audit_of(BLOCK.replace("CHECK", check_value(line())), line(), PAPER, OTHER)

    first, second, third = audit.claims
    assert Labels.AGREE is audit.labels
    assert ("C1", "warmth", Verdict.CONTRADICTED, True) == (
        first.label,
        first.claim,
        first.verdict,
        first.grounded,
    )
    assert [PAPER.id] == [audit.citations[index].id for index in first.citations]
    assert (Verdict.HOLDS, False) == (second.verdict, second.grounded)
    assert (None, ()) == (third.verdict, third.citations)
    assert "it does not" == first.reason


def test_what_is_offered_as_newer_is_too_old_when_the_search_began_after_it() -> None:
    audit = audit_of(BLOCK.replace("CHECK", check_value(line())), line(), PAPER, OTHER)

    told = [(one.id, one.line, one.flags) for one in audit.citations]
    assert date(2025, 6, 1) == audit.search_from
    assert [
        (PAPER.id, 3, ()),
        (OTHER.id, 4, (Flag.ALREADY_AN_ANCHOR,)),
        ("", 4, (Flag.UNCHECKED,)),
        (PAPER.id, 5, (Flag.TOO_OLD,)),
    ] == told


@pytest.mark.parametrize(
    ("published", "flags"),
    [(date(2025, 5, 31), (Flag.TOO_OLD,)), (date(2025, 6, 1), ()), (date(2025, 6, 2), ())],
)
def test_work_of_the_first_day_of_the_search_is_new(
    published: date, flags: tuple[Flag, ...]
) -> None:
    text = BLOCK.replace("CHECK", check_value(line()))

    audit = audit_of(text, line(), replace(PAPER, published=published), OTHER)

    assert flags == audit.citations[3].flags


def test_a_search_without_a_survey_began_before_the_prompt_and_not_before_the_audit() -> None:
    inquiry = line()._replace(surveyed=None)

    asked = audit_of(BLOCK.replace("CHECK", check_value(inquiry)), inquiry, PAPER, OTHER)
    unasked = audit_of("", inquiry)

    assert date(2026, 5, 20) == asked.search_from
    assert date(2026, 5, 22) == unasked.search_from


def test_a_paper_of_the_history_alone_is_no_anchor() -> None:
    history = (
        "history:\n  - claim: warmth\n    date: 2026-01-01\n    verdict: holds\n"
        "    papers: [2502.99902]\n"
    )
    text = LINE.replace("    anchors: [2502.99902]\n", "") + history
    inquiry = read(text.encode(), "line.yaml", "line").inquiry

    audit = audit_of(BLOCK, inquiry, PAPER, OTHER)

    assert () == audit.citations[1].flags


def test_labels_of_claims_that_were_changed_since_are_refused() -> None:
    audit = audit_of(BLOCK.replace("CHECK", "00000000"), line(), PAPER, OTHER)

    assert (Labels.CHANGED, ()) == (audit.labels, audit.claims)
    assert 4 == len(audit.citations)


def test_without_a_reference_line_labels_are_unproven_and_without_a_line_there_are_none() -> None:
    text = "\n".join(BLOCK.splitlines()[2:])

    assert Labels.UNPROVEN is audit_of(text, line(), PAPER).labels
    assert 3 == len(audit_of(text, line(), PAPER).claims)
    assert Labels.NO_LINE is audit_of(BLOCK, None, PAPER).labels


def test_a_bare_id_has_the_one_title_that_the_answer_gives_it_elsewhere() -> None:
    text = f'It is so (arXiv:{PAPER.id}).\n\n## References\n\n- Example, A. (2025). "{TITLE}". arXiv:{PAPER.id}.\n'

    statuses = [one.status for one in audit_of(text, None, PAPER).citations]

    assert [G, G] == statuses


def test_of_two_titles_for_one_id_a_bare_one_has_neither() -> None:
    text = f'Bare (arXiv:{PAPER.id}).\n\n- "{TITLE}", arXiv:{PAPER.id}\n- "Sparse Attention for Long Documents", arXiv:{PAPER.id}\n'

    statuses = [one.status for one in audit_of(text, None, PAPER).citations]

    assert [CitationStatus.ID_ONLY, G, W] == statuses


def test_each_paper_is_asked_about_once_as_described() -> None:
    text = (
        f'- "{TITLE}", arXiv:{PAPER.id}\n- "{TITLE}", arXiv:{PAPER.id}\n- https://example.org/x\n'
    )

    anchors = as_inquiry(read_answer(text.encode())).anchors

    assert [(PAPER.id, TITLE)] == [(str(each.arxiv), each.title) for each in anchors]
