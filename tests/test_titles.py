"""Titles and surnames compared: real papers, their variants, and their neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.titles import Likeness, compare, fold, same_surname

WARM = (
    "Training language models to be warm and empathetic makes them less reliable and more "
    "sycophantic"
)
RLVER = "RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents"
BERT = "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"
CURRY = 'Computer says "No": The Case Against Empathetic Conversational AI'
MIDDLE = "Lost in the Middle: How Language Models Use Long Contexts"
CHAIN = "Chain-of-Thought Prompting Elicits Reasoning in Large Language Models"
THERAPISTS = "A Computational Framework for Behavioral Assessment of LLM Therapists"
HELP = "Does Thinking More always Help? {} Test-Time Scaling in Reasoning Models"
DIPOLE = "Convergence of the discrete dipole approximation. {}"
EMISSION = "Intelligent location of simultaneously active acoustic emission sources"


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Attention Is All You Need", "attention is all you need"),
        ("BERT: {P}re-training of {{Deep}} nets", "bert pre training of deep nets"),
        ("From dyadic $\\Lambda_{\\alpha}$ to $x^2$", "from dyadic lambda alpha to x2"),
        ("From dyadic \u039b\u03b1", "from dyadic lambda alpha"),
        ("Koll\\'ar's injectivity \\v{S}r\\'{a}mek \\o \\\"{\\i}", "kollars injectivity sramek oi"),
        ("\\emph{Potfit}: \\mathbb{R} \\& more", "potfit r and more"),
        ("Koll\u00e1r\u2019s \u0142\u00f3d\u017a stra\u00dfe \ufb01ne \u00c6r\u00f8", None),
        ("Kick &amp; rush &lt;3", "kick and rush 3"),
        ("1T-TiSe\u2082 in <sub>x</sub> a<b", "1t tise2 in x a b"),
        (
            "  \u201cQuoted\u201d \u2013 and\u200b dashed\u2014 ``twice''\n",
            "quoted and dashed twice",
        ),
        ("?!", ""),
        ("", ""),
    ],
)
def test_folding_leaves_the_words(title: str, folded: str | None) -> None:
    expected = "kollars lodz strasse fine aero" if folded is None else folded

    assert expected == fold(title)


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        (WARM, WARM.upper()),
        (BERT, BERT.replace("Pre-training", "Pretraining")),
        (CHAIN, CHAIN.replace("-", " ")),
        (
            CURRY,
            "Computer Says \u201cNo\u201d \u2014 the case against empathetic conversational AI",
        ),
        (
            "Evidence for an excitonic insulator phase in 1T-TiSe$_{2}$",
            "Evidence for an excitonic insulator phase in 1T-TiSe\u2082",
        ),
        (
            "A transcendental approach to Koll\\'ar's injectivity theorem",
            "A transcendental approach to Koll\u00e1r\u2019s injectivity theorem",
        ),
        (
            "From dyadic $\\Lambda_{\\alpha}$ to $\\Lambda_{\\alpha}$",
            "From dyadic \u039b\u03b1 to \u039b\u03b1",
        ),
    ],
)
def test_a_title_in_other_letters_is_the_same(claimed: str, real: str) -> None:
    assert compare(claimed, real) == Likeness.SAME
    assert compare(real, claimed) == Likeness.SAME


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        # retitled by a journal or in a later version
        (
            "Training language models to be warm can reduce accuracy and increase sycophancy",
            WARM,
        ),
        (HELP.format("Understanding"), HELP.format("Mirage of")),
        (
            "Emergent Misalignment: Narrow finetuning can produce broadly misaligned LLMs",
            "Training large language models on narrow tasks can lead to broad misalignment",
        ),
        (
            "Mastering Chess and Shogi by Self-Play with a General Reinforcement Learning "
            "Algorithm",
            "A general reinforcement learning algorithm that masters chess, shogi, and Go "
            "through self-play",
        ),
        (
            "Language models show human-like content effects on reasoning",
            "Language models, like humans, show content effects on reasoning tasks",
        ),
        # cut short
        (WARM[:60] + "...", WARM),
        (WARM[:60] + "\u2026", WARM),
        ("Training language models to be warm and empathetic", WARM),
        # a name, main title or subtitle alone
        ("BERT", BERT),
        ("RLVER", RLVER),
        ("Lost in the Middle", MIDDLE),
        ('Computer says "No"', CURRY),
        ("The Case Against Empathetic Conversational AI", CURRY),
        (RLVER.partition(": ")[2], RLVER),
        # the same name, another subtitle about the same
        ("RLVER: Emotion Rewards for Agents with Empathy", RLVER),
        # mistyped, or a word of it
        ("Training langauge models to be warm and emphatetic" + WARM[50:], WARM),
        (RLVER.replace("Emotion ", ""), RLVER),
        (THERAPISTS.replace("LLM", "Large Language Model"), THERAPISTS),
    ],
)
def test_a_retitled_cut_or_mistyped_title_is_reworded(claimed: str, real: str) -> None:
    assert compare(claimed, real) == Likeness.REWORDED
    assert compare(real, claimed) == Likeness.REWORDED


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        # numbers tell parts and versions apart
        ("GPT-4 Technical Report", "GPT-3 Technical Report"),
        ("Qwen Technical Report", "Qwen2 Technical Report"),
        ("Qwen2.5 Technical Report", "Qwen2 Technical Report"),
        (
            "LLaMA: Open and Efficient Foundation Language Models",
            "Llama 2: Open Foundation and Fine-Tuned Chat Models",
        ),
        (f"{EMISSION}: Part I", f"{EMISSION}: Part II"),
        (EMISSION, f"{EMISSION}: Part II"),
        (
            DIPOLE.format("I. Theoretical analysis"),
            DIPOLE.format("II. An extrapolation technique to increase the accuracy"),
        ),
        (
            "Placeholder Substructures II: Meta-Fractals, Made of Box-Kites, Fill "
            "Infinite-Dimensional Skies",
            "Placeholder Substructures III: A Bit-String-Driven ''Recipe Theory'' for "
            "Infinite-Dimensional Zero-Divisor Spaces",
        ),
        # a short or general beginning
        ("GPT-4", "GPT-4 Technical Report"),
        ("Attention", "Attention Is All You Need"),
        ("Large language models", "Large language models can self-improve"),
        # general words shared, another subject
        ("Large language models for baking bread", "Large language models for contract law"),
        (
            "Are large language models good carpenters? A survey",
            "Are large language models good judges? A survey",
        ),
        ("Deep learning: a survey", "Deep learning: an introduction for bakers"),
        (
            "Language Models are Few-Shot Learners",
            "Language Models are Unsupervised Multitask Learners",
        ),
        ("Large Language Models are Zero-Shot Reasoners", CHAIN),
        ("Self-Consistency Improves Chain of Thought Reasoning in Language Models", CHAIN),
        ("Training language models to follow instructions with human feedback", WARM),
        ("A Survey of Large Language Models", "A Survey on Evaluation of Large Language Models"),
        (
            "Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks",
            "Retrieval-Augmented Generation for Large Language Models: A Survey",
        ),
        (
            "Tree of Thoughts: Deliberate Problem Solving with Large Language Models",
            "Graph of Thoughts: Solving Elaborate Problems with Large Language Models",
        ),
        # neighbours in subject
        (
            "Towards Understanding Sycophancy in Language Models",
            "Sycophancy to Subterfuge: Investigating Reward-Tampering in Large Language Models",
        ),
        (
            "Towards Understanding Sycophancy in Language Models",
            "Simple synthetic data reduces sycophancy in large language models",
        ),
        (
            "The discrete dipole approximation: an overview and recent developments",
            "The discrete dipole approximation for simulation of light scattering by particles "
            "much larger than the wavelength",
        ),
        (
            "The discrete dipole approximation: an overview and recent developments",
            DIPOLE.format("I. Theoretical analysis"),
        ),
        ("Strong decays of charmed baryons", "Lifetime of doubly charmed baryons"),
        (
            "Experimental modeling of physical laws",
            "Extraction of physical laws from joint experimental data",
        ),
        ("RLVER: Emotion for Empathy", "RLVER: Compilers and their Parsers"),
        # nothing in common
        (WARM, RLVER),
        ("", WARM),
        (": ", WARM),
        (WARM, "Duality and Tameness"),
    ],
)
def test_another_papers_title_is_different(claimed: str, real: str) -> None:
    assert compare(claimed, real) == Likeness.DIFFERENT
    assert compare(real, claimed) == Likeness.DIFFERENT


@given(st.text())
def test_every_title_is_the_same_as_itself(title: str) -> None:
    assert compare(title, title) == Likeness.SAME


@given(st.text())
def test_folding_what_is_folded_changes_nothing(title: str) -> None:
    folded = fold(title)

    assert folded == fold(folded)


WORDS = st.lists(
    st.sampled_from(["warm", "training", "Part", "II", "GPT-4", "models:", "?", "\u2014", "..."]),
    max_size=8,
).map(" ".join)


@given(st.text() | WORDS, st.text() | WORDS)
def test_which_of_two_titles_is_claimed_makes_no_difference(one: str, two: str) -> None:
    found = compare(one, two)

    assert found == compare(two, one)


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        ("Ibrahim", "Lujain Ibrahim"),
        ("Ibrahim, L.", "Lujain Ibrahim"),
        ("L. Ibrahim et al.", "Lujain Ibrahim"),
        ("Ibrahim, Hafner and Rocher", "Lujain Ibrahim"),
        ("Lin and others", "Inna Wanyin Lin"),
        ("IBRAHIM", "Lujain Ibrahim"),
        ("Curry", "Amanda Cercas Curry"),
        ("Cercas Curry, A.", "Amanda Cercas Curry"),
        ("Balazs", "C. Bal\\'azs"),
        ("Mueller", "Jens M\u00fcller"),
        ("van der Berg", "Ann Berg"),
        ("Berg, Ann van der", "A. van der Berg"),
        ("Wang Peisong", "Peisong Wang"),
        ("He", "He Yanzhang"),
        ("Garcia Marquez, Gabriel", "Gabriel Garc\u00eda"),
        ("Smith, Jr.", "John Smith"),
        ("E", "Weinan E"),
        ("BABAR", "The BABAR Collaboration"),
    ],
)
def test_a_surname_is_known_however_the_name_is_written(claimed: str, real: str) -> None:
    assert same_surname(claimed, real)
    assert same_surname(real, claimed)


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        ("Ibrahim", "Luc Rocher"),
        ("John Smith", "John Doe"),
        ("Smith, John", "Doe, John"),
        ("", "Lujain Ibrahim"),
        ("et al.", "Lujain Ibrahim"),
        ("Lujain Ibrahim", "?"),
    ],
)
def test_another_surname_is_told_apart(claimed: str, real: str) -> None:
    assert not same_surname(claimed, real)
    assert not same_surname(real, claimed)


@given(st.text(), st.text())
def test_no_name_makes_the_comparison_fail(one: str, two: str) -> None:
    found = same_surname(one, two)

    assert found == same_surname(two, one)
