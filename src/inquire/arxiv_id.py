"""arXiv identifiers: what people write for one, made canonical, or why it cannot be one.

arXiv itself must never judge the form: one malformed id fails a whole batch, and `math.GT/0309136`
or a month 13 is answered as "nothing found", which would read as a paper that does not exist.
"""

import re
from functools import lru_cache
from typing import NamedTuple

COPY = "copy the number from the paper's arXiv page"
# Every archive that gave ids before April 2007, after arXiv's own list of them.
ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas "
    "cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin "
    "nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
)
HOST = (
    r"[a-z0-9.-]*(?:arxiv|ar5iv|alphaxiv)[a-z0-9.-]*\.[a-z]+|xxx\.lanl\.gov"
    r"|(?:www\.)?(?:huggingface|hf)\.co"
)
# `2305.XXXXX`, `23XX.12345`, `YYMM.NNNNN`, `hep-th/XXXXXXX`: two placeholder signs in a row. One
# alone may be a slip of the finger, and a low number is none: nearly every number exists.
PLACEHOLDER = (
    r"(?i)(?=.*([xnym?#_*])\1)(?:[0-9xnym?#_*]{4}\.|[a-z-]+(?:\.[a-z-]+)?/)[0-9xnym?#_*]{1,7}"
    r"(?:v[0-9xn?#_*]*)?|(?:todo|tbd|tba|fixme)(?::.*)?|([x?#_*])\2+"
)


Fault = tuple[str, str]  # what is wrong, and the remedy
NO_ID: Fault = ("is not an arXiv id; expected one like 2507.21919", "")
NO_NUMBER: Fault = ("is a placeholder, not a number", "")


class ArxivId(NamedTuple):
    """A paper on arXiv: `base` without version, and the version where one is named."""

    base: str
    version: int | None = None

    def __str__(self) -> str:
        """Such as `2507.21919v2`."""
        return self.base if self.version is None else f"{self.base}v{self.version}"

    @property
    def bare(self) -> "ArxivId":
        """The same paper, whichever version."""
        return ArxivId(self.base)

    @property
    def month(self) -> tuple[int, int]:
        """The year and month of announcement, which the id itself tells."""
        digits = self.base.rpartition("/")[2]
        return _year(digits[:2], "/" in self.base), int(digits[2:4])

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"https://arxiv.org/abs/{self}"


class MalformedId(NamedTuple):
    """A text that cannot be an arXiv id, as it was written, and why."""

    text: str
    reason: str
    help: str = ""


@lru_cache(maxsize=8192)
def parse_arxiv_id(text: str) -> ArxivId | MalformedId:
    """Read an id, bare or in an address, a DOI or a citation, or say why it cannot be one."""
    stripped = text.strip()
    if not stripped:
        return MalformedId(text, "an arXiv id is empty", f"write it like 2507.21919; {COPY}")
    quoted = repr(stripped if len(stripped) <= 80 else stripped[:77] + "...")
    read = _read(stripped) or _explained(stripped) if len(stripped) < 1000 else NO_ID
    if isinstance(read, ArxivId):
        return read
    return MalformedId(text, f"{quoted} {read[0]}", read[1] or f"no paper was asked for; {COPY}")


def _read(text: str) -> ArxivId | Fault | None:
    """The id that a text holds, what is wrong with that, or None where it looks like none."""
    core = text
    if not core[:1].isdigit() or core.startswith("10."):
        core = re.sub(r"(?i)^(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)", "", core)
        core, dois = re.subn(r"(?i)^10\.48550/arxiv\.", "", core)
        if not dois:
            if re.match(r"10\.[0-9]{4,}/", core):
                reason = "is a DOI, but none of arXiv's, which begin 10.48550/arXiv."
                return reason, f"write the paper's arXiv id; {COPY}"
            core = re.sub(r"(?i)^arxiv(?:\s*:\s*|\s+|\.(?=[0-9]))(?=\S)", "", core)
            address = re.match(r"(?i)(?:(https?)://)?([^/?#:]+)(?::[0-9]+)?(/[^?#]*)?", core)
            if address and (address[1] or re.fullmatch(HOST, address[2].lower())):
                return _in_address(address[2].lower(), address[3] or "")
    core = re.sub(r"\s*\[[A-Za-z-]+(?:\.[A-Za-z-]+)?\]$", "", core)
    if new := re.fullmatch(r"([0-9]+)\.([0-9]+)(?:[vV]([0-9]*))?", core):
        return _new_style(*new.groups())
    if old := re.fullmatch(r"([A-Za-z-]+)(?:\.[A-Za-z-]+)?/([0-9]+)(?:[vV]([0-9]*))?", core):
        return _old_style(*old.groups())
    return NO_NUMBER if re.fullmatch(PLACEHOLDER, core) else None


def _in_address(host: str, path: str) -> ArxivId | Fault:
    """The id in an address: its last path element, with the archive before it if old."""
    parts = [part for part in path.replace("%2F", "/").replace("%2f", "/").split("/") if part]
    found: ArxivId | Fault | None = None
    if parts:
        last = re.sub(r"(?i)\.(?:pdf|ps|ps\.gz|txt)$", "", parts[-1])
        old = len(parts) > 1 and re.fullmatch(r"(?i)[0-9]{5,}(?:v[0-9]*)?", last)
        found = _read(f"{parts[-2]}/{last}" if old else last)
    if not re.fullmatch(HOST, host) or (host.endswith(".co") and parts[:1] != ["papers"]):
        known = f"if you mean that paper: {found}" if isinstance(found, ArxivId) else ""
        return "is not an address of arXiv", known
    return found or ("is an address without an id", "")


