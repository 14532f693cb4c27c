"""What of an answer goes into a history, and that the line is the same for all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inquire.answer_text import AnswerText
from inquire.arxiv_id import ArxivId, MalformedId
from inquire.audit import Audit, CitationStatus, JudgedCitation, JudgedClaim, Labels
from inquire.cited import Citation
from inquire.dates import DateSpan, Moment
from inquire.evidence import Paper, Reply
from inquire.history_entries import Findings, findings, new_looks, with_looks
from inquire.judgements import Reference
from inquire.line_reading import read
from inquire.model import Inquiry, Look, Mark, Verdict
from inquire.yaml_edit import Refusal

ROOT = Path(__file__).parent.parent
SOUND = [*sorted((ROOT / "tests/lines/sound").glob("*.yaml")), *sorted((ROOT / "lines").glob("*"))]
TODAY = date(2026, 11, 22)
ASKED = DateSpan(Moment(2026, 11, 20))
LINE = """\
question: Is it so?
claims:
  - {id: one, text: It is}
  - text: It is too
"""
IT_IS, IT_IS_TOO = "130deb98", "2f0783f8"


def inquiry_of(text: str) -> Inquiry:
    inquiry = read(text.encode(), "line.yaml", "line").inquiry
    assert inquiry
    return inquiry


def paper(number: int) -> Paper:
    day = date(2025, 1, 15)
    return Paper(f"2501.9990{number}", 2, "A Title", ("Ada Example",), day, day, TODAY, "arXiv")


def cited(
    status: str = "grounded", named: str = "2501.99901", reply: Reply | None = None
) -> JudgedCitation:
    """A citation that became this; of a title alone where nothing is named."""
    base, _, version = named.partition("v")
    its = ArxivId(base, int(version) if version else None) if base else None
    return JudgedCitation(
        Citation(0, 1, f"arXiv:{named}", its), 1, 1, CitationStatus(status), reply=reply
    )


def audit(
    *verdicts: Verdict | JudgedClaim | None,
    citations: tuple[JudgedCitation, ...] = (),
    **facts: Any,
) -> Audit:
    """An audit of an answer that says this of the claims, each by all of the citations."""
    every = tuple(range(len(citations)))
    grounded = any(one.status is CitationStatus.GROUNDED for one in citations)
    claims = tuple(
        verdict
        if isinstance(verdict, JudgedClaim)
        else JudgedClaim(f"C{number}", claim, "", verdict, every, grounded)
        for number, (claim, verdict) in enumerate(
            zip(("one", "it-is-too"), verdicts, strict=False), start=1
        )
    )
    made = {
        "labels": Labels.AGREE,
        "reference": Reference("line", date(2026, 11, 20), "7c1e90ab", 0, 1),
        **facts,
    }
    return Audit("answer.md", TODAY, AnswerText("", []), citations, claims, "line", **made)


def found(made: Audit, **wanted: Any) -> Findings:
    return findings(made, inquiry_of(LINE), **wanted)


def reasons(told: Findings) -> list[str]:
    return [left.reason for left in told.left_out]


def test_a_grounded_verdict_is_recorded_with_its_papers_prompt_and_wording() -> None:
    citations = (
        cited(named="2501.99901"),
        cited("wrong-paper", "2501.99902"),
        cited(named="2501.99901v2"),
        cited(named="", reply=paper(3)),
        cited("elsewhere", ""),
    )

    told = found(audit(Verdict.RELAXED, citations=citations), model="some model")

    papers = (ArxivId("2501.99901"), ArxivId("2501.99903"))
    look = Look("one", ASKED, Verdict.RELAXED, papers, "7c1e90ab", "some model", IT_IS)
    assert Findings((look,)) == told


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        (Verdict.NOT_SEARCHED, "'not-searched' is never recorded"),
        (None, "the answer does not address it"),
        (Verdict.HOLDS, "'holds' rests on no grounded citation (--ungrounded takes it, marked)"),
        (
            Verdict.UNTESTABLE,
            "'untestable' rests on no grounded citation (--ungrounded takes it, marked)",
        ),
    ],
)
def test_what_is_not_recorded_is_told_with_its_reason(verdict: Verdict | None, reason: str) -> None:
    told = found(audit(verdict, citations=(cited("wrong-paper"), cited("id-only"))))

    assert ((), [reason]) == (told.looks, reasons(told))
    assert ("C1", "one", False) == (
        told.left_out[0].label,
        told.left_out[0].claim,
        told.left_out[0].unanswered,
    )


def test_what_stands_in_place_of_a_verdict_is_told_shortened() -> None:
    claim = JudgedClaim("C1", "one", "", None, said="holds and\ncontradicted " + "x" * 99)

    told = found(audit(claim), ungrounded=True)

    assert [f"'holds and contradicted {'x' * 34}...' is no verdict"] == reasons(told)
    divided = audit(replace(claim, said="holds / relaxed"))
    assert ["'holds / relaxed' is no single verdict"] == reasons(found(divided))


@pytest.mark.parametrize("citations", [(), (cited("wrong-paper"),), (cited(),)])
def test_a_search_that_found_nothing_is_a_look_and_rests_on_no_paper(
    citations: tuple[JudgedCitation, ...],
) -> None:
    told = found(audit(Verdict.NO_NEW_EVIDENCE, citations=citations))

    assert (
        Look("one", ASKED, Verdict.NO_NEW_EVIDENCE, prompt="7c1e90ab", wording=IT_IS),
    ) == told.looks


def test_an_ungrounded_verdict_is_recorded_when_told_and_marked() -> None:
    made = audit(Verdict.HOLDS, Verdict.NOT_SEARCHED, citations=(cited("not-found"),))

    told = found(made, ungrounded=True)

    look = Look("one", ASKED, Verdict.HOLDS, (), "7c1e90ab", "", IT_IS, Mark.UNGROUNDED)
    assert (look,) == told.looks
    assert ["'not-searched' is never recorded"] == reasons(told)


def test_an_answer_that_calls_its_own_verdict_ungrounded_is_taken_at_its_word() -> None:
    claim = JudgedClaim("C1", "one", "", Verdict.HOLDS, (0,), grounded=False)

    made = audit(claim, citations=(cited(),))

    assert [
        "'holds' is called UNGROUNDED by the answer itself (--ungrounded takes it, marked)"
    ] == (reasons(found(made)))
    assert () == found(made).looks
    (look,) = found(made, ungrounded=True).looks
    assert ((), Mark.UNGROUNDED) == (look.papers, look.mark)


@pytest.mark.parametrize("ungrounded", [False, True])
def test_a_verdict_waits_while_nobody_answers_for_what_it_cites(ungrounded: bool) -> None:
    citations = (cited(), cited("unknown", "2501.99902"))
    made = audit(Verdict.HOLDS, Verdict.NO_NEW_EVIDENCE, citations=citations, unasked=1)

    told = found(made, ungrounded=ungrounded)

    assert ["it-is-too"] == [look.claim for look in told.looks]
    assert ["'holds' cites what no catalog answered for"] == reasons(told)
    assert told.left_out[0].unanswered


def test_a_verdict_that_cites_nothing_unknown_does_not_wait() -> None:
    told = found(audit(Verdict.HOLDS, citations=(cited(),), unasked=7))

    assert [Verdict.HOLDS] == [look.verdict for look in told.looks]


def test_doubt_that_asking_again_does_not_end_is_no_reason_to_wait() -> None:
    made = audit(Verdict.HOLDS, citations=(cited("unknown", "2501.99902"),))

    assert not found(made).left_out[0].unanswered
    assert [Mark.UNGROUNDED] == [look.mark for look in found(made, ungrounded=True).looks]


def test_an_answer_without_its_reference_line_is_of_the_day_of_the_audit() -> None:
    made = audit(Verdict.HOLDS, citations=(cited(),), labels=Labels.UNPROVEN, reference=None)

    (look,) = found(made).looks

    assert (DateSpan(Moment(2026, 11, 22)), "") == (look.date, look.prompt)


@pytest.mark.parametrize("labels", [Labels.CHANGED, Labels.NO_LINE])
def test_labels_that_may_mean_other_claims_record_nothing(labels: Labels) -> None:
    assert Findings() == found(audit(Verdict.NO_NEW_EVIDENCE, labels=labels), ungrounded=True)


def test_a_claim_that_is_not_in_the_line_is_passed_over() -> None:
    gone = JudgedClaim("C1", "gone", "", Verdict.NO_NEW_EVIDENCE)

    assert Findings() == found(audit(gone))


LOOK = Look("one", ASKED, Verdict.HOLDS, (ArxivId("2501.99901"),), "7c1e90ab", "m", IT_IS)


@pytest.mark.parametrize(
    ("other", "new"),
    [
        (LOOK, False),
        (LOOK._replace(model=""), False),
        (LOOK._replace(wording=""), False),
        (LOOK._replace(model="n"), True),
        (LOOK._replace(wording=IT_IS_TOO), True),
        (LOOK._replace(claim="it-is-too"), True),
        (LOOK._replace(date=DateSpan(Moment(2026, 11))), True),
        (LOOK._replace(verdict=Verdict.RELAXED), True),
        (LOOK._replace(papers=()), True),
        (LOOK._replace(papers=(MalformedId("x", "is none"),)), True),
        (LOOK._replace(prompt=""), True),
        (LOOK._replace(mark=Mark.REVIEWED), True),
    ],
)
def test_a_look_is_recorded_once(other: Look, new: bool) -> None:
    known = inquiry_of(LINE)._replace(history=(LOOK,))

    assert ([other] if new else []) == new_looks(known, [other, other])


def test_an_entry_is_written_as_a_person_would() -> None:
    reviewed = Look("it-is-too", ASKED, mark=Mark.REVIEWED)
    look = LOOK._replace(
        model="a: #1 'model'", papers=(ArxivId("2501.99901"), ArxivId("cs/0501001"))
    )

    made = with_looks(LINE + "# the end\n", inquiry_of(LINE), [look, reviewed])

    expected = f"""\
