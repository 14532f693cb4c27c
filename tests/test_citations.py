"""Citations in prose, lists, tables and references, and what is claimed of each paper."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.arxiv_id import ArxivId, MalformedId
from inquire.citations import citations
from inquire.cited import Citation

WARM = "Training language models to be warm and empathetic makes them less reliable and more sycophantic"
SYCOPHANTIC = "Sycophantic AI Decreases Prosocial Intentions and Promotes Dependence"
IMBUE = (
    "IMBUE: Improving Interpersonal Effectiveness through Simulation and Just-in-time Feedback "
    "with Human-Language Model Interaction"
)
RLVER = "RLVER: Reinforcement Learning with Verifiable Emotion Rewards for Empathetic Agents"
BOLT = "A Computational Framework for Behavioral Assessment of LLM Therapists"
NO = 'Computer says "No": The Case Against Empathetic Conversational AI'
OWN = "A Paper of the Tests' Own Making"


def named(citation: Citation) -> str:
    """The paper cited: its id, `malformed`, an address, or `title`."""
    if isinstance(citation.paper, MalformedId):
        return "malformed"
    return str(citation.paper) if citation.paper else citation.elsewhere or "title"


def cited(text: str) -> list[str]:
    return [named(citation) for citation in citations(text).citations]


def claimed(text: str) -> list[tuple[str, str]]:
    return [(named(citation), citation.title) for citation in citations(text).citations]


def only(text: str) -> Citation:
    (citation,) = citations(text).citations
    return citation


@pytest.mark.parametrize(
    ("text", "written", "paper"),
    [
        ("It is arXiv:2507.21919.", "arXiv:2507.21919", "2507.21919"),
        ("It is arXiv:2507.21919v2, then.", "arXiv:2507.21919v2", "2507.21919v2"),
        ("It is arXiv: 2507.21919.", "arXiv: 2507.21919", "2507.21919"),
        ("It is arxiv 2507.21919.", "arxiv 2507.21919", "2507.21919"),
        ("It is ARXIV:2507.21919.", "ARXIV:2507.21919", "2507.21919"),
        ("It is ArXiv ID 2507.21919.", "ArXiv ID 2507.21919", "2507.21919"),
        ("It is arXiv ID: 2507.21919.", "arXiv ID: 2507.21919", "2507.21919"),
        ("It is arXiv.2507.21919.", "arXiv.2507.21919", "2507.21919"),
        ("It is arXiv preprint arXiv:2507.21919.", "arXiv:2507.21919", "2507.21919"),
        ("It is arXiv preprint 2507.21919.", "arXiv preprint 2507.21919", "2507.21919"),
        ("\u5b83\u662f arXiv\uff1a2507.21919\u3002", "arXiv\uff1a2507.21919", "2507.21919"),
        ("**arXiv:** 2507.21919", "2507.21919", "2507.21919"),
        ("arXiv: `2507.21919`", "2507.21919", "2507.21919"),
        ("arXiv [2507.21919]", "2507.21919", "2507.21919"),
        ("(arXiv:2507.21919)", "arXiv:2507.21919", "2507.21919"),
        ("[arXiv:2507.21919]", "arXiv:2507.21919", "2507.21919"),
        ("*arXiv:2507.21919*", "arXiv:2507.21919", "2507.21919"),
        ("`arXiv:2507.21919`", "arXiv:2507.21919", "2507.21919"),
        ("arXiv:2507\\.21919", "arXiv:2507\\.21919", "2507.21919"),
        ("\\[arXiv:2507.21919\\]", "arXiv:2507.21919", "2507.21919"),
        ("(2507.21919)", "2507.21919", "2507.21919"),
        ("[2507.21919]", "2507.21919", "2507.21919"),
        ("It is `2507.21919`.", "2507.21919", "2507.21919"),
        ("It is [2507.21919v3].", "2507.21919v3", "2507.21919v3"),
        ("\\[2507.21919\\]", "2507.21919", "2507.21919"),
        ("See 2507.21919 for that.", "2507.21919", "2507.21919"),
        ("The preprint 2507.21919 has it.", "2507.21919", "2507.21919"),
        ("Paper: 2507.21919", "2507.21919", "2507.21919"),
        ("id 2507.21919", "2507.21919", "2507.21919"),
        ("It is 2507.21919 [cs.CL] now.", "2507.21919", "2507.21919"),
        ("It is 2507.21919v2 now.", "2507.21919v2", "2507.21919v2"),
        ("Ibrahim et al. 2507.21919 has it.", "2507.21919", "2507.21919"),
        ("Ibrahim et al. (2025), 2507.21919, has it.", "2507.21919", "2507.21919"),
        ("Ibrahim and Rocher (2507.21919) have it.", "2507.21919", "2507.21919"),
        ("(Ibrahim et al., 2025; 2507.21919)", "2507.21919", "2507.21919"),
        (f'"{SYCOPHANTIC}", 2510.01395.', "2510.01395", "2510.01395"),
        (f"- 2510.01395: {SYCOPHANTIC}", "2510.01395", "2510.01395"),
        (f"- 2510.01395 \u2014 {SYCOPHANTIC}", "2510.01395", "2510.01395"),
        (f"- **2510.01395** \u2014 {SYCOPHANTIC}", "2510.01395", "2510.01395"),
        ("Papers:\n- 2507.21919\n", "2507.21919", "2507.21919"),
        ("abs/2507.21919", "abs/2507.21919", "2507.21919"),
        ("It is hep-th/9901001.", "hep-th/9901001", "hep-th/9901001"),
        ("It is math.GT/0309136v1.", "math.GT/0309136v1", "math/0309136v1"),
        ("arXiv:cs.CL/0205028", "arXiv:cs.CL/0205028", "cs/0205028"),
        ("arXiv:0704.0001", "arXiv:0704.0001", "0704.0001"),
        ("https://arxiv.org/abs/2507.21919", "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("<https://arxiv.org/abs/2507.21919>", "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("(https://arxiv.org/abs/2507.21919).", "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("arxiv.org/abs/2507.21919,", "arxiv.org/abs/2507.21919", "2507.21919"),
        ("http://www.arxiv.org/abs/2507.21919v2", "http://www.arxiv.org/abs/2507.21919v2", "2507.21919v2"),
        ("https://arxiv.org/pdf/2507.21919.pdf", "https://arxiv.org/pdf/2507.21919.pdf", "2507.21919"),
        ("https://arxiv.org/pdf/2507.21919v1.pdf#page=3", "https://arxiv.org/pdf/2507.21919v1.pdf#page=3", "2507.21919v1"),
        ("https://arxiv.org/html/2507.21919v1#S3", "https://arxiv.org/html/2507.21919v1#S3", "2507.21919v1"),
        ("https://arxiv.org/abs/2507.21919?context=cs", "https://arxiv.org/abs/2507.21919?context=cs", "2507.21919"),
        ("https://arxiv.org/abs/2507.21919?utm_source=chatgpt.com.", "https://arxiv.org/abs/2507.21919?utm_source=chatgpt.com", "2507.21919"),
        ("https://arxiv.org/abs/hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/list/cs.CL/pastweek?id=2507.21919", "https://arxiv.org/list/cs.CL/pastweek?id=2507.21919", "2507.21919"),
        ("https://export.arxiv.org/abs/2507.21919", "https://export.arxiv.org/abs/2507.21919", "2507.21919"),
        ("https://ar5iv.labs.arxiv.org/html/2507.21919", "https://ar5iv.labs.arxiv.org/html/2507.21919", "2507.21919"),
        ("https://ar5iv.org/abs/2507.21919", "https://ar5iv.org/abs/2507.21919", "2507.21919"),
        ("https://www.alphaxiv.org/abs/2507.21919", "https://www.alphaxiv.org/abs/2507.21919", "2507.21919"),
        ("https://huggingface.co/papers/2507.21919", "https://huggingface.co/papers/2507.21919", "2507.21919"),
        ("https://scirate.com/arxiv/2507.21919", "https://scirate.com/arxiv/2507.21919", "2507.21919"),
        ("https://www.semanticscholar.org/arxiv/2507.21919", "https://www.semanticscholar.org/arxiv/2507.21919", "2507.21919"),
        ("https://api.semanticscholar.org/arXiv:2507.21919", "https://api.semanticscholar.org/arXiv:2507.21919", "2507.21919"),
        ("https://www.emergentmind.com/papers/2507.21919", "https://www.emergentmind.com/papers/2507.21919", "2507.21919"),
        ("https://paperswithcode.com/paper/2507.21919", "https://paperswithcode.com/paper/2507.21919", "2507.21919"),
        ("https://inspirehep.net/search?p=arxiv:hep-th/9901001", "https://inspirehep.net/search?p=arxiv:hep-th/9901001", "hep-th/9901001"),
        ("https://ui.adsabs.harvard.edu/abs/2025arXiv250721919I/abstract", "https://ui.adsabs.harvard.edu/abs/2025arXiv250721919I/abstract", "2507.21919"),
        ("10.48550/arXiv.2507.21919", "10.48550/arXiv.2507.21919", "2507.21919"),
        ("doi:10.48550/ARXIV.2507.21919.", "10.48550/ARXIV.2507.21919", "2507.21919"),
        ("https://doi.org/10.48550/arXiv.2507.21919", "https://doi.org/10.48550/arXiv.2507.21919", "2507.21919"),
        ("[here](https://arxiv.org/abs/2507.21919)", "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("[here](<https://arxiv.org/abs/2507.21919>)", "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ('[here](https://arxiv.org/abs/2507.21919 "a page")', "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("([arxiv.org](https://arxiv.org/abs/2507.21919))", "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("\\[https://arxiv.org/abs/2507.21919\\]", "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("**https://arxiv.org/abs/2507.21919**", "https://arxiv.org/abs/2507.21919", "2507.21919"),
        ("\u300chttps://arxiv.org/abs/2507.21919\u300d", "https://arxiv.org/abs/2507.21919", "2507.21919"),
    ],
)  # fmt: skip
def test_an_id_is_found_however_it_is_spelled(text, written, paper):
    citation = only(text)
    assert (written, paper) == (citation.text, str(citation.paper))
    assert written == text[citation.start : citation.end]


@pytest.mark.parametrize(
    "text",
    [
        "arXiv:2513.01234",
        "arXiv:2507.2191",
        "arXiv:2507.219191",
        "arXiv:25071.21919",
        "arXiv:2507.XXXXX",
        "arXiv:XXXX.XXXXX",
        "arXiv:25XX.12345",
        "arXiv:2507,21919",
        "arXiv:2507\u201321919",
        "arXiv:250721919",
        "arXiv:\uff12\uff15\uff10\uff17.\uff12\uff11\uff19\uff11\uff19",
        "arXiv:hep-th/XXXXXXX",
        "arXiv:2507.21919v0",
        "arXiv:0709.12345",
        "https://arxiv.org/abs/2513.01234",
        "https://arxiv.org/abs/2507.2191",
        "https://arxiv.org/pdf/2507.XXXXX",
        "https://doi.org/10.48550/arXiv.2513.01234",
    ],
)
def test_what_is_marked_as_an_id_and_cannot_be_one_is_malformed(text):
    citation = only(f"It is in {text}, too.")
    assert isinstance(citation.paper, MalformedId)
    assert text == citation.text


@pytest.mark.parametrize(
    "text",
    [
        "It costs 2507.21919 in all.",
        "We paid $2507.21919 and \u20ac 1203.4567.",
        "The sum of 0704.0001 was paid.",
        "A total (0704.0001 USD) was paid.",
        "A fee of (EUR 0704.0001).",
        "It rose by 1234.5678 kHz.",
        "It rose to (1204.5678 kHz).",
        "A mean of 1203.4567%.",
        "Python 3.11, CUDA 12.4.1, v2025.12345.",
        "version 2401.12345 of the driver",
        "release (2401.12345)",
        "build 2401.12345",
        "Call 2401.12345 or +49 2401.12345, tel 2401.12345.",
        "On 2025.11.12 and 2025-07-29.",
        "192.168.2401.12345",
        "Row 2401.12345 of the grid",
        "2401.12345.6",
        "1.2401.12345",
        "x=2401.12345",
        "2401.12345-2401.12349",
        "see 2513.12345",
        "See 1204.5678 kHz for that.",
        "the preprint (2401.12345 tokens) is long",
        "see 2507.2191",
        "| Model | Score |\n|---|---|\n| A | 2025.12345 |\n| B | 2401.12345 |",
        "| Year | Amount |\n|---|---|\n| 2025 | 0704.0001 |",
        "| Claim | Cost | Verdict | Amount |\n|---|---|---|---|\n| C1 | low | holds | 2401.12345 |",
        "C1 | holds | 2401.12345 per run | so it is",
        "C1 | holds | a loss of 2401.12345, which is much | so it is",
        "C1 | holds | none | 2401.12345 | Warm Models Make More Errors in All the Tasks",
        "C1 | holds | none | a loss of 2401.12345 | and more",
        "Amounts:\n- 2401.12345\n- 0704.0001",
        "2401.12345 Tokens per Run of the Old Model\n2402.12345 tokens per run\nand 2403.12345",
        "2401.12345 kWh\n2402.12345 Euros for All of the Models That We Ran Here\n2403.12345 Euros",
        "2401.12345 2.1 GB\n2402.12345 2.2 GB\n2403.12345 2.3 GB",
        "Compare Eq. (2603.99014), Table (2603.99015) and grant 2603.99016.",
        "arxiv, tokens, seconds\nno, 2401.12345, 2402.12345",
        "name,tokens,date\nWarm Models Make More Errors in All Tests,2401.12345,2025-07",
        "ISBN 978-0-2401-1234-5",
        "commit 2401123456789abcdef",
        "at 23:59:59.1234",
        "arXiv 2025",
        "arXiv, 2025-07",
        "arXiv (2025)",
        "arXiv:cs.CL is a class",
        "arXiv: a repository of 2507 papers",
        "arXiv v2",
        "arXiv 12.5",
        "posted to arXiv on 12.11.2025",
        "on arXiv: 2025-07-29",
        "cite them as arXiv:YYMM.NNNNN, please",
        "and/or 1234567",
        "docs/cs/0112017",
        "a ratio of 10.5/1234567",
        "and https is a scheme",
        "![a picture](https://example.org/a.png)",
    ],
)
def test_a_number_that_does_not_stand_like_an_id_is_none(text):
    assert [] == cited(text)


def test_a_doi_of_others_holds_no_id():
    assert ["10.1103/PhysRevLett.116.061102"] == cited("See 10.1103/PhysRevLett.116.061102.")


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("papers 2507.21919, 2510.01395 and 2402.12556", ["2507.21919", "2510.01395", "2402.12556"]),
        ("arXiv:2507.21919, 2510.01395", ["2507.21919", "2510.01395"]),
        ("(2507.21919; 2510.01395)", ["2507.21919", "2510.01395"]),
        ("arXiv:2507.21919 (https://arxiv.org/abs/2507.21919, doi:10.48550/arXiv.2507.21919)", ["2507.21919"]),
        ("[2507.21919](https://arxiv.org/abs/2507.21919)", ["2507.21919"]),
        ("[arXiv:2507.21919](https://arxiv.org/abs/2507.21919)", ["2507.21919"]),
        ("[2507.21919](https://arxiv.org/abs/2510.01395)", ["2507.21919", "2510.01395"]),
        ("arXiv:2507.21919v1 and arXiv:2507.21919v2", ["2507.21919v1", "2507.21919v2"]),
        ("arXiv:2507.21919\narXiv:2507.21919", ["2507.21919", "2507.21919"]),
        ("- arXiv:2507.21919\n- arXiv:2507.21919", ["2507.21919", "2507.21919"]),
        ("- arXiv:2507.21919,\n  again arXiv:2507.21919", ["2507.21919"]),
        ("| arXiv:2507.21919 | a | https://arxiv.org/abs/2507.21919 |", ["2507.21919"]),
        ("C1 | holds | 2507.21919, 2510.01395 | so it is", ["2507.21919", "2510.01395"]),
        ("`C1` | holds | `2507.21919` | so it is", ["2507.21919"]),
        ("C2\u2013C4 | holds | 2507.21919 | so it is", ["2507.21919"]),
        ("NEW | 2507.21919 | 2025-07 | A title | C1", ["2507.21919"]),
        ("- NEW | 2507.21919 | 2025-07 | A title | C1", ["2507.21919"]),
        ("| C1 | holds | 2507.21919 | so it is |", ["2507.21919"]),
        ("C1\tholds\t2507.21919\tso it is", ["2507.21919"]),
        ("| Title | arXiv |\n|---|---|\n| x | 2507.21919 |", ["2507.21919"]),
        ("Title\tarXiv\nx\t2507.21919", ["2507.21919"]),
        ("| Claim | Verdict | Paper | arXiv ID |\n|---|---|---|---|\n| C1 | holds | x | 2507.21919 |", ["2507.21919"]),
        ("C1 | holds | 2507.21919 A Paper, 2510.01395 (Cheng) | so it is", ["2507.21919", "2510.01395"]),
        ("[1](https://arxiv.org/abs/2507.21919)[2](https://arxiv.org/abs/2510.01395)", ["2507.21919", "2510.01395"]),
        ("[1](https://example.org/a)[2](https://example.net/b_(c))", ["https://example.org/a", "https://example.net/b_(c)"]),
        ("claim,arxiv_id,title\nC1,2507.21919,\"Warm, and Cold\"\nC2,2510.01395,x\n", ["2507.21919", "2510.01395"]),
        ("arxiv,title,date\n2507.21919,a title,2025-07\nso 2510.01395, as said, is none", ["2507.21919"]),
        (f"2507.21919 {WARM.title()}\n2510.01395 {SYCOPHANTIC.title()}\n2402.12556 Lin -> seen", ["2507.21919", "2510.01395", "2402.12556"]),
        ("arXiv:2507.21919, doi:10.1038/nature14539", ["2507.21919", "10.1038/nature14539"]),
        ("10.1038/nature14539 (https://doi.org/10.1038/nature14539)", ["10.1038/nature14539"]),
        ("https://example.org/a and https://example.org/a#b", ["https://example.org/a"]),
        ("https://example.org/a_(b) or https://example.org/c)", ["https://example.org/a_(b)", "https://example.org/c"]),
        ("https://huggingface.co/datasets/2507.21919", ["https://huggingface.co/datasets/2507.21919"]),
        ("https://arxiv.org/list/cs.CL/recent", ["https://arxiv.org/list/cs.CL/recent"]),
        ("https://github.com/a/b/releases/2401.12345", ["https://github.com/a/b/releases/2401.12345"]),
        ("@misc{a,\n  title={A Title},\n  eprint={2507.21919},\n}", ["2507.21919"]),
        ("```bibtex\n@misc{a,\n  eprint = \"2507.21919\"\n}\n```", ["2507.21919"]),
        ("[1] 2507.21919", ["2507.21919"]),
        ("## References\n- 2507.21919", ["2507.21919"]),
    ],
)  # fmt: skip
def test_a_paper_is_cited_once_in_a_unit(text, papers):
    assert papers == cited(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"**{WARM}** \u2014 arXiv:2507.21919", WARM),
        (f"**{SYCOPHANTIC}** (arXiv:2510.01395)", SYCOPHANTIC),
        (f"- **{SYCOPHANTIC}** (arXiv:2510.01395): people came back.", SYCOPHANTIC),
        (f"*{SYCOPHANTIC}*, arXiv:2510.01395", SYCOPHANTIC),
        (f"_{SYCOPHANTIC}_ [arXiv:2510.01395]", SYCOPHANTIC),
        (f"***{SYCOPHANTIC}*** arXiv:2510.01395", SYCOPHANTIC),
        (f'"{WARM}" (Ibrahim et al., 2025, arXiv:2507.21919)', WARM),
        (f"\u201c{SYCOPHANTIC}\u201d (arXiv:2510.01395)", SYCOPHANTIC),
        (f"\u201e{SYCOPHANTIC}\u201c (arXiv:2510.01395)", SYCOPHANTIC),
        (f"\u00ab{SYCOPHANTIC}\u00bb (arXiv:2510.01395)", SYCOPHANTIC),
        (f"\u00ab {SYCOPHANTIC} \u00bb (arXiv:2510.01395)", SYCOPHANTIC),
        (f"\u2018{SYCOPHANTIC}\u2019 (arXiv:2510.01395)", SYCOPHANTIC),
        (f"'{SYCOPHANTIC}' (arXiv:2510.01395)", SYCOPHANTIC),
        (f'**"{SYCOPHANTIC}"** (arXiv:2510.01395)', SYCOPHANTIC),
        (f'"**{SYCOPHANTIC}**" (arXiv:2510.01395)', SYCOPHANTIC),
        (f'The study "{SYCOPHANTIC}" (Cheng et al., arXiv:2510.01395) shows it.', SYCOPHANTIC),
        (f'In the paper titled "{WARM}" (arXiv:2507.21919), it is so.', WARM),
        (f'Ibrahim et al. (2025), "{WARM}" (arXiv:2507.21919), show it.', WARM),
        (f'Ibrahim et al., "{WARM}," arXiv:2507.21919.', WARM),
        (f'"{NO}" (arXiv:2212.10983)', NO),
        ("\u201cComputer says \u201cNo\u201d: The Case Against Empathetic Conversational AI\u201d (arXiv:2212.10983)", "Computer says \u201cNo\u201d: The Case Against Empathetic Conversational AI"),
        (f"Ibrahim, L., Hafner, F. S., & Rocher, L. (2025). {WARM}. arXiv:2507.21919.", WARM),
        (f"Ibrahim, L., Hafner, F. S., & Rocher, L. (2025, July 29). *{WARM}*. arXiv. https://arxiv.org/abs/2507.21919", WARM),
        (f"- Ibrahim, L., Hafner, F. S., & Rocher, L. (2025). {WARM}. *arXiv preprint arXiv:2507.21919*.", WARM),
        (f'[1] L. Ibrahim et al., "{WARM}," arXiv preprint arXiv:2507.21919, 2025.', WARM),
        (f'[1] L. Ibrahim, F. S. Hafner, and L. Rocher, \u201c{WARM},\u201d arXiv:2507.21919, 2025.', WARM),
        (f"[1] Lujain Ibrahim, Franziska Sofia Hafner, and Luc Rocher. {WARM}. arXiv preprint arXiv:2507.21919, 2025.", WARM),
        (f"[1] Lujain Ibrahim, Franziska Sofia Hafner, and Luc Rocher. 2025. {WARM}. Preprint, arXiv:2507.21919.", WARM),
        (f'Ibrahim, Lujain, et al. "{WARM}." arXiv preprint arXiv:2507.21919 (2025).', WARM),
        (f"1. Ibrahim, L., Hafner, F. S. & Rocher, L. {WARM}. Preprint at https://arxiv.org/abs/2507.21919 (2025).", WARM),
        (f"[^1]: Cheng, M. et al. {SYCOPHANTIC}. arXiv:2510.01395.", SYCOPHANTIC),
        (f"[^1]: [{SYCOPHANTIC}](https://arxiv.org/abs/2510.01395)", SYCOPHANTIC),
        (f"[3] {WARM} - arXiv https://arxiv.org/abs/2507.21919", WARM),
        (f"## Sources\n1. {WARM}. arXiv:2507.21919", WARM),
        (f"## Sources\n- [2510.01395] {SYCOPHANTIC} https://arxiv.org/abs/2510.01395", SYCOPHANTIC),
        (f"## Sources\n- [\\[2510.01395\\] {SYCOPHANTIC}](https://arxiv.org/abs/2510.01395)", SYCOPHANTIC),
        (f"## Sources\n{SYCOPHANTIC}\nhttps://arxiv.org/abs/2510.01395", SYCOPHANTIC),
        (f"@article{{a,\n title={{{WARM}}},\n author={{Ibrahim, Lujain and others}},\n journal={{arXiv preprint arXiv:2507.21919}}\n}}", WARM),
        ("@misc{a, title = {{RLVER}: Reinforcement Learning with\n Verifiable Emotion Rewards for {E}mpathetic Agents}, eprint = {2507.03112}}", RLVER),
        (f"- [{WARM}](https://arxiv.org/abs/2507.21919) (Ibrahim et al., 2025)", WARM),
        (f"It is said in [{SYCOPHANTIC}](https://arxiv.org/abs/2510.01395).", SYCOPHANTIC),
        (f"It is said in *[{SYCOPHANTIC}](https://arxiv.org/abs/2510.01395)*.", SYCOPHANTIC),
        (f"[**{SYCOPHANTIC}**](https://arxiv.org/abs/2510.01395)", SYCOPHANTIC),
        (f"### [{SYCOPHANTIC}](https://arxiv.org/abs/2510.01395)", SYCOPHANTIC),
        (f'### "{SYCOPHANTIC}" (arXiv:2510.01395)', SYCOPHANTIC),
        (f"arXiv:2507.21919, {WARM}, Ibrahim, 2025-07", WARM),
        (f"arXiv:2507.21919, {WARM}, Ibrahim, July 2025.", WARM),
        (f"arXiv:2507.21919, {WARM}, Lujain Ibrahim, 2025-07. \u201cWarm models showed higher error rates\u201d.", WARM),
        (f"arXiv:2507.21919, *{WARM}*, Ibrahim, 2025-07", WARM),
        (f'arXiv:2507.21919, "{WARM}", Ibrahim, 2025-07', WARM),
        (f"It is new (arXiv:2507.21919, {WARM}, Ibrahim et al., 2025-07) and large.", WARM),
        (f"arXiv:2507.03112 ({RLVER}, Wang, 2025-07) has it.", RLVER),
        (f"arXiv:2501.99901, {OWN}, Nobody, 2025-01", OWN),
        (f"arXiv:2510.01395 | {SYCOPHANTIC} | Cheng et al. | 2025-10", SYCOPHANTIC),
        (f"arXiv:2212.10983 | 2022-12 | Curry and Cercas Curry | {NO} | Findings of ACL 2023", NO),
        (f"- arXiv:2510.01395 \u2014 {SYCOPHANTIC}", SYCOPHANTIC),
        (f"- arXiv:2507.21919 \u2014 {WARM}", WARM),
        (f"- arXiv:2507.21919: {WARM} (Ibrahim et al., 2025)", WARM),
        (f"- **arXiv:2507.21919** \u2013 *{WARM}*", WARM),
        (f"- `2510.01395` {SYCOPHANTIC}", SYCOPHANTIC),
        (f"See {SYCOPHANTIC} (arXiv:2510.01395) for more.", SYCOPHANTIC),
        (f"- {SYCOPHANTIC} (arXiv:2510.01395)", SYCOPHANTIC),
        (f"- {SYCOPHANTIC}, Cheng et al., 2025, arXiv:2510.01395", SYCOPHANTIC),
        (f"1. {SYCOPHANTIC} \u2014 Cheng et al. \u2014 arXiv:2510.01395", SYCOPHANTIC),
        (f"NEW | 2510.01395 | 2025-10 | {SYCOPHANTIC} | C1, C2", SYCOPHANTIC),
        (f"NEW | arXiv:2501.99901 | 2025-01 | {OWN} | C1", OWN),
        (f"| NEW | arXiv:2507.21919 | 2025-07 | {WARM} | C1 |", WARM),
        (f"NEW | arXiv:2507.21919 | 2025-07 | {WARM[:50]}\n{WARM[51:]} | C1", WARM),
        (f"> NEW | arXiv:2507.21919 | 2025-07 |\n> {WARM[:50]}\n> {WARM[51:]} | C1", WARM),
        (f"C1 | holds | 2507.03112 {RLVER} | so it is", RLVER),
        (f"C1 | holds | arXiv:2510.01395 ({SYCOPHANTIC}) | so it is", SYCOPHANTIC),
        (f"| Claim | Verdict | Paper | Authors | Link |\n|---|---|---|---|---|\n| C1 | holds | {WARM} | Ibrahim | [arXiv](https://arxiv.org/abs/2507.21919) |", WARM),
        (f"| Claim | Verdict | Paper | arXiv ID |\n|---|---|---|---|\n| C1 | holds | {WARM} | 2507.21919 |", WARM),
        (f"| Title | arXiv |\n|---|---|\n| {OWN} | 2501.99901 |", OWN),
        (f"| arXiv | Paper | Finding |\n|---|---|---|\n| 2507.21919 | {WARM} | Warm Models Make Many More Errors |", WARM),
        (f"| Paper | Finding |\n|---|---|\n| [{WARM}](https://arxiv.org/abs/2507.21919) | x |", WARM),
        (f"| Paper | Finding |\n|---|---|\n| {SYCOPHANTIC} (arXiv:2510.01395) | x |", SYCOPHANTIC),
        (f"| Paper | Finding |\n|---|---|\n| **{SYCOPHANTIC}** (Cheng et al., 2025), arXiv:2510.01395 | x |", SYCOPHANTIC),
        (f"Title\tAuthors\tarXiv\n{WARM}\tIbrahim et al.\t2507.21919", WARM),
        (f"| 2510.01395 | {SYCOPHANTIC} | Cheng et al. | 2025 |", SYCOPHANTIC),
        (f"- {SYCOPHANTIC}\n  - arXiv:2510.01395\n  - It is so.", SYCOPHANTIC),
        (f"- **{WARM}**\n  - Ibrahim et al., 2025\n  - arXiv: 2507.21919", WARM),
        (f"**Title:** {WARM}\n**Authors:** Ibrahim et al.\n**arXiv:** 2507.21919", WARM),
        (f"- **arXiv ID:** 2507.21919\n- **Title:** {WARM}\n- **First author:** Lujain Ibrahim", WARM),
        (f"### 1. {SYCOPHANTIC}\n\n- **Authors:** Cheng et al.\n- **arXiv:** 2510.01395", SYCOPHANTIC),
        (f"**{SYCOPHANTIC}**\nCheng et al., 2025. arXiv:2510.01395", SYCOPHANTIC),
        ('"Training language models to be warm and empathetic makes\nthem less reliable and more sycophantic" (Ibrahim et al., 2025, arXiv:2507.21919)', WARM),
        ("- **Sycophantic AI Decreases Prosocial Intentions\n  and Promotes Dependence** (arXiv:2510.01395)", SYCOPHANTIC),
        ('"Does Thinking More always Help? Understanding Test-Time Scaling in Reasoning Models" (arXiv:2506.04210)', "Does Thinking More always Help? Understanding Test-Time Scaling in Reasoning Models"),
        ("[1] A. Nobody. Does Thinking More always Help? Understanding Test-Time Scaling in Reasoning Models. arXiv:2506.04210.", "Does Thinking More always Help? Understanding Test-Time Scaling in Reasoning Models"),
        ("Nobody, A. (2025). Can a Paper Ask? arXiv:2501.99901", "Can a Paper Ask?"),
        (f"> **{SYCOPHANTIC}** (arXiv:2510.01395)", SYCOPHANTIC),
        (f"{BOLT} (arXiv:2401.00820)", BOLT),
        (f"Das zeigt die Studie \u201e{WARM}\u201c (arXiv:2507.21919).", WARM),
        ("Here: Streinu and Theran, \u201cSparsity-certifying Graph Decompositions,\u201d arXiv:0704.0002.", "Sparsity-certifying Graph Decompositions"),
        (f"\u00bb{SYCOPHANTIC}\u00ab (Cheng u. a., 2025, arXiv:2510.01395)", SYCOPHANTIC),
        (f"> **{SYCOPHANTIC}** \u00b7 arXiv:2510.01395 \u00b7 Cheng", SYCOPHANTIC),
        (f"\u2018{OWN.replace(chr(39), chr(0x2019))} and So It Goes\u2019 (arXiv:2501.99901)", f"{OWN.replace(chr(39), chr(0x2019))} and So It Goes"),
        (f"\u201c{SYCOPHANTIC}\u201d appeared as arXiv:2510.01395.", SYCOPHANTIC),
        (f"C1 | holds | arXiv:2510.01395 {SYCOPHANTIC} | so it is", SYCOPHANTIC),
        (f"C1 | holds | 2510.01395 ({SYCOPHANTIC}) | so it is", SYCOPHANTIC),
        ("NEW | arXiv:2510.01395 | 2025-10 | Sycophantic AI Decreases Prosocial Intentions\nand Promotes Dependence | C1", SYCOPHANTIC),
        (f"NEW \\| arXiv:2510.01395 \\| 2025\\-10 \\| {SYCOPHANTIC} \\| C1", SYCOPHANTIC),
        (f"| Claim | Verdict | Paper | arXiv |\n|---|---|---|---|\n| C1 | holds | {SYCOPHANTIC} | 2510.01395 |", SYCOPHANTIC),
        (f"\\bibitem{{c}} M.~Cheng and C.~Lee, \\emph{{{SYCOPHANTIC}}}, arXiv:2510.01395 (2025).", SYCOPHANTIC),
        (f"see \\href{{https://arxiv.org/abs/2510.01395}}{{{SYCOPHANTIC}}}.", SYCOPHANTIC),
        (f"## Sources\n\u00b9 Cheng and Lee, {SYCOPHANTIC}, arXiv:2510.01395", SYCOPHANTIC),
        (f"**Relaxed.** Cheng, M. (2025). {SYCOPHANTIC}. arXiv:2510.01395.", SYCOPHANTIC),
        ("\u201cRumours of a Ceiling\u201d (arXiv:2501.99901), announced in January", "Rumours of a Ceiling"),
        ("- \u201cHolding the Unheld\u201d (Nobody and Noone, arXiv:2501.99901)", "Holding the Unheld"),
        ("- Imaginary Budgets, Part I: Warm Starts (arXiv:2501.99901) - tests it.", "Imaginary Budgets, Part I: Warm Starts"),
        (f"arXiv:2510.01395v2 [cs.CY] \u201c{SYCOPHANTIC}\u201d", SYCOPHANTIC),
        (f"\u738b\u7b49\u4eba\u5728\u300a{RLVER}\u300b(arXiv:2507.03112)\u4e2d\u2026", RLVER),
    ],
)  # fmt: skip
def test_a_title_beside_an_id_is_claimed(text, title):
    assert [title] == [citation.title for citation in citations(text).citations]


@pytest.mark.parametrize(
    "text",
    [
        "Ibrahim et al. report \u201caccuracy fell by 8.6 points\u201d (arXiv:2507.21919).",
        '"Warm models showed substantially higher error rates than their original counterparts" (arXiv:2507.21919)',
        '- "Warm models make more errors than the original models on every task that was tried" (arXiv:2507.21919)',
        'Quote: "Warm models make more errors than the original models on every task" (Ibrahim et al., 2025, arXiv:2507.21919).',
        'They write: "Warm models make more errors than original models in every task" (arXiv:2507.21919).',
        'Ibrahim et al. (2025): "Warm models make more errors than original models in each task" (arXiv:2507.21919).',
        "C1 | holds | arXiv:2507.21919 | Newer Work Finds the Same Thing in All Models",
        "C1 | holds | arXiv:2507.21919 | newer work finds the same in the larger models",
        "| C1 | holds | arXiv:2507.21919 | Newer Work Finds the Same Thing in All Models |",
        "| Claim | Verdict | arXiv ids | Reason |\n|---|---|---|---|\n| C1 | holds | 2507.21919 | Newer Work Finds the Same Thing in All Models |",
        "C1 | holds | arXiv:2507.21919 (GPT-4 Turbo, Claude 3 Opus and Llama 3 Instruct) | so it is",
        "C1 | holds | arXiv:2507.21919 (abstract only; five models) | so it is",
        "C1 | holds | none | arXiv:2507.21919 Warm Models: More Errors in All the Tasks",
        "C1 | holds | arXiv:2507.21919 - warm models err more than cold ones do | so it is",
        "| Claim | Verdict | Source | Reason |\n|---|---|---|---|\n| C1 | holds | 2507.21919 | Newer Work Finds the Same Thing in All Models |",
        "RLVER (arXiv:2507.03112) does that.",
        "**RLVER** (arXiv:2507.03112) does that.",
        "- **Warmth study** (arXiv:2507.21919): more errors.",
        "- **Warm models make more errors** (arXiv:2507.21919): and so on.",
        "- **Warm models make more errors in five families of models** (arXiv:2507.21919).",
        "- Warm models make more errors in medical tasks (arXiv:2507.21919).",
        "- Warm models make more errors in medical tasks (Ibrahim et al., 2025, arXiv:2507.21919).",
        "- arXiv:2507.21919 \u2014 the main study on warmth; five models.",
        "- arXiv:2507.21919 \u2014 Supports the claim directly.",
        "- arXiv:2507.21919 \u2014 The original study with five models and many tasks",
        "- arXiv:2507.21919: Warm models make 7.43 points more errors",
        "- arXiv:2507.21919: Warm models make more errors than the original ones do.",
        "The [warmth study](https://arxiv.org/abs/2507.21919) shows it.",
        "It was shown that [warm models make more errors](https://arxiv.org/abs/2507.21919).",
        "[Ibrahim et al., 2025](https://arxiv.org/abs/2507.21919)",
        "[RLVER](https://arxiv.org/abs/2507.03112) and [PDF](https://arxiv.org/pdf/2507.03112)",
        "[Group Relative Policy Optimization](https://arxiv.org/abs/2402.03300) is used.",
        "**Group Relative Policy Optimization (GRPO)** (arXiv:2402.03300)",
        "RLHF is common. **Reinforcement Learning from Human Feedback** (arXiv:2203.02155)",
        "**Reinforcement Learning with Verifiable Rewards** (arXiv:2203.02155)",
        "## Warmth Training and Reliability in Newer Models (arXiv:2507.21919)",
        "### C2: Warmth Training Raises Error Rates in Language Models (arXiv:2507.21919)",
        "### Warmth Training Raises Error Rates in Language Models\n\narXiv:2507.21919 tests it.",
        "### Newer Work on Warmth and Reliability in Models\n- arXiv:2507.21919",
        "Unlike Smith et al. (2024), arXiv:2507.21919 shows more.",
        'Building on "Attention Is All You Need", the authors of arXiv:2507.21919 show more.',
        "Wang, Li and Chen (arXiv:2507.03112) show it.",
        "GPT-4 Turbo, Claude 3 Opus and Llama 3 Instruct (arXiv:2507.21919) were tested.",
        "Stanford University and Carnegie Mellon University (arXiv:2507.21919)",
        "arXiv:2507.21919, which tests five models, published by Ibrahim in July 2025, shows it.",
        "arXiv:2507.21919, Ibrahim, 2025-07",
        "arXiv:2507.21919 (Nature, 2026)",
        "arXiv:2507.21919 (Table 3, Section 4.2)",
        "| Model | Error rate | Source |\n|---|---|---|\n| Warm Llama Seventy Billion Chat | 8% | 2507.21919 |",
        "| Claim | Finding | Source |\n|---|---|---|\n| Warmth Costs Accuracy in All the Models | more errors | 2507.21919 |",
        "- Reward Designs for Agents\n  - arXiv:2507.03112\n  - arXiv:2507.21919",
        "\u300a\u8bad\u7ec3\u8bed\u8a00\u6a21\u578b\u53d8\u5f97\u6e29\u6696\u4f1a\u964d\u4f4e\u53ef\u9760\u6027\u300b(arXiv:2507.21919)",
        "Verdict: **Holds in a Weaker Form for Newer Models** (arXiv:2507.21919)",
        "**Key Finding: Warm Models Make More Errors** (arXiv:2507.21919)",
        "> \u201cWarm models make more errors than the original models in every task tried here.\u201d (arXiv:2507.21919)",
        "For Warm Models, More Errors (arXiv:2507.21919) are known.",
        "The so-called \u201cemotional pacifier\u201d (arXiv:2212.10983) is an argument.",
        "They call it the \u201cEmotional Pacifier\u201d (arXiv:2212.10983).",
        "C1 | holds | arXiv:2507.21919 | Larger Models Lose Less Accuracy in All Tasks",
        "| C1 | holds | arXiv:2507.21919 | Larger Models Lose Less Accuracy in All Tasks |",
        "Finding: **Warm Words Keep Many People From Learning** (arXiv:2507.21919)",
        'arXiv:2507.21919 (Ibrahim et al., 2025): "Warm models are less reliable than the original models"',
        '- arXiv:2507.21919 (Ibrahim et al., 2025): "Warm models are less reliable than the original models"',
        'arXiv:2507.21919, Ibrahim et al., 2025. "Warm models are less reliable than the original models"',
        'Ibrahim et al.: "Warm models are less reliable than the originals" (arXiv:2507.21919), which shows it.',
        f"- Smith, J. (2024). {SYCOPHANTIC}. Nature. See also arXiv:2507.21919.",
        f"[4] Smith, J. (2024). {SYCOPHANTIC}. Nature. Replicated in arXiv:2507.21919.",
        "Anthropic's Claude Sonnet and Gemini Ultra models (arXiv:2507.21919) do well.",
        "The Sentient Agent as a Judge Benchmark (arXiv:2507.21919) scores it.",
        "Center for AI Safety and Scale AI (arXiv:2507.21919)",
        "Reinforcement Learning with Verifiable Emotion Rewards (RLVER; arXiv:2507.03112)",
        "**Strongest Contrary Work Since October 2025**: arXiv:2507.21919",
        "**Warm Models in Daily Use:** arXiv:2507.21919",
        '"Does AI Empathy Undermine Emotional Learning?" (see arXiv:2507.21919) is the question.',
        "- arXiv:2507.21919: Larger models lose less accuracy when trained for warmth",
        "- (arXiv:2507.21919) Larger models lose less accuracy when trained for warmth",
        "- **Warmth\u2013reliability trade-off: Warm models err more** (arXiv:2507.21919)",
        "- **W\u00e4rme und Genauigkeit:** Ibrahim, Hafner und Rocher fanden mehr Fehler (arXiv:2507.21919)",
        "| Study | N |\n|---|---|\n| Warm Model Replication Study (2507.21919) | 7 |",
    ],
)  # fmt: skip
def test_what_is_no_title_is_not_claimed(text):
    found = citations(text).citations
    assert found
    assert [""] * len(found) == [citation.title for citation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f'"{WARM}" (arXiv:2507.21919) and "{SYCOPHANTIC}" (arXiv:2510.01395) agree.',
            [("2507.21919", ""), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f'"{RLVER}" (arXiv:2507.03112) and "{SYCOPHANTIC}" (arXiv:2510.01395) agree.',
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f'arXiv:2507.03112 "{RLVER}", arXiv:2510.01395 "{SYCOPHANTIC}"',
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"arXiv:2507.03112, {RLVER}, Wang, 2025-07; arXiv:2510.01395, {SYCOPHANTIC}, Cheng, 2025-10",
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"**{RLVER}** (arXiv:2507.03112), **{SYCOPHANTIC}** (arXiv:2510.01395)",
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"**{RLVER}** (arXiv:2507.03112; see also arXiv:2510.01395)",
            [("2507.03112", RLVER), ("2510.01395", "")],
        ),
        (
            f"**Title:** {RLVER}\n**arXiv:** 2507.03112\n\n**Title:** {SYCOPHANTIC}\n**arXiv:** 2510.01395",
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"- **arXiv:2507.03112** is read.\n\nTitle: {SYCOPHANTIC}\nAuthors: Cheng et al.\narXiv: 2510.01395",
            [("2507.03112", ""), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"{SYCOPHANTIC} puts it at 11% (arXiv:2510.01395, https://example.org/code).",
            [("2510.01395", ""), ("https://example.org/code", "")],
        ),
        (
            "See \u201cPuppets on Trial\u201d (https://example.org/puppets/).",
            [("https://example.org/puppets/", "Puppets on Trial")],
        ),
        (
            f'"{SYCOPHANTIC}" (arXiv:2510.01395; https://doi.org/10.1000/xyz123)',
            [("2510.01395", SYCOPHANTIC), ("https://doi.org/10.1000/xyz123", SYCOPHANTIC)],
        ),
        (
            f'"{SYCOPHANTIC}", arXiv:2510.01395, doi:10.1000/xyz123',
            [("2510.01395", SYCOPHANTIC), ("10.1000/xyz123", SYCOPHANTIC)],
        ),
        (
            f"arXiv:2507.03112, {RLVER}, Wang, 2025-07\narXiv:2510.01395, {SYCOPHANTIC}, Cheng, 2025-10",
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"[{RLVER}](https://arxiv.org/abs/2507.03112), [{SYCOPHANTIC}](https://arxiv.org/abs/2510.01395)",
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"## References\n\n{RLVER}. Wang et al. arXiv:2507.03112.\nCheng, M. et al. {SYCOPHANTIC}. arXiv:2510.01395.",
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"**arXiv:2507.03112** \u2014 **{RLVER}**\n**arXiv:2510.01395** \u2014 **{SYCOPHANTIC}**",
            [("2507.03112", RLVER), ("2510.01395", SYCOPHANTIC)],
        ),
        (
            f"- arXiv:2510.01395 \u2014 Warm Words Make People Come Back Again\n\n[1] Cheng, M. (2025). {SYCOPHANTIC}. arXiv:2510.01395.",
            [("2510.01395", ""), ("2510.01395", SYCOPHANTIC)],
        ),
    ],
)  # fmt: skip
def test_each_of_several_papers_has_its_own_title(text, expected):
    assert expected == claimed(text)


@pytest.mark.parametrize(
    ("text", "authors", "year", "firm"),
    [
        ("(Ibrahim et al., 2025, arXiv:2507.21919)", ("Ibrahim",), 2025, True),
        ("(Ibrahim et al., 2025; arXiv:2507.21919)", ("Ibrahim",), 2025, True),
        ("(Ibrahim, Hafner & Rocher, 2025; arXiv:2507.21919)", ("Ibrahim", "Hafner", "Rocher"), 2025, True),
        ("(Ibrahim et al., arXiv:2507.21919)", ("Ibrahim",), None, True),
        ("Ibrahim et al. (2025, arXiv:2507.21919) show it.", ("Ibrahim",), 2025, True),
        ("Ibrahim et al. (arXiv:2507.21919) show it.", ("Ibrahim",), None, True),
        ("Ibrahim et al. [arXiv:2507.21919] show it.", ("Ibrahim",), None, True),
        ("Curry and Curry (2022, arXiv:2212.10983) argue it.", ("Curry", "Curry"), 2022, True),
        ("arXiv:2507.21919 (Ibrahim et al., 2025)", ("Ibrahim",), 2025, True),
        ("arXiv:2507.21919 by Ibrahim et al. shows it.", ("Ibrahim",), None, True),
        ("[arXiv:2507.21919](https://arxiv.org/abs/2507.21919) (Ibrahim et al., 2025)", ("Ibrahim",), 2025, True),
        (f"arXiv:2507.21919, {WARM}, Ibrahim, 2025-07", ("Ibrahim",), 2025, True),
        (f"arXiv:2507.21919, {WARM}, Lujain Ibrahim, 2025-07", ("Lujain Ibrahim",), 2025, True),
        (f"{SYCOPHANTIC}, Cheng et al., 2025, arXiv:2510.01395", ("Cheng",), 2025, True),
        (f'"{SYCOPHANTIC}" by Myra Cheng et al. (arXiv:2510.01395)', ("Myra Cheng",), None, True),
        (f'Cheng et al. (2025), "{SYCOPHANTIC}" (arXiv:2510.01395)', ("Cheng",), 2025, True),
        (f"- [{SYCOPHANTIC}](https://arxiv.org/abs/2510.01395) (Cheng et al., 2025)", ("Cheng",), 2025, True),
        (f"[1] Müller, A., O'Brien, B., & van den Berg, C. (2025). {OWN}. arXiv:2501.99901", ("Müller, A.", "O'Brien, B.", "van den Berg, C."), 2025, True),
        (f"| {WARM} | Ibrahim et al. | 2025 | arXiv:2507.21919 |", ("Ibrahim",), 2025, True),
        ("| Paper | Year | arXiv |\n|---|---|---|\n| Ibrahim et al. | 2025 | 2507.21919 |", ("Ibrahim",), 2025, True),
        ("Unlike Smith et al. (2024), arXiv:2507.21919 shows more.", ("Smith",), None, False),
        ("Ibrahim et al. report that warm models fail (arXiv:2507.21919).", ("Ibrahim",), None, False),
        ("Smith et al. replicate Jones et al. (arXiv:2507.21919).", ("Jones",), None, False),
        ("arXiv:2507.21919 (contra Smith et al., 2024)", ("Smith",), None, False),
        ("Hafner (2025, arXiv:2507.21919) has it.", ("Hafner",), None, False),
        ("Luc Rocher (arXiv:2507.21919) has it.", ("Luc Rocher",), None, False),
        ("Jane Smith (2025) and John Smith (arXiv:2507.21919) are two.", ("John Smith",), None, False),
        ("The RLVER model (arXiv:2507.03112)", (), None, False),
        ("RLVER (2025, arXiv:2507.03112)", (), None, False),
        ("OpenAI (2023, arXiv:2303.08774)", (), None, False),
        ("(Nature, 2026, arXiv:2507.21919)", (), None, False),
        ("On 2024-01-01 arXiv:2507.21919 was read.", (), None, False),
    ],
)  # fmt: skip
def test_authors_and_year_are_taken_where_they_are_joined_to_the_id(text, authors, year, firm):
    (citation,) = citations(text).citations
    assert (authors, firm) == (citation.authors, citation.firm)
    if firm:
        assert year == citation.year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shown [1].\n\n[1] Ibrahim et al. arXiv:2507.21919", [("[1]", (0,))]),
        ("Shown[^1].\n\n[^1]: Ibrahim et al. arXiv:2507.21919", [("[^1]", (0,))]),
        ("Shown.\u00b9\n\n## Sources\n1. arXiv:2507.21919", [("\u00b9", (0,))]),
        ("Shown [1, 2].\n\n## References\n1. arXiv:2507.21919\n2. arXiv:2510.01395", [("[1, 2]", (0, 1))]),
        ("Shown [1]\u2013[2].\n\n## References\n1. arXiv:2507.21919\n2. arXiv:2510.01395", [("[1]", (0,)), ("[2]", (1,))]),
        ("Shown [1-2].\n\n[1] arXiv:2507.21919\n[2] arXiv:2510.01395", [("[1-2]", (0, 1))]),
        ("Shown [7].\n\n[1] arXiv:2507.21919", []),
        (f"So Ibrahim et al. (2025).\n\n## References\n- Ibrahim, L. et al. (2025). {WARM}. arXiv:2507.21919", [("Ibrahim et al. (2025", (0,))]),
        (f"So (Ibrahim & Rocher, 2025).\n\n## References\n- Ibrahim, L. & Rocher, L. (2025). {WARM}. arXiv:2507.21919", [("Ibrahim & Rocher, 2025", (0,))]),
        (f"So (Ibrahim et al., 2024).\n\n## References\n- Ibrahim, L. et al. (2025). {WARM}. arXiv:2507.21919", []),
        (f'Cheng et al. (2025), "{SYCOPHANTIC}", is of note.\n\n[1] M. Cheng et al., "{SYCOPHANTIC}," arXiv:2510.01395, 2025.', [(SYCOPHANTIC, (0,))]),
    ],
)  # fmt: skip
def test_a_pointer_leads_to_its_reference_entry(text, expected):
    found = citations(text)
    pointers = [(text[one.start : one.end], one.citations) for one in found.pointers]
    assert expected == [one for one in pointers if one[0] != "Cheng et al. (2025"]
    assert [] == [one for one in found.citations if one.paper is None]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("[3] Ibrahim et al. arXiv:2507.21919", "3"),
        ("[^note]: arXiv:2507.21919", "note"),
        ("## References\n\n4. arXiv:2507.21919", "4"),
        ("- arXiv:2507.21919", ""),
    ],
)
def test_a_citation_knows_the_label_of_its_entry(text, label):
    assert label == only(text).entry


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f'Cheng et al. (2025), "{SYCOPHANTIC}", is of note.', SYCOPHANTIC),
        (f'So says "{SYCOPHANTIC}" (Cheng et al., 2025).', SYCOPHANTIC),
        (f"- Cheng and Lee (2025), *{SYCOPHANTIC}*.", SYCOPHANTIC),
        (f'## References\n- OpenAI2 (2025). "{WARM}".', WARM),
        (f"## References\n\nMyra Cheng. 2025. {WARM}. In *Proceedings of Things*.", WARM),
        (f"## References\n- Ibrahim, L., & Rocher, L. (2025). {WARM}. Nature.", WARM),
        (f'[4] M. Cheng et al., "{SYCOPHANTIC}," Science, 2026.', SYCOPHANTIC),
        (f"NEW | none | 2025-10 | {SYCOPHANTIC} | C1", SYCOPHANTIC),
        (f"| Title | Authors | arXiv |\n|---|---|---|\n| {WARM} | Ibrahim et al. | n/a |", WARM),
        (f"- **{SYCOPHANTIC}** (Cheng & Lee)", SYCOPHANTIC),
        (f"- *{SYCOPHANTIC}* by Myra Cheng and Cinoo Lee.", SYCOPHANTIC),
    ],
)
def test_a_title_without_id_is_a_citation_where_papers_are_cited(text, title):
    citation = only(text)
    assert (None, "", title, title) == (
        citation.paper,
        citation.elsewhere,
        citation.title,
        citation.text,
    )


@pytest.mark.parametrize(
    "text",
    [
        f'I know "{SYCOPHANTIC}" well.',
        "**Reward Designs for Empathetic Agents Beyond Warmth**",
        "## Reward Designs for Empathetic Agents Beyond Warmth",
        "- Reward Designs for Empathetic Agents Beyond Warmth",
        'Ibrahim et al. (2025) say "warm models make more errors than the original ones".',
        '"Warm models showed higher error rates than their counterparts did" (Ibrahim et al., 2025).',
        "| Model | Score |\n|---|---|\n| Llama Three Seventy Billion Chat | 8 |",
        "C1 | holds | none | Newer Work Finds the Same Thing in All Models",
        "NEW | none | none | none | none",
        "Ibrahim et al. (2026), *Nature Human Behaviour*, say *so and so, and more of it*.",
        "## References\n- Accuracy fell for all of the models (2025).",
        f"- **{SYCOPHANTIC}** (see below)",
        f"- **{SYCOPHANTIC}** (Anthropic and OpenAI)",
        f"- **{SYCOPHANTIC}**, by somebody in Utrecht",
        "- **Warm and Cold Models in All Settings** (Tokyo)",
    ],
)
def test_a_title_without_id_elsewhere_is_no_citation(text):
    assert [] == cited(text)


def test_ids_are_canonical():
    assert ArxivId("math/0309136") == only("arXiv:math.GT/0309136").paper


TRAPS = """\
# Figures of the year 2025

