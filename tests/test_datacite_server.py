"""The loopback server answers as DataCite does; were it wrong, the tests that use it prove nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import datacite_server
import pytest
import requests
from arxiv_server import ServerPaper
from datacite_server import CONTROLS, FAULTS, DataCitePaper, DataCiteServer
from scenes import wait_until

PAPERS = (
    DataCitePaper("2501.99901", ("One", "One & more"), ("Ada Example", "Examples"), withdrawn=(2,)),
    ServerPaper("math/0512999", ("Old",), published=date(2005, 12, 1)),
)


@pytest.fixture
def server() -> Iterator[DataCiteServer]:
    with DataCiteServer(PAPERS) as running:
        yield running


def get(address: str) -> requests.Response:
    """One request, past any proxy."""
    with requests.Session() as session:
        session.trust_env = False
        return session.get(address, timeout=1, allow_redirects=False)


def test_a_record_has_the_form_of_recorded_ones(server: DataCiteServer) -> None:
    response = get(f"{server.url}/10.48550/arXiv.2501.99901")

    assert response.status_code == 200
    data = response.json()["data"]
    attributes = data["attributes"]
    assert (data["id"], data["type"]) == ("10.48550/arxiv.2501.99901", "dois")
    assert data["id"] == attributes["doi"]
    assert [{"title": "One &amp; more"}] == attributes["titles"]
    assert [("Ada", "Example", "Example, Ada"), (None, None, "Examples")] == [
        (each.get("givenName"), each.get("familyName"), each["name"])
        for each in attributes["creators"]
    ]
    assert (attributes["version"], attributes["state"]) == ("2", "findable")
    assert [
        ("2025-01-15T17:59:46Z", "Submitted", "v1"),
        ("2027-07-04T00:09:56Z", "Updated", "v1"),
        ("2025-02-14T17:59:46Z", "Withdrawn", "v2; None"),
        ("2027-08-03T00:09:56Z", "Updated", "v2"),
        ("2025-01", "Available", "v1"),
        ("2025", "Issued", None),
    ] == [
        (each["date"], each["dateType"], each.get("dateInformation"))
        for each in attributes["dates"]
    ]


@pytest.mark.parametrize(
    "doi",
    [
        "10.48550/arXiv.math/0512999",
        "10.48550/arxiv.math/0512999",
        "10.48550/ARXIV.MATH/0512999",
        "10.48550%2FarXiv.math%2F0512999",
    ],
)
def test_case_and_escapes_of_a_doi_do_not_matter(server: DataCiteServer, doi: str) -> None:
    assert get(f"{server.url}/{doi}").json()["data"]["id"] == "10.48550/arxiv.math/0512999"


@pytest.mark.parametrize(
    "path", ["10.48550/arXiv.2501.99999", "10.48550/arXiv.math.GT/0512999", "", "10.48550/x"]
)
def test_what_it_does_not_have_is_its_own_error(server: DataCiteServer, path: str) -> None:
    response = get(f"{server.url}/{path}")

    assert response.status_code == 404
    assert {
        "errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]
    } == response.json()


def test_requests_are_recorded_in_small_letters(server: DataCiteServer) -> None:
    get(f"{server.url}/10.48550/arXiv.MATH/0512999")
    get(f"{server.url}/10.48550/arXiv.{CONTROLS[0]}")

    assert [("math/0512999",), (CONTROLS[0],)] == [request.ids for request in server.requests]
    assert server.asked() == ["math/0512999"]


def test_a_fault_passes_after_so_many_requests_or_lasts(server: DataCiteServer) -> None:
    address = f"{server.url}/10.48550/arXiv.2501.99901"
    server.misbehave("503", 2)
    assert [get(address).status_code for _ in range(3)] == [503, 503, 200]

    server.misbehave("404")
    assert [get(address).status_code for _ in range(3)] == [404] * 3

    server.behave()
    assert get(address).status_code == 200


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_makes_another_answer_or_none(server: DataCiteServer, name: str) -> None:
    address = f"{server.url}/10.48550/arXiv.2501.99901"
    right = get(address)
    server.misbehave(name)

    try:
        if name in ("drip", "endless"):
            raise requests.ReadTimeout  # their answers do not end; see the tests of the catalog
        wrong = get(address)
    except (requests.RequestException, ValueError):
        return

    assert (right.status_code, right.content) != (wrong.status_code, wrong.content)


@pytest.mark.parametrize("name", ["no-title", "another-record", "bidi-characters"])
def test_faults_of_records_leave_controls_and_misses_alone(
    server: DataCiteServer, name: str
) -> None:
    server.misbehave(name)

    control = get(f"{server.url}/10.48550/arXiv.{CONTROLS[0]}").json()
    assert [{"title": f"Control paper {CONTROLS[0]}"}] == control["data"]["attributes"]["titles"]
    assert get(f"{server.url}/10.48550/arXiv.2501.99999").status_code == 404


def test_it_serves_as_a_process(tmp_path: Path) -> None:
    port, papers, log = tmp_path / "port", tmp_path / "papers.json", tmp_path / "log"
    papers.write_text(
        json.dumps([{"id": "2501.99905", "published": "2025-01-20", "withdrawn": [1]}])
    )
    words = ["--port-file", port, "--papers", papers, "--fault", "503:1", "--log", log]
    with subprocess.Popen([sys.executable, datacite_server.__file__, *map(str, words)]) as process:
        try:
            wait_until(port.exists)
            address = f"http://127.0.0.1:{port.read_text()}/dois/10.48550/arXiv.2501.99905"
            answers = [get(address) for _ in range(2)]
        finally:
            process.terminate()

    assert [answer.status_code for answer in answers] == [503, 200]
    assert "Withdrawn" in answers[1].text
    assert [["2501.99905"]] * 2 == [
        json.loads(each)["ids"] for each in log.read_text().splitlines()
    ]
    assert not (tmp_path / "port.part").exists()
