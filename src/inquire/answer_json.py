"""Chats exported as JSON, and replies of the services that serve models.

Each has a shape of its own and changes it without notice. What they share is told by its looks:
messages with a role and a text, in an order. Only what the model said is judged, and of a chat in
which a prompt of ours was asked only what followed the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeGuard

from inquire.answer_pieces import Piece
from inquire.answer_prompt import is_prompt
from inquire.json_tree import Node, Scalar, pieces_of, read_json, text_of

_MODEL = frozenset("assistant model ai bot chatbot gpt claude chatgpt".split())
_ROLES = ("role", "sender", "from", "author")
_REPLIES = ("choices", "candidates", "output")
_CHATS = ("chat_messages", "messages", "conversation", "conversations", "turns")
_TEXTS = ("content", "parts", "text", "value", "markdown", "output_text")
_NUMBERED = ("search_results", "citations")
_CHANGED = ("update_time", "updated_at", "create_time", "created_at")
_ASIDE = re.compile(
    "think|thought|reason|tool|function|_call|^code|execution|image|audio|tether|context|search"
)
"""Kinds of content that are not the answer: what the model thought, asked of tools and got."""

_IN_LINK = str.maketrans("[]\n", "() ")
_DEEPEST = 8
_LONG = 200


class _Message(NamedTuple):
    """What one side said: strings that follow each other, None where a paragraph ends.

    `numbered` are the sources that numbers in the text lead to, `others` the rest.
    """

    role: str
    body: list[Scalar | None]
    numbered: list[Node]
    others: list[Node]


class _Chat(NamedTuple):
    """Messages in order, and when the last was added, as far as the export tells."""

    messages: list[_Message]
    changed: str = ""


def json_pieces(source: str) -> list[Piece] | None:
    """The answer in a JSON text, as Markdown; None where it is no JSON, or has no text at all.

    A chat in which nothing was answered is an empty answer.
    """
    if not re.match(r"\s*[\[{]", source) or (values := read_json(source)) is None:
        return None
    export = _Export(source)
    if len(values) == 1 and isinstance(values[0], list):
        values = values[0]
    chats = list(export.chats(values))
    if any(message.role in _MODEL for chat in chats for message in chat.messages):
        return list(export.written(export.answers(chats)))
    return list(_strings(source, values)) or None


class _Export:
    """One JSON text as chats."""

    def __init__(self, source: str) -> None:
        self._source = source

    def chats(self, values: list[Node]) -> Iterator[_Chat]:
        """The chats that these values are or hold, or the one whose messages they are."""
        messages = [message for value in values if (message := self._message(value))]
        if messages:
            yield _Chat(messages)
            return
        for value in values:
            if isinstance(value, dict):
                changed = next((value[key] for key in _CHANGED if key in value), None)
                yield _Chat(self._messages(value), text_of(self._source, changed))

    def answers(self, chats: list[_Chat]) -> Iterator[_Message]:
        """What the model said: after the last prompt of ours, where one was asked.

        Of several chats with such a prompt it is the one that was changed last.
        """
        asked: list[tuple[str, int, list[_Message]]] = []
        for chat in chats:
            for index in range(len(chat.messages) - 1, -1, -1):
                if self._asks(chat.messages[index]):
                    asked.append((chat.changed, len(asked), chat.messages[index + 1 :]))
                    break
        if asked:
            chosen = max(asked, key=lambda one: one[:2])[2]
        else:
            chosen = [message for chat in chats for message in chat.messages]
        return (message for message in chosen if message.role in _MODEL)

    def written(self, messages: Iterator[_Message]) -> Iterator[Piece]:
        """Messages as Markdown, each with its sources below."""
        last = 0
        for number, message in enumerate(messages):
            if number:
                yield Piece("\n\n", last)
            for part in message.body:
                if part:
                    yield from pieces_of(self._source, part)
                    last = part.end
                else:
                    yield Piece("\n\n", last)
            yield from self._references(message, last)

    def _asks(self, message: _Message) -> bool:
        if message.role in _MODEL:
            return False
        said = (text_of(self._source, part) if part else "\n" for part in message.body)
        return is_prompt("".join(said))

    # ---- messages ------------------------------------------------------------------------

    def _messages(self, value: dict[str, Node]) -> list[_Message]:
        """The messages of one chat or reply."""
        items: list[Node] = []
        role = ""
        mapping = value.get("mapping")
        if isinstance(mapping, dict):
            items = self._branch(mapping, value.get("current_node"))
        for keys, given in ((_REPLIES, "assistant"), (_CHATS, "")):
            for key in keys:
                found = value.get(key)
                if not items and isinstance(found, list):
                    items, role = found, given
        messages = [message for item in items if (message := self._message(item, role))]
        if messages and not messages[-1].numbered:
            messages[-1] = messages[-1]._replace(numbered=_numbered(value))
        return messages

    def _branch(self, mapping: dict[str, Node], current: Node | None) -> list[Node]:
        """The nodes from the first to the current one, by each one's parent."""
        name = text_of(self._source, current)
        if name not in mapping:
            name = list(mapping)[-1] if mapping else ""
        branch: list[Node] = []
        seen = set()
        while name not in seen and isinstance(node := mapping.get(name), dict):
            seen.add(name)
            branch.append(node)
            name = text_of(self._source, node.get("parent"))
        return branch[::-1]

    def _message(self, item: Node, role: str = "") -> _Message | None:
        """A message, if a value is one that its reader sees."""
        if isinstance(item, dict) and isinstance(inner := item.get("message"), dict):
            item = inner
        if not isinstance(item, dict) or self._is_aside(item):
            return None
        role = self._role(item) or role
        body = self._body(item)
        while body and body[-1] is None:
            body.pop()
        if not role or not body:
            return None
        return _Message(role, body, _numbered(item), list(_others(item)))

    def _role(self, item: dict[str, Node]) -> str:
        for holder in (item, item.get("author"), item.get("content")):
            for key in _ROLES if isinstance(holder, dict) else ():
                if isinstance(holder, dict) and (role := text_of(self._source, holder.get(key))):
                    return role.lower()
        return ""

    def _is_aside(self, item: dict[str, Node]) -> bool:
        """Whether this is no part of the answer: thought, or told to a tool, or hidden."""
        said = {
            key: text_of(self._source, item.get(key))
            for key in ("type", "content_type", "recipient", "channel", "thought")
        }
        metadata = item.get("metadata")
        hidden = isinstance(metadata, dict) and metadata.get("is_visually_hidden_from_conversation")
        return bool(
            _ASIDE.search(said["type"])
            or _ASIDE.search(said["content_type"])
            or said["recipient"] not in ("", "all", "null")
            or said["channel"] == "analysis"
            or said["thought"] == "true"
            or (hidden and text_of(self._source, hidden) == "true")
        )

    def _body(self, content: Node | None, depth: int = 0) -> list[Scalar | None]:
        """The strings of a content, None between paragraphs.

        Blocks of text go on where the one before ends, for a citation cuts sentences into blocks;
        plain strings stand for themselves, and so does what has something else between.
        """
        if isinstance(content, Scalar):
            return [content] if content.quoted and content.end > content.start else []
        if isinstance(content, dict) and depth < _DEEPEST and not self._is_aside(content):
            bodies = (self._body(content.get(key), depth + 1) for key in _TEXTS)
            return next((body for body in bodies if body), [])
        body: list[Scalar | None] = []
        for part in content if isinstance(content, list) and depth < _DEEPEST else ():
            found = self._body(part, depth + 1)
            body += found
            if body and body[-1] and (not found or isinstance(part, Scalar)):
                body.append(None)
        return body

    # ---- sources -------------------------------------------------------------------------

    def _references(self, message: _Message, at: int) -> Iterator[Piece]:
        numbered = [list(self._link(source)) for source in message.numbered]
        others = {
            "".join(text for text, _ in link): link
            for source in message.others
            if (link := list(self._link(source)))
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

    def _link(self, source: Node) -> Iterator[Piece]:
        """A source as a link, or its address alone; nothing where it has none."""
        if not isinstance(source, dict):
            yield from pieces_of(self._source, source)
            return
        address = next((source[key] for key in ("url", "link", "uri") if key in source), None)
        if not (isinstance(address, Scalar) and address.end > address.start):
            return
        title = source.get("title")
        if isinstance(title, Scalar) and title.quoted and title.end > title.start:
            yield Piece("[", title.start)
            for text, origin in pieces_of(self._source, title):
                yield Piece(text.translate(_IN_LINK), origin)
            yield Piece("](", address.start)
            yield from pieces_of(self._source, address)
            yield Piece(")", address.end)
        else:
            yield from pieces_of(self._source, address)


def _numbered(holder: dict[str, Node]) -> list[Node]:
    """The sources that the numbers in a text lead to."""
    for key in _NUMBERED:
        if isinstance(found := holder.get(key), list) and found:
            return found
    return []


def _others(message: dict[str, Node]) -> Iterator[Node]:
    """The sources of a message that its text points to by marks or places, and not by numbers."""
    holders: list[Node | None] = [message.get("metadata")]
    if isinstance(content := message.get("content"), list):
        holders += content
    for holder in holders:
        for key in ("content_references", "citations") if isinstance(holder, dict) else ():
            found = holder.get(key) if isinstance(holder, dict) else None
            for one in found if isinstance(found, list) else ():
                items = one.get("items") if isinstance(one, dict) else None
                yield from items if isinstance(items, list) else [one]


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