question: Is it so?
claims:
  - {{id: one, text: It is}}
  - text: It is too
    id: it-is-too
history:
  - claim: one
    date: 2026-11-20
    verdict: holds
    papers: [2501.99901, cs/0501001]
    prompt: 7c1e90ab
    model: 'a: #1 ''model'''
    wording: {IT_IS}
  - claim: it-is-too
    date: 2026-11-20
    mark: reviewed
# the end
"""
    assert expected == made


def test_an_id_is_written_only_where_the_history_names_the_claim() -> None:
    text = "question: Is it so?\nclaims:\n- {text: It is}\n- {text: It is!}\n- {text: It is?}\n"
    inquiry = inquiry_of(text)
    assert ["it-is", "it-is-2", "it-is-3"] == [claim.id for claim in inquiry.claims]

    made = with_looks(text, inquiry, [LOOK._replace(claim="it-is-2")])

    assert isinstance(made, str)
    assert made.startswith(text.replace("is!}", "is!, id: it-is-2}"))
    assert inquiry.claims == inquiry_of(made).claims


@pytest.mark.parametrize("named", ["id: ' one '", "'id': one", "id:   one  # its name"])
def test_an_id_that_is_written_stays_as_it_is(named: str) -> None:
    text = LINE.replace("{id: one, text: It is}", f"{named}\n    text: It is")

    made = with_looks(text, inquiry_of(text), [LOOK])

    assert isinstance(made, str)
    assert made.startswith(text)


def test_what_would_be_read_as_something_else_is_not_written() -> None:
    made = with_looks(LINE, inquiry_of(LINE), [LOOK._replace(model=" padded ")])

    assert Refusal("the line would then say something else") == made


@pytest.mark.parametrize("history", ["!x []", "{}", "text", "[", "&a []"])
def test_a_history_that_is_none_is_left_alone(history: str) -> None:
    made = with_looks(f"{LINE}history: {history}\n", inquiry_of(LINE), [LOOK])

    assert isinstance(made, Refusal)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_every_sound_line_takes_a_look_at_each_claim(path: Path) -> None:
    reading = read(path.read_bytes(), path.name, path.stem)
    assert reading.inquiry
    looks = [LOOK._replace(claim=claim.id) for claim in reading.inquiry.claims]

    made = with_looks(reading.text, reading.inquiry, looks)

    assert isinstance(made, str)
    again = read(made.encode(), path.name, path.stem)
    assert again.inquiry == reading.inquiry._replace(history=(*reading.inquiry.history, *looks))
    assert grown(reading.text, made, len(looks) + 1)


# Random lines; PyYAML's texts are an oracle of its own.

TEXTS = ["It is", "it's 100%", "温さ 😀", "a\tb", "no", "Is it? It is", "2501.99901", "x # y"]


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line in the layouts that people write, with a history or without."""
    numbers = iter(range(1000))

    def comment() -> str:
        return draw(st.sampled_from(["", "", "", "  # {}", " #\t{}: 'x"])).format(next(numbers))

    def between(column: int) -> list[str]:
        margin = " " * max(0, column + draw(st.integers(-2, 2)))
        return draw(st.sampled_from([[], [], [], [""], [f"{margin}# {next(numbers)}"]]))

    def text(column: int) -> list[str]:
        words = draw(st.sampled_from(TEXTS))
        quoted = words.replace("'", "''")
        margin = " " * (column + 2)
        forms = [[f" '{quoted}'{comment()}"], [f' "{words}"{comment()}']]
        forms += [[" |", margin + words], [f" >-{comment()}", margin + words, margin + words]]
        forms += [[f" {words}{comment()}"]] if "#" not in words else []
        return draw(st.sampled_from(forms))

    def claim(number: int, column: int, gap: str) -> list[str]:
        named = [f"id: c{number}"] if draw(st.booleans()) else []
        if draw(st.integers(0, 3)) == 0:
            keys = [*named, f"text: '{number}'"]
            return [f"{' ' * column}-{gap}{{{', '.join(draw(st.permutations(keys)))}}}{comment()}"]
        margin = " " * (column + 1 + len(gap))
        first, *more = text(len(margin))
        keys = [[f"text:{first}", *more], *([key + comment()] for key in named)]
        if not named and draw(st.booleans()):
            keys.append(["id:" + comment()])
        rows = [row for key in draw(st.permutations(keys)) for row in key]
        return [
            (margin if at else f"{' ' * column}-{gap}") * (not row.startswith(margin)) + row
            for at, row in enumerate(rows)
        ]

    def history(ids: list[str]) -> list[str]:
        flow = [
            f"{{claim: {name}, date: 2026-01-0{day}, verdict: holds}}" for name, day in looks(ids)
        ]
        forms = [[], ["history:" + comment()], ["history: []" + comment()]]
        if flow:
            forms.append([f"history: [{', '.join(flow)}]{comment()}"])
            column = draw(st.sampled_from([0, 2, 4]))
            rows = ["history:" + comment(), *between(column)]
            for name, day in looks(ids) or [(ids[0], 1)]:
                margin = " " * column
                rows += draw(
                    st.sampled_from(
                        [
                            [f"{margin}- {{claim: {name}, date: 2026-01-0{day}, verdict: holds}}"],
                            [
                                f"{margin}- claim: {name}{comment()}",
                                f"{margin}  date: 2026-01-0{day}",
                                f"{margin}  verdict: relaxed{comment()}",
                            ],
                            [
                                f"{margin}-{comment()}",
                                f"{margin}  mark: reviewed",
                                f"{margin}  claim: '{name}'",
                                f"{margin}  date: ~2026{comment()}",
                            ],
                        ]
                    )
                )
                rows += between(column)
            forms += [rows, rows]
        return draw(st.sampled_from(forms))

    def looks(ids: list[str]) -> list[tuple[str, int]]:
        return draw(
            st.lists(st.tuples(st.sampled_from(ids), st.integers(1, 9)), max_size=3)
            if ids
            else st.just([])
        )

    column, gap = draw(st.sampled_from([0, 2, 4])), " " * draw(st.sampled_from([1, 1, 3]))
    claims = [f"claims:{comment()}", *between(column)]
    ids = []
    for number in range(draw(st.integers(1, 3))):
        rows = claim(number, column, gap)
        ids += [f"c{number}"] if any(f"id: c{number}" in row for row in rows) else []
        claims += [*rows, *between(column)]
    first, *more = text(0)
    question = [f"question:{first}", *more]
    anchors = draw(st.sampled_from([[], ["anchors:", f"- arxiv: 2501.99901{comment()}"]]))
    parts = [question, claims, history(ids), [f"next: [x, y]{comment()}"], anchors]
    rows = draw(st.sampled_from([[], ["---"], ["# top", ""]]))
    rows = [*rows, *(row for part in draw(st.permutations(parts)) for row in part)]
    rows = [*rows, *draw(st.sampled_from([[], [""], ["# end"], ["...", "# after"]]))]
    newline = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return newline.join(rows) + draw(st.sampled_from([newline, ""]))


