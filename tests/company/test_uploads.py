"""What is handed in is kept under safe names, or refused with a reason."""

from pathlib import Path

import pytest

from maodun.company.jobs.uploads import Kept, Typed, Upload, safe_name, upload_keep
from maodun.domain.errors import BadUpload
from maodun.sources.shops.reading import read_products

TYPED = Typed("SC-1", "Kick scooter: folding", "折叠滑板车", ("A deck.", "", "Two wheels."))


def upload(name: str, data: bytes = b"x", size: int | None = None) -> Upload:
    return Upload(name, len(data) if size is None else size, [data])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("front.JPG", "front.jpg", id="plain"),
        pytest.param("../../etc/front.png", "front.png", id="up"),
        pytest.param("C:\\Users\\li\\主图 1.jpeg", "主图 1.jpeg", id="windows-chinese"),
        pytest.param("a<b>|c?.png", "a_b_c_.png", id="signs"),
        pytest.param("x" * 300 + ".webp", "x" * 95 + ".webp", id="long"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize("given", ["run.exe", "page.svg", ".htaccess", "", "nul.png", "a.png."])
def test_other_kinds_are_refused_by_name(given: str) -> None:
    if given == "a.png.":
        assert safe_name(given) == "a.png"
        return
    with pytest.raises(BadUpload):
        safe_name(given)


def test_a_typed_product_is_read_back_as_typed(tmp_path: Path) -> None:
    kept = upload_keep(files=[upload("front.jpg")], typed=TYPED, under=tmp_path)
    (product,) = read_products(str(tmp_path / kept.folder / kept.file))
    assert product.sku == "SC-1"  # type: ignore[union-attr]  # it can be read
    texts = {fact.text for fact in product.facts}  # type: ignore[union-attr]  # as above
    assert {"Kick scooter: folding", "折叠滑板车", "A deck.", "Two wheels."} <= texts
    assert (tmp_path / kept.folder / "front.jpg").read_bytes() == b"x"


def test_a_product_file_keeps_its_name(tmp_path: Path) -> None:
    kept = upload_keep(
        files=[upload("a.png"), upload("list.csv", b"sku\n")], typed=None, under=tmp_path
    )
    assert isinstance(kept, Kept)
    assert kept.file == "list.csv"


@pytest.mark.parametrize(
    ("files", "typed"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([upload("a.png")], None, id="only-pictures"),
        pytest.param([upload("a.yaml"), upload("b.yaml")], None, id="two-products"),
        pytest.param([upload("a.yaml")], TYPED, id="file-and-typed"),
        pytest.param([], Typed("", "Scooter"), id="no-number"),
        pytest.param([upload("a.png"), upload("x/a.png")], TYPED, id="one-name-twice"),
        pytest.param([upload("a.png", size=200_000_000)], TYPED, id="too-large"),
        pytest.param([upload(f"{n}.png") for n in range(61)], TYPED, id="too-many"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_leaves_nothing(
    files: list[Upload], typed: Typed | None, tmp_path: Path
) -> None:
    with pytest.raises(BadUpload):
        upload_keep(files=files, typed=typed, under=tmp_path)
    assert not list(tmp_path.iterdir())
