"""Whether a text that was pasted is HTML, or Markdown that merely has tags in it."""

from __future__ import annotations

import re

FRAGMENT = ("<!--StartFragment-->", "<!--EndFragment-->")
"""What Windows writes before and behind the HTML that was copied."""

_MOST_LOOKED_AT = 100_000
_HEAD = re.compile(
    r"(?:\s++|<!--(?:(?!-->).)*+-->|<\?xml[^>]*+>)*+<(?:!doctype html|html|head|meta|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TELLING = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|table|thead|tbody|tr|td|th|pre|blockquote|section|article)"
    r"(?:\s[^<>]*)?>|<a\s[^<>]*href",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"(?m)^ {0,3}(?:#{1,6} |[-*+] |\d{1,3}[.)] |\||>|\[)")
_CODE = re.compile(r"(?ms)^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)|`[^`\n]*`")


def is_html(source: str) -> bool:
    """Whether a text is HTML, and no Markdown that merely has tags in it."""
    head = source[:_MOST_LOOKED_AT]
    if "<" not in head:
        return False
    if _HEAD.match(head) or FRAGMENT[0] in head:
        return True
    prose = _CODE.sub("", head)
    tags = sum(1 for _ in _TELLING.finditer(prose))
    whole = _TELLING.match(head.lstrip()) and source.rstrip().endswith(">")
    return tags > 2 and (whole or tags > 2 * sum(1 for _ in _MARKDOWN.finditer(prose)))
