"""HTML of chat pages as the Markdown that it was made from."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.answer_text import AnswerText, read_text
from inquire.location import Lines


def text_of(source: str) -> str:
    return read_text(source.encode()).text


def place_of(answer: AnswerText, words: str) -> tuple[int, int]:
    return answer.place(answer.text.index(words))


# ---- elements --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>One</h1><h3>Two <em>x</em></h3>three", "# One\n\n### Two *x*\n\nthree"),
        ("<p>one\n   two</p><p>three", "one two\n\nthree"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("a <b> bold </b>, <strong>so</strong><i>!</i>", "a **bold** , **so***!*"),
        ("<b></b><i> </i>a<b><b>b</b></b>", "a**b**"),
        ("<b>one<p>two</p></b>three", "**one**\n\n**two**\n\nthree"),
        ("<b style='font-weight:normal'><p>a</p><b>b</b></b>", "a\n\n**b**"),
        ("<q>A Title</q>", '"A Title"'),
        ("a<hr>b", "a\n\n---\n\nb"),
        ("<code>a_b</code> and <kbd>c</kbd>", "`a_b` and `c`"),
        ("R&amp;D &lt;b&gt; &eacute;&#233;&#xe9; &nbsp;x &notit;", "R&D <b> ééé  x ¬it;"),
        ("AT&T, a & b, &unknown; &#0;", "AT&T, a & b, &unknown; \ufffd"),
        ("1 < 2, a <3, <- and ->", "1 < 2, a <3, <- and ->"),
        ("a<!-- b <p> -->c<!-->d<!doctype x>e<?php f ?>g</>h", "acdegh"),
        ("a<script>b</p><p></script>c<style>d</style>e", "ace"),
        ("a<svg><title>b</title><svg/>c</svg>d<button>Copy <b>e</b></button>f", "adf"),
        ("a<title>b</title><textarea>c</textarea>d", "ad"),
        ("<blockquote>a<p>b</p></blockquote>c", "> a\n\n> b\n\nc"),
        ("a <img src=x alt=y> <input> b<wbr>c<unknown>d</unknown>", "a bcd"),
        ("<P CLASS=x>one<BR>two</P><A HREF=//e.org/x>y</A>", "one\ntwo\n\n[y](//e.org/x)"),
    ],
)
def test_an_element_becomes_what_it_was_in_markdown(source: str, expected: str) -> None:
    assert expected == text_of(f"<meta>{source}")


def test_lists_nest_and_count() -> None:
    source = """
        <ul><li>one<li><p>two</p><p>more</p><ul><li>in</li></ul></li></ul>
        <ol start="3"><li>three</li><li value="8">eight</li><li>nine<ul><li></li><li>x</li></ul></ol>
        after"""

    expected = """\
        - one
        - two
            more
            - in

        3. three
        8. eight
        9. nine
            - x

        after"""
    assert dedent(expected) == text_of(f"<meta>{source}").strip()


def test_a_table_has_its_rows_bars_and_header() -> None:
    source = """
        <table><thead><tr><th>Paper</th><th>arXiv</th></tr></thead><tbody>
        <tr><td><p>A <b>Title</b></p><p>more</p></td><td>2501.99901</td></tr>
        <tr><td></td><td>x | y<br>z</td></tr><tr><td colspan=2>wide<td>last
        </table><p>after</p>
        <table><tr><td>1</td><td>2</td></tr></table>"""

    expected = r"""
        | Paper | arXiv |
        |---|---|
        | A **Title** more | 2501.99901 |
        | | x \| y z |
        | wide | | last |

        after

        | 1 | 2 |"""
    assert dedent(expected).strip() == text_of(f"<meta>{source}").strip()


def test_a_table_inside_a_cell_takes_its_place() -> None:
    source = "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>after"

    assert "| a | b |\n\nafter" == text_of(f"<meta>{source}")


def test_code_keeps_its_rows_without_the_pages_buttons() -> None:
    source = """\
<p>So:</p><pre><div>plaintext<button>Copy <svg><path/></svg></button></div><div><code
>inquire: a 2026-11-22 7c1e90ab
C1 | <span>holds</span> | x &lt; y   z
<b>*</b>
</code></div></pre><p>after</p>"""

    expected = """\
So:

```
plaintext
inquire: a 2026-11-22 7c1e90ab
C1 | holds | x < y   z
*
```

