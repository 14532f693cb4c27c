"""The format of a line: which inquiry a tree is, made ids, and references between values."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.dates import DateSpan, Moment
from inquire.durations import Duration
from inquire.line_format import LINE
from inquire.line_reading import Decoded, decode_line
from inquire.model import Basis, Inquiry, Kind, Limits, Look, Mark, Note, Retest, Verdict
from inquire.records import ListOf, Record
from inquire.references import made_ids
from inquire.yaml_tree import read_tree

SOUND = Path(__file__).parent / "lines" / "sound"
HEAD = "question: Is it?\n"


def decoded(text: str) -> Decoded:
    return decode_line(read_tree(text), "line")


def inquiry_of(text: str) -> Inquiry:
    read = decoded(text)
    assert read.faults == ()
    assert read.inquiry is not None
    return read.inquiry


def messages(text: str) -> list[str]:
    return [fault.message for fault in decoded(text).faults]


def codes(text: str) -> list[str]:
    return [fault.code for fault in decoded(text).faults]


def test_the_smallest_line_has_a_question_and_a_claim() -> None:
    actual = inquiry_of(HEAD + "claims: [{text: It is}]\n")

    assert actual.id == "line"
    assert actual.question == "Is it?"
    assert [(claim.id, claim.text) for claim in actual.claims] == [("it-is", "It is")]
    assert actual.retest == Retest()
    assert actual.limits == Limits()


def test_every_key_of_the_worked_example_reaches_the_inquiry() -> None:
    actual = inquiry_of((SOUND / "worked-example.yaml").read_text(encoding="utf-8"))
    paper = ArxivId("2506.04210")

    assert actual.surveyed == DateSpan(Moment(2025, 10))
    assert actual.essay.endswith("then falls [[token-budget]].")
    assert actual.notes == (
        Note(
            "token-budget",
            "When do more thinking tokens stop helping?",
            "Accuracy fell from 87.3% to 70.3% as the budget grew "
            "from about 1,100 to 16,000 tokens.",
            DateSpan(Moment(2025, 6)),
            DateSpan(Moment(2026, 2)),
            (paper,),
        ),
    )
    claim = actual.claims[0]
    assert claim.date == DateSpan(Moment(2025, about=True))
    assert (claim.kind, claim.basis) == (Kind.PERISHABLE, Basis.EXPERIMENT)
    assert (claim.notes, claim.anchors) == (("token-budget",), (paper,))
    assert actual.anchors[0].arxiv == paper
    assert actual.retest.window == Duration(6)
    assert actual.retest.relaxed_by == ("distillation", "adaptive budgets")
    assert actual.next == ()
    assert actual.history == (
        Look("overthinking", DateSpan(Moment(2026, 11, 22)), Verdict.NO_NEW_EVIDENCE),
    )


def test_a_look_has_a_verdict_or_is_a_persons() -> None:
    actual = inquiry_of((SOUND / "looks.yaml").read_text(encoding="utf-8"))

    first, second, third = (ArxivId(f"2501.9990{number}") for number in (1, 2, 3))
    days = [DateSpan(Moment(2026, month, 2)) for month in range(1, 6)]
    papers = (first, second._replace(version=2), third)
    expected = (
        Look("warmth", days[0], Verdict.RELAXED, papers, "12345678", "some: model #4", "1234567e"),
        Look("warmth", days[1], Verdict.HOLDS, mark=Mark.UNGROUNDED),
        Look("warmth", days[2], Verdict.SUPERSEDED, (first,), mark=Mark.REVIEWED),
        Look("warmth", days[3], mark=Mark.REVIEWED),
        Look("warmth", days[4], mark=Mark.REVIEWED),
    )
    assert expected == actual.history


def test_papers_of_the_history_are_papers_of_the_line_and_come_last() -> None:
    actual = inquiry_of((SOUND / "looks.yaml").read_text(encoding="utf-8"))

    assert {"2501.99901", "2501.99902", "2501.99903"} == actual.papers()
    assert [
        "/history/0/papers/0",
        "/history/0/papers/1",
        "/history/0/papers/2",
        "/history/2/papers/0",
    ] == [pointer for pointer, _ in actual.mentions()]
    assert () == actual.papers_of(actual.claims[0])


def test_values_left_empty_are_as_if_they_were_not_there() -> None:
    empty = inquiry_of((SOUND / "empty-values.yaml").read_text(encoding="utf-8"))
    smallest = inquiry_of((SOUND / "smallest.yaml").read_text(encoding="utf-8"))

    assert empty == smallest


def test_text_that_others_would_type_is_kept_as_typed() -> None:
    actual = inquiry_of((SOUND / "typed-by-others.yaml").read_text(encoding="utf-8"))

    assert (actual.question, actual.summary, actual.finding) == ("yes", "2025-07-29", "1.50")
    assert [claim.id for claim in actual.claims] == ["no", "2025", "1.10", "on"]
    assert [claim.text for claim in actual.claims] == ["off", "007", ".inf", "1_000"]
    assert actual.claims[1].notes == ("1e3", "0x1F")
    assert [str(anchor.arxiv) for anchor in actual.anchors] == ["2506.04210"]
    assert actual.next == ("true", "3.0")


def test_a_malformed_id_costs_no_inquiry() -> None:
    read = decoded(HEAD + "claims: [{text: x, anchors: [2513.01234, 2507.21919]}]\n")
    assert read.inquiry is not None

    actual = read.inquiry.claims[0].anchors

    assert isinstance(actual[0], MalformedId)
    assert actual[1] == ArxivId("2507.21919")
    assert [fault.code for fault in read.faults] == ["malformed-id"]


def test_a_fault_of_the_tree_costs_the_inquiry() -> None:
    read = decoded(HEAD + "claims: [{text: x}]\nquestion: Is it not?\n")

    assert read.inquiry is None
    assert [fault.code for fault in read.faults] == ["repeated-key"]


@pytest.mark.parametrize("text", ["", "---\n", "# nothing\n", " \n"])
def test_a_file_that_says_nothing_is_told_so(text: str) -> None:
    actual = codes(text)

    assert ["empty-file"] == actual


def test_a_text_that_is_no_yaml_is_told_once() -> None:
    assert codes("question: Is it: so?") == ["yaml-syntax"]


# Made ids


def test_a_claim_without_id_gets_one_from_its_first_words() -> None:
    actual = made_ids([("", "Accuracy fell from 87.3% to 70.3%, it seems")])

    assert ["accuracy-fell-from-87-3"] == actual


def test_made_ids_avoid_those_that_are_written_and_each_other() -> None:
    actual = made_ids([("", "It is"), ("it-is", "x"), ("", "It is"), ("it-is-2", "y")])

    assert ["it-is-3", "it-is", "it-is-4", "it-is-2"] == actual


def test_a_claim_without_latin_letters_gets_an_id_too() -> None:
    one, other = made_ids([("", "温かい"), ("", "冷たい")])

    assert one.startswith("claim-")
    assert one != other


@given(st.lists(st.sampled_from(["It is", "It is not", "Warm", "温"]), unique=True))
def test_made_ids_survive_reordering(texts: list[str]) -> None:
    pairs = [("", text) for text in texts]

    actual = dict(zip(reversed(texts), made_ids(reversed(pairs)), strict=True))

    assert dict(zip(texts, made_ids(pairs), strict=True)) == actual


@given(
    st.lists(st.tuples(st.sampled_from(["", "", "a", "b"]), st.text(alphabet="ab ", max_size=3)))
)
def test_made_ids_are_never_empty_and_written_ones_stay(pairs: list[tuple[str, str]]) -> None:
    actual = made_ids(pairs)
    made = [name for (written, _), name in zip(pairs, actual, strict=True) if not written]

    assert all(actual)
    assert all(name in (written, name) for (written, _), name in zip(pairs, actual, strict=True))
    assert len(set(made)) == len(made)
    assert not set(made) & {written for written, _ in pairs}


# References

NOTES = "notes:\n  - {id: a, title: Is it?, text: It is.}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "claims: [{id: x, text: y, notes: [b]}]\n" + NOTES,
            ["claim 'x' rests on note 'b', which is not in this line"],
        ),
        (
            "claims: [{text: y, notes: [A, a, ' a ']}]\n" + NOTES,
            ["a claim rests on note 'A', which is not in this line"],
        ),
        (
            "claims: [{text: y, notes: [abe]}]\nnotes: [{id: abc, title: t, text: u}]\n",
            [
                "a claim rests on note 'abe', which is not in this line; "
                "did you mean 'abc' (line 3)?"
            ],
        ),
        (
            "claims: [{text: y, notes: [a]}]\nnotes: []\n",
            ["a claim rests on note 'a', which is not in this line"],
        ),
        (
            "claims: [{text: y, notes: [a]}]\nnotes:\n",
            ["a claim rests on note 'a', which is not in this line"],
        ),
        (
            "claims: [{id: warmth, text: y}]\n"
            "history: [{claim: warmt, date: 2025, verdict: holds}]\n",
            [
                "history names claim 'warmt', which is not in this line; "
                "did you mean 'warmth' (line 2)?"
            ],
        ),
        (
            "claims: [{text: It is}]\nhistory: [{claim: it-is, date: 2025, verdict: holds}]\n",
            [],
        ),
        (
            "claims: [{id: x, text: y}, {id: x, text: z}, {id: x, text: u}]\n",
            [
                "claim id 'x' is given twice; the first is at 2:15",
                "claim id 'x' is given twice; the first is at 2:15",
            ],
        ),
        (
            "claims: [{text: y}]\nanchors: [{arxiv: 2507.21919}, {arxiv: arXiv:2507.21919v2}]\n",
            ["2507.21919 is listed twice; the first is at 3:19"],
        ),
        (
            "claims: [{id: a, text: y}]\n" + NOTES,
            [],
        ),
    ],
)
def test_references_lead_somewhere_and_ids_are_given_once(text: str, expected: list[str]) -> None:
    actual = messages(HEAD + text)

    assert expected == actual


def test_a_fault_elsewhere_hides_no_reference_to_nothing() -> None:
    text = HEAD + "claims: [{id: x, text: y, date: soon, notes: [b]}, {id: x, text: z}]\n" + NOTES

    actual = codes(text)

    assert ["bad-date", "duplicate-id", "unknown-note"] == actual


@pytest.mark.parametrize(
    "notes",
    [
        "notes: x\n",
        "notes: null\n",
        "notes: {a: b}\n",
        "notes: [x]\n",
        "notes: [{title: t, text: u}]\n",
        "notes: [{id: b c, title: t, text: u}]\n",
        "notes: [{id: [b], title: t, text: u}]\n",
    ],
)
def test_where_the_notes_cannot_be_read_no_reference_to_them_is_judged(notes: str) -> None:
    actual = codes(HEAD + "claims: [{text: y, notes: [b]}]\n" + notes)

    assert "unknown-note" not in actual
    assert actual


@pytest.mark.parametrize("named", ["a b", "null", "[c]", "{c: d}", "''"])
def test_a_reference_that_is_no_id_is_not_called_unknown(named: str) -> None:
    actual = codes(HEAD + f"claims: [{{text: y, notes: [{named}]}}]\n" + NOTES)

    assert len(actual) == 1
    assert actual[0] in ("bad-id", "null-value", "wrong-kind")


def test_where_the_id_of_a_claim_cannot_be_known_no_look_is_judged() -> None:
    text = HEAD + "claims: [{kind: durable}]\nhistory: [{claim: x, date: 2025, verdict: holds}]\n"

    assert codes(text) == ["missing-key"]


def test_ids_that_are_none_are_not_called_repeated() -> None:
    text = HEAD + "claims: [{id: a b, text: x}, {id: a b, text: y}]\n"

    assert codes(text) == ["bad-id", "bad-id"]


def test_malformed_ids_are_not_called_repeated() -> None:
    text = HEAD + "claims: [{text: x}]\nanchors: [{arxiv: 2513.01234}, {arxiv: 2513.01234}]\n"

    assert codes(text) == ["malformed-id", "malformed-id"]


def test_of_many_unknown_notes_all_are_told() -> None:
    names = ", ".join(f"note-{number}" for number in range(200))
    text = (
        HEAD
        + f"claims: [{{text: x, notes: [{names}]}}]\nnotes: [{{id: note, title: t, text: u}}]\n"
    )

    told = messages(text)

    assert len(told) == 200
    assert "did you mean" in told[0]
    assert "did you mean" not in told[-1]


# The table


def records() -> list[Record]:
    found, waiting = [], [LINE]
    while waiting:
        record = waiting.pop()
        found.append(record)
        inner = [kind.item if isinstance(kind, ListOf) else kind for kind in record.fields.values()]
        waiting += [kind for kind in inner if isinstance(kind, Record)]
    return found


@pytest.mark.parametrize("record", records(), ids=lambda record: record.what)
def test_what_is_required_and_described_is_a_key(record: Record) -> None:
    assert set(record.required) <= set(record.fields)
    assert set(record.about) <= set(record.fields)
    assert set(record.unless) <= set(record.required)
    assert record.about.keys() == record.fields.keys() or record.what == "'limits'"


def test_a_key_in_the_wrong_place_is_led_home() -> None:
    assert list(LINE.homes_of("window")) == ["'retest'"]
    assert list(LINE.homes_of("durable")) == ["'limits'"]
    assert list(LINE.homes_of("verdict")) == ["an entry of 'history'"]
    assert list(LINE.homes_of("anchors")) == ["a line", "a note", "a claim"]
    assert list(LINE.homes_of("nothing")) == []
