"""Prompts as people get them: golden files for what is read, properties for what must survive.

After a change of a template: `INQUIRE_UPDATE_GOLDEN=1 pytest tests/test_prompts.py`, then read
the difference as a researcher would.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import MINIMAL, RICH, ROOT

from inquire.ages import DEFAULT_LIMITS
from inquire.evidence import Evidence, Paper
from inquire.library import shipped_library
from inquire.line_reading import read
from inquire.model import Claim, Inquiry
from inquire.prompt_names import PromptValues
from inquire.prompt_values import prompt_values
from inquire.prompts import TemplateFault, needs, render

TODAY = date(2026, 11, 22)
TEMPLATES = ["brief", "contrary", "offline", "page", "retest"]
LINES = {"rich": RICH, "minimal": MINIMAL}
GOLDEN = Path(__file__).parent / "prompts"
SHIPPED = shipped_library().templates()


def inquiry_of(text: str, line_id: str = "line") -> Inquiry:
    inquiry = read(text.encode(), f"{line_id}.yaml", line_id).inquiry
    assert inquiry
    return inquiry


def values_of(text: str, evidence: dict[str, Evidence] | None = None) -> PromptValues:
    return prompt_values(inquiry_of(text), TODAY, DEFAULT_LIMITS, evidence or {})


def rendered(template: str, text: str) -> str:
    return render(template, SHIPPED, values_of(text))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("line", LINES)
def test_a_prompt_is_as_it_was_read_and_found_good(line: str, template: str) -> None:
    path = GOLDEN / f"{line}.{template}.txt"
    actual = render(
        template, SHIPPED, prompt_values(inquiry_of(LINES[line], line), TODAY, DEFAULT_LIMITS, {})
    )
    if os.environ.get("INQUIRE_UPDATE_GOLDEN"):
        path.write_text(actual, "utf-8")
    expected = path.read_text("utf-8")

    assert expected == actual


def test_there_is_a_golden_prompt_for_every_template_and_no_other() -> None:
    expected = sorted(f"{line}.{template}.txt" for line in LINES for template in TEMPLATES)

    actual = sorted(os.listdir(GOLDEN))

    assert expected == actual


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    "text", [*LINES.values(), *(p.read_text("utf-8") for p in (ROOT / "lines").glob("*.yaml"))]
)
def test_nothing_is_left_empty(template: str, text: str) -> None:
    prompt = rendered(template, text)

    assert "\n\n\n" not in prompt
    assert not re.search(r"[ \t]\n", prompt)
    assert not re.search(r"\(\s*\)|\[\]|<(\w+)>\s*</\1>|None| ,|,,|;;|\| *\||: *\n\n\n", prompt)
    assert not re.search(r"(?m)^#+ .*\n+(?=#|\Z)", prompt)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_prompt_says_what_every_prompt_must(template: str) -> None:
    prompt = rendered(template, RICH)

    for said in (
        "Today is 2026-11-22",
        "from 2025-10 to 2026-11-22",
        "since 2026-05-22",
        "6 months",
        "[C1] ", "[C2] ", "[C3] ",
        "2025", "11 to 22 months old",
        "17 months old",
        "xperiment", "inference",
        "erishable", "urable",
        "OVERDUE",
        "no-new-evidence",
        "2026-01-15",
        "arXiv:2506.04210", "2025-06", "Ghosal et al.", "Does Thinking More always Help?",
        "the budget curve turns down", "NeurIPS 2025",
        "arXiv:2501.19393", "2025-01", "budget forcing",
        "inquire: line 2026-11-22 ",
        "\nC1 | verdict | arXiv ids (or DOI, URL), or none | the reason in one line\n",
        "\n(one such line for each of C2 and C3)\n",
        "\nNEW | arXiv id (or DOI, URL) | YYYY-MM | title | the claims it bears on\n",
        "not-searched",
    ):  # fmt: skip
        assert said in prompt


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("line", LINES)
def test_every_prompt_ends_with_the_row_by_which_its_end_is_known(line: str, template: str) -> None:
    inquiry = inquiry_of(LINES[line], line)
    values = prompt_values(inquiry, TODAY, DEFAULT_LIMITS, {})

    rows = render(template, SHIPPED, values).split("\n")

    last = f"End of the prompt. Its reference: {values.reference}"
    assert ["", last, ""] == rows[-3:]
    assert 1 == sum("End of the prompt" in row for row in rows)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_last_verdict_of_a_claim_is_told(template: str) -> None:
    prompt = rendered(template, RICH)

    assert re.search(r"[Ll]ast verdict:? no-new-evidence \(?2026-01-15", prompt)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_verdict_on_another_wording_says_so(template: str) -> None:
    history = "verdict: relaxed\n    wording: 00000000\n    mark: ungrounded"

    prompt = rendered(template, RICH.replace("verdict: no-new-evidence", history))

    told = r"[Ll]ast verdict:? relaxed \(?2026-01-15,? ungrounded, of an earlier wording\b"
    assert re.search(told, " ".join(prompt.split()))


@pytest.mark.parametrize("template", ["page", "retest"])
def test_a_first_name_of_a_template_is_what_it_needs(template: str) -> None:
    assert ("role", "topic") == needs(SHIPPED[template])


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("AI researcher", "You are an AI researcher re-testing"),
        ("capability researcher", "You are a capability researcher re-testing"),
        ("user researcher", "You are a user researcher re-testing"),
        ("an economist", "You are an economist re-testing"),
        ("the reviewer of this line", "You are the reviewer of this line re-testing"),
    ],
)
def test_the_page_speaks_of_a_role_with_its_article(role: str, sentence: str) -> None:
    prompt = rendered("page", MINIMAL + f"retest:\n  role: {role}\n")

    assert prompt.startswith(sentence)


@pytest.mark.parametrize(("finding", "said"), [("yes", "yes.\n"), ("Yes, mostly.", "mostly.\n")])
def test_the_page_ends_its_sentence_once(finding: str, said: str) -> None:
    prompt = rendered("page", MINIMAL + f"finding: {finding}\n")

    assert f"claims: {finding.removesuffix('.')}." in prompt
    assert said in prompt


def test_offline_carries_the_notes() -> None:
    prompt = rendered("offline", RICH)

    expected = (
        "<notes>\n"
        "[token-budget] When do more thinking tokens stop helping? (2025-06, arXiv:2506.04210)\n"
        "     Accuracy fell from 87.3% to 70.3% as the budget grew from about 1,100 to 16,000"
        " tokens.\n"
        "</notes>\n"
    )
    assert expected in prompt


def test_brief_uses_the_short_text_of_a_claim() -> None:
    prompt = rendered("brief", RICH)

    assert "[C1] more tokens, less accuracy (" in prompt
    assert "Accuracy fell" not in prompt


# Any text that a claim can hold: what YAML would strip from its ends is not part of it.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), min_size=1
).filter(lambda text: text == text.strip() and text)


@given(TEXTS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_text_of_a_claim_comes_out_as_it_is(template: str, text: str) -> None:
    inquiry = Inquiry("line", "Is it?", (Claim("one", text),))

    prompt = render(template, SHIPPED, prompt_values(inquiry, TODAY, DEFAULT_LIMITS, {}))

    indent = {"brief": 5, "page": 2}.get(template, 5)
    shown = re.sub(rf"\n {{{indent}}}(?=[^\n])", "\n", prompt)
    assert re.sub(rf"\n {{{indent}}}(?=[^\n])", "\n", text) in shown


@given(TEXTS)
def test_a_question_is_never_a_template(text: str) -> None:
    inquiry = Inquiry("line", text, (Claim("one", "It is"),))

    for template in TEMPLATES:
        prompt = render(template, SHIPPED, prompt_values(inquiry, TODAY, DEFAULT_LIMITS, {}))

        assert text in prompt


def test_a_fault_of_a_template_is_one_exception(tmp_path: Path) -> None:
    path = tmp_path / "mine.md.j2"
    path.write_text("{{ nothing }}", "utf-8")

    with pytest.raises(TemplateFault, match=r"mine.md.j2:1: 'nothing' is no name"):
        render("mine", {"mine": path}, values_of(MINIMAL))


def test_a_template_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "mine.md.j2"

    with pytest.raises(TemplateFault, match=r"cannot read .*: No such file or directory"):
        needs(path)
    with pytest.raises(TemplateFault, match=r"cannot read .*: No such file or directory"):
        render("mine", {"mine": path}, values_of(MINIMAL))


def test_a_paper_of_the_lock_is_named_and_the_line_goes_first() -> None:
    paper = Paper(
        "2501.19393", 3, "A title from the catalog", ("Ada Example",), date(2025, 1, 31),
        date(2025, 3, 1), TODAY, "arXiv", journal="A Journal",
    )  # fmt: skip

    prompt = render("retest", SHIPPED, values_of(RICH, {"2501.19393": paper}))

    expected = (
        "arXiv:2501.19393 | 2025-01 | Ada Example | A title from the catalog | budget forcing | "
        "A Journal | background: no claim above rests on it\n"
    )
    assert expected in prompt
