"""How the rows of a YAML text stand to each other: indentation, keys, and text that goes on.

Most faults of layout show one row after their cause: each rule looks at the row where libyaml
stopped and at those above it, and gives the fault it knows or None.
"""

from __future__ import annotations

import re

from inquire.diagnostics import Fault
from inquire.yaml_rows import Row, Stop, key_above, row_at, rows_above
from inquire.yaml_values import as_block, gone_on, leading, syntax_fault


def colon(stop: Stop) -> Fault | None:
    """`: ` inside unquoted text, or a row that a wrong indentation made a key."""
    text, at = stop.text, stop.at
    row = row_at(text, at)
    if row.key and row.value.strip() and at > row.value_start:
        if told := gone_on(stop) or (leading(stop) if row.value[0] in "\"'[{" else None):
            return told
        message = "': ' inside unquoted text starts a new key"
        if not row.text[at + 1 - row.start :].strip():
            message = "':' at the end of unquoted text makes a key of it"
        return syntax_fault(at, min(at + 2, row.start + len(row.text)), message, as_block(row.key))
    if told := _spoilt_key(text, row):
        return told
    owner = key_above(text, row)
    if row.key and owner and row.column > owner.column:
        message = f"key '{row.key}' is indented further than the text above it allows"
        help_text = f"{_indented(owner.column)}, like '{owner.key}' above"
        return syntax_fault(row.content, row.content + len(row.key), message, help_text)
    if row.key and owner is None and (first := [*rows_above(text, row)][-1:]):
        message = f"the text above '{row.key}' stands under no key"
        start = first[0].content
        return syntax_fault(start, first[0].end, message, "write `question: …` before it")
    help_text = "quote the text, or write it as `>-` with the text on the next line, indented"
    if owner and not row.dashed:
        help_text = as_block(owner.key)
    return syntax_fault(at, at + 1, "':' inside unquoted text starts a new key", help_text)


def _indented(count: int) -> str:
    return f"indent it by {count} blank{'s' * (count > 1)}" if count else "do not indent it"


def _spoilt_key(text: str, row: Row) -> Fault | None:
    """A key on the row above that YAML did not take for one."""
    above = next(rows_above(text, row), None)
    if above is None:
        return None
    if told := _no_blank(above) or _unreadable_dash(above):
        return told
    under = row.indent == above.column if above.dashed else row.indent > above.column
    if re.fullmatch(r"[a-z_]+", above.value.rstrip()) and not above.key and under:
        word = above.value.rstrip()
        return syntax_fault(
            above.content, above.end, f"no ':' after '{word}'", f"write `{word}: …`"
        )
    return None


def _no_blank(row: Row) -> Fault | None:
    """`key:value`, which YAML reads as one word."""
    match = re.match(r"([a-z_]+):(?=[^\s/:])", row.value) if not row.key else None
    if not match:
        return None
    message, help_text = f"no blank after '{match[0]}'", f"write `{match[0]} …`"
    return syntax_fault(row.content, row.content + len(match[0]), message, help_text)


def _unreadable_dash(row: Row) -> Fault | None:
    """`-key: value`, where the dash becomes part of the key."""
    if not re.match(r"-[a-z_]+$", row.key):
        return None
    help_text = f"write `- {row.key[1:]}: …`"
    return syntax_fault(row.content, row.content + 1, "no blank after '-'", help_text)


def unindented(stop: Stop) -> Fault | None:
    """A second row of text not indented further than its key; libyaml stops one row late."""
    text, since = stop.text, stop.since
    row = row_at(text, since)
    if told := _no_blank(row) or _comment_above(text, row):
        return told
    message = (
        f"'{row.text.strip()[:30]}' is read as a new key without ':'; "
        "a second row of text must be indented"
    )
    help_text = _deeper(text, row)
    word = re.match(r"([a-z_]+)[ \t]+([~\[0-9]\S*)$", row.value.rstrip())
    if word:
        help_text = f"{help_text}; if it is a key, write `{word[1]}: {word[2]}`"
    return syntax_fault(row.start + row.indent, max(row.end, row.start + 1), message, help_text)


def _deeper(text: str, row: Row) -> str:
    """The remedy for a row that belongs to the text above it."""
    owner = key_above(text, row)
    if owner is None:
        return "write a key before the text, such as `question: …`"
    above = next(rows_above(text, row))
    beside = above.indent if above.start != owner.start else 0
    wanted = beside if beside > owner.column else owner.column + 2
    return f"{_indented(wanted)}, further than '{owner.key}'"


def _comment_above(text: str, row: Row) -> Fault | None:
    """Text cut by a comment on the row above, so that this row hangs in the air."""
    above = next(rows_above(text, row), None)
    lost = re.search(r"\S[ \t]+(#.*)", above.text) if above else None
    if above is None or lost is None or row.key or row.dashed:
        return None
    start = above.start + lost.start(1)
    message = f"'{lost[1].rstrip()[:40]}' is read as a comment, and the text ends before it"
    return syntax_fault(start, above.end, message, "quote the text")


def list_or_key(stop: Stop) -> Fault | None:
    """A row whose indentation matches neither the list nor the mapping it stands in."""
    text, at = stop.text, stop.at
    row = row_at(text, at)
    if told := gone_on(stop):
        return told
    if row.content == at and text[at : at + 1] in ("]", "}") and not row.dashed:
        opening = "[" if text[at] == "]" else "{"
        return syntax_fault(at, at + 1, f"a '{text[at]}' without its '{opening}'", "delete it")
    if row.text.lstrip().startswith(":"):
        return no_key(at)
    told = leading(stop)
    if told and (told.start >= row.start or text[told.start] in "\"'[{"):
        return told
    if told := _comment_above(text, row) or _unreadable_dash(row) or _spoilt_key(text, row):
        return told
    start, end = row.start + row.indent, max(row.end, row.start + 1)
    above, owner = next(rows_above(text, row), None), key_above(text, row)
    if above and owner and owner.value[:1] in ("|", ">") and above.start != owner.start:
        message = f"this row is indented less than the text of '{owner.key}', which ends above it"
        help_text = f"{_indented(above.indent)} if it belongs to the text"
        return syntax_fault(start, end, message, help_text)
    return unlike_its_peers(text, row)


def no_key(at: int) -> Fault:
    """A colon without anything before it."""
    return syntax_fault(at, at + 1, "a key is missing before ':'", "write it, or quote the text")


def unlike_its_peers(text: str, row: Row) -> Fault:
    """A row that stands beside those to which it belongs."""
    start, end = row.start + row.indent, max(row.end, row.start + 1)
    message = "this row is indented unlike the ones that it belongs to"
    return syntax_fault(start, end, message, _like_its_peers(text, row))


def _like_its_peers(text: str, row: Row) -> str:
    for above in rows_above(text, row):
        if row.dashed and above.dashed:
            return f"{_indented(above.indent)}, like the '-' above"
        if not row.dashed and above.key:
            return f"{_indented(above.column)}, like '{above.key}' above"
    return "give the keys of one mapping, and the '-' of one list, the same indentation"
