"""One row of a closing block: its cells, and what they say of the claims that it names.

Which cell has the verdict is told by a header where there is one, else by the place: behind the
label, or one cell further where that is something else and the next is nothing but a verdict.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from inquire.claim_labels import Named
from inquire.location import Span
from inquire.model import Verdict
from inquire.verdict_words import Stated, exactly, shown, stated

BARS = "|\uff5c\u2502\u00a6"
UNGROUNDED = re.compile(
    r"(?<!not )(?<!\w)(?:UNGROUNDED|[Uu]ngrounded(?=[\s*_`)\]]{0,4}(?:$|[|;.])))"
)
_BAR = re.compile(rf"(?<!\\)[{BARS}]|\t")
_ESCAPED_BAR = re.compile(r"\\\|")
_VERDICT_WORD = re.compile(
    r"verdict|status|judge?ment|assessment|ruling|urteil|veredicto|\u5224\u5b9a|\u7ed3\u8bba",
    re.IGNORECASE,
)
_VERDICT_COLUMN = re.compile(
    r"(?:(?:re-?test|new|current|updated|my|final) )?(?:verdict|status|judge?ment|assessment|ruling|urteil|veredicto"
    r"|\u5224\u5b9a|\u7ed3\u8bba)",
    re.IGNORECASE,
)
_REASON_COLUMN = re.compile(
    r"(?:the )?(?:reason|why|rationale|basis|notes?|comment)", re.IGNORECASE
)
_PATTERN = re.compile(r"verdict\W*$|verdict, one word", re.IGNORECASE)
_SOMETHING = re.compile(r"\S")

Header = tuple[str, ...]


class BlockRow(NamedTuple):
    """One row of a closing block: the labels, what it says of them, and the stretch it takes.

    `stated` is None where nothing stands in the verdict's place.
    """

    named: Named
    span: Span
    stated: Stated | None
    reason: str
    ungrounded: bool


def header(text: str, start: int, end: int) -> Header:
    """The cells of a row that names a column of verdicts; of any other row nothing.

    A column of earlier verdicts makes a header too, so that none is taken for the new one.
    """
    if not _VERDICT_WORD.search(text, start, end):
        return ()
    told = tuple(shown(text[a:b]) for a, b in cells(text, start, end))
    return told if any(_VERDICT_WORD.search(cell) for cell in told[1:]) else ()


def has_bars(text: str, start: int, end: int) -> bool:
    """Whether a row has cells, by bars or by tabs."""
    return bool(_BAR.search(text, start, end) or _ESCAPED_BAR.search(text, start, end))


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a row; what is before its first bar and behind its last may be no cell."""
    bars = list(_BAR.finditer(text, start, end)) or list(_ESCAPED_BAR.finditer(text, start, end))
    begins = [start, *(bar.end() for bar in bars)]
    found = list(zip(begins, [*(bar.start() for bar in bars), end], strict=True))
    first = 1 if len(found) > 1 and not text[slice(*found[0])].strip(" >") else 0
    last = len(found) - (1 if len(found) > 2 and not text[slice(*found[-1])].strip() else 0)
    return found[first:last]


def read_row(text: str, named: Named, span: Span, columns: Header) -> BlockRow | None:
    """What a row says, or None for the pattern row that the prompt shows."""
    found = cells(text, *span) if has_bars(text, *span) else []
    if len(found) < 2:
        said = stated(text, named.after, span.end)
        reason = shown(text[said.end : span.end]) if said and said.verdict else ""
    elif columns:
        said, reason = _by_header(text, found, columns)
    else:
        at = next((i for i, (_, stop) in enumerate(found) if stop >= named.end), 0)
        said = stated(text, named.after, found[at][1])  # `C1: holds | papers | reason`
        if said and said.verdict:
            reason = shown(text[found[-1][0] : found[-1][1]])
        else:
            said, reason = _by_place(text, found[at + 1 :])
    if said and _PATTERN.match(said.said):
        return None
    if said and _is_cut_off(text, said):
        said = None
    ungrounded = bool(UNGROUNDED.search(text, named.after, span.end))
    return BlockRow(named, span, said, reason, ungrounded)


def _by_header(
    text: str, found: list[tuple[int, int]], columns: Header
) -> tuple[Stated | None, str]:
    named = (i for i, cell in enumerate(columns) if i and _VERDICT_COLUMN.match(cell))
    at = next(named, len(found))
    said = stated(text, *found[at]) if at < len(found) else None
    last = len(columns) - 1
    why = next((i for i, cell in enumerate(columns) if _REASON_COLUMN.match(cell)), last)
    reason = shown(text[slice(*found[why])]) if at != why < len(found) else ""
    return said, reason


def _by_place(text: str, found: list[tuple[int, int]]) -> tuple[Stated | None, str]:
    if not found:
        return None, ""
    said, at = stated(text, *found[0]), 0
    if said and said.verdict is None:
        # The last cell is the reason, in which a verdict may be a word like any other.
        for index in range(1, max(2, len(found) - 1)):
            other = exactly(text, *found[index]) if index < len(found) else None
            if other:
                said, at = other, index
                break
    reason = " | ".join(shown(text[a:b]) for a, b in found[at + 2 :])
    return said, reason.strip(" |")


def _is_cut_off(text: str, said: Stated) -> bool:
    """Whether the answer breaks off within the verdict."""
    if said.verdict or _SOMETHING.search(text, said.end):
        return False
    return any(verdict.value.startswith(said.said.lower()) for verdict in Verdict)
