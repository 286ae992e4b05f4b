"""Lists of products: Amazon reports, Shopify, tables."""

import csv
import io
import json
import os
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadProduct, BadRecord, SourceError
from maodun.domain.products import Availability, Offer, Product
from maodun.sources.shops.reading import read_products

GOLDEN = Path(__file__).parents[1] / "golden"
AMAZON = GOLDEN / "amazon_report" / "english.raw.txt"
SHOPIFY = GOLDEN / "shopify" / "two.raw.json"
TABLE = GOLDEN / "table" / "listings.raw.csv"

HEADERS = {
    "de": ("Artikelbezeichnung", "Händler-SKU", "Erstellungsdatum", "ASIN 1"),
    "fr": ("nom-produit", "sku-vendeur", "date-ouverture", "asin1"),
    "es": ("Título del producto", "SKU del vendedor", "Fecha de creación", "ASIN 1"),
    "it": ("Nome dell'articolo", "SKU venditore", "Data di creazione", "ASIN 1"),
    "ja": ("商品名", "出品者SKU", "出品日", "商品ID"),
    "zh": ("商品名称", "卖家 SKU", "开售日期", "ASIN1"),
}
TITLES = {
    "de": "Faltbarer Napf für Hunde mit Ring aus Stahl",
    "fr": "Gamelle pliable pour chiens avec anneau en acier",
    "es": "Cuenco plegable para perros con anillo de acero",
    "it": "Ciotola pieghevole per cani con anello di acciaio più",
    "ja": "折りたたみボウル 犬用",
    "zh": "折叠宠物碗 带钢圈",
}


def products(path: Path, columns: Mapping[str, str] = {}) -> list[Product | BadRecord]:
    return list(read_products(str(path), columns=columns))


def good(found: Sequence[Product | BadRecord]) -> Product:
    (product,) = (one for one in found if isinstance(one, Product))
    return product


def test_a_listings_report_reads_rows_and_says_bad_ones() -> None:
    product, bad = products(AMAZON)
    assert isinstance(product, Product)
    assert product.title == 'Quillox bowl, 5" wide, folds'
    assert product.url == "https://www.amazon.com/dp/B0EXAMPLE9"
    assert product.disclosures[0].on == date(2098, 3, 5)
    assert [fact.text for fact in product.facts[1:]] == [
        "Folds flat.\nA ring of steel.",
        "price: 9.99",
    ]
    assert isinstance(bad, BadRecord)
    assert str(bad).endswith(", row 3: nothing stands under seller-sku")


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *((language, encoding) for language in HEADERS for encoding in ("utf-8", "utf-8-sig")),
        *((language, "utf-16") for language in HEADERS),
        *((language, "cp1252") for language in ("de", "fr", "es", "it")),
        ("ja", "shift_jis"),
        ("zh", "gb18030"),
    ],
)
def test_a_report_reads_in_every_language_and_encoding(
    tmp_path: Path, language: str, encoding: str
) -> None:
    path = tmp_path / "report.txt"
    row = (TITLES[language], "QX-01", "2098-03-05", "B0EXAMPLE9")
    path.write_bytes(
        "\r\n".join("\t".join(c) for c in (HEADERS[language], row)).encode(encoding)
    )
    product = good(products(path))
    assert (product.sku, product.title) == ("QX-01", TITLES[language])
    assert product.facts[0].language.startswith(language)
    assert product.disclosures[0].on == date(2098, 3, 5)


def test_shopify_variants_and_html_become_facts() -> None:
    product, bad = products(SHOPIFY)
    assert isinstance(product, Product)
    assert (product.sku, product.brand, product.category) == ("QX-01", "Quillox", "Bowls")
    assert [fact.text for fact in product.facts] == [
        "Quillox bowl",
        "Folds flat.\nA ring of steel",
        "Color: Red, Black",
        "weight: 95 g",
        "tags: pets, travel",
    ]
    assert product.disclosures[0].on == date(2098, 3, 5)
    assert isinstance(bad, BadRecord)


