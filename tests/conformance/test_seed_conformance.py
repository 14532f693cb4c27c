"""The shipped seed line against the page it comes from and the facts behind that page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from inquire.arxiv_id import ArxivId
from inquire.line_reading import Reading, read
from inquire.titles import Likeness, compare

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
LONGEST_RUN = 6
"""Words in a row that page and line may share: names of things and units are that long."""

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="no folder `shared` beside the checkout"
)


def seed_line() -> Reading:
    path = ROOT / "lines/empathy-emotional-learning.yaml"
    return read(path.read_bytes(), str(path), path.stem)


def facts() -> dict[str, tuple[str, str, str]]:
    """Title, authors and dates by arXiv id, from the table of papers."""
    rows = (SHARED / "seed/papers.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {
        row[0]: (row[1], row[2], row[3]) for row in cells if re.fullmatch(r"\d{4}\.\d{5}", row[0])
    }


def test_the_line_stands_on_exactly_the_papers_behind_the_page():
    inquiry = seed_line().inquiry

    listed = {str(anchor.arxiv) for anchor in inquiry.anchors}

    assert set(facts()) == listed


@pytest.mark.parametrize("paper", ["title", "author", "month"])
def test_each_anchor_has_the_title_author_and_month_of_the_public_records(paper):
    names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    months = {name: number for number, name in enumerate(names, 1)}
    wrong = []
    for anchor in seed_line().inquiry.anchors:
        title, authors, dates = facts()[str(anchor.arxiv)]
        if paper == "title" and compare(anchor.title, title) is not Likeness.SAME:
            wrong.append((anchor.title, title))
        if paper == "author" and anchor.authors[0].split()[-1] not in authors.split(",")[0]:
            wrong.append((anchor.authors[0], authors))
        if paper == "month":
            named = re.search(r"(\w{3}) (\d{4})|(\d{4})-(\d{2})", dates)
            first = (
                (int(named[2]), months[named[1]]) if named[1] else (int(named[3]), int(named[4]))
            )
            if (anchor.date.start.year, anchor.date.start.month) != first:
                wrong.append((str(anchor.arxiv), anchor.date.edtf(), dates))

    assert wrong == []


def test_no_sentence_of_the_page_is_reused():
    page = re.findall(r"\w+", (SHARED / "seed/empathy-page.txt").read_text("utf-8").lower())
    text = " ".join(scalar.text for scalar in seed_line().tree.scalars())
    titles = {fact[0].lower() for fact in facts().values()}
    for title in titles:
        text = text.lower().replace(title, " | ")
    ours = re.findall(r"\w+|\|", text)
    size = LONGEST_RUN + 1
    runs = {tuple(page[i : i + size]) for i in range(len(page) - size + 1)}

    shared = [ours[i : i + size] for i in range(len(ours)) if tuple(ours[i : i + size]) in runs]

    assert shared == []


def test_the_worked_example_of_the_design_reads_without_a_fault():
    design = (SHARED / "DESIGN.md").read_text("utf-8")
    example = re.search(r"```yaml\n(.*?)```", design, re.DOTALL)[1]

    reading = read(example.encode(), "example.yaml", "example")

    assert reading.faults == ()
    assert all(isinstance(paper, ArxivId) for _, paper in reading.inquiry.mentions())
