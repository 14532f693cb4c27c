"""From bytes to a line: what is no text, what it says of its place, and that nothing raises."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inquire.diagnostics import Diagnostic
from inquire.inspection import form_diagnostics
from inquire.line_reading import MOST_BYTES, read

LINES = sorted((Path(__file__).parent.parent / "lines").glob("*.yaml"))
SOURCES = [path.read_bytes() for path in LINES]
FAULTY = Path(__file__).parent / "lines" / "faulty"


def only(data: bytes) -> Diagnostic:
    diagnostics = form_diagnostics(read(data, "line.yaml", "line"))
    assert len(diagnostics) == 1
    return diagnostics[0]


def test_a_line_gets_the_id_that_its_file_gives_it() -> None:
    reading = read(b"question: Is it?\nclaims:\n  - text: It is.\n", "lines/is-it.yaml", "is-it")

    assert reading.sound
    assert reading.inquiry is not None
    assert reading.inquiry.id == "is-it"
    assert reading.path == "lines/is-it.yaml"


def test_a_byte_order_mark_moves_no_column() -> None:
    diagnostic = only(
        b"\xef\xbb\xbf\xef\xbb\xbfquestio: Is it?\nquestion: x\nclaims: [{text: y}]\n"
    )

    assert (diagnostic.line, diagnostic.column) == (1, 1)
    assert diagnostic.source == "questio: Is it?"


@pytest.mark.parametrize(
    ("data", "place", "source"),
    [
        ("question: Caf\u00e9?".encode("latin-1"), (1, 14), "question: Caf\ufffd?"),
        (b"\xef\xbb\xbfa: b\nc: \xff", (2, 4), "c: \ufffd"),
        (b"question: \xed\xa0\x80", (1, 11), "question: \ufffd\ufffd\ufffd"),
        (b"question: \xf0\x9f\x98", (1, 11), "question: \ufffd"),
    ],
)
def test_what_is_not_utf8_is_told_at_the_byte(
    data: bytes, place: tuple[int, int], source: str
) -> None:
    diagnostic = only(data)

    actual = (diagnostic.line, diagnostic.column)

    assert place == actual
    assert diagnostic.code == "not-utf8"
    assert diagnostic.source == source


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_of_unicode_are_refused(encoding: str) -> None:
    diagnostic = only("question: Is it?".encode(encoding))

    assert diagnostic.code in ("not-utf8", "control-character")
    assert diagnostic.line == 1


def test_a_mebibyte_is_read_and_one_byte_more_is_refused() -> None:
    text = b"question: Is it?\nclaims:\n  - text: It is.\n#"
    fine = read(text.ljust(MOST_BYTES, b"x"), "line.yaml", "line")
    diagnostic = only(text.ljust(MOST_BYTES + 1, b"x"))

    assert fine.sound
    assert diagnostic.code == "too-large"
    assert (diagnostic.line, diagnostic.column, diagnostic.width) == (1, 1, 1)


def test_nel_and_the_unicode_separators_do_not_count_as_lines() -> None:
    diagnostic = only("question: 'a\x85b\u2028c'\nclaims: [{text: x}]\ndate: 2025\n".encode())

    assert (diagnostic.line, diagnostic.column) == (3, 1)


def test_the_characters_meant_end_with_their_row() -> None:
    text = "question: Is it?\nclaims:\n  - text: x\n    date: 'so\n      on'\n"

    diagnostic = only(text.encode())

    assert (diagnostic.line, diagnostic.column, diagnostic.width) == (4, 11, 3)
    assert diagnostic.source == "    date: 'so"


@pytest.mark.parametrize(
    "unit", ["- x\n", "  x1: y\n", "  - {date: soon}\n", "  - {kind: x, notes: [y]}\n"]
)
def test_a_large_line_with_a_thousand_faults_is_told_in_time(unit: str) -> None:
    text = f"question: Is it?\nclaims:\n{unit * 3000}"

    actual = form_diagnostics(read(text.encode(), "line.yaml", "line"))

    assert actual


def test_the_faults_of_one_long_row_share_its_text() -> None:
    text = f"question: Is it?\nclaims: [{{text: x, anchors: [{'y, ' * 1000}]}}]\n"
    diagnostics = form_diagnostics(read(text.encode(), "line.yaml", "line"))

    actual = {id(diagnostic.source) for diagnostic in diagnostics}

    assert len(diagnostics) == 1000
    assert len(actual) == 1


# What holds of all input


def inspected(data: bytes) -> list[Diagnostic]:
    """The diagnostics of any bytes, each of which must stand inside the text."""
    reading = read(data, "line.yaml", "line")
    diagnostics = form_diagnostics(reading)
    rows = reading.tree.lines
    for diagnostic in diagnostics:
        source = rows.line(diagnostic.line)
        assert diagnostic.source == source
        assert 1 <= diagnostic.column <= len(source) + 1
        assert 1 <= diagnostic.width
        assert diagnostic.column + diagnostic.width <= max(len(source), diagnostic.column) + 1
        assert diagnostic.message
    assert (reading.inquiry is None) <= bool(diagnostics)
    return diagnostics


@given(st.binary(max_size=200))
@example(b"\x00")
@example(b"[" * 300)
@example(b"\xef\xbb\xbf")
@example(b"'\\")
def test_any_bytes_are_told_and_never_raise(data: bytes) -> None:
    inspected(data)


@given(st.text(max_size=200))
def test_any_text_is_told_and_never_raises(text: str) -> None:
    inspected(text.encode())


WORDS = st.sampled_from(
    "question claims text notes anchors id date kind retest window history verdict next - - : : "
    "[ ] { } , ' \" # | > * & ! 2507.21919 2025 durable ~ null soon x".split()
)


@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", "\n  ", "\n    ", ""])), max_size=60))
def test_any_heap_of_words_is_told_and_never_raises(words: list[tuple[str, str]]) -> None:
    inspected("".join(word + gap for word, gap in words).encode())


@given(
    st.sampled_from(SOURCES),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=4)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_real_line_with_bytes_exchanged_is_told_and_never_raises(
    data: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    for share, length, put in changes:
        place = int(share * len(data))
        data = data[:place] + put + data[place + length :]

    inspected(data)


@given(st.sampled_from(SOURCES), st.data())
def test_a_real_line_with_rows_moved_is_told_and_never_raises(
    data: bytes, choices: st.DataObject
) -> None:
    rows = data.splitlines(keepends=True)
    place = choices.draw(st.integers(0, len(rows) - 1))
    indent = choices.draw(st.sampled_from([b"", b" ", b"  ", b"      ", b"\t", b"- "]))
    rows[place] = indent + rows[place].lstrip()

    inspected(b"".join(rows))


def test_a_real_line_cut_off_anywhere_is_told_and_never_raises() -> None:
    data = SOURCES[0][:4000] + SOURCES[0][-2500:]

    told_of = [bool(inspected(data[:length])) for length in range(len(data))]

    assert told_of[0]
    assert len(told_of) == len(data)


@pytest.mark.parametrize("path", sorted(FAULTY.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_faulty_line_cut_off_anywhere_is_told_and_never_raises(path: Path) -> None:
    data = path.read_bytes()

    for length in range(len(data)):
        inspected(data[:length])
