"""An answer exported as JSON: a chat, a reply of a service, or what nobody knows.

Only what the model said is judged, and of a chat in which a prompt of ours was asked only what
followed the last one. The sources that an export lists beside a text stand below it, as in a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeGuard

from inquire.answer_html import html_pieces
from inquire.answer_pieces import Piece, through
from inquire.answer_prompt import reference_in
from inquire.chat_messages import Chat, Export, Message
from inquire.json_tree import Node, Scalar, pieces_of, read_json, text_of

_IN_LINK = str.maketrans("[]\n", "() ")
_LONG = 200
"""Characters of a string that is a paragraph of its own."""


class JsonAnswer(NamedTuple):
    """The answer in a JSON text, and the reference line of the prompt that it answers, or empty."""

    pieces: list[Piece]
    asked: str = ""


def json_answer(source: str) -> JsonAnswer | None:
    """The answer in a JSON text, as Markdown; None where it is no JSON, or has no text at all.

    A chat in which nothing was answered is an empty answer.
    """
    if not re.match(r"\s*[\[{]", source) or (values := read_json(source)) is None:
        return None
    if len(values) == 1 and isinstance(values[0], list):
        values = values[0]
    chats = list(Export(source).chats(values))
    if any(message.by_model for chat in chats for message in chat.messages):
        asked, messages = _answers(source, chats)
        said = (message for message in messages if message.by_model)
        return JsonAnswer(list(_written(source, said)), asked)
    pieces = list(_strings(source, values))
    return JsonAnswer(pieces) if pieces else None


def _answers(source: str, chats: list[Chat]) -> tuple[str, list[Message]]:
    """The last prompt of ours and what followed it; everything where none was asked.

    Of several chats with such a prompt it is the one that was changed last.
    """
    found: list[tuple[str, int, str, list[Message]]] = []
    for chat in chats:
        for index in range(len(chat.messages) - 1, -1, -1):
            if asked := _asked(source, chat.messages[index]):
                found.append((chat.changed, len(found), asked, chat.messages[index + 1 :]))
                break
    if found:
        return max(found, key=lambda one: one[:2])[2:]
    return "", [message for chat in chats for message in chat.messages]


def _asked(source: str, message: Message) -> str:
    """The reference line of a prompt of ours; empty where a message is none."""
    if message.by_model:
        return ""
    return reference_in("".join(text_of(source, part) if part else "\n" for part in message.body))


def _written(source: str, messages: Iterator[Message]) -> Iterator[Piece]:
    """Messages as Markdown, each with its sources below."""
    last = 0
    for number, message in enumerate(messages):
        if number:
            yield Piece("\n\n", last)
        for part in message.body:
            if part:
                yield from _markdown(pieces_of(source, part), html=message.html)
                last = part.end
            else:
                yield Piece("\n\n", last)
        yield from _references(source, message, last)


def _markdown(pieces: list[Piece], *, html: bool) -> Iterable[Piece]:
    return through(html_pieces("".join(text for text, _ in pieces)), pieces) if html else pieces


def _references(source: str, message: Message, at: int) -> Iterator[Piece]:
    numbered = [list(_link(source, one)) for one in message.numbered]
    others = {
        "".join(text for text, _ in link): link
        for one in message.others
        if (link := list(_link(source, one)))
    }
    if any(numbered) or others:
        yield Piece("\n\n## Sources\n", at)
    for number, link in enumerate(numbered, 1):
        if link:
            yield Piece(f"\n[{number}] ", link[0].origin)
            yield from link
    for link in others.values():
        yield Piece("\n- ", link[0].origin)
        yield from link


def _link(source: str, cited: Node) -> Iterator[Piece]:
    """A source as a link, or its address alone; nothing where it has none."""
    if not isinstance(cited, dict):
        yield from pieces_of(source, cited)
        return
    address = next((cited[key] for key in ("url", "link", "uri") if key in cited), None)
    if not (isinstance(address, Scalar) and address.end > address.start):
        return
    title = cited.get("title")
    if isinstance(title, Scalar) and title.quoted and title.end > title.start:
        yield Piece("[", title.start)
        for text, origin in pieces_of(source, title):
            yield Piece(text.translate(_IN_LINK), origin)
        yield Piece("](", address.start)
        yield from pieces_of(source, address)
        yield Piece(")", address.end)
    else:
        yield from pieces_of(source, address)


def _strings(source: str, values: list[Node]) -> Iterator[Piece]:
    """All strings of a JSON text of which nothing is known.

    What an object says of one thing stays in one row, as of a table: short strings and numbers.
    Long strings, and those of lists, are paragraphs.
    """
    waiting = values[::-1]
    apart = ""
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            row = [one for one in node.values() if _is_short(one, source)]
            waiting += [one for one in reversed(node.values()) if not _is_short(one, source)]
            for index, one in enumerate(row):
                yield Piece(" | " if index else f"{apart}| ", one.start)
                yield from pieces_of(source, one)
            if row:
                yield Piece(" |", row[-1].end)
                apart = "\n\n"
        elif node.quoted and node.end > node.start:
            yield Piece(apart, node.start)
            yield from pieces_of(source, node)
            apart = "\n\n"


def _is_short(node: Node, source: str) -> TypeGuard[Scalar]:
    if not isinstance(node, Scalar):
        return False
    if not node.quoted:
        return source[node.start].isdigit()
    return node.end - node.start <= _LONG and source.find("\\n", node.start, node.end) < 0
