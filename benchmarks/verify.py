"""How near to its pace `verify` asks, and how many requests it makes, against a loopback arXiv.

    python benchmarks/verify.py [IDS] [PACE]

The server is a process of its own that notes when each request came. The time that counts runs
from the first request to the end of the last answer; what it should be is (requests - 1) x pace.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from _runs import ROOT

from inquire.catalogs import Run
from inquire.catalogs._cached import CachedCatalog
from inquire.catalogs.arxiv import ArxivCatalog, Settings

IDS = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
PACE = float(sys.argv[2]) if len(sys.argv) > 2 else 0.2
TODAY = date(2026, 11, 22)


def serve(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """The server over so many papers, and its address."""
    papers = [{"id": f"2501.{number:05}"} for number in range(1, IDS + 1)]
    (folder / "papers.json").write_text(json.dumps(papers), "utf-8")
    command = [sys.executable, ROOT / "tests/arxiv_server.py", "--port-file", folder / "port"]
    command += ["--papers", folder / "papers.json", "--log", folder / "log"]
    process = subprocess.Popen(command)
    while not (folder / "port").exists():
        time.sleep(0.01)
    return process, f"http://127.0.0.1:{(folder / 'port').read_text()}/api/query"


def measure(folder: Path, url: str) -> None:
    """One run with an empty cache, then one with a full one."""
    ids = [f"2501.{number:05}" for number in range(1, IDS + 1)]
    for kind in ("cold", "warm"):
        (folder / "log").unlink(missing_ok=True)
        run = Run(TODAY, folder / "cache")
        catalog = CachedCatalog(
            ArxivCatalog(Settings(url=url, pace=PACE), run), folder / "cache/replies.sqlite", run
        )
        found = sum(1 for _ in catalog.look_up(ids))
        end = time.monotonic()
        catalog.close()
        rows = (folder / "log").read_text().splitlines() if (folder / "log").exists() else []
        told = f"{kind}: {found:,} replies, {len(rows)} requests"
        if len(rows) > 1:
            taken, due = end - json.loads(rows[0])["time"], (len(rows) - 1) * PACE
            told += f", {taken:.2f} s against {due:.2f} s, ratio {taken / due:.3f}"
        print(told)


with tempfile.TemporaryDirectory() as scratch:
    server, address = serve(Path(scratch))
    try:
        measure(Path(scratch), address)
    finally:
        server.kill()