@st.composite
def looks_at(draw: st.DrawFn, inquiry: Inquiry) -> list[Look]:
    """Looks at claims of a line, each unlike the others."""
    paper_ids = st.sampled_from(["2501.99901", "2501.99902", "cs/0501001"]).map(ArxivId)
    digits = st.sampled_from(["", "7c1e90ab", "12345678", "1234567e", "00000000"])
    models = st.one_of(
        st.just(""), st.text("ab :#-?,[]{}'\"\\&*!|>%@`~é温😀", max_size=9).map(str.strip)
    )
    look = st.builds(
        Look,
        st.sampled_from([claim.id for claim in inquiry.claims]),
        st.builds(Moment, st.just(2026), st.integers(1, 9), st.integers(1, 9)).map(DateSpan),
        st.sampled_from([verdict for verdict in Verdict if verdict is not Verdict.NOT_SEARCHED]),
        st.lists(paper_ids, max_size=2, unique=True).map(tuple),
        digits,
        models,
        digits,
        st.sampled_from([None, *Mark]),
    )
    return draw(st.lists(look, min_size=1, max_size=4))


def grown(old: str, new: str, stretches: int) -> bool:
    """Whether the new text is the old one with at most so many stretches put into it.

    For each number of characters put in so far: how far into the old text one can have come.
    """
    added = len(new) - len(old)

    def run(at: int, more: int) -> int:
        while old[at : at + 1] and old[at] == new[at + more : at + more + 1]:
            at += 1
        return at

    reach = {0: run(0, 0)}
    for _ in range(stretches):
        furthest, before = -1, reach
        reach = {}
        for more in range(added + 1):
            furthest = max(furthest, before.get(more, -1))
            reach[more] = run(furthest, more) if furthest >= 0 else -1
    return added >= 0 and reach.get(added) == len(old)


