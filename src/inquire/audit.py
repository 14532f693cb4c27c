"""An answer judged: which of its citations are real, and which of its verdicts rest on one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inquire.answer_text import AnswerText
from inquire.arxiv_id import MalformedId
from inquire.cited import Citation
from inquire.diagnostics import PaperFault
from inquire.evidence import Paper, Reply
from inquire.judgements import Reference
from inquire.model import Verdict

NOT_ADDRESSED = "not-addressed"


class CitationStatus(StrEnum):
    """What became of a citation. Trouble and doubt are `unknown`, never an accusation."""

    GROUNDED = "grounded"
    WRONG_PAPER = "wrong-paper"
    NOT_FOUND = "not-found"
    MALFORMED = "malformed"
    WITHDRAWN = "withdrawn"
    VERSION_MISSING = "version-missing"
    ID_ONLY = "id-only"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


WRONG = frozenset(
    {
        CitationStatus.WRONG_PAPER,
        CitationStatus.NOT_FOUND,
        CitationStatus.MALFORMED,
        CitationStatus.WITHDRAWN,
        CitationStatus.VERSION_MISSING,
    }
)


class Flag(StrEnum):
    """What else is to be said of a citation, beside its status."""

    TOO_OLD = "too-old"
    ALREADY_AN_ANCHOR = "already-an-anchor"
    UNCHECKED = "unchecked"


class Labels(StrEnum):
    """Whether the labels of an answer (`C1` …) can be taken for the claims of the line.

    `AGREE`: the reference line has the check value of the claims as they are. `CHANGED`: it has
    another, so that nobody can say which claim a label meant. `UNPROVEN`: there is no reference
    line, and the line was named. `NO_LINE`: no line is known, or it is not here.
    """

    AGREE = "agree"
    CHANGED = "changed"
    UNPROVEN = "unproven"
    NO_LINE = "no line"


@dataclass(frozen=True, slots=True)
class JudgedCitation:
    """One citation, where it stands in the file, and what became of it.

    `reply` is what a catalog said of the paper cited, or of the one found by its title alone,
    `Unreachable` also where a title alone could not be looked for; `right` another paper that bears the title claimed; `differs` names what of the description
    is not the paper's own: `title`, `authors`, `year`. `doubt` says in words why the status is
    unknown, where it is.
    """

    citation: Citation
    line: int
    column: int
    status: CitationStatus
    fault: PaperFault | None = None
    flags: tuple[Flag, ...] = ()
    reply: Reply | None = None
    right: Paper | None = None
    differs: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def id(self) -> str:
        """The arXiv id, as cited or as found by title; of a malformed one the text; else empty."""
        paper = self.citation.paper
        if paper is not None:
            return paper.text if isinstance(paper, MalformedId) else str(paper)
        return self.reply.id if isinstance(self.reply, Paper) else ""

    @property
    def title(self) -> str:
        """The real title, where it is known."""
        return self.reply.title if isinstance(self.reply, Paper) else ""


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """One claim of the line, what the answer says of it, and whether that rests on anything.

    `verdict` is None where the answer does not address the claim; `citations` are indexes of
    the citations that support it; `said` is what stands where a verdict should; `line` and
    `column` are its place in the file, 0 where it is not addressed.
    """

    label: str
    claim: str
    text: str
    verdict: Verdict | None = None
    citations: tuple[int, ...] = ()
    grounded: bool = False
    reason: str = ""
    said: str = ""
    line: int = 0
    column: int = 0

    @property
    def divided(self) -> bool:
        """Whether a verdict and something else stand in the place of one: `holds / relaxed`."""
        said = {*self.said.split(" / ")}
        return len(said) > 1 and not said.isdisjoint(Verdict)


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything that is to be said of an answer.

    `path` names the file in messages; `line_id` is the line answered, empty where none is known;
    `search_from` is the first day of the prompt's search, where that is known; `contrary` and
    `questions` say whether the second and third task were done. `unasked` counts the papers that
    got no trustworthy answer.
    """

    path: str
    as_of: date
    answer: AnswerText
    citations: tuple[JudgedCitation, ...]
    claims: tuple[JudgedClaim, ...] = ()
    line_id: str = ""
    labels: Labels = Labels.NO_LINE
    reference: Reference | None = None
    search_from: date | None = None
    contrary: bool = False
    questions: bool = False
    unasked: int = 0

    def disowns(self, claim: JudgedClaim) -> bool:
        """Whether the answer calls its own verdict ungrounded and names a grounded paper for it."""
        named = (self.citations[index].status for index in claim.citations)
        return not claim.grounded and CitationStatus.GROUNDED in named

    def counts(self) -> dict[str, int]:
        """How many citations have each status, all nine named."""
        counted = Counter(one.status for one in self.citations)
        return {status.value: counted[status] for status in CitationStatus}

    def share_grounded(self) -> float | None:
        """The share of grounded citations among those that could be checked; None without any."""
        unchecked = (CitationStatus.ELSEWHERE, CitationStatus.UNKNOWN)
        checked = [one for one in self.citations if one.status not in unchecked]
        if not checked:
            return None
        return sum(one.status is CitationStatus.GROUNDED for one in checked) / len(checked)
