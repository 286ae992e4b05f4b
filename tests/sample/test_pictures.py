"""The sample's pictures are all there, small, named as the office names them, and readable."""

from maodun import sample
from maodun.domain.errors import BadRecord
from maodun.domain.pictures import PictureKind
from maodun.domain.products import Product
from maodun.domain.rights import Right, RightKind
from maodun.encoders.figures.cutting import cut_sheet
from maodun.encoders.reading.pictures import read_picture
from maodun.sources.published import published, records
from maodun.sources.shops.reading import read_products

MOST_BYTES = 60_000


def designs() -> list[Right]:
    """The designs of the sample whose XML names sheets."""
    found = []
    for file in published(sample.files()):
        assert not isinstance(file, BadRecord)
        found += [one.record for one in records(file, sample=True)]
    return [
        one
        for one in found
        if isinstance(one, Right) and one.kind is RightKind.DESIGN and one.figures
    ]


def test_every_sheet_that_a_design_names_is_there() -> None:
    here = {path.name for path in sample.drawings().iterdir()}
    named = {f.file for one in designs() if one.office == "US" for f in one.figures}
    assert named
    assert named <= here


def test_every_photo_that_a_product_names_is_there_and_small() -> None:
    for path in sample.products():
        (product,) = read_products(str(path))
        assert isinstance(product, Product)
        assert product.photos
        for name in product.photos:
            data = (path.parent / name).read_bytes()
            assert len(data) < MOST_BYTES
            assert read_picture(data, name=name).kind is PictureKind.PHOTO


def test_the_pictures_of_rights_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in sample.drawings().iterdir()}
    assert {name: size for name, size in sizes.items() if not 0 < size < MOST_BYTES} == {}


def test_what_is_no_part_of_a_design_is_drawn_in_broken_lines() -> None:
    name = "USD9900002-20180417-D00002.TIF"
    (figure,) = cut_sheet(
        read_picture((sample.drawings() / name).read_bytes(), name=name).pixels,
        labels_expected=("2",),
    )
    assert figure.label == "2"
    assert figure.broken is not None
    assert figure.broken > 0
    assert figure.claimed_pixels is not None
