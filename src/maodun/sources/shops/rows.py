"""A row of named values to a product."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from maodun.domain.errors import BadRecord, SourceError
from maodun.domain.products import Availability, Disclosure, Fact, Offer, Product
from maodun.domain.text import T, Text
from maodun.sources.days import day
from maodun.sources.languages import language_of
from maodun.sources.shops.html import folded, plain
from maodun.sources.shops.page.money import money_said
from maodun.sources.tables import Row

EMPTY = frozenset(("", "null", "none", "nan", "n/a", "-", "[]", "{}"))
BRAND = frozenset(
    ("brand", "brand name", "merek", "merk", "marca", "marque", "marke", "thương hiệu", "แบรนด์",
     "ยี่ห้อ", "品牌", "ブランド")
)  # fmt: skip
"""What shops call the brand among the specifications."""

NO_BRAND = frozenset(
    ("no brand", "no brands", "nobrand", "no-brand", "no name", "unbranded", "generic", "other",
     "not specified", "oem", "does not apply", "tidak ada merek", "tidak ada merk",
     "tanpa merek", "tiada jenama", "sin marca", "sem marca", "sans marque", "ohne marke",
     "ไม่มียี่ห้อ", "ไม่มีแบรนด์", "không có thương hiệu", "无品牌", "无", "其他")
)  # fmt: skip
"""What is written where there is none."""

GTIN = frozenset(("gtin", "ean", "upc", "isbn", "isbn-13", "barcode", "条形码", "条码"))
MPN = frozenset(
    ("mpn", "model number", "item model number", "part number", "manufacturer part number",
     "manufacturer reference")
)  # fmt: skip
"""What shops call the two among the specifications."""

BINARY = re.compile(r"\d(?:\.\d{1,20})?[eE][+-]?\d{1,2}", re.ASCII)
"""How programs write a number that they hold as binary."""

BAR_CODE = re.compile(r"(?<!\d)\d{8,14}(?!\d)", re.ASCII)

BETWEEN_PICTURES = re.compile(r"[|\r\n]|[,;]\s{0,9}(?=https?://)")
"""Stands between pictures in one cell; commas are also part of names."""

OUT_OF_STOCK = re.compile(
    r"out of stock|sold out|unavailable|discontinued|^false$|缺货|无货|售罄"
)
IN_STOCK = re.compile(r"in stock|available|pre-?order|backorder|ships|^true$|有货|现货|预售")

TRADED = frozenset({"price", "seller"})
"""Facts that are no sentences of any language."""

MOST_FACTS = 300
LONGEST = 2_000
LONGEST_DESCRIPTION = 50_000


def product_of(
    values: Mapping[str, Any],
    attributes: Mapping[str, Any],
    source: str,
    named: Mapping[str, str] = {},
) -> Product:
    """Return the product that a row describes.

    Args:
        values: By our names of fields (``COLUMNS``).
        attributes: Further properties, by the name of their column.
        source: File and row, shown with every fact.
        named: What the columns of ``values`` are called in the table.

    Raises:
        SourceError: The row has no number or no title.
    """
    sku, title = word(values.get("sku")), word(values.get("title"))
    for name, value in (("sku", sku), ("title", title)):
        if not value:
            if column := named.get(name):
                raise SourceError(T("nothing stands under {column}", column=column))
            raise SourceError(T("the row has no {name}", name=name))
    specified = tuple(_pairs(values.get("specifications")))
    said = list(_said(title, values, specified, attributes))
    language = language_of(" ".join(text for _, text in said)[:4000])
    facts = dict.fromkeys(
        Fact(
            name,
            text,
            language if name in TRADED else language_of(text, default=language),
            f"{source} ({name})",
        )
        for name, text in said
    )
    return Product(
        sku=sku,
        title=title,
        facts=tuple(facts)[:MOST_FACTS],
        source=source,
        brand=_brand(word(values.get("brand")), specified),
        category=" > ".join(words(values.get("category"))) or None,
        photos=tuple(dict.fromkeys(_pictures(values.get("photos")))),
        disclosures=_listed(values.get("listed"), source),
        url=word(values.get("url")) or None,
        gtin=_gtin(word(values.get("gtin")), specified),
        mpn=_named(word(values.get("mpn")), specified, MPN),
        offer=_offer(values),
    )


def bad_row(row: Row, reason: Text, source: str, file: str) -> BadRecord:
    """Return the complaint about a row, with its number as a spreadsheet shows it."""
    place = T("{file}, row {row}", file=file, row=row.number)
    return BadRecord(source=source, file=file, offset=row.offset, reason=reason, place=place)


def words(value: Any) -> list[str]:
    """Return the texts in a cell: a list, a list as JSON, or one text."""
    value = opened(value)
    several = value if isinstance(value, list) else [value]
    flat = (
        inner
        for one in map(opened, several)
        for inner in (one if isinstance(one, list) else [one])
    )
    found = (
        one.get("name") or one.get("value") if isinstance(one, dict) else one for one in flat
    )
    return [text for one in found if (text := word(one))]


def _pictures(value: Any) -> list[str]:
    """Return the names and addresses in a cell, also several in one text."""
    value = opened(value)
    if not isinstance(value, str) or value.startswith("data:"):
        return words(value)
    return [name for part in BETWEEN_PICTURES.split(value) for name in words(part)]


def word(value: Any) -> str:
    """Return one value as text; the ways to say "nothing" are ""."""
    if isinstance(value, list | dict | bool) or value is None:
        return ""
    text = folded(str(value))
    return "" if text.casefold() in EMPTY else text


def opened(value: Any) -> Any:
    """Return what a cell holds; JSON in it is unpacked."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


