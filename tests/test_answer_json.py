"""Chats exported as JSON, and replies of services, as the text that the model wrote."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.answer_text import AnswerText, read_text
from inquire.json_tree import read_json, text_of
from inquire.location import Lines

PROMPT = "Do the task. inquire: some-line 2026-11-22 7c1e90ab"


def read(value: Any, **options: Any) -> AnswerText:
    return read_text(json.dumps(value, **options).encode("utf-8", "surrogatepass"))


def said(value: Any, **options: Any) -> str:
    return read(value, **options).text


# ---- ChatGPT ---------------------------------------------------------------------------------


def chatgpt(*messages: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    """A conversation as ChatGPT exports it: a tree of nodes, here without branches."""
    mapping = {
        str(number): {
            "id": str(number),
            "message": message,
            "parent": str(number - 1) if number else None,
            "children": [],
        }
        for number, message in enumerate(messages)
    }
    return {"title": "t", "mapping": mapping, "current_node": str(len(messages) - 1), **more}


def message(role: str, *parts: Any, kind: str = "text", **more: Any) -> dict[str, Any]:
    content = {"content_type": kind, "parts": list(parts)}
    return {"author": {"role": role}, "content": content, "recipient": "all", **more}


def test_of_a_chat_only_what_the_assistant_said_is_judged() -> None:
    chat = chatgpt(
        None,
        message("system", ""),
        message("user", "arXiv:2501.99902?"),
        message("assistant", "It holds.", "By arXiv:2501.99901."),
        message("tool", "arXiv:2501.99903"),
        message("assistant", "Done."),
    )

    assert "It holds.\n\nBy arXiv:2501.99901.\n\nDone." == said(chat)
    assert said(chat) == said([chat])


def test_thoughts_and_what_tools_are_told_are_no_answer() -> None:
    thoughts = {"content_type": "thoughts", "thoughts": [{"content": "hm"}], "parts": ["hm"]}
    chat = chatgpt(
        message("assistant", "search('x')", recipient="browser"),
        message("assistant", "hm", kind="code"),
        {"author": {"role": "assistant"}, "content": thoughts},
        message("assistant", "hm", channel="analysis"),
        message("assistant", "hm", metadata={"is_visually_hidden_from_conversation": True}),
        message("assistant", "So.", {"content_type": "image_asset_pointer", "text": "x"}),
    )

    assert "So." == said(chat)


def test_only_the_branch_that_the_person_saw_counts() -> None:
    chat = chatgpt(message("user", "?"), message("assistant", "old"), message("assistant", "new"))
    chat["mapping"]["2"]["parent"] = "0"

    assert "new" == said(chat)
    del chat["current_node"]
    assert "new" == said(chat)
    chat["mapping"]["0"]["parent"] = "2"
    assert "new" == said(chat)


def test_only_what_follows_the_last_prompt_of_ours_counts() -> None:
    chat = chatgpt(
        message("assistant", "before"),
        message("user", PROMPT),
        message("assistant", "first"),
        message("user", PROMPT),
        message("assistant", "second"),
        message("user", "and?"),
        message("assistant", "third"),
    )

    assert "second\n\nthird" == said(chat)
    assert "inquire: some-line 2026-11-22 7c1e90ab" == read(chat).asked
    assert "" == said(chatgpt(message("assistant", "before"), message("user", PROMPT)))


def test_a_model_that_repeats_the_reference_asks_nothing() -> None:
    chat = chatgpt(message("user", PROMPT), message("assistant", "a"), message("assistant", PROMPT))

    assert f"a\n\n{PROMPT}" == said(chat)


def test_of_several_chats_the_one_with_a_prompt_counts_that_was_changed_last() -> None:
    def chat(text: str, when: float, asked: str = PROMPT) -> dict[str, Any]:
        return chatgpt(message("user", asked), message("assistant", text), update_time=when)

    chats = [chat("other", 1.9e9, "?"), chat("new", 1.8e9), chat("old", 1.7e9)]

    assert "new" == said(chats)
    assert "other\n\nother" == said([chats[0], chats[0]])


def test_what_the_marks_of_a_chat_lead_to_stands_below() -> None:
    references = [
        {"matched_text": "x", "items": [{"title": "A [Title]", "url": "https://e.org/a"}]},
        {"type": "hidden"},
        {"title": "A [Title]", "url": "https://e.org/a"},
        {"url": "https://e.org/b"},
    ]
    marked = "It holds \ue200cite\ue202turn0search1\ue201."
    chat = chatgpt(message("assistant", marked, metadata={"content_references": references}))

    expected = "It holds .\n\n## Sources\n\n- [A (Title)](https://e.org/a)\n- https://e.org/b"
    assert expected == said(chat)


# ---- others ----------------------------------------------------------------------------------


BLOCKS = [
    {"type": "thinking", "thinking": "hm", "text": "hm"},
    {"type": "text", "text": "I found "},
    {"type": "text", "text": "this", "citations": [{"url": "https://e.org/a", "title": "A"}]},
    {"type": "tool_use", "input": {"query": "x"}},
    {"type": "tool_result", "content": [{"type": "text", "text": "x"}]},
    {"type": "text", "text": "So."},
]
BLOCKS_SAID = "I found this\n\nSo.\n\n## Sources\n\n- [A](https://e.org/a)"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {
                "uuid": "x",
                "name": "t",
                "chat_messages": [
                    {"sender": "human", "text": "?"},
                    {"sender": "assistant", "text": "hm I found this", "content": BLOCKS},
                    {"sender": "assistant", "text": "Only text.", "content": []},
                ],
            },
            BLOCKS_SAID + "\n\nOnly text.",
        ),
        ({"id": "x", "type": "message", "role": "assistant", "content": BLOCKS}, BLOCKS_SAID),
        (
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "It holds."}}]},
            "It holds.",
        ),
        ({"choices": [{"text": "It holds."}]}, "It holds."),
        (
            {
                "output": [
                    {"type": "reasoning", "summary": [], "content": [{"text": "hm"}]},
                    {"type": "web_search_call", "action": {"query": "x"}},
                    {
                        "type": "message",
                        "role": "assistant",
                        "content": [{"type": "output_text", "text": "So.", "annotations": []}],
                    },
                ],
                "instructions": "x",
            },
            "So.",
        ),
        (
            {
                "candidates": [
                    {
                        "content": {
                            "parts": [{"text": "hm", "thought": True}, {"text": "So"}, {"text": "."}],
                            "role": "model",
                        }
                    }
                ]
            },
            "So.",
        ),
        (
            {
                "citations": ["https://e.org/a", "https://e.org/b"],
                "choices": [{"message": {"role": "assistant", "content": "So [2]."}}],
            },
            "So [2].\n\n## Sources\n\n[1] https://e.org/a\n[2] https://e.org/b",
        ),
        (
            {
                "citations": ["https://e.org/a"],
                "search_results": [{"title": "A", "url": "https://e.org/a", "date": None}],
                "choices": [{"message": {"role": "assistant", "content": "So [1]."}}],
            },
            "So [1].\n\n## Sources\n\n[1] [A](https://e.org/a)",
        ),
        (
            [
                {"role": "user", "content": PROMPT},
                {"role": "assistant", "content": [{"type": "text", "text": {"value": "So."}}]},
            ],
            "So.",
        ),
        (
            {"data": [{"chat": {"messages": [{"role": "user"}, {"role": "assistant", "content": "So."}]}}]},
            "So.",
        ),
        (
            {"responses": [{"response": {"sender": "ASSISTANT", "message": "So."}}]},
            "So.",
        ),
        ([{"author": "gpt-4o", "text": "So."}, {"author": "ann", "text": "?"}], "So."),
        ({"messages": [{"role": "User", "content": "?"}, {"role": "AI", "content": "So."}]}, "So."),
        ({"conversations": [{"from": "human", "value": "?"}, {"from": "gpt", "value": "So."}]}, "So."),
        (
            {
                "runSettings": {"model": "models/gemini"},
                "chunkedPrompt": {
                    "chunks": [
                        {"text": "?", "role": "user"},
                        {"text": "hm", "role": "model", "isThought": True},
                        {"text": "So.", "role": "model", "parts": [{"text": "So."}]},
                    ]
                },
            },
            "So.",
        ),
        (
            {
                "sessionId": "x",
                "messages": [
                    {"type": "user", "content": "?"},
                    {"type": "gemini", "content": "So.", "thoughts": [{"description": "hm"}]},
                ],
            },
            "So.",
        ),
        (
            [
                {
                    "mapping": {
                        "root": {"parent": None, "message": None},
                        "1": {
                            "parent": "root",
                            "message": {"fragments": [{"type": "REQUEST", "content": "?"}]},
                        },
                        "2": {
                            "parent": "1",
                            "message": {
                                "model": "deepseek-reasoner",
                                "fragments": [
                                    {"type": "THINK", "content": "hm"},
                                    {"type": "RESPONSE", "content": "So."},
                                ],
                            },
                        },
                    }
                }
            ],
            "So.",
        ),
    ],
)  # fmt: skip
def test_exports_and_replies_of_all_kinds_are_read(value: Any, expected: str) -> None:
    assert expected == said(value)
    assert expected == said(value, ensure_ascii=False, indent=1)


def activity(asked: str, html: str, time: str) -> dict[str, Any]:
    """An entry of Google's export of what was done in Gemini."""
    items = [{"html": html}]
    return {
        "header": "Gemini Apps",
        "title": f"Prompted {asked}",
        "time": time,
        "safeHtmlItem": items,
    }