after"""
    assert expected == text_of(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a href='https://e.org/?a=1&amp;b=2&copy=3'> x </a>y", "[x](https://e.org/?a=1&b=2&copy=3) y"),
        ("<a href=https://e.org><b>x</b> <i>y</i></a>", "[**x** *y*](https://e.org)"),
        ("<b><a href=https://e.org>x</a></b>", "**[x](https://e.org)**"),
        ("<a href=https://e.org><img></a>", "<https://e.org>"),
        ("<a href='https://e.org/a_(b)'>x</a>", "[x](<https://e.org/a_(b)>)"),
        ("<a href=' https://e.org/a\n b '>x</a>", "[x](<https://e.org/a b>)"),
        ("<a href=https://e.org><div>x</div><p>y</p></a><p>z", "[x y](https://e.org)\n\nz"),
        ("<p><a href=https://e.org>x</p><p>z</p>", "[x](https://e.org)\n\nz"),
        ("<a href=https://e.org>x<a href=https://f.org>y", "[x](https://e.org)[y](https://f.org)"),
        ("<a>x</a> <a href='javascript:a()'>y</a> <a name=z>z</a>", "x y z"),
        ("<a href=/abs/2501.99901>x</a>", "[x](/abs/2501.99901)"),
        ("<a href=https://e.org href=https://f.org>x</a>", "[x](https://e.org)"),
        ("&lt;https://e.org&gt; <https://f.org/x?y=z> so", "<https://e.org> <https://f.org/x?y=z> so"),
    ],
)  # fmt: skip
def test_a_link_keeps_its_address(source: str, expected: str) -> None:
    assert expected == text_of(f"<meta>{source}")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("word<sup>3</sup> so", "word[3] so"),
        ("word.<sup>3, 4</sup>", "word.[3, 4]"),
        ("word <sup><a href=#fn3>3</a></sup>", "word [3]"),
        ("GPT-4<a href='#r3'><sup>3</sup></a>", "GPT-4[3]"),
        ("word<sup>[3]</sup> [<a href=#r3>3</a>]", "word[3] [3]"),
        ("word<sup><a href=https://e.org>3</a></sup>", "word[3](https://e.org)"),
        ("10<sup>3</sup> and 2<sup>nd</sup>", "10^3 and 2nd"),
        ("<a href=#top>Back</a> <a href=#fnref>↩</a>", "Back ↩"),
        ("<sup>3</sup>", "3"),
    ],
)
def test_the_number_of_a_note_stands_in_brackets(source: str, expected: str) -> None:
    assert expected == text_of(f"<meta>{source}")


def test_only_the_fragment_of_a_clipboard_is_read() -> None:
    header = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\n"
    page = "<html><body>\r\n<!--StartFragment--><p>one</p><!--EndFragment-->\r\n</body></html>"
    answer = read_text((header + page).encode())

    assert "one" == answer.text
    assert (5, 24) == answer.place(0)


def test_markdown_round_some_html_keeps_its_rows() -> None:
    source = "From a chat:\n\n[C1] holds\nso\n<ul><li>one</li><li>two</li></ul>\n\nDone."

    assert "From a chat:\n\n[C1] holds\nso\n\n- one\n- two\n\nDone." == text_of(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a<button>b<p>c", "ab\n\nc"),
        ("<nav><p>a<nav>b</nav>c", "abc"),
        ("<p>a<svg><nav>b", "ab"),
        ("a<nav><nav/>b<nav>c</nav>d</NAV x>e<svg/>f<nav", "aef"),
        ("</p></li></table></td></tr></a></b></pre></sup></ul></blockquote>a", "a"),
        ("<td>a<li>b<h1>c</h1><pre>d\ne</pre></td>f", "| a b c d e f |"),
        ("<pre>a<ul><li>b</li></ul><a href=https://e.org>c</a>", "```\na\nb\nc\n```"),
        ("<p>a<p", "a"),
        ("<p>a<a href='b", "a"),
        ('<p title=it\'s>a</p><p title="x>y">b</p><p a=b=c =d e= f>g', "a\n\nb\n\ng"),
        ("<p>a<!-- b", "a"),
        ("<p>a\0b</p>", "a\0b"),
    ],
)
def test_broken_html_has_a_reading_too(source: str, expected: str) -> None:
    actual = text_of(f"<meta>{source}")

    assert expected == actual


# ---- places ----------------------------------------------------------------------------------


def test_each_text_is_found_at_its_place() -> None:
    source = (
        "<!doctype html>\r\n<ul>\r\n<li>One &amp; <b>two</b>\r\n   three "
        '<a\n href="https://arxiv.org/abs/2501.99901">arXiv</a></li></ul>'
    )
    answer = read_text(source.encode())

    assert "- One & **two** three [arXiv](https://arxiv.org/abs/2501.99901)" == answer.text
    assert (3, 5) == place_of(answer, "One")
    assert (3, 9) == place_of(answer, "&")
    assert (3, 18) == place_of(answer, "two")
    assert (4, 4) == place_of(answer, "three")
    assert (5, 8) == place_of(answer, "https")
    assert (5, 30) == place_of(answer, "2501.99901")
    assert (5, 42) == place_of(answer, "arXiv]")


def test_a_saved_page_is_its_chat_without_menus_and_buttons() -> None:
    page = """\
