"""The digits by which a wording is known again: what they depend on, and what not."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from inquire.model import Claim, Inquiry
from inquire.wordings import check_value, wording

CLAIMS = st.lists(st.builds(Claim, st.text(min_size=1), st.text()), min_size=1, max_size=5).map(
    tuple
)


@given(CLAIMS)
def test_the_check_value_depends_on_ids_order_and_texts(claims: tuple[Claim, ...]) -> None:
    first = check_value(Inquiry("a", "Q?", claims))

    assert re.fullmatch("[0-9a-f]{8}", first)
    assert first == check_value(Inquiry("b", "R?", claims, summary="S", next=("c",)))
    told = [(claim.id, claim.text) for claim in claims]
    turned = check_value(Inquiry("a", "Q?", claims[::-1]))
    assert (first == turned) == (told == told[::-1])
    changed = (claims[0]._replace(text=claims[0].text + "."), *claims[1:])
    assert first != check_value(Inquiry("a", "Q?", changed))
    renamed = (claims[0]._replace(id=claims[0].id + "."), *claims[1:])
    assert first != check_value(Inquiry("a", "Q?", renamed))


def test_where_the_rows_of_a_claim_break_is_no_matter_of_wording() -> None:
    wordings = {wording(Claim("c", text)) for text in ("It  holds\n", "It\nholds", "It holds")}

    assert {"d5c5ed5e"} == wordings
    assert wording(Claim("c", "It hold s")) != wording(Claim("c", "It holds"))
