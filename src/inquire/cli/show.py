"""`inquire show`: a line for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import typer

from inquire.age_messages import months_ago
from inquire.ages import age_of, date_of
from inquire.arxiv_id import ArxivId
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._options import AsOf, LibraryNamed, Line, NoColour, Quiet, today
from inquire.cli._reading import question_of
from inquire.cli._wrapping import wrapped
from inquire.cli.prompt import lines_there, sound_inquiry
from inquire.diagnostics import harmless
from inquire.essay import cited
from inquire.evidence import Evidence, status
from inquire.library import NotFound
from inquire.model import Anchor, Claim, Inquiry, Look
from inquire.prompt_values import marks

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="\b\nExamples:\n  inquire show empathy-emotional-learning\n  inquire show x.yaml"
)
def show(
    line: Line = None,
    as_of: AsOf = None,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Show a line for reading: question, finding, essay, claims, papers, next lines.

    Below each claim stands its history: when it was looked at, and what was found.
    """
    day = today(as_of)
    opened = opening.open_library(library, [line] if line else [])
    if line is None:
        raise NotFound(lines_there(opened))
    asked = opening.find_line(opened, line)
    opening.say_fallback(opened, quiet)
    inquiry = sound_inquiry(asked.read(), quiet, no_color)
    evidence = opening.known_evidence(opened, quiet=quiet)
    bold = ("\x1b[1m", "\x1b[0m") if output.colour_wanted(no_color) else ("", "")
    width = _width()
    parts = [_head(inquiry, bold, width), _essay(inquiry, width)]
    parts.append(
        _section(
            "Claims", (_claim(inquiry, claim, day, opened, width) for claim in inquiry.claims), bold
        )
    )
    parts.append(
        _section(
            "Papers",
            (_anchor(inquiry, anchor, evidence, width) for anchor in inquiry.anchors),
            bold,
        )
    )
    parts.append(_section("Next lines", _next(inquiry, opened, width), bold))
    output.put("\n\n".join(part for part in parts if part) + "\n")


def _width() -> int:
    """The terminal's width, at most 100; piped, 80."""
    return min(100, output.columns())


_PARAGRAPHS = re.compile(r"(\n\s*\n|\n(?=\s*(?:[-*+>]\s|\||\d+[.)]\s)))")
_MARK = re.compile(r"[ ]*(?:[-*+>]|\d+[.)])[ ]+")
_FENCED = re.compile(r"(?ms)^( {0,3}(?:```|~~~).*?(?:^ {0,3}(?:```|~~~)[^\n]*|\Z))")


def _wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    """Text wrapped to the width; its own paragraphs, list items and headings are kept."""
    spaced = re.sub(r"(?m)^(#+ .*)\n(?=\S)", r"\1\n\n", harmless(text))
    pieces = _PARAGRAPHS.split(spaced)
    for index in range(0, len(pieces), 2):
        mark = _MARK.match(pieces[index]) if index or first is None else None
        lead = mark[0] if mark else ""
        begin = indent + lead if index or first is None else first
        under = indent + " " * len(lead)
        pieces[index] = wrapped(pieces[index][len(lead) :], max(20, width), under, begin)
    for index in range(1, len(pieces), 2):
        pieces[index] = "\n\n" if pieces[index].strip(" ").count("\n") > 1 else "\n"
    return "".join(pieces)


def _head(inquiry: Inquiry, bold: tuple[str, str], width: int) -> str:
    rows = [bold[0] + _wrapped(inquiry.question, width) + bold[1]]
    if inquiry.summary:
        rows.append(_wrapped(inquiry.summary, width))
    if inquiry.finding:
        rows.append(_wrapped(f"Finding: {inquiry.finding}", width))
    if inquiry.surveyed:
        rows.append(f"Surveyed: {inquiry.surveyed.edtf()}")
    return "\n".join(rows)


def _essay(inquiry: Inquiry, width: int) -> str:
    """The essay with note titles where it cites their ids; rows of code stay as they are."""
    parts = [
        harmless(part) if index % 2 else _wrapped(_titled(inquiry, part), width)
        for index, part in enumerate(_FENCED.split(inquiry.essay))
    ]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def _titled(inquiry: Inquiry, prose: str) -> str:
    for citation in dict.fromkeys(cited(prose)):
        if note := inquiry.note(citation.note):
            prose = prose.replace(citation.written, f"[{note.title}]")
    return prose


def _section(title: str, rows: Iterator[str], bold: tuple[str, str]) -> str:
    told = list(rows)
    return "\n".join([bold[0] + title + bold[1], *told]) if told else ""


def _claim(inquiry: Inquiry, claim: Claim, day: date, opened: opening.Opened, width: int) -> str:
    age = age_of(inquiry, claim, day, opened.limits)
    when = date_of(inquiry, claim)
    facts = [when.edtf() if when else "undated", claim.kind.value]
    if claim.basis:
        facts.append(claim.basis.value)
    looked = f", looked at {age.looked.edtf()}, {months_ago(age.looked, day)}" if age.looked else ""
    facts.append(f"{age.state.value}{looked}")
    facts.append(" ".join(f"arXiv:{paper}" for paper in inquiry.papers_of(claim)) or "no paper")
    rows = [
        _wrapped(claim.text, width, "    ", "  - "),
        _wrapped(f"({claim.id}: {'; '.join(facts)})", width, "    "),
    ]
    looks = (look for look in inquiry.history if look.claim == claim.id)
    rows += [_wrapped(_look(look, claim), width, "      ", "    ") for look in looks]
    return "\n".join(rows)


def _look(look: Look, claim: Claim) -> str:
    """An entry of the history on one row, such as `2026-11-22 holds by arXiv:… (some model)`."""
    told = [look.date.edtf(), look.verdict.value if look.verdict else ""]
    if look.papers:
        papers = (paper if isinstance(paper, ArxivId) else paper.text for paper in look.papers)
        told.append("by " + ", ".join(f"arXiv:{paper}" for paper in papers))
    if beside := ", ".join(filter(None, (look.model, *marks(look, claim)))):
        told.append(f"({beside})")
    return " ".join(filter(None, told))


def _anchor(inquiry: Inquiry, anchor: Anchor, evidence: Mapping[str, Evidence], width: int) -> str:
    when = date_of(inquiry, anchor)
    told = [f"arXiv:{anchor.arxiv}", f"({when.edtf() if when else 'undated'})"]
    known = evidence.get(anchor.arxiv.base) if isinstance(anchor.arxiv, ArxivId) else None
    title = anchor.title or getattr(known, "title", "")
    told += [part for part in (title, f"- {anchor.gloss}" if anchor.gloss else "") if part]
    if anchor.published:
        told.append(f"[{anchor.published}]")
    if known and isinstance(anchor.arxiv, ArxivId):
        told.append(
            f"{status(anchor.arxiv, known).value} ({known.catalog}, {known.asked.isoformat()})"
        )
    return _wrapped(" ".join(told), width, "    ", "  ")


def _next(inquiry: Inquiry, opened: opening.Opened, width: int) -> Iterator[str]:
    """The next lines with their questions, as far as the library has them."""
    if opened.loose or not inquiry.next:
        yield from (_wrapped(name, width, "    ", "  ") for name in inquiry.next)
        return
    known = {asked.line_id: asked for asked in opening.asked_lines(opened, [])}
    for name in inquiry.next:
        there = f": {question_of(known[name].read())}" if name in known else " (no such line here)"
        yield _wrapped(name + there, width, "    ", "  ")
