import gzip
import json
import os
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadProduct, SourceError, UnsafeInput
from maodun.domain.products import Product
from maodun.sources.shops.page.parse import parse
from maodun.sources.shops.reading import read_products

GOLDEN = Path(__file__).parents[1] / "golden" / "page" / "three_ways.raw.html"


def product(html: str, **kwargs: str) -> Product:
    return parse(html.encode(), source="page.html", **kwargs)


def said(found: Product) -> dict[str, str]:
    return {fact.text: fact.source for fact in found.facts}


def test_what_the_page_says_for_machines_comes_first() -> None:
    found = parse(GOLDEN.read_bytes(), source="page.html")
    assert (found.sku, found.brand, found.title) == (
        "QX-01",
        "Quillox",
        "Quillox foldable bowl",
    )
    assert found.url == "https://shop.example/p/quillox-foldable-bowl-9900001.html"
    assert found.photos[:2] == (
        "https://shop.example/bowl.jpg",
        "https://shop.example/bowl-2.jpg",
    )
    assert found.category == "Pets > Bowls"


def test_facts_keep_their_place_and_leave_other_products_out() -> None:
    facts = said(parse(GOLDEN.read_bytes(), source="page.html"))
    description = "A bowl that folds flat.\nMade of silicone & steel."
    assert facts[description] == "page.html (json-ld description)"
    assert facts["weight: 95 g"] == "page.html (json-ld weight)"
    assert facts["Diameter: 130 mm"] == "page.html (json-ld additionalProperty)"
    assert facts["Folds to 15 mm in height"] == "page.html (list, point 1)"
    assert facts["Colour: red"] == "page.html (table, Colour)"
    assert facts["Closure: press stud"] == "page.html (list of properties, Closure)"
    assert "Fits into a pocket when folded." in facts
    everything = " ".join(facts)
    assert "Another bowl" not in everything
    assert "dogs and cats" not in everything
    assert "alert" not in everything


def test_microdata_describes_a_product_too() -> None:
    found = product(
        '<html lang="de"><body><div itemscope itemtype="http://schema.org/Product">'
        '<span itemprop="name">Faltnapf</span><meta itemprop="sku" content="F-1">'
        '<div itemprop="brand" itemscope itemtype="http://schema.org/Brand">'
        '<span itemprop="name">Quillox</span></div></div></body></html>'
    )
    assert (found.title, found.sku, found.brand) == ("Faltnapf", "F-1", "Quillox")
    assert found.facts[0].language == "de"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        pytest.param("gb18030", "gb2312", id="the older name of a wider encoding"),
        pytest.param("utf-8", "iso-8859-1", id="valid UTF-8 under a wrong declaration"),
        pytest.param("shift_jis", "Shift_JIS", id="Japanese"),
        pytest.param("utf-16", "", id="with a byte order mark"),
    ],
)
def test_the_encoding_is_found(encoding: str, declared: str) -> None:
    page = (
        f'<html><head><meta charset="{declared}"></head><body><h1>車輪 材料</h1></body></html>'
    )
    assert parse(page.encode(encoding), source="p").title == "車輪 材料"


def test_a_heading_that_the_title_repeats_is_the_name() -> None:
    found = product("<title>Bowl, red - Shop</title><h1>Welcome to us</h1><h1>Bowl, red</h1>")
    assert found.title == "Bowl, red"


def test_an_asin_is_read_from_the_address() -> None:
    assert product("<h1>Bowl</h1>", url="https://www.amazon.de/x/dp/B0EXAMPLE9?th=1").sku == (
        "B0EXAMPLE9"
    )


