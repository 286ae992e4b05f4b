"""What a set's own training pairs tell about single words: which may differ, which must agree.

"upgrade" on one side alone mostly means another product, "software" does not. Each word left
over on one side, and each word shared, gets the log-odds of the training pairs in which it is
so, drawn towards those of all pairs by ``DRAWN`` pairs. Training pairs themselves are judged
by the other folds, so that none meets its own label.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.boosting import Floats
from bench.same_product_pairs import Pair
from maodun.compare.products.aligning import ALIKE, nearest

DRAWN = 10.0
NAMES = ("left sum", "left least", "left most", "shared sum", "shared least", "shared most")

Bag = tuple[frozenset[str], frozenset[str]]
"""Words left over on either side, words shared."""


def telling(
    train: Sequence[Pair],
    same: NDArray[np.bool_],
    fold: NDArray[np.int64],
    *,
    asked: Sequence[Pair],
) -> tuple[Floats, Floats]:
    """Return the six figures of every training pair and of every pair asked."""
    bags, others = [_bag(pair) for pair in train], [_bag(pair) for pair in asked]
    own = np.zeros((len(bags), len(NAMES)))
    for part in np.unique(fold):
        inside = np.flatnonzero(fold == part)
        outside = np.flatnonzero(fold != part)
        odds = _Odds([bags[row] for row in outside], same[outside])
        own[inside] = [odds.figures(bags[row]) for row in inside]
    whole = _Odds(bags, same)
    return own, np.array([whole.figures(bag) for bag in others], np.float64)


def _bag(pair: Pair) -> Bag:
    left = frozenset(
        word
        for one, other in ((pair.one, pair.other), (pair.other, pair.one))
        for word in one.words
        if nearest(word, other.words, other.joined) < ALIKE
    )
    return left, pair.one.words & pair.other.words


class _Odds:
    """Log-odds of being the same product, by word left over and by word shared."""

    def __init__(self, bags: Sequence[Bag], same: NDArray[np.bool_]) -> None:
        self._mean = float(same.mean())
        self._seen: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self._same: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        for bag, label in zip(bags, same, strict=True):
            for words, seen, alike in zip(bag, self._seen, self._same, strict=True):
                seen.update(words)
                if label:
                    alike.update(words)

    def figures(self, bag: Bag) -> list[float]:
        found: list[float] = []
        for words, seen, alike in zip(bag, self._seen, self._same, strict=True):
            odds = sorted(self._of(alike[word], seen[word]) for word in words)
            found += [sum(odds), min(odds, default=0.0), max(odds, default=0.0)]
        return found

    def _of(self, same: int, seen: int) -> float:
        drawn = (same + DRAWN * self._mean) / (seen + DRAWN)
        return float(np.log(drawn / (1 - drawn)) - np.log(self._mean / (1 - self._mean)))
