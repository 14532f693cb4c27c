"""Papers as entries under the `anchors` of a line: what a catalog said of them, written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inquire.arxiv_id import ArxivId
from inquire.diagnostics import harmless
from inquire.evidence import Evidence, Paper
from inquire.yaml_edit import Append, Refusal, edited
from inquire.yaml_writing import Value


def with_anchors(
    text: str, papers: Iterable[ArxivId], evidence: Mapping[str, Evidence], gloss: str = ""
) -> str | Refusal:
    """The text of a line with an entry for each of the papers that a catalog has."""
    edits = [
        Append("/anchors", _entry(paper, known, gloss))
        for paper in papers
        if isinstance(known := evidence.get(paper.base), Paper)
    ]
    return edited(text, edits)


def _entry(paper: ArxivId, known: Paper, gloss: str) -> dict[str, Value]:
    """The entry of a paper, in the order of the format.

    Month and title are those of the version named, as far as they are known, and of the first
    and the newest where none is. The first author stands as the catalog has the name. What a
    terminal would obey is left out.
    """
    title = dict(known.earlier_titles).get(paper.version or 0, known.title)
    values = {"arxiv": str(paper), "gloss": gloss, "date": _month(paper, known), "title": title}
    entry: dict[str, Value] = {
        key: value for key, value in values.items() if value and harmless(value) == value
    }
    first = known.authors[:1]
    return entry | ({"authors": first} if first and harmless(first[0]) == first[0] else {})


def _month(paper: ArxivId, known: Paper) -> str:
    """The month of the version named; nothing where it is neither the first nor the newest."""
    if (paper.version or 1) == 1:
        return f"{known.published:%Y-%m}"
    return f"{known.updated:%Y-%m}" if paper.version == known.version else ""
