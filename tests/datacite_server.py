"""A loopback server that speaks DataCite's REST API over papers of the tests' own making.

It answers for the DOIs of arXiv as recorded answers do: one record for all versions of a paper,
whatever the case of the DOI, and DataCite's own error for what it does not have. It records what
it was asked and misbehaves on demand; what breaks connections it has from `arxiv_server`. Usable
as a process too: `python tests/datacite_server.py --port-file F [--papers JSON] [--fault NAME]`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import arxiv_server
from arxiv_server import (
    Answer,
    ArxivServer,
    Fault,
    Handler,
    Request,
    ServerPaper,
    instead,
    serve,
    status,
)

CONTROLS = ("1706.03762", "hep-th/9711200", "1207.7214")
JSON = "application/vnd.api+json; charset=utf-8"
PREFIX = "10.48550/arxiv."


@dataclass(frozen=True, slots=True)
class DataCitePaper(ServerPaper):
    """A paper as arXiv registered it; `withdrawn` are the versions that are withdrawals."""

    withdrawn: tuple[int, ...] = ()


def altered(change: Callable[[dict[str, Any]], object]) -> Fault:
    """A fault that changes each record but those of the control papers."""

    def fault(handler: Handler, answer: Answer) -> Answer:
        document = json.loads(answer.body)
        known = "data" in document and not document["data"]["id"].endswith(CONTROLS)
        if known:
            change(document)
        return replace(answer, body=written(document)) if known else answer

    return fault


def with_attributes(**attributes: object) -> Fault:
    """A fault that gives each record other attributes, and takes away those that are `...`."""

    def change(document: dict[str, Any]) -> None:
        record = document["data"]["attributes"]
        record |= attributes
        for name in [name for name, value in attributes.items() if value is ...]:
            del record[name]

    return altered(change)


def not_found(handler: Handler, answer: Answer) -> Answer:
    """The fault by which DataCite denies what it has."""
    return error(404, "The resource you are looking for doesn't exist.")


def _in_title(mark: str) -> Fault:
    def change(document: dict[str, Any]) -> None:
        titles = document["data"]["attributes"]["titles"]
        titles[0]["title"] = mark + titles[0]["title"] + mark

    return altered(change)


def _of_another(document: dict[str, Any]) -> None:
    document |= record_of(DataCitePaper("2501.99800", ("Another paper",), withdrawn=(1,)))


def _of_another_by_doi(document: dict[str, Any]) -> None:
    document["data"]["attributes"]["doi"] = f"{PREFIX}2501.99800"


SHARED = (
    "429 429-retry-after 500 502 503 403 406 html empty-body cut-last short reset hang drip endless"
    " redirect redirect-to-page damaged-gzip"
)
FAULTS: Mapping[str, Fault] = {
    **{name: arxiv_server.FAULTS[name] for name in SHARED.split()},
    **{f"cut-{tenth}": arxiv_server.FAULTS[f"cut-{tenth}"] for tenth in range(1, 10)},
    "404": not_found,
    "404-page": arxiv_server.FAULTS["404"],
    "404-nothing": status(404),
    "404-object": status(404, b"{}"),
    "404-record": lambda handler, answer: replace(answer, status=404),
    "404-other-error": status(404, b'{"errors":[{"status":"500","title":"No such index"}]}'),
    "404-error-with-200": instead(b'{"errors":[{"status":"404","title":"Gone"}]}', JSON),
    "400": status(400, b'{"errors":[{"status":"400","title":"Something went wrong"}]}'),
    "401": status(401, b'{"errors":[{"status":"401","title":"Bad credentials."}]}'),
    "redirect-to-nowhere": status(302, b"", Location="http://[x/"),
    "list": instead(b"[]", JSON),
    "null": instead(b"null", JSON),
    "nested": instead(b"[" * 100_000, JSON),
    "long-number": instead(b'{"data":%b}' % (b"9" * 5000), JSON),
    "not-utf-8": instead(b'{"data":"\xff\xfe\xfa"}', JSON),
    "no-attributes": altered(lambda document: document["data"].update(attributes=None)),
    "many-records": altered(lambda document: document.update(data=[document["data"]] * 2)),
    "another-record": altered(_of_another),
    "another-doi": altered(_of_another_by_doi),
    "no-title": with_attributes(titles=...),
    "empty-title": with_attributes(titles=[{"title": " \x00 "}]),
    "title-of-no-text": with_attributes(titles=[{"title": 7}, "A title", None]),
    "megabyte-title": with_attributes(titles=[{"title": "long " * 200_000}]),
    "no-author": with_attributes(creators=[]),
    "authors-of-no-text": with_attributes(creators=[{"name": {}}, 3, {"givenName": []}]),
    "no-dates": with_attributes(dates=[]),
    "dates-of-no-text": with_attributes(dates={"v1": "2025"}),
    "years-alone": with_attributes(
        dates=[{"date": "2025", "dateType": "Submitted", "dateInformation": "v1"}]
    ),
    # These leave the answer right; they must not disturb.
    "control-characters": _in_title("\x01\x1b\x08\x7f\x9b"),
    "bidi-characters": _in_title("\u202e\u2066\u200f"),
    "lone-surrogates": _in_title("\udfff\ud800"),
    "white-space": _in_title("\n  \u2028\t"),
    "capital-doi": altered(
        lambda document: document["data"].update(id=document["data"]["id"].upper())
    ),
    "unknown-keys": with_attributes(dates2=[], viewsOverTime=[{"total": 1}], reason=None),
}


class DataCiteServer(ArxivServer):
    """The server, on a free port of 127.0.0.1, while its `with` block lasts."""

    def __init__(
        self, papers: Iterable[ServerPaper] = (), log: Path | None = None, port: int = 0
    ) -> None:
        super().__init__(papers, log, port)
        self.papers |= {each: ServerPaper(each, (f"Control paper {each}",)) for each in CONTROLS}
        self._http.RequestHandlerClass = _Handler

    @property
    def url(self) -> str:
        """What `INQUIRE_DATACITE_URL` should be."""
        return f"http://127.0.0.1:{self.port}/dois"

    def misbehave(self, fault: str | Fault, times: int | None = None) -> None:
        """From now on, for good or for the next `times` requests."""
        super().misbehave(FAULTS[fault] if isinstance(fault, str) else fault, times)

    def asked(self) -> list[str]:
        """The ids of all requests, one after the other, controls left out."""
        return [each for request in self.requests for each in request.ids if each not in CONTROLS]

    def record(self, paper_id: str) -> Answer:
        """What DataCite would answer, all being well."""
        paper = self.papers.get(paper_id)
        if paper is None:
            return error(404, "The resource you are looking for doesn't exist.")
        return Answer(200, written(record_of(paper)), (("Content-Type", JSON),))


class _Handler(Handler):
    """One connection to the server."""

    def do_GET(self) -> None:  # noqa: N802 - the name that the standard library calls
        """Answer for a DOI, rightly or with the fault of the hour."""
        path = unquote(urlsplit(self.path).path).lower()
        if path == "/login":
            self._send(Answer(200, b"<html>Log in</html>", (("Content-Type", "text/html"),)))
            return
        paper_id = path.removeprefix(f"/dois/{PREFIX}")
        ids = (paper_id,) if paper_id != path else ()
        server = self.arxiv
        assert isinstance(server, DataCiteServer)
        fault = server.note(Request(time.monotonic(), self.path, ids, dict(self.headers.items())))
        right = server.record(paper_id)
        answer = fault(self, right) if fault else right
        if answer is not None:
            self._send(answer)


def record_of(paper: ServerPaper) -> dict[str, Any]:
    """The document of one paper, with the attributes that recorded ones have and readers use."""
    doi = PREFIX + paper.id
    newest = len(paper.versions)
    withdrawn = paper.withdrawn if isinstance(paper, DataCitePaper) else ()
    attributes = {
        "doi": doi,
        "identifiers": [{"identifier": paper.id, "identifierType": "arXiv"}],
        "creators": [_creator(author) for author in paper.authors],
        "titles": [{"title": paper.versions[-1].replace("&", "&amp;").replace("<", "&lt;")}],
        "publisher": "arXiv",
        "container": {},
        "publicationYear": paper.published.year,
        "subjects": [{"lang": "en", "subject": "Tests (cs.XX)", "subjectScheme": "arXiv"}],
        "contributors": [],
        "dates": [
            *(date for n in range(1, newest + 1) for date in _dates(paper, n, n in withdrawn)),
            _date(f"{paper.published:%Y-%m}", "Available", "v1"),
            {"date": f"{paper.published:%Y}", "dateType": "Issued"},
        ],
        "language": None,
        "types": {"resourceType": "Article", "resourceTypeGeneral": "Preprint"},
        "relatedIdentifiers": [],
        "version": str(newest),
        "descriptions": [{"description": paper.summary, "descriptionType": "Abstract"}],
        "url": f"https://arxiv.org/abs/{paper.id}",
        "state": "findable",
    }
    client = {"data": {"id": "arxiv.content", "type": "clients"}}
    record = {"id": doi, "type": "dois", "attributes": attributes}
    return {"data": {**record, "relationships": {"client": client}}}


def _creator(author: str) -> dict[str, Any]:
    given, _, family = author.rpartition(" ")
    if not given:
        return {"name": author, "nameType": "Organizational", "affiliation": []}
    name = {"name": f"{family}, {given}", "nameType": "Personal"}
    return {**name, "givenName": given, "familyName": family, "affiliation": []}


def _dates(paper: ServerPaper, version: int, withdrawn: bool) -> Iterable[dict[str, str]]:
    """When a version came, as a withdrawal or not, and when arXiv last touched its record."""
    day = paper.published + timedelta(days=30 * (version - 1))
    yield _date(
        f"{day}T17:59:46Z",
        "Withdrawn" if withdrawn else "Submitted",
        f"v{version}; None" if withdrawn else f"v{version}",
    )
    yield _date(f"{day + timedelta(days=900)}T00:09:56Z", "Updated", f"v{version}")


def _date(date: str, kind: str, information: str) -> dict[str, str]:
    return {"date": date, "dateType": kind, "dateInformation": information}


def error(code: int, title: str) -> Answer:
    """DataCite's own error."""
    body = written({"errors": [{"status": str(code), "title": title}]})
    return Answer(code, body, (("Content-Type", JSON),))


def written(document: Mapping[str, Any]) -> bytes:
    """A document as it is sent."""
    return json.dumps(document).encode()


if __name__ == "__main__":
    serve(DataCiteServer, DataCitePaper)
