"""Writing an inquiry as YAML: whatever it holds is read back, and people can read it too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.dates import DateSpan, parse_date
from inquire.durations import parse_duration
from inquire.line_reading import read
from inquire.line_writing import WIDTH, folded, written
from inquire.model import Anchor, Basis, Claim, Inquiry, Kind, Note, Retest
from inquire.references import made_ids

AWKWARD = [
    "null",
    "~",
    "no",
    "2025",
    "- x",
    "? x",
    "a: b",
    "a #b",
    "'",
    '"',
    "[x]",
    "{x}",
    "*x",
    "&x",
    "!x",
    "| x",
    "> x",
    "%x",
    "@x",
    "`x`",
    "---",
    "...",
    "x:",
    "\\times \\n",
    "a\u2028b",
    "a\x85b",
    "\ufeffa",
    "é 日本 🎈",
    "a\u00a0b",
    'it\'s "so": #1 ' * 12 + "end",
    "a  b   c " * 20 + "d",
    "x" * 300,
    "a\u2028b " * 30 + "c",
    "a \tb " * 30 + "c",
    "- # > | 1. " * 20 + "end",
]
WORDS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1),
).filter(lambda text: text == text.strip() != "")
ROWS = st.lists(st.one_of(WORDS, st.just("")), min_size=1).map("\n".join)
ESSAY = ROWS.filter(lambda text: text == text.strip() != "")
NAME = st.from_regex(r"[a-z0-9][\w.\-]{0,12}", fullmatch=True)
DATE = st.sampled_from(
    ["2025", "~2025", "2024–2025", "~2024–2025", "2025-07-29", "2025-07/.."]
).map(parse_date)
PAPERS = ["2501.99901", "2501.99902v3", "math/0309136", "2501.9990", "2513.99901", "x: y, z"]
PAPER = st.sampled_from(PAPERS).map(parse_arxiv_id)
SOME = {"max_size": 3}
NOTE = st.builds(
    Note,
    NAME,
    WORDS,
    WORDS,
    st.none() | DATE,
    st.none() | DATE,
    st.lists(PAPER, **SOME).map(tuple),
    shared=st.just(False),
)
ANCHOR = st.builds(
    Anchor,
    PAPER,
    st.just("") | WORDS,
    st.none() | DATE,
    st.just("") | WORDS,
    st.lists(WORDS, **SOME).map(tuple),
    st.just("") | WORDS,
)
TEXTS = st.lists(WORDS, **SOME).map(tuple)
RETEST = st.builds(
    Retest,
    *[st.just("") | WORDS] * 3,
    TEXTS,
    *[st.just("") | WORDS] * 2,
    st.none() | st.just(parse_duration("6 months")),
    TEXTS,
    TEXTS,
)


@st.composite
def inquiries(draw: st.DrawFn) -> Inquiry:
    notes = draw(st.lists(NOTE, unique_by=lambda note: note.id, **SOME))
    named = st.lists(st.sampled_from([note.id for note in notes]), **SOME) if notes else st.just([])
    claim = st.builds(
        Claim,
        st.just(""),
        WORDS,
        st.just("") | WORDS,
        st.none() | DATE,
        st.none() | DATE,
        st.sampled_from(Kind),
        st.none() | st.sampled_from(Basis),
        named.map(tuple),
        st.lists(PAPER, **SOME).map(tuple),
    )
    return Inquiry(
        id="",
        question=draw(WORDS),
        claims=tuple(draw(st.lists(claim, min_size=1, max_size=3))),
        summary=draw(st.just("") | WORDS),
        finding=draw(st.just("") | WORDS),
        surveyed=draw(st.none() | DATE),
        essay=draw(st.just("") | ESSAY),
        notes=tuple(notes),
        anchors=tuple(draw(st.lists(ANCHOR, unique_by=lambda anchor: str(anchor.arxiv), **SOME))),
        retest=draw(RETEST),
        next=tuple(draw(st.lists(NAME, **SOME))),
    )


def as_read(inquiry: Inquiry) -> Inquiry:
    """The inquiry with the ids that claims without one get when they are read."""
    ids = made_ids((claim.id, claim.text) for claim in inquiry.claims)
    claims = (claim._replace(id=made) for claim, made in zip(inquiry.claims, ids, strict=True))
    return inquiry._replace(claims=tuple(claims))


@given(inquiries())
def test_what_is_written_is_read_again(inquiry: Inquiry) -> None:
    reading = read(written(inquiry).encode(), "line.yaml", "")

    told = [fault for fault in reading.faults if fault.code != "malformed-id"]
    assert [] == told
    assert as_read(inquiry) == reading.inquiry


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_text_is_read_again(text: str) -> None:
    inquiry = Inquiry("", text, (Claim("", text),), essay=f"a\n\n{text}", next=())

    reading = read(written(inquiry).encode(), "line.yaml", "")

    assert () == reading.faults
    assert as_read(inquiry) == reading.inquiry


def test_a_line_is_written_as_people_write_it() -> None:
    inquiry = Inquiry(
        "",
        "Is it so?",
        (
            Claim(
                "so",
                "It is so in all the cases that anybody has looked at, which are not many, since "
                "nobody looks.",
                date=parse_date("~2024–2025"),
                kind=Kind.DURABLE,
                notes=("one",),
                anchors=(ArxivId("2501.99901"), MalformedId("2501.9990", "is short")),
            ),
        ),
        essay="A row.\n\nAnother [[one]].",
        surveyed=DateSpan(parse_date("2025-10").start),
        notes=(Note("one", 'Who asks "why"?', "Nobody: it is so."),),
        retest=Retest(role="asker", relaxed_by=("time", "more: money")),
    )

    expected = """\
question: Is it so?
surveyed: 2025-10
essay: |
  A row.

  Another [[one]].
notes:
  - id: one
    title: Who asks "why"?
    text: 'Nobody: it is so.'
claims:
  - id: so
    text: >-
      It is so in all the cases that anybody has looked at, which are not many,
      since nobody looks.
    date: 2024~/2025~
    kind: durable
    notes: [one]
    anchors: [2501.99901, 2501.9990]
retest:
  role: asker
  relaxed_by:
    - time
    - 'more: money'
"""
    assert expected == written(inquiry)


@given(WORDS, st.integers(8, 40))
def test_folding_breaks_at_blanks_alone_and_loses_none(text: str, width: int) -> None:
    rows = [*folded(text, width)]

    assert text == " ".join(rows)
    assert all(len(row) <= width or " " not in row.replace("  ", "") for row in rows)


def test_no_row_is_wider_than_it_must_be() -> None:
    long = "as long as it takes " * 30
    inquiry = Inquiry(
        "", long.strip(), (Claim("", long.strip()),), retest=Retest(topic=long.strip())
    )

    assert max(map(len, written(inquiry).splitlines())) <= WIDTH
