"""Gradient-boosted trees over a small table, in numpy: histograms, level by level.

Kept here and not taken from a library, so that the recipe that ships is data whose making can
be read and run again with what the project already depends on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maodun.compare.products.trees import LEAF, Node, Trees

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

MISSING = 0
"""The lowest bin: a split can part what is unknown from all that is known."""


BEFORE_ALL = -1e300
"""Threshold that parts what is unknown from every value."""


@dataclass(frozen=True, slots=True)
class Growing:
    """How trees are grown.

    Attributes:
        trees: How many.
        rate: Share of each tree that is added.
        depth: Questions from root to leaf, at most.
        bins: Values told apart per figure.
        figures: Share of the figures that one tree may ask.
        pairs: Share of the pairs that one tree is grown on.
        least: Pairs in a leaf, at least.
        shrink: Added to the sum of second derivatives: leaves of few pairs say little.
        seed: Of the draws of figures and pairs.
    """

    trees: int = 400
    rate: float = 0.04
    depth: int = 5
    bins: int = 48
    figures: float = 0.35
    pairs: float = 0.8
    least: int = 6
    shrink: float = 2.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class _Binned:
    """A table as numbers of bins; ``edges[f][b]`` is the highest value of bin ``b + 1``."""

    bins: NDArray[np.int32]
    edges: list[Floats]
    width: int


def grown(table: Floats, same: NDArray[np.bool_], names: Sequence[str], how: Growing) -> Trees:
    """Return trees that tell rows where ``same`` from the others (logistic loss)."""
    rng = np.random.default_rng(how.seed)
    binned = _binned(table, how.bins)
    mean = float(same.mean())
    base = float(np.log(mean / (1 - mean)))
    odds = np.full(len(same), base)
    trees = []
    for _ in range(how.trees):
        likely = 1 / (1 + np.exp(-odds))
        slopes, bends = likely - same, likely * (1 - likely)
        rows = np.flatnonzero(rng.random(len(same)) < how.pairs)
        count = max(1, round(how.figures * len(names)))
        columns = np.sort(rng.choice(len(names), count, replace=False))
        tree = _Tree(binned, how, columns).grow(rows, slopes[rows], bends[rows])
        trees.append(tree)
        odds += _leaf_values(tree, table)
    return Trees(tuple(names), base, tuple(trees))


def odds_of(trees: Trees, table: Floats) -> Floats:
    """Return the log-odds of every row."""
    total = np.full(len(table), trees.base)
    for tree in trees.trees:
        total += _leaf_values(tree, table)
    return total


def _leaf_values(tree: Sequence[Node], table: Floats) -> Floats:
    figure, below, low, high, value = (np.array(part) for part in zip(*tree, strict=True))
    at = np.zeros(len(table), np.int64)
    rows = np.arange(len(table))
    while len(rows := rows[figure[at[rows]] != LEAF]):
        here = at[rows]
        beyond = table[rows, figure[here]] > below[here]
        at[rows] = np.where(beyond, high[here], low[here])
    return np.asarray(value[at], np.float64)


def _binned(table: Floats, bins: int) -> _Binned:
    numbers = np.zeros(table.shape, np.int32)
    edges = []
    for column in range(table.shape[1]):
        values = table[:, column]
        known = values[~np.isnan(values)]
        cuts = np.unique(np.quantile(known, np.linspace(0, 1, bins))) if len(known) else known
        middles = (cuts[1:] + cuts[:-1]) / 2
        numbers[:, column] = np.where(
            np.isnan(values), MISSING, 1 + np.searchsorted(middles, np.nan_to_num(values))
        )
        edges.append(middles)
    return _Binned(numbers, edges, bins + 1)


class _Tree:
    """One tree being grown, level by level."""

    def __init__(self, binned: _Binned, how: Growing, columns: Places) -> None:
        self._binned = binned
        self._how = how
        self._columns = columns
        self._nodes: list[Node] = []

    def grow(self, rows: Places, slopes: Floats, bends: Floats) -> tuple[Node, ...]:
        bins = self._binned.bins[np.ix_(rows, self._columns)]
        at = np.zeros(len(rows), np.int64)
        self._add(slopes.sum(), bends.sum())
        level = [0]
        for _ in range(self._how.depth):
            sums = self._sums(bins, at, len(level), slopes, bends)
            level, at, kept = self._split(level, sums, bins, at)
            if not level:
                break
            bins, at = bins[kept], at[kept]
            slopes, bends = slopes[kept], bends[kept]
        return tuple(self._nodes)

    def _add(self, slope: float, bend: float) -> int:
        value = -self._how.rate * slope / (bend + self._how.shrink)
        self._nodes.append((LEAF, 0.0, 0, 0, round(float(value), 5)))
        return len(self._nodes) - 1

    def _sums(
        self, bins: NDArray[np.int32], at: Places, nodes: int, slopes: Floats, bends: Floats
    ) -> Floats:
        """Return sums of slopes, bends and pairs by node, figure and bin, running over bins."""
        width, columns = self._binned.width, len(self._columns)
        key = (at[:, None] * columns + np.arange(columns)) * width + bins
        size = nodes * columns * width
        parts = [
            np.bincount(key.ravel(), np.repeat(weights, columns), size)
            for weights in (slopes, bends, np.ones(len(at)))
        ]
        return np.cumsum(np.stack(parts).reshape(3, nodes, columns, width), axis=3)

    def _split(
        self, level: list[int], sums: Floats, bins: NDArray[np.int32], at: Places
    ) -> tuple[list[int], Places, NDArray[np.bool_]]:
        """Split every node of the level that gains; return the next level and who is in it."""
        gains = self._gains(sums)
        following: list[int] = []
        goes = np.full((len(level), 2), -1)
        asked, below = np.zeros(len(level), np.int64), np.zeros(len(level), np.int64)
        for place, node in enumerate(level):
            column, cut = divmod(int(gains[place].argmax()), gains.shape[2])
            if gains[place, column, cut] <= 0:
                continue
            asked[place], below[place] = column, cut
            low = sums[:2, place, column, cut]
            high = sums[:2, place, column, -1] - low
            children = self._add(*low), self._add(*high)
            goes[place] = len(following), len(following) + 1
            following.extend(children)
            figure = int(self._columns[column])
            edges = self._binned.edges[figure]
            edge = float(edges[cut - 1]) if cut else BEFORE_ALL
            self._nodes[node] = (figure, edge, *children, self._nodes[node][4])
        beyond = bins[np.arange(len(at)), asked[at]] > below[at]
        into = goes[at, beyond.astype(np.int64)]
        return following, into, into >= 0

    def _gains(self, sums: Floats) -> Floats:
        """Return what every cut of every figure gains; nothing where a side is too small."""
        slope, bend, count = sums
        shrink, least = self._how.shrink, self._how.least
        whole = sums[..., -1:]

        def worth(part: Floats, weight: Floats) -> Floats:
            return part * part / (weight + shrink)

        gain = (
            worth(slope, bend)
            + worth(whole[0] - slope, whole[1] - bend)
            - worth(whole[0], whole[1])
        )
        small = (count < least) | (whole[2] - count < least)
        return np.where(small, 0.0, gain - 1e-9)
