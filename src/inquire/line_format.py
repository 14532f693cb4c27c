"""The format of a line: which keys there are, what each holds and which must be there.

This table is the decoder and the JSON Schema at once (`decode`); the words beside the keys
are what an editor shows. What spans several values is judged in `references`.
"""

from typing import Any

from inquire.field_kinds import CheckValue, Name, OneOf, PaperId, Period, Text, When
from inquire.model import (
    Anchor,
    Basis,
    Claim,
    Inquiry,
    Kind,
    Limits,
    Look,
    Mark,
    Note,
    Retest,
    Verdict,
)
from inquire.records import ListOf, Record, full

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
NOTE_FILE = Record(
    "a note",
    lambda **values: Note(**{"id": "", **values, "shared": True}),
    NOTE.fields,
    required=("title", "text"),
    about={**NOTE.about, "id": "optional; the name of the file, which is the note's id"},
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
        "papers": _PAPERS,
        "prompt": CheckValue(),
        "model": Text(),
        "wording": CheckValue(),
        "mark": OneOf(Mark),
    },
    required=("claim", "date", "verdict"),
    unless={"verdict": ("mark", Mark.REVIEWED)},
    about={
        "claim": "id of the claim",
        "date": "day of the look",
        "verdict": "what it found; may be missing where a person looked",
        "papers": "arXiv ids of the papers by which the verdict is so",
        "prompt": "the last word of the prompt's reference line",
        "model": "who answered",
        "wording": "eight digits of SHA-256 over the claim's text as it was then",
        "mark": "ungrounded (recorded although no paper bears it out) or reviewed (by a person)",
    },
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


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line, for editors."""
    return _document("An inquiring line", "What `inquire` reads from lines/*.yaml.", LINE)


def note_json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a shared note's own file, for editors."""
    return _document(
        "A note that lines share", "What `inquire` reads from notes/*.yaml.", NOTE_FILE
    )


def _document(title: str, description: str, form: Record) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
        **full(form.schema()),
    }
