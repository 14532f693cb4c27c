"""How long reading an answer takes, and how much memory: 5 MB with 20,000 citations.

    .venv/bin/python benchmarks/audit.py [RUNS]

The answer is made of the forms in which models cite: prose, lists, tables, reference entries, a
closing block. Each run is a process of its own and reads it once; nobody is asked. Beside it, in
turn, runs the floor: a process that reads the same bytes and finds the ids with one expression.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SEED = 20261125
CITATIONS = 20_000
SIZE = 5_000_000
OURS = """
import sys
from inquire.cli._auditing import Pasted, read
answer = read(Pasted(sys.argv[1], open(sys.argv[1], 'rb').read()))
labels = [f'C{number}' for number in range(1, 9)]
judged = answer.judged(labels)
print(len(answer.cited.citations), len(judged.judgements))
"""
FLOOR = """
import re, sys
text = open(sys.argv[1], encoding='utf-8').read()
print(len(re.findall(r'[0-9]{4}[.][0-9]{5}', text)), 0)
"""
WORDS = (
    "warm answers cost accuracy when models are trained on feelings and tested on facts that "
    "nobody asked about while longer contexts hide what stands in the middle of them"
).split()


def title(dice: random.Random) -> str:
    return " ".join(dice.choice(WORDS).capitalize() for _ in range(dice.randint(5, 12)))


def prose(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(words)).capitalize() + "."


def citation(dice: random.Random, number: int) -> str:
    paper = f"25{number % 12 + 1:02}.{number // 12 + 1:05}"
    name, said = title(dice), prose(dice, 24)
    return dice.choice(
        (
            f'{said} This is shown by Example et al. (2025), "{name}" (arXiv:{paper}).\n',
            f"- **{name}** — Example and Sample, 2025. https://arxiv.org/abs/{paper} {said}\n",
            f"| {name} | Example et al. | 2025 | {paper} |\n",
            f"[{number}] A. Example, B. Sample. {name}. arXiv preprint arXiv:{paper}, 2025.\n",
            f"1. [{name}](https://arxiv.org/pdf/{paper}v2) (Example, 2025): {said}\n",
            f"{said} See 10.48550/arXiv.{paper} and [{number % 50 + 1}].\n",
        )
    )


def answer() -> str:
    """An answer of that size with so many citations, the same each time."""
    dice = random.Random(SEED)
    rows = [citation(dice, number) for number in range(CITATIONS)]
    block = "".join(f"C{number} | no-new-evidence | none | nothing\n" for number in range(1, 9))
    end = f"```\ninquire: line 2026-11-20 00000000\n{block}```\n"
    left = SIZE - sum(map(len, rows)) - len(end)
    filler = list(_filler(dice, left // 400))
    for number, paragraph in enumerate(filler):
        rows.insert(number * len(rows) // len(filler), paragraph)
    return "".join(rows) + end


def _filler(dice: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield f"\n{prose(dice, 65)}\n\n"


def run(code: str, path: Path) -> tuple[float, int, str]:
    """Seconds by the clock, peak memory of its largest process in MiB, and what it printed."""
    start = time.perf_counter()
    peak = "max(resource.getrusage(who).ru_maxrss for who in (0, resource.RUSAGE_CHILDREN))"
    measured = f"{code}\nimport resource; print({peak})"
    done = subprocess.run(
        [sys.executable, "-c", measured, path], capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - start
    told, memory = done.stdout.strip().rsplit("\n", 1)
    return seconds, int(memory) // 1024, told


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer.md"
        text = answer()
        path.write_text(text, "utf-8")
        pairs = [(run(OURS, path), run(FLOOR, path)) for _ in range(runs + 1)][1:]
    ours = statistics.median(pair[0][0] for pair in pairs)
    floor = statistics.median(pair[1][0] for pair in pairs)
    ratio = statistics.median(pair[0][0] / pair[1][0] for pair in pairs)
    print(f"{len(text):,} characters; citations and verdicts read: {pairs[0][0][2]}")
    print(f"{ours:.2f} s against {floor:.2f} s for the floor, ratio {ratio:.1f} ({runs} pairs)")
    print(f"peak memory {max(pair[0][1] for pair in pairs)} MiB, floor {pairs[0][1][1]} MiB")


if __name__ == "__main__":
    main()
