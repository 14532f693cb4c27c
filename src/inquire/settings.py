"""What `inquire.toml` says: the limits, the template, and which checks are wanted.

A key that is none and a value of the wrong kind are told and end the command: a misspelt setting
that did nothing would be found out months later.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from inquire.diagnostics import Severity
from inquire.durations import Duration, parse_duration
from inquire.library import SETTINGS, Library, Trouble
from inquire.model import Limits


class Settings(NamedTuple):
    """What `inquire.toml` says; `template` is the one `prompt` uses when none is named."""

    limits: Limits = Limits()
    template: str = "retest"
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = MappingProxyType({})


def settings_of(library: Library) -> Settings:
    """What the library's `inquire.toml` says; Trouble where it cannot be understood."""
    path = library.root / SETTINGS
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise Trouble(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Trouble(f"cannot read {path}: it is not UTF-8") from error
    try:
        return _settings(text)
    except ValueError as error:
        raise Trouble(f"{path}: {error}") from error


def _settings(text: str) -> Settings:
    """The settings in a TOML text; ValueError where there is anything else in it."""
    import tomllib

    try:
        read = tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("its lists or tables are nested too deeply") from error
    unknown = set(read) - {"limits", "template", "select", "ignore", "severity"}
    if unknown:
        known = "limits, template, select, ignore, severity"
        raise ValueError(f"unknown key '{min(unknown)}'; known: {known}")
    return Settings(
        limits=_limits(_table(read, "limits")),
        template=_word(read.get("template", "retest"), "template"),
        select=_codes(read.get("select", []), "select"),
        ignore=_codes(read.get("ignore", []), "ignore"),
        severity=_severities(_table(read, "severity")),
    )


def _table(read: dict[str, object], key: str) -> dict[str, object]:
    table = read.get(key, {})
    if not isinstance(table, dict):
        raise ValueError(f"'{key}' must be a table: [{key}]")
    return table


def _word(value: object, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"'{key}' must be text")
    return value


def _codes(value: object, key: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"'{key}' must be a list of codes")
    return frozenset(value)


def _limits(table: dict[str, object]) -> Limits:
    periods: dict[str, Duration] = {}
    for name, value in table.items():
        period = parse_duration(value) if isinstance(value, str) else None
        if name not in ("perishable", "durable", "note"):
            raise ValueError(f"unknown limit '{name}'; known: perishable, durable, note")
        if period is None:
            raise ValueError(f"limit '{name}' must be a length of time such as \"6 months\"")
        periods[name] = period
    return Limits(**periods)


def _severities(table: dict[str, object]) -> dict[str, Severity]:
    made = {}
    for code, word in table.items():
        if word not in ("error", "warning", "info"):
            raise ValueError(f"severity of '{code}' must be error, warning or info")
        made[code] = Severity(word)
    return made
