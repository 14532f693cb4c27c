"""`inquire import`, the installed command: where the line goes, what is told, and how it fails."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import ROOT, TODAY, Run

from inquire.line_reading import read

PAGES = ROOT / "tests/pages"
WHOLE = PAGES / "whole.txt"


def test_the_line_goes_to_stdout_and_all_that_is_told_to_stderr(run: Run) -> None:
    done = run("import", WHOLE, "--as-of", TODAY)

    reading = read(done.stdout, "line.yaml", "line")
    assert 0 == done.code
    assert () == reading.faults
    assert reading.inquiry is not None
    assert 3 == len(reading.inquiry.claims)
    assert (
        "2,737 characters: question 2%, summary 4%, essay 23%, notes 14%, claims 9%, " in done.err
    )
    assert "task 16%, its set phrases 18%, next lines 4%, " in done.err
    assert "dropped interface text 5%, unplaced 0%" in done.err
    assert "-:" in done.err
    assert "[stale-claim]" in done.err
    assert "import: 1 line, 0 errors, " in done.err


@pytest.mark.parametrize("name", ["whole.html", "windows.txt"])
def test_html_and_stdin_give_the_same_line(run: Run, name: str) -> None:
    assert (
        run("import", WHOLE).stdout == run("import", "-", stdin=(PAGES / name).read_bytes()).stdout
    )


def test_importing_then_prompt_gives_every_claim_anchor_and_task(run: Run, tmp_path: Path) -> None:
    run("import", WHOLE, "-o", tmp_path / "lamps.yaml")

    prompt = run("prompt", tmp_path / "lamps.yaml", "--template", "page").out

    for original in (
        "You are a sleep researcher re-testing whether bright lamps make night readers forget",
        "mostly yes, for bright lamps alone",
        "Bright light at night costs readers 8–15 percentage points of recall.",
        'A night sorts what was read and keeps 9 of 20 facts: "the rest goes".',
        "Light below 40 lux costs nothing.",
        "~2024–2025",
        "arXiv:2501.99901 (2025-01): White light and recall—the trial with twelve readers",
        'arXiv:2502.99902 (2025-02): A paper "of the tests\' own making" on dim lamps',
        "the 8–15 point loss and the contrast of bright vs. dim; the trade between light and recall",
        "warmer bulbs; better shades (e.g., green glass, paper); daytime naps",
        "Durable: sleep ≠ storage",
        "Perishable: white bulbs force a choice",
        "the last 6 months",
        "Does newer work show that readers forget by day as well?",
        "Does it challenge the count of facts?",
        "(a) Can a lamp that knows the hour keep both reading and recall?",
        "(b) Does a nap—taken *before* the lamp—spare the page?",
    ):
        assert original in prompt


@pytest.mark.parametrize("line", sorted(path.stem for path in (ROOT / "lines").glob("*.yaml")))
def test_a_prompt_of_ours_is_imported_again(run: Run, line: str) -> None:
    prompt = run("prompt", line, "--template", "page", "--as-of", TODAY)

    done = run("import", "-", stdin=prompt.stdout)

    original = read((ROOT / "lines" / f"{line}.yaml").read_bytes(), line, line).inquiry
    again = read(done.stdout, "-", line).inquiry
    assert original is not None
    assert again is not None
    assert "unplaced 0%" in done.err
    assert original.question == again.question
    assert original.retest == again.retest
    assert [(claim.text, claim.kind, claim.basis) for claim in original.claims] == [
        (claim.text, claim.kind, claim.basis) for claim in again.claims
    ]
    assert [original.papers_of(claim) for claim in original.claims] == [
        claim.anchors for claim in again.claims
    ]


@pytest.mark.parametrize("template", ["brief", "contrary", "offline", "retest"])
def test_a_prompt_of_ours_in_another_form_is_refused(run: Run, template: str) -> None:
    prompt = run("prompt", "long-context-use", "--template", template).stdout

    done = run("import", "-", stdin=prompt)

    assert (3, "") == (done.code, done.out)
    assert (
        "inquire: - is a prompt of ours in another form than a page's; inquire prompt" in done.err
    )


def test_what_found_no_place_is_told_with_it(run: Run) -> None:
    page = PAGES / "faulty.txt"

    done = run("import", page)

    assert f"inquire: {page}:22:1: not placed: 'A row that is no bullet'\n" in done.err
    assert (
        f"inquire: {page}:29:34: not placed: 'For each finding about paper, determine'" in done.err
    )


def test_what_the_page_got_wrong_ends_in_1_and_is_written_all_the_same(
    run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "red.yaml"

    done = run("import", PAGES / "faulty.txt", "-o", target)

    assert (1, "") == (done.code, done.out)
    assert f"{target}:9:15: error: '2501.9990' has 4 digits" in done.err
    assert "'2513.99901' has month 13" in done.err
    assert done.err.count("[malformed-id") == run("check", target).out.count("[malformed-id") == 2


def test_a_line_that_is_there_is_not_written_over(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "lamps.yaml"
    target.write_text("mine", "utf-8")

    refused = run("import", WHOLE, "-o", target)

    assert (3, "mine") == (refused.code, target.read_text("utf-8"))
    assert f"inquire: '{target}' is there already; --force replaces it\n" == refused.err
    assert 0 == run("import", WHOLE, "-o", target, "--force").code
    assert target.read_text("utf-8").startswith("question: >-\n  Do reading lamps")


def test_a_line_is_judged_by_the_library_that_it_goes_into(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(tea_lamp_change_kept="question: Is it?\nclaims:\n  - text: It is.\n")
    (root / "inquire.toml").write_text('ignore = ["stale-claim"]\n', "utf-8")

    done = run("import", WHOLE, "-o", "lines/lamps.yaml", cwd=root)

    assert "'next' names 'libraries-close-ten-better-readers', and the library" in done.err
    assert "'next' names 'tea-lamp-change-kept'" not in done.err
    assert "stale-claim" not in done.err


def test_quiet_tells_errors_alone(run: Run) -> None:
    assert "" == run("import", WHOLE, "-q").err
    told = run("import", PAGES / "faulty.txt", "-q").err
    assert 2 == told.count("error:")
    assert "not placed" not in told


def test_of_very_many_stretches_the_first_are_told_and_all_when_asked_for(run: Run) -> None:
    page = WHOLE.read_text("utf-8").replace(
        "Anchor papers", "\n\n".join(f"Stray {n}" for n in range(30)) + "\n\nAnchor papers"
    )

    few = run("import", "-", stdin=page).err
    many = run("import", "-", "-v", stdin=page).err

    assert 20 == few.count("not placed: 'Stray")
    assert "inquire: -: 10 more stretches not placed (-v tells them)" in few
    assert 30 == many.count("not placed: 'Stray")


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["missing.txt"], 2, "no file 'missing.txt'"),
        (["."], 3, "cannot read .: Is a directory"),
        ([WHOLE, "-o", "no/such/folder.yaml"], 3, "cannot write no/such/folder.yaml"),
        ([WHOLE, "-o", "."], 3, "cannot write ."),
        ([], 2, "Missing argument 'PAGE'"),
    ],
)
def test_what_cannot_be_done_says_why(
    run: Run, args: list[str | Path], code: int, told: str
) -> None:
    done = run("import", *args)

    assert (code, "") == (done.code, done.out)
    assert told in done.err


@pytest.mark.parametrize("page", ["", "A text that is none.\n", "<html><p>Neither is this.</html>"])
def test_what_is_no_page_gives_no_line(run: Run, page: str, tmp_path: Path) -> None:
    done = run("import", "-", "-o", tmp_path / "line.yaml", stdin=page)

    assert 3 == done.code
    assert "inquire: nothing in - reads like the page of an inquiring line\n" == done.err
    assert not (tmp_path / "line.yaml").exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\nIs it so?\n\nIt is.\n", "is a PDF: give its text, such as pdftotext"),
        (gzip.compress(WHOLE.read_bytes()), "is compressed: gunzip -c FILE | inquire import -"),
        (b"PK\x03\x04Is it so?\n\nIt is.\n", "is an archive: give the page in it"),
        (WHOLE.read_text("utf-8").encode("utf-16-le"), "is no text that can be read"),
        (bytes(range(256)) * 9 + b"\nIs it so?\n\nIt is.", "is no text that can be read"),
    ],
)
def test_what_is_no_text_is_told_with_what_to_do(
    run: Run, tmp_path: Path, data: bytes, told: str
) -> None:
    done = run("import", "-", "-o", tmp_path / "line.yaml", stdin=data)

    assert 3 == done.code
    assert f"inquire: - {told}" in done.err
    assert not (tmp_path / "line.yaml").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_page_in_another_encoding_is_the_same_line(run: Run, encoding: str) -> None:
    page = WHOLE.read_text("utf-8").encode(encoding)

    assert run("import", WHOLE).stdout == run("import", "-", stdin=page).stdout


def test_text_of_a_page_cannot_steer_the_terminal(run: Run) -> None:
    page = WHOLE.read_text("utf-8").replace(
        "Anchor papers", "Stray \x1b[31m\u202e row\n\nAnchor papers"
    )

    done = run("import", "-", stdin=page)

    assert "\x1b" not in done.err + done.out
    assert "not placed: 'Stray [31m row'" in done.err


def test_stdout_and_a_file_get_the_same_bytes_in_any_locale(run: Run, tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}

    run("import", WHOLE, "-o", tmp_path / "lamps.yaml")

    assert (tmp_path / "lamps.yaml").read_bytes() == run("import", WHOLE, env=plain).stdout


HOSTILE = {
    "tags": "<!doctype html>" + "<p>a" * 250_000,
    "open-tags": "<!doctype html><p>" + "<a " * 330_000,
    "cells": "<!doctype html><table>" + "<td>a" * 200_000,
    "rows": "a\n" * 500_000,
    "bullets": "Claims\n" + "• a (2025)\n" * 90_000,
    "brackets": "Claims\n• a " + "(2025)" * 166_000,
    "titles": "Q?\n\n"
    + "Is a a a a a b? " * 60_000
    + "\n\nSources\n\nIs "
    + "a " * 25
    + "c?\n\nText.",
    "links": "Q?\n\n" + "[a](https://arxiv.org/abs/2501.99901) " * 26_000,
    "half-links": "Q?\n\n" + "[a](" * 250_000,
    "task": "Task\n(1) Re-test " + "whether durable ((( have relaxed. " * 30_000,
    "questions": "Task\n(3) Propose 2 research questions " + "(a) a? " * 140_000,
    "role": "You are a " + "b testing the library " * 45_000,
    "blanks": "Q?\n\na" + " " * 1_000_000 + "b",
    "whole": WHOLE.read_text("utf-8") * 300,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_megabyte_ends_well(run: Run, name: str) -> None:
    done = run("import", "-", stdin=HOSTILE[name])

    assert "Traceback" not in done.err
    assert done.code in (0, 1, 3)
