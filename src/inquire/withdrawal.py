"""The words by which a record says that its paper was withdrawn, and where to look instead.

arXiv's feed has no flag for it: a comment, sometimes the abstract, says so in free text. Such
texts also speak of other withdrawn papers, of withdrawn theorems and of withdrawals undone, and a
false alarm accuses a sound paper. So a sentence counts only where this paper is what was
withdrawn, and from arXiv; a paper that it names counts as the successor only where the words send
the reader there. In doubt both stay silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from inquire.arxiv_id import ArxivId, parse_arxiv_id

NOUN = (
    r"(?:paper|manuscript|article|preprint|pre-print|e-?print|submission|work|note|letter|report"
    r"|draft|document|contribution|thesis|entry)"
)
ADVERB = r"(?:(?:now|since|hereby|being|thus|therefore|\w+ly)\s+)*"
WITHDRAWN = r"(?:withdraw[ne]?d?|withdrown|withdrew|retracted|removed(?=\s+by\s+arxiv))\b"
BEEN = rf"{ADVERB}(?:been\s+)?{ADVERB}{WITHDRAWN}"
# From a conference or a journal it may be withdrawn and still stand on arXiv.
ELSEWHERE = r"(?!\s+from\s+(?!(?:the\s+)?(?:arxiv|archive)))"
# What may stand between "this paper" and "has been": brackets, or a clause joined by "and".
GAP = (
    r"(?:\s*\([^()]*\)|,?\s(?:(?!\b(?:which|that|whose|replaces|supersedes)\b|\.\s)[^;]){1,120}?"
    r"(?:,|\band|\bso)(?:\s+(?:thus|so|hence|therefore|it))?)?"
)
START = (
    r"(?:^|;\s*|\b(?:note|comments?|status|update|remark|notice)\s*:\s*"
    r"|\b(?:pages?|pp\.?|figures?|figs?\.?|tables?)[,.]?\s+)"
)
REASON = (
    r"(?:by|due|because|as(?!\s+\w+:)|since|for|pending|in\s+(?:favou?r|order|light|view)|to|until"
    r"|after|following|owing|on|from\s+(?:the\s+)?arxiv)\b"
)
THIS = (
    rf"(?<!\bof )(?<!\bin )\b(?:this|the\s+present|the\s+current)\s+"
    rf"(?:{NOUN}s?|version(?:\s+of\s+(?:(?:this|the)\s+)?{NOUN})?){GAP}"
    r"\s+(?:has|have|is|was|as(?=\s+been)|(?:has|needs?)\s+to\s+be|(?:must|should)\s+be)"
    rf"\s+{BEEN}{ELSEWHERE}(?!\s+(?:if|unless)\b)"
)
# "The work" may be done by a piston, "the note" stand on page 3.
PAPER = r"(?:paper|manuscript|article|pre-?print|e-?print|submission)"
THE = (
    rf"(?<!\bof )(?<!\bin )\b(?:the\s+{PAPER}|(?:our|my)\s+{NOUN})\s+"
    rf"(?:(?:has|have|is)\s+{BEEN}{ELSEWHERE}"
    rf"|was\s+{BEEN}\s+by\s+(?:the\s+)?(?:authors?|submitter|arxiv))"
)
# After one of these "the paper" may be another one.
ANOTHER = r"\barxiv\s*:|\bet\s+al\b|[a-z]/[0-9]{7}|\[[0-9]+\]"
WISH = (
    r"(?:(?:has|have|had|am|are|is|hereby|now|therefore|thus|hence|immediately|to|would|like|want"
    r"|wish|hope|beg|need|prefer|choose|chose|decide|request|ask)(?:e?[sd])?\s+)*"
)
MINE = (
    rf"(?:(?:this|our|my)\s+(?:(?:current|present|submitted)\s+)?{NOUN}"
    rf"|the\s+(?:(?:current|present|submitted)\s+)?{PAPER}|(?:this|the\s+current)\s+version)\b"
    r"(?!['’]s)(?!(?<=submission)\s+(?:at|to)\b)"
)
ACTIVE = (
    rf"\b(?:(?:authors?|we|i)(?:['’](?:re|m|ve|d))?\s+{WISH}|please\s+)"
    rf"(?:withdr[ae]w|retract)(?:n|ing|ed)?\s+{MINE}{ELSEWHERE}"
    r"|\b(?:request|seek|prompt)(?:s|ing)?\s+(?:the\s+|a\s+)?(?:withdrawal|retraction)"
    rf"\s+of\s+{MINE}|\brequest\s+that\s+{MINE}\s+be\s+withdrawn\b"
)
FRAGMENT = (
    rf"{START}(?:(?:this|the)\s+)?(?:{NOUN}\s+)?(?:(?:has|is|was)\s+)?{BEEN}"
    rf"(?=\s*$|\s*[.:;,!-]|\s+{REASON})|^reasons?\s+for\s+(?:the\s+)?withdrawal\s*[.:]"
)
NOTICE = f"{THIS}|(?P<the>{THE})|{ACTIVE}|{FRAGMENT}"
# A long abstract may begin a sentence with "Withdrawn by" and mean a drug.
NOTICE_IN_PROSE = f"{THIS}|(?P<the>{THE})|{ACTIVE}"
BRIEF = 300
# It was withdrawn once, wrongly, and stands again.
UNDONE = (
    r"\b(?:erroneous|mistaken|accidental|inadvertent|wrong|incorrect)ly\s+(?:\w+\s+)?withdrawn\b"
    r"|\bwithdrawn\s+(?:(?:erroneous|mistaken|accidental|inadvertent)ly|(?:by|in)\s+"
    r"(?:mistake|error|accident))\b|\bwithdrawal\s+(?:was|is|has\s+been)\s+(?:an?\s+)?"
    r"(?:error|mistaken?|erroneous|cancell?ed|revoked|reversed|undone|withdrawn)\b"
    r"|\breinstat|\bun-?withdrawn\b|\bno\s+longer\s+(?:retracted|withdrawn)\b"
)
UNDONE_BESIDE_IT = (
    rf"{UNDONE}|\brestored\b|\bthis\s+is\s+(?:a|an|the)\s+(?:\w+\s+)?(?:corrected|new|revised)"
    r"\s+version\b|\b(?:this|the\s+(?:present|current|new))\s+(?:\w+\s+)?version\s+"
    r"(?:corrects|fixes|repairs|replaces|restores|is\s+(?:correct|identical))\b"
)

ID = (
    r"(?:\barxiv\s*[:.]?\s*|\b(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|(?<![\w.$/-]))"
    r"(?:[a-z-]+(?:\.[a-z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?(?![\w$/-]|\.[0-9])"
)
IDS = rf"[\[(\"]*(?P<ids>{ID}(?:(?:,|\s+and|\s*&|,\s+and)\s+{ID})*)"
FEW = r"[^;.]{0,80}?"
NEW = (
    r"(?:correct(?:ed)?|current|expanded|extended|final|fixed|full|improved|later|latest|merged"
    r"|newe?r?|revised|right|subsequent|updated)"
)
PLACED = (
    r"(?<!\bas )(?<!\(as )\b(?:appear(?:s|ed)?|available|contained|found|given|posted|presented"
    r"|published|registered|reported|uploaded|worked\s+out)\s+(?:\w+\s+){0,3}?(?:as|at|by|here|in|on"
    r"|under)\b"
)
# Between the words and the id stands little more than a name for what the id names.
LINK = (
    rf"(?:[\s,:]+(?:a|an|another|the|our|my|joint|new|separate|follow-?up|work|version|{NOUN}|arxiv"
    rf"|here|(?:appendix|section|chapter)\s+\w+\s+(?:in|of)|(?:en)?titled|\"[^\"]{{1,200}}\"))*\W+"
)
# What the words between must not speak of: then the paper named is where the trouble is.
TROUBLE = (
    r"\b(?:comment\s+on|contradict|counter-?example|copied|criti|disprov|duplicat|error|fail|false"
    r"|flaw|gap|incorrect|invalid|mistake|overlap|plagiar|refut|wrong)"
)
ASIDE = rf"{TROUBLE}|\b(?:assum|condition|lemma|not\b|same|theorem|using)"
SUCCESSORS = (
    rf"(?<!\bnot )\b(?:super[sc]eded|replaced|subsumed|absorbed)\s+(?:by|in|into|with){FEW}\W{IDS}",
    r"(?<!\bnot )\b(?:contained|included|incorporated|integrated|merged|moved|reappears?|split)\s+"
    rf"(?:\w+\s+)?(?:by|in|into|to|under|with|within){FEW}\W{IDS}",
    rf"\b{NEW}\s+(?:and\s+)?[^;.(]{{0,60}}?{PLACED}{LINK}{IDS}",
    rf"\b{NEW}\s+version(?:\s+(?:uploaded|approved|posted|submitted|and|is|now|as|at|in|under))*"
    rf"{LINK}{IDS}",
    rf"\b(?:our|my)\s+{NEW}\s+{NOUN}\b{LINK}{IDS}",
    rf"{IDS}\W*(?:\[[a-z.-]+\]\W*)?(?:which|that)?\s*(?:\w+\s+){{0,2}}?(?:contain|include|replace"
    rf"|supersede|subsume|incorporate)s?\s{FEW}\b(?:this|these|our|my)\b",
)
# "See" may send to the successor or to a refutation: the words after it, or no word at all, tell.
SEE = rf"\b(?:see|(?:is\s+)?refer(?:red)?\s+to|recommend)\b(?P<what>{FEW})\W{IDS}(?P<rest>[^.;]*)"
BETTER = rf"\b(?:instead|follow[ -]?up|{NEW})\b"
ACCUSED = r"\b(?:plagiar|fraud|copyright|authorship|consent|without\s+(?:\w+\s+)?permission)"


class Withdrawal(NamedTuple):
    """The sentence that says so, and the bare ids of the papers to look at instead."""

    words: str
    successors: tuple[str, ...] = ()


def withdrawal(comment: str, abstract: str, own: str = "") -> Withdrawal | None:
    """What a comment, else the abstract, says of this paper's withdrawal; None where nothing.

    The successors are looked for in the whole comment, and in the abstract from the sentence
    that says so on. `own` is the paper's id, which is never its own successor.
    """
    said = _notice(NOTICE, comment)
    brief = len(abstract) < BRIEF
    said_in_abstract = _notice(NOTICE if brief else NOTICE_IN_PROSE, abstract)
    if not (said or said_in_abstract):
        return None
    told = f"{comment} {' '.join(said_in_abstract[:3])}"
    if _has(UNDONE_BESIDE_IT, told) or _has(UNDONE, abstract):
        return None
    return Withdrawal((said or said_in_abstract)[0], successors(told, own))


def withdrawal_words(comment: str, abstract: str) -> str:
    """The sentence of a comment, else of the abstract, that says so of this paper; else ""."""
    found = withdrawal(comment, abstract)
    return found.words if found else ""


def successors(words: str, own: str) -> tuple[str, ...]:
    """The bare ids that the words of a withdrawal name as where to look instead.

    Papers that are only mentioned, as the place of an error or of the text that was copied, are
    left out, and so is `own`. Of a withdrawal for misconduct none is taken.
    """
    if not re.search(r"[0-9]{4}", words) or _has(ACCUSED, words):
        return ()
    this = parse_arxiv_id(own)
    this = this.bare if isinstance(this, ArxivId) else this
    found: dict[str, None] = {}
    for told in _sent_to(words):
        for each in re.finditer(ID, told, re.IGNORECASE):
            paper = parse_arxiv_id(each[0])
            if isinstance(paper, ArxivId) and paper.bare != this:
                found[paper.base] = None
    return tuple(found)


def _sent_to(words: str) -> Iterator[str]:
    """The stretches of ids to which the words send their reader."""
    trouble = _has(TROUBLE, words)
    for sentence in _sentences(words):
        for pattern in SUCCESSORS:
            for found in re.finditer(pattern, sentence, re.IGNORECASE):
                if not _has(ASIDE, found[0]):
                    yield found["ids"]
        for found in re.finditer(SEE, sentence, re.IGNORECASE):
            around = found["what"] + found["rest"]
            alone = not around.strip(" :,()[]") and not trouble
            if alone or (_has(BETTER, around) and not _has(ASIDE, around)):
                yield found["ids"]


def _has(pattern: str, text: str) -> bool:
    """Whether a text has the pattern, in whatever case and over the ends of its rows."""
    return re.search(pattern, " ".join(text.split()), re.IGNORECASE) is not None


def _notice(pattern: str, text: str) -> list[str]:
    """The sentences of a text from the first that has the pattern on; none where none has."""
    lower = text.lower()  # millions of records are asked, and nearly none has one of these
    removed = "removed" in lower and "arxiv" in lower
    if not removed and "withdr" not in lower and "retract" not in lower:
        return []
    sentences = _sentences(text)
    for number, sentence in enumerate(sentences):
        if found := re.search(pattern, sentence, re.IGNORECASE):
            before = " ".join([*sentences[:number], sentence[: found.start()]])
            if not (found["the"] and _has(ANOTHER, before)):
                return sentences[number:]
    return []


def _sentences(text: str) -> list[str]:
    """The sentences of a comment, each on one row; what counts its pages is one of its own."""
    plain = " ".join(text.split())
    plain = re.sub(r"(\d (?:pages|figures|tables))[.,;]?\s(?=[A-Z][a-z])", "\\1\n", plain)
    return re.split(r"\n|(?<=[^A-Z][.!?])\s(?=[\"'(\[]?[A-Z])", plain)
