r"""LaTeX in a title or a name, as plain text.

arXiv gives titles as their authors typed them, so `Erd\H{o}s` and `$\mu$P` stand for what others
write as `Erdős` and `µP`. Nothing is typeset: letters and signs are kept, layout is dropped.
"""

from __future__ import annotations

import re

ACCENT = re.compile(r"\\([\"'`^~=.]|[uvHckrbdt](?![A-Za-z]))\s*\{?\s*\\?([A-Za-z]+)(?:\s*\})?")
LETTER = re.compile(r"\\(ae|oe|aa|ss|o|l|i|j)(?![A-Za-z])\s*", re.IGNORECASE)
LAYOUT = re.compile(
    r"\\(?:emph|text[a-z]*|math[a-z]*|it|bf|rm|sc|tt|sf|em|mbox|left|right|boldsymbol|bm"
    r"|operatorname|ensuremath|displaystyle|xspace|tiny|small|large|circ|degree)(?![A-Za-z])\*?\s*",
    re.IGNORECASE,
)
SIGNS = {"times": "x", "ast": "*", "star": "*", "sharp": "#", "ne": " neq ", "rightarrow": " to "}
SIGNS |= {"ell": "l", "frac": " ", "cdot": " ", "quad": " ", "qquad": " "}


def plain(text: str) -> str:
    """The text with accents dropped, escapes and signs resolved, other commands as words.

    Braces and dollar signs are left to the caller.
    """
    text = " ".join(text.replace("\\\\", " ").replace("}{", "} {").split())
    text = LETTER.sub(r"\1", ACCENT.sub(r"\2", text))
    text = re.sub(r"(?i)\\var(?=[a-z])", r"\\", LAYOUT.sub("", text))
    text = re.sub(r"\\([#$%&_])|\\[,;:!>/-]", lambda sign: sign[1] or "", text)
    return re.sub(r"\\([A-Za-z]+|.)\s*", _command, text)


def _command(command: re.Match[str]) -> str:
    return SIGNS.get(command[1].lower(), f" {command[1]} ")
