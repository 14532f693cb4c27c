"""Laying out a line: what moves where, what stays, and that it then says what it said before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from inquire import checks
from inquire.ages import DEFAULT_LIMITS
from inquire.dates import DateFault, parse_date
from inquire.inspection import judge
from inquire.line_format import ANCHOR, CLAIM, LINE, LOOK, NOTE, NOTE_FILE, RETEST
from inquire.line_layout import laid_out
from inquire.line_reading import Reading, read, read_note
from inquire.records import Record
from inquire.yaml_tree import read_tree

ROOT = Path(__file__).parent.parent
SOUND = sorted((ROOT / "tests/lines/sound").glob("*.yaml"))
SHIPPED = sorted((ROOT / "lines").glob("*.yaml"))
BREAK = re.compile(r"\r\n|\n|\r")
CLAIMED = "question: Is it?\nclaims:\n  - text: It is.\n"


def reading(text: str) -> Reading:
    return read(text.encode(), "line.yaml", "line")


def laid(text: str) -> str:
    """The text laid out; it is sound, stays sound, and is laid out once and for all."""
    assert reading(text).sound, reading(text).faults
    made = laid_out(read_tree(text)).tree.text
    assert reading(text).inquiry == reading(made).inquiry
    assert made == laid_out(read_tree(made)).tree.text
    return made


def left(text: str) -> list[tuple[int, str, str]]:
    """The row and the name of each mapping that stays as it is, and why."""
    made = laid_out(read_tree(text))
    return [(made.tree.lines.position(each.start)[0], *each[1:]) for each in made.left]


class Case(NamedTuple):
    """A name, a text, and the text as it is laid out."""

    name: str
    old: str
    new: str


MOVED = [
    Case(
        "a comment beside and above",
        "claims:   # c1\n- text: a  # c2\n  # c3\n\n# q1\n# q2\nquestion: b # q3\n",
        "# q1\n# q2\nquestion: b # q3\n\nclaims:   # c1\n- text: a  # c2\n  # c3\n",
    ),
    Case(
        "the first key behind its dash",
        "question: b\nclaims:\n  -   date: 2025 # d\n      # k\n      kind: durable\n      text: a\n",
        "question: b\nclaims:\n  -   text: a\n      date: 2025 # d\n      # k\n      kind: durable\n",
    ),
    Case(
        "a key behind a dash of its own row",
        "question: b\nclaims:\n-\n  date: 2025\n  text: a\n",
        "question: b\nclaims:\n-\n  text: a\n  date: 2025\n",
    ),
    Case(
        "blank rows go with the key below them",
        "question: b\nclaims:\n- text: a\n\nnext: [c]\nsurveyed: 2025\n\nanchors: []\n",
        "question: b\nsurveyed: 2025\nclaims:\n- text: a\n\nanchors: []\n\nnext: [c]\n",
    ),
    Case(
        "the first key gets the blank rows of the one that becomes it",
        "claims:\n- text: a\n\nquestion: b\n",
        "question: b\n\nclaims:\n- text: a\n",
    ),
    Case(
        "blank rows that are text",
        "question: b\nclaims: [{text: a}]\nessay: |+\n  c\n\n\nsummary: d\n",
        "question: b\nsummary: d\nessay: |+\n  c\n\n\nclaims: [{text: a}]\n",
    ),
    Case(
        "no break at the end",
        "claims: [{text: a}]\nquestion: b",
        "question: b\nclaims: [{text: a}]",
    ),
    Case(
        "CRLF, no break at the end",
        "claims: [{text: a}]\r\nquestion: b",
        "question: b\r\nclaims: [{text: a}]",
    ),
    Case("lone CR", "claims: [{text: a}]\rquestion: b\r", "question: b\rclaims: [{text: a}]\r"),
    Case(
        "breaks of several kinds",
        "claims: [{text: a}]\r\nquestion: b\nnext: [c]\n",
        "question: b\nclaims: [{text: a}]\r\nnext: [c]\n",
    ),
    Case(
        "values of several rows",
        "claims:\n- text: a\nfinding: c\n  d\n\n  e # f\nquestion: >- # g\n    b\n    c\n",
        "question: >- # g\n    b\n    c\nfinding: c\n  d\n\n  e # f\nclaims:\n- text: a\n",
    ),
    Case(
        "quotes and keys as they are typed",
        "'claims': [{text: \"a\"}]\n\"question\": 'b'\n",
        "\"question\": 'b'\n'claims': [{text: \"a\"}]\n",
    ),
    Case(
        "markers and a heading stay",
        "%YAML 1.2\n---\n# kept by hand\n\nclaims:\n- text: a\nquestion: b\n...\n# after\n",
        "%YAML 1.2\n---\n# kept by hand\n\nquestion: b\nclaims:\n- text: a\n...\n# after\n",
    ),
    Case(
        "the row for editors stays at the top",
        "# yaml-language-server: $schema=x.json\nclaims:\n- text: a\nquestion: b\n",
        "# yaml-language-server: $schema=x.json\nquestion: b\nclaims:\n- text: a\n",
    ),
    Case(
        "a comment at the end stays there",
        "question: b\nretest:\n  topic: c\n  role: d\n\n  # e\nclaims:\n- text: a\n\n# the end\n",
        "question: b\nclaims:\n- text: a\nretest:\n  role: d\n  topic: c\n\n  # e\n\n# the end\n",
    ),
    Case(
        "a comment that the first key keeps above it",
        "# of the line\nquestion: b\nclaims:\n- text: a\nfinding: c\n",
        "# of the line\nquestion: b\nfinding: c\nclaims:\n- text: a\n",
    ),
    Case(
        "within and around",
        "claims:\n- date: July 2025\n  text: a\n  # c\n  id: d\n  # e\n   # f\nquestion: b\n",
        "question: b\nclaims:\n- date: 2025-07\n  text: a\n  # c\n  id: d\n  # e\n   # f\n",
    ),
    Case(
        "within and around, with a comment below the last",
        "claims:\n- text: a\n  id: d\n   # f\nquestion: b\n",
        "question: b\nclaims:\n- id: d\n   # f\n  text: a\n",
    ),
    Case("an indented line", " claims: [{text: a}]\n question: b\n", " question: b\n claims: [{text: a}]\n"),
    Case(
        "an allowance on a key that is not the first",
        "question: b\nclaims:\n- text: a\n  date: 2025 # inquire: allow[stale-claim] c\n  short: d\n",
        "question: b\nclaims:\n- text: a\n  short: d\n  date: 2025 # inquire: allow[stale-claim] c\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", MOVED, ids=lambda case: case.name)
def test_keys_move_with_what_belongs_to_them(case: Case) -> None:
    assert case.new == laid(case.old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("July 2025", "2025-07"),
        ("~2024\u20132025  # about", "2024~/2025~  # about"),
        ("'10/2025'", "'2025-10'"),
        ('"mid-2025"', '"2025-05/2025-08"'),
        (">-\n      29 July\n      2025", ">-\n      2025-07-29"),
        ("c. 2025", "2025~"),
        ("July 2025 \u2013 today", "2025-07/.."),
        ("2025-7", "2025-07"),
        ("2024/present", "2024/.."),
    ],
)
def test_dates_are_put_into_edtf_where_they_stand(old: str, new: str) -> None:
    assert f"{CLAIMED}    date: {new}\n" == laid(f"{CLAIMED}    date: {old}\n")


def test_dates_everywhere_are_put_into_edtf() -> None:
    text = (
        "question: b\nsurveyed: Oct 2025\nnotes:\n- {id: n, title: t, text: u, date: ~2025, reviewed: 7/2025}\n"
        "claims:\n- {id: c, text: a, date: '~2024', reviewed: July 2025}\n"
        "anchors: [{arxiv: 2501.99901, date: Jan. 2025}]\n"
        "history:\n- {claim: c, date: 1 May 2026, verdict: holds}\n"
    )

    made = laid(text)

    assert [
        "2025-10", "2025~", "2025-07", "'2024~'", "2025-07", "2025-01", "2026-05-01",
    ] == re.findall(r"(?:surveyed|date|reviewed): ([^,}\n]+)", made)  # fmt: skip


@pytest.mark.parametrize("written", ["2025?", "2025%", "2025-07/..", "2024~/2025", "2025-07-29"])
def test_what_is_edtf_stays(written: str) -> None:
    text = f"{CLAIMED}    date: {written}\n"

    assert text == laid(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{claims: [{text: a}], question: b}\n", [(1, "a line", "they stand in braces")]),
        (
            "question: b\nclaims:\n- {date: 2025, text: a}\n- text: c\n",
            [(3, "a claim", "they stand in braces")],
        ),
        (
            "question: b\nclaims:\n- text: a\n# heading\n\nfinding: c\n",
            [(1, "a line", "whose the comment in row 4 is, is not clear")],
        ),
        (
            "question: b\nclaims:\n- text: a\n\n# heading\n\n# d\nfinding: c\n",
            [(1, "a line", "whose the comment in row 5 is, is not clear")],
        ),
        (
            "# of what?\nclaims:\n- text: a\nquestion: b\n",
            [(2, "a line", "whose the comment in row 1 is, is not clear")],
        ),
        (
            "claims:\n- text: a\nquestion: b\n# of what?\n",
            [(1, "a line", "whose the comment in row 4 is, is not clear")],
        ),
        (
            "question: b\nclaims:\n- date: 2025\n  # of the text, or of all\n  text: a\n",
            [(3, "a claim", "whose the comment in row 4 is, is not clear")],
        ),
        (
            "question: b\nclaims:\n  - text: a\n # at odds\n    short: d\n    id: c\n",
            [(3, "a claim", "whose the comment in row 4 is, is not clear")],
        ),
        (
            "question: b\nclaims:\n- text: a # inquire: allow[undated-claim] c\n  id: d\n",
            [(3, "a claim", "whose the comment in row 3 is, is not clear")],
        ),
        (
            "question: b\nclaims:\n- text: a\n  id: d # inquire: allow[undated-claim] c\n",
            [(3, "a claim", "whose the comment in row 4 is, is not clear")],
        ),
        ("? claims\n: - text: a\nquestion: b\n", [(1, "a line", "a key does not begin its row")]),
        (
            "claims: [{text: a}]\nquestion: |\n  b",
            [(1, "a line", "they cannot be moved safely in the way they are written")],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_moved_safely_stays_and_is_told(
    text: str, told: list[tuple[int, str, str]]
) -> None:
    assert text == laid(text)
    assert told == left(text)


def test_what_stays_does_not_hold_up_the_rest() -> None:
    text = "question: b\n# ?\n\nclaims:\n- date: 2025\n  text: a\nfinding: July 2025\n"

    assert text.replace("date: 2025\n  text: a", "text: a\n  date: 2025") == laid(text)
    assert [1] == [row for row, *_ in left(text)]


@pytest.mark.parametrize("path", SOUND + SHIPPED, ids=lambda path: path.stem)
def test_a_sound_line_says_the_same_laid_out(path: Path) -> None:
    assert_laid_out(read(path.read_bytes(), str(path), path.stem).text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_lines_are_laid_out(path: Path) -> None:
    text = path.read_text("utf-8")

    assert text == laid(text)
    assert [] == left(text)


def test_a_line_turned_round_is_put_right_again() -> None:
    text = (ROOT / "lines/empathy-emotional-learning.yaml").read_text("utf-8")
    starts = [found.start() for found in re.finditer(r"^\w", text, re.MULTILINE)]
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]

    assert "".join(parts) == text == laid("".join(reversed(parts)))


NOTE_ROWS = [
    "id: n\n",
    "title: >-  # t\n  Is it?\n\n  Or not?\n",
    "# of the text\ntext: |+\n  It is.\n\n",
    "date: ~2024\u20132025  # about\n",
    "\nreviewed: '7/2025'\n",
    "anchors:\n- 2501.99901  # a\n  # b\n",
]


@given(st.permutations(NOTE_ROWS), st.sampled_from(["", "# top\n\n", "---\n"]))
def test_a_shared_note_says_the_same_laid_out(rows: list[str], head: str) -> None:
    text = head + "".join(rows)
    old = read_note(text.encode(), "n.yaml", "n")
    made = laid_out(old.tree, NOTE_FILE).tree.text
    new = read_note(made.encode(), "n.yaml", "n")

    assert (old.note, ()) == (new.note, new.faults)
    assert made == laid_out(new.tree, NOTE_FILE).tree.text
    assert sorted(re.findall("#.*", text)) == sorted(re.findall("#.*", made))
    assert "2024~/2025~" in made
    if not laid_out(old.tree, NOTE_FILE).left:
        assert [*NOTE.fields] == re.findall(r"(?m)^\w+", made)


# Random lines, in the layouts that people write.

WORDS = ["Is it so?", "it's", "温さ 😀", "100%", "a - b", "no", "x y z"]
DATES = [
    "2025",
    "~2025",
    "July 2025",
    "'10/2025'",
    '"2024/2025"',
    "mid-2025",
    "2025-07-29",
    "2025?",
]
NEWLINES = st.sampled_from(["\n", "\n", "\r\n", "\r"])
SINGLE: dict[str, list[str]] = {
    "kind": ["perishable", "durable"], "basis": ["argument", "'experiment'"],
    "window": ["6 months"], "arxiv": ["2501.99901", "'2501.99902v2'", "arXiv:2501.99903"],
    "verdict": ["holds", "untestable"], "mark": ["reviewed"], "prompt": ["7c1e90ab"],
    "wording": ["'12345678'"], "perishable": ["90 days"], "durable": ["2 years"], "note": ["1 year"],
    "date": DATES, "reviewed": DATES, "surveyed": DATES,
}  # fmt: skip
LISTS: dict[str, list[str]] = {
    "anchors": ["2501.99901", "2501.99902"], "papers": ["2501.99904"], "next": ["other", "more"],
    "authors": ["Example", "Sample"], "relaxed_by": ["This", "That"],
    "challenges": ["Is it?"], "questions": ["Was it?"], "notes": ["n0"],
}  # fmt: skip
RECORDS = {"notes": NOTE, "claims": CLAIM, "anchors": ANCHOR, "history": LOOK}


@st.composite
def lines(draw: st.DrawFn, *, comments: bool = True) -> str:
    """A sound line; every comment in it is another. Keys stand in any order."""
    numbers = iter(range(10_000))
    ids = iter(range(10_000))

    def comment() -> str:
        forms = ["", "", "", "  # {}", "\t# {}: 'x", "  # inquire: allow[undated-claim] {}"]
        return draw(st.sampled_from(forms if comments else [""])).format(next(numbers))

    def between(column: int) -> list[str]:
        """What stands between two keys of that column: mostly nothing, or what is clear."""
        rows = [""] * draw(st.sampled_from([0, 0, 0, 1, 2]))
        if not comments or draw(st.integers(0, 2)):
            return rows
        margin = max(0, column + draw(st.sampled_from([0, 0, 0, 0, 2, 3, -1])))
        rows += [" " * margin + f"# {next(numbers)}"] * draw(st.sampled_from([1, 1, 2]))
        return [*rows, *draw(st.sampled_from([[], [], [], [""], ["  "]]))]

    def text(column: int) -> list[str]:
        """A text behind its key, with the rows below it."""
        first, second = draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS))
        margin = " " * (column + draw(st.integers(1, 4)))
        form = draw(st.integers(0, 9))
        if form == 0:
            header = draw(st.sampled_from([" |", " >", " |-", " >+", " |+"]))
            blank = [""] * draw(st.integers(0, 2))
            return [header + comment(), f"{margin}{first}", *blank, f"{margin}{second} # text"]
        if form == 1:
            return [f" {first}", f"{margin}{second}{comment()}"]
        if form == 2:
            return [f' "{first}', "", f'{margin}{second}"{comment()}']
        if form == 3:
            return ["", f"{margin}{first}{comment()}"]
        quoted = draw(
            st.sampled_from([first, first, f'"{first}"', f"'{first.replace(chr(39), '')}'"])
        )
        return [f" {quoted}{comment()}"]  # fmt: skip

    def value(name: str, kind: Record, column: int) -> list[str]:
        if name == "id":
            return [f" {'nc'[kind is CLAIM]}{next(ids)}{comment()}"]
        if name == "claim":
            return [f" c-known{comment()}"]
        if name in SINGLE:
            return [f" {draw(st.sampled_from(SINGLE[name]))}{comment()}"]
        if name == "retest":
            inner = column + draw(st.integers(1, 4))
            return [comment(), *mapping(RETEST, inner, keys(RETEST))]
        if kind is LINE and name in RECORDS:
            return [comment(), *items(RECORDS[name], column)]
        if name in LISTS:
            words = draw(st.lists(st.sampled_from(LISTS[name]), min_size=1, unique=True))
            if draw(st.booleans()):
                return [f" [{', '.join(words)}]{comment()}"]
            inner = column + draw(st.sampled_from([0, 2, 3]))
            return [comment(), *(f"{' ' * inner}- {word}{comment()}" for word in words)]
        return text(column)

    def keys(record: Record) -> list[str]:
        free = [name for name in record.fields if name not in (*record.required, "limits")]
        if record is CLAIM:
            free.remove("notes")
        extra = draw(st.lists(st.sampled_from(free), max_size=4, unique=True))
        return draw(st.permutations([*record.required, *extra]))

    def mapping(record: Record, column: int, names: list[str]) -> list[str]:
        rows: list[str] = []
        for number, name in enumerate(names):
            first, *more = value(name, record, column)
            rows += between(column) if number else []
            rows += [f"{' ' * column}{name}:{first}", *more]
        return rows

    def items(record: Record, column: int) -> list[str]:
        column += draw(st.sampled_from([0, 2, 3]))
        gap = " " * draw(st.sampled_from([1, 1, 3]))
        rows: list[str] = []
        for _ in range(draw(st.integers(1, 3))):
            rows += between(column)
            dash = f"{' ' * column}-"
            inner = mapping(record, column + 1 + len(gap), keys(record))
            if draw(st.integers(0, 3)):
                rows += [dash + gap + inner[0].lstrip(" "), *inner[1:]]
            else:
                rows += [dash + comment().replace("\t", " "), *inner]
        if record is CLAIM:
            rows += [f"{' ' * column}- {{text: known, id: c-known}}{comment()}"]
        return rows

    heads = [[], [], ["---"], ["# top", ""], ["# top"]]
    rows = draw(st.sampled_from(heads if comments else [[], ["---"]]))
    rows = [*rows, *mapping(LINE, 0, keys(LINE)), *between(0)]
    if draw(st.integers(0, 5)) == 0:
        rows = [*rows, "...", "# after"]
    newline = draw(NEWLINES)
    return newline.join(rows) + draw(st.sampled_from([newline, ""]))


def meaning(text: str) -> Any:
    """What PyYAML takes the text for, its dates as the spans that they mean."""
    return dated(yaml.load(text, Loader=yaml.CBaseLoader))


def dated(said: Any, name: str = "") -> Any:
    if isinstance(said, dict):
        return {key: dated(value, key) for key, value in said.items()}
    if isinstance(said, list):
        return [dated(item) for item in said]
    when = parse_date(said.strip())
    return said if isinstance(when, DateFault) or SINGLE.get(name) is not DATES else when


def rows_of(text: str, *, dates: bool = True) -> Counter[str]:
    """The rows with what stands on them, wherever that is; without dates where they may change."""
    rows = (re.sub(r"^(?:-|:)?\s+", "", row.strip()) for row in BREAK.split(text))
    return Counter(re.sub(r"((?:date|reviewed|surveyed):).*", r"\1" if dates else r"\g<0>", row) for row in rows)  # fmt: skip


def owned(text: str) -> set[tuple[str, str]]:
    """Every comment that touches a key below it at its indentation, with that key's row."""
    found = set()
    rows = BREAK.split(text)
    for number, row in enumerate(rows):
        comment = re.fullmatch(r"( *)(# \d+)", row)
        below = next((other for other in rows[number:] if not other.lstrip().startswith("#")), "")
        if comment and re.match(rf"{comment[1]}\w+:", below):
            found.add((comment[2], re.sub(r"(date|reviewed|surveyed):.*", r"\1", below.strip())))
    return found


