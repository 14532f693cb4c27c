"""Notes that lines share, through the installed command: what is said, where, and how often."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from arxiv_server import ArxivServer, ServerPaper
from scenes import HEADER, MINIMAL, ROOT, TODAY, Run, lock_record

from inquire.line_reading import read

NOTE = """\
title: How much accuracy does warmth cost?
text: Error rates rose by 7 points in all five models.
date: 2025-07
anchors: [2507.21919]
"""
LINE = """\
question: Does training for warmth cost accuracy?
surveyed: {surveyed}
essay: It does [[warmth]].
claims:
  - id: cost
    text: Training for warmth raises error rates by 7 points.
    notes: [warmth]
"""
DATED = LINE.format(surveyed="2026-11")


@pytest.fixture
def sharing(library: Callable[..., Path]) -> Callable[..., Path]:
    """Makes a library of these lines with these notes, `sharing({"warmth": NOTE}, line=DATED)`."""

    def make(notes: dict[str, str | bytes], **lines: str) -> Path:
        root = library(**lines)
        (root / "notes").mkdir(exist_ok=True)
        for name, text in notes.items():
            data = text if isinstance(text, bytes) else text.encode()
            (root / "notes" / (name if "." in name else f"{name}.yaml")).write_bytes(data)
        return root

    return make


Sharing = Callable[..., Path]


def diagnostics(run: Run, root: Path, *args: str) -> list[dict[str, object]]:
    done = run("check", "--format", "json", "--as-of", TODAY, *args, cwd=root)
    assert "Traceback" not in done.err
    told: list[dict[str, object]] = json.loads(done.out)["diagnostics"]
    return told


def places(told: list[dict[str, object]], code: str) -> list[str]:
    """`path:line:column` of each diagnostic of that code."""
    return [
        f"{each['path']}:{each['line']}:{each['column']}" for each in told if code == each["code"]
    ]


# A note stands once and counts everywhere


def test_a_line_rests_on_a_shared_note_as_on_its_own(run: Run, sharing: Sharing) -> None:
    shared = sharing({"warmth": NOTE}, line=DATED)
    own = shared.parent / "own"
    (own / "lines").mkdir(parents=True)
    rows = "".join(f"    {row}\n" for row in NOTE.splitlines())
    (own / "lines/line.yaml").write_text(f"{DATED}notes:\n  - id: warmth\n{rows}", "utf-8")

    for command in (["prompt"], ["show"], ["stale", "--all"]):
        args = (*command, "line", "--as-of", TODAY)
        expected, actual = run(*args, cwd=own), run(*args, cwd=shared)

        assert 0 == actual.code
        assert expected.out == actual.out
        assert actual.out
    assert "arXiv:2507.21919" in run("prompt", "line", cwd=shared).out


def test_a_note_changed_once_is_changed_everywhere(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": NOTE}, one=DATED, two=DATED)
    (root / "notes/warmth.yaml").write_text(NOTE.replace("How much", "What"), "utf-8")

    for line in ("one", "two"):
        assert "It does [What accuracy does warmth cost?]." in run("show", line, cwd=root).out


def test_the_name_of_the_file_is_the_id_which_may_be_repeated_in_it(
    run: Run, sharing: Sharing
) -> None:
    root = sharing({"warmth.yml": "id: warmth\n" + NOTE}, line=DATED)

    done = run("check", "--as-of", TODAY, cwd=root)

    assert 0 == done.code
    assert "notes/" not in done.out


def test_a_path_brings_the_notes_of_its_library(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": NOTE}, line=DATED)

    inside = run("check", root / "lines/line.yaml", "--as-of", TODAY)
    piped = run("check", "-", "--as-of", TODAY, cwd=root, stdin=DATED)

    assert (0, 0) == (inside.code, piped.code)


def test_a_line_in_no_library_shares_nothing(run: Run, sharing: Sharing, tmp_path: Path) -> None:
    sharing({"warmth": NOTE})
    loose = tmp_path / "loose"
    shutil.copytree(tmp_path / "library/notes", loose / "notes")
    (loose / "line.yaml").write_text(DATED, "utf-8")

    for done in (run("check", loose / "line.yaml"), run("check", "-", stdin=DATED)):
        assert 1 == done.code
        assert "claim 'cost' rests on note 'warmth', which is not in this line [" in done.out


@pytest.mark.parametrize("line", [path.stem for path in sorted((ROOT / "lines").glob("*.yaml"))])
def test_a_shipped_line_says_the_same_with_its_notes_in_files_of_their_own(
    run: Run, tmp_path: Path, line: str
) -> None:
    text = (ROOT / f"lines/{line}.yaml").read_text("utf-8")
    inquiry = read(text.encode(), line, line).inquiry
    assert inquiry
    assert inquiry.notes
    own, shared = tmp_path / "own", tmp_path / "shared"
    for root in (own, shared):
        (root / "lines").mkdir(parents=True)
    (shared / "notes").mkdir()
    (own / f"lines/{line}.yaml").write_text(text, "utf-8")
    bare = re.sub(r"(?m)^notes:\n(?:[ #].*\n|\n)+", "", text)
    (shared / f"lines/{line}.yaml").write_text(bare, "utf-8")
    cited = inquiry.cited_notes()
    for note in inquiry.notes:
        assert note.id in cited
        quoted = {"title": json.dumps(note.title), "text": json.dumps(note.text)}
        dates = {"date": note.date, "reviewed": note.reviewed}
        quoted |= {key: when.edtf() for key, when in dates.items() if when}
        quoted["anchors"] = f"[{', '.join(map(str, note.anchors))}]"
        rows = "".join(f"{key}: {value}\n" for key, value in quoted.items())
        (shared / f"notes/{note.id}.yaml").write_text(rows, "utf-8")

    def told(root: Path) -> tuple[str, list[str], list[str]]:
        found = diagnostics(run, root)
        stale = run("stale", "--all", "--as-of", TODAY, cwd=root).out
        messages = (f"{each['code']}: {each['message']}" for each in found)
        prompt = run("prompt", line, "--as-of", TODAY, cwd=root)
        assert 0 == prompt.code
        return prompt.out, sorted(messages), sorted(stale.splitlines())

    assert told(own) == told(shared)


# What is told, and where


def test_what_is_wrong_with_a_note_is_told_at_its_place_once(run: Run, sharing: Sharing) -> None:
    note = NOTE.replace("date: 2025-07", "date: 2027-07")
    root = sharing({"warmth": note}, one=DATED, two=DATED, three=DATED)

    told = diagnostics(run, root)

    assert ["notes/warmth.yaml:3:7"] == places(told, "future-date")
    assert ["notes/warmth.yaml:3:7"] == places(diagnostics(run, root, "two"), "future-date")


def test_processes_that_share_the_work_tell_of_a_note_once(run: Run, sharing: Sharing) -> None:
    note = NOTE.replace("date: 2025-07", "date: 2027-07")
    root = sharing({"warmth": note}, **{f"line{number:03}": DATED for number in range(300)})

    told = diagnostics(run, root, "--select", "future-date,never-verified")

    assert ["notes/warmth.yaml:3:7"] == places(told, "future-date")


def test_a_note_reads_well_in_a_report(run: Run, sharing: Sharing) -> None:
    old = LINE.format(surveyed="2025-10").replace(
        "    notes: [warmth]\n",
        "    notes: [warmth]\n    date: 2025-07\nanchors:\n  - arxiv: 2507.21919\n",
    )
    root = sharing({"warmth": NOTE, "spare": NOTE}, one=old)

    done = run("check", "--as-of", TODAY, "--ignore", "thin-retest", cwd=root)

    expected = """\
