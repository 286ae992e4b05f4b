from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from maodun.company.pictures.albums import InMemory
from maodun.company.pictures.product import ProductPictures
from maodun.domain.evidence import Compared, NotCompared
from maodun.domain.pictures import (
    Album,
    PictureKind,
    RegisteredFigure,
    SeenPicture,
    View,
)
from maodun.encoders.reading.keeping import kept
from maodun.index.storage.blobs import Blobs


def print_of(seed: int) -> Image.Image:
    """Return a picture full of corners: blocks of a random pattern."""
    blocks = np.random.default_rng(seed).integers(0, 255, (20, 20, 3), np.uint8)
    return Image.fromarray(blocks).resize((400, 400), Image.Resampling.NEAREST)


def picture(sha256: str) -> SeenPicture:
    return SeenPicture("a.jpg", sha256, PictureKind.PHOTO, 400, 400, ())


def figure(sha256: str) -> RegisteredFigure:
    return RegisteredFigure(
        "VA2999999", "1", View.UNKNOWN, PictureKind.PHOTO, "a.jpg", sha256, 400, 400
    )


@pytest.fixture
def ours() -> InMemory:
    return InMemory()


@pytest.fixture
def theirs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path)


def pictures(ours: InMemory, theirs: Blobs) -> ProductPictures:
    return ProductPictures(Album(), ours.get, theirs.get)


def on(shelf: InMemory | Blobs, image: Image.Image) -> str:
    return shelf.put(kept(np.asarray(image), PictureKind.PHOTO))


def test_a_copy_is_told_from_another_picture(ours: InMemory, theirs: Blobs) -> None:
    held = pictures(ours, theirs)
    mine = picture(on(ours, print_of(1).crop((40, 40, 380, 380))))
    copied = held.same(mine, figure(on(theirs, print_of(1))))
    other = held.same(mine, figure(on(theirs, print_of(2))))
    assert isinstance(copied, Compared)
    assert isinstance(other, Compared)
    assert copied.score > 0.9
    assert other.score < 0.2
    assert (copied.in_right, copied.in_product) == ("VA2999999 1", "a.jpg")
    assert "points of the pictures lie on each other" in str(copied.because)


def test_a_mirrored_copy_is_said_to_be_mirrored(ours: InMemory, theirs: Blobs) -> None:
    mine = picture(on(ours, ImageOps.mirror(print_of(1))))
    found = pictures(ours, theirs).same(mine, figure(on(theirs, print_of(1))))
    assert isinstance(found, Compared)
    assert found.score > 0.9
    assert str(found.because).startswith("mirrored, ")


def test_what_cannot_be_compared_is_no_zero(ours: InMemory, theirs: Blobs) -> None:
    held = pictures(ours, theirs)
    mine, blank = on(ours, print_of(1)), on(ours, Image.new("RGB", (400, 400), "white"))
    registered = on(theirs, print_of(1))
    for one, other, reason in (
        (blank, registered, "no pattern"),
        ("0" * 64, registered, "not kept"),
        (mine, "0" * 64, "VA2999999: the picture is not kept"),
    ):
        found = held.same(picture(one), figure(other))
        assert isinstance(found, NotCompared)
        assert reason in str(found.because)


def test_a_damaged_picture_of_the_register_is_said(
    ours: InMemory, theirs: Blobs, tmp_path: Path
) -> None:
    name = on(theirs, print_of(1))
    (tmp_path / name[:2] / name).write_bytes(b"x")
    found = pictures(ours, theirs).same(picture(on(ours, print_of(1))), figure(name))
    assert isinstance(found, NotCompared)
    assert "damaged" in str(found.because)
