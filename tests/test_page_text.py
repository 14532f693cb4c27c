"""A page's blocks: what stands together in it, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.page_text import MOST_ROWS, Block, Kind, Page, read_page


def page(text: str) -> Page:
    return read_page(text.encode())


def words(text: str) -> list[str]:
    return [block.words for block in page(text).blocks]


def only(text: str) -> Block:
    (block,) = page(text).blocks
    return block


@pytest.mark.parametrize("bullet", "• ‣ ◦ ▪ ▸ ► ● ○ ■ □ ➤ → ✓ · - * + – — 🔹 ✅ ☑ ▶️ 📄 ⭐".split())
def test_a_bullet_begins_an_item(bullet: str) -> None:
    assert (Kind.ITEM, "a claim") == only(f"{bullet} a claim")[2:4]


@pytest.mark.parametrize("glued", "•►→")
def test_a_sign_that_is_no_letter_needs_no_blank(glued: str) -> None:
    assert (Kind.ITEM, "a claim") == only(f"{glued}a claim")[2:4]


@pytest.mark.parametrize("plain", ["-5 degrees", "*so* it is", "+1", "(see 1) a", "2025. A year"])
def test_what_only_looks_like_a_bullet_is_a_paragraph(plain: str) -> None:
    assert (Kind.PARAGRAPH, plain) == only(plain)[2:4]


@pytest.mark.parametrize(
    ("row", "number"),
    [("1. a", 1), ("(2) a", 2), ("13) a", 13), ("(a) a", 0), ("b) a", 0), ("3\ufe0f\u20e3 a", 3)],
)
def test_items_have_numbers_or_letters(row: str, number: int) -> None:
    block = only(row)

    assert (Kind.ITEM, "a", number) == (block.kind, block.words, block.number)


def test_a_heading_knows_its_level() -> None:
    block = only("### Is it so?")

    assert (Kind.HEADING, "Is it so?", 3) == (block.kind, block.words, block.level)


def test_an_item_that_holds_a_heading_is_one_and_keeps_its_number() -> None:
    blocks = page("<!doctype html><ol><li><h3>Is it?</h3><p>So.<li><h3>Why?</h3></ol>").blocks

    assert [(Kind.HEADING, "Is it?", 1), (Kind.PARAGRAPH, "So.", 0), (Kind.HEADING, "Why?", 2)] == [
        block[2:5] for block in blocks
    ]


def test_the_id_of_a_heading_is_none_of_its_words() -> None:
    assert ["Is it?", "A row {#so}"] == words("## Is it? {#is-it}\nA row {#so}")


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("a re\u00ad\nturned letter, in two rows", "a returned letter, in two rows"),
        (
            "All of it is from 10–\n30 pt of low-\nquality",
            "All of it is from 10–30 pt of low-quality",
        ),
        ("the drop—\ndetermine it", "the drop—determine it"),
        ("it is so —\nor not so", "it is so — or not so"),
        ("others in 48%\n(2025)", "others in 48% (2025)"),
    ],
)
def test_what_was_parted_where_a_row_ends_is_put_together(parted: str, whole: str) -> None:
    assert [whole] == words(parted)


def test_a_number_that_stands_alone_belongs_to_what_follows() -> None:
    blocks = page("1.\nA claim\n(2)\nAnother\n3.\n4.\n").blocks

    assert [(1, "A claim"), (2, "Another"), (0, "3."), (0, "4.")] == [
        (block.number, block.words) for block in blocks
    ]


def test_the_end_of_a_fence_is_not_unread() -> None:
    assert ["a"] == words("```\na\n```\n")


def test_underlines_of_headings_and_labels_in_brackets_begin_nothing_else() -> None:
    assert [
        "CLAIMS",
        "------",
        "[1] So (2025)",
        "[2] Not so, as one row says",
        "=====",
        "so",
    ] == words("CLAIMS\n------\n[1] So (2025)\n[2] Not so, as one row says\n=====\nso")


@pytest.mark.parametrize(
    "printed",
    [
        "11/25/26, 9:14 AM Do lamps help?",
        "25.11.2026, 09:14 Do lamps help?",
        "Do lamps help? 25/11/2026, 09:14",
        "https://lines.invalid/l/lamps?a=1 2/3",
        "Page 2 of 3",
    ],
)
def test_what_a_browser_prints_round_a_page_stands_alone(printed: str) -> None:
    assert ["The lamps of", printed, "the house"] == words(
        f"The lamps of\n\x0c{printed}\nthe house"
    )


def test_a_prompt_in_a_quotation_is_read_without_its_signs() -> None:
    text = "> a quotation\n\n> You are a reader.\n>\n> 1. Re-test it.\n>   Do it well.\n"

    assert ["> a quotation", "You are a reader.", "Re-test it. Do it well."] == words(text)


def test_cells_that_say_nothing_are_left_out() -> None:
    assert ["it is so | 2025"] == words("| it is so | 2025 | — |")


def test_rows_of_a_browser_are_paragraphs_with_or_without_blank_ones() -> None:
    long = "A paragraph that a browser copied as one row, however long it is. " * 3

    assert ["Is it?", long.strip(), "So it is."] == words(f"Is it?\n{long}\nSo it is.")
    assert ["Is it?", long.strip(), "So it is."] == words(f"Is it?\n\n{long}\n\n\nSo it is.")


def test_rows_that_were_wrapped_are_put_together() -> None:
    wrapped = "Is it so?\nThis row had to end here, at the\nforty-second column or thereabouts,\nand not by choice.\n- an item that goes on in another\nrow\n- and one\n  that is indented"

    assert [
        "Is it so?",
        "This row had to end here, at the forty-second column or thereabouts, and not by choice.",
        "an item that goes on in another row",
        "and one that is indented",
    ] == words(wrapped)


def test_a_row_of_a_table_is_an_item_and_its_header_is_not() -> None:
    blocks = page("| Claim | When |\n|---|:-:|\n| it is so | 2025 |\n").blocks

    assert [(Kind.PARAGRAPH, "Claim | When"), (Kind.ITEM, "it is so | 2025")] == [
        block[2:4] for block in blocks
    ]


def test_html_becomes_blocks_with_places_in_its_source() -> None:
    read = page(
        "<!doctype html>\n<title>x</title><h2>Is&nbsp;it?</h2>\n<ul><li>a <b>b</b>\n<li>c</ul>\n"
        "<details><summary>Why?</summary>So.</details><button>Who?</button>"
    )

    assert [
        (Kind.HEADING, "Is it?", (2, 21)),
        (Kind.ITEM, "a **b**", (3, 9)),
        (Kind.ITEM, "c", (4, 5)),
        (Kind.PARAGRAPH, "Why?", (5, 19)),
        (Kind.PARAGRAPH, "So.", (5, 33)),
        (Kind.PARAGRAPH, "Who?", (5, 54)),
    ] == [(block.kind, block.words, read.text.place(block.at)) for block in read.blocks]


def test_the_text_of_a_box_to_copy_from_is_read() -> None:
    assert ["a <b> & c", "d"] == words("<!doctype html><textarea>a &lt;b> &amp; c\nd</textarea><p>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_encodings_and_ends_of_rows_make_no_difference(encoding: str, end: str) -> None:
    text = f"• né\xa0à\u200b{end}• \x00b\x0c{end}".encode(encoding)

    assert ["né à", "b"] == [block.words for block in read_page(text).blocks]


def test_fences_and_rules_are_no_text() -> None:
    assert ["a", "b"] == words("```\na\n```\n\nb\n|---|---|\n| | |")


def test_what_stands_behind_very_many_rows_is_in_no_block() -> None:
    read = page("a\n\n" * (MOST_ROWS + 5))

    assert MOST_ROWS == len(read.blocks)
    assert "a\n\n" * 5 == read.text.text[read.blocks[-1].end :].lstrip("\n")


def test_what_stands_behind_very_many_tags_is_in_no_block() -> None:
    read = page("<!doctype html><p>a" + "<b></b>" * 30_000 + "<p>c")

    assert ["a"] == [block.words for block in read.blocks]
    assert read.text.text.endswith("<p>c")


@given(st.text(max_size=300) | st.text("ab \n-#|`<>&.1)(•", max_size=200))
def test_no_letter_is_lost_and_none_is_twice(text: str) -> None:
    read = page(text)
    ends = [0, *(block.end for block in read.blocks)]

    assert all(end <= block.start for end, block in zip(ends, read.blocks, strict=False))
    beside = "".join(
        read.text.text[end : block.start] for end, block in zip(ends, read.blocks, strict=False)
    )
    assert not any(letter.isalnum() for letter in beside if "`" not in text)
    for block in read.blocks:
        assert block.words == " ".join(block.words.split()) != ""
        line, column = read.text.place(block.start)
        assert line >= 1 <= column
