"""`inquire schema`: the format of a line, for editors that check YAML as it is typed."""

from __future__ import annotations

import json

import typer

from inquire.cli import _output as output
from inquire.line_format import json_schema

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="\b\nExample:\n  inquire schema > inquire-line.schema.json\n"
    "  # yaml-language-server: $schema=inquire-line.schema.json"
)
def schema() -> None:
    """Print the JSON Schema of a line, for editors.

    Draft 2020-12. The example shows the first row by which editors find it.
    """
    output.put(json.dumps(json_schema(), indent=2) + "\n")
