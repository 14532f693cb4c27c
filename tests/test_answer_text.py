"""An answer as pasted: decoding, what form it has, marks of chat pages, the prompt on top."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.answer_text import AnswerText, read_text
from inquire.location import Lines

ANSWER = """\
Nothing newer than the anchors tests this, and I searched for a while in several places.

[C1] holds, by arXiv:2501.99901, “A Paper of the Tests' Own Making”. It looks at five models and
finds the same with each of them, which nobody had done before it as far as I can see.

```
inquire: empathy-emotional-learning 2026-11-22 7c1e90ab
C1 | holds | arXiv:2501.99901 | five models
```
"""
END = "End of the prompt. Its reference: inquire: empathy-emotional-learning 2026-11-22 7c1e90ab"
BLOCK = """\
```
inquire: empathy-emotional-learning 2026-11-22 7c1e90ab
C1 | verdict | arXiv ids (or DOI, URL), or none | the reason in one line
(one such line for each of C2 to C6)
NEW | arXiv id (or DOI, URL) | YYYY-MM | title | the claims it bears on
```
"""
TEMPLATES = ["retest", "brief", "contrary", "offline", "page"]


def text_of(source: str) -> str:
    return read_text(source.encode("utf-8", "surrogatepass")).text


def place_of(answer: AnswerText, words: str) -> tuple[int, int]:
    return answer.place(answer.text.index(words))


# ---- bytes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_the_same_in_each_encoding_that_editors_write(encoding: str) -> None:
    answer = read_text("Wärme 温暖 😀\nrow two\n".encode(encoding))

    assert "Wärme 温暖 😀\nrow two\n" == answer.text
    assert (1, 1) == answer.place(0)
    assert (2, 5) == place_of(answer, "two")


def test_bytes_that_are_no_text_are_replaced() -> None:
    answer = read_text(b"caf\xe9 arXiv:2501.99901 \xff\xfe")

    assert "caf\ufffd arXiv:2501.99901 \ufffd\ufffd" == answer.text
    assert (1, 6) == place_of(answer, "arXiv")


def test_half_a_character_of_utf_16_is_no_traceback() -> None:
    assert "a\ufffd" == read_text(b"\xff\xfea\x00b").text


def test_an_empty_paste_is_an_empty_answer() -> None:
    for data in (b"", b"\xef\xbb\xbf", b"\xff\xfe"):
        answer = read_text(data)

        assert ("", (1, 1), "") == (answer.text, answer.place(0), answer.row(1))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_end_as_in_an_editor_however_they_end(end: str) -> None:
    answer = read_text(f"one{end}two arXiv:2501.99901{end}three".encode())

    assert "one\ntwo arXiv:2501.99901\nthree" == answer.text
    assert (2, 5) == place_of(answer, "arXiv")
    assert (3, 1) == place_of(answer, "three")
    assert "two arXiv:2501.99901" == answer.row(2)


# ---- marks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("It holds\ue200cite\ue202turn0search1\ue202turn2view3\ue201.", "It holds."),
        ("It holds citeturn0search1turn2academia3.", "It holds ."),
        ("It holds【8†source】, 【12:3†L1-L3】and【4†arxiv.org】 so.", "It holds, and so."),
        ("It holds[8†source].", "It holds."),
        ('By \ue200entity\ue202["company","Some Lab","a lab"]\ue201.', "By Some Lab."),
        (
            "See \ue200url\ue202A Title\ue202https://arxiv.org/abs/2501.99901\ue201.",
            "See A Title https://arxiv.org/abs/2501.99901.",
        ),
        ("See \ue200link_title\ue202A Title\ue202turn0search1\ue201.", "See A Title."),
        ("\uf8ff2501.\u200b99\u00ad901\ufeff", "2501.99901"),
        ("\u202earXiv:2501.99901\u202c", "arXiv:2501.99901"),
        ("arXiv:\xa02501.99901\u202fis\u3000so", "arXiv: 2501.99901 is so"),
        ("【3】 and [3] and [^3] stay, and a lone 【 too", None),
        ("the word cite, turn0search1 and citeturner stay", None),
        ("emoji 😀 and 王 and é stay", None),
    ],
)
def test_marks_of_chat_pages_are_dropped_and_nothing_else(
    pasted: str, expected: str | None
) -> None:
    assert (pasted if expected is None else expected) == text_of(pasted)


def test_a_mark_that_never_ends_costs_only_its_sign() -> None:
    assert "so cite arXiv:2501.99901" == text_of("so \ue200cite arXiv:2501.99901")


def test_what_follows_a_mark_is_found_at_its_place() -> None:
    answer = read_text("a\u00adb【1†source】c\r\n\u200b\u200bd\xa0e".encode())

    assert "abc\nd e" == answer.text
    places = [(1, 1), (1, 3), (1, 14), (1, 16), (2, 3), (2, 4), (2, 5)]
    assert places == [answer.place(at) for at in range(len(answer.text))]


# ---- the prompt on top -----------------------------------------------------------------------


def quoted(text: str) -> str:
    return "".join(f"> {row}\n" for row in text.split("\n"))


def wrapped(text: str) -> str:
    return re.sub(r"(.{60}\S*) ", r"\1\n", text)


def in_one_row(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def prompts() -> dict[str, str]:
    """What each template prints, without the row that says where it ends."""
    found = {}
    for template in TEMPLATES:
        done = subprocess.run(
            [
                sys.executable, "-m", "inquire", "prompt", "empathy-emotional-learning",
                "--as-of", "2026-11-22", "--template", template,
            ],
            capture_output=True,
            check=True,
        )  # fmt: skip
        found[template] = done.stdout.decode().split("End of the prompt.")[0].rstrip() + "\n"
    return found


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("marker", ["", f"\n{END}\n"], ids=["older", "marked"])
@pytest.mark.parametrize("change", [str, quoted, wrapped, in_one_row])
def test_a_prompt_on_top_is_cut(
    prompts: dict[str, str], template: str, marker: str, change: type[str]
) -> None:
    prompt = change(prompts[template] + marker)

    assert ANSWER == text_of(f"{prompt}\n\n{ANSWER}")
    assert "It holds.\n" == text_of(f"{prompt}\n\nIt holds.\n")
    assert "" == text_of(prompt)


def test_of_several_turns_the_last_prompt_counts(prompts: dict[str, str]) -> None:
    turns = [f"{prompts['retest']}\n{END}\n\n{ANSWER}", f"Again:\n{prompts['brief']}\n{END}\n\n"]

    assert "It holds." == text_of("\n".join(turns) + "It holds.")


REPLY = """\
I looked up what you cited (arXiv; 2026-11-22). What follows has to be done again, and only that.

