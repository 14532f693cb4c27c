"""One request to arXiv through the `arxiv` package: a trustworthy answer, or trouble.

The package gives an empty list, or fewer and thinner entries, for half a dozen kinds of trouble:
a throttling notice, an empty body, a web page, a feed cut in half. So its session is replaced by
one that refuses whatever is not a complete feed before the package sees it, and takes out single
entries that would spoil the rest (one unreadable date is a ValueError for all of them).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import arxiv  # type: ignore[import-untyped]
import requests
from requests import exceptions as broken
from urllib3 import exceptions as broken_below

from inquire import __version__
from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.catalogs._feed import Feed, Refused, error_in, read_feed
from inquire.catalogs._patience import Scope, Trouble

HEADERS = {
    "User-Agent": f"inquire/{__version__} (+inquire-lines)",
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
        self._session: _Session | None = None

    def ask(self, ids: Sequence[str], seconds: float) -> Answer | Trouble:
        """What arXiv says of the ids, in one request that ends within so many seconds.

        The deadline stands outside `requests`, whose own is for each read: a server that drips
        outlasts it. Waiting for a thread also leaves Ctrl-C alive.
        """
        session = self._session or _Session()
        self._session = None  # one that failed or was abandoned is not used again
        outcome: list[Answer | Trouble | BaseException] = []

        def run() -> None:
            try:
                outcome.append(self._results(session, ids, seconds))
            except BaseException as error:  # raised again in the thread that waits
                outcome.append(error)

        thread = Thread(target=run, daemon=True)
        thread.start()
        thread.join(seconds)
        if not outcome:
            session.abandon()
            return _silence(seconds)
        if isinstance(outcome[0], BaseException):
            raise outcome[0]
        if isinstance(outcome[0], Answer):
            self._session = session
        return outcome[0]

    def _results(self, session: _Session, ids: Sequence[str], seconds: float) -> Answer | Trouble:
        client = arxiv.Client(page_size=len(ids), delay_seconds=0, num_retries=0)
        client.query_url_format = self._endpoint.replace("{", "{{").replace("}", "}}") + "?{}"
        client._session = session  # noqa: SLF001 - the package has no other way in
        session.seconds = seconds
        # No max_results: the page size is what arXiv is told, and the package would count
        # entries that nobody asked about and cut off those that somebody did.
        search = arxiv.Search(id_list=list(ids), max_results=None)
        try:
            results = list(client.results(search))
        except Refused as refused:
            return refused.trouble
        except (requests.RequestException, broken_below.HTTPError) as error:
            return _trouble_of(error, self._endpoint, seconds)
        except (arxiv.ArxivError, ValueError, OSError) as error:
            return Trouble(f"arXiv's answer could not be read ({type(error).__name__})")
        unfit = session.feed.unfit
        papers = {
            paper: result
            for result in results
            if isinstance(paper := parse_arxiv_id(result.entry_id), ArxivId) and paper not in unfit
        }
        return Answer(papers, unfit)


class _Session(requests.Session):
    """What the package fetches with: our headers and time limit, and nothing but whole feeds."""

    seconds: float
    feed: Feed

    def __init__(self) -> None:
        super().__init__()
        self.max_redirects = 5
        self._response: requests.Response | None = None

    def get(self, url: str | bytes, **_: Any) -> requests.Response:
        """A response whose content is a complete feed of fit entries, or `Refused`."""
        response = super().get(url, headers=HEADERS, timeout=self.seconds, stream=True)
        self._response = response
        body = bytearray()
        for chunk in response.iter_content(65536):
            body += chunk
            if len(body) > LARGEST:
                raise Refused(Trouble("arXiv's answer has no end"))
        if response.status_code != requests.codes.ok:
            raise Refused(_trouble_with(response, bytes(body)))
        self.feed = read_feed(bytes(body))
        response._content = self.feed.text  # noqa: SLF001 - what the package reads
        return response

    def abandon(self) -> None:
        """Hang up, so that the thread which still reads comes to its end."""
        if self._response is not None:
            with suppress(AttributeError, ValueError, RuntimeError, OSError):
                self._response.raw.shutdown()


def _trouble_with(response: requests.Response, body: bytes) -> Trouble:
    """What a status other than 200 means: from arXiv's terms and what practitioners saw."""
    status = response.status_code
    reason = f"arXiv answered {status}"
    if status in (403, 406, 429, 502, 503, 504):
        wait = response.headers.get("Retry-After", "").strip()
        seconds = float(wait) if wait.isascii() and wait.isdigit() else 0
        scope = Scope.EVERYTHING if status == 403 else Scope.SERVICE
        return Trouble(reason, scope, seconds)
    if message := error_in(body):
        return Trouble(f"{reason}: {message}", Scope.QUESTION)
    if status in (400, 414):
        return Trouble(reason, Scope.QUESTION)
    return Trouble(reason, Scope.EVERYTHING if 400 <= status < 500 else Scope.SERVICE)


def _trouble_of(error: Exception, endpoint: str, seconds: float) -> Trouble:
    """What a broken exchange means: no way to the service, or trouble on the way."""
    cause = getattr(error.args[0], "reason", None) if error.args else None
    unconnected = isinstance(cause, broken_below.NewConnectionError)
    if unconnected or isinstance(error, broken.ProxyError | broken.SSLError):
        return Trouble(f"no connection to {urlsplit(endpoint).hostname}", Scope.ROUTE)
    if isinstance(error, broken.Timeout) or isinstance(cause, TimeoutError):
        return _silence(seconds)
    if isinstance(error, broken.TooManyRedirects):
        return Trouble("arXiv's address redirects in a circle")
    if isinstance(error, broken.ContentDecodingError):
        return Trouble("arXiv's answer was damaged on its way")
    return Trouble("the connection to arXiv broke off")


def _silence(seconds: float) -> Trouble:
    return Trouble(f"arXiv did not answer within {seconds:.3g} s")
