"""What is claimed of a paper where names, quotations and running words stand round its title."""

from __future__ import annotations

import pytest

from inquire.citations import citations

ID = "arXiv:2501.99901"
TITLE = "Warm Models, Cold Facts: An Imagined Audit"
PLAIN = "Warm models and cold facts in an imagined audit"
GUIDED = "How Imaginary Models Sing: Guided by Fictional Voices"


def claimed(text: str) -> tuple[str, tuple[str, ...]]:
    """The title and the authors that are claimed of the only paper in a text."""
    (citation,) = citations(text).citations
    return citation.title, citation.authors


@pytest.mark.parametrize(
    "text",
    [
        f"- Ash Ember, Tim Tinder, and Eva Early, {TITLE}, {ID}",
        f"- Ash Ember, Tim Tinder and Eva Early: {TITLE}. {ID}",
        f"- Ash Ember and Tim Tinder: {TITLE}. {ID}",
        f"- Ash Ember and Tim Tinder. {TITLE}. {ID}, 2025.",
        f"- Ash Ember, Tim Tinder, and Eva Early. {TITLE}. 2025. {ID}",
        f"- Ember & Tinder (2025) — {TITLE} — {ID}",
        f"- Ember & Tinder, 2025. {TITLE}. {ID}",
        f"- Ember et al., 2025: {TITLE} ({ID})",
        f"- Ember et al. — {TITLE}, {ID}",
        f"- Ember et al., {TITLE}, {ID}",
        f"- Ember, Tinder et al.: {TITLE} [{ID}]",
        f"- Ember (2025) {TITLE}. {ID}.",
        f"- Ember A, Tinder T. {TITLE}. {ID}. 2025.",
        f'- Ember, Ash, and Tim Tinder. "{TITLE}." {ID} (2025).',
        f"- A. Ember and T. Tinder, {TITLE}, {ID}.",
        f"- A. Ember, {TITLE}, {ID}.",
        f"## References\n\n- Ember and Tinder, {TITLE}, {ID}",
        f"**Holds.** Ember, A. (2025). {TITLE}. {ID}.",
    ],
)
def test_names_in_front_are_none_of_a_title(text: str) -> None:
    title, authors = claimed(text)

    assert TITLE == title
    assert "Ember" in authors[0]


@pytest.mark.parametrize(
    "text",
    [
        f"- {TITLE}. Ash Ember, Tim Tinder, and Eva Early. 2025. {ID}",
        f"- {TITLE} — Ash Ember, Tim Tinder, and Eva Early, 2025 — {ID}",
        f"> {TITLE}, Ash Ember, Tim Tinder, and Eva Early, 2025, {ID}",
        f"**{TITLE}** (Ash Ember, Tim Tinder, and Eva Early, 2025), {ID}",
        f'The paper "{TITLE}" by Ash Ember, Tim Tinder, and Eva Early ({ID}).',
        f"„{TITLE}“ (Ember u. a., 2025, {ID})",
        f"《{TITLE}》（Ember，{ID}）",
        f"{ID}, {TITLE}, Ember, 2025-02",
        f"- {ID} — {TITLE} — Ash Ember and Tim Tinder (2025)",
    ],
)
def test_names_behind_are_none_of_a_title(text: str) -> None:
    title, authors = claimed(text)

    assert TITLE == title
    assert "Ember" in authors[0]


