"""`inquire verify`, the installed command, against a loopback arXiv in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from arxiv_server import ArxivServer, ServerPaper
from datacite_server import DataCitePaper, DataCiteServer
from scenes import (
    HEADER,
    INQUIRE,
    MINIMAL,
    ROOT,
    TODAY,
    Arxiv,
    Completed,
    Run,
    Terminal,
    wait_until,
)
from snapshots import as_lines, record

TITLE = "A Paper of the Tests' Own Making"
FOUND = {"id": "2501.99901", "versions": [TITLE], "authors": ["Ada Example"]}
OTHER = {"id": "2501.99902", "versions": ["Penguins in the Andes"], "authors": ["Bo Sample"]}
RENAMED = {"id": "2501.99903", "versions": ["Old Words for It", "Quite Another Name"]}
GONE = {
    "id": "2501.99904",
    "versions": [TITLE, TITLE],
    "comment": "This paper has been withdrawn by the authors",
}


def line(*anchors: str, title: str = "") -> str:
    """A line whose anchors are these ids."""
    listed = "".join(
        f"  - arxiv: {each}\n    gloss: about it\n" + (f"    title: {title}\n" if title else "")
        for each in anchors
    )
    return f"question: Does it hold?\nclaims:\n  - text: It holds\nanchors:\n{listed}"


def verified(
    run: Run, root: Path, env: dict[str, str], *args: str
) -> tuple[Completed, dict[str, dict[str, Any]], dict[str, str]]:
    """How it ended, the papers by id, and severities by code."""
    done = run("verify", "--format", "json", "--as-of", TODAY, *args, cwd=root, env=env)
    told = json.loads(done.out)
    papers = {paper["id"]: paper for paper in told["papers"]}
    return done, papers, {each["code"]: each["severity"] for each in told["diagnostics"]}


def test_a_paper_that_is_found_is_kept(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(one=line("2501.99901", title=TITLE), two=line("2501.99901v1"))

    done, papers, codes = verified(run, root, arxiv.serve(FOUND))

    expected = {
        "id": "2501.99901",
        "lines": ["one"],
        "status": "found",
        "title": TITLE,
        "claimed_title": TITLE,
        "published": "2025-01-15",
        "updated": "2025-01-15",
        "version": 1,
        "catalog": "arXiv",
        "asked": TODAY,
        "fault": None,
        "suggestion": None,
    }
    assert (0, {}) == (done.code, codes)
    assert expected == papers["2501.99901"]
    assert ["two"] == papers["2501.99901v1"]["lines"]
    assert ["2501.99901"] == arxiv.asked()


def test_a_malformed_id_keeps_the_title_that_the_line_gives_it(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(one=line("2501.9990", title=TITLE))

    _, papers, codes = verified(run, root, arxiv.serve(FOUND))

    assert {"malformed-id": "error"} == codes
    assert ("malformed", TITLE) == (
        papers["2501.9990"]["status"],
        papers["2501.9990"]["claimed_title"],
    )


def test_the_json_is_the_documented_shape(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(one=line("2501.99901", "2501.9990"))

    done = run("verify", "--format", "json", "--as-of", TODAY, cwd=root, env=arxiv.serve(FOUND))

    told = json.loads(done.out)
    assert ["version", "as_of", "papers", "diagnostics"] == list(told)
    assert 1 == told["version"]
    keys = ["path", "line", "column", "code", "severity", "message", "help", "fault"]
    assert list(told["diagnostics"][0]) == keys
    unanswered = told["papers"][0]
    assert ("2501.9990", "malformed") == (unanswered["id"], unanswered["status"])
    assert unanswered["title"] is unanswered["version"] is unanswered["asked"] is None


def test_each_status_is_told_apart(run: Run, library: Callable[..., Path], arxiv: Arxiv) -> None:
    ids = ("2501.99901", "2501.99901v2", "2501.99904", "2501.99909", "2611.99909", "2513.99901")
    root = library(line=line(*ids[1:]))

    done, papers, codes = verified(run, root, arxiv.serve(FOUND, GONE))

    assert 1 == done.code
    assert {
        "2501.99901v2": "version-missing",
        "2501.99904": "withdrawn",
        "2501.99909": "not-found",
        "2611.99909": "too-new",
        "2513.99901": "malformed",
    } == {id_: paper["status"] for id_, paper in papers.items()}
    assert (
        codes.items()
        >= {
            "version-missing": "error",
            "withdrawn": "error",
            "not-found": "error",
            "malformed-id": "error",
        }.items()
    )
    assert "too-new" in codes
    assert codes["too-new"] != "error"
    assert "2513.99901" not in arxiv.asked()


@pytest.mark.parametrize(
    ("paper", "title", "code", "exit_code"),
    [
        (OTHER, TITLE, "wrong-paper", 1),
        (RENAMED, "Old Words for It", "retitled", 0),
        (FOUND, TITLE.upper(), None, 0),
        (FOUND, "A Paper of the Test's Own Makin", "reworded-title", 0),
    ],
)
def test_titles_are_compared(
    run: Run,
    library: Callable[..., Path],
    arxiv: Arxiv,
    paper: dict[str, Any],
    title: str,
    code: str | None,
    exit_code: int,
) -> None:
    root = library(line=line(paper["id"], title=title))

    done, _, codes = verified(run, root, arxiv.serve(paper))

    assert exit_code == done.code
    assert set(codes) - {"newer-version"} == ({code} if code else set())


def test_a_wrong_paper_shows_both_titles(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99902", title=TITLE))

    done = run("verify", "--as-of", TODAY, cwd=root, env=arxiv.serve(OTHER))

    assert 1 == done.code
    assert (
        "lines/line.yaml:5:12: error: arXiv:2501.99902 is another paper [wrong-paper, misdescribed]"
        in done.out
    )
    assert TITLE in done.out
    assert "Penguins in the Andes, Bo Sample, 2025-01" in done.out
    assert done.out.endswith(
        "verify: 1 line, 1 error, 0 warnings, 0 info; 1 paper: 1 found; 1 misdescribed\n"
    )


def test_without_a_title_the_real_one_is_shown_beside_the_gloss(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99902"))

    done = run("verify", "--as-of", TODAY, cwd=root, env=arxiv.serve(OTHER))

    assert done.out.startswith("arXiv:2501.99902 found: Penguins in the Andes  (about it)\n")


def test_the_lock_is_sorted_and_does_not_change_without_reason(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99902", "2501.99901", "2501.99909"))
    lock = root / "inquire.lock"
    env = arxiv.serve(FOUND, OTHER)

    run("verify", "--as-of", TODAY, cwd=root, env=env)
    first = lock.read_bytes()
    arxiv.asked()
    run("verify", "--as-of", TODAY, cwd=root, env=env)
    asked = arxiv.asked()
    run("verify", "--as-of", "2026-11-29", cwd=root, env=env)

    assert first.decode().startswith(HEADER)
    ids = [json.loads(row)["id"] for row in first.decode().splitlines()[1:]]
    assert ["2501.99901", "2501.99902", "2501.99909"] == ids
    assert [] == asked
    assert ["2501.99909", "2501.99909"] == arxiv.asked()
    assert first == lock.read_bytes()
    assert ["inquire.lock", "lines"] == sorted(os.listdir(root))


def test_refresh_asks_again(run: Run, library: Callable[..., Path], arxiv: Arxiv) -> None:
    root = library(line=line("2501.99901"))
    env = arxiv.serve(FOUND)

    run("verify", cwd=root, env=env)
    run("verify", "--refresh", cwd=root, env=env)

    assert ["2501.99901", "2501.99901"] == arxiv.asked()


def test_silence_is_not_absence(run: Run, library: Callable[..., Path], arxiv: Arxiv) -> None:
    root = library(line=line("2501.99901", "2501.99902"))

    done, papers, codes = verified(run, root, arxiv.serve(FOUND, OTHER, fault="429"))

    assert (3, {}) == (done.code, codes)
    assert {"unknown"} == {paper["status"] for paper in papers.values()}
    last = done.err.splitlines()[-1]
    assert last.startswith("inquire: 2 of 2 papers could not be judged (")
    assert last.endswith(
        "unknown, not wrong: 2501.99901, 2501.99902; run it again and only these 2 are asked"
    )
    assert not (root / "inquire.lock").exists()


def test_a_second_run_asks_only_what_is_unknown(run: Run, library: Callable[..., Path]) -> None:
    first = library("first", line=line("2501.99901"))
    both = library("both", line=line("2501.99901", "2501.99902"))
    with ArxivServer(map(ServerPaper.from_json, (FOUND, OTHER))) as server:
        env = {"INQUIRE_ARXIV_URL": server.url}
        run("verify", "--as-of", TODAY, cwd=first, env=env)
        server.misbehave("500")
        trouble, papers, _ = verified(run, both, env)
        server.behave()
        server.requests.clear()
        after = run("verify", "--as-of", TODAY, cwd=both, env=env)
        asked = server.asked()

    assert [3, 0] == [trouble.code, after.code]
    assert ["found", "unknown"] == [paper["status"] for paper in papers.values()]
    assert "1 of 2 papers could not be judged" in trouble.err
    assert ["2501.99902"] == asked


def test_nobody_there_is_trouble(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=line("2501.99901"))

    done = run("verify", cwd=root)

    assert 3 == done.code
    assert "1 of 1 paper could not be judged" in done.err
    assert "run it again and only this one is asked" in done.err
    assert "Traceback" not in done.err


def test_a_confirmed_error_outranks_trouble(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99901", "2501.9990"))

    done, papers, _ = verified(run, root, arxiv.serve(FOUND, fault="503"))

    assert 1 == done.code
    assert "unknown" == papers["2501.99901"]["status"]
    assert "1 of 1 paper could not be judged" in done.err


def test_fail_on_never_leaves_only_trouble(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99909"))

    fine = run("verify", "--fail-on", "never", cwd=root, env=arxiv.serve())
    trouble = run("verify", "--fail-on", "never", "--refresh", cwd=root)

    assert [0, 3] == [fine.code, trouble.code]


def test_a_line_whose_form_is_wrong_is_told_and_not_asked_about(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(faulty=line("2501.99902") + "answer: 42\n", fine=line("2501.99901"))

    done, papers, codes = verified(run, root, arxiv.serve(FOUND, OTHER))

    assert (1, {"unknown-key": "error"}) == (done.code, codes)
    assert ["2501.99901"] == list(papers)


def test_a_lock_with_conflict_marks_is_a_diagnostic_and_nothing_is_asked(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99901"))
    conflict = HEADER + "<<<<<<< ours\n"
    (root / "inquire.lock").write_text(conflict, "utf-8")

    done, _, codes = verified(run, root, arxiv.serve(FOUND))

    assert (1, {"lock-conflict": "error"}) == (done.code, codes)
    assert [] == arxiv.asked()
    assert conflict == (root / "inquire.lock").read_text("utf-8")


def test_a_lock_that_cannot_be_written_is_trouble_and_all_is_told(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99901"))
    (root / "inquire.lock").symlink_to("missing/inquire.lock")

    done = run("verify", "--as-of", TODAY, cwd=root, env=arxiv.serve(FOUND))

    assert 3 == done.code
    assert "1 paper: 1 found" in done.out
    assert "inquire.lock: No such file or directory; what was learned is in the cache" in done.err


def test_a_named_library_is_the_one_that_is_written(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99901"))

    done = run("verify", "line", "--library", root, env=arxiv.serve(FOUND))

    assert 0 == done.code
    assert (root / "inquire.lock").exists()


def test_a_file_without_a_library_gets_no_lock(run: Run, tmp_path: Path, arxiv: Arxiv) -> None:
    (tmp_path / "line.yaml").write_text(line("2501.99901"), "utf-8")

    done = run("verify", tmp_path / "line.yaml", env=arxiv.serve(FOUND))

    assert 0 == done.code
    assert "no library of your own here, so no lock was written" in done.err
    assert ["line.yaml"] == os.listdir(tmp_path)


def test_the_shipped_lines_never_get_a_lock(run: Run, arxiv: Arxiv) -> None:
    env = arxiv.serve()
    before = sorted(os.listdir(ROOT / "lines"))

    outside = run("verify", "long-context-use", env=env)
    inside = run("verify", "long-context-use", cwd=ROOT, env=env)
    named = run("verify", "long-context-use", "--library", ROOT / "lines", env=env)

    for done in (outside, inside, named):
        assert "no library of your own here, so no lock was written" in done.err
    assert before == sorted(os.listdir(ROOT / "lines"))
    assert not (ROOT / "inquire.lock").exists()


def test_without_a_library_a_line_is_needed(run: Run) -> None:
    done = run("verify")

    assert (2, b"") == (done.code, done.stdout)
    assert "'verify' needs one" in done.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INQUIRE_ARXIV_URL", "somewhere"),
        ("INQUIRE_ARXIV_PACE", "-1"),
        ("INQUIRE_ARXIV_TIMEOUT", "0"),
        ("INQUIRE_ARXIV_PATIENCE", "for ever"),
        ("INQUIRE_ARXIV_CONTROL", "none"),
    ],
)
def test_a_setting_that_makes_no_sense_is_wrong_usage(
    run: Run, library: Callable[..., Path], name: str, value: str
) -> None:
    root = library(line=line("2501.99901"))

    done = run("verify", cwd=root, env={name: value})

    assert 2 == done.code
    assert name in done.err


def test_a_cache_that_cannot_be_made_costs_a_warning(
    run: Run, library: Callable[..., Path], arxiv: Arxiv, tmp_path: Path
) -> None:
    root = library(line=line("2501.99901"))
    (tmp_path / "file").write_text("", "utf-8")
    env = arxiv.serve(FOUND) | {"XDG_CACHE_HOME": str(tmp_path / "file")}

    done = run("verify", cwd=root, env=env)
    quiet = run("verify", "-q", cwd=root, env=env)

    assert (0, 0) == (done.code, quiet.code)
    assert "cannot use the cache" in done.err
    assert "" == quiet.err


def test_an_interrupt_keeps_what_was_learned(
    library: Callable[..., Path], arxiv: Arxiv, clean_environment: dict[str, str]
) -> None:
    root = library(line=line("2501.99901", "2501.99909"))
    env = arxiv.serve(FOUND) | {"INQUIRE_ARXIV_PACE": "30"}
    process = subprocess.Popen(
        [INQUIRE, "verify"], cwd=root, env=clean_environment | env, stderr=subprocess.PIPE
    )
    wait_until(arxiv.log.exists)
    assert process.stderr
    cached = Path(clean_environment["XDG_CACHE_HOME"]) / "inquire/replies.sqlite"
    wait_until(lambda: cached.exists() and b"2501.99901" in cached.read_bytes())

    process.send_signal(signal.SIGINT)
    said = process.stderr.read()

    assert 130 == process.wait(20)
    process.stderr.close()
    assert b"Traceback" not in said
    assert "2501.99901" in (root / "inquire.lock").read_text("utf-8")


def test_hostile_titles_are_made_harmless(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99901"))
    env = arxiv.serve(FOUND, fault="bidi-characters")

    for form in ("text", "json"):
        done = run("verify", "--format", form, cwd=root, env=env)

        assert "\u202e" not in done.out


def test_a_terminal_gets_progress_and_a_pipe_does_not(
    run: Run,
    library: Callable[..., Path],
    arxiv: Arxiv,
    terminal: Callable[..., Terminal],
) -> None:
    root = library(line=line("2501.99901"), bad=MINIMAL + "    anchors: [2501.9990]\n")
    env = arxiv.serve(FOUND)
    pane = terminal(60, **env, XDG_CACHE_HOME=str(root / "lines/line.yaml"))

    screen = pane.run(f"cd {root}; {INQUIRE} verify")
    piped = run("verify", cwd=root, env=env)

    assert 1 == pane.code
    assert "\x1b[31merror" in screen
    assert "1 found" in screen
    assert "inquire: cannot use the cache" in screen
    assert "" == piped.err


def test_both_catalogs_confirm_what_is_told_of_a_paper(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99904", "2501.99909"))
    known = DataCitePaper("2501.99904", (TITLE, TITLE), withdrawn=(2,))
    with DataCiteServer([known]) as datacite:
        env = arxiv.serve(FOUND, GONE) | {"INQUIRE_DATACITE_URL": datacite.url}
        done = run("verify", "-v", "--as-of", TODAY, cwd=root, env=env)
        again = run("check", "--as-of", TODAY, cwd=root)

    for told in (done.out, again.out):
        assert "was withdrawn in v2 of 2025-02-14 (arXiv, 2026-11-22; DataCite says so too)" in told
        assert "has no 2501.99909: asked twice, and DataCite has none (2026-11-22)" in told
    assert "2 papers: 1 not-found, 1 withdrawn; 1 fabricated\n" in done.out
    assert "requests: 2 to arXiv, 4 to DataCite\n" in done.err
    assert 1 == done.code


def test_where_the_catalogs_disagree_nobody_is_accused(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99904", "2501.99909"))
    known = [DataCitePaper("2501.99904", (TITLE, TITLE)), DataCitePaper("2501.99909", (TITLE,))]
    with DataCiteServer(known) as datacite:
        env = arxiv.serve(FOUND, GONE) | {"INQUIRE_DATACITE_URL": datacite.url}
        done, papers, codes = verified(run, root, env)

    assert (0, {"catalogs-disagree": "warning"}) == (done.code, codes)
    assert ("found", "undecidable") == (
        papers["2501.99904"]["status"],
        papers["2501.99904"]["fault"],
    )
    assert ("unknown", "undecidable") == (
        papers["2501.99909"]["status"],
        papers["2501.99909"]["fault"],
    )


def test_a_second_catalog_that_is_silent_is_said_to_be(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99909"))

    done = run("verify", "--as-of", TODAY, cwd=root, env=arxiv.serve(FOUND))

    assert 1 == done.code
    assert "asked twice, and nobody confirmed it" in done.out
    assert "1 miss or withdrawal unconfirmed: no connection to 127.0.0.1" in done.err


def test_off_line_nothing_is_asked_and_what_is_remembered_counts(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    first = library("first", line=line("2501.99901"))
    both = library("both", line=line("2501.99901", "2501.99902"))
    env = arxiv.serve(FOUND, OTHER)
    run("verify", "--as-of", TODAY, cwd=first, env=env)
    arxiv.asked()

    done, papers, _ = verified(run, both, env, "--offline", "-v")

    assert 3 == done.code
    assert ["found", "unknown"] == [paper["status"] for paper in papers.values()]
    assert "(not asked (--offline))" in done.err
    assert "requests: none" in done.err
    assert [] == arxiv.asked()


def test_how_old_an_answer_may_be_is_chosen(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99901"))
    env = arxiv.serve(FOUND)

    def asked(day: str, *args: str) -> list[str]:
        arxiv.asked()
        assert 0 == run("verify", "--as-of", day, *args, cwd=root, env=env).code
        return arxiv.asked()

    assert ["2501.99901"] == asked("2026-11-01")
    assert [] == asked("2026-11-30")
    assert [] == asked("2026-12-30", "--max-age", "60d")
    assert ["2501.99901"] == asked("2026-12-30", "--max-age", "2 weeks")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--max-age", "soon"], "--max-age takes a length of time such as 30d, found 'soon'"),
        (["--offline", "--refresh"], "give one of them"),
        (["--catalog", "arxive"], "no catalog 'arxive'; did you mean 'arxiv'?"),
        (["--catalog", "_cached"], "there are: arxiv, datacite, snapshot"),
        (["--catalog", "../arxiv"], "there are: arxiv, datacite, snapshot"),
        (["--catalog", "snapshot"], "make one: inquire snapshot build FILE"),
    ],
)
def test_options_that_make_no_sense_are_wrong_usage(
    run: Run, library: Callable[..., Path], args: list[str], said: str
) -> None:
    root = library(line=line("2501.99901"))

    done = run("verify", *args, cwd=root)

    assert (2, "") == (done.code, done.out)
    assert said in done.err


def snapshot(run: Run, folder: Path, *papers: dict[str, Any]) -> dict[str, str]:
    """The environment of somebody who built a snapshot of these papers and some hundred more."""
    fillers = [record(f"2501.{number:05}", f"A filler {number}") for number in range(1, 200)]
    named = [record(paper["id"], paper["title"]) for paper in papers]
    source = folder / "snapshot.json"
    last = record("2502.00001", "The last one", update_date="2026-11-01")
    source.write_bytes(as_lines([*fillers, *named, last]))
    env = {"INQUIRE_SNAPSHOT": str(folder / "snapshot.sqlite")}
    assert 0 == run("snapshot", "build", source, env=env).code
    return env


def test_a_snapshot_needs_no_network_and_its_day_is_part_of_the_evidence(
    run: Run, library: Callable[..., Path], tmp_path: Path
) -> None:
    root = library(line=line("2501.00001", "2501.00500", "2611.00001", "2501.00002v7"))
    env = snapshot(run, tmp_path)

    done, papers, codes = verified(run, root, env, "--catalog", "snapshot", "-v")

    assert {
        "2501.00001": "found",
        "2501.00002v7": "unknown",
        "2501.00500": "not-found",
        "2611.00001": "too-new",
    } == {paper_id: paper["status"] for paper_id, paper in papers.items()}
    assert {"2026-11-01"} == {paper["asked"] for paper in papers.values()}
    assert {"not-found": "error", "too-new": "warning"} == codes
    assert "undecidable" == papers["2501.00500"]["fault"]
    assert "requests: none" in done.err
    assert 1 == done.code
    assert '"catalog": "arXiv snapshot"' in (root / "inquire.lock").read_text("utf-8")


def test_a_snapshot_finds_the_right_id_before_anybody_is_asked(
    run: Run, library: Callable[..., Path], arxiv: Arxiv, tmp_path: Path
) -> None:
    root = library(line=line("2501.99902", title=TITLE))
    env = snapshot(run, tmp_path, {"id": "2501.00150", "title": TITLE.upper()})

    done, papers, _ = verified(run, root, env | arxiv.serve(OTHER), "-v")

    assert "2501.00150" == papers["2501.99902"]["suggestion"]
    assert "requests: 1 to arXiv\n" in done.err


def test_drift_is_told_by_the_run_that_learns_of_it_and_by_no_other(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99901"))
    run("verify", "--as-of", "2026-08-01", cwd=root, env=arxiv.serve(FOUND))
    changed = {**FOUND, "versions": [TITLE, "Another Name"], "authors": ["Ada Example", "Bo New"]}
    env = arxiv.serve(changed | {"journal_ref": "J. Tests 1 (2026)"})

    _, _, codes = verified(run, root, env)
    _, _, later = verified(run, root, env)

    drift = {"title-changed": "info", "authors-changed": "info", "published-since": "info"}
    assert drift == codes
    assert {} == later


def test_a_version_beyond_the_newest_that_is_remembered_is_asked_for(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    first = library("first", line=line("2501.99901"))
    second = library("second", line=line("2501.99901v2"))
    run("verify", "--as-of", "2026-11-20", cwd=first, env=arxiv.serve(FOUND))

    env = arxiv.serve({**FOUND, "versions": [TITLE, TITLE]})
    done, papers, codes = verified(run, second, env)

    assert (0, {}) == (done.code, codes)
    assert ("found", 2) == (papers["2501.99901v2"]["status"], papers["2501.99901v2"]["version"])


def test_a_version_that_got_no_answer_is_unknown(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    first = library("first", line=line("2501.99901"))
    second = library("second", line=line("2501.99901v2"))
    run("verify", "--as-of", "2026-11-20", cwd=first, env=arxiv.serve(FOUND))

    done, papers, codes = verified(run, second, arxiv.serve(FOUND, fault="429"))

    assert (3, {}) == (done.code, codes)
    told = papers["2501.99901v2"]
    assert ("unknown", "undecidable") == (told["status"], told["fault"])
    assert "1 of 1 paper could not be judged" in done.err


def test_a_paper_that_was_there_is_never_called_missing(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99901"))
    run("verify", "--as-of", "2026-08-01", cwd=root, env=arxiv.serve(FOUND))
    lock = (root / "inquire.lock").read_bytes()

    done, papers, codes = verified(run, root, arxiv.serve(OTHER))

    assert (3, {}) == (done.code, codes)
    assert "unknown" == papers["2501.99901"]["status"]
    assert "(arXiv has none now, but arXiv had it on 2026-08-01)" in done.err
    assert lock == (root / "inquire.lock").read_bytes()


def test_a_remembered_title_is_asked_about_anew_before_another_is_called_wrong(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    first = library("first", line=line("2501.99901", "2501.99902"))
    second = library("second", line=line("2501.99901", title="Quite Another Name"))
    run("verify", "--as-of", "2026-11-10", cwd=first, env=arxiv.serve(FOUND, OTHER))
    retitled = {**FOUND, "versions": [TITLE, "Quite Another Name"]}
    env = arxiv.serve(retitled, OTHER)
    arxiv.asked()

    done, papers, codes = verified(run, second, env)

    assert (0, {}) == (done.code, codes)
    assert "Quite Another Name" == papers["2501.99901"]["title"]
    assert ["2501.99901"] == arxiv.asked()


def test_off_line_a_remembered_title_accuses_nobody(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    first = library("first", line=line("2501.99901"))
    second = library("second", line=line("2501.99901", title="Penguins in the Andes"))
    env = arxiv.serve(FOUND)
    run("verify", "--as-of", "2026-11-10", cwd=first, env=env)

    done, papers, codes = verified(run, second, env, "--offline")
    same_day = run("verify", "--offline", "--as-of", "2026-11-10", cwd=second, env=env)

    assert (3, {}) == (done.code, codes)
    assert "unknown" == papers["2501.99901"]["status"]
    assert "arXiv:2501.99901 is another paper [wrong-paper, misdescribed]" in same_day.out


def test_a_withdrawal_is_asked_about_again_the_next_day(
    run: Run, library: Callable[..., Path], arxiv: Arxiv
) -> None:
    root = library(line=line("2501.99904"))
    run("verify", "--as-of", "2026-11-21", cwd=root, env=arxiv.serve(GONE))
    restored = {
        **GONE,
        "versions": [TITLE, TITLE, TITLE],
        "comment": "v2 had erroneously been withdrawn; this new version is identical to v1",
    }

    done, papers, codes = verified(run, root, arxiv.serve(restored))

    assert (0, {}) == (done.code, codes)
    assert "found" == papers["2501.99904"]["status"]