def said_of(text: str) -> Counter[str]:
    """The codes of all that the checks say."""
    context = checks.Context(date(2026, 11, 22), DEFAULT_LIMITS)
    return Counter(told.code for told in judge(reading(text), context, checks.found()))


def unordered(node: Any, record: Record = LINE) -> Iterator[str]:
    """The records whose keys PyYAML finds in another order than the format's."""
    names = [name for name in record.fields if name in node]
    if names != [*node]:
        yield record.what
    for name, value in node.items():
        for item in value if record is LINE and name in RECORDS else ():
            yield from unordered(item, RECORDS[name])
        if name == "retest" and value:
            yield from unordered(value, RETEST)


def assert_laid_out(old: str) -> None:
    """All that holds of any layout of a sound line."""
    layout = laid_out(read_tree(old))
    new = layout.tree.text

    assert reading(new).sound
    assert reading(old).inquiry == reading(new).inquiry
    assert meaning(old) == meaning(new)
    assert rows_of(old) == rows_of(new)
    assert len(BREAK.findall(old)) == len(BREAK.findall(new))
    assert {*BREAK.findall(old)} >= {*BREAK.findall(new)}
    assert old.endswith(("\r", "\n")) == new.endswith(("\r", "\n"))
    assert owned(old) <= owned(new)
    assert said_of(old) == said_of(new)
    assert layout.left == laid_out(layout.tree).left
    assert new == laid_out(read_tree(new)).tree.text
    shown = yaml.load(new, Loader=yaml.CBaseLoader)
    assert sorted(unordered(shown)) == sorted(each.what for each in layout.left)


