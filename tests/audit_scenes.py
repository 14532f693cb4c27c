"""Audits made by hand: a short answer with something of everything in it, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from inquire.answer_text import AnswerText, Piece
from inquire.arxiv_id import parse_arxiv_id
from inquire.audit import Audit, CitationStatus, Flag, JudgedCitation, JudgedClaim, Labels
from inquire.cited import Citation
from inquire.diagnostics import PaperFault
from inquire.evidence import Absent, Paper, SecondWord, Unreachable
from inquire.judgements import Reference
from inquire.model import Verdict

TODAY = date(2026, 11, 22)
WARM = Paper(
    "2507.21919",
    2,
    "Training language models to be warm and empathetic makes them less reliable and more "
    "sycophantic",
    ("Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"),
    date(2025, 7, 29),
    date(2025, 7, 30),
    TODAY,
    "arXiv",
)
RLVER = Paper(
    "2507.03112",
    1,
    "RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents",
    ("Peisong Wang",),
    date(2025, 7, 3),
    date(2025, 7, 3),
    TODAY,
    "arXiv",
)
WITHDRAWN = Paper(
    "2501.99902",
    2,
    "An Impossible Paper",
    ("N. N.",),
    date(2025, 1, 30),
    date(2025, 9, 2),
    TODAY,
    "arXiv",
    withdrawn="This paper has been withdrawn due to an error in Table 2; see 2501.99903",
    successors=("2501.99903",),
    second=SecondWord("DataCite", agrees=True, says="withdrawn on 2025-09-02"),
)
ABSENT = Absent("2501.99901", TODAY, "arXiv", SecondWord("DataCite", agrees=True))
MADE_UP = "A Paper of the Tests' Own Making"


def cited(
    text: str, status: CitationStatus, at: tuple[int, int] = (1, 1), **facts: Any
) -> JudgedCitation:
    """A citation of that status; `title`, `authors`, `year`, `elsewhere` are what is claimed."""
    claimed = {
        name: facts.pop(name) for name in ("title", "authors", "year", "elsewhere") if name in facts
    }
    named = not claimed.get("elsewhere") and text != claimed.get("title")
    paper = parse_arxiv_id(text) if named else None
    citation = Citation(0, len(text), text, paper, **claimed)
    return JudgedCitation(citation, *at, status, **facts)


def audit_of(*citations: JudgedCitation, source: str = "", **facts: Any) -> Audit:
    """An audit of `answer.md`, whose text is `source`."""
    answer = AnswerText(source, [Piece(source, 0)])
    return Audit("answer.md", TODAY, answer, citations, **facts)


ANSWER = f"""\
## C1
Still so (Ibrahim et al., "{WARM.title}", arXiv:2507.21919).
It was seen again: arXiv:2507.03112, and https://doi.org/10.1038/s41586-0000-00000-0.
## C2
"{WARM.title}" (arXiv:2507.03112) finds otherwise, as do "{MADE_UP}" (arXiv:2501.99901),
arXiv:2501.99902, arXiv:2507.03112v9 and arXiv:2507.2191.
"{MADE_UP}" (arXiv:2501.99904) did not answer. Again arXiv:2507.21919, and Curry: arXiv:2507.21919.
inquire: line 2026-11-20 7c1e90ab
C1 | holds | arXiv:2507.21919 | seen again
C2 | refuted | none | newer models do better
C3 | relaxed | arXiv:2501.99901 | fewer cases
"""


def _found(text: str, nth: int, status: CitationStatus, **facts: Any) -> JudgedCitation:
    """The nth place of that text in the answer, cited."""
    start = -1
    for _ in range(nth):
        start = ANSWER.index(text, start + 1)
    place = AnswerText(ANSWER, [Piece(ANSWER, 0)]).place(start)
    made = cited(text, status, place, **facts)
    return replace(made, citation=made.citation._replace(start=start, end=start + len(text)))


def everything() -> Audit:
    """An audit with every status, fault and flag, and with claims of every kind."""
    known = {"title": WARM.title, "reply": WARM, "flags": (Flag.ALREADY_AN_ANCHOR,)}
    citations = (
        _found("arXiv:2507.21919", 1, CitationStatus.GROUNDED, authors=("Ibrahim",), **known),
        _found("arXiv:2507.03112", 1, CitationStatus.ID_ONLY, reply=RLVER, flags=(Flag.TOO_OLD,)),
        _found(
            "https://doi.org/10.1038/s41586-0000-00000-0",
            1,
            CitationStatus.ELSEWHERE,
            elsewhere="https://doi.org/10.1038/s41586-0000-00000-0",
            flags=(Flag.UNCHECKED,),
        ),
        _found(
            "arXiv:2507.03112",
            2,
            CitationStatus.WRONG_PAPER,
            title=WARM.title,
            reply=RLVER,
            right=WARM,
            fault=PaperFault.MISDESCRIBED,
            differs=("title",),
        ),
        _found(
            "arXiv:2501.99901",
            1,
            CitationStatus.NOT_FOUND,
            title=MADE_UP,
            reply=ABSENT,
            fault=PaperFault.FABRICATED,
        ),
        _found("arXiv:2501.99902", 1, CitationStatus.WITHDRAWN, reply=WITHDRAWN),
        _found(
            "arXiv:2507.03112v9",
            1,
            CitationStatus.VERSION_MISSING,
            reply=replace(RLVER, missing=(9,)),
            fault=PaperFault.MISDESCRIBED,
        ),
        _found("arXiv:2507.2191", 2, CitationStatus.MALFORMED, fault=PaperFault.UNDECIDABLE),
        _found(
            "arXiv:2501.99904",
            1,
            CitationStatus.UNKNOWN,
            title=MADE_UP,
            reply=Unreachable("2501.99904", "arXiv answered 503"),
            doubt="arXiv answered 503",
            fault=PaperFault.UNDECIDABLE,
        ),
        _found("arXiv:2507.21919", 2, CitationStatus.GROUNDED, **known),
        _found(
            "arXiv:2507.21919",
            3,
            CitationStatus.GROUNDED,
            authors=("Curry",),
            differs=("authors",),
            fault=PaperFault.MISDESCRIBED,
            **known,
        ),
        _found("arXiv:2507.21919", 4, CitationStatus.GROUNDED, **known),
        _found(
            "arXiv:2501.99901",
            2,
            CitationStatus.NOT_FOUND,
            title=MADE_UP,
            reply=ABSENT,
            fault=PaperFault.FABRICATED,
        ),
    )
    claims = (
        JudgedClaim(
            "C1", "warmth", "Warmth costs accuracy", Verdict.HOLDS, (0, 11), True, "seen again",
            line=9, column=6,
        ),
        JudgedClaim(
            "C2", "rewards", "Rewards do not", None, (), said="refuted", line=10, column=1
        ),
        JudgedClaim(
            "C3", "small", "So it is for small models", Verdict.RELAXED, (12,), False,
            "fewer cases", line=11, column=6,
        ),
        JudgedClaim("C4", "later", "Later ones are better"),
    )  # fmt: skip
    at = ANSWER.index("inquire: line")
    return audit_of(
        *citations,
        source=ANSWER,
        claims=claims,
        line_id="line",
        labels=Labels.AGREE,
        reference=Reference("line", date(2026, 11, 20), "7c1e90ab", at, at + 33),
        search_from=date(2025, 10, 1),
        contrary=True,
        unasked=1,
    )


def with_texts(text: str) -> Audit:
    """The same audit with that text wherever an answer or a catalog could have it."""
    audit = everything()

    def renamed(one: JudgedCitation) -> JudgedCitation:
        citation = one.citation
        claimed = citation._replace(
            title=text if citation.title else "",
            authors=(text,) if citation.authors else (),
            elsewhere=text if citation.elsewhere else "",
        )
        reply = one.reply
        if isinstance(reply, Paper):
            reply = replace(reply, title=text, authors=(text,) * 7)
            if reply.withdrawn:
                reply = replace(reply, withdrawn=text)
        return replace(one, citation=claimed, reply=reply, doubt=text if one.doubt else "")

    return replace(
        audit,
        citations=tuple(map(renamed, audit.citations)),
        claims=tuple(
            replace(claim, text=text, said=text if claim.said else "", reason=text)
            for claim in audit.claims
        ),
    )
