"""Offsets to lines and columns, by the rule that editors share."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.location import Lines, Span, shortened


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (4, (3, 1)), (6, (3, 3)), (7, (4, 1)), (8, (4, 2))],
)
def test_lf_crlf_and_a_lone_cr_end_a_line(offset: int, place: tuple[int, int]) -> None:
    lines = Lines("a\nb\rc\r\nd")

    actual = lines.position(offset)

    assert place == actual


def test_nel_and_the_unicode_separators_end_no_line() -> None:
    text = "a\x85b\u2028c\u2029d\x0be\x0cf"

    actual = Lines(text).position(len(text) - 1)

    assert (1, len(text)) == actual


def test_columns_count_characters_and_not_bytes() -> None:
    actual = Lines("😀é温x").position(3)

    assert (1, 4) == actual


def test_an_empty_text_has_one_empty_line() -> None:
    lines = Lines("")

    assert (1, 1) == lines.position(0)
    assert lines.line(1) == ""


def test_a_line_is_given_without_its_break() -> None:
    lines = Lines("one\r\ntwo\rthree\n")

    actual = [lines.line(number) for number in (1, 2, 3, 4)]

    assert ["one", "two", "three", ""] == actual


def test_a_long_line_asked_for_again_is_not_copied() -> None:
    lines = Lines("x" * 1000 + "\ny")

    first = lines.line(1)

    assert first is lines.line(1)


@given(st.text(alphabet="ab\r\n\u2028", max_size=30), st.data())
def test_a_place_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    inside = [offset for offset, char in enumerate(text) if char not in "\r\n"]
    offset = data.draw(st.sampled_from(inside or [len(text)]))
    line, column = lines.position(offset)

    actual = lines.line(line)[column - 1 : column]

    assert text[offset : offset + 1] == actual


def test_a_text_that_is_quoted_fits_on_a_row() -> None:
    assert shortened("one\n  two") == "one two"
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 57 + "..."


def test_a_span_is_a_pair() -> None:
    assert Span(1, 2) == (1, 2)
