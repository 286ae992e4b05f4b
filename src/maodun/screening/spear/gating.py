"""Which of many listings are worth reading claims against: those that share most words."""

from collections.abc import Mapping, Sequence
from heapq import heappush, heapreplace

from maodun.compare.wording import terms, weight
from maodun.domain.claims import ClaimTree
from maodun.domain.products import Product

PER_KEPT = 10
"""Listings read for each one that is kept: the first hundred by rank were among the first
thousand by shared words for four of five patents tried, and 93 of them for the fifth."""

Weights = Mapping[str, int]


class Gate:
    """Lets a listing pass if it shares more with a claim than most of those before it.

    Preparing a listing for claims takes several times as long as counting shared words.
    """

    def __init__(self, trees: Sequence[ClaimTree], *, most: int) -> None:
        self._claims = tuple(_weights(tree) for tree in trees)
        self._most = most * PER_KEPT
        self._shares: list[float] = []

    def lets_through(self, product: Product) -> bool:
        """Whether the claims should be read against this listing."""
        said = frozenset(term for fact in product.facts for term in terms(fact.text))
        share = max(_share(said, claim) for claim in self._claims)
        if len(self._shares) < self._most:
            heappush(self._shares, share)
            return True
        if share > self._shares[0]:
            heapreplace(self._shares, share)
            return True
        return False


def _weights(tree: ClaimTree) -> Weights:
    said = (term for limitation in tree.limitations for term in terms(limitation.text))
    return {term: weight(term) for term in said}


def _share(said: frozenset[str], claim: Weights) -> float:
    shared = sum(claim[term] for term in said & claim.keys())
    return shared / (sum(claim.values()) or 1)
