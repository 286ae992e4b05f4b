"""Broken lines told from solid ones: dashes of one make that follow each other.

What cannot be told: stitching is drawn with the same dashes and counts as broken; a dash that
touches a solid line counts as solid. Dots and shading strokes beside each other are no broken
lines.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from maodun.encoders.figures.dashes import Floats, Strokes, strokes_of
from maodun.encoders.figures.ink import Bools, Ink

FEWEST = 4  # dashes of one line
WIDEST = 1.6  # gap, as a multiple of the shorter neighbour's length
STRAIGHT = 0.8  # cosine of the bend from a dash to the next
UNLIKE = 4.5  # lengths of neighbours, longer to shorter
UNEVEN = 0.45  # mean deviation of the lengths, and of the gaps, from their middle, as a share


@dataclass(frozen=True, slots=True)
class _Links:
    """For each end (stroke * 2 + side) the end it meets, -1 for none, and the gap between."""

    partner: NDArray[np.intp]
    gap: Floats


def broken_of(ink: Ink, mine: Bools) -> Bools:
    """Return which pieces of a figure are dashes of broken lines."""
    broken = np.zeros(len(ink.areas), np.bool_)
    strokes = strokes_of(ink, mine)
    if len(strokes.pieces) >= FEWEST:
        links = _links(strokes)
        for line in _lines(links):
            if _is_broken(strokes, links, line):
                broken[strokes.pieces[line]] = True
    return broken


def _links(strokes: Strokes) -> _Links:
    """Return which ends point at each other: each end has at most one partner."""
    points = strokes.ends.reshape(-1, 2)
    ways = strokes.ways.reshape(-1, 2)
    lengths, widths = np.repeat(strokes.lengths, 2), np.repeat(strokes.widths, 2)
    one, other = _near(points, reach=float(np.percentile(lengths, 90)) * WIDEST)
    fits = (one // 2 != other // 2) & (_ratio(lengths, one, other) <= UNLIKE)
    fits &= _ratio(widths, one, other) <= 2  # noqa: PLR2004 - twice as thick is another pen
    one, other = one[fits], other[fits]
    between = points[other] - points[one]
    gaps = np.linalg.norm(between, axis=1)
    towards = between / np.maximum(gaps, 1e-9)[:, None]
    bend = np.minimum((towards * ways[one]).sum(1), -(towards * ways[other]).sum(1))
    shorter = np.minimum(lengths[one], lengths[other])
    wide = np.maximum(shorter * WIDEST, 3 * widths[one])
    fits = (bend >= STRAIGHT) & (gaps <= wide)
    return _mutual(
        one[fits], other[fits], gaps=gaps[fits] * (2 - bend[fits]), count=len(points)
    )


def _ratio(values: Floats, one: NDArray[np.intp], other: NDArray[np.intp]) -> Floats:
    low, high = np.minimum(values[one], values[other]), np.maximum(values[one], values[other])
    return np.asarray(high / low)


def _mutual(
    one: NDArray[np.intp], other: NDArray[np.intp], *, gaps: Floats, count: int
) -> _Links:
    order = np.argsort(gaps, kind="stable")[::-1]
    best = np.full(count, -1, np.intp)
    gap = np.full(count, np.inf)
    best[one[order]] = other[order]
    gap[one[order]] = gaps[order]
    known = np.flatnonzero(best >= 0)
    lost = known[best[best[known]] != known]
    best[lost] = -1
    return _Links(best, gap)


def _near(points: Floats, *, reach: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs of points (both ways) not much farther apart than ``reach``."""
    cells = np.floor(points / max(reach, 1)).astype(np.int64) + 1
    stride = int(cells[:, 0].max()) + 2
    keys = cells[:, 1] * stride + cells[:, 0]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    ones, others = [], []
    for step in (-stride - 1, -stride, -stride + 1, -1, 0, 1, stride - 1, stride, stride + 1):
        first = np.searchsorted(ordered, keys + step, "left")
        last = np.searchsorted(ordered, keys + step, "right")
        counts = last - first
        ones.append(np.repeat(np.arange(len(points)), counts))
        begin = np.cumsum(counts) - counts
        inside = np.arange(counts.sum()) - np.repeat(begin, counts)
        others.append(order[np.repeat(first, counts) + inside])
    return np.concatenate(ones), np.concatenate(others)


def _lines(links: _Links) -> list[list[int]]:
    """Return the strokes of each line, in order along it."""
    seen: set[int] = set()
    lines = []
    count = len(links.partner) // 2
    opens = [one for one in range(count) if min(links.partner[2 * one : 2 * one + 2]) < 0]
    for start in [*opens, *range(count)]:
        if start in seen:
            continue
        side = 0 if links.partner[2 * start] >= 0 else 1
        line = [start]
        seen.add(start)
        end = int(links.partner[2 * start + side])
        while end >= 0 and end // 2 not in seen:
            line.append(end // 2)
            seen.add(end // 2)
            end = int(links.partner[end ^ 1])
        lines.append(line)
    return lines


def _is_broken(strokes: Strokes, links: _Links, line: list[int]) -> bool:
    """Return whether strokes in a row are of one make: all alike, or every second one."""
    if len(line) < FEWEST:
        return False
    lengths = strokes.lengths[line]
    gaps = np.array(
        [
            min(
                links.gap[2 * one + side]
                for side in (0, 1)
                if links.partner[2 * one + side] // 2 == other
            )
            for one, other in pairwise(line)
        ]
    )
    alike = min(_unevenness(lengths[1:-1]), _alternating(lengths))
    return alike <= UNEVEN and _unevenness(gaps) <= UNEVEN


def _unevenness(values: Floats) -> float:
    """Return the mean deviation from the median as a share of it."""
    middle = float(np.median(values))
    return float(np.mean(np.abs(values - middle)) / max(middle, 1e-9))


def _alternating(lengths: Floats) -> float:
    inner = lengths[1:-1]
    if len(inner) < FEWEST:
        return np.inf
    return max(_unevenness(inner[::2]), _unevenness(inner[1::2]))
