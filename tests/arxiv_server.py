"""A loopback server that speaks arXiv's API over papers of the tests' own making.

It answers as arXiv's server does since November 2025 (format check of a whole batch before any
matching, exact matching of strings, absence without a word), records what it was asked and when,
and misbehaves on demand in every way that arXiv, or what stands before it, was seen to. Usable as
a process too: `python tests/arxiv_server.py --port-file F [--papers JSON] [--fault NAME[:TIMES]]`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

LONGEST_PATH = 8_000
HANG_SECONDS = 30.0
CONTROLS = ("1605.08386", "1706.03762", "0704.0001")

# Loose on purpose: addresses, prefixes, wrong padding and month 13 pass it and then match nothing.
LIKE_AN_ID = re.compile(r"\d{4}\.\d{4,}|[A-Za-z.-]+/\d{7}")
PARTS = re.compile(r"(.+?)(?:v([1-9][0-9]*))?")


@dataclass(frozen=True, slots=True)
class ServerPaper:
    """A paper as the server knows it: the titles of its versions, v1 first.

    `comment` belongs to the newest version; a version is thirty days younger than the next.
    """

    id: str
    versions: tuple[str, ...] = ("A paper of the tests' own making",)
    authors: tuple[str, ...] = ("Ada Example",)
    published: date = date(2025, 1, 15)
    comment: str = ""
    journal_ref: str = ""
    doi: str = ""
    summary: str = "Nothing is shown."

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> ServerPaper:
        """The paper in an object of JSON with these names."""
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in fields.items()
        }
        if "published" in values:
            values["published"] = date.fromisoformat(values["published"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked, and at which second of the monotonic clock."""

    time: float
    path: str
    ids: tuple[str, ...]
    headers: Mapping[str, str]
    search: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer before it is sent; `length` is the Content-Length when it is to be a lie."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/atom+xml"),)
    length: int | None = None


# A fault makes another answer out of the right one, or deals with the connection itself: None.
Fault = Callable[["Handler", Answer], Answer | None]


def status(code: int, body: bytes = b"", **headers: str) -> Fault:
    """A fault that answers with a status; header names have `_` for `-`."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda handler, answer: Answer(code, body, named)


def instead(body: bytes, kind: str = "application/atom+xml") -> Fault:
    """A fault that answers 200 with something else."""
    return lambda handler, answer: Answer(200, body, (("Content-Type", kind),))


def cut(fraction: float) -> Fault:
    """A fault that sends only a part of the answer, with the length of that part."""
    return lambda handler, answer: replace(
        answer, body=answer.body[: int(len(answer.body) * fraction)]
    )


def without(*ids: str) -> Fault:
    """A fault that leaves papers out, as an index does that lags behind."""
    return lambda handler, answer: _with_entries(
        answer, [entry for entry in _entries(answer.body) if _id(entry) not in ids]
    )


def altered(change: Callable[[bytes], bytes]) -> Fault:
    """A fault that changes each entry but those of the control papers."""
    return lambda handler, answer: _with_entries(
        answer,
        [entry if _id(entry) in CONTROLS else change(entry) for entry in _entries(answer.body)],
    )


def _titled(title: bytes) -> Callable[[bytes], bytes]:
    return lambda entry: re.sub(
        rb"(?s)<title>.*?</title>", lambda _: b"<title>%b</title>" % title, entry
    )


def _in_title(mark: bytes) -> Callable[[bytes], bytes]:
    return lambda entry: entry.replace(b"<title>", b"<title>" + mark)


def _undated(entry: bytes) -> bytes:
    return re.sub(rb"<published>.*?</published>", b"<published>soon</published>", entry)


def _empty(handler: Handler, answer: Answer) -> Answer:
    return _with_entries(answer, [])


def _with_unasked(handler: Handler, answer: Answer) -> Answer:
    strangers = [entry_of(ServerPaper(f"2501.9980{n}"), 1).encode() for n in range(5)]
    return _with_entries(answer, strangers + _entries(answer.body))


def _doubled(handler: Handler, answer: Answer) -> Answer:
    return _with_entries(answer, _entries(answer.body) * 2)


def _error_entry(handler: Handler, answer: Answer) -> Answer:
    return replace(error("incorrect id format for something"), status=200)


def _short(handler: Handler, answer: Answer) -> Answer:
    return replace(answer, length=len(answer.body) + 100)


def _damaged_gzip(handler: Handler, answer: Answer) -> Answer:
    packed = bytearray(gzip.compress(answer.body))
    for place in range(len(packed) // 3, len(packed) * 2 // 3):
        packed[place] ^= 0x5A
    return replace(answer, body=bytes(packed), headers=(("Content-Encoding", "gzip"),))


def _redirected(handler: Handler, answer: Answer) -> Answer:
    return Answer(301, b"", (("Location", handler.path),))


def _to_a_page(handler: Handler, answer: Answer) -> Answer:
    return Answer(302, b"", (("Location", "/login"),))


def _reset(handler: Handler, answer: Answer) -> None:
    # A linger of 0 s makes closing a reset.
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def _hang(handler: Handler, answer: Answer) -> None:
    handler.arxiv.stopping.wait(HANG_SECONDS)
    handler.close_connection = True


def _drip(handler: Handler, answer: Answer) -> None:
    """A byte at a time, so slow that it takes half a minute, so fast that no read times out."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(answer.body)))
    handler.end_headers()
    pause = HANG_SECONDS / len(answer.body)
    for place in range(len(answer.body)):
        if handler.arxiv.stopping.wait(pause):
            break
        handler.wfile.write(answer.body[place : place + 1])
    handler.close_connection = True


