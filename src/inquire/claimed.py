"""What an answer claims of the papers it names: title, authors and year, from what stands beside.

A title claimed and not borne is an accusation, so that nothing is taken for one unless the form
of the text and its place both speak for it: a finding that is quoted, a bold summary, a method's
name and the reason for a verdict all stand beside ids, too. Where a doubt remains, nothing is
claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from inquire.arxiv_id import MalformedId
from inquire.bibliography import DATE, GONE, Named, before, behind, named, year_of
from inquire.citation_ids import Mention
from inquire.location import Span
from inquire.reference_entries import Entry, read_bibtex, read_entry
from inquire.text_blocks import Block, Kind
from inquire.title_shapes import MOST, Shape, clean, shape

REACH = 700  # characters beside a mention in which something may be claimed of it

_EMPHASIS = re.compile(
    r"(?<![\\*])(\*{2,3}|__)(?=[^\s*_])([^*\x00]{3,400}?)(?<=[^\s])\1(?!\*)"
    r"|(?<![\w*\\])\*(?=[^\s*])([^*\x00]{3,400})(?<=[^\s])\*(?!\*)"
    r"|(?<![\w_\\])_(?=[^\s_])([^_\x00]{3,400})(?<=[^\s])_(?![\w_])"
)
_MARKS = re.compile(
    r"[\"\u201c\u201d\u201e\u00ab\u00bb\u2018\u300a\u300b\u300c\u300d]|(?<!\w)'(?=\w)|''"
)
_SINGLE = re.compile(r"(?<![\w\u2019])['\u2018]([^'\u2018\n]{8,300}?)['\u2019](?!\w)")
_GENERIC = re.compile(
    r"\W*(?:pdf|html|link|url|paper|source|arxiv|abs|here|doi|preprint|abstract|full text|\d{1,3})\W*",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:\b(?:titled|entitled|called|paper|study|article|preprint|manuscript|titulad[oa]|titel|intitul\w{1,2}|studie|arbeit|art[i\u00ed]culo)"
    r"|\bet al\.?,?|[(\s](?:19|20)\d\d[a-z]?\)?[.,]?|[a-z]['\u2019]s|s['\u2019])[\s(*_]{1,4}\Z",
    re.IGNORECASE,
)
_VERB_BEHIND = re.compile(
    r"[\s.,*_)\]\x00]{0,400}?\s(?:[a-z]{2,12}(?:s|ed)|found|show|find|report|argue|propose)\b"
)
_SENTENCE = re.compile(r"[.!?][\"\u201d)\]*_]{0,3}\s{1,3}(?=[^\W\d_a-z\s]|[\"\u201c(\[*])")
_ET_AL = re.compile(
    r"((?:[a-z]{2,3} ){0,3}[^\W\d_a-z][\w'\u2019-]{0,30}(?: (?:and|&) [^\W\d_a-z][\w'\u2019-]{1,30})?)"
    r"(?:,? et\.? al\b\.?|(?:['\u2019]s)? and (?:colleagues|co-?workers))"
    r"|([^\W\d_a-z][\w'\u2019-]{1,30}(?:, [^\W\d_a-z][\w'\u2019-]{1,30}){0,4},? (?:and|&) [^\W\d_a-z][\w'\u2019-]{1,30})(?= ?\(?(?:19|20)\d\d)"
)
_FIELD = re.compile(
    r"[\s*_`>+-]{0,8}(title|paper(?: title)?|authors?|first author|year|date|published|submitted|month|arxiv(?: id)?|id|link|url|doi)"
    r"[*_`]{0,3}\s?:[*_`]{0,3}\s{1,3}",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:in|see|as|from|unlike|following|like|while|however|and|but|also|the|a|an|by|of|for|with|to|paper|study|read|cf\.?"
    r"|whereas|although|since|moreover|finally|similarly|compare|titled|entitled|called|new|recent|e\.g\.|work|preprint|on|at|is|are)\b[\s,:]*)+",
    re.IGNORECASE,
)


class Claim(NamedTuple):
    """What is claimed of a paper; `sure` says that the title's place is one for titles alone."""

    title: str = ""
    span: Span | None = None
    authors: Named = Named()
    year: int | None = None
    firm: bool = False
    sure: bool = False


class Marked(NamedTuple):
    """A stretch in quotes, bold or italic, or the text of a link, with its marks."""

    start: int
    end: int
    inner: Span
    quoted: bool
    link: int = -1


def claims(text: str, block: Block, found: Sequence[Mention], names: frozenset[str]) -> list[Claim]:
    """What is claimed of each of the papers that a block names, in their order."""
    if block.kind is Kind.ENTRY and text[block.start : block.start + 1] == "@":
        entry, _ = read_bibtex(text, block.start, block.end)
        return [_of_entry(text, entry, firm=True)] * len(found)
    if block.kind is Kind.TABLE and block.cells:
        return _in_row(text, block, found, names)
    return _Beside(text, block, found, names).claims()