def test_a_page_without_a_name_is_no_product() -> None:
    with pytest.raises(BadProduct, match="names no product"):
        product("<html><body></body></html>")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 200_000 + "<h1>Bowl</h1>", id="deep"),
        pytest.param("<i>" * 3_000_000, id="many tags"),
        pytest.param("<h1>" + "x" * 11_000_000, id="long"),
        pytest.param("", id="empty"),
        pytest.param("\x00\x01<h1>\x02Bowl</h1>", id="control characters"),
        pytest.param(
            '<!DOCTYPE h [<!ENTITY x SYSTEM "file:///etc/passwd">]><h1>Bowl &x;</h1>',
            id="entity",
        ),
        pytest.param(
            '<h1>B</h1><script type="application/ld+json">' + "[" * 100_000 + "</script>",
            id="deep JSON-LD",
        ),
        pytest.param(
            '<div itemscope itemtype="http://schema.org/Product" id="a" itemref="a">'
            '<b itemprop="name">B</b><a itemprop="url" href="http://[bad">x</a></div>',
            id="microdata that refers to itself",
        ),
        pytest.param(
            '<div itemscope itemtype="http://schema.org/Product" itemprop="isRelatedTo">' * 300,
            id="nested microdata",
        ),
    ],
)
def test_hostile_pages_give_a_product_or_say_why_not(html: str) -> None:
    try:
        found = product(html)
    except (BadProduct, SourceError):
        return
    assert "root:" not in found.title


NAMES = "".join(f" a{number}" for number in range(200_000))


@pytest.mark.parametrize(
    "tag",
    [
        pytest.param(f"<p{NAMES}>", id="names alone"),
        pytest.param(f"<p{NAMES.replace(' ', '/')}>", id="slashes between"),
        pytest.param(f'<p t=">"{NAMES}>', id="end within a value"),
        pytest.param(f"<p t='>' u=\"'>\"{NAMES}>", id="both marks"),
        pytest.param(f'<!-- <a x=" --><p t=">"{NAMES}> "', id="value begun in a comment"),
        pytest.param(f"<script></script><p{NAMES}>", id="after a script"),
        pytest.param("<a t='" * 380_000, id="tags within tags"),
    ],
)
def test_a_tag_crowded_with_attributes_is_refused_before_it_is_parsed(tag: str) -> None:
    with pytest.raises(UnsafeInput):
        product(f"<html><body><h1>Bowl</h1>{tag}x</body></html>")


def test_a_title_stands_in_for_a_missing_number_folded_and_cut() -> None:
    found = product(f"<html><body><h1>Bowl \n {'that folds ' * 20}</h1></body></html>")
    assert found.sku.startswith("Bowl that folds")
    assert len(found.sku) <= 60


@given(st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=8)), max_size=12))
@settings(deadline=None, max_examples=40)
def test_damaged_pages_never_crash(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(GOLDEN.read_bytes())
    for place, piece in damage:
        data[place % len(data) : place % len(data) + len(piece)] = piece
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            parse(bytes(data), source="p")
        except (BadProduct, SourceError):
            return


@pytest.mark.real
@pytest.mark.skipif("MAODUN_DATA" not in os.environ, reason="MAODUN_DATA is not set")
def test_saved_pages_of_real_shops_name_their_product() -> None:
    folder = Path(os.environ["MAODUN_DATA"]) / "pages"
    truth = json.loads((folder / "ground-truth.json").read_text())
    right = {"sku": 0, "brand": 0}
    asked = {"sku": 0, "brand": 0}
    for name, expected in truth.items():
        path = folder / "html" / f"{name}.html.gz"
        (found,) = read_products(str(path))
        assert isinstance(found, Product)
        assert found.facts
        for field, got in (("sku", found.sku), ("brand", found.brand or "")):
            wanted = [value.strip().casefold() for value in expected.get(field, ())]
            asked[field] += bool(wanted)
            right[field] += got.casefold() in wanted
    assert right["sku"] / asked["sku"] >= 0.75, (right, asked)
    assert right["brand"] / asked["brand"] >= 0.75, (right, asked)


def test_a_packed_page_is_read_through_the_door(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(GOLDEN.read_bytes()))
    (found,) = read_products(str(path), sku="QX-01")
    assert isinstance(found, Product)
    assert found.source == "page.html.gz"
