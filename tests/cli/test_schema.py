"""`inquire schema`, the installed command."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator
from scenes import Run


def test_the_schema_is_one(run: Run) -> None:
    done = run("schema")

    schema = json.loads(done.out)
    Draft202012Validator.check_schema(schema)
    assert (0, "") == (done.code, done.err)
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert {"question", "claims"} == set(schema["required"])
