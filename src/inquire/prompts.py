"""Values and template to prompt: an inquiry's, or those of a reply to an answer audited.

Templates come from anybody's library, so they run in Jinja's sandbox; an undefined name is an
error that names the template, its line and the names there are. Values are never rendered as
templates themselves, so `{{`, `$` and LaTeX in a claim come out as typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound
from jinja2.loaders import FunctionLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

_FAULTS = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
)
_NEEDS = r"\s*\{#-?\s*needs:([^#]*?)-?#\}"


class TemplateFault(Exception):
    """A template that cannot be read or rendered: which, at which line, and why."""


class Values(Protocol):
    """The names that a template may use, as a NamedTuple: those of a prompt or of a reply."""

    @property
    def _fields(self) -> tuple[str, ...]: ...

    def _asdict(self) -> dict[str, Any]: ...


class _Undefined(StrictUndefined):
    """An undefined name that says which names there are; `at_the_top` of the values rendered."""

    at_the_top: tuple[str, ...] = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = self._undefined_name
        owner = self._undefined_obj
        if owner is missing:
            known = self.at_the_top
            return f"'{name}' is no name a template may use; there are: {', '.join(known)}"
        known = getattr(type(owner), "_fields", ())
        if known:
            what = type(owner).__name__.removesuffix("Values").lower()
            return f"a {what} has no '{name}'; it has: {', '.join(known)}"
        return f"'{name}' is nothing that a {type(owner).__name__} has"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which a record has its fields and nothing that tuples have."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read that attribute."""
        if isinstance(obj, tuple):
            return attr in getattr(obj, "_fields", ())
        return super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """What stands for an attribute that a template may not read."""
        if isinstance(obj, tuple) and not attribute.startswith("_"):
            return self.undefined(obj=obj, name=attribute)
        return super().unsafe_undefined(obj, attribute)


def render(name: str, templates: Mapping[str, Path], values: Values) -> str:
    """The prompt: the template of that name with the values in it, one newline at its end.

    Raises TemplateFault where the template, or one it includes, is at fault.
    """
    environment = _environment(templates, values._fields)
    try:
        template = environment.get_template(name)
        text = template.render(values._asdict())
    except TemplateSyntaxError as error:
        where = templates.get(error.name or name, name)
        raise TemplateFault(f"{where}:{error.lineno}: {error.message}") from error
    except TemplateNotFound as error:
        told = f"no template '{error.message}'; there are: {', '.join(templates)}"
        raise TemplateFault(f"{_place(error, templates, name)}: {told}") from error
    except RecursionError as error:
        told = "includes or calls itself without end"
        raise TemplateFault(f"{_place(error, templates, name)}: {told}") from error
    except _FAULTS as error:
        told = str(error) or type(error).__name__
        raise TemplateFault(f"{_place(error, templates, name)}: {told}") from error
    return text.strip("\n") + "\n"


def needs(path: Path) -> tuple[str, ...]:
    """The names of `retest` that a template says it needs: `{# needs: role, topic #}` at its top."""
    try:
        found = re.match(_NEEDS, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateFault(_unreadable(path, error)) from error
    return tuple(re.findall(r"\w+", found[1])) if found else ()


def _environment(templates: Mapping[str, Path], names: tuple[str, ...]) -> _Sandbox:
    class Undefined(_Undefined):
        at_the_top = names

    def load(name: str) -> tuple[str, str, None] | None:
        path = templates.get(name)
        if path is None:
            return None
        try:
            return path.read_text("utf-8"), str(path), None
        except (OSError, UnicodeDecodeError) as error:
            raise TemplateFault(_unreadable(path, error)) from error

    return _Sandbox(
        loader=FunctionLoader(load),
        undefined=Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )


def _unreadable(path: Path, error: OSError | UnicodeDecodeError) -> str:
    why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
    return f"cannot read {path}: {why}"


def _place(error: BaseException, templates: Mapping[str, Path], name: str) -> str:
    """File and line of the template where the error arose."""
    files = {str(path) for path in templates.values()}
    trace: Any = error.__traceback__
    place = str(templates.get(name, name))
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in files:
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