def test_a_stop_behind_an_initial_does_not_begin_a_title() -> None:
    title = "Warm Models in the Papers of R. Ember and of Others"

    assert title == claimed(f"- {title} ({ID})")[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{ID}, {GUIDED}, Ember, 2025-02", GUIDED),
        (f"- {GUIDED} [Ember et al., 2025] ({ID})", GUIDED),
        (f"- {GUIDED} — Ash Ember and Tim Tinder, 2025 — {ID}", GUIDED),
        (f"- {GUIDED}. Ash Ember and Tim Tinder. 2025. {ID}", GUIDED),
        (f"{ID}, Trust, Hope, and Deference, Ember, 2025-02", "Trust, Hope, and Deference"),
        (f'- [Robots Say "No": {PLAIN}](https://arxiv.org/abs/2501.99901) (Ember et al., 2025)',
         f'Robots Say "No": {PLAIN}'),
        (f"- Ash Ember. Paper Planes: A Study of the Fold. {ID}.", "Paper Planes: A Study of the Fold"),
        (f"In The Middle of Nowhere: Models Nobody Made ({ID}), Ember sees a fall.",
         "The Middle of Nowhere: Models Nobody Made"),
        (f"- {TITLE} | alphaXiv, accessed November 20, 2025, {ID}", TITLE),
    ],
)  # fmt: skip
def test_a_title_keeps_the_words_that_look_like_names_or_leads(text: str, title: str) -> None:
    assert title == claimed(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        f"- Ash Ember, {TITLE}, {ID}",
        f"- Ash Ember: {TITLE}. {ID}",
        f"- Ash Ember and Tim Tinder — {TITLE} — {ID}",
        f"- {ID}: Ash Ember and Tim Tinder, {TITLE}",
        f"- Cats and Dogs: A Study of Imaginary Pets. {ID}",
        f"- A Study of Warmth, Trust, and Deference ({ID})",
        f"- A Study of Warmth, Trust, and Deference, 2025, {ID}",
        f"- A Study That Is Guided by Imaginary Voices ({ID})",
        f"- {TITLE} / Ash Ember / {ID}",
        f"{ID}, {GUIDED}, 2025-02",
        f"- OpenAI, {TITLE}, {ID}.",
        f"On the Dangers of Imaginary Parrots: Can Models Be Too Fictional ({ID}) shows it.",
        f"In Defense of Imaginary Parrots: A Study of Fictional Minds ({ID}) says no.",
    ],
)
def test_a_title_that_may_be_more_or_less_than_one_is_not_claimed(text: str) -> None:
    assert claimed(text)[0] == ""


@pytest.mark.parametrize(
    "text",
    [
        f'Compare "Warm Models Are Imaginary Friends" and Wang et al. ({ID}).',
        f'- "Emotional Pacifier" ({ID}): the term',
        f'- "Warm Models Err" ({ID}) is the motto.',
        f"- “Law of Kindness” as in {ID}",
        f"The slogan “Warm Models Are Less Reliable Than Cold” is at {ID}.",
        f'The sentence "Warm Models Make Errors" appeared as {ID} went to press.',
        f"Ember and Tinder, *We find that warm models err more often* ({ID}).",
        f"The authors' ‘Warm Models’ and the readers' ‘Cold Facts’ differ ({ID}).",
        rf"\textbf{{Result:}} accuracy falls, {ID}",
        rf"\textit{{Warm Models}} are worse ({ID}).",
        "- RLHF with Verifiable Rewards: see [arXiv](https://arxiv.org/abs/2501.99901)",
    ],
)
def test_what_is_quoted_or_named_is_no_title(text: str) -> None:
    assert claimed(text)[0] == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"‘Models’ Warm Errors: A Study of the Tests’ Own Making’ ({ID})",
         "Models’ Warm Errors: A Study of the Tests’ Own Making"),
        (f"‘Don’t Trust Warm Models: The Tests’ Own Making’ ({ID})",
         "Don’t Trust Warm Models: The Tests’ Own Making"),
        (f"»{TITLE}« ({ID})", TITLE),
        (f"« {TITLE} » ({ID})", TITLE),
        (f"“Warm Models, “Cold” Facts: An Imagined Audit” ({ID})",
         "Warm Models, “Cold” Facts: An Imagined Audit"),
        (rf"\bibitem{{x}} A.~Ember, \emph{{{TITLE}}}, {ID} (2025).", TITLE),
        (rf"A. Ember and T. Tinder. \textit{{{TITLE}}}. {ID}.", TITLE),
        (rf"A. Ember, ``{TITLE},'' \url{{https://arxiv.org/abs/2501.99901}}.", TITLE),
        (rf"See \href{{https://arxiv.org/abs/2501.99901}}{{{TITLE}}}.", TITLE),
        (f"“{TITLE}” appeared as {ID}.", TITLE),
        (f"(2) Contrary: “{TITLE}” is at https://arxiv.org/abs/2501.99901", TITLE),
        (f"> **{TITLE}** · {ID} · Ember · 2025", TITLE),
        (f'4. "Rumours of a Ceiling" ({ID}), announced in May', "Rumours of a Ceiling"),
        (f"For graphs: Ember and Tinder, “Imaginary Graph Parties,” {ID}.", "Imaginary Graph Parties"),
        (f"For flows: A. Ember, *The imagined formula for flows and its uses*, {ID}.",
         "The imagined formula for flows and its uses"),
    ],
)  # fmt: skip
def test_a_title_in_marks_is_claimed_whole(text: str, title: str) -> None:
    assert title == claimed(text)[0]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (f"Ember (2025, {ID}) needs less.", "Ember"),
        (f"Ash Ember ({ID}) needs less.", "Ash Ember"),
        ("It is https://arxiv.org/abs/2501.99901 by Ember.", "Ember"),
    ],
)
def test_an_author_alone_beside_an_id_may_confirm_it_and_never_doubt_it(
    text: str, author: str
) -> None:
    (citation,) = citations(text).citations

    assert (author,) == citation.authors
    assert not citation.firm


