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
FEWEST_LIKE = 3  # of a line whose dashes are like those found already
FEWEST_OF_ALL = 12  # dashes in a figure; fewer are shading
WIDEST = 1.6  # gap, as a multiple of the shorter neighbour's length
STRAIGHT = 0.8  # cosine of the bend from a dash to the next
STRAIGHT_ALL = 0.93  # and of all bends of a line on average
CORNER = 0.35  # cosine of the bend allowed once it is known what a dash looks like
UNLIKE = 4.5  # lengths of neighbours, longer to shorter
ANOTHER_PEN = 2.0  # widths of neighbours, wider to narrower
MANY = 8  # dashes from which a line may be less even: it bends, it is drawn by hand
UNEVEN, UNEVEN_FEW = 0.4, 0.22  # mean deviation of lengths, and of gaps, from their middle
PARALLEL, BESIDE = 0.96, 0.7  # cosine; share of its length within which a stroke has others
MOST_PAIRS = 5_000_000  # of ends near each other; figures of offices have up to 1.6 million
HALF = 0.5  # share of a short line's strokes that are shading, from which it is
ALIKE = (
    0.6  # a stroke at least this part of a known dash, and not longer by as much, is like it
)


@dataclass(frozen=True, slots=True)
class _Links:
    """For each end (stroke * 2 + side) the end it meets, -1 for none, gap and bend between."""

    partner: NDArray[np.intp]
    gap: Floats
    bend: Floats


def broken_of(ink: Ink, mine: Bools) -> Bools | None:
    """Return which pieces of a figure are dashes of broken lines.

    None: so many strokes lie so close together that they cannot be told apart.
    """
    broken = np.zeros(len(ink.areas), np.bool_)
    strokes = strokes_of(ink, mine)
    if len(strokes.pieces) < FEWEST:
        return broken
    if _is_crowded(strokes):
        return None
    shading = _shading(strokes)
    lines = _lines_of_dashes(strokes, shading)
    if sum(map(len, lines)) < FEWEST_OF_ALL:
        return broken
    for line in lines:
        broken[strokes.pieces[line]] = True
    left = strokes.only(_like(strokes, lines) & (~shading | broken[strokes.pieces]))
    if _is_crowded(left):
        return None
    for line in _lines(_links(left, straight=CORNER)):
        if len(line) >= FEWEST_LIKE:
            broken[left.pieces[line]] = True
    return broken


def _lines_of_dashes(strokes: Strokes, shading: Bools) -> list[list[int]]:
    links = _links(strokes, straight=STRAIGHT)
    return [
        one
        for one in _lines(links)
        if _is_broken(strokes, links, one) and not _is_shaded(shading, one)
    ]


def _shading(strokes: Strokes) -> Bools:
    """Return which strokes have others like them on both sides, as shading strokes do."""
    middles = strokes.ends.mean(1)
    along = strokes.ends[:, 1] - strokes.ends[:, 0]
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    one, other = _near(middles, reach=float(np.percentile(strokes.lengths, 90)))
    between = middles[other] - middles[one]
    ahead = np.abs((between * along[one]).sum(1))
    aside = between[:, 0] * along[one, 1] - between[:, 1] * along[one, 0]
    reach = BESIDE * strokes.lengths[one]
    near = (one != other) & (np.abs((along[one] * along[other]).sum(1)) >= PARALLEL)
    near &= (ahead <= reach) & (np.abs(aside) <= reach)
    count = len(strokes.pieces)
    left = np.bincount(one[near & (aside > 0)], None, count)
    right = np.bincount(one[near & (aside < 0)], None, count)
    return np.asarray((left > 0) & (right > 0), np.bool_)


def _is_shaded(shading: Bools, line: list[int]) -> bool:
    return len(line) < MANY and float(np.mean(shading[line])) > HALF


def _like(strokes: Strokes, lines: list[list[int]]) -> Bools:
    """Return which strokes look like the dashes of a line, those themselves among them."""
    like = np.zeros(len(strokes.pieces), np.bool_)
    for line in lines:
        length = float(np.median(strokes.lengths[line]))
        width = float(np.median(strokes.widths[line]))
        fits = _between(strokes.lengths, length) & _between(strokes.widths, width)
        like |= fits
    for line in lines:
        like[line] = True
    return like


def _between(values: Floats, known: float) -> Bools:
    return np.asarray((values >= ALIKE * known) & (values * ALIKE <= known), np.bool_)


