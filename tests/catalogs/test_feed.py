"""A feed is whole or refused; one entry that is unfit does not spoil the rest."""

from __future__ import annotations

import pytest
from arxiv_server import ServerPaper, entry_of, error, feed_of
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId
from inquire.catalogs._feed import Refused, error_in, read_feed
from inquire.catalogs._patience import Scope

ENTRIES = [entry_of(ServerPaper(f"2501.9990{n}"), 1) for n in range(3)]
WHOLE = feed_of(ENTRIES, 3)
LAST = WHOLE.rindex(b">")


def test_a_whole_feed_is_read() -> None:
    feed = read_feed(WHOLE)

    assert feed.unfit == {}
    assert feed.text.count(b"entry>") // 2 == 3


@given(st.integers(0, LAST))
def test_a_feed_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(Refused):
        read_feed(WHOLE[:length])


@given(st.binary(max_size=300))
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(Refused):
        read_feed(body)


@pytest.mark.parametrize(
    ("body", "reason", "scope"),
    [
        (b" \n", "arXiv answered with nothing", Scope.ANSWER),
        (b"Rate exceeded.", "arXiv answered 'Rate exceeded.'", Scope.SERVICE),
        (b"<!DOCTYPE html><p>Down", "arXiv answered with a web page", Scope.ANSWER),
        (b"<html><body/></html>", "arXiv answered with a web page", Scope.ANSWER),
        (WHOLE[:900], "arXiv's answer was cut short", Scope.ANSWER),
        (
            feed_of(["<entry>&</entry>"], 1),
            "arXiv's answer is not well-formed",
            Scope.QUESTION,
        ),
        (
            feed_of(["<entry><id>http://arxiv.org/abs/2501.99900</id></entry>"], 1),
            "arXiv's answer has an entry without id and version",
            Scope.ANSWER,
        ),
        (
            feed_of(["<entry></entry>"], 1),
            "arXiv's answer has an entry without id and version",
            Scope.ANSWER,
        ),
        (feed_of(ENTRIES, 4), "arXiv's answer lists fewer papers than it counts", Scope.ANSWER),
        (
            error("incorrect id format for abc").body,
            "arXiv answered an error: incorrect id format for abc",
            Scope.QUESTION,
        ),
        (
            error("").body,
            "arXiv answered an error: without a word",
            Scope.QUESTION,
        ),
        (
            b"<!DOCTYPE feed [<!ENTITY a 'aaaa'>]>" + feed_of(ENTRIES, 3)[39:],
            "arXiv's answer is not well-formed",
            Scope.QUESTION,
        ),
        (WHOLE.replace(b"UTF-8", b"UTF-99"), "arXiv's answer is not well-formed", Scope.QUESTION),
    ],
)
def test_what_stands_in_the_place_of_a_feed_is_told(body: bytes, reason: str, scope: Scope) -> None:
    with pytest.raises(Refused) as caught:
        read_feed(body)

    assert (reason, scope) == (caught.value.trouble.reason, caught.value.trouble.scope)


def test_an_error_is_found_by_its_id_and_never_by_its_title() -> None:
    titled_error = feed_of([entry_of(ServerPaper("2501.99900", ("Error",)), 1)], 1)

    assert error_in(titled_error) == ""
    assert error_in(b"<html>") == ""
    assert error_in(error("bad id").body) == "bad id"


def test_a_feed_that_counts_nothing_is_read() -> None:
    older = WHOLE.replace(b"<opensearch:totalResults>3</opensearch:totalResults>", b"")
    odd = WHOLE.replace(b"totalResults>3<", b"totalResults>three<")

    assert read_feed(older).unfit == {}
    assert read_feed(odd).unfit == {}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<title>A paper of the tests' own making</title>", "", "has no title"),
        ("A paper of the tests' own making", " \n", "has no title"),
        ("A paper", "A <i>real</i> paper", "has no title"),
        ("A paper", "A" * 3001, "has a title of more than 3000 characters"),
        ("<published>2025-01-15T17:59:46Z", "<published>soon", "has no date that can be read"),
        ("<updated>2025-01-15T17:59:46Z", "<updated>", "has no date that can be read"),
        ("2025-01-15T17:59:46Z</p", "0001-01-01T00:00:00+05:00</p", "has no date that can be read"),
        ("Ada Example", " ", "names no author"),
    ],
)
def test_an_unfit_entry_is_set_aside(old: str, new: str, fault: str) -> None:
    unfit = ENTRIES[1].replace(old, new)

    feed = read_feed(feed_of([ENTRIES[0], unfit, ENTRIES[2]], 3))

    assert {ArxivId("2501.99901", 1): fault} == feed.unfit
    assert b"2501.99901" not in feed.text
    assert b"totalResults>2<" in feed.text


def test_an_entry_given_twice_counts_once_and_contradictions_are_unfit() -> None:
    other = ENTRIES[1].replace("A paper", "Another paper")

    assert read_feed(feed_of([ENTRIES[0], ENTRIES[0] + "\n"], 2)).unfit == {}
    assert {ArxivId("2501.99901", 1): "is there twice, with a difference"} == read_feed(
        feed_of([ENTRIES[1], other], 2)
    ).unfit


@given(st.integers(0, 31))
def test_characters_that_xml_has_not_are_dropped(code: int) -> None:
    for mark in (chr(code), f"&#{code};", f"&#x{code:X};", f"&#00{code};", f"&#x00{code:x};"):
        feed = read_feed(feed_of([ENTRIES[0].replace("A paper", f"A{mark} paper")], 1))

        assert feed.unfit == {}


def test_characters_that_xml_has_are_not_dropped() -> None:
    marked = ENTRIES[0].replace("A paper", "&#32;&#65;&#x42;&#10;&#xD; C &#233;&#x1F600;")

    text = read_feed(feed_of([marked], 1)).text.decode()

    assert "AB" in text
    assert "C é😀" in text
