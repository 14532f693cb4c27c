"""The report for an issue or a note: tables that no text can break, and nothing that does anything."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from audit_scenes import WARM, audit_of, cited, everything, with_texts
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from inquire.audit import CitationStatus
from inquire.audit_reports import AuditReport
from inquire.audit_reports.markdown import write
from inquire.diagnostics import harmless

GOLDEN = Path(__file__).parent / "golden/report.md"
READER = MarkdownIt("commonmark").enable("table")
PLAIN = {"text", "code_inline", "link_open", "link_close", "strong_open", "strong_close"}


def written(audit, **facts):
    return write(AuditReport(audit, (), **facts))


def inline(text):
    """Every inline token of the text, as a reader of Markdown sees it."""
    return [child for token in READER.parse(text) for child in token.children or ()]


def cells(text):
    """How many cells each row of a table has."""
    counts = []
    for token in READER.parse(text):
        if token.type == "tr_open":
            counts.append(0)
        if token.type in ("td_open", "th_open"):
            counts[-1] += 1
    return counts


def test_a_report_reads_as_the_golden_file():
    actual = written(everything())

    if os.environ.get("INQUIRE_UPDATE_GOLDEN"):
        GOLDEN.write_text(actual, "utf-8")
    assert GOLDEN.read_text("utf-8") == actual


def test_what_is_sound_comes_first_and_repeats_are_counted():
    rows = [row for row in written(everything()).splitlines() if row.startswith("| ")][2:]

    assert rows[0].startswith("| grounded | [2507.21919](https://arxiv.org/abs/2507.21919) ×3 |")
    assert len(rows) < len(written(everything(), verbose=True).splitlines())
    assert "×" not in written(everything(), verbose=True)


def test_an_answer_without_citations_has_no_table():
    assert written(audit_of()) == (
        "### Audit of `answer.md`\n\nOf the answer, judged on 2026-11-22: 0 citations.\n"
    )


HOSTILE = [
    "a | b", r"a \| b", r"a \\| b", "`a` | ``b``", "``", "`", "\\", "a\\", "[x](http://evil.test)",
    "![x](http://evil.test/x.png)", "<img src=x onerror=alert(1)>", "@everyone", "#123", "$x$",
    "https://evil.test", "**x**", "a\n\n# b", "| --- |", "&#124;", "<!--", "~~x~~", "- [ ] x",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_breaks_a_table_or_does_anything(text):
    assert_harmless(text)


@given(
    st.text(min_size=1).filter(lambda text: text.split())
    | st.text("`|\\ []()<>!@a\n", min_size=1).filter(lambda text: text.split())
)
@example("`|`")
def test_no_text_breaks_a_table_or_does_anything(text):
    assert_harmless(text)


def assert_harmless(text):
    audit = with_texts(text)
    made = written(replace(audit, path=text, line_id=text), verbose=True)

    assert cells(made) == [6] * (1 + len(audit.citations)) + [5] * (1 + len(audit.claims))
    tokens = inline(made)
    assert {token.type for token in tokens} <= PLAIN
    assert all(
        re.fullmatch(r"https://arxiv\.org/abs/[\w./-]+", token.attrs["href"])
        for token in tokens
        if token.type == "link_open"
    )
    quoted = {token.content for token in tokens if token.type == "code_inline"}
    assert harmless(" ".join(text.split())) in quoted
    ours = " ".join(token.content for token in tokens if token.type == "text")
    assert not set(ours) & set("@#<>[]|`\\")


def test_only_an_id_is_a_link():
    audit = audit_of(
        cited("math/0309136v2", CitationStatus.ID_ONLY),
        cited("arXiv:2507.2191", CitationStatus.MALFORMED),
        cited("x", CitationStatus.ELSEWHERE, elsewhere="https://arxiv.org/abs/2507.21919"),
    )

    links = [token.attrs["href"] for token in inline(written(audit)) if token.type == "link_open"]

    assert links == ["https://arxiv.org/abs/math/0309136v2"]


def test_what_differs_is_said():
    audit = everything()
    one = replace(audit.citations[10], differs=("authors", "year"))
    one = replace(one, citation=one.citation._replace(year=2019))

    assert "authors claimed: `Curry`, year claimed: 2019" in written(audit_of(one))


@pytest.mark.parametrize(("differs", "claimed"), [((), ""), (("title",), "`Warm Models`")])
def test_a_title_stands_twice_only_where_it_is_worded_otherwise(differs, claimed):
    one = cited(
        "2507.21919", CitationStatus.GROUNDED, title="Warm Models", reply=WARM, differs=differs
    )

    assert f"| 1:1 | {claimed} | `{WARM.title}` |" in written(audit_of(one))
