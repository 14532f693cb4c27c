"""`inquire show`, the installed command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scenes import HEADER, INQUIRE, MINIMAL, RICH, TODAY, Run, Terminal, lock_record

SHOWN = """\
Does longer reasoning make small models more accurate?
Whether extra thinking tokens still pay off for small models.
Finding: only up to a point
Surveyed: 2025-10

Accuracy rises with the thinking budget, then falls [When do more thinking
tokens stop helping?].

Claims
  - Accuracy fell from 87.3% to 70.3% when the budget grew from about 1,100 to
    16,000 tokens
    (overthinking: 2025~; perishable; experiment; stale, looked at 2026-01-15,
    10 months ago; arXiv:2506.04210)
    2026-01-15 no-new-evidence
  - More tokens are not more thought: what is longer is not therefore deeper.
    (no-thought: 2025-06; durable; inference; fresh, looked at 2025-10, 13
    months ago; arXiv:2506.04210)
  - A model cannot tell when it is done
    (a-model-cannot-tell-when: undated; perishable; stale, looked at 2025-10, 13
    months ago; no paper)

Papers
  arXiv:2506.04210 (2025-06) Does Thinking More always Help? - the budget curve
    turns down [NeurIPS 2025]
  arXiv:2501.19393 (2025-01) - budget forcing
"""


def test_a_line_is_shown_for_reading(run: Run) -> None:
    done = run("show", "-", "--as-of", TODAY, stdin=RICH)

    assert SHOWN == done.out
    assert (0, "") == (done.code, done.err)


def test_a_small_line_has_no_empty_heading(run: Run) -> None:
    done = run("show", "-", "--as-of", TODAY, stdin=MINIMAL + "next: [other]\n")

    expected = (
        "Does it hold?\n\nClaims\n  - It holds\n"
        "    (it-holds: undated; perishable; undated; no paper)\n\nNext lines\n  other\n"
    )
    assert expected == done.out


def test_the_history_is_listed_below_its_claim(run: Run) -> None:
    history = """\
history:
  - {claim: it-holds, date: 2026-01-02, verdict: holds, model: a \u061cmodel, wording: d5c5ed5e}
  - claim: it-holds
    date: 2026-02-02
    verdict: relaxed
    papers: [2501.99901, 2501.99902]
    model: some model
    wording: 00000000
    mark: ungrounded
  - {claim: it-holds, date: 2026-03-02, mark: reviewed}
"""
    done = run("show", "-", "--as-of", TODAY, stdin=MINIMAL + history)

    expected = (
        "    (it-holds: undated; perishable; stale, looked at 2026-03-02, 8 months ago;\n"
        "    no paper)\n"
        "    2026-01-02 holds (a \\u{061c}model)\n"
        "    2026-02-02 relaxed by arXiv:2501.99901, arXiv:2501.99902 (some model,\n"
        "      ungrounded, of an earlier wording)\n"
        "    2026-03-02 (reviewed)\n"
    )
    assert done.out.endswith(expected)


def test_an_essay_keeps_its_lists_and_headings(run: Run) -> None:
    essay = "essay: |\n  # Heading\n  Some text\n  that goes on [[unknown]].\n\n  - one\n  - two\n"

    done = run("show", "-", stdin=MINIMAL + essay)

    assert (
        "\n\n# Heading\n\nSome text that goes on [[unknown]].\n\n- one\n- two\n\nClaims" in done.out
    )


def test_an_essay_keeps_its_tables_and_code_and_hangs_its_lists(run: Run) -> None:
    item = "- an item that is so long that it goes on in a second row, below its own first word\n"
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    code = "```python\nx = [[0]]\n  y = 1\n\n# no heading\nz\n```\n"
    rows = "".join(f"  {row}\n" for row in f"See:\n{item}\n{table}\n{code}After [[0]].".split("\n"))
    note = "notes: [{id: '0', title: Why?, text: So.}]\n"

    done = run("show", "-", stdin=f"{MINIMAL}{note}essay: |\n{rows}")

    hung = item.replace("first word", "first\n  word")
    expected = f"\n\nSee:\n{hung}\n{table}\n{code}\nAfter [Why?].\n\nClaims"
    assert expected in done.out


def test_rows_of_wide_characters_fit_too(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    claim = "更多的训练数据会提高情感识别的准确率，但在超过一定规模之后收益递减"
    root = library(zh=f"question: 情感智能是否会提高？\nclaims:\n  - text: {claim}\n")
    pane = terminal(40)

    shown = pane.run(f"cd {root}; {INQUIRE} show zh --no-color")
    found = pane.run(f"{INQUIRE} search 训练 --no-color")

    rows = "  - 更多的训练数据会提高情感识别的准确\n    率，但在超过一定规模之后收益递减\n"
    assert rows in shown
    assert "  更多的训练数据会提高情感识别的准确率，\n  但在超过一定规模之后收益递减\n" in found


def test_what_the_lock_knows_is_shown(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    record = lock_record("2501.19393", title="A \u001btitle", withdrawn="Withdrawn.")
    (root / "inquire.lock").write_text(HEADER + record, "utf-8")

    done = run("show", "rich", cwd=root)

    expected = (
        r"arXiv:2501.19393 (2025-01) A \u{001b}title - budget forcing withdrawn (arXiv,"
        "\n    2026-11-20)\n"
    )
    assert expected in done.out


def test_a_conflicted_lock_costs_a_warning(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(HEADER + "=======\n", "utf-8")

    done = run("show", "rich", cwd=root)

    assert 0 == done.code
    assert "inquire.lock:2: merge conflict left by git; evidence left out" in done.err


def test_next_lines_are_told_with_their_questions(run: Run, library: Callable[..., Path]) -> None:
    root = library(
        line=MINIMAL + "next: [rich, faulty, nowhere]\n",
        rich=RICH,
        faulty="question: Is\n  it \u202e?\nclaims: none\n",
    )

    done = run("show", "line", cwd=root)

    expected = (
        "Next lines\n"
        "  rich: Does longer reasoning make small models more accurate?\n"
        r"  faulty: Is it \u{202e}?"
        "\n  nowhere (no such line here)\n"
    )
    assert done.out.endswith(expected)
    assert (0, "") == (done.code, done.err)


def test_faults_of_form_end_it(run: Run) -> None:
    done = run("show", "-", stdin="question: Is it?\n")

    assert (1, b"") == (done.code, done.stdout)
    assert "[missing-key]" in done.err


def test_without_a_line_the_lines_there_are_told(run: Run) -> None:
    done = run("show")

    assert (2, b"") == (done.code, done.stdout)
    assert "which LINE? there are:\n  empathy-emotional-learning\n" in done.err


def test_the_shipped_lines_can_be_shown(run: Run) -> None:
    done = run("show", "long-context-use")

    assert 0 == done.code
    assert max(map(len, done.out.splitlines())) <= 80


def test_a_terminal_gets_bold_headings_and_rows_that_fit(
    library: Callable[..., Path], terminal: Callable[..., Terminal]
) -> None:
    root = library(rich=RICH)
    pane = terminal(60)

    screen = pane.run(f"cd {root}; {INQUIRE} show rich --as-of {TODAY}")
    plain = pane.run(f"{INQUIRE} show rich --no-color")

    assert "\x1b[1mClaims" in screen
    assert "\x1b[" not in plain
    assert max(map(len, plain.splitlines())) <= 60
