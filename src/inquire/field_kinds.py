"""The kinds of single values that a line holds: text, ids, dates, lengths of time, words.

Each says what is wrong with a value in the words of its own grammar (`dates`, `arxiv_id`), and
gives the JSON Schema that comes nearest to it: never stricter than the reader, since an editor
must not mark what is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from inquire.arxiv_id import ArxivId, MalformedId, parse_arxiv_id
from inquire.dates import DateFault, DateSpan, parse_date
from inquire.decode import ITEM, MISSING, NULLS, Collector, Missing, quoted
from inquire.durations import Duration, parse_duration
from inquire.location import shortened
from inquire.yaml_tree import Mapping as MappingNode
from inquire.yaml_tree import Node, Scalar

_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]"


def _scalar(node: Node, key: str, to: Collector, wanted: str) -> str | Missing:
    """The characters of a scalar, white space at the ends aside."""
    if type(node) is not Scalar or (not node.style and node.text in NULLS):
        return to.wrong_kind(quoted(key), node, wanted)
    return node.text.strip()


class Text:
    """Free text. What YAML would lose of it without a word is a fault."""

    prose = True

    def read(self, node: Node, key: str, to: Collector) -> str | Missing:
        """The text as typed."""
        if type(node) is not Scalar or (not node.style and node.text in NULLS):
            return self._no_text(node, key, to)
        text = node.text.strip()
        if not node.style:
            if to.hashes:
                to.lost_to_comment(node)
        elif node.style == '"' and "\\" in to.tree.text[node.start : node.end]:
            from inquire.escapes import latex_lost

            to.faults += latex_lost(to.tree.text, node)
        if not node.text.isprintable():  # a form feed at its start is no blank to strip
            control = re.search(_CONTROL, node.text)
            if control:
                from inquire.escapes import control_character

                to.faults.append(control_character(to.tree.text, node, control[0], quoted(key)))
                return MISSING
        return text

    def _no_text(self, node: Node, key: str, to: Collector) -> Missing:
        help_text = "quote the whole text"
        if isinstance(node, MappingNode) and len(node.entries) == 1:
            message = f"{quoted(key)} must be text; '{shortened(next(iter(node.entries)))}: …' is read as a key and a value"
            return to.add("wrong-kind", node, message, help_text)
        flow = not isinstance(node, Scalar) and node.flow
        return to.wrong_kind(quoted(key), node, "text", help_text if flow else "")

    def listed(self, text: str) -> str:
        """An item of its own."""
        return f"- {shortened(text)}"

    def schema(self) -> dict[str, Any]:
        """Typed readers see `no` as false and `2025` as a number; both are text here."""
        return {"type": ["string", "number", "boolean", "null"]}


class Name:
    """The id of a note, a claim or a line: one word, so that `[[id]]` and lists can hold it."""

    prose = False
    pattern = r"[^\W_][\w.\-]*"

    def read(self, node: Node, key: str, to: Collector) -> str | Missing:
        """The id as typed."""
        text = _scalar(node, key, to, "an id")
        if isinstance(text, Missing) or re.fullmatch(self.pattern, text):
            return text
        slug = self._slug(text)
        message = f"'{shortened(text)}' is no id: letters, digits, '-', '_' and '.' only"
        if text and not re.match(r"[^\W_]", text) and re.fullmatch(r"[\w.\-]+", text):
            message = f"'{shortened(text)}' is no id: it must begin with a letter or a digit"
        return to.add("bad-id", node, message, slug if key.startswith(ITEM) else f"{key}: {slug}")

    def _slug(self, text: str) -> str:
        if re.fullmatch(self.pattern, text.strip()):
            return text.strip()
        return shortened("-".join(re.findall(r"[^\W_]+", text.lower()))) or "a-name"

    def listed(self, text: str) -> str:
        """One id between commas."""
        return f"[{', '.join(self._slug(part) for part in text.split(',') if part.strip())}]"

    def schema(self) -> dict[str, Any]:
        r"""Numbers are admitted: `id: 2025` is read as typed.

        The pattern names what is refused, since `\w` means other letters in an editor.
        """
        refused = r"\s!-,/:-@\[-^`{-~"
        pattern = rf"^\s*[^_.\-{refused}][^{refused}]*\s*$"
        return {"type": ["string", "number", "boolean", "null"], "pattern": pattern}


class When:
    """A date: EDTF or as people write it."""

    prose = False

    def read(self, node: Node, key: str, to: Collector) -> DateSpan | Missing:
        """The span of days that the date means."""
        text = _scalar(node, key, to, "a date")
        if isinstance(text, Missing):
            return MISSING
        when = parse_date(text)
        if isinstance(when, DateFault):
            return to.add(when.code, node, when.message, when.help)
        return when

    def schema(self) -> dict[str, Any]:
        """A date must hold a year and no month 13; the reader knows the rest."""
        ambiguous = r"\s*[0-9]{4}/(0?[1-9]|1[0-2])\s*$"
        thirteenth = r".*[0-9]{4}-(00|1[3-9]|[2-9][0-9])([^0-9]|$)"
        year = r"(.*[^0-9])?(19|2[01])[0-9]{2}([^0-9]|$)"
        pattern = rf"^(?!{ambiguous})(?!{thirteenth}){year}"
        kinds = ["string", "integer", "null"]
        return {"type": kinds, "pattern": pattern, "minimum": 1900, "maximum": 2199}


class Period:
    """A length of time such as `6 months`."""

    prose = False

    def read(self, node: Node, key: str, to: Collector) -> Duration | Missing:
        """The length of time."""
        text = _scalar(node, key, to, "a length of time")
        if isinstance(text, Missing):
            return MISSING
        period = parse_duration(text)
        if period is None:
            message = f"'{shortened(text)}' is no length of time"
            return to.add("bad-period", node, message, "6 months, 3 years or 90 days")
        return period

    def schema(self) -> dict[str, Any]:
        """Numbers with units, the longer before the shorter, not all of them zero."""
        units = (("3", "years?|yrs?|y"), ("4", "months?|mos?|m"), ("4", "weeks?|wks?|w"))
        parts = [rf"([0-9]{{1,{most}}}\s*({unit}))?\s*" for most, unit in units]
        pattern = rf"^\s*(?=.*[1-9]){''.join(parts)}([0-9]{{1,5}}\s*(days?|d))?\s*$"
        either_case = re.sub(
            r"[a-z]",
            lambda letter: f"[{letter[0].upper()}{letter[0]}]",
            pattern.replace(r"\s", " "),
        )
        return {"type": ["string", "null"], "pattern": either_case.replace(" ", r"\s")}


class PaperId:
    """An arXiv id, also as a URL or DOI; a malformed one is a value of its own."""

    prose = False

    def read(self, node: Node, key: str, to: Collector) -> ArxivId | MalformedId | Missing:
        """The canonical id; its fault is collected where it is malformed."""
        if isinstance(node, MappingNode) and len(node.entries) == 1:
            name, value = next(iter(node.entries.values()))
            if name.text.lower() == "arxiv" and isinstance(value, Scalar):
                return self._read_as_key(node, name, value, to)
        text = _scalar(node, key, to, "an arXiv id")
        if isinstance(text, Missing):
            return MISSING
        paper = parse_arxiv_id(text)
        if isinstance(paper, MalformedId):
            to.add("malformed-id", node, paper.reason, paper.help)
        return paper

    def _read_as_key(
        self, node: MappingNode, name: Scalar, value: Scalar, to: Collector
    ) -> Missing:
        where = " in [...]" if node.flow and to.tree.text[node.start] != "{" else ""
        message = f"'{name.text}: {shortened(value.text)}'{where} is read as a key and a value"
        help_text = f"write {shortened(value.text)}"
        if where:
            help_text = f"drop the space, or {help_text}"
        return to.add("wrong-kind", node, message, help_text)

    def listed(self, text: str) -> str:
        """One id between commas."""
        parts = re.split(r"[,;\s]+", text.strip())
        return f"[{', '.join(map(shortened, parts))}]"

    def schema(self) -> dict[str, Any]:
        """Typed readers see `2506.04210` as a number, its last zero gone."""
        month = "(0[1-9]|1[0-2])"
        early = rf"(07(0[4-9]|1[0-2])|(0[89]|1[0-4]){month})\.[0-9]{{4}}"
        late = rf"(1[5-9]|[2-9][0-9]){month}\.[0-9]{{5}}"
        old = rf"[A-Za-z-]+(\.[A-Za-z-]+)?(/|%2[Ff])[0-9]{{2}}{month}[0-9]{{3}}"
        pattern = rf"(^|[^0-9])({early}|{late})([^0-9]|$)|{old}([^0-9]|$)"
        kinds = ["string", "number", "null"]
        return {"type": kinds, "pattern": pattern, "minimum": 704, "maximum": 9913}


class CheckValue:
    """Eight hexadecimal digits, by which a text is known again."""

    prose = False
    pattern = "[0-9a-f]{8}"

    def read(self, node: Node, key: str, to: Collector) -> str | Missing:
        """The digits."""
        text = _scalar(node, key, to, "eight hexadecimal digits")
        if isinstance(text, Missing) or not text or re.fullmatch(self.pattern, text):
            return text
        message = f"{quoted(key)} must be eight hexadecimal digits, found '{shortened(text)}'"
        return to.add("unknown-value", node, message, "copy it from the prompt, or delete the key")

    def schema(self) -> dict[str, Any]:
        """Typed readers see `12345678` and `1234567e8` as numbers."""
        pattern = rf"^\s*({self.pattern})?\s*$"
        return {"type": ["string", "number", "null"], "pattern": pattern}


class OneOf:
    """One word of a closed list; `refused` says why a word of it, or a like one, is not taken."""

    prose = False

    def __init__(self, words: type[StrEnum], refused: Mapping[str, str] | None = None) -> None:
        self.refused = refused or {}
        self.known = {word.value: word for word in words if word.value not in self.refused}
        self.wanted = f"one of {', '.join(self.known)}"

    def read(self, node: Node, key: str, to: Collector) -> StrEnum | Missing:
        """The word."""
        text = _scalar(node, key, to, self.wanted)
        if isinstance(text, Missing):
            return MISSING
        if text in self.known:
            return self.known[text]
        why = self.refused.get(text) or to.suggestion(text.lower(), self.known)
        message = f"{quoted(key)} must be {self.wanted}, found '{shortened(text)}'{why}"
        return to.add("unknown-value", node, message)

    def schema(self) -> dict[str, Any]:
        """The words."""
        return {"enum": [*self.known, None]}
