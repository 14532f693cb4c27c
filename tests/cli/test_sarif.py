"""`--format sarif` of the installed command: one log on stdout, and nothing else there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scenes import MINIMAL, RICH, TODAY, Arxiv, Completed, Run

FAULTY = "question: Is it?\nclaims:\n  - txt: It is\n"
HOSTILE = 'question: Is it?\nclaims:\n  - text: It is\n    "\\e[31m\\u202Ekey\\x9b": 1\n'


def log_of(done: Completed) -> dict[str, Any]:
    run = json.loads(done.out)["runs"][0]
    assert "inquire" == run["tool"]["driver"]["name"]
    return run


def test_findings_are_results_with_their_places(run: Run, library: Callable[..., Path]) -> None:
    root = library(faulty=FAULTY)

    done = run("check", "--format", "sarif", "--as-of", TODAY, cwd=root)

    results = log_of(done)["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert (1, "") == (done.code, done.err)
    assert ["missing-key", "unknown-key"] == sorted(result["ruleId"] for result in results)
    assert {"uri": "lines/faulty.yaml", "uriBaseId": "%SRCROOT%"} == places[0]["artifactLocation"]
    assert {"startLine": 3, "startColumn": 5, "endColumn": 8} in [
        place["region"] for place in places
    ]


def test_a_sound_library_is_a_log_without_errors(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)

    done = run("check", "--format", "sarif", "--as-of", TODAY, cwd=root)

    levels = {result["level"] for result in log_of(done)["results"]}
    assert 0 == done.code
    assert levels <= {"warning", "note"}


def test_yaml_on_stdin_has_no_file(run: Run) -> None:
    done = run("check", "-", "--format", "sarif", stdin=FAULTY)

    place = log_of(done)["results"][0]["locations"][0]["physicalLocation"]
    assert "stdin:" == place["artifactLocation"]["uri"]


def test_hostile_text_is_made_harmless(run: Run) -> None:
    done = run("check", "-", "--format", "sarif", stdin=HOSTILE)

    text = log_of(done)["results"][0]["message"]["text"]
    assert 1 == done.code
    assert not re.search("[\x1b\x9b\u202e]", done.out + text)


def test_verify_tells_of_its_papers(run: Run, library: Callable[..., Path], arxiv: Arxiv) -> None:
    root = library(line=MINIMAL + "    anchors: [2501.99901]\n")
    settings = arxiv.serve({"id": "2501.99901"})

    done = run("verify", "--format", "sarif", "--as-of", TODAY, cwd=root, env=settings)

    made = log_of(done)
    assert "inquire/verify/" == made["automationDetails"]["id"]
    assert [("2501.99901", "found")] == [
        (paper["id"], paper["status"]) for paper in made["properties"]["papers"]
    ]
