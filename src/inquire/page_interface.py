"""What a page, a browser and a prompt of ours say of themselves: no part of any line.

Buttons and kickers stand alone or are glued to the text before them; which of them a page has
depends on the site and on how it was copied.
"""

from __future__ import annotations

import re

from inquire.page_text import PRINTED, Block

KICKER = re.compile(r"(?:an? |your )?inquiring line", re.IGNORECASE)
"""What a page says above its question."""
KICKERS = re.compile(rf"{KICKER.pattern}s?", re.IGNORECASE)
"""The same, and what a site calls all of its pages."""
OURS = re.compile(
    r"today is \d{4}-\d\d-\d\d\b.*|(?:end of the prompt\. its reference: )?inquire: \S+ \d{4}-\d\d-\d\d [0-9a-f]{8}|C\d+ \| verdict \|.*"
    r"|\(one such line for .*\)|NEW \| arxiv id .*|verdict, one word: .*|</?(?:claims|anchors|notes)>",
    re.IGNORECASE,
)
"""What prompts of ours say round their claims."""
TAIL = re.compile(
    r" ?(?:expand|collapse|show (?:more|less|all)|read more|see more|hide|open|close|copy)?"
    r" ?[\u2190-\u21ff\u25b2-\u25c5\u2303\u2304\u2227\u2228\u203a\u00bb]$"
    r"|(?<=[\w?.)])(?:expand|collapse)$",
    re.IGNORECASE,
)
"""What is glued to the end of a row."""
_INTERFACE = re.compile(
    rf"{KICKERS.pattern}|expand(?: all)?|collapse(?: all)?|(?:show|read|see) (?:\d+ )?(?:more|less|all)(?: (?:notes|sources))?"
    r"|cop(?:y|ied)(?: (?:the )?(?:prompt|link|to clipboard|text))?|share(?: this)?|print|download|bookmark|save"
    r"|(?:back|jump|skip|scroll) to .{1,30}|menu|search|home|log ?in|sign (?:in|up)|subscribe|close|hide|open"
    r"|was this (?:\w+ )?(?:helpful|useful)\?"
    r"|(?:open|try) (?:it |this )?in (?:chatgpt|claude|gemini|perplexity)"
    r"|(?:copy|paste) (?:this |it |the prompt )?(?:in)?to (?:chatgpt|claude|your llm|an llm|any llm|a chat)\b.{0,200}",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w\s'\u2019.,-]+")


def is_interface(block: Block, label: str) -> bool:
    """Whether a block is nothing but what a page or a browser says of itself."""
    parts = [part.strip() for part in _SIGNS.split(label) if re.search(r"[^\W_]", part)]
    one = _INTERFACE.fullmatch(label) or PRINTED.fullmatch(block.words)
    return bool(one) or all(map(_INTERFACE.fullmatch, parts))
