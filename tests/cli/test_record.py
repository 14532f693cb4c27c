"""`inquire record`: what an answer found goes into the history of its line, with what bears it out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from arxiv_server import Answer, ArxivServer, Handler, ServerPaper
from scenes import INQUIRE, ROOT, TODAY, Completed, Run, Terminal, wait_until

from inquire.line_reading import read
from inquire.model import Inquiry, Look
from inquire.wordings import check_value

PAPERS = (
    ServerPaper("2501.99901", ("Warm Answers: What They Cost",), ("Ada Example", "Bo Sample")),
    ServerPaper("2501.99902", ("Penguins in the Andes",), ("Cy Other",)),
)
LINE = """\
# kept by hand
question: Does warmth cost accuracy?   # the question
surveyed: 2025-10
claims:
  - id: warmth
    text: Warmth costs accuracy   # for now
  - text: Penguins are warm
  - {id: search, text: It was looked for}
  - text: It was not looked for

  # the last comment
"""
ENTRIES = """\
history:
  - claim: warmth
    date: 2026-11-20
    verdict: contradicted
    papers: [2501.99901]
    prompt: HASH
    model: some model
    wording: 2f72777b
  - claim: search
    date: 2026-11-20
    verdict: no-new-evidence
    prompt: HASH
    model: some model
    wording: dd2d4407
"""
ANSWER = """\
## C1

It does not: see the second table of arXiv:2501.99901.

## References

- Ada Example and Bo Sample (2025). *Warm Answers: What They Cost*. arXiv:2501.99901
- Di Nobody (2025). *A Paper of the Tests' Own Making*. arXiv:2501.99902

