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

BLOCK = 32_768
"""Numbers made floats at once: they stay in a fast cache; far more or fewer take longer."""

FIRST_AGAIN, LEAST_AGAIN = 2, 64
"""Rights counted again at once, as often as are wanted, and at least so many."""

PART = 8_192
"""Figures whose products are held at once, before only the best of each right stays."""


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
    """Raise ``best`` (rights x looks) to what each right's nearest figure has at most."""
    turned = np.ascontiguousarray(asked(looks, segment.turn).T)
    buffer = np.empty((max(BLOCK // len(turned), 1), len(turned)), np.float32)
    slack = segment.slack[0] * np.linalg.norm(looks, axis=1)
    for first, last in _parts(group):
        start = int(group.starts[first])
        stop = int(group.starts[last]) if last < len(group.starts) else len(group.figures)
        products = _products(segment, group.figures[start:stop], turned, buffer)
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


def _products(segment: Segment, figures: Numbers, turned: Floats, buffer: Floats) -> Floats:
    products = np.empty((len(figures), turned.shape[1]), np.float32)
    first, last = int(figures[0]), int(figures[-1])
    in_a_row = last - first + 1 == len(figures) and bool((np.diff(figures) == 1).all())
    codes = segment.codes[first : last + 1] if in_a_row else segment.codes
    for start in range(0, len(figures), len(buffer)):
        stop = min(start + len(buffer), len(figures))
        floats = buffer[: stop - start]
        np.copyto(floats, codes[start:stop] if in_a_row else codes[figures[start:stop]])
        np.matmul(floats, turned, out=products[start:stop])
    products *= (
        segment.scales[first : last + 1, None] if in_a_row else segment.scales[figures][:, None]
    )
    return products
