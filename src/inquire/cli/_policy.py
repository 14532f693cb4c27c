"""What the checks of a run are given: which of them are wanted, and what they may know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from inquire.checks import Context
from inquire.cli._opening import Opened
from inquire.explanations import codes
from inquire.inspection import Policy
from inquire.library import NotFound, Trouble

if TYPE_CHECKING:
    from inquire.lock import Lock


def context_for(opened: Opened, lock: Lock | None, day: date) -> Context:
    """What the checks may know, for this library on that day."""
    needed = _needs(opened)
    return Context(
        today=day,
        limits=opened.limits,
        evidence=lock.records if lock else {},
        lock_read=lock is not None,
        line_ids=None if opened.loose else frozenset(opened.library.paths()),
        note_ids=frozenset(opened.notes),
        template=opened.settings.template,
        template_needs=needed,
    )


def _needs(opened: Opened) -> tuple[str, ...]:
    """What the library's template asks of a line; Trouble where it is no template."""
    from inquire.prompts import TemplateFault, needs

    template = opened.library.templates().get(opened.settings.template)
    try:
        return needs(template) if template else ()
    except TemplateFault as error:
        raise Trouble(str(error)) from error


def policy_for(opened: Opened, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Policy:
    """Which diagnostics are wanted: the command line's word before the settings'."""
    settings = opened.settings
    known = codes()
    for option, named in (("--select", select), ("--ignore", ignore)):
        for code in _split(named):
            if code not in known:
                from inquire.decode import did_you_mean

                raise NotFound(f"{option}: no check '{code}'{did_you_mean(code, known)}")
    for code in (*settings.select, *settings.ignore, *settings.severity):
        if code not in known:
            raise Trouble(f"{opened.library.root / 'inquire.toml'}: no check '{code}'")
    return Policy(
        select=frozenset(_split(select)) or settings.select,
        ignore=frozenset(_split(ignore)) | (settings.ignore if not select else frozenset()),
        severity=settings.severity,
    )


def _split(named: Sequence[str]) -> Iterator[str]:
    for item in named:
        yield from (code.strip() for code in item.split(",") if code.strip())