```
inquire: empathy 2026-11-20 HASH
C1 | contradicted | arXiv:2501.99901 | newer work finds otherwise
C2 | holds | arXiv:2501.99902 | it says so
C3 | no-new-evidence | none | nothing tests it
C4 | not-searched | none | no time
```
"""

Record = Callable[..., Completed]


def inquiry_of(text: str) -> Inquiry:
    inquiry = read(text.encode(), "lines/empathy.yaml", "empathy").inquiry
    assert inquiry
    return inquiry


HASH = check_value(inquiry_of(LINE))
RECORDED = LINE + ENTRIES.replace("HASH", HASH)


@pytest.fixture
def line(library: Callable[..., Path]) -> Path:
    root = library(empathy=LINE)
    (root / "answer.md").write_text(ANSWER.replace("HASH", HASH), "utf-8")
    return root / "lines/empathy.yaml"


@pytest.fixture
def arxiv_there() -> Iterator[ArxivServer]:
    with ArxivServer(PAPERS) as server:
        yield server


@pytest.fixture
def record(run: Run, line: Path, arxiv_there: ArxivServer) -> Record:
    """Runs `inquire record answer.md` in the library of the line, on the day of the tests."""
    env = {"INQUIRE_ARXIV_URL": arxiv_there.url}

    def record(*args: str, stdin: str = "") -> Completed:
        words = args if "-" in args or "--paste" in args else ("answer.md", *args)
        root = line.parent.parent
        return run("record", *words, "--as-of", TODAY, stdin=stdin, cwd=root, env=env)

    return record


def rewrite(line: Path, change: Callable[[str], str]) -> None:
    path = line.parent.parent / "answer.md"
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def text_of(line: Path) -> str:
    return line.read_text("utf-8")


def looks_of(line: Path) -> tuple[Look, ...]:
    return inquiry_of(text_of(line)).history


def test_what_is_grounded_is_recorded_and_the_rest_told(line: Path, record: Record) -> None:
    done = record("--model", "some model", "--yes")

    assert (0, "") == (done.code, done.out)
    assert RECORDED == text_of(line)
    assert done.err.startswith(
        "inquire: C1 warmth: contradicted by arXiv:2501.99901\n"
        "inquire: C2 penguins-are-warm: not recorded: 'holds' rests on no grounded citation "
        "(--ungrounded takes it, marked)\n"
        "inquire: C3 search: no-new-evidence\n"
        "inquire: C4 it-was-not-looked-for: not recorded: 'not-searched' is never recorded\n"
        "inquire: 2 wrong citations (inquire audit tells which)\n"
    )
    assert "+    verdict: contradicted\n" in done.err
    assert done.err.endswith("inquire: recorded 2 looks in the history of lines/empathy.yaml\n")


@pytest.mark.parametrize("model", [[], ["--model", "some model"]])
def test_recording_twice_changes_nothing(line: Path, record: Record, model: list[str]) -> None:
    record("--model", "some model", "--yes")

    again = record(*model)

    assert 0 == again.code
    assert "C1 warmth: contradicted by arXiv:2501.99901; recorded already\n" in again.err
    assert again.err.endswith("inquire: nothing to record in lines/empathy.yaml\n")
    assert RECORDED == text_of(line)


def test_two_answers_are_recorded_in_their_order(line: Path, record: Record) -> None:
    record("--model", "one", "--yes")
    rewrite(line, lambda text: text.replace("contradicted", "relaxed"))
    record("--model", "two", "--yes")

    assert [
        ("contradicted", "one"),
        ("no-new-evidence", "one"),
        ("relaxed", "two"),
        ("no-new-evidence", "two"),
    ] == [(look.verdict, look.model) for look in looks_of(line)]


def test_ungrounded_verdicts_are_taken_when_told_and_marked(line: Path, record: Record) -> None:
    done = record("--ungrounded", "--yes")

    assert 0 == done.code
    assert "C2 penguins-are-warm: holds (ungrounded)\n" in done.err
    marked = [look for look in looks_of(line) if look.mark]
    assert [("penguins-are-warm", "ungrounded", ())] == [
        (look.claim, look.mark, look.papers) for look in marked
    ]
    assert "text: Penguins are warm\n    id: penguins-are-warm\n" in text_of(line)
    assert "id: it-was-not" not in text_of(line)


def test_a_verdict_that_the_answer_calls_ungrounded_is_not_recorded(
    line: Path, record: Record
) -> None:
    rewrite(line, lambda text: text.replace("finds otherwise", "finds otherwise UNGROUNDED"))

    record("--yes")

    assert ["search"] == [look.claim for look in looks_of(line)]


def test_an_answer_without_its_reference_line_needs_the_line(line: Path, record: Record) -> None:
    rewrite(line, lambda text: text.replace(f"inquire: empathy 2026-11-20 {HASH}\n", ""))

    without = record("--yes")
    named = record("--line", "empathy", "--yes")

    assert 2 == without.code
    assert "repeats no reference line: name its line with --line LINE" in without.err
    assert 0 == named.code
    assert [("2026-11-22", "")] * 2 == [(look.date.edtf(), look.prompt) for look in looks_of(line)]


def test_an_answer_about_another_line_is_told_where_it_belongs(line: Path, record: Record) -> None:
    rewrite(
        line, lambda text: text.replace(f"empathy 2026-11-20 {HASH}", "other 2026-11-20 00000000")
    )

    unknown = record("--yes")
    named = record("--line", "empathy", "--yes")

    assert 2 == unknown.code
    assert "the answer is about line 'other', which is not here" in unknown.err
    assert 3 == named.code
    assert (
        "the answer is about line 'other', not 'empathy', so its labels are refused "
        "(record it without --line)" in named.err
    )
    assert LINE == text_of(line)


def test_of_claims_that_were_changed_since_nothing_is_recorded_and_nobody_is_asked(
    line: Path, record: Record, arxiv_there: ArxivServer
) -> None:
    changed = LINE.replace("costs accuracy ", "may cost accuracy ")
    line.write_text(changed, "utf-8")

    done = record("--ungrounded", "--yes")

    assert 3 == done.code
    assert (
        "the claims of 'empathy' were changed since the prompt of 2026-11-20, "
        "so its labels are refused (inquire prompt empathy)" in done.err
    )
    assert changed == text_of(line)
    assert [] == arxiv_there.requests


def test_an_answer_may_be_of_today(line: Path, record: Record) -> None:
    rewrite(line, lambda text: text.replace("2026-11-20", TODAY))

    assert 0 == record("--yes").code
    assert [TODAY, TODAY] == [look.date.edtf() for look in looks_of(line)]


def test_an_answer_of_tomorrow_is_not_believed(line: Path, record: Record) -> None:
    rewrite(line, lambda text: text.replace("empathy 2026-11-20", "empathy 2026-11-23"))

    done = record("--yes")

    assert 3 == done.code
    assert "is of 2026-11-23, which is after today (2026-11-22)" in done.err
    assert LINE == text_of(line)


def test_an_answer_that_found_nothing_leaves_the_line_alone(line: Path, record: Record) -> None:
    rewrite(
        line,
        lambda text: text.replace("contradicted", "not-searched").replace(
            "no-new-evidence", "not-searched"
        ),
    )

    done = record()

    assert 0 == done.code
    assert "inquire: nothing to record in lines/empathy.yaml\n" in done.err
    assert LINE == text_of(line)


@pytest.mark.parametrize("fault", ["429", "html", "empty-feed", "no-control", "reset"])
def test_while_a_catalog_does_not_answer_only_what_needs_none_is_recorded(
    line: Path, record: Record, arxiv_there: ArxivServer, fault: str
) -> None:
    arxiv_there.misbehave(fault)

    done = record("--ungrounded", "--model", "some model", "--yes")

    assert 3 == done.code
    assert "C1 warmth: not recorded: 'contradicted' cites what no catalog answered for" in done.err
    assert ["search"] == [look.claim for look in looks_of(line)]

    arxiv_there.misbehave(fault, 0)
    again = record("--model", "some model", "--yes")

    assert 0 == again.code
    assert ["search", "warmth"] == [look.claim for look in looks_of(line)]


def test_the_answer_may_come_through_a_pipe(line: Path, record: Record) -> None:
    done = record("-", "--model", "some model", "--yes", stdin=ANSWER.replace("HASH", HASH))

    assert 0 == done.code
    assert RECORDED == text_of(line)


def test_without_a_terminal_yes_is_needed(line: Path, record: Record) -> None:
    done = record("-", stdin=ANSWER.replace("HASH", HASH) + "y\n")

    assert 3 == done.code
    assert "needs a terminal to ask on, or --yes" in done.err
    assert LINE == text_of(line)


@pytest.mark.parametrize(
    "where", ["-", "long-context-use", str(ROOT / "lines/long-context-use.yaml")]
)
def test_what_may_not_be_written_is_wrong_usage(
    line: Path, run: Run, tmp_path: Path, where: str
) -> None:
    done = run("record", line.parent.parent / "answer.md", "--line", where, "--yes", stdin=LINE)

    assert (2, "") == (done.code, done.out)
    assert "record writes into" in done.err


@pytest.mark.parametrize("model", ["a\x1b[2Jmodel", "\u202eledom", "a\x07"])
def test_a_model_whose_name_a_terminal_would_obey_is_refused(
    line: Path, record: Record, model: str
) -> None:
    done = record("--model", model, "--yes")

    assert 2 == done.code
    assert "holds a control character" in done.err
    assert not {"\x1b", "\u202e", "\x07"} & {*done.err}
    assert LINE == text_of(line)


def test_a_models_name_of_any_marks_is_kept(line: Path, record: Record) -> None:
    record("--model", "  'a': #1 \\theta {x},\n[y]  & \"z\" ", "--yes")

    assert {"'a': #1 \\theta {x}, [y] & \"z\""} == {look.model for look in looks_of(line)}


def test_hostile_words_of_an_answer_reach_neither_terminal_nor_line(
    line: Path, record: Record
) -> None:
    hostile = "\x1b]0;title\x07 \u202e $(touch owned) `touch owned` contradic\x08ted"
    rewrite(
        line,
        lambda text: text.replace("| contradicted |", f"| {hostile} |").replace(
            "nothing tests it", hostile
        ),
    )

    done = record("--ungrounded", "--yes")

    assert not {"\x1b", "\x07", "\u202e", "\x08"} & {*done.err}
    assert "owned" not in text_of(line)
    assert not (line.parent.parent / "owned").exists()
    assert ["penguins-are-warm", "search"] == [look.claim for look in looks_of(line)]


def test_a_line_that_was_changed_while_arxiv_was_asked_is_not_written(
    line: Path, record: Record, arxiv_there: ArxivServer
) -> None:
    changed = LINE + "# mine\n"

    def edit(_: Handler, answer: Answer) -> Answer:
        line.write_text(changed, "utf-8")
        return answer

    arxiv_there.misbehave(edit)

    done = record("--yes")

    assert 3 == done.code
    assert "nothing was written into lines/empathy.yaml: it was changed meanwhile" in done.err
    assert changed == text_of(line)


@pytest.mark.parametrize(("typed", "code", "after"), [("y", 0, RECORDED), ("n", 3, LINE)])
def test_the_question_is_asked_on_the_terminal(
    line: Path,
    arxiv_there: ArxivServer,
    terminal: Callable[..., Terminal],
    typed: str,
    code: int,
    after: str,
) -> None:
    pane = terminal(100, INQUIRE_ARXIV_URL=arxiv_there.url)
    command = f"{INQUIRE} record - --model 'some model' --as-of {TODAY} < answer.md"

    screen = pane.answer(f"cd {line.parent.parent}; {command}", "[y/N]", typed)

    assert code == pane.code
    assert "record 2 looks in the history of lines/empathy.yaml? [y/N]" in screen
    assert after == text_of(line)


def test_two_at_once_lose_nothing_untold(
    line: Path, clean_environment: dict[str, str], arxiv_there: ArxivServer
) -> None:
    env = clean_environment | {"INQUIRE_ARXIV_URL": arxiv_there.url}
    models = ["one", "two", "three", "four"]
    running = [
        subprocess.Popen(
            [INQUIRE, "record", "answer.md", "--model", model, "--yes", "--as-of", TODAY],
            cwd=line.parent.parent,
            env=env,
            stderr=subprocess.DEVNULL,
        )
        for model in models
    ]

    codes = [each.wait(60) for each in running]

    written = {look.model for look in looks_of(line)}
    assert {0, 3} >= set(codes)
    assert {model for model, code in zip(models, codes, strict=True) if code == 0} == written
    assert ["empathy.yaml"] == os.listdir(line.parent)


def test_a_prompt_made_anew_carries_the_verdict_and_its_papers_are_watched(
    line: Path, record: Record, run: Run, arxiv_there: ArxivServer
) -> None:
    record("--yes")
    root, env = line.parent.parent, {"INQUIRE_ARXIV_URL": arxiv_there.url}

    prompt = run("prompt", "empathy", "--as-of", TODAY, cwd=root)
    stale = run("stale", "empathy", "--all", "--as-of", TODAY, cwd=root)
    show = run("show", "empathy", "--as-of", TODAY, cwd=root)
    check = run("check", "empathy", "--as-of", TODAY, cwd=root)
    verify = run("verify", "empathy", "--format", "json", "--as-of", TODAY, cwd=root, env=env)

    assert "Last verdict: contradicted (2026-11-20)." in prompt.out
    assert "fresh\tempathy\tclaim\twarmth\t2026-11-20" in stale.out
    assert "    2026-11-20 contradicted by arXiv:2501.99901\n" in show.out
    assert "claim 'warmth' was found contradicted on 2026-11-20 and still stands" in check.out
    assert "unlisted-anchor" not in check.out
    assert '"2501.99901"' in verify.out


def test_an_answer_that_comes_from_nowhere_is_wrong_usage(line: Path, run: Run) -> None:
    root = line.parent.parent

    assert 2 == run("record", "none.md", cwd=root).code
    assert 2 == run("record", cwd=root).code
    assert 3 == run("record", "lines", cwd=root).code


def test_a_line_changed_while_the_question_waited_is_left_alone(
    line: Path, arxiv_there: ArxivServer, terminal: Callable[..., Terminal]
) -> None:
    pane = terminal(INQUIRE_ARXIV_URL=arxiv_there.url)
    command = f"cd {line.parent.parent}; {INQUIRE} record answer.md --as-of {TODAY}"
    with ThreadPoolExecutor(1) as pool:
        screen = pool.submit(pane.run, command)
        wait_until(lambda: "[y/N]" in pane.tmux("capture-pane", "-p"))
        line.write_text(LINE + "# mine\n", "utf-8")
        pane.tmux("send-keys", "y", "Enter")
        screen.result()

    assert 3 == pane.code
    assert LINE + "# mine\n" == text_of(line)


def test_quiet_says_nothing_where_all_is_well(line: Path, record: Record) -> None:
    done = record("--yes", "--quiet")

    assert (0, "", "") == (done.code, done.out, done.err)
    assert 2 == len(looks_of(line))


def test_quiet_shows_what_would_change_where_it_must_be_asked(line: Path, record: Record) -> None:
    assert "+    verdict: contradicted\n" in record("--quiet").err
