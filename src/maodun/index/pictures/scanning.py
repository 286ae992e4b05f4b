"""The nearest figures in flat columns of vectors: every one is held against every look.

The scan goes over eight-bit vectors; what is left is counted again in half precision. How far
rounding can be off is known for each segment, so that nothing nearer is ever left out.
"""

from collections.abc import Iterator, Sequence
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
    """Neighbouring figures of a segment that belong to one right, all within the scope.

    Attributes:
        figures: Places in the segment of all groups' figures, rising.
        starts: Where each group begins in ``figures``.
        rights: Number of the right of each group; several groups may be of one right.
    """

    figures: Numbers
    starts: Numbers
    rights: Numbers


def grouped(rights: Numbers, inside: Mask) -> Group:
    """Return the figures within the scope, by runs of one right."""
    figures = np.flatnonzero(inside)
    mine = rights[figures]
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
        np.maximum.at(best, group.rights[first:last], nearest)


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
    for start in range(0, len(figures), BLOCK):
        some = figures[start : start + BLOCK]
        floats = buffer[: len(some)]
        if int(some[-1]) - int(some[0]) + 1 == len(some):
            np.copyto(floats, segment.codes[int(some[0]) : int(some[-1]) + 1])
        else:
            np.copyto(floats, segment.codes[some])
        np.matmul(floats, turned, out=products[start : start + len(some)])
    products *= segment.scales[figures][:, None]
    return products


def slack_of(segments: Sequence[Segment]) -> float:
    """Return by how much a rounded product may be off, for looks of length 1."""
    return max((float(segment.slack[0]) for segment in segments), default=0.0)
