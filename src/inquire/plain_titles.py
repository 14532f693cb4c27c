"""Titles without marks beside an id: in a row of fields, behind a dash, or in capitals before it."""

from __future__ import annotations

import re
from itertools import islice

from inquire.bibliography import DATE, GONE, Between, Named, before, behind, named, year_of
from inquire.claimed import Claimed
from inquire.location import Span
from inquire.marked_text import MarkedText
from inquire.title_shapes import SMALL_WORDS, Shape, clean, may_be_title, shape

_FIELDS = re.compile(
    r"[\s*_`)\]]{0,4}(?:[,:|]|\s[\u2013\u2014-]|\.(?= ))[\s(*_]{1,4}|[\s*_`\]]{0,4}\((?=\w)"
)
_DASHED = re.compile(r"[\s*_`)\]]{0,4}(?::|[\u2013\u2014]|\s--?\s|\]\s|\.\s)[\s*_]{0,3}")
_BLANK = re.compile(r"[)\]*_`]{0,3}\s[\s*_]{0,3}")
_DATED = re.compile(
    rf"[,(\u2013\u2014|-]\s{{0,2}}(?:[^\W\d_]{{1,10}}\s)?({DATE})(?![\w-])", re.IGNORECASE
)
_ROW_END = re.compile(r"\n|;\s")
_DASHED_END = re.compile(rf"\.(?=\s|\Z)|\s[(\[]|\s[\u2013\u2014-]\s|{GONE}")
_BODY_END = re.compile(r"\n\s*\n|;\s")
_ET_AL = re.compile(r"\bet al\b\.?")
_CUTS = re.compile(r"[,.]\s|\s[\u2013\u2014|-]\s|\s?\(|\s(?=by\s)")
_SENTENCE = re.compile(
    r"[.!?](?<!\b[A-Z].)[\"\u201d)\]*_]{0,3}\s{1,3}(?=[^\Wa-z\s]|[\"\u201c(\[*$\\])"
)
_LEADING = re.compile(
    r"(?:See|Unlike|Following|However|And|But|Also|Read|Cf\.?|Whereas|Although|Since|Moreover|Finally"
    r"|Similarly|Compare|Contrary to|E\.g\.)[\s,:]+(?:also\s|the\s)?"
)
_PREPOSITION = re.compile(r"(?:In|As|From|Like|While|By|Of|For|With|To|On|At|After|Since)\s")
_DANGLING = re.compile(
    r"\b(?:is|are|was|has|at|in|on|see|by|of|as|via|from|the|and|or|to|with|for|that|this)\W*\Z"
)
_UNDOUBTED = re.compile(r"\bal\b|(?<![^\W\d_])[^\W\d_a-z]\.")
_PARTED = re.compile(r"[,:]\s|\s[\u2013\u2014|-]\s")
_AND = re.compile(r"\sand\s|&|\bal\b")
_BODIES = re.compile(
    r"(?:the )?(?:openai|anthropic|google|deepmind|microsoft|meta|nvidia|apple|amazon|ibm|mistral|alibaba|qwen|deepseek|xai)"
    r"\b[\w ]{0,20}[,:]\s",
    re.IGNORECASE,
)
_BY = re.compile(r"\W{0,3}by\s")
_NAMES_OF_THINGS = re.compile(
    r"\b(?:Cent(?:er|re)|Lab|Labs|School|Department|Foundation|AI|Benchmark|Dataset|Framework|Method|Models?"
    r"|Approach|Study|Paper|Corpus|Task|Suite|Scale|Index|Team|Group|Project)\W{0,3}\Z"
    r"|\b(?:Claude|Gemini|GPT|Llama|Qwen|Mistral|DeepSeek|Anthropic|OpenAI|Google|Meta|Microsoft)\b"
    r"|\b[a-z]+\W{0,3}\Z|[A-Z][A-Za-z]*-?\d|\bUniversity|\bInstitute|, [A-Z]\w+ and |\bet al\b|[\"\u201c\u201d]"
)


