"""`inquire explain`, the installed command."""

from __future__ import annotations

import pytest
from scenes import Run

from inquire.explanations import codes


def test_without_a_code_all_are_listed(run: Run) -> None:
    done = run("explain")

    assert (0, "") == (done.code, done.err)
    assert list(codes()) == [row.split()[0] for row in done.out.splitlines()]
    assert all(len(row.split()) > 3 for row in done.out.splitlines())


@pytest.mark.parametrize("code", ["stale-claim", "[stale-claim]", "yaml-syntax", "lock-conflict"])
def test_a_code_is_explained_with_an_example(run: Run, code: str) -> None:
    done = run("explain", code)

    assert (0, "") == (done.code, done.err)
    assert done.out.startswith(f"# {code.strip('[]')}\n\n")
    assert "Why it matters: " in done.out
    assert f"[{code.strip('[]')}]" in done.out
    assert done.out.endswith(done.out.rstrip() + "\n")


def test_an_unknown_code_names_the_nearest(run: Run) -> None:
    done = run("explain", "stale-clam")

    assert (2, b"") == (done.code, done.stdout)
    told = "no check 'stale-clam'; did you mean 'stale-claim'? (inquire explain)"
    assert f"inquire: {told}\n" == done.err
