"""Titles compared: real papers, their variants, and their neighbours."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.titles import Likeness, compare, difference, named_alike

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
        (
            "Evolving Interpretable Constitutions for Multi-Agent Coordination",
            "Evolving Interpretable Constitutions for Multi-Agent Simulation",
        ),
        # the same name, another subtitle about the same
        ("RLVER: Emotion Rewards for Agents with Empathy", RLVER),
        # mistyped, or a word of it
        ("Training langauge models to be warm and emphatetic" + WARM[50:], WARM),
        (RLVER.replace("Emotion ", ""), RLVER),
        (THERAPISTS.replace("LLM", "Large Language Model"), THERAPISTS),
        # a name in short
        (
            "Unified Evolution of Skill-Augmented Agents via RL",
            "Skill1: Unified Evolution of Skill-Augmented Agents via Reinforcement Learning",
        ),
    ],
)
def test_a_retitled_or_mistyped_title_is_reworded(claimed: str, real: str) -> None:
    assert compare(claimed, real) == Likeness.REWORDED
    assert compare(real, claimed) == Likeness.REWORDED


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        # cut, with a sign of it or without
        (WARM[:60] + "...", WARM),
        (WARM[:60] + "\u2026", WARM),
        (WARM[:60] + " [...]", WARM),
        ("Training language models to be warm and empathetic", WARM),
        ("Training language models to be warm", WARM),
        (f"{EMISSION}: Part II: Experi...", f"{EMISSION}: Part II: Experiments"),
        # a name, main title or subtitle alone
        ("BERT", BERT),
        ("RLVER", RLVER),
        ("Lost in the Middle", MIDDLE),
        ("Why bake? Why not", "Why bake? Why not: A View from the Oven"),
        ("Rye vs. Wheat", "Rye vs. Wheat: A Comparison of Loaves"),
        ('Computer says "No"', CURRY),
        ("The Case Against Empathetic Conversational AI", CURRY),
        (RLVER.partition(": ")[2], RLVER),
    ],
)
def test_a_beginning_or_a_part_that_tells_the_paper_is_shortened(claimed: str, real: str) -> None:
    assert compare(claimed, real) == Likeness.SHORTENED


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        # beginnings and parts that many titles share
        ("Large Language Models ...", "Large language models can self-improve"),
        ("Large Language Mo...", "Large Language Models can self-improve"),
        ("Attention...", "Attention Is All You Need"),
        (f"{EMISSION}: Part I...", f"{EMISSION}: Part II"),
        ("Deep learning", "Deep learning: a survey"),
        # one of a series, the number left out
        (DIPOLE.format("")[:-2], DIPOLE.format("I. Theoretical analysis")),
        (EMISSION, f"{EMISSION}: Part II"),
        # a figure lost in the midst of a long title
        ("A study of 12 agents that bake bread", "A study of agents that bake bread"),
        # one word lost, turned, or one sign away
        ("Mixture of Depths", "Mixture of Hidden Depths"),
        ("Samba", "Mamba"),
        ("Generating test cases with care", "Generating text cases with care"),
        ("Supervised bread baking", "Unsupervised bread baking"),
        ("Attention is not all you need", "Attention is all you need"),
        ("Man bites dog", "Dog bites man"),
        ("Verified compilers for kernels", "Verified C compilers for kernels"),
        ("P=NP, and why it matters", "P\u2260NP, and why it matters"),
        # as alike as two papers can be
        (
            "Tree of Thoughts: Deliberate Problem Solving with Large Language Models",
            "Graph of Thoughts: Solving Elaborate Problems with Large Language Models",
        ),
    ],
)
def test_what_is_doubtful_is_reworded(claimed: str, real: str) -> None:
    assert compare(claimed, real) == Likeness.REWORDED


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        (f"{RLVER} and Beyond", RLVER),
        ("Attention Is All You Need: On Translation", "Attention Is All You Need"),
        (WARM, "Training language models to be warm and empathetic"),
        ("Deep learning: a survey of bread", "Deep learning"),
        (RLVER, RLVER.partition(": ")[2]),
    ],
)
def test_a_claimed_title_that_goes_on_is_not_shortened(claimed: str, real: str) -> None:
    assert compare(claimed, real) == Likeness.REWORDED


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
        ("Qwen-7B and its neighbours in the field", "Qwen-70B and its neighbours in the field"),
        ("Results of the workshop of 2023", "Results of the workshop of 2024"),
        ("Results of the workshop for bakers", "Results of the workshop for bakers 2024"),
        ("Step-Audio Technical Report", "Step-Audio 2 Technical Report"),
        ("Loaves 2 3 in bread", "Loaves 23 in bread"),
        ("The model v2 in practice", "The model v3 in practice"),
        ("Bounds on 1.5 loaves", "Bounds on 15 loaves"),
        ("Regression in R", "Regression in R$^2$"),
        # so do letters and signs that are names
        ("Verified C compilers", "Verified C++ compilers"),
        ("Verified C# compilers", "Verified C++ compilers"),
        ("Compiling F# to C", "Compiling F to C"),
        ("Planning with A*", "Planning with D*"),
        ("Vitamin C in bread", "Vitamin D in bread"),
        # a short or general beginning
        ("GPT-4", "GPT-4 Technical Report"),
        ("Attention", "Attention Is All You Need"),
        ("Large language models", "Large language models can self-improve"),
        ("Attention", "Attention Heads"),
        ("A short survey", "Rye and Wheat in Bread: a short survey"),
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
        ("Deep learning: rye in Flanders", "Deep learning: loaves of rye"),
        # rare words shared, but not enough of them
        (
            "Rye bread, oat cakes, wheat rolls and barley loaves in the granaries of Flanders",
            "Rye whisky, oat milk, wheat beer and barley soup from the distilleries of Skye",
        ),
        # nothing in common
        (WARM, RLVER),
        ("Mamba", "Attention"),
        ("", WARM),
        ("", "\u2014 Bread"),
        ("...", WARM),
        (": ", WARM),
        ("?", "!"),
        (WARM, "Duality and Tameness"),
    ],
)
def test_another_papers_title_is_different(claimed: str, real: str) -> None:
    assert compare(claimed, real) == Likeness.DIFFERENT
    assert compare(real, claimed) == Likeness.DIFFERENT


def test_a_number_claimed_that_the_record_lacks_is_another_paper_of_the_series() -> None:
    assert compare(f"{EMISSION}: Part II", EMISSION) == Likeness.DIFFERENT


@given(st.text())
def test_every_title_is_the_same_as_itself(title: str) -> None:
    assert compare(title, title) == Likeness.SAME


WORDS = st.lists(
    st.sampled_from(
        ["warm", "warn", "rye:", "loaf", "models", "Part", "II", "GPT-4", "?", "\u2014", "..."]
    ),
    max_size=8,
).map(" ".join)


@given(st.text() | WORDS, st.text() | WORDS)
def test_what_is_shortened_one_way_is_no_other_paper_the_other_way(one: str, two: str) -> None:
    found = {compare(one, two), compare(two, one)}

    assert found != {Likeness.SHORTENED, Likeness.DIFFERENT} or "..." in one + two


@given(st.text() | WORDS, st.text() | WORDS)
def test_what_is_the_same_is_the_same_either_way(one: str, two: str) -> None:
    assert (compare(one, two) == Likeness.SAME) == (compare(two, one) == Likeness.SAME)


@pytest.mark.parametrize(
    ("claimed", "real", "ours", "theirs"),
    [
        (
            HELP.format("Understanding"),
            HELP.format("Mirage of"),
            HELP.format("[Understanding]"),
            HELP.format("[Mirage of]"),
        ),
        (RLVER.replace("Emotion ", ""), RLVER, None, RLVER.replace("Emotion", "[Emotion]")),
        ("Bread \u2014 a survey", "bread: A  survey", "Bread \u2014 a survey", "bread: A survey"),
        ("Pre-training", "Pretraining of\nbakers", "Pre-training", "Pretraining [of bakers]"),
        ("", "Bread", "", "[Bread]"),
        ("?", "", "[?]", ""),
    ],
)
def test_the_words_that_differ_are_marked(
    claimed: str, real: str, ours: str | None, theirs: str
) -> None:
    assert (claimed if ours is None else ours, theirs) == difference(claimed, real)


PLAIN = st.text(st.characters(exclude_characters="[]")) | WORDS


@given(PLAIN, PLAIN)
def test_marking_a_difference_leaves_the_titles(one: str, two: str) -> None:
    marked = difference(one, two)

    for title, shown in zip((one, two), marked, strict=True):
        assert title.split() == re.sub(r"[\[\]]", "", shown).split()


@pytest.mark.parametrize(
    ("claimed", "alike"),
    [
        ("RLVER: How Agents Learn to Feel", True),
        ("rlver - How Agents Learn to Feel", True),
        ("How Agents Learn to Feel", False),
        ("RLHF: Reinforcement Learning with Verifiable Emotion Rewards", False),
    ],
)
def test_titles_that_go_on_otherwise_from_one_name_are_named_alike(
    claimed: str, alike: bool
) -> None:
    assert alike is named_alike(claimed, RLVER)
    assert not named_alike("A study: of this", "A study: of that")
