"""An inquiry as the YAML of a new line, laid out as people lay it out.

Keys stand in the order of the format, long text in folded blocks and lists one item a row, so that
a change shows where it is made. Only what can be known of a line that is new is written: it has no
history, and its limits are the library's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.model import Anchor, Claim, Inquiry, Kind, Note, Retest
from inquire.yaml_writing import fits_block, scalar

WIDTH = 80
"""Columns that a row takes at most, where a text can be parted at all."""

_INSIDE = 4  # columns that most keys are indented by
_GAP = re.compile("(?<! ) (?! )")


def written(inquiry: Inquiry) -> str:
    """The YAML of a line; read, it is the inquiry again, but for `history` and `limits`."""
    rows = [
        *_text("question", inquiry.question),
        *_text("summary", inquiry.summary),
        *_text("finding", inquiry.finding),
        *_text("surveyed", inquiry.surveyed.edtf() if inquiry.surveyed else ""),
        *_text("essay", inquiry.essay),
        *_items("notes", (_note(note) for note in inquiry.notes)),
        *_items("claims", (_claim(claim) for claim in inquiry.claims)),
        *_items("anchors", (_anchor(anchor) for anchor in inquiry.anchors)),
        *_retest(inquiry.retest),
        *_names("next", inquiry.next),
    ]
    return "".join(f"{row}\n" for row in rows)


def _note(note: Note) -> Iterator[str]:
    yield from _text("id", note.id)
    yield from _text("title", note.title)
    yield from _text("text", note.text)
    yield from _looked_at(note)
    yield from _names("anchors", map(_paper, note.anchors))


def _claim(claim: Claim) -> Iterator[str]:
    yield from _text("id", claim.id)
    yield from _text("text", claim.text)
    yield from _text("short", claim.short)
    yield from _looked_at(claim)
    yield from _text("kind", claim.kind if claim.kind is not Kind.PERISHABLE else "")
    yield from _text("basis", claim.basis or "")
    yield from _names("notes", claim.notes)
    yield from _names("anchors", map(_paper, claim.anchors))


def _looked_at(item: Claim | Note) -> Iterator[str]:
    yield from _text("date", item.date.edtf() if item.date else "")
    yield from _text("reviewed", item.reviewed.edtf() if item.reviewed else "")


def _anchor(anchor: Anchor) -> Iterator[str]:
    yield from _text("arxiv", _paper(anchor.arxiv))
    yield from _text("gloss", anchor.gloss)
    yield from _text("date", anchor.date.edtf() if anchor.date else "")
    yield from _text("title", anchor.title)
    yield from _names("authors", anchor.authors)
    yield from _text("published", anchor.published)


def _retest(retest: Retest) -> Iterator[str]:
    rows = [
        *_text("role", retest.role),
        *_text("topic", retest.topic),
        *_text("focus", retest.focus),
        *_sentences("relaxed_by", retest.relaxed_by),
        *_text("lasting", retest.lasting),
        *_text("changing", retest.changing),
        *_text("window", str(retest.window) if retest.window else ""),
        *_sentences("challenges", retest.challenges),
        *_sentences("questions", retest.questions),
    ]
    if rows:
        yield "retest:"
        yield from _indented(rows)


def _paper(paper: ArxivId | MalformedId) -> str:
    return paper.text if isinstance(paper, MalformedId) else str(paper)


def _text(key: str, text: str) -> Iterator[str]:
    """A key with its text; nothing without a text."""
    if text:
        first, *rows = _value(text, WIDTH - _INSIDE - len(key) - 2)
        yield f"{key}: {first}"
        yield from _indented(rows)


def _sentences(key: str, texts: Sequence[str]) -> Iterator[str]:
    """A list of texts, each on rows of its own."""
    if texts:
        yield f"{key}:"
        for text in texts:
            first, *rows = _value(text, WIDTH - _INSIDE - 2)
            yield f"  - {first}"
            yield from _indented(rows, 4)


def _names(key: str, names: Iterable[str]) -> Iterator[str]:
    """A list of ids or names, on one row."""
    if inside := ", ".join(scalar(name, flow=True) for name in names):
        yield f"{key}: [{inside}]"


def _items(key: str, items: Iterable[Iterator[str]]) -> Iterator[str]:
    """A list of mappings; nothing for an empty one."""
    for index, item in enumerate(items):
        if not index:
            yield f"{key}:"
        first, *rows = item
        yield f"  - {first}"
        yield from _indented(rows, 4)


def _indented(rows: Iterable[str], columns: int = 2) -> Iterator[str]:
    return (" " * columns + row if row else row for row in rows)


def _value(text: str, room: int) -> list[str]:
    """A text as it stands behind its key: on one row, or the sign of a block and its rows."""
    if "\n" in text:
        if fits_block(text, "|") and "\t" not in text:
            return ["|", *text.split("\n")]
    elif len(text) > room and fits_block(text, ">") and "\t" not in text:
        return [">-", *folded(text, WIDTH - _INSIDE - 2)]
    return [scalar(text, flow=False)]


def folded(text: str, width: int) -> Iterator[str]:
    """A text in rows of at most so many characters, broken at single blanks only."""
    row = ""
    for word in _GAP.split(text):
        if row and len(row) + 1 + len(word) > width:
            yield row
            row = word
        else:
            row = f"{row} {word}" if row else word
    yield row
