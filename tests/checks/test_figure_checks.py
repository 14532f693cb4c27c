"""The five checks of figures: few alarms, and none that a reader would call false."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inquire.diagnostics import Problem

Told = Callable[..., list[Problem]]
FIGURE_CHECKS = (
    "unsupported-figure",
    "disjoint-ranges",
    "percent-or-points",
    "lost-hedge",
    "single-study",
)

# A claim, the text of the one note it cites, and the codes that are told.
PAIRS = [
    # The figures of the page that the project started from.
    (
        "Warmth degrades factual accuracy by 10–30 percentage points in medical reasoning",
        "Five models trained for warmth showed 5–9pp error increases on medical reasoning",
        ["unsupported-figure"],
    ),
    (
        "Simulation improved self-efficacy and reduced negative emotions 25% as an effect of skill",
        "IMBUE improved self-efficacy by up to 17% and reduced negative emotions by up to 25%",
        ["lost-hedge"],
    ),
    ("Errors rose by 10-30%", "Errors rose by 10 to 30 percentage points", ["percent-or-points"]),
    ("Errors rose by 19.4 points", "Errors rose by 19.4% in context", ["percent-or-points"]),
    ("Errors rose by 19.4 points", "Errors rose from 7.43 to 8.87 points", ["unsupported-figure"]),
    ("Two studies find more errors", "One study found more errors", ["single-study"]),
    ("Several recent papers find more errors", "A trial of errors", ["single-study"]),
    ("Both studies agree", "It agrees", ["single-study"]),
    ("Accuracy fell 25%", "Accuracy fell 17%", ["unsupported-figure"]),
    ("Accuracy fell 25%", "Accuracy fell a lot", ["unsupported-figure"]),
    ("It is 4x as fast", "It is 3x as fast", ["unsupported-figure"]),
    ("The score fell by 8.6", "The score fell by 5.2", ["unsupported-figure"]),
    ("Accuracy fell by 30%", "Accuracy fell by nearly 30%", ["lost-hedge"]),
    ("Accuracy fell by 30%", "Accuracy fell by at most 30%", ["lost-hedge"]),
    ("Accuracy fell by 30%", "Accuracy fell by about 30%", ["lost-hedge"]),
    ("Accuracy falls by 30%", "Accuracy may fall by 30%", ["lost-hedge"]),
    ("Accuracy falls by 30%", "The authors hypothesize a 30% fall", ["lost-hedge"]),
    ("Accuracy falls by 30%", "Accuracy fell by likely 30%", ["lost-hedge"]),
    ("It took 16,000 tokens", "It took about 16,000 tokens", ["lost-hedge"]),
    # Supported, in one spelling or another.
    ("Errors rose by 10–30 percentage points", "Errors rose by 10 to 30 percentage points", []),
    ("Errors rose by 10-30 points", "Errors rose by between 10 and 30 points", []),
    ("Errors rose by 10–30 points", "Errors rose by 10-30pp", []),
    ("Errors rose by 30 points", "Errors rose by 10 to 30 points", []),
    ("Errors rose by 10.0%", "Errors rose by 10%", []),
    ("Errors rose by 10 percent", "Errors rose by 10.0%", []),
    ("Errors rose by +8.6 points", "Errors rose by 8.6 (medical), 8.4 and 5.2 points", []),
    ("It costs 16,000 to 20,000 tokens", "It costs 16000 to 20000 tokens", []),
    ("It costs 1.5 points", "It costs 1.50 points", []),
    ("Half as much again: 50%", "The rise was by half", []),
    ("It is 2x as fast", "It is twice as fast", []),
    ("It is 3 times faster", "It is threefold faster", []),
    ("It fell by 70%", "It fell by 70.3%", []),
    ("Accuracy fell by 17 points", "Accuracy fell from 87.3% to 70.3%", []),
    ("The other 30% failed", "It worked in 70% of cases", []),
    ("The share is 25%", "The share is 0.25 of all", []),
    ("The share is twenty-five of 100, or 25%", "The share is twenty-five in a hundred", []),
    # Hedged alike, or in other words.
    ("Emotions fell by up to 25%", "Emotions fell by up to 25%", []),
    ("Emotions fell by at most 25%", "Emotions fell by up to 25%", []),
    ("Emotions may fall by 25%", "Emotions fell by up to 25%", []),
    ("Emotions fell by as much as 25%", "Emotions fell by up to 25%", []),
    ("Emotions fell by ~25%", "Emotions fell by about 25%", []),
    ("Emotions fell by 25%", "Emotions fell by up to 25%; in one group by 25%", []),
    ("Emotions fell by 25%", "In May 2025 emotions fell by 25%", []),
    ("Skill grew by 17%", "Up to a point, in the last of the trials, skill grew by 17%", []),
    ("The parts make 100%", "The parts add up to 100%", []),
    ("About 25% of people agree", "17% of people, or 26% by another count, agree", []),
    ("More than 80% agree", "83% agree", []),
    # Numbers that are no figures to compare.
    ("A 7B model does well", "A small model does well", []),
    ("GPT-4 and Llama-3.1-8B fail at 128K tokens", "All of them fail", []),
    ("Llama 3.1 and Claude 3.5 fail", "All of them fail", []),
    ("In 2024 and 2025–2026 it failed", "It failed", []),
    ("Shown in figure 3.1 and table 2-4", "Shown", []),
    ("See arXiv:2507.21919 and 2507.03112v2 [12, 13]", "See there", []),
    ("It holds with k=8, top-5 and p < 0.05", "It holds", []),
    ("Version 2.1 took 3–5 years and 1.5 hours", "It took long", []),
    ("Eleven of 12 models fail", "Most models fail", []),
    ("Rated on a 5-point scale", "Rated", []),
    # The other unit, but of something else, or of both.
    ("Accuracy fell by 5%", "The tone gained 5 points on warmth", []),
    ("Accuracy fell by 5%", "Accuracy fell by 5%, which is 5 points", []),
    ("Accuracy fell by 5% or 5 points", "Accuracy fell by 5 points", []),
    ("Accuracy on MMLU fell by 5%", "Accuracy on TruthfulQA fell by 5 points", []),
    # Studies that are more than one, or that nobody counts.
    ("Unlike several studies, it finds none", "It finds none", []),
    ("Two user studies find more errors", "Two user studies", []),
    ("Two studies find more errors", "Two studies in one paper find more errors", []),
    ("Many works of art were judged", "Art was judged", []),
    ("Three papers' worth of data agree", "The data agree", []),
    # Sentences as abstracts have them.
    ("Going from 7B to 70B lifts it from 61.2% to 78.9%", "7B got 61.2 and 70B 78.9 percent", []),
    ("Latency fell 2.5-fold", "Latency fell by a factor of 2.5", []),
    ("Error doubled to 12%", "Error rose from 6% to 12%", []),
    ("Models lose 20–30 points", "Accuracy drops by twenty to thirty points", []),
    ("In a third of cases, or 33.3%", "In a third of cases", []),
    ("From 2023-10 to 2025-03 use grew by 40%", "Use grew 40 percent since October 2023", []),
    ("The interval (95% CI) is 0.12-0.34", "95% CI [0.12, 0.34]", []),
    ("It needs 1.5M examples and 3.2 GB", "It needs 1,500,000 examples", []),
    ("Accuracy of 90+%", "Accuracy above 90%", []),
    ("A gain of 2-3%", "A gain of 2% to 3%", []),
    ("Tokens fell by 40-50%", "Tokens fell 40% on math and 50% on code", []),
    ("Cost is $1.25 for 1,000 requests", "Cost is $1.25", []),
    ("Accuracy rises 6.5% (absolute)", "Accuracy rises 6.5 points", []),
    ("It reports 12.5% fewer errors", "Errors fell by an eighth", []),
]


def line(claim: str, note: str) -> str:
    claim, note = (text.replace("'", "''") for text in (claim, note))
    return f"""\
