"""Same product or not, by text: how often is it right, set by set?

    python -m bench.same_product --data DIR --split valid --json

Each folder under DIR is one set of labelled pairs (``train*``, ``valid*``, ``test*``). Three
answers are measured on the split, and none sees its labels:

- ``f1``: the figures of ``compare/products`` with trees and a threshold of the set's own,
  grown on its training part (five trees' sums, each grown without a fifth of it; the threshold
  is the best on the fifths left out), words weighed by that part, and what it tells of single
  words (``same_product_words``);
- ``recipe``: the frozen recipe that ships, one for all sets, with its one threshold;
- ``floor``: cosine of TF-IDF over the words of title and brand, with the best threshold of the
  training part.

Intervals are 95 %, from 1,000 draws of the pairs with replacement.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from bench.boosting import Floats, Growing, grown, odds_of
from bench.same_product_pairs import Pair, files, pairs, sets
from bench.same_product_training import (
    FOLDS,
    Bools,
    best_threshold,
    f1_of,
    folds,
    labels,
    names,
    table,
)
from bench.same_product_words import NAMES, telling
from maodun.compare.products.aligning import cosine
from maodun.compare.products.rarity import Rarity, rarity_of
from maodun.compare.products.recipe import products_1
from maodun.compare.products.same import same_product_score

DRAWS = 1_000
HOW = Growing(trees=300, rate=0.05)


@dataclass(frozen=True, slots=True)
class Measured:
    """One way of telling on one set: which pairs it called the same."""

    called: Bools
    same: Bools

    def f1(self) -> dict[str, float]:
        """Return F1 with its interval."""
        rng = np.random.default_rng(1)
        drawn = rng.integers(0, len(self.same), (DRAWS, len(self.same)))
        every = [f1_of(self.called[rows], self.same[rows]) for rows in drawn]
        low, high = np.quantile(every, (0.025, 0.975))
        value = f1_of(self.called, self.same)
        return {"value": round(value, 4), "low": round(low, 4), "high": round(high, 4)}

    def precision(self) -> float:
        """Return the share of called pairs that are the same."""
        return round(float((self.called & self.same).sum() / max(1, self.called.sum())), 4)

    def recall(self) -> float:
        """Return the share of same pairs that were called."""
        return round(float((self.called & self.same).sum() / max(1, self.same.sum())), 4)


def fitted(train: Sequence[Pair], asked: Sequence[Pair]) -> Bools:
    """Return what trees grown on ``train`` call the same."""
    rarity = _rarity(train)
    same = labels(train)
    fold = folds(same)
    words, others = telling(train, same, fold, asked=asked)
    known = np.hstack((table(train, rarity), words))
    unknown = np.hstack((table(asked, rarity), others))
    named = (*names(train[0]), *NAMES)
    held, odds = np.zeros(len(same)), np.zeros(len(unknown))
    for part in range(FOLDS):
        trees = grown(known[fold != part], same[fold != part], named, HOW)
        held[fold == part] = odds_of(trees, known[fold == part])
        odds += odds_of(trees, unknown) / FOLDS
    return odds >= best_threshold(held, same)


def floor(train: Sequence[Pair], asked: Sequence[Pair]) -> Bools:
    """Return what TF-IDF cosine calls the same."""
    rarity = _rarity(train)
    return _cosines(asked, rarity) >= best_threshold(_cosines(train, rarity), labels(train))


def shipped(asked: Sequence[Pair]) -> Bools:
    """Return what the frozen recipe calls the same."""
    scores = [same_product_score(pair.one, pair.other) for pair in asked]
    return np.array(scores) >= products_1().medium


def _rarity(found: Sequence[Pair]) -> Rarity:
    sides = {id(side): side for pair in found for side in (pair.one, pair.other)}
    return rarity_of(side.everything for side in sides.values())


def _cosines(found: Sequence[Pair], rarity: Rarity) -> Floats:
    near = [cosine(pair.one.words, pair.other.words, rarity) for pair in found]
    return np.nan_to_num(np.array(near, np.float64))


def answer(data: Path, split: str) -> dict[str, object]:
    """Return every figure by way of telling, then by set."""
    ways: dict[str, dict[str, Measured]] = {"maodun": {}, "recipe": {}, "floor": {}}
    count, took = 0, 0.0
    for folder in sets(data):
        if not files(folder, split):
            print(f"{folder.name}: no part called {split}", file=sys.stderr)
            continue
        train, asked = pairs(folder, "train"), pairs(folder, split)
        same = labels(asked)
        ways["maodun"][folder.name] = Measured(fitted(train, asked), same)
        ways["floor"][folder.name] = Measured(floor(train, asked), same)
        started = perf_counter()
        ways["recipe"][folder.name] = Measured(shipped(asked), same)
        took += perf_counter() - started
        count += len(asked)
    own = _shown(ways.pop("maodun"))
    shown = {name: _shown(measured) for name, measured in ways.items()}
    speed = round(count / took) if took else None
    return {"split": split, **own, **shown, "pairs": count, "recipe_pairs_per_second": speed}


def _shown(measured: dict[str, Measured]) -> dict[str, object]:
    return {
        "f1": {name: one.f1() for name, one in measured.items()},
        "precision": {name: one.precision() for name, one in measured.items()},
        "recall": {name: one.recall() for name, one in measured.items()},
    }


def main() -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.same_product", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--split", default="valid", help="valid or test")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    arguments = parser.parse_args()
    print(json.dumps(answer(arguments.data, arguments.split), indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
