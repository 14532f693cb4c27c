"""What catalogs said of papers, and on which day: the evidence.

A reply is always a value, trouble included, because "no answer" must never read as "no such
paper". What was learned outlives the answer that says the same: see `newer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from inquire.arxiv_id import ArxivId

RENEWED_AFTER_DAYS = 90
"""A record whose facts did not change is written anew only when its `asked` is this old."""


class Status(StrEnum):
    """What evidence says of a cited paper. Trouble is `unknown`, never `not-found`."""

    FOUND = "found"
    WITHDRAWN = "withdrawn"
    VERSION_MISSING = "version-missing"
    NOT_FOUND = "not-found"
    MALFORMED = "malformed"
    TOO_NEW = "too-new"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SecondWord:
    """What a second catalog said of a miss or a withdrawal.

    `says` is, of a paper missing in the first, the title that the second has for it; of a
    withdrawal the second's own words.
    """

    catalog: str
    agrees: bool
    says: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a catalog described it on the day `asked`.

    `id` is the bare id; `version` the newest one; `published` the day of v1 and `updated` that
    of `version`; `withdrawn` the catalog's words for it (of `version`, by which it was done),
    empty when it is not; `successors` the ids that these name instead; `earlier_titles` pairs
    (version, title), known only where they were asked for; `missing` are versions that were
    asked for twice and are not there; `second` is of the withdrawal.
    """

    id: str
    version: int
    title: str
    authors: tuple[str, ...]
    published: date
    updated: date
    asked: date
    catalog: str
    withdrawn: str = ""
    journal: str = ""
    doi: str = ""
    earlier_titles: tuple[tuple[int, str], ...] = ()
    successors: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    second: SecondWord | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A catalog that was working has no such paper: a service asked twice, or a whole list."""

    id: str
    asked: date
    catalog: str
    second: SecondWord | None = None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No trustworthy answer; says nothing about the paper."""

    id: str
    reason: str


Evidence = Paper | Absent
Reply = Paper | Absent | Unreachable


@dataclass(slots=True)
class Learned:
    """What a run learned, by bare id; `unknown` gives the reason for each without an answer.

    `found_by_title` has the right paper for titles, as anchors give them, that had a wrong id;
    `unasked` the reason for each such title that not every finder could look for.
    """

    evidence: dict[str, Evidence] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    found_by_title: dict[str, Paper] = field(default_factory=dict)
    unasked: dict[str, str] = field(default_factory=dict)


def status(paper: ArxivId, reply: Reply | None) -> Status:
    """What a reply says of the paper as it was cited, version included.

    Never `malformed`: an id that cannot be one is not an `ArxivId`. A paper announced in the
    month of asking or the one before may exist and be missing from the index for days. What
    a second catalog disputes is not held against anybody.
    """
    match reply:
        case Paper():
            if reply.withdrawn and not disputed(reply):
                return Status.WITHDRAWN
            if paper.version is None or paper.version <= reply.version:
                return Status.FOUND
            # That it was not the newest on the day of asking does not show that it is not there.
            return Status.VERSION_MISSING if paper.version in reply.missing else Status.UNKNOWN
        case Absent() if disputed(reply):
            return Status.UNKNOWN
        case Absent():
            year, month = paper.month
            months_old = (reply.asked.year - year) * 12 + reply.asked.month - month
            return Status.TOO_NEW if months_old <= 1 else Status.NOT_FOUND
        case _:
            return Status.UNKNOWN


def disputed(evidence: Evidence) -> bool:
    """Whether a second catalog says otherwise."""
    return evidence.second is not None and not evidence.second.agrees


def merge(old: Mapping[str, Evidence], new: Mapping[str, Evidence]) -> dict[str, Evidence]:
    """The records after `new` was learned, keyed by the bare id; see `newer`."""
    return {**old, **{key: newer(old.get(key), fresh) for key, fresh in new.items()}}


def newer(kept: Evidence | None, fresh: Evidence) -> Evidence:
    """`kept`, unless `fresh` says something else or says the same 90 days later.

    Of two that contradict each other the one asked later counts, so that an answer out of a
    cache never undoes what a colleague's lock learned since.
    """
    if kept is None:
        return fresh
    if isinstance(kept, Paper) and isinstance(fresh, Paper):
        fresh = _with_versions_of(kept, fresh)
    days = (fresh.asked - kept.asked).days
    if days < 0:
        return kept
    if days >= RENEWED_AFTER_DAYS:
        return fresh
    same = _as_asked(fresh, kept) == kept
    # A second catalog that is silent today takes back nothing of what it said.
    unsaid = fresh.second is None and _as_asked(fresh, kept) == replace(kept, second=None)
    return kept if same or unsaid else fresh


def _as_asked(fresh: Evidence, kept: Evidence) -> Evidence:
    return replace(fresh, asked=kept.asked, catalog=kept.catalog)


def _with_versions_of(kept: Paper, fresh: Paper) -> Paper:
    """Titles of earlier versions never change, and versions are asked for only now and then."""
    if not (kept.earlier_titles or kept.missing):
        return fresh
    titles = dict(kept.earlier_titles) | dict(fresh.earlier_titles)
    missing = {*kept.missing, *fresh.missing}
    return replace(
        fresh,
        earlier_titles=tuple(sorted(titles.items())),
        missing=tuple(sorted(version for version in missing if version > fresh.version)),
    )
