"""What tests of the command work with: the command, a terminal, a loopback arXiv, two lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
INQUIRE = Path(sys.executable).parent / "inquire"
TODAY = "2026-11-22"
NOBODY = "http://127.0.0.1:9/api/query"


class Completed(NamedTuple):
    """How a command ended, and the bytes that it wrote."""

    code: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")


Run = Callable[..., Completed]


def clean_environment_in(home: Path) -> dict[str, str]:
    """An environment with that home, in which nothing of the person who runs the tests is left.

    Nobody answers for arXiv or DataCite, and nobody waits.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("COVERAGE", "COV_")) or name in ("PATH", "LANG", "TZ")
    }
    return kept | {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "INQUIRE_ARXIV_URL": NOBODY,
        "INQUIRE_ARXIV_PACE": "0",
        "INQUIRE_DATACITE_URL": NOBODY,
        "INQUIRE_DATACITE_PACE": "0",
        "NO_PROXY": "*",
    }


def completed(
    *args: str | Path, stdin: str | bytes | None = None, cwd: Path, env: Mapping[str, str]
) -> Completed:
    """How `inquire` ends with these arguments."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [INQUIRE, *map(str, args)],
        input=data or b"",
        capture_output=True,
        cwd=cwd,
        env=env,
        timeout=60,
        check=False,
    )
    return Completed(done.returncode, done.stdout, done.stderr)


class Arxiv:
    """The loopback arXiv as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.log = folder / "arxiv.log"
        self._port = "0"

    def serve(self, *papers: dict[str, Any], fault: str = "") -> dict[str, str]:
        """Start, or start anew at the same address; what the environment of a command has to say."""
        self.stop()
        port_file = self._folder / "arxiv.port"
        port_file.unlink(missing_ok=True)
        listing = self._folder / "arxiv.json"
        listing.write_text(json.dumps(papers), "utf-8")
        command = [sys.executable, ROOT / "tests/arxiv_server.py", "--port-file", port_file]
        command += ["--port", self._port]
        command += ["--papers", listing, "--log", self.log]
        command += ["--fault", fault] if fault else []
        self._process = subprocess.Popen(command)
        wait_until(port_file.exists)
        self._port = port_file.read_text()
        return {"INQUIRE_ARXIV_URL": f"http://127.0.0.1:{self._port}/api/query"}

    def asked(self) -> list[str]:
        """The ids of all requests so far, the control paper left out; then forget them."""
        rows = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        controls = {"1605.08386", "1706.03762", "0704.0001"}
        return sorted(
            each for row in rows for each in json.loads(row)["ids"] if each not in controls
        )

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()


def wait_until(fulfilled: Callable[[], object], seconds: float = 20) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not fulfilled():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


class Terminal:
    """A real terminal: a pane of tmux in which a shell runs."""

    def __init__(self, folder: Path, environment: Mapping[str, str], columns: int) -> None:
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        self._folder = folder
        self._count = 0
        size = ["-x", str(columns), "-y", "500"]
        shell = {**environment, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PS1": "$ "}
        start = ["-u", "new-session", "-d", *size, "env", "-i"]
        start += [f"{name}={value}" for name, value in shell.items()]
        start += [f"TMUX={folder / 'tmux'},1,0"]
        subprocess.run(
            [*self._tmux, *start, "sh"], check=True, env={**shell, "PATH": os.environ["PATH"]}
        )

    def tmux(self, *args: str) -> str:
        done = subprocess.run(
            [*self._tmux, *args], check=True, capture_output=True, env={"PATH": os.environ["PATH"]}
        )
        return done.stdout.decode("utf-8")

    def run(self, command: str) -> str:
        """Run a command of the shell; what then stands on the screen."""
        self._count += 1
        done = self._folder / f"done-{self._count}"
        script = self._folder / f"command-{self._count}"
        script.write_text(
            f"clear\n{command}\necho $? > {done}.part; mv {done}.part {done}\n", "utf-8"
        )
        self.tmux("send-keys", f". {script}", "Enter")
        wait_until(done.exists)
        self.code = int(done.read_text())
        return self.tmux("capture-pane", "-p", "-e").rstrip() + "\n"

    def answer(self, command: str, question: str, answer: str) -> str:
        """Run a command that asks a question, and answer it; what then stands on the screen."""
        with ThreadPoolExecutor(1) as pool:
            screen = pool.submit(self.run, command)
            wait_until(lambda: question in self.tmux("capture-pane", "-p") or screen.done())
            self.tmux("send-keys", answer, "Enter")
            return screen.result()

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)


RICH = """\
question: Does longer reasoning make small models more accurate?
summary: Whether extra thinking tokens still pay off for small models.
finding: only up to a point
surveyed: 2025-10
essay: |
  Accuracy rises with the thinking budget, then falls [[token-budget]].
notes:
  - id: token-budget
    title: When do more thinking tokens stop helping?
    text: Accuracy fell from 87.3% to 70.3% as the budget grew from about 1,100 to 16,000 tokens.
    date: 2025-06
    reviewed: 2026-02
    anchors: [2506.04210]
claims:
  - id: overthinking
    text: Accuracy fell from 87.3% to 70.3% when the budget grew from about 1,100 to 16,000 tokens
    short: more tokens, less accuracy
    date: ~2025
    kind: perishable
    basis: experiment
    notes: [token-budget]
    anchors: [2506.04210]
  - id: no-thought
    text: |
      More tokens are not more thought:
      what is longer is not therefore deeper.
    date: 2025-06
    kind: durable
    basis: inference
    anchors: [2506.04210]
  - text: A model cannot tell when it is done
anchors:
  - arxiv: 2506.04210
    gloss: the budget curve turns down
    date: 2025-06
    title: Does Thinking More always Help?
    authors: [Ghosal, Chakraborty, Reddy, Lu]
    published: NeurIPS 2025
  - arxiv: 2501.19393
    gloss: budget forcing
retest:
  role: reasoning researcher
  topic: longer reasoning makes small models more accurate
  focus: the turning point of the curve
  relaxed_by: [distillation, adaptive budgets]
  lasting: more tokens are not more thought
  changing: today's models cannot stop by themselves
  window: 6 months
  challenges:
    - Does newer work move the turning point?
  questions:
    - Can a model learn its own budget?
history:
  - claim: overthinking
    date: 2026-01-15
    verdict: no-new-evidence
"""

MINIMAL = """\
question: Does it hold?
claims:
  - text: It holds
"""

HEADER = '{"inquire-lock": 1}\n'


def lock_record(paper: str = "2506.04210", **facts: Any) -> str:
    """A lock that knows one paper."""
    record = {
        "id": paper,
        "version": 3,
        "title": "Does Thinking More always Help?",
        "authors": ["Ada Example"],
        "published": "2025-06-05",
        "updated": "2025-10-01",
        **facts,
        "asked": "2026-11-20",
        "catalog": "arXiv",
    }
    return json.dumps(record) + "\n"
