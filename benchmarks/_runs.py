"""Whole processes timed in turn, A B A B …, by processor time and by the clock."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def seconds(command: Sequence[str], cwd: Path) -> tuple[float, float]:
    """Processor and clock seconds of one run; a failure ends the benchmark."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - start


def compare(name: str, ours: Sequence[str], other: Sequence[str], cwd: Path, runs: int) -> None:
    """Print medians and the median of the ratios, pair by pair, after a warm-up of each."""
    pairs = [(seconds(ours, cwd), seconds(other, cwd)) for _ in range(runs + 1)][1:]
    for index, kind in enumerate(("processor", "clock")):
        mine = statistics.median(pair[0][index] for pair in pairs)
        theirs = statistics.median(pair[1][index] for pair in pairs)
        ratio = statistics.median(pair[0][index] / pair[1][index] for pair in pairs)
        told = f"{mine:.3f} s against {theirs:.3f} s, ratio {ratio:.2f}"
        print(f"{name}, {kind}: {told} ({runs} pairs)", flush=True)
