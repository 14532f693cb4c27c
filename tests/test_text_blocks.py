"""The blocks of an answer: what stands together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.text_blocks import Kind, blocks


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n\nc", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("# a\nb", [("heading", "a"), ("paragraph", "b")]),
        ("- a\n- b", [("item", "a"), ("item", "b")]),
        ("- a\n  b\n\n  c\nd", [("item", "a\n  b\n\n  c\nd")]),
        ("- a\n\nb", [("item", "a"), ("paragraph", "b")]),
        ("1. a\n   - b\n", [("item", "a"), ("item", "b")]),
        ("(a) x\n(b) y", [("item", "x"), ("item", "y")]),
        ("> a\n> b", [("quote", "a"), ("quote", "b")]),
        ("> - a", [("item", "a")]),
        ("```\na\nb\n```\nc", [("code", "a"), ("code", "b"), ("paragraph", "c")]),
        ("| a | b |\n|---|---|\n| c | d |", [("table", "| a | b |"), ("table", "| c | d |")]),
        ("C1 | holds | none | so", [("table", "C1 | holds | none | so")]),
        ("- C1 | holds", [("table", "C1 | holds")]),
        ("NEW | a | b c\nd\ne | C1", [("table", "NEW | a | b c\nd\ne | C1")]),
        ("NEW | a | b\nc\nd", [("table", "NEW | a | b"), ("paragraph", "c\nd")]),
        ("NEW | a | b\n\nc | d", [("table", "NEW | a | b"), ("paragraph", "c | d")]),
        ("NEW | a | b\nC1 | c | d", [("table", "NEW | a | b"), ("table", "C1 | c | d")]),
        ("NEW | a | b\n| c | d |", [("table", "NEW | a | b"), ("table", "| c | d |")]),
        ("if P(a|b) then", [("paragraph", "if P(a|b) then")]),
        ("a\tb\nc\td", [("table", "a\tb"), ("table", "c\td")]),
        ("References\n\nAb, C.\n2025.\nDe, F. 2025.", [("heading", "References"), ("entry", "Ab, C.\n2025."), ("entry", "De, F. 2025.")]),
        ("**Sources**\n- a\n- b", [("heading", "**Sources**"), ("entry", "a"), ("entry", "b")]),
        ("[1] Ab. arXiv:2507.21919", [("entry", "Ab. arXiv:2507.21919")]),
        ("[1] shows it", [("paragraph", "[1] shows it")]),
        ("[1]: https://x.org", [("entry", "https://x.org")]),
        ("[^1]: a\n    b", [("entry", "a\n    b")]),
        ("[^1] is a note", [("paragraph", "[^1] is a note")]),
        ("@misc{a,\n b={c}\n}\nd", [("entry", "@misc{a,\n b={c}\n}"), ("paragraph", "d")]),
        ("@misc{a,\n b={c\n\nd", [("entry", "@misc{a,\n b={c\n"), ("paragraph", "d")]),
    ],
)  # fmt: skip
def test_a_text_falls_into_blocks(text, expected):
    assert expected == read(text)


def test_a_table_knows_what_its_columns_hold():
    *_, row = blocks("| Paper title | arXiv ID | Note |\n|---|---|---|\n| a | b | c |")
    assert ("title", "id", "") == row.roles


def test_without_a_rule_a_header_is_known_by_its_words():
    header, row = blocks("Title\tAuthors\tYear\na\tb\tc")
    assert ("header", ("title", "authors", "year")) == (header.roles[0], row.roles)


def test_an_item_knows_the_item_above():
    assert [-1, 0, 1, 0, -1] == [
        block.parent for block in blocks("- a\n  - b\n    - c\n  - d\n- e")
    ]


def test_a_reference_section_ends_at_the_next_heading_of_its_level():
    text = "## References\n\n### Journals\n- a\n\n## Notes on it\n- b"
    assert [True, False] == [one.sources for one in blocks(text) if one.kind is not Kind.HEADING]


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "## Works cited",
        "**Bibliography:**",
        "Sources (8)",
        "# 5. References",
        "Quellen",
    ],
)
def test_a_reference_section_is_known_by_its_heading(heading):
    assert [True] == [one.sources for one in blocks(f"{heading}\n\n- a")[1:]]


@given(st.text(st.sampled_from("ab1 \n\t|-*#>[]^:@{}.`\\")))
def test_blocks_are_in_order_and_apart(text):
    end = 0
    for block in blocks(text):
        assert end <= block.start <= block.end <= len(text)
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
        end = block.end
