"""The command line: one thin module a command, loaded only when it is asked for.

Loading every command at start would double the time that `inquire prompt` takes, so the group
knows names and first sentences and imports a command's module when it runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from inquire import __version__
from inquire.library import NotFound, Trouble

COMMANDS = {
    "prompt": "Render a line's research prompt, to paste into ChatGPT or Claude.",
    "audit": "Tell which citations of a model's answer are real, and what it found of each claim.",
    "check": "Judge lines off line, against their form, each other and the lock.",
    "verify": "Ask arXiv about every paper that the lines stand on.",
    "record": "File what a model's answer found of the claims in the history of their line.",
    "reviewed": "File in a line's history that a person looked at its claims.",
    "stale": "Show how old the looks at claims, notes and papers are.",
    "init": "Make a library: folders, settings, a CI workflow, a pre-commit hook.",
    "import": "Turn a page of an inquiring line into the YAML of one.",
    "new": "Begin a line: a file with every key and what belongs there.",
    "add": "Add to a line: `add anchor` looks papers up and lists them.",
    "fmt": "Put keys of lines and notes into one order, and dates into EDTF.",
    "list": "List the lines of the library.",
    "show": "Show a line for reading.",
    "search": "Search questions, claims and notes, the best hit first.",
    "related": "Tell which lines to read next, and why.",
    "anchors": "List the papers of the library with the lines that stand on them.",
    "explain": "Tell why a check exists, with an example.",
    "snapshot": "Build the off-line catalog from arXiv's metadata snapshot.",
    "schema": "Print the JSON Schema of a line or a note, for editors.",
}


class _Commands(typer.core.TyperGroup):
    """The commands by name; a module is imported when its command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        """In the order of a day's work."""
        return [*COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's signature
        """The command, built from its module's `app`; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command = typer.main.get_command(import_module(f"inquire.cli.{cmd_name}").app)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that `args` start with; a wrong one names the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from inquire.decode import did_you_mean

            near = did_you_mean(args[0], COMMANDS)
            raise NotFound(f"no command '{args[0]}'{near} (inquire --help)")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Names and first sentences, without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def invoke(self, ctx: Any) -> Any:
        """Run the command; our own failures end in one row on stderr and an exit code."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            _discard_output()
            raise typer.Exit(0) from error
        except NotFound as error:
            _tell(error)
            raise typer.Exit(2) from error
        except Trouble as error:
            _tell(error)
            raise typer.Exit(3) from error


app = typer.Typer(
    name="inquire",
    cls=_Commands,
    help="Keep inquiring lines honest: dated claims, verified anchors, prompts that re-test.",
    epilog="LINE is an id, a path, or - for YAML on stdin. See `inquire COMMAND --help`.\n\n"
    "\b\nExamples:\n  inquire list\n  inquire prompt empathy-emotional-learning",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"inquire {__version__}")
        raise typer.Exit


@app.callback()
def _group(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    pass


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    The same UTF-8 bytes go out in any locale. A pipe closed by its reader is no failure.
    """
    _fill_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]
    try:
        try:
            app(args=args, prog_name="inquire")
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(130)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # Typer's own exit code for it is 1
            end.code = 0
        raise
    except OSError as error:
        _discard_output()
        about = f" '{error.filename}'" if error.filename else ""
        _tell(Trouble(f"cannot go on: {error.strerror or error}{about}"))
        sys.exit(3)
    finally:
        _leave_in_peace()


def _leave_in_peace() -> None:
    """Let no Ctrl-C strike the interpreter as it ends: it would find locks held by nobody."""
    from signal import SIG_IGN, SIGINT, signal

    signal(SIGINT, SIG_IGN)


def _fill_closed_streams() -> None:
    """Put something in the place of streams that were closed before we started.

    Else the first file opened would become stdout. Reading gives nothing, writing data fails as
    it should (exit 3), and messages are lost.
    """
    for number, name, mode in (
        (0, "stdin", os.O_RDONLY),
        (1, "stdout", os.O_RDONLY),
        (2, "stderr", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, mode), number)
            setattr(sys, name, open(number, "r" if number == 0 else "w"))  # noqa: SIM115 - it stays open


def _discard_output() -> None:
    """Keep the interpreter from writing to a closed stream once more as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())


def _tell(error: Exception) -> None:
    from inquire.diagnostics import harmless

    print(f"inquire: {harmless(str(error))}", file=sys.stderr)