<!DOCTYPE html>
<html><head><title>Chat</title><script>var a = "</p>"</script></head><body>
<nav><a href="/c/1">An older chat about arXiv:2501.99902</a></nav><main>
<article><h5>You said:</h5><div class="whitespace-pre-wrap">Do it. &lt;claims&gt;

End of the prompt. Its reference: inquire: x 2026-11-22 7c1e90ab</div></article>
<article><h6>It said:</h6><div class="markdown"><h3 data-start="1">C1</h3>
<p data-start="10"><strong>Verdict: holds.</strong> <em>A Paper of the Tests' Own Making</em><span
data-state="closed"><a href="https://arxiv.org/abs/2501.99901?utm_source=x" target="_blank"><span
>arXiv</span><span>+1</span></a></span>.</p>
<ul>
<li>
<p>Outer</p>
<ul>
<li><p>Inner</p></li>
</ul>
</li>
</ul>
<pre class="overflow-visible!"><div><div>text</div><div><button>Copy code</button></div><div
><code><span><span>inquire: x 2026-11-22 7c1e90ab
</span>C1 | holds | arXiv:2501.99901 | because
</span></code></div></div></pre></div></article></main><footer><button>Share</button></footer>
</body></html>"""
    answer = read_text(page.encode())

    expected = """\
###### It said:

### C1

**Verdict: holds.** *A Paper of the Tests' Own Making*[arXiv+1](https://arxiv.org/abs/2501.99901?utm_source=x).

- Outer
    - Inner

```
text
inquire: x 2026-11-22 7c1e90ab
C1 | holds | arXiv:2501.99901 | because
```"""
    assert expected == answer.text
    assert (21, 21) == place_of(answer, "arXiv:2501.99901")


BLOCKS = ["p", "div", "h2", "blockquote", "pre", "section", "unknown"]
INLINE = ["b", "em", "code", "a", "sup", "span", "q"]


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    blank = st.sampled_from(["", " ", "\n", "\r\n\t"])
    some = st.lists(st.builds("".join, st.tuples(blank, inner, blank)), max_size=4).map("".join)
    listed = st.lists(some, min_size=1, max_size=3).map(
        lambda items: "<ol><li>" + "</li><li>".join(items) + "</ol>"
    )
    tabled = st.lists(some, min_size=1, max_size=3).map(
        lambda cells: "<table><tr><th>" + "</th><td>".join(cells) + "</table>"
    )
    wrapped = st.builds(
        lambda name, text: f"<{name} href='https://e.org'>{text}</{name}>",
        st.sampled_from(BLOCKS + INLINE),
        some,
    )
    return st.one_of(listed, tabled, wrapped)


DOCUMENT = st.recursive(st.just("W"), grown, max_leaves=12)


@given(st.lists(DOCUMENT, max_size=5), st.booleans())
def test_every_visible_word_is_there_once_in_order_and_at_its_place(
    parts: list[str], entities: bool
) -> None:
    source = "<!doctype html><!-- hidden --><style>hidden</style>" + "\n".join(parts)
    words = []
    while "W" in source:
        words.append(f"x{len(words)}y")
        more = "&amp;【1†source】\xa0\u200b" if entities else ""
        source = source.replace("W", words[-1] + more, 1)

    answer = read_text(source.encode())

    lines = Lines(source)
    at = 0
    for word in words:
        at = answer.text.index(word, at)
        assert lines.position(source.index(word)) == answer.place(at)
        at += len(word)
    assert "hidden" not in answer.text
    assert "source" not in answer.text
    assert len(words) == answer.text.count("x")
