"""Make the recipe ``products-1`` from the training parts of the sets, and say how good it is.

    python -m bench.same_product_training --data DIR [--write]

Only training parts are read. Words are weighed by how rare they are in the languages, not in
the sets, so that the same pair gets the same score everywhere. Three figures per set come
out: ``folds`` (pairs judged by trees grown on the other folds of all sets), ``unseen`` (by
trees grown on the other sets alone: what to expect of listings that no set is like) and
``other_script`` (pairs made to look as if one title were in another script, by folds).
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.boosting import Floats, Growing, grown, odds_of
from bench.same_product_pairs import Pair, pairs, sets
from maodun.compare.products.figures import figures
from maodun.compare.products.rarity import Rarity
from maodun.compare.products.reading import ProductWords, words_in
from maodun.compare.products.recipe import FILE, Recipe
from maodun.compare.products.same import GENERAL
from maodun.compare.products.trees import Trees, share

FOLDS = 5
SHIPPED = Growing(trees=150, rate=0.08, depth=4)
"""Few and shallow: the file stays small enough to be read."""

STRONG_PRECISION = 0.95
"""Of the pairs in the strong tier, by folds."""

WEAK_RECALL = 0.98
"""Of the same products, in the weak tier or above, by folds."""

ACROSS = 0.25
"""Share of the pairs that come a second time as if one title were in another script."""

NAMED = 0.5
"""Share of brands that keep their Latin letters in such a title."""

GTIN_SAME, GTIN_OTHER = 0.99, 0.5
"""No set has bar code numbers; these are chosen, not measured."""

Bools = NDArray[np.bool_]


def table(found: Sequence[Pair], rarity: Rarity) -> Floats:
    """Return the figures of every pair, a row each."""
    rows = [[value for _, _, value in figures(p.one, p.other, rarity)] for p in found]
    return np.array(rows, np.float64)


def across(found: Sequence[Pair]) -> tuple[list[int], list[Pair]]:
    """Return some of the pairs, with their places, one title as another script leaves it.

    Numbers, codes and sometimes the brand stay. No set has pairs in two scripts; this is how
    such a pair looks to the comparators.
    """
    rng = np.random.default_rng(FOLDS)
    drawn = [place for place in range(len(found)) if rng.random() < ACROSS]
    return drawn, [
        replace(
            found[place], one=_in_other_script(found[place].one, named=rng.random() < NAMED)
        )
        for place in drawn
    ]


def _in_other_script(words: ProductWords, *, named: bool) -> ProductWords:
    kept = {part for code in words.codes.values() for part in words_in(code)}
    kept |= set(words.brand.split()) if named else set()
    ordered = tuple(word for word in words.ordered if word[0].isdigit() or word in kept)
    left = {word: words.everything[word] for word in ordered}
    joined = "".join((*words.codes, *ordered))
    return replace(
        words, ordered=ordered, words=frozenset(ordered), everything=left, han=True,
        title=" ".join(ordered), joined=joined, all_joined=joined,
        brand=words.brand if named else "",
    )  # fmt: skip


def labels(found: Sequence[Pair]) -> Bools:
    """Return whether each pair is the same product."""
    return np.array([pair.same for pair in found], np.bool_)


def names(pair: Pair) -> tuple[str, ...]:
    """Return the names of the figures in their order."""
    return tuple(
        f"{subject} {name}" for subject, name, _ in figures(pair.one, pair.other, GENERAL)
    )


def folds(same: Bools) -> NDArray[np.int64]:
    """Return a fold per pair, the same share of either kind in each; always the same ones."""
    rng = np.random.default_rng(FOLDS)
    fold = np.zeros(len(same), np.int64)
    for kind in (True, False):
        rows = np.flatnonzero(same == kind)
        rng.shuffle(rows)
        fold[rows] = np.arange(len(rows)) % FOLDS
    return fold


def best_threshold(odds: Floats, same: Bools) -> float:
    """Return the log-odds from which calling pairs the same gives the best F1."""
    order = np.argsort(-odds, kind="stable")
    right = np.cumsum(same[order])
    f1 = 2 * right / (np.arange(1, len(same) + 1) + same.sum())
    best = int(f1.argmax())
    below = odds[order[min(best + 1, len(same) - 1)]]
    return float((odds[order[best]] + below) / 2)


def f1_of(called: Bools, same: Bools) -> float:
    """Return F1 of calling these pairs the same."""
    return float(2 * (called & same).sum() / max(1, called.sum() + same.sum()))


def _recipe(trees: Trees, odds: Floats, same: Bools) -> Recipe:
    order = np.argsort(-odds)
    right = np.cumsum(same[order])
    precise = np.flatnonzero(right / np.arange(1, len(same) + 1) >= STRONG_PRECISION)
    enough = int(np.searchsorted(right, WEAK_RECALL * same.sum()))
    return Recipe(
        name="products-1",
        strong=round(share(float(odds[order[precise[-1]]])), 4),
        medium=round(share(best_threshold(odds, same)), 4),
        weak=round(share(float(odds[order[enough]])), 4),
        gtin_same=GTIN_SAME,
        gtin_other=GTIN_OTHER,
        trees=trees,
    )


def _judged(
    table_: Floats, same: Bools, fold: NDArray[np.int64], named: Sequence[str]
) -> Floats:
    odds = np.zeros(len(same))
    for part in np.unique(fold):
        trees = grown(table_[fold != part], same[fold != part], named, SHIPPED)
        odds[fold == part] = odds_of(trees, table_[fold == part])
    return odds


def main() -> int:
    """Print the figures; ``--write`` keeps the recipe."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.same_product_training", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--write", action="store_true", help="write products_1.json")
    arguments = parser.parse_args()
    found = {folder.name: pairs(folder, "train") for folder in sets(arguments.data)}
    plain = [pair for part in found.values() for pair in part]
    drawn, crossed = across(plain)
    every = [*plain, *crossed]
    place = np.array([*range(len(plain)), *drawn])
    named = names(every[0])
    whole, same = table(every, GENERAL), labels(every)
    source = np.repeat(np.arange(len(found)), [len(part) for part in found.values()])[place]
    crossing = np.arange(len(every)) >= len(plain)
    odds = _judged(whole, same, folds(labels(plain))[place], named)
    unseen = _judged(whole, same, source, named)
    recipe = _recipe(grown(whole, same, named, SHIPPED), odds[~crossing], labels(plain))
    answer = {}
    for number, name in enumerate(found):
        rows, cross = (source == number) & ~crossing, (source == number) & crossing
        answer[name] = {
            kind: round(f1_of(share_of(values[rows_]) >= recipe.medium, same[rows_]), 4)
            for kind, values, rows_ in (
                ("folds", odds, rows),
                ("unseen", unseen, rows),
                ("other_script", odds, cross),
            )
        }
    thresholds = {tier: getattr(recipe, tier) for tier in ("strong", "medium", "weak")}
    print(json.dumps({"f1": answer, **thresholds, "pairs": len(every)}, indent=2))
    if arguments.write:
        FILE.write_text(json.dumps(asdict(recipe), separators=(",", ":")) + "\n", "utf-8")
        print(f"written: {FILE.name}", file=sys.stderr)
    return 0


def share_of(odds: Floats) -> Floats:
    """Return log-odds as shares of 1."""
    return np.asarray(1 / (1 + np.exp(-odds)), np.float64)


if __name__ == "__main__":
    raise SystemExit(main())
