"""Boosted trees as data: each asks one figure per step; a score says which figures made it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

LEAF = -1

Node = tuple[int, float, int, int, float]
"""Figure asked (or ``LEAF``), threshold, next node up to it or unknown, beyond it, value.

The value is what the pairs that come to the node got on average, in natural log-odds.
"""


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees over figures in a fixed order.

    Attributes:
        figures: Names, in the order in which values are given.
        base: Log-odds before anything is asked.
        trees: Nodes of each, the root first.
    """

    figures: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]

    def odds(self, values: Sequence[float]) -> float:
        """Return the log-odds for these values."""
        total = self.base
        for tree in self.trees:
            node = tree[0]
            while node[0] != LEAF:
                node = tree[node[3] if values[node[0]] > node[1] else node[2]]
            total += node[4]
        return total

    def pushes(self, values: Sequence[float]) -> Mapping[str, float]:
        """Return by how much each figure moved the log-odds; with the base they add up."""
        moved: dict[str, float] = {}
        for tree in self.trees:
            path = _path(tree, values)
            for place, following in pairwise(path):
                name = self.figures[tree[place][0]]
                moved[name] = moved.get(name, 0.0) + tree[following][4] - tree[place][4]
        return moved


def share(odds: float) -> float:
    """Return log-odds as a share of 1."""
    return 1 / (1 + exp(-odds)) if odds >= 0 else exp(odds) / (1 + exp(odds))


def _path(tree: Sequence[Node], values: Sequence[float]) -> list[int]:
    """Return the places passed from the root to the leaf."""
    path = [0]
    while (node := tree[path[-1]])[0] != LEAF:
        path.append(node[3] if values[node[0]] > node[1] else node[2])
    return path
