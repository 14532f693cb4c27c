"""`inquire schema`: the format of a line, for editors that check YAML as it is typed."""

from __future__ import annotations

import json

import typer

from inquire.cli import _output as output
from inquire.line_format import json_schema

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog="Example:  inquire schema > inquire-line.schema.json")
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a line, for editors."""
    output.put(json.dumps(json_schema(), indent=2) + "\n")
