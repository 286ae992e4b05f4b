import numpy as np
import pytest

from maodun.domain.pictures import PictureKind
from maodun.encoders.figures.cutting import CutFigure
from maodun.encoders.figures.ordering import settled


def cut(label: str) -> CutFigure:
    pixels = np.zeros((1, 1), np.uint8)
    return CutFigure(pixels, label, PictureKind.DRAWING, None, None, (0, 0, 1, 1))


@pytest.mark.parametrize(
    ("sheets", "labels", "answer"),
    [
        pytest.param(["1", "", "3"], "123", ["1", "2", "3"], id="one between two"),
        pytest.param(["", ""], "12", ["1", "2"], id="as many figures as labels"),
        pytest.param(
            ["1", "5-", "--"], "15234", ["1", "52", "34"], id="labels left for a sheet"
        ),
        pytest.param(["1", "-3", "4"], "1234", ["1", "23", "4"], id="the other one of a sheet"),
        pytest.param(["2", ""], "12", ["2", "-"], id="a label out of place stops the count"),
        pytest.param(["1", "", "3", "", ""], "1234", ["1", "2", "3", "-", "-"], id="too many"),
        pytest.param(["1", "", "4", ""], "12345", ["1", "-", "4", "-"], id="two may fit"),
        pytest.param(list("123456789X"), "1234567890", list("1234567890"), id="one misread"),
        pytest.param([], "", [], id="nothing"),
    ],
)
def test_a_label_is_filled_in_where_no_choice_is_left(
    sheets: list[str], labels: str, answer: list[str]
) -> None:
    cuts = [[cut(label.strip("-")) for label in sheet or "-"] for sheet in sheets]
    found = settled(cuts, list(labels))
    assert ["".join(one.label or "-" for one in sheet) for sheet in found] == answer
