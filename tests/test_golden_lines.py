"""What the reader says of lines: every faulty one beside what is said of it, and sound ones.

`INQUIRE_UPDATE_GOLDEN=1` writes the `.out` files anew; each is then to be read by a person.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inquire.diagnostics import Diagnostic
from inquire.inspection import form_diagnostics
from inquire.line_reading import read

LINES = Path(__file__).parent / "lines"
FAULTY = sorted((LINES / "faulty").glob("*.yaml"))
SOUND = sorted((LINES / "sound").glob("*.yaml"))
SHIPPED = sorted((Path(__file__).parent.parent / "lines").glob("*.yaml"))


def told_of(path: Path) -> list[Diagnostic]:
    return form_diagnostics(read(path.read_bytes(), path.name, path.stem))


def shown(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.line}:{diagnostic.column}"
    row = f"{place}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]\n"
    return row + (f"  help: {diagnostic.help}\n" if diagnostic.help else "")


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_line_is_told_what_is_wrong_with_it(path: Path) -> None:
    golden = path.with_suffix(".out")

    actual = "".join(map(shown, told_of(path)))

    if os.environ.get("INQUIRE_UPDATE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    assert expected == actual
    assert actual


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_line_is_an_inquiry_only_where_its_faults_allow_it(path: Path) -> None:
    reading = read(path.read_bytes(), path.name, path.stem)
    codes = {fault.code for fault in reading.faults}

    actual = reading.inquiry is not None

    assert (codes <= {"malformed-id", "split-sentence"}) == actual


@pytest.mark.parametrize("path", SOUND + SHIPPED, ids=lambda path: path.stem)
def test_a_sound_line_is_told_nothing(path: Path) -> None:
    reading = read(path.read_bytes(), path.name, path.stem)

    actual = form_diagnostics(reading)

    assert [] == actual
    assert reading.sound
    assert reading.inquiry is not None


def test_every_golden_file_belongs_to_a_line() -> None:
    expected = [path.stem for path in FAULTY]

    actual = [path.stem for path in sorted((LINES / "faulty").glob("*.out"))]

    assert sorted(expected) == sorted(actual)


def test_every_code_of_the_reader_stands_in_some_golden_file() -> None:
    expected = set(
        "ambiguous-date bad-date bad-id bad-period control-character duplicate-id empty-file "
        "lost-text malformed-id missing-key not-utf8 null-value repeated-key several-documents "
        "split-sentence too-deep unknown-claim unknown-key unknown-note unknown-value wrong-kind "
        "yaml-anchor yaml-syntax yaml-tag".split()
    )

    actual = {diagnostic.code for path in FAULTY for diagnostic in told_of(path)}

    assert expected == actual


def test_faults_are_told_in_the_order_of_their_places() -> None:
    told = told_of(LINES / "faulty" / "everything-at-once.yaml")
    places = [(diagnostic.line, diagnostic.column) for diagnostic in told]

    actual = sorted(places)

    assert places == actual
    assert len(told) > 20
