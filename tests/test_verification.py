"""What is asked of a catalog, in which order, and what is made of what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from inquire.arxiv_id import ArxivId
from inquire.evidence import Absent, Evidence, Learned, Paper, Reply, Unreachable
from inquire.line_reading import Reading, read
from inquire.model import Inquiry
from inquire.paper_rows import paper_rows
from inquire.verification import find_right_papers, learn, with_right_ids

TODAY = date(2026, 11, 22)
EARLIER = date(2026, 11, 1)
PAPER = Paper(
    "2501.99901",
    2,
    "Warm Answers: What They Cost",
    ("Ada Example",),
    date(2025, 1, 15),
    date(2025, 2, 14),
    TODAY,
    "made up",
)


class MadeUp:
    """A catalog that gives these replies, others when they are to be fresh, and takes notes."""

    name = "made up"
    endpoint = "nowhere"

    def __init__(self, *replies: Reply, fresh: Sequence[Reply] = ()) -> None:
        self.asked: list[str] = []
        self.version: Reply = Unreachable(PAPER.id, "no version")
        self.titles: tuple[tuple[int, str], ...] | Unreachable = ()
        self.found: tuple[Paper, ...] | Unreachable = ()
        self._replies = {reply.id: reply for reply in replies}
        self._fresh = {reply.id: reply for reply in fresh}

    def look_up(self, ids: Sequence[str], *, fresh: bool = False) -> Iterator[Reply]:
        for paper_id in ids:
            self.asked.append(f"{paper_id}{' anew' if fresh else ''}")
            yield (self._fresh if fresh else self._replies)[paper_id]

    def look_up_version(self, paper: ArxivId) -> Reply:
        self.asked.append(str(paper))
        return self.version

    def titles_of_versions(self, paper: Paper) -> tuple[tuple[int, str], ...] | Unreachable:
        self.asked.append(f"titles of {paper.id}")
        return self.titles

    def find_title(self, title: str) -> tuple[Paper, ...] | Unreachable:
        self.asked.append(title)
        return self.found

    def close(self) -> None:
        """Nothing is open."""


def reading(*anchors: str, name: str = "line") -> Reading:
    """A line with these anchors."""
    listed = "".join(f"  - {{{anchor}}}\n" for anchor in anchors)
    text = f"question: Is it so?\nclaims:\n  - text: It is\nanchors:\n{listed}"
    return read(text.encode(), f"{name}.yaml", name)


def inquiry(*anchors: str, name: str = "line") -> Inquiry:
    made = reading(*anchors, name=name).inquiry
    assert made
    return made


def learned_of(
    catalog: MadeUp, *anchors: str, known: tuple[Evidence, ...] = ()
) -> tuple[Learned, list[Evidence]]:
    """What is learned, and what was kept, in order."""
    kept: list[Evidence] = []
    lock = {each.id: each for each in known}
    return learn([inquiry(*anchors)], catalog, lock, kept.append, TODAY), kept


def test_a_paper_without_a_title_is_asked_about_once() -> None:
    catalog = MadeUp(PAPER)

    learned, kept = learned_of(catalog, "arxiv: 2501.99901")

    assert {PAPER.id: PAPER} == learned.evidence
    assert [PAPER] == kept
    assert [PAPER.id] == catalog.asked


def test_earlier_titles_are_asked_for_where_the_newest_is_another() -> None:
    catalog = MadeUp(PAPER)
    catalog.titles = ((1, "Penguins in the Andes"),)

    learned, kept = learned_of(catalog, "arxiv: 2501.99901, title: Penguins in the Andes")

    expected = replace(PAPER, earlier_titles=catalog.titles)
    assert {PAPER.id: expected} == learned.evidence
    assert [PAPER, expected] == kept


def test_earlier_titles_that_got_no_answer_leave_the_paper_unknown() -> None:
    catalog = MadeUp(PAPER)
    catalog.titles = Unreachable(PAPER.id, "no answer")

    learned, _ = learned_of(catalog, "arxiv: 2501.99901, title: Penguins in the Andes")

    assert {PAPER.id: "earlier titles: no answer"} == learned.unknown
    assert {PAPER.id: PAPER} == learned.evidence


def test_earlier_titles_of_the_lock_are_not_asked_for_again() -> None:
    known = replace(PAPER, earlier_titles=((1, "Penguins in the Andes"),))
    catalog = MadeUp(PAPER)

    learned_of(catalog, "arxiv: 2501.99901, title: Penguins in the Andes", known=(known,))

    assert [PAPER.id] == catalog.asked


def test_what_is_remembered_and_unlike_is_asked_about_anew() -> None:
    fresh = replace(PAPER, version=3, title="Penguins in the Andes")
    catalog = MadeUp(replace(PAPER, asked=EARLIER), fresh=[fresh])

    learned, _ = learned_of(catalog, "arxiv: 2501.99901, title: Penguins in the Andes")

    assert {PAPER.id: fresh} == learned.evidence
    assert [PAPER.id, f"{PAPER.id} anew"] == catalog.asked


def test_what_was_remembered_and_is_gone_is_unknown() -> None:
    gone = Absent(PAPER.id, TODAY, "made up")
    catalog = MadeUp(replace(PAPER, asked=EARLIER), fresh=[gone])

    learned, _ = learned_of(catalog, "arxiv: 2501.99901, title: Penguins in the Andes")

    assert {} == learned.evidence
    assert {PAPER.id: "made up has none now, but made up had it on 2026-11-01"} == learned.unknown


def test_a_version_beyond_the_newest_is_asked_for_by_name() -> None:
    newer = replace(PAPER, version=3)
    catalog = MadeUp(PAPER)
    catalog.version = newer

    learned, kept = learned_of(catalog, "arxiv: 2501.99901v3")

    assert {PAPER.id: newer} == learned.evidence
    assert [PAPER, newer] == kept
    assert [PAPER.id, "2501.99901v3"] == catalog.asked


def test_a_version_that_is_surely_not_there_is_a_fact() -> None:
    catalog = MadeUp(replace(PAPER, asked=EARLIER))
    catalog.version = Absent(PAPER.id, TODAY, "made up")

    learned, _ = learned_of(catalog, "arxiv: 2501.99901v3")

    assert {PAPER.id: replace(PAPER, missing=(3,))} == learned.evidence


def test_a_version_that_was_missing_today_is_not_asked_for_again() -> None:
    missing = replace(PAPER, missing=(3,))
    for known, asked in ((missing, []), (replace(missing, asked=EARLIER), ["2501.99901v3"])):
        catalog = MadeUp(replace(PAPER, asked=EARLIER))
        catalog.version = Absent(PAPER.id, TODAY, "made up")

        learned, _ = learned_of(catalog, "arxiv: 2501.99901v3", known=(known,))

        paper = learned.evidence[PAPER.id]
        assert isinstance(paper, Paper)
        assert ((3,), [PAPER.id, *asked]) == (paper.missing, catalog.asked)


def test_a_version_that_got_no_answer_is_unknown_and_the_paper_is_not() -> None:
    learned, _ = learned_of(MadeUp(PAPER), "arxiv: 2501.99901v3")

    assert {"2501.99901v3": "no version"} == learned.unknown
    assert {PAPER.id: PAPER} == learned.evidence


def test_a_right_id_stands_in_the_help_wherever_the_wrong_one_does() -> None:
    text = (
        "question: Is it so?\nclaims:\n  - {text: It is, anchors: [2501.XXXXX]}\n"
        f"anchors:\n  - {{arxiv: 2501.XXXXX, title: '{PAPER.title}'}}\n"
    )
    made = read(text.encode(), "line.yaml", "line")

    told = with_right_ids(made, {PAPER.title: PAPER})

    expected = ["arXiv:2501.99901 has this title; inquire verify --fix line"] * 2
    assert expected == [fault.help for fault in told.faults]
    assert ["misdescribed"] * 2 == [fault.paper_fault for fault in told.faults]
    assert made == with_right_ids(made, {})
    assert made == with_right_ids(made, {"Another title": PAPER})


def test_finders_are_asked_in_turn_and_only_until_one_has_the_paper() -> None:
    line = inquiry(f"arxiv: 2501.9990, title: '{PAPER.title}'")
    silent, first, second = MadeUp(), MadeUp(), MadeUp()
    silent.found = Unreachable("", "no answer")
    first.found = (replace(PAPER, title="Another"), PAPER)
    learned = Learned()

    find_right_papers([line], learned, {}, (silent, first, second))

    assert {PAPER.title: PAPER} == learned.found_by_title
    assert [1, 1, 0] == [len(finder.asked) for finder in (silent, first, second)]


def test_of_two_lines_that_describe_a_paper_either_can_be_wrong() -> None:
    right = inquiry(f"arxiv: 2501.99901, title: '{PAPER.title}', gloss: first", name="a")
    wrong = inquiry("arxiv: 2501.99901, title: Penguins in the Andes", name="b")
    learned = Learned(evidence={PAPER.id: replace(PAPER, version=1)})

    (row,) = paper_rows([right, wrong], learned)

    assert (("a", "b"), "misdescribed", PAPER.title, "first") == (
        row.lines,
        row.fault,
        row.claimed_title,
        row.gloss,
    )
