import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from maodun.domain.pictures import PictureKind
from maodun.encoders.reading.kinds import kind_of
from maodun.encoders.reading.pictures import ReadPicture, read_pages
from tests.encoders.reading.pictures_made import drawing, photo

DATA = os.environ.get("MAODUN_DATA")


def shaded(*, colour: bool) -> Image.Image:
    """A ball lit from one side, on white: a product photo or rendering."""
    image = Image.new("RGB", (200, 200), "white")
    pen = ImageDraw.Draw(image)
    for radius in range(80, 0, -1):
        level = 60 + radius
        pen.ellipse(
            (100 - radius, 100 - radius, 100 + radius, 100 + radius),
            fill=(level, 30 if colour else level, level),
        )
    return image


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        pytest.param(drawing(), PictureKind.DRAWING, id="strokes"),
        pytest.param(
            drawing().filter(ImageFilter.GaussianBlur(1)),
            PictureKind.DRAWING,
            id="soft strokes",
        ),
        pytest.param(drawing().convert("RGB"), PictureKind.DRAWING, id="strokes in colour"),
        pytest.param(
            drawing().point(lambda v: 255 - v), PictureKind.PHOTO, id="white on black"
        ),
        pytest.param(photo(), PictureKind.PHOTO, id="no white"),
        pytest.param(shaded(colour=True), PictureKind.PHOTO, id="product on white"),
        pytest.param(shaded(colour=False), PictureKind.PHOTO, id="grey rendering on white"),
        pytest.param(Image.new("L", (8, 8), 255), PictureKind.DRAWING, id="blank"),
        pytest.param(Image.new("L", (1, 1), 255), PictureKind.DRAWING, id="one pixel"),
    ],
)
def test_drawings_are_told_from_photos(image: Image.Image, kind: PictureKind) -> None:
    assert kind_of(np.asarray(image)) is kind


@pytest.mark.real
@pytest.mark.skipif(not DATA, reason="MAODUN_DATA is not set")
@pytest.mark.parametrize(
    ("pattern", "kind", "share"),
    [
        pytest.param(
            "uspto/designs-2007/images/**/*.png", PictureKind.DRAWING, 0.95, id="made small"
        ),
        pytest.param("objects/*/line_*.png", PictureKind.DRAWING, 1.0, id="line drawings"),
        pytest.param("objects/*/photo_*.jpg", PictureKind.PHOTO, 0.97, id="renderings"),
        pytest.param("photos/clothing-cc0/**/*.jpg", PictureKind.PHOTO, 1.0, id="photos"),
    ],
)
def test_real_pictures_are_told_apart(pattern: str, kind: PictureKind, share: float) -> None:
    files = sorted(Path(DATA or "").glob(pattern))[::9]
    pictures = [one for file in files for one in read_pages(file.read_bytes(), name=file.name)]
    told = [isinstance(one, ReadPicture) and one.kind is kind for one in pictures]
    assert sum(told) >= share * len(told) > 0
