"""Text to inquiry to checks to sorted diagnostics: what is wrong with a line, and where.

Reading never stops at the first fault, and no check runs on a line whose form is wrong. A
problem says where it is by pointer; here it gets file, line and column, its severity by
policy, and is dropped where a comment on the line allows it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from inquire.checks import Context
from inquire.diagnostics import Diagnostic, Fault, Problem, Severity
from inquire.line_format import decode_line
from inquire.location import Lines, Span
from inquire.model import Inquiry
from inquire.yaml_tree import Scalar, Tree, read_tree

MOST_BYTES = 1024 * 1024
FORM_SEVERITIES: Mapping[str, Severity] = {"split-sentence": Severity.WARNING}
_ALLOWANCE = re.compile(r"#\s?inquire:\s*allow\[([^\]\r\n]*)\]")


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
        message = f"the file has {len(data):,} bytes; a line has at most {MOST_BYTES:,}"
        return _unread(path, "", Fault("too-large", 0, 0, message, "split it into several lines"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8")
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        help_text = "save the file as UTF-8"
        return _unread(path, text, Fault("not-utf8", len(text), len(text), message, help_text))
    tree = read_tree(text.removeprefix("\ufeff"))
    decoded = decode_line(tree, line_id)
    return Reading(path, tree.text, tree, decoded.inquiry, decoded.faults)


def _unread(path: str, text: str, fault: Fault) -> Reading:
    return Reading(path, text, Tree(text), None, (fault,))


def form_diagnostics(reading: Reading, policy: Policy = Policy()) -> list[Diagnostic]:  # noqa: B008
    """The faults of form, sorted by place. Errors of form cannot be ignored or allowed."""
    if not reading.faults:
        return []
    placing = _Placing(reading)
    made = []
    for fault in reading.faults:
        severity = FORM_SEVERITIES.get(fault.code, Severity.ERROR)
        if severity is Severity.ERROR or policy.wants(fault.code):
            severity = policy.severity.get(fault.code, severity)
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
    allowances = _allowances(reading) if "allow[" in reading.text else []
    if problems or allowances:
        placing = _Placing(reading)
        used: set[int] = set()
        for code, problem, severity in problems:
            fault, rows = placing.place(code, problem)
            allowed = [
                index
                for index, (row, _, codes) in enumerate(allowances)
                if row in rows and code in codes
            ]
            used.update(allowed)
            if not allowed:
                told.append(placing.diagnostic(fault, policy.severity.get(code, severity)))
        if policy.wants("unused-allowance"):
            told += _unused(placing, allowances, used, checks, policy)
    return sorted(told, key=by_place)


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
        self._lines = Lines(reading.text)

    def place(self, code: str, problem: Problem) -> tuple[Fault, set[int]]:
        """The problem at its offsets, and the rows on which a comment can allow it."""
        key, node = self._reading.tree.find(problem.pointer)
        span = Span(0, 0)
        if node is not None:
            span = Span(node.start, node.end if isinstance(node, Scalar) else node.start + 1)
        rows = {self._lines.position(span.start)[0]}
        if key is not None:
            rows.add(self._lines.position(key.start)[0])
        if problem.within and node is not None:
            span = _narrowed(self._reading.text, span, problem.within)
            rows.add(self._lines.position(span.start)[0])
        return Fault(code, span.start, span.end, problem.message, problem.help), rows

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
        )

    def row_span(self, row: int, found: str) -> tuple[int, int]:
        """Column and width of `found` on a row."""
        return self._lines.line(row).find(found) + 1, len(found)

    def allowance_diagnostic(self, row: int, found: str, message: str) -> Diagnostic:
        """A diagnostic at a comment."""
        column, width = self.row_span(row, found)
        return Diagnostic(
            self._reading.path,
            row,
            column,
            "unused-allowance",
            Severity.WARNING,
            message,
            "delete it",
            self._lines.line(row),
            width,
        )


def _narrowed(text: str, span: Span, within: str) -> Span:
    """The first place of `within` in the value as written, line folds aside."""
    pattern = r"\s+".join(re.escape(word) for word in within.split())
    found = re.compile(pattern).search(text, span.start, span.end)
    return Span(*found.span()) if found else span


def _allowances(reading: Reading) -> list[tuple[int, str, Sequence[str]]]:
    """Row, text and codes of each `# inquire: allow[code] reason` that is a comment."""
    lines = Lines(reading.text)
    inside = [
        (_content_start(reading.text, scalar), scalar.end) for scalar in reading.tree.scalars()
    ]
    found = []
    for match in _ALLOWANCE.finditer(reading.text):
        if not any(start <= match.start() < end for start, end in inside):
            codes = [code.strip() for code in match[1].split(",")]
            found.append((lines.position(match.start())[0], match[0], codes))
    return found


def _content_start(text: str, scalar: Scalar) -> int:
    """A block scalar's span includes its header, where a comment may stand."""
    if scalar.style in ("|", ">"):
        return text.find("\n", scalar.start) + 1
    return scalar.start


def _unused(
    placing: _Placing,
    allowances: Iterable[tuple[int, str, Sequence[str]]],
    used: set[int],
    checks: Mapping[str, ModuleType],
    policy: Policy,
) -> Iterator[Diagnostic]:
    """Allowances that matched nothing; of codes that were not run nothing can be said."""
    for index, (row, found, codes) in enumerate(allowances):
        if index in used:
            continue
        unknown = [code for code in codes if code not in checks]
        if unknown:
            message = f"'{unknown[0]}' is no check that can be allowed"
            yield placing.allowance_diagnostic(row, found, message)
        elif all(policy.wants(code) for code in codes):
            message = f"nothing here is {' or '.join(codes)}: the allowance matches nothing"
            yield placing.allowance_diagnostic(row, found, message)
