"""Settings of catalogs, read from environment variables whose names the catalog gives.

A blank variable counts as one that is not set. One that makes no sense is refused by name, with
what was expected: a default in its place would ask somewhere else than was meant.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from inquire.catalogs import BadSetting

LONGEST = 86_400
"""Seconds that any setting may ask for."""


def address_in(environ: Mapping[str, str], name: str, default: str) -> str:
    """The address of an endpoint, which is `http` or `https` and has no query of its own."""
    text = environ.get(name, "").strip()
    if not text:
        return default
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or "?" in text or "#" in text or len(text.split()) > 1:
        wanted = "the address of a query endpoint without '?', such as " + default
        raise BadSetting(f"{name}: '{text}' is not {wanted}")
    return text


def seconds_in(environ: Mapping[str, str], name: str, default: float, zero: bool = False) -> float:
    """A number of seconds, up to a day; none at all only where `zero` says that it may be."""
    text = environ.get(name, "").strip()
    try:
        value = float(text) if text else default
    except ValueError:
        value = math.nan
    if not (0 <= value <= LONGEST) or (value == 0 and not zero):
        least = "0" if zero else "more than 0"
        raise BadSetting(f"{name}: '{text}' is not a number of seconds, {least} to {LONGEST}")
    return value


def mail_in(environ: Mapping[str, str], name: str) -> str:
    """A mail address that may stand in a header, empty when none is set."""
    text = environ.get(name, "").strip()
    # Narrower than mail allows: what else it allows would end the header, or a comment in it.
    if text and not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+", text):
        raise BadSetting(f"{name}: '{text}' is not a mail address such as name@example.org")
    return text