def test_of_an_export_of_activities_the_answer_to_the_newest_prompt_of_ours_counts() -> None:
    entries = [
        activity("something else", "<p>arXiv:2501.99903</p>", "2026-11-03T09:00:00Z"),
        activity(PROMPT, "<ul><li>It <em>holds</em></li></ul>", "2026-11-02T09:00:00Z"),
        activity(PROMPT, "<p>old</p>", "2026-11-01T09:00:00Z"),
        {"header": "Gemini Apps", "title": "Used Gemini", "time": "2026-11-04T09:00:00Z"},
    ]

    assert "- It *holds*" == said(entries)
    assert "inquire: some-line 2026-11-22 7c1e90ab" == read(entries).asked
    assert "arXiv:2501.99903\n\nold" == said([entries[0], entries[2] | {"title": "Prompted x"}])


@pytest.mark.parametrize("ascii_only", [True, False])
def test_html_in_json_is_read_and_every_word_knows_its_place(ascii_only: bool) -> None:
    html = '<p>„Wärme“ &amp; <a href="https://arxiv.org/abs/2501.99901">mehr</a>,\n\tsagt er.</p>'
    source = json.dumps([activity("?", html, "")], ensure_ascii=ascii_only)

    answer = read_text(source.encode())

    assert "„Wärme“ & [mehr](https://arxiv.org/abs/2501.99901), sagt er." == answer.text
    for word in ("rme", "&", "mehr", "https", "2501.99901", "sagt", "er."):
        column = answer.place(answer.text.index(word))[1]
        assert source[column - 1 :].startswith(word), word