<failed>
arXiv:2501.99902 | cited for C1
     fault: arXiv has no such paper
</failed>

- Cite only what you opened in this session, as plain text.
"""
REPLY_ROWS = """\
End with this block, as a code block of plain lines, without links or citation marks in it:

```
C1 | verdict | arXiv ids (or DOI, URL), or none | the reason in one line
C4 | verdict | arXiv ids (or DOI, URL), or none | the reason in one line
NEW | arXiv id (or DOI, URL) | YYYY-MM | title | the claims it bears on
```

Verdict, one word: `holds`, `relaxed`, `not-searched`.
"""


@pytest.mark.parametrize("ending", [END, REPLY_ROWS, f"{REPLY_ROWS}\n{END}"])
@pytest.mark.parametrize("change", [str, quoted, wrapped, in_one_row])
def test_a_reply_to_an_answer_is_a_prompt_too(
    prompts: dict[str, str], ending: str, change: type[str]
) -> None:
    before = f"{prompts['retest']}\n{END}\n\n{ANSWER}\n\n"
    asked = change(f"{REPLY}\n{ending}\n")

    assert "Withdrawn.\n" == text_of(f"{before}{asked}\n\nWithdrawn.\n")
    assert "" == text_of(f"{before}{asked}")


def test_a_person_may_ask_again_in_words_of_their_own(prompts: dict[str, str]) -> None:
    before = f"{prompts['retest']}\n{END}\n\n{ANSWER}\n\nThat paper is nowhere. Again.\n\n{END}\n"

    assert f"I withdraw it.\n{ANSWER}" == text_of(f"{before}\nI withdraw it.\n{ANSWER}")


@pytest.mark.parametrize("change", [str, quoted, wrapped, in_one_row])
def test_the_reference_of_the_prompt_that_is_cut_is_kept(
    prompts: dict[str, str], change: type[str]
) -> None:
    above = change(f"{prompts['brief']}\n{END.replace('empathy', 'other')}\n")

    whole = read_text(f"{above}\nIt holds.".encode())

    assert "It holds." == whole.text
    assert "inquire: other-emotional-learning 2026-11-22 7c1e90ab" == whole.asked
    assert "" == read_text(ANSWER.encode()).asked
    assert "" == read_text(b"inquire: a 2026-11-22 7c1e90ab").asked


def test_what_is_cut_leaves_places_as_they_were(prompts: dict[str, str]) -> None:
    above = f"{prompts['retest']}\n{END}\n"
    answer = read_text(f"{above}\n{ANSWER}".replace("\n", "\r\n").encode())

    assert (above.count("\n") + 4, 16) == place_of(answer, "arXiv:2501.99901")
    assert answer.row(above.count("\n") + 2).startswith("Nothing newer")


def test_a_marker_may_stand_in_bold_or_wrapped_by_a_page() -> None:
    bold = END.replace("inquire:", "`inquire:") + "`**"
    split = END.replace(" reference: inquire: ", "\n> reference:\n> inquire:\n> ")

    assert "It holds." == text_of(f"[C1] <claims>\n**{bold}\n\nIt holds.")
    assert "It holds." == text_of(f"[C1] <claims>\n{split}\nIt holds.")


def test_a_template_of_ones_own_is_cut_at_its_marker_or_behind_its_rows() -> None:
    asked = "Tell me of this: [C1] It holds, by arXiv:2501.99902.\n\n"

    assert "It holds." == text_of(f"{asked}{END}\n\nIt holds.")
    assert ANSWER == text_of(f"{asked}{BLOCK}\n{ANSWER}")


@pytest.mark.parametrize(
    "answer",
    [
        f"{ANSWER}\n{END}\n",
        f"{ANSWER}\n{END}\n\nSources: arXiv:2501.99903\n",
        f"{ANSWER.replace('```', BLOCK + '```', 1)}",
        f"{ANSWER}\nThis is the form that was asked for:\n\n{BLOCK}",
        f"I read arXiv:2501.99901.\n\n{END}\n\n```\n{ANSWER.split('```')[1]}```\n",
        f"I read arXiv:2501.99901.\n\n{BLOCK}\nFilled in:\n\n```{ANSWER.split('```')[1]}```\n",
        "C1 | verdict | arXiv ids (or DOI, URL), or none | the reason in one line\n"
        "C1 | holds | arXiv:2501.99901 | five models\n",
    ],
)
def test_an_answer_that_repeats_the_prompts_rows_is_not_lost(
    prompts: dict[str, str], answer: str
) -> None:
    assert answer == text_of(answer)
    assert answer == text_of(f"{prompts['retest']}\n{END}\n\n{answer}")
    if END not in answer:  # which no older prompt gave it to repeat
        assert answer == text_of(f"{prompts['page']}\n{answer}")


def test_an_answer_without_a_block_that_ends_with_the_marker_is_not_lost(
    prompts: dict[str, str],
) -> None:
    answer = f"[C1] holds, by arXiv:2501.99901.\n\n{END}\n"
    goes_on = f"{answer}\nSources: arXiv:2501.99903\n"

    assert answer == text_of(answer)
    assert answer == text_of(f"{prompts['retest']}\n{END}\n\n{answer}")
    assert goes_on == text_of(f"{prompts['retest']}\n{END}\n\n{goes_on}")


# ---- whatever it is --------------------------------------------------------------------------


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_an_answer_whose_places_are_in_the_source(data: bytes) -> None:
    answer = read_text(data)

    lines = Lines(answer.source)
    last = lines.position(len(answer.source))
    for offset in range(len(answer.text) + 1):
        line, column = answer.place(offset)
        assert (1, 1) <= (line, column) <= last
        assert column <= len(answer.row(line)) + 3


SIGNS = "<>/apliuhtdr123 '\"=&;!-#*`|[]{}:,\\\n\r\ue200\ue201\ue202\u200b【】†C|inquire"


@given(st.lists(st.sampled_from([*SIGNS, "<p>", "</p>", "<li>", "<td>", "<a href=", END, BLOCK])))
def test_any_heap_of_signs_is_an_answer(signs: list[str]) -> None:
    for start in ("", "<p></p><ul></ul>", '[{"role": "assistant", "content": "'):
        answer = read_text((start + "".join(signs)).encode())

        places = [answer.place(offset) for offset in range(len(answer.text) + 1)]
        last = Lines(answer.source).position(len(answer.source))
        assert all((1, 1) <= place <= last for place in places)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cf", "Cn", "Zs"])))
def test_plain_text_without_marks_is_judged_as_it_stands(words: str) -> None:
    plain = re.sub(r"[\r<\[{【]", " ", words)
    answer = read_text(plain.encode())

    lines = Lines(plain)
    assert plain == answer.text
    assert all(lines.position(at) == answer.place(at) for at in range(len(plain) + 1))


HOSTILE = {
    "comments": ("<p><p><p>", "<!--", ""),
    "empty comments": ("", "<!---->", "x"),
    "declarations": ("<p><p><p>", "<![", ""),
    "open tags": ("<p><p><p>", "<a ", ""),
    "open attributes": ("<p><p><p>", "<a x='", ""),
    "tags that never end": ("<p><p><p>", '<a x=">" ', ""),
    "end tags": ("<p><p><p>", "</a", ""),
    "less than": ("<p><p><p>", "<", ""),
    "ampersands": ("<p><p><p>", "&", ""),
    "dropped elements": ("<p><p><p>", "<nav><svg><button><select>", ""),
    "dropped elements that never end": ("<p><p><p><nav>", "<nav ", ""),
    "dropped elements in one tag": ("<p><p><p><nav>", "<nav ", ">"),
    "raw elements": ("<p><p><p>", "<script>", ""),
    "nested lists": ("", "<ul><li>x", ""),
    "nested quotations": ("", "<blockquote>x", ""),
    "wide cells": ("<p><p><p>", "<td colspan=99>", ""),
    "notes": ("<p><p><p>", "<sup>1", "</sup>"),
    "brackets": ("", "[", ""),
    "nested objects": ("", '{"a":', ""),
    "nested messages": ("", '{"role":"assistant","content":', '"x"'),
    "backslashes": ('["', "\\", ""),
    "a number": ("[", "9", "]"),
    "markers": ("", "End of the prompt. Its reference: inquire: a ", END),
    "reference lines": ("", "inquire: a b ", END),
    "unfilled rows": ("", BLOCK.split("\n")[2] + " Verdict, one word: ", ""),
    "labels": ("", "C1 |", END),
    "private marks": ("", "\ue200cite\ue202", ""),
    "chat marks": ("", "citeturn0", ""),
    "brackets of sources": ("", "【8†", ""),
    "blanks": ("End of the prompt.", " \n> ", ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_megabyte_is_read_in_linear_time(name: str) -> None:
    before, repeated, after = HOSTILE[name]
    source = before + repeated * (1_000_000 // len(repeated)) + after

    subprocess.run(
        [
            sys.executable, "-c",
            "import sys; from inquire.answer_text import read_text; "
            "read_text(sys.stdin.buffer.read())",
        ],
        input=source.encode(),
        check=True,
        timeout=60,
    )  # fmt: skip
