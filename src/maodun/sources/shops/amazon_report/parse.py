"""Amazon listings reports to products. Pure: bytes in, values out.

The header is in the language of the marketplace, and the encoding is whatever it is there.
"""

import io
from collections.abc import Iterator

from maodun.domain.errors import BadRecord, SourceError
from maodun.domain.products import Product
from maodun.sources.shops.columns import spelt
from maodun.sources.shops.rows import bad_row, product_of
from maodun.sources.tables import HEAD, Dialect, Row, text_dialect, text_rows

SOURCE = "amazon_report"

COLUMNS: dict[str, tuple[str, ...]] = {
    "sku": (
        "seller sku", "händler sku", "verkäufer sku", "sku vendeur", "sku del vendedor",
        "sku venditore", "出品者sku", "卖家 sku", "卖家sku", "賣家 sku",
    ),
    "title": (
        "item name", "artikelbezeichnung", "artikelname", "nom produit", "título del producto",
        "nome dell'articolo", "商品名", "商品名称", "商品名稱",
    ),
    "description": (
        "item description", "artikelbeschreibung", "description produit",
        "descripción del producto", "descrizione dell'articolo", "商品描述", "商品説明",
    ),
    "asin": ("asin1", "asin 1"),
    "product_id": (
        "product id", "produkt id", "id produit", "identificador del producto",
        "identificativo del prodotto", "商品id", "商品编码",
    ),
    "photos": ("image url", "bild url"),
    "price": ("price", "preis", "prix", "precio", "prezzo", "価格", "价格", "價格"),
    "listed": (
        "open date", "erstellungsdatum", "einstelldatum", "date ouverture", "fecha de creación",
        "data di creazione", "出品日", "开售日期",
    ),
}  # fmt: skip
WORDS = tuple(name for field in ("sku", "title", "listed") for name in COLUMNS[field])
JOINED = ("Händler-SKU", "Artikelbezeichnung", "état-produit", "Título", "Erstellungsdatum")
"""As written in headers, for telling encodings apart."""


def sniff(head: bytes) -> bool:
    """Return whether a file that begins like this is a listings report, in any language."""
    at = _places(_header(head))
    return "sku" in at and "title" in at and b"\t" in head.replace(b"\x00", b"")[:HEAD]


def parse(data: bytes, *, source: str) -> Iterator[Product | BadRecord]:
    """Yield one product, or one complaint, per listing."""
    dialect = _dialect(data[:HEAD])
    rows = text_rows(io.BytesIO(data), dialect)
    header = next(rows, None)
    at = _places(header.cells) if header else {}
    named = {field: header.cells[index] for field, index in at.items()} if header else {}
    for row in rows:
        yield _product(row, at, source, named)


def _product(
    row: Row, at: dict[str, int], source: str, named: dict[str, str]
) -> Product | BadRecord:
    if row.problem is not None:
        return bad_row(row, row.problem, SOURCE, source)
    cells = {field: row.cells[index] for field, index in at.items() if index < len(row.cells)}
    asin = cells.get("asin") or cells.get("product_id", "")
    cells["url"] = f"https://www.amazon.com/dp/{asin}" if _is_asin(asin) else ""
    try:
        return product_of(cells, {}, f"{source}, row {row.number}", named)
    except SourceError as error:
        return bad_row(row, error.text, SOURCE, source)


def _dialect(head: bytes) -> Dialect:
    """Return how a report is written: tabs, and quotation marks that mean inches."""
    return Dialect(text_dialect(head, words=(*WORDS, *JOINED)).encoding, "\t", quoted=False)


def _header(head: bytes) -> tuple[str, ...]:
    first = next(text_rows(io.BytesIO(head), _dialect(head)), None)
    return first.cells if first else ()


def _places(header: tuple[str, ...]) -> dict[str, int]:
    names = [spelt(cell.strip('"')) for cell in header]
    return {
        field: next(names.index(name) for name in spellings if name in names)
        for field, spellings in COLUMNS.items()
        if any(name in names for name in spellings)
    }


def _is_asin(text: str) -> bool:
    return len(text) == len("B0EXAMPLE9") and text.isascii() and text.isalnum()
