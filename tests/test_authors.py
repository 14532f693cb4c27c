"""Authors compared: names as people write them, alone and in lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquire.authors import absent, first_author_agrees, people, same_surname

WARM = ["Lujain Ibrahim", "Franziska Sofia Hafner", "Luc Rocher"]
CURRY = ["Alba Curry", "Amanda Cercas Curry"]


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        ("Ibrahim", "Lujain Ibrahim"),
        ("Ibrahim, L.", "Lujain Ibrahim"),
        ("Ibrahim L", "Lujain Ibrahim"),
        ("L. Ibrahim", "Lujain Ibrahim"),
        ("IBRAHIM", "Lujain Ibrahim"),
        ("LUJAIN IBRAHIM", "Lujain Ibrahim"),
        ("Dr. Lujain Ibrahim", "L. Ibrahim"),
        ("Smith JA", "John A. Smith"),
        ("Smith JRR", "John Smith"),
        ("SMITH JA", "John A. Smith"),
        ("Smith, Jr.", "John Smith"),
        ("John Smith III", "John Smith"),
        # accents, letters, LaTeX
        ("Balazs", "C. Bal\\'azs"),
        ("Mueller", "Jens M\u00fcller"),
        ("Muller", "Jens M\u00fcller"),
        ("Mueller, J.", "Jens Muller"),
        ("Sorensen", "Anders S\u00f8rensen"),
        ("Soerensen", "Anders S\u00f8rensen"),
        ("Aagren", "Ulf \u00c5gren"),
        ("Lukasz", "\\L{}ukasz"),
        ("Weiss", "Ada Wei\u00df"),
        ("O'Brien", "Una O\u2019Brien"),
        ("OBrien", "Una O\u00b4Brien"),
        # particles
        ("van der Berg", "Ann Berg"),
        ("Berg, Ann van der", "A. van der Berg"),
        ("LeCun", "Yann Le Cun"),
        ("Le Cun", "Yann LeCun"),
        ("Y. LeCun", "Yann Le Cun"),
        ("Thanh Le", "Quoc V. Le"),
        ("Le, Thanh", "Quoc Le"),
        ("Vandenberg", "Ann Van den Berg"),
        # either order
        ("Wang Peisong", "Peisong Wang"),
        ("WANG Peisong", "Peisong Wang"),
        ("LI Xiaoming", "Xiao Ming Li"),
        ("Li Xiao-Ming", "Xiaoming Li"),
        ("Xiao-Ming Li", "X. Li"),
        ("He", "He Yanzhang"),
        ("E", "Weinan E"),
        ("E, Weinan", "Weinan E"),
        # two surnames
        ("Curry", "Amanda Cercas Curry"),
        ("Cercas Curry, A.", "Amanda Cercas Curry"),
        ("Amanda Cercas", "Amanda Cercas Curry"),
        ("Cercas, Amanda", "Amanda Cercas Curry"),
        ("Garcia Marquez, Gabriel", "Gabriel Garc\u00eda"),
        ("Anna Smith-Jones", "Anna Smith"),
        ("Smith-Jones, A.", "Anna Jones"),
        ("Smith-Jones, A.", "Anna Smith"),
        ("BABAR", "The BABAR Collaboration"),
        ("DeepSeek", "DeepSeek-AI"),
    ],
)
def test_a_surname_is_known_however_the_name_is_written(claimed: str, real: str) -> None:
    assert same_surname(claimed, real)
    assert same_surname(real, claimed)


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        ("Ibrahim", "Luc Rocher"),
        ("Smith", "Ann Smythe"),
        ("Zhenyu Xu", "Jiayu Xue"),
        ("John Smith", "John Doe"),
        ("JOHN DOE", "John Smith"),
        ("Smith, John", "Doe, John"),
        ("J. Smith", "J. Doe"),
        ("Smith J", "Doe J"),
        ("van der Berg", "Ann van der Meer"),
        ("Li Dong", "Wei Dong Zhang"),
        ("", "Lujain Ibrahim"),
        ("Lujain Ibrahim", "?"),
    ],
)
def test_another_surname_is_told_apart(claimed: str, real: str) -> None:
    assert not same_surname(claimed, real)
    assert not same_surname(real, claimed)


@pytest.mark.parametrize(
    ("entries", "names"),
    [
        (["Lujain Ibrahim", "Luc Rocher"], ("Lujain Ibrahim", "Luc Rocher")),
        (["Ibrahim, Hafner and Rocher"], ("Ibrahim", "Hafner", "Rocher")),
        (["Ibrahim, Hafner, and Rocher"], ("Ibrahim", "Hafner", "Rocher")),
        (["Curry and Cercas Curry"], ("Curry", "Cercas Curry")),
        (["Ibrahim & Rocher; Hafner"], ("Ibrahim", "Rocher", "Hafner")),
        (["Ibrahim, L., Hafner, F. S., Rocher, L."], None),
        (["Ibrahim, L. and Hafner, F. S. and Rocher, L."], None),
        (["Ibrahim, L.; Hafner, F. S.; Rocher, L."], None),
        (["Ibrahim, Lujain and Rocher, Luc"], ("Ibrahim, Lujain", "Rocher, Luc")),
        (["L. Ibrahim, L. Rocher"], ("L. Ibrahim", "L. Rocher")),
        (["Ibrahim et al."], ("Ibrahim",)),
        (["Ibrahim", "et al."], ("Ibrahim",)),
        (["Lin and others"], ("Lin",)),
        (["Lin and 12 others"], ("Lin",)),
        (["Lin, Hafner, ..."], ("Lin, Hafner",)),
        (["et al."], ()),
        (["and others", "", " , ", "?"], ()),
    ],
)
def test_a_list_of_names_is_taken_apart(entries: list[str], names: tuple[str, ...] | None) -> None:
    expected = ("Ibrahim, L.", "Hafner, F. S.", "Rocher, L.") if names is None else names

    assert expected == people(entries)


@pytest.mark.parametrize(
    "claimed",
    [
        ["Ibrahim"],
        ["Ibrahim et al."],
        ["Ibrahim, Hafner and Rocher"],
        ["Rocher", "Ibrahim"],
        ["Hafner, F. S."],
        ["Ibrahim, Nobody"],
    ],
)
def test_the_first_author_may_stand_anywhere(claimed: list[str]) -> None:
    assert first_author_agrees(claimed, WARM) is True


@pytest.mark.parametrize("claimed", [["Curry"], ["Smith", "Ibrahim"], ["Wang et al."]])
def test_a_first_author_who_is_not_among_them_disagrees(claimed: list[str]) -> None:
    assert first_author_agrees(claimed, WARM) is False


@pytest.mark.parametrize(
    ("claimed", "real"),
    [
        ([], WARM),
        (["et al."], WARM),
        (["and others"], WARM),
        ([""], WARM),
        (WARM, []),
        (["\u738b\u4f1f"], ["Wei Wang"]),
        (["Wei Wang"], ["\u738b\u4f1f"]),
    ],
)
def test_what_cannot_be_told_of_authors_is_not_told(claimed: list[str], real: list[str]) -> None:
    assert first_author_agrees(claimed, real) is None
    assert absent(claimed, real) == ()


@pytest.mark.parametrize(
    ("claimed", "real", "missing"),
    [
        (["Ibrahim, Hafner and Rocher"], WARM, ()),
        (["Ibrahim, Smith and Rocher"], WARM, ("Smith",)),
        (["Curry and Cercas Curry"], CURRY, ()),
        (["Smith, J.", "Curry, A."], CURRY, ("Smith, J.",)),
        (["Curry", "Smythe et al."], CURRY, ("Smythe",)),
        (["Alba Curry, Ann Smith"], ["C. Bal\\'azs, A. Curry"], ("Ann Smith",)),
    ],
)
def test_the_names_that_nobody_bears_are_given_as_written(
    claimed: list[str], real: list[str], missing: tuple[str, ...]
) -> None:
    assert missing == absent(claimed, real)


NAMES = st.text() | st.lists(
    st.sampled_from(["Li", "LI", "J.", "van", "Le", ",", "and", "&", "et al.", "O'Neil", "\u738b"])
).map(" ".join)


@given(NAMES, NAMES)
def test_which_of_two_names_is_claimed_makes_no_difference(one: str, two: str) -> None:
    found = same_surname(one, two)

    assert found == same_surname(two, one)


@given(st.lists(NAMES, max_size=4))
def test_every_list_of_authors_agrees_with_itself(names: list[str]) -> None:
    agreed = first_author_agrees(names, names)

    assert agreed is (True if people(names) else None)
    assert absent(names, names) == ()
