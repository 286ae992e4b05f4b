"""What a publication says of itself, put together."""

from dataclasses import replace

import pytest

from maodun.domain.rights import Classification
from maodun.domain.signs import Goods
from tests.screening.rights import mark

LAMPS, CLOTHES = Goods("lamps", 11), Goods("clothes", 25)
SYMBOLS = tuple(Classification("nice", symbol, main=False) for symbol in ("NICE09", "NICE25"))
FIGURE = Classification("vienna", "26.01", main=True)


@pytest.mark.parametrize(
    ("goods", "symbols", "classes"),
    [
        pytest.param((CLOTHES, LAMPS), (), (11, 25), id="of the goods, sorted"),
        pytest.param((), SYMBOLS, (9, 25), id="named alone"),
        pytest.param((LAMPS, CLOTHES), SYMBOLS, (9, 11, 25), id="both, each once"),
        pytest.param((Goods("lamps", None),), (FIGURE,), (), id="not known"),
    ],
)
def test_the_classes_of_a_mark_are_all_that_its_record_names(
    goods: tuple[Goods, ...], symbols: tuple[Classification, ...], classes: tuple[int, ...]
) -> None:
    named = replace(mark("USTM99900001", "VELORA"), goods=goods, classes=symbols)
    assert named.nice_classes == classes