We tested Python 3.11.9, CUDA 12.4, driver 2401.12345 and release v2025.12345 on 2025.11.12 at
23:59:59.1234. A run cost $2507.21919, or \u20ac 2.507,2191, or 0704.0001 in all; two of them 1.4e-4.
The signal at 1203.4567 kHz moved to 1204.5678 MHz (up 8.6%), a ratio of 2507.21919 to one.

| Model | Score | Cost |
|---|---|---|
| Large Model With a Long Name of Many Words | 2025.12345 | 0704.0001 |
| Small Model With a Long Name of Many Words | 2401.12345 | 1203.4567 |

| Year | Revenue | Growth |
|------|---------|--------|
| 2025 | 2507.21919 | 3.1 |

- Phone: 2401.12345, fax +49 2401.12346, mobile (0151) 2401.12347
- IP 192.168.1.1, host 10.2401.12345.1, mask 255.255.255.0
- grid 2401.12345/2401.54321, NZ 2401.12345-2401.12346, 52.5200, 13.4050
- ISBN 978-3-16-148410-0, ISSN 2049-3630, commit 2507219193d2a1b, order no. 2401.12345
- semver 2401.1.2, 1.2.3-rc.1, build 2401.12345, numbers 12345.2401 and 250.72191
- See 10.1103/PhysRevLett.116.061102 and 10.1038/nature14539, p. 2401.
- 2401.12345 dollars of 2507.21919 euros, 2401.12345 GB, 2401.12345 ms, 2401.12345 \u00b1 0.3
- arXiv 2025, arXiv, 12 July 2025, arXiv (2025-07-29), arXiv:cs.CL, arXiv v2, "arXiv:YYMM.NNNNN"
- a file docs/cs/0112017.txt, a ratio 10/1234567, math/123456, and/1234567

