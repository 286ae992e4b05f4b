import numpy as np
import pytest

from maodun.domain.pictures import PictureKind
from maodun.encoders.reading.keeping import fitted, kept, thumbnail
from maodun.encoders.reading.pictures import read_picture
from tests.encoders.reading.pictures_made import drawing, photo


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        pytest.param(PictureKind.DRAWING, b"\x89PNG", id="drawing"),
        pytest.param(PictureKind.PHOTO, b"\xff\xd8", id="photo"),
    ],
)
def test_what_is_kept_can_be_read_again(kind: PictureKind, start: bytes) -> None:
    image = drawing() if kind is PictureKind.DRAWING else photo()
    data = kept(np.asarray(image), kind)
    assert data.startswith(start)
    again = read_picture(data, name="a")
    assert again.kind is kind
    assert again.pixels.shape == np.asarray(image).shape
    assert float(np.abs(again.pixels.astype(int) - np.asarray(image)).mean()) < 3


def test_a_large_picture_is_kept_small_in_its_proportions() -> None:
    large = np.zeros((1_000, 3_200, 3), np.uint8)
    assert fitted(large).shape == (500, 1_600, 3)
    assert fitted(large[:10]).shape == (5, 1_600, 3)
    assert fitted(large[:, :200]) is not None
    long = np.zeros((40_000, 8), np.uint8)
    assert fitted(long).shape == (1_600, 1)


def test_a_thumbnail_fits_its_square() -> None:
    small = read_picture(thumbnail(np.asarray(photo()), PictureKind.PHOTO, side=60), name="a")
    assert small.pixels.shape == (40, 60, 3)


def test_the_same_picture_is_kept_as_the_same_bytes() -> None:
    pixels = np.asarray(photo())
    assert kept(pixels, PictureKind.PHOTO) == kept(pixels.copy(), PictureKind.PHOTO)