def _endless(handler: Handler, answer: Answer) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.close_connection = True
    while not handler.arxiv.stopping.is_set():
        handler.wfile.write(b" " * 65536)


FAULTS: Mapping[str, Fault] = {
    "429": status(429, b"Rate exceeded."),
    "429-retry-after": status(429, b"Rate exceeded.", Retry_After="1"),
    "429-body-with-200": instead(b"Rate exceeded.", "text/plain"),
    "500": status(500),
    "502": status(502, b"<html>Bad gateway</html>"),
    "503": status(503),
    "403": status(403),
    "404": status(404, b"<html>Nothing here</html>"),
    "406": status(406),
    "html": instead(b"<!DOCTYPE html><html><body>Down for maintenance</body></html>", "text/html"),
    "xhtml": instead(b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "text/html"),
    "empty-body": instead(b""),
    "empty-feed": _empty,
    **{f"cut-{tenth}": cut(tenth / 10) for tenth in range(1, 10)},
    "cut-last": lambda handler, answer: replace(answer, body=answer.body.rstrip()[:-1]),
    "short": _short,
    "reset": _reset,
    "hang": _hang,
    "drip": _drip,
    "endless": _endless,
    "redirect": _redirected,
    "redirect-to-page": _to_a_page,
    "damaged-gzip": _damaged_gzip,
    "error-entry": _error_entry,
    "400": lambda handler, answer: error("incorrect id format for something"),
    "bare-400": status(400),
    "no-control": without(*CONTROLS),
    "no-title": altered(lambda entry: re.sub(rb"(?s)<title>.*?</title>", b"", entry)),
    "title-with-markup": altered(_titled(b"A <i>marked</i> title")),
    "long-title": altered(_titled(b"long " * 8_000)),
    "no-author": altered(lambda entry: re.sub(rb"(?s)<author>.*</author>", b"", entry)),
    "no-version": altered(lambda entry: re.sub(rb"v\d+</id>", b"</id>", entry)),
    "no-date": altered(_undated),
    "not-well-formed": altered(_titled(b"A & B")),
    "more-counted": lambda handler, answer: replace(
        answer, body=re.sub(rb"(totalResults>)(\d+)", rb"\g<1>9\2", answer.body)
    ),
    "two-titles": altered(lambda entry: entry + _titled(b"Another title")(entry)),
    # These leave the answer right; they must not disturb.
    "doubled": _doubled,
    "unasked": _with_unasked,
    "control-characters": altered(_in_title(b"\x01\x1b\x08&#2;&#x1F;")),
    "bidi-characters": altered(_in_title("\u202e\u2066\u200f".encode())),
}


