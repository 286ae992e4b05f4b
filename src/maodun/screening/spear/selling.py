"""Listings that sell the same product as ours, by what is said of both."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from maodun.compare.products.reading import ProductWords, words_of_product
from maodun.compare.products.recipe import products_1
from maodun.compare.products.same import same_product, same_product_score
from maodun.domain.evidence import Compared
from maodun.domain.listings.matches import MatchedBy, MatchedListing, Ranking, SameProduct
from maodun.domain.products import Product
from maodun.screening.spear.ranking import Nearest


class ProductMatcher:
    """Ranks listings by how likely they sell one of our products."""

    def __init__(self, ours: Sequence[Product], *, most: int) -> None:
        self._ours = tuple(words_of_product(one) for one in ours)
        self._nearest = Nearest(most)
        self._recipe = products_1()

    def take(self, products: Sequence[Product]) -> None:
        """Compare the next listings with each of our products."""
        for product in products:
            self._nearest.compared += 1
            words = words_of_product(product)
            score, ours = max(
                ((same_product_score(one, words), one) for one in self._ours),
                key=lambda found: found[0],
            )
            if score >= self._recipe.weak:
                near = score >= self._recipe.medium
                shown = partial(_shown, ours, words)
                self._nearest.offer((score,), product, shown, near=near)

    def ranking(self) -> Ranking:
        """Return the likeliest so far."""
        return self._nearest.ranking(MatchedBy.PRODUCT, self._recipe.name)


def _shown(ours: ProductWords, theirs: ProductWords, bare: MatchedListing) -> MatchedListing:
    found = same_product(ours, theirs)
    compared = tuple(one for _, one in found.evidence if isinstance(one, Compared))
    own = ours.product
    same = SameProduct(own.sku, own.title, found.score, found.tier, found.because, compared)
    return replace(bare, same=same)