def said(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)


@given(st.data())
def test_nothing_of_a_line_changes_but_that_looks_and_ids_are_there(data: st.DataObject) -> None:
    old = data.draw(lines())
    inquiry = inquiry_of(old)
    looks = new_looks(inquiry, data.draw(looks_at(inquiry)))

    new = with_looks(old, inquiry, looks)

    assert isinstance(new, str), new
    assert inquiry._replace(history=(*inquiry.history, *looks)) == inquiry_of(new)
    before, after = said(old), said(new)
    kept = len(before.get("history") or [])
    assert (before.pop("history", None) or []) == after["history"][:kept]
    assert [look.claim for look in looks] == [entry["claim"] for entry in after["history"][kept:]]
    del after["history"]
    named = {look.claim for look in looks}
    for claim, was, its in zip(inquiry.claims, before["claims"], after["claims"], strict=True):
        written = was.pop("id", "")
        assert (written or (claim.id if claim.id in named else "")) == its.pop("id", "")
    assert level(before) == level(after)
    stretches = len(named) + 1
    emptied = old.replace(" []", "").replace("[]", "")
    assert grown(old, new, stretches) or grown(emptied, new, stretches)


def level(said: Any) -> Any:
    """What is said, the ends of blocks of rows aside: they are layout."""
    if isinstance(said, dict):
        return {key: level(value) for key, value in said.items()}
    return [*map(level, said)] if isinstance(said, list) else said.rstrip("\n")