def test_a_title_below_a_blank_row_is_not_the_one_of_the_id_above() -> None:
    above, below = citations(
        f"- **{ID}** — *{GUIDED}* — Ash Ember\n\n"
        f"Title: {TITLE}\nAuthors: Tim Tinder\narXiv: 2501.99902"
    ).citations

    assert (GUIDED, TITLE) == (above.title, below.title)


@pytest.mark.parametrize(
    "text",
    [
        f"| Paper | Id |\n|---|---|\n| Ember & Tinder, *{TITLE}* (2025) | {ID} |",
        f"| Study | Id |\n|---|---|\n| Ember 2025, {TITLE} | {ID} |",
        f"| Study | Id |\n|---|---|\n| Ember et al. (2025). {TITLE} | {ID} |",
        f"## Ember, A., & Tinder, T. (2025). {TITLE}. {ID}",
        f"[1] Ember A, de Tinder T. {TITLE}[J/OL]. {ID}, 2025.",
        f"[1] Ember A N, Tinder T. {TITLE}[J/OL]. {ID}, 2025.",
        f"[1] Ember A., Tinder T. {TITLE} // {ID}. — 2025.",
        f"Ash Ember and Tim Tinder, {TITLE}, {ID}\nBo Sample and Cy Wu, x, arXiv:2501.99902\n"
        "arXiv:2501.99903\n",
    ],
)
def test_authors_and_title_are_parted_in_cells_headings_and_rows(text: str) -> None:
    citation = citations(text).citations[0]

    assert (TITLE, True) == (citation.title, "Ember" in citation.authors[0])


@pytest.mark.parametrize(
    "text",
    [
        f'"{TITLE}" ({ID}). Ember et al. 2025, "{GUIDED}" (arXiv:2501.99902).',
        f'"{TITLE}" ({ID}), by Ember et al. in "{GUIDED}" (arXiv:2501.99902).',
    ],
)
def test_names_before_the_next_title_are_of_that(text: str) -> None:
    first, second = citations(text).citations

    assert ((), TITLE) == (first.authors, first.title)
    assert GUIDED == second.title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"**Paper:** {TITLE}\n**ID:** {ID}\n**Finding:** none", TITLE),
        (f"**Paper:** the warmth paper\n**ID:** {ID}", ""),
        (f"**Paper:** Ember, Tinder and Early\n**ID:** {ID}", ""),
        (f"{ID}, formerly “{TITLE}”, is it.", TITLE),
        (f"Ember, A.، “{TITLE}”، {ID}، ٢٠٢٥", TITLE),
        (f"Sources\n\n1\n{TITLE}\n{ID}", TITLE),
    ],
)
def test_fields_marks_and_numbers_round_a_title_are_no_part_of_it(text: str, title: str) -> None:
    (citation,) = citations(text).citations

    assert title == citation.title
