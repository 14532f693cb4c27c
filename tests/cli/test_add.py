"""`inquire add anchor`: what a catalog says of papers is entered in a line, or they are refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from arxiv_server import Answer, ArxivServer, Handler, ServerPaper
from datacite_server import DataCitePaper, DataCiteServer
from scenes import HEADER, INQUIRE, TODAY, Completed, Run, Terminal, lock_record
from snapshots import as_lines, months, record

from inquire.line_reading import read

Library = Callable[..., Path]
Add = Callable[..., Completed]

TITLE = "Warm Answers: What They Cost"
PAPER = ServerPaper("2501.99901", (TITLE,), ("Ada Example", "Bo Sample"))
RETITLED = ServerPaper("2501.99903", ("Old Words for It", "Quite Another Name"), ("Di Third",))
WITHDRAWN = ServerPaper(
    "2501.99904", ("Gone", "Gone"), comment="This paper has been withdrawn due to an error"
)
PAPERS = (PAPER, RETITLED, WITHDRAWN)

LINE = """\
# kept by hand
question: Does it hold?
claims:
  - text: It holds   # for now
    anchors: [2501.99901]

  # the last comment
"""
ADDED = """\
# kept by hand
question: Does it hold?
claims:
  - text: It holds   # for now
    anchors: [2501.99901]

  # the last comment
anchors:
  - arxiv: 2501.99901
    date: 2025-01
    title: 'Warm Answers: What They Cost'
    authors: [Ada Example]
