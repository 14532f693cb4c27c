"""Make the pages that repeat what the code says, or with `--check` say which are out of date.

checks.md from the checks' docstrings, commands.md from the help texts, the names in
templates.md from the docstrings of the names in prompts and replies, modules.md from the modules'
first sentences and the layers, the JSON Schemas from the decoder.
"""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from inquire import prompt_names, reply_values
from inquire.cli._app import COMMANDS
from inquire.explanations import codes, explanation
from inquire.line_format import json_schema, note_json_schema

DOCS = Path(__file__).parent
START, END = "<!-- names: made by docs/generate.py -->", "<!-- end of names -->"
PARTS = ("add anchor", "snapshot build", "snapshot info")
REPLY_START, REPLY_END = "<!-- reply: made by docs/generate.py -->", "<!-- end of reply -->"
NAMES = (
    prompt_names.PromptValues,
    prompt_names.ClaimValues,
    prompt_names.AnchorValues,
    prompt_names.NoteValues,
)
REPLY_NAMES = (
    reply_values.ReplyValues,
    reply_values.FailedValues,
    reply_values.RedoValues,
)


def pages() -> Iterator[tuple[Path, str]]:
    """Each page with what it should hold."""
    yield DOCS / "checks.md", checks()
    yield DOCS / "commands.md", commands()
    yield DOCS / "templates.md", templates((DOCS / "templates.md").read_text("utf-8"))
    yield DOCS / "modules.md", modules()
    yield DOCS / "inquire-line.schema.json", json.dumps(json_schema(), indent=2) + "\n"
    yield DOCS / "inquire-note.schema.json", json.dumps(note_json_schema(), indent=2) + "\n"


def checks() -> str:
    """Every code with its explanation; made headings one level lower."""
    told = [
        "# Checks",
        "Every code that `inquire` prints, as `inquire explain CODE` tells it. Each example was "
        "run on 2026-11-22 and gives the output below it.",
    ]
    for code in codes():
        told += [f"## {code}", (explanation(code) or "").strip()]
    return "\n\n".join(told) + "\n"


def commands() -> str:
    """The help text of every command and its parts, as 80 columns show it."""
    told = ["# Commands"]
    for name in ("", *COMMANDS, *PARTS):
        told += [f"## inquire {name}".strip(), f"```text\n{help_of(name)}\n```"]
    return "\n\n".join(told) + "\n"


def modules() -> str:
    """What each module is for, in the order of the layers."""
    settings = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    told = [
        "# Modules",
        "What each file of `src/inquire/` is for, from the command line down: a module knows only "
        "those below it (the layers in `pyproject.toml`). A folder holds siblings of one form.",
        "| module | what it is for |\n|---|---|",
    ]
    names = [name for layer in contract["layers"] for name in re.split(r"[ |:]+", layer)]
    told[-1] += "".join(f"\n| `{name}` | {first_sentence(name)} |" for name in names)
    return "\n\n".join(told) + "\n"


def first_sentence(module: str) -> str:
    """What the docstring of a module or a folder begins with."""
    source = DOCS.parent / "src/inquire" / module
    file = source / "__init__.py" if source.is_dir() else source.with_suffix(".py")
    docstring = " ".join((ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").split())
    sentence = re.match(r".+?[.](?=\s|$)", docstring)
    return (sentence[0] if sentence else docstring).replace("|", "\\|")


def help_of(command: str) -> str:
    """What `inquire COMMAND --help` prints."""
    environment = dict(os.environ, COLUMNS="80", NO_COLOR="1")
    arguments = [sys.executable, "-m", "inquire", *command.split(), "--help"]
    done = subprocess.run(
        arguments, env=environment, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return "\n".join(row.rstrip() for row in done.stdout.strip().splitlines())


def templates(page: str) -> str:
    """The page on templates with its tables of names made anew."""
    for start, end, records in ((START, END, NAMES), (REPLY_START, REPLY_END, REPLY_NAMES)):
        before, _, rest = page.partition(start)
        _, _, after = rest.partition(end)
        tables = "\n\n".join(map(table, records))
        page = f"{before}{start}\n\n{tables}\n\n{end}{after}"
    return page


def table(record: type) -> str:
    """The names of one record, from its docstring."""
    docstring = inspect.getdoc(record) or ""
    title, *rows = docstring.splitlines()
    told = [f"### {title.rstrip('.')}", "", "| name | what it is |", "|---|---|"]
    for row in rows:
        named = re.match(r"(\w+): (.*)", row)
        if named:
            told.append(f"| `{named[1]}` | {named[2]} |")
    return "\n".join(told)


def main() -> int:
    """Write the pages; with `--check` only compare, and give 1 for a difference."""
    stale = []
    for path, text in pages():
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    if stale and "--check" in sys.argv:
        print(f"out of date: {', '.join(stale)} (python3 dev.py docs)")
        return 1
    print(f"wrote {', '.join(stale)}" if stale else "the docs are up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
