"""`inquire verify --fix`: what evidence puts right in a line, at its place, shown and asked first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from arxiv_server import Answer, ArxivServer, Handler, ServerPaper
from scenes import INQUIRE, TODAY, Run, Terminal

TITLE = "Warm Answers: What They Cost"
PAPER = ServerPaper("2501.99901", (TITLE,), ("Ada Example", "Bo Sample"))
NEIGHBOUR = ServerPaper("2501.99902", ("Penguins in the Andes",), ("Cy Other",))
RETITLED = ServerPaper("2501.99903", ("Old Words for It", "Quite Another Name"), ("Di Third",))
PAPERS = (PAPER, NEIGHBOUR, RETITLED)

BARE = """\
# kept by hand
question: Does it hold?
claims:
  - text: It holds   # for now
    anchors: [2501.99901]
anchors:
  - arxiv: 2501.99901   # the first
    gloss: about it

  # the last comment
"""
COMPLETE = """\
# kept by hand
question: Does it hold?
claims:
  - text: It holds   # for now
    anchors: [2501.99901]
anchors:
  - arxiv: 2501.99901   # the first
    gloss: about it
    date: 2025-01
    title: 'Warm Answers: What They Cost'
    authors: [Ada Example]

  # the last comment
"""


@pytest.fixture
def env() -> Iterator[dict[str, str]]:
    """A loopback arXiv that knows the papers."""
    with ArxivServer(PAPERS) as server:
        yield {"INQUIRE_ARXIV_URL": server.url}


def line(*anchors: str, claim: str = "") -> str:
    """A line with these entries under `anchors`, and a claim that names the ids."""
    listed = "".join(f"  - {anchor}\n" for anchor in anchors)
    return f"question: Does it hold?\nclaims:\n  - text: It holds\n{claim}anchors:\n{listed}"


def text_of(root: Path) -> str:
    return (root / "lines/line.yaml").read_text("utf-8")


def test_title_first_author_and_month_are_written_at_their_place(
    run: Run, library: Callable[..., Path], env: dict[str, str]
) -> None:
    root = library(line=BARE)

    done = run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert COMPLETE == text_of(root)
    assert "+    authors: [Ada Example]" in done.err
    assert "inquire: fixed 1 line\n" in done.err
    assert 0 == done.code


def test_a_second_fix_finds_nothing(
    run: Run, library: Callable[..., Path], env: dict[str, str]
) -> None:
    root = library(line=COMPLETE)

    done = run("verify", "--fix", "--as-of", TODAY, cwd=root, env=env)

    assert COMPLETE == text_of(root)
    assert "inquire: nothing to fix\n" in done.err
    assert 0 == done.code


@pytest.mark.parametrize("wrong", ["2501.9990", "2501.99902", "2401.99999", "2501.XXXXX"])
def test_an_id_that_is_not_its_titles_is_put_right_wherever_it_is_named(
    run: Run, library: Callable[..., Path], env: dict[str, str], wrong: str
) -> None:
    cited = f"    anchors: [{wrong}, 2501.99903]\n"
    described = f"date: 2025-01, title: '{TITLE}', authors: [Ada Example]"
    root = library(line=line(f"{{arxiv: {wrong}, {described}}}", claim=cited))

    done = run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    right = line(
        f"{{arxiv: 2501.99901, {described}}}", claim="    anchors: [2501.99901, 2501.99903]\n"
    )
    assert right == text_of(root)
    assert "help: arXiv:2501.99901 has this title; inquire verify --fix line" in done.out


def test_the_right_id_is_told_without_fix_too(
    run: Run, library: Callable[..., Path], env: dict[str, str]
) -> None:
    root = library(line=line(f"{{arxiv: 2501.99902, title: '{TITLE}'}}"))
    before = text_of(root)

    done = run("verify", "--format", "json", "--as-of", TODAY, cwd=root, env=env)

    (paper,) = json.loads(done.out)["papers"]
    (wrong,) = json.loads(done.out)["diagnostics"]
    assert ("misdescribed", "2501.99901") == (paper["fault"], paper["suggestion"])
    assert ("wrong-paper", "misdescribed") == (wrong["code"], wrong["fault"])
    assert before == text_of(root)


def test_an_id_that_is_listed_already_is_not_written_twice(
    run: Run, library: Callable[..., Path], env: dict[str, str]
) -> None:
    full = f"date: 2025-01, title: '{TITLE}', authors: [Ada Example]"
    text = line(f"{{arxiv: 2501.99902, {full}}}", f"{{arxiv: 2501.99901, {full}}}")
    root = library(line=text)

    done = run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert text == text_of(root)
    assert 1 == done.code


def test_another_authors_paper_of_that_title_is_not_taken(
    run: Run, library: Callable[..., Path], env: dict[str, str]
) -> None:
    text = line(f"{{arxiv: 2501.99902, title: '{TITLE}', date: 2025-01, authors: [Nobody Known]}}")
    root = library(line=text)

    run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert text == text_of(root)


@pytest.mark.parametrize("old", ["Old Words for It", "Quite Another Nane"])
def test_an_old_title_or_one_with_a_slip_gives_way_to_the_papers_own(
    run: Run, library: Callable[..., Path], env: dict[str, str], old: str
) -> None:
    rest = "date: 2025-01, authors: [Di Third]"
    root = library(line=line(f"{{arxiv: 2501.99903, title: {old}, {rest}}}"))

    run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert f"title: Quite Another Name, {rest}" in text_of(root)


def test_without_a_terminal_yes_is_needed(
    run: Run, library: Callable[..., Path], env: dict[str, str]
) -> None:
    root = library(line=BARE)

    done = run("verify", "--fix", "--as-of", TODAY, stdin="y\n", cwd=root, env=env)

    assert 3 == done.code
    assert "needs a terminal to ask on, or --yes" in done.err
    assert BARE == text_of(root)
    assert (root / "inquire.lock").exists()


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 3), ("", 3)])
def test_the_question_is_asked_on_the_terminal(
    library: Callable[..., Path],
    env: dict[str, str],
    terminal: Callable[..., Terminal],
    answer: str,
    code: int,
) -> None:
    root = library(line=BARE)
    pane = terminal(60, **env)

    screen = pane.answer(
        f"cd {root}; {INQUIRE} verify --fix --as-of {TODAY}", "write 1 line? [y/N]", answer
    )

    assert code == pane.code
    assert (COMPLETE if code == 0 else BARE) == text_of(root)
    assert "authors: [Ada Example]" in screen


@pytest.mark.parametrize("where", ["-", "long-context-use"])
def test_what_may_not_be_written_is_wrong_usage(run: Run, env: dict[str, str], where: str) -> None:
    done = run("verify", where, "--fix", "--yes", stdin=BARE, env=env)

    assert (2, "") == (done.code, done.out)
    assert "--fix writes into" in done.err


def test_hostile_titles_are_not_written(
    run: Run, library: Callable[..., Path], tmp_path: Path
) -> None:
    root = library(line=line("arxiv: 2501.99901"))
    hostile = ServerPaper("2501.99901", ("A \u202etitle",), ("Ada \u202eExample",))
    with ArxivServer([hostile]) as server:
        env = {"INQUIRE_ARXIV_URL": server.url}
        done = run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert 0 == done.code
    assert line("arxiv: 2501.99901\n    date: 2025-01") == text_of(root)


def test_a_title_of_every_kind_of_mark_is_read_as_it_was_written(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(line=line("arxiv: 2501.99901"))
    title = "'No' #1: \"Yes\" - {maybe}, [not]? & 50% * @home | `x` \\alpha: $O(n^2)$ !"
    with ArxivServer([ServerPaper("2501.99901", (title,))]) as server:
        env = {"INQUIRE_ARXIV_URL": server.url}
        run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)
        again = run("verify", "--format", "json", "--as-of", TODAY, cwd=root, env=env)

    (paper,) = json.loads(again.out)["papers"]
    assert title == paper["claimed_title"]


def test_a_line_that_was_changed_while_arxiv_was_asked_is_not_written(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(line=BARE)
    path = root / "lines/line.yaml"
    changed = BARE.replace("about it", "about something")

    def edit(_: Handler, answer: Answer) -> Answer:
        path.write_text(changed, "utf-8")
        return answer

    with ArxivServer(PAPERS) as server:
        server.misbehave(edit)
        env = {"INQUIRE_ARXIV_URL": server.url}
        done = run("verify", "--fix", "--yes", "--as-of", TODAY, cwd=root, env=env)

    assert changed == text_of(root)
    assert "was not fixed: it was changed meanwhile" in done.err
