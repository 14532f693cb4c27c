"""What a new library is given: its settings, and what the repository around it needs.

The workflow and the hooks judge what is written down and ask nobody, so that no pull request
waits for arXiv. What the workflow installs is named by an address: no index has the package, and a
name that nobody holds there can become anybody's. Of two lines for one paper in the lock the one asked later counts, so that git
may keep both sides of a merge (`merge=union`); that has to be told in `.gitattributes`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from shlex import quote

from inquire.diagnostics import harmless
from inquire.yaml_writing import scalar

SETTINGS_TEXT = """\
# Settings of this library. What stands here as a comment is the default.

# template = "retest"        # the one that `inquire prompt` uses when none is named
# select = []                # codes of the only checks to run; empty: all
# ignore = []                # codes of checks to leave out

[limits]                     # how old a look may get before it is stale
# perishable = "6 months"
# durable = "3 years"
# note = "12 months"

[severity]                   # error, warning or info, by code
# stale-claim = "warning"
"""

ATTRIBUTES = "inquire.lock merge=union"

EXAMPLE = "git+https://HOST/OWNER/inquire"
"""An address that pip installs from."""

_WORKFLOW = """\
name: inquire
on: [push, pull_request]
permissions:
  contents: read
env:
  INQUIRE: {requirement}  # what pip installs, such as {example}
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install "${{INQUIRE:?is empty, say in .github/workflows/inquire.yml what pip installs}}"
      - run: {check}
      - run: {fmt}
"""

_HOOKS = """\
repos:
  - repo: local
    hooks:
      - id: inquire-check
        name: inquire check
        entry: {check}
        language: system
        files: {files}
        pass_filenames: false
      - id: inquire-fmt
        name: inquire fmt --check
        entry: {fmt}
        language: system
        files: {files}
        pass_filenames: false
"""


def requirement_of(origin: str | None) -> str:
    """What pip is to be told to install this package from where it was installed from.

    `origin` is its `direct_url.json` (PEP 610). Empty where that names no place that others reach.
    """
    try:
        known = json.loads(origin or "{}")
        url, commit = known["url"], known.get("vcs_info", {}).get("commit_id", "")
        reachable = str(url).startswith("https://") and harmless(url) == url
        if not reachable or "@" in url:
            return ""
        return f"{known['vcs_info']['vcs']}+{url}@{commit}" if commit else url
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def own_files() -> Mapping[str, str]:
    """The files beside the folders of a library, by name."""
    return {"inquire.toml": SETTINGS_TEXT, ".gitattributes": f"{ATTRIBUTES}\n"}


def repository_files(folder: str, requirement: str) -> Mapping[str, str]:
    """The files at the top of its repository, by path; `folder` is the library, seen from there.

    The workflow installs `requirement`; where that is empty it stops and says so.
    """
    named = "" if folder == "." else f" --library {quote(folder)}"
    below = "" if folder == "." else re.escape(f"{folder}/")
    check, fmt = f"inquire check{named}", f"inquire fmt --check{named}"
    hooks = _HOOKS.format(
        check=scalar(check, flow=False),
        fmt=scalar(fmt, flow=False),
        files=scalar(rf"^{below}(((lines|notes)/)?[^/]+\.ya?ml|inquire\.(toml|lock))$", flow=False),
    )
    workflow = _WORKFLOW.format(
        requirement=scalar(requirement, flow=False),
        example=EXAMPLE,
        check=scalar(f"inquire check --format github{named}", flow=False),
        fmt=scalar(fmt, flow=False),
    )
    return {".github/workflows/inquire.yml": workflow, ".pre-commit-config.yaml": hooks}
