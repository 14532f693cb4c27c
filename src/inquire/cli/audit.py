"""`inquire audit`: a model's answer in; out which of its citations are real, and what it found."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from inquire.audit import Audit
from inquire.audit_diagnostics import diagnostics
from inquire.audit_reports import AuditReport, form
from inquire.cli import _auditing as auditing
from inquire.cli import _output as output
from inquire.cli._asking import ages_wanted
from inquire.cli._options import (
    AsOf,
    CatalogNamed,
    FailOn,
    FailOnSeverity,
    LibraryNamed,
    MaxAge,
    NoColour,
    Offline,
    Quiet,
    Refresh,
    Verbose,
    today,
)
from inquire.cli._policy import policy_for
from inquire.library import REPLY, NotFound, Trouble
from inquire.prompts import TemplateFault, render
from inquire.reply_values import reply_values
from inquire.wordings import reference_line

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class AuditFormat(StrEnum):
    """The reports of an audit."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    SARIF = "sarif"


@app.command(
    epilog="\b\nExamples:\n  inquire audit answer.md\n  inquire audit --paste --reply --copy\n"
    "  inquire audit - --format json < answer.html"
)
def audit(
    answer: auditing.AnswerNamed = None,
    line: auditing.LineNamed = None,
    paste: auditing.Paste = False,
    as_of: AsOf = None,
    report_format: Annotated[
        AuditFormat, typer.Option("--format", help="The form of the report.")
    ] = AuditFormat.TEXT,
    reply: Annotated[
        bool,
        typer.Option("--reply", help="Print a prompt that has the model mend its answer."),
    ] = False,
    copy: Annotated[
        bool, typer.Option("--copy", help="Put the reply on the clipboard instead of stdout.")
    ] = False,
    fail_on: FailOnSeverity = FailOn.ERROR,
    catalog: CatalogNamed = "arxiv",
    refresh: Refresh = False,
    offline: Offline = False,
    max_age: MaxAge = None,
    library: LibraryNamed = None,
    verbose: Verbose = False,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Tell which citations of a model's answer are real, and what it found of each claim.

    The answer may be Markdown, plain text, HTML or a chat's JSON export, with the prompt still
    on top. Its reference line names the line that it is about. A catalog that does not answer
    accuses nobody: such a citation is unknown, and the exit code is 3.
    """
    day = today(as_of)
    ages = ages_wanted(day, max_age, refresh=refresh, offline=offline)
    source = auditing.pasted(answer, paste=paste, line=line)
    if copy and not reply:
        raise NotFound("--copy goes with --reply")
    if reply and report_format is not AuditFormat.TEXT:
        raise NotFound("--reply prints a prompt and no report: give it or --format")
    read = auditing.read(source)
    auditing.tell_nothing(read, quiet=quiet)
    about = auditing.line_of(read, line, library, quiet=quiet, no_color=no_color)
    policy = policy_for(about.opened)
    made, learned = auditing.audit_of(
        source.path, read, about, day, catalog, ages, quiet=quiet, verbose=verbose
    )
    found = diagnostics(made, policy)
    if reply:
        _put_reply(made, about, copy=copy, quiet=quiet)
    else:
        report = AuditReport(
            made,
            tuple(found),
            verbose=verbose,
            width=output.columns() if os.isatty(1) else 0,
            colour=output.colour_wanted(no_color),
        )
        output.put(form(report_format.value).write(report))
    auditing.tell_trouble(learned)
    output.leave(found, fail_on, trouble=bool(made.unasked))


def _put_reply(made: Audit, about: auditing.Line, *, copy: bool, quiet: bool) -> None:
    """The follow-up prompt on stdout or the clipboard, unless there is nothing to mend."""
    inquiry = about.reading.inquiry if about.reading else None
    values = reply_values(made, reference_line(inquiry, made.as_of) if inquiry else "")
    if values.sound:
        output.say("nothing to mend: no reply is needed", quiet=quiet)
        return
    try:
        text = render(REPLY, about.opened.library.templates(), values)
    except TemplateFault as error:
        raise Trouble(str(error)) from error
    if not copy:
        output.put(text)
        return
    from inquire.cli._clipboard import copy_text

    output.say(copy_text(text), quiet=quiet)
