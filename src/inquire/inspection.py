"""A line as read to checks to sorted diagnostics: what is wrong with it, and where.

No check runs on a line whose form is wrong. A problem says where it is by pointer; here it gets
file, line and column, its severity by policy, and is dropped where a comment on the line allows
it.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from inquire.allowances import Allowance, allowances
from inquire.checks import Context, found
from inquire.diagnostics import Diagnostic, Fault, Problem, Severity
from inquire.line_reading import FORM_SEVERITIES, NoteFile, Reading
from inquire.placing import Placing


class Policy(NamedTuple):
    """Which diagnostics there are and how bad: from `inquire.toml` and the command line.

    `select` empty means all codes; `severity` overrides the one a check has.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = MappingProxyType({})

    def wants(self, code: str) -> bool:
        """Whether problems of that code are to be told."""
        return code not in self.ignore and (not self.select or code in self.select)


def form_diagnostics(
    reading: Reading | NoteFile,
    policy: Policy = Policy(),  # noqa: B008 - it never changes
) -> list[Diagnostic]:
    """The faults of form, sorted by place. Its errors are errors, whatever the policy."""
    made = []
    for file in reading.files:
        if not file.faults:
            continue
        placing = Placing(file.path, file.tree)
        for fault in file.faults:
            severity = Severity.ERROR
            if fault.code in FORM_SEVERITIES:
                severity = policy.severity.get(fault.code, FORM_SEVERITIES[fault.code])
                if not policy.wants(fault.code):
                    continue
            made.append(placing.diagnostic(fault, severity))
    return sorted(made, key=by_place)


def judge(
    reading: Reading,
    context: Context,
    checks: Mapping[str, ModuleType],
    policy: Policy = Policy(),  # noqa: B008 - it never changes
    *,
    partial: bool = False,
) -> list[Diagnostic]:
    """Everything that is to be said of a reading, sorted by place.

    `checks` are the modules by code (`checks.found()`). On a line whose form is wrong only
    the faults of its form are told; `partial` goes on where only an arXiv id is malformed.
    What is to be said of a shared note stands in its own file.
    """
    told = form_diagnostics(reading, policy)
    if reading.inquiry is None or not (reading.sound or partial):
        return told
    found_in: dict[str, list[Found]] = {}
    for code, check in checks.items():
        if policy.wants(code):
            for problem in check.check(reading.inquiry, context):
                file, pointer = reading.resolved(problem.pointer)
                placed = problem._replace(pointer=pointer) if file is not reading else problem
                one = Found(problem.code or code, placed, check.SEVERITY)
                found_in.setdefault(file.path, []).append(one)
    for file in reading.files:
        told += diagnostics_of(file, found_in.get(file.path, ()), checks, policy)
    return sorted(told, key=by_place)


class Found(NamedTuple):
    """A problem of a file, with its code and the severity that its check gives it."""

    code: str
    problem: Problem
    severity: Severity


def diagnostics_of(
    file: Reading | NoteFile,
    problems: Sequence[Found],
    checks: Mapping[str, ModuleType],
    policy: Policy,
) -> Iterator[Diagnostic]:
    """The problems of one file that no comment there allows, and the comments that allow none."""
    allowed = allowances(file.tree)
    if not problems and not allowed:
        return
    placing = Placing(file.path, file.tree)
    used: set[Allowance] = set()
    for code, problem, severity in problems:
        fault, rows = placing.place(code, problem)
        matching = {one for one in allowed if one.row in rows and code in one.codes}
        used |= matching
        if not matching:
            yield placing.diagnostic(fault, policy.severity.get(code, severity))
    if policy.wants("unused-allowance"):
        severity = policy.severity.get("unused-allowance", Severity.WARNING)
        unused = [one for one in allowed if one not in used]
        for fault in _unused(unused, checks, policy):
            yield placing.diagnostic(fault, severity)


def _unused(
    unused: Sequence[Allowance], checks: Mapping[str, ModuleType], policy: Policy
) -> Iterator[Fault]:
    """Allowances that matched nothing; of codes that were not judged nothing can be said."""
    for one in unused:
        unknown = [code for code in one.codes if code not in checks and code not in found()]
        message = f"nothing here is {' or '.join(one.codes)}: the allowance matches nothing"
        if unknown:
            message = f"'{unknown[0]}' is no check that can be allowed"
        elif not all(code in checks and policy.wants(code) for code in one.codes):
            continue
        yield Fault("unused-allowance", one.start, one.end, message, "delete it")


def by_place(diagnostic: Diagnostic) -> tuple[str, int, int, int, str, str]:
    """The order of diagnostics: file, line, column, worst first, code."""
    return (
        diagnostic.path,
        diagnostic.line,
        diagnostic.column,
        -diagnostic.severity.rank,
        diagnostic.code,
        diagnostic.message,
    )
