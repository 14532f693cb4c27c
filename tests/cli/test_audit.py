"""`inquire audit`, the installed command, against a loopback arXiv and a loopback DataCite."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from arxiv_server import ArxivServer
from datacite_server import DataCitePaper, DataCiteServer
from scenes import INQUIRE, TODAY, Completed, Run, Terminal

from inquire.line_reading import read
from inquire.wordings import check_value

WARM = "Warm Answers: What They Cost"
PAPERS = (
    DataCitePaper("2501.99901", (WARM,), ("Ada Example", "Bo Sample")),
    DataCitePaper("2601.99902", ("Penguins in the Andes",), ("Cy Other",)),
    DataCitePaper("2602.99903", ("Cold Machines Are Exact",), ("Di Author",)),
)
LINE = """\
question: Does warmth cost accuracy?
surveyed: 2025-10
claims:
  - id: warmth
    text: Warmth costs accuracy
    anchors: [2501.99901]
  - text: Penguins are warm
"""
ANSWER = """\
## References

- Ada Example and Bo Sample (2025). *Warm Answers: What They Cost*. arXiv:2501.99901
- Di Author (2026). *Cold Machines Are Exact*. arXiv:2601.99902
- arXiv:2602.99903
- Nobody (2026). *A Paper of the Tests' Own Making*. arXiv:2603.99999