def test_rows_of_a_log_are_read_one_after_the_other() -> None:
    rows = [{"role": "user", "content": "?"}, {"role": "assistant", "content": "So."}]

    assert "So." == read_text("\n".join(map(json.dumps, rows)).encode()).text


# ---- JSON of which nothing is known ----------------------------------------------------------


def test_of_unknown_json_all_strings_are_text_and_an_objects_are_a_row() -> None:
    value = {
        "verdicts": [{"claim": "C1", "id": "2501.99901", "year": 2025, "sure": True, "more": {}}],
        "text": "One row\nand another",
        "notes": ["first", "", "second"],
    }

    expected = "| C1 | 2501.99901 | 2025 |\n\nOne row\nand another\n\nfirst\n\nsecond"
    assert expected == said(value)


def test_papers_with_authors_are_no_chat() -> None:
    value = [{"author": "A. Botha", "title": "A Paper", "text": "arXiv:2501.99901"}]

    assert "| A. Botha | A Paper | arXiv:2501.99901 |" == said(value)


@pytest.mark.parametrize(
    "source",
    [
        "[2501.99901]",
        "[1, 2]",
        "{}",
        "[1] A Paper, arXiv:2501.99901\n[2] Another",
        '{"a": 1,}',
        '{"a" "b"}',
        '{"a": "b"',
        '["a"]]',
        '["a"] so',
        "{'a': 'b'}",
        "{1: 2}",
        '[,"a"]',
        '["a",]',
        '{"a"}',
        '{"a":}',
        '["a":"b"]',
        '["a"}',
        '["\\"]',
    ],
)
def test_what_only_looks_like_json_is_plain_text(source: str) -> None:
    assert source == read_text(source.encode()).text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b'["x", ' + b"9" * 100_000 + b", -1e999, NaN, -Infinity, null]", "x"),
        (b"[" * 300_000 + b'"x"' + b"]" * 300_000, "x"),
        (b'{"a":' * 200_000 + b'"x"' + b"}" * 200_000, "| x |"),
        (b'{"role":"assistant","content":' * 50_000 + b'"x"' + b"}" * 50_000, None),
        (rb'["a\ud800b \ud83d\ude00 \udc00\u00e9 \q\/\u12"]', "a\ufffdb 😀 \ufffdé q/u12"),
        (b'["a\tb\nc"]', "a\tb\nc"),
        (b'\xef\xbb\xbf ["x"]', "x"),
        (b'["a\xff"]', "a\ufffd"),
    ],
)
def test_odd_json_is_read_without_a_traceback(source: bytes, expected: str | None) -> None:
    actual = read_text(source).text

    assert expected is None or expected == actual


