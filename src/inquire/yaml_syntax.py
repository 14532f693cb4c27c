"""Why a YAML text cannot be read, told by its cause and not by the parser's state.

libyaml names what it could not go on with ("mapping values are not allowed in this context");
a curator needs to know which character did it and what to type. Each rule below looks at the
text where libyaml stopped; what no rule knows is passed on in libyaml's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from inquire.diagnostics import Fault
from inquire.yaml_layout import colon, list_or_key, no_key, unindented, unlike_its_peers
from inquire.yaml_rows import Stop, key_above, row_at
from inquire.yaml_values import (
    escape,
    leading,
    no_item,
    syntax_fault,
    unclosed_bracket,
    unclosed_quote,
)

_CONFLICT_HELP = "choose what stays and delete the lines that start with <<<<<<<, =======, >>>>>>>"


def explain(text: str, error: YAMLError) -> Fault:
    """The one fault that ended the reading of `text`, at the character that caused it."""
    if isinstance(error, ReaderError):
        return _unreadable_character(text)
    fault = _leftover_of_a_conflict(text) or _told_by_rule(text, error)
    last = max(len(text) - 1, 0)
    return fault._replace(start=min(fault.start, last), end=min(fault.end, len(text)))


def merge_conflicts(text: str) -> list[Fault]:
    """The places where git left it to a person what stays."""
    return [
        syntax_fault(*found.span(), "merge conflict left by git", _CONFLICT_HELP)
        for found in re.finditer(r"^<{7}(?: [^\r\n]*)?(?=\r|$)", text, re.MULTILINE)
    ]


def _leftover_of_a_conflict(text: str) -> Fault | None:
    found = re.search(r"^(?:[>|]{7}(?: [^\r\n]*)?|={7})(?=\r|$)", text, re.MULTILINE)
    if not found:
        return None
    return syntax_fault(*found.span(), "merge conflict left by git", _CONFLICT_HELP)


def _told_by_rule(text: str, error: YAMLError) -> Fault:
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return syntax_fault(0, 1, f"YAML cannot read this: {error}")
    at = min(error.problem_mark.index, len(text))
    since = error.context_mark.index if error.context_mark else at
    stop, problem = Stop(text, at, since), error.problem or ""
    for words, rule in _RULES:
        if words in problem:
            found = rule(stop)
            if found:
                return found
    found = leading(stop)
    return found or syntax_fault(at, at + 1, f"YAML cannot read on: {problem}")


def _unreadable_character(text: str) -> Fault:
    """libyaml gives no mark here; these are the characters that YAML 1.1 does not admit."""
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    at = found.start() if found else 0
    message = f"the character U+{ord(text[at]):04X} cannot stand in a YAML file"
    return Fault("control-character", at, at + 1, message, "delete it")


def _odd_break(stop: Stop) -> Fault | None:
    """A character that ends a line for YAML, but not in an editor."""
    text, at, since = stop
    odd = re.compile("[\x85\u2028\u2029]")
    places = ((row_at(text, place).start, place) for place in (at, since))
    found = next(filter(None, (odd.search(text, *place) for place in places)), None)
    if found is None:
        return None
    message = f"the character U+{ord(found[0]):04X} ends a line in YAML, though not on the screen"
    return syntax_fault(*found.span(), message, "replace it by a blank")


def _directive(stop: Stop) -> Fault | None:
    """A row that begins with what YAML keeps for itself."""
    row = row_at(stop.text, stop.at)
    if not row.text.startswith("%"):
        return None
    message = "'%' at the start of a row starts a YAML directive; a line has none"
    return syntax_fault(row.start, row.start + 1, message, "indent or quote the text")


def _tab(stop: Stop) -> Fault | None:
    """A tab used to indent; also the characters that no token starts with."""
    text, at = stop.text, stop.at
    row = row_at(text, at)
    indentation = row.text[: len(row.text) - len(row.text.lstrip())]
    help_text = "replace it by blanks"
    if "\t" in indentation:
        tab = row.start + indentation.index("\t")
        return syntax_fault(tab, tab + 1, "a tab indents; YAML takes blanks only", help_text)
    if text[at : at + 1] == "\t":
        return syntax_fault(at, at + 1, "a tab stands where YAML takes blanks only", help_text)
    return None


def _after_the_end(stop: Stop) -> Fault | None:
    """Something after the end of the document."""
    text, at = stop.text, stop.at
    end = text.rfind("\n...", 0, at) + 1
    if end:
        message = "'...' ends the document, and text goes on after it"
        return syntax_fault(end, end + 3, message, "delete the '...'")
    row = row_at(text, at)
    if row.key and key_above(text, row):
        return unlike_its_peers(text, row)
    if row.text.lstrip().startswith(":"):
        return no_key(at)
    message = "the document has ended above; a line is keys and values"
    return syntax_fault(at, at + 1, message, "write it as `question: …`")


_Rule = Callable[[Stop], "Fault | None"]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("", _odd_break),
    ("", _directive),
    ("mapping values are not allowed", colon),
    ("could not find expected ':'", unindented),
    ("found character that cannot start any token", _tab),
    ("found a tab character", _tab),
    ("hexdecimal number", escape),
    ("escape c", escape),
    ("unexpected end of stream", unclosed_quote),
    ("unexpected document indicator", unclosed_quote),
    ("did not find expected ',' or", unclosed_bracket),
    ("did not find expected node content", no_item),
    ("did not find expected key", list_or_key),
    ("did not find expected '-' indicator", list_or_key),
    ("did not find expected <document start>", _after_the_end),
)
