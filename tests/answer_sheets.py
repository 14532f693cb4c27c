"""What a careful reader finds in the answers of `tests/answers`, and how a report is held to it.

Each answer has a sheet beside it, `NAME.labels.yaml`, written apart from the code. `papers.json` is
what arXiv knows, `datacite.json` what DataCite says otherwise or knows alone. Papers with numbers
from 99000 on are of the tests' own making; the others are real, with the authors that a public
record named, and the first of the month where it told the month alone.

A sheet holds what the command is to say. Where a careful reader says more, it has that under
`missed`: what the command rather leaves out than be wrong about. The comparison leaves that out,
too; the tallies do not.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from arxiv_server import ArxivServer, ServerPaper
from datacite_server import DataCitePaper, DataCiteServer
from scenes import ROOT, TODAY, Completed, clean_environment_in, completed

ANSWERS = ROOT / "tests/answers"
NAMES = sorted(sheet.name.split(".")[0] for sheet in ANSWERS.glob("*.labels.yaml"))
STATUSES = (
    "grounded wrong-paper not-found malformed withdrawn version-missing id-only elsewhere unknown"
).split()
Audit = Callable[..., Completed]


class Cited(NamedTuple):
    """One citation, on the sheet or as the command gave it, with what spelling leaves open gone."""

    line: int
    text: str
    id: str
    title: str
    status: str
    fault: str
    flags: tuple[str, ...]
    suggestion: str


class Claim(NamedTuple):
    """What is said of one claim; the last two are None where the sheet leaves them open."""

    label: str
    verdict: str
    grounded: bool | None
    citations: tuple[str, ...] | None


class Sheet(NamedTuple):
    """All that is said of one answer. Without `claims`, the labels are to be refused."""

    line: str | None
    citations: tuple[Cited, ...]
    claims: tuple[Claim, ...] | None
    tasks: dict[str, bool | None]
    exit: int


class Tally:
    """How often something was right, of how often it was asked."""

    def __init__(self) -> None:
        self.right = 0
        self.asked = 0

    def add(self, right: int, asked: int) -> None:
        self.right += right
        self.asked += asked

    def __str__(self) -> str:
        share = 100 * self.right / self.asked if self.asked else 100
        return f"{share:6.2f} %  ({self.right} of {self.asked})"


@contextmanager
def auditing(root: Path) -> Iterator[Audit]:
    """Runs `inquire audit` with these arguments, against one arXiv and one DataCite for all."""
    shutil.copytree(ANSWERS / "lines", root / "library/lines")
    papers = listed("papers.json")
    known = map(DataCitePaper.from_json, [*papers, *listed("datacite.json")])
    with (
        ArxivServer(map(ServerPaper.from_json, papers)) as arxiv,
        DataCiteServer(known) as datacite,
    ):
        environment = clean_environment_in(root / "home") | {
            "INQUIRE_ARXIV_URL": arxiv.url,
            "INQUIRE_DATACITE_URL": datacite.url,
        }

        def run(*args: str, stdin: str = "") -> Completed:
            command = ["audit", *args, "--format", "json", "--as-of", TODAY]
            command += ["--library", str(root / "library")]
            return completed(*command, stdin=stdin, cwd=root, env=environment)

        yield run


def listed(name: str) -> list[dict[str, Any]]:
    """The papers in a file beside the answers."""
    read: list[dict[str, Any]] = json.loads((ANSWERS / name).read_text("utf-8"))
    return read


def answer_of(name: str) -> Path:
    """The file that the sheet is about."""
    (found,) = (path for path in ANSWERS.glob(f"{name}.*") if not path.name.endswith(".yaml"))
    return found


@cache
def sheet_of(name: str) -> dict[str, Any]:
    """The sheet as written."""
    read: dict[str, Any] = yaml.safe_load((ANSWERS / f"{name}.labels.yaml").read_text("utf-8"))
    return read


def expected_of(name: str) -> Sheet:
    """What the sheet says that the command is to say."""
    return _sheet(sheet_of(name))


def read_in(name: str) -> Sheet:
    """What the sheet says that a careful reader finds."""
    return _sheet(_with_missed(sheet_of(name)))


def _with_missed(written: Any) -> Any:
    """A sheet or a part of one with what is `missed` put in; citations that are missed are added."""
    if isinstance(written, list):
        return [_with_missed(one) for one in written]
    if not isinstance(written, dict):
        return written
    whole = {key: _with_missed(value) for key, value in written.items() if key != "missed"}
    for key, value in written.get("missed", {}).items():
        more = key == "citations" and "label" not in whole
        whole[key] = sorted([*whole[key], *value], key=lambda one: one["line"]) if more else value
    return whole


def _sheet(sheet: dict[str, Any]) -> Sheet:
    refused = sheet["claims"] == "refused"
    return Sheet(
        sheet["line"],
        tuple(map(_cited, sheet["citations"])),
        None if refused else tuple(map(_claim, sheet["claims"])),
        sheet["tasks"],
        sheet["exit"],
    )


def actual_of(done: Completed, expected: Sheet) -> Sheet:
    """What the command says, open where the sheet is."""
    assert done.code in (0, 1), done.err
    assert done.out, done.err
    told = json.loads(done.out)
    claims = tuple(map(_claim, told["claims"]))
    refused = {"not-addressed"} >= {claim.verdict for claim in claims}
    said = {claim.label: claim for claim in expected.claims or ()}
    claims = tuple(_left_open(claim, said.get(claim.label, claim)) for claim in claims)
    done_of = {"contrary": told["tasks"]["contrary_work"], "questions": told["tasks"]["questions"]}
    tasks = {task: None if expected.tasks[task] is None else done_of[task] for task in done_of}
    citations = _own_titles(expected.citations, tuple(map(_cited, told["citations"])))
    nothing = expected.claims is None and refused
    return Sheet(told["line"], citations, None if nothing else claims, tasks, done.code)


def _left_open(claim: Claim, expected: Claim) -> Claim:
    return claim._replace(
        grounded=claim.grounded if expected.grounded is not None else None,
        citations=claim.citations if expected.citations is not None else None,
    )


def differences(expected: Sheet, actual: Sheet) -> list[str]:
    """What is not as the sheet says, a row for each field."""
    pairs = _pairs(expected.citations, actual.citations)
    lost = Counter(expected.citations) - Counter(one for one, _ in pairs)
    added = Counter(actual.citations) - Counter(other for _, other in pairs)
    found = [f"lost: {one}" for one in lost] + [f"not there: {one}" for one in added]
    for one, other in pairs:
        found += _unlike(f"{one.line}: {one.text}", one, other)
    for claim, said in zip(expected.claims or (), actual.claims or (), strict=False):
        found += _unlike(claim.label, claim, said)
    rest = [sheet._replace(citations=(), claims=()) for sheet in (expected, actual)]
    counts = [sheet.claims and len(sheet.claims) for sheet in (expected, actual)]
    return found + _unlike("answer", *rest) + ([] if counts[0] == counts[1] else ["claims"])


def _unlike(what: str, expected: Any, actual: Any) -> list[str]:
    """The fields in which two tuples of one kind differ."""
    fields = zip(expected._fields, expected, actual, strict=True)
    return [f"{what}: {name} {one!r}, not {other!r}" for name, one, other in fields if one != other]


def count(expected: Sheet, actual: Sheet, tallies: dict[str, Tally]) -> None:
    """Add one answer to the tallies, which are made where there are none."""
    pairs = _pairs(expected.citations, actual.citations)
    same_id = sum(_by_id(one) and one.id == other.id for one, other in pairs)
    same_title = sum(bool(one.title) and one.title == other.title for one, other in pairs)
    claims = list(zip(expected.claims or (), actual.claims or (), strict=False))

    def add(what: str, right: int, asked: int) -> None:
        tallies.setdefault(what, Tally()).add(right, asked)

    def agree(what: str, field: str) -> None:
        right = sum(getattr(one, field) == getattr(other, field) for one, other in pairs)
        add(what, right, len(expected.citations))

    add("ids, recall", same_id, sum(map(_by_id, expected.citations)))
    add("ids, precision", same_id, sum(map(_by_id, actual.citations)))
    add("citations, recall", len(pairs), len(expected.citations))
    add("citations, precision", len(pairs), len(actual.citations))
    add("claimed titles, recall", same_title, sum(bool(one.title) for one in expected.citations))
    add("claimed titles, precision", same_title, sum(bool(one.title) for one in actual.citations))
    agree("statuses", "status")
    agree("faults", "fault")
    agree("flags", "flags")
    agree("suggestions", "suggestion")
    asked = len(expected.claims or ())
    add("verdicts", sum(one.verdict == other.verdict for one, other in claims), asked)
    add("claims grounded", sum(one.grounded == other.grounded for one, other in claims), asked)
    add("claims' citations", sum(one.citations == other.citations for one, other in claims), asked)
    add("lines", expected.line == actual.line, 1)
    add("tasks", sum(expected.tasks[task] == actual.tasks[task] for task in expected.tasks), 2)
    add("exit codes", expected.exit == actual.exit, 1)


def _pairs(expected: Sequence[Cited], actual: Sequence[Cited]) -> list[tuple[Cited, Cited]]:
    """The citations of both that are of the same text in the same place, in order."""
    return [(expected[ours], actual[theirs]) for ours, theirs in _places(expected, actual)]


def _places(expected: Sequence[Cited], actual: Sequence[Cited]) -> Iterator[tuple[int, int]]:
    ours, theirs = ([(one.line, one.text) for one in some] for some in (expected, actual))
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        yield from zip(
            range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True
        )


def _by_id(one: Cited) -> bool:
    """Whether an arXiv id, sound or not, names the paper."""
    return bool(one.id) and one.text != one.title


def _cited(one: dict[str, Any]) -> Cited:
    return Cited(
        one["line"],
        _bare(one["text"]),
        _bare(re.sub(r"^https?://arxiv\.org/\w+/", "", one["id"] or "")),
        _folded(one["claimed_title"] or ""),
        one["status"],
        one["fault"] or "",
        tuple(sorted(one["flags"])),
        one["suggestion"] or "",
    )


def _own_titles(expected: Sequence[Cited], actual: Sequence[Cited]) -> tuple[Cited, ...]:
    """The citations without the titles that they have from others of the same papers.

    A bare id is judged by the title that the answer claims for it elsewhere; whether the report
    then shows that title at both is left open.
    """
    own = list(actual)
    for ours, theirs in _places(expected, actual):
        one, other = expected[ours], actual[theirs]
        elsewhere = {label.title for label in expected if base(label.id) == base(one.id)}
        if not one.title and other.title in elsewhere:
            own[theirs] = other._replace(title="")
    return tuple(own)


def _claim(one: dict[str, Any]) -> Claim:
    ids = one["citations"]
    return Claim(
        one["label"],
        one["verdict"],
        one["grounded"],
        None if ids is None else tuple(sorted(map(_bare, ids))),
    )


def base(paper: str) -> str:
    """The id without its version."""
    return re.sub(r"v\d+$", "", paper)


def _bare(text: str) -> str:
    """An id or address without what may or may not be counted in: a prefix, a subject class.

    A text that is neither is a title.
    """
    bare = re.sub(r"(?i)^(?:arxiv\s*[:\uff1a]?\s*)?(?:(?:id|preprint)\s+)?", "", text.strip())
    bare = re.sub(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*|abs/)", "", bare)
    bare = re.sub(r"\s*\[[A-Za-z-]+(?:\.[A-Za-z-]+)?\]$", "", bare)
    return bare if re.match(r"\S+$", bare) else _folded(text)


def _folded(title: str) -> str:
    """The letters and digits of a title, without accents or the colours of a terminal."""
    plain = unicodedata.normalize("NFKD", re.sub("\x1b?\\[\\d+m", "", title).casefold())
    return "".join(char for char in plain if char.isalnum())