# ---- places ----------------------------------------------------------------------------------


def test_text_is_found_at_its_place_between_escapes() -> None:
    source = '[{"role": "assistant",\r\n  "content": "One\\n\\u00e9two \\ud83d\\ude00 arXiv:2501.99901"}]'
    answer = read_text(source.encode())

    assert "One\nétwo 😀 arXiv:2501.99901" == answer.text
    assert (2, 15) == answer.place(0)
    assert (2, 18) == answer.place(3)
    assert (2, 20) == answer.place(4)
    assert (2, 26) == answer.place(5)
    assert (2, 43) == answer.place(answer.text.index("arXiv"))


WORD = st.sampled_from(["", "\n", '"', "\\", "\u00e9", "😀", "\t", "["]).map("W{}".format)
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)


def numbered(value: Any, words: list[str]) -> Any:
    """The value with each `W` made a word of its own."""
    if isinstance(value, str):
        while "W" in value:
            words.append(f"x{len(words)}y")
            value = value.replace("W", words[-1], 1)
        return value
    if isinstance(value, list):
        return [numbered(one, words) for one in value]
    if isinstance(value, dict):
        return {f"k{number}": numbered(one, words) for number, one in enumerate(value.values())}
    return value


@given(VALUE, st.booleans(), st.sampled_from([None, 2]))
def test_every_string_of_unknown_json_is_there_at_its_place(
    value: Any, ascii_only: bool, indent: int | None
) -> None:
    words: list[str] = []
    source = json.dumps([numbered(value, words), "last"], ensure_ascii=ascii_only, indent=indent)

    answer = read_text(source.encode())

    lines = Lines(source)
    for word in words:
        found = answer.text.index(word)
        assert lines.position(source.index(word)) == answer.place(found)
    assert len(words) == answer.text.count("x")


@given(st.lists(TEXT, min_size=1, max_size=4), st.booleans())
def test_what_a_model_said_is_its_text_to_the_letter(texts: list[str], ascii_only: bool) -> None:
    texts = [text.replace("[", "").replace("\r", "") for text in texts]
    messages = [{"role": "assistant", "content": text} for text in texts]

    assert "\n\n".join(texts) == said(messages, ensure_ascii=ascii_only)


@given(VALUE)
def test_json_is_taken_for_json_and_its_strings_for_what_they_mean(value: Any) -> None:
    source = json.dumps(value)

    tree = read_json(source)

    assert tree is not None
    if isinstance(value, str):
        assert [value] == [text_of(source, node) for node in tree]
    with_a_cut = source[:-1]
    if isinstance(value, (str, list, dict)):
        assert read_json(with_a_cut) is None
