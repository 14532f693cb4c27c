"""Our parser and our server against bodies that arXiv really sent.

They lie beside the checkout, not in it, and are skipped where they do not: what the project ships
is of its own making.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from arxiv_server import Answer, ArxivServer, ServerPaper

from inquire.arxiv_id import ArxivId
from inquire.catalogs import Run
from inquire.catalogs._feed import Refused, error_in, read_feed
from inquire.catalogs._wire import Wire
from inquire.catalogs.arxiv import ArxivCatalog, Settings
from inquire.evidence import Paper

RECORDED = Path(__file__).resolve().parents[3] / "shared" / "recorded"
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.skipif(
    not RECORDED.is_dir(), reason="no recorded answers beside the checkout (shared/recorded)"
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ArxivServer]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with ArxivServer() as running:
        yield running


def body(name: str) -> bytes:
    """A recorded body."""
    return (RECORDED / name).read_bytes()


def serve(server: ArxivServer, name: str, status: int = 200) -> None:
    """Let the server answer everything with a recorded body."""
    server.misbehave(lambda handler, answer: Answer(status, body(name)))


def papers_in(server: ArxivServer, name: str) -> dict[ArxivId, str]:
    """The papers and titles that the whole way from wire to parser finds in a recorded body."""
    serve(server, name)
    answer = Wire(server.url).ask(["1605.08386"], 5)

    assert hasattr(answer, "papers"), answer
    assert answer.unfit == {}
    return {paper: result.title for paper, result in answer.papers.items()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "arxivpy_one_1605.08386.xml",
            {"1605.08386v1": "Heat-bath random walks with Markov bases"},
        ),
        ("arxivpy_version_2104.12255v1_title0.xml", {"2104.12255v1": "0"}),
        (
            "pubs_legacy2018_math_0211159.xml",
            {
                "math/0211159v1": "The entropy formula for the Ricci flow and its geometric "
                "applications"
            },
        ),
        (
            "rsxiv_query_missing_id_new2025-11-11.xml",
            {
                "2201.13452v1": "Asymptotic Analysis for a Nonlinear Reaction-Diffusion System "
                "Modeling an Infectious Disease"
            },
        ),
        ("arxivpy_notfound_0808.05394.xml", {}),
        ("rsxiv_query_empty_new2025-11-11.xml", {}),
    ],
)
def test_a_recorded_feed_gives_its_papers(
    server: ArxivServer, name: str, expected: dict[str, str]
) -> None:
    assert expected == {str(paper): title for paper, title in papers_in(server, name).items()}


def test_no_entry_of_any_recorded_feed_is_unfit() -> None:
    others = ("error400", "query_testing", "withdrawn_records")
    feeds = [p for p in RECORDED.glob("*.xml") if not any(word in p.name for word in others)]

    assert len(feeds) >= 8
    assert [read_feed(path.read_bytes()).unfit for path in feeds] == [{}] * len(feeds)


def test_a_recorded_page_of_a_longer_search_counts_more_than_it_lists() -> None:
    with pytest.raises(Refused, match="lists fewer papers than it counts"):
        read_feed(body("arxivpy_query_testing_10_entries_start10.xml"))


def test_a_recorded_paper_is_told_in_full(server: ArxivServer) -> None:
    serve(server, "arxivpy_one_1605.08386.xml")
    settings = Settings(url=server.url, pace=0)

    (paper,) = ArxivCatalog(settings, Run(TODAY)).look_up(["1605.08386"])

    expected = Paper(
        "1605.08386",
        1,
        "Heat-bath random walks with Markov bases",
        ("Caprice Stanley", "Tobias Windisch"),
        date(2016, 5, 26),
        date(2016, 5, 26),
        TODAY,
        "arXiv",
    )

    assert expected == paper


def test_a_journal_edition_is_told(server: ArxivServer) -> None:
    serve(server, "arxivpy_oldstyle_astro-ph_0601001.xml")
    settings = Settings(url=server.url, pace=0, control="astro-ph/0601001")

    (paper,) = ArxivCatalog(settings, Run(TODAY)).look_up(["astro-ph/0601001"])

    assert isinstance(paper, Paper)
    assert paper.journal == "ActaAstron.56:1-50,2006"
    assert paper.authors[0] == "Andrew Gould"


def test_the_recorded_error_is_an_error_at_any_status() -> None:
    recorded = body("arxivpy_error400_malformed_abc.xml")

    assert error_in(recorded) == "incorrect id format for abc"
    with pytest.raises(Refused, match="incorrect id format for abc"):
        read_feed(recorded)


def test_the_recorded_notice_of_throttling_is_no_feed() -> None:
    with pytest.raises(Refused, match=r"Rate exceeded\."):
        read_feed(body("kdense_429_body_rate_exceeded_2026-07.txt"))


def test_two_hundred_real_records_come_through_unchanged(server: ArxivServer) -> None:
    records = [json.loads(line) for line in body("kaggle_sample.jsonl").splitlines()]
    for record in records:
        server.papers[record["id"]] = ServerPaper(
            record["id"],
            (record["title"],) * len(record["versions"]),
            tuple(f"{first} {last}" for last, first, *_ in record["authors_parsed"]),
            parsedate_to_datetime(record["versions"][0]["created"]).date(),
            record["comments"] or "",
            record["journal-ref"] or "",
            record["doi"] or "",
            record["abstract"],
        )

    catalog = ArxivCatalog(Settings(url=server.url, pace=0), Run(TODAY))
    replies = {reply.id: reply for reply in catalog.look_up([r["id"] for r in records])}

    assert len(server.requests) == 2
    for record in records:
        reply = replies[record["id"]]
        assert isinstance(reply, Paper)
        assert " ".join(record["title"].split()) == reply.title
        assert len(record["versions"]) == reply.version
        assert " ".join((record["journal-ref"] or "").split()) == reply.journal
        says_so = "withdraw" in f"{record['comments']} {record['abstract']}".lower()
        assert says_so or not reply.withdrawn
