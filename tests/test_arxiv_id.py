"""arXiv ids: every way to write one, and every reason why a text cannot be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ARCHIVES, ArxivId, MalformedId, parse_arxiv_id

NEW = st.builds(
    lambda year, month, number: (
        f"{year:02}{month:02}.{number:05}"
        if year >= 15
        else f"{year:02}{month:02}.{number % 9999 + 1:04}"
    ),
    st.integers(8, 99),
    st.integers(1, 12),
    st.integers(1, 99999),
)
OLD = st.builds(
    lambda archive, year, month, number: f"{archive}/{year % 100:02}{month:02}{number:03}",
    st.sampled_from(ARCHIVES.split()),
    st.integers(1992, 2006),
    st.integers(1, 12),
    st.integers(1, 999),
)
IDS = st.builds(ArxivId, NEW | OLD, st.none() | st.integers(1, 9999))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2507.21919", "2507.21919"),
        ("2507.21919v2", "2507.21919v2"),
        ("2507.21919V2", "2507.21919v2"),
        ("  2507.21919\n", "2507.21919"),
        ("0704.0001", "0704.0001"),
        ("0811.3882v16", "0811.3882v16"),
        ("arXiv:2507.21919", "2507.21919"),
        ("ARXIV: 2507.21919v1", "2507.21919v1"),
        ("arxiv 2507.21919", "2507.21919"),
        ("arXiv.2507.21919", "2507.21919"),
        ("arXiv:2507.21919v1 [cs.CL]", "2507.21919v1"),
        ("https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("http://www.arxiv.org/pdf/2507.21919v2.pdf", "2507.21919v2"),
        ("arxiv.org/pdf/2507.21919v2.PDF#page=3", "2507.21919v2"),
        ("https://arxiv.org/html/2507.21919v1/?context=cs#S1", "2507.21919v1"),
        ("HTTPS://EXPORT.ARXIV.ORG/abs/math.GT/0309136", "math/0309136"),
        ("https://arxiv.org:443/abs/math/0211159v1", "math/0211159v1"),
        ("https://arxiv.org/abs/astro-ph%2F0601001", "astro-ph/0601001"),
        ("https://arxiv.org/ftp/arxiv/papers/0811/0811.3882.pdf", "0811.3882"),
        ("xxx.lanl.gov/abs/hep-th/0607218", "hep-th/0607218"),
        ("de.arxiv.org/abs/2507.21919", "2507.21919"),
        ("https://ar5iv.org/html/2507.21919", "2507.21919"),
        ("https://ar5iv.labs.arxiv.org/html/2507.21919", "2507.21919"),
        ("https://www.alphaxiv.org/abs/2507.21919v1?chat=1", "2507.21919v1"),
        ("https://huggingface.co/papers/2507.21919", "2507.21919"),
        ("10.48550/arXiv.2507.21919", "2507.21919"),
        ("doi:10.48550/ARXIV.2507.21919", "2507.21919"),
        ("https://doi.org/10.48550/arXiv.2507.21919", "2507.21919"),
        ("http://dx.doi.org/10.48550/arXiv.math/0211159", "math/0211159"),
        ("math/0211159", "math/0211159"),
        ("math.GT/0309136", "math/0309136"),
        ("Math/0309136", "math/0309136"),
        ("Cond-Mat/0402640", "cond-mat/0402640"),
        ("nlin.CG/0703050", "nlin/0703050"),
        ("q-bio/0701050", "q-bio/0701050"),
        ("quant-ph/0201082V1", "quant-ph/0201082v1"),
        ("arXiv:hep-th/0607218", "hep-th/0607218"),
    ],
)
def test_an_id_is_read_in_every_form_and_made_canonical(text: str, canonical: str) -> None:
    found = parse_arxiv_id(text)

    assert isinstance(found, ArxivId)
    assert canonical == str(found)


REASONS = [
    ("2507.2191", "'2507.2191' has 4 digits after the dot; ids from 2015 on have 5", "2507.21910"),
    ("2303.0877", "has 4 digits after the dot; ids from 2015 on", "zero was lost: 2303.08770"),
    ("2303.087", "has 3 digits after the dot", "2303.08700"),
    ("2303.1", "has 1 digit after the dot", "copy the number"),
    ("0808.05394", "has 5 digits after the dot; ids before 2015 have 4", "added: 0808.5394"),
    ("1412.00000", "has 5 digits after the dot; ids before 2015 have 4", "copy the number"),
    ("2507.000000", "has 6 digits after the dot", "copy the number"),
    ("2513.01234", "'2513.01234' has month 13", "no paper was asked for; copy the number"),
    ("2500.01234", "has month 00", "no paper was asked for"),
    ("0703.0001", "is of 2007-03; ids of this form begin in 2007-04 (0704)", "math/0309136"),
    ("2507.00000", "'2507.00000' is a placeholder, not a number", "copy the number"),
    ("0704.0000", "'0704.0000' is a placeholder, not a number", "copy the number"),
    ("704.0001", "has 3 digits before the dot; ids have 4", "a zero was lost: 0704.0001"),
    ("713.0001", "has 3 digits before the dot; ids have 4", "copy the number"),
    ("25071.21919", "has 5 digits before the dot", "copy the number"),
    ("2507.21919v0", "has version 0; versions begin at v1", "2507.21919 means the newest"),
    ("2507.21919v", "has a 'v' without a number", "2507.21919 means the newest"),
    ("2507.21919v02", "has version 02, with a zero in front", "2507.21919v2"),
    ("2507.21919v12345", "has version 12345; no paper has so many", "2507.21919 means"),
    ("math/0309000", "has number 000; numbers begin at 001", "copy the number"),
    ("math/0313001", "has month 13", "copy the number"),
    (
        "hep-th/0704001",
        "is of 2007-04; ids of this form run from 1991-07 (9107)",
        "copy the number",
    ),
    ("hep-th/9106001", "is of 1991-06; ids of this form run from", "copy the number"),
    ("math/309136", "has 6 digits after the slash; ids until 2007 have 7", "lost: math/0309136"),
    ("math/03091361", "has 8 digits after the slash", "copy the number"),
    ("math/991312", "has 6 digits after the slash", "copy the number"),
    ("astroph/0601001", "names the archive 'astroph'", "did you mean astro-ph/0601001?"),
    ("stat/0601001", "names the archive 'stat', which gave no ids of this form", "copy the number"),
    ("foo/0601001", "names the archive 'foo'", "copy the number"),
    ("", "an arXiv id is empty", "write it like 2507.21919"),
    (" \t", "an arXiv id is empty", "write it like 2507.21919"),
    ("10.1038/nature14539", "is a DOI, but none of arXiv's", "write the paper's arXiv id"),
    ("https://doi.org/10.1038/nature14539", "is a DOI, but none of arXiv's", "arXiv id"),
    ("https://example.com", "is not an address of arXiv", "copy the number"),
    ("https://example.com/2507.21919", "is not an address of arXiv", "that paper: 2507.21919"),
    ("https://huggingface.co/datasets/2507.21919", "is not an address of arXiv", "2507.21919"),
    ("https://arxiv.org", "is an address without an id", "copy the number"),
    ("https://arxiv.org/.pdf", "is an address without an id", "copy the number"),
    ("https://arxiv.org/list/cs.CL/recent", "is an address without an id", "copy the number"),
    ("https://arxiv.org/abs/2513.01234", "has month 13", "copy the number"),
    ("Computer says no: the case", "reads like a title, not an arXiv id", "write the id"),
    ("0309136", "lacks its archive", "write it like math/0309136"),
    ("2507.21919, 2507.03112", "holds more than one id", "write one id each"),
    ("250721919", "has no dot", "2507.21919"),
    ("2507,21919v2", "has no dot", "2507.21919v2"),
    ("2507-21919", "has no dot", "2507.21919"),
    ("2507. 21919", "holds a blank", "2507.21919"),
    ("2507.21919 v2", "holds a blank", "2507.21919v2"),
    ("2507\u201321919", "holds U+2013 (EN DASH)", "2507.21919"),
    ("2507\u202421919", "holds U+2024 (ONE DOT LEADER)", "2507.21919"),
    ("2507.2\u200b1919", "holds U+200B (ZERO WIDTH SPACE)", "2507.21919"),
    ("\ufeff2507.21919", "holds U+FEFF", "2507.21919"),
    ("cond\u2011mat/0402640", "holds U+2011 (NON-BREAKING HYPHEN)", "cond-mat/0402640"),
    ("\uff12\uff15\uff10\uff17.21919", "holds U+FF12 (FULLWIDTH DIGIT TWO)", "2507.21919"),
    ("\u0662\u0665\u0660\u0667.21919", "holds U+0662 (ARABIC-INDIC DIGIT TWO)", "2507.21919"),
    ("\u00b2507.21919", "holds U+00B2 (SUPERSCRIPT TWO)", "2507.21919"),
    ("\u200b", "is not an arXiv id", "copy the number"),
    ("arXiv:", "is not an arXiv id; expected one like 2507.21919", "copy the number"),
    ("doi:", "is not an arXiv id", "copy the number"),
    ("x" * 2000, "...' is not an arXiv id", "copy the number"),
]


@pytest.mark.parametrize(("text", "reason", "remedy"), REASONS)
def test_a_text_that_cannot_be_an_id_is_told_why(text: str, reason: str, remedy: str) -> None:
    found = parse_arxiv_id(text)

    assert isinstance(found, MalformedId)
    assert text == found.text
    assert reason in found.reason
    assert remedy in found.help


@pytest.mark.parametrize(
    "text",
    [
        "2305.XXXX",
        "2305.xxxxx",
        "2305.00000",
        "2305.00000v1",
        "2305.NNNNN",
        "2305.?????",
        "2305.#####",
        "2305.____",
        "2305.*****",
        "2305.123XX",
        "2305.xxxxxv2",
        "2305.XXXXXvX",
        "23XX.12345",
        "XXXX.XXXXX",
        "xxxx.xxxx",
        "arXiv:2305.?????",
        "arXiv: 2305.XXXXX [cs.CL]",
        "arXiv:YYMM.NNNNN",
        "arXiv:XXXX.XXXXXvN",
        "https://arxiv.org/abs/2305.XXXXX",
        "https://arxiv.org/pdf/xxxx.xxxxx.pdf",
        "https://doi.org/10.48550/arXiv.2305.xxxxx",
        "10.48550/arXiv.YYMM.NNNNN",
        "hep-th/XXXXXXX",
        "math.GT/0309XXX",
        "TODO",
        "todo: the paper on warmth",
        "TBD",
        "arXiv:TBA",
        "FIXME",
        "XXXXX",
        "???",
    ],
)
def test_a_placeholder_is_told_as_such(text: str) -> None:
    found = parse_arxiv_id(text)

    assert isinstance(found, MalformedId)
    assert f"{text!r} is a placeholder, not a number" == found.reason
    assert "no paper was asked for; copy the number from the paper's arXiv page" == found.help


@pytest.mark.parametrize(
    "text", ["2401.00001", "2412.12345", "2501.11111", "0704.0001", "1212.1212", "math/0309001"]
)
def test_a_number_that_looks_made_up_is_none_the_less_a_number(text: str) -> None:
    found = parse_arxiv_id(text)

    assert ArxivId(text) == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1234.56789", "has month 34"),
        ("2305.0123x", "is not an arXiv id"),
        ("x", "is not an arXiv id"),
        ("Todo lists and how people keep them", "reads like a title"),
        ("Methods: a comment", "reads like a title"),
        ("xx.yy/zz", "is not an arXiv id"),
    ],
)
def test_what_only_resembles_a_placeholder_keeps_its_own_reason(text: str, reason: str) -> None:
    found = parse_arxiv_id(text)

    assert isinstance(found, MalformedId)
    assert reason in found.reason


@given(IDS)
def test_every_id_reads_back(paper: ArxivId) -> None:
    found = parse_arxiv_id(str(paper))

    assert paper == found


@given(IDS)
def test_every_id_reads_back_from_its_address(paper: ArxivId) -> None:
    found = parse_arxiv_id(paper.url)

    assert paper == found


ID_LIKE = st.text("0123456789.v/:- arXivmthdoi?#%2Fpdf[]\u2013\u0662\u200b", max_size=30)


@given(st.text() | ID_LIKE | st.from_regex(r"\A(https?://)?(arxiv\.org)?/?\d{4}\.\d{4,5}.?\Z"))
def test_no_text_makes_reading_an_id_fail(text: str) -> None:
    found = parse_arxiv_id(text)

    assert isinstance(found, ArxivId | MalformedId)
    assert isinstance(found, MalformedId) or parse_arxiv_id(str(found)) == found


def test_an_id_knows_its_page_and_its_paper_in_any_version() -> None:
    paper = ArxivId("2507.21919", 2)

    assert paper.url == "https://arxiv.org/abs/2507.21919v2"
    assert paper.bare == ArxivId("2507.21919")


@pytest.mark.parametrize(
    ("base", "month"),
    [
        ("2507.21919", (2025, 7)),
        ("0704.0001", (2007, 4)),
        ("math/0309136", (2003, 9)),
        ("hep-th/9901001", (1999, 1)),
    ],
)
def test_an_id_tells_the_month_of_announcement(base: str, month: tuple[int, int]) -> None:
    found = ArxivId(base).month

    assert month == found
