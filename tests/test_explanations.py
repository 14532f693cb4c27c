"""Every code that is ever printed has an explanation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import inquire
from inquire.checks import found
from inquire.explanations import codes, explanation, summary

SOURCE = Path(inquire.__file__).parent
PRINTERS = {"Fault", "DateFault", "LockFault", "add", "allowance_diagnostic", "_unread"}
CODE_ARGUMENTS = {"Fault": 0, "DateFault": 0, "add": 0, "LockFault": 2}


def printed_codes() -> Iterator[tuple[str, str]]:
    """Each code that stands as a literal where a fault, problem or diagnostic is made."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = [argument.value for argument in node.keywords if argument.arg == "code"]
            if name in CODE_ARGUMENTS and len(node.args) > CODE_ARGUMENTS[name]:
                given.append(node.args[CODE_ARGUMENTS[name]])
            if name == "Diagnostic" and len(node.args) > 3:
                given.append(node.args[3])
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                    yield value.value, path.name


@pytest.mark.parametrize("code", sorted({code for code, _ in printed_codes()}))
def test_a_code_in_the_source_is_explained(code: str) -> None:
    actual = explanation(code)

    assert actual is not None


def test_the_source_prints_the_codes_that_the_reader_is_known_to_have() -> None:
    known = {"yaml-syntax", "bad-date", "wrong-kind", "bad-lock", "too-large", "unused-allowance"}

    actual = {code for code, _ in printed_codes()}

    assert known <= actual


def test_every_check_is_explained_and_has_a_summary_of_one_sentence() -> None:
    every = {**found(), **found("answer")}
    assert set(every) <= set(codes())
    assert len(every) == len(found()) + len(found("answer"))
    for code in every:
        assert summary(code).endswith(".")
        assert "\n" not in summary(code)


def test_codes_are_sorted_and_each_stands_once() -> None:
    actual = codes()

    assert tuple(sorted(set(actual))) == actual


def test_a_summary_is_the_first_sentence() -> None:
    actual = summary("several-documents")
    expected = "A second document starts in the file."

    assert expected == actual


@pytest.mark.parametrize("code", ["", "no-such-code", "stale_claim", "../too-large"])
def test_what_is_no_code_has_no_explanation(code: str) -> None:
    actual = (explanation(code), summary(code))
    expected = (None, "")

    assert expected == actual


def test_no_explanation_holds_a_mark_that_was_never_filled_in() -> None:
    for code in codes():
        assert "\n@\n" not in (explanation(code) or "")
