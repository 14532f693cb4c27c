"""For people: what is sound, what is not, what is said of each claim, and what that comes to.

On a terminal these are tables, and what a check says of a citation stands in its row; in a pipe
each is one row that begins with its place, as diagnostics do, and the diagnostics follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inquire.audit import NOT_ADDRESSED, Audit, CitationStatus, JudgedCitation, JudgedClaim
from inquire.audit_diagnostics import problems
from inquire.audit_reports import AuditReport
from inquire.audit_reports._counts import counted, one_row, sound_first
from inquire.citation_messages import support
from inquire.diagnostics import Diagnostic, Severity, harmless
from inquire.model import Verdict
from inquire.reports.text import diagnostic_rows

_IN_DISPUTE = {
    CitationStatus.UNKNOWN,
    CitationStatus.WRONG_PAPER,
    CitationStatus.NOT_FOUND,
    CitationStatus.MALFORMED,
}
_NEED_NO_PAPER = (None, Verdict.NO_NEW_EVIDENCE, Verdict.NOT_SEARCHED)
MOST_PLACES = 5


class _Row(NamedTuple):
    """Citations that are told together: of one paper, with one status and the same to say."""

    status: CitationStatus
    cited: str
    said: str
    places: list[str]

    @property
    def counted(self) -> str:
        """What names the paper, and how many citations of it there are if several."""
        return f"{self.cited} ×{len(self.places)}" if len(self.places) > 1 else self.cited


def write(report: AuditReport) -> str:
    """Citations, claims and tasks, then diagnostics, then counts."""
    audit = report.audit
    rows: list[str] = []
    told_above: set[str] = set()
    if report.width:
        said, told_above = _said(audit)
        rows += _tables(report, _folded(audit, said, each=report.verbose))
    else:
        said = [[_title(one)] for one in audit.citations]
        rows += _plain(audit, _folded(audit, said, each=report.verbose))
    rows += _tasks(audit)
    kept = [item for item in report.diagnostics if report.verbose or item.code not in told_above]
    rows += _diagnostics(kept, report)
    rows.append(f"audit: {counted(audit)}")
    return "\n".join(rows) + "\n"


def _said(audit: Audit) -> tuple[list[list[str]], set[str]]:
    """What the table says of each citation, and the codes of the checks that say it there.

    The title where it is no matter of dispute, then what the checks say unless it is only
    information; the remedy where it is another paper.
    """
    said = [
        [] if one.status in _IN_DISPUTE or "title" in one.differs else [_title(one)]
        for one in audit.citations
    ]
    told = set()
    for code, severity, problem in problems(audit):
        kind, _, index = problem.pointer.removeprefix("/").partition("/")
        if kind == "citations":
            told.add(code)
            if severity is not Severity.INFO:
                said[int(index)] += problem.message.split("\n")
                said[int(index)] += [problem.help] if audit.citations[int(index)].right else []
    return said, told


def _folded(audit: Audit, said: list[list[str]], *, each: bool) -> list[_Row]:
    """What is sound first; citations of which the same is to be said in one row, unless `each`."""
    rows: dict[tuple[object, ...], _Row] = {}
    numbered = enumerate(zip(audit.citations, said, strict=True))
    for index, (one, told) in sorted(numbered, key=lambda item: sound_first(item[1][0])):
        flags = [f"({flag})" for flag in (one.fault, *one.flags) if flag]
        first, *more = [one_row(text) for text in told if text] or [""]
        text = "\n".join([" ".join(filter(None, [first, *flags])), *more])
        row = _Row(one.status, one_row(_cited(one)), text, [])
        key = (one.status, row.cited, text, index if each else 0)
        rows.setdefault(key, row).places.append(f"{one.line}:{one.column}")
    return list(rows.values())


def _cited(one: JudgedCitation) -> str:
    """What names the paper: its id, also where the title found it, its address, or nothing."""
    return one.id or one.citation.elsewhere or "(title alone)"


def _title(one: JudgedCitation) -> str:
    """The real title or, where it is in dispute which paper is meant, the one claimed."""
    known, claimed = one.title, one.citation.title
    return (claimed or known) if one.status in _IN_DISPUTE else (known or claimed)


def _tables(report: AuditReport, rows: list[_Row]) -> Iterator[str]:
    """Citations and claims, drawn for that width."""
    from inquire.audit_reports._table import drawn

    cells = [(row.status.value, row.counted, row.places[0], row.said) for row in rows]
    yield from drawn(("status", "cited", "at", "paper"), cells, report.width, report.colour)
    claims = [_claim_cells(report.audit, claim) for claim in report.audit.claims]
    if claims:
        yield ""
        yield from drawn(("claim", "verdict", "", "papers"), claims, report.width, report.colour)
    yield ""


def _claim_cells(audit: Audit, claim: JudgedClaim) -> tuple[str, str, str, str]:
    """Label, verdict, whether it is grounded, and the papers cited for it."""
    grounded = "grounded" if claim.grounded else "UNGROUNDED"
    if claim.verdict in _NEED_NO_PAPER:
        grounded = ""
    return (
        one_row(claim.label),
        claim.verdict.value if claim.verdict else NOT_ADDRESSED,
        grounded,
        one_row(", ".join(support(audit, claim))),
    )


def _plain(audit: Audit, rows: list[_Row]) -> Iterator[str]:
    """The same without drawing, each behind its place."""
    path = harmless(audit.path)
    for row in rows:
        yield f"{path}:{row.places[0]}: {row.status}: {row.counted} {row.said}".rstrip()
    for claim in audit.claims:
        label, verdict, grounded, papers = _claim_cells(audit, claim)
        told = " ".join(filter(None, (verdict, grounded, papers)))
        yield f"{path}:{claim.line or 1}:{claim.column or 1}: {label}: {told}"


def _tasks(audit: Audit) -> Iterator[str]:
    """Whether the second and the third task were done; nothing where no prompt is known."""
    if audit.line_id or audit.reference:
        contrary, questions = (
            "yes" if done else "no" for done in (audit.contrary, audit.questions)
        )
        yield f"contrary work: {contrary}; research questions: {questions}"


def _diagnostics(diagnostics: Iterable[Diagnostic], report: AuditReport) -> Iterator[str]:
    """Each diagnostic once, with the places where the same is said again."""
    places: dict[object, list[Diagnostic]] = {}
    for number, item in enumerate(diagnostics):
        key = number if report.verbose else (item.code, item.message)
        places.setdefault(key, []).append(item)
    for first, *more in places.values():
        yield from diagnostic_rows(first, report.width, report.colour)
        if more:
            also = ", ".join(f"{item.line}:{item.column}" for item in more[:MOST_PLACES])
            unsaid = len(more) - MOST_PLACES
            yield f"  also at {also}" + (
                f", and {unsaid} more (-v shows each)" if unsaid > 0 else ""
            )
