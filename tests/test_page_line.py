"""Whole pages: one content in many forms is one line, and of no form is anything lost in silence.

The pages in `tests/pages` are of the tests' own writing, ids of papers included. Beside those that
are no form of `whole.txt` lies a `.out`: the line, then what was told. `INQUIRE_UPDATE_GOLDEN=1`
writes them anew; each is then to be read by a person.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.line_reading import read
from inquire.line_writing import written
from inquire.model import Inquiry
from inquire.page_line import NO_TEXT, Imported, read_inquiry
from inquire.page_sections import Part, Placing, Section, sections
from inquire.page_text import read_page

PAGES = Path(__file__).parent / "pages"
ALL = sorted(path.name for path in PAGES.iterdir() if path.suffix != ".out")
FORMS = [
    "whole.html",
    "markdown.md",
    "wrapped.txt",
    "no-blank-rows.txt",
    "windows.txt",
    "other-order.txt",
    "other-signs.txt",
    "essay-last.txt",
]
OTHERS = [name for name in ALL if name not in (*FORMS, "whole.txt")]
CONTENT = {Part.QUESTION, Part.SUMMARY, Part.ESSAY, Part.NOTES, Part.CLAIMS, Part.ANCHORS}
# Words of dates, addresses and labels, which a line spells otherwise, and what pages glue on.
OTHERWISE = {"arxiv", "https", "org", "abs", "1", "2", "undated", "to", "early", "late"}
OTHERWISE |= {"january", "jan", "march", "jul", "nov"}
GLUED = {"glued.txt": {"inquiring", "linedo", "read", "note"}}
WHOLE = (PAGES / "whole.txt").read_text("utf-8")
HTML = (PAGES / "whole.html").read_text("utf-8")


def imported(data: str | bytes) -> Imported:
    return read_inquiry(read_page(data.encode() if isinstance(data, str) else data))


def of_file(name: str) -> Imported:
    return imported((PAGES / name).read_bytes())


def letters(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


@pytest.mark.parametrize("name", FORMS)
def test_a_page_in_another_form_is_the_same_line(name: str) -> None:
    made = of_file(name)

    assert of_file("whole.txt").inquiry == made.inquiry
    assert [] == [*made.placing.unplaced()]


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_becomes_the_line_that_was_read_and_found_good(name: str) -> None:
    made = of_file(name)
    told = [f"# {line}:{column}: {text}" for line, column, text in made.placing.unplaced()]
    told += [f"# {remark}" for remark in made.remarks]
    told += [f"# {part} {count}" for part, count in made.placing.counts().items()]
    actual = written(made.inquiry) + "\n".join(told) + "\n"
    path = (PAGES / name).with_suffix(".out")
    if os.environ.get("INQUIRE_UPDATE_GOLDEN"):
        path.write_text(actual, "utf-8")

    assert path.read_text("utf-8") == actual


@pytest.mark.parametrize("name", ALL)
def test_the_line_of_every_page_is_valid(name: str) -> None:
    inquiry = of_file(name).inquiry

    reading = read(written(inquiry).encode(), "line.yaml", "")

    assert [] == [fault for fault in reading.faults if fault.code != "malformed-id"]
    assert reading.inquiry is not None
    assert inquiry.essay == reading.inquiry.essay


@pytest.mark.parametrize("name", ALL)
def test_every_word_below_the_headings_is_in_the_line_or_told(name: str) -> None:
    page = read_page((PAGES / name).read_bytes())
    made = read_inquiry(page)
    kept = letters(written(made.inquiry)) | OTHERWISE | GLUED.get(name, set())
    for *_, text in made.placing.unplaced():
        kept |= letters(text)
    placing = Placing(page)
    below = sections(page.blocks, placing)

    lost = {
        word
        for section in Section
        for block in below[section]
        if made.placing.part_of(block) in CONTENT
        for word in letters(re.sub(r"\]\([^()]*\)", "]", block.words)) - kept
    }

    assert set() == lost


@pytest.mark.parametrize("name", ALL)
def test_every_character_of_a_page_is_counted_once(name: str) -> None:
    page = read_page((PAGES / name).read_bytes())
    counts = read_inquiry(page).placing.counts()
    text = page.text.text
    blocks = "".join(text[block.start : block.end] for block in page.blocks)

    assert sum(map(len, blocks.split())) == sum(counts.values())
    assert all(count >= 0 for count in counts.values())


@pytest.mark.parametrize("name", ["whole.txt", "whole.html", "traps.txt", "papers-as-sources.md"])
def test_a_page_that_is_cut_off_anywhere_is_read(name: str) -> None:
    data = (PAGES / name).read_bytes()

    for end in range(0, len(data), 50):
        made = imported(data[:end])
        read(written(made.inquiry).encode(), "line.yaml", "")
        assert min(made.placing.counts().values()) >= 0


def test_parts_that_are_missing_are_missing_from_the_line_alone() -> None:
    start, end = WHOLE.index("Anchor papers"), WHOLE.index("Your task")
    expected = of_file("whole.txt").inquiry

    made = imported(WHOLE[:start] + WHOLE[end:])

    assert expected._replace(anchors=()) == made.inquiry


def test_a_claim_goes_into_the_line_as_the_page_dates_it() -> None:
    claims = of_file("whole.txt").inquiry.claims

    assert ["2025-01", "2024~/2025~", "2025~"] == [
        claim.date.edtf() if claim.date else "" for claim in claims
    ]


def test_the_cutoff_of_a_topic_stays_where_it_is_not_the_survey() -> None:
    made = imported(WHOLE.replace("shifted since 03/2025", "shifted since mid-2025"))

    assert "—a question that may have shifted since mid-2025" in made.inquiry.retest.topic


def test_a_prompt_alone_gets_its_question_from_its_topic() -> None:
    made = of_file("prompt-alone.txt")

    assert "Is it true that bright lamps make night readers forget?" == made.inquiry.question
    assert "the page has no question; one was made from the prompt's topic" in made.remarks


def test_of_two_pages_in_a_file_the_second_is_left_and_told() -> None:
    first = of_file("whole.txt")
    made = imported(f"{WHOLE}\n\n{WHOLE.replace('lamps', 'bells')}")

    line = WHOLE.count("\n") + 3
    told = f"a second page begins in line {line}; import it from a file of its own"
    assert first.inquiry == made.inquiry
    assert told in made.remarks
    assert sum(map(len, WHOLE.split())) == made.placing.counts()[Part.UNPLACED]


def test_a_second_prompt_is_left_too() -> None:
    prompt = WHOLE[WHOLE.index("You are a") : WHOLE.index("Next inquiring")]
    made = imported(f"{WHOLE}\n\n{prompt.replace('lamps', 'bells')}")

    assert of_file("whole.txt").inquiry == made.inquiry
    assert made.remarks[0].startswith("a second page begins in line ")


def test_the_start_of_the_span_and_the_set_phrases_are_told() -> None:
    made = of_file("whole.txt")

    counts = made.placing.counts()
    assert (
        "the library's span begins in 2024: a line keeps when it ends, as surveyed" in made.remarks
    )
    assert counts[Part.TASK] < counts[Part.PHRASES]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("Claims\n\n- So [1].\n\n[1] arXiv:2501.99901", ("So.", ["2501.99901"])),
        ("Claims\n\n- So.[^1]\n\n[^1]: <https://arxiv.org/abs/2501.99901>", ("So.", ["2501.99901"])),
        ("Claims\n\n- So [1].\n\nAnchors\n\n- [1] arXiv:2501.99901: so", ("So.", ["2501.99901"])),
        ("Claims\n\n- So [2].\n\n[1] arXiv:2501.99901", ("So [2].", [])),
        ("Claims\n\n[1] So (arXiv:2501.99901)\n\n[2] Not so", ("So", ["2501.99901"])),
        ("Claims\n\n[1] So\n\nAnchors\n\n[1] arXiv:2501.99901", ("So", [])),
    ],
)  # fmt: skip
def test_a_number_in_brackets_is_the_paper_that_is_listed_with_it(
    page: str, told: tuple[str, list[str]]
) -> None:
    claim, *_ = imported(f"Is it so?\n\n{page}").inquiry.claims

    assert told == (claim.text, [str(paper) for paper in claim.anchors])


def test_a_page_without_a_prompt_gets_claims_from_its_notes() -> None:
    made = of_file("no-prompt.txt")

    assert [(note.id,) for note in made.inquiry.notes] == [
        claim.notes for claim in made.inquiry.claims
    ]
    assert "Below 40 lux no loss was found." == made.inquiry.claims[2].text


def test_a_count_of_notes_that_is_wrong_is_told() -> None:
    made = imported(WHOLE.replace("Sources 3 notes", "Sources 12 notes"))

    assert "the page counts 12 notes, and 3 were found" in made.remarks


def test_notes_without_a_text_are_told() -> None:
    made = of_file("plain-sources.txt")

    assert {NO_TEXT} == {note.text for note in made.inquiry.notes}
    assert "2 of 2 notes have a title and no text on the page" in made.remarks


def test_what_is_not_utf8_is_told() -> None:
    assert (
        "1 character could not be read: it is not UTF-8"
        in imported(WHOLE.encode().replace(b"settling", b"settl\xefng", 1)).remarks
    )


def test_interface_text_is_dropped_wherever_it_is_glued() -> None:
    glued = WHOLE.replace("read?\n\nSleep", "read?expand ↓\n\nSleep").replace(
        "Your task:", "Show more ▾\n\nYour task: ▸"
    )

    assert of_file("whole.txt").inquiry == imported(glued).inquiry


def test_a_foreign_part_between_two_others_is_told_with_its_place() -> None:
    made = imported(WHOLE.replace("Anchor papers", "A row by itself\n\nAnchor papers"))

    line = 1 + WHOLE[: WHOLE.index("Anchor papers")].count("\n")
    assert [(line, 1, "A row by itself")] == [*made.placing.unplaced()]


@pytest.mark.parametrize(
    ("top", "question"),
    [
        ("# The Lamp Library\n\nIs it so?\n\nIt is.", "Is it so?"),
        ("# On lamps\n\nThey burn.\n\nIn the end they go out.\n\nWho knows?", "Who knows?"),
        ("# On lamps\n\na.\n\nb.\n\nc.\n\nWho knows?", "On lamps"),
        ("# On lamps\n\na.\n\nb.\n\nc.\n\n## Is it so?", "Is it so?"),
        ("Question: Is it so?\n\nIt is.", "Is it so?"),
        ("**Is it so?**\n\nIt is.\n\nIs it so?\n\nIt was.", "Is it so?"),
    ],
)
def test_the_question_is_what_asks_at_the_top_or_else_a_heading(top: str, question: str) -> None:
    assert question == imported(top).inquiry.question


def test_a_list_that_was_copied_as_one_row_is_taken_apart() -> None:
    made = imported(re.sub(r"\n• (?=A night|Light|arXiv:2502)", " • ", WHOLE))

    assert of_file("whole.txt").inquiry == made.inquiry


def test_a_paper_that_the_essay_or_a_note_links_to_is_an_anchor() -> None:
    link = "(https://arxiv.org/abs/2503.99906)"
    text = WHOLE.replace("In the one trial", f"In [the lamp trial]{link}")

    made = imported(text.replace("The study", f"The study [2]{link}"))

    assert "the lamp trial" == {str(a.arxiv): a.gloss for a in made.inquiry.anchors}["2503.99906"]
    assert ["2503.99906"] == [str(paper) for paper in made.inquiry.notes[1].anchors]


def test_a_claim_about_a_retest_is_no_task() -> None:
    made = imported("Is it so?\n\nClaims\n\n1. Retesting a claim changes it (2025).\n2. So it is.")

    assert ["Retesting a claim changes it.", "So it is."] == [
        claim.text for claim in made.inquiry.claims
    ]


@pytest.mark.parametrize(
    "text", ["", " \n", "\x00", "Just a text.", "<p>", "| |", "- - -", "[[", "?"]
)
def test_what_is_no_page_is_empty(text: str) -> None:
    assert imported(text).empty


def mutilated(text: str, cuts: list[tuple[int, int]], insert: str) -> str:
    for at, length in cuts:
        start = at % (len(text) or 1)
        text = text[:start] + insert + text[start + length :]
    return text


@given(
    st.sampled_from([WHOLE, HTML]),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 400)), max_size=6),
    st.text("ab ?.:()[]#*-•|<>/&\n\"'~0123456789", max_size=12),
)
def test_a_mutilated_page_is_read_and_its_line_is_yaml(
    page: str, cuts: list[tuple[int, int]], insert: str
) -> None:
    made = imported(mutilated(page, cuts, insert))

    reading = read(written(made.inquiry).encode(), "line.yaml", "")

    codes = {fault.code for fault in reading.faults} - {"malformed-id", "empty-file"}
    assert codes <= {"missing-key"}
    if "missing-key" in codes:
        assert not (made.inquiry.question and made.inquiry.claims)
    if reading.inquiry:
        assert as_written(made.inquiry) == as_written(reading.inquiry)
    [*made.placing.unplaced()]
    assert min(made.placing.counts().values()) >= 0


def as_written(inquiry: Inquiry) -> Inquiry:
    return inquiry._replace(claims=tuple(claim._replace(id="") for claim in inquiry.claims))


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    made = imported(text)

    assert written(made.inquiry) is not None
    assert min(made.placing.counts().values()) >= 0


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    assert min(imported(data).placing.counts().values()) >= 0
