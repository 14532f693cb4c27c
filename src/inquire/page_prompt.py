"""What the prompt on a page holds: the role it gives, its task, its claims and its papers.

Each takes the blocks that are its own and leaves the others to whoever asks next, so that what
stands in an unexpected place is still read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from inquire.model import Anchor, Claim, Retest
from inquire.page_claims import bullets_in, read_anchors, read_claim
from inquire.page_role import Role, read_role
from inquire.page_sections import Part, Placing, Section
from inquire.page_task import TaskReading
from inquire.page_text import Block, Kind

MOST_BULLETS = 500
"""The most claims, and the most anchors, that are read of a page."""


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
    for section in (Section.TASK, Section.PROMPT, Section.CLAIMS, Section.ANCHORS):
        for block in parts[section]:
            task = section is Section.TASK or block.kind is Kind.PARAGRAPH
            unread = reading.read(block) if task and placing.is_free(block) else None
            if unread is not None:
                placing.put(block, Part.TASK, *unread)
    return reading.retest


def claims_in(blocks: Sequence[Block], placing: Placing) -> tuple[Claim, ...]:
    """The claims: the items, or all blocks where there are none."""
    listed = [block for block in blocks if block.kind is Kind.ITEM] or blocks
    claims: list[Claim] = []
    for block in filter(placing.is_free, listed[:MOST_BULLETS]):
        read = [read_claim(words) for words in bullets_in(block.words)]
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
