"""Every code's explanation holds an example; each example is run and must print what it shows."""

from __future__ import annotations

import re
from datetime import date

import pytest

from inquire.answer import read_answer
from inquire.audit_diagnostics import diagnostics
from inquire.checks import Context, found
from inquire.citation_standing import as_inquiry, audited
from inquire.diagnostics import Diagnostic, Severity
from inquire.evidence import Learned
from inquire.explanations import codes, explanation
from inquire.inspection import Policy, judge
from inquire.line_reading import read
from inquire.lock import Lock, parse_lock
from inquire.lock_record import LockFault
from inquire.model import Limits
from inquire.verification import find_right_papers

TODAY = date(2026, 11, 22)
SHOWN_ONLY = {"too-large", "too-deep", "not-utf8"}
"""Their examples cannot stand in a page; `test_examples_that_cannot_stand_in_a_page` has them."""


def block(text: str, language: str) -> str:
    """The contents of the fenced block of that language, or nothing."""
    match = re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return match[1] if match else ""


def shown(diagnostic: Diagnostic) -> str:
    first, *rest = diagnostic.message.split("\n")
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    rows = [f"{place}: {diagnostic.severity}: {first} [{diagnostic.code}]"]
    rows += [f"  {row}" for row in rest]
    rows += [f"  help: {diagnostic.help}"] if diagnostic.help else []
    return "".join(f"{row}\n" for row in rows)


def shown_lock_fault(fault: LockFault) -> str:
    return shown(
        Diagnostic(
            "inquire.lock",
            fault.line,
            fault.column,
            fault.code,
            Severity.ERROR,
            fault.message,
            fault.help,
        )
    )


def told_of(data: bytes, code: str, lock: str = "", before: str = "") -> str:
    """All that is said of a line under that code."""
    evidence, earlier = parse_lock(lock.encode()), parse_lock(before.encode())
    assert isinstance(evidence, Lock)
    assert isinstance(earlier, Lock)
    context = Context(
        today=TODAY,
        limits=Limits(),
        evidence=evidence.records,
        before=earlier.records,
        lock_read=bool(lock),
        line_ids=frozenset({"line"}),
        note_ids=frozenset({"warmth-five-models"} if code == "shadowed-note" else ()),
        template_needs=("role", "topic") if code == "thin-retest" else (),
    )
    reading = read(data, "line.yaml", "line")
    return "".join(map(shown, judge(reading, context, found(), Policy(select=frozenset({code})))))


def told_of_answer(code: str, text: str) -> str:
    """All that is said of the answer in an explanation under that code."""
    lock, line = parse_lock(block(text, "lock").encode()), block(text, "yaml")
    assert isinstance(lock, Lock)
    inquiry = read(line.encode(), "line.yaml", "line").inquiry if line else None
    answer = read_answer(block(text, "answer").encode())
    learned = Learned(dict(lock.records))
    find_right_papers([as_inquiry(answer, learned)], learned, lock.records, [])
    made = audited("answer.md", answer, inquiry, learned, TODAY)
    return "".join(map(shown, diagnostics(made, Policy(select=frozenset({code})))))


def output_of(code: str, text: str) -> str:
    """What the example in an explanation really prints."""
    if block(text, "answer"):
        return told_of_answer(code, text)
    lock = block(text, "lock")
    if lock and not block(text, "yaml"):
        fault = parse_lock(lock.encode())
        assert isinstance(fault, LockFault)
        return shown_lock_fault(fault)
    return told_of(block(text, "yaml").encode(), code, lock, block(text, "before"))


@pytest.mark.parametrize("code", sorted(set(codes()) - SHOWN_ONLY))
def test_an_example_prints_what_its_explanation_shows(code: str) -> None:
    text = explanation(code) or ""
    expected = block(text, "text")

    actual = output_of(code, text)

    assert expected == actual
    assert f"[{code}]" in actual


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("too-large", b"#" * (1024 * 1024 + 1)),
        ("too-deep", b"question: " + b"[" * 101),
        ("not-utf8", "question: Caf\u00e9?".encode("latin-1")),
    ],
)
def test_examples_that_cannot_stand_in_a_page(code: str, data: bytes) -> None:
    expected = block(explanation(code) or "", "text")

    actual = told_of(data, code)

    assert expected == actual


@pytest.mark.parametrize("code", codes())
def test_an_explanation_has_a_rule_a_reason_and_an_example(code: str) -> None:
    text = explanation(code) or ""
    rule, reason, *_ = text.split("\n\n")

    assert rule.endswith(".")
    assert reason.startswith("Why it matters: ")
    assert block(text, "text")
