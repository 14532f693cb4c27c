"""The domain: an inquiring line as it was read, in immutable values.

Nothing here knows of YAML, of files or of today. A value has no position; its place is a
pointer (RFC 6901) such as `/claims/2/date`, which whoever holds the text can resolve.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.dates import DateSpan
from inquire.durations import Duration

HISTORY = "/history"
"""The pointer below which the looks of a line are: what was found, and is not to be corrected."""


class Kind(StrEnum):
    """How fast a claim ages; each kind has a limit of its own."""

    PERISHABLE = "perishable"
    DURABLE = "durable"


class Basis(StrEnum):
    """What sort of evidence a claim rests on."""

    EXPERIMENT = "experiment"
    OBSERVATION = "observation"
    ARGUMENT = "argument"
    INFERENCE = "inference"


class Verdict(StrEnum):
    """What a re-test found of a claim; `not-searched` is never kept in a history."""

    HOLDS = "holds"
    RELAXED = "relaxed"
    CONTRADICTED = "contradicted"
    SUPERSEDED = "superseded"
    NO_NEW_EVIDENCE = "no-new-evidence"
    UNTESTABLE = "untestable"
    NOT_SEARCHED = "not-searched"


class Mark(StrEnum):
    """How an entry of a history came to be, where it is not that an answer grounded its verdict.

    `UNGROUNDED`: the answer named no paper that is real and bears out what it says, and the
    verdict was recorded all the same; `REVIEWED`: a person looked.
    """

    UNGROUNDED = "ungrounded"
    REVIEWED = "reviewed"


class Note(NamedTuple):
    """What the library read somewhere; its title is a question.

    A `shared` note stands in a file of its own, for all lines of its library.
    """

    id: str
    title: str
    text: str
    date: DateSpan | None = None
    reviewed: DateSpan | None = None
    anchors: tuple[ArxivId | MalformedId, ...] = ()
    shared: bool = False


class Claim(NamedTuple):
    """A dated statement that goes into the prompt.

    `id` is the one written in the line or, where none is, one made from the text.
    """

    id: str
    text: str
    short: str = ""
    date: DateSpan | None = None
    reviewed: DateSpan | None = None
    kind: Kind = Kind.PERISHABLE
    basis: Basis | None = None
    notes: tuple[str, ...] = ()
    anchors: tuple[ArxivId | MalformedId, ...] = ()


class Anchor(NamedTuple):
    """A paper the line stands on; `published` is a journal edition, as text."""

    arxiv: ArxivId | MalformedId
    gloss: str = ""
    date: DateSpan | None = None
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""


class Retest(NamedTuple):
    """What the prompt asks for beyond the claims; every part may be missing."""

    role: str = ""
    topic: str = ""
    focus: str = ""
    relaxed_by: tuple[str, ...] = ()
    lasting: str = ""
    changing: str = ""
    window: Duration | None = None
    challenges: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


class Look(NamedTuple):
    """One entry of a line's history: on that day, a re-test of that claim found this.

    `verdict` is None only where a person looked and gave none. `papers` are those by which the
    verdict is so; `prompt` is the check value in the reference line of the prompt answered, and
    `model` who answered, as far as they are known. `wording` tells of which wording of the claim
    this was found (`prompt_values.wording`), empty where nobody noted it.
    """

    claim: str
    date: DateSpan
    verdict: Verdict | None = None
    papers: tuple[ArxivId | MalformedId, ...] = ()
    prompt: str = ""
    model: str = ""
    wording: str = ""
    mark: Mark | None = None


class Limits(NamedTuple):
    """How old a look may get before it is stale; None where a line leaves it to the library."""

    perishable: Duration | None = None
    durable: Duration | None = None
    note: Duration | None = None


class Inquiry(NamedTuple):
    """A line, read: the root of the model. `id` is the stem of its file.

    `notes` are its own and, after them, the shared ones that it cites: nobody need ask where a
    note stands, and a pointer such as `/notes/3/text` counts through both.
    """

    id: str
    question: str
    claims: tuple[Claim, ...]
    summary: str = ""
    finding: str = ""
    surveyed: DateSpan | None = None
    essay: str = ""
    notes: tuple[Note, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    retest: Retest = Retest()
    next: tuple[str, ...] = ()
    history: tuple[Look, ...] = ()
    limits: Limits = Limits()

    def note(self, note_id: str) -> Note | None:
        """The note with that id."""
        return next((note for note in self.notes if note.id == note_id), None)

    def note_at(self, pointer: str) -> Note | None:
        """The note into which a pointer leads."""
        if not pointer.startswith("/notes/"):
            return None
        return self.notes[int(pointer.split("/")[2])]

    def cited_notes(self) -> dict[str, str]:
        """The ids that the essay and the claims cite, known or not, and where each is cited first."""
        cited: dict[str, str] = {}
        if "[[" in self.essay:
            from inquire.essay import cited as cited_in  # a line without an essay needs none

            cited = dict.fromkeys((citation.note for citation in cited_in(self.essay)), "/essay")
        for index, claim in enumerate(self.claims):
            for place, note_id in enumerate(claim.notes):
                cited.setdefault(note_id, f"/claims/{index}/notes/{place}")
        return cited

    def anchor(self, paper: ArxivId) -> Anchor | None:
        """The entry under `anchors` for that paper, whichever version either names."""
        for anchor in self.anchors:
            if isinstance(anchor.arxiv, ArxivId) and anchor.arxiv.base == paper.base:
                return anchor
        return None

    def papers_of(self, item: Claim | Note) -> tuple[ArxivId, ...]:
        """The papers a claim or note rests on, its own first, then its notes', each once."""
        named = list(item.anchors)
        if isinstance(item, Claim):
            for note_id in item.notes:
                note = self.note(note_id)
                named += note.anchors if note else ()
        found: dict[str, ArxivId] = {}
        for paper in named:
            if isinstance(paper, ArxivId):
                found.setdefault(paper.base, paper)
        return tuple(found.values())

    def papers(self) -> set[str]:
        """The bare ids of all papers that the line names, anywhere."""
        return {paper.base for _, paper in self.mentions() if isinstance(paper, ArxivId)}

    def mentions(self) -> Iterator[tuple[str, ArxivId | MalformedId]]:
        """Every arXiv id in the line with its pointer: anchors, claims, notes, then history."""
        for index, anchor in enumerate(self.anchors):
            yield f"/anchors/{index}/arxiv", anchor.arxiv
        items: tuple[tuple[str, tuple[Claim | Note, ...]], ...] = (
            ("claims", self.claims),
            ("notes", self.notes),
        )
        for name, resting in items:
            for index, item in enumerate(resting):
                for place, paper in enumerate(item.anchors):
                    yield f"/{name}/{index}/anchors/{place}", paper
        for index, look in enumerate(self.history):
            for place, paper in enumerate(look.papers):
                yield f"{HISTORY}/{index}/papers/{place}", paper
