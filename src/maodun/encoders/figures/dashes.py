"""Short strokes of a figure, with their two ends and the way each end points."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.encoders.figures.ink import Bools, Ink, Ints

Floats = NDArray[np.float64]

LONGEST = 0.16  # share of the figure's longer side
SHORTEST = 4  # pixels
SLIM = 1.7  # times as long as wide
THICKEST = 16  # pixels
ONCE = 1.8  # a line is not longer than this many times its box across
CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)


@dataclass(frozen=True, slots=True)
class Strokes:
    """Strokes that may be dashes.

    Attributes:
        pieces: Number of the piece of ink of each.
        lengths: Pixels from end to end.
        widths: Pixels across, on average.
        ends: Position (x, y) of both ends of each: shape (n, 2, 2).
        ways: Unit vectors pointing out of the ends.
    """

    pieces: Ints
    lengths: Floats
    widths: Floats
    ends: Floats
    ways: Floats

    def only(self, kept: NDArray[np.bool_]) -> "Strokes":
        """Return some of the strokes."""
        return Strokes(
            self.pieces[kept],
            self.lengths[kept],
            self.widths[kept],
            self.ends[kept],
            self.ways[kept],
        )


def strokes_of(ink: Ink, mine: Bools) -> Strokes:
    """Return the strokes among the pieces of one figure."""
    extent = np.maximum(ink.widths, ink.heights)
    boxes = ink.boxes[mine]
    whole = int((boxes[:, 2:].max(0) - boxes[:, :2].min(0)).max()) if len(boxes) else 0
    small = mine & (extent >= SHORTEST) & (extent <= max(12, LONGEST * whole))
    small &= ink.areas <= THICKEST * extent
    small[small] = _drawn_once(ink, small)
    pieces = np.flatnonzero(small).astype(np.int32)
    rows, columns, owner = _pixels(ink, small, pieces)
    return _measured(pieces, rows.astype(np.float64), columns.astype(np.float64), owner)


def _drawn_once(ink: Ink, small: Bools) -> Bools:
    """Return which pieces are one line of a pen, not an outline or a knot of lines."""
    dark = (ink.pieces > 0).view(np.uint8)
    inner = ink.pieces[cv2.erode(dark, CROSS) > 0]
    edges = ink.areas - np.bincount(inner, None, len(ink.areas))
    pens = 2 * ink.areas[small] / np.maximum(edges[small], 1)
    reach = np.hypot(ink.widths[small], ink.heights[small])
    return np.asarray(ink.areas[small] <= ONCE * pens * reach, np.bool_)


def _pixels(
    ink: Ink, small: Bools, pieces: Ints
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return row, column and place among ``pieces`` of every pixel of theirs."""
    inside = small[ink.owners]
    place = np.zeros(len(small), np.intp)
    place[pieces] = np.arange(len(pieces))
    rows, columns = np.divmod(ink.places[inside], ink.pieces.shape[1])
    return rows, columns, place[ink.owners[inside]]


def _measured(pieces: Ints, rows: Floats, columns: Floats, owner: NDArray[np.intp]) -> Strokes:
    count = len(pieces)

    def total(values: Floats | None = None) -> Floats:
        return np.bincount(owner, values, count).astype(np.float64)

    area = np.maximum(total(), 1)
    middle = np.stack([total(columns), total(rows)], 1) / area[:, None]
    across, down = columns - middle[owner, 0], rows - middle[owner, 1]
    angle = 0.5 * np.arctan2(2 * total(across * down), total(across**2) - total(down**2))
    along = across * np.cos(angle)[owner] + down * np.sin(angle)[owner]
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, owner, along)
    np.maximum.at(high, owner, along)
    lengths = high - low + 1
    ends = np.zeros((count, 2, 2))
    for side, edge in ((0, low), (1, high)):
        outer = np.abs(along - edge[owner]) < 1
        many = np.maximum(np.bincount(owner[outer], None, count), 1)
        for axis, values in ((0, columns), (1, rows)):
            ends[:, side, axis] = np.bincount(owner[outer], values[outer], count) / many
    ways = ends - middle[:, None]
    ways /= np.maximum(np.linalg.norm(ways, axis=2, keepdims=True), 1e-9)
    widths = area / lengths
    slim = lengths >= SLIM * widths
    return Strokes(pieces[slim], lengths[slim], widths[slim], ends[slim], ways[slim])
