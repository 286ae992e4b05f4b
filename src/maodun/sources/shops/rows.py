"""A row of named values to a product, and the names of columns that shops use."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from maodun.domain.errors import BadProduct, BadRecord, SourceError
from maodun.domain.products import Disclosure, Fact, Product
from maodun.domain.text import T, Text
from maodun.sources.complaints import nearest
from maodun.sources.days import day
from maodun.sources.languages import language_of
from maodun.sources.shops.html import folded, plain
from maodun.sources.tables import Row

COLUMNS: dict[str, tuple[str, ...]] = {
    "sku": (
        "sku", "seller sku", "merchant sku", "sku code", "商家编码", "货号", "商品编码",
        "sku编码", "product id", "product code", "item id", "id", "asin", "goods sn",
        "model number", "mpn",
    ),
    "title": (
        "title", "item name", "product name", "name", "product title", "标题", "商品名称",
        "商品标题", "产品名称", "名称", "品名", "商品名",
    ),
    "brand": ("brand", "brand name", "品牌", "ブランド"),
    "category": (
        "category", "category tree", "categories", "breadcrumb", "breadcrumbs", "product type",
        "类目", "分类", "商品类目", "类别", "root category",
    ),
    "description": (
        "description", "product description", "item description", "body html", "描述",
        "商品描述", "产品描述", "详情", "商品详情",
    ),
    "bullets": (
        "features", "bullet points", "bullets", "about item", "卖点", "五点描述", "产品特点",
    ),
    "specifications": (
        "product specifications", "specifications", "other attributes", "attributes",
        "product details", "规格参数", "参数", "属性",
    ),
    "url": ("url", "link", "product url", "链接", "商品链接"),
    "photos": (
        "images", "image urls", "image", "image url", "main image", "photos", "图片", "主图",
        "商品图片",
    ),
    "listed": ("open date", "date first available", "上架时间", "上架日期"),
}  # fmt: skip
ATTRIBUTES = (
    "material", "materials", "color", "colour", "colors", "size", "style", "pattern", "weight",
    "item weight", "dimensions", "product dimensions", "length", "width", "height", "model",
    "材质", "材料", "颜色", "尺寸", "规格", "重量", "款式", "图案", "型号",
)  # fmt: skip
NUMBERED = ("bullet point", "bullet", "feature", "卖点", "五点描述")
"""Columns that come several times with a number: ``bullet_point1``."""

EMPTY = frozenset(("", "null", "none", "nan", "n/a", "-", "[]", "{}"))
MOST_FACTS = 300
LONGEST = 2_000


def fields_of(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Return where each field stands: as ``columns`` says, the rest guessed from the header.

    Raises:
        BadProduct: ``columns`` names a field or a column that is not there.
    """
    names = [spelt(cell) for cell in header]
    at = {
        field: next(names.index(name) for name in spellings if name in names)
        for field, spellings in COLUMNS.items()
        if any(name in names for name in spellings)
    }
    for field, column in columns.items():
        if field not in COLUMNS:
            meant = nearest(field, COLUMNS) or ", ".join(COLUMNS)
            raise BadProduct(
                T(
                    "{field} is no field of a product; there is {meant}",
                    field=field,
                    meant=meant,
                )
            )
        if spelt(column) not in names:
            meant = nearest(column, header) or ", ".join(header)
            raise BadProduct(
                T(
                    "the table has no column {column}; there is {meant}",
                    column=column,
                    meant=meant,
                )
            )
        at[field] = names.index(spelt(column))
    return at


def attributes_of(header: Sequence[str], taken: Mapping[str, int]) -> dict[str, int]:
    """Return the columns that state one property each, or one of several points."""
    used = set(taken.values())
    names = [spelt(cell) for cell in header]
    return {
        header[index].strip(): index
        for index, name in enumerate(names)
        if index not in used and (name in ATTRIBUTES or name.rstrip("0123456789 ") in NUMBERED)
    }


def spelt(name: str) -> str:
    """Return the name of a column without case, and with spaces for the usual joins."""
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


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
    said = list(_said(title, values, attributes))
    language = language_of(" ".join(text for _, text in said)[:4000])
    facts = dict.fromkeys(
        Fact(name, text, language_of(text, default=language), f"{source} ({name})")
        for name, text in said
    )
    return Product(
        sku=sku,
        title=title,
        facts=tuple(facts)[:MOST_FACTS],
        source=source,
        brand=word(values.get("brand")) or None,
        category=" > ".join(words(values.get("category"))) or None,
        photos=tuple(words(values.get("photos"))),
        disclosures=_listed(values.get("listed"), source),
        url=word(values.get("url")) or None,
    )


def bad_row(row: Row, reason: Text, source: str, file: str) -> BadRecord:
    """Return the complaint about a row, with its number as a spreadsheet shows it."""
    place = T("{file}, row {row}", file=file, row=row.number)
    return BadRecord(source=source, file=file, offset=row.offset, reason=reason, place=place)


def words(value: Any) -> list[str]:
    """Return the texts in a cell: a list, a list as JSON, or one text."""
    value = opened(value)
    several = value if isinstance(value, list) else [value]
    found = (
        one.get("name") or one.get("value") if isinstance(one, dict) else one for one in several
    )
    return [text for one in found if (text := word(one))]


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


def _said(
    title: str, values: Mapping[str, Any], attributes: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    yield "title", title
    for index, text in enumerate(words(values.get("bullets")), start=1):
        yield f"bullet-{index}", plain(text)[:LONGEST]
    for index, line in enumerate(_lines(values.get("description")), start=1):
        yield f"description-{index}", line[:LONGEST]
    for name, text in _pairs(values.get("specifications")):
        yield name, f"{name}: {text}"[:LONGEST]
    for name, value in attributes.items():
        if text := ", ".join(words(value)):
            point = spelt(name).rstrip("0123456789 ") in NUMBERED
            yield name, (text if point else f"{name}: {text}")[:LONGEST]


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
