"""A page of a shop to a product. Pure: bytes in, values out."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from lxml import etree

from maodun.compare.products.codes import gtin14
from maodun.domain.errors import BadProduct
from maodun.domain.products import Fact, Product
from maodun.domain.text import T
from maodun.sources.languages import is_tag, language_of, plain_tag
from maodun.sources.shops.html import folded, seen, text_of_page, tree_of
from maodun.sources.shops.page import visible
from maodun.sources.shops.page.offers_shown import offer_of
from maodun.sources.shops.page.structured import Described, Said, described

MOST_FACTS = 400
MOST_PHOTOS = 40
LONGEST_SKU = 60
"""Of a title that stands in for a number."""

BRAND = re.compile(
    r"brand( name)?|marke|marque|marca|merk|marka|značka|blagovna znamka|бренд|производитель"
    r"|kaubamärk|bränd|märke|varumärke|výrobce|výrobca|producent|品牌|ブランド(名)?|브랜드|manufacturer|hersteller|fabricant|produttore|producer",
    re.I,
)
NUMBER = re.compile(
    r"sku|asin|item (number|no\.?|#|model number)|product (code|number|id|no\.?)"
    r"|article( number)?"
    r"|art(ikel)?[-. ]?(nr|nummer)\.?|bestellnummer|r[ée]f(\.|[ée]rence)?|referencia|código"
    r"|codice( articolo)?|cod\.?|артикул|код( товара)?|货号|商品编号|型号|品番",
    re.I,
)
GTIN = re.compile(
    r"(ean|gtin|upc|isbn|jan)(-?\d{1,2})?( ?(code|nummer|number|kod))?|bar ?code|条形码", re.I
)
GTIN_IN_TEXT = re.compile(r"\b(?:EAN|GTIN|UPC|ISBN)(?:-?1[0-4])?\s?[:：]?\s?(\d[\d-]{6,15}\d)")
IN_TEXT = re.compile(
    r"(?:\bSKU|\bASIN|\bArtikel-?n(?:umme)?r\.?|\bArt\.\s?-?Nr\.?|\bItem (?:No|#)\.?|\bRéf\.?|"
    r"\bProduct code|\bArticle number|\bBestellnummer|\bReferencia|\bCódigo|\bКод(?: товара)?|"
    r"\bAрт\.?|\bАртикул|货号|商品编号)\s*[:：#]?\s*"
    r"([A-Za-z0-9][A-Za-z0-9./_-]{2,30})",
    re.I,
)
IN_ADDRESS = (
    re.compile(r"/(?:dp|gp/product)/([A-Z0-9]{10})(?=[/?]|$)"),
    re.compile(
        r"/(?:itm|item|product|products|p|pd|prod|deal)/(?:[^/?]+/)?([A-Za-z]*\d{4,}\w*)"
    ),
    re.compile(r"([A-Za-z]{0,4}\d{5,})(?=\.html?\b|/?(?:[?#]|$))"),
)
BYLINE = re.compile(
    r"^(?:Visit the|Visita lo Store di|Visiter la boutique|Besuche(?:n Sie)? den|Brand\s?:"
    r"|Marque\s?:|Marke\s?:|Marca\s?:)\s*(?P<brand>.+?)(?:[- ]Store)?$"
)


def parse(data: bytes, *, source: str, url: str = "") -> Product:
    """Return the product that a page is about.

    Args:
        data: The page as saved or sent.
        source: File name or URL, shown with every fact.
        url: Where it was fetched; "" for a saved page, which may name it itself.

    Raises:
        BadProduct: The page names no product.
        UnsafeInput: It is larger than any page of a shop.
    """
    root = tree_of(text_of_page(data), source=source)
    address = url or _canonical(root)
    blocks = described(root, address or "https://page.invalid/")
    pairs = tuple(visible.labelled(root))
    title = next((one.title for one in blocks), "") or visible.title(root)
    same = _same(blocks)
    if not title:
        raise BadProduct(T("{source} names no product", source=source))
    return Product(
        sku=_sku(blocks, pairs, root, address) or folded(title)[:LONGEST_SKU].rstrip(),
        title=title,
        facts=tuple(_facts(title, blocks, pairs, root, source)),
        source=source,
        brand=_brand(blocks, pairs, root) or None,
        category=next((one.category for one in blocks if one.category), None) or _trail(root),
        photos=_photos(blocks, address),
        url=address or None,
        gtin=next((one.gtin for one in same if one.gtin), "")
        or _gtin_shown(pairs, root)
        or None,
        mpn=next((one.mpn for one in same if one.mpn), None),
        offer=offer_of([one.offer for one in same], root, visible.heading(root)),
    )


def _canonical(root: etree._Element) -> str:
    for path, attribute in (
        (".//link[@rel='canonical']", "href"),
        (".//meta[@property='og:url']", "content"),
        (".//base", "href"),
    ):
        for found in root.iterfind(path):
            if (found.get(attribute) or "").startswith(("http://", "https://")):
                return str(found.get(attribute))
    return ""


def _sku(
    blocks: Sequence[Described], pairs: Sequence[Said], root: etree._Element, address: str
) -> str:
    said = [one.sku for one in _same(blocks) if one.sku]
    asin = (str(x.get("value") or "") for x in root.iterfind(".//*[@id='ASIN']"))
    return next(
        filter(
            None,
            (
                said[0] if len(set(said)) == 1 else "",
                *asin,
                _in_address(address, IN_ADDRESS[:1]),
                _number_shown(pairs, root),
                *said[:1],
                _in_address(address, IN_ADDRESS[1:]),
                *(one.mpn or one.gtin for one in blocks),
            ),
        ),
        "",
    )


def _same(blocks: Sequence[Described]) -> tuple[Described, ...]:
    """Return the blocks that speak of the same product as the first, or of the page's."""
    return tuple(
        one
        for one in blocks
        if one.title.casefold() == blocks[0].title.casefold()
        or one.of_page
        or (one.sku and one.sku == blocks[0].sku)
    )