"""


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    with ArxivServer(PAPERS) as server:
        yield server


@pytest.fixture
def root(library: Library) -> Path:
    return library(line=LINE)


@pytest.fixture
def add(run: Run, root: Path, server: ArxivServer) -> Add:
    """Runs `inquire add anchor line`, in its library and with the loopback arXiv."""

    def add(*args: str, **env: str) -> Completed:
        environment = {"INQUIRE_ARXIV_URL": server.url, **env}
        return run("add", "anchor", "line", *args, "--as-of", TODAY, cwd=root, env=environment)

    return add


def text_of(root: Path) -> str:
    return (root / "lines/line.yaml").read_text("utf-8")


def anchors_of(root: Path) -> list[tuple[str, ...]]:
    """Id, gloss, date, title and authors of every anchor."""
    inquiry = read((root / "lines/line.yaml").read_bytes(), "line.yaml", "line").inquiry
    assert inquiry
    return [
        (str(each.arxiv), each.gloss, each.date.edtf() if each.date else "", each.title, *each.authors)
        for each in inquiry.anchors
    ]  # fmt: skip


def lock_of(root: Path) -> dict[str, Any]:
    path = root / "inquire.lock"
    rows = path.read_text("utf-8").splitlines()[1:] if path.exists() else []
    return {each["id"]: each for each in map(json.loads, rows)}


def test_an_entry_is_written_and_what_was_said_goes_into_the_lock(root: Path, add: Add) -> None:
    done = add("2501.99901", "--yes")

    assert (0, "") == (done.code, done.out)
    assert ADDED == text_of(root)
    assert "+    authors: [Ada Example]\n" in done.err
    assert done.err.endswith("inquire: added 1 anchor to lines/line.yaml\n")
    assert TITLE == lock_of(root)["2501.99901"]["title"]


def test_what_was_added_is_what_verify_and_check_want(
    run: Run, root: Path, add: Add, server: ArxivServer
) -> None:
    add("2501.99901", "--gloss", "about warmth", "--yes")
    before = text_of(root)
    env = {"INQUIRE_ARXIV_URL": server.url}

    fixed = run("verify", "--fix", "--as-of", TODAY, cwd=root, env=env)
    checked = run("check", "--as-of", TODAY, "--format", "json", cwd=root)

    assert (0, before) == (fixed.code, text_of(root))
    assert "inquire: nothing to fix\n" in fixed.err
    found = {each["code"] for each in json.loads(checked.out)["diagnostics"]}
    assert {"stale-claim", "thin-retest"} == found
    assert 0 == run("fmt", "--check", cwd=root).code


def test_the_help_of_unlisted_anchor_is_a_command_that_mends_it(
    run: Run, root: Path, server: ArxivServer
) -> None:
    def helps() -> list[str]:
        told = run("check", "--format", "json", "--as-of", TODAY, cwd=root).out
        found = json.loads(told)["diagnostics"]
        return [each["help"] for each in found if each["code"] == "unlisted-anchor"]

    (told,) = helps()
    assert "inquire add anchor line 2501.99901" == told
    env = {"INQUIRE_ARXIV_URL": server.url}
    run(*told.split()[1:], "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert [] == helps()


def test_a_second_time_changes_nothing_and_asks_nobody(
    root: Path, add: Add, server: ArxivServer
) -> None:
    add("2501.99901", "--yes")
    lock = (root / "inquire.lock").read_bytes()
    asked = len(server.requests)

    for spelling in ("2501.99901", "arXiv:2501.99901v3", "https://arxiv.org/pdf/2501.99901"):
        again = add(spelling)
        told = "inquire: arXiv:2501.99901 is listed in lines/line.yaml already\n"
        assert (0, told) == (again.code, again.err)

    assert ADDED == text_of(root)
    assert (lock, asked) == ((root / "inquire.lock").read_bytes(), len(server.requests))


def test_several_papers_are_entered_in_their_order_each_once(root: Path, add: Add) -> None:
    done = add("2501.99903", "2501.99901", "arxiv.org/abs/2501.99903v1", "--yes")

    assert [
        ("2501.99903", "", "2025-01", "Quite Another Name", "Di Third"),
        ("2501.99901", "", "2025-01", TITLE, "Ada Example"),
    ] == anchors_of(root)
    assert "inquire: added 2 anchors to lines/line.yaml\n" in done.err


def test_of_several_the_listed_one_is_told_and_the_rest_added(root: Path, add: Add) -> None:
    add("2501.99901", "--yes")
    done = add("2501.99901", "2501.99903", "--yes")

    assert "arXiv:2501.99901 is listed in" in done.err
    assert ["2501.99901", "2501.99903"] == [each[0] for each in anchors_of(root)]


@pytest.mark.parametrize(
    ("named", "month"), [("2501.99903", "2025-01"), ("2501.99903v1", "2025-01"), ("2501.99903v2", "2025-02")]
)  # fmt: skip
def test_the_month_is_that_of_the_version_named(
    root: Path, add: Add, named: str, month: str
) -> None:
    add(named, "--yes")

    ((arxiv, _, date, *_),) = anchors_of(root)
    assert (named, month) == (arxiv, date)


def test_a_month_that_nobody_told_is_left_out(run: Run, root: Path) -> None:
    several = ServerPaper("2501.99905", ("A Title",) * 4)
    with ArxivServer([several]) as server:
        env = {"INQUIRE_ARXIV_URL": server.url}
        run("add", "anchor", "line", "2501.99905v2", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert [("2501.99905v2", "", "", "A Title", "Ada Example")] == anchors_of(root)


def test_a_gloss_stands_between_id_and_date(root: Path, add: Add) -> None:
    add("2501.99901", "--gloss", "  the cost: 'warmth'\n and #1 ", "--yes")

    entry = "  - arxiv: 2501.99901\n    gloss: 'the cost: ''warmth'' and #1'\n    date: 2025-01\n"
    assert entry in text_of(root)


@pytest.mark.parametrize(
    ("anchors", "added"),
    [
        ("anchors:\n", "anchors:\n  - arxiv: 2501.99901\n"),
        ("anchors: []  # none\n", "anchors:  # none\n  - arxiv: 2501.99901\n"),
        (
            "anchors:\n- arxiv: 2501.99903 # c\n# d\n",
            "anchors:\n- arxiv: 2501.99903 # c\n- arxiv: 2501.99901\n",
        ),
        (
            "anchors: [{arxiv: 2501.99903}]\n",
            f"anchors: [{{arxiv: 2501.99903}}, {{arxiv: 2501.99901, date: 2025-01, title: '{TITLE}', ",
        ),
    ],
)
def test_an_entry_takes_the_form_of_its_neighbours(
    root: Path, add: Add, anchors: str, added: str
) -> None:
    (root / "lines/line.yaml").write_text(f"{LINE}{anchors}", "utf-8")

    add("2501.99901", "--yes")

    assert added in text_of(root)


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["2501.9990"], "'2501.9990' has 4 digits after the dot"),
        (["2501.99901", "2513.01234"], "'2513.01234' has month 13"),
        (["10.1000/xyz"], "is a DOI, but none of arXiv's"),
        (["2501.XXXXX"], "is a placeholder, not a number"),
        (["Warm Answers"], "'Warm Answers' reads like a title, not an arXiv id"),
    ],
)
def test_what_can_be_no_id_is_wrong_usage_and_asks_nobody(
    root: Path, add: Add, server: ArxivServer, ids: list[str], told: str
) -> None:
    done = add(*ids, "--yes")

    assert (2, "") == (done.code, done.out)
    assert told in done.err
    assert (LINE, 0) == (text_of(root), len(server.requests))


REFUSED = [
    ("2401.99999", 1, "arXiv has no 2401.99999: asked twice, and DataCite has none"),
    ("2501.99904", 1, "arXiv:2501.99904 was withdrawn in v2 of 2025-02-14"),
    ("2501.99901v7", 1, "arXiv:2501.99901 has no version 7; the newest is v1"),
    ("2611.99999", 3, "arXiv had no 2611.99999 on 2026-11-22"),
]


@pytest.mark.parametrize(("paper", "code", "told"), REFUSED)
def test_what_arxiv_does_not_have_or_took_back_is_refused(
    root: Path, add: Add, paper: str, code: int, told: str
) -> None:
    with DataCiteServer(
        [DataCitePaper(WITHDRAWN.id, WITHDRAWN.versions, withdrawn=(2,))]
    ) as second:
        done = add(paper, "2501.99903", "--yes", INQUIRE_DATACITE_URL=second.url)

    assert (code, "") == (done.code, done.out)
    assert told in done.err
    assert "\n  help: " in done.err
    assert done.err.endswith("inquire: nothing was written\n")
    assert (LINE, {}) == (text_of(root), lock_of(root))


def test_a_withdrawal_of_which_the_second_catalog_knows_nothing_is_told(
    root: Path, add: Add
) -> None:
    with DataCiteServer([DataCitePaper(WITHDRAWN.id, WITHDRAWN.versions)]) as second:
        done = add("2501.99904", "--yes", INQUIRE_DATACITE_URL=second.url)

    assert 0 == done.code
    assert "[catalogs-disagree]" in done.err
    assert ["2501.99904"] == [each[0] for each in anchors_of(root)]


def test_a_paper_that_only_the_second_catalog_has_is_unknown(root: Path, add: Add) -> None:
    with DataCiteServer([DataCitePaper("2501.99909")]) as second:
        done = add("2501.99909", "--yes", INQUIRE_DATACITE_URL=second.url)

    assert 3 == done.code
    assert "[catalogs-disagree]" in done.err
    assert LINE == text_of(root)


@pytest.mark.parametrize(
    "fault", ["429", "503", "html", "empty-body", "empty-feed", "no-control", "403"]
)
def test_trouble_is_unknown_and_writes_nothing(
    root: Path, add: Add, server: ArxivServer, fault: str
) -> None:
    server.misbehave(fault)

    done = add("2501.99901", "--yes", INQUIRE_ARXIV_PATIENCE="0.2")

    assert (3, "") == (done.code, done.out)
    assert "arXiv:2501.99901 could not be looked up (" in done.err
    assert "): unknown, not wrong\ninquire: nothing was written\n" in done.err
    assert (LINE, {}) == (text_of(root), lock_of(root))


def test_wrong_outranks_unknown(run: Run, root: Path, add: Add) -> None:
    done = add("2501.99901v7", "2611.99999", "--yes")

    assert 1 == done.code


def test_off_line_the_cache_serves(run: Run, root: Path, add: Add, server: ArxivServer) -> None:
    unknown = add("2501.99901", "--yes", "--offline")
    run("verify", "--as-of", TODAY, cwd=root, env={"INQUIRE_ARXIV_URL": server.url})
    asked = len(server.requests)

    known = add("2501.99901", "--yes", "--offline", "-v")

    assert (3, 0, asked) == (unknown.code, known.code, len(server.requests))
    assert ADDED == text_of(root)
    assert "inquire: requests: none\n" in known.err


def test_a_snapshot_serves(run: Run, root: Path, tmp_path: Path) -> None:
    source = tmp_path / "snapshot.json"
    source.write_bytes(as_lines([record("2501.99901", TITLE), *months("2501", each=3)]))
    env = {"INQUIRE_SNAPSHOT": str(tmp_path / "snapshot.sqlite")}
    assert 0 == run("snapshot", "build", source, env=env).code

    done = run(
        "add", "anchor", "line", "2501.99901", "--catalog", "snapshot", "--yes", "--as-of", TODAY,
        cwd=root, env=env,
    )  # fmt: skip

    assert (0, ADDED) == (done.code, text_of(root))


def test_without_a_terminal_yes_is_needed_and_nothing_is_kept(root: Path, add: Add) -> None:
    done = add("2501.99901")

    assert 3 == done.code
    assert "needs a terminal to ask on, or --yes" in done.err
    assert (LINE, {}) == (text_of(root), lock_of(root))


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 3)])
def test_the_question_is_asked_on_the_terminal(
    root: Path, server: ArxivServer, terminal: Callable[..., Terminal], answer: str, code: int
) -> None:
    pane = terminal(80, INQUIRE_ARXIV_URL=server.url)

    screen = pane.answer(
        f"cd {root}; {INQUIRE} add anchor line 2501.99901 --as-of {TODAY}",
        "add 1 anchor to lines/line.yaml? [y/N]",
        answer,
    )

    assert code == pane.code
    assert (ADDED if code == 0 else LINE) == text_of(root)
    assert "authors: [Ada Example]" in screen


def test_a_line_with_faults_is_told_and_left(root: Path, add: Add, server: ArxivServer) -> None:
    (root / "lines/line.yaml").write_text("question: Is it?\n", "utf-8")

    done = add("2501.99901", "--yes")

    assert 1 == done.code
    assert "[missing-key]" in done.err
    assert ("question: Is it?\n", 0) == (text_of(root), len(server.requests))


def test_a_faulty_lock_is_told_before_anybody_is_asked(
    root: Path, add: Add, server: ArxivServer
) -> None:
    (root / "inquire.lock").write_text("<<<<<<< mine\n", "utf-8")

    done = add("2501.99901", "--yes")

    assert 1 == done.code
    assert "[lock-conflict]" in done.err
    assert (LINE, 0) == (text_of(root), len(server.requests))


def test_a_line_that_was_changed_meanwhile_is_not_written(
    root: Path, add: Add, server: ArxivServer
) -> None:
    changed = LINE.replace("for now", "for good")

    def edit(_: Handler, answer: Answer) -> Answer:
        (root / "lines/line.yaml").write_text(changed, "utf-8")
        return answer

    server.misbehave(edit)
    done = add("2501.99901", "--yes")

    assert 3 == done.code
    assert "nothing was written into lines/line.yaml: it was changed meanwhile" in done.err
    assert (changed, {}) == (text_of(root), lock_of(root))


def test_the_rest_of_the_lock_stays(root: Path, add: Add) -> None:
    (root / "inquire.lock").write_text(HEADER + lock_record("2501.99902"), "utf-8")

    add("2501.99901", "--yes")

    assert ["2501.99901", "2501.99902"] == [*lock_of(root)]


def test_a_lock_that_cannot_be_written_is_told_once_the_line_is(root: Path, add: Add) -> None:
    (root / "inquire.lock").mkdir()

    done = add("2501.99901", "--yes")

    assert 3 == done.code
    assert "inquire.lock" in done.err


def test_hostile_words_are_not_written(run: Run, root: Path) -> None:
    hostile = ServerPaper("2501.99901", ("A \u202etitle",), ("Ada \u202eExample",))
    with ArxivServer([hostile]) as server:
        env = {"INQUIRE_ARXIV_URL": server.url}
        run("add", "anchor", "line", "2501.99901", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert [("2501.99901", "", "2025-01", "")] == anchors_of(root)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["lien", "2501.99901"], "no line 'lien'"),
        (["-", "2501.99901"], "add anchor writes into files; what comes from stdin is none"),
        (["line", "2501.99901", "--catalog", "arxvi"], "did you mean 'arxiv'?"),
        (["line", "2501.99901", "--offline", "--refresh"], "give one of them"),
        (["line", "2501.99901", "2501.99903", "--gloss", "x"], "add one at a time"),
        (["line", "2501.99901", "--gloss", "a\x07b"], "holds a control character"),
        (["line"], "Missing argument 'ARXIV-ID...'"),
    ],
)
def test_wrong_usage_is_2(run: Run, root: Path, args: list[str], told: str) -> None:
    done = run("add", "anchor", *args, cwd=root)

    assert (2, b"") == done[:2]
    assert told in done.err
    assert LINE == text_of(root)


def test_a_shipped_line_is_not_written(run: Run) -> None:
    done = run("add", "anchor", "long-context-use", "2501.99901", "--yes")

    assert 2 == done.code
    assert "those shipped with inquire stay as they are" in done.err


def test_a_file_in_no_library_gets_the_entry_and_there_is_no_lock(
    run: Run, tmp_path: Path, server: ArxivServer
) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(LINE, "utf-8")
    env = {"INQUIRE_ARXIV_URL": server.url}

    done = run("add", "anchor", file, "2501.99901", "--yes", "--as-of", TODAY, env=env)

    assert (0, ADDED) == (done.code, file.read_text("utf-8"))
    assert "so no lock was written" in done.err
    assert ["x.yaml"] == [path.name for path in tmp_path.iterdir()]
