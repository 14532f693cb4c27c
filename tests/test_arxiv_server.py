"""The loopback server answers as arXiv does; were it wrong, every other test would prove nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import arxiv_server
import pytest
import requests
from arxiv_server import CONTROLS, FAULTS, ArxivServer, ServerPaper
from scenes import wait_until

PAPERS = (
    ServerPaper("2501.99901", ("One", "Two & more"), comment="withdrawn", doi="10.1000/x"),
    ServerPaper("2501.99902", ("Other",), published=date(2025, 1, 20), journal_ref="J. Tests"),
)


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    with ArxivServer(PAPERS) as running:
        yield running


def get(server: ArxivServer, ids: str, **query: str) -> requests.Response:
    """One request, past any proxy."""
    with requests.Session() as session:
        session.trust_env = False
        address = f"{server.url}?id_list={ids}"
        return session.get(address, params=query, timeout=1, allow_redirects=False)


def found(response: requests.Response) -> list[str]:
    """The ids of the entries, versions included, in their order."""
    return re.findall(r"<id>http://arxiv.org/abs/(.+?)</id>", response.text)


def test_entries_come_by_date_whatever_the_order_asked_and_carry_a_version(
    server: ArxivServer,
) -> None:
    response = get(server, "2501.99901,2501.99902")

    assert response.status_code == 200
    assert found(response) == ["2501.99902v1", "2501.99901v2"]


def test_what_does_not_exist_is_absent_and_only_hits_are_counted(server: ArxivServer) -> None:
    response = get(server, "2501.99901,2501.99999,2501.99901v3")

    assert found(response) == ["2501.99901v2"]
    assert "totalResults>1<" in response.text


def test_an_older_version_has_its_own_title_and_date_and_not_the_comment(
    server: ArxivServer,
) -> None:
    older, newest = get(server, "2501.99901v1").text, get(server, "2501.99901").text

    assert "<title>One</title>" in older
    assert "<updated>2025-01-15T" in older
    assert "withdrawn" not in older
    assert "<title>Two &amp; more</title>" in newest
    assert "<updated>2025-02-14T" in newest
    assert "<arxiv:comment>withdrawn<" in newest


def test_duplicates_collapse(server: ArxivServer) -> None:
    assert found(get(server, "2501.99901,2501.99901,2501.99901v2")) == ["2501.99901v2"]


@pytest.mark.parametrize(
    "odd",
    [
        "arXiv:2501.99901",
        "https://arxiv.org/abs/2501.99901",
        " 2501.99901",
        "2501.99901V1",
        "2501.99901v01",
        "2501.99901.pdf",
        "2513.00001",
        "0808.05394",
        "math.GT/0309136",
    ],
)
def test_what_passes_the_check_of_form_is_matched_as_it_stands(
    server: ArxivServer, odd: str
) -> None:
    response = get(server, odd)

    assert (response.status_code, found(response)) == (200, [])


def test_one_bad_id_fails_the_batch_and_only_the_first_is_named(server: ArxivServer) -> None:
    response = get(server, "2501.99901,abc,xyz")

    assert response.status_code == 400
    assert "/api/errors#incorrect_id_format_for_abc" in response.text
    assert "xyz" not in response.text


def test_an_address_over_8_kb_is_refused(server: ArxivServer) -> None:
    assert get(server, ",".join(["2501.99901"] * 740)).status_code == 414


def test_pages_are_as_long_as_asked_for_and_ten_by_default(server: ArxivServer) -> None:
    server.papers |= {f"2501.{n}": ServerPaper(f"2501.{n}") for n in range(90000, 90012)}
    ids = ",".join(f"2501.{n}" for n in range(90000, 90012))

    assert len(found(get(server, ids))) == 10
    assert len(found(get(server, ids, max_results="50"))) == 12
    assert len(found(get(server, ids, max_results="10", start="10"))) == 2


def test_requests_are_recorded_with_their_time(server: ArxivServer) -> None:
    get(server, f"2501.99901,{CONTROLS[0]}")

    (request,) = server.requests
    assert ("2501.99901", CONTROLS[0]) == request.ids
    assert server.asked() == ["2501.99901"]
    assert 0 <= time.monotonic() - request.time < 5


def test_a_request_without_accept_is_406(server: ArxivServer) -> None:
    with requests.Session() as session:
        session.trust_env = False
        del session.headers["Accept"]
        response = session.get(f"{server.url}?id_list=2501.99901", timeout=1)

    assert response.status_code == 406


def test_a_fault_passes_after_so_many_requests_or_lasts(server: ArxivServer) -> None:
    server.misbehave("503", 2)
    assert [get(server, "2501.99901").status_code for _ in range(3)] == [503, 503, 200]

    server.misbehave("429")
    assert [get(server, "2501.99901").status_code for _ in range(3)] == [429] * 3

    server.behave()
    assert get(server, "2501.99901").status_code == 200


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_makes_another_answer_or_none(server: ArxivServer, name: str) -> None:
    ids = ",".join(("2501.99901", *CONTROLS))
    right = get(server, ids)
    server.misbehave(name)

    try:
        if name in ("drip", "endless"):
            raise requests.ReadTimeout  # their answers do not end; see the tests of the catalog
        wrong = get(server, ids)
    except requests.RequestException:
        return

    assert (right.status_code, right.content) != (wrong.status_code, wrong.content)


def test_faults_that_leave_papers_out_count_what_they_leave(server: ArxivServer) -> None:
    server.misbehave("empty-feed")

    assert "totalResults>0<" in get(server, "2501.99901").text
    assert get(server, "2501.99901").text.endswith("</feed>\n")


def test_it_serves_as_a_process(tmp_path: Path) -> None:
    port, papers, log = tmp_path / "port", tmp_path / "papers.json", tmp_path / "log"
    papers.write_text(
        json.dumps([{"id": "2501.99905", "versions": ["Made up"], "published": "2025-01-20"}])
    )
    words = ["--port-file", port, "--papers", papers, "--fault", "503:1", "--log", log]
    with subprocess.Popen([sys.executable, arxiv_server.__file__, *map(str, words)]) as process:
        try:
            wait_until(port.exists)
            with requests.Session() as session:
                session.trust_env = False
                address = f"http://127.0.0.1:{port.read_text()}/api/query?id_list=2501.99905"
                answers = [session.get(address, timeout=2) for _ in range(2)]
        finally:
            process.terminate()

    assert [answer.status_code for answer in answers] == [503, 200]
    assert found(answers[1]) == ["2501.99905v1"]
    assert [json.loads(line)["ids"] for line in log.read_text().splitlines()] == [
        ["2501.99905"]
    ] * 2
    assert not (tmp_path / "port.part").exists()
