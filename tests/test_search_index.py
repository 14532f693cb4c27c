"""Search over texts: what is found, in which order, and where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scenes import RICH

from inquire.line_reading import read
from inquire.location import Lines
from inquire.search_index import Hit, Index, Unit, Written, terms, units_of


def units(text: str, line: str = "line") -> list[Unit]:
    reading = read(text.encode(), f"{line}.yaml", line)
    assert reading.sound, reading.faults
    return [*units_of(reading)]


def claims(*texts: str) -> str:
    """A line with these claims."""
    rows = "".join(f"  - text: {json.dumps(text)}\n" for text in texts)
    return f"question: Is it?\nclaims:\n{rows}"


def hits(unit: Iterable[Unit], typed: str, most: int = 100) -> list[Hit]:
    return [*Index(unit).find(terms(typed), most).hits]


def marked(hit: Hit) -> list[str]:
    return [hit.excerpt[start:end] for start, end in hit.marked]


def at(hit: Hit, text: str) -> str:
    """What stands in the file from the place of a hit on, to the end of its row."""
    return Lines(text).line(hit.line)[hit.column - 1 :]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ('"', []),
        ("* - ^ ( )", []),
        ("warm warm Warm", ['"warm"', '"Warm"']),
        ("multi-turn", ['"multi-turn"']),
        ("sycophan*", ['"sycophan"*']),
        ("sycophan**", ['"sycophan"*']),
        ("a*b", ['"a*b"']),
        ('"longer reasoning"', ['"longer reasoning"']),
        ('"longer reas"* x', ['"longer reas"*', '"x"']),
        ('"not closed', ['"not"', '"closed"']),
        ('in"side', ['"in"', '"side"']),
        ("AND OR NOT NEAR(", ['"AND"', '"OR"', '"NOT"', '"NEAR("']),
        ("title:x -y", ['"title:x"', '"-y"']),
        ("caf\udce9 \x00z", ['"caf?"', '"z"']),
    ],
)
def test_what_is_typed_is_text_and_no_syntax(typed: str, expected: list[str]) -> None:
    assert expected == terms(typed)


@given(st.text())
@example('a" OR "b')
@example("a) OR (b")
@example('"*')
@example("\ud800a")
@example("NEAR(a b, 2)")
@example("\x00")
@example(" ".join(f"w{number}" for number in range(3000)))
def test_whatever_is_typed_is_a_question_that_can_be_asked(typed: str) -> None:
    index = Index(units(RICH))
    wanted = terms(typed)

    if wanted:
        found = index.find(wanted, 5)
        assert len(found.hits) == min(5, found.total)


def test_a_question_goes_before_a_claim_and_a_claim_before_a_note() -> None:
    text = """\
question: Is warmth dear?
claims:
  - text: Warmth is dear.
notes:
  - {id: text, title: Is it so?, text: Warmth is dear.}
  - {id: title, title: Warmth is dear., text: It is so.}
