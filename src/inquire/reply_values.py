"""An audit as the plain values that the reply's template sees.

The reply goes back to the model that was audited: which citations failed and why, which claims
lost their ground with them, what is still missing. It is told what catalogs say and not what to
think of it; what could not be checked is no failure and is left out. Titles are text from
outside: each is put on one row, its control characters shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inquire.arxiv_id import MalformedId
from inquire.audit import (
    WRONG,
    Audit,
    CitationStatus,
    Flag,
    JudgedCitation,
    JudgedClaim,
    Labels,
)
from inquire.citation_messages import NEEDS_SUPPORT, old_support
from inquire.diagnostics import harmless
from inquire.evidence import Absent, Paper, Unreachable
from inquire.model import Verdict

_UNCHECKED = frozenset({CitationStatus.UNKNOWN, CitationStatus.ELSEWHERE})
_LONGEST_ROW = 300


class FailedValues(NamedTuple):
    """A citation that failed.

    text: the citation as it stood in the answer, such as `arXiv:2507.21919v9`
    claimed: the title given for it, or empty
    fault: what is wrong, in one sentence
    right: the paper that bears the title given, as `arXiv:2507.21919`, or empty
    claims: labels of the claims it was cited for
    """

    text: str
    claimed: str
    fault: str
    right: str
    claims: tuple[str, ...]


class RedoValues(NamedTuple):
    """A claim that has to be judged again.

    label: C1, C2 … as in the prompt
    text: the statement
    fault: what is wrong with what was said of it, in one sentence
    """

    label: str
    text: str
    fault: str


class ReplyValues(NamedTuple):
    """The names at the top of a reply.

    line: the line's id; empty where none is known
    today: the day of the audit
    reference: the reference line that the answer repeats, or empty
    catalogs: by whom the citations were looked up, a list
    failed: the citations that failed, each once, a list of the record below
    untitled: ids and addresses of papers cited without anything to compare, a list
    unidentified: titles cited without an id, of which no paper was found, a list
    claims: the claims that have to be judged again, a list of the record below
    labels: of all claims of the line, C1, C2 …, a list; empty where no line is known
    missing: what was not done at all: `contrary`, `questions`, a list
    verdicts: the words that are verdicts, a list
    sound: true when there is nothing to redo
    """

    line: str
    today: str
    reference: str
    catalogs: tuple[str, ...]
    failed: tuple[FailedValues, ...]
    untitled: tuple[str, ...]
    unidentified: tuple[str, ...]
    claims: tuple[RedoValues, ...]
    labels: tuple[str, ...]
    missing: tuple[str, ...]
    verdicts: tuple[str, ...]
    sound: bool


def reply_values(audit: Audit, reference: str = "") -> ReplyValues:
    """What a reply to the answer audited says.

    `reference` is the reference line of the line as it is today, for an answer that repeats none.
    """
    known = audit.labels in (Labels.AGREE, Labels.UNPROVEN)
    claims = audit.claims if known else ()
    told = audit.reference
    if told:
        reference = f"inquire: {told.line} {told.date.isoformat()} {told.check_value}"
    failed = tuple(_failed(audit, claims))
    redo = tuple(_redo(audit, claims, failed))
    untitled = _each_once(
        one.citation.text for one in audit.citations if one.status is CitationStatus.ID_ONLY
    )
    unidentified = _each_once(
        one.citation.title for one in audit.citations if _is_title_that_nothing_bears(one)
    )
    missing = () if not known else _missing(audit)
    return ReplyValues(
        line=_row(audit.line_id),
        today=audit.as_of.isoformat(),
        reference=_row(reference),
        catalogs=_each_once(
            one.reply.catalog for one in audit.citations if isinstance(one.reply, Paper | Absent)
        ),
        failed=failed,
        untitled=untitled,
        unidentified=unidentified,
        claims=redo,
        labels=tuple(claim.label for claim in claims),
        missing=missing,
        verdicts=tuple(verdict.value for verdict in Verdict),
        sound=not (failed or redo or unidentified or missing),
    )


def _failed(audit: Audit, claims: tuple[JudgedClaim, ...]) -> Iterator[FailedValues]:
    """Every citation that failed, and the same one that failed in the same way only once."""
    labels: dict[tuple[str, str, str, str], list[str]] = {}
    for index, one in enumerate(audit.citations):
        for fault in _faults(audit, one):
            right = f"arXiv:{one.right.id}" if one.right else ""
            key = (_row(one.citation.text), _row(one.citation.title), fault, right)
            found = labels.setdefault(key, [])
            found += [claim.label for claim in claims if index in claim.citations]
    for (text, title, fault, right), found in labels.items():
        yield FailedValues(text, "" if title == text else title, fault, right, _each_once(found))


def _faults(audit: Audit, one: JudgedCitation) -> Iterator[str]:
    """What is wrong with a citation, a sentence for each fault."""
    reply, cited = one.reply, one.citation.paper
    match one.status:
        case CitationStatus.WRONG_PAPER if isinstance(reply, Paper):
            said = "it opens another paper" if one.citation.title else "others wrote it"
            yield f"{said}: {_described(reply)}"
        case CitationStatus.NOT_FOUND if isinstance(reply, Absent):
            twice = ", asked twice" if reply.catalog == "arXiv" else ""
            second = f", and {reply.second.catalog} has none" if reply.second else ""
            yield f"{reply.catalog} has no such paper{twice}{second} ({reply.asked})"
        case CitationStatus.MALFORMED if isinstance(cited, MalformedId):
            yield f"it cannot be an arXiv id: {_row(cited.reason)}"
        case CitationStatus.WITHDRAWN if isinstance(reply, Paper):
            yield _withdrawn(reply)
        case CitationStatus.VERSION_MISSING if isinstance(reply, Paper):
            told = f"({reply.catalog}, {reply.asked})"
            yield f"it has no such version; the newest is v{reply.version} {told}"
        case status if status in WRONG:
            yield f"it failed: {status.value}"
        case CitationStatus.GROUNDED if isinstance(reply, Paper):
            yield from _misdescribed(one, reply)
    if Flag.TOO_OLD in one.flags and isinstance(reply, Paper):
        since = f" ({audit.search_from})" if audit.search_from else ""
        yield (
            f"it is no newer work: it was first public on {reply.published}, "
            f"before the search begins{since}; it may be cited, but not offered as new"
        )


def _misdescribed(one: JudgedCitation, paper: Paper) -> Iterator[str]:
    """What of its description is not the paper's own, where the paper itself is the right one."""
    if "title" in one.differs:
        yield f"its title is worded otherwise: {_described(paper)}"
    if "authors" in one.differs:
        named = ", ".join(one.citation.authors[:3])
        first = paper.authors[0] if paper.authors else "somebody else"
        yield f"its first author is {_row(first)}, not {_row(named)} ({paper.catalog})"
    if "year" in one.differs:
        yield (
            f"it was first public in {paper.published:%Y-%m} ({paper.catalog}), "
            f"so it cannot be of {one.citation.year}"
        )


