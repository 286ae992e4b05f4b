"""Regions of a picture that may be a logo."""

import numpy as np
import pytest

from maodun.domain.pictures import PictureKind
from maodun.encoders.signs.encoding import SignEncoder
from maodun.encoders.signs.regions import MOST, sign_regions
from tests.encoders.signs.logos import arrow, flower, in_photo


@pytest.mark.parametrize(
    "at",
    [pytest.param((400, 10), id="corner"), pytest.param((150, 190), id="on the thing")],
)
def test_a_logo_in_a_photo_is_found_and_recognised(at: tuple[int, int]) -> None:
    photo = in_photo(arrow(), at=at)
    regions = sign_regions(photo)
    high, wide = photo.shape[:2]
    parts = [
        photo[int(top * high) : int(bottom * high), int(left * wide) : int(right * wide)]
        for left, top, right, bottom in regions
    ]
    kinds = [PictureKind.PHOTO] * len(parts)
    encoder = SignEncoder()
    ours, other = encoder.looks([arrow(), flower()], [PictureKind.DRAWING] * 2)
    seen = encoder.looks(parts, kinds)
    assert 0 < len(regions) <= MOST + 1
    assert (seen @ ours).max() > 0.6
    assert (seen @ ours).max() > (seen @ other).max()


def test_a_logo_file_is_looked_up_as_a_whole() -> None:
    assert sign_regions(arrow())[0] == (0.0, 0.0, 1.0, 1.0)


def test_writing_is_a_region_with_its_ground() -> None:
    photo = in_photo(arrow(), at=(20, 20))
    regions = sign_regions(photo, writing=[(0.5, 0.5, 0.7, 0.6)])
    assert regions[0] == pytest.approx((0.48, 0.49, 0.72, 0.61))


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 900), (600, 2, 3)])
def test_hardly_a_picture_has_regions_within_it_or_none(shape: tuple[int, ...]) -> None:
    for left, top, right, bottom in sign_regions(np.zeros(shape, np.uint8)):
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
