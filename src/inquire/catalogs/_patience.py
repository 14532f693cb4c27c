"""Asking a service again and again, politely and not for ever.

What to do about trouble does not depend on who is in trouble, so it stands apart from any
catalog. Waiting is bounded three ways, because each alone fails: attempts (a pace of 0 makes
waiting free), seconds spent on trouble, and failures in a row (a dead network fails fast). A
service that never once answered is left sooner than one that did.
The figures come from what arXiv asks of its users and what it was seen to do.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from inquire.catalogs._pace import Pace

ATTEMPTS = 5
"""How often one request is made in all."""
BACK_OFF_PACES = 20
"""The first wait after throttling, in paces: 60 s at arXiv's pace of 3 s; each later is double."""
REFUSALS_IN_A_ROW = 3
"""So many refused connections in a row mean that there is no way to the service."""
FAILURES_IN_A_ROW = 20
"""So many failures in a row end a run; finding one bad id among a hundred takes twelve."""
FAILURES_AT_FIRST = 8
"""So many end it where nothing was ever answered; three bad ids in a hundred take six."""
SHARE_AT_FIRST = 0.2
"""The share of our patience for a service that never answered and asked nobody to wait."""

Answer = TypeVar("Answer")


class Scope(Enum):
    """What trouble is about, which says how to meet it."""

    SERVICE = "the service, which wants less asked: back off, then ask again"
    ANSWER = "this answer: ask again, each time a little later"
    ROUTE = "the way to it: soon ask again, it costs nobody anything"
    QUESTION = "this question: ask for less at a time"
    EVERYTHING = "whatever is asked: stop at once"


@dataclass(frozen=True, slots=True)
class Trouble:
    """No trustworthy answer. `retry_after`: seconds that the service asked for, 0 for none."""

    reason: str
    scope: Scope = Scope.ANSWER
    retry_after: float = 0


class Patience:
    """Keeps the temper of one run against one service; `pace` keeps its pace.

    `timeout` (a request) and `total` (all that trouble may cost) are seconds. Time that a
    working service takes costs no patience, however many papers there are. `asking` is called
    before each request.
    """

    def __init__(
        self,
        *,
        pace: Pace,
        timeout: float,
        total: float,
        tell: Callable[[str], None],
        asking: Callable[[], None] = lambda: None,
    ) -> None:
        self._pace = pace
        self._timeout = timeout
        self._left = total
        self._left_at_first = total * SHARE_AT_FIRST
        self._tell = tell
        self._asking = asking
        self._answered = False
        self._failures = 0
        self._refusals = 0
        self._end: Trouble | None = None

    def persist(
        self, ask: Callable[[float], Answer | Trouble], *, divisible: bool
    ) -> Answer | Trouble:
        """The answer of `ask(timeout)`, or the trouble that outlasted our patience.

        Trouble with a divisible question is returned at once: asking for less tells more.
        Once the run has ended, nothing is asked any more.
        """
        attempt = 0
        while self._end is None:
            outcome = self._ask_in_turn(ask)
            if not isinstance(outcome, Trouble):
                self._answered = True
                self._failures = self._refusals = 0
                return outcome
            attempt += 1
            self._count(outcome)
            divide = divisible and outcome.scope is Scope.QUESTION
            if self._end or divide or attempt == ATTEMPTS:
                return outcome
            self._wait(outcome, attempt)
        return self._end

    def _ask_in_turn(self, ask: Callable[[float], Answer | Trouble]) -> Answer | Trouble:
        self._asking()
        with self._pace.turn():
            began = time.monotonic()
            outcome = ask(min(self._timeout, self._left))
        if isinstance(outcome, Trouble):
            self._spend(time.monotonic() - began, outcome)
        return outcome

    def _spend(self, seconds: float, trouble: Trouble) -> None:
        self._left -= seconds
        if trouble.scope is not Scope.SERVICE:
            self._left_at_first -= seconds

    def _count(self, trouble: Trouble) -> None:
        self._failures += 1
        self._refusals = self._refusals + 1 if trouble.scope is Scope.ROUTE else 0
        most = FAILURES_IN_A_ROW if self._answered else FAILURES_AT_FIRST
        dead = not self._answered and self._left_at_first <= 0
        if (
            trouble.scope is Scope.EVERYTHING
            or self._refusals >= REFUSALS_IN_A_ROW
            or self._failures >= most
            or self._left <= 0
            or dead
        ):
            self._end = trouble

    def _wait(self, trouble: Trouble, attempt: int) -> None:
        """Wait before the next attempt, or end the run when the wait would outlast it."""
        pace = self._pace.seconds
        wait = pace if trouble.scope is Scope.ROUTE else pace * 2 ** (attempt - 1)
        if trouble.scope is Scope.SERVICE:
            wait = (trouble.retry_after or BACK_OFF_PACES * pace) * 2 ** (attempt - 1)
        if wait >= self._left:
            self._end = trouble
            return
        if wait > pace:
            self._tell(f"{trouble.reason}; asking again in {wait:.3g} s")
        self._spend(wait, trouble)
        time.sleep(wait)
