"""The format of a line: which keys there are, what each holds and which must be there.

This table is the decoder and the JSON Schema at once (`decode`); the words beside the keys
are what an editor shows. What spans several values (ids that must be unique, references that
must lead somewhere) is judged once all of them are known.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from zlib import crc32

from inquire.decode import (
    MISSING,
    Collector,
    ListOf,
    Name,
    OneOf,
    PaperId,
    Period,
    Record,
    Text,
    When,
    did_you_mean,
)
from inquire.diagnostics import Fault
from inquire.model import (
    Anchor,
    Basis,
    Claim,
    Inquiry,
    Kind,
    Limits,
    Look,
    Note,
    Retest,
    Verdict,
)
from inquire.yaml_tree import Tree

_PAPERS = ListOf(PaperId())
_NAMES = ListOf(Name())
_SENTENCES = ListOf(Text(), sentences=True)

NOTE = Record(
    "a note",
    Note,
    {
        "id": Name(),
        "title": Text(),
        "text": Text(),
        "date": When(),
        "reviewed": When(),
        "anchors": _PAPERS,
    },
    required=("id", "title", "text"),
    about={
        "id": "the name by which the essay ([[id]]) and the claims cite this note",
        "title": "what the note answers, as a question",
        "text": "what the library read",
        "date": "when what the note says was so",
        "reviewed": "when somebody last looked",
        "anchors": "arXiv ids of the papers it rests on",
    },
)
CLAIM = Record(
    "a claim",
    lambda **values: Claim(**{"id": "", **values}),
    {
        "id": Name(),
        "text": Text(),
        "short": Text(),
        "date": When(),
        "reviewed": When(),
        "kind": OneOf(Kind),
        "basis": OneOf(Basis),
        "notes": _NAMES,
        "anchors": _PAPERS,
    },
    required=("text",),
    about={
        "id": "optional; made from the text when missing",
        "text": "one assertion, with its figures, units and hedges",
        "short": "the same in a few words, for brief prompts",
        "date": "when the evidence is from: EDTF or as people write dates",
        "reviewed": "when somebody last looked",
        "kind": "perishable (default) or durable",
        "basis": "experiment, observation, argument or inference",
        "notes": "ids of the notes it rests on; their papers count as its own",
        "anchors": "arXiv ids of the papers it rests on",
    },
)
ANCHOR = Record(
    "an anchor",
    Anchor,
    {
        "arxiv": PaperId(),
        "gloss": Text(),
        "date": When(),
        "title": Text(),
        "authors": ListOf(Text(), single=True),
        "published": Text(),
    },
    required=("arxiv",),
    about={
        "arxiv": "arXiv id, URL or DOI; safe unquoted",
        "gloss": "what the paper stands for here",
        "date": "month of the version meant",
        "title": "the exact title; verified against arXiv",
        "authors": "the first author's surname is enough",
        "published": "journal edition, as text",
    },
)
RETEST = Record(
    "'retest'",
    Retest,
    {
        "role": Text(),
        "topic": Text(),
        "focus": Text(),
        "relaxed_by": _SENTENCES,
        "lasting": Text(),
        "changing": Text(),
        "window": Period(),
        "challenges": _SENTENCES,
        "questions": _SENTENCES,
    },
    about={
        "role": "who the model is to be: 'capability researcher'",
        "topic": "a clause that completes 're-testing whether'",
        "focus": "where most effort should go",
        "relaxed_by": "what may have changed the findings",
        "lasting": "what should outlive today's models",
        "changing": "what may not",
        "window": "what the search puts first: '6 months'",
        "challenges": "questions whose answer would overturn the finding",
        "questions": "research questions to sharpen or replace",
    },
)
LOOK = Record(
    "an entry of 'history'",
    Look,
    {
        "claim": Name(),
        "date": When(),
        "verdict": OneOf(Verdict, {"not-searched": "; 'not-searched' is never kept"}),
    },
    required=("claim", "date", "verdict"),
    about={"claim": "id of the claim", "date": "day of the look", "verdict": "what it found"},
)
LIMITS = Record("'limits'", Limits, {"perishable": Period(), "durable": Period(), "note": Period()})
LINE = Record(
    "a line",
    lambda **values: Inquiry(id="", **values),
    {
        "question": Text(),
        "summary": Text(),
        "finding": Text(),
        "surveyed": When(),
        "essay": Text(),
        "notes": ListOf(NOTE),
        "claims": ListOf(CLAIM),
        "anchors": ListOf(ANCHOR),
        "retest": RETEST,
        "next": _NAMES,
        "history": ListOf(LOOK),
        "limits": LIMITS,
    },
    required=("question", "claims"),
    about={
        "question": "the question of the line",
        "summary": "what the line explores, in a sentence or two",
        "finding": "the library's own short answer",
        "surveyed": "when the library last looked at all of it",
        "essay": "Markdown; [[id]] cites a note",
        "notes": "what the library read somewhere",
        "claims": "the dated statements that go into the prompt",
        "anchors": "the papers the line stands on",
        "retest": "what the prompt asks for beyond the claims",
        "next": "ids of other lines",
        "history": "what re-tests found; append-only",
        "limits": "how old a look may get, where it differs from the library's policy",
    },
)


class Decoded(NamedTuple):
    """What a tree says: an inquiry, unless its form is wrong, and the faults of its form.

    A malformed arXiv id is a fault and a value; it alone does not cost the inquiry.
    """

    inquiry: Inquiry | None
    faults: tuple[Fault, ...]


def decode_line(tree: Tree, line_id: str) -> Decoded:
    """The inquiry that a tree holds, with `line_id` (the stem of its file) as its id."""
    if tree.root is None:
        if not tree.faults:
            help_text = "question: …"
            tree.faults.append(Fault("empty-file", 0, 0, "the file says nothing", help_text))
        return Decoded(None, tuple(tree.faults))
    to = Collector(tree)
    made = LINE.read(tree.root, "a line", to)
    faults = tree.faults + to.faults
    if made is MISSING:
        return Decoded(None, tuple(faults))
    inquiry = made._replace(id=line_id, claims=tuple(_with_ids(made.claims)))
    faults += _references(tree, inquiry)
    sound = all(fault.code in ("malformed-id", "split-sentence") for fault in faults)
    return Decoded(inquiry if sound else None, tuple(faults))


def _with_ids(claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """Claims without an id get one from their text, so that it survives reordering."""
    taken = {claim.id for claim in claims if claim.id}
    for claim in claims:
        if claim.id:
            yield claim
            continue
        words = re.findall(r"[a-z0-9]+", claim.text.lower())[:5]
        stem = "-".join(words) or f"claim-{crc32(claim.text.encode()):08x}"
        made, count = stem, 1
        while made in taken:
            count += 1
            made = f"{stem}-{count}"
        taken.add(made)
        yield claim._replace(id=made)


def _references(tree: Tree, inquiry: Inquiry) -> list[Fault]:
    """Faults that span values: ids given twice, references to nothing."""
    faults: list[Fault] = []

    def add(code: str, pointer: str, message: str) -> None:
        node: Any = tree.find(pointer)[1]
        faults.append(Fault(code, node.start, node.end, message))

    note_ids = {note.id: index for index, note in reversed(list(enumerate(inquiry.notes)))}
    claim_ids = {claim.id: index for index, claim in reversed(list(enumerate(inquiry.claims)))}
    for index, note in enumerate(inquiry.notes):
        if note_ids[note.id] != index:
            add("duplicate-id", f"/notes/{index}/id", f"note id '{note.id}' is given twice")
    for index, claim in enumerate(inquiry.claims):
        if claim_ids[claim.id] != index:
            add("duplicate-id", f"/claims/{index}/id", f"claim id '{claim.id}' is given twice")
        for place, note_id in enumerate(claim.notes):
            if note_id not in note_ids:
                message = (
                    f"claim '{claim.id}' rests on note '{note_id}', which is not in this line"
                    f"{did_you_mean(note_id, note_ids)}"
                )
                add("unknown-note", f"/claims/{index}/notes/{place}", message)
    papers: set[str] = set()
    for index, anchor in enumerate(inquiry.anchors):
        if str(anchor.arxiv) in papers:
            message = f"anchor '{anchor.arxiv}' stands twice"
            add("duplicate-id", f"/anchors/{index}/arxiv", message)
        papers.add(str(anchor.arxiv))
    for index, look in enumerate(inquiry.history):
        if look.claim not in claim_ids:
            message = (
                f"history names claim '{look.claim}', which is not in this line"
                f"{did_you_mean(look.claim, claim_ids)}"
            )
            add("unknown-claim", f"/history/{index}/claim", message)
    return faults


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An inquiring line",
        "description": "What `inquire` reads from lines/*.yaml.",
        **LINE.schema(),
    }
