"""What the prompt on a page holds: the role it gives, its task, its claims and its papers.

Each takes the blocks that are its own and leaves the others to whoever asks next, so that what
stands in an unexpected place is still read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from inquire.model import Anchor, Claim, Inquiry, Retest
from inquire.page_claims import bullets_in, named, read_anchors, read_claim
from inquire.page_role import Role, read_role
from inquire.page_sections import Part, Placing, Section
from inquire.page_sentences import whole_sentences
from inquire.page_task import TaskReading
from inquire.page_text import Block, Kind

MOST_BULLETS = 500
"""The most claims, and the most anchors, that are read of a page."""

_REFERENCE = re.compile(r"(?:(?<=[\w.,;)%\]])|(?<=[\w.,;)%\]] ))\[\^?(\d{1,3})\](?![(\[:])")
_FOOTNOTE = re.compile(
    r"\[\^?(\d{1,3})\]:? (?=[<\[]?(?:https?://(?:www\.)?)?arxiv|~?\d{4}\.\d)", re.IGNORECASE
)


def role_in(blocks: Sequence[Block], placing: Placing) -> Role:
    """What the paragraphs at the head of the prompt say: of each thing the first word."""
    known = Role()
    for block in blocks:
        read = read_role(block.words)
        if read and not known.clashes(read):
            placing.put(block, Part.TASK, *filter(None, [read.unread]))
            known = known.or_else(read)
    return known


def task_in(parts: Mapping[Section, Sequence[Block]], placing: Placing) -> Retest:
    """The task, also where it stands in paragraphs elsewhere in the prompt."""
    reading = TaskReading()
    for first, *more in whole_sentences(filter(placing.is_free, parts[Section.TASK])):
        words = " ".join(block.words for block in (first, *more))
        unread = reading.read(first._replace(words=words))
        if unread is not None:
            placing.put(first, Part.TASK, *unread)
            for block in more:
                placing.put(block, Part.TASK)
    for section in (Section.PROMPT, Section.CLAIMS, Section.ANCHORS):
        for block in filter(placing.is_free, parts[section]):
            unread = reading.read(block) if block.kind is Kind.PARAGRAPH else None
            if unread is not None:
                placing.put(block, Part.TASK, *unread)
    return reading.retest


def footnotes_in(blocks: Sequence[Block], placing: Placing) -> dict[str, tuple[Anchor, ...]]:
    """The papers that are listed with a number in brackets, as claims may name them, by it."""
    found: dict[str, tuple[Anchor, ...]] = {}
    for block in filter(placing.is_free, blocks):
        number = _FOOTNOTE.match(block.words)
        if number and number[1] not in found and (papers := read_anchors(block.words)):
            found[number[1]] = papers
            placing.put(block, Part.ANCHORS)
    return found


def claims_in(
    blocks: Sequence[Block], footnotes: Mapping[str, Sequence[Anchor]], placing: Placing
) -> tuple[Claim, ...]:
    """The claims: the items, or all blocks where there are none."""

    def as_papers(number: re.Match[str]) -> str:
        papers = ", ".join(named(each.arxiv) for each in footnotes.get(number[1], ()))
        return f"({papers})" if papers else number[0]

    listed = [block for block in blocks if block.kind is Kind.ITEM] or blocks
    claims: list[Claim] = []
    for block in filter(placing.is_free, listed[:MOST_BULLETS]):
        words = _REFERENCE.sub(as_papers, block.words)
        read = [read_claim(bullet) for bullet in bullets_in(words)]
        if all(re.search(r"\w", claim.text) for claim in read):
            placing.put(block, Part.CLAIMS)
            claims += read
    return tuple(claims)


def anchors_in(blocks: Sequence[Block], placing: Placing) -> list[Anchor]:
    """The papers in those blocks of which each bullet names one."""
    anchors: list[Anchor] = []
    for block in filter(placing.is_free, blocks[:MOST_BULLETS]):
        found = [read_anchors(words) for words in bullets_in(block.words)]
        if all(found):
            anchors += (anchor for each in found for anchor in each)
            placing.put(block, Part.ANCHORS)
    return anchors


def said_in_prompt(inquiry: Inquiry) -> str:
    """What a line has from the first paragraph of a prompt and from its task."""
    retest = inquiry.retest
    lists = (*retest.relaxed_by, *retest.challenges, *retest.questions)
    texts = (retest.role, retest.topic, retest.focus, retest.lasting, retest.changing)
    window, surveyed = str(retest.window or ""), inquiry.surveyed.edtf() if inquiry.surveyed else ""
    return " ".join((*lists, *texts, window, inquiry.finding, surveyed))
