"""Text to YAML: plain where that holds, in quotes elsewhere, and read back as the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inquire.line_reading import read
from inquire.yaml_tree import Mapping, Scalar, Sequence, read_tree
from inquire.yaml_writing import fits_block, inline, scalar

ODD = st.text("ab :#-?,[]{}'\"\\&*!|>%@`~=<.0\t\n\r\x07\x85\u2028\u202e\ufeff é温😀", max_size=12)
TEXTS = st.one_of(ODD, st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
STYLES = st.sampled_from(["", "'", '"'])


def read_back(written: str, *, flow: bool) -> Scalar:
    tree = read_tree(f"k: [{written}, z]  # c\n" if flow else f"k: {written}  # c\n")
    assert [] == tree.faults
    assert isinstance(tree.root, Mapping)
    node = tree.root.entries["k"][1]
    if isinstance(node, Sequence):
        assert 2 == len(node.items)
        node = node.items[0]
    assert isinstance(node, Scalar)
    return node


PLAIN = """\
Is it so?|温さ 😀 é|no|2506.04210|2024-02-30|~2025|a:b|a#b|C#|-0.5|http://x.y/#z|it's|say "no"
50% @ 20 `x`|x - y|a, b|a & b|\\theta|naïve\u200dcafé|a\xa0b|:x|?x|--x|<<|=|Nullable|...
"""


@pytest.mark.parametrize("text", [text for row in PLAIN.splitlines() for text in row.split("|")])
def test_text_that_yaml_leaves_alone_stays_plain(text: str) -> None:
    assert text == scalar(text, flow=False)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A: b", "'A: b'"),
        ("a #b", "'a #b'"),
        ("x:", "'x:'"),
        ("@x", "'@x'"),
        ("`x", "'`x'"),
        ("%x", "'%x'"),
        ("*x", "'*x'"),
        ("&x", "'&x'"),
        ("!x", "'!x'"),
        ("| x", "'| x'"),
        ("> x", "'> x'"),
        ("[x]", "'[x]'"),
        ("{x", "'{x'"),
        ("- x", "'- x'"),
        ("-", "'-'"),
        ("? x", "'? x'"),
        ("# x", "'# x'"),
        ('"No": x', "'\"No\": x'"),
        ("'tis", "'''tis'"),
        ("", "''"),
        (" x", "' x'"),
        ("x ", "'x '"),
        ("null", "'null'"),
        ("NULL", "'NULL'"),
        ("~", "'~'"),
        ("a\nb", '"a\\x0Ab"'),
        ("a\n\n- b", '"a\\n\\n- b"'),
        ("bell\x07", '"bell\\x07"'),
        ('\\"\u2028', '"\\\\\\"\\u2028"'),
        ("\u202eevil", '"\\u202Eevil"'),
    ],
)
def test_text_that_yaml_would_misread_is_quoted(text: str, written: str) -> None:
    assert written == scalar(text, flow=False)


@pytest.mark.parametrize("text", ["a, b", "[x", "x]", "x}", "a{b", "a:,", "-,", "x:]"])
def test_brackets_and_commas_need_quotes_only_in_brackets(text: str) -> None:
    assert f"'{text}'" == scalar(text, flow=True)


def test_quotes_stay_as_they_were() -> None:
    actual = [scalar("a 'b' \"c\"", flow=False, style=style) for style in ("'", '"')]

    assert ["'a ''b'' \"c\"'", '"a \'b\' \\"c\\""'] == actual


def test_single_quotes_give_way_to_escapes() -> None:
    assert '"a\\x07"' == scalar("a\x07", flow=False, style="'")


def test_a_list_and_keys_go_on_one_row() -> None:
    assert "[a, 'b, c']" == inline(("a", "b, c"), flow=False)
    assert "{arxiv: 2501.99901, authors: [A, 'B: c']}" == inline(
        {"arxiv": "2501.99901", "authors": ("A", "B: c")}, flow=True
    )
    assert "[]" == inline((), flow=False)


@given(TEXTS, st.booleans(), STYLES)
@example("a\not", False, "")
@example("\\\not", False, '"')
@example("<<<<<<< x", False, "")
@example("]: [", True, "")
def test_every_text_is_read_back_as_it_was(text: str, flow: bool, style: str) -> None:
    actual = read_back(scalar(text, flow=flow, style=style), flow=flow)

    assert text == actual.text
    assert not actual.absent


@given(TEXTS)
def test_every_text_stays_on_one_row(text: str) -> None:
    written = scalar(text, flow=False)

    assert not set("\n\r\x85\u2028\u2029") & set(written)


@given(TEXTS)
@example("\\not")
@example('"a\not')
@example("#word")
def test_every_text_that_a_line_may_hold_is_read_without_a_fault(text: str) -> None:
    for style in ("", "'", '"'):
        written = scalar(f"x{text}", flow=False, style=style)
        line = f"question: {written}\nclaims: [{{text: {scalar(f'x{text}', flow=True)}}}]\n"

        reading = read(line.encode(), "line.yaml", "line")

        codes = {fault.code for fault in reading.faults} - {"control-character"}
        assert set() == codes
        if reading.inquiry:
            assert f"x{text}".strip() == reading.inquiry.question
            assert f"x{text}".strip() == reading.inquiry.claims[0].text


@given(st.text("ab:#-?'\"~ ", min_size=1, max_size=6), st.booleans())
def test_text_is_quoted_only_where_it_must_be(text: str, flow: bool) -> None:
    written = scalar(text, flow=flow)

    if written != text and text != "~":
        tree = read_tree(f"k: [{text}, z]\n" if flow else f"k: {text}\n")
        _, node = tree.find("/k/0" if flow else "/k")
        same = isinstance(node, Scalar) and (text, "") == (node.text, node.style)
        assert tree.faults or not same


@pytest.mark.parametrize(
    ("text", "style", "fits"),
    [
        ("one: row # here", ">", True),
        ("one\n\n  two", "|", True),
        ("one\ntwo", ">", False),
        ("", "|", False),
        (" x", "|", False),
        ("x\n", "|", False),
        ("x\ty", "|", True),
        ("x\x07", "|", False),
        ("x\ry", "|", False),
    ],
)
def test_a_block_holds_what_its_layout_does_not_swallow(text: str, style: str, fits: bool) -> None:
    assert fits == fits_block(text, style)
