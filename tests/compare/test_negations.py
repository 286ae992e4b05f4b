import pytest

from maodun.compare.negations import negations


@pytest.mark.parametrize(
    ("text", "head", "outright"),
    [
        pytest.param("No pump.", "pump", True, id="no"),
        pytest.param("The product has no air pump.", "pump", True, id="has no"),
        pytest.param("It comes without a battery", "battery", True, id="without"),
        pytest.param("The battery is not included.", "battery", True, id="not included"),
        pytest.param("BPA-free", "bpa", True, id="free"),
        pytest.param("A tubeless tire", "tube", True, id="less"),
        pytest.param("a rim bed without any spoke holes", "hole", False, id="in passing"),
        pytest.param("本产品不含电池。", "电池", True, id="Chinese"),
    ],
)
def test_finds_what_is_denied(text: str, head: str, outright: bool) -> None:  # noqa: FBT001 - a column of the table
    (found,) = negations(text, sentence=0)
    assert (found.head, found.outright) == (head, outright)
    assert found.quote in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("No pump is needed.", id="a need, not a thing"),
        pytest.param("It may have no pump.", id="possibility"),
        pytest.param("In some embodiments there is no pump.", id="one embodiment"),
        pytest.param("Conventional scooters have no pump.", id="other products"),
        pytest.param("No pump in the handle", id="only in one place"),
        pytest.param("Not only a pump", id="not only"),
        pytest.param("Wireless freedom for less", id="no thing denied but the wire"),
        pytest.param("The pump is not on the handle", id="where it is not"),
    ],
)
def test_hedged_or_partial_denials_deny_no_pump(text: str) -> None:
    assert all(found.head != "pump" for found in negations(text, sentence=0))
