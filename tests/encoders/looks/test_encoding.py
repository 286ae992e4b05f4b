"""The shipped encoder: length, order, mirror images, and that it tells things apart."""

import cv2
import numpy as np
import pytest

from maodun.domain.pictures import LookKind, PictureKind
from maodun.encoders.looks.encoding import LooksEncoder

DRAWING, PHOTO = PictureKind.DRAWING, PictureKind.PHOTO


def mug(*, bend: int = 0) -> np.ndarray:
    """Draw a mug with its handle to the right."""
    sheet = np.full((300, 300), 255, np.uint8)
    cv2.ellipse(sheet, (130, 60), (80, 20 + bend), 0, 0, 360, 0, 2)
    cv2.line(sheet, (50, 60), (60, 250), 0, 2)
    cv2.line(sheet, (210, 60), (200, 250), 0, 2)
    cv2.ellipse(sheet, (130, 250), (70, 18 + bend), 0, 0, 180, 0, 2)
    cv2.ellipse(sheet, (207, 150), (50, 60), 0, -90, 90, 0, 2)
    return sheet


def fork() -> np.ndarray:
    """Draw a fork."""
    sheet = np.full((300, 300), 255, np.uint8)
    cv2.rectangle(sheet, (140, 150), (160, 290), 0, 2)
    for across in (110, 130, 150, 170, 190):
        cv2.line(sheet, (across, 10), (across, 120), 0, 2)
    cv2.ellipse(sheet, (150, 120), (40, 30), 0, 0, 180, 0, 2)
    return sheet


def mug_photo() -> np.ndarray:
    """Return the mug as a photo shows it, before grey."""
    photo = np.full((300, 300, 3), 205, np.uint8)
    body = np.array([(50, 60), (210, 60), (200, 250), (60, 250)])
    cv2.ellipse(photo, (207, 150), (50, 60), 0, -90, 90, (60, 80, 150), 12)
    cv2.fillPoly(photo, [body], (60, 80, 150))
    cv2.ellipse(photo, (130, 250), (70, 18), 0, 0, 180, (60, 80, 150), -1)
    cv2.ellipse(photo, (130, 60), (80, 20), 0, 0, 360, (90, 110, 180), -1)
    return photo


@pytest.fixture(scope="module")
def encoder() -> LooksEncoder:
    return LooksEncoder()


def test_looks_have_length_one_and_keep_their_order(encoder: LooksEncoder) -> None:
    pictures = [mug(), fork(), mug_photo()]
    kinds = [DRAWING, DRAWING, PHOTO]
    together = encoder.looks(pictures, kinds)
    apart = [encoder.looks([one], [kind])[0] for one, kind in zip(pictures, kinds, strict=True)]
    assert together.shape == (3, encoder.dims)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together, apart, atol=1e-5)


def test_more_pictures_than_one_run_takes(encoder: LooksEncoder) -> None:
    looks = encoder.looks([mug()] * 65, [DRAWING] * 65)
    assert looks.shape == (65, encoder.dims)
    assert np.allclose(looks, looks[0], atol=1e-5)


def test_no_picture_has_no_look(encoder: LooksEncoder) -> None:
    assert encoder.looks([], []).shape == (0, encoder.dims)


def test_a_mirror_image_looks_the_same(encoder: LooksEncoder) -> None:
    mirrored = np.ascontiguousarray(mug()[:, ::-1])
    one, other = encoder.looks([mug(), mirrored], [DRAWING, DRAWING])
    assert one @ other > 0.97


def test_one_thing_drawn_and_photographed_is_nearer_than_another(encoder: LooksEncoder) -> None:
    pictures = [mug(), mug(bend=5), mug_photo(), fork()]
    drawn, redrawn, photo, other = encoder.looks(pictures, [DRAWING, DRAWING, PHOTO, DRAWING])
    assert drawn @ redrawn > drawn @ other + 0.2
    assert drawn @ photo > photo @ other + 0.2


def test_the_name_tells_the_weights_and_is_for_shapes(encoder: LooksEncoder) -> None:
    family, _, digest = encoder.name.partition(":")
    assert family == "looks-1"
    assert len(digest) == 8
    assert int(digest, 16) >= 0
    assert encoder.kind is LookKind.SHAPE


def test_pictures_of_another_size_are_refused(encoder: LooksEncoder) -> None:
    with pytest.raises(ValueError, match="normalised"):
        encoder.seen(np.zeros((1, 2, 64, 64), np.uint8))
