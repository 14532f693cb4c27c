"""What evidence can put right in a line: wrong ids, titles, first authors and months.

Only what a catalog said of a paper that is surely the one meant, and nothing that a curator wrote
is taken away but an id or a title that is wrong, old or cut short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.diagnostics import harmless
from inquire.evidence import Evidence, Paper, Status, status
from inquire.model import HISTORY, Anchor, Inquiry
from inquire.standing import UNLIKE, TitleStanding, judge_title, misnumbered, right_paper
from inquire.yaml_edit import Put

_RENEWED = (TitleStanding.SHORTENED, TitleStanding.RETITLED, TitleStanding.REWORDED)


def fixes(
    inquiry: Inquiry, evidence: Mapping[str, Evidence], found_by_title: Mapping[str, Paper]
) -> list[Put]:
    """The edits, ids first. An id is put right wherever the line names it.

    But in the history only where it can be no paper's: another than the anchor means may well be
    the one that was found. And in a shared note only where it is no paper's: what is another's
    may be what the note, and other lines with it, rest on (`left_in_notes`).
    """
    right = _right_papers(inquiry, evidence, found_by_title)
    left = {pointer for pointer, _ in left_in_notes(inquiry, evidence, found_by_title)}
    edits = [
        Put(pointer, right[name].id)
        for pointer, paper in inquiry.mentions()
        if (name := _name(paper)) in right
        and (isinstance(paper, MalformedId) or not pointer.startswith(HISTORY))
        and pointer not in left
    ]
    for index, anchor in enumerate(inquiry.anchors):
        known = right.get(_name(anchor.arxiv)) or evidence.get(_name(anchor.arxiv))
        if isinstance(known, Paper) and not known.withdrawn:
            edits += _described(f"/anchors/{index}", anchor, known)
    return edits


def left_in_notes(
    inquiry: Inquiry, evidence: Mapping[str, Evidence], found_by_title: Mapping[str, Paper]
) -> Iterator[tuple[str, ArxivId]]:
    """Where shared notes name a paper that is put right elsewhere in the line, and that paper."""
    right = _right_papers(inquiry, evidence, found_by_title)
    for pointer, paper in inquiry.mentions():
        if not isinstance(paper, ArxivId) or paper.base not in right:
            continue
        note = inquiry.note_at(pointer)
        nobodys = status(paper, evidence.get(paper.base)) is Status.NOT_FOUND
        if note and note.shared and not nobodys:
            yield pointer, paper


def _name(paper: ArxivId | MalformedId) -> str:
    return paper.base if isinstance(paper, ArxivId) else paper.text


def _right_papers(
    inquiry: Inquiry, evidence: Mapping[str, Evidence], found_by_title: Mapping[str, Paper]
) -> dict[str, Paper]:
    """By the id as it stands, the right papers; none that the line lists already."""
    listed = {_name(anchor.arxiv) for anchor in inquiry.anchors}
    right: dict[str, Paper] = {}
    for anchor in misnumbered(inquiry, evidence):
        paper = right_paper(anchor, evidence, found_by_title)
        if paper and paper.id not in listed:
            listed.add(paper.id)
            right[_name(anchor.arxiv)] = paper
    return right


def _described(place: str, anchor: Anchor, paper: Paper) -> Iterator[Put]:
    """Month, title and first author, where they are missing; the title, where it is not whole."""
    cited = anchor.arxiv
    standing = None
    if anchor.title and isinstance(cited, ArxivId) and cited.base == paper.id:
        standing, _ = judge_title(anchor, cited, paper)
        if standing in UNLIKE:
            return
    if not anchor.date:
        yield Put(f"{place}/date", f"{paper.published:%Y-%m}", "gloss" if anchor.gloss else "arxiv")
    if (not anchor.title or standing in _RENEWED) and harmless(paper.title) == paper.title:
        yield Put(f"{place}/title", paper.title, "date")
    first = paper.authors[0]
    if not anchor.authors and harmless(first) == first:
        yield Put(f"{place}/authors", (first,), "title")
