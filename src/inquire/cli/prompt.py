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
    Quiet,
    complete_template,
    today,
)
from inquire.diagnostics import plural
from inquire.inspection import Reading, form_diagnostics
from inquire.library import NotFound, Trouble
from inquire.prompt_values import PromptValues, prompt_values
from inquire.prompts import TemplateFault, needs, render

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="Examples:  inquire prompt empathy-emotional-learning --copy   |   "
    "inquire prompt rag --template brief | llm   |   "
    "inquire prompt - --as-of 2026-11-22 < draft.yaml"
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
) -> None:
    """Render a line's research prompt, to paste into ChatGPT or Claude."""
    day = today(as_of)
    opened = opening.open_library(library, [line] if line else [])
    if line is None:
        raise NotFound(lines_there(opened))
    if opened.fallback:
        say_fallback(opened, quiet)
    reading = opening.find_line(opened, line).read()
    refuse_faults(reading)
    name, templates = _template(opened, template)
    lock, faults = opening.read_evidence(opened.library)
    for fault in faults:
        output.say(f"{fault.path}:{fault.line}: {fault.message}; evidence left out", quiet=quiet)
    assert reading.inquiry is not None
    values = prompt_values(reading.inquiry, day, opened.limits, lock.records if lock else {})
    try:
        text = render(name, templates, values)
        lacking = [need for need in needs(templates[name]) if not getattr(values, need, "")]
    except TemplateFault as error:
        raise Trouble(str(error)) from error
    how = _hand_over(text, to_file, copy)
    if not quiet:
        _warn(values, lacking, name)
        words = plural(len(text.split()), "word")
        output.say(f"{how}{values.line}: {words}, {plural(len(text), 'character')}")


def _hand_over(text: str, to_file: Path | None, copy: bool) -> str:
    """Give the prompt to whoever wants it; what was done, for a message."""
    how = ""
    if copy:
        from inquire.cli._clipboard import copy_text

        how = f"copied with {copy_text(text)}; "
    if to_file is not None:
        from inquire.files import replace_file

        try:
            replace_file(to_file, text.encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise Trouble(f"cannot write {to_file}: {error.strerror}") from error
        how += f"wrote {to_file}; "
    if not copy and to_file is None:
        output.put(text)
    return how


def refuse_faults(reading: Reading) -> None:
    """Faults in a line end every command with 1; a split sentence is only told."""
    if not reading.faults:
        return
    import os
    import sys

    from inquire.reports.text import diagnostic_rows

    terminal = os.isatty(2)
    for diagnostic in form_diagnostics(reading):
        for row in diagnostic_rows(diagnostic, terminal, output.colour_wanted(False, 2)):
            print(row, file=sys.stderr)
    if not reading.sound:
        raise typer.Exit(1)


def _template(opened: opening.Opened, named: str | None) -> tuple[str, dict[str, Path]]:
    """The template's name and all that it may include; a file goes under its path."""
    templates = opened.library.templates()
    name = named or opened.settings.template
    if name in templates and not name.startswith("_"):
        return name, templates
    path = Path(name)
    if path.is_file():
        return name, {**templates, name: path}
    from inquire.decode import did_you_mean

    known = [known for known in templates if not known.startswith("_")]
    raise NotFound(f"no template '{name}'{did_you_mean(name, known)} there are: {', '.join(known)}")


def lines_there(opened: opening.Opened) -> str:
    paths = opened.library.paths()
    listed = "\n".join(f"  {line_id}" for line_id in list(paths)[:30])
    more = f"\n  … and {len(paths) - 30} more (inquire list)" if len(paths) > 30 else ""
    return f"which LINE? there are:\n{listed}{more}"


def say_fallback(opened: opening.Opened, quiet: bool) -> None:
    count = plural(len(opened.library.paths()), "line")
    output.say(f"no library here; using the {count} shipped with inquire", quiet=quiet)


def _warn(values: PromptValues, lacking: list[str], template: str) -> None:
    if values.overdue:
        looks = [claim.looked for claim in values.claims if claim.overdue]
        output.say(
            f"{values.overdue} of {plural(len(values.claims), 'claim')} past their limit, "
            f"last looked at {min(looks)} (inquire stale {values.line})"
        )
    for anchor in values.anchors:
        if anchor.mark:
            output.say(f"arXiv:{anchor.id} {anchor.mark}")
    if lacking:
        output.say(f"template '{template}' asks for what 'retest' lacks: {', '.join(lacking)}")
