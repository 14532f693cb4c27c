"""The catalog arXiv: what it says of each paper, and never more than it said.

A verifier that calls a real paper missing is worse than none, so silence is not absence here: an
answer counts only when it holds a control paper known to exist, and a miss only when the paper,
asked about again alone, is missing again. Everything else is `Unreachable`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import arxiv  # type: ignore[import-untyped]

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.catalogs import BadSetting, Run
from inquire.catalogs._pace import Pace
from inquire.catalogs._patience import Patience, Scope, Trouble
from inquire.catalogs._settings import address_in, seconds_in
from inquire.catalogs._wire import Answer, Wire
from inquire.evidence import Absent, Paper, Reply, Unreachable
from inquire.title_words import search_words
from inquire.withdrawal import withdrawal

BATCH = 100
"""Papers a request, the control apart: a URL of about 1.4 kB, where arXiv refuses 8 kB."""
CONTROLS = ("1605.08386", "1706.03762", "0704.0001")
"""Papers known to exist, taken in turn so that one gone missing does not condemn every run."""
VERSIONS = 30
"""Earlier versions of one paper asked about at most: the first half of them and the last."""
SEARCHES = 10
"""Searches for a title in one run at most: each costs a pace, and is a guess."""
WORDS = 10
"""Words of a title that a search names at most."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where and how to ask. `pace`, `timeout` (a request) and `patience` (a run) are seconds.

    The pace is arXiv's: its terms of use ask for one request every three seconds.
    """

    url: str = "https://export.arxiv.org/api/query"
    pace: float = 3
    timeout: float = 30
    patience: float = 300
    control: str = CONTROLS[0]

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """The settings in `INQUIRE_ARXIV_*`; `BadSetting` when one makes no sense."""
        return cls(
            url=address_in(environ, "INQUIRE_ARXIV_URL", cls().url),
            pace=seconds_in(environ, "INQUIRE_ARXIV_PACE", cls().pace, zero=True),
            timeout=seconds_in(environ, "INQUIRE_ARXIV_TIMEOUT", cls().timeout),
            patience=seconds_in(environ, "INQUIRE_ARXIV_PATIENCE", cls().patience),
            control=_control(environ),
        )


def _control(environ: Mapping[str, str]) -> str:
    text = environ.get("INQUIRE_ARXIV_CONTROL", "").strip()
    paper = parse_arxiv_id(text or CONTROLS[0])
    if not isinstance(paper, ArxivId):
        raise BadSetting(f"INQUIRE_ARXIV_CONTROL: '{text}' is not an arXiv id")
    return paper.base


@dataclass(frozen=True, slots=True)
class _Question:
    """Ids to ask about in one request; `again` for one that was missing before."""

    ids: tuple[str, ...]
    again: bool = False

    def halves(self) -> tuple[_Question, _Question]:
        middle = len(self.ids) // 2
        return _Question(self.ids[:middle]), _Question(self.ids[middle:])


def open_catalog(environ: Mapping[str, str], run: Run) -> ArxivCatalog:
    """arXiv with its settings; `BadSetting` when one makes no sense."""
    return ArxivCatalog(Settings.from_environment(environ), run)


class ArxivCatalog:
    """Asks arXiv. One object is one run: its patience and its pace are kept across calls."""

    name = "arXiv"

    def __init__(self, settings: Settings, run: Run) -> None:
        """Nothing is asked yet."""
        self.endpoint = settings.url
        self._settings = settings
        self._run = run
        self._wire = Wire(settings.url)
        self._controls = deque(dict.fromkeys((settings.control, *CONTROLS)))
        self._searches = 0
        self._patience = Patience(
            pace=Pace(settings.pace, settings.url, run.folder),
            timeout=settings.timeout,
            total=settings.patience,
            tell=run.tell,
            asking=lambda: run.asking(self.name),
        )

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:  # noqa: ARG002 - nothing is remembered here
        """One reply for each of the bare ids, as soon as it is known; each id once.

        A hundred a request. Misses come last, each alone, and so do entries that were unfit. A
        request that arXiv rejects is halved until the id that it minds stands alone.
        """
        wanted = sorted(set(ids))  # sorted, so that equal questions have equal addresses
        batches = [tuple(wanted[i : i + BATCH]) for i in range(0, len(wanted), BATCH)]
        waiting = deque(map(_Question, batches))
        while waiting:
            for found in self._settle(waiting.popleft()):
                if isinstance(found, _Question):
                    waiting.append(found)
                else:
                    self._run.advance(1)
                    yield found

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:
        """Pairs (version, title) of the versions before the newest, in one request.

        Of more than 30 only the first and last 15. Those that arXiv leaves out are left out.
        """
        versions = tuple(range(1, paper.version))
        if len(versions) > VERSIONS:
            versions = versions[: VERSIONS // 2] + versions[-VERSIONS // 2 :]
        if not versions:
            return ()
        question = _Question(tuple(f"{paper.id}v{version}" for version in versions))
        answer = self._ask(question, divisible=False)
        if isinstance(answer, Trouble):
            return Unreachable(paper.id, answer.reason)
        return tuple(
            (version, _line(answer.papers[entry].title))
            for version in versions
            if (entry := ArxivId(paper.id, version)) in answer.papers
        )

    def look_up_version(self, paper: ArxivId) -> Reply:
        """That version of a paper; one that is absent was asked about twice."""
        for again in (False, True):
            answer = self._ask(_Question((str(paper),), again=again), divisible=False)
            if isinstance(answer, Trouble):
                return Unreachable(paper.base, answer.reason)
            found = self._papers(answer).get(paper.base)
            if found and found.version >= (paper.version or 1):  # else it is the control
                return found
        return Absent(paper.base, self._run.today, self.name)

    def close(self) -> None:
        """Hang up."""
        self._wire.close()

    def find_title(self, title: str) -> tuple[Paper, ...] | Unreachable:
        """Up to five papers with the words of a title in theirs; ten searches a run."""
        # Not those that folding spelled otherwise: arXiv has them as they stand.
        words = [word for word in search_words(title) if word in title.casefold()]
        if not words:
            return ()
        if self._searches == SEARCHES:
            return Unreachable(title, f"{SEARCHES} searches made, the most for one run")
        self._searches += 1
        query = " AND ".join(f"ti:{word}" for word in words[:WORDS])
        answer = self._patience.persist(
            lambda seconds: self._wire.search(query, 5, seconds), divisible=False
        )
        if isinstance(answer, Trouble):
            return Unreachable(title, answer.reason)
        return tuple(self._papers(answer).values())

    def _settle(self, question: _Question) -> Iterator[Reply | _Question]:
        """A reply for each id of the question, or what to ask instead."""
        answer = self._ask(question, divisible=len(question.ids) > 1)
        if isinstance(answer, Trouble):
            if answer.scope is Scope.QUESTION and len(question.ids) > 1:
                yield from question.halves()
            else:
                yield from (Unreachable(paper_id, answer.reason) for paper_id in question.ids)
            return
        papers = self._papers(answer)
        for paper_id in question.ids:
            if paper_id in papers:
                yield papers[paper_id]
            elif question.again:
                yield Absent(paper_id, self._run.today, self.name)
            else:
                yield _Question((paper_id,), again=True)

    def _ask(self, question: _Question, *, divisible: bool) -> Answer | Trouble:
        return self._patience.persist(
            lambda seconds: self._ask_once(question, seconds), divisible=divisible
        )

    def _ask_once(self, question: _Question, seconds: float) -> Answer | Trouble:
        """An answer that holds the control paper, or trouble."""
        control = self._controls[0]
        # Turned round the second time, for arXiv's own cache answers a repeated address.
        ids = sorted({*question.ids, control}, reverse=question.again)
        answer = self._wire.ask(ids, seconds)
        if isinstance(answer, Trouble):
            return answer
        unfit = {paper.base: fault for paper, fault in answer.unfit.items()}
        if control in unfit or control not in {paper.base for paper in answer.papers}:
            self._controls.rotate(-1)  # it may be gone itself: ask with the next one
            return Trouble(f"arXiv left out {control}, which exists")
        alone = parse_arxiv_id(question.ids[0]) if len(question.ids) == 1 else None
        if isinstance(alone, ArxivId) and alone.base in unfit:
            return Trouble(f"arXiv's entry for {alone} {unfit[alone.base]}", Scope.QUESTION)
        return answer

    def _papers(self, answer: Answer) -> dict[str, Paper]:
        """The papers in an answer by bare id, the newest version of each; unfit ones left out."""
        unfit = {paper.base for paper in answer.unfit}
        papers: dict[str, Paper] = {}
        for entry, result in answer.papers.items():
            known = papers.get(entry.base)
            if entry.base not in unfit and (known is None or known.version < (entry.version or 0)):
                papers[entry.base] = self._paper(entry, result)
        return papers

    def _paper(self, entry: ArxivId, result: arxiv.Result) -> Paper:
        gone = withdrawal(result.comment or "", result.summary, entry.base)
        return Paper(
            id=entry.base,
            version=entry.version or 1,
            title=_line(result.title),
            authors=tuple(name for author in result.authors if (name := _line(author.name))),
            published=result.published.date(),
            updated=result.updated.date(),
            asked=self._run.today,
            catalog=self.name,
            withdrawn=gone.words if gone else "",
            successors=gone.successors if gone else (),
            journal=_line(result.journal_ref or ""),
            doi=_line(result.doi or ""),
        )


def _line(text: str) -> str:
    """Text with its white space collapsed; arXiv wraps titles."""
    return " ".join(text.split())
