"""Which texts are HTML, and which are Markdown that merely has tags in it."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

import pytest

from inquire.answer_text import read_text
from inquire.html_signs import is_html


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html>\n<title>t</title>arXiv:2501.99901",
        "  <!-- saved --><html><body>one",
        "<meta charset='utf-8'>one <b>two</b>",
        "Version:0.9\r\nStartHTML:0000000105\r\n<html><!--StartFragment-->x<!--EndFragment-->",
        "<p>one</p><ul><li>two</li></ul>",
        "Copied from a chat:\n<h2>C1</h2><p>It holds.</p><p>So.</p>",
    ],
)
def test_html_is_known_by_its_tags(source: str) -> None:
    assert is_html(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "It is <b>bold</b> and a<b, c>d.",
        "- one <br> two\n- three <p> four\n\n# So\n",
        "See:\n```html\n<p>one</p><ul><li>two</li><li>three</li></ul>\n```\n",
        "Write `<p>`, `</p>`, `<li>`, `<ul>` or `<td>`.",
        "<claims>\n[C1] one\n</claims>\n<anchors>\nx\n</anchors>",
        "<https://arxiv.org/abs/2501.99901> and <a@example.org>",
        "# C1\n\n<details><p>\n\n- one\n- two\n- three\n\n</p></details>",
    ],
)
def test_markdown_with_tags_in_it_is_markdown(source: str) -> None:
    assert not is_html(source)
    assert source == read_text(source.encode()).text
