"""The names that shops give to the columns of their tables, and what stands under them."""

import re
from collections.abc import Collection, Mapping, Sequence

from maodun.domain.errors import BadProduct
from maodun.domain.text import T
from maodun.sources.complaints import nearest

ADDRESS = re.compile(r"\[[^\]]*\]|#(?P<number>\d+)(?:\.value)?")

COLUMNS: dict[str, tuple[str, ...]] = {
    "sku": (
        "sku", "seller sku", "merchant sku", "sku code", "商家编码", "货号", "商品编码",
        "sku编码", "product id", "product code", "item id", "id", "asin", "goods sn",
        "item sku", "contribution sku", "model number", "mpn",
    ),
    "title": (
        "title", "item name", "product name", "name", "product title", "标题", "商品名称",
        "商品标题", "产品标题", "宝贝标题", "产品名称", "名称", "品名", "商品名",
    ),
    "brand": ("brand", "brand name", "品牌", "ブランド"),
    "category": (
        "category tree", "breadcrumb", "breadcrumbs", "categories", "category", "product type",
        "类目", "分类", "商品类目", "类别", "root category",
    ),
    "description": (
        "description", "product description", "item description", "body html", "描述",
        "商品描述", "产品描述", "详情", "商品详情",
    ),
    "bullets": (
        "features", "bullet points", "bullet point", "bullets", "about item", "卖点",
        "五点描述", "产品特点",
    ),
    "keywords": (
        "generic keywords", "generic keyword", "search terms", "search term", "keywords",
        "backend keywords", "关键词", "搜索词", "搜索关键词", "后台关键词", "关键字",
    ),
    "aplus": (
        "aplus", "a+", "a+ content", "aplus content", "a plus content", "a+ text", "aplus text",
        "a+页面", "a+文案", "a+内容", "图文详情",
    ),
    "image_text": (
        "image text", "text on images", "text in images", "image alt text", "图片文字",
        "图片文案", "图中文字",
    ),
    "price": ("final price", "sale price", "price", "standard price", "价格", "售价", "单价"),
    "full_price": ("initial price", "list price", "原价"),
    "availability": (
        "availability", "stock status", "in stock", "is available", "库存状态", "是否有货",
    ),
    "gtin": ("gtin", "ean", "upc", "barcode", "bar code", "gtin13", "条形码", "条码"),
    "mpn": ("mpn", "model number", "item model number", "manufacturer part number"),
    "currency": ("currency", "货币", "币种"),
    "seller": ("seller name", "seller", "buybox seller", "shop name", "店铺名称", "店铺"),
    "specifications": (
        "product specifications", "specifications", "other attributes", "attributes",
        "product details", "规格参数", "参数", "属性",
    ),
    "url": ("url", "link", "product url", "链接", "商品链接"),
    "photos": (
        "images", "image urls", "image", "image url", "main image", "main image url", "photos",
        "图片", "主图", "商品图片",
    ),
    "listed": ("open date", "date first available", "上架时间", "上架日期"),
}  # fmt: skip
ATTRIBUTES = (
    "material", "materials", "color", "colour", "colors", "size", "style", "pattern", "weight",
    "item weight", "dimensions", "product dimensions", "length", "width", "height", "model",
    "材质", "材料", "颜色", "尺寸", "规格", "重量", "款式", "图案", "型号",
)  # fmt: skip
NUMBERED = {
    "bullets": (
        "bullet point",
        "key product features",
        "bullet",
        "feature",
        "卖点",
        "五点描述",
    ),
    "keywords": ("generic keywords", "generic keyword", "search terms", "keywords", "关键词"),
    "aplus": ("aplus", "a+", "aplus module"),
    "image_text": ("image text", "图片文字"),
    "photos": ("other image url", "image", "图片"),
}
"""Columns that come several times with a number: ``bullet_point1``."""


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


def numbered_of(header: Sequence[str], taken: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """Return the columns that say one thing in several pieces, by field: ``bullet_point1``."""
    used = set(taken.values())
    names = [spelt(cell).rstrip("0123456789 ") for cell in header]
    found = {
        field: tuple(
            index for index, name in enumerate(names) if index not in used and name in spellings
        )
        for field, spellings in NUMBERED.items()
    }
    return {field: columns for field, columns in found.items() if columns}


def attributes_of(header: Sequence[str], taken: Collection[int]) -> dict[str, int]:
    """Return the columns that state one property each, by their name as written."""
    return {
        " ".join(cell.replace("_", " ").split()): index
        for index, cell in enumerate(header)
        if index not in taken and spelt(cell) in ATTRIBUTES
    }


def spelt(name: str) -> str:
    """Return the name of a column without case, and with spaces for the usual joins.

    ``bullet_point[marketplace_id=X]#2.value``, as newer templates of Amazon write it, is
    ``bullet point 2``; the first of several has no number.
    """
    plain = ADDRESS.sub(_place, name) if "#" in name or "[" in name else name
    return " ".join(plain.casefold().replace("_", " ").replace("-", " ").split())


def _place(found: re.Match[str]) -> str:
    return "" if found["number"] in (None, "1") else f" {found['number']}"
