"""Why there is a check, or a fault of form: the text behind every code that is printed.

A check is explained by its own docstring, so that rule and explanation change together; what
the reader finds is explained by a page in `faults/`, since its rules are spread over readers.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path

_PACKAGE = Path(__file__).parent
_FAULTS = _PACKAGE / "faults"
_CHECKS = _PACKAGE / "checks"


@cache
def codes() -> tuple[str, ...]:
    """Every code that there is an explanation for, sorted."""
    modules = (path.stem.replace("_", "-") for path in _CHECKS.glob("*/[a-z]*.py"))
    return tuple(sorted({*modules, *(path.stem for path in _FAULTS.glob("*.md"))}))


def explanation(code: str) -> str | None:
    """The text behind a code as Markdown; None where there is no such code."""
    if code not in codes():
        return None
    page = _FAULTS / f"{code}.md"
    if page.exists():
        return page.read_text(encoding="utf-8").strip() + "\n"
    name = code.replace("-", "_")
    family = next(path.parent.name for path in _CHECKS.glob(f"*/{name}.py"))
    module = import_module(f"inquire.checks.{family}.{name}")
    return (module.__doc__ or "").strip() + "\n"


def summary(code: str) -> str:
    """The first sentence behind a code: the rule itself; empty where there is no such code."""
    paragraph = (explanation(code) or "").split("\n\n", 1)[0]
    text = " ".join(paragraph.split())
    sentence = re.match(r".+?[.](?=\s|$)", text)
    return sentence[0] if sentence else text
