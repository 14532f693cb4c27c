"""How long commands take over 6,000 lines beside reading the same YAML events.

    python benchmarks/library.py [PAIRS] [LINES] [COMMAND]

The lines are the shipped ones in turn, with a number in nearly every text, so that no two are
alike and nothing can be remembered from one to the next. Processes run side by side, so besides
processor time the time on the clock is told.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from _runs import ROOT, compare

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
LINES = int(sys.argv[2]) if len(sys.argv) > 2 else 6000
NAMED = sys.argv[3:]
COMMANDS = (
    ["check", "--as-of", "2026-11-22"],
    ["list"],
    ["search", "warmth", "reliability"],
    ["related", "line-5"],
    ["anchors"],
    ["fmt", "--check"],
)


def write_lines(folder: Path) -> None:
    """The library to read."""
    shipped = [path.read_text("utf-8") for path in sorted((ROOT / "lines").glob("*.yaml"))]
    folder.mkdir()
    for number in range(LINES):
        text = shipped[number % len(shipped)].replace(" a ", f" a{number} ")
        text = re.sub(r"(?m)^next: .*", f"next: [line-{(number + 1) % LINES}]", text)
        (folder / f"line-{number}.yaml").write_text(text, "utf-8")


with tempfile.TemporaryDirectory() as scratch:
    library = Path(scratch)
    write_lines(library / "lines")
    inquire = str(Path(sys.executable).with_name("inquire"))
    floor = [sys.executable, str(ROOT / "benchmarks/floor_library.py"), str(library / "lines")]
    for command in COMMANDS:
        if NAMED and command[0] not in NAMED:
            continue
        compare(command[0], [inquire, *command], floor, library, RUNS)
