"""How a YAML value may begin, go on and end: quotes, brackets, escapes, leading characters.

Each rule looks at the text where libyaml stopped (`at`) and where it had begun to read what it
could not finish (`since`), and gives the fault it knows or None.
"""

from __future__ import annotations

import re

from inquire.diagnostics import Fault
from inquire.location import Lines
from inquire.yaml_rows import Row, Stop, row_at, rows_above

_BLOCK = "write `{key}: >-` and put the text on the next line, indented; quotes inside it are then harmless"
_LEADING = {
    "@": "text cannot start with '@'",
    "`": "text cannot start with a backtick",
    "%": "text cannot start with '%'",
    "*": "'*' at the start of text is read as a YAML alias",
    "&": "'&' at the start of text is read as a YAML anchor",
    "!": "'!' at the start of text is read as a YAML tag",
    "|": "'|' at the start of text starts a block of lines",
    ">": "'>' at the start of text starts a block of lines",
    "[": "'[' at the start of text starts a list",
    "{": "'{' at the start of text starts a mapping",
    "-": "'- ' at the start of text starts a list",
    "?": "'? ' at the start of text starts a key",
    '"': "text goes on after the closing quote",
    "'": "text goes on after the closing quote",
    ",": "text cannot start with ','",
    "]": "text cannot start with ']'",
    "}": "text cannot start with '}'",
}
_CLOSING = {"[": "]", "{": "}"}
_DOUBLE = r'"(?:[^"\\]|\\.)*+"'
_SINGLE = r"'(?:[^']|'')*+'"


def syntax_fault(start: int, end: int, message: str, help_text: str = "") -> Fault:
    """A fault of YAML's syntax."""
    return Fault("yaml-syntax", start, end, message, help_text)


def as_block(key: str) -> str:
    """The remedy that suits any text under a key."""
    return _BLOCK.format(key=key) if key.islower() else "quote the whole text with single quotes"


def leading(stop: Stop) -> Fault | None:
    """A value whose first character YAML takes for something else, on this row or above."""
    text, at = stop.text, stop.at
    here = row_at(text, at)
    for row in (here, next(rows_above(text, here), here)):
        start = row.value_start
        known = row.value[:1] in _LEADING and (row.key or row.dashed or start == at)
        if not known or (row.value[0] in "-?" and row.value[1:2] not in ("", " ")):
            continue
        help_text = as_block(row.key) if row.key else "quote the whole text with single quotes"
        return syntax_fault(start, start + 1, _LEADING[row.value[0]], help_text)
    return None


def gone_on(stop: Stop) -> Fault | None:
    """Text after the quote or the bracket that ended a value."""
    text, at = stop.text, stop.at
    here = row_at(text, at)
    for row in (here, *rows_above(text, here)):
        opening, start = row.value[:1], row.value_start
        if opening not in ("'", '"', "[", "{") or start >= at:
            continue
        closing = _closing_bracket if opening in _CLOSING else _closing_quote
        end = closing(text, start, at)
        if end is None or text[end:at].strip(" \t"):
            continue
        if opening in _CLOSING:
            return _after_bracket(text, at, row)
        if end > row.start + len(row.text):
            number = Lines(text).position(end)[0]
            message = f"the quote {opening} opened here closes only in line {number}"
            return syntax_fault(start, start + 1, message, f"close it with {opening} on this line")
        help_text = as_block(row.key)
        if opening == "'":
            help_text = f"write '' for an apostrophe inside single quotes; or {help_text}"
        return syntax_fault(end - 1, end, _LEADING[opening], help_text)
    return None


def _after_bracket(text: str, at: int, row: Row) -> Fault:
    opening, more = row.value[0], text[at : at + 1]
    if more in ("]", "}"):
        return syntax_fault(at, at + 1, f"a '{more}' too many", "delete it")
    return syntax_fault(row.value_start, row.value_start + 1, _LEADING[opening], as_block(row.key))


def _closing_quote(text: str, start: int, before: int) -> int | None:
    """The offset after the quote that closes the one at `start`, if that is not too late."""
    quoted = _DOUBLE if text[start] == '"' else _SINGLE
    found = re.compile(quoted, re.DOTALL).match(text, start, before)
    return found.end() if found else None


def _closing_bracket(text: str, start: int, before: int) -> int | None:
    """The offset after the bracket that closes the one at `start`, if that is not too late."""
    depth = 0
    marks = re.compile(rf"[\[\]{{}}]|(?<=[\[{{,\s])(?:{_DOUBLE}|{_SINGLE})", re.DOTALL)
    for mark in marks.finditer(text, start, before):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark[0], 0)
        if depth == 0:
            return mark.end()
    return None


def unclosed_quote(stop: Stop) -> Fault | None:
    """A quote that never ends."""
    text, since = stop.text, stop.since
    quote = text[since : since + 1]
    message = f"the quote {quote} opened here is never closed"
    inside = "''" if quote == "'" else '\\"'
    help_text = f"close it; a {quote} inside the text is written {inside}"
    return syntax_fault(since, since + 1, message, help_text)


def escape(stop: Stop) -> Fault | None:
    """A backslash in double quotes before what is no escape."""
    text, at, since = stop
    if at + 1 >= len(text.rstrip()):
        return unclosed_quote(stop)
    start = text.rfind("\\", since, at + 1)
    written = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.)", re.DOTALL).match(text, start)
    shown = written[0] if written else "\\"
    message = f"'{shown}' is no escape that double-quoted text knows"
    help_text = "use single quotes, or `>-`: a backslash is itself there"
    return syntax_fault(start, start + len(shown), message, help_text)


def unclosed_bracket(stop: Stop) -> Fault | None:
    """A list in brackets that does not end, or whose items no comma parts."""
    text, at, since = stop
    opening = text[since : since + 1]
    if opening not in _CLOSING:
        return None
    closing = _CLOSING[opening]
    comment = re.compile(rf"[ \t](#[^\r\n]*{re.escape(closing)}[^\r\n]*)").search(text, since, at)
    if comment:
        message = f"'{comment[1][:40]}' is read as a comment, and the '{closing}' in it is lost"
        help_text = "quote the text that holds the '#'"
        return syntax_fault(comment.start(1), comment.end(1), message, help_text)
    row = row_at(text, at)
    if row.start <= since and closing in row.text[at - row.start :] and text[at] != ":":
        word = re.compile(r"[^\s,\]}]+").match(text, at)
        end = word.end() if word else at + 1
        return syntax_fault(
            at, end, f"no ',' before '{text[at:end][:30]}'", "write a ',' before it"
        )
    message = f"the '{opening}' opened here is not closed before the next key or the end"
    help_text = f"close it with '{closing}'; text that starts with '{opening}' needs quotes"
    return syntax_fault(since, since + 1, message, help_text)


def no_item(stop: Stop) -> Fault | None:
    """An item that is not there: before a comma, or at the end of the text."""
    text, at = stop.text, stop.at
    if at >= len(text.rstrip()):
        opened: list[int] = []
        for mark in re.finditer(r"[\[\]{}]", text):
            if mark[0] in _CLOSING:
                opened.append(mark.start())
            elif opened:
                opened.pop()
        return unclosed_bracket(stop._replace(since=opened[-1])) if opened else None
    row = row_at(text, at)
    if text[at] == "," and at > row.value_start:
        return syntax_fault(
            at, at + 1, "an item is missing before ','", "write it, or delete the ','"
        )
    return None
