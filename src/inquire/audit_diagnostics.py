"""An audit to sorted diagnostics: what is wrong with an answer, and where in its file."""

from __future__ import annotations

from collections.abc import Iterator

from inquire.audit import Audit
from inquire.checks import found
from inquire.diagnostics import Diagnostic, Problem, Severity
from inquire.inspection import Policy, by_place

LONGEST_ROW = 5000
"""A longer row is not shown: a whole chat may stand in one, and nobody reads it beside a caret."""


def problems(audit: Audit) -> Iterator[tuple[str, Severity, Problem]]:
    """What each check of answers yields, with its code and the severity that it has."""
    for code, check in found("answer").items():
        for problem in check.check(audit):
            yield code, check.SEVERITY, problem


def diagnostics(audit: Audit, policy: Policy = Policy()) -> list[Diagnostic]:  # noqa: B008 - it never changes
    """Everything that is to be said of an answer, sorted by place."""
    told = [
        _diagnostic(audit, code, policy.severity.get(code, severity), problem)
        for code, severity, problem in problems(audit)
        if policy.wants(code)
    ]
    return sorted(told, key=by_place)


def _diagnostic(audit: Audit, code: str, severity: Severity, problem: Problem) -> Diagnostic:
    line, column, meant = _place(audit, problem.pointer)
    source = audit.answer.row(line)
    width = max(1, min(meant, len(source) - column + 1))
    return Diagnostic(
        audit.path,
        line,
        column,
        code,
        severity,
        problem.message,
        problem.help,
        source if len(source) <= LONGEST_ROW else "",
        width,
        problem.paper_fault,
    )


def _place(audit: Audit, pointer: str) -> tuple[int, int, int]:
    """Line, column and width of what a pointer names: `/citations/3`, `/claims/0`, `/reference`.

    The answer as a whole, and a claim that it does not address, are at its first character.
    """
    kind, _, index = pointer.removeprefix("/").partition("/")
    if kind == "citations":
        one = audit.citations[int(index)]
        return one.line, one.column, len(one.citation.text)
    if kind == "claims" and (claim := audit.claims[int(index)]).line:
        return claim.line, claim.column, len(claim.verdict or claim.label)
    if kind == "reference" and audit.reference:
        start, end = audit.reference.start, audit.reference.end
        return *audit.answer.place(start), end - start
    return 1, 1, 1
