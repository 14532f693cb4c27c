"""Rows that fit a terminal, whatever is written on them."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inquire.cli._wrapping import cells, wrapped

ZH = "情感智能是否会随着训练数据的增加而提高，还是存在一个「明显」的上限？"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("模型", 4),
        ("cafe\u0301", 4),
        ("ｶﾅ", 2),
        ("\x02模\x03", 2),
        ("한국어", 6),
        ("🙂", 2),
    ],
)
def test_wide_characters_take_two_columns_and_marks_none(text: str, columns: int) -> None:
    assert columns == cells(text)


@given(st.text("ab -./1", max_size=80), st.integers(12, 40))
def test_where_all_is_narrow_rows_end_as_everywhere(text: str, width: int) -> None:
    expected = textwrap.fill(
        " ".join(text.split()),
        width,
        initial_indent="- ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )

    assert expected.split() == wrapped(text, width, "    ", "- ").split()
    if text.split() and max(map(len, text.split())) <= width - 4:
        assert expected == wrapped(text, width, "    ", "- ")


@given(st.text("模型，。「」a b\u0301한é🙂", max_size=60), st.integers(12, 30))
@example("「" * 9 + "模" * 9, 12)
def test_no_character_is_lost_and_rows_fit(text: str, width: int) -> None:
    made = wrapped(text, width, "  ")

    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", made)
    for row in made.splitlines():
        assert cells(row) <= width or not re.search("[模型한🙂]..*[模型한🙂]", row[:-3])


@pytest.mark.parametrize("width", range(10, 30))
def test_no_row_begins_with_what_ends_a_sentence(width: int) -> None:
    rows = wrapped(ZH, width).splitlines()

    assert ZH == "".join(rows)
    assert not [row for row in rows if row[0] in "，？」" or row[-1] == "「"]
    assert max(map(cells, rows)) <= width


def test_an_address_stays_whole() -> None:
    address = "https://example.org/a/very/long/address"

    assert f"see\n{address}\nthere" == wrapped(f"see {address} there", 20)
