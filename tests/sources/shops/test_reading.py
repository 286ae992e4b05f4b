import gzip
from pathlib import Path

import pytest

from maodun.domain.errors import BadProduct, BadRecord, SourceError
from maodun.domain.products import Product
from maodun.sources.shops.reading import read_products

TWO = "- {sku: TYRE-10, title: One}\n- {sku: BOWL-20, title: Two}\n"


def test_a_number_selects_one_product_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(TWO)
    (product,) = read_products(str(path), sku="BOWL-20")
    assert isinstance(product, Product)
    assert product.title == "Two"


def test_a_misspelt_number_gets_a_suggestion(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(TWO)
    with pytest.raises(BadProduct, match=r"no product TYRE-1O; did you mean TYRE-10\?"):
        list(read_products(str(path), sku="TYRE-1O"))


def test_a_folder_is_a_list_and_a_bad_file_in_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("sku: A\ntitle: One\n")
    (tmp_path / "b.yaml").write_text("sku: B\n")
    (tmp_path / "c.yaml.gz").write_bytes(gzip.compress(b"sku: C\ntitle: Three\n"))
    first, second, third = read_products(str(tmp_path))
    assert isinstance(first, Product)
    assert isinstance(second, BadRecord)
    assert "title is missing" in str(second)
    assert isinstance(third, Product)


def test_a_missing_file_is_said_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(BadProduct, match=r"none\.yaml"):
        list(read_products(str(tmp_path / "none.yaml")))


def test_without_a_way_to_fetch_an_address_is_refused() -> None:
    with pytest.raises(SourceError, match="network is off"):
        list(read_products("https://shop.example/p"))


def test_a_file_in_no_known_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 not a product")
    with pytest.raises(BadProduct, match=r"photo\.jpg"):
        list(read_products(str(path)))
