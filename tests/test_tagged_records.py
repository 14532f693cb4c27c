"""Records in the fields of reference managers and wikis claim what their fields say, each once."""

# ruff: noqa: D103, RUF100
# The name of a test is its sentence.

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.citations import citations
from inquire.cited import Citation

TITLE = "Warm answers, and what they cost"
OTHER = "Cold answers, and who pays for them"
A, B = "2501.99901", "2501.99902"
RIS = f"TY  - GEN\nAU  - Example, Ada\nAU  - Sample, Bo\nTI  - {TITLE}\nPY  - 2025\n"
ENDNOTE = f"%0 Generic\n%A Example, Ada\n%A Sample, Bo\n%T {TITLE}\n%D 2025\n"
WIKI = f"cite arXiv |last1=Example |first1=Ada |title={TITLE} |year=2025"


@pytest.mark.parametrize(
    "text",
    [
        f"{RIS}UR  - https://arxiv.org/abs/{A}\nER  - \n",
        f"{RIS}UR  - https://arxiv.org/abs/{A}\nDO  - 10.48550/arXiv.{A}\nER  - \n",
        f"{RIS}AN  - {A}\nER  - \n",
        f"> {RIS.replace(chr(10), chr(10) + '> ')}JO  - arXiv:{A}\n> ER  -\n",
        f"{ENDNOTE}%U https://arxiv.org/abs/{A}\n%R 10.48550/arXiv.{A}",
        f"{ENDNOTE}%M {A}\n\n",
        f"It is so.<ref>{{{{{WIKI} |eprint={A} |class=cs.CL}}}}</ref>",
        f"* {{{{{WIKI}\n|arxiv={A}}}}}",
    ],
)
def test_a_record_claims_what_its_fields_say_and_cites_its_paper_once(text: str) -> None:
    (one,) = citations(text).citations

    assert (TITLE, 2025, True, True) == (one.title, one.year, one.firm, one.sure)
    assert "Example" in one.authors[0]


def test_each_record_has_its_own_title_though_both_give_one_id() -> None:
    second = RIS.replace(TITLE, OTHER)
    text = f"{RIS}UR  - https://arxiv.org/abs/{A}\nER  - \n\n{second}JO  - arXiv:{A}\nER  - \n"

    assert [TITLE, OTHER] == [one.title for one in citations(text).citations]


def test_versions_are_told_apart_and_a_doi_of_others_has_the_title_too() -> None:
    text = (
        f"{RIS}UR  - https://arxiv.org/abs/{A}v1\nDO  - 10.5555/none.1\nN1  - arXiv:{A}v2\nER  -\n"
    )

    found = citations(text).citations

    assert [f"{A}v1", "", f"{A}v2"] == [str(one.paper or "") for one in found]
    assert {TITLE} == {one.title for one in found}


@pytest.mark.parametrize(
    "text",
    [
        f"{RIS}UR  - https://arxiv.org/abs/{A}\nN1  - see arXiv:{B}\nER  - \n",
        f"{{{{{WIKI} |eprint={A} |note=see arXiv:{B}}}}}",
    ],
)
def test_a_record_that_names_two_papers_gives_its_title_to_neither(text: str) -> None:
    assert [A, B] == [str(one.paper) for one in citations(text).citations]
    assert "" in [one.title for one in citations(text).citations]


def test_an_object_of_json_cites_its_paper_once() -> None:
    rows = f'"title": "{TITLE}",\n"number": "arXiv:{A}",\n"URL": "https://arxiv.org/abs/{A}"'
    text = f"[\n  {{\n    {rows.replace(chr(10), chr(10) + '    ')}\n  }}\n]"

    (one,) = citations(text).citations

    assert TITLE == one.title


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "TY  - GEN\n",
                    "ER  - \n",
                    f"TI  - {TITLE}\n",
                    "%0 Generic\n",
                    f"%T {OTHER}\n",
                    "\n",
                ),
                *(
                    "{{cite |",
                    "}}",
                    "|title=",
                    "{\n",
                    '  "id": "',
                    "  },\n",
                    f"arXiv:{A}\n",
                    B,
                    "> ",
                ),
            ]
        ),
        max_size=40,
    )
)
def test_records_that_are_broken_in_any_way_are_read(parts: list[str]) -> None:
    found: tuple[Citation, ...] = citations("".join(parts)).citations

    assert sorted(one.start for one in found) == [one.start for one in found]
