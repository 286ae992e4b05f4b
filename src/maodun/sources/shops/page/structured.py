"""What a page says about its product for machines: JSON-LD, microdata, OpenGraph.

Read by ``extruct``; each is tried alone, so that one broken script does not hide the rest.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from extruct.jsonld import JsonLdExtractor
from extruct.opengraph import OpenGraphExtractor
from extruct.w3cmicrodata import MicrodataExtractor
from lxml import etree

from maodun.compare.products.codes import gtin14
from maodun.domain.products import Offer
from maodun.sources.shops.html import folded, plain
from maodun.sources.shops.page.offers import offer_of_meta, offer_said

MAX_PROPERTIES = 5_000
"""Microdata elements; more than that is a list of products, not a product."""

MAX_SCRIPTS = 500
DEEPEST = 8
"""Levels of things within things; shops use up to five."""

KINDS = frozenset(
    ("product", "productgroup", "productmodel", "individualproduct", "someproducts", "vehicle",
     "car", "book", "offer")
)  # fmt: skip
MEASURED = ("weight", "width", "height", "depth", "size")
WORDED = ("color", "material", "pattern", "model", "audience", "award", "keywords")
NUMBERS = ("sku", "productID", "productId")
"""Of the shop, the one to be trusted first; one that repeats the maker's own comes last."""

GTINS = ("gtin13", "gtin", "gtin12", "gtin14", "gtin8", "isbn")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement and the place in the page that makes it."""

    name: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Described:
    """A product as one block of a page describes it; "" where it does not say.

    Attributes:
        of_page: The block speaks of the page as a whole, not of one product on it.
    """

    title: str = ""
    sku: str = ""
    brand: str = ""
    category: str = ""
    url: str = ""
    said: tuple[Said, ...] = ()
    photos: tuple[str, ...] = ()
    of_page: bool = False
    gtin: str = ""
    mpn: str = ""
    offer: Offer | None = None


def described(root: etree._Element, url: str) -> tuple[Described, ...]:
    """Return the descriptions in ``root``, the most trustworthy first."""
    linked = [_described(item, "json-ld") for item in _json_ld(root)]
    marked = [_described(item, "microdata") for item in _microdata(root, url)]
    return tuple(one for one in (*linked, *marked, *_open_graph(root)) if one.title)


def _json_ld(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in islice(root.iter("script"), MAX_SCRIPTS):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            script.set("type", "application/ld+json")
            for item in _quietly(partial(JsonLdExtractor().extract_items, script)):
                yield from _products(item, 0)


def _microdata(root: etree._Element, url: str) -> Iterator[dict[str, Any]]:
    if len(root.findall(".//*[@itemprop]")) > MAX_PROPERTIES or _nests_deep(root):
        return
    for item in _quietly(partial(MicrodataExtractor().extract_items, root, url)):
        yield from _products(_as_linked(item, 0), 0)


def _nests_deep(root: etree._Element) -> bool:
    return any(
        sum(1 for around in scope.iterancestors() if around.get("itemscope") is not None)
        > DEEPEST
        for scope in root.iterfind(".//*[@itemscope]")
    )


def _quietly(extract: Callable[[], list[Any]]) -> list[Any]:
    """Return what ``extract`` finds; what a page has broken is as good as not there."""
    with _Hushed("extruct"):
        try:
            return list(extract())
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
            return []


class _Hushed:
    """Within it the logger is silent: broken mark-up on a page is no event of ours."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)
        self._was = self._logger.disabled

    def __enter__(self) -> None:
        self._logger.disabled = True

    def __exit__(self, *_: object) -> None:
        self._logger.disabled = self._was


