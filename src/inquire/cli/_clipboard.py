"""The clipboard, by the platform's own tool.

Each tool is asked in turn and its exit status believed. None inherits stdout: a tool such as
xclip stays alive to serve the clipboard, and would keep a pipe open for ever.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import IO

from inquire.library import Trouble

PATIENCE = 10.0
"""Seconds that a tool may take."""

_MOST_OSC52 = 74_994
"""Bytes of base64 that terminals take in one OSC 52 sequence (xterm's limit)."""


def copy_text(text: str) -> str:
    """Put text on the clipboard; what was done, for a message.

    Raises Trouble, with what each tool said, when none did.
    """
    data = text.encode("utf-8", "surrogateescape")
    failures = []
    for name, command in _tools():
        failure = _osc52(data) if command is None else _run(command, data)
        if failure is None:
            return f"copied with {name}" if command else f"handed to the terminal with {name}"
        failures.append(f"{name}: {failure}")
    if not failures:
        raise Trouble(
            "no clipboard tool here (tmux, pbcopy, wl-copy, xclip, xsel or clip.exe); "
            "use -o FILE, or pipe the prompt"
        )
    raise Trouble(f"nothing copied; {'; '.join(failures)}")


def paste_text() -> bytes:
    """What the clipboard holds as text, in whatever encoding the tool gives it.

    Raises Trouble, with what each tool said, when none gave any. A terminal cannot be asked: few
    answer an OSC 52 question, and the others would leave us waiting.
    """
    failures = []
    for name, command in _reading_tools():
        with tempfile.TemporaryFile() as held:
            failure = _run(command, b"", held)
            held.seek(0)
            if failure is None and (data := held.read()).strip():
                return data
        failures.append(f"{name}: {failure or 'it is empty'}")
    if not failures:
        raise Trouble(
            "no clipboard tool here that reads (pbpaste, wl-paste, xclip, xsel, powershell.exe "
            "or tmux); name a file, or - and pipe the answer"
        )
    raise Trouble(f"nothing on the clipboard; {'; '.join(failures)}")


def _reading_tools() -> Iterator[tuple[str, list[str]]]:
    """Tools worth asking. Here tmux comes last.

    What was copied in a browser is not in its buffer, but the prompt that we put there may be.
    """
    there = shutil.which
    if sys.platform == "darwin" and there("pbpaste"):
        yield "pbpaste", ["pbpaste"]
    if os.environ.get("WAYLAND_DISPLAY") and there("wl-paste"):
        yield "wl-paste", ["wl-paste", "--no-newline"]
    if os.environ.get("DISPLAY"):
        if there("xclip"):
            yield "xclip", ["xclip", "-selection", "clipboard", "-o"]
        if there("xsel"):
            yield "xsel", ["xsel", "--clipboard", "--output"]
    if there("powershell.exe"):
        asked = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Clipboard -Raw"
        yield "powershell.exe", ["powershell.exe", "-NoProfile", "-Command", asked]
    if os.environ.get("TMUX") and there("tmux"):
        yield "tmux", ["tmux", "save-buffer", "-"]


def _tools() -> Iterator[tuple[str, list[str] | None]]:
    """Tools worth asking, the nearest to the person first; None stands for OSC 52."""
    there = shutil.which
    if os.environ.get("TMUX") and there("tmux"):
        yield "tmux", ["tmux", "load-buffer", "-w", "-"]
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        yield "OSC 52", None
    if sys.platform == "darwin" and there("pbcopy"):
        yield "pbcopy", ["pbcopy"]
    if os.environ.get("WAYLAND_DISPLAY") and there("wl-copy"):
        yield "wl-copy", ["wl-copy"]
    if os.environ.get("DISPLAY"):
        if there("xclip"):
            yield "xclip", ["xclip", "-selection", "clipboard"]
        if there("xsel"):
            yield "xsel", ["xsel", "--clipboard", "--input"]
    if there("clip.exe"):
        yield "clip.exe", ["clip.exe"]


def _run(
    command: list[str], data: bytes, output: IO[bytes] | int = subprocess.DEVNULL
) -> str | None:
    """Feed the tool, and keep what it writes; what went wrong, or None."""
    if command[0] == "clip.exe":
        data = data.decode("utf-8", "replace").encode("utf-16")
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                command,
                input=data,
                stdout=output,
                stderr=said,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"no answer in {PATIENCE:.0f} seconds"
        except OSError as error:
            return error.strerror or str(error)
        if done.returncode == 0:
            return None
        said.seek(0)
        words = said.read(400).decode("utf-8", "replace").strip()
        return words or f"exit status {done.returncode}"


def _osc52(data: bytes) -> str | None:
    """Hand the text to the terminal at the other end of the connection."""
    encoded = base64.b64encode(data)
    if len(encoded) > _MOST_OSC52:
        return f"{len(data):,} bytes are more than terminals take"
    try:
        with open("/dev/tty", "wb") as terminal:
            terminal.write(b"\x1b]52;c;" + encoded + b"\x07")
    except OSError as error:
        return f"no terminal ({error.strerror})"
    return None
