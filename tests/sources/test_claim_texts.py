import pytest

from maodun.sources.claim_texts import claims_in


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param("1. A bowl. 2. The bowl of claim 1.", ["A bowl.", "The bowl of claim 1."]),
        pytest.param("Claims 1. A bowl.\n2. A ring.", ["A bowl.", "A ring."], id="heading"),
        pytest.param("What is claimed is:\n1. A bowl.", ["A bowl."], id="longer heading"),
        pytest.param(
            "1.一种碗。2.如权利要求1的碗。", ["一种碗。", "如权利要求1的碗。"], id="Chinese"
        ),
        pytest.param("1、包括3.5mm的环。", ["包括3.5mm的环。"], id="number within"),
        pytest.param("1. A 2. 5 mm ring.\n3. Odd.", ["A 2. 5 mm ring. 3. Odd."], id="disorder"),
        pytest.param("A bowl without a number.", ["A bowl without a number."], id="no number"),
        pytest.param("", [], id="empty"),
        pytest.param("1. ", [], id="only a number"),
    ],
)
def test_claims_are_cut_at_numbers_in_order(text: str, claims: list[str]) -> None:
    found = claims_in(text)
    assert [claim.text for claim in found] == claims
    assert [claim.number for claim in found] == list(range(1, len(claims) + 1))
