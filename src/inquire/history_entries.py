"""What goes into a line's history: the verdicts of an answer, and what a person saw.

History is append-only and outlives the papers and models of its day, so a verdict is kept only
with the papers that bear it out, or with a mark that says otherwise. What is not kept is told
with its reason. All of it is a function of an audit and a text; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from inquire.arxiv_id import ArxivId
from inquire.audit import Audit, CitationStatus, JudgedCitation, JudgedClaim, Labels
from inquire.dates import DateSpan, Moment
from inquire.evidence import Paper
from inquire.line_reading import decode_line
from inquire.location import shortened
from inquire.model import HISTORY, Claim, Inquiry, Look, Mark, Verdict
from inquire.wordings import wording
from inquire.yaml_edit import Append, Edit, Put, Refusal, edited
from inquire.yaml_tree import Mapping, Tree, read_tree
from inquire.yaml_writing import Value


class LeftOut(NamedTuple):
    """A claim of which an answer gives nothing to record, and why.

    `unanswered` says that a catalog gave no answer, so that asking again may tell more.
    """

    label: str
    claim: str
    reason: str
    unanswered: bool = False


class Findings(NamedTuple):
    """What of an answer is recorded, in the order of its claims, and what is not."""

    looks: tuple[Look, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def findings(
    audit: Audit, inquiry: Inquiry, *, model: str = "", ungrounded: bool = False
) -> Findings:
    """The looks that an answer amounts to; of labels that may mean other claims, none.

    They are dated by the answer's reference line, since its search went up to then, else by the
    day of the audit. A verdict without a grounded citation is recorded only when `ungrounded` are
    wanted, and then marked. `no-new-evidence` needs none and counts as a look.
    """
    if audit.labels not in (Labels.AGREE, Labels.UNPROVEN):
        return Findings()
    known = {claim.id: claim for claim in inquiry.claims}
    told = [
        _look(audit, judged, known[judged.claim], ungrounded=ungrounded)
        for judged in audit.claims
        if judged.claim in known
    ]
    return Findings(
        tuple(look._replace(model=model) for look in told if isinstance(look, Look)),
        tuple(left for left in told if isinstance(left, LeftOut)),
    )


def _look(audit: Audit, judged: JudgedClaim, claim: Claim, *, ungrounded: bool) -> Look | LeftOut:
    """What the answer says of one claim as an entry, or why that is none.

    While a catalog owes an answer, a verdict waits for all that it cites, so that an entry is the
    same whenever it is made.
    """
    if judged.verdict is None or judged.verdict is Verdict.NOT_SEARCHED:
        return LeftOut(judged.label, claim.id, _without_verdict(judged))
    papers: tuple[ArxivId, ...] = ()
    mark = None
    if judged.verdict is not Verdict.NO_NEW_EVIDENCE:
        cited = [audit.citations[index] for index in judged.citations]
        if audit.unasked and any(one.status is CitationStatus.UNKNOWN for one in cited):
            reason = f"'{judged.verdict}' cites what no catalog answered for"
            return LeftOut(judged.label, claim.id, reason, unanswered=True)
        papers = _grounded(cited) if judged.grounded else ()
        mark = None if papers else Mark.UNGROUNDED
    if mark and not ungrounded:
        why = "rests on no grounded citation"
        if audit.disowns(judged):
            why = "is called UNGROUNDED by the answer itself"
        reason = f"'{judged.verdict}' {why} (--ungrounded takes it, marked)"
        return LeftOut(judged.label, claim.id, reason)
    reference = audit.reference
    day = reference.date if reference else audit.as_of
    return Look(
        claim.id,
        DateSpan(Moment(day.year, day.month, day.day)),
        judged.verdict,
        papers,
        prompt=reference.check_value if reference else "",
        wording=wording(claim),
        mark=mark,
    )


def _without_verdict(judged: JudgedClaim) -> str:
    if judged.verdict:
        return f"'{judged.verdict}' is never recorded"
    if judged.said:
        single = "single " if judged.divided else ""
        return f"'{shortened(judged.said)}' is no {single}verdict"
    return "the answer does not address it"


def _grounded(cited: Iterable[JudgedCitation]) -> tuple[ArxivId, ...]:
    """The papers that are real and as described, each once and bare.

    A version would call for the newest one in a check, where what was found stays as it was.
    """
    found = {}
    for one in cited:
        named, reply = one.citation.paper, one.reply
        if one.status is not CitationStatus.GROUNDED:
            continue
        if isinstance(named, ArxivId):
            found[named.base] = named.bare
        elif isinstance(reply, Paper):
            found[reply.id] = ArxivId(reply.id)
    return tuple(found.values())


def new_looks(inquiry: Inquiry, looks: Iterable[Look]) -> list[Look]:
    """The looks that the history does not have yet, each once."""
    new: list[Look] = []
    for look in looks:
        if not any(_same(look, known) for known in (*inquiry.history, *new)):
            new.append(look)
    return new


def _same(look: Look, known: Look) -> bool:
    """Whether two entries tell of one look; of two that name no model or wording, none differs."""
    pairs = ((look.model, known.model), (look.wording, known.wording))
    if any(one and other and one != other for one, other in pairs):
        return False
    return look._replace(model="", wording="") == known._replace(model="", wording="")


def with_looks(text: str, inquiry: Inquiry, looks: Sequence[Look]) -> str | Refusal:
    """The text of that inquiry's line with these looks at the end of its history, or why not.

    A claim without an id gets the one that was made for it, since that follows its text and the
    history has to find it when it is reworded. Every other character stays. ValueError for a
    look at no claim of the line.
    """
    tree = read_tree(text)
    ids = [claim.id for claim in inquiry.claims]
    edits: list[Edit] = []
    for claim in dict.fromkeys(look.claim for look in looks):
        place = f"/claims/{ids.index(claim)}"
        if not _names_itself(tree, place):
            edits.append(Put(f"{place}/id", claim, "text"))
    edits += [Append(HISTORY, _entry(look)) for look in looks]
    made = edited(text, edits)
    if isinstance(made, Refusal):
        return made
    own = tuple(note for note in inquiry.notes if not note.shared)
    shared = [note.id for note in inquiry.notes if note.shared]
    wanted = inquiry._replace(history=(*inquiry.history, *looks), notes=own)
    if decode_line(read_tree(made), inquiry.id, shared).inquiry != wanted:
        return Refusal("the line would then say something else")
    return made


def _names_itself(tree: Tree, place: str) -> bool:
    """Whether the claim at that pointer has an id that is written."""
    _, node = tree.find(place)
    return isinstance(node, Mapping) and "id" in node.entries and not node.entries["id"][1].absent


def _entry(look: Look) -> dict[str, Value]:
    """A look as keys and values, what is not known left out."""
    values: dict[str, Value] = {
        "claim": look.claim,
        "date": look.date.edtf(),
        "verdict": look.verdict.value if look.verdict else "",
        "papers": tuple(map(str, look.papers)),
        "prompt": look.prompt,
        "model": look.model,
        "wording": look.wording,
        "mark": look.mark.value if look.mark else "",
    }
    return {key: value for key, value in values.items() if value}
