"""Whole processes timed in turn, A B A B …, by the operating system's account of each."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def seconds(command: Sequence[str], cwd: Path) -> float:
    """User and system seconds of one run; a failure ends the benchmark."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(name: str, ours: Sequence[str], other: Sequence[str], cwd: Path, runs: int) -> None:
    """Print medians and the median of the ratios, pair by pair, after a warm-up of each."""
    pairs = [(seconds(ours, cwd), seconds(other, cwd)) for _ in range(runs + 1)][1:]
    mine = statistics.median(pair[0] for pair in pairs)
    theirs = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    print(f"{name}: {mine:.3f} s against {theirs:.3f} s, ratio {ratio:.2f} ({runs} pairs)")