```python
x = 2507.21919
total = price(2401.12345) * 0704.0001
```
"""


def test_on_a_page_of_traps_nothing_is_taken_for_an_id():
    assert ["10.1103/PhysRevLett.116.061102", "10.1038/nature14539"] == cited(TRAPS)


SPELLINGS = (
    "arXiv:{}",
    "arXiv: {}",
    "arxiv {}",
    "(arXiv:{})",
    "[{}]",
    "({})",
    "`{}`",
    "preprint {}",
    "https://arxiv.org/abs/{}",
    "https://arxiv.org/pdf/{}.pdf",
    "<https://arxiv.org/abs/{}>",
    "[here](https://arxiv.org/abs/{})",
    "https://doi.org/10.48550/arXiv.{}",
    "10.48550/arXiv.{}",
    "https://huggingface.co/papers/{}",
    "{} [cs.CL]",
)
WORDS = st.lists(
    st.sampled_from("the model errs, more when warm; less often (if asked) and so on: yes".split()),
    max_size=8,
).map(" ".join)
IDS = st.one_of(
    st.builds(
        "{:02}{:02}.{:05}".format, st.integers(15, 26), st.integers(1, 12), st.integers(1, 99999)
    ),
    st.builds(
        "{:02}{:02}.{:04}".format, st.integers(8, 14), st.integers(1, 12), st.integers(1, 9999)
    ),
)


@given(WORDS, st.sampled_from(SPELLINGS), IDS, WORDS)
def test_an_id_in_any_spelling_is_found_in_any_prose(before, spelling, number, after):
    text = f"{before} {spelling.format(number)} {after}."
    assert [number] == cited(text)


NUMBERS = st.one_of(
    st.floats(0, 9999).map("${:.2f}".format),
    st.floats(0, 9999).map("{:.1f}%".format),
    st.floats(0, 99).map("{:.4f}".format),
    st.dates().map("{:%Y-%m-%d}".format),
    st.dates().map("{:%d.%m.%Y}".format),
    st.tuples(*[st.integers(0, 99)] * 3).map("v{0[0]}.{0[1]}.{0[2]}".format),
    st.integers(10**6, 10**9).map("+49 {}".format),
    st.tuples(st.integers(1000, 9999), st.integers(1000, 99999)).map("{0[0]}.{0[1]} USD".format),
    st.tuples(st.integers(1000, 9999), st.integers(1000, 99999)).map("{0[0]}.{0[1]} kHz".format),
    st.tuples(st.integers(1000, 9999), st.integers(1000, 99999)).map("a {0[0]}.{0[1]} of".format),
)


@given(st.lists(st.tuples(WORDS, NUMBERS), max_size=8))
def test_numbers_of_other_kinds_are_no_ids(parts):
    assert [] == cited(" ".join(f"{words} {number}" for words, number in parts))


FRAGMENTS = st.sampled_from(
    [
        *("arXiv:2507.21919", "2507.21919", "arXiv:2507.XXXXX", "https://arxiv.org/abs/2507.21919"),
        *("[1]", "[1] ", "[^1]: ", "\n", "\n\n", "## References\n", "- ", "1. ", "| ", " | ", "\t"),
        *("**", "*", "_", '"', "\u201c", "\u201d", "`", "```\n", "(", ")", "[", "](", "> ", ", "),
        *(SYCOPHANTIC, WARM, "Ibrahim et al.", "(2025)", "2025-07", "C1", "NEW", "|---|\n", ": "),
        *("@misc{a, ", "title={", "eprint={", "}", "Title: ", "Authors: ", "https://x.org/a", "\\"),
        *(
            "10.1038/x",
            "\x00",
            "\r\n",
            "\u00b9",
            "; ",
            "C1 | holds | ",
            "none",
            " \u2014 ",
            "A. B, ",
        ),
    ]
)


@given(st.one_of(st.text(), st.lists(FRAGMENTS, max_size=30).map("".join)))
def test_of_any_text_places_are_in_order_and_inside(text):
    found = citations(text)
    starts = [citation.start for citation in found.citations]
    assert sorted(starts) == starts
    for citation in found.citations:
        assert 0 <= citation.start < citation.end <= len(text)
        assert citation.text == text[citation.start : citation.end]
        assert citation.paper or citation.elsewhere or citation.title
    for pointer in found.pointers:
        assert 0 <= pointer.start < pointer.end <= len(text)
        assert pointer.citations
        assert set(pointer.citations) <= set(range(len(found.citations)))


def test_hostile_megabytes_are_read_in_time():
    code = (
        "import sys\n"
        "from inquire.citations import citations\n"
        "for unit in sys.argv[1:]:\n"
        "    unit = unit.encode().decode('unicode_escape')\n"
        "    citations(unit * (400_000 // len(unit)))\n"
    )
    units = [
        *("[", "(", '"', "*", "|", "_", "arXiv:", "1234567890.", "10.", "http://", " ", "et al. "),
        *("](", "2507.21919 ", "arXiv:2507.21919 ", r"\n- ", r"\n| a ", r"\n[1] ", r"\n> ", "[a]("),
        *(
            "Ab ",
            "A. ",
            "Al, B., ",
            "https://a.org/(",
            "(2025). ",
            "[1](http://a.b/c) ",
            "\\u201ca",
        ),
        *(
            "**a ",
            "@a{title={",
            r"Title: a\narXiv: 2507.21919\n",
            "A B C D E F (arXiv:2507.21919) ",
            r"[1] A. B. 2507.21919\n",
            '"a b" (2507.21919) ',
        ),
    ]
    subprocess.run([sys.executable, "-c", code, *units], check=True, timeout=300)
