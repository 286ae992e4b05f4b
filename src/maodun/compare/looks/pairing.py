"""Pictures of a product against the figures of one right: the best pairs, and all together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import product

import numpy as np

from maodun.compare.looks.scales import Looks, Numbers, Seen, looks_1
from maodun.domain.pictures import (
    Look,
    Pair,
    PictureKind,
    RegisteredFigure,
    SeenPicture,
    View,
)

DISCLAIMED = 0.98
"""Share of broken lines from which nothing of a figure is claimed."""

PAIRS_SHOWN = 6

LookOfPicture = tuple[SeenPicture, Look]


@dataclass(frozen=True, slots=True)
class Sides:
    """Looks of a product and figures of one right, with the product of each two vectors.

    Attributes:
        products: One row for each look, one column for each figure.
    """

    looks: Sequence[LookOfPicture]
    figures: Sequence[RegisteredFigure]
    products: Sequence[Sequence[float]] | Numbers


def counts(figure: RegisteredFigure) -> bool:
    """Whether a figure shows anything that is claimed."""
    return figure.view is not View.REFERENCE and figure.left_out < DISCLAIMED


def pairs(sides: Sides, of: Seen) -> tuple[Pair, ...]:
    """Return the best pairs, best first: each picture and each figure at most once.

    The nearest two are a pair, then the nearest of the others, and so on: every photo explains
    the view that it shows best. The order of the pictures does not matter, one more can only
    bring nearer pairs, and the same picture under two names is one.
    """
    return one_to_one([cell for cells in cells_by_picture(sides, of) for cell in cells])


def one_to_one(cells: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the best pairs in which no picture and no figure stands twice, best first."""
    kept: list[Pair] = []
    for cell in sorted(cells, key=lambda one: -one.score):
        if all(
            one.picture.sha256 != cell.picture.sha256 and one.figure != cell.figure
            for one in kept
        ):
            kept.append(cell)
    return tuple(kept)


def foremost(found: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the best pair, and the next few that have anything in common."""
    return (*found[:1], *(pair for pair in found[1:PAIRS_SHOWN] if pair.score > 0))


def cells_by_picture(sides: Sides, of: Seen) -> list[list[Pair]]:
    """Return each picture beside each figure that counts, by the best of its looks.

    The pictures come without their looks, which are long and tell people nothing.
    """
    likeness = likenesses(sides, of)
    by_name = sorted(range(len(sides.looks)), key=lambda row: sides.looks[row][0].file)
    rows_of: dict[str, list[int]] = {}
    for row in by_name:
        rows_of.setdefault(sides.looks[row][0].sha256, []).append(row)
    found: list[list[Pair]] = []
    for _, rows in sorted(rows_of.items()):
        cells: list[Pair] = []
        for at, figure in enumerate(sides.figures):
            if counts(figure):
                row = max(rows, key=lambda one: likeness[one, at])
                picture, look = sides.looks[row]
                bare = replace(picture, looks=())
                cells.append(Pair(float(likeness[row, at]), bare, figure, look.region))
        found.append(cells)
    return found


def likenesses(sides: Sides, of: Seen) -> Numbers:
    """Return the likeness, 0 to 1, of each look (row) and each figure (column)."""
    recipe = looks_1()
    products = np.asarray(sides.products, np.float64)
    found = np.zeros((len(sides.looks), len(sides.figures)))
    if not found.size:
        return found
    rows_of = _by_kind([picture.kind for picture, _ in sides.looks])
    columns_of = _by_kind([figure.kind for figure in sides.figures])
    for (kind, rows), (other, columns) in product(rows_of.items(), columns_of.items()):
        cells = np.ix_(rows, columns)
        found[cells] = recipe.likeness(products[cells], (kind, other), of=of)
    return found


def together(scores: Sequence[float], recipe: Looks | None = None) -> float:
    """Return one likeness for several pairs: the best, and a little more for each other one.

    Score: never below that of the best pair, and 1.0 only if that is.
    """
    told = recipe or looks_1()
    if not scores:
        return 0.0
    best, *others = sorted(scores, reverse=True)
    start = told.further_from
    more = (max(0.0, score - start) / (1 - start) for score in others)
    left = reduce(lambda rest, one: rest * (1 - told.further * one), more, 1.0)
    return best + (1 - best) * (1 - left)


def _by_kind(kinds: Sequence[PictureKind]) -> Mapping[PictureKind, list[int]]:
    found: dict[PictureKind, list[int]] = {}
    for at, kind in enumerate(kinds):
        found.setdefault(kind, []).append(at)
    return found