def _of_entry(text: str, entry: Entry, *, firm: bool, names: Named = Named()) -> Claim:
    title = clean(text[entry.title.start : entry.title.end]) if entry.title else ""
    authors = entry.authors if entry.authors.names else names
    return Claim(title, entry.title, authors, entry.year, firm and bool(authors.names), bool(title))


def _same(one: Mention, other: Mention) -> bool:
    return one.paper is not None and one.paper == other.paper


class _Beside:
    """The text of one block that is no row of a table, and the papers named in it."""

    def __init__(
        self, text: str, block: Block, found: Sequence[Mention], names: frozenset[str]
    ) -> None:
        self.found = found
        self.names = names
        self.block = block
        self.low = max(block.start, found[0].outer.start - REACH) if found else block.start
        self.high = min(block.end, found[-1].outer.end + REACH) if found else block.end
        self.source = text
        self.text = self._masked(text)
        self.marked = self._marked_stretches()
        self.listed = block.sources and block.kind in (Kind.ENTRY, Kind.CODE)

    def _masked(self, text: str) -> str:
        """The block with signs of GONE for the mentions, as long as the text is."""
        chars, at = [], self.low
        for mention in self.found:
            titled = mention.link and not _GENERIC.fullmatch(
                text[mention.link.start : mention.link.end]
            )
            spans = [mention.outer]
            if titled and mention.link:
                spans = [
                    Span(mention.outer.start, mention.link.start),
                    Span(mention.link.end, mention.outer.end),
                ]
            for span in spans:
                if span.start < at:
                    span = Span(min(at, span.end), span.end)
                chars += [text[at : span.start], GONE * (span.end - span.start)]
                at = max(at, span.end)
        chars.append(text[at : self.high])
        return "".join(chars)

    def at(self, start: int, end: int) -> str:
        return self.text[max(0, start - self.low) : max(0, end - self.low)]

    def _marked_stretches(self) -> list[Marked]:
        text, low = self.text, self.low
        stretches = []
        for index, mention in enumerate(self.found):
            if mention.link and mention.link.end > mention.link.start:
                stretches.append(Marked(*mention.outer, mention.link, False, index))
        for match in _EMPHASIS.finditer(text):
            inner = match.span(2 if match[2] is not None else 3 if match[3] is not None else 4)
            stretches.append(
                Marked(
                    match.start() + low,
                    match.end() + low,
                    Span(inner[0] + low, inner[1] + low),
                    False,
                )
            )
        stretches += self._quotations()
        stretches.sort(key=lambda one: (one.start, -one.end))
        outermost: list[Marked] = []
        for one in stretches:
            if not outermost or one.start >= outermost[-1].end:
                outermost.append(one)
            elif (
                outermost[-1].inner.start == one.start
                and outermost[-1].inner.end == one.end
                and one.quoted
            ):
                outermost[-1] = outermost[-1]._replace(quoted=True)
        return outermost

    def _quotations(self) -> list[Marked]:
        text, low = self.text, self.low
        found, opened = [], list[int]()
        for match in re.finditer(r"[\"\u201c\u201d\u201e\u00ab\u00bb]", text):
            at, mark = match.start(), match[0]
            left, right = text[at - 1 : at], text[at + 1 : at + 2]
            if mark == '"':
                opens = (
                    bool(right)
                    and not right.isspace()
                    and (not left or left in " \t\n([{*_\u2014\u2013-,:;|" + GONE)
                )
                closes = bool(left) and not left.isspace()
            else:
                opens = mark in "\u201e\u00ab" or (
                    mark == "\u201c" and (not opened or text[opened[-1]] != "\u201e")
                )
                closes = not opens
            if opens:
                opened.append(at)
            elif closes and opened:
                start = opened.pop()
                if 8 <= at - start <= MOST + 100:
                    while found and found[-1].start >= start + low:
                        found.pop()
                    found.append(
                        Marked(start + low, at + 1 + low, Span(start + 1 + low, at + low), True)
                    )
        for match in _SINGLE.finditer(text):
            start, end = match.start() + low, match.end() + low
            if " " in match[1] and not any(
                one.start < end and start < one.end for one in found[-3:]
            ):
                found.append(Marked(start, end, Span(start + 1, end - 1), True))
        return found

    def claims(self) -> list[Claim]:
        whole = self._whole_entry()
        if whole:
            return whole
        pairs = self._pairs()
        result = []
        for index, mention in enumerate(self.found):
            claim = pairs.get(index) or self._plain(index)
            if not claim.authors.names:
                claim = self._with_authors(claim, mention, index)
            result.append(claim)
        return result

    def claims_of_entry(self) -> Claim:
        """What the block claims, being a reference entry."""
        whole = self._whole_entry()
        return whole[0] if whole else Claim()

    def _papers(self) -> int:
        return len({mention.paper for mention in self.found if mention.paper})

    def _whole_entry(self) -> list[Claim] | None:
        """What a reference entry claims, where the block is one and names one paper."""
        if self._papers() > 1 or self.block.kind is Kind.HEADING:
            return None
        low = max(self.block.start, self.low)
        if self.block.kind is Kind.PARAGRAPH and self.found:
            row = self.source.rfind("\n", low, self.found[0].start) + 1
            starts = [low] if row <= low else [low, row]
        else:
            starts = [low]
        for start in starts:
            entry = read_entry(
                self.text, start - self.low, self.high - self.low, listed=self.listed
            )
            if not entry.authors.names and not entry.title:
                continue
            span = (
                Span(entry.title.start + self.low, entry.title.end + self.low)
                if entry.title
                else None
            )
            marked = self._in_entry(span)
            if marked:
                span = marked
            title = clean(self.source[span.start : span.end]) if span else ""
            form = shape(title, self.names) if title else Shape.NONE
            enough = (
                self.listed
                and len(title.split()) > 1
                and shape(title + " of the") is not Shape.NONE
            )
            fits = form is not Shape.NONE or (bool(title) and self._fits_entry(title))
            if title and not fits and not enough:
                title, span = "", None
            if self.found and span and span.start < self.found[0].start < span.end and not marked:
                title, span = "", None
            if not self.listed and span and not self._closes(span, entry):
                title, span = "", None
            if not title and not self.listed:
                continue
            if not title and not entry.authors.sure:
                continue
            firm = bool(entry.authors.names)
            return [Claim(title, span, entry.authors, entry.year, firm, bool(title))] * max(
                1, len(self.found)
            )
        return None

    def _fits_entry(self, title: str) -> bool:
        """Whether a short text in the place of a title may be one."""
        words = title.split()
        return self.listed and 1 < len(words) < 30 and title[:1].isupper() and not named(title).sure

    def _closes(self, span: Span, entry: Entry) -> bool:
        """Whether what follows a title in running text is a paper's id, a venue or the end."""
        rest = self.at(span.end, self.high)
        stripped = rest.lstrip(' .,;:*_"\u201d?!()[]')
        follows = re.match(
            rf"{GONE}|arxiv|in proc|preprint|{DATE}|available|doi", stripped, re.IGNORECASE
        )
        return follows is not None

    def _in_entry(self, span: Span | None) -> Span | None:
        """The stretch in marks that is an entry's title, where one is: quoted, or a link's text."""
        if not self.listed and span is None:
            return None
        for one in self.marked:
            title = clean(self.source[one.inner.start : one.inner.end])
            if len(title.split()) < 2 or _GENERIC.fullmatch(title):
                continue
            if one.quoted or one.link >= 0:
                inside = span is not None and span.start < one.start and one.end < span.end
                if (
                    not inside
                    and shape(title + ": a b c d") is not Shape.NONE
                    and not named(title).sure
                ):
                    return one.inner
        return None

    def _bounds(self, index: int) -> tuple[int, int]:
        """How far on both sides of a mention no other paper is named."""
        mention = self.found[index]
        low, high = self.low, self.high
        for at in range(index - 1, -1, -1):
            other = self.found[at]
            if other.outer.end < mention.outer.start - REACH:
                break
            apart = other.paper is not None and not _same(other, mention)
            if apart and other.outer.end <= mention.outer.start:
                low = other.outer.end
                break
        for at in range(index + 1, len(self.found)):
            other = self.found[at]
            if other.outer.start > mention.outer.end + REACH:
                break
            apart = other.paper is not None and not _same(other, mention)
            if apart and other.outer.start >= mention.outer.end:
                high = other.outer.start
                break
        return max(low, mention.outer.start - REACH), min(high, mention.outer.end + REACH)

    def _pairs(self) -> dict[int, Claim]:
        """The mentions to which a stretch in marks belongs, each stretch to one paper."""
        offers: list[tuple[float, int, int, Claim]] = []
        first = self.marked[0].start if self.marked else 0
        marks_first = bool(self.found) and first < self.found[0].outer.start
        starts = [one.start for one in self.marked]
        from bisect import bisect_left

        for index, mention in enumerate(self.found):
            low, high = self._bounds(index)
            for at, one in self._near(mention, starts, bisect_left):
                if (
                    one.link >= 0
                    and one.link != index
                    and not _same(self.found[one.link], mention)
                    and self.found[one.link].paper
                ):
                    continue
                offer = self._offer(one, mention, index, low, high)
                if offer:
                    cost, claim = offer
                    behind_it = one.start >= mention.outer.end
                    offers.append((cost + (behind_it == marks_first) * 1.0, index, at, claim))
        offers.sort(key=lambda offer: offer[:3])
        taken: dict[int, int] = {}
        pairs: dict[int, Claim] = {}
        for _, index, at, claim in offers:
            owner = taken.get(at)
            mention = self.found[index]
            if owner is not None:
                other = self.found[owner]
                if mention.paper and other.paper and not _same(other, mention):
                    continue
            if index not in pairs:
                if owner is None or mention.paper:
                    taken[at] = index
                pairs[index] = claim
        return pairs

    def _near(self, mention: Mention, starts: list[int], bisect_left):  # type: ignore[no-untyped-def]
        middle = bisect_left(starts, mention.outer.start)
        for at in range(max(0, middle - 3), min(len(starts), middle + 4)):
            yield at, self.marked[at]

    def _offer(
        self, one: Marked, mention: Mention, index: int, low: int, high: int
    ) -> tuple[float, Claim] | None:
        """What a stretch in marks claims of a mention, and how loosely it is joined to it."""
        title = clean(self.source[one.inner.start : one.inner.end])
        form = shape(title, self.names)
        raw = self.source[one.inner.start : one.inner.end].rstrip()
        if form is Shape.NONE or (
            raw.endswith(".") and not raw.endswith("...") and form is not Shape.STRONG
        ):
            return None
        if one.link == index or (
            one.start < mention.start and mention.end < one.end and one.link >= 0
        ):
            tail = behind(self.text, one.end - self.low, min(high, one.end + 200) - self.low)
            if form is Shape.PLAUSIBLE and len(title.split()) < 8 and not self._heads(one.start):
                return None
            return 0.0, self._claim(title, one, tail.names, tail.year, tail.at > one.end - self.low)
        if one.end <= mention.outer.start and one.end >= low:
            joint = before(self.text, one.end - self.low, mention.outer.start - self.low)
            if joint.at > one.end - self.low:
                return None
        elif one.start >= mention.outer.end and one.start <= high:
            joint = behind(self.text, mention.outer.end - self.low, one.start - self.low)
            if joint.at < one.start - self.low and self.at(joint.at + self.low, one.start).strip(
                ' *_"'
            ):
                words = self.at(joint.at + self.low, one.start)
                if not re.fullmatch(
                    r"\W*(?:is |was )?(?:titled|entitled|called|the paper|the study)?\W*", words
                ):
                    return None
        else:
            return None
        glue = self.at(min(one.end, mention.outer.end), max(one.start, mention.outer.start))
        names, year = joint.names, joint.year
        if ";" in glue and not (names.names or year):
            return None
        if one.start > mention.start and re.search(r"\.\s|\n", glue) and one.quoted:
            return None
        if not names.names:
            names, more = self._around(one, mention, low, high)
            year = year or more
        if not self._speaks(one, mention, title, form, bool(names.names or year)):
            return None
        cost = 0.3 * glue.count(",") + 0.6 * (glue.count(")") + glue.count(".") + glue.count("\n"))
        return cost, self._claim(title, one, names, year, True)

    def _claim(self, title: str, one: Marked, names: Named, year: int | None, near: bool) -> Claim:
        if not near:
            names, year = Named(), None
        return Claim(title, one.inner, names, year, names.sure, one.quoted or one.link >= 0)

    def _around(
        self, one: Marked, mention: Mention, low: int, high: int
    ) -> tuple[Named, int | None]:
        """Names and year before a title that stands before its id, or behind both."""
        start, end = min(one.start, mention.outer.start), max(one.end, mention.outer.end)
        lead = self.at(max(low, start - 120), start)
        found = re.search(
            rf"([^\n.;:()]{{2,80}}?(?:\bet al\.)?)[\s,]*\(?({DATE})?\)?[,:]?\s*[(\[*]*\Z",
            lead,
            re.IGNORECASE,
        )
        if found:
            last = re.split(r"\b(?:by|in|of|see|from)\s|,\s(?=[A-Z][^,]*\bet al)", found[1])[-1]
            names = named(last)
            if names.sure:
                return names, year_of(found[2] or "")
        tail = behind(self.text, end - self.low, min(high, end + 200, self.high) - self.low)
        if tail.names.names and (tail.names.sure or tail.year):
            return tail.names, tail.year
        return Named(), tail.year if tail.year and self.at(end, end + 2).strip()[:1] in (
            "(",
            ",",
        ) else None

    def _heads(self, start: int) -> bool:
        """Whether a place is the head of an item or an entry."""
        if self.block.kind not in (Kind.ITEM, Kind.ENTRY, Kind.HEADING):
            return False
        lead = self.at(self.block.start, start) if start - self.block.start < 40 else "long text"
        return not re.search(r"[^\W\d_]{2}", lead.replace(GONE, ""))

    def _speaks(
        self, one: Marked, mention: Mention, title: str, form: Shape, described: bool
    ) -> bool:
        """Whether the place of a stretch in marks lets it be a title, its form being what it is."""
        size = len(title.split())
        follows = one.start > mention.start
        heads = self._heads(one.start)
        if form is Shape.STRONG:
            return (
                size > 4
                or ": " in title
                or one.quoted
                or described
                or self.listed
                or title.endswith("?")
                or (size > 3 and heads)
            )
        if self.listed or (described and follows):
            return True
        if not one.quoted:
            return size > 8 or (described and heads)
        lead = self.source[max(self.block.start, one.start - 60) : one.start]
        if _CUE.search(lead):
            return True
        row_starts = (
            not self.at(max(self.low, one.start - 30), one.start).rpartition("\n")[2].strip(" *_")
        )
        if row_starts and described and size > 8 and self.block.kind is Kind.PARAGRAPH:
            return True
        return described and (
            heads or bool(_VERB_BEHIND.match(self.at(mention.outer.end, mention.outer.end + 200)))
        )

    def _plain(self, index: int) -> Claim:
        """A title without marks: in a row of fields, behind a dash or colon, or before the id."""
        mention = self.found[index]
        low, high = self._bounds(index)
        return (
            self._listed_behind(mention, high)
            or self._dashed_behind(mention, high)
            or self._before(mention, low, index)
            or Claim()
        )

    def _listed_behind(self, mention: Mention, high: int) -> Claim | None:
        """`arXiv:2507.21919, title, first author, 2025-07`, as prompts ask for."""
        rest = self.at(mention.outer.end, high)
        lead = re.match(r"[\s*_`)\]]{0,4}(?:[,:(|]|\s[\u2013\u2014-]|\.(?= ))[\s(*_]{1,4}", rest)
        if not lead or self.block.kind is Kind.HEADING:
            return None
        start = lead.end()
        body = re.split(r"\n\s*\n|;\s", rest[start : start + 500], maxsplit=1)[0]
        dated = re.search(
            rf"[,(\u2013\u2014|-]\s{{0,2}}(?:[^\W\d_]+\s)?({DATE})(?![\w-])", body, re.IGNORECASE
        )
        stop = dated.start() if dated else len(body)
        head = body[:stop]
        if not dated:
            et_al = re.search(r"\bet al\b\.?", head)
            if not et_al:
                return None
            head = head[: et_al.end()]
        stretch = _names_behind(head)
        if not stretch:
            if not dated:
                return None
            cut, names = len(head), Named()
        else:
            cut, names = stretch
        raw = head[:cut]
        title = clean(raw)
        form = shape(title, self.names)
        if (
            form is Shape.NONE and not (names.names and dated and _free(title))
        ) or _SENTENCE.search(raw):
            return None
        if form is Shape.PLAUSIBLE and not names.names and not dated:
            return None
        at = mention.outer.end + start
        span = Span(at, at + len(raw.rstrip()))
        year = year_of(dated[1]) if dated else None
        return Claim(title, span, names, year, bool(names.names), True)

    def _dashed_behind(self, mention: Mention, high: int) -> Claim | None:
        """`arXiv:2507.21919 — Title`, or with a colon; a sentence there is a gloss."""
        rest = self.at(mention.outer.end, high)
        lead = re.match(r"[\s*_`)\]]{0,4}(?::|[\u2013\u2014]|\s--?\s|\]\s|\.\s)[\s*_]{0,3}", rest)
        heads = self._heads(mention.outer.start)
        if not lead and heads:
            lead = re.match(r"[)\]*_`]{0,3}\s[\s*_]{0,3}", rest)
        if not lead or (
            rest[lead.start() : lead.end()].strip()[:1] in ("]", ".", "") and not heads
        ):
            return None
        body = re.split(r"\n|;\s", rest[lead.end() : lead.end() + 400], maxsplit=1)[0]
        end = re.search(rf"\.(?=\s|\Z)|\s[(\[]|\s[\u2013\u2014-]\s|{GONE}", body)
        raw = body[: end.start()] if end else body
        title, form = clean(raw), shape(clean(raw), self.names)
        rested = body[len(raw) :]
        tail = behind(rested, 0, len(rested))
        ended = not rested.strip() or (
            tail.at >= len(rested.rstrip()) and bool(tail.names.names or tail.year)
        )
        if form is Shape.NONE or (form is Shape.PLAUSIBLE and not (ended and heads)):
            return None
        if len(title.split()) < 5 and ": " not in title and not heads:
            return None
        if raw.rstrip().endswith(".") or (form is Shape.PLAUSIBLE and rested.startswith(".")):
            return None
        at = mention.outer.end + lead.end()
        names = tail.names if tail.names.sure or tail.year else Named()
        return Claim(
            title, Span(at, at + len(raw.rstrip())), names, tail.year, bool(names.names), False
        )

    def _before(self, mention: Mention, low: int, index: int) -> Claim | None:
        """`Title (arXiv:2507.21919)`, `Title, Ibrahim, 2025-07, arXiv:2507.21919`."""
        start = mention.outer.start
        if self.block.kind is Kind.HEADING or start <= low:
            return None
        whole = self.at(low, start)
        if not re.search(
            r"[(\[,.\u2013\u2014:|-][\s*_]{0,3}(?:(?:arXiv|preprint|available at|at)\s{1,2})?\Z",
            whole,
            re.IGNORECASE,
        ) and not whole.endswith((" ", "\n")):
            return None
        joint = before(self.text, low - self.low, start - self.low)
        described = bool(joint.names.names or joint.year)
        row = self.text.rfind("\n", low - self.low, joint.at)
        begin = max(low - self.low, row + 1 if low == self.block.start or row >= 0 else 0)
        stretch = self.text[begin : joint.at]
        for stop in _SENTENCE.finditer(stretch):
            begin += 0
            stretch_from = stop.end()
            stretch = stretch[:0] + self.text[begin + stretch_from : joint.at]
            return self._run(
                stretch, begin + stretch_from, joint.names, joint.year, described, False
            )
        return self._run(
            stretch, begin, joint.names, joint.year, described, self._heads(begin + self.low)
        )

    def _run(
        self, stretch: str, begin: int, names: Named, year: int | None, described: bool, heads: bool
    ) -> Claim | None:
        """The title that a stretch ends in: all of it, or its last run of capitalised words."""
        lead = re.match(r"[\s*_`>\"'(\[]{0,6}", stretch)
        at = lead.end() if lead else 0
        title = clean(stretch[at:])
        form = shape(title, self.names)
        bib = described and heads and len(title.split()) > 2
        if form is Shape.STRONG and heads and (len(title.split()) > 4 or bib or ": " in title):
            return Claim(
                title,
                Span(begin + at + self.low, begin + len(stretch) + self.low),
                names,
                year,
                names.sure or (bool(names.names) and year is not None),
                bib,
            )
        run = _capitalised_run(stretch)
        if run is None:
            return None
        title = clean(stretch[run:])
        if shape(title, self.names) is not Shape.STRONG or (
            len(title.split()) < 6 and not (": " in title and len(title.split()) > 4)
        ):
            return None
        if re.search(r"[A-Z][A-Za-z]*-?\d|\bUniversity|\bInstitute|, [A-Z]\w+ and ", title):
            return None
        span = Span(begin + run + self.low, begin + len(stretch) + self.low)
        return Claim(title, span, names, year, names.sure, False)

    def _with_authors(self, claim: Claim, mention: Mention, index: int) -> Claim:
        """The claim with the authors that stand beside the id."""
        low, high = self._bounds(index)
        left = self.at(max(low, mention.outer.start - 160), mention.outer.start)
        right = self.at(mention.outer.end, min(high, mention.outer.end + 160))
        for stretch, pattern in (
            (left, rf"\(([^()]{{2,100}}?)[,;]?\s*({DATE})?[,;:]?\s*(?:preprint\s)?[\[\s]*\Z"),
            (right, rf"\)?\s?\(([^()]{{2,100}}?)[,;]?\s*({DATE})?\)"),
            (
                right,
                rf"\s?[,;]?\s?by ([^().;]{{2,100}}?\bet al\.?|[^().;]{{2,100}}?)(?:[\s,(]+({DATE})|[.;)]|\Z)",
            ),
        ):
            found = (
                re.search(pattern, stretch, re.IGNORECASE)
                if stretch is left
                else re.match(pattern, stretch, re.IGNORECASE)
            )
            if found and (names := named(found[1])).names and (names.sure or found[2]):
                return claim._replace(
                    authors=names, year=claim.year or year_of(found[2] or ""), firm=names.sure
                )
        joined = re.search(rf"(?:\s|\A)\(?({DATE})?\)?[,;]?\s?[(\[]*\Z", left, re.IGNORECASE)
        stretch = left[: joined.start()] if joined else left
        near = [found for found in _ET_AL.finditer(left + " 2000")]
        direct = joined is not None and [
            one
            for one in near
            if stretch.rstrip().endswith(one[0].rstrip(" (")) or one.end() >= len(stretch.rstrip())
        ]
        if direct and joined:
            name = direct[-1]
            names = named(name[1] or name[2])
            paren = "(" in left[name.end() - 1 :] or "[" in left[name.end() - 1 :]
            comma = re.search(
                r"\)?\s?,\s?\Z", left[name.end() :] if name.end() <= len(left) else ""
            )
            firm = paren and not comma and len(near) == 1
            year = claim.year or year_of(joined[1] or "")
            return claim._replace(
                authors=Named(names.names, True), year=year if firm else claim.year, firm=firm
            )
        sentence = self._sentence(mention)
        inside = [found for found in _ET_AL.finditer(self.at(*sentence))]
        others = [
            one
            for one in self.found
            if one.paper and not _same(one, mention) and sentence.start <= one.start < sentence.end
        ]
        if len(inside) == 1 and not others and mention.paper is not None:
            names = named(inside[0][1] or inside[0][2])
            return claim._replace(authors=Named(names.names, True), firm=False)
        return claim

    def _sentence(self, mention: Mention) -> Span:
        low, high = max(self.low, mention.start - 300), min(self.high, mention.end + 300)
        start = low
        for stop in _SENTENCE.finditer(self.text, low - self.low, mention.start - self.low):
            if not re.search(r"\bal\.\s*\Z", self.text[max(0, stop.end() - 8) : stop.end()]):
                start = stop.end() + self.low
        stop_behind = _SENTENCE.search(self.text, mention.end - self.low, high - self.low)
        return Span(start, stop_behind.start() + self.low if stop_behind else high)