question: Is it so?
notes:
  - id: note
    title: Is it?
    text: '{note}'
    anchors: [2507.21919]
claims:
  - text: '{claim}'
    notes: [note]
"""


@pytest.mark.parametrize(("claim", "note", "expected"), PAIRS)
def test_of_a_claim_and_its_note_only_true_differences_are_told(
    told: Told, claim: str, note: str, expected: list[str]
) -> None:
    actual = [code for code in FIGURE_CHECKS for _ in told(code, line(claim, note))]

    assert expected == actual


# Two notes on one paper, and the codes that are told of them.
NOTES = [
    ("Errors rise by 10-30 points", "Errors rise by 5-9pp", ["disjoint-ranges"]),
    ("It is 2-3x faster at decoding", "Decoding is 5–8x faster", ["disjoint-ranges"]),
    ("Errors rise by 10-30 points", "Errors rise by 10-30%", ["percent-or-points"]),
    ("Errors rise by 10-30 points", "Errors rise by 9-12 points", []),
    ("Errors rise by 10-30 points", "Errors rise by 5-9 points, 10 to 30 in the abstract", []),
    ("Errors rise by 10-30 points or 5-9", "Errors rise by 5-9 points and by 10-30 points", []),
    ("Errors rise by 10-30 points", "Speed rises by 5-9 points", []),
    ("Errors rise by 10-30 points", "Errors rise by 40-50%", []),
    ("Errors rise by 10-30 points", "Errors rise from 5 to 9 points", []),
    ("Errors rise by 10-30 points", "Errors range from 35 to 40 points", ["disjoint-ranges"]),
    ("GSM8K errors rise by 10-30 points", "MMLU errors rise by 5-9 points", []),
    ("Errors rise by 10-30", "Errors rise by 5-9", []),
    ("Errors rise by much", "Errors rise by 5-9 points", []),
]


def two_notes(first: str, second: str) -> str:
    return f"""\