def test_a_fetched_list_gives_each_product_its_address() -> None:
    fetched = read_products(
        "https://shop.example/products.json", fetch=lambda _: SHOPIFY.read_bytes(), sku="QX-01"
    )
    (product,) = fetched
    assert isinstance(product, Product)
    assert product.url == "https://shop.example/products/quillox-bowl"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_columns_are_guessed(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(TABLE.read_text(encoding="utf-8").encode(encoding))
    product, bad = products(path)
    assert isinstance(product, Product)
    assert (product.sku, product.brand) == ("QX-01", "奎洛")
    assert [fact.text for fact in product.facts] == [
        "奎洛折叠碗",
        "可折叠。\n有钢圈。",
        "直径: 130毫米",
        "材质: 硅胶",
    ]
    assert product.photos == ("https://cdn.example/a.jpg",)
    assert isinstance(bad, BadRecord)


def test_a_refused_row_is_named_as_the_sheet_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("货号,商品名称\n\nQX-01,Bowl\nQX-02,\n", encoding="utf-8")
    _, bad = products(path)
    assert str(bad) == "list.csv, row 4: nothing stands under 商品名称"


def test_columns_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Our code;What it is;Price\nQX-01;Bowl;3\n")
    product = good(products(path, columns={"sku": "Our code", "title": "What it is"}))
    assert (product.sku, product.title) == ("QX-01", "Bowl")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        pytest.param({"sku": "Our cod"}, "there is Our code", id="misspelt column"),
        pytest.param({"titel": "Our code"}, "there is title", id="misspelt field"),
        pytest.param(
            {"sku": "Our code"},
            r"--column title=NAME. Its columns are: Our code, What it is",
            id="one missing",
        ),
    ],
)
def test_a_wrong_mapping_says_what_there_is(
    tmp_path: Path, columns: dict[str, str], said: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Our code;What it is\nQX-01;Bowl\n")
    with pytest.raises(BadProduct, match=said):
        products(path, columns=columns)


def test_without_numbers_a_product_is_called_after_its_row(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("宝贝标题,价格\n台灯,3\n\n夜灯,4\n", encoding="utf-8")
    assert [good([one]).sku for one in products(path)] == ["row-2", "row-4"]


def test_a_workbook_is_a_table_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["SKU", "Title", "Weight"])
    book.worksheets[0].append(["QX-01", "Bowl", 95.0])
    path = tmp_path / "list.xlsx"
    book.save(path)
    assert [fact.text for fact in good(products(path)).facts] == ["Bowl", "Weight: 95"]


def _archive_with_a_broken_name() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("é.xml", "<a/>")
    return held.getvalue().replace("é".encode(), b"\xcd.")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_archive_with_a_broken_name(), id="a name that is no text"),
        pytest.param(b"", id="empty"),
        pytest.param(b"[" * 200_000, id="deep JSON"),
        pytest.param(b'{"products": [1, null, {"title": [], "variants": 3}]}', id="odd JSON"),
        pytest.param(
            b'{"products":[{"body_html": 3, "title": 4, "id": {}}]}', id="odd Shopify"
        ),
        pytest.param(b"PK\x03\x04 no workbook", id="broken workbook"),
        pytest.param(b'sku,title\n"a,b\n' + b"x" * 9_000_000, id="quotation mark never closed"),
    ],
)
@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx"])
def test_hostile_lists_say_what_is_wrong(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"list{suffix}"
    path.write_bytes(data)
    try:
        found = products(path)
    except (BadProduct, SourceError):
        return
    assert all(isinstance(one, Product | BadRecord) for one in found)


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["SKU", "Title"])
    book.worksheets[0].append(["QX-01", "Bowl"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.fixture(scope="module")
def goods(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, bytes]]:
    folder = tmp_path_factory.mktemp("damaged")
    return [
        (folder / "a.txt", AMAZON.read_bytes()),
        (folder / "s.json", SHOPIFY.read_bytes()),
        (folder / "t.csv", TABLE.read_bytes()),
        (folder / "r.json", json.dumps([{"asin": "B0", "title": "Bowl"}]).encode()),
        (folder / "w.xlsx", _workbook()),
    ]


@given(st.lists(st.tuples(st.integers(0, 6000), st.binary(max_size=6)), max_size=6))
@settings(deadline=None, max_examples=40)
def test_damaged_lists_never_crash(
    goods: list[tuple[Path, bytes]], damage: list[tuple[int, bytes]]
) -> None:
    for path, whole in goods:
        data = bytearray(whole)
        for place, piece in damage:
            data[place % len(data) : place % len(data) + len(piece)] = piece
        path.write_bytes(data)
        try:
            found = products(path)
        except (BadProduct, SourceError):
            continue
        assert all(isinstance(one, Product | BadRecord) for one in found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.json", '[{"sku": "1", "title": "A"}, {"sku": "2", "title": "B"}]'),
        (
            "list.json",
            '{"page": 1, "items": [{"sku": "1", "title": "A"}, {"sku": "2", "title": "B"}]}',
        ),
        ("list.jsonl", '{"sku": "1", "title": "A"}\n{"sku": "2", "title": "B"}\n'),
        ("list.ndjson", '\n{"sku": "1", "title": "A"}\r\n\r\n{"sku": "2", "title": "B"}'),
    ],
)
def test_records_stand_in_a_list_in_an_object_or_on_lines(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert [one.sku for one in products(path) if isinstance(one, Product)] == ["1", "2"]


def test_a_line_that_is_no_json_is_said_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(
        '{"sku": "1", "title": "A"}\n{"sku": "2", title}\n{"sku": "3", "title": "C"}\n'
    )
    first, bad, third = products(path)
    assert isinstance(first, Product)
    assert str(bad).startswith("list.jsonl, record 2: it is no JSON")
    assert isinstance(third, Product)


SEARCHED = {
    "asin": "B0EXAMPLE9",
    "name": "Quillox bowl",
    "initial_price": 12,
    "final_price": 0,
    "currency": "USD",
    "keyword": "dog bowl",
    "image": "https://cdn.example/a.jpg",
}
SOLD = {
    "asin": "B0EXAMPLE9",
    "title": "Quillox bowl",
    "brand": "Quillox",
    "categories": ["Pets", "Bowls"],
    "description": "Folds flat.",
    "features": ["One ring.", "Two colours."],
    "seller_name": "Quill Example Ltd",
    "final_price": 9.99,
    "currency": "USD",
    "images": ["https://cdn.example/a.jpg", "https://cdn.example/b.jpg"],
    "rating": {"value": "4.8"},
    "product_dimensions": "5 inches",
}


def named(product: Product) -> dict[str, str]:
    return {fact.name: fact.text for fact in product.facts}


def test_a_record_of_a_shop_has_the_fields_of_a_listing(tmp_path: Path) -> None:
    path = tmp_path / "sold.json"
    path.write_text(json.dumps([SOLD, {"seller_id": "A1"}, 3]))
    product, *bad = products(path)
    assert isinstance(product, Product)
    assert named(product) == {
        "title": "Quillox bowl",
        "bullet-1": "One ring.",
        "bullet-2": "Two colours.",
        "description": "Folds flat.",
        "product dimensions": "product dimensions: 5 inches",
        "price": "price: 9.99 USD",
        "seller": "seller: Quill Example Ltd",
    }
    assert (product.brand, product.category) == ("Quillox", "Pets > Bowls")
    assert product.photos == ("https://cdn.example/a.jpg", "https://cdn.example/b.jpg")
    assert [str(one) for one in bad] == [
        "sold.json, record 2: the row has no sku",
        "sold.json, record 3: it is no record with named values",
    ]


@pytest.mark.parametrize(
    ("row", "offer"),
    [
        pytest.param(
            {"price": "9.99", "currency": "USD", "availability": "Only 2 left in stock."},
            Offer(Decimal("9.99"), "USD", Availability.IN_STOCK),
            id="few left",
        ),
        pytest.param(
            {"final_price": 0, "initial_price": 12, "currency": "EUR", "in_stock": False},
            Offer(Decimal(12), "EUR", Availability.OUT_OF_STOCK),
            id="no price now",
        ),
        pytest.param(
            {"availability": "Currently unavailable."},
            Offer(availability=Availability.OUT_OF_STOCK),
            id="no price at all",
        ),
        pytest.param({"price": "0", "currency": "USD"}, None, id="a price of zero"),
        pytest.param(
            {"price": "7.774200000000000e+02", "currency": "MXN"},
            Offer(Decimal("777.42"), "MXN"),
            id="as programs write it",
        ),
        pytest.param({}, None, id="nothing"),
    ],
)
def test_the_offer_of_a_row(
    tmp_path: Path, row: dict[str, object], offer: Offer | None
) -> None:
    path = tmp_path / "sold.json"
    path.write_text(json.dumps([{"asin": "B0EXAMPLE9", "title": "Bowl", **row}]))
    assert good(products(path)).offer == offer


def test_bar_code_and_model_stand_in_columns_or_among_the_specifications(
    tmp_path: Path,
) -> None:
    said = [
        {"type": "UPC", "value": "990000000017 990000000024"},
        {"type": "MPN", "value": "Q-1"},
    ]
    rows = [
        {"sku": "1", "title": "Bowl", "ean": "9900000000011", "mpn": "Q-2"},
        {"sku": "2", "title": "Bowl", "product_details": said},
    ]
    path = tmp_path / "sold.json"
    path.write_text(json.dumps(rows))
    found = [one for one in products(path) if isinstance(one, Product)]
    assert [(one.gtin, one.mpn) for one in found] == [
        ("9900000000011", "Q-2"),
        ("990000000017", "Q-1"),
    ]


def test_what_was_searched_for_is_no_keyword_of_the_listing(tmp_path: Path) -> None:
    path = tmp_path / "found.json"
    path.write_text(json.dumps([SEARCHED]))
    assert named(good(products(path))) == {"title": "Quillox bowl", "price": "price: 12 USD"}


OLD_FORM = """\
TemplateType=pets\tVersion=2098\tThe top 3 rows are for Example use only.\t\t\t\t\t\t
Seller SKU\tProduct Name\tBrand Name\tKey Product Features\tKey Product Features\tSearch Terms\
\tMain Image\tOther Image
item_sku\titem_name\tbrand_name\tbullet_point1\tbullet_point2\tgeneric_keywords\
\tmain_image_url\tother_image_url1
QX-01\tQuillox bowl\tQuillox\tOne ring.\tTwo colours.\tdog bowl travel\ta.jpg\tb.jpg
"""
NEW_FORM = (
    OLD_FORM.replace("TemplateType=pets", "settings=pets")
    .replace("item_sku", "contribution_sku#1.value")
    .replace("item_name", "item_name[marketplace_id=X][language_tag=en_US]#1.value")
    .replace("brand_name", "brand[marketplace_id=X]#1.value")
    .replace("bullet_point1", "bullet_point[marketplace_id=X]#1.value")
    .replace("bullet_point2", "bullet_point[marketplace_id=X]#2.value")
    .replace("generic_keywords", "generic_keyword[marketplace_id=X]#1.value")
)


@pytest.mark.parametrize("form", [OLD_FORM, NEW_FORM], ids=["old", "new"])
def test_a_filled_in_form_of_amazon_is_read_under_its_names(tmp_path: Path, form: str) -> None:
    path = tmp_path / "flat.txt"
    path.write_text(form)
    product = good(products(path))
    assert named(product) == {
        "title": "Quillox bowl",
        "bullet-1": "One ring.",
        "bullet-2": "Two colours.",
        "keywords": "dog bowl travel",
    }
    assert (product.sku, product.brand) == ("QX-01", "Quillox")
    assert product.photos == ("a.jpg", "b.jpg")


def test_chinese_columns_give_the_same_fields(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "货号,标题,品牌,五点描述,后台关键词,A+文案,图片文字,价格,货币\n"
        "QX-01,奎洛碗,无品牌,可折叠。,狗碗,为旅途而造。,130毫米,39,CNY\n",
        encoding="gb18030",
    )
    product = good(products(path))
    assert named(product) == {
        "title": "奎洛碗",
        "bullet-1": "可折叠。",
        "keywords": "狗碗",
        "aplus-1": "为旅途而造。",
        "image-text-1": "130毫米",
        "price": "price: 39 CNY",
    }
    assert product.brand is None


def test_a_brand_among_the_specifications_counts(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "id,title,brand,specifications\n"
        '1,Bowl,No Brand,"[{""name"":""Merek"",""value"":""Quillox""}]"\n'
    )
    assert good(products(path)).brand == "Quillox"


@pytest.mark.real
@pytest.mark.skipif("MAODUN_DATA" not in os.environ, reason="MAODUN_DATA is not set")
def test_every_real_listing_is_read_or_said_to_be_bad() -> None:
    folder = Path(os.environ["MAODUN_DATA"]) / "listings"
    counts = {}
    for path in sorted((*folder.rglob("*.csv"), *folder.rglob("*.json"))):
        found = products(path)
        read = [one for one in found if isinstance(one, Product)]
        assert all({"title"} <= {fact.name for fact in one.facts} for one in read)
        counts[path.name] = (len(read), len(found) - len(read))
    assert counts == {
        "amazon_discover_by_category_url.json": (12, 0),
        "amazon_global_dataset_by_keyword.json": (367, 0),
        "amazon_keyword_data.json": (6, 0),
        "amazon_keywords_data.json": (535, 0),
        "amazon_product_global_category_url.json": (10, 0),
        "amazon_products_data.json": (3, 0),
        "amazon_products_global_dataset.json": (2, 0),
        "amazon_seller_data.json": (0, 3),  # shops, not products
        "lazada-products.csv": (1000, 0),
        "shein-products.csv": (1000, 0),
        "shopee-products.csv": (1000, 0),
    }


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        pytest.param("a.jpg|b.jpg", ("a.jpg", "b.jpg"), id="beside each other"),
        pytest.param("a.jpg\r\nb.jpg\n", ("a.jpg", "b.jpg"), id="below each other"),
        pytest.param(
            "https://x.example/1,2.jpg, https://x.example/3.jpg",
            ("https://x.example/1,2.jpg", "https://x.example/3.jpg"),
            id="addresses, one with a comma in it",
        ),
        pytest.param("red, large; new.jpg", ("red, large; new.jpg",), id="a name with commas"),
        pytest.param('["a.jpg", "b|c.jpg"]', ("a.jpg", "b|c.jpg"), id="a list"),
        pytest.param(
            "data:image/png;base64,AA\nAA", ("data:image/png;base64,AA AA",), id="data"
        ),
    ],
)
def test_a_cell_may_name_several_pictures(
    tmp_path: Path, cell: str, names: tuple[str, ...]
) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("sku", "title", "photos"), ("A-1", "Lamp", cell)])
    listing = good(products(path))
    assert listing.photos == names
