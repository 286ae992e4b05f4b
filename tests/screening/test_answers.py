import pytest

from maodun.screening.answers import rests_on
from tests.screening.rights import product

BARE = product("Scooter with a wheel", "Folding stem")


@pytest.mark.parametrize(
    ("needs", "text", "added"),
    [
        pytest.param("battery", "a battery", "Two batteries included", id="other number"),
        pytest.param("wheel", "a wheel without a pump", "A pump is included", id="negative"),
        pytest.param("", "arranged at the side", "Anything at all", id="no thing to ask for"),
        pytest.param("气泵装置", "气泵装置", "配有充气泵", id="part of a Chinese word"),
    ],
)
def test_an_answer_rests_on_a_fact_that_speaks_of_the_thing(
    needs: str, text: str, added: str
) -> None:
    more = product(*(fact.text for fact in BARE.facts), added)
    assert rests_on(more, needs, text) != rests_on(BARE, needs, text)


def test_an_answer_does_not_rest_on_other_facts() -> None:
    more = product(*(fact.text for fact in BARE.facts), "Comes in red")
    assert rests_on(more, "battery", "a battery") == rests_on(BARE, "battery", "a battery")
