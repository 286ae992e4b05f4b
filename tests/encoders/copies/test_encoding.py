"""Vectors by which copies are looked up."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from maodun.domain.pictures import LookKind, PictureKind
from maodun.encoders.copies.encoding import PARTS, CopyEncoder
from maodun.encoders.copies.patches import patches_of
from tests.encoders.copies.drawing import Pixels, drawn
from tests.encoders.copies.test_checking import ATTACKS, SHAPES

HELD = 20  # pictures in the register of these tests


@pytest.fixture(scope="module")
def register() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    pictures = [drawn(seed) for seed in range(HELD)]
    rows = CopyEncoder().looks(pictures, [PictureKind.PHOTO] * HELD)
    return rows.reshape(HELD, -1)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_original_is_the_nearest(
    attack: Callable[[Pixels], Pixels],
    register: np.ndarray[tuple[int, int], np.dtype[np.float32]],
) -> None:
    _, asked = CopyEncoder().asked(attack(drawn(7)))
    assert int((asked @ register.T).max(axis=0).argmax()) == 7


def test_a_mirrored_copy_is_found_by_a_mirrored_look() -> None:
    picture = drawn(7)
    own = CopyEncoder().looks([picture], [PictureKind.PHOTO])[0]
    _, asked = CopyEncoder().asked(np.ascontiguousarray(picture[:, ::-1]))
    assert float(asked[len(PARTS)] @ own) > 0.95
    assert float(asked[0] @ own) < 0.5


def test_mirrored_patches_are_those_of_the_mirrored_picture() -> None:
    picture = drawn(8, height=192, width=144)  # of a size that falls on whole cells
    flipped = patches_of(np.ascontiguousarray(picture[:, ::-1]))
    mirrored = patches_of(picture).mirrored()
    first = len(flipped.vectors) // 3  # those of the picture at its full size
    order = np.lexsort((mirrored.places[:first, 0], mirrored.places[:first, 1].round(3)))
    same = np.abs(mirrored.vectors[:first][order] - flipped.vectors[:first])
    assert float(np.median(same.max(axis=1))) < 1e-3


def test_looks_say_what_they_are_and_of_which_part() -> None:
    encoder = CopyEncoder()
    looks = encoder.sought(drawn(9))
    assert {look.kind for look in looks} == {LookKind.COPY}
    assert {look.encoder for look in looks} == {encoder.name}
    assert re.fullmatch(r"copies-1:[0-9a-f]{8}", encoder.name)
    assert [look.region for look in looks[: len(PARTS)]] == list(PARTS)
    assert all(len(look.vector) == encoder.dims for look in looks)


def test_the_right_half_is_the_left_one_of_the_mirrored_picture() -> None:
    regions, _ = CopyEncoder().asked(drawn(9))
    assert regions[1] == (0.0, 0.0, 0.5, 1.0)
    assert regions[len(PARTS) + 1] == (0.5, 0.0, 1.0, 1.0)


def test_no_pictures_give_no_rows() -> None:
    assert CopyEncoder().looks([], []).shape == (0, CopyEncoder().dims)


@settings(max_examples=10, deadline=None)
@given(arrays(np.uint8, st.one_of(SHAPES, st.tuples(st.integers(1, 9), st.just(900)))))
def test_any_picture_has_vectors_of_length_one(picture: Pixels) -> None:
    encoder = CopyEncoder()
    rows = np.concatenate([encoder.looks([picture], []), encoder.asked(picture)[1]])
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-4)
