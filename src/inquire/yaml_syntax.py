"""Why a YAML text cannot be read, told by its cause and not by the parser's state.

libyaml names what it could not go on with ("mapping values are not allowed in this context");
a curator needs to know which character did it and what to type. Each rule below looks at the
text where libyaml stopped; what no rule knows is passed on in libyaml's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from inquire.diagnostics import Fault

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
    '"': "text goes on after the closing quote",
    "'": "text goes on after the closing quote",
    ",": "text cannot start with ','",
    "]": "text cannot start with ']'",
    "}": "text cannot start with '}'",
}
_KEY_AND_VALUE = re.compile(r"[ \t]*(?:- +)*(?:([\w-]+):(?:[ \t]+|$))?(.*)")


def explain(text: str, error: YAMLError) -> Fault:
    """The one fault that ended the reading of `text`, at the character that caused it."""
    conflict = re.search(r"^(<{7}|>{7}) .*$", text, re.MULTILINE)
    if conflict:
        help_text = (
            "choose what stays and delete the lines that start with <<<<<<<, =======, >>>>>>>"
        )
        return _fault(conflict.start(), conflict.end(), "merge conflict left by git", help_text)
    if isinstance(error, ReaderError):
        return _unreadable_character(text)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _fault(0, 1, f"YAML cannot read this: {error}")
    at = min(error.problem_mark.index, max(len(text) - 1, 0))
    since = error.context_mark.index if error.context_mark else at
    problem = error.problem or ""
    for words, rule in _RULES:
        if words in problem or words in (error.context or ""):
            found = rule(text, at, since)
            if found:
                return found
    return _leading(text, at, since) or _fault(at, at + 1, f"YAML cannot read on: {problem}")


def _fault(start: int, end: int, message: str, help_text: str = "") -> Fault:
    return Fault("yaml-syntax", start, end, message, help_text)


def _unreadable_character(text: str) -> Fault:
    """libyaml gives no mark here; these are the characters that YAML 1.1 does not admit."""
    found = re.search(
        r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]", text
    )
    at = found.start() if found else 0
    message = f"the character U+{ord(text[at]):04X} cannot stand in a YAML file"
    return Fault("control-character", at, at + 1, message, "delete it")


def _row(text: str, at: int) -> tuple[int, str]:
    """Start and text of the row that holds the character at `at`."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = re.compile(r"[\r\n]|$").search(text, at)
    return start, text[start : end.start() if end else len(text)]


def _previous_row(text: str, at: int) -> tuple[int, str]:
    """The last row above that says anything, or an empty one."""
    start, _ = _row(text, at)
    while start > 0:
        start, row = _row(text, start - 1)
        if row.strip() and not row.lstrip().startswith("#"):
            return start, row
    return 0, ""


def _colon(text: str, at: int, since: int) -> Fault | None:
    """`: ` inside unquoted text, or a row that a wrong indentation made a key."""
    start, row = _row(text, at)
    match = _KEY_AND_VALUE.match(row)
    key, value = match.groups() if match else (None, "")
    if key and value.strip() and at > start + len(row) - len(value):
        if value[0] in "\"'[{" and (leading := _leading(text, at, since)):
            return leading
        help_text = _BLOCK.format(key=key) if key.islower() else "quote the whole text"
        return _fault(at, at + 2, "': ' inside unquoted text starts a new key", help_text)
    _, previous = _previous_row(text, at)
    if glued := _no_blank(previous, start - len(previous) - 1):
        return glued
    if key:
        message = f"key '{key}' is indented further than the text above it allows"
        if _indent(row) > _indent(previous) and previous:
            help_text = f"align it with the keys beside it; the row above is indented by {_indent(previous)}"
            return _fault(start + _indent(row), start + _indent(row) + len(key), message, help_text)
    help_text = "quote the text, or write it as `>-` with the text on the next line, indented"
    return _fault(at, at + 1, "':' inside unquoted text starts a new key", help_text)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _unindented(text: str, at: int, since: int) -> Fault | None:
    """A second row of text not indented further than its key; libyaml stops one row late."""
    start, row = _row(text, since)
    cause = _no_blank(row, start) or _comment_above(text, since)
    if cause:
        return cause
    word = row.strip()[:30]
    help_text = (
        "indent it further than the key above, or write the key as `key: >-` with all text below"
    )
    message = f"'{word}' is read as a new key without ':'; a second row of text must be indented"
    return _fault(start + _indent(row), start + len(row), message, help_text)