def _free(title: str) -> bool:
    """Whether a text between an id and an author may be a title, however it is written."""
    return (
        len(title.split()) > 1
        and title[:1].isupper()
        and shape(title + " of the") is not Shape.NONE
    )


def _names_behind(head: str) -> tuple[int, Named] | None:
    """Where the names at the end of a row of fields begin, and the names."""
    cuts = [match for match in re.finditer(r"[,.]\s|\s[\u2013\u2014|-]\s|\s?\(|\s(?=by\s)", head)]
    best = None
    for cut in reversed(cuts[-12:]):
        names = named(re.sub(r"\A\s*by\s", "", head[cut.end() :]))
        if not names.names:
            break
        if best is not None and not (names.sure and len(names.names) > len(best[1].names)):
            break
        piece = head[cut.end() :].split(",", maxsplit=1)[0]
        if best is not None and len(piece.split()) > 3:
            break
        best = (cut.start(), names)
    return best


def _capitalised_run(stretch: str) -> int | None:
    """Where the last run of capitalised words begins, small words between them."""
    words = list(re.finditer(r"\S+", stretch[-400:]))
    shift = max(0, len(stretch) - 400)
    begin = None
    small = 0
    for match in reversed(words):
        word = match[0].strip("\"'\u201c\u201d(),:;*_?!")
        if word[:1].isupper() or word[:1].isdigit():
            begin, small = match.start(), 0
        elif len(word) <= 7 and word.isalpha() and small < 3:
            small += 1
        else:
            break
        if match[0].endswith((",", ";")) and small == 0 and False:
            break
    if begin is None:
        return None
    lead = _LEADING.match(stretch, shift + begin)
    return lead.end() if lead else shift + begin


