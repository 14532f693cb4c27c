"""`retest` lacks what the chosen template needs.

Why it matters: a template can ask for no more than a line tells it. Without a role or a topic
the prompt still renders, but it asks a general question of a general reader.

```yaml
question: Does training for warmth cost accuracy?
claims:
  - text: Training for warmth raises error rates.
    anchors: [2507.21919]
retest:
  focus: the size of the cost
```

```text
line.yaml:6:3: info: 'retest' lacks 'role' and 'topic', which the template 'retest' asks for [thin-retest]
  help: under 'retest', add: role: … and topic: …
```
"""

from __future__ import annotations

from collections.abc import Iterator

from inquire.checks import Context
from inquire.diagnostics import Problem, Severity
from inquire.model import Inquiry

SEVERITY = Severity.INFO


def check(inquiry: Inquiry, context: Context) -> Iterator[Problem]:
    """One problem that names all that is missing."""
    missing = [name for name in context.template_needs if not getattr(inquiry.retest, name, True)]
    if missing:
        named = _listed([f"'{name}'" for name in missing])
        yield Problem(
            f"'retest' lacks {named}, which the template '{context.template}' asks for",
            "/retest",
            f"under 'retest', add: {_listed([f'{name}: …' for name in missing])}",
        )


def _listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
