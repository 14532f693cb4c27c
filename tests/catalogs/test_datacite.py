"""The catalog DataCite against a loopback server that misbehaves in every way we know of."""

from __future__ import annotations

import copy
import json
import socket
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from arxiv_server import ServerPaper, status
from datacite_server import (
    CONTROLS,
    FAULTS,
    DataCitePaper,
    DataCiteServer,
    altered,
    not_found,
    record_of,
    with_attributes,
    written,
)
from hypothesis import given
from hypothesis import strategies as st

from inquire.catalogs import BadSetting, Run, datacite
from inquire.catalogs._datacite_record import read_record, says_not_found
from inquire.catalogs._patience import Trouble
from inquire.catalogs.datacite import DataCiteCatalog, Settings
from inquire.evidence import Absent, Paper, Reply, Unreachable
from inquire.lock_record import as_line, from_line

TODAY = date(2026, 11, 22)
REAL = tuple(ServerPaper(f"2501.9990{n}", (f"Title {n} as made up",)) for n in range(3))
MISSING = "2501.99999"
IDS = (*(paper.id for paper in REAL), MISSING)

HARMLESS = (
    "control-characters",
    "bidi-characters",
    "lone-surrogates",
    "white-space",
    "capital-doi",
    "unknown-keys",
)
STOPPING = (
    "403",
    "401",
    "404-page",
    "404-nothing",
    "404-object",
    "404-record",
    "404-other-error",
)
DISTURBING = tuple(name for name in FAULTS if name not in HARMLESS)
OF_RECORDS = (
    "no-attributes",
    "many-records",
    "another-record",
    "another-doi",
    "no-title",
    "empty-title",
    "title-of-no-text",
    "megabyte-title",
    "no-author",
    "authors-of-no-text",
    "no-dates",
    "dates-of-no-text",
    "years-alone",
)


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[DataCiteServer]:
    with DataCiteServer(REAL) as running:
        yield running


def settings_of(url: str, **settings: float | str) -> Settings:
    """Settings for tests: no pace, so no back-off either."""
    chosen: dict[str, float | str] = {"pace": 0, "timeout": 0.5, "patience": 20, **settings}
    return Settings(url=url, **chosen)  # type: ignore[arg-type]


def catalog_of(server: DataCiteServer, **settings: float | str) -> DataCiteCatalog:
    """A catalog without pauses; `settings` override."""
    return DataCiteCatalog(settings_of(server.url, **settings), Run(TODAY))


def look_up(catalog: DataCiteCatalog, *ids: str) -> dict[str, Reply]:
    """The replies by id, each of which must come once."""
    replies = list(catalog.look_up(ids))

    assert len(replies) == len({reply.id for reply in replies})
    return {reply.id: reply for reply in replies}


def the_paper(server: DataCiteServer, paper: ServerPaper) -> Paper:
    """What the catalog makes of one paper more."""
    server.papers[paper.id] = paper
    (reply,) = catalog_of(server).look_up([paper.id])
    assert isinstance(reply, Paper)
    return reply


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
def test_a_lasting_fault_leaves_real_papers_unknown(server: DataCiteServer, fault: str) -> None:
    server.misbehave(fault)

    replies = look_up(catalog_of(server, timeout=0.3, patience=1.2), *IDS)

    assert_nobody_is_accused(replies)
    assert {type(replies[paper.id]) for paper in REAL} == {Unreachable}
    assert set(replies) == set(IDS)


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("fault", [name for name in DISTURBING if name not in STOPPING])
def test_a_passing_fault_ends_in_the_right_reply(
    server: DataCiteServer, fault: str, times: int
) -> None:
    server.misbehave(fault, times)

    assert_all_is_right(look_up(catalog_of(server, timeout=0.4), *IDS))


@pytest.mark.parametrize("fault", STOPPING)
def test_a_status_that_means_stop_stops_at_once(server: DataCiteServer, fault: str) -> None:
    server.misbehave(fault, 1)

    replies = look_up(catalog_of(server), *IDS)

    assert {type(reply) for reply in replies.values()} == {Unreachable}
    assert len(server.requests) == 1


