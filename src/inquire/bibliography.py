"""The small change of references: names, dates, venues and the punctuation between them.

A title is claimed for a paper only where nothing but this stands between the two, and a name is
an author's only where it stands among this. Names are known by their form alone, so that a list
is believed where it could be nothing else (`et al.`, initials, several names).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from inquire.authors import INITIALS, PARTICLES, people

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = (  # what comes first keeps it from trying each month at each letter
    rf"(?:(?=\d|[jfmasond][aepuco])(?:(?:\d{{1,2}}[ ])?{MONTH}[ ](?:\d{{1,2}},[ ])?(?:19|20)\d\d"
    rf"|(?:19|20)\d\d(?:-\d\d(?:-\d\d)?|,[ ]{MONTH}(?:[ ]\d{{1,2}})?|[a-z])?))"
)
GONE = "\x00"  # stands for each character of a mention, which is no part of what is claimed

_DATE_AT_END = re.compile(rf"(?<![\w.-]){DATE}\Z", re.IGNORECASE)
_DATE_AT_START = re.compile(rf"{DATE}(?![\w-]|\.\d)", re.IGNORECASE)
_GLUE = (
    "~\u060c\u061b\u00b7\uff08\uff09\u3001\uff0c\uff1a\u3002\u300a\u300b \t\r\n,;:.()[]{}<>\u2013\u2014-|*_`\\\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
    + GONE
)
_WORDS = (
    r"(?:arxiv|e-?prints?|pre-?prints?|available(?: at)?|at|via|doi|url|link|pdf|abs|html|ids?"
    r"|is|is at|(?:is |was |first )?(?:appeared|appears|published|posted|available|found)(?: as| at)"
    r"|accessed|retrieved|published|posted|submitted|version|v\d{1,2}"
    r"|(?:cs|stat|math|eess|physics|econ|q-bio)\.[a-z]{2}|corr|vol|pp|no|in(?= proc)"
    r"|(?:in |findings of |at )?(?:neurips|nips|icml|iclr|acl|emnlp|naacl|eacl|aaai|ijcai|colm|tmlr"
    r"|jmlr|tacl|chi|cvpr|facct|nature|science|pnas)|proceedings|conference|workshop|to appear(?: in| at)?"
    r"|accepted|forthcoming|authors?|first author|by|year|date)"
)
_WORD_AT_END = re.compile(rf"(?<![\w]){_WORDS}\Z")
_WORD_AT_START = re.compile(rf"{_WORDS}(?!\w)")
_SEPARATORS = r";:(\[\u2013\u2014|\n\u201d\"*\u00ab\u00bb\uff08\uff0c\uff1a\u3001\u300b" + GONE
_PIECE = re.compile(
    rf"[,.b {_SEPARATORS}](?:(?<=,)(?!\s{{1,3}}(?:and|&|und|y|et)\s)|(?<=[{_SEPARATORS}])"
    r"|(?<=\w\w\.) |(?<=\bb)y |(?<= )- )"
)
_ET_AL = re.compile(
    r"(?:,\s?)?(?:\u2026|\.\s?\.\s?\.)(?=,?\s)|[,\s]*(?:\bet\.?\s{1,3}al\b\.?|\b(?:and|&)\s{1,3}(?:colleagues|others|co-?workers|coauthors)\b"
    r"|\b(?:und|y|et)\s{1,3}(?:Kolleg\w{1,4}|otros|colaboradores|coll)\b|\bu\.\s?a\b\.?|\u7b49(?:\u4eba)?)",
    re.IGNORECASE,
)
_SIGNS_OF_OTHERS = (
    *(" al", " AL", " Al", "..", ". .", "\u2026", "u.", "\u7b49"),
    *("oll", "thers", "ork", "auth", "tros", "OTHERS"),
)  # without one of them nothing stands for others
_LISTING = PARTICLES | frozenset(
    "and und others colleagues co-workers coworkers co-authors coauthors otros colaboradores coll".split()
)
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]\.")
_INITIAL_AT_END = re.compile(_INITIAL.pattern + r"\Z")
_GENITIVE = re.compile(r"['\u2019]s?\Z")
_GENITIVES = re.compile(r"['\u2019]s(?=,|\Z)")
_EMPTY = re.compile(r",[\s,]*(?=,)|[\s,]+\Z")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATED_AT_END = re.compile(rf"\s{DATE}\s*\Z", re.IGNORECASE)
_AND = re.compile(r",?\s{1,3}(?:and|&|und|y|et)\s{1,3}|\s*&\s*|\s*;\s*")
_JOINING = frozenset("and und y et".split())
_NO_NAMES = re.compile(
    r"ai$|ml$|llms?$|nlp$|rl$|arxiv|proceedings|conference|preprint|journal|university|institute|college|google|deepmind"
    r"|openai|anthropic|microsoft|nvidia|hugging|stanford|oxford|abstract|section|figure|table"
    r"|appendix|claim|task|nature|science|neurips|icml|iclr|emnlp|learning|models?$|training"
    r"|language|paper|study|report|survey|review|results?|january|february|march|april|june|july"
    r"|august|september|october|november|december|january|the$|version|link|source|chatgpt"
    r"|gemini|llama|gpt|bert|meta$|agents?$|networks?$|attention|reasoning|evaluation|benchmark"
    r"|networks?|systems?|data$|research|holds|relaxed|contradicted|superseded|note$|see$|new$"
    r"|unknown|anonymous|various|unnamed|n/a$|tbd$|tba$"
    r"|here$|quote|finding|title|authors?$|id$|none$|yes$|no$|high$|low$|medium$",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """Names as typed, first author first; `sure` where they could be nothing else."""

    names: tuple[str, ...] = ()
    sure: bool = False


class Between(NamedTuple):
    """What was stripped from one side of a text: where it ends now, and what there was."""

    at: int
    names: Named = Named()
    year: int | None = None


@lru_cache(maxsize=4096)
def named(text: str) -> Named:
    """The names in a text that holds nothing but names; none where it holds anything else."""
    text = " ".join(text.split()).strip(" ,;:()[]*_`")
    if text.endswith(".") and not _INITIAL_AT_END.search(text, len(text) - 3):
        text = text.rstrip(" .")
    if not text or len(text) > 600 or (not _upper(text[0]) and text.split()[0] not in PARTICLES):
        return Named()
    words = text.split()
    several = any(sign in text for sign in _SIGNS_OF_OTHERS)
    longer = len(words) > 6 and not several and not _is_parted(text, words)  # than any name
    if longer or any(map(_is_running, words)):
        return Named()  # a title or a sentence, which most texts are
    cut, others = _GENITIVE.sub("", text), 0
    if several:
        cut, others = _ET_AL.subn(", ", cut)
    cut = _EMPTY.sub("", _GENITIVES.sub("", cut))
    pieces = [piece for part in _AND.split(cut) for piece in part.split(",")]
    if not all(_is_name(piece) for piece in pieces if piece.strip()):
        return Named()
    names = people((cut,))
    initials = any(INITIALS.fullmatch(piece.strip()) for piece in pieces[1:])
    dotted = re.search(r"(?<![^\W\d_])[^\W\d_a-z]\.", cut) is not None
    sure = bool(others) or len(names) > 1 or initials or dotted
    if not any(_is_whole(piece) for piece in pieces):
        return Named()
    return Named(names, sure)


def year_of(text: str) -> int | None:
    """The year of a text that is a date."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def date_at(text: str, at: int) -> re.Match[str] | None:
    """The date that begins there."""
    return _DATE_AT_START.match(text, at)


