"""How fast `inquire snapshot build` is, what it needs, and how fast its file answers.

    python benchmarks/snapshot.py [RECORDS] [--gz]

The records are made up but of the shape and size of real ones (about 1.4 kB): words drawn from a
vocabulary whose frequencies fall as those of a language do, 99 % of a month's numbers taken.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Self

from inquire.catalogs.snapshot import SnapshotCatalog
from inquire.evidence import Paper

PACKED = "--gz" in sys.argv
RECORDS = next((int(word) for word in sys.argv[1:] if word.isdigit()), 1_000_000)
MONTHS = [(year, month) for year in range(2015, 2026) for month in range(1, 13)]
LOOKED_UP = 40_000
SEARCHED = 1_000
VOCABULARY = 200_000


def records() -> Iterator[dict[str, object]]:
    """Records in the order of their ids."""
    draw = random.Random(1605)
    words = [
        "".join(draw.choices("abcdefghiklmnoprstuvy", k=draw.randint(3, 11)))
        for _ in range(VOCABULARY)
    ]
    weights = [*itertools.accumulate(1 / (rank + 20) for rank in range(VOCABULARY))]
    texts = [" ".join(draw.choices(words, cum_weights=weights, k=105)) for _ in range(5_000)]
    for index in range(RECORDS):
        year, month = MONTHS[index * len(MONTHS) // RECORDS]
        first = -(-(MONTHS.index((year, month)) * RECORDS) // len(MONTHS))
        number = (index - first) * 101 // 100 + 1
        names = [
            [draw.choice(words).title(), f"{draw.choice('ABCDEFG')}.", ""]
            for _ in range(draw.randint(1, 6))
        ]
        days = [date(year, month, 1 + number % 28), date(min(year + 1, 2025), month, 5)]
        yield {
            "id": f"{year % 100:02}{month:02}.{number:05}",
            "submitter": "Ada Example",
            "authors": ", ".join(f"{name[1]} {name[0]}" for name in names),
            "title": "\n  ".join(
                " ".join(draw.choices(words, cum_weights=weights, k=5)).capitalize()
                for _ in range(2)
            ),
            "comments": f"{number % 40} pages, {number % 9} figures",
            "journal-ref": f"J. Made-up Res. {number} ({year})" if number % 2 else None,
            "doi": f"10.0000/{index}" if number % 2 else None,
            "report-no": None,
            "categories": "cs.LG stat.ML",
            "license": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
            "abstract": f"  {draw.choice(texts)}\n",
            "versions": [
                {
                    "version": f"v{each}",
                    "created": f"{day:%a}, {day.day} {day:%b} {day.year} 19:18:42 GMT",
                }
                for each, day in enumerate(days[: 1 + number % 2], 1)
            ],
            "update_date": "2025-12-30",
            "authors_parsed": names,
        }


class Timed:
    """Clock and processor seconds of a block, those of child processes that ended in it too."""

    def __enter__(self) -> Self:
        self.clock, self.processor = time.perf_counter(), sum(os.times()[:4])
        return self

    def __exit__(self, *_: object) -> None:
        self.clock = time.perf_counter() - self.clock
        self.processor = sum(os.times()[:4]) - self.processor

    def __str__(self) -> str:
        return f"{self.clock:.2f} s by the clock, {self.processor:.2f} s of processor"


def write(source: Path) -> tuple[int, list[tuple[str, str]]]:
    """Write the records; how many bytes they are unpacked, and ids and titles of some of them."""
    draw, some, written = random.Random(4), [], 0
    packed = gzip.open(source, "wt", 6) if PACKED else source.open("w")  # noqa: SIM115 - closed by the with below
    with packed as stream:
        for record in records():
            written += stream.write(json.dumps(record, separators=(",", ":")) + "\n")
            if draw.random() < 1.2 * LOOKED_UP / RECORDS:
                some.append((str(record["id"]), " ".join(str(record["title"]).split())))
    draw.shuffle(some)
    return written, some[:LOOKED_UP]


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch, "records.jsonl"), Path(scratch, "snapshot.sqlite")
        written, some = write(source)
        megabytes = source.stat().st_size / 1e6
        print(f"{RECORDS:,} records, {written / 1e6:,.0f} MB, {megabytes:,.0f} MB on disk")
        command = [str(Path(sys.executable).with_name("inquire")), "snapshot", "build", str(source)]
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        with Timed() as took:
            subprocess.run(
                [*command, "-o", str(target)],
                check=True,
                env=environment,
                stdout=subprocess.DEVNULL,
            )
        print(f"build: {took}: {RECORDS / took.clock:,.0f} records/s")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory of the larger of its two processes: {peak:,.0f} MiB")
        size = target.stat().st_size
        print(f"size: {size / 1e6:,.0f} MB, {size / written:.0%} of the records")
        catalog = SnapshotCatalog(target)
        with Timed() as took:
            found = sum(isinstance(each, Paper) for each in catalog.look_up([i for i, _ in some]))
        print(f"{found:,} of {len(some):,} ids found: {took}")
        for kind, change in (
            ("as they are", lambda words: words),
            ("with a word lost", lambda words: words[:3] + words[4:]),
            ("with a word of their own", lambda words: [*words, "zzqxy"]),
        ):
            asked = some[:SEARCHED]
            with Timed() as took:
                hits = [catalog.find_title(" ".join(change(title.split()))) for _, title in asked]
            first = sum(
                isinstance(hit, tuple) and hit[0].id == paper
                for hit, (paper, _) in zip(hits, asked, strict=True)
            )
            print(f"{first:,} of {len(asked):,} titles {kind} found: {took}")


main()
