"""What the commands that browse a library have in common: forms of output, and how many rows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Form(StrEnum):
    """The forms there are."""

    TEXT = "text"
    JSON = "json"


FormWanted = Annotated[Form, typer.Option("--format", help="The form of the output.")]
JsonWanted = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Most = Annotated[int, typer.Option("-n", metavar="N", min=1, help="Show at most so many.")]


def one_row(text: str) -> str:
    """A text on one row: its line breaks, tabs and runs of blanks as single blanks."""
    return " ".join(text.split())