"""
    found = hits(units(text), "warmth")

    expected = [("question", ""), ("claim", "warmth-is-dear"), ("note", "title"), ("note", "text")]
    assert expected == [(hit.unit.kind, hit.unit.id) for hit in found]


def test_equal_hits_stand_in_the_order_of_the_lines() -> None:
    text = claims("warm", "warm")
    found = hits([*units(text, "b"), *units(text, "a")], "warm")

    assert ["warm", "warm-2"] * 2 == [hit.unit.id for hit in found]
    assert ["b", "b", "a", "a"] == [hit.unit.line for hit in found]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cafe", "In the Café."),
        ("CAFÉ", "In the cafe\u0301."),
        ("straße", "Die STRAßE."),
        ("models", "A model."),
        ("model", "Many Models"),
        ("multi-turn", "In multi-turn dialogue"),
        ("multi turn", "In multi-turn dialogue"),
        ("sycophan*", "It is sycophantic"),
        ("87.3%", "From 87.3% to 70.3%"),
        ('"to 70"', "From 87.3% to 70.3%"),
        ("don't", "They don't."),
        ("ИМЯ", "Одно имя"),
        ("हिन्दी", "यह हिन्दी है"),
        ("is", "It is"),
    ],
)
def test_case_accents_and_endings_do_not_matter(typed: str, text: str) -> None:
    assert text in [hit.excerpt for hit in hits(units(claims(text)), typed)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"turn multi"', "In multi-turn dialogue"),
        ("sycophan", "It is sycophantic"),
        ("odel", "A model"),
        ("NOT", "It is warm"),
        ("note:warm", "It is warm"),
        ("हद", "यह हिन्दी है"),
    ],
)
def test_other_words_are_not_found(typed: str, text: str) -> None:
    assert [] == hits(units(claims(text)), typed)


def test_all_words_are_wanted_and_only_where_nothing_has_them_some() -> None:
    index = Index(units(claims("warm models err", "warm days", "cold models", "nothing")))

    both = index.find(terms("models warm"), 9)
    some = index.find(terms("models warm cold"), 9)
    none = index.find(terms("models-warm xyzzy"), 9)

    assert (True, 1, ["warm models err"]) == (
        both.whole,
        both.total,
        [hit.excerpt for hit in both.hits],
    )
    assert (False, 3) == (some.whole, some.total)
    assert "warm days" != some.hits[0].excerpt
    assert (False, 0, ()) == (none.whole, none.total, none.hits)


def test_words_may_stand_in_the_title_and_the_text_of_one_note() -> None:
    note = "notes:\n  - {id: n, title: Is it warm?, text: It errs.}\n"

    found = Index(units(claims("a") + note)).find(terms("warm errs"), 9)

    assert (True, ["n"]) == (found.whole, [hit.unit.id for hit in found.hits])


def test_only_the_best_are_given_and_all_are_counted() -> None:
    found = Index(units(claims("warm and long and long", "warm", "warm warm"))).find(
        terms("warm"), 2
    )

    assert (2, 3) == (len(found.hits), found.total)
    assert "warm and long and long" not in [hit.excerpt for hit in found.hits]


def test_a_note_of_several_lines_is_one_hit() -> None:
    def note(line: str) -> Unit:
        title = Written("Is it warm?", "notes/n.yaml", 1, 8, "Is it warm?")
        return Unit(line, "note", "n", (title, Written("No.", "notes/n.yaml", 2, 7, "No.")))

    found = Index([note("a"), note("b"), *units(claims("warm"), "c"), note("d")]).find(
        terms("warm"), 9
    )

    assert 2 == found.total
    assert [("c",), ("a", "b", "d")] == [hit.lines for hit in found.hits]


def test_an_excerpt_of_a_long_text_shows_what_was_found() -> None:
    text = "before " * 100 + "warm\n  cold " + "after " * 100

    (hit,) = hits(units(claims(text)), '"warm cold"')

    assert ["warm cold"] == marked(hit)
    assert hit.excerpt.startswith("…")
    assert hit.excerpt.endswith("…")
    assert len(hit.excerpt.split()) <= 34


def test_the_place_is_that_of_the_word_that_the_excerpt_shows() -> None:
    text = claims("warm " + "before " * 100 + "warm and cold")

    (hit,) = hits(units(text), "warm cold")

    assert ["warm", "cold"] == marked(hit)
    assert at(hit, text).startswith("warm and cold")


WRITTEN = {
    "plain": "  - text: one warmth\n      and Warm day\n",
    "folded": "  - text: >- # Warm day, warmth\n      one warmth and\n\n      Warm day\n",
    "literal": "  - text: |\n      one\n      warmth and Warm day\n",
    "double": '  - text: "one warmth and\n      Warm day"\n',
    "single": "  - text: 'one ''warmth'' and\n      Warm day'\n",
    "flow": "  - {text: one warmth and Warm day}\n",
    "carriage": "  - text: one warmth\r\n      and Warm day\r\n",
    "signs": "  - text: one snow_warmth_x 'and' Warm day\n",
}


@pytest.mark.parametrize("style", WRITTEN)
def test_the_place_is_that_of_the_word_however_it_is_written(style: str) -> None:
    text = "question: Is it?\nclaims:\n" + WRITTEN[style]

    (hit,) = hits(units(text), '"warm day"')
    (first,) = hits(units(text), "warmth")

    assert ["Warm day"] == marked(hit)
    assert at(hit, text).startswith("Warm day")
    assert ["warmth"] == [*dict.fromkeys(marked(first))][:1]
    assert at(first, text).startswith("warmth")


def test_where_it_is_written_with_escapes_the_place_is_the_start_of_the_text() -> None:
    text = 'question: Is it?\nclaims:\n  - text: "one\\nwarm, two warm, caf\\xe9"\n'

    for typed in ("warm", "cafe"):
        (hit,) = hits(units(text), typed)
        assert (3, 11) == (hit.line, hit.column)


WORDS = st.text("abcdeèß ABC,.-_'1\u0301中文カ한ท\u0e35\U00020bb7\n\t", min_size=1).filter(
    lambda text: any(map(str.isalnum, text))
)


@given(WORDS, WORDS, st.sampled_from(["double", "folded"]))
def test_every_word_of_a_text_finds_it_at_its_place(before: str, word: str, style: str) -> None:
    plain = re.sub(r"\s+", " ", f"{before} {word}").strip().strip(",.-_'\u0301 ")
    written = json.dumps(plain, ensure_ascii=False) if style == "double" else f">-\n      {plain}"
    text = f"question: Is it?\nclaims:\n  - text: {written}\n    id: it\n"

    for each in plain.split():
        if terms(each):
            found = hits(units(text), each)
            assert ["it"] == [hit.unit.id for hit in found]
            (hit,) = found
            assert plain == hit.excerpt or hit.excerpt.endswith("…")
            assert at(hit, text).startswith(marked(hit)[0])


UNPARTED = "新的GPT模型会出错。言語モデルの推論、한국어는 어렵다 ภาษาไทยใหญ่มาก ကျော် ភាសាខ្មែរ 𠮷野家"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("模型", ["模型"]),
        ("错", ["错"]),
        ("gpt", ["GPT"]),
        ("GPT模型", ["GPT模型"]),
        ("的gpt", ["的GPT"]),
        ("モデル", ["モデル"]),
        ("推論 モデル", ["モデル", "推論"]),
        ('"モデルの"', ["モデルの"]),
        ("한국어", ["한국어"]),
        ("국어", ["국어"]),
        ("어*", ["어", "어"]),
        ("ภาษา", ["ภาษา"]),
        ("ใหญ่", ["ใหญ่"]),
        ("ကျော်", ["ကျော်"]),
        ("野家", ["野家"]),
    ],
)
def test_a_word_is_found_within_what_is_written_without_blanks(
    typed: str, found: list[str]
) -> None:
    text = f"question: Is it?\nclaims:\n  - text: >-\n      It is.\n      {UNPARTED}\n"

    (hit,) = hits(units(text), typed)

    assert found == marked(hit)
    assert 5 == hit.line
    assert at(hit, text).startswith(marked(hit)[0])
    assert f"It is. {UNPARTED}".startswith(hit.excerpt.strip("…")) or hit.excerpt.startswith("…")


@pytest.mark.parametrize("typed", ["型模", "モル", "어국", "新模", "模型GPT", "型*错"])
def test_letters_in_another_order_are_not_found(typed: str) -> None:
    assert [] == hits(units(claims("新的GPT模型会出错。言語モデル、한국어")), typed)


def test_a_word_without_blanks_round_it_counts_as_much_as_another() -> None:
    text = claims("模型会出错", "模型，模型和模型", "错")

    found = hits(units(text), "模型")

    assert ["模型，模型和模型", "模型会出错"] == [hit.excerpt for hit in found]


def test_a_long_text_without_blanks_is_cut() -> None:
    (hit,) = hits(units(claims("前" * 500 + "模型" + "后" * 500)), "模型")

    assert ["模型"] == marked(hit)
    assert hit.excerpt.startswith("…前")
    assert hit.excerpt.endswith("后…")
    assert len(hit.excerpt) <= 34


@given(st.text(max_size=200))
@example("a\x02b\x03 warm")
@example("\x00warm \x00")
@example("\x04中\x04")
@example("warm\x85\u2028warm")
def test_no_text_is_too_odd_to_be_searched(odd: str) -> None:
    written = Written(f"{odd} warm", "x.yaml", 1, 1, f"{odd} warm")

    (hit,) = hits([Unit("x", "claim", "c", (written,))], "warm")

    assert "warm" in [piece.lower() for piece in marked(hit)]
    assert "\x02" not in hit.excerpt
    assert "\x03" not in hit.excerpt
    assert "\x04" not in hit.excerpt
