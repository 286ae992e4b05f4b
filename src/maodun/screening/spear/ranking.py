"""The nearest listings of any number that pass by, in a memory that does not grow."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappush, heapreplace

from maodun.domain.listings.matches import MatchedBy, MatchedListing, Ranking, SellerCount
from maodun.domain.products import Product
from maodun.screening.scanning import seller_of

SELLERS_KEPT = 200
Order = tuple[float, ...]


@dataclass(slots=True)
class Nearest:
    """A heap of the ``most`` nearest listings; what is further away is only counted.

    Attributes:
        most: How many are kept.
        compared: How many were compared.
        passed_over: How many were not, because others looked more promising.
        near: How many came near.
        out: How many were ruled out literally.
    """

    most: int
    compared: int = 0
    passed_over: int = 0
    near: int = 0
    out: int = 0
    _offered: int = 0
    _kept: set[tuple[str, str, str | None]] = field(default_factory=set)
    _heap: list[tuple[Order, int, MatchedListing]] = field(default_factory=list)
    _sellers: Counter[str | None] = field(default_factory=Counter)

    def offer(
        self,
        order: Order,
        product: Product,
        evidence: Callable[[MatchedListing], MatchedListing],
        *,
        near: bool,
    ) -> None:
        """Keep a listing if it is among the nearest; the same one read again is kept once.

        Args:
            order: Larger is nearer; the first number is the strength.
            product: Of two that are alike, the one offered earlier stays.
            evidence: Puts the reasons in, called only for what is kept.
            near: Count it and its seller as near, too.
        """
        seller = seller_of(product)
        if near:
            self.near += 1
            self._sellers[seller] += 1
        self._offered += 1
        key = (product.sku, product.title, seller)
        place = -self._offered
        full = len(self._heap) >= self.most
        if key in self._kept or (full and (order, place) <= self._heap[0][:2]):
            return
        self._kept.add(key)
        entry = (order, place, evidence(_bare(product, seller, order[0])))
        if full:
            *_, gone = heapreplace(self._heap, entry)
            self._kept.discard((gone.sku, gone.title, gone.seller))
        else:
            heappush(self._heap, entry)

    def ranking(self, by: MatchedBy, recipe: str) -> Ranking:
        """Return what is kept, nearest first."""
        rows = sorted(self._heap, key=lambda one: one[:2], reverse=True)
        sellers = sorted(self._sellers.items(), key=lambda one: (-one[1], one[0] or ""))
        return Ranking(
            by=by,
            recipe=recipe,
            compared=self.compared,
            passed_over=self.passed_over,
            near=self.near,
            out=self.out,
            rows=tuple(listing for _, _, listing in rows),
            sellers=tuple(SellerCount(*one) for one in sellers[:SELLERS_KEPT]),
        )


def _bare(product: Product, seller: str | None, strength: float) -> MatchedListing:
    return MatchedListing(
        sku=product.sku,
        title=product.title,
        source=product.source,
        url=product.url,
        seller=seller,
        brand=product.brand,
        strength=strength,
    )