_Pair = tuple[str, str]


def _said(
    title: str,
    values: Mapping[str, Any],
    specified: Sequence[_Pair],
    attributes: Mapping[str, Any],
) -> Iterator[_Pair]:
    yield "title", title
    yield from _numbered("bullet", values.get("bullets"))
    if description := "\n".join(_lines(values.get("description"))):
        yield "description", description[:LONGEST_DESCRIPTION]
    if keywords := ", ".join(words(values.get("keywords"))):
        yield "keywords", keywords[:LONGEST_DESCRIPTION]
    yield from _numbered("aplus", values.get("aplus"))
    yield from _numbered("image-text", values.get("image_text"))
    for name, text in specified:
        yield name, f"{name}: {text}"[:LONGEST]
    for name, value in attributes.items():
        if text := ", ".join(words(value)):
            yield name, f"{name}: {text}"[:LONGEST]
    yield from _traded(values)


def _numbered(name: str, value: Any) -> Iterator[_Pair]:
    for index, text in enumerate(words(value), start=1):
        yield f"{name}-{index}", plain(text)[:LONGEST]


def _traded(values: Mapping[str, Any]) -> Iterator[_Pair]:
    """Yield the price with its currency, and who sells."""
    if price := next(filter(None, _prices(values)), ""):
        yield "price", f"price: {price} {word(values.get('currency'))}".strip()
    if seller := word(values.get("seller")):
        yield "seller", f"seller: {seller}"[:LONGEST]


def _prices(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the price now and the full one, "" for one of zero; ``7.5e+02`` is written out."""
    for name in ("price", "full_price"):
        text = word(values.get(name))
        if BINARY.fullmatch(text):
            text = f"{Decimal(text):.2f}"
        yield text if text.strip("0., ") else ""


def _brand(brand: str, specified: Sequence[_Pair]) -> str | None:
    """Return the brand of the row, else that among the specifications."""
    named = (text for name, text in specified if name.casefold() in BRAND)
    return next((b for b in (brand, *named) if b and b.casefold() not in NO_BRAND), None)


def _named(value: str, specified: Sequence[_Pair], names: Collection[str]) -> str | None:
    found = (text for name, text in specified if name.casefold() in names)
    return value or next(found, None)


def _gtin(value: str, specified: Sequence[_Pair]) -> str | None:
    match = BAR_CODE.search(_named(value, specified, GTIN) or "")
    return match[0] if match else None


def _offer(values: Mapping[str, Any]) -> Offer | None:
    currency = word(values.get("currency"))
    found = (money_said(text, currency) for text in _prices(values))
    money = next(filter(None, found), None)
    state = _availability(values.get("availability"))
    if money is None or not money.amount:
        return Offer(availability=state) if state else None
    return Offer(money.amount, money.currency, state)


def _availability(value: Any) -> Availability | None:
    said = str(value).casefold() if isinstance(value, bool) else word(value).casefold()
    if OUT_OF_STOCK.search(said):
        return Availability.OUT_OF_STOCK
    return Availability.IN_STOCK if IN_STOCK.search(said) else None


def _lines(value: Any) -> Iterator[str]:
    for text in [value] if isinstance(value, str) and value[:1] != "[" else words(value):
        for line in "\n".join(plain(part) for part in text.split("\n")).split("\n"):
            if line and line.casefold() not in EMPTY:
                yield line


def _pairs(value: Any) -> Iterator[tuple[str, str]]:
    value = opened(value)
    if isinstance(value, dict):
        value = [{"name": name, "value": said} for name, said in value.items()]
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict):
            name = word(one.get("name") or one.get("type"))
            text = ", ".join(words(one.get("value")))
            if name and text:
                yield name, text


def _listed(value: Any, source: str) -> tuple[Disclosure, ...]:
    """Return the day the listing was opened; a form that could be two days is left out."""
    try:
        on = day(word(value))
    except (ValueError, OverflowError):
        return ()
    return (Disclosure(on, "listing", source),) if on else ()
