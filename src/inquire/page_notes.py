"""The notes of a page, and the essay in which their titles stand bare.

A page runs the titles of the notes it cites into its prose, a question where a sentence ends or
begins. They are known from the list of sources, and a title that is no question counts only as a
link's text: bare, it may be a phrase like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from inquire.model import Note
from inquire.page_claims import LINK, each_once, paper_at, papers_in, unlinked, with_support
from inquire.page_text import Block, Kind

MOST_NOTES = 500
"""The most notes that are read of a page; what follows is unplaced."""
NO_TEXT = "The page gives no text for this note."
"""What a note says of which the page has the title alone."""

_LONGEST_TITLE = 300
_MOST_WORDS = 30  # of a title that is looked for
_WORDS_IN_ID = 5
_LONGEST_ID = 60
_DULL = frozenset(
    "a about all also an and any are as at be been between but by can could did do does for from had has"
    " have how if in into is it its just like make makes may might more most much not of on or our out"
    " over really should so some such than that the their them there these they this those to too us use"
    " using was we were what when where whether which while who why will with without would you your".split()
)
_NAME = re.compile(r"[^\W_][\w.]*(?:-[\w.]+)+")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_INSIDE = re.compile(r"[.!?][\"'\u2019\u201d)*_]* +[A-Z\"\u201c]")
_ASKED = re.compile(
    r"(\*{0,2}.{3,300}?\?\*{0,2})(?:\s*[:.|\u2012-\u2015-]+)?(?: +|(?=[A-Z]))(?=\S)"
)
_BOLD = re.compile(r"\*\*(.{3,300}?)\*\*\s*[:.\u2012-\u2015-]*\s*")
_OPENING = "\"'(\u2018\u201a\u201c\u201e\u00ab\u2039 "
_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_ASKS = re.compile("[ \"')*_\u2018\u2019\u201c\u201d\u00bb\u203a]{0,4}\\?!?")


class Entry(NamedTuple):
    """A note on its way: its title, its paragraphs, and the blocks that it took."""

    title: str
    paragraphs: list[str]
    blocks: list[Block]
    number: int = 0


def entries(blocks: Sequence[Block]) -> Iterator[Entry]:
    """The notes in a list of sources, in any of its forms.

    A title is a question or a heading of its own; where there are none such, each item or paragraph
    is a note that begins with its title.
    """
    titled = any(map(_is_title, blocks))
    entry: Entry | None = None
    for block in blocks:
        if _is_title(block):
            made: Entry | None = Entry(_bare(block.words), [], [block], block.number)
        elif not titled or (
            block.kind is Kind.ITEM and (not entry or entry.blocks[0].kind is Kind.ITEM)
        ):
            made = _in_one(block)
        else:
            made = None
        if made:
            if entry:
                yield entry
            entry = made
        elif entry:
            entry.paragraphs.append(block.words)
            entry.blocks.append(block)
    if entry:
        yield entry


def _is_title(block: Block) -> bool:
    if block.kind is Kind.HEADING:
        return True
    words = _bare(block.words)
    asked = _asks(words) and len(words) <= _LONGEST_TITLE
    return asked and not _SENTENCE_INSIDE.search(words)


def _asks(title: str) -> bool:
    return title.endswith(("?", "?!"))


def _in_one(block: Block) -> Entry | None:
    """A note whose title and text stand in one block."""
    found = _BOLD.match(block.words) or _ASKED.match(block.words)
    if not found or _SENTENCE_INSIDE.search(title := _bare(found[1])):
        return None
    text = block.words[found.end() :]
    return Entry(title, [text] if text else [], [block], block.number)


def _bare(words: str) -> str:
    """A title without marks of emphasis and without the link round it."""
    return " ".join(re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", words).strip(" *_#").split())


def notes(found: Sequence[Entry]) -> tuple[Note, ...]:
    """The notes, each with an id made from its title."""
    made: list[Note] = []
    for note_id, entry in zip(ids_of(found), found, strict=True):
        text, support = with_support(unlinked(" ".join(entry.paragraphs)))
        papers = each_once((*support.papers, *papers_in(f"{entry.title} {text}")))
        made.append(Note(note_id, entry.title, text or NO_TEXT, date=support.date, anchors=papers))
    return tuple(made)


def ids_of(found: Sequence[Entry]) -> list[str]:
    """An id for each note, of the words of its title that say most; never the same twice."""
    taken: dict[str, None] = {}
    for entry in found:
        stem = made = id_of(entry.title)
        count = 1
        while made in taken:
            count += 1
            made = f"{stem}-{count}"
        taken[made] = None
    return [*taken]


def id_of(title: str) -> str:
    """The id that is made from a title, such as `warmth-training-less-reliable`."""
    words = _WORD.findall(re.sub(r"['\u2019](?:s|t|re|ve|ll)\b", "", title.lower()))
    telling = [word for word in words if word not in _DULL] or words
    return "-".join(telling[:_WORDS_IN_ID])[:_LONGEST_ID].strip("-") or "untitled"


def line_id_in(words: str) -> str:
    """The id of the line that these words lead to; empty where they lead to none."""
    link = LINK.search(words)
    if link and link[2] and not paper_at(link[2]):
        path, _, last = link[2].partition("#")[0].partition("?")[0].rstrip("/").rpartition("/")
        name = re.sub(r"\.(?:html?|ya?ml|md)$", "", last)
        lines = re.search(r"(?:^|/)(?:inquiring-)?lines?$", path)
        if _NAME.fullmatch(name) or (lines and _WORD.fullmatch(name) and not name.isdigit()):
            return name if lines or link[1].endswith("?") else ""
        return id_of(link[1]) if link[1].endswith("?") else ""
    if _NAME.fullmatch(words):
        return words
    return id_of(words) if words.endswith("?") else ""


class Titles:
    """The titles of notes, to be found in prose."""

    def __init__(self, found: Mapping[str, str]) -> None:
        """`found` are the ids by title."""
        self._by_words = {_words(title): note_id for title, note_id in found.items()}
        self._tree: dict[str, Any] = {}
        for title, note_id in found.items():
            words = _words(title)
            if _asks(title) and 0 < len(words) <= _MOST_WORDS:
                node = self._tree
                for word in words:
                    node = node.setdefault(word, {})
                node[""] = title, note_id

    def cited_in(self, prose: str) -> str:
        """The prose with `[[id]]` in the place of every title, and of links whose text is one."""
        return self._bare_titles(LINK.sub(self._linked, prose))

    def _linked(self, link: re.Match[str]) -> str:
        note_id = self._by_words.get(_words(link[1] or ""))
        return f"[[{note_id}]]" if note_id else link[0]

    def _bare_titles(self, prose: str) -> str:
        words = [*_WORD.finditer(prose)]
        made, done, mark = [], 0, -1
        for at, word in enumerate(words):
            if mark < word.end():
                mark = prose.find("?", word.end())
                mark = len(prose) + _LONGEST_TITLE if mark < 0 else mark
            if word.start() < done or mark > word.start() + _LONGEST_TITLE:
                continue
            end, title, note_id = self._longest(prose, words, at)
            if note_id:
                opening = title[: len(title) - len(title.lstrip(_OPENING))]
                start = max(done, word.start() - len(opening))
                if prose[start : word.start()].translate(_STRAIGHT) != opening.translate(_STRAIGHT):
                    start = word.start()
                made += [prose[done:start], f"[[{note_id}]]"]
                done = end
        return "".join((*made, prose[done:]))

    def _longest(self, prose: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, str, str]:
        """Where the longest title that begins with this word ends, it and its id; no id for none."""
        found, node = (0, "", ""), self._tree
        while at < len(words) and (below := node.get(words[at][0])):
            node = below
            if "" in node and (asked := _ASKS.match(prose, words[at].end())):
                found = (asked.end(), *node[""])
            at += 1
        return found


def _words(title: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(title))