class ArxivServer:
    """The server, on a free port of 127.0.0.1, while its `with` block lasts."""

    def __init__(
        self, papers: Iterable[ServerPaper] = (), log: Path | None = None, port: int = 0
    ) -> None:
        self.papers = {each: ServerPaper(each, (f"Control paper {each}",)) for each in CONTROLS}
        self.papers |= {paper.id: paper for paper in papers}
        self.requests: list[Request] = []
        self.poison: set[str] = set()
        self.stopping = threading.Event()
        self._log = log
        self._fault: Fault | None = None
        self._times: int | None = None
        self._guard = threading.Lock()
        self._http = _Http(("127.0.0.1", port), Handler)
        self._http.arxiv = self

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._http.server_address[1])

    @property
    def url(self) -> str:
        """What `INQUIRE_ARXIV_URL` should be."""
        return f"http://127.0.0.1:{self.port}/api/query"

    def misbehave(self, fault: str | Fault, times: int | None = None) -> None:
        """From now on, for good or for the next `times` requests."""
        self._fault = FAULTS[fault] if isinstance(fault, str) else fault
        self._times = times

    def behave(self) -> None:
        """No fault any more."""
        self._fault = None

    def asked(self) -> list[str]:
        """The ids of all requests, one after the other, controls left out."""
        return [each for request in self.requests for each in request.ids if each not in CONTROLS]

    def note(self, request: Request) -> Fault | None:
        """Record a request; the fault that it is to meet."""
        with self._guard:
            self.requests.append(request)
            if self._log:
                asked = {"time": request.time, "ids": request.ids, "search": request.search}
                with self._log.open("a", encoding="utf-8") as log:
                    log.write(json.dumps(asked) + "\n")
            if self._times is not None:
                if self._times == 0:
                    return None
                self._times -= 1
            return self._fault

    def answer(self, ids: tuple[str, ...], start: int, count: int) -> Answer:
        """What arXiv would answer, all being well."""
        for each in ids:
            if not LIKE_AN_ID.search(each) or each in self.poison:
                return error(f"incorrect id format for {each}")
        found = {hit: None for each in ids if (hit := self._match(each))}
        hits = sorted(found, key=lambda hit: (hit[0].published, hit[0].id, hit[1]), reverse=True)
        entries = [entry_of(paper, version) for paper, version in hits[start : start + count]]
        return Answer(body=feed_of(entries, len(hits), start, count))

    def search(self, query: str, start: int, count: int) -> Answer:
        """The papers in whose newest title every word of `ti:one AND ti:two` stands."""
        wanted = {word.removeprefix("ti:").lower() for word in query.split(" AND ")}
        hits = [
            paper
            for paper in self.papers.values()
            if wanted <= set(re.findall(r"\w+", paper.versions[-1].lower()))
        ]
        chosen = hits[start : start + count]
        entries = [entry_of(paper, len(paper.versions)) for paper in chosen]
        return Answer(body=feed_of(entries, len(hits), start, count))

    def _match(self, wanted: str) -> tuple[ServerPaper, int] | None:
        parts = PARTS.fullmatch(wanted)
        paper = self.papers.get(parts[1]) if parts else None
        if parts is None or paper is None:
            return None
        version = int(parts[2] or len(paper.versions))
        return (paper, version) if version <= len(paper.versions) else None

    def serve_forever(self) -> None:
        """Serve until stopped."""
        self._http.serve_forever(poll_interval=0.01)

    def stop(self) -> None:
        """Let go of the port and of every connection that hangs."""
        self.stopping.set()
        self._http.shutdown()
        self._http.server_close()

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.stop()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    arxiv: ArxivServer