question: Is it so?
notes:
  - {{id: one, title: Is it?, text: '{first}', anchors: [2507.21919, 2507.03112]}}
  - {{id: two, title: Is it?, text: '{second}', anchors: [2507.21919v2, 2507.03112]}}
  - {{id: three, title: Is it?, text: Nobody knows}}
claims:
  - text: It is so
"""


@pytest.mark.parametrize(("first", "second", "expected"), NOTES)
def test_of_two_notes_on_one_paper_only_true_differences_are_told(
    told: Told, first: str, second: str, expected: list[str]
) -> None:
    actual = [code for code in FIGURE_CHECKS for _ in told(code, two_notes(first, second))]

    assert expected == actual


def test_notes_on_different_papers_may_differ(told: Told) -> None:
    text = two_notes("Errors rise by 10-30 points", "Errors rise by 5-9%")
    text = text.replace("[2507.21919v2, 2507.03112]", "[2510.01395]")

    actual = [code for code in FIGURE_CHECKS for _ in told(code, text)]
    expected = []

    assert expected == actual


def test_a_claim_without_notes_is_not_judged(told: Told) -> None:
    text = "question: Is it so?\nclaims: [{text: Errors rose by 25%, anchors: [2507.21919]}]\n"

    actual = [code for code in FIGURE_CHECKS for _ in told(code, text)]
    expected = []

    assert expected == actual


def test_a_figure_may_stand_in_the_title_of_a_note_or_in_another_note(told: Told) -> None:
    text = """\
question: Is it so?
notes:
  - {id: one, title: Do errors rise by 30%?, text: They do}
  - {id: two, title: Is it?, text: By 12%}
claims:
  - {text: Errors rise by 12% and 30%, notes: [one, two]}
"""

    actual = told("unsupported-figure", text)
    expected = []

    assert expected == actual


def test_the_nearest_figure_is_named_only_where_it_has_a_unit(told: Told) -> None:
    told_with = told("unsupported-figure", line("It fell 25%", "It fell 17%"))
    told_without = told("unsupported-figure", line("It fell by 8.6", "It fell by 5.2"))

    actual = [problem.message for problem in (*told_with, *told_without)]
    expected = [
        "'25%' is in none of the notes this claim cites; note 'note' has '17%'",
        "'8.6' is in none of the notes this claim cites",
    ]

    assert expected == actual


def test_a_note_that_names_no_paper_may_know_of_more_studies(told: Told) -> None:
    text = line("Two studies agree", "They agree").replace("    anchors: [2507.21919]\n", "")
    text = text.replace("notes: [note]", "notes: [note]\n    anchors: [2507.21919]")

    actual = told("single-study", text)
    expected = []

    assert expected == actual


def test_a_figure_mixed_up_twice_is_told_once(told: Told) -> None:
    text = line("Errors rise by 5% and errors by 5%", "Errors rise by 5 points")

    actual = [problem.within for problem in told("percent-or-points", text)]
    expected = ["5%"]

    assert expected == actual
