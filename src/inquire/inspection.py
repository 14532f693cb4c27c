"""Text to inquiry to checks to sorted diagnostics: what is wrong with a line, and where.

Reading never stops at the first fault, and no check runs on a line whose form is wrong. A
problem says where it is by pointer; here it gets file, line and column, its severity by
policy, and is dropped where a comment on the line allows it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from inquire.allowances import Allowance, allowances, rows_of
from inquire.checks import Context, found
from inquire.diagnostics import Diagnostic, Fault, PaperFault, Problem, Severity
from inquire.line_format import decode_line
from inquire.location import Span
from inquire.model import Inquiry
from inquire.yaml_tree import Scalar, Tree, read_tree

MOST_BYTES = 1024 * 1024
BOM = "\ufeff"
_LABELS = {"malformed-id": PaperFault.UNDECIDABLE.value}
FORM_SEVERITIES: Mapping[str, Severity] = {"split-sentence": Severity.WARNING}


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


class Reading(NamedTuple):
    """A file as read: its text, its tree, and the inquiry unless its form is wrong."""

    path: str
    text: str
    tree: Tree
    inquiry: Inquiry | None
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with its form (split sentences are a warning)."""
        return self.inquiry is not None and all(
            fault.code in FORM_SEVERITIES for fault in self.faults
        )


def read(data: bytes, path: str, line_id: str) -> Reading:
    """A file's bytes, read as a line; whatever is wrong stands in `faults`.

    UTF-8 only, with or without a byte-order mark; at most 1 MiB.
    """
    if len(data) > MOST_BYTES:
        message = f"the file has more than {MOST_BYTES:,} bytes, the most that a line may have"
        return _unread(path, "", Fault("too-large", 0, 0, message, "split it into several lines"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode("utf-8").lstrip(BOM))
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            message = "the file is UTF-16, not UTF-8"
        fault = Fault("not-utf8", at, at + 1, message, "save the file as UTF-8")
        return _unread(path, data.decode("utf-8", "replace").lstrip(BOM), fault)
    tree = read_tree(text.lstrip(BOM))
    decoded = decode_line(tree, line_id)
    return Reading(path, tree.text, tree, decoded.inquiry, decoded.faults)


def _unread(path: str, text: str, fault: Fault) -> Reading:
    return Reading(path, text, Tree(text), None, (fault,))


def form_diagnostics(reading: Reading, policy: Policy = Policy()) -> list[Diagnostic]:  # noqa: B008
    """The faults of form, sorted by place. Its errors are errors, whatever the policy."""
    if not reading.faults:
        return []
    placing = _Placing(reading)
    made = []
    for fault in reading.faults:
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
    policy: Policy = Policy(),  # noqa: B008
    *,
    partial: bool = False,
) -> list[Diagnostic]:
    """Everything that is to be said of a reading, sorted by place.

    `checks` are the modules by code (`checks.found()`). On a line whose form is wrong only
    the faults of its form are told; `partial` goes on where only an arXiv id is malformed.
    """
    told = form_diagnostics(reading, policy)
    if reading.inquiry is None or not (reading.sound or partial):
        return told
    problems = [
        (problem.code or code, problem, check.SEVERITY)
        for code, check in checks.items()
        if policy.wants(code)
        for problem in check.check(reading.inquiry, context)
    ]
    allowed = allowances(reading.tree)
    if problems or allowed:
        placing = _Placing(reading)
        used: set[Allowance] = set()
        for code, problem, severity in problems:
            fault, rows = placing.place(code, problem)
            matching = {one for one in allowed if one.row in rows and code in one.codes}
            used |= matching
            if not matching:
                told.append(placing.diagnostic(fault, policy.severity.get(code, severity)))
        if policy.wants("unused-allowance"):
            severity = policy.severity.get("unused-allowance", Severity.WARNING)
            unused = [one for one in allowed if one not in used]
            told += [
                placing.diagnostic(fault, severity) for fault in _unused(unused, checks, policy)
            ]
    return sorted(told, key=by_place)


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


class _Placing:
    """Pointers and offsets of one reading, turned into lines and columns."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._tree = reading.tree
        self._lines = reading.tree.lines

    def place(self, code: str, problem: Problem) -> tuple[Fault, set[int]]:
        """The problem at its offsets, and the rows on which a comment can allow it."""
        key, node = self._tree.find(problem.pointer)
        span, rows = Span(0, 0), {1}
        if node is not None:
            span = Span(node.start, node.end if isinstance(node, Scalar) else node.start + 1)
            rows = rows_of(self._tree, key, node)
        if problem.within and node is not None:
            span = _narrowed(self._reading.text, span, problem.within)
            rows.add(self._lines.position(span.start)[0])
        return Fault(code, *span, problem.message, problem.help, problem.paper_fault), rows

    def diagnostic(self, fault: Fault, severity: Severity) -> Diagnostic:
        """The fault with line, column and the text of its row."""
        line, column = self._lines.position(fault.start)
        source = self._lines.line(line)
        width = max(1, min(fault.end - fault.start, len(source) - column + 1))
        return Diagnostic(
            self._reading.path,
            line,
            column,
            fault.code,
            severity,
            fault.message,
            fault.help,
            source,
            width,
            fault.paper_fault or _LABELS.get(fault.code, ""),
        )


def _narrowed(text: str, span: Span, within: str) -> Span:
    """The first place of `within` in the value as written, line folds aside."""
    pattern = r"\s+".join(re.escape(word) for word in within.split())
    found = re.compile(pattern).search(text, span.start, span.end)
    return Span(*found.span()) if found else span
