"""Reference entries taken apart: authors, year and title, in the orders in which styles put them.

APA, IEEE, ACL, Nature, MLA and Chicago agree that the authors stand first and that a full stop,
a quotation mark or the year parts them from the title; source lists of chat pages begin with the
title. What fits neither claims nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inquire.bibliography import DATE, GONE, Named, before, date_at, named, year_of
from inquire.location import Span
from inquire.title_shapes import Shape, clean, may_be_title, shape

_LEAD = re.compile(
    rf"(?:\d{{1,3}}[ \t]*\n)?[\s*_`.,:;|\u2013\u2014{GONE}-]*(?:\[(?:PDF|HTML|\d{{1,3}})\]\s{{0,2}})?[\s*_`{GONE}:.,-]*"
)
_RUNS_ON = re.compile(
    r"(?:(?!(?:and|und|y|et)\s)[^\s,.;:&|*(\[\"\u201c\u2013\u2014]+\s){6}"
)  # no name
_SIGN_OF_AUTHORS = re.compile(r"\bal\b|[^\W\d_a-z]\.|\(\d{4}")
_YEAR = re.compile(rf"[(\[]\s?{DATE}[^()\[\]]{{0,20}}[)\]][*_]{{0,3}}[.,:]?", re.IGNORECASE)
_STOP = re.compile(
    r"[.?!](?:(?<=\.)(?<!\b(?-i:[^\W\d_a-z])\.)(?<!\bal\.)(?<!\bvs\.)(?<!\bvol\.)(?<!\bno\.)(?<!\bpp\.)(?<!\bJr\.)"
    r"[*_\"\u201d]{0,3}(?=\s|\Z)"
    rf"|(?<=[?!])[*_\"\u201d]{{0,3}}(?=\s{{1,3}}(?:[{GONE}(*_]|arxiv|in\b|preprint|proc|https?|(?:19|20)\d\d))"
    r"|(?=\Z))",
    re.IGNORECASE,
)
_INITIALS = r"(?:[^\W\d_a-z]\.[\s-]?){1,4}"
_SURNAMES = re.compile(
    rf"(?:(?:[a-z]{{2,3}} ){{0,2}}[^\W\d_a-z][\w'\u2019-]{{1,30}}, {_INITIALS}(?:, ?|,? ?& ?|,? ?and )?){{1,20}}(?:et al\. )?"
    r"(?=[\"\u201c]?[^\W\d_a-z][^\W_]*[ :-](?!and\b|&))"
)
_LAST_OF_LIST = re.compile(
    r"[^\n\"\u201c(]{1,400}?(?:\sand|\sund|\sy|\set|&)\s[^,:\n]{1,60}[,:](?=\s)"
)
_INITIALLED = re.compile(
    rf"(?:(?:and |& )?{_INITIALS}(?:[a-z]{{2,3}} ){{0,2}}[^\W\d_a-z][\w'\u2019-]{{1,30}}(?:,|(?= and | & ))\s){{1,20}}"
)
_SURNAME_FIRST = re.compile(
    r"(?:(?:[a-z]{2,3} ){0,2}[^\W\d_a-z][\w'\u2019-]{1,30} (?:[A-Z]{1,3}|[A-Z] [A-Z]|(?:[A-Z]\. ?){1,3}), ){0,20}"
    r"(?:[a-z]{2,3} ){0,2}[^\W\d_a-z][\w'\u2019-]{1,30} (?:[A-Z]{1,3}|[A-Z] [A-Z])\.(?=\s)"
)
_LEADS = re.compile(r"[^\n\"\u201c(]{1,80}?\bet al\.,?(?= [^\W_a-z])")
_BODY = re.compile(r"[^\W\d_a-z][\w&' -]{1,60}\.?\s{0,2}")  # such as OpenAI
_PARTS = (".", ",", ":", ")", "]", "\u2013", "\u2014", "-")  # names from a title in quotes
_QUOTE = re.compile(r"[\"\u201c\u201e\u00ab]")
_TITLE_END = re.compile(
    rf"[,.;]?\s{{0,2}}[(\[]?{GONE}|\s(?:[-\u2013\u2014|]|//)\s|[,(\[]\s{{0,2}}(?:[*_]{{0,2}}(?:arxiv|in proc|preprint|in adv"
    rf"|corr\b|(?:{DATE})\b|neurips|iclr|icml|acl\b|emnlp|nature\b|science\b))",
    re.IGNORECASE,
)
_ACCESSED = re.compile(r"\s[-\u2013\u2014|]\s[^\n,]{2,60}, accessed\b")


class Entry(NamedTuple):
    """What an entry says of the paper: where its title stands, and who wrote it when."""

    title: Span | None = None
    authors: Named = Named()
    year: int | None = None


def read_entry(text: str, low: int, high: int, *, listed: bool) -> Entry:
    """Take an entry apart; in `text`, mentions of papers are signs of GONE.

    `listed` says that it stands in a list of references, where a title may come first; elsewhere
    authors must.
    """
    if not listed and not _lists_authors(text[low : min(high, low + 500)]):
        return Entry()
    lead = _LEAD.match(text, low, high)
    start = lead.end() if lead else low
    if not listed and _RUNS_ON.match(text, start, high):
        return Entry()
    high = min(high, start + 1200)
    at, authors, year = _authors(text, start, high, listed=listed)
    if at < 0:
        if not listed:
            return Entry()
        return _titled_first(text, start, high)
    span = _title(text, at, high)
    if year is None:
        year = _year_behind(text, span.end if span else at, high)
    return Entry(span, authors, year)


def _lists_authors(text: str) -> bool:
    """Whether there is anything in a text that parts or ends a list of authors."""
    signs = (", ", "&", " and ")
    return any(sign in text for sign in signs) or _SIGN_OF_AUTHORS.search(text) is not None


def _authors(text: str, start: int, high: int, *, listed: bool) -> tuple[int, Named, int | None]:
    """Where the title may begin, behind the authors; -1 where no authors stand in front."""
    dated = _YEAR.search(text, start, min(high, start + 500))
    if dated:
        names = named(text[start : dated.start()])
        if names.names:
            return dated.end(), names, year_of(dated[0])
        if listed and _BODY.fullmatch(text, start, dated.start()):
            return dated.end(), Named(), year_of(dated[0])
    quote = _QUOTE.search(text, start, min(high, start + 500))
    if quote and text[start : quote.start()].rstrip()[-1:] in _PARTS:
        if (names := named(text[start : quote.start()])).names:
            return quote.start(), names, None
        stretch = before(text, start, quote.start())
        if stretch.at <= start and stretch.names.names:
            return quote.start(), stretch.names, stretch.year
    for stop in _STOP.finditer(text, start, min(high, start + 500)):
        names = named(text[start : stop.end()])
        at, year = _date_behind(text, stop.end(), high)
        if names.names and (names.sure or year):
            return at, names, year
        if not names.names:
            end, surnames = _surnames_first(text, start, high)
            if surnames.sure:
                return end, surnames, None
            break
    end, names = _list_in_front(text, start, high, listed=listed)
    return (_date_behind(text, end, high)[0], names, None) if names.names else (-1, names, None)


def _date_behind(text: str, at: int, high: int) -> tuple[int, int | None]:
    """Where the date that stands behind names ends, or they themselves, and the year."""
    while at < high and text[at] in " *_\n(,:":
        at += 1
    date = date_at(text, at)
    return (min(high, date.end() + 1), year_of(date[0])) if date else (at, None)


def _list_in_front(text: str, start: int, high: int, *, listed: bool) -> tuple[int, Named]:
    """`Ember et al., Title`, `A. Ember, T. Tinder, Title`, `Ash Ember and Tim Tinder, Title`.

    A title may begin in the form of the last, too (`Cats and Dogs: A Study`), but seldom has two
    colons.
    """
    for leads in (_LEADS, _INITIALLED, _SURNAME_FIRST, _LAST_OF_LIST):
        found = leads.match(text, start, high)
        names = named(found[0]) if found else Named()
        if not found or not names.names:
            continue
        given = any(" " in name for name in names.names)
        many = len(names.names) > 2
        if found[0].endswith(":"):
            firm = given and (many or ": " in text[found.end() : min(high, found.end() + 120)])
        else:
            firm = many or given or listed or _date_behind(text, found.end(), high)[1] is not None
        if leads is not _LAST_OF_LIST or firm:
            return found.end(), names
    return start, Named()


def _surnames_first(text: str, start: int, high: int) -> tuple[int, Named]:
    """`Ibrahim, L., Hafner, F. S. & Rocher, L. Title`: a stop that could be one of initials."""
    found = _SURNAMES.match(text, start, min(high, start + 500))
    return (found.end(), named(found[0])) if found else (start, Named())


def _title(text: str, at: int, high: int) -> Span | None:
    """The title that begins there, up to where the venue or the paper's id does."""
    while at < high and (text[at] in " \t\n*_.,:" or text[at] in "\u2013\u2014-"):
        at += 1
    if at >= high or text[at] == GONE:
        return None
    quote = _QUOTE.match(text, at)
    if quote:
        closing = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb"}[quote[0]]
        end = text.find(closing, at + 1, min(high, at + 400))
        while 0 <= end < high - 1 and text[end + 1].isalpha():
            end = text.find(closing, end + 1, min(high, at + 400))
        return Span(at, end + 1) if end >= 0 else None
    stop = _STOP.search(text, at, min(high, at + 400))
    end = stop.start() + (text[stop.start()] in "?!") if stop else min(high, at + 400)
    cut = _TITLE_END.search(text, at, end)
    return Span(at, cut.start() if cut else end)


def _titled_first(text: str, start: int, high: int) -> Entry:
    span = _title(text, start, high)
    title = clean(text[span.start : span.end]) if span else ""
    of_page = span and may_be_title(title) and _ACCESSED.match(text, span.end, high)
    if not span or (shape(title) is Shape.NONE and not of_page):
        return Entry()
    rest = re.compile(
        rf"[\s.,\u2013\u2014|*_\"\u201d-]{{0,6}}([^{GONE}.()\n]{{3,200}}?)(?=[.(\n{GONE}]|,\s\d|\Z)"
    ).match(text, span.end, high)
    names = named(rest[1]) if rest else Named()
    if not names.sure:
        names = Named()
    return Entry(span, names, _year_behind(text, span.end, high))


def _year_behind(text: str, low: int, high: int) -> int | None:
    found = re.compile(rf"(?<![\w.:/-]){DATE}(?![\w-]|\.\d)", re.IGNORECASE).search(
        text, low, min(high, low + 300)
    )
    return year_of(found[0]) if found else None