def _new_style(yymm: str, number: str, version: str | None) -> ArxivId | Fault:
    """An id of the form in use since April 2007."""
    if len(yymm) != 4:
        padded = f"{yymm.zfill(4)}.{number}"
        lost = len(yymm) == 3 and isinstance(_read(padded), ArxivId)
        digits = f"has {_count(yymm, 'digit')} before the dot; ids have 4 (year and month)"
        return digits, f"perhaps a zero was lost: {padded}" if lost else ""
    if wrong := _wrong_month(yymm):
        return wrong
    if yymm < "0704":
        when = _named(yymm, old=False)
        return (
            f"is of {when}; ids of this form begin in 2007-04 (0704)",
            f"older ids name their archive, like math/0309136; {COPY}",
        )
    length = 5 if yymm >= "1501" else 4
    if len(number) != length:
        era = "from 2015 on" if length == 5 else "before 2015"
        reason = f"has {_count(number, 'digit')} after the dot; ids {era} have {length}"
        right = number.ljust(length, "0") if len(number) < length else number.lstrip("0")
        if len(number) < length - 2 or len(right) != length or not int(right):
            return reason, ""
        change = "lost" if len(number) < length else "added"
        return reason, f"perhaps a zero was {change}: {yymm}.{right}; if not, {COPY}"
    if not int(number):
        return NO_NUMBER
    return _versioned(f"{yymm}.{number}", version)


def _old_style(archive: str, digits: str, version: str | None) -> ArxivId | Fault:
    """An id of the form in use until March 2007."""
    name = archive.lower()
    if name not in (archives := ARCHIVES.split()):
        from difflib import get_close_matches

        nearest = get_close_matches(name, archives, n=1, cutoff=0.7)
        meant = f"did you mean {nearest[0]}/{digits}? if not, {COPY}" if nearest else ""
        return f"names the archive {archive[:40]!r}, which gave no ids of this form", meant
    if len(digits) != 7:
        padded = f"{name}/{digits.zfill(7)}"
        lost = len(digits) == 6 and isinstance(_read(padded), ArxivId)
        reason = f"has {_count(digits, 'digit')} after the slash; ids until 2007 have 7"
        return reason, f"perhaps a zero was lost: {padded}" if lost else ""
    if wrong := _wrong_month(digits[:4]):
        return wrong
    when = _named(digits[:4], old=True)
    if "0703" < digits[:4] < "9107":
        return f"is of {when}; ids of this form run from 1991-07 (9107) to 2007-03 (0703)", ""
    if digits.endswith("000"):
        return "has number 000; numbers begin at 001", ""
    return _versioned(f"{name}/{digits}", version)


def _versioned(base: str, version: str | None) -> ArxivId | Fault:
    """The id with its version, unless that cannot be one."""
    if version is None:
        return ArxivId(base)
    if not version.strip("0"):
        shown = f"version {version}" if version else "a 'v' without a number"
        return f"has {shown}; versions begin at v1", f"{base} means the newest version"
    if version[0] == "0":
        return f"has version {version}, with a zero in front", f"{base}v{version.lstrip('0')}"
    if len(version) > 4:
        return (
            f"has version {version[:9]}; no paper has so many",
            f"{base} means the newest version",
        )
    return ArxivId(base, int(version))


def _wrong_month(yymm: str) -> Fault | None:
    if 1 <= int(yymm[2:]) <= 12:
        return None
    return f"has month {yymm[2:]}", ""


def _year(digits: str, old: bool) -> int:
    return int(digits) + (1900 if old and digits > "90" else 2000)


def _named(yymm: str, old: bool) -> str:
    return f"{_year(yymm[:2], old)}-{yymm[2:]}"


def _count(digits: str, unit: str) -> str:
    return f"{len(digits)} {unit}{'s' * (len(digits) != 1)}"


def _explained(text: str) -> Fault:
    """Why a text that is not like an id is none, and what to write in its place."""
    import unicodedata

    plain = ""
    for char in unicodedata.normalize("NFKC", text):
        kind = unicodedata.category(char)
        if kind == "Nd":
            plain += str(unicodedata.digit(char))
        elif kind not in ("Cf", "Zs", "Cc"):
            plain += "-" if kind == "Pd" else "." if char in ",_\u3002\u00b7\u2022" else char
    dotted = re.sub(r"^([0-9]{4})[-:;/]?([0-9]{4,5})(?=$|[vV])", r"\1.\2", plain)
    for candidate in (plain, dotted) if plain else ():
        read = _read(candidate)
        if isinstance(read, ArxivId) and candidate != text:
            odd = next((char for char in text if ord(char) > 126 or ord(char) <= 32), "")
            shown = f"U+{ord(odd):04X} ({unicodedata.name(odd, 'a control')})" if odd > " " else ""
            reason = f"holds {shown}" if shown else "holds a blank" if odd else "has no dot"
            return f"{reason}; an id is written in plain letters, digits and a dot", str(read)
    if re.fullmatch(r"[0-9]{7}(?:v[0-9]+)?", text):
        return "lacks its archive", f"write it like math/0309136; {COPY}"
    if len(re.findall(r"[0-9]{4}\.[0-9]{4,5}|/[0-9]{7}", text)) > 1:
        return "holds more than one id", "write one id each"
    if re.search(r"[^\W\d_]{2}[:,]?\s", text):
        return "reads like a title, not an arXiv id", f"write the id, like 2507.21919; {COPY}"
    return NO_ID
