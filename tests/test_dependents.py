"""What stands on a paper, and what would be left with none."""

from __future__ import annotations

from datetime import date

from scenes import RICH

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.dependents import Borne, Resting, borne, standings
from inquire.evidence import Absent, Evidence, Paper, Status
from inquire.line_reading import read
from inquire.model import Inquiry

DAY = date(2026, 11, 20)
LINE = """\
question: Does it hold?
claims:
  - {id: itself, text: It holds., anchors: [2501.99901]}
  - {id: both, text: It holds., notes: [why, how], anchors: [2501.99901v2]}
  - {id: noted, text: It holds., notes: [how, why]}
  - {id: beside, text: It holds., anchors: [2501.99901, 2501.99902]}
  - {id: apart, text: It holds., anchors: [2501.99902]}
notes:
  - {id: why, title: Why?, text: So., anchors: [2501.99901]}
  - {id: how, title: How?, text: So.}
  - {id: bare, title: Bare?, text: So., anchors: [2501.99901]}
anchors:
  - {arxiv: 2501.99903, title: A Paper of the Tests' Own Making}
history:
  - {claim: itself, date: 2026-01-02, verdict: holds, papers: [2501.99904]}
"""


def inquiry(text: str = LINE, name: str = "line") -> Inquiry:
    made = read(text.encode(), "x.yaml", name).inquiry
    assert made
    return made


def paper(name: str, **facts: object) -> Paper:
    return Paper(
        **{"id": name, "version": 1, "title": "A title", "authors": (), "published": DAY}
        | {"updated": DAY, "asked": DAY, "catalog": "arXiv"}
        | facts  # type: ignore[arg-type]  # facts of any kind
    )


def on(name: str, *lines: Inquiry, evidence: dict[str, Evidence] | None = None) -> Borne:
    known = evidence or {}
    papers = borne((each for line in lines for each in standings(line, known)), known)
    return next(each for each in papers if each.paper == name)


def test_claims_rest_on_a_paper_themselves_and_through_their_notes() -> None:
    found = on("2501.99901", inquiry())

    (line,) = found.lines
    expected = (
        Resting("itself", "It holds.", True, (), (), True),
        Resting("both", "It holds.", True, ("why",), (), True),
        Resting("noted", "It holds.", False, ("why",), (), True),
        Resting("beside", "It holds.", True, (), ("2501.99902",), False),
    )
    assert expected == line.claims
    assert (4, 3) == (found.claims, found.alone)
    assert ("why", "bare") == line.notes
    assert (False, 0) == (line.listed, line.verdicts)
    assert (ArxivId("2501.99901", 2), ArxivId("2501.99901")) == tuple(
        sorted(line.cited, key=str, reverse=True)
    )


def test_a_paper_that_only_a_list_or_a_verdict_names_bears_no_claim() -> None:
    listed = on("2501.99903", inquiry())
    told = on("2501.99904", inquiry())

    assert (0, True, 0) == (listed.claims, listed.lines[0].listed, listed.lines[0].verdicts)
    assert (0, False, 1) == (told.claims, told.lines[0].listed, told.lines[0].verdicts)
    assert "A Paper of the Tests' Own Making" == listed.title


def test_another_paper_that_is_gone_holds_nothing_up() -> None:
    def alone(other: Evidence) -> bool:
        return on("2501.99901", inquiry(), evidence={"2501.99902": other}).alone == 4

    assert not alone(paper("2501.99902"))
    assert alone(paper("2501.99902", withdrawn="Withdrawn."))
    assert alone(Absent("2501.99902", DAY, "arXiv"))
    assert not alone(Absent("2501.99902", date(2025, 2, 1), "arXiv"))  # too new to tell


def test_the_worst_status_of_the_versions_cited_is_told() -> None:
    known: dict[str, Evidence] = {"2501.99901": paper("2501.99901", missing=(2,))}

    found = on("2501.99901", inquiry(), evidence=known)

    assert (Status.VERSION_MISSING, "A title") == (found.status, found.title)
    assert Status.UNKNOWN is on("2501.99901", inquiry()).status


def test_a_malformed_id_is_told_as_it_was_typed() -> None:
    slip = inquiry(LINE.replace("2501.99903", "2501.9990"))

    found = on("2501.9990", slip)

    assert (Status.MALFORMED, None, 0) == (found.status, found.evidence, found.claims)
    assert isinstance(found.lines[0].cited[0], MalformedId)


def test_the_paper_of_most_lines_comes_first() -> None:
    lines = [inquiry(RICH, "a"), inquiry(LINE, "b"), inquiry(RICH, "c")]

    papers = borne((each for line in lines for each in standings(line, {})), {})

    expected = ["2506.04210", "2501.19393", "2501.99901", "2501.99902", "2501.99903", "2501.99904"]
    assert expected == [each.paper for each in papers]
    assert ["a", "c"] == [line.line for line in papers[0].lines]