def _in_row(
    text: str, block: Block, found: Sequence[Mention], names: frozenset[str]
) -> list[Claim]:
    """What the cells of a row claim of the paper that the row names."""
    cells = block.cells
    label = text[cells[0].start : cells[0].end].strip(" *_`[]()")
    papers = {mention.paper for mention in found if mention.paper}
    claim = _cells_claim(text, block, found, names, label) if len(papers) < 2 else Claim()
    if claim.title or claim.authors.names or claim.year:
        return [claim] * max(1, len(found))
    result = []
    for mention in found:
        at = next((i for i, cell in enumerate(cells) if cell.start <= mention.start < cell.end), -1)
        if at < 0:
            result.append(Claim())
            continue
        cell = Block(*cells[at], Kind.PARAGRAPH)
        inside = [one for one in found if cells[at].start <= one.start < cells[at].end]
        result.append(_Beside(text, cell, inside, names).claims()[inside.index(mention)])
    return result


def _cells_claim(
    text: str, block: Block, found: Sequence[Mention], acronyms: frozenset[str], label: str
) -> Claim:
    cells = block.cells
    if re.match(r"\W*C\d{1,3}\b", label):
        return Claim()
    if label == "NEW":
        return _new_row(text, block, found)
    span, names, year = None, Named(), None
    ids = {i for i, cell in enumerate(cells) for one in found if cell.start <= one.start < cell.end}
    roles = block.roles if any(block.roles) else ()
    bib = False
    for i, cell in enumerate(cells):
        role = roles[i] if i < len(roles) else ""
        written = text[cell.start : cell.end]
        if role == "authors" or (not roles and i not in ids and named(written).sure):
            names, bib = named(written), True
        elif role == "year" or (not roles and re.fullmatch(DATE, written.strip(), re.IGNORECASE)):
            year, bib = year_of(written), True
    for i, cell in enumerate(cells):
        role = roles[i] if i < len(roles) else ""
        if (roles and role not in ("title", "paper")) or span:
            continue
        inner = _cell_title(
            text, cell, [one for one in found if cell.start <= one.start < cell.end]
        )
        if inner is None:
            if role == "paper" and not names.names:
                names, more = _cell_authors(text[cell.start : cell.end])
                year = year or more
            continue
        title = clean(text[inner.start : inner.end])
        form = shape(title, acronyms)
        size = len(title.split())
        if role == "title":
            good = (
                size > 1 and not named(title).sure and (form is not Shape.NONE or size > 2 or bib)
            )
        elif role == "paper":
            good = form is Shape.STRONG or (form is Shape.PLAUSIBLE and size > 5)
        else:
            good = (form is Shape.STRONG and (size > 4 or bib)) or (
                form is Shape.PLAUSIBLE and bib and size > 5
            )
        if good:
            span = inner
        elif role == "paper" and not names.names:
            names, more = _cell_authors(text[cell.start : cell.end])
            year = year or more
    if not span and not names.names:
        return Claim(year=year)
    title = clean(text[span.start : span.end]) if span else ""
    return Claim(title, span, names, year, bool(names.names), bool(title))


