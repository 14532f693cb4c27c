"""A real page as a browser copied it: all of it is imported, and what is wrong with it is seen.

It lies beside the checkout, not in it, and its sentences are its author's: none of them stands
here. Where it does not lie there, this is skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from scenes import TODAY, Run

from inquire.arxiv_id import ArxivId
from inquire.essay import cited
from inquire.line_reading import read
from inquire.line_writing import written
from inquire.model import Inquiry
from inquire.page_line import Imported, read_inquiry
from inquire.page_sections import Part
from inquire.page_text import read_page

PAGE = Path(__file__).resolve().parents[3] / "shared" / "seed" / "empathy-page.txt"

ORDERS = frozenset(
    "1 2 3 a assume b cite claim constraint contradicting determine durable each "
    "especially finding for from have it last limit may or perishable propose questions "
    "re relaxed research resolved separate since softened strongest superseding surface "
    "tension test that the what whether work "
    "".split()
)
"""Words with which a prompt gives orders: what it orders is the line's, how is the template's."""

pytestmark = pytest.mark.skipif(
    not PAGE.is_file(), reason="no page beside the checkout (shared/seed)"
)


def imported(text: str) -> Imported:
    return read_inquiry(read_page(text.encode()))


def line() -> Inquiry:
    reading = read(written(imported(page()).inquiry).encode(), "line.yaml", "line")
    assert () == reading.faults
    assert reading.inquiry is not None
    return reading.inquiry


def page() -> str:
    return PAGE.read_text("utf-8")


def part(start: str, end: str) -> str:
    """The page between two of its headings."""
    return re.split(end, re.split(start, page(), maxsplit=1)[1], maxsplit=1)[0]


def bullets(text: str) -> list[str]:
    return re.findall(r"(?m)^• (.+)$", text)


def one_row(text: str) -> str:
    return " ".join(text.split())


def notes() -> dict[str, str]:
    """The texts of the page's notes by title: after the heading they alternate."""
    rows = [
        row for row in part(r"Sources 12 notes\n", "Research prompt").split("\n") if row.strip()
    ]
    return dict(zip(rows[::2], rows[1::2], strict=True))


def test_no_character_is_unplaced() -> None:
    made = imported(page())

    assert 0 == made.placing.counts()[Part.UNPLACED]
    assert [] == [*made.placing.unplaced()]
    told = "the library's span begins in 2022: a line keeps when it ends, as surveyed"
    assert (told,) == made.remarks
    assert sum(map(len, page().split())) == sum(made.placing.counts().values())


def test_question_and_summary_are_the_first_two_paragraphs() -> None:
    _, question, summary, *_ = [row for row in page().split("\n") if row]

    assert (question, summary) == (line().question, line().summary)


def test_every_note_is_there_with_its_title_and_text() -> None:
    assert notes() == {note.title: note.text for note in line().notes}
    assert 12 == len(notes())


def test_every_title_in_the_essay_became_a_citation_and_nothing_else_changed() -> None:
    made = line()
    titles = {note.id: note.title for note in made.notes}
    summary = made.summary
    original = page().partition(summary)[2].partition("Sources 12 notes")[0]

    essay = re.sub(r"\[\[(.+?)\]\]", lambda found: titles[found[1]], made.essay)

    assert one_row(original) == one_row(essay)
    assert original.count("\n\n") - 2 == made.essay.count("\n\n")
    assert 13 == len([*cited(made.essay)])
    assert set(titles) == {citation.note for citation in cited(made.essay)}


def test_every_claim_has_its_text_date_and_paper() -> None:
    made = [(claim.text, claim.date, claim.anchors) for claim in line().claims]

    for original, (text, date, papers) in zip(
        bullets(part("What a curated library", "Anchor papers")), made, strict=True
    ):
        assert original.startswith(text.removesuffix("."))
        rests = original[len(text) - 1 :]
        assert date is not None
        for year in re.findall(r"(?<![\d.])20\d\d(?![\d.])", rests):
            assert year in date.edtf()
        assert ("~" in date.edtf()) == ("2507" not in rests)
        assert papers == tuple(map(ArxivId, re.findall(r"\d{4}\.\d{5}", rests)))