def before(text: str, low: int, high: int) -> Between:
    """Strip names, dates, venues and punctuation from the end of a stretch."""
    at, year, names, sure, whole = high, None, list[str](), False, False
    while at > low:
        joint, at = at, low + len(text[low:at].rstrip(_GLUE))
        whole = whole or (bool(names) and text[at:joint].strip() != ",")
        stretch = text[low:at]
        if _may_be_dated(stretch) and (
            found := _DATE_AT_END.search(stretch, max(0, len(stretch) - 30))
        ):
            year = year or year_of(found[0])
            at = low + found.start()
        elif length := _word_at_end(stretch):
            at -= length
        else:
            start = low + _last_piece(stretch)
            piece = named(text[start : at + text.startswith(".", at, high)])
            needless = start == low and not (piece.sure or names or year)
            subtitle = text[start - 1 : start] == ":" and text[low : start - 1].strip(_GLUE)
            if (
                whole
                or not piece.names
                or needless
                or (subtitle and not subtitle.endswith("uthors"))
            ):
                break
            names[:0] = piece.names
            sure = sure or piece.sure
            whole = text[start - 1 : start] in ("(", "[") or text[start - 3 : start] == "by "
            at = start
    return Between(at, Named(tuple(names), sure or len(names) > 1), year)


