"""An answer as it was pasted, and the plain Markdown in it that is judged.

People paste what a chat page gives them: Markdown, HTML, a JSON export. All of it becomes one
text in which citations are looked for, and each character of it knows where it came from, so that
what is said of it can be found in the file. What a text is, is seen from the text: names of files
tell nothing, and the clipboard has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable

from inquire.answer_html import html_pieces
from inquire.answer_json import json_answer
from inquire.answer_marks import AS_PLAIN, is_marked, text_spans
from inquire.answer_pieces import Piece
from inquire.answer_prompt import prompt_end, reference_in
from inquire.html_signs import is_html
from inquire.location import Lines, Span


class AnswerText:
    """The text of an answer; `source` is the file's, `text` what is judged.

    `asked` is the reference line (`inquire: LINE DATE HASH`) of the prompt that stood above the
    answer and is no part of it; empty where none did.
    """

    def __init__(self, source: str, pieces: Iterable[Piece], asked: str = "") -> None:
        self.source = source
        self.asked = asked
        self._origins: list[int] = []
        self._starts: list[int] = []
        self._lines: Lines | None = None
        texts = []
        start = 0
        following = -1  # the origin of a piece that goes on where the one before ends
        for text, origin in pieces:
            if origin != following:
                self._origins.append(origin)
                self._starts.append(start)
            texts.append(text)
            start += len(text)
            following = origin + len(text)
        self.text = "".join(texts)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the source of the character at that offset of the text."""
        return self._rows().position(self._origin(offset))

    def row(self, line: int) -> str:
        """The line of the source with that number, without its end."""
        return self._rows().line(line)

    def only(self, spans: Iterable[Span]) -> AnswerText:
        """The same with nothing but these stretches of its text, which are in order and apart."""
        kept = AnswerText(self.source, (), self.asked)
        texts = []
        length = 0
        for start, end in spans:
            first = bisect_right(self._starts, start) - 1
            after = bisect_left(self._starts, end, first)
            kept._origins.append(self._origins[first] + start - self._starts[first])
            kept._starts.append(length)
            kept._origins += self._origins[first + 1 : after]
            kept._starts += [at - start + length for at in self._starts[first + 1 : after]]
            texts.append(self.text[start:end])
            length += end - start
        kept.text = "".join(texts)
        return kept

    def _origin(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        return min(self._origins[at] + offset - self._starts[at], len(self.source))

    def _rows(self) -> Lines:
        if self._lines is None:
            self._lines = Lines(self.source)
        return self._lines


def read_text(data: bytes) -> AnswerText:
    """The text of whatever was pasted: UTF-8 or, where a mark says so, UTF-16.

    Nothing is refused: what cannot be decoded is replaced, and what is neither JSON nor HTML is
    Markdown. Marks that chat pages leave are dropped, and so is a prompt that stands on top.
    """
    source = _decoded(data)
    answer = _read(source)
    if is_marked(answer.text):
        answer = answer.only(text_spans(answer.text))
        answer.text = answer.text.translate(AS_PLAIN)
    if end := prompt_end(answer.text):
        asked = reference_in(answer.text[:end])
        answer = answer.only([Span(end, len(answer.text))])
        answer.asked = asked
    return answer


def _decoded(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _read(source: str) -> AnswerText:
    if found := json_answer(source):
        return AnswerText(source, found.pieces, found.asked)
    return AnswerText(source, html_pieces(source) if is_html(source) else [Piece(source, 0)])