def listed_behind(marked: MarkedText, end: int, high: int, names: frozenset[str]) -> Claimed | None:
    """`arXiv:2507.21919, title, first author, 2025-07`, as prompts ask for."""
    rest = marked.at(end, high)
    lead = _FIELDS.match(rest)
    if not lead:
        return None
    body = _BODY_END.split(rest[lead.end() : lead.end() + 500], maxsplit=1)[0]
    dated = _DATED.search(body)
    head = body[: dated.start()] if dated else body
    if not dated:
        et_al = _ET_AL.search(head)
        if not et_al:
            return None
        head = head[: et_al.end()]
    cut, authors = _names_behind(head)
    if head.startswith(" by ", cut) and not _UNDOUBTED.search(head, cut):
        return None  # or the title's own words: `Guided by Voices`
    title = clean(head[:cut])
    form = shape(title, names)
    freely = bool(dated and authors.names) and _may_be_title(title)
    if (form is Shape.NONE and not freely) or _SENTENCE.search(head[:cut]):
        return None
    if not dated and not authors.names:
        return None
    start = end + lead.end()
    span = Span(start, start + len(head[:cut].rstrip()))
    year = year_of(dated[1]) if dated else None
    return Claimed(title, span, authors, year, bool(authors.names), True)


def dashed_behind(
    marked: MarkedText, end: int, high: int, names: frozenset[str], *, heads: bool
) -> Claimed | None:
    """`arXiv:2507.21919 — Title`, or with a colon; a sentence there is a gloss.

    `heads` says that the id is the head of an item, where a blank may be enough.
    """
    rest = marked.at(end, high)
    lead = _DASHED.match(rest)
    if lead and not heads and lead[0].strip()[:1] in ("]", "."):
        return None
    lead = lead or (_BLANK.match(rest) if heads else None)
    if not lead:
        return None
    body = _ROW_END.split(rest[lead.end() : lead.end() + 400], maxsplit=1)[0]
    stop = _DASHED_END.search(body)
    written = body[: stop.start()] if stop else body
    title = clean(written)
    form = shape(title, names)
    after = body[len(written) :]
    tail = behind(after, 0, len(after))
    described = bool(tail.names.names or tail.year)
    ended = not after.strip() or (tail.at >= len(after.rstrip()) and described)
    size = len(title.split())
    telling = described or (size > 9 and ("\u2013" in lead[0] or "\u2014" in lead[0]))
    stopped = written.rstrip().endswith(".") or after.startswith(".")
    gloss = stopped or not (telling and ended and heads)
    if form is Shape.NONE or (form is Shape.PLAUSIBLE and gloss) or begins_with_names(title):
        return None
    if size < 5 and ": " not in title and not heads:
        return None
    start = end + lead.end()
    authors = tail.names if tail.names.sure or tail.year else Named()
    span = Span(start, start + len(written.rstrip()))
    return Claimed(title, span, authors, tail.year, bool(authors.names))


def capitalised_before(
    marked: MarkedText, place: Span, names: frozenset[str], *, item: int
) -> Claimed | None:
    """`Title (arXiv:2507.21919)`, `Title, Ibrahim et al., 2025, arXiv:2507.21919`.

    `place` is what stands before the id, back to the last other one; `item` the start of the item
    that it is in, or -1. Of a sentence the title is the last run of capitalised words.
    """
    low = place.start - marked.low
    joint = before(marked.text, low, place.end - marked.low)
    begin = max(low, marked.text.rfind("\n", low, joint.at) + 1)
    for stop in _SENTENCE.finditer(marked.text, begin, joint.at):
        begin = stop.end()
    stretch = marked.text[begin : joint.at]
    at, title, described, whole = 0, "", False, False
    if item >= 0 and begin + marked.low == item:
        at = len(stretch) - len(stretch.lstrip(" \t\r\n*_`>\"'(["))
        title = clean(stretch[at:])
        size = len(title.split())
        described = bool(joint.names.names or joint.year) and size > 2
        whole = size > 4 or described or ": " in title
    if not whole or shape(title, names) is not Shape.STRONG:
        follows = marked.at(place.end, place.end + 200).lstrip(GONE + ")]")
        run = _capitalised_run(stretch, leads=follows.startswith(","))
        if run is None:
            return None
        at, described = run, False
        title = clean(stretch[at:])
        size = len(title.split())
        if size < 7 and not (": " in title and size > 4):
            return None
        if shape(title, names) is not Shape.STRONG or _NAMES_OF_THINGS.search(stretch[at:]):
            return None
    if _has_more(title, marked.text[joint.at : place.end - marked.low], joint):
        return None
    span = Span(begin + at + marked.low, joint.at + marked.low)
    sure = joint.names.sure or (bool(joint.names.names) and joint.year is not None)
    return Claimed(title, span, joint.names, joint.year, sure, described)