def _products(item: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the products in one item: itself, or the main thing of the page around it."""
    if isinstance(item, list):
        for one in item:
            yield from _products(one, depth)
    if not isinstance(item, dict) or depth > DEEPEST:
        return
    if _types(item) & KINDS and item.get("name"):
        yield item
        return
    for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemOffered", "hasVariant"):
        yield from _products(item.get(key), depth + 1)


def _types(item: dict[str, Any]) -> set[str]:
    types = item.get("@type", "")
    several = types if isinstance(types, list) else [types]
    return {
        str(one).rstrip("/").rpartition("/")[2].rpartition(":")[2].lower() for one in several
    }


def _as_linked(item: Any, depth: int) -> Any:
    """Return a microdata item in the shape of JSON-LD."""
    if isinstance(item, list):
        return [_as_linked(one, depth) for one in item]
    if not isinstance(item, dict) or depth > DEEPEST:
        return item
    properties = item.get("properties", {})
    inner = {name: _as_linked(value, depth + 1) for name, value in properties.items()}
    return {
        "@type": item.get("type", ""),
        **inner,
        "value": inner.get("value", item.get("value")),
    }


def _described(item: dict[str, Any], place: str) -> Described:
    return Described(
        title=_word(item.get("name")),
        sku=_sku(item),
        brand=_word(item.get("brand")) or _word(item.get("manufacturer")),
        category=_word(item.get("category")),
        url=_word(item.get("url")),
        said=tuple(_said(item, place)),
        photos=tuple(_photos(item.get("image"))),
        gtin=next((n for name in GTINS if gtin14(n := _number(item, name))), ""),
        mpn=_number(item, "mpn"),
        offer=offer_said(item),
    )


def _sku(item: dict[str, Any]) -> str:
    numbers = [number for name in NUMBERS if (number := _number(item, name))]
    of_shop = [number for number in numbers if number != _number(item, "mpn")]
    return _without_words(next(iter((*of_shop, *numbers)), ""))


def _without_words(number: str) -> str:
    """Return a number without the words that some shops put behind it."""
    first, _, rest = number.partition(" ")
    bare = any(c.isdigit() for c in first) and not any(c.isdigit() for c in rest)
    return first if bare else number


def _number(item: dict[str, Any], name: str) -> str:
    for holder in (item, *_several(item.get("offers"))):
        if isinstance(holder, dict) and (found := _word(holder.get(name))):
            return found.rpartition(":")[2] if name.startswith("product") else found
    return ""


def _said(item: dict[str, Any], place: str) -> Iterator[Said]:
    lines = plain(_word(item.get("description"), 100_000)).split("\n")
    if description := "\n".join(line for line in lines if line):
        yield Said("description", description, f"{place} description")
    for name in (*WORDED, *MEASURED):
        if value := _measure(item.get(name)):
            yield Said(name, f"{name}: {value}", f"{place} {name}")
    for one in _several(item.get("additionalProperty")):
        label = _word(one.get("name")) if isinstance(one, dict) else ""
        if label and (value := _measure(one)):
            yield Said(label, f"{label}: {value}", f"{place} additionalProperty")


def _measure(value: Any) -> str:
    if isinstance(value, dict) and "value" in value:
        unit = _word(value.get("unitText")) or _word(value.get("unitCode"))
        return f"{_word(value.get('value'))} {unit}".strip()
    words = [_word(one) for one in _several(value)]
    return ", ".join(word for word in words if word)


def _word(value: Any, longest: int = 500) -> str:
    if isinstance(value, list):
        return next(filter(None, (_word(one, longest) for one in value)), "")
    if isinstance(value, dict):
        return next(
            filter(None, (_word(value.get(n), longest) for n in ("name", "@value"))), ""
        )
    if isinstance(value, bool) or value is None:
        return ""
    text = str(value)[: longest * 4]
    if text.startswith(("$", "{{", "${")):  # a place of a template that nobody filled
        return ""
    return (text if longest > 500 else plain(text))[:longest].strip()  # noqa: PLR2004 - as above


def _photos(value: Any) -> Iterator[str]:
    for one in _several(value):
        address = one.get("url") or one.get("contentUrl") if isinstance(one, dict) else one
        if isinstance(address, str) and address:
            yield address


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _open_graph(root: etree._Element) -> Iterator[Described]:
    found = _quietly(partial(OpenGraphExtractor().extract_items, root))
    values: dict[str, str] = {}
    for item in found:
        for name, value in item.get("properties", []):
            values.setdefault(name, folded(str(value)))
    said = values.get("og:description", "")
    yield Described(
        title=values.get("og:title", ""),
        sku=values.get("product:retailer_item_id", "") or values.get("og:sku", ""),
        brand=values.get("product:brand", "") or values.get("og:brand", ""),
        url=values.get("og:url", ""),
        said=(Said("summary", said, "og:description"),) if said else (),
        photos=(values["og:image"],) if values.get("og:image") else (),
        of_page=True,
        offer=offer_of_meta(values),
    )
