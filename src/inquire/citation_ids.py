"""Where an answer names a paper by its arXiv id, by an address or by a DOI.

What is marked as arXiv's is an id, or a malformed one. Every pattern is anchored at something
rare and bounded, so that none takes more than linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from inquire.addresses import Mention, addresses, dois
from inquire.arxiv_id import MalformedId, parse_arxiv_id
from inquire.location import Span
from inquire.text_blocks import Block
from inquire.unmarked_ids import stands_like_id, unmarked

_ARXIV = re.compile(r"[aA][rR][xX][iI][vV]")
_LEAD = re.compile(
    r"((?:[ \t]{1,2}(?:pre-?prints?|e-?prints?|ids?|identifiers?|numbers?|nos?\.?|papers?|abs|ref)"
    r"(?![a-z])){0,2}+)([\s:\uff1a#./\-=\[\](*_`\"'\u2013\u2014|]{1,10})",
    re.IGNORECASE,
)
_DIGIT = "0-9\uff10-\uff19"
_OLD = r"[A-Za-z]{1,8}(?:-[A-Za-z]{1,5})?(?:\.[A-Za-z]{2})?/\d{5,9}(?:v\d{0,4})?"
_NUMBER = re.compile(rf"(?:{_OLD}|\d{{4}}\\?\.\d{{4,5}}(?:[vV]\d{{1,4}})?)(?![^\W_])(?!\.\d{{2}})")
_BROKEN = re.compile(
    rf"(?:[{_DIGIT}]{{3,6}}|[xXnNyYmM?#*0-9]{{4}})\\?[.\uff0e\u00b7,:_\u2010-\u2015\u2212-]"
    rf"(?:[{_DIGIT}]{{3,8}}|[xXnNyYmM?#*0-9]{{4,6}})(?:[vV][0-9xX]{{0,5}})?(?![^\W_])"
    r"|\d[\dOoIl]{3}\.[\dOoIl]{4,5}(?:[vV]\d{1,3})?(?![^\W_])"  # letters for 0 and 1
    r"|\d{8,9}(?:[vV]\d{1,3})?(?![^\W_]|[.-]\d)"
    r"|[A-Za-z]{1,8}(?:-[A-Za-z]{1,5})?(?:\.[A-Za-z]{2})?/[xX?#]{4,7}(?![^\W_])"
)
_PLURAL = re.compile(r"(?:ids|papers|prints|numbers|nos|identifiers)\.?\Z", re.IGNORECASE)
_PATTERN_OR_DATE = re.compile(r"YYMM\.N|(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)", re.IGNORECASE)


def mentions(text: str, blocks: Sequence[Block]) -> list[Mention]:
    """Every paper named by id, address or DOI, in the order of the text."""
    found = [*addresses(text)]
    taken = _Taken(found)
    found += [mention for mention in dois(text) if taken.free(mention)]
    taken = _Taken(found)
    found += [mention for mention in _marked(text) if taken.free(mention)]
    taken = _Taken(found)
    starts = [block.start for block in blocks]
    bare = []
    series_end = -1
    marked_ends = {mention.outer.end: mention for mention in found}
    for mention in unmarked(text):
        if not taken.free(mention):
            continue
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or mention.end > blocks[at].end:
            continue
        follows = taken.end_before(mention.start)
        after_id = max(series_end, follows if follows in marked_ends else -1)
        if stands_like_id(text, mention, blocks, at, after_id):
            bare.append(mention)
            series_end = mention.end
    found += bare
    found.sort()
    return found


class _Taken:
    """The places that mentions found so far have."""

    def __init__(self, found: Sequence[Mention]) -> None:
        spans = sorted((mention.start, mention.end) for mention in found)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._outers = sorted(mention.outer.end for mention in found)

    def free(self, mention: Mention) -> bool:
        at = bisect_right(self._starts, mention.start) - 1
        if at >= 0 and self._ends[at] > mention.start:
            return False
        return at + 1 >= len(self._starts) or self._starts[at + 1] >= mention.end

    def end_before(self, start: int) -> int:
        at = bisect_right(self._outers, start) - 1
        return self._outers[at] if at >= 0 else -1


def _marked(text: str) -> Iterator[Mention]:
    for match in _ARXIV.finditer(text):
        if text[match.start() - 1 : match.start()].isalnum():
            continue
        lead = _LEAD.match(text, match.end())
        if not lead:
            continue
        words, signs = lead.groups()
        at = lead.end()
        while at > lead.start(2) and text[at - 1] in "?#*":
            at -= 1  # signs of a placeholder
        found = _NUMBER.match(text, at) or (_BROKEN.match(text, at) if _is_firm(signs) else None)
        if not found or _PATTERN_OR_DATE.match(found[0]) or "\n\n" in signs:
            continue
        start, end = match.start(), found.end()
        plural = words and _PLURAL.search(words)
        if plural or signs.strip(" \t:\uff1a#.") or len(signs) > 3 or "\n" in signs:
            start = at
        number = found[0].replace("\\", "")
        paper = parse_arxiv_id(number)
        if isinstance(paper, MalformedId):
            if "/" in number and not _is_firm(signs):
                continue
            paper = paper._replace(text=text[start:end])
        yield Mention(start, end, paper, "", Span(start, end))


def _is_firm(signs: str) -> bool:
    """Whether what stands behind `arXiv` says that a number must follow."""
    return ":" in signs or "\uff1a" in signs or signs.strip() == "."