@pytest.mark.parametrize("fault", HARMLESS)
def test_what_does_not_make_an_answer_wrong_does_not_disturb(
    server: DataCiteServer, fault: str
) -> None:
    server.misbehave(fault)

    assert_all_is_right(look_up(catalog_of(server), *IDS))


@pytest.mark.parametrize("fault", OF_RECORDS)
def test_one_unfit_record_costs_only_its_own_paper(server: DataCiteServer, fault: str) -> None:
    unfit, *others = REAL
    change = FAULTS[fault]
    server.misbehave(
        lambda handler, answer: change(handler, answer) if unfit.id in handler.path else answer
    )

    replies = look_up(catalog_of(server), *IDS)

    assert isinstance(replies[unfit.id], Unreachable)
    assert {type(replies[other.id]) for other in others} == {Paper}
    assert isinstance(replies[MISSING], Absent)


def test_what_datacite_says_of_a_paper_is_kept(server: DataCiteServer) -> None:
    expected = Paper(
        "2501.99910",
        2,
        "Second title & more <than> that",
        ("Ada Example", "Élie van Beispiel", "Examples"),
        date(2025, 1, 30),
        date(2025, 3, 1),
        TODAY,
        "DataCite",
    )

    assert expected == the_paper(
        server,
        ServerPaper(
            "2501.99910",
            ("First title", "Second\n  title &  more <than> that"),
            ("Ada  Example", "Élie van Beispiel", "Examples"),
            date(2025, 1, 30),
            "10 pages",
            "J. Tests 1 (2025)",
            "10.1000/tests",
        ),
    )


def test_old_ids_are_found(server: DataCiteServer) -> None:
    assert the_paper(server, ServerPaper("math/0512999")).id == "math/0512999"


def test_a_newest_version_that_withdraws_is_told_with_its_day(server: DataCiteServer) -> None:
    paper = the_paper(server, DataCitePaper("2501.99911", ("A", "A"), withdrawn=(2,)))

    assert paper.withdrawn == "withdrawn on 2025-02-14 (v2)"
    assert (paper.version, paper.published, paper.updated) == (
        2,
        date(2025, 1, 15),
        date(2025, 2, 14),
    )


def test_a_paper_withdrawn_from_the_start_has_the_day_of_its_withdrawal(
    server: DataCiteServer,
) -> None:
    paper = the_paper(server, DataCitePaper("2501.99911", withdrawn=(1,)))

    assert (paper.withdrawn, paper.published) == ("withdrawn on 2025-01-15 (v1)", paper.updated)


def test_a_paper_taken_up_again_after_a_withdrawal_is_not_withdrawn(
    server: DataCiteServer,
) -> None:
    paper = the_paper(server, DataCitePaper("2501.99911", ("A", "A", "A"), withdrawn=(2,)))

    assert (paper.withdrawn, paper.version) == ("", 3)


@pytest.mark.parametrize(
    ("date_of_withdrawal", "expected"),
    [
        ({"date": "2025-02-14"}, "withdrawn on 2025-02-14"),
        ({"date": "2025-01-01"}, ""),  # before the newest version
        ({"date": "2025"}, ""),
        ({}, ""),
        ({"date": "2025", "dateInformation": "v1"}, "withdrawn (v1)"),
        ({"date": "2025-02-14", "dateInformation": "v10"}, "withdrawn on 2025-02-14 (v10)"),
        ({"date": "2025-02-14", "dateInformation": "a reason"}, "withdrawn on 2025-02-14"),
    ],
)
def test_a_withdrawal_counts_when_it_is_the_last_word(
    server: DataCiteServer, date_of_withdrawal: dict[str, str], expected: str
) -> None:
    def change(document: dict[str, Any]) -> None:
        dates = document["data"]["attributes"]["dates"]
        dates.append({"dateType": "Withdrawn", **date_of_withdrawal})

    server.misbehave(altered(change))
    (paper,) = catalog_of(server).look_up([REAL[0].id])

    assert isinstance(paper, Paper)
    assert paper.withdrawn == expected


