"""The real title of a paper is found beside its id however it is set, and no other paper's is."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.answer import read_answer
from inquire.citation_standing import audited
from inquire.evidence import Absent, Evidence, Learned, Paper

TODAY = date(2026, 11, 22)
TITLES = {
    "2501.99901": "Warm Answers: What They Cost",
    "2501.99902": "Cold machines seldom apologize to anybody",
    "2501.99903": "Attention, Patience and Soup in $\\lambda$-Calculus Kitchens",
}
A, B, C = TITLES


def paper(identifier: str, title: str, *earlier: str) -> Paper:
    """A paper with as many versions as it had titles."""
    number = len(earlier) + 1
    titles = tuple(enumerate(earlier, start=1))
    day = date(2025, 1, 15)
    return Paper(
        identifier, number, title, ("Ada Example",), day, day, TODAY, "arXiv", earlier_titles=titles
    )


KNOWN: Mapping[str, Evidence] = {each: paper(each, title) for each, title in TITLES.items()}


def statuses(text: str, known: Mapping[str, Evidence] = KNOWN) -> list[str]:
    """What becomes of each citation; every title is known to whoever looks for one."""
    by_title = {each.title: each for each in known.values() if isinstance(each, Paper)}
    learned = Learned(dict(known), found_by_title=by_title)
    judged = audited("answer.md", read_answer(text.encode()), None, learned, TODAY)
    return [one.status.value for one in judged.citations]


@pytest.mark.parametrize(
    "text",
    [
        f"Somebody wrote about soup, {TITLES[C]} it was, and it is arXiv:{C}, I believe.",
        f"TI  - {TITLES[B]}\nPY  - 2025\nUR  - https://arxiv.org/abs/{B}",
        f"### 3. {TITLES[B].upper()}\n\nA fine study.\n\n* read in full\n* arXiv:{B}",
        f"1) {TITLES[B]}\n   finding: they do not\n   where: arXiv:{B}\n2) another thing\n",
        f"arXiv:{C}\nTitle as printed: attention, patience and soup in λ-calculus kitchens\nSize: 3",
        f"`{A}` <<{TITLES[A]}>>",
        f"- _Ada Example._ {TITLES[B]} _Soup Letters_ [pdf](https://arxiv.org/pdf/{B})",
    ],
)
def test_a_title_that_no_mark_tells_is_found_by_what_the_paper_is_called(text: str) -> None:
    assert ["grounded"] == statuses(text)


def test_titles_that_stand_in_the_order_of_their_ids_are_theirs() -> None:
    both = f"{TITLES[A]} and {TITLES[B]} (arXiv:{A} and arXiv:{B}, respectively) disagree."

    assert ["grounded", "grounded"] == statuses(both)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLES[B]} and {TITLES[A]} (arXiv:{A} and arXiv:{B}, respectively) disagree.",
        f"{TITLES[B]} (arXiv:{A}), {TITLES[A]} (arXiv:{B})",
        f"arXiv:{A}, {TITLES[B]}; arXiv:{B}, {TITLES[A]}",
        f"- {TITLES[B]}, arXiv:{A}\n- {TITLES[A]}, arXiv:{B}",
        f"| {TITLES[B]} | {A} |\n| {TITLES[A]} | {B} |",
        f"# {TITLES[B]}\n\narXiv:{A}\n\n# {TITLES[A]}\n\narXiv:{B}",
        f"{TITLES[B]}\narXiv:{A}\n\n{TITLES[A]}\narXiv:{B}",
        f"{TITLES[C]} arXiv:{A} {TITLES[A]} arXiv:{B} {TITLES[B]} arXiv:{C}",
    ],
)
def test_of_ids_that_were_exchanged_none_is_grounded(text: str) -> None:
    assert "grounded" not in statuses(text)


def test_what_is_surely_another_title_is_not_outweighed_from_afar() -> None:
    text = f'# {TITLES[A]}\n\n"{TITLES[B].title()}" (arXiv:{A}) says so.'

    assert ["wrong-paper"] == statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        f"- **Warm answers are getting better but harder to tell**: [one](https://arxiv.org/abs/{A})",
        f"- [MLA / Multi-head Latent Attention](https://arxiv.org/abs/{A})",
        f"- [**One.**](https://arxiv.org/abs/{A}) _Ada Example, Bo Sample, Cy Pattern, Di Test._",
        f"- [A Lab: Introducing Soup](https://example.org/s) · [arXiv:{A}](https://arxiv.org/abs/{A})",
        f"- Soup 明确把 Image Injection 放入 Agentic RAG 攻击面；来源：https://arxiv.org/abs/{A}",
        f'It is so in "{TITLES[B].title()}". arXiv:{A} says no.',
        f"C1 | holds | arXiv:{B} – {TITLES[B].title()}; arXiv:{A} | x",
        f"| Model | Lab | Tests |  |\n|-|-|-|-|\n| One | A Lab | MMLU, IMO | [arXiv](https://arxiv.org/abs/{A}) |",
    ],
)
def test_what_may_be_no_title_accuses_nobody(text: str) -> None:
    assert "wrong-paper" not in statuses(text)


def test_a_title_of_an_earlier_version_is_found_too() -> None:
    known = {A: paper(A, TITLES[A], "On what warm answers cost us all")}

    assert ["grounded"] == statuses(f"on what warm answers cost us all: arXiv:{A}", known)


@pytest.mark.parametrize(
    "text",
    [
        f"It is so in Example's {TITLES[B]} (arXiv:{B}), and not in arXiv:{A}.",
        f"Of [{TITLES[B]}](https://arxiv.org/abs/{B}) and [this](https://arxiv.org/abs/{A}) one holds.",
        f"「{TITLES[B]}」（arXiv:{B}）。arXiv:{A} も参照。",
        f"- [Warm Answers](https://arxiv.org/abs/{A}), [this](https://arxiv.org/abs/{B})",
    ],
)
def test_a_title_joined_to_an_id_is_its_own_whatever_else_stands_there(text: str) -> None:
    assert ["grounded", "id-only"] == sorted(statuses(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLES[B]} (arXiv:{A}) and arXiv:{C} are two.",
        f"[Warm](https://arxiv.org/abs/{A}) and [this](https://arxiv.org/abs/{B})",
        f"Warm Answers (arXiv:{A}), arXiv:{B}",
        f"*Warm Answers* are given (arXiv:{A}), arXiv:{B}",
    ],
)
def test_no_other_words_joined_to_an_id_ground_it(text: str) -> None:
    assert "grounded" not in statuses(text)


def test_ids_that_are_not_there_have_no_title() -> None:
    known = {B: KNOWN[B], A: Absent(A, TODAY, "arXiv")}
    text = f"One, Two and Three, *{TITLES[B].title()}*, ~~arXiv:{A}~~ arXiv:{B}"

    assert ["not-found", "grounded"] == statuses(text, known)


BY_THREE = replace(
    paper(A, TITLES[A]), authors=("Ada Müller-Example", "Bo van den Sample", "Cy Wu")
)


@pytest.mark.parametrize(
    "text",
    [
        f"Müller-Example and Sample keep 98% of it [1](https://arxiv.org/abs/{A}).",
        f"Müller-Example, Sample, and Wu keep it, see {A}.",
        f"[Muller-Example and van den Sample](https://arxiv.org/abs/{A}) ask whether.",
        f'"so it is" (Müller-Example and others, 2026) [arXiv:{A}](https://arxiv.org/abs/{A})',
        f"a preprint by Müller-Example, maybe arXiv:{A}",
        f"The third is Müller-Example's paper on dinner, at https://arxiv.org/abs/{A}",
        f"Ada Müller-Example tries it: no gain [4](https://arxiv.org/abs/{A})",
        f'\\href{{https://arxiv.org/abs/{A}}}{{M\\"uller-Example et al., 2026}}',
    ],
)
def test_the_real_first_author_confirms_a_paper(text: str) -> None:
    assert ["grounded"] == statuses(text, {A: BY_THREE})


@pytest.mark.parametrize(
    "text",
    [
        f"Sample and Wu keep 98% of it [1](https://arxiv.org/abs/{A}).",
        f"An example of it is [1](https://arxiv.org/abs/{A}).",
        f"For Example and Counterexample see [1](https://arxiv.org/abs/{A}).",
        f"Example it is [1](https://arxiv.org/abs/{A}).",
        f"Müller-Example et al. say so.\nSo do others: arXiv:{A}",
        f"Müller-Example et al. (arXiv:{B}) and others [1](https://arxiv.org/abs/{A}).",
    ],
)
def test_no_other_name_confirms_it(text: str) -> None:
    assert "grounded" not in statuses(text, {A: BY_THREE})


def test_what_another_paper_cited_is_called_is_no_title_of_this() -> None:
    known = dict(KNOWN)
    text = (
        f"1. A. Example, *{TITLES[A]}*, arXiv:{A}\n2. A. Example, *{TITLES[C]}*, arXiv:{C}\n"
        f"3. A. Example, *{TITLES[A]}*, arXiv:{C}"
    )

    assert ["grounded", "grounded", "wrong-paper"] == statuses(text, known)


@given(st.text(max_size=80), st.sampled_from(sorted(TITLES)), st.text(max_size=80))
def test_no_text_round_an_id_and_its_title_ends_in_a_traceback(
    before: str, identifier: str, behind: str
) -> None:
    statuses(f"{before}{TITLES[identifier]}{behind} arXiv:{identifier}{before}")
