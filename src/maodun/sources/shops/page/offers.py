"""What a page says for machines about the price and whether it can be bought."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from maodun.domain.products import Availability, Offer
from maodun.sources.shops.page.money import Money, money_said

DEEPEST = 4
MOST_OFFERS = 200
LONGEST_PRICE = 60

PRICES = ("price", "lowPrice")
IN = re.compile(r"in ?stock|pre-?order|limited|online ?only|in ?store ?only|backorder", re.I)
OUT = re.compile(r"out ?of ?stock|sold ?out|discontinued|unavailable", re.I)


def offer_said(item: Mapping[str, Any]) -> Offer | None:
    """Return what a schema.org product says of its offers: the lowest that can be bought."""
    found = list(islice(_offers(item.get("offers"), 0), MOST_OFFERS))
    if not found:
        return None
    states = {one.availability for one in found}
    able = [one for one in found if one.availability is not Availability.OUT_OF_STOCK]
    priced = [(one.price, one.currency) for one in able or found if one.price]
    price, currency = min(priced, default=(None, ""))
    state = next((s for s in Availability if s in states), None)
    return Offer(price, currency, state)


def offer_of_meta(values: Mapping[str, str]) -> Offer | None:
    """Return what OpenGraph properties say."""
    for name in ("product:sale_price", "product:price", "og:price"):
        amount = values.get(f"{name}:amount") or values.get(name, "")
        money = money_said(amount, values.get(f"{name}:currency", ""))
        state = _state(values.get("product:availability") or values.get("og:availability", ""))
        if money:
            return Offer(money.amount, money.currency, state)
    return None


def _offers(value: Any, depth: int) -> Iterator[Offer]:
    if isinstance(value, list):
        for one in value:
            yield from _offers(one, depth)
    if not isinstance(value, dict) or depth > DEEPEST:
        return
    inner = [*_offers(value.get("offers"), depth + 1)]
    money = _money(value) or next(
        (found for one in _several(value.get("priceSpecification")) if (found := _money(one))),
        None,
    )
    if inner and money is None:
        yield from inner
        return
    state = _state(str(value.get("availability") or ""))
    yield Offer(money.amount if money else None, money.currency if money else "", state)


def _money(value: Any) -> Money | None:
    if not isinstance(value, dict):
        return None
    currency = str(value.get("priceCurrency") or value.get("pricecurrency") or "")
    for name in PRICES:
        said = [
            money
            for amount in _several(value.get(name))
            if isinstance(amount, str | int | float)
            and not isinstance(amount, bool)
            and (money := money_said(str(amount)[:LONGEST_PRICE], currency))
        ]
        if said:
            return min(said, key=lambda money: money.amount)
    return None


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _state(text: str) -> Availability | None:
    if OUT.search(text):
        return Availability.OUT_OF_STOCK
    return Availability.IN_STOCK if IN.search(text) else None