```
inquire: empathy 2026-11-20 HASH
C1 | holds | arXiv:2501.99901 | it does
C2 | contradicted | arXiv:2603.99999 | it is not so
```
"""

Audit = Callable[..., Completed]


@pytest.fixture
def root(library: Callable[..., Path]) -> Path:
    made = library(empathy=LINE)
    inquiry = read(LINE.encode(), "", "empathy").inquiry
    assert inquiry
    (made / "answer.md").write_text(ANSWER.replace("HASH", check_value(inquiry)), "utf-8")
    return made


@pytest.fixture
def catalogs() -> Iterator[tuple[ArxivServer, DataCiteServer]]:
    with ArxivServer(PAPERS) as arxiv, DataCiteServer(PAPERS) as datacite:
        yield arxiv, datacite


@pytest.fixture
def env(catalogs: tuple[ArxivServer, DataCiteServer]) -> dict[str, str]:
    arxiv, datacite = catalogs
    return {"INQUIRE_ARXIV_URL": arxiv.url, "INQUIRE_DATACITE_URL": datacite.url}


@pytest.fixture
def audit(run: Run, root: Path, env: dict[str, str]) -> Audit:
    """Runs `inquire audit` in the library, on the day of the tests."""

    def audit(*args: str, stdin: str = "", **more: str) -> Completed:
        return run("audit", *args, "--as-of", TODAY, stdin=stdin, cwd=root, env=env | more)

    return audit


def told(done: Completed) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(done.out)
    return read


def test_citations_and_verdicts_of_an_answer_are_judged(audit: Audit) -> None:
    done = audit("answer.md", "--format", "json")

    found = told(done)
    assert 1 == done.code
    assert (1, "empathy", "agree") == (found["version"], found["line"], found["labels"])
    assert [
        ("arXiv:2501.99901", 3, "grounded", None, ["already-an-anchor"], None),
        ("arXiv:2601.99902", 4, "wrong-paper", "misdescribed", [], "2602.99903"),
        ("arXiv:2602.99903", 5, "id-only", None, [], None),
        ("arXiv:2603.99999", 6, "not-found", "fabricated", [], None),
        ("arXiv:2501.99901", 10, "grounded", None, ["already-an-anchor"], None),
        ("arXiv:2603.99999", 11, "not-found", "fabricated", [], None),
    ] == [
        tuple(one[key] for key in ("text", "line", "status", "fault", "flags", "suggestion"))
        for one in found["citations"]
    ]
    assert [
        ("C1", "warmth", "holds", ["2501.99901"], True),
        ("C2", "penguins-are-warm", "contradicted", ["2603.99999"], False),
    ] == [
        tuple(one[key] for key in ("label", "claim", "verdict", "citations", "grounded"))
        for one in found["claims"]
    ]
    assert (2, 1, 2, 1) == tuple(
        found["counts"][status] for status in ("grounded", "wrong-paper", "not-found", "id-only")
    )


def test_an_answer_without_a_wrong_citation_ends_well(audit: Audit, root: Path) -> None:
    (root / "answer.md").write_text(f"- *{WARM}*, arXiv:2501.99901\n", "utf-8")

    done = audit("answer.md", "--format", "json", "-q")

    assert (0, "") == (done.code, done.err)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_reports_for_people_name_what_is_wrong(audit: Audit, form: str) -> None:
    done = audit("answer.md", "--format", form)

    assert 1 == done.code
    assert "2602.99903" in done.out
    assert "Penguins in the Andes" in done.out
    assert done.out.index("grounded") < done.out.index("wrong-paper")


def test_what_was_answered_once_is_not_asked_again_and_no_lock_is_written(
    audit: Audit, root: Path, catalogs: tuple[ArxivServer, DataCiteServer]
) -> None:
    first = audit("answer.md", "--format", "json")
    asked = len(catalogs[0].requests), len(catalogs[1].requests)

    second = audit("answer.md", "--format", "json")
    offline = audit("answer.md", "--format", "json", "--offline")

    assert first.out == second.out == offline.out
    assert asked == (len(catalogs[0].requests), len(catalogs[1].requests))
    assert ["answer.md", "lines"] == sorted(path.name for path in root.iterdir())


def test_where_nobody_answers_nothing_is_accused(run: Run, root: Path) -> None:
    done = run("audit", "answer.md", "--format", "json", "--as-of", TODAY, cwd=root)

    assert 3 == done.code
    assert {"unknown"} == {one["status"] for one in told(done)["citations"]}
    assert "4 papers could not be judged" in done.err
    assert "unknown, not wrong" in done.err


def test_the_line_is_found_by_the_reference_line_or_named(audit: Audit, root: Path) -> None:
    text = (root / "answer.md").read_text("utf-8")
    bare = "\n".join(row for row in text.splitlines() if not row.startswith("inquire:"))

    unnamed = audit("-", "--format", "json", stdin=bare)
    named = audit("-", "--line", "empathy", "--format", "json", stdin=bare)
    elsewhere = audit("-", "--format", "json", stdin=text.replace("empathy", "apathy"))

    assert (None, []) == (told(unnamed)["line"], told(unnamed)["claims"])
    assert "--line LINE" in unnamed.err
    assert ("empathy", "unproven", 2) == (
        told(named)["line"],
        told(named)["labels"],
        len(told(named)["claims"]),
    )
    assert (None, []) == (told(elsewhere)["line"], told(elsewhere)["claims"])
    assert "'apathy'" in elsewhere.err


def test_labels_are_refused_when_the_claims_were_changed_since(audit: Audit, root: Path) -> None:
    path = root / "lines/empathy.yaml"
    path.write_text(LINE.replace("Penguins are warm", "Penguins are cold"), "utf-8")

    done = audit("answer.md", "--format", "json")

    assert ("empathy", "changed", []) == tuple(
        told(done)[key] for key in ("line", "labels", "claims")
    )
    assert 6 == len(told(done)["citations"])
    assert "changed-claims" in [each["code"] for each in told(done)["diagnostics"]]


def test_a_line_with_faults_of_form_ends_the_command(audit: Audit, root: Path) -> None:
    (root / "lines/empathy.yaml").write_text("question: [\n", "utf-8")

    done = audit("answer.md")

    assert (1, "") == (done.code, done.out)
    assert "yaml-syntax" in done.err


def test_a_prompt_on_top_is_no_part_of_the_answer(audit: Audit, root: Path, run: Run) -> None:
    prompt = run("prompt", "empathy", "--as-of", "2026-11-20", cwd=root).out
    (root / "chat.md").write_text(prompt + (root / "answer.md").read_text("utf-8"), "utf-8")

    alone = told(audit("answer.md", "--format", "json"))
    whole = told(audit("chat.md", "--format", "json"))
    nothing = told(audit("-", "--format", "json", stdin=prompt))

    rows = prompt.count("\n")
    assert [one["text"] for one in alone["citations"]] == [
        one["text"] for one in whole["citations"]
    ]
    assert [one["line"] + rows for one in alone["citations"]] == [
        one["line"] for one in whole["citations"]
    ]
    assert [] == nothing["citations"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "give one ANSWER"),
        (("answer.md", "--paste"), "give one ANSWER"),
        (("nothing.md",), "no file 'nothing.md'"),
        (("",), "no file ''"),
        (("answer.md", "--line", "empaty"), "nearest: empathy"),
        (("-", "--line", "-"), "cannot both come from stdin"),
        (("answer.md", "--copy"), "--copy goes with --reply"),
        (("answer.md", "--reply", "--format", "json"), "--reply prints a prompt and no report"),
        (("answer.md", "--refresh", "--offline"), "give one of them"),
        (("answer.md", "--catalog", "arxvi"), "did you mean 'arxiv'"),
        (("answer.md", "--format", "github"), "github"),
    ],
)
def test_wrong_usage_is_told(audit: Audit, args: tuple[str, ...], message: str) -> None:
    done = audit(*args)

    assert (2, "") == (done.code, done.out)
    assert message in done.err
    assert "Traceback" not in done.err


def test_what_cannot_be_read_is_trouble(audit: Audit, root: Path) -> None:
    (root / "huge.md").write_bytes(b"x" * (64 * 1024 * 1024 + 1))

    assert (3, "cannot read lines: Is a directory") == (
        (done := audit("lines")).code,
        done.err.strip().removeprefix("inquire: "),
    )
    assert 3 == (done := audit("huge.md")).code
    assert "huge.md has more than" in done.err


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\xff\xfe", b"\x00\x01\x02", b"{", b"<html>", b"[" * 9000]
)
def test_an_answer_of_nothing_cites_nothing(run: Run, root: Path, data: bytes) -> None:
    done = run("audit", "-", "--format", "json", "--as-of", TODAY, stdin=data, cwd=root)

    assert (0, []) == (done.code, told(done)["citations"])


def test_an_answer_that_cites_nothing_needs_no_catalog(run: Run, root: Path) -> None:
    answer = "C1 | holds | none | so\n"

    done = run("audit", "-", env={"INQUIRE_ARXIV_URL": "no address"}, stdin=answer, cwd=root)

    assert (0, "audit: 0 citations\n") == (done.code, done.out)


def test_a_prompt_that_no_answer_follows_is_told_as_that(
    audit: Audit, root: Path, run: Run
) -> None:
    prompt = run("prompt", "empathy", cwd=root).out

    nothing = "there is only the prompt; no answer follows it"
    assert nothing in audit("-", stdin=prompt).err
    assert nothing not in audit("-", stdin=prompt + "C1 | holds | none | so").err
    assert "the answer is empty" in audit("-", stdin=" \n").err
    assert "" == audit("-", "-q", stdin=prompt).err


def test_a_reply_says_what_failed_and_ends_like_a_prompt(audit: Audit, root: Path) -> None:
    done = audit("answer.md", "--reply")

    assert 1 == done.code
    assert "arXiv:2601.99902" in done.out
    assert "arXiv:2602.99903" in done.out
    assert "[C2] Penguins are warm" in done.out
    assert "its verdict, holds, names only papers that the library knew already" in done.out
    last = done.out.splitlines()[-1]
    assert last.startswith("End of the prompt. Its reference: inquire: empathy 2026-11-20 ")
    again = (root / "answer.md").read_text("utf-8") + done.out + f"- *{WARM}*, arXiv:2501.99901\n"
    assert ["grounded"] == [
        one["status"] for one in told(audit("-", "--format", "json", stdin=again))["citations"]
    ]


def test_a_reply_to_an_answer_that_names_no_line_ends_with_that_of_today(
    audit: Audit, root: Path
) -> None:
    rows = (root / "answer.md").read_text("utf-8").splitlines()
    bare = "\n".join(row for row in rows if not row.startswith("inquire:"))

    done = audit("-", "--line", "empathy", "--reply", stdin=bare)

    last = done.out.splitlines()[-1]
    assert last.startswith(f"End of the prompt. Its reference: inquire: empathy {TODAY} ")


def test_where_nothing_failed_there_is_no_reply(audit: Audit) -> None:
    done = audit("-", "--reply", stdin=f"- *{WARM}*, arXiv:2501.99901\n")

    assert (0, "") == (done.code, done.out)
    assert "nothing to mend" in done.err


def test_a_library_may_have_a_reply_of_its_own(audit: Audit, root: Path) -> None:
    (root / "prompts").mkdir()
    template = root / "prompts/reply.md.j2"
    template.write_text("{{ failed | length }} failed\n", "utf-8")
    own = audit("answer.md", "--reply")
    template.write_text("{{ nothing }}\n", "utf-8")
    wrong = audit("answer.md", "--reply")

    assert "2 failed\n" == own.out
    assert (3, "") == (wrong.code, wrong.out)
    assert "reply.md.j2:1: 'nothing' is no name a template may use" in wrong.err


@pytest.mark.parametrize("columns", [100, 44])
def test_on_a_terminal_there_is_a_table(
    root: Path, env: dict[str, str], terminal: Callable[..., Terminal], columns: int
) -> None:
    screen = terminal(columns, **env)

    shown = screen.run(f"cd {root}; {INQUIRE} audit answer.md --as-of {TODAY}")

    assert 1 == screen.code
    for words in ("wrong-paper", "UNGROUNDED", "Penguins", "that could be checked"):
        assert words in shown


def test_hostile_text_reaches_the_terminal_harmless(audit: Audit, root: Path) -> None:
    text = "- *A \x1b[31mRed\x07 Title \u202eof the Tests* $(touch x) `id`, arXiv:2601.99902\x1b]0;t\x07\n"

    for form in ("text", "json", "markdown", "sarif"):
        done = audit("-", "--format", form, stdin=text)

        assert not set(done.out) & {"\x1b", "\x07", "\u202e"}
        assert not set(done.err) & {"\x1b", "\x07", "\u202e"}
    assert not (root / "x").exists()


def test_a_closed_pipe_is_no_failure(root: Path, env: dict[str, str], run: Run) -> None:
    (root / "long.md").write_text(f"- *{WARM}*, arXiv:2501.99901\n" * 20_000, "utf-8")
    command = f"{INQUIRE} audit long.md -v --as-of {TODAY} | head -n 1; echo ${{PIPESTATUS[0]}}"

    done = subprocess.run(
        ["bash", "-c", command],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "HOME": str(root), **env},
        capture_output=True,
        check=True,
    )

    assert done.stdout.decode().splitlines()[-1] == "0"
    assert b"Traceback" not in done.stderr


def test_findings_below_the_limit_do_not_fail(audit: Audit) -> None:
    assert 0 == audit("answer.md", "--fail-on", "never").code