@given(lines())
def test_a_random_line_says_the_same_laid_out(text: str) -> None:
    assume(reading(text).sound)
    assert_laid_out(text)


@given(lines(comments=False))
def test_without_comments_every_key_is_put_in_order(text: str) -> None:
    assume(reading(text).sound)
    assert_laid_out(text)
    safe = [
        each for each in laid_out(read_tree(text)).left if each.reason != "they stand in braces"
    ]
    assert [] == safe or "+" in text or text[-1] not in "\r\n"  # blank rows or a break are text


@given(st.data())
def test_a_random_edit_of_a_sound_file_is_laid_out_alike(data: st.DataObject) -> None:
    """Rows taken out, doubled or exchanged: whatever is still sound says the same laid out."""
    path = data.draw(st.sampled_from(SOUND + SHIPPED))
    rows = read(path.read_bytes(), str(path), path.stem).text.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        at, to = (data.draw(st.integers(0, len(rows) - 1)) for _ in "ab")
        kind: Callable[[], object] = data.draw(
            st.sampled_from(
                [
                    lambda at=at, to=to: rows.insert(to, rows.pop(at)),
                    lambda at=at, to=to: rows.insert(to, "# between\n"),
                    lambda at=at, to=to: rows.insert(to, rows[at]),
                    lambda at=at, to=to: rows.insert(to, "\n"),
                ]
            )
        )
        kind()
    text = "".join(rows)
    assume(reading(text).sound)
    assert_laid_out(text)
