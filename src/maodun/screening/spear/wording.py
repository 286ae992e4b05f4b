"""Words of our marks and works in listings of others: what they do there comes first."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from maodun.compare.listings.lexicon import WordList
from maodun.compare.listings.scanning import RECIPE, scan
from maodun.domain.listings.matches import MatchedBy, MatchedListing, Ranking
from maodun.domain.marks import RegisteredWords, Sighting, Tier, Use
from maodun.domain.ports import Lexicon
from maodun.domain.products import Product
from maodun.screening.scanning import seen_in
from maodun.screening.spear.ranking import Nearest

FOREMOST = {
    Use.AS_MARK: 5.0,
    Use.OWN_BRAND: 5.0,  # the brand it names is ours, and the seller is not
    Use.COMPARED: 4.0,
    Use.COMPATIBLE: 3.0,
    Use.HELD: 2.0,
    Use.SHOP: 1.5,
    Use.ORDINARY: 1.0,
}
"""Order of uses before any weight, which is at most 1: naming the goods comes first."""

SEEN_KEPT = 12


class OwnLexicon:
    """The words of a few rights; how common words are is asked of the whole register."""

    def __init__(self, words: Sequence[RegisteredWords], register: Lexicon) -> None:
        self._own = WordList(words)
        self._register = register

    def __len__(self) -> int:
        """Return how many rights with words are sought."""
        return len(self._own)

    def find(self, keys: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Return the pairs of key and own sign that agree, in order of key."""
        return self._own.find(keys)

    def crowds(self, keys: Sequence[int]) -> Sequence[int]:
        """Return how many owners in the whole register hold each key."""
        return self._register.crowds(keys)

    def total(self) -> int:
        """Return how many signs the whole register holds."""
        return self._register.total()

    def unsought(self) -> int:
        """Return how many of our own signs cannot be found by words."""
        return self._own.unsought()

    def signs(self, signs: Sequence[int]) -> Sequence[RegisteredWords]:
        """Return these own signs in this order."""
        return self._own.signs(signs)


class WordMatcher:
    """Ranks listings by where our words stand in them."""

    def __init__(self, lexicon: Lexicon, *, most: int) -> None:
        self._lexicon = lexicon
        self._nearest = Nearest(most)

    def take(self, products: Sequence[Product]) -> None:
        """Look through the next listings."""
        for product, found in zip(products, scan(products, self._lexicon), strict=True):
            self._nearest.compared += 1
            told = sorted((one for one in found if _tells(one)), key=_order, reverse=True)
            if told:
                shown = partial(_shown, product, told)
                self._nearest.offer(_order(told[0]), product, shown, near=True)

    def ranking(self) -> Ranking:
        """Return where our words stand foremost so far."""
        return self._nearest.ranking(MatchedBy.WORDS, RECIPE)


def _tells(sighting: Sighting) -> bool:
    """Whether it may matter to us; an ordinary word that says nothing does not."""
    return sighting.use is not Use.ORDINARY or sighting.tier is not Tier.QUIET


def _order(sighting: Sighting) -> tuple[float, ...]:
    return FOREMOST[sighting.use] + sighting.weight, sighting.closeness


def _shown(product: Product, told: Sequence[Sighting], bare: MatchedListing) -> MatchedListing:
    return replace(bare, seen=tuple(seen_in(product, one) for one in told[:SEEN_KEPT]))
