"""Clear everything a seller has in a file, a folder or on a page, in several markets."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from maodun.company.reviews.selectors import StoredReview
from maodun.company.reviews.services import Asked, clearance_run, waiver_give
from maodun.domain.clearance import Window
from maodun.domain.errors import BadProduct, BadRecord, MaodunError
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.text import T
from maodun.rules.markets import market
from maodun.screening.options import Options
from maodun.sources.shops.reading import read_products


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
        sku: Only this product; "" for all.
        columns: Names of columns of a table, by our field.
        network: Whether an address may be fetched.
    """

    what: str
    markets: tuple[str, ...]
    window: Window
    options: Options
    sku: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    waived: Waived = Waived()
    network: bool = False


@dataclass(frozen=True, slots=True)
class Cleared:
    """What clearing brought.

    Attributes:
        reviews: Numbers of the reviews that were kept, product by product.
        refused: Products and records that could not be used, and why.
        not_gaps: Gaps that were waived and that no clearance has.
    """

    reviews: tuple[int, ...]
    refused: tuple[MaodunError, ...]
    not_gaps: tuple[str, ...]


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
    asked = [(product, code) for product in products for code in order.markets]
    reviews: list[int] = []
    gaps: set[str] = set()
    for place, (product, code) in enumerate(asked):
        run = clearance_run(
            asked=Asked(product, code, order.window, order.options),
            register=register,
            by=by,
            now=now,
            on=on,
        )
        try:
            review = yield from _one_of(run, place=place, count=len(asked))
        except BadProduct as error:
            refused.append(error)
        else:
            reviews.append(review.number)
            gaps |= _waive(review, order.waived, now=now)
    if refused and not reviews:
        raise refused[0]
    return Cleared(tuple(reviews), tuple(refused), tuple(set(order.waived.what) - gaps))


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