@pytest.mark.parametrize(
    ("information", "version"),
    [
        ("v12", 12),
        ("v9999", 9999),
        ("v12; None", 12),
        ("v12345", 1),
        ("v0", 1),
        ("v02", 1),
        ("v\u0663", 1),
        ("V3", 1),
        ("see v3", 1),
        (None, 1),
        (3, 1),
    ],
)
def test_the_newest_version_is_the_highest_that_any_date_names(
    server: DataCiteServer, information: object, version: int
) -> None:
    def change(document: dict[str, Any]) -> None:
        dates = document["data"]["attributes"]["dates"]
        dates.insert(
            0, {"date": "2025-02-01", "dateType": "Submitted", "dateInformation": information}
        )

    server.misbehave(altered(change))
    (paper,) = catalog_of(server).look_up([REAL[0].id])

    assert isinstance(paper, Paper)
    assert paper.version == version
    assert paper.published == date(2025, 1, 15)


def test_a_version_that_has_no_date_yet_counts_too(server: DataCiteServer) -> None:
    server.misbehave(with_attributes(version="4"))

    (paper,) = catalog_of(server).look_up([REAL[0].id])

    assert isinstance(paper, Paper)
    assert (paper.version, paper.updated) == (4, date(2025, 1, 15))


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ({"name": "Doe, Jane", "givenName": "Jane", "familyName": "Doe"}, "Jane Doe"),
        ({"name": "Yu", "familyName": "Yu", "nameType": "Personal"}, "Yu"),
        ({"name": "The  Group", "nameType": "Organizational"}, "The Group"),
        ({"name": "R&amp;D", "givenName": " ", "familyName": "D"}, "R&D"),
        ({"givenName": "J&ouml;rg", "familyName": "M\u00fcller"}, "J\u00f6rg M\u00fcller"),
    ],
)
def test_an_author_has_the_given_name_first(
    server: DataCiteServer, creator: dict[str, str], name: str
) -> None:
    server.misbehave(with_attributes(creators=[creator]))

    (paper,) = catalog_of(server).look_up([REAL[0].id])

    assert isinstance(paper, Paper)
    assert paper.authors == (name,)


def test_a_title_of_another_kind_is_not_the_title(server: DataCiteServer) -> None:
    other = {"title": "Ein Titel", "titleType": "TranslatedTitle"}
    server.misbehave(with_attributes(titles=[other, {"title": "A title", "titleType": None}]))

    (paper,) = catalog_of(server).look_up([REAL[0].id])

    assert isinstance(paper, Paper)
    assert paper.title == "A title"


def test_titles_of_earlier_versions_are_not_known_and_not_asked_for(
    server: DataCiteServer,
) -> None:
    catalog = catalog_of(server)
    (paper,) = catalog.look_up([REAL[0].id])
    assert isinstance(paper, Paper)

    assert catalog.titles_of_versions(paper) == ()
    assert len(server.requests) == 1


def test_known_papers_cost_a_request_each_and_no_control(server: DataCiteServer) -> None:
    look_up(catalog_of(server), *(paper.id for paper in REAL))

    assert [(paper.id,) for paper in REAL] == [request.ids for request in server.requests]


def test_misses_come_last_and_are_asked_about_again_after_one_control(
    server: DataCiteServer,
) -> None:
    replies = list(catalog_of(server).look_up(["2501.99800", REAL[0].id, "2501.99801"]))

    assert replies[1:] == [
        Absent("2501.99800", TODAY, "DataCite"),
        Absent("2501.99801", TODAY, "DataCite"),
    ]
    assert ["2501.99800", "2501.99801", REAL[0].id, CONTROLS[0], "2501.99800", "2501.99801"] == [
        each for request in server.requests for each in request.ids
    ]


def test_a_miss_is_asked_about_again_at_another_address(server: DataCiteServer) -> None:
    look_up(catalog_of(server), MISSING)

    first, _, second = server.requests
    assert first.path.lower() == second.path
    assert first.path != second.path  # else a cache on the way may repeat itself


