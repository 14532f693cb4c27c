"""`inquire init`: a folder becomes a library, in its repository if it has one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from inquire.cli import _output as output
from inquire.cli._creating import create_file
from inquire.cli._options import Quiet
from inquire.diagnostics import harmless
from inquire.library import SETTINGS, Library, NotFound, shipped_library
from inquire.new_library import ATTRIBUTES, EXAMPLE, own_files, repository_files, requirement_of

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_ADVICE = {
    ".gitattributes": (ATTRIBUTES, f"add a row: {ATTRIBUTES}"),
    ".pre-commit-config.yaml": ("inquire", "add hooks: inquire check, inquire fmt --check"),
}


@app.command(epilog="\b\nExamples:\n  inquire init\n  inquire init empathy-library")
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder; else this one.", show_default=False)
    ] = Path(),
    install: Annotated[
        str | None,
        typer.Option(
            "--install",
            metavar="WHAT",
            help="What pip installs in the workflow; else from where this one was installed.",
            show_default=False,
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Make a library: folders, settings, a CI workflow, a pre-commit hook.

    The paths of the files made go to stdout. What is there already stays as it is and is told.
    The workflow and the hooks go to the top of the repository that the folder lies in, since
    they work only there.
    """
    requirement = _requirement() if install is None else " ".join(install.split())
    if harmless(requirement) != requirement:
        raise NotFound(f"--install '{requirement}' holds a control character")
    if folder.exists() and not folder.is_dir():
        raise NotFound(f"'{folder}' is no folder")
    if Library(folder).lines_folder.resolve() == shipped_library().lines_folder.resolve():
        raise NotFound("init writes files, and nothing is written beside the lines of inquire")
    for name in ("prompts",) if _has_lines_beside(folder) else ("lines", "prompts"):
        if (folder / name).is_dir():
            output.say(f"{folder / name} is there already", quiet=quiet)
        else:
            _make(folder / name / ".gitkeep", "", quiet)  # since git keeps no empty folder
    for name, text in own_files().items():
        _make(folder / name, text, quiet)
    top = _top_of_repository(folder)
    inside = os.path.relpath(os.path.realpath(folder), top)
    for name, text in repository_files(inside, requirement).items():
        if _make(top / name, text, quiet) and not requirement and name.endswith(".yml"):
            told = f"say in {_shown(top / name)} what pip installs, such as {EXAMPLE}"
            output.say(told, quiet=quiet)
    output.say("begin a line: inquire new ID", quiet=quiet)


def _has_lines_beside(folder: Path) -> bool:
    """Whether it is a library without a folder for lines; a new one would hide those it has."""
    without = (folder / SETTINGS).is_file() and not (folder / "lines").is_dir()
    return without and bool(Library(folder).paths())


def _top_of_repository(folder: Path) -> Path:
    """The folder at or above this one that git looks after; this one where none does."""
    real = Path(os.path.realpath(folder))
    return next((each for each in (real, *real.parents) if (each / ".git").exists()), real)


def _requirement() -> str:
    """From where this package was installed, if others reach that too."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return requirement_of(distribution("inquire-lines").read_text("direct_url.json"))
    except PackageNotFoundError:
        return ""


def _shown(path: Path) -> str:
    shown = os.path.relpath(path)
    return str(path) if shown.startswith("..") else shown


def _make(path: Path, text: str, quiet: bool) -> bool:
    """Make a file, or tell that it is there and what it may lack; whether it was made."""
    if create_file(path, text.encode()):
        output.put(f"{_shown(path)}\n")
        return True
    needed, advice = _ADVICE.get(path.name, ("", ""))
    lacks = path.is_file() and needed not in path.read_text("utf-8", "replace")
    output.say(f"{_shown(path)} is there already" + (f"; {advice}" if lacks else ""), quiet=quiet)
    return False
