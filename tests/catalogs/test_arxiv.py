"""The catalog arXiv against a loopback server that misbehaves in every way we know of."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from arxiv_server import CONTROLS, FAULTS, ArxivServer, ServerPaper, altered, status, without

from inquire.arxiv_id import ArxivId
from inquire.catalogs import BadSetting, Run, _wire
from inquire.catalogs.arxiv import ArxivCatalog, Settings
from inquire.evidence import Absent, Paper, Reply, Unreachable

TODAY = date(2026, 11, 22)
REAL = tuple(ServerPaper(f"2501.9990{n}", (f"Title {n} as made up",)) for n in range(3))
MISSING = "2501.99999"
IDS = (*(paper.id for paper in REAL), MISSING)

HARMLESS = ("doubled", "unasked", "control-characters", "bidi-characters")
ONE_PAPER_EACH = (
    "no-title",
    "title-with-markup",
    "long-title",
    "no-author",
    "no-date",
    "not-well-formed",
    "two-titles",
)
STOPPING = ("403", "404")
DISTURBING = tuple(name for name in FAULTS if name not in HARMLESS)


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    with ArxivServer(REAL) as running:
        yield running


def catalog_of(server: ArxivServer, **settings: float | str) -> ArxivCatalog:
    """A catalog without pauses; `settings` override."""
    return ArxivCatalog(settings_of(server.url, **settings), Run(TODAY))


def settings_of(url: str, **settings: float | str) -> Settings:
    """Settings for tests: no pace, so no back-off either."""
    chosen: dict[str, float | str] = {"pace": 0, "timeout": 0.5, "patience": 20, **settings}
    return Settings(url=url, **chosen)  # type: ignore[arg-type]


def look_up(catalog: ArxivCatalog, *ids: str) -> dict[str, Reply]:
    """The replies by id, each of which must come once."""
    replies = list(catalog.look_up(ids))

    assert len(replies) == len({reply.id for reply in replies})
    return {reply.id: reply for reply in replies}


def plain(title: str) -> str:
    """A title without marks of direction, which a catalog may keep and a report makes harmless."""
    return "".join(c for c in title if c not in "\u202e\u2066\u200f")


def assert_nobody_is_accused(replies: dict[str, Reply]) -> None:
    """No paper that exists may be called missing, titled otherwise, or withdrawn."""
    for paper in REAL:
        reply = replies[paper.id]
        assert not isinstance(reply, Absent)
        if isinstance(reply, Paper):
            assert plain(reply.title) == paper.versions[-1]
            assert reply.withdrawn == ""
            assert reply.version == 1
            assert reply.authors == paper.authors


def assert_all_is_right(replies: dict[str, Reply]) -> None:
    """Every paper found, and the missing one missing."""
    assert_nobody_is_accused(replies)
    assert [type(replies[each]) for each in IDS] == [Paper, Paper, Paper, Absent]


@pytest.mark.parametrize("fault", DISTURBING)
def test_a_lasting_fault_leaves_real_papers_unknown_within_the_patience(
    server: ArxivServer, fault: str
) -> None:
    server.misbehave(fault)
    began = time.monotonic()

    replies = look_up(catalog_of(server, timeout=0.3, patience=1.2), *IDS)

    assert time.monotonic() - began < 15
    assert_nobody_is_accused(replies)
    assert {type(replies[paper.id]) for paper in REAL} == {Unreachable}
    assert set(replies) == set(IDS)


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("fault", [name for name in DISTURBING if name not in STOPPING])
def test_a_passing_fault_ends_in_the_right_reply(
    server: ArxivServer, fault: str, times: int
) -> None:
    server.misbehave(fault, times)

    assert_all_is_right(look_up(catalog_of(server, timeout=0.4), *IDS))


@pytest.mark.parametrize("fault", STOPPING)
def test_a_status_that_means_stop_stops_at_once(server: ArxivServer, fault: str) -> None:
    server.misbehave(fault, 1)

    replies = look_up(catalog_of(server), *IDS)

    assert {type(reply) for reply in replies.values()} == {Unreachable}
    assert len(server.requests) == 1


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_does_not_make_an_answer_wrong_does_not_disturb(
    server: ArxivServer, fault: str
) -> None:
    server.misbehave(fault)

    assert_all_is_right(look_up(catalog_of(server), *IDS))


@pytest.mark.parametrize("fault", ONE_PAPER_EACH)
def test_one_unfit_entry_costs_only_its_own_paper(server: ArxivServer, fault: str) -> None:
    unfit, *others = REAL
    change = FAULTS[fault]
    server.misbehave(
        lambda handler, answer: change(handler, answer) if unfit.id in handler.path else answer
    )

    replies = look_up(catalog_of(server), *IDS)

    assert isinstance(replies[unfit.id], Unreachable)
    assert {type(replies[other.id]) for other in others} <= {Paper}
    assert isinstance(replies[MISSING], Absent)


def test_what_arxiv_says_of_a_paper_is_kept(server: ArxivServer) -> None:
    server.papers["2501.99910"] = ServerPaper(
        "2501.99910",
        ("First title", "Second\n  title &  more"),
        ("Ada  Example", "Élie Beispiel"),
        date(2025, 1, 30),
        "10 pages",
        "J. Tests 1 (2025)",
        "10.1000/tests",
    )

    (paper,) = catalog_of(server).look_up(["2501.99910"])

    expected = Paper(
        "2501.99910",
        2,
        "Second title & more",
        ("Ada Example", "Élie Beispiel"),
        date(2025, 1, 30),
        date(2025, 3, 1),
        TODAY,
        "arXiv",
        journal="J. Tests 1 (2025)",
        doi="10.1000/tests",
    )

    assert expected == paper


def test_a_withdrawal_is_told_in_arxivs_words(server: ArxivServer) -> None:
    words = "This paper has been withdrawn by the author."
    server.papers["2501.99911"] = ServerPaper("2501.99911", ("A", "A"), comment=words)

    (paper,) = catalog_of(server).look_up(["2501.99911"])

    assert isinstance(paper, Paper)
    assert "withdrawn" in paper.withdrawn


def test_old_ids_are_found(server: ArxivServer) -> None:
    server.papers["math/0512999"] = ServerPaper("math/0512999")

    (paper,) = catalog_of(server).look_up(["math/0512999"])

    assert isinstance(paper, Paper)


def test_250_known_papers_cost_three_requests_with_a_control_each() -> None:
    papers = [ServerPaper(f"2501.{90000 + n}") for n in range(250)]
    with ArxivServer(papers) as server:
        replies = look_up(catalog_of(server), *(paper.id for paper in reversed(papers)))

    assert {Paper} == {type(reply) for reply in replies.values()}
    assert [len(request.ids) for request in server.requests] == [101, 101, 51]
    for request in server.requests:
        assert CONTROLS[0] in request.ids
        assert sorted(request.ids) == list(request.ids)
        assert len(request.path) < 2000


def test_nothing_asked_is_nothing_sent(server: ArxivServer) -> None:
    assert look_up(catalog_of(server)) == {}
    assert server.requests == []


def test_an_id_named_twice_has_one_reply_and_counts_once(server: ArxivServer) -> None:
    progress: list[int] = []
    catalog = ArxivCatalog(settings_of(server.url), Run(TODAY, advance=progress.append))

    look_up(catalog, *IDS, *IDS)

    assert len(IDS) == sum(progress)


def test_a_request_says_who_asks_and_what_it_accepts(server: ArxivServer) -> None:
    look_up(catalog_of(server), *IDS)

    headers = server.requests[0].headers
    assert headers["User-Agent"].startswith("inquire/")
    assert "inquire-lines" in headers["User-Agent"]
    assert headers["Accept"] == "application/atom+xml"


def test_a_miss_is_asked_again_alone_at_another_address(server: ArxivServer) -> None:
    replies = look_up(catalog_of(server), MISSING)

    assert Absent(MISSING, TODAY, "arXiv") == replies[MISSING]
    assert [{MISSING, CONTROLS[0]}] * 2 == [set(request.ids) for request in server.requests]
    first, second = server.requests
    assert first.path != second.path  # else arXiv's own cache may repeat itself


def test_a_paper_that_one_answer_left_out_is_found_when_asked_again(server: ArxivServer) -> None:
    server.misbehave(without(REAL[0].id), 1)

    assert_all_is_right(look_up(catalog_of(server), *IDS))


def test_an_id_that_arxiv_rejects_costs_only_itself() -> None:
    papers = [ServerPaper(f"2501.{90000 + n}") for n in range(100)]
    with ArxivServer(papers) as server:
        server.poison = {"2501.90000", "2501.90033", "2501.90067"}
        replies = look_up(catalog_of(server), *(paper.id for paper in papers))

    unknown = {key for key, reply in replies.items() if isinstance(reply, Unreachable)}
    assert server.poison == unknown
    assert {Paper} == {type(replies[paper.id]) for paper in papers if paper.id not in unknown}
    assert "incorrect id format" in str(replies["2501.90067"])


def test_a_server_that_rejects_everything_is_left_after_eight_requests() -> None:
    papers = [ServerPaper(f"2501.{90000 + n}") for n in range(100)]
    with ArxivServer(papers) as server:
        server.misbehave("400")
        replies = look_up(catalog_of(server), *(paper.id for paper in papers))

    assert {Unreachable} == {type(reply) for reply in replies.values()}
    assert len(server.requests) == 8


def test_another_control_is_taken_at_once_when_the_first_is_gone(server: ArxivServer) -> None:
    del server.papers[CONTROLS[0]]
    told: list[str] = []
    catalog = ArxivCatalog(settings_of(server.url, pace=0.02), Run(TODAY, tell=told.append))

    assert_all_is_right(look_up(catalog, *IDS))
    assert told == []  # no back-off: others answered


def test_a_control_of_ones_own_is_asked_first(server: ArxivServer) -> None:
    look_up(catalog_of(server, control=REAL[1].id), REAL[0].id)

    assert [[REAL[0].id, REAL[1].id]] == [list(request.ids) for request in server.requests]


def test_a_control_of_ones_own_that_does_not_exist_condemns_nothing(server: ArxivServer) -> None:
    assert_all_is_right(look_up(catalog_of(server, control="2501.99998"), *IDS))


def test_without_any_control_nothing_is_believed(server: ArxivServer) -> None:
    for control in CONTROLS:
        del server.papers[control]

    replies = look_up(catalog_of(server), *IDS)

    assert {Unreachable} == {type(reply) for reply in replies.values()}
    assert "which exists" in str(replies[MISSING])


def test_a_control_may_be_asked_about_as_any_other_paper(server: ArxivServer) -> None:
    del server.papers[CONTROLS[1]]

    replies = look_up(catalog_of(server), *CONTROLS)

    assert [Paper, Absent, Paper] == [type(replies[control]) for control in CONTROLS]


def test_earlier_titles_are_asked_for_in_one_request(server: ArxivServer) -> None:
    server.papers["2501.99912"] = ServerPaper("2501.99912", ("One", "Two", "Three"))
    catalog = catalog_of(server)
    (paper,) = catalog.look_up(["2501.99912"])
    assert isinstance(paper, Paper)

    titles = catalog.titles_of_versions(paper)

    assert titles == ((1, "One"), (2, "Two"))
    assert len(server.requests) == 2


def test_a_first_version_has_no_earlier_titles(server: ArxivServer) -> None:
    catalog = catalog_of(server)
    (paper,) = catalog.look_up([REAL[0].id])
    assert isinstance(paper, Paper)

    assert catalog.titles_of_versions(paper) == ()
    assert len(server.requests) == 1


def test_of_many_versions_the_first_and_the_last_are_asked_for(server: ArxivServer) -> None:
    server.papers["2501.99913"] = ServerPaper("2501.99913", tuple(f"T{n}" for n in range(1, 42)))
    catalog = catalog_of(server)
    (paper,) = catalog.look_up(["2501.99913"])
    assert isinstance(paper, Paper)

    titles = catalog.titles_of_versions(paper)

    assert isinstance(titles, tuple)
    assert [*range(1, 16), *range(26, 41)] == [version for version, _ in titles]
    assert all(title == f"T{version}" for version, title in titles)


def test_trouble_with_earlier_titles_is_told(server: ArxivServer) -> None:
    server.papers["2501.99912"] = ServerPaper("2501.99912", ("One", "Two"))
    catalog = catalog_of(server)
    (paper,) = catalog.look_up(["2501.99912"])
    assert isinstance(paper, Paper)
    server.misbehave("503")

    assert Unreachable("2501.99912", "arXiv answered 503") == catalog.titles_of_versions(paper)


def test_a_version_that_contradicts_itself_has_no_title(server: ArxivServer) -> None:
    server.papers["2501.99912"] = ServerPaper("2501.99912", ("One", "Two", "Three"))
    catalog = catalog_of(server)
    (paper,) = catalog.look_up(["2501.99912"])
    assert isinstance(paper, Paper)
    server.misbehave(altered(lambda e: e + e.replace(b"<title>One", b"<title>Won")))

    assert catalog.titles_of_versions(paper) == ((2, "Two"),)


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_several_versions_in_one_answer_the_newest_counts(
    server: ArxivServer, newest_first: bool
) -> None:
    server.papers["2501.99912"] = ServerPaper("2501.99912", ("One", "Two", "Three"))

    def doubled(entry: bytes) -> bytes:
        older = entry.replace(b"v3<", b"v2<").replace(b"Three", b"Two")
        return entry + older if newest_first else older + entry

    server.misbehave(altered(doubled))

    (paper,) = catalog_of(server).look_up(["2501.99912"])

    assert isinstance(paper, Paper)
    assert (paper.version, paper.title) == (3, "Three")


def test_an_older_version_does_not_stand_in_for_an_unfit_newest(server: ArxivServer) -> None:
    server.papers["2501.99912"] = ServerPaper("2501.99912", ("One", "Two"))
    server.misbehave(
        altered(lambda e: e.replace(b"v2<", b"v1<") + e.replace(b"<title>Two</title>", b""))
    )

    replies = look_up(catalog_of(server), "2501.99912", REAL[0].id)

    assert replies["2501.99912"] == Unreachable(
        "2501.99912", "arXiv's entry for 2501.99912 has no title"
    )


def test_three_refused_connections_end_the_run() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told: list[str] = []
    settings = settings_of(f"http://127.0.0.1:{port}/api/query", pace=0.05)
    began = time.monotonic()

    replies = look_up(ArxivCatalog(settings, Run(TODAY, tell=told.append)), *IDS)

    assert time.monotonic() - began < 10
    assert {"no connection to 127.0.0.1"} == {
        reply.reason for reply in replies.values() if isinstance(reply, Unreachable)
    }
    assert told == []


def test_a_dead_proxy_is_no_way_to_arxiv(
    server: ArxivServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    replies = look_up(catalog_of(server), *IDS)

    assert {Unreachable} == {type(reply) for reply in replies.values()}
    assert server.requests == []


def test_back_off_grows_and_says_what_it_waits_for(server: ArxivServer) -> None:
    server.misbehave("429", 3)
    told: list[str] = []
    catalog = ArxivCatalog(settings_of(server.url, pace=0.01), Run(TODAY, tell=told.append))

    assert_all_is_right(look_up(catalog, *IDS))
    assert told == [
        "arXiv answered 429; asking again in 0.2 s",
        "arXiv answered 429; asking again in 0.4 s",
        "arXiv answered 429; asking again in 0.8 s",
    ]
    times = [request.time for request in server.requests]
    assert [b - a >= 0.2 * 2**n for n, (a, b) in enumerate(pairwise(times[:4]))] == [True] * 3


def test_retry_after_is_honoured(server: ArxivServer) -> None:
    server.misbehave("429-retry-after", 1)

    assert_all_is_right(look_up(catalog_of(server), *IDS))
    assert server.requests[1].time - server.requests[0].time >= 1


@pytest.mark.parametrize("header", ["Wed, 21 Oct 2026 07:28:00 GMT", "-5", "²", ""])
def test_a_retry_after_that_is_no_number_of_seconds_is_ignored(
    server: ArxivServer, header: str
) -> None:
    server.misbehave(status(503, b"", Retry_After=header.encode().decode("latin-1")), 1)

    assert_all_is_right(look_up(catalog_of(server), *IDS))


def test_a_wait_beyond_the_patience_is_not_begun(server: ArxivServer) -> None:
    server.misbehave(status(429, b"", Retry_After="900"))
    began = time.monotonic()

    replies = look_up(catalog_of(server), *IDS)

    assert time.monotonic() - began < 10
    assert len(server.requests) == 1
    assert Unreachable(MISSING, "arXiv answered 429") == replies[MISSING]


def test_the_pace_is_kept_and_a_working_service_costs_no_patience() -> None:
    papers = [ServerPaper(f"2501.{90000 + n}") for n in range(500)]
    with ArxivServer(papers) as server:
        catalog = catalog_of(server, pace=0.2, patience=0.3)
        replies = look_up(catalog, *(paper.id for paper in papers))

    assert {Paper} == {type(reply) for reply in replies.values()}
    times = [request.time for request in server.requests]
    assert times[-1] - times[0] > 0.7 * 0.2 * 4  # what connecting took makes single gaps differ


def test_patience_is_spent_by_requests_that_hang(server: ArxivServer) -> None:
    catalog = catalog_of(server, timeout=0.3, patience=0.7)
    look_up(catalog, REAL[0].id)
    server.requests.clear()
    server.misbehave("hang")

    look_up(catalog, *IDS)

    assert len(server.requests) == 3  # 0.3 s, 0.3 s, and what is left


def test_a_service_that_never_answered_gets_a_fifth_of_the_patience(server: ArxivServer) -> None:
    server.misbehave("hang")

    look_up(catalog_of(server, timeout=0.3, patience=3), *IDS)

    assert len(server.requests) == 2


@pytest.mark.parametrize("fault", ["500", "502", "html", "empty-feed", "cut-5", "reset"])
def test_a_run_that_only_fails_is_ended_after_eight_failures(fault: str) -> None:
    papers = [ServerPaper(f"2501.{90000 + n}") for n in range(500)]
    with ArxivServer(papers) as server:
        server.misbehave(fault)
        replies = look_up(catalog_of(server), *(paper.id for paper in papers))

    assert {Unreachable} == {type(reply) for reply in replies.values()}
    assert 8 == len(server.requests)


@pytest.mark.parametrize("fault", ["400", "500"])
def test_one_poisonous_id_costs_only_itself(fault: str) -> None:
    papers = [ServerPaper(f"2501.{90000 + n}") for n in range(100)]
    poisonous = "2501.90041"
    change = FAULTS[fault]
    with ArxivServer(papers) as server:
        server.misbehave(lambda h, a: change(h, a) if poisonous in h.path else a)
        replies = look_up(catalog_of(server), *(paper.id for paper in papers))

    unknown = {key for key, reply in replies.items() if isinstance(reply, Unreachable)}
    assert {poisonous} == unknown


def test_requests_are_counted(server: ArxivServer) -> None:
    asking: list[str] = []
    catalog = ArxivCatalog(settings_of(server.url), Run(TODAY, asking=asking.append))

    look_up(catalog, *IDS)

    assert ["arXiv"] * len(server.requests) == asking


def test_a_version_is_found_or_asked_for_twice(server: ArxivServer) -> None:
    server.papers["2501.99912"] = ServerPaper("2501.99912", ("One", "Two"))
    catalog = catalog_of(server)

    found = catalog.look_up_version(ArxivId("2501.99912", 2))
    requests = len(server.requests)
    missing = catalog.look_up_version(ArxivId("2501.99912", 3))

    assert isinstance(found, Paper)
    assert (2, "Two", 1) == (found.version, found.title, requests)
    assert Absent("2501.99912", TODAY, "arXiv") == missing
    assert 3 == len(server.requests)


def test_a_version_of_the_control_paper_is_told_from_the_control(server: ArxivServer) -> None:
    reply = catalog_of(server).look_up_version(ArxivId(CONTROLS[0], 2))

    assert Absent(CONTROLS[0], TODAY, "arXiv") == reply


@pytest.mark.parametrize("fault", DISTURBING)
def test_trouble_is_no_missing_version(server: ArxivServer, fault: str) -> None:
    server.papers["2501.99912"] = ServerPaper("2501.99912", ("One", "Two"))
    server.misbehave(fault)

    reply = catalog_of(server, timeout=0.2, patience=0.9).look_up_version(ArxivId("2501.99912", 2))

    assert isinstance(reply, Unreachable)


def test_a_title_is_looked_for_by_its_words(server: ArxivServer) -> None:
    server.papers["2501.99920"] = ServerPaper("2501.99920", ("What It Costs: Warm Answers",))

    found = catalog_of(server).find_title("What it *costs*: warm {answers}")

    assert isinstance(found, tuple)
    assert ["2501.99920"] == [paper.id for paper in found]
    assert "ti:what AND ti:it AND ti:costs AND ti:warm AND ti:answers" == server.requests[0].search


def test_more_may_be_found_than_is_taken(server: ArxivServer) -> None:
    for number in range(20, 30):
        paper_id = f"2501.999{number}"
        server.papers[paper_id] = ServerPaper(paper_id, (f"Warm answers {number}",))

    found = catalog_of(server).find_title("warm answers")

    assert isinstance(found, tuple)
    assert 5 == len(found)
    assert 1 == len(server.requests)


@pytest.mark.parametrize("title", ["", "...", "the of and", "\x00", 'ti: OR " AND )'])
def test_a_title_without_a_telling_word_is_not_looked_for_or_harmless(
    server: ArxivServer, title: str
) -> None:
    assert () == catalog_of(server).find_title(title)


def test_ten_titles_are_looked_for_in_a_run(server: ArxivServer) -> None:
    catalog = catalog_of(server)

    found = [catalog.find_title(f"warm answers {number}") for number in range(12)]

    assert 10 == len(server.requests)
    assert [Unreachable] * 2 == [type(each) for each in found[10:]]


@pytest.mark.parametrize("fault", DISTURBING)
def test_trouble_with_a_search_is_told(server: ArxivServer, fault: str) -> None:
    server.papers["2501.99920"] = ServerPaper("2501.99920", ("What It Costs: Warm Answers",))
    server.misbehave(fault)

    found = catalog_of(server, timeout=0.2, patience=0.9).find_title("warm answers")

    assert isinstance(found, Unreachable) or found == () or found[0].title.startswith("What It")


def test_what_was_learned_before_trouble_is_kept() -> None:
    papers = [ServerPaper(f"2501.{90000 + n}") for n in range(150)]
    with ArxivServer(papers) as server:
        replies = catalog_of(server).look_up([paper.id for paper in papers])
        first = [next(replies) for _ in range(100)]
        server.misbehave("503")
        rest = list(replies)

    assert {Paper} == {type(reply) for reply in first}
    assert {Unreachable} == {type(reply) for reply in rest}
    assert len(rest) == 50


def test_an_answer_without_end_is_not_read_to_the_end(
    server: ArxivServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_wire, "LARGEST", 100_000)
    server.misbehave("endless", 1)

    assert_all_is_right(look_up(catalog_of(server), *IDS))


def test_nothing_is_logged_to_the_terminal(
    server: ArxivServer, capfd: pytest.CaptureFixture[str]
) -> None:
    server.misbehave("no-date")

    look_up(catalog_of(server), *IDS)

    assert capfd.readouterr() == ("", "")


def test_a_fault_of_our_own_is_not_taken_for_trouble(
    server: ArxivServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(_wire, "read_feed", broken)

    with pytest.raises(ZeroDivisionError):
        look_up(catalog_of(server), *IDS)


def test_an_error_of_the_package_is_trouble(
    server: ArxivServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("month must be in 1..12")

    monkeypatch.setattr(_wire, "read_feed", broken)

    replies = look_up(catalog_of(server), *IDS)

    assert {"arXiv's answer could not be read (ValueError)"} == {
        reply.reason for reply in replies.values() if isinstance(reply, Unreachable)
    }


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_ctrl_c_ends_a_hanging_request_at_once(server: ArxivServer) -> None:
    server.misbehave("hang")
    program = (
        "import sys; from datetime import date\n"
        "from inquire.catalogs import Run\n"
        "from inquire.catalogs.arxiv import ArxivCatalog, Settings\n"
        "print('ready', flush=True)\n"
        "catalog = ArxivCatalog(Settings(url=sys.argv[1]), Run(date(2026, 11, 22)))\n"
        "list(catalog.look_up(['2501.99900']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, server.url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        while not server.requests:
            time.sleep(0.02)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)

    assert time.monotonic() - began < 20
    assert "KeyboardInterrupt" in errors


def test_settings_are_arxivs_own_unless_the_environment_says_otherwise() -> None:
    assert Settings() == Settings.from_environment({"INQUIRE_ARXIV_URL": " "})
    assert Settings(
        "http://127.0.0.1:8000/api/query", 0, 2.5, 60, "math/0309136"
    ) == Settings.from_environment(
        {
            "INQUIRE_ARXIV_URL": "http://127.0.0.1:8000/api/query",
            "INQUIRE_ARXIV_PACE": "0",
            "INQUIRE_ARXIV_TIMEOUT": "2.5",
            "INQUIRE_ARXIV_PATIENCE": "60",
            "INQUIRE_ARXIV_CONTROL": "math.GT/0309136v2",
        }
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "export.arxiv.org"),
        ("URL", "ftp://export.arxiv.org/api/query"),
        ("URL", "http:///api/query"),
        ("URL", "http://[::1/api"),
        ("URL", "http://localhost:99999/api/query"),
        ("URL", "http://localhost/api/query?x=1"),
        ("URL", "http://localhost/api/query#x"),
        ("URL", "http://local host/"),
        ("PACE", "fast"),
        ("PACE", "-1"),
        ("PACE", "nan"),
        ("PACE", "1e9"),
        ("TIMEOUT", "0"),
        ("TIMEOUT", "inf"),
        ("PATIENCE", "0"),
        ("CONTROL", "2513.00001"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Settings.from_environment({f"INQUIRE_ARXIV_{name}": value})

    assert f"INQUIRE_ARXIV_{name}: '{value}'" in str(caught.value)


def test_braces_in_an_address_are_only_braces() -> None:
    with ArxivServer(REAL) as server:
        url = server.url.replace("/api", "/{0}/api")
        server.misbehave("503")

        replies = look_up(ArxivCatalog(settings_of(url), Run(TODAY)), REAL[0].id)

    assert "web page" in str(replies[REAL[0].id])
