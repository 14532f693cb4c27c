"""`inquire explain`: why a check exists, with an example and what it prints."""

from __future__ import annotations

from typing import Annotated

import typer

from inquire.cli import _output as output
from inquire.decode import did_you_mean
from inquire.explanations import codes, explanation, summary
from inquire.library import NotFound

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _complete(incomplete: str) -> list[str]:
    return [code for code in codes() if code.startswith(incomplete)]


@app.command(epilog="\b\nExamples:\n  inquire explain stale-claim\n  inquire explain")
def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="What stands in [brackets] at the end of a diagnostic.",
            show_default=False,
            autocompletion=_complete,
        ),
    ] = None,
) -> None:
    """Tell why a check exists, with an example; without CODE, list them all."""
    if code is None:
        width = max(map(len, codes()))
        output.put("".join(f"{known:{width}}  {summary(known)}\n" for known in codes()))
        return
    text = explanation(code.strip("[]"))
    if text is None:
        raise NotFound(f"no check '{code}'{did_you_mean(code, codes())} (inquire explain)")
    output.put(f"# {code.strip('[]')}\n\n{text.strip()}\n")
