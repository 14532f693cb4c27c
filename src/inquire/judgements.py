"""What an answer says of each claim of the line that it answers."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from inquire.location import Span
from inquire.model import Verdict


class Reference(NamedTuple):
    """The reference line `inquire: LINE DATE HASH` that an answer repeats from its prompt."""

    line: str
    date: date
    check_value: str
    start: int
    end: int


class Judgement(NamedTuple):
    """What the answer says of one claim, by the label that the prompt gave it.

    `start` and `end` are the place of the verdict, or of the label where there is none; `verdict`
    is None where the claim is addressed without a word that is a verdict, and `said` then has
    what stands in its place. `spans` are the stretches of the text whose citations support the
    verdict: the row of the closing block and the section on the claim. `ungrounded` says that
    the answer itself calls it so. `reason` is the reason given in one line, or empty.
    """

    label: str
    start: int
    end: int
    verdict: Verdict | None
    said: str = ""
    spans: tuple[Span, ...] = ()
    reason: str = ""
    ungrounded: bool = False


class Judged(NamedTuple):
    """What an answer says of a line's claims and of the other two tasks.

    `newer` are the stretches that offer newer work: NEW rows and the second section; `contrary`
    and `questions` say whether the second and the third task were done at all; `block` whether
    the closing block was there.
    """

    reference: Reference | None = None
    judgements: tuple[Judgement, ...] = ()
    newer: tuple[Span, ...] = ()
    contrary: bool = False
    questions: bool = False
    block: bool = False
