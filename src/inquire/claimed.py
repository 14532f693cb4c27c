"""What an answer claims of the papers it names: title, authors and year, from what stands beside.

A title claimed and not borne is an accusation, so that nothing is taken for one unless the form
of the text and its place both speak for it: a finding that is quoted, a bold summary, a method's
name and the reason for a verdict all stand beside ids, too. Where a doubt remains, nothing is
claimed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from inquire.addresses import Mention
from inquire.bibliography import DATE, GONE, Named, before, behind, named, year_of
from inquire.claimed_authors import Authors, authors_beside
from inquire.location import Span
from inquire.marked_text import REACH, MarkedText, Stretch
from inquire.plain_titles import Claimed, capitalised_before, dashed_behind, listed_behind
from inquire.reference_entries import read_entry
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import Shape, cased, clean, may_be_title, shape, tells_finding

_CUE = re.compile(
    r"(?:\b(?:titled|entitled|called|paper|study|article|preprint|manuscript|titulad[oa]|titel"
    r"|intitul\w{1,2}|studie|arbeit|art[i\u00ed]culo)"
    r"|\bet al\.?,?|[(\s](?:19|20)\d\d[a-z]?\)?[.,]?|[a-z]['\u2019]s|s['\u2019])[\s(*_]{1,4}\Z",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"[\s.,*_)\]\x00]{0,400}?\s(?:[a-z]{2,12}(?:s|ed)|found|show|find|report|argue|propose)\b"
)
_TITLED = re.compile(
    r"\W*(?:(?:is|was|the|paper|study|article|preprint|titled|entitled|called) ?){0,4}\W*"
)
_NO_TITLE_BEHIND = re.compile(
    r"(?:verdict|status|finding|result|quote|reason|claim|abstract|note|summary|slogan|sentence|phrase|term"
    r"|motto|words?|line|statement|heading|section|query|prompt|label|label(?:l)?ed|for)s?\b\W{0,6}\Z",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:see|cf|compare|also|unlike|related|follow-?up|extend\w*|replac\w+|supersed\w+|reply|comment|erratum"
    r"|contradict\w*|replicat\w+|cite[sd]|contrast|versus|vs)\b",
    re.IGNORECASE,
)
_IN_PRINT = re.compile(
    rf"{GONE}|arxiv|in proc|preprint|journal|trans(?:actions|\.)|{DATE}|available|doi",
    re.IGNORECASE,
)

_LABEL = re.compile(r"\s{0,4}\*\*[^*\n]{1,40}(?:[.:]\*\*|\*\*[.:])\s{1,3}")
_STOP = re.compile(r"\.\s|\n")
_WORD = re.compile(r"[^\W\d_]{2}")
_BREAK = re.compile(r"[\n;:()]|(?<!\b[A-Z])\.")
_OTHER_WORDS = re.compile(r"\b(?:by|in|of|see|from|while|and)\s(?=.*\bet al)")
_BEHIND_NAMES = re.compile(
    rf"(\bet al\.)?[\s,]{{0,3}}\(?({DATE})?\)?[,:]?\s{{0,2}}[(\[*]{{0,3}}\Z", re.IGNORECASE
)


def claimed_beside(
    text: str, block: Block, found: Sequence[Mention], names: frozenset[str]
) -> list[Claimed]:
    """What stands in a block beside each of the papers that it names, in their order.

    `names` are the acronyms that the answer uses: the long form of one is no title.
    """
    return _Beside(text, block, found, names).each()


def entry_alone(text: str, block: Block, names: frozenset[str]) -> Claimed:
    """What a reference entry claims that names no paper by id or address."""
    return _Beside(text, block, (), names).entry() or Claimed()


class _Beside:
    """The text of one block that is no row of a table, and the papers named in it."""

    def __init__(
        self, text: str, block: Block, found: Sequence[Mention], names: frozenset[str]
    ) -> None:
        self.source = text
        self.block = block
        self.found = found
        self.names = names
        self.marked = MarkedText(text, block, found)
        self._limits: dict[int, tuple[int, int]] = {}
        self.listed = block.sources and block.kind in (Kind.ENTRY, Kind.CODE)

    def each(self) -> list[Claimed]:
        papers = {mention.paper for mention in self.found if mention.paper}
        entry = self.entry() if len(papers) < 2 else None
        if entry:
            return [entry] * len(self.found)
        pairs = self._pairs()
        result = []
        for index, mention in enumerate(self.found):
            claimed = pairs.get(index) or self._plain(index)
            if not claimed.authors.names:
                low, high = self._bounds(index)
                beside = authors_beside(
                    self.marked, mention.outer, low, high, alone=papers <= {mention.paper}
                )
                told = mention.paper and (beside.names.sure or not claimed.title)
                if told or beside.firm:
                    claimed = _with(claimed, beside)
            result.append(claimed)
        return self._shared(result)

    def _shared(self, result: list[Claimed]) -> list[Claimed]:
        """A DOI or URL joined to an id has the title that is claimed for that."""
        for index, mention in enumerate(self.found):
            for other in (index - 1, index + 1):
                if mention.paper or result[index].title or not 0 <= other < len(result):
                    continue
                one, two = sorted((self.found[index].outer, self.found[other].outer))
                glue = self.marked.at(one.end, two.start)
                apart = ";" in glue and glue.strip(GONE + " ") != ";"
                joined = len(glue) < 60 and not apart and not before(glue, 0, len(glue)).at
                if joined and result[other].title:
                    result[index] = result[other]
        return result

    # A whole reference entry

    def entry(self) -> Claimed | None:
        """What the block claims as a reference entry, where it is one."""
        if self.block.kind is Kind.HEADING:
            return None
        low, starts = self.marked.low, [self.marked.low]
        if self.block.kind is Kind.PARAGRAPH and self.found:
            row = self.source.rfind("\n", low, self.found[0].start) + 1
            starts = [low, row] if row > low else [low]
        label = _LABEL.match(self.source, self.block.start, self.marked.high)
        if label and not self.listed:
            starts.append(label.end())
        for start in starts:
            if claimed := self._entry_at(start):
                return claimed
        return None

    def _entry_at(self, start: int) -> Claimed | None:
        low, high = self.marked.low, self.marked.high
        entry = read_entry(self.marked.text, start - low, high - low, listed=self.listed)
        if not entry.authors.names and not entry.title:
            return None
        span = Span(entry.title.start + low, entry.title.end + low) if entry.title else None
        span = self._in_marks(span) or span
        title = clean(self.source[span.start : span.end]) if span else ""
        form = shape(title, self.names)
        if self.listed:
            fits = form is not Shape.NONE or _may_be_short(title)
        else:
            fits = form is not Shape.NONE and span is not None and self._in_print(span, form)
        if span and not fits:
            title, span = "", None
        if not title and not (self.listed and entry.authors.sure):
            return None
        if (
            span
            and self.found
            and _ELSE.search(self.marked.at(span.end, self.found[0].outer.start))
        ):
            return None
        return Claimed(
            title, span, entry.authors, entry.year, bool(entry.authors.names), bool(title)
        )

    def _in_print(self, span: Span, form: Shape) -> bool:
        """Whether a title in running text is followed by an id or a venue, and no quotation."""
        lead = self.marked.at(span.start - 6, span.start).rstrip(' "\u201c*_')
        if form is not Shape.STRONG and lead.endswith(":"):
            return False
        rest = self.marked.at(span.end, span.end + 60).lstrip(' .,;:*_"\u201d?!()[]')
        return _IN_PRINT.match(rest) is not None

    def _in_marks(self, span: Span | None) -> Span | None:
        """The stretch in marks that is an entry's title, where one is: quoted, or a link's text."""
        for one in self.marked.stretches if self.listed or span else ():
            title = clean(self.source[one.inner.start : one.inner.end])
            inside = span is not None and span.start < one.start and one.end < span.end
            whole = span is not None and span.start == one.start  # in LaTeX
            marked = (one.quoted or one.link >= 0 or whole) and not inside
            if marked and _may_be_short(title):
                return one.inner
        return None

    # A stretch in marks

    def _bounds(self, index: int) -> tuple[int, int]:
        """How far on both sides of a mention no other paper is named."""
        if index in self._limits:
            return self._limits[index]
        mention = self.found[index]
        low = max(self.marked.low, mention.outer.start - REACH)
        high = min(self.marked.high, mention.outer.end + REACH)
        for at in range(index - 1, -1, -1):
            other = self.found[at]
            if other.outer.end <= low:
                break
            if _another(other, mention) and other.outer.end <= mention.outer.start:
                low = other.outer.end
                break
        for at in range(index + 1, len(self.found)):
            other = self.found[at]
            if other.outer.start >= high:
                break
            if _another(other, mention) and other.outer.start >= mention.outer.end:
                high = other.outer.start
                break
        self._limits[index] = low, high
        return low, high

    def _pairs(self) -> dict[int, Claimed]:
        """By the index of a mention, what the stretch claims that belongs to it.

        Each stretch belongs to one paper. Where the first stands before the first id, titles
        stand before their ids.
        """
        stretches = self.marked.stretches
        if not stretches or not self.found:
            return {}
        titles_first = stretches[0].start < self.found[0].outer.start
        starts = [one.start for one in stretches]
        offers = []
        for index, mention in enumerate(self.found):
            middle = bisect_left(starts, mention.outer.start)
            for at in range(max(0, middle - 3), min(len(starts), middle + 4)):
                one = stretches[at]
                if offer := self._offer(one, index):
                    turned = (one.start >= mention.outer.end) is titles_first
                    offers.append((offer[0] + turned, index, at, offer[1]))
        offers.sort(key=lambda offer: offer[:3])
        owners: dict[int, Mention] = {}
        pairs: dict[int, Claimed] = {}
        for _, index, at, claimed in offers:
            mention = self.found[index]
            owner = owners.get(at)
            if index not in pairs and (owner is None or not _another(owner, mention)):
                if mention.paper:
                    owners.setdefault(at, mention)
                pairs[index] = claimed
        return pairs

    def _offer(self, one: Stretch, index: int) -> tuple[float, Claimed] | None:
        """How loosely a stretch is joined to a mention, and what it claims of that, if anything."""
        mention = self.found[index]
        if one.link not in (-1, index) and _another(self.found[one.link], mention):
            return None
        low, high = self._bounds(index)
        before_id = low <= one.end <= mention.outer.start
        if not (before_id or one.link == index or mention.outer.end <= one.start <= high):
            return None
        written = self.source[one.inner.start : one.inner.end].rstrip()
        title = clean(written)
        form = shape(title, self.names)
        if form is Shape.NONE and self._stands_as_title(one, mention, title):
            form = Shape.STRONG
        if not mention.paper and one.quoted and may_be_title(title):
            form = Shape.STRONG  # nobody judges what is no paper of arXiv's
        sentence = written.endswith(".") and not written.endswith("...")
        if form is Shape.NONE or (sentence and form is not Shape.STRONG):
            return None
        if _NO_TITLE_BEHIND.search(self.source, max(self.block.start, one.start - 40), one.start):
            return None
        if one.link == index:
            if form is Shape.PLAUSIBLE and len(title.split()) < 8 and not self._heads(one.start):
                return None
            tail = self._tail(one.end, high)
            return 0.0, Claimed(title, one.inner, *tail, tail[0].sure, True)
        joined = self._joined(one, mention, low, high)
        if joined is None:
            return None
        glue, authors, year = joined
        if not self._speaks(one, mention, title, form, described=bool(authors.names or year)):
            return None
        loose = 0.3 * glue.count(",") + 0.6 * sum(map(glue.count, ").\n"))
        return loose, Claimed(title, one.inner, authors, year, authors.sure, one.quoted)

    def _joined(
        self, one: Stretch, mention: Mention, low: int, high: int
    ) -> tuple[str, Named, int | None] | None:
        """What stands between a stretch and an id, if it joins them: names, dates, venues."""
        at, text = self.marked.low, self.marked.text
        if low <= one.end <= mention.outer.start:
            between = before(text, one.end - at, mention.outer.start - at)
            glue = text[one.end - at : mention.outer.start - at]
            apart = between.at > one.end - at
        elif mention.outer.end <= one.start <= high:
            between = behind(text, mention.outer.end - at, one.start - at)
            glue = text[mention.outer.end - at : one.start - at]
            rest = text[between.at : one.start - at]
            apart = not _TITLED.fullmatch(rest) or (one.quoted and bool(_STOP.search(glue)))
        else:
            return None
        if apart or (";" in glue and not (between.names.names or between.year)):
            return None
        if between.names.names:
            return glue, between.names, between.year
        names, year = self._around(one, mention, low, high)
        return glue, names, between.year or year

    def _around(
        self, one: Stretch, mention: Mention, low: int, high: int
    ) -> tuple[Named, int | None]:
        """Names and year that stand before the title and its id, or behind both."""
        start, end = min(one.start, mention.outer.start), max(one.end, mention.outer.end)
        names, year = self._lead(start, low)
        return (names, year) if names.names else self._tail(end, high)

    def _lead(self, start: int, low: int) -> tuple[Named, int | None]:
        """Names and year that stand before a place, where they are surely names."""
        lead = self.marked.at(max(low, start - 120), start)
        found = _BEHIND_NAMES.search(lead, max(0, len(lead) - 50))
        assert found  # nothing at all, at least
        begin = max((mark.end() for mark in _BREAK.finditer(lead, 0, found.start())), default=0)
        written = lead[begin : found.end(1) if found[1] else found.start()]
        names = named(_OTHER_WORDS.split(written)[-1])
        return (names, year_of(found[2] or "")) if names.sure else (Named(), None)

    def _tail(self, end: int, high: int) -> tuple[Named, int | None]:
        """Names and year that stand behind, such as `(Ibrahim et al., 2025)`."""
        low = self.marked.low
        tail = behind(self.marked.text, end - low, min(high, end + 200) - low)
        if tail.names.sure or (tail.names.names and tail.year):
            return tail.names, tail.year
        joined = self.marked.at(end, end + 2).strip()[:1] in ("(", ",")
        return Named(), tail.year if joined else None

    def _heads(self, start: int) -> bool:
        """Whether a place is the head of an item, an entry or a heading."""
        if self.block.kind not in (Kind.ITEM, Kind.ENTRY, Kind.HEADING):
            return False
        if start - self.block.start > 40:
            return False
        return not _WORD.search(self.marked.at(self.block.start, start))

    def _stands_as_title(self, one: Stretch, mention: Mention, title: str) -> bool:
        """Whether a text without a title's form is one by its place: at the head, or behind names."""
        if one.end > mention.start or not may_be_title(title):
            return False
        if one.quoted:
            follows = self.marked.at(mention.outer.end, mention.outer.end + 4).lstrip(")] ")[:1]
            heads = self._heads(one.start) and not follows.isalnum()
            told = heads or not mention.paper or self._follows_names(one.start)
            return cased(title, self.names) and told
        fits = len(title.split()) > 5 and not tells_finding(title)
        return fits and title[:1].isupper() and self._follows_names(one.start)

    def _follows_names(self, start: int) -> bool:
        return bool(self._lead(start, self.marked.low)[0].names)

    def _speaks(
        self, one: Stretch, mention: Mention, title: str, form: Shape, *, described: bool
    ) -> bool:
        """Whether the place of a stretch in marks lets it be a title, its form being what it is."""
        size = len(title.split())
        heads = self._heads(one.start)
        lead = self.source[max(self.block.start, one.start - 60) : one.start]
        if form is not Shape.STRONG and one.quoted and lead.rstrip(" *_").endswith(":"):
            return False  # what somebody says
        if (
            one.end <= mention.start
            and ":" in self.marked.at(one.end - 3, one.end + 2)
            and not one.quoted
        ):
            return size > 7 or ": " in title  # else it is a label
        if form is Shape.STRONG:
            telling = one.quoted or described or heads or ": " in title or title.endswith("?")
            return size > 4 or self.listed or telling
        if self.listed or (described and one.start > mention.start):
            return True
        if not one.quoted:
            led = title[:1].isupper() and self._follows_names(one.start)
            return size > 9 or (described and (heads or led))
        if _CUE.search(lead):
            return True
        row = self.marked.at(max(self.marked.low, one.start - 30), one.start).rpartition("\n")[2]
        begins = self.block.kind is Kind.PARAGRAPH and size > 8 and not row.strip(" *_")
        goes_on = _VERB.match(self.marked.at(mention.outer.end, mention.outer.end + 200))
        return described and (heads or begins or goes_on is not None)

    def _plain(self, index: int) -> Claimed:
        """A title without marks: in a row of fields, behind a dash or colon, or before the id."""
        mention = self.found[index]
        low, high = self._bounds(index)
        if self.block.kind is Kind.HEADING or (len(self.found) > 1 and not mention.paper):
            return Claimed()
        heads = self._heads(mention.outer.start)
        return (
            listed_behind(self.marked, mention.outer.end, high, self.names)
            or dashed_behind(self.marked, mention.outer.end, high, self.names, heads=heads)
            or capitalised_before(
                self.marked,
                Span(low, mention.outer.start),
                self.names,
                item=self.block.start if self._heads(self.block.start) else -1,
            )
            or Claimed()
        )


def _may_be_short(title: str) -> bool:
    """Whether a text in a place for titles may be one, even if its form does not tell."""
    return may_be_title(title) and not named(title).sure


def _another(one: Mention, other: Mention) -> bool:
    """Whether two mentions name two papers of arXiv's."""
    return one.paper is not None and other.paper is not None and one.paper != other.paper


def _with(claimed: Claimed, beside: Authors) -> Claimed:
    return claimed._replace(
        authors=beside.names,
        firm=beside.firm,
        year=claimed.year or (beside.year if beside.firm else None),
    )