def behind(text: str, low: int, high: int) -> Between:
    """Strip names, dates, venues and punctuation from the start of a stretch."""
    at, year, names, sure = low, None, list[str](), False
    while at < high:
        at = high - len(text[at:high].lstrip(_GLUE))
        if found := _DATE_AT_START.match(text, at, high):
            year = year or year_of(found[0])
            at = found.end()
        elif found := _WORD_AT_START.match(text[at : min(high, at + 40)].lower()):
            at += found.end()
        else:
            piece = _PIECE.search(text, at + 1, min(high, at + 120))
            end = piece.start() if piece else min(high, at + 120)
            if _may_be_dated(text[at:end]) and (
                dated := _DATED_AT_END.search(text[at:end], max(0, end - at - 30))
            ):
                end = at + dated.start()
            found_names = named(text[at : end + 1] if text[end : end + 1] == "." else text[at:end])
            if not found_names.names:
                break
            names += found_names.names
            sure = sure or found_names.sure
            at = end
    return Between(at, Named(tuple(names), sure or len(names) > 1), year)


def _may_be_dated(stretch: str) -> bool:
    """Whether a date may stand at the end: looking for one costs fifty times as much."""
    tail = stretch[-30:]
    return "20" in tail or "19" in tail


def _word_at_end(stretch: str) -> int:
    """How long the word such as `preprint` is with which a stretch ends; 0 where it is none."""
    tail = stretch[-21:].lower()
    found = _WORD_AT_END.search(tail, max(0, len(tail) - 20))
    return len(tail) - found.start() if found else 0


def _last_piece(stretch: str) -> int:
    """Where the last piece between separators begins, within the last 160 characters."""
    start = max(0, len(stretch) - 160)
    found = 0 if not start else len(stretch)
    for piece in _PIECE.finditer(stretch, start):
        if piece.end() < len(stretch):
            found = piece.end()
    return found


def _is_name(piece: str) -> bool:
    """Whether a piece of a list can be a name, or the initials of one."""
    words = piece.replace("\u2019", "'").split()
    whole = [word for word in words if len(word.strip(".")) > 1 and word not in PARTICLES]
    if not words or len(words) > 5 or len(whole) > 3:
        return False
    for word in words:
        bare = word.strip(".,")
        if bare in PARTICLES or (len(word) < 12 and INITIALS.fullmatch(word)):
            if _NO_NAMES.match(bare):
                return False
            continue
        if not bare or not _upper(bare[0]) or _NO_NAMES.match(bare):
            return False
        if not all(char.isalpha() or char in "'-.\u2010\u2011" for char in bare):
            return False
        if bare.isupper() and bare.isascii() and len(bare) > 3 and len(words) == 1:
            return False
    return True


def _is_parted(text: str, words: list[str]) -> bool:
    """Whether a text has several parts, as lists of names do."""
    return "," in text or ";" in text or "&" in text or not _JOINING.isdisjoint(words)


def _is_running(word: str) -> bool:
    """Whether a word in lower case stands in running text, and in no list of names."""
    bare = word.strip(".,;:()").removesuffix("'s").removesuffix("\u2019s").rstrip(".")
    return len(bare) > 2 and bare[0].islower() and bare not in _LISTING


def _is_whole(piece: str) -> bool:
    return any(len(word.strip(".")) > 1 and word not in PARTICLES for word in piece.split())


def _upper(char: str) -> bool:
    """Whether a name may begin so: no letter in lower case."""
    return char.isalpha() and not char.islower()
