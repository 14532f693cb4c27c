"""What an answer claims of a paper that it names: its title, its authors and the year.

A title claimed and not borne is an accusation, so that nothing is taken for one unless the form
of the text and its place both speak for it: a finding that is quoted, a bold summary, a method's
name and the reason for a verdict all stand beside ids, too. Where a doubt remains, nothing is
claimed.
"""

from __future__ import annotations

from typing import NamedTuple

from inquire.bibliography import Named
from inquire.location import Span


class Claimed(NamedTuple):
    """What is claimed of a paper, with the title's place in the text.

    `firm` says that the authors stand where only this paper's can, `sure` that the title's place
    is one for titles alone.
    """

    title: str = ""
    span: Span | None = None
    authors: Named = Named()
    year: int | None = None
    firm: bool = False
    sure: bool = False
