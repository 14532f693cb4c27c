"""Where in a file a problem stands: pointers and offsets turned into lines and columns."""

import re

from inquire.allowances import rows_of
from inquire.diagnostics import Diagnostic, Fault, PaperFault, Problem, Severity
from inquire.location import Span
from inquire.yaml_tree import Scalar, Tree

_LABELS = {"malformed-id": PaperFault.UNDECIDABLE.value}


class Placing:
    """The places of one file, named `path` in what is said of it."""

    def __init__(self, path: str, tree: Tree) -> None:
        self._path = path
        self._tree = tree
        self._lines = tree.lines

    def place(self, code: str, problem: Problem) -> tuple[Fault, set[int]]:
        """The problem at its offsets, and the rows on which a comment can allow it."""
        key, node = self._tree.find(problem.pointer)
        span, rows = Span(0, 0), {1}
        if node is not None:
            span = Span(node.start, node.end if isinstance(node, Scalar) else node.start + 1)
            rows = rows_of(self._tree, key, node)
        if problem.within and node is not None:
            span = _narrowed(self._tree.text, span, problem.within)
            rows.add(self._lines.position(span.start)[0])
        return Fault(code, *span, problem.message, problem.help, problem.paper_fault), rows

    def diagnostic(self, fault: Fault, severity: Severity) -> Diagnostic:
        """The fault with line, column and the text of its row."""
        line, column = self._lines.position(fault.start)
        source = self._lines.line(line)
        width = max(1, min(fault.end - fault.start, len(source) - column + 1))
        return Diagnostic(
            self._path,
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
