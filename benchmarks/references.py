"""References judged from end to end: how many true ones `verify` accuses, how many false ones pass.

    .venv/bin/python benchmarks/references.py FILE [REFERENCES]

FILE has JSON lines with `id`, `title` and `authors` of real papers, as in arXiv's metadata
snapshot. Loopback servers stand for arXiv and DataCite and hold these papers, a third of them in
two versions. Lines cite them truly, as people write titles and authors, and falsely: with
another's number, the next one, that of the most similar title, or one that does not exist.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from _runs import ROOT
from titles import SEED, VARIANTS, Similar

sys.path.insert(0, str(ROOT / "tests"))

from arxiv_server import ArxivServer
from datacite_server import DataCitePaper, DataCiteServer

TODAY = "2026-11-22"
A_LINE = 40
FALSE = ("a random number", "the next number", "the most similar title", "no such number")


class Reference(NamedTuple):
    kind: str
    paper: str
    title: str
    author: str


def read(path: Path) -> list[DataCitePaper]:
    """The papers of ids that are of today's form, each once, in the order of their ids."""
    papers = {}
    for number, row in enumerate(path.read_text("utf-8").splitlines()):
        fields = json.loads(row)
        names = tuple(name.strip() for name in fields["authors"].replace(" and ", ",").split(","))
        title = " ".join(fields["title"].split())
        versions = (title,) * (2 if number % 3 == 0 else 1)
        if names[0] and fields["id"][:4].isdigit():
            papers[fields["id"]] = DataCitePaper(fields["id"], versions, names)
    return [papers[key] for key in sorted(papers)]


def references(papers: list[DataCitePaper], count: int) -> Iterator[Reference]:
    """True and false ones in turn; half of them name the first author."""
    dice = random.Random(SEED)
    similar = Similar([paper.versions[-1] for paper in papers])
    kinds = [("as it is", None), *VARIANTS.items()]
    for turn in range(count):
        number = dice.randrange(len(papers))
        paper = papers[number]
        title, name = paper.versions[-1], paper.authors[0]
        author = dice.choice(("", name, name.split()[-1] + " et al."))
        if turn % 3:
            kind, variant = kinds[turn % len(kinds)]
            yield Reference(kind, paper.id, variant(title, dice) if variant else title, author)
            continue
        kind = FALSE[turn // 3 % len(FALSE)]
        other = {
            FALSE[0]: dice.randrange(len(papers)),
            FALSE[1]: (number + 1) % len(papers),
            FALSE[2]: similar.to(number) if kind == FALSE[2] else 0,
            FALSE[3]: 0,
        }[kind]
        if other is None or other == number or papers[other].versions[-1] == title:
            continue
        wrong = f"{paper.id[:5]}{99999 - turn % 9000}" if kind == FALSE[3] else papers[other].id
        if len(wrong) == 10:  # older numbers have four digits
            yield Reference(kind, wrong, title, author)


def write_lines(folder: Path, cited: list[Reference]) -> dict[tuple[str, int], Reference]:
    """The lines; each reference by file and row."""
    places = {}
    folder.mkdir()
    waiting = list(cited)
    number = 0
    while waiting:
        taken: dict[str, Reference] = {}
        rest = []
        for each in waiting:
            full = len(taken) == A_LINE or each.paper in taken
            rest.append(each) if full else taken.setdefault(each.paper, each)
        rows = ["question: Is it so?", "claims:", "  - text: It is", "anchors:"]
        for each in taken.values():
            rows.append(f"  - arxiv: {each.paper}")
            places[f"lines/line-{number}.yaml", len(rows)] = each
            rows.append(f"    title: {json.dumps(each.title)}")
            if each.author:
                rows.append(f"    authors: [{json.dumps(each.author)}]")
        (folder / f"line-{number}.yaml").write_text("\n".join(rows) + "\n", "utf-8")
        waiting, number = rest, number + 1
    return places


def verified(root: Path, papers: list[DataCitePaper]) -> dict[str, object]:
    """What `inquire verify` says of the lines."""
    with ArxivServer(papers) as arxiv, DataCiteServer(papers) as datacite:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(root),
            "INQUIRE_ARXIV_URL": arxiv.url,
            "INQUIRE_ARXIV_PACE": "0",
            "INQUIRE_DATACITE_URL": datacite.url,
            "INQUIRE_DATACITE_PACE": "0",
            "NO_PROXY": "*",
        }
        command = [Path(sys.executable).with_name("inquire"), "verify", "--format", "json"]
        done = subprocess.run(
            [*command, "--as-of", TODAY],
            cwd=root,
            env=environment,
            capture_output=True,
            check=False,
        )
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return json.loads(done.stdout)


def main(path: str, count: str = "9000") -> None:
    papers = read(Path(path))
    cited = list(references(papers, int(count)))
    with tempfile.TemporaryDirectory() as scratch:
        places = write_lines(Path(scratch) / "lines", cited)
        told = verified(Path(scratch), papers)
    worst: dict[Reference, str] = {}
    order = ("info", "warning", "error")
    for each in told["diagnostics"]:
        reference = places.get((each["path"], each["line"])) or places.get(
            (each["path"], each["line"] - 2)  # at the authors, two rows below
        )
        if reference:
            known = worst.get(reference, "")
            worst[reference] = max(known, each["severity"], key=(("", *order)).index)
    table(list(places.values()), worst)


def table(cited: list[Reference], worst: dict[Reference, str]) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in cited:
        counts[each.kind][worst.get(each, "nothing")] += 1
    heads = ("error", "warning", "info", "nothing")
    print(f"{'':26}{'references':>12}" + "".join(f"{head:>10}" for head in heads))
    for kind, found in counts.items():
        row = "".join(f"{found[head]:>10}" for head in heads)
        print(f"{kind:26}{found.total():>12}{row}")
    false = sum(found.total() for kind, found in counts.items() if kind in FALSE)
    caught = sum(counts[kind]["error"] for kind in FALSE)
    unsure = sum(counts[kind]["warning"] for kind in FALSE)
    true = len(cited) - false
    alarms = sum(found["error"] for found in counts.values()) - caught
    print(f"\nfalse alarms: {alarms} of {true}, {100 * alarms / true:.2f} per 100 references")
    print(f"precision {caught / (caught + alarms):.2%}, recall {caught / false:.2%}; ", end="")
    print(f"with warnings that show both titles {(caught + unsure) / false:.2%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
