"""From an answer to its audit: what was pasted, the line that it is about, and who is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from inquire.answer import Answer, read_answer
from inquire.audit import Audit
from inquire.citation_standing import as_inquiry, audited
from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._asking import Listener, catalogs
from inquire.cli._input import bytes_given
from inquire.cli._opening import Asked, Opened
from inquire.cli._options import complete_line
from inquire.cli.prompt import sound_inquiry
from inquire.diagnostics import plural
from inquire.evidence import Evidence, Learned
from inquire.library import NotFound
from inquire.line_reading import Reading
from inquire.model import Inquiry
from inquire.verification import commonest, find_right_papers, learn, papers_named

if TYPE_CHECKING:
    from inquire.catalogs._cached import Ages

MOST_BYTES = 64 * 1024 * 1024
"""The most that is read as an answer; a chat's whole export may be some megabytes."""


AnswerNamed = Annotated[
    str | None,
    typer.Argument(
        metavar="[ANSWER]", help="A file, or - for the answer on stdin.", show_default=False
    ),
]
LineNamed = Annotated[
    str | None,
    typer.Option(
        "--line",
        metavar="LINE",
        help="The line that the answer is about, instead of the one that it names.",
        show_default=False,
        autocompletion=complete_line,
    ),
]
Paste = Annotated[bool, typer.Option("--paste", help="Read the answer from the clipboard.")]
LONG = 1024 * 1024
"""Bytes from which more processes pay."""


class Pasted(NamedTuple):
    """An answer as it was handed over: what to call it, and its bytes."""

    path: str
    data: bytes


class Line(NamedTuple):
    """The line that an answer is about, and its library; `asked` is None where none is known."""

    opened: Opened
    asked: Asked | None = None
    reading: Reading | None = None


def pasted(named: str | None, *, paste: bool, line: str | None) -> Pasted:
    """The answer in a file, on stdin (`-`) or on the clipboard; Trouble where it cannot be read."""
    if (named is None) is not paste:
        raise NotFound("give one ANSWER: a file, - for stdin, or --paste for the clipboard")
    if named == line == "-":
        raise NotFound("the answer and the line cannot both come from stdin")
    if named is None:
        from inquire.cli._clipboard import paste_text

        return Pasted("clipboard", paste_text())
    return Pasted(named, bytes_given(named, MOST_BYTES, "an answer"))


def tell_nothing(answer: Answer, *, quiet: bool) -> None:
    """That there is no answer: most likely the prompt is still on the clipboard."""
    if not answer.text.text.strip():
        only = "there is only the prompt; no answer follows it"
        output.say(only if answer.text.asked else "the answer is empty", quiet=quiet)


def line_of(
    answer: Answer, named: str | None, library: str | None, *, quiet: bool, no_color: bool
) -> Line:
    """The line named or, where none is, the one that the answer's reference line names.

    That it is not known, or not here, is told: then only citations can be judged.
    """
    opened = opening.open_library(library, [named] if named else [])
    reference = answer.reference
    if named is None and reference is None:
        output.say(
            "the answer repeats no reference line, so its verdicts belong to no line "
            "(--line LINE names one); citations only",
            quiet=quiet,
        )
        return Line(opened)
    if named is None and reference is not None and reference.line not in opened.library.paths():
        output.say(
            f"the answer is about line '{reference.line}', which is not in "
            f"{opened.library.lines_folder}; citations only",
            quiet=quiet,
        )
        return Line(opened)
    asked = opening.find_line(opened, named or (reference.line if reference else ""))
    opening.say_fallback(opened, quiet)
    reading = asked.read()
    sound_inquiry(reading, quiet, no_color)
    return Line(opened, asked, reading)


def audit_of(
    path: str,
    answer: Answer,
    line: Line,
    day: date,
    catalog: str,
    ages: Ages,
    *,
    quiet: bool,
    verbose: bool,
) -> tuple[Audit, Learned]:
    """Ask about every paper that the answer cites, and judge it by what is learned."""
    cited = [as_inquiry(answer)]

    def described(evidence: Mapping[str, Evidence]) -> list[Inquiry]:
        return [as_inquiry(answer.knowing(evidence))]

    known = opening.known_evidence(line.opened, quiet=quiet)
    listener = Listener(lambda: None, quiet)
    learned = Learned()
    if cited[0].anchors:
        with (
            listener.run(len(papers_named(cited)), day) as run,
            catalogs(catalog, ages, run) as (asked, finders),
        ):
            learned = learn(cited, asked, known, lambda _: None, day, described)
            find_right_papers([as_inquiry(answer, learned)], learned, known, finders)
    if verbose:
        output.say(listener.told(), quiet=quiet)
    inquiry = line.reading.inquiry if line.reading else None
    return audited(path, answer, inquiry, learned, day), learned


def tell_trouble(learned: Learned) -> None:
    """What could not be judged, and why, on stderr."""
    if learned.unknown:
        output.say(_unjudged(learned.unknown.values(), "paper", [*learned.unknown]))
    if learned.unasked:
        output.say(_unjudged(learned.unasked.values(), "title", []))


def _unjudged(reasons: Iterable[str], thing: str, ids: list[str]) -> str:
    why = [*reasons]
    told = "; ".join([*commonest(why)][:2])
    named = f": {', '.join(ids[:5])}{', …' if len(ids) > 5 else ''}" if ids else ""
    return (
        f"{plural(len(why), thing)} could not be judged ({told}){named}; "
        "unknown, not wrong: run it again and only what is not known is asked"
    )


def read(source: Pasted) -> Answer:
    """The answer, read; a long one on every processor there is."""
    if len(source.data) < LONG:
        return read_answer(source.data)
    from inquire.cli._side_by_side import side_by_side

    return read_answer(source.data, side_by_side)
