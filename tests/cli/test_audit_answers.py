"""`inquire audit` over labelled answers: an examiner's sheet that was written apart from the code.

Each answer in `tests/answers` has a sheet beside it, `NAME.labels.yaml`, that says what a careful
reader finds there. `papers.json` is what arXiv knows, `datacite.json` what DataCite says otherwise
or knows alone. Papers with numbers from 99000 on are of the tests' own making; the others are
real, with the first of the month where a public record told the month alone.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from arxiv_server import ArxivServer, ServerPaper
from datacite_server import DataCitePaper, DataCiteServer
from scenes import ROOT, TODAY, Completed, clean_environment_in, completed

ANSWERS = ROOT / "tests/answers"
NAMES = sorted(sheet.name.split(".")[0] for sheet in ANSWERS.glob("*.labels.yaml"))
STATUSES = (
    "grounded wrong-paper not-found malformed withdrawn version-missing id-only elsewhere unknown"
).split()


# How people and models write a paper down, a style each row; each says of it only what is so.
STYLES = [
    row.replace("\\n", "\n") for row in (ANSWERS / "styles.txt").read_text("utf-8").splitlines()
]
TURNS = 12


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


Audit = Callable[..., Completed]
Audited = Callable[[str], Completed]


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audit]:
    """Runs `inquire audit` with these arguments, against one arXiv and one DataCite for all."""
    root = tmp_path_factory.mktemp("answers")
    shutil.copytree(ANSWERS / "lines", root / "library/lines")
    papers = _listed("papers.json")
    known = map(DataCitePaper.from_json, [*papers, *_listed("datacite.json")])
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


@pytest.fixture(scope="module")
def audited(audit: Audit) -> Audited:
    """Audits the answer of that name, once."""

    @cache
    def audited(name: str) -> Completed:
        return audit(str(answer_of(name)), *sheet_of(name).get("options", []))

    return audited


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_audited_as_its_sheet_says(name: str, audited: Audited) -> None:
    expected = expected_of(name)

    done = audited(name)

    actual = actual_of(done, expected)
    assert [] == differences(expected, actual)
    assert expected == actual
    assert b"Traceback" not in done.stderr


def test_over_all_answers_ids_are_found_and_statuses_and_verdicts_are_right(
    audited: Audited, capsys: pytest.CaptureFixture[str]
) -> None:
    tallies: dict[str, Tally] = {}

    for name in NAMES:
        expected = expected_of(name)
        count(expected, actual_of(audited(name), expected), tallies)

    with capsys.disabled():
        print(f"\n\n{len(NAMES)} labelled answers")
        for what, tally in tallies.items():
            print(f"  {what:29}{tally}")
    assert tallies["ids, recall"].right >= 0.99 * tallies["ids, recall"].asked
    for what in ("statuses", "verdicts"):
        assert (what, tallies[what].asked) == (what, tallies[what].right)


def test_on_the_page_of_traps_nothing_is_taken_for_an_id(audited: Audited) -> None:
    told = json.loads(audited("traps").out)

    assert [] == [one["text"] for one in told["citations"] if one["id"]]


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_right_citation_is_not_accused_in_whatever_style_it_is_written(
    turn: int, audit: Audit
) -> None:
    papers = _sound_papers()
    rows = [
        written(paper, paper, STYLES[(n + turn) % len(STYLES)]) for n, paper in enumerate(papers)
    ]

    told = json.loads(audit("-", stdin="\n\n".join(rows)).out)

    wrong = [one for one in told["citations"] if one["fault"] or one["status"] == "unknown"]
    assert [] == [(one["text"], one["claimed_title"], one["title"]) for one in wrong]
    assert [paper["id"] for paper in papers] == [_base(one["id"]) for one in told["citations"]]


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_wrong_citation_does_not_pass_in_whatever_style_it_is_written(
    turn: int, audit: Audit
) -> None:
    papers = _sound_papers()
    others = [*papers[9 + turn :], *papers[: 9 + turn]]
    pairs = [
        (paper, other)
        for paper, other in zip(papers, others, strict=True)
        if not set(map(_surname, paper["authors"])) & set(map(_surname, other["authors"]))
    ]
    rows = [
        written(paper, other, STYLES[(n + turn) % len(STYLES)])
        for n, (paper, other) in enumerate(pairs)
    ]

    told = json.loads(audit("-", stdin="\n\n".join(rows)).out)

    passed = [one for one in told["citations"] if one["status"] == "grounded" and not one["fault"]]
    assert [] == [(one["text"], one["claimed_title"], one["title"]) for one in passed]
    assert len(told["citations"]) >= len(pairs)


def test_the_sheets_are_many_and_speak_of_what_stands_in_the_answers() -> None:
    said = {one.status for name in NAMES for one in expected_of(name).citations}

    assert len(NAMES) >= 48
    assert set(STATUSES) == said
    for name in NAMES:
        rows = answer_of(name).read_text("utf-8").split("\n")
        for one in sheet_of(name)["citations"]:
            assert one["text"] in rows[one["line"] - 1], (name, one)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["citations"].pop(),
        lambda told: told["citations"].append(told["citations"][0]),
        lambda told: told["citations"][0].update(status="id-only"),
        lambda told: told["citations"][0].update(id="2601.99012"),
        lambda told: told["citations"][0].update(line=99),
        lambda told: told["citations"][0].update(claimed_title="Another Title"),
        lambda told: told["citations"][2].update(claimed_title="A Title Nobody Claimed"),
        lambda told: told["citations"][2].update(flags=[]),
        lambda told: told["citations"][0].update(fault="misdescribed"),
        lambda told: told["citations"][0].update(suggestion="2601.99012"),
        lambda told: told["claims"][0].update(verdict="holds"),
        lambda told: told["claims"][0].update(grounded=False),
        lambda told: told["claims"][0]["citations"].pop(),
        lambda told: told["tasks"].update(contrary_work=False),
        lambda told: told.update(line=None),
    ],
)
def test_a_difference_in_any_field_is_seen(change: Callable[[dict[str, Any]], object]) -> None:
    expected = expected_of("deep-research-marks")
    told = json.loads(json.dumps(sheet_of("deep-research-marks")))
    told["tasks"]["contrary_work"] = told["tasks"].pop("contrary")
    assert expected == actual_of(Completed(0, json.dumps(told).encode(), b""), expected)

    change(told)

    actual = actual_of(Completed(0, json.dumps(told).encode(), b""), expected)
    assert expected != actual
    assert 0 < len(differences(expected, actual)) <= 2


def written(paper: dict[str, Any], described: dict[str, Any], style: str) -> str:
    """A citation of one paper, with title, authors and date of the other."""
    authors = described["authors"]
    *before, last = authors
    named = [f"{_surname(each)}, {each[0]}." for each in authors[:2]]
    year, month, _ = described["published"].split("-")
    return style.format(
        id=paper["id"],
        title=described["versions"][-1],
        surname=_surname(authors[0]),
        names=f"{', '.join(before)}{',' if before[1:] else ''} and {last}" if before else last,
        apa=", & ".join(named) + (", et al." if authors[2:] else ""),
        ieee=f"{authors[0][0]}. {_surname(authors[0])}" + (" et al." if before else ""),
        year=year,
        month=month,
    )


def _sound_papers() -> list[dict[str, Any]]:
    """The papers with five digits after the dot that are not withdrawn."""
    return [
        paper
        for paper in _listed("papers.json")
        if re.fullmatch(r"\d{4}\.\d{5}", paper["id"]) and "comment" not in paper
    ]


def _listed(name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads((ANSWERS / name).read_text("utf-8"))
    return read


def _surname(author: str) -> str:
    return author.rpartition(" ")[2]


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
    """What the sheet says."""
    sheet = sheet_of(name)
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
    left_open = {claim.label for claim in expected.claims or () if claim.grounded is None}
    claims = tuple(
        claim._replace(grounded=None, citations=None) if claim.label in left_open else claim
        for claim in claims
    )
    done_of = {"contrary": told["tasks"]["contrary_work"], "questions": told["tasks"]["questions"]}
    tasks = {task: None if expected.tasks[task] is None else done_of[task] for task in done_of}
    citations = _own_titles(expected.citations, tuple(map(_cited, told["citations"])))
    nothing = expected.claims is None and refused
    return Sheet(told["line"], citations, None if nothing else claims, tasks, done.code)


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
        elsewhere = {label.title for label in expected if _base(label.id) == _base(one.id)}
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


def _base(paper: str) -> str:
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
    """The letters and digits of a title, without the colours of a terminal."""
    return "".join(re.findall(r"[^\W_]+", re.sub("\x1b?\\[\\d+m", "", title).casefold()))
