"""What the docs show is run, so that it cannot rot."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from inquire import checks
from inquire.ages import DEFAULT_LIMITS
from inquire.diagnostics import Diagnostic
from inquire.explanations import codes
from inquire.inspection import judge
from inquire.library import Library, shipped_library
from inquire.line_reading import read
from inquire.prompt_values import prompt_values
from inquire.prompts import render
from inquire.settings import settings_of
from inquire.wordings import wording

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TODAY = date(2026, 11, 22)


def block(page: str, language: str, starting: str) -> str:
    """The first code block of that language that starts with those characters."""
    for found in re.findall(
        rf"```{language}\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL
    ):
        if found.startswith(starting):
            return found
    raise AssertionError(f"{page} has no such block")


def judged(text: str) -> list[Diagnostic]:
    context = checks.Context(today=TODAY, limits=DEFAULT_LIMITS, line_ids=frozenset({"line"}))
    return judge(read(text.encode(), "line.yaml", "line"), context, checks.found())


@pytest.mark.parametrize("page", ["README.md", "docs/format.md"])
def test_the_line_that_a_page_shows_has_no_fault_but_its_age(page):
    found = judged(block(page, "yaml", "question:"))

    assert {diagnostic.code for diagnostic in found} <= {
        "stale-claim",
        "stale-note",
        "due-claim",
        "unlisted-anchor",
    }


def test_the_history_that_a_page_shows_is_of_the_line_that_it_shows():
    line = block("docs/format.md", "yaml", "question:") + block("docs/format.md", "yaml", "history")

    inquiry = read(line.encode(), "line.yaml", "line").inquiry

    assert {diagnostic.code for diagnostic in judged(line)} <= {"due-note", "unlisted-anchor"}
    assert inquiry.history[0].wording == wording(inquiry.claims[0])


def test_the_mistake_in_the_readme_is_told_in_those_words(tmp_path):
    shown = block("README.md", "text", "lines/rag.yaml")
    line = block("README.md", "yaml", "question:").replace("date: 2025-06", "date: 2025/07")

    told = [item for item in judged(line) if item.code == "ambiguous-date"]

    assert [shown.splitlines()[0].split(": ", 1)[1], shown.splitlines()[1].strip()] == [
        f"error: {told[0].message} [ambiguous-date]",
        f"help: {told[0].help}",
    ]


def test_the_settings_in_the_format_page_are_understood(tmp_path):
    (tmp_path / "inquire.toml").write_text(block("docs/format.md", "toml", "template"), "utf-8")

    settings = settings_of(Library(tmp_path))

    assert (settings.template, settings.limits) == ("retest", DEFAULT_LIMITS)
    assert {*settings.ignore, *settings.severity} <= {*codes()}


def test_the_template_in_the_templates_page_renders(tmp_path):
    path = tmp_path / "own.md.j2"
    path.write_text(block("docs/templates.md", "jinja", "{# needs"), "utf-8")
    line = ROOT / "lines/test-time-reasoning.yaml"
    inquiry = read(line.read_bytes(), str(line), line.stem).inquiry

    text = render(
        "own",
        {**shipped_library().templates(), "own": path},
        prompt_values(inquiry, TODAY, DEFAULT_LIMITS, {}),
    )

    assert text.startswith("Is it still true that longer reasoning")
    assert "inquire: test-time-reasoning 2026-11-22" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_the_pages_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_code_in_brackets_is_one_that_can_be_explained(page):
    named = re.findall(
        r"(?:error|warning|info): .* \[([a-z-]+)\]$", page.read_text("utf-8"), re.MULTILINE
    )

    assert set(named) <= {*codes()}