def test_a_paper_that_is_missing_once_is_found_when_asked_again(server: DataCiteServer) -> None:
    server.misbehave(not_found, 3)

    assert_all_is_right(look_up(catalog_of(server), *IDS))


def test_a_service_that_denies_every_paper_is_not_believed(server: DataCiteServer) -> None:
    server.misbehave(not_found)

    replies = look_up(catalog_of(server), *IDS)

    assert {f"DataCite left out {CONTROLS[2]}, which exists"} == {
        reply.reason for reply in replies.values() if isinstance(reply, Unreachable)
    }
    assert len(server.requests) == len(IDS) + len(CONTROLS)


def test_another_address_of_datacite_denies_every_paper(server: DataCiteServer) -> None:
    settings = settings_of(server.url.replace("/dois", "/works"))

    replies = look_up(DataCiteCatalog(settings, Run(TODAY)), *IDS)

    assert {Unreachable} == {type(reply) for reply in replies.values()}


def test_one_control_gone_missing_condemns_nothing(server: DataCiteServer) -> None:
    del server.papers[CONTROLS[0]]

    assert_all_is_right(look_up(catalog_of(server), *IDS))


def test_a_control_may_be_asked_about_as_any_other_paper(server: DataCiteServer) -> None:
    del server.papers[CONTROLS[0]]

    replies = look_up(catalog_of(server), *CONTROLS)

    assert [Absent, Paper, Paper] == [type(replies[control]) for control in CONTROLS]


def test_trouble_between_the_two_misses_leaves_the_paper_unknown(server: DataCiteServer) -> None:
    def unless_first(handler: Any, answer: Any) -> Any:
        return answer if len(server.requests) <= 2 else FAULTS["503"](handler, answer)

    server.misbehave(unless_first)

    replies = look_up(catalog_of(server, patience=0.3), MISSING)

    assert replies == {MISSING: Unreachable(MISSING, "DataCite answered 503")}


def test_nothing_asked_is_nothing_sent(server: DataCiteServer) -> None:
    assert look_up(catalog_of(server)) == {}
    assert server.requests == []


def test_an_id_named_twice_has_one_reply_and_counts_once(server: DataCiteServer) -> None:
    progress: list[int] = []
    catalog = DataCiteCatalog(settings_of(server.url), Run(TODAY, advance=progress.append))

    look_up(catalog, *IDS, *IDS)

    assert len(IDS) == sum(progress)


def test_a_slash_at_the_end_of_the_address_is_no_other_address(server: DataCiteServer) -> None:
    catalog = DataCiteCatalog(settings_of(server.url + "/"), Run(TODAY))

    assert catalog.endpoint == server.url
    assert_all_is_right(look_up(catalog, *IDS))


@pytest.mark.parametrize("mail", ["", "ada@example.org"])
def test_a_request_says_who_asks_and_what_it_accepts(server: DataCiteServer, mail: str) -> None:
    look_up(catalog_of(server, mail=mail), REAL[0].id)

    headers = server.requests[0].headers
    assert headers["User-Agent"].startswith("inquire/")
    assert headers["User-Agent"].endswith(
        "(+inquire-lines; mailto:ada@example.org)" if mail else "(+inquire-lines)"
    )
    assert headers["Accept"] == "application/vnd.api+json"


def test_three_refused_connections_end_the_run() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told: list[str] = []
    settings = settings_of(f"http://127.0.0.1:{port}/dois", pace=0.05)

    replies = look_up(DataCiteCatalog(settings, Run(TODAY, tell=told.append)), *IDS)

    assert {"no connection to 127.0.0.1"} == {
        reply.reason for reply in replies.values() if isinstance(reply, Unreachable)
    }
    assert told == []


def test_retry_after_is_honoured(server: DataCiteServer) -> None:
    server.misbehave("429-retry-after", 1)

    assert_all_is_right(look_up(catalog_of(server), *IDS))
    assert server.requests[1].time - server.requests[0].time >= 1


def test_a_wait_beyond_the_patience_is_not_begun(server: DataCiteServer) -> None:
    server.misbehave(status(429, b"", Retry_After="900"))

    replies = look_up(catalog_of(server), *IDS)

    assert len(server.requests) == 1
    assert Unreachable(MISSING, "DataCite answered 429") == replies[MISSING]