def _cell_title(text: str, cell: Span, inside: Sequence[Mention]) -> Span | None:
    """Where the title in a cell stands: a link's text, or what is left of the cell."""
    for mention in inside:
        if mention.link and not _GENERIC.fullmatch(text[mention.link.start : mention.link.end]):
            return mention.link if not isinstance(mention.paper, MalformedId) else mention.link
    end = min((one.outer.start for one in inside), default=cell.end)
    start = cell.start
    if end == cell.start:
        start, end = max(one.outer.end for one in inside), cell.end
    written = text[start:end]
    quote = re.search(r"[\"\u201c]([^\"\u201c\u201d]{8,300})[\"\u201d]", written)
    if quote:
        return Span(start + quote.start(1), start + quote.end(1))
    paren = re.search(
        rf"\s*[(,]\s?(?:[^()]{{0,60}}et al\.?)?[\s,]*(?:{DATE})?\)?\s*[(\[]?\s*\Z",
        written,
        re.IGNORECASE,
    )
    stop = paren.start() if paren and paren.start() else len(written)
    stripped = written[:stop].rstrip(" (,;:[\u2013\u2014-")
    return Span(start, start + len(stripped)) if stripped.strip(" *_") else None


def _cell_authors(written: str) -> tuple[Named, int | None]:
    """The authors and year of a cell such as `Ibrahim et al. (2025)`."""
    found = re.match(
        rf"[\s*_]*([^()\d]{{2,80}}?)[\s,(]*({DATE})?[)\s*_]*\Z", written, re.IGNORECASE
    )
    names = named(found[1]) if found else Named()
    return (names, year_of(found[2] or "")) if found and names.sure else (Named(), None)