def _names_behind(head: str) -> tuple[int, Named]:
    """Where the names at the end of a row of fields begin, and the names."""
    best = (len(head), Named())
    for cut in reversed(list(_CUTS.finditer(head))[-12:]):
        if best[1].names and head.startswith("by", cut.end()):
            break  # a list after "by" has no comma alone in it
        names = named(head[cut.end() :].removeprefix("by "))
        longer = names.sure and len(names.names) > len(best[1].names)
        if not names.names or (best[1].names and not longer):
            break
        if best[1].names and len(head[cut.end() :].split(",", maxsplit=1)[0].split()) > 3:
            break
        best = (cut.start(), names)
    return best


def _may_be_title(title: str) -> bool:
    """Whether a text between an id and an author may be a title, however it is written."""
    return title[:1].isupper() and may_be_title(title) and not named(title).sure


def _has_more(title: str, glue: str, joint: Between) -> bool:
    """Whether a title without marks may be more than one, or less: names in front, or lost behind.

    `joint` is what was stripped from its end, `glue` all that stands there.
    """
    if _DANGLING.search(title) or _BY.match(glue) or title.count("{") != title.count("}"):
        return True
    if joint.names.names:
        told = joint.year is not None and any(" " in name for name in joint.names.names)
        return glue.startswith(",") and not told and not _UNDOUBTED.search(glue)
    flat = glue.lstrip("*_").startswith((",", "."))
    if begins_with_names(title, flat=flat) or " / " in title:
        return True
    return flat and _may_begin_with_names(title)


def begins_with_names(title: str, *, flat: bool = False) -> bool:
    """Whether several names stand in front of a title; two before a colon only if all is `flat`."""
    for parted in islice(_PARTED.finditer(title), 12):
        names = named(title[: parted.start()])
        if not names.names:
            return False
        listed = _AND.search(title, 0, parted.start()) is not None
        if listed and names.sure and (flat or parted[0] != ": " or len(names.names) > 2):
            return True
    return False


def _may_begin_with_names(title: str) -> bool:
    """Whether what stands before the first colon or comma of a title may be its authors."""
    head, colon, _ = title.partition(": ")
    first, comma, _ = head.partition(", ")
    if _BODIES.match(title):
        return True
    if not comma:
        return bool(colon) and " " in head and bool(named(head).names)
    return bool(named(first).names) and (" " in first or bool(colon and named(head).names))


def _capitalised_run(stretch: str, *, leads: bool) -> int | None:
    """Where the last run of capitalised words begins, small words between them.

    At the start of a sentence a preposition may be the title's first word: `leads` says that it
    is not, for a comma follows.
    """
    begin, small, end = None, 0, len(stretch)
    farthest = max(0, end - 400)
    flat = stretch.replace("\n", " ").replace("\t", " ")
    while end > farthest:
        end = len(stretch[:end].rstrip())
        start = flat.rfind(" ", 0, end) + 1
        word = stretch[start:end].strip("\"'\u201c\u201d(),:;*_?!")
        if word[:1].isupper() or word[:1].isdigit():
            begin, small = start, 0
        elif word in SMALL_WORDS and small < 3:
            small += 1
        else:
            break
        end = start
    if begin is None or "%" in stretch[begin:]:
        return None
    if stretch[:begin].rstrip(' *_("')[-1:] not in ("", ":", ".", "!", "?", ")"):
        return begin
    if preposition := _PREPOSITION.match(stretch, begin):
        return preposition.end() if leads else None
    lead = _LEADING.match(stretch, begin)
    return lead.end() if lead else begin
