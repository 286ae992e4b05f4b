import pytest

from maodun.domain.records import fee_number, fee_value


@pytest.mark.parametrize(
    ("value", "number"),
    [
        pytest.param(fee_value(1, "M1551"), 1, id="as written here"),
        pytest.param("fee_12 F01", 12, id="two digits"),
        pytest.param("fee_3", 3, id="without a code"),
        pytest.param("M1551", None, id="a code alone"),
        pytest.param("", None, id="nothing"),
        pytest.param("fee_x", None, id="no number"),
        pytest.param("fee_٣", None, id="a digit of another script"),
        pytest.param("late fee_1", None, id="not at the start"),
    ],
)
def test_a_payment_may_say_which_fee_it_was(value: str, number: int | None) -> None:
    assert fee_number(value) == number