def test_the_pace_is_kept(server: DataCiteServer) -> None:
    look_up(catalog_of(server, pace=0.1), *IDS)

    times = [request.time for request in server.requests]
    assert all(later - earlier > 0.09 for earlier, later in pairwise(times))


def test_what_was_learned_before_trouble_is_kept(server: DataCiteServer) -> None:
    replies = catalog_of(server).look_up(IDS)
    first = next(replies)
    server.misbehave("503")
    rest = list(replies)

    assert isinstance(first, Paper)
    assert {Unreachable} == {type(reply) for reply in rest}
    assert len(rest) == 3


def test_an_answer_without_end_is_not_read_to_the_end(
    server: DataCiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datacite, "LARGEST", 100_000)
    server.misbehave("endless")

    replies = look_up(catalog_of(server, timeout=5), REAL[0].id)

    assert replies == {REAL[0].id: Unreachable(REAL[0].id, "DataCite's answer has no end")}


def test_a_fault_of_our_own_is_not_taken_for_trouble(
    server: DataCiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(datacite, "read_record", broken)

    with pytest.raises(ZeroDivisionError):
        look_up(catalog_of(server), *IDS)


def test_nothing_is_logged_to_the_terminal(
    server: DataCiteServer, capfd: pytest.CaptureFixture[str]
) -> None:
    server.misbehave("another-record")

    look_up(catalog_of(server), *IDS)

    assert capfd.readouterr() == ("", "")


PAPER = ServerPaper("2501.99900", ("A title", "A title"), ("Ada Example", "Bo"))
RECORD = record_of(DataCitePaper(PAPER.id, PAPER.versions, PAPER.authors))
NAMES = (
    "data id attributes doi titles title titleType creators name givenName familyName dates date"
    " dateType dateInformation version errors status"
).split()
VALUES = (
    None,
    "10.48550/arxiv.2501.99900",
    "Submitted",
    "Withdrawn",
    "v1",
    "v2; None",
    "2025-01-15T17:59:46Z",
    "404",
)
SCALARS = st.one_of(
    st.sampled_from(VALUES),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(exclude_categories=[])),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text(max_size=3)), inner, max_size=4),
    ),
    max_leaves=12,
)


def assert_trouble_or_that_paper(body: bytes) -> None:
    """Never an exception; and what is read of a paper can be kept."""
    says_not_found(body)
    read = read_record(body, PAPER.id, TODAY)
    if isinstance(read, Paper):
        assert read.id == PAPER.id
        assert read == from_line(as_line(read))
        as_line(read).encode()
    else:
        assert isinstance(read, Trouble)


@given(st.one_of(st.binary(), ANYTHING.map(lambda value: json.dumps(value).encode())))
def test_no_body_is_an_exception(body: bytes) -> None:
    assert_trouble_or_that_paper(body)