def _new_row(text: str, block: Block, found: Sequence[Mention]) -> Claim:
    """`NEW | id | YYYY-MM | title | claims`, with the id or the month missing in places."""
    span = year = None
    for cell in block.cells[1:]:
        written = text[cell.start : cell.end].strip(" *_`")
        if any(cell.start <= one.start < cell.end for one in found) and span is None:
            continue
        if re.fullmatch(DATE, written, re.IGNORECASE):
            year = year or year_of(written)
        elif re.fullmatch(
            r"(?:C\d{1,3}[\s,;&and\u2013-]*)+|none|n/?a|-|\u2014|\?|", written, re.IGNORECASE
        ):
            continue
        elif span is None and len(written.split()) > 1 and not named(written).sure:
            span = cell
    title = clean(text[span.start : span.end]) if span else ""
    return Claim(title, span, year=year, sure=bool(title))


def claims_alone(text: str, block: Block, names: frozenset[str]) -> Claim:
    """What an entry or a row that names no id or address claims of a paper."""
    if block.kind is Kind.TABLE:
        if not block.cells or "header" in block.roles:
            return Claim()
        label = text[block.cells[0].start : block.cells[0].end].strip(" *_`[]()")
        titled = "title" in block.roles or (
            "paper" in block.roles and ("authors" in block.roles or "id" in block.roles)
        )
        if label != "NEW" and not titled:
            return Claim()
        return _cells_claim(text, block, (), names, label)
    if text[block.start : block.end].lstrip().startswith("@"):
        return _of_entry(text, read_bibtex(text, block.start, block.end)[0], firm=True)
    entry = _Beside(text, block, (), names).claims_of_entry()
    return (
        entry
        if entry.title and (entry.authors.names or shape(entry.title) is Shape.STRONG)
        else Claim()
    )
