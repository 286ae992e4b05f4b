import os
from pathlib import Path

import pytest

from maodun.company.pictures.places import Folders, picture_bytes, picture_name
from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.products import Product


def load(name: str, base: Path | None) -> bytes:
    return picture_bytes(name, base=base, web=None, network=False)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "product"
    (folder / "photos").mkdir(parents=True)
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    for name in ("a.jpg", "photos/b c.jpg", "photos/100%.jpg"):
        (folder / name).write_bytes(name.encode())
    return folder


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("a.jpg", b"a.jpg", id="beside"),
        pytest.param("./photos/../a.jpg".replace("photos/../", ""), b"a.jpg", id="dot"),
        pytest.param("photos/b c.jpg", b"photos/b c.jpg", id="deeper"),
        pytest.param("photos\\b c.jpg", b"photos/b c.jpg", id="as Windows writes it"),
        pytest.param("photos/b%20c.jpg", b"photos/b c.jpg", id="as saved pages write it"),
        pytest.param("photos/100%.jpg", b"photos/100%.jpg", id="a real per cent sign"),
        pytest.param("a.jpg?v=2", b"a.jpg", id="with a version"),
    ],
)
def test_a_picture_beside_the_product_is_found(base: Path, name: str, expected: bytes) -> None:
    assert load(name, base) == expected


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../secret.jpg", id="up"),
        pytest.param("photos/../../secret.jpg", id="down and up"),
        pytest.param("..\\secret.jpg", id="up, as Windows writes it"),
        pytest.param("%2e%2e/secret.jpg", id="up, encoded"),
        pytest.param("/etc/passwd", id="absolute"),
        pytest.param("C:\\secret.jpg", id="a drive"),
        pytest.param("\\\\server\\share\\a.jpg", id="another machine"),
        pytest.param("file:///etc/passwd", id="a file address"),
        pytest.param("a.jpg\0", id="a zero byte"),
        pytest.param("a.jpg::$DATA", id="a stream"),
    ],
)
def test_no_name_leads_out_of_the_folder(base: Path, name: str) -> None:
    with pytest.raises(UnsafeInput, match="leads out"):
        load(name, base)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_no_link_leads_out_of_the_folder(base: Path) -> None:
    (base / "link.jpg").symlink_to(base.parent / "secret.jpg")
    (base / "circle").symlink_to(base / "circle")
    (base / "up").symlink_to(base.parent)
    for name in ("link.jpg", "up/secret.jpg"):
        with pytest.raises(UnsafeInput):
            load(name, base)
    with pytest.raises(SourceError):
        load("circle/a.jpg", base)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_not_waited_for(base: Path) -> None:
    os.mkfifo(base / "pipe.jpg")
    with pytest.raises(SourceError, match="no file"):
        load("pipe.jpg", base)


@pytest.mark.parametrize("name", ["none.jpg", "photos", "", ".", "x" * 5_000, "a/" * 3_000])
def test_what_is_not_there_is_said(base: Path, name: str) -> None:
    with pytest.raises(SourceError):
        load(name, base)


def test_a_product_from_the_web_has_no_files() -> None:
    with pytest.raises(SourceError, match="comes from the web"):
        load("a.jpg", None)


def test_long_names_are_shown_short() -> None:
    assert len(picture_name("x" * 5_000)) == 300
    assert picture_name("a.jpg") == "a.jpg"
    assert picture_name("data:image/png;base64,AAAA") == "data:image/png (26)"


def test_the_folder_of_a_product_is_that_of_its_file(base: Path) -> None:
    one = Product("1", "Lamp", (), "lamp.yaml")
    (base / "photos" / "lamp.yaml").write_bytes(b"")
    assert Folders([str(base / "lamp.yaml")]).of(one) == base
    assert Folders([str(base)]).of(one) == base / "photos"
    row = Product("1", "Lamp", (), "lamp.yaml, row 2")
    assert Folders([str(base)]).of(row) == base / "photos"
    (base / "lamp.yaml").write_bytes(b"")
    assert Folders([str(base)]).of(one) is None  # two files of this name: which is not certain
    assert Folders(["https://shop.example/lamp.yaml"]).of(one) is None
    assert Folders([str(base)]).of(Product("1", "Lamp", (), "")) is None
