"""What tests of single checks share: a line given as YAML, judged by one check alone."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from inquire.checks import Context, found
from inquire.diagnostics import Problem
from inquire.line_reading import read
from inquire.model import Limits

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def told() -> Callable[..., list[Problem]]:
    """The problems that the check of that code finds in a line."""

    def judged(code: str, line: str, today: date = TODAY, **context: Any) -> list[Problem]:
        reading = read(textwrap.dedent(line).encode(), "line.yaml", "line")
        assert reading.inquiry is not None, reading.faults
        known = Context(**{"today": today, "limits": Limits(), **context})
        return list(found()[code].check(reading.inquiry, known))

    return judged
