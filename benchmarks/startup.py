"""How long `inquire prompt` takes beside the least it must do.

python benchmarks/startup.py [PAIRS]
"""

from __future__ import annotations

import sys
from pathlib import Path

from _runs import ROOT, compare

PYTHON = sys.executable
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 41

ours = [str(Path(PYTHON).with_name("inquire")), "prompt", "test-time-reasoning", "-q"]
floor = [PYTHON, str(ROOT / "benchmarks/floor_prompt.py")]
compare("prompt", ours, floor, ROOT, RUNS)
