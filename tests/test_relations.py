"""Which lines are near to one, in which order, and why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.model import Anchor, Claim, Inquiry, Note
from inquire.relations import Profile, Relation, profile, related


def line(name: str, question: str = "", papers: str = "", notes: str = "", **more: str) -> Profile:
    """A profile; papers, notes and next lines are words."""
    return profile(
        Inquiry(
            name,
            question or name,
            (),
            anchors=tuple(Anchor(ArxivId(f"2501.{paper}")) for paper in papers.split()),
            notes=tuple(Note(f"{name}-{title}", title, "") for title in notes.split()),
            next=tuple(more.get("next", "").split()),
        )
    )


def ids(relations: list[Relation]) -> list[str]:
    return [relation.id for relation in relations]


def test_a_line_is_known_by_its_papers_notes_and_words() -> None:
    inquiry = Inquiry(
        "x",
        "Does the warmth\n of LLMs cost accuracy?",
        (Claim("c", "", anchors=(ArxivId("2501.99901", 2), MalformedId("x", "is none"))),),
        notes=(Note("n", "Is  it Warm?", "", anchors=(ArxivId("2501.99902"),)),),
        next=("y",),
    )

    made = profile(inquiry)

    assert "Does the warmth of LLMs cost accuracy?" == made.question
    assert {"2501.99901", "2501.99902"} == made.papers
    assert {"is it warm?": "Is  it Warm?"} == made.notes
    assert {"warmth", "llms", "cost", "accuracy"} == set(made.words.values())
    assert ("y",) == made.next


def test_those_named_as_next_come_first_in_their_order() -> None:
    own = line("own", papers="1 2", next="zeta nowhere alpha own zeta")
    others = [line("alpha"), line("near", papers="1 2"), line("zeta", papers="2"), line("far")]

    found = related(own, others)

    assert ["zeta", "nowhere", "alpha", "near"] == ids(found)
    assert [True, True, True, False] == [relation.next for relation in found]
    assert [("2501.2",), (), (), ("2501.1", "2501.2")] == [relation.papers for relation in found]
    assert [None, "zeta"] == [found[1].question, found[0].question]


def test_what_few_lines_have_counts_for_more() -> None:
    own = line("own", papers="1 2 3")
    others = [line("a", papers="1"), line("b", papers="1"), line("c", papers="2")]
    others += [line("d", papers="1 3"), line("e", papers="1")]

    found = related(own, others)

    assert ["d", "c", "a", "b", "e"] == ids(found)
    assert ("2501.3", "2501.1") == found[0].papers


def test_papers_and_notes_go_before_words() -> None:
    own = line("own", "Why is sycophancy dear?", papers="1", notes="Why?")
    others = [
        line("words", "Is sycophancy dear?"),
        line("note", notes="WHY?"),
        line("paper", papers="1"),
        line("both", papers="1", notes="why?"),
        line("nothing"),
    ]

    found = related(own, others)

    assert ["both", "note", "paper", "words"] == ids(found)
    assert ("Why?",) == found[0].notes
    assert ("dear", "sycophancy") == found[3].words


def test_words_count_only_where_they_tell_what_a_question_is_about() -> None:
    own = line("own", "Do large language models learn?", papers="1")
    others = [
        line("common", "Which language models are large?"),
        line("common-too", "Are large language models dear?", papers="1"),
        line("rare", "Do pelicans learn?"),
        line("shared", "Who learns from pelicans?"),
    ]

    assert ["common-too"] == ids(related(own, others))
    assert () == related(own, others)[0].words
    assert ["rare", "shared"] == ids(related(line("x", "Why pelicans?"), others))


def test_a_note_and_a_word_that_are_written_alike_are_not_mixed_up() -> None:
    own = line("own", "Is warmth dear?", notes="warmth")

    assert [] == related(own, [line("other", notes="dear"), line("another", "Why 2501?")])


def test_what_is_equally_near_is_in_the_order_of_ids() -> None:
    own = line("own", papers="1")

    found = related(own, [line(name, papers="1") for name in ("c", "a", "b")])

    assert ["a", "b", "c"] == ids(found)


SOME = st.lists(st.sampled_from("1 2 3 4".split()), max_size=3, unique=True).map(" ".join)


@given(st.lists(st.tuples(SOME, SOME, SOME), min_size=1, max_size=6), st.randoms())
def test_the_order_in_which_lines_are_read_does_not_matter(
    drawn: list[tuple[str, str, str]], random: object
) -> None:
    made = [
        line(f"l{number}", " ".join(f"pelican{word}" for word in words.split()), papers, notes)
        for number, (words, papers, notes) in enumerate(drawn)
    ]
    own, *others = made
    shuffled = others[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a Random

    found = related(own, others)

    assert found == related(own, shuffled)
    for relation in found:
        assert relation.papers or relation.notes or relation.words
