"""Shopify's ``products.json`` to products. Pure: bytes in, values out."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from maodun.domain.errors import BadProduct, BadRecord, SourceError
from maodun.domain.products import Disclosure, Product
from maodun.domain.text import T
from maodun.sources.days import day
from maodun.sources.shops.rows import product_of, word

SOURCE = "shopify"


def sniff(head: bytes) -> bool:
    """Return whether JSON that begins like this is Shopify's: a list of products, or one."""
    opening = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].replace(b" ", b"")
    return opening.startswith((b'{"products":[', b'{"product":{')) and b'"body_html"' in head


def parse(data: bytes, *, source: str) -> Iterator[Product | BadRecord]:
    """Yield one product, or one complaint, per entry; variants are facts of their product.

    Raises:
        BadProduct: It is not JSON of that form.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadProduct(
            T("{source} is not JSON: {reason}", source=source, reason=str(error)[:200])
        ) from error
    listed = (
        document.get("products", [document.get("product")])
        if isinstance(document, dict)
        else []
    )
    for number, entry in enumerate(listed if isinstance(listed, list) else [], start=1):
        place = f"{source}, product {number}"
        try:
            yield _product(entry, place, source)
        except SourceError as error:
            yield BadRecord(
                source=SOURCE,
                file=source,
                offset=number,
                reason=error.text,
                place=T("{file}, product {number}", file=source, number=number),
            )


def _product(entry: Any, place: str, source: str) -> Product:
    if not isinstance(entry, dict):
        raise SourceError(T("it is no record with named values"))
    variants = [one for one in _list(entry, "variants") if isinstance(one, dict)]
    skus = [sku for one in variants if (sku := word(one.get("sku")))]
    handle = word(entry.get("handle"))
    values = {
        "sku": skus[0] if skus else handle or word(entry.get("id")),
        "title": entry.get("title"),
        "brand": entry.get("vendor"),
        "category": entry.get("product_type"),
        "description": entry.get("body_html"),
        "photos": [one.get("src") for one in _list(entry, "images") if isinstance(one, dict)],
        "url": _address(source, handle),
    }
    product = product_of(values, dict(_properties(entry, variants)), place)
    return replace(product, disclosures=_published(entry, place))


def _properties(
    entry: Mapping[str, Any], variants: list[dict[str, Any]]
) -> Iterator[tuple[str, Any]]:
    for option in _list(entry, "options"):
        if isinstance(option, dict) and word(option.get("name")) not in ("", "Title"):
            yield word(option["name"]), option.get("values")
    weights = {f"{grams} g" for one in variants if (grams := one.get("grams"))}
    yield "weight", sorted(weights)
    tags = entry.get("tags")
    yield "tags", tags.split(",") if isinstance(tags, str) else tags


def _published(entry: Mapping[str, Any], place: str) -> tuple[Disclosure, ...]:
    """Return the day on which the shop published it, where it says so."""
    try:
        on = day(word(entry.get("published_at"))[:10])
    except ValueError:
        on = None
    return (Disclosure(on, "published in the shop", place),) if on else ()


def _address(source: str, handle: str) -> str:
    try:
        parts = urlsplit(source)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not handle:
        return ""
    return f"{parts.scheme}://{parts.netloc}/products/{handle}"


def _list(entry: Mapping[str, Any], name: str) -> list[Any]:
    value = entry.get(name)
    return value if isinstance(value, list) else []
