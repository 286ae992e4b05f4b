"""Signs that claim to be an outlet of a brand."""

import pytest

from maodun.compare.marks.comparing import compare_marks
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.marks.sides import MarkSide
from maodun.domain.evidence import Compared, NotCompared


@pytest.mark.parametrize(
    ("sign", "brand", "share"),
    [
        pytest.param("碑林区云朵手机专卖店", "云朵", 1.0, id="the brand among other words"),
        pytest.param("云朵网点查询", "中国云朵", 0.5, id="half of the brand"),
        pytest.param("Torval authorized repairs", "TORVAL", 1.0, id="in English"),
        pytest.param("青山专卖店", "云朵", 0.0, id="another brand"),
        pytest.param("东山专卖店", "云山", 0.0, id="one character is none"),
    ],
)
def test_what_counts_is_how_much_of_the_brand_stands_there(
    sign: str, brand: str, share: float
) -> None:
    found = compare_marks(MarkSide(sign), MarkSide(brand))
    assert isinstance(found.outlet, Compared)
    assert found.outlet.score == pytest.approx(MARKS_1.outlet * share)
    assert found.marks >= found.outlet.score


@pytest.mark.parametrize(
    ("sign", "other"),
    [
        pytest.param("云朵小吃", "云朵", id="no claim"),
        pytest.param("云朵专卖店", "青山授权店", id="both claim"),
        pytest.param("AUTHORIZEDLY", "TORVAL", id="part of a word"),
    ],
)
def test_without_a_claim_nothing_is_compared(sign: str, other: str) -> None:
    assert isinstance(compare_marks(MarkSide(sign), MarkSide(other)).outlet, NotCompared)


def test_a_claim_is_named_as_the_reason() -> None:
    found = compare_marks(MarkSide("碑林区云朵手机专卖店"), MarkSide("云朵"))
    assert "“专卖” says that" in str(found.because)
    assert found.marks < 1.0


def test_an_empty_brand_stands_nowhere() -> None:
    assert compare_marks(MarkSide("云朵专卖店"), MarkSide("")).marks == 0.0