def _withdrawn(paper: Paper) -> str:
    successors = ", ".join(f"arXiv:{_row(successor)}" for successor in paper.successors)
    named = f"; named instead: {successors}" if successors else ""
    reason = _row(paper.withdrawn)
    return f"it was withdrawn ({paper.catalog}, {paper.asked}), with the words: {reason}{named}"


def _described(paper: Paper) -> str:
    author = f"{_row(paper.authors[0])}, " if paper.authors else ""
    told = f"{paper.catalog}, {paper.asked}"
    return f'"{_row(paper.title)}" by {author}{paper.published:%Y-%m} ({told})'


def _redo(
    audit: Audit, claims: tuple[JudgedClaim, ...], failed: tuple[FailedValues, ...]
) -> Iterator[RedoValues]:
    """The claims to judge again: without a verdict, without ground, or with a failed citation."""
    touched = {label for one in failed for label in one.claims}
    for claim in claims:
        fault = _claim_fault(audit, claim)
        if not fault and claim.label in touched:
            fault = "a citation given for it failed; the verdict may stand on the others"
        if fault:
            yield RedoValues(claim.label, _inert(claim.text), fault)


def _claim_fault(audit: Audit, claim: JudgedClaim) -> str:
    """What is wrong with what was said of a claim; empty where nothing is."""
    if claim.verdict is None:
        if not claim.said:
            return "it was not addressed"
        single = "single " if claim.divided else ""
        return f"what was said of it is no {single}verdict: {_row(claim.said)}"
    if old_support(audit, claim):
        return f"its verdict, {claim.verdict}, names only papers that the library knew already"
    if claim.grounded or claim.verdict not in NEEDS_SUPPORT:
        return ""
    if audit.disowns(claim):
        return f"your answer itself calls its verdict, {claim.verdict}, UNGROUNDED"
    cited = [audit.citations[index] for index in claim.citations]
    if not cited:
        return f"its verdict, {claim.verdict}, names no paper"
    if any(one.status in _UNCHECKED for one in cited):
        return ""  # silence of a catalog is no failure of the answer
    if any(one.status is CitationStatus.ID_ONLY for one in cited):
        return f"its verdict, {claim.verdict}, names an id without the title that it should open"
    return f"its verdict, {claim.verdict}, rests on nothing that was found to be so"


def _missing(audit: Audit) -> tuple[str, ...]:
    done = {"contrary": audit.contrary, "questions": audit.questions}
    return tuple(task for task, is_done in done.items() if not is_done)


def _is_title_that_nothing_bears(one: JudgedCitation) -> bool:
    """A title alone that was looked for everywhere and not found."""
    if one.citation.paper is not None or isinstance(one.reply, Unreachable):
        return False
    return one.status is CitationStatus.UNKNOWN and bool(one.citation.title)


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_row(text) for text in texts))


def _inert(text: str) -> str:
    """Text on one row, harmless, in which nothing is a tag: it must not end what quotes it."""
    return re.sub(r"<(?=[/\w])", "\u2039", harmless(" ".join(text.split())))


def _row(text: str) -> str:
    """Text from outside, inert and no longer than a title can be."""
    row = _inert(text)
    return row if len(row) <= _LONGEST_ROW else row[: _LONGEST_ROW - 1] + "…"
