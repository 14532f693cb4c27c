"""What an answer says of each claim: certain where it is said, silent where it is not."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.judgements import Judged, Judgement, judgements, reference
from inquire.model import Verdict

LABELS = ["C1", "C2", "C3", "C4", "C5", "C6"]
HOLDS, RELAXED, CONTRADICTED = Verdict.HOLDS, Verdict.RELAXED, Verdict.CONTRADICTED
SUPERSEDED, NO_NEW = Verdict.SUPERSEDED, Verdict.NO_NEW_EVIDENCE
UNTESTABLE, NOT_SEARCHED = Verdict.UNTESTABLE, Verdict.NOT_SEARCHED
REFERENCE = "inquire: warm-models 2026-11-22 7c1e90ab"


def judged(text: str) -> Judged:
    return judgements(text, LABELS)


def told(text: str) -> dict[str, Verdict | str]:
    """By label the verdict, or what is said where a verdict should be."""
    return {one.label: one.verdict or one.said for one in judged(text).judgements}


def the_one(text: str) -> Judgement:
    (only,) = judged(text).judgements
    return only


def supporting(text: str, label: str) -> str:
    """The stretches of the text that support the verdict on that claim."""
    one = next(each for each in judged(text).judgements if each.label == label)
    return "\n".join(text[start:end] for start, end in one.spans)


# The closing block, in the states in which it comes back.

BLOCK = f"""\
{REFERENCE}
C1 | holds | arXiv:2501.99901 | seen again
C2 | no-new-evidence | none | nothing tests it
NEW | arXiv:2501.99902 | 2026-05 | A Title | C1
"""


def test_the_block_as_it_was_asked_for() -> None:
    text = f"Done.\n\n```\n{BLOCK}```\n"

    found = judged(text)

    assert {"C1": HOLDS, "C2": NO_NEW} == told(text)
    assert found.block
    assert found.reference
    assert ("warm-models", date(2026, 11, 22), "7c1e90ab") == found.reference[:3]
    assert REFERENCE == text[found.reference.start : found.reference.end]
    assert ["seen again", "nothing tests it"] == [one.reason for one in found.judgements]
    assert ["holds", "no-new-evidence"] == [text[a:b] for _, a, b, *_ in found.judgements]
    assert "C1 | holds | arXiv:2501.99901 | seen again" == supporting(text, "C1")
    assert ["NEW | arXiv:2501.99902 | 2026-05 | A Title | C1"] == [
        text[start:end] for start, end in found.newer
    ]
    assert found.contrary


@pytest.mark.parametrize(
    "row",
    [
        "C2 | relaxed | arXiv:2501.99901 | reason",
        "C2|relaxed|arXiv:2501.99901|reason",
        "| C2 | relaxed | arXiv:2501.99901 | reason |",
        "| **[C2]** | `relaxed` | arXiv:2501.99901 | reason |",
        "> | C2 | relaxed | x | y |",
        "- C2 | relaxed | x | y",
        "2. C2 | relaxed | x | y",
        "* **C2** | **Relaxed** | x | y",
        "[C2] | RELAXED | x | y",
        "`C2` | `relaxed` | x | y",
        "(C2) | (relaxed) | x | y",
        "C2\trelaxed\tarXiv:2501.99901\treason",
        "C2 | relaxed (in weaker form) | x | y",
        "C2 | relaxed, for small models | x | y",
        "C2 | ✅ relaxed | x | y",
        "C2 | still relaxed | x | y",
        "C2 | verdict: relaxed | x | y",
        "C2 | relaxed",
        "C2 | relaxed |",
        "C2 | Warmth costs accuracy | relaxed | x | y",
        "| 2 | C2 | relaxed | x | y |",
        "Claim 2 | relaxed | x | y",
        "Claim C2 | relaxed | x | y",
        "c2 | relaxed | x | y",
        "C2 \\| relaxed \\| x \\| y",
        "C2 ｜ relaxed ｜ x ｜ y",
        "C2 │ relaxed │ x │ y",
        "C2: relaxed | x | y",
        "C2: relaxed | not contradicted",
        "C2: relaxed — arXiv:2501.99901 — not contradicted",
        "C2 - relaxed - x - y",
        "C2 – relaxed – x – y",
        "**C2:** relaxed",
        "**C2: relaxed**",
        "C2 = relaxed",
        "C2 → relaxed",
        "C2. Relaxed. It holds for small models.",
        "C2 | relaxed\n  in the new models | x | y",
    ],
)  # fmt: skip
@pytest.mark.parametrize("fence", ["", "```\n"])
def test_a_row_of_the_block_is_read_in_whatever_shape(row: str, fence: str) -> None:
    text = f"Said.\n\n{fence}{REFERENCE}\n{row}\nC3 | holds | x | y\n{fence}"

    assert {"C2": RELAXED, "C3": HOLDS} == told(text)
    assert judged(text).block


@pytest.mark.parametrize(
    ("cell", "verdict"),
    [
        ("no new evidence", NO_NEW),
        ("No_New_Evidence", NO_NEW),
        ("NO-NEW-EVIDENCE", NO_NEW),
        ("no\u2011new\u2011evidence", NO_NEW),
        ("no–new–evidence", NO_NEW),
        ("no-new-\nevidence", NO_NEW),
        ("no new evidence found", NO_NEW),
        ("no\\-new\\-evidence", NO_NEW),
        ("NOT SEARCHED", NOT_SEARCHED),
        ("not_searched", NOT_SEARCHED),
        ("not-searched (no web access)", NOT_SEARCHED),
        ("Untestable", UNTESTABLE),
        ("*superseded*", SUPERSEDED),
        ("superseded by arXiv:2501.99901", SUPERSEDED),
        ("holds (in weaker form)", HOLDS),
        ("**Holds** — contradicted only in a toy", HOLDS),
        ("contradicted. It no longer holds.", CONTRADICTED),
        ("holds/relaxed", "holds/relaxed"),
        ("holds or relaxed", "holds or relaxed"),
        ("holds, relaxed", "holds, relaxed"),
        ("holds (relaxed for small models)", "holds (relaxed for small models)"),
        ("does not hold", "does not hold"),
        ("not contradicted", "not contradicted"),
        ("no longer holds", "no longer holds"),
        ("never superseded", "never superseded"),
        ("partially holds", "partially holds"),
        ("mostly holds", "mostly holds"),
        ("holds?", "holds?"),
        ("holds if warm", "holds if warm"),
        ("holds only for small models", "holds only for small models"),
        ("holds in part", "holds in part"),
        ("upholds", "upholds"),
        ("un-relaxed", "un-relaxed"),
        ("unclear", "unclear"),
        ("no, new evidence", "no, new evidence"),
        ("true", "true"),
    ],
)
def test_a_cell_is_a_verdict_only_where_it_says_one(cell: str, verdict: Verdict | str) -> None:
    text = f"{REFERENCE}\nC1 | {cell} | none | why\nC2 | holds | x | y\n"

    assert {"C1": verdict, "C2": HOLDS} == told(text)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("C2–C4 | holds | x | y", {"C2": HOLDS, "C3": HOLDS, "C4": HOLDS}),
        ("C2-4 | holds | x | y", {"C2": HOLDS, "C3": HOLDS, "C4": HOLDS}),
        ("C2 to C4 | holds | x | y", {"C2": HOLDS, "C3": HOLDS, "C4": HOLDS}),
        ("Claims 2–4 | holds | x | y", {"C2": HOLDS, "C3": HOLDS, "C4": HOLDS}),
        ("C2, C3 | holds | x | y", {"C2": HOLDS, "C3": HOLDS}),
        ("C2 and C3 | holds | x | y", {"C2": HOLDS, "C3": HOLDS}),
        ("**C2**, **C3** | holds | x | y", {"C2": HOLDS, "C3": HOLDS}),
        ("[C2] & [C3]: holds", {"C2": HOLDS, "C3": HOLDS}),
        ("C2/C3 | holds | x | y", {"C2": HOLDS, "C3": HOLDS}),
        ("C6–C9999 | holds | x | y", {"C6": HOLDS}),
        ("C9 | holds | x | y", {}),
        ("C1 | holds | x | y\nC9 | relaxed | x | y\n  wrapped", {"C1": HOLDS}),
        ("C3 | holds | x | y\nC1 | relaxed | x | y", {"C1": RELAXED, "C3": HOLDS}),
        ("C1 | holds | x | a\nC1 | holds | y | b", {"C1": HOLDS}),
        ("C1 | holds | x | a\nC1 | relaxed | y | b", {"C1": "holds / relaxed"}),
        ("C1 | | x | y", {"C1": ""}),
    ],
)
def test_rows_for_several_claims_and_several_rows_for_one(rows: str, expected: dict) -> None:
    assert expected == told(f"{REFERENCE}\n{rows}\n")


@pytest.mark.parametrize(
    "table",
    [
        "| Claim | Verdict | Evidence |\n|---|---|---|\n| C1 | holds | x |\n| C2 | relaxed | y |",
        "Claim | Verdict | Evidence\n--- | --- | ---\nC1 | holds | x\nC2 | relaxed | y",
        "Claim\tVerdict\tEvidence\nC1\tholds\tx\nC2\trelaxed\ty",
        "| Claim | Evidence | Verdict |\n|--|--|--|\n| C1 | contradicted | holds |\n| C2 | x | relaxed |",
        "| # | Claim | **Status** |\n|:--|:-:|--:|\n| C1 | It holds | holds |\n| C2 | x | relaxed |",
        "| Claim | Re-test verdict |\n|---|---|\n| C1: It is so | Holds |\n| **C2** It was | Relaxed |",
        "| Claim | 判定 |\n|---|---|\n| C1 | holds |\n| C2 | relaxed |",
    ],
)
def test_a_table_with_a_header_says_which_column_is_the_verdict(table: str) -> None:
    assert {"C1": HOLDS, "C2": RELAXED} == told(f"Here:\n\n{table}\n\nThat is all.\n")


def test_an_earlier_verdict_in_a_table_is_not_taken_for_the_new_one() -> None:
    table = "| Claim | Prior verdict | {} |\n|---|---|---|\n| C1 | relaxed | holds |\n"

    assert {"C1": HOLDS} == told(table.format("New verdict"))
    assert {} == told(table.format("Since then"))


def test_a_column_of_some_other_status_is_none_of_verdicts() -> None:
    table = "| Claim | Paper | Status |\n|---|---|---|\n| C1 | arXiv:2501.99901 | preprint |\n"

    assert {"C1": HOLDS} == told(f"### C1\n\nVerdict: holds\n\n## Papers\n\n{table}")


def test_a_table_of_evidence_is_no_block() -> None:
    text = (
        f"{BLOCK}\n\n## Evidence\n\n| Claim | Paper | Year |\n|---|---|---|\n"
        "| C1 | arXiv:2501.99903 | 2025 |\n| C2 | none | |\n"
    )

    assert {"C1": HOLDS, "C2": NO_NEW} == told(text)
    assert not judged("| C1 | arXiv:2501.99903 | 2025 |\n| C2 | none | |\n").block


def test_the_last_block_counts_for_each_claim() -> None:
    early = "| Claim | Verdict |\n|---|---|\n| C1 | relaxed |\n| C3 | untestable |\n\nThen.\n\n"

    assert {"C1": HOLDS, "C2": NO_NEW, "C3": UNTESTABLE} == told(early + BLOCK)


def test_the_pattern_of_the_prompt_says_nothing() -> None:
    pattern = (
        f"{REFERENCE}\nC1 | verdict | arXiv ids (or DOI, URL), or none | the reason in one line\n"
        "(one such line for each of C2 to C6)\n"
        "NEW | arXiv id (or DOI, URL) | YYYY-MM | title | the claims it bears on\n"
    )

    found = judged(pattern)

    assert ((), (), False) == (found.judgements, found.newer, found.block)


def test_a_block_that_is_cut_off_leaves_the_rest_to_the_sections() -> None:
    text = f"## C1\nVerdict: holds\n\n## C2\nVerdict: relaxed\n\n```\n{REFERENCE}\nC1 | holds | x | y\nC2 | rel"

    assert {"C1": HOLDS, "C2": RELAXED} == told(text)


def test_a_wrapped_row_belongs_to_its_claim_with_all_that_it_cites() -> None:
    text = f"{REFERENCE}\nC1 | holds | arXiv:2501.99901,\n  arXiv:2501.99902 | why\nC2 | holds | x | y\n"

    assert "arXiv:2501.99902" in supporting(text, "C1")
    assert "arXiv:2501.99902" not in supporting(text, "C2")


def test_what_follows_the_block_is_not_in_its_last_row() -> None:
    text = f"```\n{REFERENCE}\nC1 | holds | x | y\n```\nSee also arXiv:2501.99909.\n"

    assert "2501.99909" not in supporting(text, "C1")


def test_block_and_section_both_support() -> None:
    text = f"### C1: Warmth\n\nSee arXiv:2501.99908.\n\nVerdict: relaxed\n\n{BLOCK}"

    assert {"C1": HOLDS, "C2": NO_NEW} == told(text)
    assert "arXiv:2501.99901" in supporting(text, "C1")
    assert "arXiv:2501.99908" in supporting(text, "C1")
    assert "arXiv:2501.99902" not in supporting(text, "C1")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("C1 | holds | none | UNGROUNDED", True),
        ("C1 | holds UNGROUNDED | none | why", True),
        ("C1 | holds | UNGROUNDED | inference from scale", True),
        ("C1: holds (UNGROUNDED)", True),
        ("C1 | holds | none | ungrounded", True),
        ("C1 | holds | x | the ungrounded part is small", False),
        ("C1 | holds | x | not UNGROUNDED", False),
        ("C1 | holds | x | why", False),
    ],
)
def test_a_verdict_may_call_itself_ungrounded(row: str, expected: bool) -> None:
    assert expected == the_one(f"{REFERENCE}\n{row}\n").ungrounded


def test_a_verdict_of_a_section_may_call_itself_ungrounded() -> None:
    assert the_one("### C1\n\nVerdict: holds. UNGROUNDED\n\nMore.").ungrounded
    assert not the_one("### C1\n\nVerdict: holds.\n\nBigger ones agree. UNGROUNDED\n").ungrounded


# The reference line.


@pytest.mark.parametrize(
    "row",
    [
        REFERENCE,
        f"**{REFERENCE}**",
        f"`{REFERENCE}`",
        f"> {REFERENCE}",
        f"- {REFERENCE}",
        "Inquire: warm-models 2026-11-22 7C1E90AB",
        "inquire: [warm-models](https://warm-models.example) 2026-11-22 7c1e90ab",
        "inquire: **warm-models** `2026-11-22` `7c1e90ab`",
        "inquire: warm\u2011models 2026\u201111\u201122 7c1e90ab",
        "inquire: warm\\-models 2026\\-11\\-22 7c1e90ab",
        f"End of the prompt. Its reference: {REFERENCE}",
        f"| {REFERENCE} | | |",
        f"inquire: other 2026-01-01 00000000\nC1 | holds | x | y\n{REFERENCE}",
    ],
)
def test_a_reference_line_is_read_through_its_marks(row: str) -> None:
    found = reference(f"Said.\n\n{row}\nC1 | holds | x | y\n")

    assert found
    assert ("warm-models", date(2026, 11, 22), "7c1e90ab") == found[:3]


@pytest.mark.parametrize(
    "row",
    [
        "inquire: warm-models 2026-02-30 7c1e90ab",
        "inquire: warm-models 2026-11-22",
        "inquire: warm-models 2026-11-22 7c1e90abc",
        "warm-models 2026-11-22 7c1e90ab",
        "inquire: 2026-11-22 7c1e90ab",
    ],
)
def test_what_only_looks_like_a_reference_line_is_none(row: str) -> None:
    assert reference(row) is None


def test_a_line_may_have_blanks_in_its_name() -> None:
    found = reference("inquire: my own line 2026-11-22 7c1e90ab")

    assert found
    assert "my own line" == found.line


# Answers without a block.


@pytest.mark.parametrize(
    "section",
    [
        "### C1: Warmth costs accuracy\n\nMuch was found.\n\nVerdict: holds",
        "### C1: Warmth\n\n**Verdict:** holds\n\nMuch was found.",
        "### C1: Warmth\n\n**Verdict: Holds.** Much was found.",
        "### C1: Warmth\n\n- *Verdict*: `holds`\n- Evidence: contradicted elsewhere",
        "### C1\n\nMuch. My verdict is **holds**.",
        "### C1\n\nMuch was found.\n\n→ holds",
        "### C1\n\nMuch was found in newer models => holds",
        "### C1\n\n**Holds.** Much was found.",
        "### C1\n\nHolds. Much was found.",
        "### C1\n\n*Holds*: much was found.",
        "### C1\n\n`holds`",
        "### C1\n\nStatus: holds",
        "### C1\n\n#### Verdict\n\nHolds.",
        "### C1\n\n**Verdict**\nHolds",
        "### C1\n\n| Verdict | holds |\n|---|---|\n| Paper | x |",
        "### C1 (holds)\n\nMuch was found.",
        "### C1: Holds\n\nMuch was found.",
        "### C1 — Warmth costs accuracy — **Holds**\n\nMuch.",
        "### [C1] Warmth costs accuracy: holds\n\nMuch.",
        "### Claim 1: Warmth → HOLDS\n\nMuch.",
        "### Claim C1 · holds ✅\n\nMuch.",
        "## 1. Warmth costs accuracy [C1]\n\nVerdict: holds",
        "**[C1] Warmth costs accuracy**\n\nVerdict: holds",
        "**Claim 1.** *Holds.* Much was found.",
        "**C1 → holds.** Much was found.",
        "**C1 (holds).** Much was found.",
        "**Claim C1 (warmth).** My verdict is *holds*: much was found.",
        "C1. Holds. Much was found.",
        "C1: holds.\n\nMuch was found.",
        "[C1] holds — much was found.",
        "1. **C1** – holds, by arXiv:2501.99901.",
        "- [C1]: still holds",
        "[C1] Warmth costs accuracy.\n\nMuch was found. Verdict: holds.",
        "C1\n\nVerdict: holds",
        "C1 holds.",
        "C1 holds: it was seen again.",
        "C1 still holds up in all newer models.",
        "Overall, C1 holds.",
        "Verdict on C1: holds.",
        "Verdict for C1: holds",
        "### C1\n\nThis claim still holds.",
        "### C1\n\nUrteil: holds",
        "### C1\n\n结论：holds。再次发现。",
        "### C1\n\nLast verdict: relaxed (2025-10).\n\nVerdict: holds",
    ],
)  # fmt: skip
def test_a_section_says_its_verdict_in_many_ways(section: str) -> None:
    assert {"C1": HOLDS} == told(f"I searched.\n\n{section}\n")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("C3 has been superseded by arXiv:2501.99901.", {"C3": SUPERSEDED}),
        ("C3 was contradicted by a study of only ten models.", {"C3": CONTRADICTED}),
        ("[C2]: no new evidence", {"C2": NO_NEW}),
        ("C2 is untestable.", {"C2": UNTESTABLE}),
        ("C2 remains relaxed.", {"C2": RELAXED}),
        ("C2 and C3 hold.", {"C2": HOLDS, "C3": HOLDS}),
        ("Claims 2 and 3 hold.", {"C2": HOLDS, "C3": HOLDS}),
        ("C1 holds, but C2 is contradicted.", {"C1": HOLDS, "C2": CONTRADICTED}),
        ("C1 holds and C2 is relaxed; C3 is superseded.", {"C1": HOLDS, "C2": RELAXED, "C3": SUPERSEDED}),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_with_a_claim_says_its_verdict(
    sentence: str, expected: dict
) -> None:
    assert expected == told(f"I searched.\n\n{sentence}\n")
    assert sentence in supporting(f"I searched.\n\n{sentence}\n", next(iter(expected)))


@pytest.mark.parametrize(
    "prose",
    [
        "This holds for small models.",
        "If C1 holds, then C2 is worth a look.",
        "Does C1 hold?",
        "I asked whether C1 holds.",
        "C1 holds?",
        "The claim that C2 was contradicted is wrong.",
        "It is not so that C1 holds.",
        "Nobody said “C1 holds”.",
        "\"C1 holds\" would be saying too much.",
        "Were C1 contradicted, and C2 superseded, little would be left.",
        "Assuming C1 holds, C2 is relaxed.",
        "The C4 corpus is contradicted nowhere.",
        "Work on C3 concerns the holds of ships.",
        "Verdicts: holds, relaxed, contradicted, superseded, no-new-evidence.",
        "Verdict, one word: `holds` (newer work tested it and agrees), `relaxed` (true in a weaker form).",
        "- holds: newer work agrees\n- relaxed: weaker\n- contradicted: otherwise",
        "See arXiv:2501.99901v1 C1.5 holds.",
        "XC1 holds.",
        "We use C10 holds and C7 is relaxed.",
        "",
    ],
)  # fmt: skip
def test_words_in_running_prose_are_no_verdict(prose: str) -> None:
    assert {} == told(f"I searched.\n\n{prose}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "C1 does not hold.",
        "C1 doesn't hold for small models.",
        "C1 neither holds nor fails.",
        "C1 no longer holds.",
        "C1 is not contradicted.",
        "C1 partly holds.",
        "C1 holds only for small models.",
        "C1 holds or is relaxed.",
        "C1 would be contradicted by such a study.",
        "C1 may be superseded.",
    ],
)
def test_what_is_said_and_is_no_verdict_is_only_shown(sentence: str) -> None:
    found = the_one(f"I searched.\n\n{sentence}\n")

    assert (None, sentence.removesuffix(".")) == (found.verdict, found.said)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("### C1: Warmth\n\nVerdict: mostly true.\n\nIt holds.", "mostly true"),
        ("### C1: Warmth\n\nVerdict: holds or relaxed.", "holds or relaxed"),
        ("### C1: Warmth\n\nVerdict: holds\n\nVerdict: relaxed", "holds / relaxed"),
        ("### C1: Warmth\n\nThis holds for small models. More.", "This holds for small models"),
        ("### C1\n\nLast verdict: relaxed (2025-10). Nothing since.", "Last verdict: relaxed (2025-10)"),
        ("### C1: Warmth\n\n**Holds** for some.\n\nBut it is **contradicted**.", None),
        ("### C1: Rewarding behaviour holds reliability\n\nMuch.", None),
        ("C1. Soothing holds people back.\n\nMuch.", None),
        ("### C1\n\nC2 holds.", None),
        ("### C1\n\nAccuracy is\nrelaxed, as it seems.", None),
        ("### C1\n\nVerdicts:\n- holds\n- relaxed\n- contradicted\n- superseded", None),
    ],
)  # fmt: skip
def test_a_section_without_a_plain_verdict_has_none(section: str, said: str | None) -> None:
    found = next(one for one in judged(f"I searched.\n\n{section}\n").judgements)

    assert ("C1", None) == (found.label, found.verdict)
    assert found.said
    assert said is None or said == found.said


def test_a_section_ends_where_the_next_begins() -> None:
    text = (
        "### C1: A\n\narXiv:2501.99901\n\n#### Evidence\n\narXiv:2501.99902\n\n"
        "### C2: B\n\narXiv:2501.99903; C1 is another matter.\n\n"
        "## (2) Strongest contrary work\n\narXiv:2501.99904\n\n"
        "## (3) Two research questions\n\n(a) Why is that so?\n\n## References\n\narXiv:2501.99905\n"
    )

    found = judged(text)

    assert "2501.99902" in supporting(text, "C1")
    assert "2501.99903" not in supporting(text, "C1")
    assert "2501.99903" in supporting(text, "C2")
    assert "2501.99904" not in supporting(text, "C2")
    assert [
        "2501.99904" in text[a:b] and "2501.99905" not in text[a:b] for a, b in found.newer
    ] == [True]


def test_bold_labels_on_one_row_part_it() -> None:
    text = "**C1 (holds).** So [1]. **C2 (relaxed).** Less [2], as **C1** is. **[C3]:** holds [3]."

    assert {"C1": HOLDS, "C2": RELAXED, "C3": HOLDS} == told(text)
    assert "**C1 (holds).** So [1]. " == supporting(text, "C1")
    assert "**C2 (relaxed).** Less [2], as **C1** is. " == supporting(text, "C2")


def test_a_mention_of_another_claim_opens_no_section() -> None:
    text = "### C1: A\n\nMuch.\n\nC2: see above, arXiv:2501.99901.\n\n- **C3** is near.\n\nVerdict: holds\n"

    assert {"C1": HOLDS} == told(text)


def test_a_heading_for_two_claims_is_for_both_and_parts_of_it_for_one() -> None:
    text = "### C1 and C2\n\nMuch.\n\n**C1**: holds.\n\n**C2**: relaxed, arXiv:2501.99901.\n"

    assert {"C1": HOLDS, "C2": RELAXED} == told(text)


def test_a_heading_for_two_claims_lends_neither_what_supports_the_other() -> None:
    text = "### C1 and C2\n\nMuch.\n\n**C1**: holds.\n\n**C2**: relaxed, arXiv:2501.99901.\n"

    assert "2501.99901" in supporting(text, "C2")
    assert "2501.99901" not in supporting(text, "C1")


def test_a_part_of_a_section_leaves_the_section_open() -> None:
    text = "### C1\n\n#### C1: setting\n\nMuch.\n\n#### Evidence\n\narXiv:2501.99901\n"

    assert "2501.99901" in supporting(text, "C1")


@pytest.mark.parametrize(
    "end", ["#### References\n", "**Sources**\n", "---\n\nIn sum, see", "## Also\n", "### C2: B\n"]
)
def test_what_ends_a_section_is_not_in_it(end: str) -> None:
    text = f"### C1: A\n\nMuch.\n\n{end}\narXiv:2501.99901\n"

    assert "2501.99901" not in supporting(text, "C1")


def test_a_rule_below_a_heading_does_not_end_its_section() -> None:
    assert {"C1": HOLDS} == told("### C1: A\n\n---\n\nVerdict: holds\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### C1\n\n#### Contrary evidence\n\nMuch.\n\nVerdict: holds", {"C1": HOLDS}),
        ("### C1\n\n(1) one search\n\n(2) two\n\n(3) three?\n\nVerdict: holds", {"C1": HOLDS}),
        ("### C1\n\n**(1) One.** Much.\n\n**(2) Two.** Much.\n\nVerdict: holds", {"C1": HOLDS}),
        ("C1: holds\n\n- arxiv: 2501.99901\n  claims: [C2]\n  title: holds", {"C1": HOLDS}),
        ("### C1\n\nVerdict: holds, relaxed, superseded\n\n**Relaxed.** Much.", {"C1": RELAXED}),
        ("### C1\n\n- Contradicted: none\n- Holds: yes", {"C1": HOLDS}),
        ("### C1: It is\n\nPrevious verdict: relaxed.\n\n**Holds.**", {"C1": HOLDS}),
        ("[C1] It is so. Last verdict: relaxed\n\n**Holds.** Still.", {"C1": HOLDS}),
        ("### C1 and C2\n\nVerdict: C1 holds; C2 is relaxed.", {"C1": HOLDS, "C2": RELAXED}),
        ("### C2 - 4 studies agree\n\nVerdict: holds", {"C2": HOLDS}),
        ("### C1.5 is a model\n\nVerdict: holds", {}),
        ("As was shown for\nC1. The next one holds.", {}),
        ("C1 superseded work is not cited.", {}),
    ],
)
def test_what_a_section_is_not(text: str, expected: dict) -> None:
    found = judged(text)

    assert expected == told(text)
    assert ((), False) == (found.newer, found.questions)


def test_paragraphs_with_room_between_them_are_no_block() -> None:
    assert not judged("C1: holds.\n\nC2: relaxed, arXiv:2501.99901.\n").block
    assert judged("C1: holds.\nC2: relaxed, arXiv:2501.99901.\n").block


def test_entries_of_a_reference_list_are_no_tasks() -> None:
    text = "References\n\n[2] A. Nobody, Contradicting Everything.\n\n[3] B. Nobody, Is It So?\n"

    assert ((), False) == (judged(text).newer, judged(text).questions)


def test_newer_work_may_be_sorted_by_claim() -> None:
    text = "C1: holds, much was found.\n\n(2) Strongest contrary work\n\n[C1]: arXiv:2501.99901\n"

    ((start, end),) = judged(text).newer

    assert "2501.99901" in text[start:end]
    assert "2501.99901" not in supporting(text, "C1")


# The other two tasks.


@pytest.mark.parametrize(
    ("heading", "newer", "questions"),
    [
        ("## (2) Strongest contrary work", True, False),
        ("## 2. Strongest contrary work", True, False),
        ("**(2) STRONGEST CONTRARY WORK.** Much was found.", True, False),
        ("(2) Strongest contrary work: much was found.", True, False),
        ("### Contradicting or superseding work", True, False),
        ("### Newer work", True, False),
        ("## 4. Contrary evidence", True, False),
        ("**Strongest contradicting work**", True, False),
        ("Strongest contrary work", True, False),
        ("（2）最强的相反证据", True, False),
        ("\\(2\\) Contrary: much", True, False),
        ("2. Contrary work: much", True, False),
        ("Task 2: what contradicts it", True, False),
        ("(2) Not done, since I cannot search.", False, False),
        ("**C2. Holds.**\n\n**(2) Самые сильные возражения.** Largo [3] показывает.", True, False),
        ("Trabalho contrário mais forte: Geist (2026).", True, False),
        ("Perguntas de pesquisa: (a) Que basta? (b) Quanto custa?", False, True),
        ("**Two research questions.** (a) Who is owed an apology by a model? (b) What is the smallest one?", False, True),
        ("## (3) 研究課題\n\n（a）言えるか。（b）動くか。", False, True),
        ("## (3) Two research questions\n\n(a) Is it so? (b) Is it?", False, True),
        ("## 3. Research questions\n\n1. Whether calm can be measured at all in a parrot", False, True),
        ("**Two research questions**\n\n- Can a model learn what it is for?", False, True),
        ("(3) (a) Is it so? (b) Is it not?", False, True),
        ("3. Questions: (a) Who reads? (b) Who wrote?", False, True),
        ("(a) Is it so that it is?\n(b) Is it so that it is not?", False, True),
        ("## (3) Two research questions\n\nNone.", False, False),
        ("## Research questions", False, False),
        ("## 2. Background\n\nMuch.", False, False),
        ("## (1) Claims that are contradicted\n\nMuch.", False, False),
        ("This raises new questions for all of us.\n\nDoes it?", False, False),
        ("(a) Models\n(b) People", False, False),
        ("As contrary work goes, little is known.", False, False),
    ],
)  # fmt: skip
def test_the_other_tasks_are_known_by_their_headings(
    heading: str, newer: bool, questions: bool
) -> None:
    found = judged(f"I searched.\n\n{heading}\n\nThat was it.\n")

    assert (newer, newer, questions) == (bool(found.newer), found.contrary, found.questions)


@pytest.mark.parametrize(
    "said",
    [
        "I found no contrary work.",
        "There is no directly contradicting evidence.",
        "No contradicting or superseding work was found.",
        "I could not find any contrary paper.",
        "I didn't find any contradicting paper.",
        "NEW | none | | |",
        "NEW | none found",
        "NEW: none",
    ],
)
def test_that_nothing_contrary_was_found_is_an_answer(said: str) -> None:
    found = judged(f"I searched.\n\n{said}\n")

    assert (True, ()) == (found.contrary, found.newer)


@pytest.mark.parametrize(
    "row",
    [
        "NEW | arXiv:2501.99901 | 2026-05 | A Title | C1",
        "| NEW | arXiv:2501.99901 | 2026-05 | No Title of Ours | C1 |",
        "- **NEW** | [arXiv:2501.99901](https://arxiv.org/abs/2501.99901) | 2026-05 | A | C1",
        "NEW\tarXiv:2501.99901\t2026-05\tA Title\tC1",
        "NEW: arXiv:2501.99901, A Title",
        "NEW \\| arXiv:2501.99901 \\| A",
        "New | arXiv:2501.99901 | 2026-05 | A Title | C1",
        "NEW: No Free Lunch of Ours, arXiv:2501.99901",
    ],
)
def test_new_rows_offer_newer_work(row: str) -> None:
    text = f"{REFERENCE}\nC1 | holds | x | y\n{row}\n  and so on\n\nThat is all.\n"
    found = judged(text)

    assert [f"{row}\n  and so on"] == [text[start:end] for start, end in found.newer]
    assert "2501.99901" not in supporting(text, "C1")


# Anything at all.

VERDICTS = st.sampled_from(list(Verdict))
SPELT = st.sampled_from([str.lower, str.upper, str.title, lambda word: word.replace("-", "_")])
ROUND = st.sampled_from(["{}", "**{}**", "`{}`", "*{}*", "[{}]", "({})"])
SHAPES = st.sampled_from(
    [
        "{} | {} | x | y",
        "| {} | {} | x | y |",
        "- {}: {}",
        "{}\t{}\tx\ty",
        "{} – {} – x",
        "> {} | {}",
    ]
)


@given(
    st.permutations(LABELS),
    st.lists(VERDICTS, min_size=6, max_size=6),
    SPELT, ROUND, ROUND, SHAPES,
    st.sampled_from(["", "```\n", "~~~text\n"]),
    st.integers(1, 6),
)  # fmt: skip
def test_a_block_in_any_shape_is_read_back(labels, verdicts, spelt, mark, round_, shape, fence, n):
    rows = [
        shape.format(mark.format(label), round_.format(spelt(verdict.value)))
        for label, verdict in zip(labels[:n], verdicts[:n], strict=True)
    ]
    text = f"Well.\n\n{fence}{REFERENCE}\n" + "\n".join(rows) + f"\n{fence[:3]}\n"

    assert dict(zip(labels[:n], verdicts[:n], strict=True)) == told(text)


WORDS = "C1 C2 [C3] Claim_4 holds relaxed no-new- evidence Verdict : | # ## ** ` -_ → NEW".split()
WORDS += "(2) (3) ? . , inquire:_a_ 2026-11-22_ 7c1e90ab ``` --- not_ if_ the_claim_ is_".split()
WORDS += ["\n", "\n\n", "\t", "_", "_", "_"]
PIECES = st.lists(st.sampled_from(WORDS), max_size=40).map(
    lambda words: "".join(words).replace("_", " ")
)


@given(PIECES | st.text(), st.lists(st.sampled_from(LABELS) | st.text(max_size=3), max_size=4))
def test_any_text_is_judged_within_its_bounds(text, labels):
    found = judgements(text, labels)

    for one in found.judgements:
        assert one.label in labels
        assert 0 <= one.start <= one.end <= len(text)
        assert one.verdict is None or one.said == ""
        assert all(0 <= start < end <= len(text) for start, end in one.spans)
    assert all(0 <= start <= end <= len(text) for start, end in found.newer)
    if found.reference:
        assert text[found.reference.start : found.reference.end].lower().startswith("inquire:")
    assert len(found.judgements) == len({one.label for one in found.judgements})


@given(PIECES)
def test_every_verdict_found_stands_in_the_text(text):
    for one in judged(text).judgements:
        if one.verdict:
            there = text[one.start : one.end].lower()
            assert one.verdict.value.replace("-", "") == "".join(filter(str.isalpha, there)) or (
                one.verdict is HOLDS and there == "hold"
            )


HOSTILE = """
from inquire.judgements import judgements
labels = ["C1", "C2", "C3", "C4", "C5", "C6"]
for piece in {pieces!r}:
    judgements("### C1\\n\\n" + (piece * 150_000)[:150_000], labels)
