"""The paragraph with which the prompt of a page begins: role, topic, and the library's answer.

It is one running text of two sentences: who the model is and what it re-tests, then what a library
of a certain span claims. The library last looked when that span ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inquire.dates import DateSpan, parse_date
from inquire.page_sentences import sentences

_TESTING = r"(?:re-?(?:test|examin|visit|assess|evaluat|check|validat)ing|testing|checking|assessing|evaluating|judging)"
_WHETHER = r"(?: dated findings)?[.:,]?(?: (?:whether|if|that|the (?:claim|finding|idea) that))? ?"
_ROLE = (
    re.compile(
        rf"you are (?:an? |the )?(.{{2,120}}?),?(?: who is| tasked with| asked with| now)? {_TESTING}\b{_WHETHER}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"you are (?:an? |the )?([^.,:;\u2014]{{2,120}})[.,:;\u2014] ?(?:(?:please )?(re-?test|examine|check|assess|evaluate|revisit){_WHETHER})?",
        re.IGNORECASE,
    ),
)
_LIBRARY = re.compile(
    r"(?:^|(?<=\s))(?:a|the|our|this|your) (?:\w+ )?library\b([^.:]{0,90}?),? (?:claims?|claimed|says|said|holds|held|found|finds"
    r"|answers|answered|concludes|concluded|argues|suggests|reports|believes)(?: that\b|:|,)* ",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"[\s,;(\u2012-\u2015-]*\b(?:this is )?a question (?:that|which) (?:may|might|could) (?:well )?have "
    r"(?:shifted|changed|moved|evolved) since ([^.,;()\u2014]{4,30})\)?$",
    re.IGNORECASE,
)


class Role(NamedTuple):
    """What the paragraph says; `unread` are its words that say nothing known.

    `begins` is when the library's span does, of which a line keeps nothing.
    """

    role: str = ""
    topic: str = ""
    finding: str = ""
    surveyed: DateSpan | None = None
    unread: str = ""
    begins: str = ""

    def clashes(self, other: Role) -> bool:
        """Whether both say something of the same thing."""
        return any(ours and theirs for ours, theirs in zip(self[:4], other[:4], strict=True))

    def or_else(self, other: Role) -> Role:
        """This, and what only the other says."""
        return Role(
            self.role or other.role,
            self.topic or other.topic,
            self.finding or other.finding,
            self.surveyed or other.surveyed,
            begins=self.begins or other.begins,
        )


def read_role(words: str) -> Role | None:
    """What a paragraph says of role, topic and library; None where it says nothing of them."""
    role = next((found for form in _ROLE if (found := form.match(words))), None)
    rest = words[role.end() :] if role else words
    library = _LIBRARY.search(rest)
    if role is None and (library is None or library.start() > 0):
        return None
    before = rest[: library.start()] if library else rest
    asks = role is not None and role.lastindex == role.re.groups
    topic = next(sentences(before), "") if asks else ""
    unread = before.strip()[len(topic) :].strip()
    topic = topic.rstrip(" .?:,;")
    since = _SINCE.search(topic)
    cutoff = _dated(since[1]) if since else None
    span = _dated(library[1]) if library else None
    surveyed = DateSpan(span.end or span.start) if span and not span.open else None
    begins = DateSpan(span.start).edtf() if span and (span.end or span.open) else ""
    if since and cutoff and surveyed in (None, cutoff):
        topic, surveyed = topic[: since.start()], cutoff
    return Role(
        role[1].strip() if role else "",
        topic.strip(),
        rest[library.end() :].strip().removesuffix(".") if library else "",
        surveyed,
        unread,
        begins,
    )


def without_cutoff(topic: str) -> str:
    """A topic without the clause that says since when the library has not looked."""
    return _SINCE.sub("", topic)


def _dated(words: str) -> DateSpan | None:
    """The date with which these words end, such as `spanning 2022-10/2025`."""
    parts = words.strip(" (),").split()
    read = (parse_date(" ".join(parts[start:])) for start in range(len(parts)))
    return next((when for when in read if isinstance(when, DateSpan)), None)
