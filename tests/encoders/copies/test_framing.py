"""The picture within a page or a frame."""

import numpy as np
import pytest

from maodun.encoders.copies.framing import cut, inner_picture
from tests.encoders.copies import drawing
from tests.encoders.copies.drawing import drawn


def test_the_picture_of_a_screenshot_is_found_without_bars_and_writing() -> None:
    screen = drawing.shown_on_a_phone(drawn(7))
    found = inner_picture(screen)
    assert found is not None
    assert found == pytest.approx((110 / 520, 200 / 1100, 410 / 520, 600 / 1100), abs=0.01)
    assert cut(screen, found).shape[:2] == pytest.approx((400, 300), abs=8)


def test_a_frame_is_left_out() -> None:
    found = inner_picture(drawing.framed(drawn(7)))
    assert found == pytest.approx((40 / 380, 40 / 480, 340 / 380, 440 / 480), abs=0.01)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(drawn(7), id="nothing plain around it"),
        pytest.param(np.full((90, 90, 3), 7, np.uint8), id="all plain"),
        pytest.param(np.zeros((1, 1, 3), np.uint8), id="one pixel"),
        pytest.param(drawn(7)[:, :1], id="one column"),
    ],
)
def test_nothing_stands_in_a_frame(picture: drawing.Pixels) -> None:
    assert inner_picture(picture) is None
