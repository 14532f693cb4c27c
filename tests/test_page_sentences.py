"""The sentences of a page: where they end, where they go on below, what they enumerate."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.page_sentences import listed, sentences, whole_sentences
from inquire.page_text import read_page


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1. Say whether\n- a,\n- b, or\n- c have changed it.\n- d\n- e", [4, 1, 1]),
        ("1. Say it.\n- a\n- b", [1, 1, 1]),
        ("1. Say whether\n2. a", [1, 1]),
        ("- a,\n- b", [2]),
        ("", []),
    ],
)
def test_items_that_go_on_with_a_sentence_belong_to_it(text: str, parts: list[int]) -> None:
    assert parts == [len(each) for each in whole_sentences(read_page(text.encode()).blocks)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is. So it is! Is it?", ["It is.", "So it is!", "Is it?"]),
        (
            "See e.g. This. That vs. Those, A. Author et al. Here.",
            ["See e.g. This.", "That vs. Those, A. Author et al. Here."],
        ),
        ("**So.** It is (so.) Now", ["**So.**", "It is (so.)", "Now"]),
        ("It is 2.5 now.Yes", ["It is 2.5 now.Yes"]),
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, parts: list[str]) -> None:
    assert parts == [*sentences(text)]


@given(st.text('ab AB.?!()"*', max_size=80))
def test_sentences_have_all_that_the_text_has(text: str) -> None:
    assert text.split() == " ".join(sentences(text)).split()


@given(st.lists(st.text("ab (,)", min_size=1, max_size=8)))
def test_an_enumeration_loses_no_letter(items: list[str]) -> None:
    text = ", ".join(items)

    assert re.sub(r"[ ,]", "", text) == re.sub(r"[ ,]", "", "".join(listed(text)))
