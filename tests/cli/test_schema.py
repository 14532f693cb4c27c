"""`inquire schema`, the installed command."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from scenes import Run


@pytest.mark.parametrize(
    ("of", "required"),
    [
        ([], {"question", "claims"}),
        (["line"], {"question", "claims"}),
        (["note"], {"title", "text"}),
    ],
)
def test_the_schema_is_one(run: Run, of: list[str], required: set[str]) -> None:
    done = run("schema", *of)

    schema = json.loads(done.out)
    Draft202012Validator.check_schema(schema)
    assert (0, "") == (done.code, done.err)
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert required == set(schema["required"])


def test_there_is_no_schema_of_anything_else(run: Run) -> None:
    done = run("schema", "notes")

    assert (2, "") == (done.code, done.out)
    assert "'notes' is not one of 'line', 'note'" in done.err