def _gtin_shown(pairs: Sequence[Said], root: etree._Element) -> str:
    for pair in pairs:
        value = pair.text.partition(": ")[2]
        if GTIN.fullmatch(pair.name.strip(" .#")) and gtin14(value):
            return value
    body = root.find("body")
    said = GTIN_IN_TEXT.finditer(seen(body)) if body is not None else ()
    return next((match[1] for match in said if gtin14(match[1])), "")


def _number_shown(pairs: Sequence[Said], root: etree._Element) -> str:
    for pair in pairs:
        value = pair.text.partition(": ")[2]
        if NUMBER.fullmatch(pair.name.strip(" .#")) and any(c.isdigit() for c in value):
            return value.split()[0]
    body = root.find("body")
    shown = IN_TEXT.finditer(seen(body)) if body is not None else ()
    return next((match[1] for match in shown if any(c.isdigit() for c in match[1])), "")


def _in_address(address: str, forms: Sequence[re.Pattern[str]]) -> str:
    for form in forms:
        if match := form.search(address):
            return match[1]
    return ""


def _brand(blocks: Sequence[Described], pairs: Sequence[Said], root: etree._Element) -> str:
    for one in blocks:
        if one.brand:
            return one.brand
    for found in root.iterfind(".//*[@id='bylineInfo']"):
        if match := BYLINE.match(folded(seen(found))):
            return match["brand"].strip()
    for pair in pairs:
        if BRAND.fullmatch(pair.name):
            return pair.text.partition(": ")[2]
    marked = (folded(seen(x)) for x in root.iterfind(".//*[@itemprop='brand']"))
    return next((text for text in marked if text and not text.startswith("$")), "")


def _trail(root: etree._Element) -> str | None:
    for found in root.iter("ul", "ol", "nav", "div"):
        named = f"{found.get('class') or ''} {found.get('id') or ''}".lower()
        if "breadcrumb" in named:
            steps = [folded(seen(link)) for link in found.iter("a")]
            return " > ".join(step for step in steps if step)[:500] or None
    return None


def _photos(blocks: Sequence[Described], address: str) -> tuple[str, ...]:
    found: list[str] = []
    for one in blocks:
        for photo in one.photos:
            whole = _joined(address, photo)
            if whole not in found:
                found.append(whole)
    return tuple(found[:MOST_PHOTOS])


def _joined(address: str, photo: str) -> str:
    try:
        return urljoin(address, photo) if address else photo
    except ValueError:
        return photo


def _facts(
    title: str,
    blocks: Sequence[Described],
    pairs: Sequence[Said],
    root: etree._Element,
    source: str,
) -> Iterator[Fact]:
    language = _language(root)
    shown = Said("title", title, "title")
    best = [said for one in blocks[:1] for said in one.said]
    others = [said for one in _same(blocks)[1:] if not one.of_page for said in one.said]
    rest = (*visible.bullets(root), *pairs, *visible.description(root))
    known: set[str] = set()
    for said in (shown, *best, *rest, *others):
        key = folded(said.text).casefold()
        if key in known or len(known) >= MOST_FACTS:
            continue
        known.update((key, *(folded(line).casefold() for line in said.text.split("\n"))))
        yield Fact(
            said.name, said.text, language_of(said.text, default=language),
            f"{source} ({said.place})",
        )  # fmt: skip


def _language(root: etree._Element) -> str:
    tag = (root.get("lang") or "").strip().replace("_", "-")
    if not is_tag(tag):
        body = root.find("body")
        return language_of(seen(body)) if body is not None else "en"
    return plain_tag(tag) if tag.lower().startswith("zh") else tag.partition("-")[0].lower()
