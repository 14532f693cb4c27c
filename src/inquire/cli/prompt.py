"""`inquire prompt`: a line and a template in, the prompt out, byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._options import (
    AsOf,
    LibraryNamed,
    Line,
    NoColour,
    Quiet,
    complete_template,
    today,
)
from inquire.diagnostics import plural
from inquire.library import REPLY, SETTINGS, NotFound, Trouble, for_lines
from inquire.line_reading import Reading
from inquire.model import Inquiry
from inquire.prompt_names import PromptValues
from inquire.prompt_values import prompt_values
from inquire.prompts import TemplateFault, needs, render

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="\b\nExamples:\n  inquire prompt empathy-emotional-learning --copy\n"
    "  inquire prompt rag --template brief | llm\n"
    "  inquire prompt - --as-of 2026-11-22 < draft.yaml"
)
def prompt(
    line: Line = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            "-t",
            metavar="NAME|FILE",
            help="Template by name (retest, page, contrary, brief, offline), or a file.",
            show_default=False,
            autocompletion=complete_template,
        ),
    ] = None,
    as_of: AsOf = None,
    to_file: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not stdout."),
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="Put it on the clipboard instead of stdout.")
    ] = False,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Render a line's research prompt, to paste into ChatGPT or Claude.

    The prompt goes to stdout, the same bytes to a terminal, a pipe and a file; warnings and
    its length go to stderr.
    """
    day = today(as_of)
    opened = opening.open_library(library, [line] if line else [])
    if line is None:
        raise NotFound(lines_there(opened))
    name, templates = _template(opened, template)
    asked = opening.find_line(opened, line)
    opening.say_fallback(opened, quiet)
    inquiry = sound_inquiry(asked.read(), quiet, no_color)
    evidence = opening.known_evidence(opened, quiet=quiet)
    values = prompt_values(inquiry, day, opened.limits, evidence)
    try:
        text = render(name, templates, values)
        lacking = [need for need in needs(templates[name]) if not getattr(values, need, "")]
    except TemplateFault as error:
        raise Trouble(str(error)) from error
    how = _hand_over(text, to_file, copy)
    if not quiet:
        _warn(values, line, lacking, name)
        words = plural(len(text.split()), "word")
        output.say(f"{how}{values.line}: {words}, {plural(len(text), 'character')}")


def _hand_over(text: str, to_file: Path | None, copy: bool) -> str:
    """Give the prompt to whoever wants it; what was done, for a message.

    The file is put in place only once the clipboard has taken the text, and made before it is
    asked: a failure of either leaves both as they were.
    """
    if to_file is None or str(to_file) == "-":
        if copy:
            return _copy(text)
        output.put(text)
        return ""
    from inquire.files import replacing

    how = f"wrote {to_file}; "
    try:
        with replacing(to_file, text.encode("utf-8", "surrogateescape")):
            if copy:
                how = _copy(text) + how
    except OSError as error:
        raise Trouble(f"cannot write {to_file}: {error.strerror}") from error
    return how


def _copy(text: str) -> str:
    from inquire.cli._clipboard import copy_text

    return f"{copy_text(text)}; "


def sound_inquiry(reading: Reading, quiet: bool, no_color: bool) -> Inquiry:
    """The inquiry, if its form is right; faults end every command with 1, warnings are told."""
    if any(file.faults for file in reading.files):
        from inquire.inspection import form_diagnostics

        output.say_diagnostics(form_diagnostics(reading), quiet=quiet, no_colour=no_color)
    if reading.inquiry is None or not reading.sound:
        raise typer.Exit(1)
    return reading.inquiry


def _template(opened: opening.Opened, named: str | None) -> tuple[str, dict[str, Path]]:
    """The template's name and all that it may include; a file goes under its path."""
    templates = opened.library.templates()
    name = named or opened.settings.template
    known = for_lines(templates)
    if name in known:
        return name, templates
    path = Path(name) if named else opened.library.root / name
    if path.is_file():
        return name, {**templates, name: path}
    from inquire.decode import did_you_mean

    if name == REPLY:
        told = f"template '{REPLY}' is for an answer: inquire audit ANSWER --reply; for a line"
    else:
        near = did_you_mean(name, known).removesuffix("?")
        told = f"no template '{name}'{near}{'?' if near else ';'}"
    told += f" there are: {', '.join(known)}"
    if named:
        raise NotFound(told)
    raise Trouble(f"{opened.library.root / SETTINGS}: {told}")


def lines_there(opened: opening.Opened) -> str:
    """What to say where LINE is missing."""
    paths = opened.library.paths()
    if not paths:
        return f"which LINE? there is none yet in {opened.library.lines_folder} (inquire new ID)"
    listed = "\n".join(f"  {line_id}" for line_id in list(paths)[:30])
    more = f"\n  … and {len(paths) - 30} more (inquire list)" if len(paths) > 30 else ""
    return f"which LINE? there are:\n{listed}{more}"


def _warn(values: PromptValues, line: str, lacking: list[str], template: str) -> None:
    if values.overdue:
        looks = {claim.looked for claim in values.claims if claim.overdue}
        looked = f", last looked at {looks.pop()}" if len(looks) == 1 else ""
        output.say(
            f"{values.overdue} of {plural(len(values.claims), 'claim')} past "
            f"{'its' if len(values.claims) == 1 else 'their'} limit{looked} (inquire stale {line})"
        )
    for anchor in values.anchors:
        if anchor.mark:
            output.say(f"arXiv:{anchor.id} {anchor.mark}")
    if lacking:
        output.say(f"template '{template}' asks for what 'retest' lacks: {', '.join(lacking)}")