lines/one.yaml:5:5: warning: claim 'cost' was last looked at in 2025-10, 13 months ago; its limit is 6 months (perishable) [stale-claim]
  help: inquire prompt one --copy, then inquire record ANSWER; or, if you looked yourself, inquire reviewed one cost
notes/spare.yaml:1:1: info: shared note 'spare' is cited by no line [uncited-note]
  help: [[spare]] in an essay, or notes: [spare] in a claim; else delete the file
notes/warmth.yaml:1:1: warning: note 'warmth' was last looked at in 2025-10, 13 months ago; its limit is 12 months [stale-note]
  help: look again, then write it into the note: reviewed: 2026-11-22
check: 1 line, 0 errors, 2 warnings, 1 info; 1 of 1 paper never verified (inquire verify)
"""
    assert expected == done.out


def test_other_reports_name_the_notes_file_too(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": NOTE.replace("date: 2025-07", "date: 2027-07")}, one=DATED)

    sarif = run("check", "--format", "sarif", "--select", "future-date", cwd=root)
    github = run("check", "--format", "github", "--select", "future-date", cwd=root)

    (result,) = json.loads(sarif.out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert "notes/warmth.yaml" == place["artifactLocation"]["uri"]
    assert (3, 7) == (place["region"]["startLine"], place["region"]["startColumn"])
    assert "file=notes/warmth.yaml,line=3" in github.out


def test_a_note_is_as_old_as_its_youngest_look(run: Run, sharing: Sharing) -> None:
    lines = {name: LINE.format(surveyed=when) for name, when in
             (("a", "2025-01"), ("b", "2025-06"), ("c", "2026-11"))}  # fmt: skip
    root = sharing({"warmth": NOTE}, **lines)

    assert [] == places(diagnostics(run, root), "stale-note")
    both = [each for each in diagnostics(run, root, "a", "b") if "stale-note" == each["code"]]
    assert ["notes/warmth.yaml:1:1"] == places(both, "stale-note")
    assert "last looked at in 2025-06" in str(both[0]["message"])


def test_a_note_that_is_due_by_one_line_is_not_stale_by_another(run: Run, sharing: Sharing) -> None:
    lines = {name: LINE.format(surveyed=when) for name, when in (("a", "2025-01"), ("b", "2025"))}
    root = sharing({"warmth": NOTE}, **lines)

    told = diagnostics(run, root)

    assert [] == places(told, "stale-note")
    assert ["notes/warmth.yaml:1:1"] == places(told, "due-note")


def test_a_paper_that_no_anchor_lists_is_told_where_the_line_cites_the_note(
    run: Run, sharing: Sharing
) -> None:
    bare = DATED.replace("essay: It does [[warmth]].\n", "")
    listed = DATED + "anchors:\n  - arxiv: 2507.21919\n"
    root = sharing({"warmth": NOTE}, essay=DATED, bare=bare, listed=listed)

    told = diagnostics(run, root, "--select", "unlisted-anchor")

    assert ["lines/bare.yaml:6:13", "lines/essay.yaml:3:16"] == places(told, "unlisted-anchor")
    assert str(told[0]["message"]).startswith("arXiv:2507.21919, a paper of note 'warmth', is not")


def test_a_pair_of_notes_is_told_at_the_lines_own(run: Run, sharing: Sharing) -> None:
    text = "Error rates rose by 10-30 points in all five models."
    shared = NOTE.replace("Error rates rose by 7 points in all five models.", text)
    own = text.replace("10-30", "40-50")
    line = DATED + (
        f"notes:\n  - id: own\n    title: How much?\n    text: {own}\n    anchors: [2507.21919]\n"
    )
    root = sharing({"warmth": shared}, line=line)

    (told,) = diagnostics(run, root, "--select", "disjoint-ranges")

    assert ["lines/line.yaml:11:31"] == places([told], "disjoint-ranges")
    assert "in note 'warmth'" in str(told["message"])


def test_a_pair_of_shared_notes_is_told_once_whichever_is_cited_first(
    run: Run, sharing: Sharing
) -> None:
    one = NOTE.replace("rose by 7 points", "rose by 10-30 points")
    two = NOTE.replace("rose by 7 points", "rose by 40-50 points")
    lines = {
        "ab": DATED.replace("[[warmth]]", "[[a]] and [[b]]").replace("[warmth]", "[b]"),
        "ba": DATED.replace("[[warmth]]", "[[b]] and [[a]]").replace("[warmth]", "[a]"),
    }
    root = sharing({"a": one, "b": two}, **lines)

    told = diagnostics(run, root, "--select", "disjoint-ranges")

    assert ["notes/b.yaml:2:27"] == places(told, "disjoint-ranges")


def test_the_lines_own_note_wins_and_the_clash_is_told(run: Run, sharing: Sharing) -> None:
    own = "notes:\n  - id: warmth\n    title: My own?\n    text: It rose by 7 points.\n"
    root = sharing({"warmth": NOTE}, line=DATED + own, other=DATED)

    told = diagnostics(run, root)

    assert ["lines/line.yaml:9:9"] == places(told, "shadowed-note")
    assert [] == places(told, "uncited-note")
    assert "It does [My own?]." in run("show", "line", cwd=root).out
    assert 1 == run("stale", "line", "--all", cwd=root).out.count("\twarmth\t")
    assert "It does [How much accuracy" in run("show", "other", cwd=root).out


# Allowances


def test_a_comment_in_the_notes_file_allows_what_is_said_there(run: Run, sharing: Sharing) -> None:
    allowed = NOTE.replace("cost?\n", "cost? # inquire: allow[stale-note] as agreed\n")
    old, new = LINE.format(surveyed="2025-01"), LINE.format(surveyed="2026-11")
    root = sharing({"warmth": allowed}, old=old, new=new)

    told = diagnostics(run, root)

    assert [] == places(told, "stale-note") + places(told, "unused-allowance")


def test_an_allowance_that_no_line_needs_is_told_once(run: Run, sharing: Sharing) -> None:
    allowed = NOTE.replace("cost?\n", "cost? # inquire: allow[stale-note] as agreed\n")
    root = sharing({"warmth": allowed}, one=DATED, two=DATED)

    assert ["notes/warmth.yaml:1:44"] == places(diagnostics(run, root), "unused-allowance")
    assert [] == places(diagnostics(run, root, "one"), "unused-allowance")  # another may need it


def test_a_note_that_nobody_cites_may_be_allowed(run: Run, sharing: Sharing) -> None:
    spare = NOTE.replace("cost?\n", "cost? # inquire: allow[uncited-note] to come\n")
    root = sharing({"warmth": NOTE, "spare": spare}, line=DATED)

    told = diagnostics(run, root)

    assert [] == places(told, "uncited-note") + places(told, "unused-allowance")


# Faults


@pytest.mark.parametrize(
    ("note", "code", "place"),
    [
        ("titel: Why?\ntext: So.\n", "unknown-key", "1:1"),
        ("title: Why?\n", "missing-key", "1:1"),
        ("title: Why?\ntext: So.\ndate: soon\n", "bad-date", "3:7"),
        ("title: Why: so?\ntext: So.\n", "yaml-syntax", "1:11"),
        ("title: Why?\ntext: So #there.\n", "lost-text", "2:10"),
        ("id: warm\ntitle: Why?\ntext: So.\n", "bad-id", "1:5"),
        ("- id: warmth\n  title: Why?\n  text: So.\n", "wrong-kind", "1:1"),
        ("notes:\n  - id: warmth\n    title: Why?\n    text: So.\n", "unknown-key", "1:1"),
        ("title: Why?\ntext: So.\nanchors: [2513.01234]\n", "malformed-id", "3:11"),
        ("", "empty-file", "1:1"),
        ("title: Why?\ntext: Café.\n".encode("latin-1"), "not-utf8", "2:10"),
        (b"\xff\xfet\0", "not-utf8", "1:1"),
        (b"#" * (1024 * 1024 + 1), "too-large", "1:1"),
        ("title: " + "[" * 200, "too-deep", "1:107"),
        ("<<<<<<< ours\n" + NOTE, "yaml-syntax", "1:1"),
    ],
)
def test_a_faulty_note_is_told_in_its_own_file_and_ends_what_needs_it(
    run: Run, sharing: Sharing, note: str | bytes, code: str, place: str
) -> None:
    root = sharing({"warmth": note}, one=DATED, two=DATED, without=MINIMAL)

    told = [each for each in diagnostics(run, root) if str(each["path"]).startswith("notes/")]
    prompt = run("prompt", "one", cwd=root)

    assert f"notes/warmth.yaml:{place}" in places(told, code)
    assert len(told) == len({json.dumps(each) for each in told})
    assert "uncited-note" not in {each["code"] for each in told}
    assert (1, "") == (prompt.code, prompt.out)
    assert f"notes/warmth.yaml:{place}: error: " in prompt.err
    assert 0 == run("prompt", "without", cwd=root).code


def test_a_note_in_a_list_is_told_how_to_begin(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": "- title: Why?\n  text: So.\n"}, line=DATED)

    (told,) = [each for each in diagnostics(run, root) if each["code"] == "wrong-kind"]

    assert "begin with `title: …`, not indented and without a dash" == told["help"]


def test_every_command_ends_with_1_where_a_cited_note_is_faulty(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": "title: Why?\n"}, line=DATED)

    for command in ("check", "show", "stale", "list", "verify", "reviewed"):
        args = ("line",) if command != "list" else ()
        assert 1 == run(command, *args, cwd=root).code, command


def test_notes_that_no_line_cites_are_judged_with_the_whole_library_alone(
    run: Run, sharing: Sharing
) -> None:
    root = sharing({"warmth": NOTE, "spare": "title: Why?\n"}, line=DATED)

    assert ["notes/spare.yaml:1:1"] == places(diagnostics(run, root), "missing-key")
    assert [] == places(diagnostics(run, root, "line"), "missing-key")


def test_no_note_is_called_uncited_while_a_line_cannot_be_read(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": NOTE, "spare": NOTE}, line=DATED, broken="question: [\n")

    assert [] == places(diagnostics(run, root), "uncited-note")


def test_two_files_for_one_note_are_told(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth.yaml": NOTE, "warmth.yml": NOTE}, line=DATED, without=MINIMAL)

    (told,) = [each for each in diagnostics(run, root) if "duplicate-id" == each["code"]]

    assert ("notes/warmth.yaml", 1, 1) == (told["path"], told["line"], told["column"])
    assert "note id 'warmth' is given twice: warmth.yml has it too" == told["message"]
    assert 1 == run("prompt", "line", cwd=root).code
    assert 0 == run("prompt", "without", cwd=root).code


def test_a_note_that_was_deleted_is_unknown_and_its_likeness_is_told(
    run: Run, sharing: Sharing
) -> None:
    root = sharing({"warmth": NOTE, "warmth-two": NOTE}, line=DATED)
    (root / "notes/warmth.yaml").unlink()

    done = run("check", "--as-of", TODAY, cwd=root)

    assert 1 == done.code
    assert (
        "lines/line.yaml:7:13: error: claim 'cost' rests on note 'warmth', which is neither in "
        "this line nor a shared note; did you mean 'warmth-two' (shared)? [unknown-note]\n"
    ) in done.out


def test_an_essay_that_cites_no_note_is_told_what_may_be_meant(run: Run, sharing: Sharing) -> None:
    line = DATED.replace("[[warmth]]", "[[warmht]]")
    root = sharing({"warmth": NOTE}, line=line)

    done = run("check", "--as-of", TODAY, cwd=root)

    assert (
        "lines/line.yaml:3:16: error: the essay cites note 'warmht', which is neither in this "
        "line nor a shared note; did you mean 'warmth'? [unknown-citation]\n"
    ) in done.out


def test_brackets_in_a_note_bring_no_other_note(run: Run, sharing: Sharing) -> None:
    one, two = (NOTE.replace("all five", f"[[{name}]] all") for name in ("two", "warmth"))
    root = sharing({"warmth": one, "two": two}, line=DATED)

    told = diagnostics(run, root)

    assert ["notes/two.yaml:1:1"] == places(told, "uncited-note")
    assert "two" not in run("stale", "line", "--all", cwd=root).out


# Files


def test_a_prompt_reads_the_notes_that_its_line_cites_and_no_other(
    run: Run, sharing: Sharing
) -> None:
    root = sharing({"warmth": NOTE}, line=DATED, without=MINIMAL)
    (root / "notes/gone.yaml").symlink_to("nowhere")

    assert 0 == run("prompt", "line", cwd=root).code
    (root / "notes/warmth.yaml").unlink()
    (root / "notes/warmth.yaml").symlink_to("nowhere")
    gone = run("prompt", "line", cwd=root)

    assert (3, "") == (gone.code, gone.out)
    assert "inquire: cannot read notes/warmth.yaml: No such file or directory\n" == gone.err
    assert 0 == run("prompt", "without", cwd=root).code
    assert 3 == run("check", cwd=root).code


def test_a_check_reads_each_note_once(run: Run, sharing: Sharing) -> None:
    root = sharing({}, **{f"line{number:03}": DATED for number in range(300)})
    pipe = root / "notes/warmth.yaml"
    os.mkfifo(pipe)  # who opens it a second time waits for ever
    threading.Thread(target=pipe.write_text, args=(NOTE, "utf-8"), daemon=True).start()

    done = run("check", "--as-of", TODAY, cwd=root)

    assert 0 == done.code


def test_links_lead_to_notes(run: Run, sharing: Sharing, tmp_path: Path) -> None:
    root = sharing({}, line=DATED)
    (root / "notes").rmdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/text.yaml").write_text(NOTE, "utf-8")
    (tmp_path / "elsewhere/warmth.yaml").symlink_to("text.yaml")
    (root / "notes").symlink_to(tmp_path / "elsewhere")

    assert 0 == run("prompt", "line", cwd=root).code


def test_a_file_called_notes_and_what_is_no_note_in_the_folder_are_left_alone(
    run: Run, sharing: Sharing, library: Callable[..., Path]
) -> None:
    root = sharing({"warmth": NOTE, ".hidden.yaml": "[", "readme.md": "#"}, line=DATED)
    (root / "notes/deep.yaml").mkdir()
    plain = library("plain", line=MINIMAL)
    (plain / "notes").write_text("to do", "utf-8")

    assert 0 == run("check", "--as-of", TODAY, cwd=root).code
    assert 0 == run("check", "--as-of", TODAY, cwd=plain).code


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("what", ["notes", "notes/warmth.yaml"])
def test_what_may_not_be_read_is_trouble(run: Run, sharing: Sharing, what: str) -> None:
    root = sharing({"warmth": NOTE}, line=DATED)
    (root / what).chmod(0)

    done = run("prompt", "line", cwd=root)

    (root / what).chmod(0o700)
    assert 3 == done.code
    assert "Permission denied" in done.err


def test_a_note_is_no_line(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": NOTE}, line=DATED)

    done = run("check", "notes/warmth.yaml", cwd=root)

    assert 2 == done.code
    assert "'notes/warmth.yaml' is a note that lines share, and no line (inquire check)" in done.err


# Evidence


TITLE = "Warm Answers: What They Cost"
PAPER = ServerPaper("2501.99901", (TITLE,), ("Ada Example",))
NEIGHBOUR = ServerPaper("2501.99902", ("Penguins in the Andes",), ("Cy Other",))
DESCRIBED = f"date: 2025-01, title: '{TITLE}', authors: [Ada Example]"


@pytest.fixture
def env() -> Iterator[dict[str, str]]:
    """A loopback arXiv that knows the papers."""
    with ArxivServer([PAPER, NEIGHBOUR]) as server:
        yield {"INQUIRE_ARXIV_URL": server.url}


def resting_on(paper: str, *, anchor: str = "") -> tuple[str, str]:
    """A note on that paper with a comment beside it, and a line with that anchor that cites it."""
    note = f"title: Why?\ntext: So.\nanchors:\n  - {paper}   # by hand\n"
    return note, DATED + (f"anchors:\n  - {{arxiv: {anchor}, {DESCRIBED}}}\n" if anchor else "")


def test_papers_of_cited_notes_are_verified_and_told_of_in_the_note(
    run: Run, sharing: Sharing, env: dict[str, str]
) -> None:
    note, line = resting_on("2501.99903")
    root = sharing({"warmth": note, "spare": note.replace("99903", "99904")}, one=line, two=line)

    done = run("verify", "--format", "json", "--as-of", TODAY, cwd=root, env=env)

    told = json.loads(done.out)
    assert ["2501.99903"] == [each["id"] for each in told["papers"]]
    assert ["one", "two"] == told["papers"][0]["lines"]
    assert {"notes/warmth.yaml:4:5"} == {
        f"{each['path']}:{each['line']}:{each['column']}" for each in told["diagnostics"]
    }
    assert 1 == len(told["diagnostics"])


def test_the_lock_is_held_against_shared_notes(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": NOTE}, one=DATED, two=DATED)
    withdrawn = lock_record("2507.21919", withdrawn="Withdrawn.")
    (root / "inquire.lock").write_text(HEADER + withdrawn, "utf-8")

    told = diagnostics(run, root)

    assert ["notes/warmth.yaml:4:11"] == places(told, "withdrawn")


@pytest.mark.parametrize("wrong", ["2501.9990", "2401.99999", "2501.XXXXX"])
def test_fix_writes_the_right_id_into_the_note_too(
    run: Run, sharing: Sharing, env: dict[str, str], wrong: str
) -> None:
    note, line = resting_on(wrong, anchor=wrong)
    root = sharing({"warmth": note}, one=line, two=line)

    told = run("verify", "--format", "json", "--as-of", TODAY, cwd=root, env=env)
    done = run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)
    again = run("verify", "--fix", "--as-of", TODAY, cwd=root, env=env)

    helps = [each["help"] for each in json.loads(told.out)["diagnostics"]]
    assert {
        f"arXiv:2501.99901 has this title; inquire verify --fix {n}" for n in ("one", "two")
    } == set(helps)
    right = note.replace(wrong, "2501.99901")
    assert right == (root / "notes/warmth.yaml").read_text("utf-8")
    assert line.replace(wrong, "2501.99901") == (root / "lines/two.yaml").read_text("utf-8")
    assert "inquire: fixed 2 lines and 1 note\n" in done.err
    assert 0 == done.code
    assert "inquire: nothing to fix\n" in again.err


def test_fix_leaves_a_note_alone_that_may_mean_another_paper(
    run: Run, sharing: Sharing, env: dict[str, str]
) -> None:
    note, line = resting_on("2501.99902", anchor="2501.99902")
    other = DATED + "anchors:\n  - {arxiv: 2501.99902, title: Penguins in the Andes}\n"
    root = sharing({"warmth": note}, one=line, other=other)

    done = run("verify", "one", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert note == (root / "notes/warmth.yaml").read_text("utf-8")
    assert "arxiv: 2501.99901" in (root / "lines/one.yaml").read_text("utf-8")
    assert "notes/warmth.yaml names arXiv:2501.99902 too and stays as it is" in done.err
    assert "inquire: fixed 1 line\n" in done.err


def test_fix_refuses_a_note_of_which_lines_want_different_things(
    run: Run, sharing: Sharing, env: dict[str, str]
) -> None:
    note, line = resting_on("2501.9990", anchor="2501.9990")
    other = line.replace(TITLE, "Penguins in the Andes").replace("Ada Example", "Cy Other")
    root = sharing({"warmth": note}, one=line, other=other)

    done = run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert note == (root / "notes/warmth.yaml").read_text("utf-8")
    assert "notes/warmth.yaml was not fixed: '/anchors/0' was to become two things" in done.err
    assert "inquire: fixed 2 lines\n" in done.err


# What writes into lines


def test_a_look_is_filed_in_a_line_that_shares_notes(run: Run, sharing: Sharing) -> None:
    root = sharing({"warmth": NOTE}, line=DATED)

    done = run("reviewed", "line", "cost", "--yes", "--as-of", TODAY, cwd=root)

    assert 0 == done.code
    assert "  - claim: cost\n" in (root / "lines/line.yaml").read_text("utf-8")
    assert NOTE == (root / "notes/warmth.yaml").read_text("utf-8")
    assert 0 == run("check", "--as-of", TODAY, cwd=root).code
