"""The least that `inquire prompt` must do: import, read, render. Judged against nothing."""

import sys
from pathlib import Path

import jinja2
import jinja2.sandbox
import typer
import yaml

ROOT = Path(__file__).parent.parent
LINE = yaml.load(
    (ROOT / "lines/test-time-reasoning.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader
)


def load(name: str) -> str:
    """A template's text."""
    return (ROOT / f"prompts/{name}.md.j2").read_text("utf-8")


environment = jinja2.sandbox.ImmutableSandboxedEnvironment(
    loader=jinja2.FunctionLoader(load), trim_blocks=True, lstrip_blocks=True
)
claims = [
    {**claim, "label": f"C{number}", "papers": claim.get("anchors", []), "age": "7"}
    for number, claim in enumerate(LINE["claims"], 1)
]
anchors = [{**anchor, "id": anchor["arxiv"], "claims": ["C1"]} for anchor in LINE["anchors"]]
names = dict.fromkeys(("papers_from", "papers_to", "search_from", "window_from"), "2026-01")
text = environment.get_template("retest").render(
    {**LINE, **LINE["retest"], **names, "claims": claims, "anchors": anchors, "overdue": 1}
)
sys.stdout.write(text)
assert typer
