"""Two dates of a line disagree about when the library stopped looking.

Why it matters: a search for newer work starts where the library stopped. A line that says
"since mid-2025" in one place and "post-2025" in another leaves months that nobody searches.

```yaml
question: Has warmth stopped costing accuracy since mid-2025?
surveyed: 2025-10
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
```

```text
line.yaml:1:47: info: 'since mid-2025' and surveyed: 2025-10 disagree about when the library stopped looking [conflicting-cutoff]
  help: give the same month in both places, or drop the phrase: the prompt prints the survey's date itself
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from inquire.checks import Context
from inquire.dates import DateSpan, parse_date
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry

SEVERITY = Severity.INFO
MOST_MONTHS = 12
_YEAR = re.compile(r"\d{4}")
_PHRASE = re.compile(
    r"\b(?:(?:since|after|as of|up to|until|through)\s+|post-)"
    r"((?:early[- ]|mid[- ]|late[- ])?(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d\d?/\d{4}"
    r"|(?:\d\d?\s+)?[A-Z][a-z]{2,8}\.?\s+\d{4}))"
    r"(?![\w%/]|[-.,:]\d|\s+(?:tokens?|words?|steps?|samples?|papers?|examples?|questions?))",
    re.IGNORECASE,
)


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """Every phrase whose last month is near the survey's, and another."""
    first, named = inquiry.surveyed, ""
    if first is not None:
        named = f"surveyed: {first.edtf()}"
    for pointer, text in _texts(inquiry):
        for match in _PHRASE.finditer(text) if _YEAR.search(text) else ():
            dated = parse_date(" ".join(match[1].split()))
            if not isinstance(dated, DateSpan):
                continue
            phrase = " ".join(match[0].split())
            if first is None:
                first, named = dated, f"'{phrase}'"
            elif 0 < abs(_months_between(first, dated, context.today)) <= MOST_MONTHS:
                yield Problem(
                    f"'{phrase}' and {named} disagree about when the library stopped looking",
                    pointer,
                    "give the same month in both places, or drop the phrase: "
                    "the prompt prints the survey's date itself",
                    within=match[0],
                )


def _texts(inquiry: Inquiry) -> Iterator[tuple[str, str]]:
    """The texts that go into the prompt beside the claims, with their pointers."""
    yield "/question", inquiry.question
    yield "/summary", inquiry.summary
    yield "/finding", inquiry.finding
    retest = inquiry.retest
    for name in ("role", "topic", "focus", "lasting", "changing"):
        yield f"/retest/{name}", getattr(retest, name)
    for name in ("relaxed_by", "challenges", "questions"):
        for index, text in enumerate(getattr(retest, name)):
            yield f"/retest/{name}/{index}", text


def _months_between(one: DateSpan, other: DateSpan, today: date) -> int:
    """From the last month of one to that of the other."""
    first, second = one.latest(today), other.latest(today)
    return (second.year - first.year) * 12 + second.month - first.month
