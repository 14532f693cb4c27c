"""A line at a glance: how much is in it, how old the looks at it are, what was verified."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from inquire.ages import AgeState, age_of
from inquire.dates import DateSpan
from inquire.evidence import Evidence
from inquire.model import Inquiry, Limits


class Overview(NamedTuple):
    """What a list of lines tells of one.

    `stale_claims` and `stale_notes` are past their limit, as `check` tells it; `oldest` is the
    look longest ago at a claim or a note, None where none of them has a date, as `undated` of
    them have not. `unverified` of its `papers` have no evidence; `verified` is the day on which
    the one asked about longest ago was asked about.
    """

    claims: int
    stale_claims: int
    stale_notes: int
    undated: int
    oldest: DateSpan | None
    papers: int
    unverified: int
    verified: date | None

    @property
    def stale(self) -> int:
        """How many claims and notes are past their limit."""
        return self.stale_claims + self.stale_notes


def overview(
    inquiry: Inquiry, today: date, limits: Limits, evidence: Mapping[str, Evidence]
) -> Overview:
    """The line at a glance, on that day; `evidence` is keyed by bare id."""
    claims = [age_of(inquiry, claim, today, limits) for claim in inquiry.claims]
    notes = [age_of(inquiry, note, today, limits) for note in inquiry.notes]
    looks = [age.looked for age in (*claims, *notes) if age.looked]
    papers = inquiry.papers()
    asked = [evidence[paper].asked for paper in papers if paper in evidence]
    return Overview(
        claims=len(claims),
        stale_claims=sum(age.state is AgeState.STALE for age in claims),
        stale_notes=sum(age.state is AgeState.STALE for age in notes),
        undated=len(claims) + len(notes) - len(looks),
        oldest=min(looks, key=lambda look: (look.earliest(), look.latest(today)), default=None),
        papers=len(papers),
        unverified=len(papers) - len(asked),
        verified=min(asked, default=None),
    )
