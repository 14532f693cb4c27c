"""What the tests share: the installed command as a process, a library on disk, a loopback arXiv.

Nothing leaves this machine: in this process a connection beyond loopback fails, and child
processes get no proxy and an arXiv whose port is closed, unless a test gives them another.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from scenes import Arxiv, Completed, Run, Terminal, clean_environment_in, completed


def _guard(event: str, details: tuple[Any, ...]) -> None:
    """Fail whoever connects to what is not this machine."""
    if event == "socket.connect":
        address = details[1]
        host = address[0] if isinstance(address, tuple) else ""
        if host not in ("", "127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"a test connects to {address}")


sys.addaudithook(_guard)

# Times are no business of the suite; where a machine judges, the same examples are tried again.
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")

# Where the tests run in the background Ctrl-C may be ignored, and children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the figures that tests recorded (`record_property("figures", …)`), in any process."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, text in getattr(report, "user_properties", ()):
                if name == "figures" and report.when == "call":
                    terminalreporter.write_line(text)


@pytest.fixture
def clean_environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing of the person who runs the tests is left."""
    home = tmp_path.parent / f"{tmp_path.name}-home"
    home.mkdir(exist_ok=True)
    return clean_environment_in(home)


@pytest.fixture
def run(clean_environment: dict[str, str], tmp_path: Path) -> Run:
    """Runs `inquire` with these arguments, in an empty folder unless told otherwise."""

    def run(
        *args: str | Path,
        stdin: str | bytes | None = None,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Completed:
        empty = tmp_path.parent / f"{tmp_path.name}-empty"
        empty.mkdir(exist_ok=True)
        environment = clean_environment | dict(env or {})
        return completed(*args, stdin=stdin, cwd=cwd or empty, env=environment)

    return run


@pytest.fixture
def library(tmp_path: Path) -> Callable[..., Path]:
    """Makes a library of these lines, `library(name=text)`; `_` in a name stands for `-`."""

    def make(folder: str = "library", **lines: str) -> Path:
        root = tmp_path / folder
        (root / "lines").mkdir(parents=True, exist_ok=True)
        for name, text in lines.items():
            (root / "lines" / f"{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
        return root

    return make


@pytest.fixture
def arxiv(tmp_path: Path) -> Iterator[Arxiv]:
    """A loopback arXiv over papers of the test's own making."""
    folder = tmp_path.parent / f"{tmp_path.name}-arxiv"
    folder.mkdir()
    server = Arxiv(folder)
    yield server
    server.stop()


@pytest.fixture
def terminal(
    clean_environment: dict[str, str], tmp_path: Path
) -> Iterator[Callable[..., Terminal]]:
    """Opens a terminal: `terminal(columns=60)`."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    folder = tmp_path.parent / f"{tmp_path.name}-tty"
    folder.mkdir()
    opened: list[Terminal] = []

    def open_terminal(columns: int = 80, **environment: str) -> Terminal:
        opened.append(Terminal(folder, clean_environment | environment, columns))
        return opened[-1]

    yield open_terminal
    for each in opened:
        each.close()
