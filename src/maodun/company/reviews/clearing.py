"""Clear everything a seller has in a file, a folder or on a page, in several markets."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from maodun.company.pictures.looking import Look
from maodun.company.reviews.selectors import StoredReview
from maodun.company.reviews.services import Asked, clearance_run, waiver_give
from maodun.domain.clearance import Window
from maodun.domain.errors import BadProduct, BadRecord, MaodunError, UnknownMarket
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.text import T, Text
from maodun.rules.places.markets import market
from maodun.screening.options import Options
from maodun.sources.shops.reading import read_products

UNNAMED_MARKET = "US"
"""Where neither the reader nor the product says where it is sold."""


@dataclass(frozen=True, slots=True)
class Waived:
    """Gaps that a named person accepts beforehand.

    Attributes:
        what: Codes of gaps, as reports print them.
    """

    what: tuple[str, ...] = ()
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be cleared.

    Attributes:
        what: Path or address of a product or a list of products.
        markets: Codes; none: each product's own markets, and the US where it names none.
        sku: Only this product; "" for all.
        columns: Names of columns of a table, by our field.
        network: Whether an address may be fetched.
        look: Looks at the pictures of the products; None: they are not compared.
    """

    what: str
    markets: tuple[str, ...]
    window: Window
    options: Options
    sku: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    waived: Waived = Waived()
    network: bool = False
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Cleared:
    """What clearing brought.

    Attributes:
        reviews: Numbers of the reviews that were kept, product by product.
        refused: Products and records that could not be used, and why.
        not_gaps: Gaps that were waived and that no clearance has.
        notes: What the reader should know: doubled numbers, markets taken from products.
    """

    reviews: tuple[int, ...]
    refused: tuple[MaodunError, ...]
    not_gaps: tuple[str, ...]
    notes: tuple[Text, ...] = ()


def products_clear(
    *, order: Order, register: Path, by: str, now: datetime, on: date
) -> Generator[Progress, None, Cleared]:
    """Clear each product in each market; one that cannot be used never stops the rest.

    Raises:
        UnknownMarket: There is no data about one of the markets.
        BadProduct: Nothing could be read as a product.
        RegisterMissing: There is no register yet.
    """
    for code in order.markets:
        market(code)
    products, refused = _read(order)
    asked = [(product, code) for product in products for code in _markets(order, product)]
    reviews: list[int] = []
    gaps: set[str] = set()
    for place, (product, code) in enumerate(asked):
        run = clearance_run(
            asked=Asked(product, code, order.window, order.options),
            register=register,
            by=by,
            now=now,
            on=on,
            look=order.look,
        )
        try:
            review = yield from _one_of(run, place=place, count=len(asked))
        except (BadProduct, UnknownMarket) as error:
            refused.append(error)
        else:
            reviews.append(review.number)
            gaps |= _waive(review, order.waived, now=now)
    if refused and not reviews:
        raise refused[0]
    return Cleared(
        reviews=tuple(reviews),
        refused=tuple(refused),
        not_gaps=tuple(set(order.waived.what) - gaps),
        notes=(*_doubled(products), *_own_markets(order, products)),
    )


def _markets(order: Order, product: Product) -> tuple[str, ...]:
    own = tuple(dict.fromkeys(code.strip().upper() for code in product.markets))
    return order.markets or own or (UNNAMED_MARKET,)


def _doubled(products: Sequence[Product]) -> Iterator[Text]:
    """Yield one sentence per number that several products have, with where each is from."""
    places: dict[str, list[str]] = {}
    for product in products:
        places.setdefault(product.sku, []).append(product.source)
    for sku, sources in places.items():
        if len(sources) > 1:
            yield T(
                "{count} products have the number {sku}: {places}. Each is a review of its "
                "own, but what is answered about one counts for all of them.",
                count=len(sources),
                sku=sku,
                places="; ".join(sources),
            )


def _own_markets(order: Order, products: Sequence[Product]) -> Iterator[Text]:
    """Yield which markets were taken from the products, each set of them once."""
    if order.markets:
        return
    for codes in dict.fromkeys(_markets(order, one) for one in products if one.markets):
        yield T(
            "Markets {markets} are those the product names; others with --market.",
            markets=", ".join(codes),
        )


def _read(order: Order) -> tuple[list[Product], list[MaodunError]]:
    found = list(
        read_products(
            order.what,
            sku=order.sku,
            columns=order.columns,
            fetch=_fetch if order.network else None,
        )
    )
    products = [item for item in found if isinstance(item, Product)]
    return products, [item for item in found if isinstance(item, BadRecord)]


def _fetch(url: str) -> bytes:
    from maodun.sources.shops.fetch import fetch_page  # noqa: PLC0415 - slow, and files need none

    return fetch_page(url)


def _one_of(
    run: Generator[Progress, None, StoredReview], *, place: int, count: int
) -> Generator[Progress, None, StoredReview]:
    """Pass on the steps of one clearance; among several, progress counts clearances."""
    if count == 1:
        return (yield from run)
    while True:
        try:
            step = next(run)
        except StopIteration as end:
            review: StoredReview = end.value
            return review
        what = T(
            "Clearance {number} of {count}: {what}",
            number=place + 1,
            count=count,
            what=step.what,
        )
        yield replace(step, done=place, total=count, unit="products", what=what)


def _waive(review: StoredReview, waived: Waived, *, now: datetime) -> set[str]:
    gaps = {gap.what for gap in review.now.gaps}.intersection(waived.what)
    for what in sorted(gaps):
        waiver_give(
            review=review.number, what=what, reason=waived.reason, by=waived.by, now=now
        )
    return gaps
