"""The checks: one rule a file, found by scanning the folders beside this file.

A check module has three things and nothing else public: its docstring, which is its
documentation (`inquire explain` prints it and a test runs its example); `SEVERITY`; and
`check`, a pure function that yields problems: of a line, given the inquiry and a `Context`; of
an answer, given the audit. Its code is the module's name with hyphens, so a check cannot lie
about its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from inquire.evidence import Evidence, Paper
from inquire.model import Limits

OF_LINES = ("inquiry", "evidence")


@dataclass(frozen=True, slots=True)
class Context:
    """All that a check may know beside the inquiry.

    `evidence` is keyed by the bare arXiv id; `before` is what the lock said until this run, empty
    when nothing was asked; `found_by_title` are papers found under titles that anchors give;
    `lock_read` tells an empty lock from none; `line_ids` is None where the library is unknown
    (YAML on stdin), and `note_ids` are those of the notes that its lines share.
    """

    today: date
    limits: Limits
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    before: Mapping[str, Evidence] = field(default_factory=dict)
    found_by_title: Mapping[str, Paper] = field(default_factory=dict)
    lock_read: bool = False
    line_ids: frozenset[str] | None = None
    note_ids: frozenset[str] = frozenset()
    template: str = "retest"
    template_needs: tuple[str, ...] = ()


@cache
def found(*families: str) -> Mapping[str, ModuleType]:
    """The checks by code, in the order of their codes; those of lines when no family is named.

    A family is a folder: of lines `inquiry` (judged from the line alone) and `evidence` (against
    what a catalog said); `answer` is of audits.
    """
    from pkgutil import iter_modules

    names: dict[str, str] = {}
    for family in families or OF_LINES:
        folder = import_module(f"inquire.checks.{family}")
        for module in iter_modules(folder.__path__):
            names[module.name.replace("_", "-")] = f"inquire.checks.{family}.{module.name}"
    return {code: import_module(names[code]) for code in sorted(names)}
