"""The words by which a record says that its paper was withdrawn.

arXiv's feed has no flag for it: a comment, sometimes the abstract, says so in free text. Such
texts also speak of other withdrawn papers and of withdrawn theorems, and a false alarm accuses a
sound paper. So a sentence counts only where this paper is what was withdrawn, and from arXiv.
"""

from __future__ import annotations

import re

NOUN = (
    r"(?:paper|manuscript|article|preprint|pre-print|e-?print|submission|work|note|letter|report"
    r"|draft|document|contribution|thesis|entry)"
)
ADVERB = r"(?:(?:now|since|hereby|being|thus|therefore|\w+ly)\s+)*"
WITHDRAWN = r"(?:withdraw[ne]?d?|withdrew|retracted|removed(?=\s+by\s+arxiv))\b"
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
    r"(?:by|due|because|as|since|for|pending|in\s+(?:favou?r|order|light|view)|to|until|after"
    r"|following|owing|on|from\s+(?:the\s+)?arxiv)\b"
)
THIS = (
    rf"(?<!\bof )(?<!\bin )\b(?:this|the\s+present|the\s+current)\s+(?:{NOUN}|version){GAP}"
    rf"\s+(?:has|have|is|was)\s+{BEEN}{ELSEWHERE}"
)
THE = (
    rf"(?<!\bof )(?<!\bin )\b(?:the|our|my)\s+{NOUN}\s+(?:(?:has|have|is)\s+{BEEN}{ELSEWHERE}"
    rf"|was\s+{BEEN}\s+by\s+(?:the\s+)?(?:authors?|submitter|arxiv))"
)
ACTIVE = (
    r"\b(?:authors?|we|i)\s+(?:(?:has|have|are|am|hereby|wish\s+to|would\s+like\s+to"
    rf"|decided\s+to)\s+)*withdr[ae]w\w*\s+(?:this|the|our|my)\s+{NOUN}\b{ELSEWHERE}"
)
FRAGMENT = (
    rf"{START}(?:(?:this|the)\s+)?(?:{NOUN}\s+)?(?:(?:has|is|was)\s+)?{BEEN}"
    rf"(?=\s*$|\s*[.:;,!-]|\s+{REASON})"
)


def withdrawal_words(comment: str, abstract: str) -> str:
    """The sentence of a comment, else of the abstract, that says so of this paper; else ""."""
    said = _sentence_with(f"{THIS}|{THE}|{ACTIVE}|{FRAGMENT}", comment)
    # A long abstract may begin a sentence with "Withdrawn by" and mean a drug.
    brief = f"|{FRAGMENT}" if len(abstract) < 300 else ""
    return said or _sentence_with(f"{THIS}|{THE}|{ACTIVE}{brief}", abstract)


def _sentence_with(pattern: str, text: str) -> str:
    """The first sentence of a text that has the pattern."""
    if not re.search("withdr|retracted|removed", text, re.IGNORECASE):
        return ""
    plain = " ".join(text.split())
    plain = re.sub(r"(\d (?:pages|figures|tables))[.,;]?\s(?=[A-Z][a-z])", "\\1\n", plain)
    sentences = re.split(r"\n|(?<=[^A-Z][.!?])\s(?=[\"'(\[]?[A-Z])", plain)
    return next((each for each in sentences if re.search(pattern, each, re.IGNORECASE)), "")