@given(st.data())
def test_recording_twice_changes_nothing_and_two_answers_come_in_order(
    data: st.DataObject,
) -> None:
    old = data.draw(lines())
    inquiry = inquiry_of(old)
    first = new_looks(inquiry, data.draw(looks_at(inquiry)))
    new = with_looks(old, inquiry, first)
    assert isinstance(new, str)
    between = inquiry_of(new)
    second = new_looks(between, data.draw(looks_at(inquiry)))

    newer = with_looks(new, between, second)

    assert isinstance(newer, str)
    assert [] == new_looks(between, first)
    assert (*inquiry.history, *first, *second) == inquiry_of(newer).history
    assert [] == new_looks(inquiry_of(newer), [*first, *second])
    together = with_looks(old, inquiry, [*first, *second])
    assert newer == together


def test_an_unlike_text_is_seen() -> None:
    assert grown("abcabc", "abXcabYc", 2)
    assert not grown("abcabc", "abXcabYc", 1)
    assert not grown("abcabc", "abXabYcc", 2)
    assert not grown("abc", "ab", 1)


def test_an_audit_says_it_all() -> None:
    made = audit(Verdict.HOLDS, Verdict.RELAXED, citations=(cited(),))
    told = found(replace(made, claims=made.claims[::-1]))

    assert ["it-is-too", "one"] == [look.claim for look in told.looks]
