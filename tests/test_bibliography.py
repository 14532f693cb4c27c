"""Names and dates as references have them."""

from __future__ import annotations

import pytest

from inquire.bibliography import Named, before, behind, named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ibrahim et al.", ("Ibrahim",)),
        ("Ibrahim et al.'s", ("Ibrahim",)),
        ("Ibrahim and colleagues", ("Ibrahim",)),
        ("Ibrahim, Hafner & Rocher", ("Ibrahim", "Hafner", "Rocher")),
        ("Ibrahim, L., Hafner, F. S., & Rocher, L.", ("Ibrahim, L.", "Hafner, F. S.", "Rocher, L.")),
        ("Bai, Y., Jones, A., ... & Kaplan, J.", ("Bai, Y.", "Jones, A.", "Kaplan, J.")),
        ("L. Ibrahim, F. S. Hafner, and L. Rocher", ("L. Ibrahim", "F. S. Hafner", "L. Rocher")),
        ("van den Berg & O'Brien", ("van den Berg", "O'Brien")),
        ("M\u00fcller and \u738b", ("M\u00fcller", "\u738b")),
    ],
)  # fmt: skip
def test_a_list_of_names_is_read(text, names):
    assert Named(names, True) == named(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "et al.",
        "Sycophantic AI Decreases Prosocial Intentions and Promotes Dependence",
        "the authors",
        "Google DeepMind",
        "Table 3",
        "GPT-4",
        "contra Smith et al.",
        "Language Models",
        "RLVER",
    ],
)
def test_what_is_no_list_of_names_is_not_read_as_one(text):
    assert Named() == named(text)


def test_names_dates_and_venues_are_stripped_from_either_side():
    text = '"T" (Ibrahim et al., July 2025, Findings of ACL 2025, x'
    assert (3, ("Ibrahim",)) == (
        before(text, 3, len(text) - 1).at,
        before(text, 3, len(text) - 1).names.names,
    )
    tail = behind(" by Lin et al. (2024), which", 0, 28)
    assert (("Lin",), 2024, "which") == (
        tail.names.names,
        tail.year,
        " by Lin et al. (2024), which"[tail.at :],
    )


@pytest.mark.parametrize("text", ["Rugby Ash, 2025", "by Rugby Ash (2025)", "Rugby Ash. 2025"])
def test_a_name_is_not_parted_within_a_word(text):
    assert (("Rugby Ash",), 2025) == (
        behind(text, 0, len(text)).names.names,
        behind(text, 0, len(text)).year,
    )
    assert ("Rugby Ash",) == before(f"{text}, ", 0, len(text) + 2).names.names


@pytest.mark.parametrize(
    ("text", "year"),
    [("Notes, may 2025", 2025), ("(July 2025", 2025), ("3 March 2025 ", 2025), ("20256", None)],
)
def test_a_date_begins_with_a_digit_or_a_month(text, year):
    assert year == before(text, 0, len(text)).year
