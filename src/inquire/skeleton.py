"""The file of a new line: its question, and every other key empty, with what belongs there.

An empty value is an absent one, so the file already reads as a line, but for the text of its
claim; and a value is typed where it belongs. Lists that may stay empty show an entry as a
comment. Keys and words are those of `line_format`, so that they are those of the editors' schema.
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.line_format import LINE
from inquire.records import ListOf, Record
from inquire.yaml_writing import inline

_COMMENTS_AT = 20
_LEFT_OUT = ("question", "history", "limits")


def skeleton(question: str) -> str:
    """The text of a line that asks the question, on one row, and has one claim to fill in."""
    rows = [f"question: {inline(question, flow=False)}"]
    for name, kind in LINE.fields.items():
        if name in _LEFT_OUT:
            continue
        rows.append(_row(name, LINE))
        if isinstance(kind, Record):
            rows += _keys(kind, "  ")
        elif isinstance(kind, ListOf) and isinstance(kind.item, Record):
            sign = "  " if name in LINE.required else "# "
            first, *more = _keys(kind.item, f"{sign}  ")
            rows += [f"{sign}- {first[len(sign) + 2 :]}", *more]
    return "\n".join([*rows, ""])


def _keys(record: Record, margin: str) -> Iterator[str]:
    return (_row(name, record, margin) for name in record.fields)


def _row(name: str, record: Record, margin: str = "") -> str:
    """A key without a value, and what the format says about it."""
    return f"{margin + name + ':':{_COMMENTS_AT}}# {record.about.get(name, '')}".rstrip("# ")
