"""The words of titles: what folds away, and what is part of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.title_words import fold, search_words


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Attention Is All You Need", "attention is all you need"),
        ("BERT: {P}re-training of {{Deep}} nets", "bert pre training of deep nets"),
        ("From dyadic $\\Lambda_{\\alpha}$ to $x^2$", "from dyadic lambda alpha to x2"),
        ("From dyadic \u039b\u03b1", "from dyadic lambda alpha"),
        ("Koll\\'ar's injectivity \\v{S}r\\'{a}mek \\o \\\"{\\i}", "kollars injectivity sramek oi"),
        ("\\emph{Potfit}: \\mathbb{R} \\& more", "potfit r and more"),
        ("Koll\u00e1r\u2019s \u0142\u00f3d\u017a stra\u00dfe \ufb01ne \u00c6r\u00f8", None),
        ("Kick &amp; rush &lt;3", "kick and rush 3"),
        ("1T-TiSe\u2082 in <sub>x</sub> a<b", "1t tise2 in x a b"),
        (
            "  \u201cQuoted\u201d \u2013 and\u200b dashed\u2014 ``twice''\n",
            "quoted and dashed twice",
        ),
        (
            "Verified C++ and C# in .NET, C++11 too",
            "verified cplusplus and csharp in dotnet cplusplus11 too",
        ),
        ("$A^{*}$ beats A\u2217, F\u266f and C\\#", "astar beats astar fsharp and csharp"),
        ("LoRA+ of a title*, b+c", "loraplus of a title b c"),
        ("$O(n^{2})$ for $\\mu$P, \u00b5P and \u03bcP", "o n2 for mu p mu p and mu p"),
        ("$O(n^2)$ or O(n\u00b2), 4$\\times$4 or 4\u00d74", "o n2 or o n2 4x4 or 4x4"),
        ("P\u2260NP, P $\\neq$ NP, P=NP", "p neq np p neq np p np"),
        ("$\\ell_p$ in 360$^\\circ$, $\\varepsilon$ \\L{}\\AA{}", "lp in 360 epsilon laa"),
        ("\\\"u {\\'e} \\ss \\aa\\ \\c{c} \\H{o} \\o", "u e ssaa c o o"),
        ("Qwen2.5 at 10,000 and 1.5B, 1, 2", "qwen2point5 at 10000 and 1point5b 1 2"),
        ("\uff26\uff35\uff2c\uff2c so\u00adft\u00a0blank\ufeff \ufb03", "full soft blank ffi"),
        ("?!", ""),
        ("", ""),
    ],
)
def test_folding_leaves_the_words(title: str, folded: str | None) -> None:
    expected = "kollars lodz strasse fine aero" if folded is None else folded

    assert expected == fold(title)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(title: str) -> None:
    folded = fold(title)

    assert folded == fold(folded)


def test_a_title_is_looked_for_by_the_words_that_say_something() -> None:
    assert ["lost", "middle", "how", "models", "use"] == search_words(
        "Lost in the Middle: How Lost Models Use the Middle"
    )


def test_a_title_of_small_words_alone_is_looked_for_by_all_of_them() -> None:
    assert ["to", "the", "as"] == search_words("To the To: as")
