"""One exchange over HTTP that ends in time: an answer read to its end, or trouble.

What a status or a broken connection means hardly depends on who is asked, so it stands apart from
the catalogs. Whether the body of a whole answer can be trusted is theirs to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Thread
from typing import Generic, TypeVar
from urllib.parse import urlsplit

import requests
from requests import exceptions as broken
from urllib3 import exceptions as broken_below

from inquire import __version__
from inquire.catalogs._patience import Scope, Trouble

AGENT = f"inquire/{__version__} (+inquire-lines)"
"""The User-Agent: who asks, and where to read about it."""
TURNED_AWAY = (403, 406, 429, 502, 503, 504)
"""Statuses that are about the service or the one who asks, never about what was asked."""


class Session(requests.Session):
    """Connections to one service, called `name` in messages; one request at a time.

    An answer of more than `largest` bytes is not read to its end.
    """

    def __init__(
        self, name: str, endpoint: str, headers: Mapping[str, str], *, largest: int
    ) -> None:
        """Nothing is connected yet."""
        super().__init__()
        self.headers.update(headers)
        self.max_redirects = 5
        self._name = name
        self._host = urlsplit(endpoint).hostname
        self._largest = largest
        self._response: requests.Response | None = None

    def fetch(self, url: str | bytes, seconds: float) -> requests.Response | Trouble:
        """The answer with its whole body, whatever its status; each read takes so long at most."""
        try:
            response = self.request("GET", url, timeout=seconds, stream=True)
            self._response = response
            body = bytearray()
            for chunk in response.iter_content(65536):
                body += chunk
                if len(body) > self._largest:
                    return Trouble(f"{self._name}'s answer has no end")
        except (requests.RequestException, broken_below.HTTPError, ValueError, OSError) as error:
            # ValueError: `requests` does not catch its own on an address that it is sent on to.
            return self._trouble_of(error, seconds)
        response._content = bytes(body)  # noqa: SLF001 - where `response.content` reads it
        return response

    def trouble_with(self, response: requests.Response) -> Trouble:
        """What a status other than 200 means: from terms of use and what practitioners saw."""
        status = response.status_code
        reason = f"{self._name} answered {status}"
        if status in TURNED_AWAY:
            wait = response.headers.get("Retry-After", "").strip()
            seconds = float(wait) if wait.isascii() and wait.isdigit() else 0
            throttled = seconds or status in (406, 429, 503)
            scope = Scope.SERVICE if throttled else Scope.ANSWER
            return Trouble(reason, Scope.EVERYTHING if status == 403 else scope, seconds)
        if status in (400, 414, 500):  # a 500 may be one paper's: so were some of arXiv's
            return Trouble(reason, Scope.QUESTION)
        return Trouble(reason, Scope.EVERYTHING if 400 <= status < 500 else Scope.ANSWER)

    def silence(self, seconds: float) -> Trouble:
        """No answer in time."""
        return Trouble(f"{self._name} did not answer within {seconds:.3g} s")

    def abandon(self) -> None:
        """Hang up, so that the thread which still reads comes to its end."""
        if self._response is not None:
            with suppress(AttributeError, ValueError, RuntimeError, OSError):
                self._response.raw.shutdown()

    def _trouble_of(self, error: Exception, seconds: float) -> Trouble:
        """What a broken exchange means: no way to the service, or trouble on the way."""
        cause = getattr(error.args[0], "reason", None) if error.args else None
        unconnected = isinstance(cause, broken_below.NewConnectionError)
        if unconnected or isinstance(error, broken.ProxyError | broken.SSLError):
            return Trouble(f"no connection to {self._host}", Scope.ROUTE)
        if isinstance(error, broken.Timeout) or isinstance(cause, TimeoutError):
            return self.silence(seconds)
        if isinstance(error, broken.TooManyRedirects):
            return Trouble(f"{self._name}'s address redirects in a circle")
        if isinstance(error, broken.ContentDecodingError):
            return Trouble(f"{self._name}'s answer was damaged on its way")
        return Trouble(f"the connection to {self._name} broke off")


AnySession = TypeVar("AnySession", bound=Session)
Answer = TypeVar("Answer")


class Channel(Generic[AnySession]):
    """Keeps the session of a run, and gives up on one that gave trouble."""

    def __init__(self, session: Callable[[], AnySession]) -> None:
        """`session` makes a new one."""
        self._new = session
        self._session: AnySession | None = None

    def close(self) -> None:
        """Hang up."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def ask(
        self, question: Callable[[AnySession], Answer | Trouble], seconds: float
    ) -> Answer | Trouble:
        """What `question(session)` gives, or trouble when it has not ended within so many seconds.

        The deadline stands outside `requests`, whose own is for each read: a server that drips
        outlasts it. Waiting for a thread also leaves Ctrl-C alive.
        """
        session = self._session or self._new()
        self._session = None  # one that failed or was abandoned is not used again
        outcome: list[Answer | Trouble | BaseException] = []

        def run() -> None:
            try:
                outcome.append(question(session))
            except BaseException as error:  # raised again in the thread that waits
                outcome.append(error)

        thread = Thread(target=run, daemon=True)
        thread.start()
        thread.join(seconds)
        if not outcome:
            session.abandon()
            return session.silence(seconds)
        if isinstance(outcome[0], BaseException):
            raise outcome[0]
        if not isinstance(outcome[0], Trouble):
            self._session = session
        return outcome[0]
