"""Every picture becomes the same kind of lines, whatever its size, weight and ground."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.pictures import PictureKind
from maodun.encoders.looks.normalising import SIDE, normalised


def chair(scale: float = 1.0, *, stroke: int = 3, ink: int = 0) -> np.ndarray:
    """Draw a chair from the side, on white."""
    size = round(300 * scale)
    sheet = np.full((size, size), 255, np.uint8)
    for points in ([(90, 40), (90, 170), (200, 170), (200, 270)], [(90, 170), (90, 270)]):
        path = (np.array(points) * scale).astype(np.int32)
        cv2.polylines(sheet, [path], isClosed=False, color=ink, thickness=stroke)
    return sheet


def agreement(one: np.ndarray, other: np.ndarray) -> float:
    """Return the correlation of the lines, both softened a little."""
    soft = [cv2.GaussianBlur(look[0].astype(np.float64), (5, 5), 0) for look in (one, other)]
    return float(np.corrcoef(soft[0].ravel(), soft[1].ravel())[0, 1])


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(chair(3.0, stroke=9), id="larger"),
        pytest.param(chair(stroke=1), id="thinner"),
        pytest.param(chair(stroke=6), id="thicker"),
        pytest.param(chair(ink=170), id="paler"),
        pytest.param(np.pad(chair(), ((10, 300), (80, 5)), constant_values=255), id="placed"),
        pytest.param(np.repeat(chair()[..., None], 3, axis=2), id="in colour"),
        pytest.param(
            cv2.rectangle(chair(), (0, 0), (299, 299), 0, 2), id="framed along the border"
        ),
    ],
)
def test_the_style_of_a_drawing_does_not_matter(drawn: np.ndarray) -> None:
    plain = normalised(chair(), PictureKind.DRAWING)
    assert agreement(plain, normalised(drawn, PictureKind.DRAWING)) > 0.85


def test_another_drawing_is_another_picture() -> None:
    upside_down = np.ascontiguousarray(chair()[::-1])
    looks = [normalised(one, PictureKind.DRAWING) for one in (chair(), upside_down)]
    assert agreement(*looks) < 0.6


def test_an_outline_with_small_gaps_is_filled() -> None:
    sheet = np.full((300, 300), 255, np.uint8)
    for start in range(0, 360, 12):
        cv2.ellipse(sheet, (150, 150), (120, 80), 0, start, start + 9, 0, 2)
    lines, filled = normalised(sheet, PictureKind.DRAWING)
    assert filled[SIDE // 2, SIDE // 2] == 255
    assert lines[SIDE // 2, SIDE // 2] == 0
    assert filled[2, 2] == 0


def test_a_photo_is_drawn_by_its_outline_and_edges() -> None:
    photo = np.full((200, 300, 3), (235, 232, 228), np.uint8)
    cv2.rectangle(photo, (100, 60), (200, 140), (40, 90, 160), -1)
    cv2.rectangle(photo, (130, 80), (170, 120), (220, 220, 60), -1)
    drawn = np.full((200, 300), 255, np.uint8)
    cv2.rectangle(drawn, (100, 60), (200, 140), 0, 2)
    cv2.rectangle(drawn, (130, 80), (170, 120), 0, 2)
    looks = normalised(photo, PictureKind.PHOTO), normalised(drawn, PictureKind.DRAWING)
    assert agreement(*looks) > 0.7
    assert np.abs(looks[0][1].astype(int) - looks[1][1]).mean() < 10


@pytest.mark.parametrize("kind", PictureKind)
@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (3, 2, 3), (50, 60), (40, 30, 3)])
def test_an_empty_picture_has_no_lines_inside(
    kind: PictureKind, shape: tuple[int, ...]
) -> None:
    look = normalised(np.full(shape, 255, np.uint8), kind)
    assert look.shape == (2, SIDE, SIDE)
    if kind is PictureKind.DRAWING:
        assert not look.any()


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 60), st.integers(1, 60), st.sampled_from(PictureKind), st.integers(0, 2**31)
)
def test_noise_never_breaks_it(height: int, width: int, kind: PictureKind, seed: int) -> None:
    dice = np.random.default_rng(seed)
    pixels = dice.integers(0, 256, (height, width, 3), dtype=np.uint8)
    before = pixels.copy()
    look = normalised(pixels, kind)
    assert look.dtype == np.uint8
    assert look.shape == (2, SIDE, SIDE)
    assert (pixels == before).all()
