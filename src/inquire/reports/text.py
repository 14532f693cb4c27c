"""For people: one diagnostic a paragraph, repeats folded, counts at the end.

On a terminal the source row stands below with a caret, so that the place is seen without
opening the file; in a pipe each diagnostic is one row with its help under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from inquire.diagnostics import Diagnostic, Severity, harmless, plural
from inquire.report import PaperRow, Report

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def write(report: Report) -> str:
    """Papers that need a look, then diagnostics in the order of their places, then counts."""
    rows = [*_papers(report.papers or ()), *_folded(report), *_closing(report)]
    return "\n".join(rows) + "\n" if rows else ""


def diagnostic_rows(diagnostic: Diagnostic, width: int, colour: bool) -> Iterator[str]:
    """The rows of one diagnostic, code and paper fault at the end of the first; an excerpt if `width`."""
    first, *more = harmless(diagnostic.message).split("\n")
    severity = _painted(diagnostic.severity.value, _COLOURS[diagnostic.severity], colour)
    place = f"{harmless(diagnostic.path)}:{diagnostic.line}:{diagnostic.column}"
    code = ", ".join(filter(None, (diagnostic.code, diagnostic.paper_fault)))
    yield f"{_painted(place, '1', colour)}: {severity}: {first} [{code}]"
    if width and diagnostic.source.strip():
        yield from _excerpt(diagnostic, width, colour)
    yield from (f"  {row}" for row in more)
    if diagnostic.help:
        yield f"  help: {harmless(diagnostic.help)}"


def _excerpt(diagnostic: Diagnostic, width: int, colour: bool) -> Iterator[str]:
    """The source row and a caret; of a long row only what fits around the place."""
    row = diagnostic.source.replace("\t", " ")
    place = min(diagnostic.column - 1, len(row))
    room = max(20, width - 4)
    start = place
    while start > 0 and _cells(harmless(row[start - 1 : place])) <= room * 3 // 5:
        start -= 1
    end = place
    while end < len(row) and _cells(harmless(row[start : end + 1])) <= room:
        end += 1
    before = _cells(harmless(row[start:place]))
    meant = _cells(harmless(row[place : min(end, place + diagnostic.width)]))
    marks = " " * before + "^" + "~" * (meant - 1)
    yield f"    {harmless(row[start:end])}"
    yield f"    {_painted(marks, _COLOURS[diagnostic.severity], colour)}"


def _cells(text: str) -> int:
    """Columns a terminal uses for text: wide characters take two, marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


def _folded(report: Report) -> Iterator[str]:
    """Every error; of warnings and infos the first of a code in a file, then how many more."""
    shown: set[tuple[str, str]] = set()
    more: Counter[str] = Counter()
    path = ""
    for diagnostic in report.diagnostics:
        if diagnostic.path != path:
            yield from _more(path, more)
            path = diagnostic.path
            more.clear()
        key = (diagnostic.path, diagnostic.code)
        if report.verbose or diagnostic.severity is Severity.ERROR or key not in shown:
            shown.add(key)
            yield from diagnostic_rows(diagnostic, report.width, report.colour)
        else:
            more[diagnostic.code] += 1
    yield from _more(path, more)


def _more(path: str, more: Counter[str]) -> Iterator[str]:
    if more:
        told = ", ".join(f"{count} more {code}" for code, count in sorted(more.items()))
        yield f"{harmless(path)}: {told} (-v shows each)"


def _papers(papers: tuple[PaperRow, ...]) -> Iterator[str]:
    """Found papers whose title the line does not give, beside the gloss, for a person to judge."""
    unnamed = [paper for paper in papers if paper.title and not paper.claimed_title]
    for paper in unnamed:
        gloss = f"  ({harmless(paper.gloss)})" if paper.gloss else ""
        yield f"arXiv:{paper.id} {paper.status}: {harmless(paper.title)}{gloss}"


def _closing(report: Report) -> Iterator[str]:
    counts = ", ".join(
        (
            plural(report.lines, "line"),
            plural(report.count(Severity.ERROR), "error"),
            plural(report.count(Severity.WARNING), "warning"),
            f"{report.count(Severity.INFO)} info",
        )
    )
    if report.papers is not None:
        told = Counter(paper.status for paper in report.papers)
        counts += f"; {plural(len(report.papers), 'paper')}: " + (
            ", ".join(f"{count} {status}" for status, count in sorted(told.items())) or "none"
        )
        faults = Counter(paper.fault for paper in report.papers if paper.fault)
        counts += "".join(f"; {count} {fault}" for fault, count in sorted(faults.items()))
    elif report.never_verified:
        known = plural(report.papers_known, "paper")
        counts += f"; {report.never_verified} of {known} never verified (inquire verify)"
    yield f"{report.command}: {counts}"


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
