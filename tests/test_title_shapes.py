"""The shapes of titles, findings and names of methods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.title_shapes import Shape, acronyms, clean, shape


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**A Title**,", "A Title"),
        ("\u201cA Title.\u201d", "A Title"),
        ('"A Title," ', "A Title"),
        ("[A Title](https://x.org)", "A Title"),
        ("[2507.21919] A Title", "A Title"),
        ("[PDF] A Title", "A Title"),
        ("A Title - arXiv", "A Title"),
        ("A\n  Title", "A Title"),
        ("Is It a Title?", "Is It a Title?"),
        ("A Title Cut Sh...", "A Title Cut Sh..."),
        ('Computer says "No"', 'Computer says "No"'),
        ('"No" and "Yes"', '"No" and "Yes"'),
        ("A \\_Title\\_ \\& More", "A _Title_ & More"),
        ("On $\\alpha_s$ Decay", "On $\\alpha_s$ Decay"),
        ("snake_case Names", "snake_case Names"),
    ],
)
def test_a_title_is_cleaned_of_what_is_round_it(text, shown):
    assert shown == clean(text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Attention Is All You Need", Shape.STRONG),
        ("s1: Simple test-time scaling", Shape.STRONG),
        ("GPT-4 Technical Report", Shape.STRONG),
        ("Does Thinking More always Help?", Shape.STRONG),
        ("Reinforcement learning makes language models more careful readers", Shape.PLAUSIBLE),
        ("Warm models: Harm from kind feedback", Shape.PLAUSIBLE),
        ("Warm models showed higher error rates than others", Shape.NONE),
        ("Warm models make 8.6 points more errors than others", Shape.NONE),
        ("We find that warm models make more errors than others", Shape.NONE),
        ("the warm models make more errors than all others", Shape.NONE),
        ("Strong evidence for warm models and more errors", Shape.NONE),
        ("RLVER", Shape.NONE),
        ("Direct Preference Optimization", Shape.NONE),
        ("Group Relative Policy Optimization (GRPO)", Shape.NONE),
        ("Proceedings of the Annual Meeting of Something", Shape.NONE),
        ("Key Finding: Warm Models Make More Errors", Shape.NONE),
        ("C2: Warm Models Make More Errors", Shape.NONE),
        ("\u8bad\u7ec3\u8bed\u8a00\u6a21\u578b \u6e29\u6696 \u53ef\u9760 \u6027 \u964d\u4f4e", Shape.NONE),
    ],
)  # fmt: skip
def test_a_shape_speaks_for_a_title_or_not(title, expected):
    assert expected is shape(title)


def test_the_long_form_of_a_name_is_no_title():
    names = acronyms("RLHF is common.")
    assert Shape.STRONG is shape("Learning to Summarize from Human Feedback", names)
    assert Shape.NONE is shape("Reinforcement Lessons from Human Feedback", names)


@given(st.text().map(lambda text: text.replace("\\", "")))  # an escape stands for another
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(text) == clean(clean(text))