def places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each value of a document stands."""
    yield here
    keys = (
        range(len(value)) if isinstance(value, list) else value if isinstance(value, dict) else ()
    )
    for key in keys:
        yield from places(value[key], (*here, key))


@given(st.sampled_from([place for place in places(RECORD) if place]), ANYTHING)
def test_a_record_with_anything_in_any_place_is_no_exception(
    place: tuple[Any, ...], anything: object
) -> None:
    document: Any = copy.deepcopy(RECORD)
    at: Any = document
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = anything

    assert_trouble_or_that_paper(json.dumps(document).encode())


@given(st.data())
def test_damaged_bytes_of_a_record_are_no_exception(data: st.DataObject) -> None:
    body = bytearray(written(RECORD))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 40)))
        body[start:end] = data.draw(st.binary(max_size=8))

    assert_trouble_or_that_paper(bytes(body))


@pytest.mark.parametrize("length", range(0, len(written(RECORD)), 7))
def test_a_record_cut_anywhere_is_trouble(length: int) -> None:
    assert isinstance(read_record(written(RECORD)[:length], PAPER.id, TODAY), Trouble)


def cases(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The record with a change to its attributes."""
    document = copy.deepcopy(RECORD)
    change(document["data"]["attributes"])
    return written(document)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b" \n", "DataCite answered with nothing"),
        (b"<!DOCTYPE html>\n<title>Sign in</title>", "DataCite answered with a web page"),
        (b'{"data": {"id": "10.4', "DataCite's answer was cut short, or is no JSON"),
        (b'{"data": [1]}', "DataCite's answer is no record"),
        (
            cases(lambda record: record.update(doi="10.48550/arxiv.2501.99901")),
            "DataCite's answer is not the record of 10.48550/arxiv.2501.99900",
        ),
        (
            cases(lambda record: record.update(titles=[])),
            "DataCite's record of 2501.99900 has no title",
        ),
        (
            cases(lambda record: record.update(titles=[{"title": "x" * 3001}])),
            "DataCite's record of 2501.99900 has a title of more than 3000 characters",
        ),
        (
            cases(lambda record: record.update(creators=None)),
            "DataCite's record of 2501.99900 names no author",
        ),
        (
            cases(lambda record: record.update(dates=record["dates"][2:])),
            "DataCite's record of 2501.99900 has no date of version 1 that can be read",
        ),
    ],
)
def test_what_is_wrong_with_an_answer_is_named(body: bytes, reason: str) -> None:
    read = read_record(body, PAPER.id, TODAY)

    assert isinstance(read, Trouble)
    assert read.reason == reason


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"errors":[{"status":"404","title":"The resource does not exist."}]}', True),
        (b'{"errors":[{"status":404}]}', True),
        (b'{"errors":[]}', False),
        (b'{"errors":{"status":"404"}}', False),
        (b'{"errors":["404"]}', False),
        (b'{"errors":[{"status":"500"}]}', False),
        (b'{"status":"404"}', False),
        (b"[404]", False),
        (b"404", False),
        (b"{}", False),
        (b"", False),
        (b"<html>404</html>", False),
    ],
)
def test_only_datacites_own_error_says_that_a_paper_is_missing(body: bytes, expected: bool) -> None:
    assert expected is says_not_found(body)


def test_settings_are_datacites_own_unless_the_environment_says_otherwise() -> None:
    assert Settings() == Settings.from_environment({"INQUIRE_DATACITE_URL": " "})
    assert Settings("http://127.0.0.1:8000/dois", "ada@example.org", 0, 2.5, 9) == (
        Settings.from_environment(
            {
                "INQUIRE_DATACITE_URL": "http://127.0.0.1:8000/dois",
                "INQUIRE_MAIL": " ada@example.org ",
                "INQUIRE_DATACITE_PACE": "0",
                "INQUIRE_DATACITE_TIMEOUT": "2.5",
                "INQUIRE_DATACITE_PATIENCE": "9",
            }
        )
    )


def test_who_gives_a_mail_address_is_allowed_twice_the_pace() -> None:
    unknown = Settings.from_environment({})
    identified = Settings.from_environment({"INQUIRE_MAIL": "ada@example.org"})

    assert unknown.pace == 2 * identified.pace
    assert 300 / unknown.pace < 500
    assert 300 / identified.pace < 1000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INQUIRE_DATACITE_URL", "api.datacite.org/dois"),
        ("INQUIRE_DATACITE_URL", "http://localhost/dois?page=1"),
        ("INQUIRE_DATACITE_PACE", "-1"),
        ("INQUIRE_DATACITE_TIMEOUT", "0"),
        ("INQUIRE_DATACITE_PATIENCE", "soon"),
        ("INQUIRE_MAIL", "ada"),
        ("INQUIRE_MAIL", "@example.org"),
        ("INQUIRE_MAIL", "ada@"),
        ("INQUIRE_MAIL", "ada@example.org, bo@example.org"),
        ("INQUIRE_MAIL", "ada@example.org\r\nX-Header: 1"),
        ("INQUIRE_MAIL", "ada)@example.org"),
        ("INQUIRE_MAIL", "\u00e4da@example.org"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Settings.from_environment({name: value})

    assert f"{name}: '{value}'" in str(caught.value)
