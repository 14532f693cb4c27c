"""One request to arXiv through the `arxiv` package: a trustworthy answer, or trouble.

The package gives an empty list, or fewer and thinner entries, for half a dozen kinds of trouble:
a throttling notice, an empty body, a web page, a feed cut in half. So its session is replaced by
one that refuses whatever is not a complete feed before the package sees it, and takes out single
entries that would spoil the rest (one unreadable date is a ValueError for all of them).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import arxiv  # type: ignore[import-untyped]
import requests

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.catalogs._feed import Feed, Refused, error_in, read_feed
from inquire.catalogs._http import AGENT, TURNED_AWAY, Channel, Session
from inquire.catalogs._patience import Scope, Trouble

HEADERS = {
    "User-Agent": AGENT,
    "Accept": "application/atom+xml",  # without one arXiv may answer 406
}
LARGEST = 50_000_000
"""Bytes beyond which no answer is read; a hundred papers take about 300,000."""

# With no handler at all, the package's warnings about entries would land on stderr.
logging.getLogger("arxiv").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Answer:
    """What a complete feed said: papers by id and version; entries unfit for use, and why."""

    papers: dict[ArxivId, arxiv.Result]
    unfit: dict[ArxivId, str] = field(default_factory=dict)


class Wire:
    """Asks one endpoint, one request at a time."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self._channel = Channel(lambda: _Session("arXiv", endpoint, HEADERS, largest=LARGEST))

    def ask(self, ids: Sequence[str], seconds: float) -> Answer | Trouble:
        """What arXiv says of the ids, in one request that ends within so many seconds."""
        # No max_results: the page size is what arXiv is told, and the package would count
        # entries that nobody asked about and cut off those that somebody did.
        search = arxiv.Search(id_list=list(ids), max_results=None)
        return self._channel.ask(
            lambda session: self._results(session, search, len(ids), seconds), seconds
        )

    def search(self, query: str, most: int, seconds: float) -> Answer | Trouble:
        """The first papers that a query finds, likewise in one request."""
        search = arxiv.Search(query=query, max_results=most)
        return self._channel.ask(
            lambda session: self._results(session, search, most, seconds, part=True), seconds
        )

    def close(self) -> None:
        """Hang up."""
        self._channel.close()

    def _results(
        self,
        session: _Session,
        search: arxiv.Search,
        page: int,
        seconds: float,
        *,
        part: bool = False,
    ) -> Answer | Trouble:
        client = arxiv.Client(page_size=page, delay_seconds=0, num_retries=0)
        client.query_url_format = self._endpoint.replace("{", "{{").replace("}", "}}") + "?{}"
        client._session = session  # noqa: SLF001 - the package has no other way in
        session.seconds, session.part = seconds, part
        try:
            results = list(client.results(search))
        except Refused as refused:
            return refused.trouble
        except (arxiv.ArxivError, ValueError, OSError) as error:
            return Trouble(f"arXiv's answer could not be read ({type(error).__name__})")
        unfit = session.feed.unfit
        papers = {
            paper: result
            for result in results
            if isinstance(paper := parse_arxiv_id(result.entry_id), ArxivId) and paper not in unfit
        }
        return Answer(papers, unfit)


class _Session(Session):
    """What the package fetches with: our headers and time limit, and nothing but whole feeds."""

    seconds: float
    part: bool
    feed: Feed

    def get(self, url: str | bytes, **_: Any) -> requests.Response:
        """A response whose content is a complete feed of fit entries, or `Refused`."""
        response = self.fetch(url, self.seconds)
        if isinstance(response, Trouble):
            raise Refused(response)
        if response.status_code != requests.codes.ok:
            raise Refused(self.trouble_with(response))
        self.feed = read_feed(response.content, part=self.part)
        response._content = self.feed.text  # noqa: SLF001 - what the package reads
        return response

    def trouble_with(self, response: requests.Response) -> Trouble:
        """What a status other than 200 means; an Error entry beside it tells more."""
        if response.status_code not in TURNED_AWAY and (message := error_in(response.content)):
            return Trouble(f"arXiv answered {response.status_code}: {message}", Scope.QUESTION)
        return super().trouble_with(response)
