"""The report for programs: the documented shape, whatever the texts."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

from audit_scenes import audit_of, cited, everything, with_texts
from hypothesis import given
from hypothesis import strategies as st

from inquire.audit import CitationStatus
from inquire.audit_diagnostics import diagnostics
from inquire.audit_reports import AuditReport, form
from inquire.audit_reports.json import write
from inquire.diagnostics import PaperFault
from inquire.model import Verdict

GOLDEN = Path(__file__).parent / "golden/report.json"
DOCS = Path(__file__).parent.parent.parent / "docs/json.md"


def written(audit):
    return json.loads(write(AuditReport(audit, tuple(diagnostics(audit)))))


def test_a_report_reads_as_the_golden_file():
    audit = everything()

    actual = write(AuditReport(audit, tuple(diagnostics(audit))))

    if os.environ.get("INQUIRE_UPDATE_GOLDEN"):
        GOLDEN.write_text(actual, "utf-8")
    assert GOLDEN.read_text("utf-8") == actual


def test_the_keys_are_those_that_the_docs_show():
    page = DOCS.read_text("utf-8")
    shown = page[page.index("## `inquire audit --format json`") :]
    shown = re.search(r"```text\n(.*?)```", shown, re.DOTALL)[1]
    made = written(everything())

    keys = {*made, *made["citations"][0], *made["claims"][0], *made["tasks"], *made["reference"]}
    assert keys | {*made["counts"], *made["faults"]} <= set(re.findall(r'"([\w-]+)"', shown))


def test_every_status_is_counted_and_the_counts_are_all_there_are():
    made = written(everything())

    assert [*made["counts"]] == [
        "grounded",
        "wrong-paper",
        "not-found",
        "malformed",
        "withdrawn",
        "version-missing",
        "id-only",
        "elsewhere",
        "unknown",
    ]
    assert made["total"] == len(made["citations"]) == sum(made["counts"].values())
    assert made["faults"] == {"fabricated": 2, "misdescribed": 3, "undecidable": 2}
    assert made["share_grounded"] == 4 / 11


def test_of_nothing_there_is_no_share():
    made = written(audit_of())

    assert (made["share_grounded"], made["total"]) == (None, 0)
    assert (made["line"], made["reference"], made["search_from"]) == (None, None, None)


def test_what_is_not_known_is_null():
    [made] = written(audit_of(cited("2501.99904", CitationStatus.UNKNOWN)))["citations"]

    unknown = {name for name, value in made.items() if value is None}
    assert unknown == {
        "fault", "claimed_title", "claimed_authors", "claimed_year", "title", "authors",
        "published", "suggestion", "doubt", "catalog", "asked",
    }  # fmt: skip


def test_a_claim_names_each_paper_once_by_id_address_or_title():
    audit = everything()
    title = cited("A Title", CitationStatus.UNKNOWN, title="A Title")
    audit = replace(
        audit,
        citations=(*audit.citations, title),
        claims=(replace(audit.claims[0], citations=(0, 9, 11, 2, 7, 13)),),
    )

    [claim] = written(audit)["claims"]

    assert claim["citations"] == [
        "2507.21919",
        "https://doi.org/10.1038/s41586-0000-00000-0",
        "arXiv:2507.2191",
        "A Title",
    ]


def test_verdicts_are_words_and_a_claim_without_one_is_not_addressed():
    verdicts = [claim["verdict"] for claim in written(everything())["claims"]]

    assert verdicts == ["holds", "not-addressed", "relaxed", "not-addressed"]
    assert {*verdicts} <= {"not-addressed", *Verdict}


def test_words_are_plain_strings():
    made = written(everything())

    assert {one["status"] for one in made["citations"]} == {*made["counts"]}
    assert {one["fault"] for one in made["citations"]} == {
        None,
        *(each.value for each in PaperFault),
    }


@given(st.text())
def test_whatever_the_text_it_is_json_of_one_shape(text):
    audit = with_texts(text)

    for name in ("json", "sarif"):
        told = form(name).write(AuditReport(audit, tuple(diagnostics(audit))))
        assert all(char.isprintable() or char == "\n" for char in told)
        assert told.encode("utf-8")
        json.loads(told)
    made = written(audit)
    assert len(made["citations"]) == len(audit.citations)
    assert len(made["claims"]) == len(audit.claims)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives(text):
    first = written(with_texts(text))["citations"][0]

    assert (first["claimed_title"], first["title"]) == (text, text)