"""


@pytest.mark.parametrize(
    "pieces",
    [
        ["|", "C1", "C1 ", "[C", "#", "# ", "**", "`", "> ", "- ", "_", " ", "\t", "→", "(", "?"],
        ["C1,", "C1-C6,", "C1-", "Claim ", "claim 1 ", "holds ", "C1 holds ", "no new ", "no-new-"],
        ["Verdict: ", "verdict is ", "last verdict", "the claim ", "This claim holds ", "not find any "],
        ["inquire:", "2026-11-22 7c1e90ab ", "inquire: a 2026-11-22 7c1e90ab", "NEW | ", "no contrary "],
        ["\n", "a\n", "C1\n", "# C1\n", "C1 | holds\n", "| C1 | holds |\n", "**C1**\n", "- C1: holds\n\n"],
        ["|\n", "NEW | x\n", "(2) \n", "(3) a?\n\n", "Verdict\n", "```\n", "(a) x\n", "→ holds\n", "C1 | "],
        ["inquire: a 2026-11-22 7c1e90ab\n", "C1 does not hold. ", "C1: \n", "| verdict |\n", "\\\\|"],
        ["C1 | x\n", "Verdict: x ", "C1 is the ", "This claim is ", "## Verdict\n", "(1", "holds or ", "a|"],
    ],
)  # fmt: skip
def test_hostile_text_takes_no_more_than_linear_time(pieces):
    code = HOSTILE.format(pieces=pieces)

    done = subprocess.run([sys.executable, "-c", code], timeout=240, check=False)

    assert 0 == done.returncode


@pytest.mark.parametrize(
    ("first", "verdict"),
    [
        ("This holds.", Verdict.HOLDS),
        ("This holds, as far as the recent literature goes.", Verdict.HOLDS),
        ("**It holds.**", Verdict.HOLDS),
        ("This is relaxed: it is weaker now.", Verdict.RELAXED),
        ("This has been superseded.", Verdict.SUPERSEDED),
        ("This holds only for small models.", None),
        ("This holds, but only for small models.", None),
        ("This no longer holds.", None),
        ("This study by Nobody holds.", None),
        ("It holds water, they say.", None),
        ("It has not been contradicted.", None),
        ("This holds? No.", None),
        ("Two papers look at it. This holds.", None),
    ],
)
def test_the_first_sentence_of_a_section_may_mean_its_claim_by_this(
    first: str, verdict: Verdict | None
) -> None:
    text = f"**C1: Warm models err**\n\n{first} Three studies tested it.\n\n- arXiv:2501.99901\n"

    (judgement,) = judgements(text, ["C1"]).judgements

    assert verdict is judgement.verdict
