"""Whether a stretch of text has the shape of a paper's title.

What is taken for a title is compared with the real one, and a finding, a method's name or a
heading taken for one would accuse a real paper. So form decides only where it is plain, and the
place of a text must speak for it where its form does not.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

MOST = 300  # characters of a title; the longest real ones have about 250

SMALL_WORDS = frozenset(
    "a an the of on in to for and or with from by at as via is are be can do does not no vs than into over under "
    "your our we you i it its their that when how why what between through without towards toward "
    "but if so et al against among beyond during per up out off all only".split()
)
_LABEL = re.compile(
    r"\W*(?:c\d{1,3}\b|claims?\b|figures?\b|tables?\b|sections?\b|verdicts?\b|abstract\b|quotes?\b|notes?\b"
    r"|answers?\b|finding\b|result\b|status\b|reason\b|search(?:es)?\b|question\b|ungrounded|my\b"
    r"|holds\b|relaxed\b|contradicted\b|superseded\b|untestable\b|no.new.evidence|not.searched"
    r"|(?:contrary|counter[\w-]*|against|update|background|sources?|references?|papers?|study|studies"
    r"|preprint|article|title|caveats?|examples?|conclusion|overall|latest|best|see):"
    r"|strongest\b|newer\b|recent (?:work|papers|studies|evidence)\b|related work|additional\b|supporting\b"
    r"|contradicting\b|opposing\b|key (?:finding|result|paper|quote)|summary of|evidence\b|models? tested|task \d)"
)  # in lower case
_VENUE = re.compile(
    r"(?:in:? )?(?:the )?(?:arxiv\b|corr\b|pre-?prints?\b|proceedings\b|proc\.|advances in neural|transactions\b"
    r"|journal of|findings of (?:the )?(?:acl|emnlp|naacl|association)|ieee\b|acm\b|annual meeting"
    r"|conference\b|workshop\b|(?:neurips|nips|icml|iclr|acl|emnlp|naacl|aaai|chi|cvpr|colm|tmlr"
    r"|jmlr|tacl|pnas|facct|aies)\b[\s'\u2019\d]*\Z|nature(?: [a-z]+){0,2}\Z|science(?: [a-z]+)?\Z"
    r"|https?:|github\b|doi\b|retrieved\b|accessed\b|available\b|openreview|university\b|vol\.)"
)  # in lower case
_FINDING = re.compile(
    r"\d\s?(?:%|percent\b|percentage\b|points?\b|pp\b)|[+~\u2248<>=]\s?\d"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|every|we|our|ours|this|these|those|they|he|she|was|were|had|did|found|showed|shows|finds"
    r"|reports?|reported|observed|fell|rose|dropped|made|led|increased|decreased|reduced|improved"
    r"|study|paper|authors?|evidence|trial|here|claims?|replicat\w+|newer)\b",
    re.IGNORECASE,
)
_GLOSS = re.compile(
    r"(?:the|an?|some|main|original|strong|weak|direct|supports?|shows?|finds?|tests?|extends?|argues?"
    r"|same|first|follow-?up|more|most|also|reports?|proposes?|introduces?|presents?|see|only|no"
    r"|new|recent|large-scale|published|posted|retitled|background|contradicts?|confirms?)\b",
    re.IGNORECASE,
)
# Names of methods that are written like titles, and stand for them in a sentence.
_METHOD = re.compile(
    r"(?:deep )?reinforcement learning (?:from|with|via) [\w-]+(?: [\w-]+)?|[\w-]+(?: [\w-]+){0,2} "
    r"(?:optimi[sz]ation|adaptation|generation|prompting|decoding|fine-?tuning|tuning|distillation|attention"
    r"|experts|alignment|rewards?|benchmark|dataset|framework|algorithm|models?|networks?|transformers?)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r" et al\b|https?:|arxiv|\((?:19|20)\d\d|\.,(?<=\b[a-z]\.,)|[\u300a\u300b\uff08\uff09]|''"
)  # in lower case
_NICKNAME = re.compile(
    r"(?<!\bA )(?<!\bon )(?<!: )\b(?:study|paper|trial|work|team|group|preprint)\Z", re.IGNORECASE
)
_SENTENCE = re.compile(r"[;!]|\. |\d\d")
_ENDS = ("technical report", "system card", "model card", "a survey", "position paper")
_GENRE = re.compile(r"\s?\[(?:[A-Z]{1,2}(?:/OL)?|preprint)\]\W{0,3}\Z", re.IGNORECASE)
"""The kind of document, as Chinese references write it behind a title: `[J/OL]`."""
_LINKED = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{1,500}\)")
_PAGE_BEFORE = re.compile(
    r"\W{0,4}(?:\[?\d{4}\.\d{4,5}(?:v\d+)?\\?\]?[\s:.-]{1,3}|\[(?:PDF|HTML)\]\s)", re.IGNORECASE
)
_PAGE_BEHIND = re.compile(
    r"[-|\u2013\u2014](?<=\s.)\s(?:arxiv(?:\.org)?|openreview|acl anthology|hugging ?face|semantic scholar"
    r"|alphaxiv|ar5iv|scirate|researchgate|emergent ?mind|papers ?with ?code|google scholar|pubmed|dblp)\W{0,3}\Z",
    re.IGNORECASE,
)
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff0c\uff1a\uff1b]")
_NAMES = re.compile(r"[^\W\d_a-z][^,]{2,40}(?:,\s[^\W\d_a-z][^,:?]{2,40}){3,60}")
_CONTROL = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]")
_NAME_AT_END = re.compile(r"\([A-Z][A-Za-z-]*[A-Z]s?\)\Z")
_MARK_UP = re.compile(r"\*{1,3}|`|(?<![\w\\])_{1,2}(?=\S)|(?<=[^\s\\])_{1,2}(?!\w)")
_ACRONYM = re.compile(r"[A-Z](?<![^\W_].)[A-Z]{2,6}(?![^\W_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PAIRS = (
    *('""', "''", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb", "\u201e\u201c", "\u201e\u201d"),
    *("\u300a\u300b", "\u300c\u300d", "\u300e\u300f"),
)
_WRAPS = "\"'\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb\u2039\u203a\u300a\u300b\u300c\u300d\u300e\u300f"

_SIGNS = _WRAPS + "()[]{},.:;?!*$-"


class Shape(IntEnum):
    """How much the form of a text speaks for a title."""

    NONE = 0
    PLAUSIBLE = 1
    STRONG = 2


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """A title without mark-up, quotes round it, or the punctuation that parts it from the rest."""
    if len(text) > 4 * MOST:
        return ""
    if "](" in text:
        text = _LINKED.sub(r"\1", text)
    if page := _PAGE_BEFORE.match(text):
        text = text[page.end() :]
    if page := _PAGE_BEHIND.search(text):
        text = text[: page.start() - 1]
    if text.rstrip(" .,;:").endswith("]"):
        text = _GENRE.sub("", text)
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    if "*" in text or "_" in text or "`" in text:
        text = _MARK_UP.sub("", text)
    if "\\" in text and "$" not in text:
        text = _ESCAPE.sub(r"\1", text)
    text = " ".join(text.replace("\x00", " ").split())
    while True:
        stripped = text.strip(" ,;:|\u2013\u2014").lstrip(").").rstrip("([")
        if not stripped.endswith("..."):
            stripped = stripped.rstrip(".")
        opening, inner, closing = stripped[:1], stripped[1:-1], stripped[-1:]
        paired = inner and opening + closing in _PAIRS
        if paired and not _closes_early(inner, opening, closing):
            stripped = inner
        if stripped == text:
            return text
        text = stripped


@lru_cache(maxsize=4096)
def shape(title: str, names: frozenset[str] = frozenset()) -> Shape:
    """The shape of a cleaned text; `names` are the acronyms that the answer uses.

    A text with mostly capitalised words is a title where it is not the long form of a name; one
    that is written like a sentence may be a title, and as well a finding.
    """
    written = _words(title)
    if not _may_be(title, written):
        return Shape.NONE
    words = _bare(written)
    content = [word for word in words if word not in SMALL_WORDS]
    capitals = len([word for word in content if not word[:1].islower()])
    cased = len(content) > 1 and capitals >= 0.75 * len(content)
    main, colon, rest = title.partition(": ")
    if len(words) > 2 and capitals == len(content) and title.lower().endswith(_ENDS):
        return Shape.STRONG
    if colon and len(words) > 3 and " " in rest:
        if cased or (_is_name(main) and not _FINDING.search(rest)):
            return Shape.STRONG
        if rest[:1].isupper() and not _FINDING.search(title):
            return Shape.PLAUSIBLE
    if len(words) > 3 and cased and title.endswith("?"):
        return Shape.STRONG
    if _is_method(title, words, names):
        return Shape.NONE
    if len(words) > 3 and cased:
        return Shape.STRONG
    plain = len(words) > 5 and not _GLOSS.match(title) and not _SENTENCE.search(title)
    return Shape.PLAUSIBLE if plain and not tells_finding(title) else Shape.NONE


def cased(title: str, names: frozenset[str]) -> bool:
    """Whether all words but the small ones of three or more have capitals, and it is no method."""
    words = _bare(_words(title))
    content = [word for word in words if word not in SMALL_WORDS]
    return (
        len(words) > 2
        and len(content) > 1
        and all(word[:1].isupper() for word in content)
        and may_be_title(title)
        and not _is_method(title, words, names)
    )


def tells_finding(title: str) -> bool:
    """Whether a text has figures or words that findings have and titles seldom."""
    return _FINDING.search(title) is not None


def may_be_title(title: str) -> bool:
    """Whether a cleaned text in a place for titles may be one: no label, venue, list or address."""
    return _may_be(title, _words(title))


def _may_be(title: str, words: list[str]) -> bool:
    lowered = title.lower()
    if not 4 < len(title) <= MOST or _LABEL.match(lowered) or _VENUE.match(lowered):
        return False
    if not 2 <= len(words) <= 40 or _is_foreign(title):
        return False
    if " / " in title or _NO_TITLE.search(lowered):
        return False
    if title.count("(") != title.count(")") or (len(words) < 6 and _NICKNAME.search(title)):
        return False
    main, colon, _ = lowered.partition(": ")
    if not colon and title.count(", ") > 2 and _NAMES.fullmatch(title):
        return False
    if colon and (_LABEL.match(main) or len(main.split()) > 12):
        return False
    return _may_begin(words[0], title)


def acronyms(text: str) -> frozenset[str]:
    """The names in capitals that a text uses, such as RLHF."""
    return frozenset(_ACRONYM.findall(text))


def _closes_early(inner: str, opening: str, closing: str) -> bool:
    """Whether the quotes round a text are two pairs, as in `"No" and "Yes"`."""
    at = inner.find(closing)
    if opening == closing:
        return at > 0 and not inner[at - 1].isspace() and inner[at - 1] not in "([*"
    return 0 <= at and (opening not in inner or at < inner.find(opening))


def _words(title: str) -> list[str]:
    words = title.replace("/", " ").split()
    return [word for word in words if word.isalpha() or any(map(str.isalpha, word))]


def _is_foreign(title: str) -> bool:
    """Whether much of a title is in another script than the Latin, or any of it in Chinese or Japanese."""
    if title.isascii():
        return False
    if _IDEOGRAPH.search(title):
        return True
    return sum(char > "\u024f" and char.isalpha() for char in title) * 3 > len(title)


def _may_begin(word: str, title: str) -> bool:
    first = word.lstrip(_WRAPS + "([*$\\{")[:1]
    return not first.islower() or any(map(str.isupper, word)) or ": " in title[:25]


def _is_name(main: str) -> bool:
    """Whether what stands before a colon is the name of a thing, such as RLVER or s1."""
    return " " not in main and (any(map(str.isdigit, main)) or not main[1:].islower())


def _bare(words: list[str]) -> list[str]:
    """The words without the signs round them."""
    return [word if word.isalnum() else word.strip(_SIGNS) for word in words]


def _is_method(title: str, words: list[str], names: frozenset[str]) -> bool:
    """Whether it is the long form of a name, which the answer may use in short."""
    if ": " in title or title.endswith("?"):
        return False
    if title.count(" ") < 6 and _METHOD.fullmatch(title):
        return True
    if title.endswith(")") and _NAME_AT_END.search(title):
        return True
    if not names:
        return False
    parts = [part for word in words for part in word.split("-") if part]
    every = "".join([part[0] for part in parts]).upper()
    main = "".join([part[0] for part in parts if part.lower() not in SMALL_WORDS]).upper()
    return every in names or main in names
