"""Whether a stretch of text has the shape of a paper's title.

What is taken for a title is compared with the real one, and a finding, a method's name or a
heading taken for one would accuse a real paper. So form decides only where it is plain, and the
place of a text must speak for it where its form does not.
"""

from __future__ import annotations

import re
from enum import IntEnum

MOST = 300  # characters of a title; the longest real ones have about 250

_SMALL = frozenset(
    "a an the of on in to for and or with from by at as via is are be can do does not no vs than into over under "
    "your our we you i it its their that when how why what between through without towards toward "
    "but if so et al against among beyond during per up out off all only".split()
)
_LABEL = re.compile(
    r"\W*(?:c\d{1,3}\b|claims?\b|figures?\b|tables?\b|sections?\b|verdicts?\b|abstract\b|quotes?\b|notes?\b"
    r"|answers?\b|finding\b|result\b|status\b|reason\b|search(?:es)?\b|question\b|ungrounded|my\b"
    r"|key (?:finding|result|paper|quote)|summary of|evidence\b|models? tested|task \d)",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"(?:in:? )?(?:the )?(?:arxiv\b|corr\b|pre-?prints?\b|proceedings\b|proc\.|advances in neural|transactions\b"
    r"|journal of|findings of (?:the )?(?:acl|emnlp|naacl|association)|ieee\b|acm\b|annual meeting"
    r"|conference\b|workshop\b|(?:neurips|nips|icml|iclr|acl|emnlp|naacl|aaai|chi|cvpr|colm|tmlr"
    r"|jmlr|tacl|pnas|facct|aies)\b[\s'\u2019\d]*\Z|nature(?: [a-z]+){0,2}\Z|science(?: [a-z]+)?\Z"
    r"|https?:|doi\b|retrieved\b|accessed\b|available\b|openreview|university\b|vol\.)",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\d\s?(?:%|percent\b|percentage\b|points?\b|pp\b)|[+~\u2248<>=]\s?\d"
    r"|\b(?:we|our|ours|this|these|those|they|he|she|was|were|had|did|found|showed|shows|finds"
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
_ENDS = re.compile(
    r"(?:technical report|system card|model card|a survey|position paper)\Z", re.IGNORECASE
)
_LINKED = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{1,500}\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_WRAPS = "\"'\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb\u2039\u203a\u300a\u300b\u300c\u300d\u300e\u300f"


class Shape(IntEnum):
    """How much the form of a text speaks for a title."""

    NONE = 0
    PLAUSIBLE = 1
    STRONG = 2


def clean(text: str) -> str:
    """A title without mark-up, quotes round it, or the punctuation that parts it from the rest."""
    text = _LINKED.sub(r"\1", text)
    text = re.sub(r"\*{1,3}|`|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)", "", text)
    if "$" not in text:
        text = _ESCAPE.sub(r"\1", text)
    text = " ".join(text.replace("\x00", " ").split())
    while True:
        stripped = text.strip(" ,;:|\u2013\u2014").lstrip(").").rstrip("([")
        if not stripped.endswith("..."):
            stripped = stripped.rstrip(".")
        for opening, closing in ('""', "''", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb") + (
            "\u201e\u201c",
            "\u201e\u201d",
            "\u300a\u300b",
            "\u300c\u300d",
            "\u300e\u300f",
        ):
            inner = stripped[1:-1]
            if len(stripped) > 2 and stripped[0] == opening and stripped[-1] == closing:
                if opening in inner and inner.find(closing) < inner.find(opening):
                    continue
                stripped = inner
        if stripped == text:
            return text
        text = stripped


def shape(title: str, names: frozenset[str] = frozenset()) -> Shape:
    """The shape of a cleaned text; `names` are the acronyms that the answer uses."""
    if not 4 < len(title) <= MOST or _LABEL.match(title) or _VENUE.match(title):
        return Shape.NONE
    words = [word for word in re.findall(r"[^\s/]+", title) if any(map(str.isalpha, word))]
    letters = [char for char in title if char.isalpha()]
    if not 2 <= len(words) <= 40 or sum(char > "\u024f" for char in letters) * 3 > len(letters):
        return Shape.NONE
    if re.search(r"\bet al\b|https?:|arxiv", title, re.IGNORECASE) or not _may_begin(
        words[0], title
    ):
        return Shape.NONE
    content = [word for word in words if _bare(word).lower() not in _SMALL]
    capitals = sum(not _bare(word)[:1].islower() for word in content)
    main, colon, rest = title.partition(": ")
    if colon and (_LABEL.match(main) or len(main.split()) > 12):
        return Shape.NONE
    if len(words) > 2 and _ENDS.search(title) and capitals == len(content):
        return Shape.STRONG
    cased = len(content) > 1 and capitals >= 0.75 * len(content)
    if colon and len(words) > 3 and len(rest.split()) > 1:
        loose = capitals * 2 >= len(content) or (rest[:1].isupper() and len(main.split()) < 5)
        if cased or (loose and not _FINDING.search(title)):
            return Shape.STRONG
    if len(words) > 3 and cased and len(content) > 2 and not _is_method(title, words, names):
        return Shape.STRONG
    if title.endswith("?") and len(words) > 3 and cased:
        return Shape.STRONG
    plain = len(words) > 5 and not _FINDING.search(title) and not _GLOSS.match(title)
    if plain and not re.search(r"[;!]|\. |\d\d", title) and not _is_method(title, words, names):
        return Shape.PLAUSIBLE
    return Shape.NONE


def acronyms(text: str) -> frozenset[str]:
    """The names in capitals that a text uses, such as RLHF."""
    return frozenset(re.findall(r"(?<![^\W_])[A-Z]{3,7}(?![^\W_])", text))


def _may_begin(word: str, title: str) -> bool:
    first = word.lstrip(_WRAPS + "([*$\\{")[:1]
    return not first.islower() or any(map(str.isupper, word)) or ": " in title[:25]


def _bare(word: str) -> str:
    return word.strip(_WRAPS + "()[]{},.:;?!*$-")


def _is_method(title: str, words: list[str], names: frozenset[str]) -> bool:
    """Whether it is the long form of a name, which the answer may use in short."""
    if ": " in title or title.endswith("?"):
        return False
    if re.search(r"\([A-Z][A-Za-z-]*[A-Z]s?\)\Z", title) or _METHOD.fullmatch(title):
        return True
    parts = [part for word in words for part in _bare(word).split("-") if part]
    every = "".join(part[0] for part in parts).upper()
    main = "".join(part[0] for part in parts if part.lower() not in _SMALL).upper()
    return bool({every, main} & names)
