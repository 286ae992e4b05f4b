"""What the pictures of rights are looked at with."""

import numpy as np

from maodun.company.register.means import cut, means_here
from maodun.compare.looks.scales import looks_1
from maodun.domain.pictures import PictureKind
from maodun.encoders.reading.pictures import ReadPicture


def test_what_counts_as_near_was_measured_for_each_embedded_encoder() -> None:
    """After other weights: ``python -m bench.looks_scales --data DIR --write FILE``."""
    for kind, encoder in means_here().encoders.items():
        assert looks_1().set_for(kind, encoder.name), encoder.name


def test_a_photo_that_fills_its_page_gets_no_margin() -> None:
    noise = np.random.default_rng(7).integers(40, 200, (120, 90, 3), np.uint8)
    (figure,) = cut(ReadPicture(noise, PictureKind.PHOTO), ())
    assert figure.pixels.shape == noise.shape
    laid = np.pad(noise, ((30, 30), (30, 30), (0, 0)), constant_values=255)
    (figure,) = cut(ReadPicture(laid, PictureKind.PHOTO), ())
    assert noise.shape < figure.pixels.shape < laid.shape
