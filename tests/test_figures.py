"""What counts as a figure in a sentence, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.figure_support import numbers, same_subject, sentence_of
from inquire.figures import Unit, figures, hedge, is_approximate, is_hedged

PERCENT, POINTS, TIMES, NONE = Unit.PERCENT, Unit.POINTS, Unit.TIMES, Unit.NONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("up to 87.3% of them", [("87.3%", PERCENT, False)]),
        ("up to 25 %, or 25\\% in LaTeX", [("25 %", PERCENT, False), ("25\\%", PERCENT, False)]),
        ("8.6 percent, 8.4 per cent", [("8.6 percent", PERCENT, False), ("8.4 per cent", PERCENT, False)]),
        ("by 10–30 points", [("10–30 points", POINTS, True)]),
        ("by 10-30pp and 5-9 pts", [("10-30pp", POINTS, True), ("5-9 pts", POINTS, True)]),
        ("by 10--30\\%", [("10--30\\%", PERCENT, True)]),
        ("by 10% – 30%", [("10% – 30%", PERCENT, True)]),
        ("by 10 to 30 percentage points", [("10 to 30 percentage points", POINTS, True)]),
        ("by 10 to\n  30 percent", [("30 percent", PERCENT, False)]),
        ("by +10 to +30 points", [("10 to +30 points", POINTS, True)]),
        ("between 10 and 30%", [("10 and 30%", PERCENT, True)]),
        ("10 and 30%", [("30%", PERCENT, False)]),
        ("a 17-percentage-point drop", [("17-percentage-point", POINTS, False)]),
        ("2.5% points", [("2.5% points", POINTS, False)]),
        ("from 50% to 57%", [("50% to 57%", PERCENT, False)]),
        ("ranging from 50% to 57%", [("50% to 57%", PERCENT, True)]),
        ("they run from 4.9 to 8.6 points", [("4.9 to 8.6 points", POINTS, True)]),
        ("4x, 14× and 3-fold", [("4x", TIMES, False), ("14×", TIMES, False),
                                ("3-fold", TIMES, False)]),
        ("5 times faster, 5 times a day", [("5 times", TIMES, False)]),
        ("from about 1,100 to 16,000 tokens", [("1,100 to 16,000", NONE, False)]),
        ("a mean of 7.43 (8.6 medical)", [("7.43", NONE, False), ("8.6", NONE, False)]),
        ("(-5%) or (+8.6)", [("5%", PERCENT, False), ("8.6", NONE, False)]),
        ("30 to 10 points", [("30 to 10 points", POINTS, False)]),
        ("10% to 30 points", [("10%", PERCENT, False), ("30 points", POINTS, False)]),
        ("in 2024 – 30% more", [("30%", PERCENT, False)]),
        ("2024 percent", [("2024 percent", PERCENT, False)]),
        ("5.2%–", [("5.2%", PERCENT, False)]),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_its_unit_and_its_other_end(
    text: str, expected: list[tuple[str, Unit, bool]]
) -> None:
    actual = [(figure.written, figure.unit, figure.span) for figure in figures(text)]

    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GPT-4, GPT-3.5 and Llama-3.1-8B",
        "Qwen2.5-7B-Instruct, s1-32B, MiMo-v2-Flash and FILM-7B",
        "Claude 3.5 Sonnet and Llama 3.1 8B",
        "a 7B model at 128K, 32K tokens",
        "GSM8K, AIME24, MMLU and F1",
        "since 2024, in 2024–2025, 2024-2025 and 2025/2026",
        "on 2025-07-29, 29 July 2025, July 29, 2025 and 07/2025",
        "arXiv:2507.21919, 2507.21919v2, math/0309136 and https://arxiv.org/abs/2507.21919",
        "figure 3.1, table 2-4, section 5.2, step 3.5, version 2.1, v3.1, 3.1.2",
        "top-5, k=8, n=1,024, best-of-16, 24/7, 1:2, 50/50",
        "[12], [12–15] and [3, 4]",
        "a 3x3 grid, 3.5 × 4.5 metres",
        "1.5 hours, 3–5 years, 18-24 months and ages 18-24",
        "7–13 million, 1.5 billion, 2.5 GB, $1.50 and 1.50 euros",
        "a 5-point scale, 7 points on a scale, 3 points of view",
        "8,6% and 1.000,5",
        "a 5-4 vote, ten to 12 of them, 3 to 1",
        "5-shot, 16-bit and 3-hop",
    ],
)
def test_names_dates_ids_and_sizes_are_no_figures(text: str) -> None:
    actual = figures(text)
    expected = ()

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fell by up to 25%", "up to 25%"),
        ("fell by at most 25%", "at most 25%"),
        ("may fall by 25%", "may fall by 25%"),
        ("likely a fall of 25%", ""),
        ("about\n  25%", "about 25%"),
        ("in May 25% agreed", ""),
        ("up to 17% and 25%", ""),
        ("it adds up to 25%", ""),
        ("up to a point, 25%", ""),
        ("We hypothesise that 25%", "hypothesise that 25%"),
        ("about nearly 25%", "nearly 25%"),
    ],
)
def test_a_hedge_stands_within_three_words_before_the_figure(text: str, expected: str) -> None:
    actual = hedge(text, figures(text)[-1])

    assert expected == actual


@pytest.mark.parametrize("word", ["could fall by", "as much as", "~", "over", "an estimated"])
def test_other_words_hedge_a_claim_too(word: str) -> None:
    text = f"First. It {word} 25%"

    actual = is_hedged(text, figures(text)[0])

    assert actual is True


def test_a_hedge_in_another_sentence_does_not_count() -> None:
    text = "It may be so. It fell by 25%"

    actual = (is_hedged(text, figures(text)[0]), is_approximate(text, figures(text)[0]))
    expected = (False, False)

    assert expected == actual


def test_the_ends_of_a_figure_are_in_order() -> None:
    (figure,) = figures("from 30% to 10%")

    actual = (str(figure.low), str(figure.high))
    expected = ("10", "30")

    assert expected == actual


@pytest.mark.parametrize(
    ("claim", "note"),
    [
        ("25%", "Qwen2.5-25B and GPT-25"),
        ("25%", "25K tokens"),
        ("2.5%", "2.57%"),
        ("12.5%", "eleven and a half"),
        ("20x", "2x"),
        ("25 points", "from 10% to 30%, then 50%"),
    ],
)
def test_a_note_without_the_number_does_not_bear_a_figure_out(claim: str, note: str) -> None:
    actual = numbers([note]).support(figures(claim)[0])

    assert actual is False


@pytest.mark.parametrize(
    ("claim", "note"),
    [
        ("25%", "25 of 100"),
        ("2.6%", "2.57%"),
        ("0.5%", "p rose by .5"),
        ("16,000x", "16000"),
        ("20 points", "from 10% to 30%, then 50%"),
        ("10x", "tenfold"),
        ("200%", "tripled"),
    ],
)
def test_a_note_bears_a_figure_out_in_any_spelling(claim: str, note: str) -> None:
    actual = numbers([note]).support(figures(claim)[0])

    assert actual is True


def test_the_sentence_of_a_figure_ends_at_its_full_stop() -> None:
    text = "Nothing fell. Accuracy fell by 8.6%. Nothing rose. Is it so?"

    actual = sentence_of(text, figures(text)[0]).strip()
    expected = "Accuracy fell by 8.6%"

    assert expected == actual


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("errors rise", "fewer errors", True),
        ("accuracy rises", "accurate answers", True),
        ("errors rise", "speed falls", False),
        ("the model rises", "the model falls", False),
        ("errors on MMLU", "errors on GSM8K", False),
        ("errors on MMLU", "errors on MMLU and GSM8K", True),
        ("errors on MMLU", "errors", True),
    ],
)
def test_sentences_with_a_telling_word_in_common_have_one_subject(
    one: str, other: str, expected: bool
) -> None:
    actual = same_subject(one, other)

    assert expected == actual


VOCABULARY = "fell by to from and between up about 10 30 8.6 1,100 2025 % points pp – - x .5 [3] 7B"
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=30).map(" ".join))
def test_any_text_is_read_and_each_figure_stands_where_it_says(text: str) -> None:
    for figure in figures(text):
        written = " ".join(text[figure.start : figure.end].split())

        assert figure.written == written
        assert figure.written.startswith(figure.number)
        assert not figure.span or figure.low < figure.high
        assert numbers([text]).support(figure)
        assert hedge(text, figure) == "" or hedge(text, figure).endswith(figure.written)