def _links(strokes: Strokes, *, straight: float) -> _Links:
    """Return which ends point at each other: each end has at most one partner."""
    points = strokes.ends.reshape(-1, 2)
    ways = strokes.ways.reshape(-1, 2)
    lengths, widths = np.repeat(strokes.lengths, 2), np.repeat(strokes.widths, 2)
    one, other = _near(points, reach=_reach(strokes))
    fits = (one // 2 != other // 2) & (_ratio(lengths, one, other) <= UNLIKE)
    fits &= _ratio(widths, one, other) <= ANOTHER_PEN
    one, other = one[fits], other[fits]
    between = points[other] - points[one]
    gaps = np.linalg.norm(between, axis=1)
    towards = between / np.maximum(gaps, 1e-9)[:, None]
    bends = np.minimum((towards * ways[one]).sum(1), -(towards * ways[other]).sum(1))
    shorter = np.minimum(lengths[one], lengths[other])
    wide = np.maximum(shorter * WIDEST, 3 * widths[one])
    fits = (bends >= straight) & (gaps <= wide)
    return _mutual(
        one[fits], other[fits], gaps=gaps[fits], bends=bends[fits], count=len(points)
    )


def _ratio(values: Floats, one: NDArray[np.intp], other: NDArray[np.intp]) -> Floats:
    low, high = np.minimum(values[one], values[other]), np.maximum(values[one], values[other])
    return np.asarray(high / low)


def _mutual(
    one: NDArray[np.intp], other: NDArray[np.intp], *, gaps: Floats, bends: Floats, count: int
) -> _Links:
    order = np.argsort(gaps * (2 - bends), kind="stable")[::-1]
    best = np.full(count, -1, np.intp)
    gap, bend = np.full(count, np.inf), np.zeros(count)
    best[one[order]] = other[order]
    gap[one[order]] = gaps[order]
    bend[one[order]] = bends[order]
    known = np.flatnonzero(best >= 0)
    lost = known[best[best[known]] != known]
    best[lost] = -1
    return _Links(best, gap, bend)


def _reach(strokes: Strokes) -> float:
    """Return how far an end looks for the next one."""
    return float(np.percentile(np.repeat(strokes.lengths, 2), 90)) * WIDEST


def _is_crowded(strokes: Strokes) -> bool:
    """Return whether too many ends lie near each other to hold each against each."""
    _, _, counts = _neighbours(strokes.ends.reshape(-1, 2), reach=_reach(strokes))
    return int(counts.sum()) > MOST_PAIRS


def _near(points: Floats, *, reach: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs of points (both ways) not much farther apart than ``reach``."""
    order, firsts, all_counts = _neighbours(points, reach=reach)
    ones, others = [], []
    for first, counts in zip(firsts, all_counts, strict=True):
        ones.append(np.repeat(np.arange(len(points)), counts))
        begin = np.cumsum(counts) - counts
        inside = np.arange(counts.sum()) - np.repeat(begin, counts)
        others.append(order[np.repeat(first, counts) + inside])
    return np.concatenate(ones), np.concatenate(others)


def _neighbours(
    points: Floats, *, reach: float
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return the points in order of cells, and where those around each begin, and how many.

    Around a point are nine cells: one row for each, one column for each point.
    """
    cells = np.floor(points / max(reach, 1)).astype(np.int64) + 1
    stride = int(cells[:, 0].max()) + 2
    keys = cells[:, 1] * stride + cells[:, 0]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    steps = (-stride - 1, -stride, -stride + 1, -1, 0, 1, stride - 1, stride, stride + 1)
    firsts = np.stack([np.searchsorted(ordered, keys + step, "left") for step in steps])
    lasts = np.stack([np.searchsorted(ordered, keys + step, "right") for step in steps])
    return order, firsts, lasts - firsts


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
    steps = [_step(links, one, other) for one, other in pairwise(line)]
    alike = min(_unevenness(lengths[1:-1]), _alternating(lengths))
    allowed = UNEVEN if len(line) >= MANY else UNEVEN_FEW
    if float(np.mean(links.bend[steps])) < STRAIGHT_ALL:
        return False
    return alike <= allowed and _unevenness(links.gap[steps]) <= allowed


def _step(links: _Links, one: int, other: int) -> int:
    """Return the end of a stroke that meets the next one of its line."""
    return next(
        2 * one + side for side in (0, 1) if links.partner[2 * one + side] // 2 == other
    )


def _unevenness(values: Floats) -> float:
    """Return the mean deviation from the median as a share of it."""
    middle = float(np.median(values))
    return float(np.mean(np.abs(values - middle)) / max(middle, 1e-9))


def _alternating(lengths: Floats) -> float:
    inner = lengths[1:-1]
    if len(inner) < FEWEST:
        return np.inf
    return max(_unevenness(inner[::2]), _unevenness(inner[1::2]))
