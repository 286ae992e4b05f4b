"""What a page shows people about the price and whether it can be bought."""

import re
from collections.abc import Sequence
from itertools import islice

from lxml import etree

from maodun.domain.products import Availability, Offer
from maodun.sources.shops.html import folded, seen
from maodun.sources.shops.page.money import Money, money_alone, money_shown
from maodun.sources.shops.page.visible import MOST_LOOKED_AT, is_ours, names

LONGEST_PRICE = 60
"""Characters around a price that belong to it ("Now only", "incl. VAT")."""

LONGEST_NOTICE = 80
LARGE = 40
"""Elements within one that shows a price, at most."""

NAMED_PRICE = re.compile(
    r"price|preis|prix|precio|prezzo|preco|cena|pris(?![a-z])|harga|цена", re.I
)
NO_PRICE = re.compile(
    r"(^|[^a-z])(old|was|strike|rrp|msrp|uvp|original|before|crossed|unit|per|shipping|delivery|ship"
    r"|month|instal\w*|saving|save|discount|from|tax|vat|points?|compare|previous|regular|high|message|range"
    r"|prev|through|stroke|unite|mwst|filter|coupon|swatch\w*|olp)([^a-z]|$)"
    r"|old-?price|price-?old|oldprice|strike|crossed|listprice|compareat|wasprice|twister|swatch",
    re.I,
)
BEST_PRICE = re.compile(
    r"(^|[^a-z])(our|now|current|final|sale|special|new|buy\w*|main|actual|sell|offer|deal|product)([^a-z]|$)"
    r"|our-?price|sale-?price|special-?price|buybox|buyingprice",
    re.I,
)
FAR = 200
"""Elements behind the heading after which being nearer counts half as much as at first."""

OUTSIDE = frozenset(("nav", "footer", "aside", "select"))
"""Prices and stock stand in the forms by which one buys, which tell nothing else."""

STRUCK = frozenset(("del", "s", "strike"))
STOCK = re.compile(r"stock|availab|verf(ü|ue)gbar|dispon|soldout|sold-out|наличи|dostup", re.I)
OUT = re.compile(
    r"out of stock|sold out|(currently|temporarily|actuellement) (unavailable|indisponible)"
    r"|no longer available|not available|ausverkauft"
    r"|nicht (mehr )?(verfügbar|lieferbar|vorrätig)"
    r"|indisponible|rupture de stock|épuisé|agotado|sin stock|esaurito|non disponibile|vypredan"
    r"|vyprodán|nedostupn|nie je (na sklade|skladom)|není skladem|niedostępny|wyprzedan"
    r"|brak w magazynie|esgotado|indisponível|uitverkocht|niet (op voorraad|leverbaar)"
    r"|нет в наличии|распродан|nu este in stoc|stoc epuizat"
    r"|nie je možné (produkt )?kúpiť|rasprodano|ni na zalogi|slutsåld"
    r"|udsolgt|loppuunmyyty|tükendi|已售罄|缺货|售完|无货|在庫切れ|売り切れ|품절",
    re.I,
)


def offer_of(
    blocks: Sequence[Offer | None], root: etree._Element, heading: etree._Element | None
) -> Offer | None:
    """Return what the page asks: what it says for machines, else what people see.

    Args:
        blocks: Offers of the descriptions of this product, the most trustworthy first.
        root: The page.
        heading: Where the page shows the product's name; the price stands near.
    """
    said = [one for one in blocks if one is not None]
    price = next((one for one in said if one.price), None) or _price_shown(root, heading)
    states = {one.availability for one in said} - {None}
    state = None
    if states:
        state = (
            Availability.IN_STOCK
            if Availability.IN_STOCK in states
            else Availability.OUT_OF_STOCK
        )
    if state is None and _says_out(root):
        state = Availability.OUT_OF_STOCK
    if price is None and state is None:
        return None
    return Offer(price.price if price else None, price.currency if price else "", state)


def _price_shown(root: etree._Element, heading: etree._Element | None) -> Offer | None:
    """Return the price that stands nearest behind the heading, if none is better named."""
    best: tuple[float, Money] | None = None
    beyond = 0 if heading is None else -1
    for element in root.iter():
        if element is heading or beyond >= 0:
            beyond += 1
        if not isinstance(element.tag, str) or not names(element, NAMED_PRICE):
            continue
        money = _money_in(element)
        rank = _rank(element, beyond)
        if money is not None and (best is None or rank > best[0]):
            best = rank, money
    return Offer(best[1].amount, best[1].currency) if best else None


def _rank(element: etree._Element, beyond: int) -> float:
    """Return how likely it is the price: behind the heading, near it, well named."""
    near = 2.0 - min(2.0, beyond / FAR) if beyond >= 0 else -1.0
    return near + float(names(element, BEST_PRICE)) - 2.0 * float(_is_other_price(element))


def _money_in(element: etree._Element) -> Money | None:
    if _is_large(element):
        return None
    text = folded(_without_struck(element))
    if not any(c.isdigit() for c in text) or len(text) > LONGEST_PRICE:
        return None
    if any(around.tag in STRUCK for around in (element, *islice(element.iterancestors(), 2))):
        return None
    money = money_shown(text) or money_alone(text)
    return money if money and money.amount and is_ours(element, outside=OUTSIDE) else None


def _is_large(element: etree._Element) -> bool:
    """Whether it holds more elements than a price or a notice does."""
    return next(islice(element.iter(), LARGE, None), None) is not None


def _is_other_price(element: etree._Element) -> bool:
    return any(names(one, NO_PRICE) for one in (element, *islice(element.iterancestors(), 1)))


def _without_struck(element: etree._Element) -> str:
    """Return the text but for what is struck out, and for other prices where one is left."""
    parts = [element.text or ""]
    for child in element:
        if (
            isinstance(child.tag, str)
            and child.tag not in STRUCK
            and not names(child, NO_PRICE)
        ):
            parts.append(_without_struck(child) if len(child) else seen(child))
        parts.append(child.tail or "")
    text = " ".join(parts)
    return text if any(c.isdigit() for c in text) else seen(element)


def _says_out(root: etree._Element) -> bool:
    """Whether a short notice about stock says that it cannot be bought."""
    count = 0
    for element in root.iter("div", "span", "p", "strong", "b", "button", "li", "td"):
        if not names(element, STOCK):
            continue
        count += 1
        if count > MOST_LOOKED_AT:
            break
        text = "" if _is_large(element) else folded(seen(element))
        found = OUT.search(text) if len(text) <= LONGEST_NOTICE else OUT.match(text)
        if found and is_ours(element, outside=OUTSIDE):
            return True
    return False