def _no_blank(row: str, start: int) -> Fault | None:
    """`key:value`, which YAML reads as one word."""
    match = re.match(r"\s*(?:- +)*([a-z_-]+):(?=[^\s/])", row)
    if not match:
        return None
    key = match[1]
    at = start + match.start(1)
    return _fault(at, at + len(key) + 1, f"no blank after '{key}:'", f"write `{key}: …`")


def _comment_above(text: str, at: int) -> Fault | None:
    """Text cut by ` #word` on the row above, so that this row hangs in the air."""
    start, previous = _previous_row(text, at)
    lost = re.search(r"[ \t](#\S.*)", previous)
    if not lost:
        return None
    message = f"'{lost[1][:40]}' is read as a comment, and the text ends before it"
    return _fault(start + lost.start(1), start + lost.end(1), message, "quote the text")


def _directive(text: str, at: int, since: int) -> Fault | None:
    start, _ = _row(text, at)
    message = "'%' at the start of a row starts a YAML directive; a line has none"
    return _fault(start, start + 1, message, "indent or quote the text")


def _tab(text: str, at: int, since: int) -> Fault | None:
    """A tab used to indent; also the characters that no token starts with."""
    start, row = _row(text, at)
    indentation = row[: len(row) - len(row.lstrip())]
    if "\t" in indentation:
        tab = start + indentation.index("\t")
        return _fault(tab, tab + 1, "a tab indents; YAML takes blanks only", "replace it by blanks")
    return None


def _unclosed_quote(text: str, at: int, since: int) -> Fault | None:
    quote = text[since : since + 1]
    message = f"the quote {quote} opened here is never closed"
    inside = "''" if quote == "'" else '\\"'
    return _fault(
        since, since + 1, message, f"close it; a {quote} inside the text is written {inside}"
    )


def _escape(text: str, at: int, since: int) -> Fault | None:
    start = text.rfind("\\", since, at + 1)
    written = text[start : start + 2]
    message = f"'{written}' is no escape that double-quoted text knows"
    help_text = "use single quotes, or `>-`: a backslash is itself there"
    return _fault(start, start + 2, message, help_text)


def _unclosed_bracket(text: str, at: int, since: int) -> Fault | None:
    opening = text[since : since + 1]
    if opening not in ("[", "{"):
        return None
    closing = {"[": "]", "{": "}"}[opening]
    message = f"the '{opening}' opened here is not closed before the next key or the end"
    help_text = f"close it with '{closing}'; text that starts with '{opening}' needs quotes"
    return _fault(since, since + 1, message, help_text)


def _leading(text: str, at: int, since: int) -> Fault | None:
    """A value whose first character YAML takes for something else, on this row or above."""
    for start, row in (_row(text, at), _previous_row(text, at)):
        match = _KEY_AND_VALUE.match(row)
        if not match:
            continue
        key, value = match.groups()
        dash = match.start(2) >= 2 and row[: match.start(2)].rstrip().endswith("-")
        if not value or (key is None and not dash) or value[0] not in _LEADING:
            continue
        if value[0] == "-" and value[1:2] not in ("", " "):
            continue
        column = start + match.start(2)
        help_text = _BLOCK.format(key=key) if key else "quote the whole text with single quotes"
        return _fault(column, column + 1, _LEADING[value[0]], help_text)
    return None


def _list_or_key(text: str, at: int, since: int) -> Fault | None:
    """A row whose indentation matches neither the list nor the mapping it stands in."""
    leading = _leading(text, at, since)
    if leading and (leading.start >= _row(text, at)[0] or text[leading.start] in "\"'[{"):
        return leading
    if cause := _comment_above(text, at):
        return cause
    start, row = _row(text, at)
    if at >= len(text.rstrip()):
        return leading
    message = "this row is indented unlike the ones that it belongs to"
    help_text = "give the keys of one mapping, and the '-' of one list, the same indentation"
    return _fault(start + _indent(row), start + max(len(row), 1), message, help_text)


_Rule = Callable[[str, int, int], "Fault | None"]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _unindented),
    ("found character that cannot start any token", _tab),
    ("found a tab character", _tab),
    ("directive", _directive),
    ("hexdecimal number", _escape),
    ("escape character", _escape),
    ("unexpected end of stream", _unclosed_quote),
    ("unexpected document indicator", _unclosed_quote),
    ("did not find expected ',' or", _unclosed_bracket),
    ("did not find expected key", _list_or_key),
    ("did not find expected '-' indicator", _list_or_key),
)
