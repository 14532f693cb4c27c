"""`inquire fmt`: lines laid out, keys in one order and dates in EDTF, at their place."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import Annotated

import typer

from inquire.cli import _opening as opening
from inquire.cli import _output as output
from inquire.cli._confirming import change, require_files, write_line
from inquire.cli._options import LibraryNamed, LinesWanted, NoColour, Quiet
from inquire.diagnostics import harmless, plural
from inquire.inspection import form_diagnostics
from inquire.library import Trouble
from inquire.line_layout import Layout, laid_out
from inquire.line_reading import Reading
from inquire.yaml_edit import Refusal

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class _Outcome(Enum):
    """What became of a line."""

    SAME = "as it should be"
    CHANGED = "changed, or to be changed"
    FAULTY = "left alone for its faults"
    UNWRITTEN = "not written"


@app.command(
    epilog="\b\nExamples:\n  inquire fmt\n  inquire fmt empathy --diff\n  inquire fmt --check\n"
    "  inquire fmt - < line.yaml"
)
def fmt(
    lines: LinesWanted = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 where a line would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print what would change as a diff.")
    ] = False,
    library: LibraryNamed = None,
    quiet: Quiet = False,
    no_color: NoColour = False,
) -> None:
    """Put the keys of lines into one order, and dates into EDTF.

    Comments stay with what they are about, and the rest as it is typed: blank rows, quotes,
    line breaks. What cannot be moved safely stays and is told. A line with faults of form is
    left alone.
    """
    gc.disable()
    wanted = lines or []
    opened = opening.open_library(library, wanted, needs_own="fmt")
    asked = opening.asked_lines(opened, wanted)
    writes = not (check or diff)
    files = [one for one in asked if one.file]
    if writes and files:
        require_files(files, "fmt", shipped=opened.library.shipped and not opened.loose)
    outcomes: Counter[_Outcome] = Counter()
    for one in asked:
        reading = one.read()
        if not reading.sound:
            output.say_diagnostics(form_diagnostics(reading), quiet=quiet, no_colour=no_color)
            outcomes[_Outcome.FAULTY] += 1
            continue
        layout = laid_out(reading.tree)
        if not quiet:
            _tell_left(one.path, layout)
        outcomes[_put(one, reading, layout, writes=writes, diff=diff, quiet=quiet)] += 1
    _tell(outcomes, writes=writes, quiet=quiet)
    if outcomes[_Outcome.FAULTY] or (check and outcomes[_Outcome.CHANGED]):
        raise typer.Exit(1)
    if outcomes[_Outcome.UNWRITTEN]:
        raise typer.Exit(3)


def _put(
    one: opening.Asked, reading: Reading, layout: Layout, *, writes: bool, diff: bool, quiet: bool
) -> _Outcome:
    """Write a line as it is laid out, to stdout what came from stdin; or say that it would change."""
    text = layout.tree.text
    if writes and one.file is None:
        output.put(text)
    if text == reading.text:
        return _Outcome.SAME
    if diff:
        output.put("".join(_diff(one.path, reading.text, text)))
    elif not writes:
        output.say(f"{one.path} would change", quiet=quiet)
    elif one.file is not None:
        try:
            made = change(one, reading, text)
            if isinstance(made, Refusal):
                raise Trouble(f"cannot write {one.path}: {made.reason}")
            write_line(made.file, made.old, made.text)
        except Trouble as trouble:
            output.say(str(trouble))
            return _Outcome.UNWRITTEN
        output.say(f"formatted {one.path}", quiet=quiet)
    return _Outcome.CHANGED


def _tell_left(path: str, layout: Layout) -> None:
    """What stays in another order, and why: the first of each reason."""
    reasons = Counter(each.reason for each in layout.left)
    for each in layout.left:
        if more := reasons.pop(each.reason, 0):
            line, column = layout.tree.lines.position(each.start)
            others = f", and {more - 1} more in this line" if more > 1 else ""
            told = f"the keys of {each.what} stay in their order: {each.reason}{others}"
            output.say(f"{path}:{line}:{column}: {told}")


def _tell(outcomes: Counter[_Outcome], *, writes: bool, quiet: bool) -> None:
    changed, total = outcomes[_Outcome.CHANGED], outcomes.total()
    if total > 1:
        what = "formatted" if writes else "would change"
        output.say(f"{changed:,} of {plural(total, 'line')} {what}", quiet=quiet)


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    """A unified diff that `patch` takes; on a terminal, control characters made harmless."""
    from difflib import unified_diff

    for row in unified_diff(_rows(old), _rows(new), path, path):
        whole = row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n"
        yield harmless(whole.removesuffix("\n")) + "\n" if os.isatty(1) else whole


def _rows(text: str) -> list[str]:
    """The rows with their ends, as `patch` counts them."""
    *rows, last = text.split("\n")
    return [*(f"{row}\n" for row in rows), *([last] if last else [])]
