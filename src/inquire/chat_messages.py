"""Messages in chats exported as JSON, and in replies of the services that serve models.

Each export has a shape of its own and changes it without notice. What they share is told by its
looks: messages with a role and a text, in an order, some of them no part of what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from inquire.json_tree import Node, Scalar, text_of

_MODEL = re.compile(
    r"\b(?:assistant|model|ai|bot|chatbot|llm|chatgpt|gpt|claude|gemini|grok|copilot|deepseek|"
    r"perplexity|mistral|llama|qwen)\b"
)
_ROLES = ("role", "sender", "from", "author")
_REPLIES = ("choices", "candidates", "output")
_CHATS = ("chat_messages", "messages", "conversation", "conversations", "turns", "responses")
_TEXTS = ("content", "parts", "text", "value", "message", "markdown", "output_text", "fragments")
_TYPES = ("user", "gemini")
"""Types of messages that tell who wrote them, in logs of Gemini's command line."""
_NUMBERED = ("search_results", "citations")
_MARKED = ("content_references", "citations")
_CHANGED = ("update_time", "updated_at", "create_time", "created_at")
_ASIDE = re.compile(
    "think|thought|reason|tool|function|_call|^code|execution|image|audio|tether|context|search"
)
"""Kinds of content that are not the answer: what the model thought, asked of tools and got."""

_DEEPEST = 8
_WRAPPINGS = 3


class Message(NamedTuple):
    """What one side said: strings that follow each other, None where a paragraph ends.

    `numbered` are the sources that numbers in the text lead to, `others` those that marks do.
    `html` says that the strings are HTML.
    """

    role: str
    body: list[Scalar | None]
    numbered: list[Node]
    others: list[Node]
    html: bool = False

    @property
    def by_model(self) -> bool:
        """Whether a model said it."""
        return _MODEL.search(self.role) is not None


class Chat(NamedTuple):
    """Messages in order, and when the last was added, as far as the export tells."""

    messages: list[Message]
    changed: str = ""


class Export:
    """The values of one JSON text, as chats."""

    def __init__(self, source: str) -> None:
        self._source = source

    def chats(self, values: list[Node], wrappings: int = 0) -> Iterator[Chat]:
        """The chats that these values are or hold, or the one whose messages they are."""
        messages = [message for value in values if (message := self._message(value))]
        if messages:
            yield Chat(messages)
            return
        for value in values:
            if not isinstance(value, dict):
                continue
            if activity := self._activity(value):
                yield activity
            elif messages := self._messages(value):
                changed = next((value[key] for key in _CHANGED if key in value), None)
                yield Chat(messages, text_of(self._source, changed))
            elif wrappings < _WRAPPINGS:
                for inner in value.values():
                    if not isinstance(inner, Scalar):
                        one: list[Node] = [inner]
                        within = inner if isinstance(inner, list) else one
                        yield from self.chats(within, wrappings + 1)

    def _activity(self, value: dict[str, Node]) -> Chat | None:
        """An entry of Google's export of what was done in Gemini: what was asked, and the answer.

        Nothing tells which entries were one chat.
        """
        asked, items = value.get("title"), value.get("safeHtmlItem")
        if not isinstance(asked, Scalar) or not isinstance(items, list):
            return None
        body = [
            html for one in items if isinstance(one, dict) for html in self._body(one.get("html"))
        ]
        messages = [Message("user", [asked], [], []), Message("gemini", body, [], [], html=True)]
        return Chat(messages, self._said(value, "time"))

    def _messages(self, value: dict[str, Node]) -> list[Message]:
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

    def _message(self, item: Node, role: str = "") -> Message | None:
        """A message, if a value is one that its reader sees."""
        for key in ("message", "response"):
            if isinstance(item, dict) and isinstance(inner := item.get(key), dict):
                item = inner
        if not isinstance(item, dict) or self._is_aside(item):
            return None
        role = self._role(item) or role
        body = self._body(item) if role else []
        while body and body[-1] is None:
            body.pop()
        return Message(role, body, _numbered(item), list(_others(item))) if body else None

    def _role(self, item: dict[str, Node]) -> str:
        for holder in (item, item.get("author"), item.get("content")):
            for key in _ROLES if isinstance(holder, dict) else ():
                if isinstance(holder, dict) and (role := text_of(self._source, holder.get(key))):
                    return role.lower()
        if isinstance(fragments := item.get("fragments"), list):  # DeepSeek's
            types = {self._said(one, "type") for one in fragments if isinstance(one, dict)}
            return "user" if "REQUEST" in types else "assistant"
        kind = self._said(item, "type")
        return kind if kind in _TYPES else ""

    def _is_aside(self, item: dict[str, Node]) -> bool:
        """Whether this is no part of the answer: thought, or told to a tool, or hidden."""
        metadata = item.get("metadata")
        hidden = "is_visually_hidden_from_conversation"
        return bool(
            _ASIDE.search(self._said(item, "type").lower())
            or _ASIDE.search(self._said(item, "content_type"))
            or self._said(item, "recipient") not in ("", "all", "null")
            or self._said(item, "channel") == "analysis"
            or "true" in (self._said(item, "thought"), self._said(item, "isThought"))
            or (isinstance(metadata, dict) and self._said(metadata, hidden) == "true")
        )

    def _said(self, item: dict[str, Node], key: str) -> str:
        return text_of(self._source, item.get(key))

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
        for key in _MARKED if isinstance(holder, dict) else ():
            found = holder.get(key) if isinstance(holder, dict) else None
            for one in found if isinstance(found, list) else ():
                items = one.get("items") if isinstance(one, dict) else None
                yield from items if isinstance(items, list) else [one]
