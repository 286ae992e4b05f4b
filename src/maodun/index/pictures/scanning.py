"""The nearest figures in flat columns of vectors: every one is held against every look.

The scan goes over vectors in bytes, whose products are never below the true ones. The best are
counted again in half precision, and then whatever could still be better than the last of
these, so that nothing nearer is ever left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from maodun.index.pictures.coding import Floats, asked
from maodun.index.pictures.segments import Mask, Numbers, Segment

BLOCK = 131_072
"""Numbers made floats at once: they stay in a fast cache; far more or fewer take longer."""

FIRST_AGAIN, LEAST_AGAIN = 2, 64
"""Rights counted again at once, as often as are wanted, and at least so many."""

PART = 65_536
"""Figures whose products are held at once, before only the best of each right stays."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of a segment that are within the scope, right by right.

    Attributes:
        figures: Places in the segment.
        starts: Where each right begins in ``figures``.
        rights: Number of each of these rights, rising.
        in_a_row: Whether the figures stand in the segment without a gap, in this order.
    """

    figures: Numbers
    starts: Numbers
    rights: Numbers
    in_a_row: bool


def grouped(rights: Numbers, inside: Mask) -> Group:
    """Return the figures within the scope, those of one right together."""
    figures = np.flatnonzero(inside)
    mine = rights[figures]
    if len(mine) and bool((np.diff(mine) < 0).any()):
        order = np.argsort(mine, kind="stable")
        figures, mine = figures[order], mine[order]
    starts = np.flatnonzero(np.diff(mine, prepend=-1))
    in_a_row = bool((np.diff(figures) == 1).all())
    return Group(figures, starts, mine[starts], in_a_row)


def best_of_rights(segment: Segment, group: Group, looks: Floats, *, best: Floats) -> None:
    """Raise ``best`` (rights x looks) to what each right's nearest figure has at most."""
    turned = np.ascontiguousarray(asked(looks, segment.turn).T)
    buffer = np.empty((max(BLOCK // len(turned), 1), len(turned)), np.float32)
    slack = segment.slack[0] * np.linalg.norm(looks, axis=1)
    for first, last in _parts(group):
        start = int(group.starts[first])
        stop = int(group.starts[last]) if last < len(group.starts) else len(group.figures)
        places = _places(group, start, stop)
        products = _products(segment, places, turned, buffer)
        nearest = np.maximum.reduceat(products, group.starts[first:last] - start, axis=0)
        rights = group.rights[first:last]
        best[rights] = np.maximum(best[rights], nearest + slack)


def nearest_rights(best: Floats, exact: Callable[[Numbers], Floats], *, limit: int) -> Numbers:
    """Return the nearest rights, best first, from what each has at most.

    Args:
        best: Of every right; below any product where it has nothing within the scope.
        exact: Returns what some rights really have.
        limit: Rights wanted.
    """
    there = np.flatnonzero(np.isfinite(best))
    first = max(FIRST_AGAIN * limit, LEAST_AGAIN)
    if first < len(there):
        there = there[np.argpartition(-best[there], first)[:first]]
    found, products = there, exact(there)
    if len(found) > limit:
        least = np.partition(products, len(products) - limit)[len(products) - limit]
        more = np.setdiff1d(np.flatnonzero(best >= least), found)
        found = np.concatenate((found, more))
        products = np.concatenate((products, exact(more)))
    order = np.lexsort((found, -products))
    return found[order[:limit]]


def _parts(group: Group) -> Iterator[tuple[int, int]]:
    """Yield runs of groups that hold some `PART` figures together."""
    first = 0
    while first < len(group.starts):
        wanted = int(group.starts[first]) + PART
        last = max(int(np.searchsorted(group.starts, wanted)), first + 1)
        yield first, last
        first = last


def _places(group: Group, start: int, stop: int) -> slice | Numbers:
    """Return where some figures of a group stand in the segment."""
    if not group.in_a_row:
        return group.figures[start:stop]
    before = int(group.figures[0])
    return slice(before + start, before + stop)


def _products(
    segment: Segment, places: slice | Numbers, turned: Floats, buffer: Floats
) -> Floats:
    scales = segment.scales[places]
    codes = segment.codes[places] if isinstance(places, slice) else segment.codes
    products = np.empty((len(scales), turned.shape[1]), np.float32)
    for start in range(0, len(scales), len(buffer)):
        stop = min(start + len(buffer), len(scales))
        floats = buffer[: stop - start]
        chosen = slice(start, stop) if isinstance(places, slice) else places[start:stop]
        np.copyto(floats, codes[chosen])
        np.matmul(floats, turned, out=products[start:stop])
    products *= scales[:, None]
    return products
