"""The nearest figures in flat columns of vectors: every one is held against every look.

The scan goes over eight-bit vectors; what is left is counted again in half precision. How far
rounding can be off is known for each segment, so that nothing nearer is ever left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maodun.index.pictures.segments import Floats, Mask, Numbers, Segment

BLOCK = 128
"""Vectors made floats at once: they stay in the fastest cache; larger blocks are slower."""

PART = 8_192
"""Figures whose products are held at once, before only the best of each right stays."""

MOST_AGAIN = 20_000
"""Rights counted again for one look at most: beyond that many are equally near."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of a segment that are within the scope, right by right.

    Attributes:
        figures: Places in the segment.
        starts: Where each right begins in ``figures``.
        rights: Number of each of these rights, rising.
    """

    figures: Numbers
    starts: Numbers
    rights: Numbers


def grouped(rights: Numbers, inside: Mask) -> Group:
    """Return the figures within the scope, those of one right together."""
    figures = np.flatnonzero(inside)
    mine = rights[figures]
    if len(mine) and bool((np.diff(mine) < 0).any()):
        order = np.argsort(mine, kind="stable")
        figures, mine = figures[order], mine[order]
    starts = np.flatnonzero(np.diff(mine, prepend=-1))
    return Group(figures, starts, mine[starts])


def best_of_rights(segment: Segment, group: Group, looks: Floats, *, best: Floats) -> None:
    """Raise ``best`` (rights x looks) to the rounded product of each right's nearest figure."""
    turned = np.ascontiguousarray(looks.T)
    buffer = np.empty((BLOCK, looks.shape[1]), np.float32)
    for first, last in _parts(group):
        start = int(group.starts[first])
        stop = int(group.starts[last]) if last < len(group.starts) else len(group.figures)
        products = _products(segment, group.figures[start:stop], turned, buffer)
        nearest = np.maximum.reduceat(products, group.starts[first:last] - start, axis=0)
        rights = group.rights[first:last]
        best[rights] = np.maximum(best[rights], nearest)


def candidates(best: NDArray[np.float32], *, limit: int, slack: float) -> Numbers:
    """Return the rights that can be among the nearest ``limit``, whatever rounding did."""
    known = np.isfinite(best)
    if limit >= int(known.sum()):
        return np.flatnonzero(known)
    least = np.partition(best, len(best) - limit)[len(best) - limit]
    found = np.flatnonzero(best >= least - 2 * slack)
    if len(found) > max(MOST_AGAIN, limit):
        order = np.argsort(-best[found], kind="stable")
        found = np.sort(found[order[: max(MOST_AGAIN, limit)]])
    return found


def _parts(group: Group) -> Iterator[tuple[int, int]]:
    """Yield runs of groups that hold some `PART` figures together."""
    first = 0
    while first < len(group.starts):
        wanted = int(group.starts[first]) + PART
        last = max(int(np.searchsorted(group.starts, wanted)), first + 1)
        yield first, last
        first = last


def _products(segment: Segment, figures: Numbers, turned: Floats, buffer: Floats) -> Floats:
    products = np.empty((len(figures), turned.shape[1]), np.float32)
    first, last = int(figures[0]), int(figures[-1])
    in_a_row = last - first + 1 == len(figures) and bool((np.diff(figures) == 1).all())
    codes = segment.codes[first : last + 1] if in_a_row else segment.codes
    for start in range(0, len(figures), BLOCK):
        stop = min(start + BLOCK, len(figures))
        floats = buffer[: stop - start]
        np.copyto(floats, codes[start:stop] if in_a_row else codes[figures[start:stop]])
        np.matmul(floats, turned, out=products[start:stop])
    products *= (
        segment.scales[first : last + 1, None] if in_a_row else segment.scales[figures][:, None]
    )
    return products
