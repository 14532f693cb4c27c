"""The catalog DataCite, which keeps the DOIs that arXiv gives its papers: a second opinion.

Its word is taken only where it is unmistakable. A paper is absent when DataCite's own error says
so twice, and a paper known to exist was there in between. Everything else is `Unreachable`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inquire.arxiv_id import ArxivId
from inquire.catalogs import Run
from inquire.catalogs._datacite_record import CATALOG, doi_of, read_record, says_not_found
from inquire.catalogs._http import AGENT, Channel, Session
from inquire.catalogs._pace import Pace
from inquire.catalogs._patience import Patience, Scope, Trouble
from inquire.catalogs._settings import address_in, mail_in, seconds_in
from inquire.evidence import Absent, Paper, Reply, Unreachable

CONTROLS = ("1706.03762", "hep-th/9711200", "1207.7214")
"""Papers known to be at DataCite, taken in turn so that one gone missing condemns no run."""
PACE = 0.7
IDENTIFIED_PACE = 0.35
"""Seconds between requests. DataCite allows 500 in five minutes, or 1,000 to those who give a mail
address (https://support.datacite.org/docs/rate-limit); a sixth of that is left to others."""
LARGEST = 20_000_000
"""Bytes beyond which no answer is read; that of a paper by three thousand takes about 1,000,000."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where and how to ask. `pace`, `timeout` (a request) and `patience` (a run) are seconds.

    `mail` goes to DataCite with each request; the patience is small, for it is only asked what
    another catalog left in doubt.
    """

    url: str = "https://api.datacite.org/dois"
    mail: str = ""
    pace: float = PACE
    timeout: float = 20
    patience: float = 60

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """The settings in `INQUIRE_DATACITE_*` and `INQUIRE_MAIL`; `BadSetting` for nonsense."""
        mail = mail_in(environ, "INQUIRE_MAIL")
        pace = IDENTIFIED_PACE if mail else PACE
        return cls(
            url=address_in(environ, "INQUIRE_DATACITE_URL", cls().url),
            mail=mail,
            pace=seconds_in(environ, "INQUIRE_DATACITE_PACE", pace, zero=True),
            timeout=seconds_in(environ, "INQUIRE_DATACITE_TIMEOUT", cls().timeout),
            patience=seconds_in(environ, "INQUIRE_DATACITE_PATIENCE", cls().patience),
        )


def open_catalog(environ: Mapping[str, str], run: Run) -> DataCiteCatalog:
    """DataCite with its settings; `BadSetting` when one makes no sense."""
    return DataCiteCatalog(Settings.from_environment(environ), run)


class DataCiteCatalog:
    """Asks DataCite. One object is one run: its patience and its pace are kept across calls."""

    name = CATALOG

    def __init__(self, settings: Settings, run: Run) -> None:
        """Nothing is asked yet."""
        self.endpoint = settings.url.rstrip("/")
        self._run = run
        agent = f"{AGENT[:-1]}; mailto:{settings.mail})" if settings.mail else AGENT
        headers = {"User-Agent": agent, "Accept": "application/vnd.api+json"}
        self._channel = Channel(lambda: Session(self.name, self.endpoint, headers, largest=LARGEST))
        self._controls = deque(CONTROLS)
        self._patience = Patience(
            pace=Pace(settings.pace, settings.url, run.folder),
            timeout=settings.timeout,
            total=settings.patience,
            tell=run.tell,
            asking=lambda: run.asking(self.name),
        )

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:  # noqa: ARG002 - nothing is remembered here
        """One reply for each of the bare ids, as soon as it is known; each id once.

        A request each. Those that were missing come last, asked about again after a control.
        """
        missing = []
        for paper_id in sorted(set(ids)):
            reply = self._ask(paper_id)
            if isinstance(reply, Absent):
                missing.append(paper_id)
            else:
                self._run.advance(1)
                yield reply
        denial = self._denial_of_controls() if missing else None
        for paper_id in missing:
            reply = (
                Unreachable(paper_id, denial.reason) if denial else self._ask(paper_id, again=True)
            )
            self._run.advance(1)
            yield reply

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:  # noqa: ARG002 - the protocol's
        """None: a record has the title of the newest version alone."""
        return ()

    def look_up_version(self, paper: ArxivId) -> Reply:
        """Not known: a record can trail arXiv by a version."""
        return Unreachable(paper.base, f"{self.name} may trail arXiv by a version")

    def close(self) -> None:
        """Hang up."""
        self._channel.close()

    def find_title(self, title: str) -> tuple[Paper, ...] | Unreachable:  # noqa: ARG002 - the protocol's
        """None: it is asked about DOIs alone."""
        return ()

    def _ask(self, paper_id: str, *, again: bool = False) -> Reply:
        def ask(seconds: float) -> Paper | Absent | Trouble:
            return self._ask_once(paper_id, seconds, again=again)

        answer: Paper | Absent | Trouble = self._patience.persist(ask, divisible=False)
        return Unreachable(paper_id, answer.reason) if isinstance(answer, Trouble) else answer

    def _denial_of_controls(self) -> Trouble | None:
        """Trouble unless DataCite has a paper that exists; else it may be denying every paper."""

        def ask(seconds: float) -> Paper | Trouble:
            control = self._controls[0]
            answer = self._ask_once(control, seconds)
            if isinstance(answer, Absent):
                self._controls.rotate(-1)
                # Soon ask with the next one; with none left there is no way to DataCite here.
                return Trouble(f"{self.name} left out {control}, which exists", Scope.ROUTE)
            return answer

        answer = self._patience.persist(ask, divisible=False)
        return answer if isinstance(answer, Trouble) else None

    def _ask_once(
        self, paper_id: str, seconds: float, *, again: bool = False
    ) -> Paper | Absent | Trouble:
        # In small letters the second time: the same DOI, and no cache has it by that address.
        doi = doi_of(paper_id) if again else f"10.48550/arXiv.{paper_id}"
        return self._channel.ask(
            lambda session: self._exchange(session, paper_id, f"{self.endpoint}/{doi}", seconds),
            seconds,
        )

    def _exchange(
        self, session: Session, paper_id: str, url: str, seconds: float
    ) -> Paper | Absent | Trouble:
        response = session.fetch(url, seconds)
        if isinstance(response, Trouble):
            return response
        if response.status_code == 404 and says_not_found(response.content):
            return Absent(paper_id, self._run.today, self.name)
        if response.status_code != 200:
            return session.trouble_with(response)
        return read_record(response.content, paper_id, self._run.today)
