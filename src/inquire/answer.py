"""A language model's answer, read: its text, what it cites, and what it says of each claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inquire.answer_text import AnswerText, read_text
from inquire.arxiv_id import ArxivId, MalformedId
from inquire.citations import Each, citations
from inquire.cited import Citation, Cited, Pointer
from inquire.evidence import Evidence
from inquire.judgements import Judged, Reference, judgements, reference
from inquire.location import Span
from inquire.real_titles import with_real_titles
from inquire.title_words import fold


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer before anybody was asked about its papers."""

    text: AnswerText
    cited: Cited

    @property
    def reference(self) -> Reference | None:
        """The reference line, by which the line is found that the answer is about.

        The answer repeats it, or the prompt was pasted with it; then it has no place in the text.
        """
        own = reference(self.text.text)
        asked = None if own else reference(self.text.asked)
        return asked._replace(start=0, end=0) if asked else own

    def judged(self, labels: Sequence[str]) -> Judged:
        """What it says of the claims with these labels."""
        return judgements(self.text.text, labels)

    def knowing(self, evidence: Mapping[str, Evidence]) -> Answer:
        """The same once catalogs have told of its papers: with their titles, found beside their ids.

        A bare id has the description that the answer gives of its paper elsewhere.
        """
        found = [*with_real_titles(self.cited.citations, self.text.text, evidence)]
        return replace(self, cited=self.cited._replace(citations=tuple(_described(found))))

    def within(self, spans: Sequence[Span]) -> tuple[int, ...]:
        """The indexes of the citations in these stretches or pointed to from there, each once."""
        found: set[int] = set()
        for span in spans:
            found.update(range(*_standing_in(span, self.cited.citations)))
            for index in range(*_standing_in(span, self.cited.pointers)):
                found.update(self.cited.pointers[index].citations)
        return tuple(sorted(found))


def _standing_in(span: Span, things: Sequence[Citation | Pointer]) -> tuple[int, int]:
    """The first and one past the last of what stands in order in a stretch of text."""
    first = bisect_left(things, span.start, key=_start)
    return first, bisect_left(things, span.end, lo=first, key=_start)


def _start(thing: Citation | Pointer) -> int:
    return thing.start


def read_answer(data: bytes, each: Each = map) -> Answer:
    """What was pasted, read; nothing in it is a failure. `each` as of `citations`."""
    text = read_text(data)
    return Answer(text, citations(text.text, each))


def _described(cited: Sequence[Citation]) -> Iterator[Citation]:
    """The citations, a bare id with the description that the answer gives of its paper elsewhere.

    Only where it gives one, whole or cut short: of two titles for one id nobody can say which a
    bare id means.
    """
    given: dict[str, dict[str, Citation]] = {}
    for one in cited:
        if one.paper is not None and (one.title or one.authors):
            given.setdefault(_bare(one.paper), {}).setdefault(fold(one.title), one)
    described = {paper: _only_one(titles) for paper, titles in given.items()}
    for one in cited:
        like = described.get(_bare(one.paper)) if one.paper is not None else None
        if one.title or one.authors or like is None:
            yield one
            continue
        yield one._replace(
            title=like.title,
            authors=like.authors,
            year=like.year,
            firm=like.firm and not like.title,  # whose fault is told once, where it stands
            sure=like.sure,
        )


def _only_one(titles: Mapping[str, Citation]) -> Citation | None:
    """The citation with the longest of the titles, where the others are its beginning."""
    whole = max(titles, key=len)
    same = all(f"{whole} ".startswith(f"{title} ".lstrip()) for title in titles)
    return titles[whole] if same else None


def _bare(paper: ArxivId | MalformedId) -> str:
    return paper.base if isinstance(paper, ArxivId) else paper.text