def test_every_anchor_has_its_month_and_gloss() -> None:
    anchors = bullets(part("Anchor papers", "Your task"))

    assert anchors == [
        f"arXiv:{anchor.arxiv} ({anchor.date.edtf() if anchor.date else ''}): {anchor.gloss}"
        for anchor in line().anchors
    ]


def test_every_word_of_the_task_that_is_no_order_is_in_the_line() -> None:
    retest = line().retest
    task = one_row(part("Your task:", "Cite arXiv IDs"))

    for text in (
        *retest.focus.split("; "),
        *retest.relaxed_by,
        retest.lasting,
        retest.changing,
        *retest.challenges,
        *retest.questions,
        str(retest.window),
    ):
        assert text
        assert text in task
        task = task.replace(text, " ")
    assert set(re.findall(r"\w+", task.lower())) <= ORDERS


def test_role_topic_finding_and_survey_are_those_of_the_prompt() -> None:
    made = line()
    role = next(row for row in page().split("\n") if row.startswith("You are"))

    assert role.startswith(f"You are a {made.retest.role} re-testing whether {made.retest.topic}. ")
    assert role.endswith(f" claims {made.finding}.")
    assert made.surveyed is not None
    assert "2025-10" == made.surveyed.edtf()


def test_check_sees_the_faults_that_the_page_really_has(run: Run, tmp_path: Path) -> None:
    done = run("import", PAGE, "-o", tmp_path / "line.yaml", "--as-of", TODAY, "-v")

    told = Counter(re.findall(r"\[([a-z-]+)\]$", done.err, re.MULTILINE))
    assert 0 == done.code
    assert {
        "stale-claim": 5,
        "unanchored-claim": 4,
        "stale-note": 12,
        "undated-note": 12,
        "unused-anchor": 3,
        "conflicting-cutoff": 2,
    } == told
    assert "unplaced 0%" in done.err


@pytest.mark.parametrize("template", ["page", "retest"])
def test_the_prompt_has_every_claim_anchor_and_task(
    run: Run, tmp_path: Path, template: str
) -> None:
    run("import", PAGE, "-o", tmp_path / "line.yaml")
    made = line()

    prompt = run("prompt", tmp_path / "line.yaml", "-t", template, "--as-of", TODAY).out

    retest = made.retest
    assert all(claim.text in prompt for claim in made.claims)
    assert all(f"arXiv:{anchor.arxiv}" in prompt for anchor in made.anchors)
    assert all(anchor.gloss in prompt for anchor in made.anchors)
    for text in (retest.role, retest.topic, retest.focus, retest.lasting, retest.changing):
        assert text in prompt
    for text in (*retest.relaxed_by, *retest.challenges, *retest.questions, made.finding):
        assert text in prompt


def test_the_page_cut_off_at_every_hundredth_character_is_read() -> None:
    text = page()

    for end in range(0, len(text), 100):
        made = imported(text[:end])
        reading = read(written(made.inquiry).encode(), "line.yaml", "")
        assert {fault.code for fault in reading.faults} <= {
            "missing-key",
            "empty-file",
            "malformed-id",
        }
        assert sum(map(len, text[:end].split())) == sum(made.placing.counts().values())
        if made.inquiry.claims:
            assert reading.inquiry is not None


@pytest.mark.parametrize("end", range(0, 11_400, 1900))
def test_the_command_ends_well_on_a_page_that_is_cut_off(run: Run, end: int) -> None:
    done = run("import", "-", stdin=page()[:end])

    assert "Traceback" not in done.err
    assert done.code in (0, 1, 3)
