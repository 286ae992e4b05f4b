"""Products from whatever a seller has: a file, a folder, or the address of a page."""

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from maodun.domain.errors import BadProduct, BadRecord, SourceError, UnsafeInput
from maodun.domain.products import Product
from maodun.domain.text import T, Text
from maodun.sources.complaints import nearest
from maodun.sources.decoding import decoded
from maodun.sources.shops.amazon_report import parse as amazon_report
from maodun.sources.shops.product_yaml import parse as product_yaml
from maodun.sources.shops.shopify import parse as shopify
from maodun.sources.shops.table import parse as table
from maodun.sources.tables import HEAD
from maodun.sources.workbooks import MAGIC

MAX_BYTES = 256_000_000
"""Of one unpacked list of products; whole catalogues of large sellers stay below 100 MB."""

YAML = (".yaml", ".yml")
PAGES = (".html", ".htm", ".xhtml")
RECORDS = (".json", ".jsonl", ".ndjson")
TABLES = (".csv", ".tsv", ".txt", ".xlsx")
WEB = ("http://", "https://")

Fetch = Callable[[str], bytes]
Products = Iterator[Product | BadRecord]


@dataclass(frozen=True, slots=True)
class Bytes:
    """What was given, unpacked.

    Attributes:
        name: File name without ``.gz``, or the URL.
        source: Name of the file or the URL, shown with every fact.
    """

    name: str
    source: str
    data: bytes

    @property
    def is_url(self) -> bool:
        """Whether it was fetched."""
        return self.source.lower().startswith(WEB)


def read_products(
    path_or_url: str,
    *,
    sku: str = "",
    columns: Mapping[str, str] = {},
    fetch: Fetch | None = None,
) -> Products:
    """Yield the products in a file, in every file of a folder, or on a page of the web.

    Reads ``product.yaml``, Amazon listings reports, saved pages, Shopify's ``products.json``,
    and tables (CSV, XLSX, JSON). One that cannot be read is yielded as ``BadRecord``.

    Args:
        path_or_url: A path, or an address that begins with ``http://`` or ``https://``.
        sku: Only the product with this number.
        columns: For tables: our field (``sku``, ``title``, ``brand``, ...) to the name of the
            column; what is not named is guessed from the header.
        fetch: Gets the bytes at a URL (``fetch.fetch_page``); None: no network, URLs refused.

    Raises:
        BadProduct: There is no such file, nothing in it can be read as a product, or no
            product has the number ``sku``.
        SourceError: The page could not be fetched.
        UnsafeInput: The input tries something a document must not do.
    """
    found = _read(path_or_url, columns, fetch)
    return _selected(found, sku, path_or_url) if sku else found


def _read(path_or_url: str, columns: Mapping[str, str], fetch: Fetch | None) -> Products:
    if path_or_url.lower().startswith(WEB):
        yield from _parsed(
            Bytes(path_or_url, path_or_url, _fetched(path_or_url, fetch)), columns
        )
        return
    path = Path(path_or_url)
    if path.is_dir():
        for inside in sorted(p for p in path.rglob("*") if p.is_file()):
            yield from _one_of_many(inside, columns)
    else:
        yield from _parsed(_opened(path), columns)


def _fetched(url: str, fetch: Fetch | None) -> bytes:
    if fetch is None:
        raise SourceError(
            T(
                "{url} was not fetched: the network is off; save the page and give its file",
                url=url,
            )
        )
    return fetch(url)


def _one_of_many(path: Path, columns: Mapping[str, str]) -> Products:
    try:
        yield from _parsed(_opened(path), columns)
    except (BadProduct, SourceError) as error:
        yield _bad("shops", path.name, error.text)


def _opened(path: Path) -> Bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadProduct(
            T("{path} cannot be opened: {reason}", path=str(path), reason=error.strerror or "")
        ) from error
    name = path.name
    if data.startswith(b"\x1f\x8b"):
        name, data = name.removesuffix(".gz"), _unpacked(data, name)
    if len(data) > MAX_BYTES:
        raise UnsafeInput(
            T("{file} is larger than {limit} bytes unpacked", file=path.name, limit=MAX_BYTES)
        )
    return Bytes(name, path.name, data)


def _unpacked(data: bytes, name: str) -> bytes:
    try:
        return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS).decompress(data, MAX_BYTES + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise BadProduct(
            T("{file} cannot be unpacked: {reason}", file=name, reason=str(error))
        ) from error


def _parsed(given: Bytes, columns: Mapping[str, str]) -> Products:
    name = given.name.lower()
    if name.endswith(YAML):
        yield from _from_yaml(given)
    elif shopify.sniff(given.data[:HEAD]):
        yield from shopify.parse(given.data, source=given.source)
    elif _is_page(given):
        yield _from_page(given)
    elif name.endswith(RECORDS):
        yield from table.parse_records(given.data, source=given.source, columns=columns)
    elif name.endswith(TABLES):
        yield from _from_table(given, columns)
    else:
        raise BadProduct(T("{file} is in no form of product known here", file=given.source))


def _from_table(given: Bytes, columns: Mapping[str, str]) -> Products:
    workbook = given.data.startswith(MAGIC)
    if not columns and not workbook and amazon_report.sniff(given.data[:HEAD]):
        return amazon_report.parse(given.data, source=given.source)
    return table.parse(given.data, source=given.source, columns=columns)


def _is_page(given: Bytes) -> bool:
    if given.name.lower().endswith(PAGES):
        return True
    head = given.data[:4096].lstrip().lower()
    opening = (b"<",) if given.is_url else (b"<!doctype html", b"<html")
    return head.startswith(opening)


def _from_page(given: Bytes) -> Product:
    # Imported here: the extractor behind it takes half a second to load.
    from maodun.sources.shops.page.parse import parse  # noqa: PLC0415 - see above

    return parse(given.data, source=given.source, url=given.source if given.is_url else "")


def _from_yaml(given: Bytes) -> Products:
    found = list(product_yaml.parse(decoded(given.data), file=given.source))
    for one in found:
        if isinstance(one, Product):
            yield one
        elif len(found) == 1:
            raise one
        else:
            yield _bad("product_yaml", given.source, one.text)


def _bad(source: str, file: str, reason: Text) -> BadRecord:
    return BadRecord(source=source, file=file, offset=0, reason=reason, place=file)


def _selected(products: Products, sku: str, path: str) -> Products:
    others: list[str] = []
    for product in products:
        if isinstance(product, Product) and product.sku == sku:
            yield product
            return
        if isinstance(product, Product):
            others.append(product.sku)
    meant = nearest(sku, others)
    if meant:
        raise BadProduct(
            T(
                "{path} has no product {sku}; did you mean {meant}?",
                path=path,
                sku=sku,
                meant=meant,
            )
        )
    raise BadProduct(T("{path} has no product {sku}", path=path, sku=sku))
