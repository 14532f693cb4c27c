"""Verdicts in the sections and sentences of an answer that has no closing block, or half of one.

Running prose is full of words that are verdicts elsewhere ("this holds for small models"). So a
verdict counts only where nothing else can be meant: behind a name such as "Verdict:", alone in a
part of the heading, alone or set off at the head of a row, or in a sentence that begins with the
claim ("C3 holds"). The surer the place, the sooner it is believed; within one sort all must agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquire.answer_sections import ROW, Section
from inquire.claim_labels import ClaimLabels
from inquire.model import Verdict
from inquire.verdict_words import WORD, Stated, agreed, exactly, shown, stated, verdicts

_FIELD = re.compile(
    r"(?<!\w)(?:verdict|status|judge?ment|assessment|ruling|urteil|verdikt|veredicto"
    r"|\u5224\u5b9a|\u7ed3\u8bba)(?:[*_ ]{0,3}\([^()\n]{0,30}\)|(?: for| on| of)? [\[(]?C[0-9]{1,4}[\])]?)?"
    r"[*_`\])]{0,4}[ \t]{0,2}(?:[:\uff1a=|]|[-\u2013\u2014\u2192]{1,2}>?[ \t]|is[ \t]|[*_ \t]{0,4}\n)",
    re.IGNORECASE,
)
_OLD = r"(?:last|previous|prior|earlier|old|former|original|library(?:['\u2019]s)?)[\W_]{1,3}"
_EARLIER = re.compile(rf"{_OLD}$", re.IGNORECASE)
_EARLIER_ONE = re.compile(rf"{_OLD}verdict[\W_]{{0,4}}$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")
# What follows a verdict that stands for itself; "Contradicted: none" is a list of papers.
_SET = (
    r"(?!\w|-\w)(?=[*_`)\] ]{0,5}(?:$|[.:;,(\u2013\u2014]|- ))"
    r"(?![*_`)\] ]{0,5}[:,][*_` ]{0,4}(?i:none|nothing|not?|n/?a)\b)"
)
_LEADING = re.compile(
    rf"[^\w]{{0,12}}({WORD}){_SET}",
    re.IGNORECASE | re.MULTILINE,
)
_A_LABEL = re.compile(r"[\[(*_`]{0,4}C[0-9]")
_PARTS = re.compile(
    r"\s[-\u2013]{1,2}\s|[:\uff1a|\u00b7()\u2014\u2192\[\]]|=>|->|\*\*|\.(?=[\s*_`]|$)"
)
_SET_OFF = re.compile(
    rf"^[^\w\n]{{0,12}}(?:[*_`\u2192]|=>|->|(?=[A-Z])|(?={WORD}[\W_]*$))[*_` ]{{0,4}}(?i:{WORD}){_SET}",
    re.MULTILINE,
)
_ARROW = re.compile(
    rf"(?:[\u2192\u21d2]|=>|->)[\W_]{{0,5}}(?={WORD}[\W_]{{0,5}}$)", re.IGNORECASE | re.MULTILINE
)
_SAYS = rf"(?P<between>[^.!?;\n|0-9]{{0,60}}?)(?<![\w-])(?P<word>(?i:{WORD}|hold))(?!\w|-\w)"
_OF_LABEL = re.compile(
    rf"[Cc](?<![\w.].)(?:(?<=C) ?[0-9]{{1,4}}|laims? [0-9]{{1,3}}(?:(?:,| and| &){{1,2}} [0-9]{{1,3}}){{0,8}})"
    rf"[\])*_`]{{0,6}}{_SAYS}"
)
_OF_THIS = re.compile(rf"[Tt](?<!\w.)h(?:is|e) claim(?!\w){_SAYS}")
_FIRST = re.compile(
    rf"[\s*_]{{0,12}}(?=[TI])(?:This|It)(?!\w){_SAYS}(?=[*_]{{0,3}}(?:[.,;:\u2014]|\s*$))",
    re.MULTILINE,
)
"""The first sentence of a section may mean its claim by `this`."""
_LINKING = re.compile(
    r"[\s*_`]*(?:[:\uff1a=]|[-\u2010-\u2015\u2192]{1,2}>?)?[\s*_`]*"
    r"(?:(?:still|now|clearly|also|therefore|thus|largely unchanged|is|are|was|were|has|have|been|since"
    r"|remains?|stays?|verdict)[\s*_`:]+){0,5}"
)
_VERB = re.compile(
    r"[:\uff1a=\u2010-\u2015\u2192-]|(?<!\w)(?:is|are|was|were|been|remains?|stays?)(?!\w)"
)
_LEAD_IN = re.compile(
    r"[^\w\"\u201c\u2018']{0,12}(?:(?:overall|in short|in sum|in summary|so|thus|hence|therefore|again"
    r"|(?:my |the )?verdict(?: for| on)?|claims?)[\s,:*_]+)*[\[(*_`]{0,6}",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"(?<!\w)(?:if|whether|unless|does|do|did|suppos\w+|assum\w+|that|when|until|would|could|might|may"
    r"|should|not|neither|nor|no|never|wrong|false|whenever|where|were|had)(?!\w)|[\"\u201c]|n['\u2019]t\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:[,;:]|\b(?:and|but|while|whereas))[\s*_`\[(]*$")
_HEDGED = re.compile(
    r"(?<!\w)(?:if|unless|only|wrong|false|n?or|not|neither|never|no longer|part(?:ly|ially)|mostly"
    r"|largely|hardly|some|except|until|provided|when|may|might|could|would|should|probably)"
    r"(?!\w)|n['\u2019]t\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s*_`|>]{0,12}")
_SENTENCE_END = re.compile(r"[.!?](?=\s|[*_\"\u201d)]|$)|[;\n]")
_NEXT_LABEL = re.compile(r"[,;]?[\s*_\[(]*(?:and|but|while|whereas)?[\s*_\[(]*C[0-9]")
_ASIDE = re.compile(r"[:\"\u201c\u201e\u00ab(]|(?<!\w)by\s|\u2014")
_WINDOW, _NEAR = 200, 24


def in_section(text: str, section: Section) -> Stated | None:
    """What a section says of its claims: the surest place that says anything."""
    return (
        agreed(list(_fields(text, section)))
        or agreed(list(_heading(text, section)))
        or agreed(_not_a_list(list(_set_off(text, section))))
        or agreed(list(_of_this(text, section)))
    )


def in_sentences(text: str, labels: ClaimLabels) -> dict[str, list[Stated]]:
    """What sentences that begin with a label say of that claim, by label."""
    told: dict[str, list[Stated]] = {}
    for named, said in _of_labels(text, labels):
        for label in named:
            told.setdefault(label, []).append(said)
    return told


def _fields(text: str, section: Section) -> Iterator[Stated]:
    for found in _FIELD.finditer(text, section.named.end, section.end):
        if _EARLIER.search(text[max(0, found.start() - 20) : found.start()]):
            continue
        marks = _MARKS.match(text, found.end(), section.end)
        begin = marks.end() if marks else found.end()
        if _A_LABEL.match(text, begin):
            continue  # "Verdict: C1 holds": a sentence
        limit = min(begin + _WINDOW, section.end)
        stop = text.find("\n", begin, limit)
        said = stated(text, begin, stop if stop >= 0 else limit)
        if said and (said.verdict or _at_row_start(text, found.start())):
            yield said


def _at_row_start(text: str, at: int) -> bool:
    """Whether only marks stand before that place in its row."""
    before = text[max(0, at - _NEAR) : at].rpartition("\n")
    return not _LETTER.search(before[2]) and (bool(before[1]) or at <= _NEAR)


def _heading(text: str, section: Section) -> Iterator[Stated]:
    """The parts of the heading that are a verdict and nothing else, or the first words below it."""
    start, end = section.head
    at, parts = start, []
    for mark in _PARTS.finditer(text, start, end):
        parts.append((at, mark.start()))
        at = mark.end()
    parts = [part for part in [*parts, (at, end)] if _LETTER.search(text, *part)]
    if section.level == ROW:
        parts = [*parts[:1], *parts[1:][-1:]]
    told = [
        said
        for part in parts
        if not _EARLIER_ONE.search(text, max(start, part[0] - _NEAR), part[0])
        and (said := exactly(text, *part))
    ]
    if not told and (first := _LEADING.match(text, end, section.end)):
        told = list(verdicts(text, first.start(1), first.end(1)))
    yield from told


def _set_off(text: str, section: Section) -> Iterator[Stated]:
    start = section.head.start
    for pattern in (_SET_OFF, _ARROW):
        for found in pattern.finditer(text, start, section.end):
            stop = text.find("\n", found.start() + 1, section.end)
            end = stop if stop >= 0 else section.end
            said = next(verdicts(text, found.start(), min(end + 12, section.end)), None)
            if said:
                yield said


def _not_a_list(found: list[Stated]) -> list[Stated]:
    """Nothing where all the verdicts stand one after the other: the list that the prompt gives."""
    return [] if len({one.verdict for one in found}) > 2 else found


def _of_labels(text: str, labels: ClaimLabels) -> Iterator[tuple[tuple[str, ...], Stated]]:
    """Sentences that begin with labels and say a verdict."""
    for found in _OF_LABEL.finditer(text):
        begin = _sentence_start(text, found.start())
        lead = _LEAD_IN.match(text, begin, found.start())
        subject = lead.end() if lead else begin
        named = labels.at(text, subject, found.end())
        if named is None or named.after <= found.start():
            subject = found.start()  # a clause further on in the sentence
            named = labels.at(text, subject, found.end())
        if named and named.labels and _begins(text[begin:subject]):
            said = _read(text, found, subject, several=len(named.labels) > 1)
            if said:
                yield named.labels, said


def _of_this(text: str, section: Section) -> Iterator[Stated]:
    """Sentences in a section that begin with "this claim" and say a verdict; the first, with "this"."""
    first = _FIRST.match(text, section.head.end, section.end)
    if first and (said := _read(text, first, first.start(), several=False)):
        yield said
    for found in _OF_THIS.finditer(text, section.head.start, section.end):
        if _begins(text[_sentence_start(text, found.start()) : found.start()]):
            said = _read(text, found, found.start(), several=False)
            if said:
                yield said


def _sentence_start(text: str, at: int) -> int:
    earliest = max(0, at - _WINDOW)
    begin = max(text.rfind("\n", earliest, at) + 1, earliest)
    for mark in _SENTENCE_END.finditer(text, begin, at):
        begin = mark.end()
    return begin


def _begins(before: str) -> bool:
    """Whether what precedes a subject leaves its clause a plain statement."""
    if _LEAD_IN.fullmatch(before):
        return True
    return bool(_JOINED.search(before)) and not _DOUBT.search(before)


def _read(text: str, found: re.Match[str], subject: int, *, several: bool) -> Stated | None:
    """What the sentence says; None where it asks, or speaks of something else."""
    limit = min(len(text), found.end() + _WINDOW)
    stop = _SENTENCE_END.search(text, found.end(), limit)
    last = stop.start() if stop else limit
    if stop and stop[0] == "?":
        return None
    another = _NEXT_LABEL.search(text, found.end(), last)
    last = another.start() if another else last
    start, end = found.span("word")
    # What is behind a colon, a quotation mark or a "by" is not the sentence's own claim.
    own = _ASIDE.search(text, end, last)
    said = Stated(None, shown(text[subject:last]), subject, last)
    last = own.start() if own else last
    holds = found["word"].lower().startswith("hold")
    linked = _LINKING.fullmatch(found["between"]) and (holds or _VERB.search(found["between"]))
    plain = linked and not _HEDGED.search(text[end:last])
    others = {one.verdict for one in verdicts(text, end, last)}
    if plain and found["word"].lower() == "hold" and several and others <= {Verdict.HOLDS}:
        return Stated(Verdict.HOLDS, "", start, end)
    word = next(verdicts(text, start, end), None)
    if plain and word and others <= {word.verdict}:
        return word
    return said if linked or _HEDGED.search(found["between"]) else None
