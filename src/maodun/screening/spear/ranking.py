"""The nearest listings of any number that pass by, in a memory that does not grow."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappush, heapreplace

from maodun.domain.matches import MatchedBy, MatchedListing, Ranking, SellerCount

SELLERS_KEPT = 200
Order = tuple[float, ...]


@dataclass(slots=True)
class Nearest:
    """A heap of the ``most`` nearest listings; what is further away is only counted.

    Attributes:
        most: How many are kept.
        compared: How many could be compared.
        near: How many came near.
        out: How many were ruled out literally.
    """

    most: int
    compared: int = 0
    near: int = 0
    out: int = 0
    _heap: list[tuple[Order, int, MatchedListing]] = field(default_factory=list)
    _sellers: Counter[str | None] = field(default_factory=Counter)

    def offer(
        self, order: Order, seller: str | None, made: Callable[[], MatchedListing]
    ) -> None:
        """Count a listing that came near, and keep it if it is among the nearest.

        Args:
            order: Larger is nearer; the earlier one of two alike stays.
            seller: Who offers it.
            made: Makes what is kept, called only if it is.
        """
        self.near += 1
        self._sellers[seller] += 1
        place = -self.near  # of two alike, the one read first is the nearer
        if len(self._heap) < self.most:
            heappush(self._heap, (order, place, made()))
        elif (order, place) > self._heap[0][:2]:
            heapreplace(self._heap, (order, place, made()))

    def ranking(self, by: MatchedBy, recipe: str) -> Ranking:
        """Return what is kept, nearest first."""
        rows = sorted(self._heap, key=lambda one: one[:2], reverse=True)
        sellers = sorted(self._sellers.items(), key=lambda one: (-one[1], one[0] or ""))
        return Ranking(
            by=by,
            recipe=recipe,
            compared=self.compared,
            near=self.near,
            out=self.out,
            rows=tuple(listing for _, _, listing in rows),
            sellers=tuple(SellerCount(*one) for one in sellers[:SELLERS_KEPT]),
        )
