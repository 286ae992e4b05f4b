from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from maodun.company.pictures.albums import Means, means_at
from maodun.company.pictures.services import eyes_here, product_look
from maodun.domain.evidence import Compared
from maodun.domain.pictures import LookKind, PictureKind, RegisteredFigure, View
from maodun.domain.ports import Register
from maodun.domain.products import Product
from maodun.index.register import open_register
from maodun.sources.shops.reading import read_products
from tests.encoders.reading.pictures_made import saved


@pytest.fixture
def register(lamp_register: Path) -> Register:
    return open_register(lamp_register)


@pytest.fixture
def listings(tmp_path: Path) -> Path:
    """Two listings in a folder each, with a picture of the same name."""
    for number in (1, 2):
        folder = tmp_path / "listings" / str(number)
        folder.mkdir(parents=True)
        blocks = np.random.default_rng(number).integers(0, 255, (16, 16, 3), np.uint8)
        image = Image.fromarray(blocks).resize((320, 320), Image.Resampling.NEAREST)
        (folder / "front.png").write_bytes(saved(image, "PNG"))
        (folder / f"{number}.csv").write_text(f"sku,title,image\n{number},Lamp,front.png\n")
    return tmp_path / "listings"


def products(listings: Path) -> list[Product]:
    return [one for one in read_products(str(listings)) if isinstance(one, Product)]


def test_a_product_is_looked_at_with_the_embedded_models(
    listings: Path, register: Register, tmp_path: Path
) -> None:
    means: Means = means_at(tmp_path / "kept", eyes=eyes_here(words=False), network=False)
    (product, *_) = products(listings)
    work = product_look(product, base=listings / "1", means=means, register=register)
    while True:
        try:
            next(work)
        except StopIteration as end:
            pictures = end.value
            break
    (seen,) = pictures.album.seen
    assert len(pictures.album.looks(LookKind.SHAPE)) == 1
    assert len(pictures.album.looks(LookKind.COPY)) >= 1
    assert seen.words is None
    kept = pictures.ours(seen.sha256)
    figure = RegisteredFigure(
        "VA2999999", "", View.UNKNOWN, PictureKind.PHOTO, "a", seen.sha256, 320, 320
    )
    same = type(pictures)(pictures.album, pictures.ours, lambda _: kept).same(seen, figure)
    assert isinstance(same, Compared)
    assert same.score > 0.9
