import pytest

from maodun.domain.spelling import american


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        pytest.param("tyre", "tire", id="a word of its own"),
        pytest.param("tyres", "tires", id="plural"),
        pytest.param("colouring", "coloring", id="ing"),
        pytest.param("moulded", "molded", id="ed"),
        pytest.param("stabilised", "stabilized", id="ise to ize"),
        pytest.param("polymerisation", "polymerization", id="isation"),
        pytest.param("vulcanising", "vulcanizing", id="ising"),
        pytest.param("raised", "raised", id="ise that stays"),
        pytest.param("comprising", "comprising", id="ising that stays"),
        pytest.param("clockwise", "clockwise", id="wise"),
        pytest.param("tire", "tire", id="American already"),
        pytest.param("noise", "noise", id="short"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_american(british: str, expected: str) -> None:
    assert american(british) == expected
    assert american(expected) == expected
