"""Two pictures laid over each other: one made from the other, or not."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from maodun.encoders.copies.checking import same_picture
from tests.encoders.copies import drawing
from tests.encoders.copies.drawing import Pixels, drawn

ATTACKS = [
    pytest.param(drawing.cropped, id="30 % of each side cut away"),
    pytest.param(drawing.turned, id="turned by five degrees"),
    pytest.param(drawing.pressed, id="JPEG of quality 30"),
    pytest.param(drawing.framed, id="a frame around it"),
    pytest.param(drawing.recoloured, id="other colours"),
    pytest.param(drawing.written_over, id="writing over it"),
    pytest.param(drawing.beside_another, id="two in one"),
    pytest.param(drawing.photographed, id="slanted and blurred"),
    pytest.param(drawing.shown_on_a_phone, id="a screenshot"),
    pytest.param(drawing.grey, id="grey"),
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_copy_is_told_whatever_was_done_to_it(attack: Callable[[Pixels], Pixels]) -> None:
    picture = drawn(1)
    found = same_picture(attack(picture), picture)
    assert found.score > 0.9
    assert not found.mirrored


@pytest.mark.parametrize("attack", ATTACKS)
def test_another_picture_is_not_taken_for_a_copy(attack: Callable[[Pixels], Pixels]) -> None:
    assert same_picture(attack(drawn(1)), drawn(2)).score < 0.1


def test_a_mirrored_copy_is_told_and_said_to_be_mirrored() -> None:
    picture = drawn(3)
    found = same_picture(np.ascontiguousarray(picture[:, ::-1]), picture)
    assert found.score > 0.9
    assert found.mirrored


def test_the_movement_says_where_the_copy_lies() -> None:
    picture = drawn(4)
    found = same_picture(drawing.beside_another(picture), picture)
    assert found.transform is not None
    (across, slant, left), (tilt, down, top) = found.transform
    assert across == pytest.approx(2.0, abs=0.05)  # the right half becomes the whole
    assert left == pytest.approx(-1.0, abs=0.05)
    assert (slant, tilt, top) == pytest.approx((0, 0, 0), abs=0.03)
    assert down == pytest.approx(1.0, abs=0.03)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(np.zeros((1, 1, 3), np.uint8), id="one pixel"),
        pytest.param(np.full((300, 200, 3), 255, np.uint8), id="a blank sheet"),
        pytest.param(np.zeros((3, 4000, 3), np.uint8), id="a very wide one"),
        pytest.param(drawn(5)[:, :2], id="a very narrow one"),
        pytest.param(np.zeros((1, 1), np.uint8), id="one grey pixel"),
    ],
)
def test_nothing_to_lay_over_is_no_copy(picture: Pixels) -> None:
    for one, other in ((picture, drawn(5)), (drawn(5), picture), (picture, picture)):
        found = same_picture(one, other)
        assert found.score == 0.0
        assert found.transform is None


SHAPES = st.tuples(st.integers(1, 60), st.integers(1, 60), st.just(3))


@settings(max_examples=10, deadline=None)
@given(arrays(np.uint8, SHAPES), arrays(np.uint8, SHAPES))
def test_any_two_pictures_have_a_score(one: Pixels, other: Pixels) -> None:
    found = same_picture(one, other)
    assert 0.0 <= found.score <= 1.0
    assert 0.0 <= found.cover <= found.agreement <= 1.0
