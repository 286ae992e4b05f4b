"""The encoder of signs: what it takes for one logo, and what for two."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from maodun.domain.pictures import LookKind, PictureKind
from maodun.encoders.signs.encoding import SignEncoder
from maodun.encoders.signs.figure import figure_of, largest_of, mass_of
from maodun.encoders.signs.ink import ink_of
from tests.encoders.signs.logos import arrow, flower, framed, with_word

Pixels = NDArray[np.uint8]


def likeness(one: Pixels, other: Pixels) -> float:
    rows = SignEncoder().looks([one, other], [PictureKind.DRAWING, PictureKind.PHOTO])
    return float(rows[0] @ rows[1])


def turned(logo: Pixels) -> Pixels:
    how = cv2.getRotationMatrix2D((100, 100), 8, 1)
    white = (255, 255, 255)
    return np.asarray(cv2.warpAffine(logo, how, (200, 200), borderValue=white), np.uint8)


@pytest.mark.parametrize(
    ("copy", "least"),
    [
        pytest.param(arrow(ink=(200, 120, 0)), 0.95, id="other colour"),
        pytest.param(arrow(ink=(255, 255, 255), ground=(10, 20, 60)), 0.95, id="inverted"),
        pytest.param(arrow()[..., 0], 0.95, id="grey"),
        pytest.param(cv2.resize(arrow(), (90, 90)), 0.9, id="small"),
        pytest.param(np.ascontiguousarray(arrow()[:, ::-1]), 0.9, id="mirrored"),
        pytest.param(turned(arrow()), 0.6, id="turned a little"),
        pytest.param(framed(arrow()), 0.7, id="in a frame"),
        pytest.param(with_word(arrow()), 0.7, id="with a word"),
    ],
)
def test_a_look_alike_is_nearer_than_another_logo(copy: Pixels, least: float) -> None:
    assert likeness(arrow(), copy) > least
    assert likeness(arrow(), copy) > likeness(flower(), copy) + 0.3


def test_every_vector_has_length_one_and_is_named_by_its_weights() -> None:
    encoder = SignEncoder()
    empty = np.full((50, 70, 3), 255, np.uint8)
    rows = encoder.looks([arrow(), empty, empty[:1, :1]], [PictureKind.DRAWING] * 3)
    assert encoder.kind is LookKind.SIGN
    assert rows.shape == (3, encoder.dims)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert encoder.name.startswith("signs-1:")


def test_no_pictures_make_no_vectors() -> None:
    encoder = SignEncoder()
    assert encoder.looks([], []).shape == (0, encoder.dims)


@pytest.mark.parametrize(
    "logo",
    [
        pytest.param(framed(arrow()), id="frame"),
        pytest.param(framed(arrow(), rings=2), id="frame in a frame"),
        pytest.param(with_word(arrow()), id="word"),
        pytest.param(np.hstack([arrow()] * 3), id="three in a row"),
    ],
)
def test_the_figure_is_told_from_what_is_around_it(logo: Pixels) -> None:
    alone, figure = ink_of(arrow()), figure_of(ink_of(logo))
    shape = alone.shape[1] / alone.shape[0]
    assert figure.shape[1] / figure.shape[0] == pytest.approx(shape, rel=0.08)


def test_two_figures_beside_each_other_are_not_one_repeated() -> None:
    both = np.hstack([arrow(), flower()])
    ink = ink_of(both)
    assert figure_of(ink).shape == ink.shape


def test_what_hatching_parts_is_one_mass() -> None:
    sheet = np.full((160, 160, 3), 255, np.uint8)
    cv2.circle(sheet, (80, 80), 60, (0, 0, 0), -1)
    hatched = sheet.copy()
    hatched[::12] = hatched[1::12] = 255
    whole, mass = (mass_of(ink_of(one)) > 0 for one in (sheet, hatched))
    assert mass.mean() == pytest.approx(whole.mean(), abs=0.05)


def test_the_largest_part_stands_by_itself() -> None:
    sheet = np.full((160, 160, 3), 255, np.uint8)
    cv2.circle(sheet, (50, 80), 40, (0, 0, 0), -1)
    cv2.circle(sheet, (140, 80), 10, (0, 0, 0), -1)
    ink = ink_of(sheet)
    high, wide = largest_of(ink).shape
    assert high == pytest.approx(wide, abs=3)
    assert largest_of(ink[:, :high]).shape == (high, high)


def test_a_letter_with_a_hole_stays_a_letter() -> None:
    sheet = np.full((160, 120, 3), 255, np.uint8)
    cv2.putText(sheet, "R", (20, 130), cv2.FONT_HERSHEY_SIMPLEX, 4, (0, 0, 0), 22)
    ink = ink_of(sheet)
    assert figure_of(ink).shape == ink.shape