class Handler(BaseHTTPRequestHandler):
    """One connection to the server."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement

    @property
    def arxiv(self) -> ArxivServer:
        """The server it belongs to."""
        assert isinstance(self.server, _Http)
        return self.server.arxiv

    def do_GET(self) -> None:
        """Answer a query, rightly or with the fault of the hour."""
        address = urlsplit(self.path)
        if address.path != "/api/query":
            self._send(Answer(200, b"<html>Log in</html>", (("Content-Type", "text/html"),)))
            return
        query = parse_qs(address.query, keep_blank_values=True)
        ids = tuple(filter(None, query.get("id_list", [""])[0].split(",")))
        search = query.get("search_query", [""])[0]
        request = Request(time.monotonic(), self.path, ids, dict(self.headers.items()), search)
        fault = self.arxiv.note(request)
        if len(self.path) > LONGEST_PATH:
            self._send(Answer(414))
        elif "Accept" not in self.headers:
            self._send(Answer(406))
        else:
            start, count = (
                int(query.get("start", ["0"])[0]),
                int(query.get("max_results", ["10"])[0]),
            )
            if search:
                right = self.arxiv.search(search, start, count)
            else:
                right = self.arxiv.answer(ids, start, count)
            answer = fault(self, right) if fault else right
            if answer is not None:
                self._send(answer)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        length = len(answer.body) if answer.length is None else answer.length
        self.send_header("Content-Length", str(length))
        if answer.length is not None:
            self.close_connection = True
        self.end_headers()
        self.wfile.write(answer.body)

    def handle(self) -> None:
        """Serve the connection; a client that hung up is no news."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def finish(self) -> None:
        """Close the connection, which a reset closed before."""
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing: the requests are recorded."""


def entry_of(paper: ServerPaper, version: int) -> str:
    """The Atom entry of one version of a paper."""
    newest = version == len(paper.versions)
    updated = paper.published + timedelta(days=30 * (version - 1))
    optional = {
        "comment": paper.comment if newest else "",
        "journal_ref": paper.journal_ref,
        "doi": paper.doi,
    }
    lines = [
        f"<id>http://arxiv.org/abs/{paper.id}v{version}</id>",
        f"<title>{escape(paper.versions[version - 1])}</title>",
        f"<updated>{updated}T17:59:46Z</updated>",
        f'<link href="https://arxiv.org/abs/{paper.id}v{version}" rel="alternate"/>',
        f"<summary>{escape(paper.summary)}</summary>",
        '<category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>',
        f"<published>{paper.published}T17:59:46Z</published>",
        *(f"<arxiv:{k}>{escape(v)}</arxiv:{k}>" for k, v in optional.items() if v),
        *(f"<author><name>{escape(author)}</name></author>" for author in paper.authors),
    ]
    return "\n    ".join(["  <entry>", *lines]) + "\n  </entry>\n"


def feed_of(entries: Iterable[str], total: int, start: int = 0, count: int = 10) -> bytes:
    """The Atom feed of some entries, as arXiv has written it since November 2025."""
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">\n'
        "  <id>https://arxiv.org/api/of-the-tests</id>\n"
        "  <title>arXiv Query</title>\n"
        "  <updated>2026-11-22T00:00:00Z</updated>\n"
        f"  <opensearch:itemsPerPage>{count}</opensearch:itemsPerPage>\n"
        f"  <opensearch:totalResults>{total}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>{start}</opensearch:startIndex>\n"
        f"{''.join(entries)}</feed>\n"
    ).encode()


def error(message: str) -> Answer:
    """The 400 that arXiv gives for a whole batch, naming only the first bad id."""
    address = "https://arxiv.org/api/errors#" + message.replace(" ", "_")
    entry = (
        f"  <entry><id>{escape(address)}</id><title>Error</title>"
        "<updated>2026-11-22T00:00:00Z</updated>"
        f"<summary>{escape(message)}</summary>"
        "<author><name>arXiv api core</name></author></entry>\n"
    )
    return Answer(400, feed_of([entry], 1, 0, 1))


def _entries(body: bytes) -> list[bytes]:
    return re.findall(rb"(?s)  <entry>.*?</entry>\n", body)


def _id(entry: bytes) -> str:
    found = re.search(rb"/abs/(.+?)(?:v\d+)?</id>", entry)
    return found[1].decode() if found else ""


def _with_entries(answer: Answer, entries: list[bytes]) -> Answer:
    head, _, rest = answer.body.partition(b"  <entry>")
    head = head.removesuffix(b"</feed>\n") if not rest else head
    total = b"<opensearch:totalResults>%d<" % len(entries)
    head = re.sub(rb"<opensearch:totalResults>\d+<", total, head)
    return replace(answer, body=head + b"".join(entries) + b"</feed>\n")


def serve(made: type[ArxivServer], paper: type[ServerPaper]) -> None:
    """Serve as a process until it is ended; the port is written once it can be used."""
    parser = argparse.ArgumentParser(description="A catalog over papers of your own making")
    parser.add_argument("--port-file", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0, help="any free one if not given")
    parser.add_argument("--papers", type=Path, help=f"a JSON list of objects like {paper.__name__}")
    parser.add_argument("--fault", default="", help="NAME or NAME:TIMES, such as 429:2")
    parser.add_argument("--log", type=Path, help="one JSON line a request is added to it")
    chosen = parser.parse_args()
    papers = json.loads(chosen.papers.read_text("utf-8")) if chosen.papers else []
    server = made(map(paper.from_json, papers), chosen.log, chosen.port)
    if chosen.fault:
        name, _, times = chosen.fault.partition(":")
        server.misbehave(name, int(times) if times else None)
    unfinished = chosen.port_file.with_suffix(".part")
    unfinished.write_text(str(server.port), "utf-8")
    unfinished.replace(chosen.port_file)
    server.serve_forever()


if __name__ == "__main__":
    serve(ArxivServer, ServerPaper)
