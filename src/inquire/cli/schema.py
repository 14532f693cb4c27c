"""`inquire schema`: the format of a line or a note, for editors that check YAML as it is typed."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from inquire.cli import _output as output
from inquire.line_format import json_schema, note_json_schema

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class _Of(StrEnum):
    LINE = "line"
    NOTE = "note"


@app.command(
    epilog="\b\nExamples:\n  inquire schema > inquire-line.schema.json\n"
    "  # yaml-language-server: $schema=inquire-line.schema.json\n"
    "  inquire schema note > inquire-note.schema.json"
)
def schema(
    of: Annotated[
        _Of,
        typer.Argument(
            metavar="[line|note]", help="Of a line, or of a shared note's file in notes/."
        ),
    ] = _Of.LINE,
) -> None:
    """Print the JSON Schema of a line or a note, for editors.

    Draft 2020-12. The second example shows the first row by which editors find it.
    """
    made = json_schema() if of is _Of.LINE else note_json_schema()
    output.put(json.dumps(made, indent=2) + "\n")
