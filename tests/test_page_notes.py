"""The notes of a page in every form of list, and their titles in its prose."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId
from inquire.field_kinds import Name
from inquire.model import Note
from inquire.page_notes import NO_TEXT, Titles, entries, id_of, line_id_in, notes
from inquire.page_text import read_page

TITLES = {
    "Is it cold?": "cold",
    "Is it cold in here?": "cold-here",
    'What is "warm", and to whom?': "warm",
    '"No" is said by whom?': "no",
    "Warm rooms": "rooms",
}


def notes_in(text: str) -> list[tuple[str, str]]:
    made = notes([*entries(read_page(text.encode()).blocks)])
    return [(note.title, note.text) for note in made]


COLD = [("Is it cold?", "It is: 15 degrees."), ("Is it so in summer?", "Nobody looked.")]


@pytest.mark.parametrize(
    "text",
    [
        "Is it cold?\n\nIt is: 15 degrees.\n\nIs it so in summer?\n\nNobody looked.",
        "### Is it cold?\nIt is: 15 degrees.\n### Is it so in summer?\nNobody looked.",
        "- **Is it cold?** It is: 15 degrees.\n- **Is it so in summer?** Nobody looked.",
        "| Note | Text |\n|---|---|\n| Is it cold? | It is: 15 degrees. |\n| Is it so in summer? | Nobody looked. |",
        "1. Is it cold? — It is: 15 degrees.\n2. Is it so in summer? — Nobody looked.",
        "• Is it cold?\n  It is: 15 degrees.\n• Is it so in summer?\n  Nobody looked.",
        "Is it cold?It is: 15 degrees.\n\nIs it so in summer?Nobody looked.",
        "[Is it cold?](/n/1)\n\nIt is: 15 degrees.\n\n*Is it so in summer?*\n\nNobody looked.",
        "<!doctype html><dl><dt>Is it cold?<dd>It is: 15 degrees.<dt>Is it so in summer?<dd>Nobody looked.</dl>",
        "<p><details><summary>Is it cold?</summary>It is: 15 degrees.</details><details>"
        "<summary><h3>Is it so in summer?</h3></summary><p>Nobody looked.</details>",
    ],
)
def test_notes_are_read_in_any_form_of_list(text: str) -> None:
    assert COLD == notes_in(text)


def test_a_text_of_several_paragraphs_is_one_text() -> None:
    text = "Is it cold?\n\nIt is. Is that so?\n\n- in winter\n- at night\n\nIs it so?\n\nYes."

    assert [("Is it cold?", "It is. Is that so? in winter at night"), ("Is it so?", "Yes.")] == (
        notes_in(text)
    )


def test_a_title_may_ask_and_exclaim() -> None:
    assert [("Is it?!", "It is."), ("Is it so?", "Yes.")] == notes_in(
        "Is it?!\n\nIt is.\n\nIs it so?\n\nYes."
    )
    assert "So [[it]]." == Titles({"Is it?!": "it"}).cited_in("So Is it?!.")


def test_a_title_without_a_text_says_so() -> None:
    assert [("Is it cold?", NO_TEXT), ("Is it so?", NO_TEXT)] == notes_in(
        "- Is it cold?\n- Is it so?"
    )


def test_a_note_has_the_date_and_the_papers_that_its_text_ends_with_or_names() -> None:
    text = "Is it?\n\n[A trial](https://arxiv.org/abs/2501.99902v1) says so, and arXiv:2501.99901 (2025-01)."

    (note,) = notes([*entries(read_page(text.encode()).blocks)])

    assert note.text == "A trial (arXiv:2501.99902v1) says so, and arXiv:2501.99901."
    assert note.date is not None
    assert note.date.edtf() == "2025-01"
    assert (ArxivId("2501.99902", 1), ArxivId("2501.99901")) == note.anchors


def test_words_in_brackets_stay_in_the_text_of_a_note() -> None:
    assert [("Is it?", "It is (experiment).")] == notes_in("Is it?\n\nIt is (experiment).")


@pytest.mark.parametrize(
    ("title", "made"),
    [
        (
            "Does training for warmth make models less reliable?",
            "training-warmth-models-less-reliable",
        ),
        ("Why is it?", "why-is-it"),
        ("What's a model's worth?", "model-worth"),
        ("Wärmt das 日本?", "wärmt-das-日本"),
        ("??", "untitled"),
    ],
)
def test_an_id_is_made_of_the_words_that_say_most(title: str, made: str) -> None:
    assert made == id_of(title)


@given(st.lists(st.text(min_size=1, max_size=80), max_size=8))
def test_ids_can_be_ids_and_are_never_the_same(titles: list[str]) -> None:
    blocks = read_page("\n\n".join(f"### {title}\n\nText." for title in titles).encode()).blocks
    made: tuple[Note, ...] = notes([*entries(blocks)])

    assert len({note.id for note in made}) == len(made)
    assert all(re.fullmatch(Name.pattern, note.id) for note in made)


@pytest.mark.parametrize(
    ("prose", "cited"),
    [
        ("It is so Is it cold?.", "It is so [[cold]]."),
        ("So Is it cold? Is it cold in here?.", "So [[cold]] [[cold-here]]."),
        ("Is it cold? is a question.", "[[cold]] is a question."),
        ("So Is it cold?The next", "So [[cold]]The next"),
        ("(Is it cold?)", "([[cold]])"),
        ('So "No" is said by whom?.', "So [[no]]."),
        ("So “No” is said by whom?", "So [[no]]"),
        ("So What is 'warm', and to whom? it is", "So [[warm]] it is"),
        ("Is it  cold ?", "[[cold]]"),
        ("is it cold?", "is it cold?"),
        ("Is it? cold", "Is it? cold"),
        ("Is it cold, or warm?", "Is it cold, or warm?"),
        ("Is it cold in here", "Is it cold in here"),
        ("Warm rooms are warm.", "Warm rooms are warm."),
        ("[Warm rooms](/n/3) are [warm](/w).", "[[rooms]] are [warm](/w)."),
        ("[Is it cold?](#n1).", "[[cold]]."),
        ("**Is it cold?**", "**[[cold]]**"),
        ("Is it cold » ?", "[[cold]]"),
    ],
)
def test_a_title_in_prose_is_a_citation(prose: str, cited: str) -> None:
    assert cited == Titles(TITLES).cited_in(prose)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["It is so", "and", "cold", "Is it", "rooms.", "“so”", "a, b"]),
            st.sampled_from([title for title in TITLES if title.endswith("?")]),
        )
    )
)
def test_titles_are_replaced_and_all_else_stays(parts: list[str]) -> None:
    prose = " . ".join(parts)
    expected = " . ".join(f"[[{TITLES[part]}]]" if part in TITLES else part for part in parts)

    assert expected == Titles(TITLES).cited_in(prose)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Do dogs mind bells?", "dogs-mind-bells"),
        ("[Do dogs mind bells?](/lines/bells-and-dogs)", "bells-and-dogs"),
        ("[Do dogs mind bells?](https://a.example/bells-and-dogs.html?x#y)", "bells-and-dogs"),
        ("[Do dogs mind bells?](/lines/17)", "dogs-mind-bells"),
        ("bells-and-dogs", "bells-and-dogs"),
        ("Imprint", ""),
        ("[Privacy policy](/privacy-policy)", ""),
        ("[Bells and dogs](/lines/bells-and-dogs)", "bells-and-dogs"),
        ("[Does silence help?](/lines/silence)", "silence"),
        ("[Does silence help?](/about)", "silence-help"),
        ("[A paper](https://arxiv.org/abs/2501.99901)", ""),
    ],
)
def test_a_next_line_is_named_by_its_link_its_id_or_its_question(words: str, line: str) -> None:
    assert line == line_id_in(words)
